"""The year of Maya Chen, senior data engineer, up to Monday 23 November 2026; everybody in it is made up."""

from careerbook.demo.objectives import tell_objectives
from careerbook.demo.practice import tell_autonomy, tell_ideas, tell_services
from careerbook.demo.ratings import tell_ratings
from careerbook.demo.role import tell_role
from careerbook.demo.stories import tell_ladder, tell_stories
from careerbook.demo.teller import Teller
from careerbook.demo.voices import tell_voices
from careerbook.demo.wins import tell_wins
from careerbook.records.settings_table import SETTINGS_UID

LAST_DAY = "2026-11-23"
"""The day on which the story stops: two days before the next check-in."""


def tell_year() -> Teller:
    """Return the whole year as one batch, in the order things happened where that matters."""
    year = Teller()
    year.batch.create("settings", {"name": "Maya Chen", "currency": "EUR"}, uid=SETTINGS_UID)
    _people(year)
    _goals(year)
    _checks(year)
    tell_services(year)
    tell_ladder(year)
    tell_wins(year)
    _calls(year)
    _next_call(year)
    _challenges(year)
    _funded_pitch(year)
    _sent_pitch(year)
    tell_voices(year)
    tell_objectives(year)
    tell_role(year)
    tell_ratings(year)
    tell_ideas(year)
    tell_autonomy(year)
    tell_stories(year)
    return year


def _people(year: Teller) -> None:
    year.add(
        "engagement",
        "2023-05-02",
        called="job",
        title="senior data engineer",
        employer="Halden Group",
        start="2023-05-02",
        type="permanent",
        hours_per_week="38",
        loaded_hourly_cost="2500 EUR",
        direction="Less firefighting, more of taking manual steps out of how we work",
    )
    year.add("leave", "2026-06-01", under="job", start="2026-08-03", end="2026-08-21")
    year.add("person", "2025-01-07", called="alex", name="Alex Rivera", category="manager")
    year.add(
        "person", "2025-01-07", called="priya", name="Priya Shah", share_as="an engineer in team B", category="peer"
    )
    year.add("person", "2025-01-07", called="jo", name="Jo Park", share_as="operations", category="customer")
    year.add("person", "2025-01-07", called="sam", name="Sam Okafor", share_as="a data analyst", category="peer")
    year.add("person", "2025-01-07", called="lena", name="Lena Vogt", share_as="finance", category="customer")
    year.add("client", "2025-01-07", called="manager", person=year["alex"], relation="primary", start="2025-01-07")
    year.add(
        "need",
        "2026-07-08",
        called="without",
        under="manager",
        text="I want it to run without you",
        heard_on="2026-07-08",
    )
    year.add(
        "need",
        "2026-10-14",
        called="cost",
        under="manager",
        text="I want to know about cost before finance does",
        heard_on="2026-10-14",
    )


def _goals(year: Teller) -> None:
    year.add(
        "goal", "2026-01-05", called="close", title="Close the books in 5 days", start="2026-01-05", due="2026-12-31",
        baseline_due="2026-12-31", metric_name="days to close", start_value="9", target="5", baseline_target="5",
        unit="days", state="active", set_by="together", agreed="yes", client=year["manager"],
    )  # fmt: skip
    year.add(
        "goal", "2026-01-05", called="invoices", title="Fewer duplicate invoices", start="2026-01-05", due="2026-11-16",
        baseline_due="2026-11-16", metric_name="duplicate invoices a month", start_value="410", target="120",
        baseline_target="120", state="active", set_by="client", agreed="yes", client=year["manager"],
    )  # fmt: skip
    year.add(
        "goal", "2026-07-01", called="guild", title="Lead the data guild", start="2026-07-01", due="2027-01-29",
        baseline_due="2027-01-29", state="active", type="development", set_by="me", agreed="yes",
        client=year["manager"],
    )  # fmt: skip
    year.add(
        "goal", "2026-01-05", called="server", title="All reports off the old server", start="2026-01-05",
        due="2026-06-30", baseline_due="2026-06-30", metric_name="reports moved", start_value="0", target="24",
        baseline_target="24", unit="reports", state="active", set_by="handed-down", agreed="not-asked",
        client=year["manager"],
    )  # fmt: skip
    year.add(
        "goal", "2026-02-02", called="alone", title="Two colleagues release on their own", start="2026-02-02",
        due="2026-09-30", baseline_due="2026-09-30", state="active", set_by="together", agreed="yes",
        client=year["manager"],
    )  # fmt: skip
    for due, done, text in (
        ("2026-08-31", "2026-08-27", "Six people who want to meet"),
        ("2026-10-15", "2026-10-08", "First session held"),
        ("2026-12-15", None, "A shared list of data owners"),
        ("2027-01-29", None, "Somebody else leads a session"),
    ):
        year.add("step", "2026-07-01", under="guild", text=text, due=due, done_on=done)
    for done, text in (("2026-05-12", "Sam releases alone"), ("2026-09-18", "A second analyst releases alone")):
        year.add("step", "2026-02-02", under="alone", text=text, due="2026-09-30", done_on=done)


