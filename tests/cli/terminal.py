"""Somebody at a terminal: answers typed one line at a time, in process, or to the real program on a pseudo-terminal."""

import io
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Protocol

import pytest

from careerbook.cli.main import main
from tests.cli.conftest import Result

CTRL_C, CTRL_D = "\x03", "\x04"


class Screen(io.StringIO):
    """The terminal's screen: what the program says, and what is typed."""

    def isatty(self) -> bool:
        return True


class Keyboard:
    """Hands out the answers, echoing each on the screen as a terminal does; after the last one comes Ctrl-D."""

    def __init__(self, answers: Sequence[str | type[BaseException]], screen: Screen) -> None:
        self.answers = list(answers)
        self.screen = screen

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        if not self.answers:
            return ""
        answer = self.answers.pop(0)
        if not isinstance(answer, str):
            raise answer
        self.screen.write(f"{answer}\n")
        return f"{answer}\n"


class Talk(Protocol):
    def __call__(self, *words: str, answers: Sequence[str | type[BaseException]] = (), code: int = 0) -> Result: ...


def talker(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Talk:
    """Return a function that runs one command line with these answers; `err` is the screen as it looks at the end."""

    def talks(*words: str, answers: Sequence[str | type[BaseException]] = (), code: int = 0) -> Result:
        screen = Screen()
        keyboard = Keyboard(answers, screen)
        capsys.readouterr()
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdin", keyboard)
            patched.setattr(sys, "stderr", screen)
            got = main(list(words))
        told = Result(capsys.readouterr().out, screen.getvalue(), got)
        assert got == code, f"{' '.join(words)} ended with {got}: {told.err}"
        assert keyboard.answers == [], f"never asked: {keyboard.answers}\n{told.err}"
        return told

    return talks


class Pty:
    """The real program on a pseudo-terminal of 24 lines by 80 columns."""

    def __init__(self, *words: str) -> None:
        self.side, child = pty.openpty()
        environment = {**os.environ, "COLUMNS": "80", "LINES": "24", "PYTHONIOENCODING": "utf-8"}
        self.process = subprocess.Popen(  # noqa: S603 - our own program, with words of the test
            [sys.executable, "-m", "careerbook", *words],
            stdin=child,
            stdout=child,
            stderr=child,
            env=environment,
            preexec_fn=self._lead(child),
            close_fds=True,
        )
        os.close(child)
        self.seen = ""

    @staticmethod
    def _lead(child: int) -> Callable[[], None]:
        def lead() -> None:
            import fcntl  # noqa: PLC0415 - only in the child
            import termios  # noqa: PLC0415 - likewise

            os.setsid()
            fcntl.ioctl(child, termios.TIOCSCTTY, 0)  # so that Ctrl-C reaches it
            signal.signal(signal.SIGINT, signal.SIG_DFL)

        return lead

    def until(self, text: str, seconds: float = 20) -> str:
        """Read until `text` stands on the screen after what was read before; return what came."""
        came, end = "", time.monotonic() + seconds
        while text not in came:
            left = end - time.monotonic()
            assert left > 0, f"{text!r} never came; the screen was:\n{self.seen}{came}"
            if select.select([self.side], [], [], left)[0]:
                try:
                    came += os.read(self.side, 4096).decode(errors="replace").replace("\r\n", "\n")
                except OSError:
                    pytest.fail(f"{text!r} never came; the screen was:\n{self.seen}{came}")
        self.seen += came
        return came

    def type(self, keys: str) -> None:
        """Type keys; a line ends with \\n, CTRL_C and CTRL_D are keys too."""
        os.write(self.side, keys.encode())

    def ends(self) -> int:
        """Read to the end and return the exit code."""
        while True:
            try:
                came = os.read(self.side, 4096)
            except OSError:
                break
            if not came:
                break
            self.seen += came.decode(errors="replace").replace("\r\n", "\n")
        os.close(self.side)
        return self.process.wait(20)
