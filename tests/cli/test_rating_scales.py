"""Rating scales: those that every book has, your own, and what may not change once something is rated on one."""

import json

import pytest

from tests.cli.conftest import Run
from tests.cli.kept import body, data, refused, set_fields, settings
from tests.cli.test_rating import FIVE


@pytest.fixture
def rated(run: Run) -> None:
    run("rating", "add", "overall", "--self", "4", "--on", "2026-11-02")


def test_the_scales_there_are(run: Run) -> None:
    assert run("rating", "scale").out == (
        f"five   {FIVE}\nfour   1 does not meet · 2 partially meets · 3 meets · 4 exceeds\n"
        "three  1 does not meet · 2 meets · 3 exceeds\n"
    )


def test_a_scale_of_one_s_own_is_a_setting_of_the_book(run: Run) -> None:
    assert run("rating", "scale", "ours", "below,meets,above").out == "ours  1 below · 2 meets · 3 above\n"
    assert run("config", "get", "scales").out == "ours=below,meets,above\n"
    run("rating", "add", "overall", "--self", "above", "--scale", "ours")
    assert body("rating-1")["self"] == 3
    assert json.loads(run("rating", "scale", "ours", "--json").out)["data"] == [
        {"name": "ours", "labels": ["below", "meets", "above"]}
    ]


def test_other_labels_take_the_place_of_the_old_ones_unless_something_is_rated_on_them(run: Run) -> None:
    run("rating", "scale", "ours", "below,meets,above")
    run("rating", "scale", "ours", "low, middle, high, higher")
    run("rating", "add", "overall", "--self", "higher", "--scale", "ours")
    run("rating", "scale", "ours", "low, ordinary, high, higher")
    refused(run, "rating", "scale", "ours", "low,high", says="1 rating stands on the scale ours with 4 labels")
    assert run("config", "get", "scales").out == "ours=low,ordinary,high,higher\n"


def test_a_setting_that_would_make_old_numbers_mislead_is_refused(run: Run) -> None:
    run("rating", "scale", "ours", "below,meets,above")
    run("rating", "add", "overall", "--self", "above", "--scale", "ours")
    refused(run, "config", "set", "scales", "ours=low,high", says="1 rating stands on the scale ours with 3 labels")
    refused(run, "config", "set", "scales", "+ours=low,high", says="there is a scale ours already")
    refused(run, "config", "set", "scales", "+five=a,b", says="five is a scale that every book has")
    run("config", "set", "scales", "ours=low,ordinary,high", "theirs=no,yes")
    assert run("config", "get", "scales").out == "ours=low,ordinary,high\ntheirs=no,yes\n"
    run("config", "set", "scales", "theirs=no,yes,perhaps", "ours=low,ordinary,high")


def test_a_number_that_its_scale_does_not_have_is_no_gap_of_nothing(run: Run, rated: None) -> None:
    run("rating", "receive", "1", "4")
    set_fields("rating-1", scale="three")
    shown = data(run("rating", "show", "1", "--json"))["computed"]["rating"]
    assert shown["gap"] == {"not_available": "the scale has no label 4"}
    assert "You say: 4.\n" in run("rating", "show", "1").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("ours", "below"), "at least two different labels"),
        (("ours", "below,Below"), "at least two different labels"),
        (("five", "a,b,c"), "five is a scale that every book has"),
        (("ours",), 'there is no scale "ours"'),
    ],
)
def test_a_scale_that_is_none_is_refused(run: Run, words: tuple[str, ...], says: str) -> None:
    refused(run, "rating", "scale", *words, says=says)


def test_a_scale_that_was_taken_away_leaves_the_gap_unknown(run: Run, rated: None) -> None:
    run("rating", "scale", "ours", "below,meets,above")
    run("rating", "receive", "1", "2", "--scale", "ours")
    refused(run, "config", "set", "scales", "--clear", says="1 rating stands on the scale ours with 3 labels")
    settings(scales={"ours=below,meets,above": None})
    shown = data(run("rating", "show", "1", "--json"))["computed"]["rating"]
    assert shown["gap"] == {"not_available": "the labels of the scale are not known"}
    run("rating", "show", "1")


def test_the_cuts_are_settings_and_may_not_cross(run: Run, rated: None) -> None:
    run("rating", "receive", "1", "3")
    run("config", "set", "aligned_below", "1.5")
    assert "+1, aligned" in run("rating", "show", "1").out
    assert "aligned_below = 1.5" in run("rating", "show", "1", "--why").out
    refused(run, "config", "set", "discuss_below", "1")
