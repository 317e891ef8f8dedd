"""`competency`: the ladder that you bring along, and what proves each rung of it."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from careerbook import clock
from careerbook.changes.batch import Batch
from careerbook.changes.codec import load
from careerbook.cli._echo import welcome_book
from careerbook.cli._files import text_of
from careerbook.cli._group import Verb, VerbGroup
from careerbook.cli._options import DryRun, Json
from careerbook.cli._session import session
from careerbook.cli._signature import with_parameters
from careerbook.cli._text import keepable
from careerbook.cli._verbs import Noun, common_verbs
from careerbook.errors import InvalidInput
from careerbook.importers.ladder import Rung, read_ladder
from careerbook.store import read
from careerbook.text import visible

NOUN = Noun("competency", question="What is it called?")
COMMAND = "careerbook competency import FILE"


# --- import ----------------------------------------------------------------------------------------------------------


def import_(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A ladder: CSV with name, level, description, or JSON; - reads standard input"
        ),
    ],
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Take the competencies of a ladder; one that the book has already, by name and level, is not added again."""
    rungs = read_ladder(keepable(text_of(file, COMMAND)))
    if not rungs:
        raise InvalidInput("the file holds no competency; nothing was saved", "its columns are name,level,description")
    book = session.book(create=True)
    new_book = book.is_new
    held, removed = _held(session.book())
    batch = Batch("competency import")
    fresh = [rung for rung in rungs if rung.key not in held and rung.key not in removed]
    for rung in fresh:
        said = {"name": rung.name, "level": rung.level, "description": rung.description}
        batch.create("competency", book.complete("competency", {name: text for name, text in said.items() if text}))
    saved = book.commit(batch, dry_run=dry_run).saved if len(batch) else []
    if not dry_run:
        welcome_book(new_book and bool(saved))
    refs = [] if dry_run else [each.ref for each in saved]
    differing = [held[rung.key][0] for rung in rungs if rung.key in held and held[rung.key][1] != rung.description]
    kept_out = [removed[rung.key] for rung in rungs if rung.key in removed]
    if json:
        _put(fresh, refs, len(rungs), differing, kept_out, dry_run=dry_run)
    else:
        for ref, rung in zip(refs or [""] * len(fresh), fresh, strict=True):
            session.out("  ".join(visible(part) for part in (ref, rung.name, rung.level) if part))
    _say(rungs, fresh, differing, kept_out, dry_run=dry_run)


def _held(book: Any) -> tuple[dict[tuple[str, str], tuple[str, str]], dict[tuple[str, str], str]]:
    """Return what the book has by name and level: reference and description; and what was removed by hand."""
    held: dict[tuple[str, str], tuple[str, str]] = {}
    removed: dict[tuple[str, str], str] = {}
    for row in [] if book.is_new else read.select(book.conn, "competency", removed=True):
        body = load(row.body)
        rung = Rung(str(body.get("name") or ""), str(body.get("level") or ""), str(body.get("description") or ""))
        if not row.removed:
            held[rung.key] = (f"competency-{row.number}", rung.description)
        elif not read.taken_by_undo(book.conn, row.uid):
            removed[rung.key] = f"competency-{row.number}"
    return held, {key: ref for key, ref in removed.items() if key not in held}


def _put(
    fresh: list[Rung], refs: list[str], total: int, differing: list[str], kept_out: list[str], *, dry_run: bool
) -> None:
    from careerbook.cli._showing import put_json  # noqa: PLC0415 - only --json

    listed: list[str | None] = [*refs] or [None] * len(fresh)
    put_json(
        "import-competency",
        {
            "dry_run": dry_run,
            "read": total,
            "added": [{"ref": ref, **rung._asdict()} for ref, rung in zip(listed, fresh, strict=True)],
            "described_otherwise": differing,
            "removed_before": kept_out,
        },
    )


def _say(rungs: list[Rung], fresh: list[Rung], differing: list[str], kept_out: list[str], *, dry_run: bool) -> None:
    """Say what was added, what was there already, and what was left as it is."""
    verb = "Would add" if dry_run else "Added"
    known = len(rungs) - len(fresh) - len(kept_out)
    already = f"; {known} of them {'is' if known == 1 else 'are'} in the book already" if known else ""
    lines = [f"{verb} {len(fresh)} of {len(rungs)} {'competency' if len(rungs) == 1 else 'competencies'}{already}."]
    if differing:
        lines.append(f"  Described otherwise in the book, and left so: {', '.join(differing)}.")
    if kept_out:
        lines.append(f"  You removed {', '.join(kept_out)}, so it stays out: careerbook restore {kept_out[0]}")
    levels = list(dict.fromkeys(rung.level for rung in rungs if rung.level))
    if fresh and not dry_run and len(levels) > 1 and not session.book().setting("target_level"):
        lines.append(f"  Which level are you going for? careerbook config set target_level {levels[-1]}")
    elif fresh and not dry_run:
        lines.append("  Say of a win what it shows: careerbook edit impact-1 --competency NAME")
    session.say("\n".join(lines))


# --- list ------------------------------------------------------------------------------------------------------------


def _list() -> Callable[..., Any]:
    from careerbook.cli._listing import list_options, print_list  # noqa: PLC0415 - only `list` lists

    def list_(**options: Any) -> None:
        """List the ladder, and say how far its level is covered."""
        print_list("competency", options)
        _say_coverage()

    return with_parameters(list_, list_options("competency"))


def _say_coverage() -> None:
    """Say how many competencies of the target level are covered, and what is missing; nothing without a ladder."""
    from careerbook.journal import Journal  # noqa: PLC0415 - only what is counted reads the book
    from careerbook.reports.competencies import coverage_said, gaps_said, ladder  # noqa: PLC0415 - likewise
    from careerbook.rules.stories import Coverage  # noqa: PLC0415 - likewise

    journal = Journal(session.book(), clock.today())
    whole = ladder(journal)
    if not whole.competencies:
        return
    items, periods = int(journal.setting("evidence_items")), int(journal.setting("evidence_periods"))
    session.say(coverage_said(whole.coverage, items, periods))
    if isinstance(whole.coverage, Coverage):
        for line in gaps_said(whole.coverage):
            session.say(f"  {line}")
    else:
        session.say("  careerbook config set target_level LEVEL")


VERBS = {
    **common_verbs(NOUN),
    "list": Verb(_list, "List them, and how far the level is covered", "careerbook competency list", True),
    "import": Verb(import_, "A ladder of your own, as CSV or JSON", "careerbook competency import senior.csv"),
}


def command(name: str) -> VerbGroup:
    """Return the noun."""
    return VerbGroup(name, "The ladder that you bring along, and what proves each rung of it.", VERBS)
