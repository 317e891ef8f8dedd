"""The small descriptor through which everything generic knows a kind: its model, its states, who may see it."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple

from careerbook.records.fields import Column, Record, columns
from careerbook.records.kinds import KINDS


class Move(NamedTuple):
    """One legal step: a verb takes a record from any of `before` to `after`.

    participle: the verb in "cannot be … yet". reason: the verb takes a reason as text, kept in the field `reason`.
    command: what is typed to take it, where that is no verb of the noun.
    """

    verb: str
    before: tuple[str, ...]
    after: str
    participle: str
    reason: bool = False
    command: str = ""


class Kind:
    """One kind of record.

    name: the noun typed. model: its declaration. text: the field that the text argument fills. moves:
    the legal steps. state_words: how a state reads in a sentence. opened_by: the sub-record that opens it to
    exactly the clients it names (`raised`, `sent`, `offered`). named_by: the field whose record gives it its title.
    stage: given a body, an ISO day and the values of `stage_settings`, the state that is computed and never stored, or
    the word that stands for one. stages: every state it can compute, in the order of the life cycle.
    own_client: the field that names the one client who may see it. date_word: what `on` means for this kind.
    withheld: given a body, the fields that no document may print although their list names them. metric: the fields
    that one `NAME:A:B:UNIT` fills. only_me: it stays with its owner, whoever may see what it hangs on and whatever
    visibility it carries.
    example: what follows `careerbook NOUN add` on its help page.
    """

    def __init__(
        self,
        name: str,
        model: type[Record],
        *,
        text: str = "",
        moves: tuple[Move, ...] = (),
        state_words: dict[str, str] | None = None,
        opened_by: str = "",
        named_by: str = "",
        own_client: str = "",
        date_word: str = "on",
        metric: tuple[str, str, str, str] | None = None,
        example: str = "",
        withheld: Callable[[dict[str, Any]], frozenset[str]] | None = None,
        stage: Callable[..., str] | None = None,
        stage_settings: tuple[str, ...] = (),
        stages: tuple[str, ...] = (),
        only_me: bool = False,
    ) -> None:
        """Keep the declaration."""
        self.name = name
        self.model = model
        self.text = text
        self.moves = moves
        self.state_words = state_words or {}
        self.opened_by = opened_by
        self.named_by = named_by
        self.own_client = own_client
        self.date_word = date_word
        self.withheld = withheld
        self.stage = stage
        self.stage_settings = stage_settings
        self.stages = stages
        self.only_me = only_me
        self.metric = metric or ("", "", "", "")
        self.example = example

    @property
    def first(self) -> str:
        """The state of a new record, empty when the kind has none; it stands in the table."""
        return KINDS[self.name].first

    @property
    def visibility(self) -> str:
        """Who may see a new record: `private`, `client` or `public`; it stands in the table."""
        return KINDS[self.name].visibility

    @cached_property
    def columns(self) -> dict[str, Column]:
        """The declared fields by name."""
        return columns(self.model)

    @cached_property
    def states(self) -> tuple[str, ...]:
        """Every state that can be stored, in the order of the life cycle."""
        seen = dict.fromkeys([self.first] if self.first else [])
        for move in self.moves:
            seen.update(dict.fromkeys((*move.before, move.after)))
        return tuple(seen)

    def stands(self, body: dict[str, Any], day: str, setting: Callable[[str], Any]) -> str:
        """Return the computed state of a body on an ISO day by the settings of the book; empty when it has none."""
        return self.stage(body, day, *(setting(name) for name in self.stage_settings)) if self.stage else ""

    def legal(self, state: str) -> tuple[Move, ...]:
        """Return the steps that lead out of a state."""
        return tuple(move for move in self.moves if state in move.before)
