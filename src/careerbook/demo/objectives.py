"""What Maya's organisation means to reach, which of her goals serve it, and what she would like to know about it."""

from careerbook.demo.teller import Teller

SERVED = (
    ("close", "decisions", "The numbers of a month are there three days sooner"),
    ("invoices", "cost", "Nobody keys the same invoice twice"),
    ("server", "cost", "One server less to pay and to patch"),
    ("guild", "grow", "People learn from each other who owns which data"),
)


def tell_objectives(year: Teller) -> None:
    """Tell the tree of objectives, the goals on it, and a question answered and one still to ask."""
    for name, text, level, above, source in (
        ("twice", "Serve twice the customers with the same people", "organisation", None, "read"),
        ("decisions", "Faster decisions", "division", "twice", "told"),
        ("cost", "Cost to serve", "team", "decisions", "told"),
        ("record", "One record for each customer", "department", "decisions", "read"),
        ("grow", "Grow our own", "organisation", None, "guessed"),
    ):
        year.add(
            "objective", "2026-01-12", called=name, text=text, level=level, period="2026",
            part_of=year[above] if above else None, confidence_in_source=source,
        )  # fmt: skip
    for goal, objective, part in SERVED:
        year.batch.set(year[goal], "goal", {"serves": year[objective], "my_part": part})
    year.add(
        "question", "2026-03-02", under="grow", text="How will we know in a year that it worked?", asked_of=year["alex"]
    )
    year.add(
        "question", "2026-07-06", under="decisions", text="What would the division decide sooner, if it could?",
        asked_of=year["alex"], asked_on="2026-07-08", answer="Hiring and stock; both wait for the month to close",
    )  # fmt: skip