def _checks(year: Teller) -> None:
    for goal, on, current, status, comment in (
        ("close", "2026-03-31", "9", "on-track", "Counted what takes the time first"),
        ("close", "2026-06-30", "8.5", "on-track", None),
        ("close", "2026-09-28", "8", "at-risk", "Two changes waited for review"),
        ("close", "2026-11-06", "6", "at-risk", "October closed in six days"),
        ("invoices", "2026-03-31", "388", "at-risk", None),
        ("invoices", "2026-06-30", "301", "on-track", None),
        ("invoices", "2026-09-30", "160", "on-track", None),
        ("invoices", "2026-11-13", "74", "completed", None),
        ("server", "2026-03-31", "6", "on-track", None),
        ("server", "2026-06-29", "17", "off-track", "Seven reports have no owner left"),
        ("guild", "2026-11-09", None, "on-track", None),
    ):
        year.add("check", on, under=goal, current=current, status=status, comment=comment)
    year.add(
        "exception", "2026-10-20", under="guild", type="priority-change", due="2027-03-31", due_before="2027-01-29",
        cause="The close came first in November", agreed_with=year["manager"],
    )  # fmt: skip
    year.step("guild", "goal", "2026-10-20", due="2027-03-31")
    year.step("server", "goal", "2026-07-01", state="missed")
    year.step("alone", "goal", "2026-09-18", state="done")
    year.step("invoices", "goal", "2026-11-13", state="done")
    year.add(
        "review", "2026-11-16", under="invoices", why={"new-method": True, "help-from-others": True}, duplicable="yes",
        conditions="Somebody from the process writes the test cases with me",
        next_use="taking a manual step out of a monthly process",
    )  # fmt: skip


def _calls(year: Teller) -> None:
    year.add(
        "call", "2026-07-08", called="summer", client=year["manager"], type="quarterly", period="2026-Q2",
        state="recorded", held_on="2026-07-08", moved_on="2026-07-08",
        headline="Duplicate invoices are down by a quarter. The old server will not be empty in June.",
    )  # fmt: skip
    year.add(
        "ask", "2026-07-08", under="summer", text="Owners for the seven reports that nobody claims",
        recommendation="Switch off what nobody claims by October", because="Each costs a day a month", answer="agreed",
    )  # fmt: skip
    year.add(
        "call", "2026-10-01", called="autumn", client=year["manager"], type="quarterly", period="2026-Q3",
        state="recorded", held_on="2026-10-01", moved_on="2026-10-01",
        headline="Two colleagues release without me. Reviews are the bottleneck of the close.",
    )  # fmt: skip
    year.add("heard", "2026-10-01", under="autumn", text="Cost will matter more next year than speed")
    made = {"client": year["manager"], "call": year["autumn"]}
    year.add(
        "commitment",
        "2026-10-01",
        called="calendar",
        text="Close calendar published",
        owner="me",
        due="2026-10-15",
        **made,
    )
    year.add("commitment", "2026-10-01", called="tax", text="Tax lookups moved", owner="me", due="2026-10-30", **made)
    year.add(
        "commitment",
        "2026-10-01",
        called="intro",
        text="Introduction to procurement",
        owner="client",
        due="2026-10-20",
        **made,
    )
    year.add("commitment", "2026-10-01", text="Second reviewer", owner="client", due="2026-10-30", **made)
    year.step("calendar", "commitment", "2026-10-12", state="done", done_on="2026-10-12")
    year.step("intro", "commitment", "2026-10-16", state="done", done_on="2026-10-16")
    year.step(
        "tax",
        "commitment",
        "2026-11-09",
        state="done",
        done_on="2026-11-09",
        remark="I had planned no time for test data",
    )


def _next_call(year: Teller) -> None:
    year.add(
        "call", "2026-11-25", called="next", client=year["manager"], type="quarterly", period="2026-Q4", minutes=30,
        moved_on="2026-11-16", outcome="A yes to one day a week from team B until March",
        headline=(
            "Finance now closes the books in six days instead of nine, and duplicate invoices are down to 74 a month. "
            "One thing could undo it: the supplier feed may stop on 5 December."
        ),
    )  # fmt: skip
    year.add(
        "ask", "2026-11-16", under="next", text="A second reviewer for the close", by="2026-12-01", type="decision",
        recommendation="One day a week from team B until March", because="Two changes waited four days in October",
        objection="Team B is short too", fallback="Every other week, releases only; look again on 15 January",
    )  # fmt: skip
    year.add(
        "ask", "2026-11-18", under="next", text="The supplier feed", by="2026-11-27", type="decision",
        recommendation="Renewing for two years", because="One year brings us back here next November",
        objection="Finance wants one year", fallback="One year with a notice period of six months",
    )  # fmt: skip
    for text in (
        "If January is short, which comes first: the close or expenses?",
        "What does the division expect of us next year that I have not heard?",
        "What should I do differently?",
    ):
        year.add("question", "2026-11-18", under="next", text=text)
    to_agree = {"client": year["manager"], "call": year["next"], "state": "proposed"}
    year.add(
        "commitment",
        "2026-11-18",
        text="Close in five days, two months running",
        owner="me",
        due="2027-02-19",
        **to_agree,
    )
    year.add(
        "commitment",
        "2026-11-18",
        text="Expenses, one team on the new method",
        owner="me",
        due="2027-01-29",
        **to_agree,
    )
    year.add("commitment", "2026-11-18", text="Supplier renewal signed", owner="client", due="2026-12-04", **to_agree)


