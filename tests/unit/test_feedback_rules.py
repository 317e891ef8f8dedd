"""Who was heard: sides, givers, recency, the loop and themes by hand; a theme has two givers and no trait."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.records.settings_table import SETTINGS
from careerbook.rules import feedback as rules
from careerbook.rules.feedback import (
    ABOUT_WORK,
    SIDES,
    Coverage,
    Givers,
    LoopClosure,
    PreviousManager,
    Recency,
    Said,
    folded,
    givers,
    loop_closure,
    previous_managers,
    recency,
    side_coverage,
    themes,
)
from careerbook.rules.value import NotAvailable

TODAY = date(2026, 11, 20)
ALL = ("self", "manager", "peer", "direct-report", "customer")


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def said(days: int = 0, source: str | None = "peer", giver: str | None = "jo", **more: object) -> Said:
    return Said(ago(days), source, giver, **{"about": "result", **more})  # type: ignore[arg-type] # fields by name


# --- R20 -----------------------------------------------------------------------------------------------------------


def test_two_of_four_sides_is_a_half_and_the_missing_are_named() -> None:
    items = [said(source="manager"), said(300, "peer")]
    sides = ("self", "manager", "peer", "customer")
    got = side_coverage(items, sides, as_of=TODAY)
    assert got == Coverage(Fraction(1, 2), ("manager", "peer"), ("customer", "self"))


@pytest.mark.parametrize(
    ("on", "heard"),
    [(date(2025, 11, 20), False), (date(2025, 11, 21), True), (TODAY, True), (date(2026, 11, 21), False)],
)
def test_twelve_months_end_on_the_day_asked_about(on: date, heard: bool) -> None:
    got = side_coverage([Said(on, "peer", "jo", "result")], ("peer",), as_of=TODAY)
    assert isinstance(got, Coverage)
    assert got.heard == (("peer",) if heard else ())


def test_a_customer_and_anybody_else_are_one_side() -> None:
    got = side_coverage([said(source="other")], ALL, as_of=TODAY)
    assert got == Coverage(Fraction(1, 5), ("customer",), ("manager", "peer", "direct-report", "self"))


def test_a_character_remark_is_not_heard_and_an_unclear_one_is() -> None:
    items = [said(source="manager", about="character"), said(source="peer", about="unclear")]
    got = side_coverage(items, ("manager", "peer"), as_of=TODAY)
    assert isinstance(got, Coverage)
    assert (got.heard, got.missing) == (("peer",), ("manager",))


def test_a_side_that_does_not_apply_counts_in_neither() -> None:
    assert side_coverage([said(source="direct-report")], ("peer",), as_of=TODAY) == Coverage(Fraction(0), (), ("peer",))


# --- R21 -----------------------------------------------------------------------------------------------------------


def test_three_of_five_from_one_giver_is_sixty_percent() -> None:
    items = [said(giver="lena"), said(1, giver="lena"), said(2, giver="lena"), said(3, giver="sam"), said(4)]
    assert givers(items, as_of=TODAY) == Givers(3, 5, "lena", 3, Fraction(3, 5))


def test_of_equals_the_one_who_spoke_last_is_the_largest() -> None:
    got = givers([said(5, giver="sam"), said(1, giver="jo")], as_of=TODAY)
    assert isinstance(got, Givers)
    assert (got.largest, got.share) == ("jo", Fraction(1, 2))


def test_what_i_said_of_myself_and_what_has_no_giver_is_nobody() -> None:
    items = [said(source="self", giver="me"), said(giver=None), said(about="character")]
    assert givers(items, as_of=TODAY) == NotAvailable("no giver is known")


def test_a_manager_who_left_in_the_last_three_months_still_counts() -> None:
    ended = [("old", date(2026, 8, 20)), ("older", date(2026, 8, 19)), ("new", date(2026, 11, 15)), ("now", TODAY)]
    assert previous_managers(ended, [said(30, "manager", "old")], as_of=TODAY) == (
        PreviousManager("new", date(2026, 11, 15), date(2027, 2, 15), False),
        PreviousManager("old", date(2026, 8, 20), TODAY, True),
    )


# --- R22 -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "limit", "due"), [(30, 30, False), (31, 30, True), (90, 90, False), (91, 90, True), (0, 30, False)]
)
def test_it_is_due_again_after_more_than_the_limit(days: int, limit: int, due: bool) -> None:
    items = [said(days), said(days + 200)]
    assert recency(items, due_after=limit, as_of=TODAY) == Recency(ago(days), days, due)


def test_what_comes_later_and_what_is_about_character_is_not_recent() -> None:
    items = [said(-1), said(3, about="character"), said(50)]
    assert recency(items, due_after=30, as_of=TODAY) == Recency(ago(50), 50, True)


# --- R23 -----------------------------------------------------------------------------------------------------------


def test_two_of_four_closed_and_told_after_ten_and_twenty_days() -> None:
    items = [
        said(40, state="closed", told_on=ago(30)),
        said(30, state="closed", told_on=ago(10)),
        said(8, state="acting"),
        said(5, polarity="redirecting"),
        said(5, polarity="reinforcing"),
        said(5),
        said(5, polarity="redirecting", state="noted"),
        said(5, polarity="mixed", state="set-aside"),
        said(5, polarity="mixed", about="character"),
    ]
    assert loop_closure(items, as_of=TODAY) == LoopClosure(Fraction(1, 2), 2, 4, Fraction(15))


def test_the_median_of_three_is_the_middle_one() -> None:
    items = [said(60, state="closed", told_on=ago(60 - days)) for days in (3, 50, 7)]
    got = loop_closure(items, as_of=TODAY)
    assert isinstance(got, LoopClosure)
    assert got.median_days == 7


def test_closed_without_anybody_to_tell_has_no_median() -> None:
    got = loop_closure([said(state="closed")], as_of=TODAY)
    assert got == LoopClosure(Fraction(1), 1, 1, NotAvailable("no giver was told yet"))


# --- R24 -----------------------------------------------------------------------------------------------------------


def test_two_givers_make_a_theme_and_one_does_not() -> None:
    items = [
        said(9, giver="lena", themes=("Explain trade-offs",)),
        said(8, giver="sam", themes=("explain  Trade-offs", "Pace")),
        said(7, giver="sam", themes=("Pace",)),
        said(6, giver=None, themes=("Pace",)),
        said(5, giver="jo", themes=("Pace",), about="character"),
        said(4, giver="jo", themes=("Pace",), about="unclear"),
        said(3, "self", "me", themes=("Pace",)),
    ]
    got = themes(items, as_of=TODAY)
    assert not isinstance(got, NotAvailable)
    (theme,) = got.themes
    assert theme.name == "Explain trade-offs"
    assert theme.givers == frozenset({"lena", "sam"})
    assert theme.places == (0, 1)
    assert got.one_voice == ("Pace",)


ITEMS = st.lists(
    st.builds(
        Said,
        on=st.dates(ago(500), TODAY + timedelta(days=30)),
        source=st.sampled_from([*SIDES, "other", None]),
        giver=st.sampled_from(["jo", "sam", "lena", None]),
        about=st.sampled_from([*sorted(ABOUT_WORK), "character", "unclear", None]),
        themes=st.lists(st.sampled_from(["Pace", "pace ", "Trade-offs", "Cost"]), max_size=3).map(tuple),
        polarity=st.sampled_from(["reinforcing", "redirecting", "mixed", "neutral", None]),
        state=st.sampled_from(["received", "noted", "set-aside", "acting", "closed"]),
        told_on=st.none() | st.dates(ago(100), TODAY),
    ),
    max_size=12,
)


@given(ITEMS)
def test_a_theme_never_counts_a_character_remark_and_needs_two_givers(items: list[Said]) -> None:
    got = themes(items, as_of=TODAY)
    if isinstance(got, NotAvailable):
        return
    for theme in got.themes:
        members = [items[place] for place in theme.places]
        assert all(item.about in ABOUT_WORK and item.on <= TODAY for item in members)
        assert theme.givers == {item.giver for item in members}
        assert len(theme.givers - {None}) >= 2
        assert all(folded(theme.name) in {folded(name) for name in item.themes} for item in members)


@given(ITEMS)
def test_character_remarks_change_no_rule(items: list[Said]) -> None:
    without = [item for item in items if item.about != "character"]
    with_places, plain = themes(items, as_of=TODAY), themes(without, as_of=TODAY)
    named = [
        [(theme.name, theme.givers, len(theme.places)) for theme in got.themes]
        if not isinstance(got, NotAvailable)
        else got
        for got in (with_places, plain)
    ]
    assert named[0] == named[1]
    assert side_coverage(items, ALL, as_of=TODAY) == side_coverage(without, ALL, as_of=TODAY)
    assert givers(items, as_of=TODAY) == givers(without, as_of=TODAY)
    assert recency(items, due_after=90, as_of=TODAY) == recency(without, due_after=90, as_of=TODAY)
    assert loop_closure(items, as_of=TODAY) == loop_closure(without, as_of=TODAY)


@given(ITEMS, st.sets(st.sampled_from([*SIDES, "other"]), min_size=1))
def test_each_side_that_applies_is_heard_or_missing(items: list[Said], sides: set[str]) -> None:
    got = side_coverage(items, sides, as_of=TODAY)
    assert isinstance(got, Coverage)
    assert set(got.heard) | set(got.missing) == {"customer" if side == "other" else side for side in sides}
    assert not set(got.heard) & set(got.missing)
    assert got.share == Fraction(len(got.heard), len(got.heard) + len(got.missing))


def test_of_two_givers_with_as_many_items_the_one_who_spoke_last_is_the_largest() -> None:
    items = [said(40, giver="al"), said(2, giver="al"), said(30, giver="bo"), said(3, giver="bo")]
    assert givers(items, as_of=TODAY) == Givers(2, 4, "al", 2, Fraction(1, 2))
    later = [*items, said(1, giver="bo"), said(50, giver="al")]
    assert givers(later, as_of=TODAY) == Givers(2, 6, "bo", 3, Fraction(1, 2))


@pytest.mark.parametrize(
    ("item", "heard"),
    [
        (said(10, giver="old"), True),
        (Said(date(2025, 11, 21), "manager", "old", "result"), True),
        (Said(date(2025, 11, 20), "manager", "old", "result"), False),
        (said(-1, giver="old"), False),
        (said(10, giver="old", about="character"), False),
        (said(10, giver="somebody else"), False),
    ],
)
def test_a_previous_manager_was_heard_when_they_spoke_in_the_twelve_months(item: Said, heard: bool) -> None:
    (found,) = previous_managers([("old", ago(5))], [item], as_of=TODAY)
    assert found.heard == heard


def test_the_manager_who_left_last_comes_first_and_of_one_day_by_name() -> None:
    ended = [("b", ago(50)), ("d", ago(5)), ("a", ago(50)), ("c", ago(20))]
    assert [each.person for each in previous_managers(ended, [], as_of=TODAY)] == ["d", "c", "a", "b"]


@pytest.mark.parametrize(("told", "median"), [(0, Fraction(9)), (1, Fraction(8)), (-1, None)])
def test_a_giver_who_hears_of_it_today_was_told(told: int, median: Fraction | None) -> None:
    got = loop_closure([said(9, state="closed", told_on=ago(told))], as_of=TODAY)
    assert isinstance(got, LoopClosure)
    assert got.median_days == (NotAvailable("no giver was told yet") if median is None else median)


def test_the_median_of_an_even_number_is_the_mean_of_the_middle_two() -> None:
    items = [said(days, state="closed", told_on=TODAY) for days in (40, 3, 10, 5)]
    got = loop_closure(items, as_of=TODAY)
    assert isinstance(got, LoopClosure)
    assert got.median_days == Fraction(15, 2)


@pytest.mark.parametrize(
    ("polarity", "asks"),
    [("redirecting", True), ("mixed", True), ("reinforcing", False), ("neutral", False), (None, False)],
)
def test_what_corrects_asks_for_an_answer_until_it_is_decided(polarity: str | None, asks: bool) -> None:
    got = loop_closure([said(state="received", polarity=polarity)], as_of=TODAY)
    assert isinstance(got, LoopClosure) == asks


@pytest.mark.parametrize("about", sorted(ABOUT_WORK))
def test_each_sort_of_work_may_make_a_theme(about: str) -> None:
    items = [said(giver=giver, about=about, themes=("Pace",)) for giver in ("jo", "al")]
    assert isinstance(themes(items, as_of=TODAY), rules.Themes)
    assert themes(items, as_of=ago(1)) == NotAvailable("no feedback about the work has a theme and a giver")


def test_themes_stand_by_givers_then_items_then_name_and_lone_names_by_name() -> None:
    table = {
        "two people, three times": ("jo", "al", "jo"),
        "Zebra": ("jo", "al"),
        "apple": ("jo", "al"),
        "three people": ("jo", "al", "bo"),
        "Zeta": ("jo",),
        "alpha": ("jo",),
    }
    items = [said(giver=giver, themes=(name,)) for name, people in table.items() for giver in people]
    got = themes(items, as_of=TODAY)
    assert isinstance(got, rules.Themes)
    names = [theme.name for theme in got.themes]
    assert names == ["three people", "two people, three times", "apple", "Zebra"]
    assert got.one_voice == ("alpha", "Zeta")


@pytest.mark.parametrize(("fewest", "is_theme"), [(1, True), (2, True), (3, False)])
def test_how_many_make_a_theme_is_a_setting_and_never_one(fewest: int, is_theme: bool) -> None:
    pair = themes([said(giver=who, themes=("Pace",)) for who in ("jo", "al")], fewest_givers=fewest, as_of=TODAY)
    alone = themes([said(themes=("Pace",))], fewest_givers=fewest, as_of=TODAY)
    assert isinstance(pair, rules.Themes)
    assert isinstance(alone, rules.Themes)
    assert bool(pair.themes) == is_theme
    assert alone == rules.Themes((), ("Pace",))


def test_the_sides_of_the_setting_are_the_five_of_the_rule() -> None:
    assert set(SETTINGS["sides"].default) == set(SIDES)
