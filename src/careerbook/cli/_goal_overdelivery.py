"""`goal overdelivery`: why a goal came out above its target, and whether that can be done again."""

from collections.abc import Callable
from contextlib import suppress
from fractions import Fraction
from typing import Any

from careerbook.changes.change import Said
from careerbook.cli._dialogue import Stopped, change, kept_when_interrupted, put, read
from careerbook.cli._goal_check import facts_of
from careerbook.cli._hanging import hang_verb
from careerbook.cli._session import session
from careerbook.cli._signature import with_parameters
from careerbook.cli._values import Values, choice
from careerbook.errors import InvalidInput
from careerbook.records.entry import Entry
from careerbook.records.kinds import kind
from careerbook.reports.wording import fixed

NEEDED = ("why", "duplicable")
"""What a review cannot be kept without; while one is missing, a terminal asks for everything."""


def overdelivery_verb() -> Callable[..., Any]:
    """Return `overdelivery REF --why … --duplicable … --next-use …`; without them a terminal asks."""
    talk = Talk()
    hang = hang_verb("goal", "review", text=False, before=talk.before, after=talk.after)

    def overdelivery(**given: Any) -> None:
        """Say why it came out above its target."""
        talk.asks = session.interactive and not all(given.get(name) for name in NEEDED)
        try:
            hang(**given)
        except Stopped:
            put(f"Nothing was saved. Whenever you like: careerbook goal overdelivery {given['ref']}")

    return with_parameters(overdelivery, hang.__signature__.parameters.values())  # type: ignore[attr-defined] # set there


class Talk:
    """One review: what has to be known is asked before it is saved, the rest is saved answer by answer."""

    def __init__(self) -> None:
        """Ask nothing until somebody is there to answer."""
        self.asks = False

    def before(self, values: Values, entry: Entry, said: Said, given: dict[str, Any]) -> None:
        """Refuse what is no over-delivery, or was looked at before; ask why, and whether it can be done again."""
        held = next(iter(values.book.children(entry, "review")), None)
        if held is not None:
            raise InvalidInput(
                f"{entry.ref} was looked at already, in {held.ref}", f"careerbook edit {held.ref} --next-use TEXT"
            )
        ratio = facts_of(entry).ratio
        if isinstance(ratio, Fraction) and ratio <= 1:
            raise InvalidInput(
                f"{entry.ref} did not come out above its target (ratio {fixed(ratio, 2)}); nothing was saved",
                f"careerbook goal show {entry.number}",
            )
        if self.asks:
            above = f" (ratio {fixed(ratio, 2)})" if isinstance(ratio, Fraction) else ""
            put(f'"{entry.title}" came out above what was expected{above}.')
            _ask_needed(said)

    def after(self, values: Values, entry: Entry, saved: str) -> None:
        """Ask for the rest, each answer saved at once; then say what may go into a page."""
        if self.asks:
            put(f"Saved {saved}.")
            with kept_when_interrupted(), suppress(Stopped):
                _ask_rest(saved)
        review = session.book().find(saved)
        shared = f'only "{review.next_use}" may go into a page' if review.next_use else "none of it goes into a page"
        session.say(f"{'' if self.asks else 'Saved '}{saved} on {entry.ref}; {shared}.")
        if review.duplicable != "no" and not review.next_use:
            session.say(f"  Where will you use it next? careerbook edit {saved} --next-use TEXT")


def _ask_needed(said: Said) -> None:
    """Ask why it came out above, and whether it can be done again; skipping one leaves the review unsaved."""
    columns = kind("review").columns
    if not said.get("why"):
        words = ", ".join(word.replace("-", " ") for word in columns["why"].choices)
        put(f"Why was that?  (one or more: {words})")
        why = read(">", lambda typed: {choice(columns["why"], word): True for word in _parts(typed)})
        if not why:
            raise Stopped
        said["why"] = why
    if not said.get("duplicable"):
        again = read("Can it be done again?  [yes / partly / no]", lambda typed: choice(columns["duplicable"], typed))
        if not again:
            raise Stopped
        said["duplicable"] = again


def _parts(typed: str) -> list[str]:
    """Return the reasons typed, with commas between."""
    parts = [part.strip() for part in typed.split(",") if part.strip()]
    if not parts:
        raise InvalidInput("there is no reason in that")
    return parts


def _ask_rest(saved: str) -> None:
    """Ask for what a review says beside its reasons, as far as it was not said; each answer is saved at once."""
    review = session.book().find(saved)
    if "extra-hours" in review.why and review.extra_hours is None:
        read("How many hours beyond the usual?", lambda typed: change(saved, extra_hours=typed))
    if review.duplicable == "no":
        return
    if not review.conditions:
        read("What does it need to work again?  (only for you)", lambda typed: change(saved, conditions=typed))
    if not review.next_use:
        put("Where will you use it next?  (in words your manager may read)")
        read(">", lambda typed: change(saved, next_use=typed), later=f"careerbook edit {saved} --next-use TEXT")
