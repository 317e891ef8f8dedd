"""The role page: the hours and views it reads, its figures and words, and what the brief and the sheet take of it."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from careerbook.book import Book
from careerbook.document import Items, Paragraph, plain
from careerbook.journal import Journal
from careerbook.records.role import DutyView
from careerbook.render import markdown, terminal, text
from careerbook.reports import role
from careerbook.reports.ask import Ask
from careerbook.reports.brief.asked import BriefAsk, given
from careerbook.reports.brief.sections.duties import WISHES, agreed_duties
from careerbook.reports.prep_role import WOULD, role_blocks, role_points
from careerbook.reports.role_data import Role
from careerbook.reports.role_words import VIEWS, lowered
from careerbook.rules.audience import Shareable
from careerbook.rules.numbers import MINUS
from careerbook.rules.periods import quarter_of
from careerbook.rules.value import NotAvailable

TODAY = date(2026, 11, 20)
WEEK = "2026-11-16"


class Desk:
    """A book with a client and a job, and short calls to fill it."""

    def __init__(self, path: Path, job: str = "permanent") -> None:
        self.book = Book(str(path / "b.db"), create=True)
        person = self.add("person", name="Head of year")
        self.job = self.add("engagement", title="teacher", type=job, start="2026-01-01")
        self.client = self.add("client", person=person, relation="primary", engagement=self.job)

    def add(self, kind: str, under: str | None = None, **said: Any) -> str:
        return self.book.add(kind, {"on": "2026-11-01", **said}, parent=under).uid

    def duty(self, name: str, hours: float = 0, share: str | None = None, **said: Any) -> str:
        whole = {"source": "jd" if share else "emerged", "jd_share_pct": share, "engagement": self.job, **said}
        uid = self.add("duty", text=name, **{field: value for field, value in whole.items() if value is not None})
        if hours:
            self.time(uid, hours)
        return uid

    def time(self, duty: str, hours: float, week: str = WEEK, **said: Any) -> None:
        self.add("hours", duty, hours=str(hours), week=week, **{"on": week, **said})

    def talk(self, day: str, views: dict[str, tuple[str | None, str | None, str | None]], **said: Any) -> str:
        held = {"state": "held", "held_on": day, "visibility": "client", "on": day, "client": self.client}
        uid = self.add("session", **{**held, **said})
        for duty, words in views.items():
            whole = dict(zip(("mine", "theirs", "verdict"), words, strict=True))
            self.add("view", uid, duty=duty, on=day, **{field: value for field, value in whole.items() if value})
        return uid

    def role(self, as_of: date = TODAY, **ask: Any) -> Role:
        return role.build(Journal(self.book, as_of), Ask(**ask))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CAREERBOOK_TODAY", TODAY.isoformat())
    made = Desk(tmp_path)
    yield made
    made.book.close()


@pytest.fixture
def teacher(desk: Desk) -> Desk:
    for name, hours, share in (("Teaching", 22, "70"), ("Marking", 4, "15"), ("Pastoral", 2, "15")):
        desk.duty(name, hours, share)
    desk.duty("Exam administration", 8)
    desk.duty("Cover", 4)
    return desk


def words(data: Role) -> str:
    return text.render(role.layout(data), None)


def test_the_teachers_page(teacher: Desk) -> None:
    data = teacher.role()
    assert (data.outside, data.drift, data.hours) == (Fraction(3, 10), Fraction(30), Fraction(40))
    assert [(duty.text, duty.variance) for duty in data.duties] == [
        ("Exam administration", Fraction(20)),
        ("Teaching", Fraction(-15)),
        ("Pastoral", Fraction(-10)),
        ("Cover", Fraction(10)),
        ("Marking", Fraction(-5)),
    ]
    assert data.agenda == ("duty-4", "duty-1", "duty-3", "duty-5", "duty-2")
    told = words(data)
    assert "drift 30 of 100; 30 percent outside the description" in told
    assert "40 hours in 1 week. One week may not be typical: record two more before you talk." in told
    assert "Talk first about: exam administration, teaching, pastoral; then cover and marking." in told
    assert "change request" not in told


def test_the_bars_meet_in_one_line(teacher: Desk) -> None:
    lines = terminal.render(role.layout(teacher.role()), 100, False).splitlines()
    rows = [line for line in lines if "│" in line]
    assert len(rows) == 6
    assert len({line.index("│") for line in rows}) == 1
    assert "│██████████ +20" in rows[1]
    assert f"{MINUS}15 ▐███████│" in rows[2]


@pytest.mark.parametrize(
    ("weeks", "told"),
    [
        (("2026-11-09", WEEK), "Two weeks may not be typical: record one more before you talk."),
        (("2026-11-02", "2026-11-09", WEEK), "120 hours in 3 weeks."),
    ],
)
def test_three_weeks_are_enough(desk: Desk, weeks: tuple[str, ...], told: str) -> None:
    duty = desk.duty("Teaching", share="100")
    for week in weeks:
        desk.time(duty, 40, week)
    said = words(desk.role())
    assert told in said
    assert ("typical" in said) == (len(weeks) < 3)


def test_how_many_weeks_are_enough_is_a_setting(teacher: Desk) -> None:
    teacher.book.change_settings({"role_weeks": 1})
    assert "typical" not in words(teacher.role())
    assert "role_weeks = 1" in words(teacher.role(why=True))


def test_estimates_are_said(desk: Desk) -> None:
    duty = desk.duty("Teaching", 30, "100")
    desk.time(duty, 10, estimated=True)
    assert "40 hours in 1 week, 10 of them estimated." in words(desk.role())


def test_a_page_is_about_one_period_and_about_what_was_known_then(teacher: Desk) -> None:
    exams = next(duty for duty in teacher.book.entries("duty") if duty.text == "Exam administration").uid
    teacher.time(exams, 20, "2026-09-28")
    assert teacher.role().hours == 40
    third = teacher.role(period=quarter_of(date(2026, 9, 1), Journal(teacher.book, TODAY).calendar))
    assert (third.hours, third.period) == (Fraction(20), "2026-Q3")
    before = teacher.role(date(2026, 11, 15))
    assert (before.hours, before.sampled_in) == (Fraction(0), "2026-Q3")
    assert "careerbook report role 2026-Q3" in words(before)


def test_the_duties_of_another_job_stay_out(teacher: Desk) -> None:
    other = teacher.add("engagement", title="coach", start="2026-10-01")
    teacher.duty("Training", 12, engagement=other)
    teacher.duty("Anything", engagement=None)
    assert {duty.text for duty in teacher.role().duties} >= {"Teaching", "Anything"}
    assert "Training" not in {duty.text for duty in teacher.role().duties}


def test_shares_that_do_not_sum_to_100_leave_the_drift_open_and_say_why(desk: Desk) -> None:
    desk.duty("Teaching", 30, "70")
    desk.duty("Marking", 10, "15")
    data = desk.role()
    assert data.drift == NotAvailable("the shares of the description sum to 85 %, not 100")
    assert "no drift yet: the shares of the description sum to 85 percent, not 100" in words(data)


def test_a_described_duty_without_an_hour_is_named(desk: Desk) -> None:
    desk.duty("Teaching", 40, "85")
    desk.duty("Marking", share="15")
    assert "In the description, and no hour: marking." in words(desk.role())


def test_an_empty_book_says_what_to_type(desk: Desk) -> None:
    assert "careerbook duty add Teaching" in words(desk.role())
    desk.duty("Teaching", share="100")
    assert "careerbook duty time 1 HOURS" in words(desk.role())


def test_the_newest_talk_counts_and_the_duty_itself_where_none_said_anything(teacher: Desk) -> None:
    one, two, *_ = (duty.uid for duty in teacher.book.entries("duty"))
    teacher.talk("2026-09-10", {one: ("more", "less", "discuss")})
    teacher.talk("2026-11-10", {one: (None, "more", None), two: ("keep", "keep", "keep")})
    rows = {duty.ref: duty for duty in teacher.role().duties}
    assert (rows["duty-1"].mine, rows["duty-1"].theirs, rows["duty-1"].verdict) == ("more", "more", "discuss")
    assert teacher.role().differ == 0
    earlier = teacher.role(date(2026, 11, 9))
    assert (earlier.differ, earlier.discussed) == (1, 1)


@pytest.mark.parametrize(("job", "source", "asked"), [
    ("contractor", "contract", True), ("permanent", "contract", False), ("contractor", "jd", False),
])  # fmt: skip
def test_a_change_request_is_for_a_contractor(tmp_path: Path, job: str, source: str, asked: bool) -> None:
    desk = Desk(tmp_path, job)
    desk.duty("Nightly pipeline", 30, source=source)
    desk.duty("Data clean-up", 4)
    desk.duty("Support calls", 6, source="verbal")
    data = desk.role()
    desk.book.close()
    assert data.outside == Fraction(1, 4)
    said = "10 of 40 hours in the week of Mon 16 Nov 2026 (25 %) went to work outside our contract: Support calls (6)"
    assert (said in markdown.render(role.layout(data))) == asked


def test_why_says_which_duties_of_the_description_took_no_hour(desk: Desk) -> None:
    desk.duty("Teaching", share="70")
    assert why_of(desk, "R42") == "No duty has both views. No hours were sampled."
    desk.duty("Marking", 10, "20")
    desk.duty("IT", share="10")
    desk.duty("Cover")
    assert why_of(desk, "R42") == "No duty has both views. Without an hour: teaching and IT."


def why_of(desk: Desk, rule: str) -> str:
    return next(because.inputs for because in desk.role(why=True).why if because.rule == rule)


def test_why_names_each_rule_and_its_inputs(teacher: Desk) -> None:
    told = words(teacher.role(why=True))
    assert all(f"R{number} " in told for number in (39, 40, 41, 42, 43))
    assert "12 of 40 hours: exam administration 8, cover 4." in told
    assert "(20 + 15 + 10 + 10 + 5) / 2." in told


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Exam administration", "exam administration"),
        ("IT support", "IT support"),
        ("R&D", "R&D"),
        ("Ad-hoc extracts", "ad-hoc extracts"),
        ("Ärzte", "ärzte"),
    ],
)
def test_the_name_of_a_duty_goes_on_in_a_sentence(name: str, inside: str) -> None:
    assert lowered(name) == inside


def test_every_view_has_its_words_and_only_discuss_is_no_agreement() -> None:
    every = {view.value for view in DutyView}
    assert set(VIEWS) == set(WOULD) == every
    assert set(WISHES) == every - {"discuss"}


# --- the brief and the sheet -----------------------------------------------------------------------------------------


def section(desk: Desk, client: str | None = None) -> list[tuple[str, str]]:
    journal = Journal(desk.book, TODAY)
    who = desk.book.by_uid([client or desk.client])[client or desk.client]
    shared = Shareable(journal, "brief", client=who)
    ask = BriefAsk(quarter_of(TODAY, journal.calendar), TODAY, who)
    return [(line.row.wish, line.row.text) for line in agreed_duties(given(shared, ask))]


def test_the_brief_says_each_wish_in_one_line(desk: Desk) -> None:
    agreed = [("keep", "Teaching"), ("add-to-jd", "Exams"), ("more", "Coaching"), ("less", "Printing"),
              ("share", "Cover"), ("hand-over", "Duty lists"), ("stop", "Stamps")]  # fmt: skip
    duties = {desk.duty(name, visibility="client"): verdict for verdict, name in agreed}
    desk.talk("2026-11-10", {uid: (None, None, verdict) for uid, verdict in duties.items()})
    assert section(desk) == [
        ("more", "Coaching"),
        ("same", "Teaching; Exams, to be written into the description"),
        ("less", "Printing; Cover, to be shared; Duty lists, to be handed over; Stamps, to end"),
    ]


@pytest.mark.parametrize(
    ("duty", "talk", "verdict"),
    [
        ({}, {}, "keep"),
        ({"visibility": "client"}, {"visibility": "private"}, "keep"),
        ({"visibility": "client"}, {"state": "planned"}, "keep"),
        ({"visibility": "client"}, {}, "discuss"),
        ({"visibility": "client"}, {}, None),
    ],
)
def test_what_is_private_planned_or_open_is_not_in_the_brief(
    desk: Desk, duty: dict[str, Any], talk: dict[str, Any], verdict: str | None
) -> None:
    uid = desk.duty("Teaching", **duty)
    desk.talk("2026-11-10", {uid: ("keep", "keep", verdict)}, **talk)
    assert section(desk) == []


def test_what_was_agreed_with_one_client_is_not_in_the_page_for_another(desk: Desk) -> None:
    desk.talk("2026-11-10", {desk.duty("Teaching", visibility="client"): (None, None, "keep")})
    other = desk.add("client", person=desk.add("person", name="Product"), relation="secondary")
    assert section(desk) == [("same", "Teaching")]
    assert section(desk, other) == []


def test_a_newer_talk_replaces_what_an_older_one_agreed(desk: Desk) -> None:
    uid = desk.duty("Teaching", visibility="client")
    desk.talk("2026-06-10", {uid: (None, None, "more")})
    desk.talk("2026-11-10", {uid: (None, None, "less")})
    assert section(desk) == [("less", "Teaching")]


def test_the_sheet_names_three_open_differences_and_none_that_is_agreed(teacher: Desk) -> None:
    exams = next(duty for duty in teacher.book.entries("duty") if duty.text == "Exam administration").uid
    teaching = next(duty for duty in teacher.book.entries("duty") if duty.text == "Teaching").uid
    teacher.talk("2026-11-10", {exams: ("hand-over", "add-to-jd", "add-to-jd"), teaching: ("less", "more", "discuss")})
    reader = Journal(teacher.book, TODAY)
    points = role_points(reader, teacher.book.by_uid([teacher.client])[teacher.client])
    assert [point.text for point in points.points] == ["Teaching", "Pastoral", "Cover"]
    _, items, tail = role_blocks(points, "Head of year")
    assert isinstance(items, Items)
    assert isinstance(tail, Paragraph)
    assert plain(items.items[0]) == (
        "Teaching: 55 % of my hours, 70 % of the description. I would do less of it; Head of year would do more of it."
    )
    assert plain(tail.content).startswith("One week of hours may not be typical.")


def test_the_sheet_is_silent_where_nothing_differs(desk: Desk) -> None:
    desk.duty("Teaching", 40, "100")
    assert role_blocks(role_points(Journal(desk.book, TODAY), None), "") == []
