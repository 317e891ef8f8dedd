"""Draws every view of the demo's year beside what was asked for before any code, and the page that shows them.

    .venv/bin/python docs/gallery.py

The pictures are made from the golden files of the tests, so that they show what the tests hold, and from the pages
drawn by hand in gallery/asked: SVG without a font or an address of anybody else.
"""

from html import escape
from pathlib import Path
from textwrap import wrap
from typing import NamedTuple

HERE = Path(__file__).parent
GOLDEN = HERE.parent / "tests" / "golden" / "demo"
ASKED = HERE / "gallery" / "asked"
CELL, LINE, EDGE = 8.4, 18, 16
WIDTH = 80


class View(NamedTuple):
    """A picture of the page: the golden file it shows, what it is for, and what was asked of it.

    `asked` is a page drawn by hand in gallery/asked, or else a sentence.
    """

    golden: str
    command: str
    line: str
    asked: str

    @property
    def by_hand(self) -> bool:
        """Tell whether what was asked for is a page drawn by hand."""
        return self.asked.endswith((".txt", ".md"))


VIEWS = (
    View(
        "status.080.txt",
        "careerbook status",
        "One screen: what matters now, and the next command to type.",
        "status.txt",
    ),
    View(
        "status.plain.txt",
        "careerbook --plain status",
        "The same for a screen reader, a narrow window or a dumb terminal.",
        "status-plain.txt",
    ),
    View(
        "brief.080.txt",
        "careerbook brief",
        "The page for the manager, here as the terminal draws it; in a mail it is Markdown.",
        "brief.md",
    ),
    View(
        "prep.080.txt",
        "careerbook prep",
        "The private sheet beside it: what to say first, what to offer, what to ask.",
        "prep.md",
    ),
    View(
        "pitches.080.txt",
        "careerbook report pitches",
        "Every proposal with its arithmetic: planned, and what came back.",
        "Costs, benefit, return and break-even, planned and realised side by side, and the next step.",
    ),
    View(
        "show-pitch.080.txt",
        "careerbook pitch show 2 --why",
        "One proposal, and under it where each number comes from.",
        "pitch.txt",
    ),
    View(
        "role.080.txt",
        "careerbook report role",
        "What I do against my description: the bars show less and more, the agenda names what to talk about.",
        "role.txt",
    ),
    View(
        "update.080.txt",
        "careerbook report update",
        "Between two check-ins: only what is new, in at most 150 words.",
        "Words a person would say aloud, no internal ids and no progress percentages, one honest line where nothing"
        " changed.",
    ),
    View(
        "handover.080.txt",
        "careerbook report handover",
        "For the next manager: what was agreed, and nothing on the last one.",
        "One page: role, freedom, goals, promises, asks, challenges, proposals and themes, in that order.",
    ),
    View(
        "surprises.080.txt",
        "careerbook report surprises",
        "What somebody should hear from me first, and how long it may wait.",
        "Each number with its comparison (found 3 days ago, limit 7 days), and the command that tells it.",
    ),
    View(
        "alignment.080.txt",
        "careerbook report alignment",
        "The organisation's objectives with my goals on them, and what serves nothing.",
        "The tree with my goals on it, orphans, objectives I have no part in, questions not asked yet.",
    ),
    View(
        "plan.080.txt",
        "careerbook report plan",
        "Each goal today, and the record of the last four periods.",
        "Stage, status, progress against expected, days left, slips, last check-in, next step; the last four periods;"
        " the share of goals I had a say in.",
    ),
    View(
        "coverage.080.txt",
        "careerbook report coverage",
        "Who was heard, how lately, and what at least two people say.",
        "Sides heard and missing, givers, concentration, recency, loop closure, themes with at least two givers, and"
        " the next person to ask.",
    ),
    View(
        "ratings.080.txt",
        "careerbook report ratings",
        "Gaps and surprises, period by period.",
        "Never a grade for the person: no average, no score, only what to talk about.",
    ),
    View(
        "practice.080.txt",
        "careerbook report practice",
        "What people come to me for, in hours and wins, and where we see it differently.",
        "The mix by hours and by impact, who I spoke with, ideas offered, and where my view is not the client's.",
    ),
    View(
        "autonomy.080.txt",
        "careerbook report autonomy",
        "How freely I decide, area by area, and the next level to propose.",
        "The gap with the levels it is made of, what speaks for one level more, and the command that agrees on it.",
    ),
    View(
        "stories.080.txt",
        "careerbook report stories",
        "Proof for the next role: conflict and mistakes first, and what is missing.",
        "Coverage of conflict, mistake and results first, length and the share of situation and task, and what could"
        " become a story.",
    ),
    View(
        "show-goal.080.txt",
        "careerbook goal show 1 --why",
        "One goal: how far it is, how far the calendar expects it, and what moved.",
        "Inputs, formula and the thresholds that are settings; the person's own status wins.",
    ),
    View(
        "show-impact.080.txt",
        "careerbook impact show 40 --why",
        "One win: what is there, and what would make it stronger.",
        "Never a grade; the number stands in the reasons only.",
    ),
    View(
        "show-challenge.080.txt",
        "careerbook challenge show 2 --why",
        "One risk: who knows, how far ahead, and what is still to say.",
        "Per client; the limits in days are settings.",
    ),
    View(
        "show-rating.080.txt",
        "careerbook rating show 3 --why",
        "One rating: the gap in steps, the surprise, and two questions to ask.",
        "A gap is ordinary: what to ask, not what to feel.",
    ),
    View(
        "show-client.080.txt",
        "careerbook client show 1 --why",
        "One client: needs, promises both ways, and how regularly you meet.",
        "Needs heard long ago, what serves none of them, and no score of theirs.",
    ),
    View(
        "show-autonomy.080.txt",
        "careerbook autonomy show 1 --why",
        "One decision area: granted, practised, wanted.",
        "Printed as level 4, agree; the gap, what speaks for more, and the next step.",
    ),
    View(
        "show-session.080.txt",
        "careerbook session show 1 --why",
        "One talk about the role: both views of each duty, and what was agreed.",
        "Agreed or partly agreed is computed from the verdicts.",
    ),
    View(
        "show-story.080.txt",
        "careerbook story show 1 --why",
        "One story in five parts, its length, and the questions that it answers.",
        "At most 300 words; situation and task at most 35 % of them.",
    ),
    View(
        "show-competency.080.txt",
        "careerbook competency show 1 --why",
        "One rung of the ladder, and what shows it.",
        "Two items of evidence in two periods each; what is missing is named.",
    ),
    View(
        "week.080.txt",
        "careerbook week",
        "Friday, ten minutes: the questions, all of them skippable.",
        "At most seven questions; without a terminal the same list as text, each with the command that answers it.",
    ),
)
"""The views in the order of the page."""


