"""Pages drawn by hand, for the renderers: a status, a computed view, a table with bars, and hard text everywhere."""

from fractions import Fraction

from careerbook.document import (
    LINE,
    Bar,
    Bars,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Inline,
    Items,
    Message,
    Paragraph,
    Table,
    Trend,
    bad,
    bar,
    command,
    good,
    inline,
    quiet,
    strong,
    trend,
    warn,
)


def cells(*parts: object) -> tuple[Inline, ...]:
    return tuple(inline(part) for part in parts)  # type: ignore[arg-type] # texts and spans alike


STATUS = Document(
    "Maya Chen · 2026-Q4, day 51 of 92",
    (
        Facts(
            (
                Fact(
                    "Next meeting", cells("Alex Rivera, in 5 days", "To do before: write the two sentences · 1 reason")
                ),
                Fact("Say it now", (inline(bad("A feed may stop"), " (high)"),)),
                Fact("Promises", cells("yours: none late")),
                Fact("", cells("theirs: Second reviewer, open since 30 Oct")),
            )
        ),
        Bars(
            (
                Bar("Goals", Fraction(3, 4), inline("Close the books in 5 days"), inline(warn("at risk"))),
                Bar("", Fraction(1), inline("No re-keyed invoices"), inline(good("done"))),
                Bar("", None, inline("Lead the guild"), inline("no number yet")),
            ),
            "Goal",
        ),
        Facts((Fact("This quarter", (inline("14 wins · ", trend((0, 4, 8), "a week")),)),)),
        Trend("Wins a week", (8, 0, 4)),
        Facts(
            (
                Fact(
                    "Next",
                    (
                        inline(command("careerbook challenge raise 1"), " tell Alex about the feed"),
                        inline(command("careerbook checkin"), " prepare Wednesday"),
                    ),
                ),
            )
        ),
    ),
    "me",
)

ROLE = Document(
    "Role · teacher",
    (
        Table(
            (
                Column("Duty"),
                Column("description", "right"),
                Column("actual", "right"),
                Column("less │ more"),
                Column("I would"),
                Column("Head of year"),
                Column("verdict"),
            ),
            (
                cells(
                    "Exam administration",
                    "\u2013",
                    "20 %",
                    bar(Fraction(1, 5), "+20"),
                    "hand over",
                    "add to it",
                    "discuss",
                ),
                cells("Teaching", "70 %", "55 %", bar(Fraction(-3, 20), "-15"), "keep", "keep", "keep"),
                cells("Pastoral", "15 %", "5 %", bar(Fraction(-1, 10), "-10"), "more", "keep", "discuss"),
            ),
        ),
        Paragraph(inline("40 hours in 1 week.", LINE, "Talk first about: exams.")),
        Bars(
            (
                Bar("Exams", Fraction(1, 5), inline("hand over"), inline("add to it"), signed=True),
                Bar("Teaching", Fraction(-3, 20), inline("keep"), inline("keep"), signed=True),
                Bar("Marking", Fraction(0), inline("keep"), (), signed=True),
            )
        ),
    ),
    "me",
)

PITCH = Document(
    "A monthly cost clinic",
    (
        Heading(2, "The arithmetic"),
        Table(
            (Column(""), Column("planned", "right"), Column("")),
            (
                cells("Costs", "EUR 3,000", "fee 1,800 · travel 200 · 40 h × 25"),  # noqa: RUF001 - the times sign of print
                cells("ROI", "72.8 %", ""),
                cells("Breaks even at", "EUR 250 a month", "or 10 hours a month"),
            ),
        ),
        Items((inline(strong("One."), " First"), inline("Second", LINE, quiet("and more"))), ordered=True),
        Message("Hello Alex,\n\n  thank you for today.\n"),
    ),
    "me",
    private=True,
)

NASTY = "[red]x[/foo] :smile: \x1b[31m\x07 a|b `c` <script> \u202eevil\x9b 日本語 👩‍👩‍👧 क्षि \ud800 " + "y" * 90


def nasty(text: str = NASTY) -> Document:
    """Return a document that says one text everywhere a text can stand."""
    said = inline(text)
    return Document(
        text,
        (
            Heading(2, text),
            Paragraph(said),
            Items((said, said)),
            Table((Column(text), Column("n", "right")), ((said, inline("1")),)),
            Facts((Fact(text[:12], (said, inline(command("careerbook"), " ", text))),)),
            Bars((Bar(text[:12], Fraction(1, 3), said, said),)),
            Message(text),
        ),
        "me",
    )
