import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli import kept
from tests.cli.conftest import Run

TERMS = "name,start,end\nAutumn,2026-09-01,2026-12-18\nSpring,2027-01-04,2027-03-26\nSummer,2027-04-12,2027-07-16\n"


@pytest.fixture
def terms(tmp_path: Path) -> str:
    path = tmp_path / "terms.csv"
    path.write_text(TERMS, encoding="utf-8")
    return str(path)


def shown(run: Run, *words: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(run("period", "show", *words, "--json").out)["data"]
    return data


# --- show: scenario 11 -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "label", "first", "last", "days"),
    [
        ((), "FY2027-Q1", "2026-10-01", "2026-12-31", 92),
        (("last-quarter",), "FY2026-Q4", "2026-07-01", "2026-09-30", 92),
        (("2026-Q3",), "2026-Q3", "2026-07-01", "2026-09-30", 92),
        (("FY2027",), "FY2027", "2026-10-01", "2027-09-30", 365),
        (("2026-11",), "2026-11", "2026-11-01", "2026-11-30", 30),
        (("2026-11-16..2026-12-31",), "2026-11-16..2026-12-31", "2026-11-16", "2026-12-31", 46),
    ],
)
def test_a_fiscal_year_from_october(
    run: Run, period: tuple[str, ...], label: str, first: str, last: str, days: int
) -> None:
    run("config", "set", "fiscal_year_start_month", "10")
    assert shown(run, *period) == {"label": label, "first": first, "last": last, "days": days, "available": days}


def test_a_calendar_label_in_a_fiscal_book_is_echoed(run: Run) -> None:
    run("config", "set", "fiscal_year_start_month", "10")
    got = run("period", "show", "2026-Q3")
    assert got.err == "2026-Q3 is read as 2026-07-01 to 2026-09-30.\n"
    assert "July to September 2026" in got.out


def test_without_a_book_a_period_is_a_calendar_one(run: Run) -> None:
    assert shown(run)["label"] == "2026-Q4"
    kept.refused(run, "period", "show", "Q5", says="there is no Q5")
    kept.refused(run, "period", "list", code=1, says="there is no book yet")


def test_end_of_quarter_follows_the_book_s_year(run: Run) -> None:
    run("config", "set", "fiscal_year_start_month", "2")
    run("goal", "add", "Read", "--due", "end of quarter")
    assert kept.body("goal-1")["due"] == "2027-01-31"
    run("config", "set", "fiscal_year_start_month", "1")
    run("goal", "add", "Write", "--due", "end of quarter")
    assert kept.body("goal-2")["due"] == "2026-12-31"


# --- import ------------------------------------------------------------------------------------------------------


def test_a_table_overrides_the_formula_and_shows_its_gaps(run: Run, terms: str) -> None:
    got = run("period", "import", terms)
    assert "Kept 3 periods." in got.err
    assert kept.batches() == 1
    assert got.out == run("period", "list").out
    lines = got.out.splitlines()
    assert lines[0] == "Autumn  2026-09-01 to 2026-12-18, 109 days"
    assert lines[1] == "        2026-12-19 to 2027-01-03, a gap of 16 days"
    assert shown(run)["label"] == "Autumn"
    assert shown(run, "spring") == {
        "label": "Spring", "first": "2027-01-04", "last": "2027-03-26", "days": 82, "available": 82,
    }  # fmt: skip
    data = json.loads(run("period", "list", "--json").out)["data"]
    assert [p["label"] for p in data["periods"]] == ["Autumn", "Spring", "Summer"]
    assert [g["days"] for g in data["gaps"]] == [16, 16]


def test_a_part_of_a_name_will_do(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("Autumn term 2025,2025-09-01,2025-12-18\nSpring term,2026-01-04,2026-03-26\n", encoding="utf-8")
    with path.open("a", encoding="utf-8") as more:
        more.write("Autumn term 2026,2026-09-01,2026-12-18\n")
    run("period", "import", str(path))
    assert shown(run, "spring")["label"] == "Spring term"
    assert run("brief", "SPRING", "--format", "md").out.startswith("# Check-in brief · Spring term · ")
    says = '"autumn" could be "Autumn term 2025", "Autumn term 2026". Say which one: "Autumn term 2026".'
    for words in (("period", "show", "autumn"), ("brief", "autumn")):
        kept.refused(run, *words, says=says)


def test_a_second_import_changes_nothing_and_another_replaces_in_one_step(run: Run, terms: str, tmp_path: Path) -> None:
    run("period", "import", terms)
    assert "The table says so already; nothing was changed." in run("period", "import", terms).err
    assert kept.batches() == 1
    other = tmp_path / "other.csv"
    other.write_text("Autumn,2026-09-01,2026-12-18\nSpring,2027-01-04,2027-03-27\n", encoding="utf-8")
    assert "in place of 2 periods before" in run("period", "import", str(other)).err
    assert [p.name for p in kept.entries("period")] == ["Autumn", "Spring"]
    run("undo")
    assert [p.name for p in kept.entries("period")] == ["Autumn", "Spring", "Summer"]


def test_a_dry_run_keeps_nothing(run: Run, terms: str) -> None:
    before = kept.lying_there()
    assert "Would keep 3 periods" in run("period", "import", terms, "--dry-run").err
    assert kept.lying_there() == before


@pytest.mark.parametrize(
    "text",
    [
        "end;name;start\n2026-12-18;Autumn;2026-09-01\n",
        "\ufeffName,Start,End\r\nAutumn,2026-09-01,2026-12-18\r\n",
        '"Autumn","2026-09-01","2026-12-18"\n\n',
    ],
)
def test_a_table_as_spreadsheets_write_it(run: Run, text: str) -> None:
    run("period", "import", "-", stdin=text)
    assert [(p.name, str(p.start), str(p.end)) for p in kept.entries("period")] == [
        ("Autumn", "2026-09-01", "2026-12-18")
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("A,2026-09-01,2026-12-18\nB,2026-12-18,2027-01-31\n", "must not overlap"),
        ("A,2026-12-18,2026-09-01\n", "before it begins"),
        ("A,2026-09-01,2026-10-01\na,2026-11-01,2026-12-01\n", "twice"),
        ("A,2026-09-01\n", "row 1 of - has 2 columns"),
        ("A,2026-02-30,2026-03-01\n", "February"),
        (",2026-09-01,2026-10-01\n", "no name"),
        ("name,start,end\n", "holds no periods"),
        ("", "holds no periods"),
    ],
)
def test_a_table_that_cannot_be_is_refused(run: Run, terms: str, text: str, says: str) -> None:
    run("period", "import", terms)
    before = kept.lying_there()
    got = run("period", "import", "-", stdin=text, code=2)
    assert says in got.err
    assert got.err.startswith("careerbook: ")
    assert kept.lying_there() == before


def test_a_file_that_is_not_there_or_not_text_is_refused(run: Run, tmp_path: Path) -> None:
    kept.refused(run, "period", "import", str(tmp_path / "none.csv"), says="there is no file")
    kept.refused(run, "period", "import", str(tmp_path), says="there is no file")
    (tmp_path / "latin.csv").write_bytes(b"H\xe9,2026-09-01,2026-10-01\n")
    kept.refused(run, "period", "import", str(tmp_path / "latin.csv"), says="is not UTF-8")