def picture(text: str) -> str:
    """Return a text of a terminal as an SVG: one element a line, in whatever monospaced font the viewer has."""
    lines = text.rstrip("\n").split("\n")
    width = EDGE * 2 + CELL * max(WIDTH, *map(len, lines))
    height = EDGE * 2 + LINE * len(lines)
    rows = "\n".join(
        f'<text x="{EDGE}" y="{EDGE + LINE * (number + 1) - 5}" xml:space="preserve">{escape(line)}</text>'
        for number, line in enumerate(lines)
        if line
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}"'
        f' viewBox="0 0 {width:.0f} {height}" role="img">\n'
        f'<rect width="100%" height="100%" rx="6" fill="#fbfaf7"/>\n'
        f'<g font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14" fill="#222">\n{rows}\n</g>\n</svg>\n'
    )


def drawn_by_hand(name: str) -> str:
    """Return a page of gallery/asked as it would stand in a window: Markdown folded, anything else as it is."""
    text = (ASKED / name).read_text(encoding="utf-8")
    if not name.endswith(".md"):
        return text
    return "\n".join(row for line in text.splitlines() for row in wrap(line, WIDTH) or [""])


def pages() -> dict[str, str]:
    """Return every file of the gallery by its path below docs/."""
    made: dict[str, str] = {}
    parts = [
        "# Gallery",
        "",
        "Every view of the made-up year that `careerbook demo` shows, on a screen of 80 columns. Made from the",
        "files that the tests compare byte for byte: what you see is what is printed. Beside each stands what was",
        "asked for: a page drawn by hand before any code (its figures only illustrate), or a sentence.",
        "",
    ]
    for view in VIEWS:
        stem = view.golden.removesuffix(".txt").removesuffix(".080")
        made[f"gallery/{stem}.svg"] = picture((GOLDEN / view.golden).read_text(encoding="utf-8"))
        wanted = view.asked
        if view.by_hand:
            name = view.asked.rpartition(".")[0]
            made[f"gallery/asked/{name}.svg"] = picture(drawn_by_hand(view.asked))
            wanted = f"![{view.command} as drawn by hand](gallery/asked/{name}.svg)"
        parts += [
            f"## {view.command}",
            "",
            view.line,
            "",
            "| printed | asked for |",
            "|---|---|",
            f"| ![{view.line}](gallery/{stem}.svg) | {wanted} |",
            "",
        ]
    made["gallery.md"] = "\n".join(parts)
    return made


def main() -> None:
    """Write the gallery."""
    (HERE / "gallery").mkdir(exist_ok=True)
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
