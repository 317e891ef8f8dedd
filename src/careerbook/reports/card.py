"""What the cards of all kinds have in common: facts without those that have nothing to say, and what leads on."""

from collections.abc import Iterable, Sequence

from careerbook.document import Block, Fact, Facts, Inline, command, inline


def said(text: str) -> tuple[Inline, ...]:
    """Return the lines of a fact that is one text; none for an empty one."""
    return (inline(text),) if text else ()


def facts(rows: Iterable[tuple[str, Sequence[Inline]]]) -> Facts:
    """Return labels with their lines as facts; an empty line is left out, and so is a label without a line."""
    told = [(label, tuple(line for line in lines if line)) for label, lines in rows]
    return Facts(tuple(Fact(label, lines) for label, lines in told if lines))


def next_fact(commands: Sequence[str]) -> Fact:
    """Return the commands to paste, one a line."""
    return Fact("Next", tuple(inline(command(text)) for text in commands))


def next_facts(commands: Sequence[str]) -> list[Block]:
    """Return the block of what leads on; nothing where no command does."""
    return [Facts((next_fact(commands),))] if commands else []
