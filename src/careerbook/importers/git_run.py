"""Run git on a repository that somebody else may have prepared, so that no code of theirs runs.

A repository carries configuration, and configuration can name programs: a file system monitor, a pager, a diff
driver, an ssh command. Reading a log must start none of them, must not touch the network, and must end in time.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from shlex import quote

from careerbook.errors import InvalidInput

SECONDS = 300
"""How long one git command may take before it is stopped."""

_CHUNK = 1 << 16
_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    f"core.attributesFile={os.devnull}",
    f"mailmap.file={os.devnull}",
    "log.showSignature=false",
    "protocol.allow=never",
    "gc.auto=0",
    "maintenance.auto=false",
)
# Where the person's own configuration stands is theirs to say; every other GIT_ variable could point git elsewhere.
_KEPT = frozenset({"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"})
_SET = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    # A partial clone would fetch what is missing: older versions of git know only the list of allowed protocols.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_SSH_COMMAND": "false",
    "GIT_PAGER": "cat",
    # The sentences below look for git's own words.
    "LC_ALL": "C",
    "LANGUAGE": "",
}


class Git:
    """Git in one folder; `folder` is the path as the person typed it."""

    __slots__ = ("_program", "_seconds", "folder")

    def __init__(self, folder: str, seconds: int = SECONDS) -> None:
        """Find git and the folder; raises InvalidInput when either is missing."""
        self.folder = folder
        self._seconds = seconds
        self._program = _program()
        _check_folder(folder)

    def ask(self, *arguments: str, silent_codes: tuple[int, ...] = ()) -> bytes:
        """Return all that git prints; an exit code in `silent_codes` means "nothing", any other failure raises."""
        return b"".join(self.stream(*arguments, silent_codes=silent_codes))

    def stream(self, *arguments: str, silent_codes: tuple[int, ...] = ()) -> Iterator[bytes]:
        """Yield git's output in chunks; raises InvalidInput with one sentence when git fails or takes too long."""
        settings = [part for setting in _SETTINGS for part in ("-c", setting)]
        command = [self._program, "--no-pager", "-C", self.folder, *settings, *arguments]
        with tempfile.TemporaryFile() as complaints:
            process = subprocess.Popen(  # noqa: S603 - a fixed program, no shell, and options closed by the callers
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=complaints,
                env=_environment(),
                start_new_session=True,
            )
            late = threading.Event()
            alarm = threading.Timer(self._seconds, _stop, (process, late))
            alarm.daemon = True
            alarm.start()
            try:
                yield from _chunks(process)
                process.wait()
            finally:
                alarm.cancel()
                if process.poll() is None:
                    _stop(process, threading.Event())
                process.wait()
            if late.is_set():
                raise InvalidInput(
                    f"git was still reading {self.folder} after {self._seconds} seconds, so it was stopped",
                    "clone the repository to a local disk and import that, or try again when the machine is idle",
                )
            if process.returncode and process.returncode not in silent_codes:
                complaints.seek(0)
                raise self._refusal(complaints.read(_CHUNK).decode("utf-8", "replace"))

    def _refusal(self, complaint: str) -> InvalidInput:
        """Turn git's complaint into one sentence with a next step."""
        if "dubious ownership" in complaint or "unsafe repository" in complaint:
            folder = quote(os.path.abspath(self.folder))  # noqa: PTH100 - no pathlib for one call
            return InvalidInput(
                f"{self.folder} belongs to another user, so git does not read it",
                f"if you trust it: git config --global --add safe.directory {folder}",
            )
        if "not a git repository" in complaint:
            return InvalidInput(
                f"{self.folder} is not a git repository",
                "name the folder of a clone: careerbook import git ~/work/shop",
            )
        if "cannot use bare repository" in complaint:
            return InvalidInput(
                f"{self.folder} is a bare repository, which your git is set not to read",
                "import a clone of it that has a working folder",
            )
        lines = [line.strip() for line in complaint.splitlines() if line.strip()]
        reason = next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[0] if lines else "")
        plain = "".join(letter if letter.isprintable() else " " for letter in reason.partition(": ")[2] or reason)
        return InvalidInput(
            f"git cannot read {self.folder}: {plain[:200] or 'it gave no reason'}",
            "check the repository with git fsck; nothing was imported",
        )


def _program() -> str:
    found = shutil.which("git")
    # A relative answer comes from a "." in PATH: it would be a program lying in the folder that is looked at.
    if found is None or not os.path.isabs(found):  # noqa: PTH117 - no pathlib for one call
        raise InvalidInput(
            "git is not installed, or not in PATH", "install git, or record the work with careerbook win"
        )
    return found


def _check_folder(folder: str) -> None:
    if not folder or "\0" in folder:
        raise InvalidInput("there is no repository to read", "name its folder: careerbook import git ~/work/shop")
    if os.path.isdir(folder):  # noqa: PTH112 - no pathlib for one call
        return
    if "://" in folder or folder.startswith("git@"):
        raise InvalidInput(
            "careerbook reads repositories on this machine and never goes to the network",
            "clone it first, then import the folder of the clone",
        )
    what = "is a file, not the folder of a repository" if os.path.exists(folder) else "does not exist"  # noqa: PTH110 - no pathlib for one call
    raise InvalidInput(f"{folder} {what}", "name the folder of a clone: careerbook import git ~/work/shop")


def _environment() -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if name in _KEPT or not name.upper().startswith("GIT_")}
    return own | _SET


def _chunks(process: subprocess.Popen[bytes]) -> Iterator[bytes]:
    output = process.stdout
    if output is None:  # pragma: no cover - Popen was given a pipe
        return
    with output:
        while chunk := output.read(_CHUNK):
            yield chunk


def _stop(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    """End git with whatever it started; `late` is set so that the reader knows why the output ended."""
    late.set()
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, ProcessLookupError, PermissionError):
        process.kill()
