"""The words that speak of a person instead of their work, per language; every list can be edited in the book."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from careerbook.errors import InvalidInput


class WordList(NamedTuple):
    """What the trait lint knows of one language: all words in small letters, straight apostrophes, phrases with blanks.

    `people` are the words that stand for a person before "are" or "is", `vague` those that may stand for things too
    ("they"), `owner` those that mean whoever writes ("i"). `links` join them to a trait, `imperatives` do so at the
    head of a sentence ("don't be"), `fillers` may stand between, `joiners` join a second trait. `traits` are said
    only of people, `shared_traits` of things as well, so these count only after `people`. `nouns` are hits
    anywhere, `qualities` after a possessor ("your attitude"), `phrases` anywhere. `absolutes` are "always" and
    "never", with `auxiliaries` between them and the person. For my own text about others `blame` are phrases,
    `blame_verbs` count after a person, `roles` are people by their role. `contractions` are (ending, word), such as
    ("'re", "are"); `unjoined` (word, words) for "youre".
    """

    language: str
    people: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    owner: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    imperatives: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    traits: frozenset[str] = frozenset()
    shared_traits: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    qualities: frozenset[str] = frozenset()
    possessors: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()
    absolutes: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    blame: frozenset[str] = frozenset()
    blame_verbs: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    contractions: tuple[tuple[str, str], ...] = ()
    unjoined: tuple[tuple[str, str], ...] = ()


EDITABLE = tuple(field for field in WordList._fields if field not in ("language", "contractions", "unjoined"))
"""The lists that a setting may change."""

SHIPPED = ("en",)


def word_list(language: str, custom: Mapping[str, Iterable[str]] | None = None) -> WordList | None:
    """Return the words of a language (`en`, `en-GB`, `de` …), or None when there are none, neither ours nor custom.

    `custom` maps a list's name (EDITABLE) to words: `+word` adds, `-word` takes away, plain words replace the list.
    Raises InvalidInput for a name that is no list and for a blank word.
    """
    base = _base(language)
    words = _english() if base == "en" else None
    if not custom:
        return words
    words = words or WordList(base)
    for name, entries in custom.items():
        if name not in EDITABLE:
            raise InvalidInput(f'there is no word list "{name}"', f"the lists are {', '.join(EDITABLE)}")
        words = WordList(**(words._asdict() | {name: _edited(name, getattr(words, name), entries)}))
    return words


def with_own_words(language: str, entries: Iterable[str]) -> WordList | None:
    """Return the words of a language with the owner's own, the setting `trait_words`; None when there are none at all.

    A word or phrase counts anywhere, `-word` no longer does, and `de:word` (or `de:-word`) is for one language only.
    """
    base = _base(language)
    added: list[str] = []
    taken: list[str] = []
    for entry in entries:
        sign, word = _own_word(entry, base)
        if word:
            (taken if sign == "-" else added).append(f"{sign or '+'}{word}")
    custom: dict[str, list[str]] = {"phrases": [*added, *taken]} if added or taken else {}
    if taken:
        custom |= dict.fromkeys(("traits", "shared_traits", "nouns", "qualities"), taken)
    return word_list(language, custom)


def _own_word(entry: str, base: str) -> tuple[str, str]:
    """Return the sign and the word of one entry of the owner's; no word when it is for another language."""
    word = entry.strip()
    sign, word = (word[0], word[1:]) if word[:1] in ("+", "-") else ("", word)
    tag, colon, rest = word.partition(":")
    if colon and 2 <= len(tag) <= 3 and tag.isalpha():
        if tag.casefold() != base:
            return "", ""
        word = rest.strip()
        sign, word = (word[0], word[1:]) if word[:1] in ("+", "-") else (sign, word)
    return sign, word.strip()


def _base(language: str) -> str:
    return language.replace("_", "-").split("-")[0].casefold()