def _challenges(year: Teller) -> None:
    year.add(
        "challenge", "2026-04-14", called="test data", text="A tax change went live with last year's rates",
        type="mistake",
        severity="medium", cause="I tested with old data", consequence="Two invoices were sent again",
    )  # fmt: skip
    year.add("raised", "2026-04-14", under="test data", client=year["manager"])
    year.step("test data", "challenge", "2026-04-17", state="resolved")
    year.step(
        "test data",
        "challenge",
        "2026-05-04",
        state="closed",
        lesson="Test data gets a date and an owner in every plan",
    )
    year.add(
        "challenge", "2026-11-17", called="feed", text="The supplier feed may stop on 5 December", type="dependency",
        severity="high", impact_date="2026-12-05", goal=year["close"],
        cause="The contract ends and nobody has renewed it",
        consequence="Operations would key invoices by hand, 12 hours a week",
        recommendation="Renewing for two years", what_helps="a call to procurement this week",
    )  # fmt: skip
    year.add("raised", "2026-11-20", under="feed", client=year["manager"], heads_up=True)
    year.add(
        "challenge", "2026-11-20", called="leaving", text="Priya may leave team B in January", type="capacity",
        severity="medium", impact_date="2027-01-08", consequence="I lose my best candidate for reviewer",
    )  # fmt: skip


def _funded_pitch(year: Teller) -> None:
    year.add(
        "pitch", "2026-03-02", called="profiler", title="A profiler for the nightly jobs", type="tool", version=1,
        new_work="A weekly look at what the slowest jobs cost", ask="The licence for a year", horizon_months=12,
        decision_by="2026-03-31", give_back="Nightly jobs that finish before people arrive",
    )  # fmt: skip
    year.add("cost", "2026-03-02", under="profiler", label="licence", amount="120000 EUR")
    year.add("cost", "2026-03-02", under="profiler", label="learning it", hours="16", rate="2500 EUR")
    year.add(
        "benefit", "2026-03-02", called="hours", under="profiler", label="hours saved in operations",
        amount_per_month="50000 EUR", attribution="0.7", confidence="0.8", starts_month=1,
        basis="Waiting hours of February",
    )  # fmt: skip
    year.add("sent", "2026-03-09", under="profiler", client=year["manager"])
    year.step("profiler", "pitch", "2026-03-09", state="sent")
    year.step("profiler", "pitch", "2026-04-01", state="funded", funded_on="2026-04-01")
    for month, amount in (
        ("2026-05", 26000),
        ("2026-06", 27500),
        ("2026-07", 29000),
        ("2026-09", 31000),
        ("2026-10", 30500),
    ):
        year.add(
            "realised", f"{month}-28", under="profiler", benefit=year["hours"], amount=f"{amount} EUR", month=month
        )


def _sent_pitch(year: Teller) -> None:
    year.add(
        "pitch", "2026-11-02", called="course", title="A cost course for me, a monthly cost clinic for you",
        type="course",
        version=1, need=year["cost"], new_work="A monthly cost clinic that nobody runs today", horizon_months=12,
        ask="The course fee, and one Friday a month for the clinic", decision_by="2026-12-15",
        give_back="A monthly cost clinic for every team", not_priced={"fewer late nights at month end": True},
        fallback="The course alone, and one clinic as a trial",
    )  # fmt: skip
    year.add("cost", "2026-11-02", under="course", label="fee", amount="180000 EUR")
    year.add("cost", "2026-11-02", under="course", label="travel", amount="20000 EUR")
    year.add("cost", "2026-11-02", under="course", label="my time", hours="40", rate="2500 EUR")
    year.add(
        "benefit", "2026-11-02", under="course", label="cloud bill", amount_per_month="90000 EUR", attribution="0.6",
        confidence="0.8", basis="The bill of the third quarter",
    )  # fmt: skip
    year.add("demand", "2026-11-02", under="course", who="operations", text="We would send two people")
    year.add("demand", "2026-11-09", under="course", who="finance", text="Tell us the dates")
    year.add("sent", "2026-11-10", under="course", client=year["manager"])
    year.step("course", "pitch", "2026-11-10", state="sent")
