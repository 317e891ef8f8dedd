"""`duty`: what it says back, what it refuses, and which week hours belong to."""

import json

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def teacher(run: Run) -> Run:
    run("client", "add", "Head of year")
    run("duty", "add", "Teaching", "--source", "jd", "--jd-share-pct", "70")
    run("duty", "add", "Cover")
    return run


def shown(run: Run, ref: str) -> dict[str, object]:
    data: dict[str, object] = json.loads(run("show", ref, "--json").out)["data"]
    return data


def test_a_duty_is_private_and_says_where_it_stands_in_the_description(run: Run) -> None:
    first = run("duty", "add", "Teaching", "--share", "70")
    assert first.out == "duty-1\n"
    assert "only for you · in the description" in first.err
    assert "70 % of it; 70 of 100 % are named." in first.err
    assert "and all 100 are named" in run("duty", "add", "Marking", "--source", "contract", "--share", "30").err
    over = run("duty", "add", "Pastoral", "--share", "15")
    assert "makes 115 %, more than the whole" in over.err
    assert "in nobody's description, assumed" in run("duty", "add", "Cover").err
    assert [shown(run, f"duty-{n}").get("source") for n in (1, 2, 4)] == ["jd", "contract", None]
    assert {shown(run, f"duty-{n}")["visibility"] for n in (1, 2, 3, 4)} == {"private"}


@pytest.mark.parametrize("source", ["verbal", "assumed", "emerged"])
def test_a_share_belongs_to_a_duty_of_the_description(run: Run, source: str) -> None:
    refused = run("duty", "add", "Cover", "--source", source, "--share", "5", code=2)
    assert f"a duty that is {source} has no share of the description; nothing was saved" in refused.err
    run("duty", "add", "Cover", "--source", source)
    assert "nothing was saved" in run("duty", "edit", "1", "--share", "5", code=2).err
    run("duty", "edit", "1", "--share", "5", "--source", "jd")
    assert shown(run, "duty-1")["jd_share_pct"] == 5


@pytest.mark.parametrize(("option", "value"), [("--share", "101"), ("--share", "-1"), ("--source", "boss")])
def test_what_a_duty_cannot_hold_is_refused(run: Run, option: str, value: str) -> None:
    run("duty", "add", "Cover", f"{option}={value}", code=2)


@pytest.mark.parametrize(
    ("typed", "monday"),
    [
        ((), "2026-11-16"),
        (("--week", "2026-11-16"), "2026-11-16"),
        (("--week", "2026-11-15"), "2026-11-09"),
        (("--week", "last friday"), "2026-11-09"),
    ],
)
def test_hours_belong_to_the_monday_of_their_week(teacher: Run, typed: tuple[str, ...], monday: str) -> None:
    teacher("duty", "time", "1", "22", *typed)
    hours = shown(teacher, "hours-1")
    assert (hours["week"], hours["on"], hours["parent"]) == (monday, monday, "duty-1")


def test_hours_of_one_week_add_up_and_can_be_an_estimate(teacher: Run) -> None:
    teacher("duty", "time", "teaching", "20")
    said = teacher("duty", "time", "teaching", "2.5", "--estimated")
    assert "2.5 hours in the week of Mon 16 Nov 2026, estimated, 22.5 hours in all." in said.err
    instead = "That adds to hours-1 (20 hours), there before. Meant 2.5 hours instead of that?"
    assert f"{instead} careerbook remove hours-1 --yes\n" in said.err
    told = teacher("duty", "time", "cover", "4").err
    assert "That week so far: 26.5 hours on 2 duties" in told
    assert "instead" not in told
    assert "1 hour in the week of Mon 9 Nov 2026." in teacher("duty", "time", "cover", "1", "--week", "2026-11-09").err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("1", "5", "--week", "2026-11-23"), "the week of Mon 23 Nov 2026 has not begun; nothing was saved"),
        (("1", "170"), "170 hours in the week of Mon 16 Nov 2026; nothing was saved"),
        (("1", "--", "-3"), "--hours is 0 to 168; nothing was saved"),
        (("1", "lots"), "lots"),
        (("nothing", "5"), 'no duty is called "nothing"'),
    ],
)
def test_hours_that_cannot_be_are_refused(teacher: Run, words: tuple[str, ...], sentence: str) -> None:
    refused = teacher("duty", "time", *words, code=None)
    assert refused.code in (1, 2)
    assert sentence in refused.err
    assert hours_sampled(teacher) == 0


def test_hours_typed_again_can_take_the_place_of_those_before(teacher: Run) -> None:
    for hours in ("26", "1", "25"):
        said = " ".join(teacher("duty", "time", "teaching", hours).err.split())
    assert "25 hours in the week of Mon 16 Nov 2026, 52 hours in all." in said
    assert "That adds to hours-1 (26 hours) and hours-2 (1 hour), there before." in said
    for line in said.partition("Meant 25 hours instead of that? ")[2].split(" && "):
        teacher(*line.split()[1:])
    assert hours_sampled(teacher) == 25


def test_a_week_has_no_more_than_168_hours(teacher: Run) -> None:
    teacher("duty", "time", "1", "100")
    refused = teacher("duty", "time", "2", "69", code=2)
    assert "169 hours in the week of Mon 16 Nov 2026; nothing was saved" in refused.err
    teacher("duty", "time", "2", "68")


def test_a_verdict_changed_by_one_side_is_pointed_out_once_it_is_shared(teacher: Run) -> None:
    assert "reads as agreed" not in teacher("duty", "edit", "1", "--verdict", "less").err
    teacher("share", "duty-1", "--as", "manager")
    assert "reads as agreed" in teacher("duty", "edit", "1", "--verdict", "stop").err


def hours_sampled(run: Run) -> object:
    return json.loads(run("report", "role", "--json").out)["data"]["hours"]


def test_hours_go_with_their_duty_and_come_back_with_it(teacher: Run) -> None:
    teacher("duty", "time", "1", "22")
    teacher("duty", "remove", "1", "--yes")
    assert hours_sampled(teacher) == 0
    teacher("undo")
    assert hours_sampled(teacher) == 22
