"""The seven levels as pages print them, and as they are said aloud to the person who grants them."""

from careerbook.document import EMPTY_CELL
from careerbook.rules.autonomy import LEVELS, level_number
from careerbook.rules.numbers import MINUS
from careerbook.rules.value import NotAvailable

SAID = {
    "tell": "you decide and tell me",
    "sell": "you decide and tell me why",
    "consult": "you consult me first",
    "agree": "we agree",
    "advise": "I decide, you advise",
    "inquire": "I decide and tell you afterwards",
    "delegate": "I decide",
}
"""Each level as I would say it to my client."""

STATES = {"proposed": "not agreed yet", "trial": "on trial", "pulled-back": "pulled back"}
LEGEND = "Levels: " + ", ".join(f"{number} {level}" for number, level in enumerate(LEVELS, 1)) + "."


def level_said(level: str | None) -> str:
    """Return `level 4, agree`; an unknown one is a dash."""
    return f"level {level_number(level)}, {level}" if level else EMPTY_CELL


def steps(value: int | NotAvailable) -> str:
    """Return a difference in levels with its sign: `+2`, `0`; n/a prints its reason."""
    if isinstance(value, NotAvailable):
        return str(value)
    return f"{'+' if value > 0 else MINUS}{abs(value)}" if value else "0"


def taken_without(unused: int | NotAvailable) -> str:
    """Return the warning that more is done than was granted; empty when that is not so."""
    if isinstance(unused, NotAvailable) or unused >= 0:
        return ""
    by = "one level" if unused == -1 else f"{-unused} levels"
    return f"What is practised is above what was granted, by {by}: agree on it before somebody asks"


def state_said(state: str) -> str:
    """Return a state in words."""
    return STATES.get(state, state)
