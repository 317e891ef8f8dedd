"""The kinds, in the order help and pages list them; a row costs nothing until its model is asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from careerbook.records.kind import Kind


class Row(NamedTuple):
    """What is known of a kind without its model.

    module: where it is declared. line: its one line of help. under: the kinds it hangs on, empty for a noun of its
    own. visibility: who may see a new one. first: the state of a new one, empty when the kind has none.
    """

    module: str
    line: str
    under: tuple[str, ...] = ()
    visibility: str = "private"
    first: str = ""


KINDS: dict[str, Row] = {
    "goal": Row("goal", "What you mean to reach, and how far you are", visibility="client", first="planned"),
    "objective": Row("objective", "A goal of the organisation that yours can serve", visibility="client"),
    "step": Row("goal", "A step on the way to a goal", ("goal",)),
    "check": Row("goal", "One look at how a goal stands", ("goal",)),
    "exception": Row("goal", "A due date or target that moved, and why", ("goal",)),
    "review": Row("goal", "Why a goal came out above its target", ("goal",)),
    "opportunity": Row("practice", "An idea for a client, in the words of their need", first="spotted"),
    "offered": Row("practice", "The day a client got an idea", ("opportunity",)),
    "pitch": Row("pitch", "A course or other development as an investment, with its numbers", first="draft"),
    "sent": Row("pitch", "The day a client got a pitch", ("pitch",)),
    "demand": Row("pitch", "Somebody who wants a pitch", ("pitch",)),
    "cost": Row("pitch", "A cost of a pitch", ("pitch",)),
    "benefit": Row("pitch", "A benefit of a pitch, counted cautiously", ("pitch",)),
    "realised": Row("pitch", "What came back in one month", ("pitch",)),
    "impact": Row("impact", "What you delivered", visibility="client"),
    "challenge": Row("challenge", "What is wrong, or may go wrong", first="open"),
    "raised": Row("challenge", "The day a client heard of a challenge", ("challenge",)),
    "commitment": Row("call", "What was promised, by you or to you", visibility="client", first="open"),
    "client": Row("client", "Whom you do the work for, your manager first", visibility="client"),
    "need": Row("client", "What a client said they need", ("client",)),
    "person": Row("client", "Somebody you work with"),
    "feedback": Row("feedback", "What someone said about your work", first="received"),
    "request": Row("feedback", "What you asked somebody to tell you", ("person",), first="asked"),
    "response": Row("feedback", "What you do about a feedback", ("feedback",)),
    "call": Row("call", "A check-in with a client", visibility="client", first="planned"),
    "ask": Row("call", "What you need from a client", ("call",)),
    "question": Row("call", "What you would like to ask", ("call", "objective")),
    "heard": Row("call", "What you heard at a check-in", ("call",)),
    "rating": Row("rating", "How you rate something, what you expect to hear, and what you heard"),
    "story": Row("story", "Something that happened, in five parts, to be told in an interview"),
    "telling": Row("story", "One time that a story was told", ("story",)),
    "competency": Row("story", "A competency of the ladder that you brought along"),
    "service": Row("practice", "What people come to you for", visibility="client"),
    "duty": Row("role", "What you do, or should, and who said so"),
    "hours": Row("role", "Hours that a duty took in one week", ("duty",)),
    "session": Row("role", "A talk with a client about what your role is", first="planned"),
    "view": Row("role", "How both sides see one duty", ("session",)),
    "pulse": Row("role", "How clear the role is to you; for nobody else", ("session",)),
    "autonomy": Row("autonomy", "How freely you decide, area by area", first="proposed"),
    "engagement": Row("engagement", "A job, with its title, employer and dates", visibility="client"),
    "leave": Row("engagement", "Days away", ("engagement",)),
    "period": Row("settings", "A period of the custom table", ("book",)),
}


_FOUND: dict[str, "Kind"] = {}


def kind(name: str) -> "Kind":
    """Import the model of a kind and return its descriptor; KeyError when the table has no such row."""
    if name not in _FOUND:
        _FOUND.update((k.name, k) for k in import_module(f"careerbook.records.{KINDS[name].module}").KINDS)
    return _FOUND[name]


def nouns() -> tuple[str, ...]:
    """The kinds with a noun of their own, in order."""
    return tuple(name for name, row in KINDS.items() if not row.under)


def hanging_on(parent: str) -> tuple[str, ...]:
    """The kinds of sub-record that hang on a kind, in order."""
    return tuple(name for name, row in KINDS.items() if parent in row.under)
