"""What Maya delivered, quarter by quarter."""

from careerbook.demo.teller import Teller

CLOSE, INVOICES, ALONE, OTHER = "A faster close", "Fewer corrections", "It runs without me", ""


def tell_wins(year: Teller) -> None:
    """Tell all of the year's impacts."""
    _winter(year)
    _spring(year)
    _summer(year)
    _autumn(year)
    _november(year)


def _winter(year: Teller) -> None:
    win = year.win
    win(
        "2026-01-09",
        "Timed every step of the month-end close",
        goal="close",
        theme=CLOSE,
        category="design-documentation",
    )
    win(
        "2026-01-16",
        "Found where duplicate invoices come from",
        goal="invoices",
        theme=INVOICES,
        proof="findings=docs/duplicates.md",
    )
    win("2026-01-23", "Wrote the plan for the old server", goal="server", category="design-documentation")
    win("2026-01-30", "Moved the first two reports", goal="server", metric="reports moved||2|reports")
    win(
        "2026-02-06",
        "Paired with Sam Okafor on a release",
        goal="alone",
        competency={year["teaches"]: True},
        theme=ALONE,
        category="collaboration-mentorship",
    )
    win(
        "2026-02-13",
        "Fixed the date bug in the tax export",
        changed="No export was sent back in February",
        noticed="lena",
    )
    win(
        "2026-02-20",
        "Matched invoices by supplier and amount",
        goal="invoices",
        theme=INVOICES,
        metric="duplicate invoices a month|410|396|",
    )
    win("2026-02-27", "Made the nightly job restart itself", metric="nights with a call|6|1|nights", theme=ALONE)
    win("2026-03-06", "Showed finance how to read the job log", category="collaboration-mentorship", noticed="lena")
    win("2026-03-13", "Moved four more reports", goal="server", metric="reports moved|2|6|reports")
    win(
        "2026-03-27",
        "Cut the tax lookup from 40 to 12 minutes",
        metric="tax lookup|40|12|minutes",
        theme=CLOSE,
        goal="close",
    )


def _spring(year: Teller) -> None:
    win = year.win
    win("2026-04-03", "Learned the profiler and noted the first ten findings", category="learning")
    win(
        "2026-04-17",
        "Put last year's tax rates right within three days",
        changed="Both invoices were corrected",
        noticed="jo",
    )
    win(
        "2026-04-24",
        "Wrote the release checklist",
        goal="alone",
        theme=ALONE,
        proof="checklist=docs/release.md",
        competency={year["writes"]: True},
    )
    win("2026-05-08", "Moved the ledger report", goal="server", metric="reports moved|6|13|reports")
    win(
        "2026-05-12",
        "Sam released on his own",
        goal="alone",
        theme=ALONE,
        changed="Releases no longer wait for me",
        noticed="sam",
        contribution="two releases side by side, then one from the next room",
        credit="led",
        result_check_on="2026-11-30",
        competency={year["teaches"]: True},
    )
    win(
        "2026-05-22",
        "Halved the time of the slowest nightly job",
        metric="slowest job|110|52|minutes",
        proof="profile=docs/may.md",
    )
    win("2026-05-29", "Ran an evening for girls who code", category="outside-work")
    win(
        "2026-06-05",
        "Blocked the same invoice number twice",
        goal="invoices",
        theme=INVOICES,
        metric="duplicate invoices a month|396|301|",
    )
    win("2026-06-12", "Interviewed four candidates for team B", category="company-building")
    win("2026-06-19", "Moved four reports before the holidays", goal="server", metric="reports moved|13|17|reports")
    win(
        "2026-06-26",
        "Listed the seven reports without an owner",
        goal="server",
        changed="Alex Rivera decided to switch them off",
    )


def _summer(year: Teller) -> None:
    win = year.win
    win("2026-07-03", "Started the data guild with six people", goal="guild", category="company-building")
    win("2026-07-10", "Drew the close as one picture", goal="close", theme=CLOSE, proof="picture=docs/close.png")
    win(
        "2026-07-17",
        "Joined bank and ledger checks into one",
        goal="close",
        theme=CLOSE,
        metric="days to close|9|8.5|days",
    )
    win(
        "2026-07-24",
        "Wrote down what on-call does first",
        theme=ALONE,
        category="design-documentation",
        noticed="sam",
        competency={year["writes"]: True},
    )
    win(
        "2026-07-31", "Taught the close to a stand-in", theme=ALONE, changed="Nobody phoned me on holiday", goal="alone"
    )
    win("2026-08-28", "Cleared three weeks of questions in two days", category="collaboration-mentorship")
    win(
        "2026-09-04",
        "Warned suppliers of a missing order number",
        goal="invoices",
        theme=INVOICES,
        metric="duplicate invoices a month|301|160|",
    )
    win("2026-09-11", "Reviewed the new ledger design", category="design-documentation")
    win(
        "2026-09-18",
        "A second analyst released alone",
        goal="alone",
        theme=ALONE,
        changed="Two people can release",
        noticed="lena",
    )
    win(
        "2026-09-25",
        "Took the manual step out of accruals",
        goal="close",
        theme=CLOSE,
        metric="days to close|8.5|8|days",
        noticed="lena",
    )
    win("2026-09-29", "Passed the cost basics exam", category="learning")


def _autumn(year: Teller) -> None:
    win = year.win
    win(
        "2026-10-02",
        "Published the dates of every close until June",
        goal="close",
        theme=CLOSE,
        proof="calendar=docs/close-dates.md",
    )
    win(
        "2026-10-09",
        "Closed September in seven days",
        goal="close",
        theme=CLOSE,
        metric="days to close|8|7|days",
        proof="finance's close log=docs/close-log.csv",
    )
    win("2026-10-16", "Put an options page at the head of each design", category="design-documentation", noticed="jo",
        service=year["second look"], hours="5")  # fmt: skip
    win("2026-10-23", "Held the guild's first session", goal="guild", category="company-building")
    win(
        "2026-10-30",
        "Three colleagues have released on their own",
        theme=ALONE,
        need="without",
        metric="people who can release|1|4|people",
        noticed="sam priya",
        service=year["release help"],
        hours="8",
    )


def _november(year: Teller) -> None:
    win = year.win
    win(
        "2026-11-04",
        "Runbook used in an incident without me",
        theme=ALONE,
        changed="Back up in 20 minutes",
        need="without",
        service=year["release help"],
        hours="8",
    )
    win(
        "2026-11-06",
        "Finance closed October in six days",
        goal="close",
        theme=CLOSE,
        metric="days to close|9|6|days",
        changed="Finance reports three days earlier",
        service=year["close help"],
        hours="24",
        skills={"costing": True},
        for_whom="finance",
        noticed="lena",
        proof="finance's close log=docs/close-log.csv",
    )
    win("2026-11-09", "Tax lookups run from the new cache", goal="close", theme=CLOSE, metric="tax lookup|12|3|minutes")
    win(
        "2026-11-13",
        "Duplicate invoices fell to 74 a month",
        goal="invoices",
        theme=INVOICES,
        metric="duplicate invoices a month|410|74|",
        changed="Audit dropped its manual sample",
        for_whom="audit",
        noticed="jo lena",
        proof="the invoice report=docs/invoices.csv",
    )
    win("2026-11-20", "Walked procurement through the supplier feed", goal="close", noticed="jo", visibility="private")
