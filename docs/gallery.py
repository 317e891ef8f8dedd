"""Draws every view of the demo's year as it stands on a screen of 80 columns, and the page that shows them.

    .venv/bin/python docs/gallery.py

The pictures are made from the golden files of the tests, so that they show what the tests hold: SVG without a font or
an address of anybody else.
"""

from html import escape
from pathlib import Path

HERE = Path(__file__).parent
GOLDEN = HERE.parent / "tests" / "golden" / "demo"
CELL, LINE, EDGE = 8.4, 18, 16

VIEWS = (
    ("status", "One screen: what matters now, and the next command to type."),
    ("brief", "The page for the manager, here as the terminal draws it; in a mail it is Markdown."),
    ("prep", "The private sheet beside it: what to say first, what to offer, what to ask."),
    ("update", "Between two check-ins: only what is new, in at most 150 words."),
    ("handover", "For the next manager: what was agreed, and nothing on the last one."),
    ("surprises", "What somebody should hear from me first, and how long it may wait."),
    ("pitches", "Every proposal with its arithmetic: planned, and what came back."),
    ("role", "What I do against my description: the bars show less and more, the agenda names what to talk about."),
    ("alignment", "The organisation's objectives with my goals on them, and what serves nothing."),
    ("plan", "Each goal today, and the record of the last four periods."),
    ("coverage", "Who was heard, how lately, and what at least two people say."),
    ("ratings", "Gaps and surprises, period by period; no score of the person."),
    ("practice", "What people come to me for, in hours and wins, and where we see it differently."),
    ("autonomy", "How freely I decide, area by area, and the next level to propose."),
    ("stories", "Proof for the next role: conflict and mistakes first, and what is missing."),
    ("week", "Friday, ten minutes: the questions, all of them skippable."),
)
"""The views in the order of the page: the golden file's name, and what the picture shows."""


def picture(text: str) -> str:
    """Return a text of a terminal as an SVG: one element a line, in whatever monospaced font the viewer has."""
    lines = text.rstrip("\n").split("\n")
    width = EDGE * 2 + CELL * 80
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


def pages() -> dict[str, str]:
    """Return every file of the gallery by its path below docs/."""
    made: dict[str, str] = {}
    parts = [
        "# Gallery",
        "",
        "Every view of the made-up year that `careerbook demo` shows, on a screen of 80 columns. Made from the",
        "files that the tests compare byte for byte: what you see is what is printed.",
        "",
    ]
    for name, line in VIEWS:
        text = (GOLDEN / f"{name}.080.txt").read_text(encoding="utf-8")
        made[f"gallery/{name}.svg"] = picture(text)
        top = name in ("status", "brief", "prep", "week")
        parts += [
            f"## {'careerbook' if top else 'careerbook report'} {name}",
            "",
            line,
            "",
            f"![{line}](gallery/{name}.svg)",
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
