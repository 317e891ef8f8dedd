"""What Maya could tell in an interview, and the ladder she brought along."""

from careerbook.demo.teller import Teller

LADDER = {
    "teaches": ("Teaches others", "People do alone what they asked about before"),
    "writes": ("Writes things down", "Others decide and act on what they read"),
    "across": ("Works across teams", "Finds what two teams can both live with"),
    "simpler": ("Makes work simpler", "Leaves fewer steps than there were"),
    "hires": ("Hires well", "Says in writing what was seen in an interview"),
}


def tell_ladder(year: Teller) -> None:
    """Tell the competencies of the next level; wins and stories point at them."""
    for called, (name, description) in LADDER.items():
        year.add("competency", "2026-02-02", called=called, name=name, level="lead", description=description)


def tell_stories(year: Teller) -> None:
    """Tell one complete story of each of two themes, and one that has only begun."""
    year.add(
        "story", "2026-11-06", called="duplicates", title="The invoices that came twice",
        theme={"results": True, "customer": True}, drawn_from={year["invoices"]: True},
        situation="Operations paid some invoices twice and found out weeks later.",
        task="I was asked to bring that down to a third within the year.",
        action="I read two hundred of them with the people who key them in, and found that almost all came in by two"
        " ways at once. I matched them by supplier and amount first, then blocked the same number, and let operations"
        " decide about the rest on one page.",
        result="It went down by four fifths, and operations now finds the last ones before they are paid.",
        reflection="I would sit down with the people who key them in on the first day, not in the third week.",
        competency={year["simpler"]: True, year["across"]: True},
    )  # fmt: skip
    year.add(
        "story", "2026-11-06", called="days", title="Two teams, one release day", theme={"conflict": True},
        situation="Two teams wanted different release days, and both had told their customers.",
        task="I had to find one day.",
        action="I asked each team what a late release costs them, wrote both answers next to each other and had both"
        " teams correct the page. When it was right, the day was plain to everybody.",
        result="We released on that day, and nobody has asked to move it since.",
        reflection="I now ask for the other calendar before I promise a day.",
        competency={year["across"]: True},
    )  # fmt: skip
    year.add(
        "telling", "2026-11-13", under="days", where="A practice round with Sam",
        reaction="Say sooner what you did yourself",
    )  # fmt: skip
    year.add(
        "story", "2026-11-13", title="Six people who teach each other", theme={"leadership": True},
        situation="Six people had the same questions and asked them one by one.",
    )  # fmt: skip
