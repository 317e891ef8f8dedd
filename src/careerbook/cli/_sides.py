"""The one question before the first page about feedback: whether anybody reports to you."""

from contextlib import suppress

from careerbook.cli._session import session
from careerbook.records.settings_table import SETTINGS

LED = "direct-report"


def ask_first() -> None:
    """Ask on a terminal, once, and keep the answer as the setting `sides`; Ctrl-D leaves it for another day.

    A rehearsal, which keeps nothing, does not ask.
    """
    book = session.book()
    if not session.interactive or session.rehearsal or "sides" in book.settings:
        return
    with suppress(EOFError):
        leads = session.confirm("Does anybody report to you?")
        sides = [side for side in SETTINGS["sides"].default if leads or side != LED]
        book.change_settings({"sides": dict.fromkeys(sides, True)})
        change = f"-{LED}" if leads else f"+{LED}"
        session.say(f"Noted: {', '.join(sides)}. To change it: careerbook config set sides {change}")
