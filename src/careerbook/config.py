"""What changes a screen and never a document: config.toml, overridden by the environment."""

import os
from pathlib import Path
from typing import Any, NamedTuple

from careerbook.errors import InvalidInput


class Option(NamedTuple):
    """One line of config.toml: its type (text or flag), its default, what it does."""

    type: str
    default: Any
    line: str


OPTIONS: dict[str, Option] = {
    "book": Option("text", None, "Where the book lies"),
    "plain": Option("flag", False, "One fact per line, no bars, no boxes: for screen readers and narrow screens"),
    "colour": Option("flag", True, "Colours on a terminal"),
    "editor": Option("text", None, "The editor for -e, where VISUAL and EDITOR are not set"),
    "pager": Option("text", None, "A program that long pages go through on a terminal"),
}


def folder(sort: str) -> Path:
    """Return the platform's folder for `data` or `config` of this program; nothing is created."""
    import platformdirs  # noqa: PLC0415 - only when no environment variable says where

    dirs = platformdirs.PlatformDirs("careerbook", appauthor=False)
    return Path(dirs.user_data_dir if sort == "data" else dirs.user_config_dir)


def config_path() -> Path:
    """Return where config.toml lies: CAREERBOOK_CONFIG, else the platform's configuration folder."""
    named = os.environ.get("CAREERBOOK_CONFIG")
    return Path(named).expanduser() if named else folder("config") / "config.toml"


def read_config() -> dict[str, Any]:
    """Return what config.toml says; an absent file says nothing, a broken one raises InvalidInput."""
    path = config_path()
    if not path.is_file():
        return {}
    import tomllib  # noqa: PLC0415 - most people have no config.toml

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidInput(f"{path} cannot be read: {error}", "mend the line, or move the file away") from None


def option(name: str) -> Any:
    """Return one option, or its default; KeyError for an unknown one."""
    value = read_config().get(name)
    return OPTIONS[name].default if value is None else value


def set_option(name: str, value: Any) -> Path:
    """Write one option into config.toml, keeping its comments; None takes it out. Return the file's path."""
    import tomlkit  # noqa: PLC0415 - only `config set`

    path = config_path()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.is_file() else tomlkit.document()
    if value is None:
        document.pop(name, None)
    else:
        document[name] = value
    fresh = path.with_suffix(".toml.new")
    fresh.write_text(tomlkit.dumps(document), encoding="utf-8")
    fresh.replace(path)
    return path


def book_path() -> str:
    """Return where the book lies when neither --book nor CAREERBOOK_DB says so."""
    named = option("book")
    return str(Path(str(named)).expanduser()) if named else str(folder("data") / "careerbook.db")