def _edited(name: str, before: frozenset[str], entries: Iterable[str]) -> frozenset[str]:
    added: set[str] = set()
    taken: set[str] = set()
    plain: set[str] = set()
    for entry in entries:
        sign, word = (entry[0], entry[1:]) if entry[:1] in ("+", "-") else ("", entry)
        word = " ".join(word.casefold().replace("\u2019", "'").split())
        if not word:
            raise InvalidInput(f'an entry of the word list "{name}" is empty', "write word, +word or -word")
        (added if sign == "+" else taken if sign == "-" else plain).add(word)
    start = frozenset(plain) if plain else before
    return (start | added) - taken


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(phrase for part in text.split(",") if (phrase := " ".join(part.split())))


_LINKS = """
are, is, am, was, were, be, been, being, have been, has been, had been, can be, could be, may be, might be, will be,
would be, tend to be, tends to be, come across as, comes across as, came across as, come over as, comes over as, seem,
seems, seemed, seem to be, seems to be, need to be, needs to be, have to be, appear, appears, appeared, appear to be,
appears to be, sound, sounds, sounded, look, looks, act, acts, acted, become, becomes, became, stop being
"""

_IMPERATIVES = "be, do not be, stop being, try to be, try not to be, quit being"

_FILLERS = """
a, an, the, very, so, too, really, quite, rather, pretty, just, bit, little, kind of, sort of, a bit of, somewhat,
always, never, often, sometimes, usually, generally, at times, not, being, extremely, overly, such, incredibly, truly,
simply, frankly, honestly, still, also, both, more, most, less, naturally, basically, as, highly, totally, completely,
absolutely, clearly, actually, perhaps, maybe, one, can, could, may, might, must, should, will, would, do, does, did
"""

_TRAITS = """
abrasive aloof angry antisocial anxious apathetic argumentative arrogant assertive bitchy bitter bossy bubbly careless
caring charismatic charming cheerful childish clueless cocky combative conceited condescending confrontational
conscientious courageous cowardly creepy cruel cynical defensive diligent disagreeable dishonest disinterested
disloyal dismissive disorganised disorganized disrespectful domineering easy-going easygoing egoistic egotistical
emotional empathetic empathic enthusiastic extraverted extroverted feisty fickle fussy genius gifted good-natured
grumpy gullible hard-headed hard-working hardworking headstrong helpless high-maintenance hot-headed humble
hypocritical hysterical ignorant immature impatient impolite impulsive incompetent inconsiderate indecisive insecure
insensitive insincere intelligent introverted irresponsible irritable jealous judgemental judgmental kind kind-hearted
lazy level-headed likable likeable loyal manipulative mean-spirited meek moody motherly motivated narcissistic
narrow-minded needy nervous neurotic obnoxious obsessive outgoing oversensitive paranoid passionate passive-aggressive
pathetic patronising patronizing personable petty polite pushy quarrelsome rude ruthless sarcastic scatterbrained
self-centered self-centred selfish selfless sexy shrill shy sneaky snobbish sociable soft-spoken spineless spoiled
standoffish stubborn sullen sympathetic tactless talented temperamental thick-skinned thin-skinned thoughtful
thoughtless timid touchy trustworthy two-faced uncaring uncommitted uncooperative unfriendly unlikable unmotivated
unprofessional untrustworthy uptight vain vindictive warm whiny zealous
"""

_SHARED_TRAITS = """
aggressive amazing ambitious annoying awesome awful blunt boring brave brilliant calm chaotic clever cold confident
controlling crazy creative dedicated dependable difficult dramatic dull dumb energetic erratic fantastic flaky fragile
friendly gentle gloomy harsh hostile incapable inflexible intense intimidating lively lovely mature mean mediocre
messy modest naive negative nice opinionated optimistic passive patient pessimistic positive quiet reliable reserved
rigid sensitive sloppy smart stupid sweet tough unpleasant unreliable useless weird wise wonderful
"""

