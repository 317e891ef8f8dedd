"""What may come next on a command line: fast, silent when anything is wrong, and never a private text."""

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from importlib import import_module
from typing import Any, NamedTuple

from careerbook import clock
from careerbook.book import OWN_TITLE_ELSEWHERE
from careerbook.cli._session import session, start
from careerbook.records.kinds import KINDS
from careerbook.records.kinds import kind as kind_of
from careerbook.store import read
from careerbook.text import shorten, visible

ROWS = 100
"""The most references that are offered at once, newest first."""
TITLE = 48
"""The most cells of a title that are shown beside a reference."""
LEAST = 2
"""From so many letters on, a part of a title finds its reference."""
GLOBAL = {
    "--book": "Which book",
    "--plain": "One fact per line",
    "--no-input": "Never ask",
    "--debug": "Show the traceback",
}
FILES = ":files"
"""Asks the shell to complete names of files itself."""
ANYWHERE = ("show", "edit", "share", "history", "remove", "restore", "purge")
"""Commands that take a reference of any kind."""
DAYS = ("today", "yesterday", "friday")
PERIODS = ("this-quarter", "last-quarter", "this-year", "last-year", "last-30-days", "since-last-call")
PAGES_OF_A_PERIOD = ("brief", "prep", "status", "week", "period")


class Offer(NamedTuple):
    """One word that may come next, and what it means."""

    word: str
    line: str = ""


def answer(words: list[str]) -> None:
    """Write what may stand in the place of the last word, one `word TAB meaning` per line; nothing on any failure."""
    try:
        written = "".join(
            f"{offer.word}\t{offer.line}\n" if offer.line else f"{offer.word}\n" for offer in offers(words)
        )
        sys.stdout.write(written)
    except Exception:
        # somebody is in the middle of typing: whatever is wrong, the command itself will say it
        return


def offers(words: list[str]) -> list[Offer]:
    """Return what may stand in the place of the last word, given the ones before it."""
    *before, current = words or [""]
    before = _without_globals(before)
    if before and before[-1] == "--book":
        return [Offer(FILES)]
    if not before:
        return [*_commands(current), *_starting(current, GLOBAL.items() if current.startswith("-") else ())]
    if before[0] == "help":
        return _commands(current) if len(before) == 1 else _verbs(before[1], current) if len(before) == 2 else []
    return _of_command(before, current)


def _without_globals(words: list[str]) -> list[str]:
    """Take the options that are common to all out, and look into the book that they name."""
    rest: list[str] = []
    book: str | None = None
    todo = iter(words)
    for word in todo:
        if word == "--book":
            book = next(todo, None)
            if book is None:
                rest.append(word)
        elif word.startswith("--book="):
            book = word.partition("=")[2]
        elif word not in GLOBAL:
            rest.append(word)
    start(book)
    return rest


def _commands(current: str) -> list[Offer]:
    from careerbook.cli.root import rows  # noqa: PLC0415 - loaded already, by the root

    return list(_starting(current, ((name, row.line) for name, row in rows().items())))


def _made(name: str) -> Any:
    from careerbook.cli.root import rows  # noqa: PLC0415 - loaded already, by the root

    return import_module(f"careerbook.cli.{rows()[name].module}").command(name)


def _verbs(name: str, current: str) -> list[Offer]:
    from careerbook.cli._group import VerbGroup  # noqa: PLC0415 - loaded already, by the root

    made = _made(name)
    if not isinstance(made, VerbGroup):
        return []
    return list(_starting(current, ((verb, row.line) for verb, row in made.verbs.items())))


def _of_command(before: list[str], current: str) -> list[Offer]:
    """Complete what follows a command: its verbs, its options, their values, or its arguments."""
    from careerbook.cli._group import VerbGroup  # noqa: PLC0415 - loaded already, by the root

    name, *rest = before
    made, noun = _made(name), name
    if isinstance(made, VerbGroup):
        if not rest:
            return _verbs(name, current)
        verb, *rest = rest
        noun, made = name, made.get_command(None, verb)
        name = verb
        if made is None:
            return []
    elif name == "edit" and rest:
        noun = rest[0].rpartition("-")[0]
        made = _made(noun).get_command(None, "edit") if noun in KINDS and not KINDS[noun].under else made
    parameters = [param for param in made.params if not getattr(param, "hidden", False)]
    options = {opt: param for param in parameters for opt in (*param.opts, *param.secondary_opts) if opt[0] == "-"}
    if "--" not in rest:
        if rest and rest[-1] in options and not options[rest[-1]].is_flag:
            return _values(options[rest[-1]], current)
        if current.startswith("--") and "=" in current:
            opt, _, part = current.partition("=")
            return _values(options[opt], part) if opt in options else []
        if current.startswith("-"):
            listed = ((opt, str(param.help or "")) for opt, param in options.items() if opt.startswith("--"))
            return list(_starting(current, [*listed, ("--help", "The page of this command")]))
    given = list(_arguments(rest, options))
    return _argument([p for p in parameters if p.param_type_name == "argument"], given, noun, name, current)


def _arguments(words: list[str], options: dict[str, Any]) -> Iterator[str]:
    """Yield the words that are arguments: neither options nor their values."""
    todo = iter(words)
    for word in todo:
        if word == "--":
            yield from todo
        elif word in options:
            if not options[word].is_flag:
                next(todo, None)
        elif not word.startswith("-"):
            yield word


