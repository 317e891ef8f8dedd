"""`report NAME [PERIOD]`, and brief, prep, status and week: every page takes a period."""

import pytest

from careerbook.reports import REPORTS
from tests.cli.conftest import Run

PAGES = [[*([] if report.top else ["report"]), name] for name, report in REPORTS.items() if report.line]
OF_A_DAY = [page for page in PAGES if page[-1] != "brief" and not REPORTS[page[-1]].by_period]


@pytest.fixture
def book(run: Run) -> None:
    run("client", "add", "Robin Keller", "--on", "2026-01-05")
    run("goal", "add", "Close in five days", "--metric", "days:9:5", "--on", "2026-02-02", "--due", "2026-12-31")
    run("goal", "check", "1", "--current", "8", "--on", "2026-09-15")
    run("goal", "check", "1", "--current", "6", "--on", "2026-11-06")
    run("win", "Ran the audit alone", "--on", "2026-08-03")
    run("challenge", "add", "The feed may stop", "--found", "2026-09-28", "--severity", "high")


@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_every_page_takes_a_period(run: Run, book: None, page: list[str]) -> None:
    run(*page, "Q3")
    assert "nonsense" in run(*page, "nonsense", code=2).err


@pytest.mark.parametrize("page", OF_A_DAY, ids=" ".join)
def test_a_page_of_a_day_stands_at_the_end_of_the_period(run: Run, book: None, page: list[str]) -> None:
    asked = run(*page, "Q3")
    assert asked.out == run(*page, "--as-of", "2026-09-30").out
    assert "As of Wed 30 Sep 2026, the last day of 2026-Q3." in asked.err
    assert run(*page, "Q4").out == run(*page).out, "a period that is not over ends today"
    assert "2027-Q1 is still to come" in run(*page, "2027-Q1").err
    assert "Keep one of them" in run(*page, "Q3", "--as-of", "2026-09-30", code=2).err


def test_a_period_shows_what_was_untold_then(run: Run, book: None) -> None:
    assert "found 2 days ago" in run("report", "surprises", "Q3").out
