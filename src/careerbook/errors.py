"""Every way careerbook says no: one sentence, the next step, and the exit code that scripts rely on."""


class CareerbookError(Exception):
    """A refusal that a person can act on.

    `sentence` is one sentence without the leading "careerbook: "; `next_step` is a command or hint that can be
    pasted, or empty. `code` is the process exit code of the class, `meaning` its line on the exit-code page.
    """

    code = 2
    meaning = "wrong usage or invalid input"

    def __init__(self, sentence: str, next_step: str = "") -> None:
        """Keep the sentence and the next step."""
        super().__init__(sentence)
        self.sentence = sentence
        self.next_step = next_step


class NotFound(CareerbookError):
    """Nothing has that reference, or a check failed."""

    code = 1
    meaning = "nothing found, or a check that failed"


class InvalidInput(CareerbookError):
    """What was typed cannot be used as it is."""


class Ambiguous(InvalidInput):
    """A part of a title fits several records; the sentence lists them."""


class IllegalStep(InvalidInput):
    """The record's state does not allow this step; the sentence names the legal ones."""


class BookUnusable(CareerbookError):
    """The book is damaged, not ours, a folder, or newer than this program."""

    code = 3
    meaning = "the book cannot be used: damaged, not ours, a folder, newer than this program"


class Refused(CareerbookError):
    """Refused for safety: would overwrite, would leak, would send over an untold high risk, needs --yes."""

    code = 4
    meaning = "refused for safety: would overwrite, would leak, would send over an untold high risk, needs --yes"


class IOFailed(CareerbookError):
    """Reading or writing failed, or the book is busy; nothing was saved."""

    code = 5
    meaning = "input or output failed, or the book is busy; nothing was saved, try again"


class Interrupted(CareerbookError):
    """The person pressed Ctrl-C."""

    code = 130
    meaning = "interrupted"


DONE_MEANING = "done"
