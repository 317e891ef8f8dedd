"""How Maya rates the year, what she expects to hear and what she heard: three times heard, once to come."""

from careerbook.demo.teller import Teller

HEARD = (
    ("2026-Q1", "2026-03-27", "2026-04-09", 3, 3, 3, None),
    ("2026-Q2", "2026-06-26", "2026-07-08", 4, 4, 3, "Alex had not seen how much of June went into the old server"),
    ("2026-Q3", "2026-09-28", "2026-10-01", 3, 4, 3, None),
)
"""The period, the day she rated, the day she heard; what she said, expected and heard; why the two differed."""


def tell_ratings(year: Teller) -> None:
    """Tell the ratings of three quarters, and that of the close before the next check-in."""
    for period, rated, heard, own, predicted, client, reason in HEARD:
        year.add("rating", rated, called=period, period=period, scale="five", self=own, moved_on=rated)
        year.step(period, "rating", rated, predicted=predicted)
        year.step(period, "rating", heard, client=client)
        if reason:
            year.step(period, "rating", heard, discussed_on=heard, reason_for_gap=reason)
    year.add(
        "rating", "2026-11-18", called="close rated", subject=year["close"], period="2026-Q4", scale="five", self=3,
        moved_on="2026-11-18",
    )  # fmt: skip
    year.step("close rated", "rating", "2026-11-18", predicted=3)
