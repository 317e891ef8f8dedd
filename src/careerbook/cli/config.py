"""`config`: the settings of the book, which change documents, and those of the screen, which never do."""

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

import typer

from careerbook import clock
from careerbook.cli._echo import shown_path, welcome_book
from careerbook.cli._group import Command, Verb, VerbGroup
from careerbook.cli._options import Json
from careerbook.cli._session import session
from careerbook.cli._settings import flag, needs_value, setting_said
from careerbook.cli._text import keepable
from careerbook.config import OPTIONS, config_path, option, read_config, set_option
from careerbook.errors import InvalidInput
from careerbook.records.settings_table import SETTINGS
from careerbook.text import visible, wrap

Name = Annotated[str, typer.Argument(metavar="NAME", help="Which setting; careerbook config list names them")]
CUTS = (("at_risk_pace", "on_track_pace"), ("aligned_below", "discuss_below"), ("amber_from", "green_from"))
INDENT = 27
FISCAL = ("fiscal_year_start_month", "fy_label")


class Shown(NamedTuple):
    """One setting as it is shown: where it is kept, its value, its default, and whether it was set."""

    name: str
    kept: str
    value: Any
    default: Any
    line: str
    was_set: bool


def known(name: str) -> str:
    """Return a setting's name as it is declared; dashes do for underscores. InvalidInput names the likely one."""
    word = name.strip().casefold().replace("-", "_")
    names = [*SETTINGS, *OPTIONS]
    if word in names:
        return word
    from difflib import get_close_matches  # noqa: PLC0415 - only when somebody mistyped

    near = [n for n in names if len(word) > 3 and n.startswith(word[:4])]
    near = near or get_close_matches(word, names, n=1, cutoff=0.5)
    meant = f"; did you mean {near[0]}?" if near else ""
    raise InvalidInput(f'there is no setting "{name}"{meant}', "careerbook config list")


def shown(name: str) -> Shown:
    """Return one setting with its value and its default; without a book its settings have their defaults."""
    if name in OPTIONS:
        declared = OPTIONS[name]
        return Shown(name, "screen", option(name), declared.default, declared.line, name in read_config())
    setting = SETTINGS[name]
    book = session.book() if session.has_book else None
    value = book.setting(name) if book else setting.default
    return Shown(name, "book", value, setting.default, setting.line, bool(book and name in book.settings))


