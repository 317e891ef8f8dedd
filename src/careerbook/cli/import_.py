"""`import`: records from elsewhere; `import git` makes candidate impacts of one author's commits."""

from datetime import date
from typing import Annotated, Any

import typer

from careerbook import clock
from careerbook.changes.batch import Batch
from careerbook.cli._group import Command, Verb, VerbGroup
from careerbook.cli._options import DryRun, Json, Yes
from careerbook.cli._progress import Bar
from careerbook.cli._session import session
from careerbook.cli._values import Values
from careerbook.errors import InvalidInput
from careerbook.importers.git_log import Log, read_commits
from careerbook.importers.git_topics import Candidate, candidates, without_known
from careerbook.rules.dates import short
from careerbook.text import shorten


def import_git(
    path: Annotated[str, typer.Argument(metavar="PATH", help="The folder of a repository on this machine")],
    author: Annotated[
        str | None,
        typer.Option("--author", metavar="NAME", help="Whose commits: a name or address; yours if left out"),
    ] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="Only commits from this day on")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="Only commits up to this day")] = None,
    rev: Annotated[
        str | None,
        typer.Option("--rev", metavar="BRANCH", help="A branch, tag or commit; what is checked out if left out"),
    ] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Group your commits into impacts, each with its commits as evidence; a second import adds only what is new."""
    from careerbook.cli import _importing as importing  # noqa: PLC0415 - the list of sources needs none of it

    book = session.book(create=True)
    values = Values(book, Batch("import git"))
    first, last = _day(values, since), _day(values, until)
    if first and last and last < first:
        raise InvalidInput(
            "--until is before --since", "careerbook import git PATH --since 2026-07-01 --until 2026-09-30"
        )
    bar = Bar("Reading commits")
    try:
        log = read_commits(path, author, first, last, rev=rev, progress=bar)
    finally:
        bar.end()
    say_what_was_read(log)
    found = candidates(log, today=clock.today())
    new = without_known(found, importing.known_hashes(book))
    picked, choosing = list(new), session.interactive and not yes and not dry_run and not json
    if choosing and new:
        picked = pick(new)
    batch, added = importing.batch_of(picked, book, shared=choosing)
    if added:
        done = book.commit(batch, dry_run=dry_run)
        importing.number(added, done)
    if json:
        from careerbook.cli._showing import put_json  # noqa: PLC0415 - only --json

        put_json("import", importing.data(added, log, new, dry_run=dry_run))
    else:
        for one in added:
            session.out(
                f"{one.candidate.text} ({_commits(one.candidate)})" if dry_run and not one.existing else one.ref
            )
    _say_what_was_done(added, new, log, choosing=choosing, dry_run=dry_run)


def pick(found: tuple[Candidate, ...]) -> list[Candidate]:
    """Show the candidates with numbers and ask which of them come in."""
    for number, one in enumerate(found, 1):
        lead, tail = f"{number:>3}  {short(one.on)}  ", f" ({_commits(one)})"
        room = max((session.columns or 400) - len(lead) - len(tail), 20)
        session.say(f"{lead}{shorten(one.text, room)}{tail}")
    while True:
        answer = session.ask("Which come in? Numbers such as 1-4 7, all, or none", "all")
        try:
            return [found[index] for index in chosen(answer, len(found))]
        except InvalidInput as error:
            session.say(f"{error.sentence}.")


def chosen(answer: str, count: int) -> list[int]:
    """Return the indexes (from 0) that an answer such as `1-4, 7` names; InvalidInput says what cannot be read."""
    words = answer.replace(",", " ").split()
    if [word.casefold() for word in words] in ([], ["all"]):
        return list(range(count))
    if words[0].casefold() in ("none", "no", "n"):
        return []
    found: set[int] = set()
    for word in words:
        low, dash, high = word.partition("-")
        high = high if dash else low
        if not (low.isdecimal() and high.isdecimal() and 1 <= int(low) <= int(high) <= count):
            raise InvalidInput(f'"{word}" is none of 1 to {count}', "numbers such as 1-4 7, all, or none")
        found.update(range(int(low) - 1, int(high)))
    return sorted(found)


def say_what_was_read(log: Log) -> None:
    """Say on stderr what was read, and what was not."""
    who = log.authors[0] if log.authors else ""
    more = f" and {len(log.authors) - 1} more spellings" if len(log.authors) > 1 else ""
    if who:
        merges = f"; {_count(log.merges, 'merge')} left out" if log.merges else ""
        session.say(f"Read {_count(log.read, 'commit')}; {len(log.commits)} are by {who}{more}{merges}.")
    elif log.read:
        listed = f" The busiest authors: {', '.join(log.others)}." if log.others else ""
        session.say(f"Read {_count(log.read, 'commit')}; none is by the author asked for.{listed}")
    else:
        session.say("The repository has no commit yet.")
    if log.unreadable:
        session.warn(f"{_count(log.unreadable, 'record')} of git's output could not be read.")
    if log.shallow:
        session.warn("This clone is shallow, so older commits are not in it: git fetch --unshallow")


def _say_what_was_done(
    added: list[Any], new: tuple[Candidate, ...], log: Log, *, choosing: bool, dry_run: bool
) -> None:
    if not added:
        left = (
            "none was picked" if new else "every commit is in the book already" if log.commits else "no commit to add"
        )
        session.say(f"Added 0 impacts: {left}.")
        return
    fresh = sum(1 for one in added if not one.existing)
    grown = len(added) - fresh
    commits = sum(len(one.candidate.commits) for one in added)
    parts = [_count(fresh, "impact")] + ([f"new commits to {_count(grown, 'earlier impact')}"] if grown else [])
    told = f"{'Would add' if dry_run else 'Added'} {' and '.join(parts)}, with {_count(commits, 'commit')} as evidence."
    if dry_run:
        session.say(f"{told} Nothing was saved.")
        return
    if choosing:
        session.say(f"{told} Take them all back: careerbook undo")
        return
    opened = "" if session.book().setting("impact_visibility") == "private" else " or say what they changed"
    session.say(
        f"{told} They are only for you until you share them{opened}.\n"
        f"  careerbook share {added[0].ref} --as manager\n"
        "  Take them all back: careerbook undo"
    )


def _commits(one: Candidate) -> str:
    return _count(len(one.commits), "commit")


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _day(values: Values, text: str | None) -> date | None:
    return values.day(text) if text else None


SOURCES = {
    "git": Verb(import_git, "One author's commits, grouped into impacts", "careerbook import git . --dry-run"),
}


class Sources(VerbGroup):
    """`import`: alone it lists the sources."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """List the sources when none is named."""
        if not args:
            session.out("\n".join(f"{name}  {verb.line}" for name, verb in self.verbs.items()))
            session.say("Bring one in: careerbook import git PATH")
            ctx.exit()
        return super().parse_args(ctx, args)


def command(name: str) -> Command | VerbGroup:
    """Return the group of sources."""
    return Sources(name, "Bring records in from elsewhere.", SOURCES)