_NOUNS = """
arrogance, laziness, know-it-all, know it all, control freak, drama queen, rock star, rockstar, team player, people
person, natural leader, born leader, bully, micromanager, narcissist, pushover, doormat, slacker, show-off, show off,
loner, introvert, extrovert, extravert, perfectionist, pessimist, optimist, prima donna, crybaby, jerk, idiot, moron,
psychopath, sociopath, diva, ray of sunshine, go-getter, superstar
"""

_QUALITIES = """
arrogance attitude charm demeanor demeanour disposition ego emotions immaturity impatience intellect intelligence
laziness likability mindset negativity personality positivity stubbornness temper temperament vanity warmth
"""

_PHRASES = """
bad attitude, good attitude, great attitude, attitude problem, poor attitude, positive attitude, negative attitude,
bad temper, short temper, great personality, strong personality, difficult personality, nice person, bad person,
lack of empathy, lack of humility, lacks empathy, lack empathy, lacks humility, lack humility, lacks confidence,
lack confidence, lacks maturity, lack maturity, chip on your shoulder, never listens, never replies, never asks,
never helps, never shares, never answers, never cares, never learns, always interrupts, always complains,
always argues, always negative, always defensive, always late
"""

# "Sam's fault" is read as "Sam is fault"
_BLAME = """
your fault, his fault, her fault, their fault, is fault, at fault, to blame, i blame, we blame, blames me, blamed me,
dropped the ball, drops the ball, messed up, screwed up, messes up, screws up, let me down, let us down, lets us down,
threw me under the bus, threw us under the bus, has no clue, had no clue, have no clue, does not care, do not care,
did not care, could not be bothered, failed to deliver, failed me, failed us, incompetence, stabbed me in the back,
does not know what, wasted my time, wasted our time, sabotaged, took credit for, stole credit, thanks to their mistake
"""

_BLAME_VERBS = """
ignored, ignores, refused to, refuses to, forgot to, forgets to, neglected to, neglects to, failed to, did not bother,
undermined, undermines, blocked me, blocked us, lied, lies, complained, complains, whined, whines, cannot be trusted,
can not be trusted, made excuses, makes excuses, is the problem, was the problem, are the problem, were the problem
"""

_ROLES = """
manager boss colleague coworker co-worker teammate lead director supervisor team management leadership customer client
developer engineer designer nurse teacher consultant contractor vendor
"""

_CONTRACTIONS = (
    ("'re", "are"), ("'s", "is"), ("'m", "am"), ("'ve", "have"), ("'ll", "will"), ("'d", "would"), ("n't", "not"),
)  # fmt: skip

_UNJOINED = (
    ("youre", "you are"), ("shes", "she is"), ("hes", "he is"), ("theyre", "they are"), ("im", "i am"),
    ("youve", "you have"), ("dont", "do not"), ("doesnt", "does not"), ("didnt", "did not"), ("cant", "can not"),
)  # fmt: skip

_made: dict[str, WordList] = {}


def _english() -> WordList:
    if "en" not in _made:
        _made["en"] = WordList(
            language="en",
            people=_words("you he she i u"),
            vague=_words("they"),
            owner=_words("i we me my our"),
            links=_phrases(_LINKS),
            imperatives=_phrases(_IMPERATIVES),
            fillers=_phrases(_FILLERS),
            joiners=_words("and but or yet though"),
            traits=_words(_TRAITS),
            shared_traits=_words(_SHARED_TRAITS),
            nouns=_phrases(_NOUNS),
            qualities=_words(_QUALITIES),
            possessors=_words("your his her their my"),
            phrases=_phrases(_PHRASES),
            absolutes=_words("always never"),
            auxiliaries=_words("are is am was were have has had will would do does did just also almost nearly simply"),
            blame=_phrases(_BLAME),
            blame_verbs=_phrases(_BLAME_VERBS),
            roles=_words(_ROLES),
            contractions=_CONTRACTIONS,
            unjoined=_UNJOINED,
        )
    return _made["en"]