def words_of(value: Any) -> str:
    """Return a value as it would be typed; empty when there is none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(str(v) for v in value) if isinstance(value, tuple | list) else str(value)


def get(name: Name, json: Json = False) -> None:
    """Print one setting."""
    which = known(name)
    if which in SETTINGS:
        session.book()
    found = shown(which)
    if json:
        _put("setting", _data(found))
        return
    if found.value not in (None, ()):
        values = found.value if isinstance(found.value, tuple) else (words_of(found.value),)
        session.out("\n".join(visible(str(value)) for value in values))
    else:
        session.say(f"{which} is not set: careerbook config set {which} VALUE")


def list_(json: Json = False) -> None:
    """Print every setting: its value, its default, and what it does."""
    found = [shown(name) for name in (*SETTINGS, *OPTIONS)]
    if json:
        _put("settings", [_data(each) for each in found])
        return
    for kept, title in (("book", "In the book"), ("screen", f"On this computer ({shown_path(str(config_path()))})")):
        rows = [line for each in found if each.kept == kept for line in _row(each)]
        for line in [title, *([""] if session.plain_output else []), *rows]:
            lead = " " * min(INDENT if line.startswith("  ") else 2, session.columns // 2)
            session.out("\n".join(wrap(line, session.columns, lead)) if session.columns else line)


def _row(each: Shown) -> list[str]:
    value, default = words_of(each.value) or "-", words_of(each.default) or "-"
    told = f"{value} (default {default})" if each.was_set and value != default else value
    if session.plain_output:
        return [visible(f"{each.name}: {told}. {each.line}.")]
    return [visible(f"  {each.name:24} {told}"), f"{'':{INDENT}}{each.line}"]


def set_(words: Annotated[list[str] | None, typer.Argument(metavar="NAME VALUE")] = None) -> None:
    """Change one setting. A list takes several values, +x adds and -x takes away; --clear goes back to the default."""
    typed = [word for word in words or [] if word != "--"]
    json = "--json" in typed
    typed = [word for word in typed if word != "--json"]
    if not typed:
        raise InvalidInput("which setting, and what should it be?", "careerbook config set NAME VALUE")
    name, values = known(typed[0]), [keepable(word) for word in typed[1:]]
    clear = values == ["--clear"]
    if not clear and any(word.startswith("--") for word in values):
        raise InvalidInput(
            f'"{next(w for w in values if w.startswith("--"))}" is no option here', "careerbook help config set"
        )
    if name in OPTIONS:
        _set_on_screen(name, values, clear)
    else:
        _set_in_book(name, values, clear)
    found = shown(name)
    if json:
        _put("setting", _data(found))
    else:
        session.out(visible(words_of(found.value)))
    _tell(found)


def _set_on_screen(name: str, values: list[str], clear: bool) -> None:
    text = " ".join(values).strip()
    if not clear and not text:
        raise needs_value(name)
    value = None if clear else flag(name, text) if OPTIONS[name].type == "flag" else text
    if session.rehearsal:
        session.say(f"Would set {name}. Nothing was saved.")
        raise typer.Exit(0)
    set_option(name, value)


def _set_in_book(name: str, values: list[str], clear: bool) -> None:
    book = session.book(create=True)
    new = book.is_new
    held = book.setting(name) if name in book.settings else None
    if clear:
        said: dict[str, Any] = {name: dict.fromkeys(held) if isinstance(held, tuple) else None}
    else:
        said = setting_said(name, values, held, book.setting("decimal"))
        _refuse_crossed(said)
    if name == "scales":
        from careerbook.cli._rating_values import refuse_misread_scales  # noqa: PLC0415 - one setting of many

        refuse_misread_scales(book, said[name] or {})
    book.change_settings(said)
    welcome_book(new)
    if name in ("language", "trait_words"):
        _say_without_words()


def _say_without_words() -> None:
    """Say when no text is looked at any more for words about a person: the language has no list."""
    from careerbook.rules.word_lists import with_own_words  # noqa: PLC0415 - two settings of many

    book = session.book()
    language = str(book.setting("language"))
    if with_own_words(language, book.setting("trait_words")) is None:
        session.say(
            f"There is no word list for {language}, so nothing is taken for a remark about character.\n"
            f"  Your own words: careerbook config set trait_words +{language.split('-')[0]}:WORD"
        )


def _refuse_crossed(said: dict[str, Any]) -> None:
    """Refuse cuts that cross: at risk lies below on track, aligned below what is worth a talk, amber below green."""
    for lower, upper in CUTS:
        if not {lower, upper} & set(said):
            continue
        pair = [Decimal(str(said.get(n) or session.book().setting(n))) for n in (lower, upper)]
        if pair[0] > pair[1]:
            raise InvalidInput(
                f"{lower} ({pair[0]}) cannot be above {upper} ({pair[1]}); nothing was changed",
                "change the other one first",
            )


def _tell(found: Shown) -> None:
    told = words_of(found.value) or "not set"
    default = "" if found.was_set else ", the default"
    session.say(f"{found.name} is {told}{default}.")
    if found.name in FISCAL and session.has_book:
        session.say(f"  {period_today()}; labels follow, no date moves.")


def period_today() -> str:
    """Return `Today is in FY2027-Q1 (October to December 2026)`."""
    from careerbook.cli._periods import period_of  # noqa: PLC0415 - only for a fiscal year

    period = period_of(session.book(), None, clock.today())
    return f"Today is in {period.label} ({period.spoken()})"


def path() -> None:
    """Print where config.toml lies."""
    session.out(str(config_path()))
    session.say(f"Your book: {shown_path(session.path)}" + ("" if session.has_book else " (not there yet)"))


def _data(found: Shown) -> dict[str, Any]:
    return {**found._asdict(), "value": found.value, "default": found.default}


def _put(kind: str, data: Any) -> None:
    from careerbook.cli._showing import put_json  # noqa: PLC0415 - only --json

    put_json(kind, data)


VERBS = {
    "get": Verb(get, "One setting", "careerbook config get fiscal_year_start_month"),
    "set": Verb(
        set_,
        "Change one; a list takes +x and -x, --clear goes back to the default",
        "careerbook config set currency EUR",
    ),
    "list": Verb(list_, "All of them, with their defaults", "careerbook config list"),
    "path": Verb(path, "Where config.toml lies", "careerbook config path"),
}


class ConfigGroup(VerbGroup):
    """The verbs of `config`; the words of `set` go on unread, because a value may begin with a dash."""

    def get_command(self, ctx: Any, cmd_name: str) -> Command | None:
        """Make the one command that was typed."""
        made = super().get_command(ctx, cmd_name)
        if made is not None and cmd_name == "set":
            made.parse_args = _unread(made.parse_args)  # type: ignore[method-assign] # one command, made just now
        return made


def _unread(parse: Callable[..., list[str]]) -> Callable[..., list[str]]:
    def parse_args(ctx: Any, args: list[str]) -> list[str]:
        if not args or args[0] in ("-h", "--help"):
            return parse(ctx, args)
        ctx.params, ctx.args = {"words": list(args)}, []
        return []

    return parse_args


def command(name: str) -> VerbGroup:
    """Return the settings."""
    return ConfigGroup(name, "Settings of the book and of the screen.", VERBS, default="list")
