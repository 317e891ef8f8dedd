"""What Maya does against what her description says: four duties, three sampled weeks, one talk about it."""

from typing import Any

from careerbook.demo.teller import Teller

WEEKS = (
    ("2026-10-12", {"pipelines": "21", "releases": "9", "guild": "4", "extracts": "4"}),
    ("2026-10-19", {"pipelines": "22", "releases": "10", "guild": "3", "extracts": "3"}),
    ("2026-11-09", {"pipelines": "20", "releases": "11", "guild": "4", "extracts": "3"}),
)
PULSES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("2026-07-06", {"authority": 3, "goals": 4, "time_split": 3, "responsibilities": 4, "expected": 4, "judged": 3}),
    ("2026-10-26", {"authority": 4, "goals": 5, "time_split": 4, "responsibilities": 5, "expected": 5, "judged": 4}),
)


def tell_role(year: Teller) -> None:
    """Tell her duties with their hours, the talk in October, and the next one."""
    shared = {"visibility": "client"}
    for name, text, share, source, verdict in (
        ("pipelines", "data pipelines", "65", "jd", None),
        ("releases", "release support for finance", "20", "jd", "keep"),
        ("guild", "the data guild", "15", "jd", None),
        ("extracts", "ad-hoc extracts", None, "emerged", "less"),
    ):
        agreed = shared if verdict else {}
        year.add(
            "duty", "2026-07-06", called=name, text=text, source=source, jd_share_pct=share, verdict=verdict,
            engagement=year["job"], **agreed,
        )  # fmt: skip
    for week, hours in WEEKS:
        for name, number in hours.items():
            year.add("hours", week, under=name, hours=number, week=week)
    year.add(
        "session", "2026-10-26", called="talk", client=year["manager"], held_on="2026-10-26", state="held",
        visibility="client", open_points="Who owns the guild if I lead releases",
    )  # fmt: skip
    for name, mine, theirs, verdict in (
        ("releases", "keep", "keep", "keep"),
        ("extracts", "hand-over", "less", "less"),
        ("guild", "more", "keep", "discuss"),
    ):
        year.add("view", "2026-10-26", under="talk", duty=year[name], mine=mine, theirs=theirs, verdict=verdict)
    for day, answers in PULSES:
        year.add("pulse", day, under="talk", **answers)
    year.add("session", "2026-12-09", client=year["manager"], moved_on="2026-11-23")
