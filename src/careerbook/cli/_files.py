"""Files that an import reads: one sentence for each way in which that can fail."""

from careerbook.errors import InvalidInput, IOFailed


def text_of(file: str, command: str) -> str:
    """Return the text of a UTF-8 file, of standard input for `-`; `command` is the next step, ready to paste.

    Raises InvalidInput for a file that is not there or is not UTF-8, IOFailed when reading fails.
    """
    import sys  # noqa: PLC0415 - loaded already, by the interpreter
    from pathlib import Path  # noqa: PLC0415 - only an import reads a file

    try:
        if file == "-":
            return sys.stdin.read().removeprefix("\ufeff")
        return Path(file).expanduser().read_text(encoding="utf-8-sig")
    except (FileNotFoundError, IsADirectoryError):
        raise InvalidInput(f"there is no file {file}; nothing was saved", command) from None
    except UnicodeDecodeError:
        raise InvalidInput(f"{file} is not UTF-8; nothing was saved", "save it as UTF-8 first") from None
    except OSError as error:
        raise IOFailed(f"{file} cannot be read: {error.strerror}; nothing was saved", command) from None
