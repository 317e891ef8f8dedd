"""Bars, sparklines and the lines of a tree out of block characters, for whoever can see them."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from careerbook.text import cell_width

_LEVELS = "▁▂▃▄▅▆▇█"


def sparkline(values: tuple[Fraction, ...]) -> str:
    """Draw values from the lowest block for zero (and below) to the full block for the highest."""
    top = max(values, default=Fraction(0))
    return "".join(_LEVELS[int(value / top * 7 + Fraction(1, 2)) if value > 0 else 0] for value in values)


def progress(share: Fraction, cells: int) -> str:
    """Draw a share of 1 in `cells` blocks: full only when it is done, never empty when it has begun."""
    filled = min(max(int(share * cells + Fraction(1, 2)), 0), cells)
    if 0 < share < 1:
        filled = min(max(filled, 1), cells - 1)
    return "█" * filled + "░" * (cells - filled)


def branch_lines(depths: Sequence[int]) -> list[tuple[str, str]]:
    """Return for each row of a tree, given its depths, what is drawn before its first line and before further ones."""
    drawn = []
    for row, depth in enumerate(depths):
        below = depths[row + 1 :]
        lead, further = "", ""
        for level in range(1, depth + 1):
            ends = next((at for at, other in enumerate(below) if other < level), len(below))
            goes_on = level in below[:ends]
            further += "│  " if goes_on else "   "
            lead += further[-3:] if level < depth else "├─ " if goes_on else "└─ "
        under = "│  " if below and below[0] > depth else ""
        drawn.append((lead, further + under))
    return drawn


class Axis:
    """Signed bars on both sides of one line, to the scale of the longest: less on its left, more on its right.

    `bars` are all the shares with their texts; `half` is the cells of the longest bar.
    """

    def __init__(self, bars: Iterable[tuple[Fraction, str]], half: int) -> None:
        """Measure the bars."""
        known = tuple(bars)
        self.half = half
        self.top = max((abs(share) for share, _ in known), default=Fraction(0))
        self.left = max((cell_width(self._less(share, text)) for share, text in known if share < 0), default=0)

    def draw(self, share: Fraction, text: str) -> str:
        """Draw a bar to half a block, its text at its far end."""
        if share < 0:
            drawn = self._less(share, text)
            return f"{' ' * (self.left - cell_width(drawn))}{drawn}│"
        blocks, half = divmod(self._halves(share), 2)
        return f"{'':{self.left}}│{'█' * blocks}{'▌' * half} {text}"

    def _less(self, share: Fraction, text: str) -> str:
        blocks, half = divmod(self._halves(share), 2)
        return f"{text} {'▐' * half}{'█' * blocks}"

    def _halves(self, share: Fraction) -> int:
        return int(abs(share) / self.top * self.half * 2 + Fraction(1, 2)) if self.top else 0

    def title(self, title: str) -> str:
        """Set the line of a title such as `less │ more` above the line of the bars."""
        less, line, more = title.partition("│")
        return f"{' ' * (self.left - cell_width(less))}{less}{line}{more}" if line else title