def _argument(arguments: list[Any], given: list[str], noun: str, name: str, current: str) -> list[Offer]:
    """Complete the next argument by what its place in the usage line is called."""
    if len(given) < len(arguments):
        argument = arguments[len(given)]
    elif arguments and arguments[-1].nargs == -1:
        argument = arguments[-1]
    else:
        return []
    called = str(argument.metavar or "").strip("[].")
    if called in ("REF", "REFS"):
        return (
            _anything(current, removed=name == "restore")
            if name in ANYWHERE and noun not in KINDS
            else _references(_kind_of(noun), current)
        )
    if called == "PERIOD" or (noun in PAGES_OF_A_PERIOD and called.startswith("PERIOD")):
        return _periods(current)
    if called in ("PATH", "FILE", "COPY"):
        return [Offer(FILES)]
    if "|" in called:
        return list(_starting(current, ((word, "") for word in called.split("|"))))
    if called.casefold() in KINDS:
        return _references(called.casefold(), current)
    return []


def _kind_of(noun: str) -> str:
    """Return the kind behind a command: `record` is about a call, `win` about an impact."""
    from careerbook.cli.root import rows  # noqa: PLC0415 - loaded already, by the root

    return noun if noun in KINDS else rows()[noun].module


def _values(param: Any, current: str) -> list[Offer]:
    """Complete the value of an option by what its help calls it."""
    called = str(param.metavar or "")
    if param.name == "period":
        return _periods(current)
    if "|" in called:
        return list(_starting(current, ((word, "") for word in called.split("|"))))
    if called == "DAY":
        return list(_starting(current, ((day, "") for day in DAYS)))
    if called in ("FILE", "PATH"):
        return [Offer(FILES)]
    if called.casefold() in KINDS:
        more = [Offer("manager", "Your primary client")] if called == "CLIENT" else []
        return [*[offer for offer in more if offer.word.startswith(current)], *_references(called.casefold(), current)]
    return []


def _starting(current: str, pairs: Iterable[tuple[str, str]]) -> Iterator[Offer]:
    return (Offer(word, line) for word, line in pairs if word.startswith(current))


def _periods(current: str) -> list[Offer]:
    from careerbook.cli._periods import period_of  # noqa: PLC0415 - only where a period is typed
    from careerbook.journal import calendar_of  # noqa: PLC0415 - likewise
    from careerbook.rules.periods import Calendar  # noqa: PLC0415 - likewise

    day = clock.today()
    book = session.book() if session.has_book else None
    calendar = calendar_of(book) if book is not None else Calendar()
    named = [(period.label, f"{period.first} to {period.last}") for period in calendar.table]
    for _ in range(5):
        period = period_of(book, None, day)
        named.append((period.label, f"{period.first} to {period.last}"))
        day = date.fromordinal(period.first.toordinal() - 1)
    return list(_starting(current, dict([*((word, "") for word in PERIODS), *named]).items()))


def _anything(current: str, *, removed: bool) -> list[Offer]:
    """Complete a reference of any kind: first the kind, then the number."""
    name, dash, _ = current.rpartition("-")
    if dash and name in KINDS:
        return _references(name, current, removed=removed)
    kinds = [kind for kind in KINDS if kind.startswith(current) and kind != "period"]
    if len(kinds) == 1:
        return _references(kinds[0], "", removed=removed)
    held = [kind for kind in kinds if next(_rows(kind, removed), None)]
    if len(held) == 1:
        return _references(held[0], "", removed=removed)
    return [Offer(f"{kind}-", KINDS[kind].line) for kind in held]


def _references(kind: str, current: str, *, removed: bool = False) -> list[Offer]:
    """Offer the references of a kind, newest first, each with its title unless that is for the owner alone."""
    found: list[Offer] = []
    part = current.casefold()
    for ref, number, title in _rows(kind, removed):
        by_title = len(part) >= LEAST and part in title.casefold()
        if ref.startswith(current) or str(number) == current or by_title:
            found.append(Offer(ref, shorten(visible(" ".join(title.split())), TITLE)))
            if len(found) == ROWS:
                break
    return found


def _rows(kind: str, removed: bool) -> Iterator[tuple[str, int, str]]:
    """Yield `(reference, number, title)` of a kind, newest first.

    There is no title of a private record, of one that hangs on such a record, and of a kind whose text no page for
    others may hold, whoever may see the rest of it: what was heard, what a look at a goal showed.
    """
    if kind not in KINDS or not session.has_book or session.book().is_new:
        return
    book = session.book()
    names = {number: title for _, number, title in book.titles(kind)} if kind in OWN_TITLE_ELSEWHERE else {}
    told = kind in OWN_TITLE_ELSEWHERE or _told(kind)
    for number, title, visibility in read.newest(book.conn, kind, removed=removed):
        shown = told and visibility in ("client", "public")
        yield f"{kind}-{number}", number, names.get(number, title) if shown else ""


def _told(name: str) -> bool:
    """Tell whether the text of a kind stands on the list of any page for others."""
    described = kind_of(name)
    column = described.columns.get(described.text)
    return column is not None and bool(column.docs) and not described.only_me
