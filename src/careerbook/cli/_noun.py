"""A noun for which the five verbs are enough: a kind without a command file of its own."""

from careerbook.cli._group import VerbGroup
from careerbook.cli._verbs import Noun, common_verbs
from careerbook.records.kinds import KINDS


def command(name: str) -> VerbGroup:
    """Return the noun."""
    return VerbGroup(name, f"{KINDS[name].line}.", common_verbs(Noun(name)))
