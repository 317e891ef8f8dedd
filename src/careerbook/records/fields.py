"""How a field is declared: once, with its type, its help, its allowed values and the documents that may print it.

Options, prompts, table columns, import columns, SQL views, the reference page and the audience projection all come
from these declarations.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, NamedTuple, get_args, get_origin


class Type(NamedTuple):
    """The stored type of a field; `of` names the kind a reference points at.

    name: line, text, day, partial, number, whole, money, flag, choice, ref; `many` for a set of them; `evidence` for
    the map of proof. Stored as JSON: days ISO, numbers as exact decimal text, money as "MINOR CODE", references as uid.
    """

    name: str
    of: str = ""
    many: bool = False


Line = Annotated[str, Type("line")]
Text = Annotated[str, Type("text")]
Day = Annotated[date, Type("day")]
Partial = Annotated[str, Type("partial")]
Number = Annotated[Decimal, Type("number")]
Whole = Annotated[int, Type("whole")]
Cash = Annotated[str, Type("money")]
Flag = Annotated[bool, Type("flag")]
Lines = Annotated[tuple[str, ...], Type("line", many=True)]
Proof = Annotated[dict[str, dict[str, str]], Type("evidence", many=True)]
EngagementRef = Annotated[str, Type("ref", "engagement")]
PersonRef = Annotated[str, Type("ref", "person")]
PersonRefs = Annotated[tuple[str, ...], Type("ref", "person", many=True)]
ClientRef = Annotated[str, Type("ref", "client")]
GoalRef = Annotated[str, Type("ref", "goal")]
ImpactRef = Annotated[str, Type("ref", "impact")]
CallRef = Annotated[str, Type("ref", "call")]
ObjectiveRef = Annotated[str, Type("ref", "objective")]
NeedRef = Annotated[str, Type("ref", "need")]
FeedbackRef = Annotated[str, Type("ref", "feedback")]
DutyRef = Annotated[str, Type("ref", "duty")]
RequestRef = Annotated[str, Type("ref", "request")]
ServiceRef = Annotated[str, Type("ref", "service")]
PitchRef = Annotated[str, Type("ref", "pitch")]
CompetencyRefs = Annotated[tuple[str, ...], Type("ref", "competency", many=True)]
BenefitRef = Annotated[str, Type("ref", "benefit")]
AnyRef = Annotated[str, Type("ref", "")]
AnyRefs = Annotated[tuple[str, ...], Type("ref", "", many=True)]


class Declared(NamedTuple):
    """What `field` says of one field; its type stands in the annotation beside it."""

    help: str
    docs: tuple[str, ...]
    required: bool
    forward: bool
    option: str
    also: tuple[str, ...]
    assumed: str | None
    computed: bool
    at_least: float | None
    at_most: float | None


def field(
    help: str,
    *,
    docs: str = "",
    required: bool = False,
    forward: bool = False,
    option: str = "",
    also: tuple[str, ...] = (),
    assumed: str | None = None,
    computed: bool = False,
    at_least: float | None = None,
    at_most: float | None = None,
) -> Any:
    """Declare one field of a kind.

    help: what it is, in the words of `--help` and of the prompt. docs: the documents for others that may print it,
    separated by blanks; left out, no document ever does. required: an add without it is refused. forward: a day or
    weekday without a year is read as the next one, not the last. option: the option's name where it is not the
    field's; also: further names; assumed: the value that is shown, as assumed, when none was given. computed: set by
    a verb, never typed as an option. at_least, at_most: bounds of a number, both included.
    """
    return Declared(help, tuple(docs.split()), required, forward, option, also, assumed, computed, at_least, at_most)


OWN_DATE = "Its own date"
"""What `on` is where a kind does not say it better."""


class Record:
    """What every record carries; a kind's declaration adds its own fields.

    A declaration is a plain class of annotated `field`s, which costs nothing to read; `check` makes the pydantic model
    of it when something is validated.
    """

    on: Day | None = field(OWN_DATE, docs="*")
    tags: Lines | None = field("A word to find it by", option="tag")
    note: Text | None = field("For you alone; no document ever reads it")


class Column(NamedTuple):
    """One declared field, read back from the model."""

    name: str
    type: Type
    help: str
    docs: tuple[str, ...]
    required: bool
    forward: bool
    option: str
    also: tuple[str, ...]
    choices: tuple[str, ...]
    assumed: str | None
    computed: bool

    @property
    def flag(self) -> str:
        """The option as typed: kebab-case with two dashes."""
        return "--" + (self.option or self.name).replace("_", "-")

    @property
    def words(self) -> str:
        """The field's name as prose prints it."""
        return (self.option or self.name).replace("_", " ").replace("-", " ")

    def shows_in(self, document: str) -> bool:
        """Tell whether this document's allow-list names the field."""
        return document in self.docs or "*" in self.docs


def declared(model: type[Record]) -> dict[str, tuple[Any, Declared]]:
    """Return `(annotation, what was declared)` of every field, the kind's own first, the common ones last."""
    found: dict[str, tuple[Any, Declared]] = {}
    for part in (cls for cls in reversed(model.__mro__) if cls not in (object, Record)):
        for name, annotation in vars(part).get("__annotations__", {}).items():
            found[name] = (annotation, vars(part)[name])
    for name, annotation in Record.__annotations__.items():
        found[name] = found.pop(name, (annotation, vars(Record)[name]))  # a kind may say it in its own words
    return found


def columns(model: type[Record]) -> dict[str, Column]:
    """Return the declared fields of a model in the order of declaration, its own first, the common ones last."""
    return {name: _column(name, annotation, said) for name, (annotation, said) in declared(model).items()}


def _column(name: str, annotation: Any, said: Declared) -> Column:
    type_, choices = _type(name, annotation)
    return Column(
        name=name,
        type=type_,
        help=said.help,
        docs=said.docs,
        required=said.required,
        forward=said.forward,
        option=said.option,
        also=said.also,
        choices=choices,
        assumed=said.assumed,
        computed=said.computed,
    )


def _type(name: str, annotation: Any) -> tuple[Type, tuple[str, ...]]:
    """Find the Type in the annotation, or the words of an enum."""
    found: Type | None = None
    choices: tuple[str, ...] = ()
    many = False
    todo: list[Any] = [annotation]
    while todo:
        part = todo.pop()
        if isinstance(part, type) and issubclass(part, StrEnum):
            choices = tuple(word.value for word in part)
        origin = get_origin(part)
        if origin is Annotated:
            found = found or next((m for m in part.__metadata__ if isinstance(m, Type)), None)
        if origin in (tuple, list):
            many = True
        todo.extend(a for a in get_args(part) if not isinstance(a, Type))
    if choices:
        return Type("choice", many=many), choices
    if found is None:
        raise TypeError(f"{name} has no declared type")
    return found, choices
