"""The practice page and the page of freedom: every figure by hand, and what is unknown stays unknown."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from careerbook.records.entry import Entry
from careerbook.reports import autonomy, practice, prep
from careerbook.reports.ask import Ask
from careerbook.reports.autonomy_facts import Area, Proposal
from careerbook.rules.periods import parse_period
from careerbook.rules.value import NotAvailable
from tests.desk import TODAY, Desk, markdown_of, text_of


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.book.close()


def october(day: int) -> date:
    return date(2026, 10, day)


# --- practice --------------------------------------------------------------------------------------------------------


def test_an_empty_practice_says_what_to_type(desk: Desk) -> None:
    data = practice.build(desk.read(), Ask())
    page = markdown_of(practice.layout(data))
    for command in ("engagement add JOB --direction", "service add", "opportunity add NEED"):
        assert f"careerbook {command}" in page
    assert "No idea offered in a year." in page
    assert "Nobody you spoke with is written down for this period." in page
    assert data.services == ()


def test_the_mix_by_hours_and_by_impacts(desk: Desk) -> None:
    releases = desk.add("service", name="releases", beneficiary="finance")
    extracts = desk.add("service", name="extracts")
    desk.add("service", name="nothing yet")
    for service, hours in ((releases, 6), (releases, None), (extracts, Decimal("1.5")), (None, None)):
        said: dict[str, Any] = {"service": service} if service else {}
        said |= {"hours": Decimal(hours)} if hours is not None else {}
        desk.add("impact", text="Done", on=october(20), **said)
    desk.add("impact", text="Before", on=date(2026, 9, 30), service=releases, hours=Decimal(40))
    data = practice.build(desk.read(), Ask())
    by_name = {row.name: row for row in data.services}
    assert [row.name for row in data.services] == ["releases", "extracts", "nothing yet", ""]
    assert (data.impacts, data.hours, data.without_hours) == (4, Fraction(15, 2), 2)
    assert (by_name["releases"].of_hours, by_name["releases"].of_impacts) == (Fraction(4, 5), Fraction(1, 2))
    assert (by_name["extracts"].of_hours, by_name["extracts"].of_impacts) == (Fraction(1, 5), Fraction(1, 4))
    assert by_name["nothing yet"].of_hours == Fraction(0)
    assert by_name[""].of_hours == NotAvailable("none of its impacts says its hours")
    assert by_name[""].of_impacts == Fraction(1, 4)
    page = markdown_of(practice.layout(data))
    assert "| releases, for finance | 6 | 80 % | 2 | 50 % | – | – |" in page  # noqa: RUF001 - the dash of print
    assert "2 of 4 impacts say no hours, so the mix by hours leaves them out." in page


def test_without_hours_or_impacts_there_is_no_share(desk: Desk) -> None:
    service = desk.add("service", name="releases")
    (row,) = practice.build(desk.read(), Ask()).services
    assert row.of_impacts == NotAvailable("no impact in this period")
    desk.add("impact", text="Done", service=service)
    (row,) = practice.build(desk.read(), Ask()).services
    assert row.of_hours == NotAvailable("no impact of this period says its hours")
    assert row.of_impacts == 1


def test_only_two_known_wishes_can_differ(desk: Desk) -> None:
    for name, mine, theirs in (
        ("a", "less", "more"),
        ("b", "same", "same"),
        ("c", "stop", "unknown"),
        ("d", None, "more"),
        ("e", "more", None),
    ):
        wishes = (("use_me_for", mine), ("client_view", theirs))
        said: dict[str, Any] = {field: word for field, word in wishes if word}
        desk.add("service", name=name, **said)
    data = practice.build(desk.read(), Ask(why=True))
    assert [row.name for row in data.services if row.differs] == ["a"]
    page = markdown_of(practice.layout(data))
    assert "**a.** You would like less of it, your client more of it." in page
    assert "is not known for c and e: `careerbook service view 3 more|same|less|stop`" in page
    assert "1 of 2 with both." in page


def test_ideas_are_counted_by_the_quarter_they_were_offered_in(desk: Desk) -> None:
    alex, kim = desk.client(), desk.client("Kim Osei", "secondary")
    first = desk.add("opportunity", need="Two lists", on=date(2026, 2, 2))
    second = desk.add("opportunity", need="No list", on=date(2026, 2, 2), toward_direction=True)
    for idea, client, on in (
        (first, alex, date(2026, 3, 31)),
        (first, kim, date(2026, 10, 1)),
        (first, alex, TODAY),
        (second, kim, TODAY),
        (second, alex, date(2026, 12, 1)),
    ):
        desk.add("offered", idea, client=client, on=on)
    desk.set(second, TODAY, state="offered")
    counts = [(quarter.label, quarter.count) for quarter in practice.build(desk.read(), Ask()).offers]
    assert counts == [("2026-Q1", 1), ("2026-Q2", 0), ("2026-Q3", 0), ("2026-Q4", 2)]
    mine = practice.build(desk.read(), Ask(client=alex))
    assert [quarter.count for quarter in mine.offers] == [1, 0, 0, 1]
    page = markdown_of(practice.layout(practice.build(desk.read(), Ask())))
    assert '"No list": offered to Kim Osei, no answer yet (20 Nov), towards the work I want' in page
    third = parse_period("2026-Q1", desk.read().calendar, TODAY)
    assert [quarter.count for quarter in practice.build(desk.read(), Ask(period=third)).offers] == [0, 0, 0, 1]


def test_an_idea_of_a_client_who_was_taken_out_keeps_its_place_without_their_name(desk: Desk) -> None:
    kim = desk.client("Kim Osei", "secondary")
    idea = desk.add("opportunity", need="No list")
    desk.add("offered", idea, client=kim)
    desk.set(idea, TODAY, state="offered")
    desk.book.set(kim, {"removed": True}, source="client remove")
    data = practice.build(desk.read(), Ask())
    assert [row.to for row in data.ideas] == [()]
    assert '"No list": offered, no answer yet (20 Nov)' in markdown_of(practice.layout(data))


def test_who_i_spoke_with(desk: Desk) -> None:
    alex = desk.client()
    for on, state in ((october(1), "recorded"), (october(30), "recorded"), (date(2026, 9, 30), "recorded")):
        desk.add("call", client=alex, on=on, held_on=on, state=state)
    desk.add("call", client=alex, on=TODAY, state="planned")
    jo, sam = desk.add("person", name="Jo Park"), desk.add("person", name="Sam Okafor")
    desk.add("feedback", text="Good", from_person=jo, on=october(5))
    desk.add("feedback", text="Thanks", to_person=sam, from_person=jo, direction="given", on=october(6))
    desk.add("feedback", text="Somebody said", on=october(7))
    people = [(row.name, row.times, row.last) for row in practice.build(desk.read(), Ask()).people]
    assert people == [("Alex Rivera", 2, october(30)), ("Sam Okafor", 1, october(6)), ("Jo Park", 1, october(5))]


def test_spoken_with_leaves_out_what_came_through_others_and_what_i_said_to_myself(desk: Desk) -> None:
    jo, me = desk.add("person", name="Jo Park"), desk.add("person", name="Maya Chen")
    for channel in ("survey", "review", "third-party"):
        desk.add("feedback", text="Good", from_person=jo, channel=channel, on=october(5))
    desk.add("feedback", text="I was late", from_person=me, source="self", on=october(6))
    assert practice.build(desk.read(), Ask()).people == ()
    desk.add("feedback", text="Good", from_person=jo, channel="written", on=october(7))
    assert [row.times for row in practice.build(desk.read(), Ask()).people] == [1]


def test_two_jobs_stand_on_one_page_and_a_client_asks_for_theirs(desk: Desk) -> None:
    day = desk.add("engagement", title="Analyst", start=date(2026, 1, 1), on=date(2026, 1, 1))
    night = desk.add("engagement", title="Tutor", start=date(2026, 2, 1), on=date(2026, 2, 1), direction="More pupils")
    kim = desk.client("Kim Osei", engagement=day)
    reports = desk.add("service", name="reports", engagement=day, use_me_for="less", client_view="more")
    lessons = desk.add("service", name="lessons", engagement=night)
    for service, job, hours in ((reports, day, 30), (lessons, night, 10)):
        desk.add("impact", text="Done", service=service, engagement=job, hours=Decimal(hours))
    whole = practice.build(desk.read(), Ask())
    assert [(row.name, row.job, row.of_hours) for row in whole.services] == [
        ("reports", "Analyst", Fraction(3, 4)),
        ("lessons", "Tutor", Fraction(1, 4)),
    ]
    page = markdown_of(practice.layout(whole))
    assert page.startswith("# Practice · Analyst and Tutor · 2026-Q4\n")
    assert "| reports (Analyst) | 30 | 75 % | 1 | 50 % |" in page
    assert "**reports.** You would like less of it, your client more of it." in page
    assert "Which work do you want more of as Analyst? `careerbook edit engagement-1 --direction TEXT`" in page
    assert "Work I want more of as Tutor: More pupils.\n\nNothing points there yet." in page
    asked = practice.build(desk.read(), Ask(client=kim))
    assert [job.title for job in asked.jobs] == ["Analyst"]
    assert [(row.name, row.job, row.of_hours) for row in asked.services] == [("reports", "", Fraction(1))]


def test_a_change_of_job_takes_nothing_off_the_page_of_the_days_before(desk: Desk) -> None:
    old = desk.add("engagement", title="Analyst", start=date(2025, 1, 1), end=date(2026, 10, 31), on=date(2025, 1, 1))
    new = desk.add("engagement", title="Lead", start=date(2026, 11, 1), on=date(2026, 11, 1), direction="People")
    reports = desk.add("service", name="reports", engagement=old)
    plans = desk.add("service", name="plans", engagement=new)
    for service, job, on in ((reports, old, october(5)), (plans, new, TODAY), (reports, old, date(2026, 7, 1))):
        desk.add("impact", text="Done", service=service, engagement=job, on=on)
    desk.add("opportunity", need="Two lists", toward_direction=True)

    def titles(label: str) -> tuple[list[str], list[str]]:
        period = parse_period(label, desk.read().calendar, TODAY)
        data = practice.build(desk.read(), Ask(period=period))
        return [job.title for job in data.jobs], [row.name for row in data.services]

    assert titles("2026-Q4") == (["Analyst", "Lead"], ["reports", "plans"])
    assert titles("2026-Q3") == (["Analyst"], ["reports"])
    assert titles("2026-11") == (["Lead"], ["plans"])
    page = markdown_of(practice.layout(practice.build(desk.read(), Ask())))
    assert "as Analyst?" not in page  # it is over, so nothing more is asked of it
    assert "Work I want more of as Lead: People.\n\nTowards it: opportunity-1." in page


# --- autonomy --------------------------------------------------------------------------------------------------------


def vendor(desk: Desk, **said: Any) -> Entry:
    levels: dict[str, Any] = {"granted": "consult", "practised": "agree", "wanted": "advise"}
    return desk.add("autonomy", area="vendor choice up to 5k", **{**levels, **said})


def area(desk: Desk, client: Entry | None = None) -> Area:
    (found,) = autonomy.build(desk.read(), Ask(client)).areas
    return found


def test_vendor_choice(desk: Desk) -> None:
    vendor(desk)
    found = area(desk)
    assert (found.gap, found.unused) == (2, -1)
    assert found.change == NotAvailable("nothing was granted at the end of the last period")
    assert isinstance(found.proposal, Proposal)
    assert (found.proposal.level, found.proposal.practised, found.proposal.until) == ("agree", True, date(2027, 1, 29))
    page = text_of(autonomy.layout(autonomy.build(desk.read(), Ask())))
    for word in ("gap: +2", "level 4, agree", "level 5, advise", "above what was granted, by one level"):
        assert word in page
    assert "Levels: 1 tell, 2 sell, 3 consult, 4 agree, 5 advise, 6 inquire, 7 delegate." in page


def test_a_setting_says_how_long_a_trial_is_proposed_for(desk: Desk) -> None:
    vendor(desk)
    desk.settings(trial_days=30)
    found = area(desk)
    assert isinstance(found.proposal, Proposal)
    assert found.proposal.until == date(2026, 12, 20)
    why = markdown_of(autonomy.layout(autonomy.build(desk.read(), Ask(why=True))))
    assert "trial_days = 30" in why
    assert "gap +2, unused −1" in why  # noqa: RUF001 - the minus sign of print


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"state": "trial", "until": TODAY}, "a trial is running"),
        ({"state": "agreed", "granted_before": "tell"}, "what was agreed is still to be tried"),
        ({"state": "pulled-back"}, "it was pulled back"),
        ({"state": "pulled-back", "review_on": date(2026, 11, 21)}, "it was pulled back"),
        ({"wanted": "consult"}, "no more is wanted than was granted"),
    ],
)
def test_there_is_a_day_to_ask_and_days_not_to(desk: Desk, said: dict[str, Any], reason: str) -> None:
    vendor(desk, **said)
    assert area(desk).proposal == NotAvailable(reason)


@pytest.mark.parametrize(
    "said",
    [
        {"state": "confirmed"},
        {"state": "agreed", "granted_before": "consult"},
        {"state": "pulled-back", "review_on": TODAY},
    ],
)
def test_it_may_be_asked_for_again(desk: Desk, said: dict[str, Any]) -> None:
    vendor(desk, **said)
    assert isinstance(area(desk).proposal, Proposal)


def test_what_speaks_for_one_level_more(desk: Desk) -> None:
    alex, kim = desk.client(), desk.client("Kim Osei", "secondary")
    vendor(desk, skill="Costing", client=alex)
    for text, on, said in (
        ("An old one", date(2025, 11, 19), {"what_changed": "10 % less"}),
        ("A plain one", october(1), {}),
        ("A proved one", october(2), {"what_changed": "Half", "evidence": {"log": {"type": "file"}}}),
        ("Another plain one", october(3), {}),
        ("One more plain one", october(4), {}),
    ):
        desk.add("impact", text=text, on=on, skills=("costing",), **said)
    desk.add("impact", text="Another skill", skills=("writing",))
    desk.add("commitment", text="Kept", owner="me", client=alex, due=october(9), done_on=october(9), state="done")
    found = area(desk).proposal
    assert isinstance(found, Proposal)
    assert [result.text for result in found.results] == ["A proved one", "One more plain one", "Another plain one"]
    assert found.results[0].state == "verified"
    assert found.promises == "the one promise that was due was kept in time"
    desk.add("commitment", text="Late", owner="me", client=kim, due=october(9), on=october(1))
    again = area(desk, alex).proposal
    assert isinstance(again, Proposal)
    assert (again.kept, again.due) == (1, 1)
    desk.add("commitment", text="Late", owner="me", client=alex, due=october(9), on=october(1))
    broken = area(desk).proposal
    assert isinstance(broken, Proposal)
    assert broken.promises == ""


def test_the_widest_gap_comes_first_and_another_clients_area_is_left_out(desk: Desk) -> None:
    alex, kim = desk.client(), desk.client("Kim Osei", "secondary")
    desk.add("autonomy", area="dates", granted="advise", practised="consult", wanted="advise", client=alex)
    vendor(desk, client=alex)
    desk.add("autonomy", area="hiring", wanted="advise", client=kim)
    data = autonomy.build(desk.read(), Ask())
    assert [found.area for found in data.areas] == ["vendor choice up to 5k", "dates", "hiring"]
    page = markdown_of(autonomy.layout(data))
    assert "Granted and not used: 2 levels." in page
    assert "Not said yet: what is granted and practised." in page
    assert [found.area for found in autonomy.build(desk.read(), Ask(kim)).areas] == ["hiring"]


def test_freedom_to_ask_for_stands_on_the_private_sheet(desk: Desk) -> None:
    alex, kim = desk.client(), desk.client("Kim Osei", "secondary")
    vendor(desk, client=alex, guard_rails="EUR 5,000, and a note each time")
    sheet = markdown_of(prep.layout(prep.build(desk.read(), Ask(alex))))
    assert (
        "## Freedom to ask for\n\nVendor choice up to 5k. Granted: you consult me first. In practice: we agree."
        ' I want: I decide, you advise. *Ask for:* "we agree", on trial until 29 Jan, within these limits:'
        " EUR 5,000, and a note each time.\n"
    ) in sheet
    assert "Freedom to ask for" not in markdown_of(prep.layout(prep.build(desk.read(), Ask(kim))))
    assert sheet.index("If it turns to me") < sheet.index("Freedom to ask for")


def test_a_trial_that_is_over_asks_for_an_answer(desk: Desk) -> None:
    alex = desk.client()
    vendor(desk, client=alex, state="trial", granted="agree", until=date(2026, 11, 19), agreed_on=october(1))
    sheet = markdown_of(prep.layout(prep.build(desk.read(), Ask(alex))))
    assert 'Agreed: we agree. In practice: we agree. *Ask:* "The trial ended on 19 Nov. Is it to stay so?"' in sheet
    assert "The trial ended on Thu 19 Nov 2026." in markdown_of(autonomy.layout(autonomy.build(desk.read(), Ask())))
