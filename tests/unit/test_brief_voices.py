"""Section 8 of the brief: what several people said, counted and never named."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.records.entry import Entry
from careerbook.records.kinds import kind
from careerbook.records.words import About, Source
from careerbook.reports import brief
from careerbook.reports.brief.sections.answered import themes_raised
from careerbook.rules.audience import Shareable, Shared
from careerbook.rules.feedback import folded
from tests.brief_lint import parts
from tests.desk import Desk, markdown_of
from tests.year import asked, shared_with

FRIDAY = date(2026, 11, 20)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.book.close()


def page(desk: Desk, client: Entry | None, as_of: date = FRIDAY) -> str:
    return markdown_of(brief.layout(brief.build(shared_with(desk, client, as_of), asked(desk, client, as_of)).data))


def rows(text: str, heading: str) -> tuple[str, ...]:
    return next((section.rows for section in parts(text.splitlines()) if section.heading == heading), ())


def heard(desk: Desk, person: Entry, told: date | None = None, **said: Any) -> Entry:
    fields: dict[str, Any] = {
        "text": "too late",
        "source": "peer",
        "about": "approach",
        "theme": ("Earlier options",),
        "visibility": "client",
        **said,
    }
    item = desk.add("feedback", from_person=person, **fields)
    if told:
        desk.add("response", item, action="Show two options in each design")
        item = desk.set(item, told, state="closed", told_on=told)
    return item


def test_what_i_heard_needs_two_givers_raised_items_and_a_closed_response(desk: Desk) -> None:
    alex = desk.client()
    jo, sam, lee = (desk.add("person", name=name) for name in ("Jo Baker", "Sam Okafor", "Lee Fox"))
    heard(desk, jo, date(2026, 11, 3))
    heard(desk, lee, date(2026, 11, 4), visibility="private")
    assert "What I heard" not in page(desk, alex)
    heard(desk, sam)
    assert rows(page(desk, alex), "What I heard, what I did") == (
        "**Earlier options** (two colleagues). Show two options in each design. I went back to one of them on 3 Nov.",
    )
    assert rows(page(desk, alex, date(2027, 2, 1)), "What I heard, what I did") == ("Nothing new this time.",)


def test_what_i_did_is_the_outcome_where_there_is_one_of_the_feedback_whose_giver_knows_it(desk: Desk) -> None:
    alex = desk.client()
    jo, sam = (desk.add("person", name=name) for name in ("Jo Baker", "Sam Okafor"))
    waiting = heard(desk, jo)
    desk.add("response", waiting, action="Nothing anybody knows of yet", outcome="Nothing")
    desk.set(waiting, date(2026, 11, 19), state="acting")
    silent = heard(desk, sam)
    desk.set(silent, date(2026, 11, 18), state="closed", told_on=date(2026, 11, 18))
    assert "What I heard" not in page(desk, alex)
    known = heard(desk, sam, date(2026, 11, 3))
    assert rows(page(desk, alex), "What I heard, what I did")[0].startswith(
        "**Earlier options** (two colleagues). Show two options in each design."
    )
    (response,) = desk.book.children(known)
    desk.set(response, outcome="Reviews take one round")
    said = rows(page(desk, alex), "What I heard, what I did")[0]
    assert said.startswith("**Earlier options** (two colleagues). Reviews take one round.")
    assert "Show two options" not in said


def test_a_theme_counts_in_the_quarter_in_which_its_giver_was_told(desk: Desk) -> None:
    alex = desk.client()
    jo, sam = (desk.add("person", name=name) for name in ("Jo Baker", "Sam Okafor"))
    heard(desk, sam, on=date(2026, 9, 1))
    item = heard(desk, jo, date(2026, 9, 20), on=date(2026, 9, 1))
    desk.set(item, date(2026, 10, 20))  # typed late: the giver has known since September
    assert rows(page(desk, alex), "What I heard, what I did") == ("Nothing new this time.",)


def test_the_reader_among_the_givers_is_you(desk: Desk) -> None:
    alex = desk.client()
    jo = desk.add("person", name="Jo Baker")
    heard(desk, jo, date(2026, 11, 3))
    heard(desk, desk.book.find("person-1"), date(2026, 11, 5))
    assert rows(page(desk, alex), "What I heard, what I did")[0].startswith(
        "**Earlier options** (you and a colleague)."
    )


def test_a_reader_who_spoke_without_a_name_is_one_of_the_colleagues(desk: Desk) -> None:
    """That the owner knows who it was is theirs: "you" would tell it."""
    alex = desk.client()
    for name in ("Jo Baker", "Sam Okafor"):
        heard(desk, desk.add("person", name=name), date(2026, 11, 3))
    heard(desk, desk.book.find("person-1"), date(2026, 11, 5), anonymous=True)
    assert rows(page(desk, alex), "What I heard, what I did")[0].startswith("**Earlier options** (three colleagues).")


def test_an_anonymous_item_of_no_known_side_counts_for_nobody(desk: Desk) -> None:
    alex = desk.client()
    for name in ("Jo Baker", "Sam Okafor", "Lee Fox"):
        heard(desk, desk.add("person", name=name), date(2026, 11, 3), anonymous=True, source=None)
    assert "What I heard" not in page(desk, alex)


@pytest.mark.parametrize(
    ("others", "givers"),
    [
        ((), ""),
        (("peer",), ""),
        (("peer", "customer"), ""),
        (("customer", "customer", "customer"), "three colleagues"),
        (("peer", "peer"), "three colleagues"),
        (("peer", "peer", "customer"), "four colleagues"),
    ],
)
def test_an_anonymous_item_counts_where_three_of_its_side_spoke(
    desk: Desk, others: tuple[str, ...], givers: str
) -> None:
    alex = desk.client()
    heard(desk, desk.add("person", name="Jo Baker"), date(2026, 11, 3), anonymous=True)
    for n, side in enumerate(others):
        theme = desk.add("person", name=f"Somebody {n}")
        heard(desk, theme, date(2026, 11, 4) if side == "customer" and n == 2 else None, source=side)
    said = rows(page(desk, alex), "What I heard, what I did")
    assert [row.partition("(")[2].partition(")")[0] for row in said] == ([givers] if givers else [])


def test_character_given_and_anonymous_items_count_for_nobody(desk: Desk) -> None:
    alex = desk.client()
    jo, sam, lee = (desk.add("person", name=name) for name in ("Jo Baker", "Sam Okafor", "Lee Fox"))
    heard(desk, jo, date(2026, 11, 3))
    heard(desk, sam, about="character")
    heard(desk, sam, direction="given")
    heard(desk, lee, anonymous=True)
    assert "What I heard" not in page(desk, alex)


class Asked:
    """What counting themes asks of a projection: the day and one setting."""

    as_of = FRIDAY

    def setting(self, name: str) -> int:
        return {"theme_givers": 2}[name]


def item(number: int, said: dict[str, Any]) -> Shared:
    body = {name: value for name, value in said.items() if value is not None}
    entry = Entry(kind("feedback"), f"uid-{number}", number, "", {"on": "2026-11-02", "direction": "received", **body})
    return Shared(entry, "brief", entry.body)


ITEMS = st.lists(
    st.fixed_dictionaries(
        {
            "from_person": st.sampled_from([*"abcdef", None]),
            "source": st.sampled_from([*map(str, Source), None]),
            "about": st.sampled_from([*map(str, About), None]),
            "anonymous": st.sampled_from([True, None]),
            "theme": st.sets(st.sampled_from(["Pace", "pace ", "Cost"])).map(lambda names: dict.fromkeys(names, True)),
        }
    ),
    max_size=12,
)


@given(ITEMS)
def test_a_printed_theme_has_two_givers_no_character_and_nobody_who_hides_in_a_small_side(
    said: list[dict[str, Any]],
) -> None:
    items = [item(number, fields) for number, fields in enumerate(said)]
    for theme in themes_raised(cast(Shareable, Asked()), items):
        assert len(theme.givers) >= 2
        assert theme.givers == {each.from_person for each in theme.items}
        for each in theme.items:
            assert each.about in ("result", "impact", "approach", "process")
            assert each.source != "self"
            assert folded(theme.name) in {folded(name) for name in each.theme}
            beside = {other.from_person for other in items if other.source == each.source} - {None}
            assert not each.anonymous or (each.source and len(beside) >= 3)
