"""A page of a day stays as it was, byte for byte, whatever is dated later: every kind of step is taken afterwards."""

from shlex import split

import pytest

from tests.cli.conftest import Run

BEFORE = """
init --name Sam --title Rep --client "Alex Rivera" --start 2024-01-01 --currency EUR
client need 1 "A faster close" --on 2026-10-02
goal add "Close sooner" --metric "days:9:5:days" --due 2026-12-31 --on 2026-10-01
goal check 1 --current 7 --status at-risk --on 2026-11-10
goal add Guild --due 2027-02-28 --on 2026-10-01
goal step 2 "First meeting" --due 2026-11-01
goal step 2 "Second meeting" --due 2026-12-10
goal step-done step-1 --on 2026-11-20
goal add "Cost of a close" --due 2026-12-01 --on 2026-10-01
goal block 3 "no test data" --on 2026-11-03
win Closed in 7 days --goal 1 --metric days:9:7:days --theme "A faster close" --need 1 --on 2026-11-12
risk The feed may stop --severity high --impact-date 2026-12-05 --found 2026-11-10
challenge raise 1 --on 2026-11-12
risk Priya may leave --severity medium --found 2026-11-10
pitch add "A course" --new-work clinic --decision-by 2026-12-15
pitch cost 1 fee 1800
pitch cost 1 time --hours 40 --rate 25
pitch benefit 1 scrap 900 --attribution 0.6 --confidence 0.8 --basis log
pitch send 1
opportunity add "Two sheets" --recommendation "One form"
opportunity offer 1
service add "release support" --use-me-for same
commitment add "Publish the calendar" --owner me --due 2026-11-15 --on 2026-10-05
commitment add "Second reviewer" --owner client --due 2026-10-30 --on 2026-10-05
commitment add Expenses --owner me --due 2027-01-15 --proposed
commitment add "Tax lookups" --owner me --due 2026-11-27 --on 2026-10-05
call plan --client manager --on 2026-11-25
call headline 1 "It went well. But no."
call ask 1 "A reviewer" --recommend "One day a week" --because "it waits" --by 2026-12-01
call question 1 "What first?"
heard Clear pages --from "Jo Park" --as peer --about approach --theme pages
heard Pages help --from "Mia Torres" --as peer --about approach --theme pages
share feedback-1 feedback-2 --as client
feedback respond 1 --action "Two options first" --due 2026-11-20
feedback close 1 --told 2026-11-20
objective add "Faster decisions" --level division
goal edit 1 --serves 1
duty add "Exam administration" --source emerged
session add --client manager --on 2026-11-10
session view 1 1 --mine more --theirs keep --verdict more
session record 1 --on 2026-11-10
autonomy add "Vendor choice" --granted consult --practised agree --wanted advise
autonomy agree 1
"""
AFTER = """
goal check 1 --current 5 --status on-track
goal close 1
goal step-done step-2
goal drop 3 "nobody needs it"
goal except 2 --due 2027-06-30 --type deadline --cause late
challenge manage 1
challenge resolve 1
challenge raise 2
pitch decline 1 budget
opportunity accept 1
commitment done 1
commitment renegotiate 2 --to 2027-01-30
commitment open 3
commitment drop 4
call record 1 --held 2026-11-25 --answer ask-1=agreed --i-will "More @ 2027-01-10" --heard fine
call plan --client manager --on 2027-01-10
win Another thing --on 2026-12-18
heard Great --from "Kim Lee" --as customer --about result --theme pages
feedback respond 2 --action More --due 2027-01-01
autonomy trial 1 --until 2027-03-01
autonomy add Hiring
duty add "Later duty" --source jd
service add "new service" --use-me-for more
"""
"""A change of client is not among them: it is a plan, and plans are known before their day."""
PAGES = (
    "brief",
    "prep",
    "status",
    "week",
    "report update",
    "report surprises",
    "report handover --client client-1",
)
DAY = "2026-11-20"


def typed(run: Run, lines: str) -> None:
    for line in lines.strip().splitlines():
        run(*split(line))


def pages(run: Run) -> dict[str, str]:
    return {page: run(*page.split(), "--as-of", DAY).out for page in PAGES}


@pytest.fixture
def then(run: Run, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Write the book of that day, print its pages, and let a month go by."""
    typed(run, BEFORE)
    found = pages(run)
    monkeypatch.setenv("CAREERBOOK_TODAY", "2026-12-20")
    return found


def test_what_is_dated_later_changes_no_page_of_a_day(run: Run, then: dict[str, str]) -> None:
    assert "A reviewer" in then["brief"]
    for line in AFTER.strip().splitlines():
        run(*split(line))
        now = pages(run)
        assert [page for page in PAGES if now[page] != then[page]] == [], line


def test_what_was_done_since_shows_on_every_page_of_today(run: Run, then: dict[str, str]) -> None:
    """Steps that change nothing would pass the test above."""
    typed(run, AFTER)
    assert {page: run(*page.split()).out for page in PAGES}.items().isdisjoint(then.items())
