"""Random values for what a person may type, by what an option's help shows for its value."""

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from careerbook.records.kinds import KINDS
from careerbook.records.settings_table import SETTINGS

PEOPLE = ("Alex Rivera", "Priya Nair", "Sam Okafor", "Jo Baker", "José Ángel", "ליאת כהן", "Alex", "Björn Ås", "me")
SENTENCES = (
    "Moved the month-end close to one script",
    "Finance now closes in five days instead of nine",
    "The supplier feed may stop on 5 December",
    "Wrote the hand-over before the holidays",
    "Ran the audit alone and passed it",
    "Explain trade-offs earlier",
    "The team waits for reviews",
    "A faster close",
    "Release without me",
    "Alex Rivera asked for one page, Priya wants two",
    "You are always late",
    "She is brilliant",
    "Patient 4711-0815 waited in bed 7",
    "Closed the 0k renewal",
    "Nothing before FY2027-Q1 or 2026-Q4 and 2026-10-01",
    "1800 EUR and 450000 USD by 31 Dec 2026",
    "work",
)
HOSTILE = (
    "",
    "   ",
    "-",
    "--",
    "-x leading dash",
    "--note",
    "+plus",
    "[red]not red[/red]",
    "[/foo] :smile:",
    "\x1b[31mred\x1b[0m \x1b]8;;http://x\x07link",
    "\u202eoverride\u202c \u2066isolate\u2069",
    "a\x00b",
    "\udcff surrogate",
    "tab\there\nand a second line\r\nand a third",
    "| pipe | `code` <script>alert(1)</script> & &amp;",
    "# heading\n- item\n> quote\n```\nfence",
    "=1+1",
    "می‌خواهم گزارش را بنویسم",
    "שלום עולם, זה דוח",
    "日本語のとても長い見出しは幅が二倍です" * 3,
    "👩‍👩‍👧‍👦 family 🇩🇪 flag e\u0301 combining",
    "x" * 200,
    "word " * 60,
    "https://example.org/" + "path/" * 40,
    "A" * 5000,
    "five thousand " * 357,
    "goal-1",
    "manager",
    "help",
    "\"quoted\" and 'single' and \\back\\slash",
    "%s {0} $HOME `id`",
    "a @ b @ 2026-12-01",
    "c++ don't a-b OR -not",
    "\u00a0\u2003\u200b",
    "\u2028line\u2029para",
)
WORDS_FOR_DAYS = (
    *("today", "yesterday", "tomorrow", "friday", "last friday", "3 days ago", "2 weeks ago", "in 2 weeks"),
    *("end of quarter", "end of month", "20 Nov", "1 March", "20 November 2026", "next monday"),
)
NO_DAYS = (
    *("2026-02-30", "1/2/26", "someday", "0000-00-00", "9999-12-31", "0001-01-01", "2026-13-01", "20261120", "-1"),
    *(
        "in 99999999 weeks",
        "999999999 days ago",
        "31 Feb",
        "12",
        "2026",
        "\u0662\u0660\u0662\u0666-11-20",
        "friday friday",
    ),
)
NUMBERS = ("0", "1", "2", "3", "4", "5", "7", "9.5", "0.5", "0.8", "12", "40", "100", "1_234.5")
NO_NUMBERS = (
    *(
        "-1",
        "4,500",
        "1e9",
        "1e999",
        "NaN",
        "Infinity",
        "-0",
        "0.0000001",
        "9" * 40,
        "1/3",
        "many",
        "\u0663",
        "½",
        "1.2.3",
    ),
    *("99999999999999999999.5", "+5", "0x10", "1 000", "--1"),
)
AMOUNTS = ("1800", "1800EUR", "1800 EUR", "USD 12.50", "0", "0 EUR", "99.99", "12000 GBP", "3 JPY", "EUR 1_000")
NO_AMOUNTS = ("-5 EUR", "4,500 EUR", "1.005 EUR", "EUR", "1800 XX", "9" * 30 + " EUR", "ten", "1.8 JPY", "5 EUR EUR")
PERIODS = (
    *("2026Q3", "2026-Q3", "Q3", "Q4", "FY2027Q1", "FY27-Q1", "2026/27-Q3", "H1", "2026", "FY2027", "2026-07"),
    *("2026-W40", "2026-07-01..2026-09-30", "this-quarter", "last-quarter", "this-year", "last-year"),
    *("last-30-days", "since-last-call", "Autumn term", "2025-Q1", "2027-Q2"),
)
NO_PERIODS = (
    *("Q5", "2026-Q0", "2026-W60", "2026-09-30..2026-07-01", "..", "0000Q1", "9999-Q4", "last-0-days"),
    *("last-99999999999-days", "H3", "2026-00", "FY", "2026-01-01..", "quarter"),
)
LINKS = (
    "https://example.org/log/1",
    "file:the close log=/srv/close.log",
    "message:mail from finance",
    "metric:days to close=dash/7",
    "award:prize",
    "notes.txt",
    "=",
    "link:=",
    "link:a=b=c",
    "://",
)
PLAIN_METRICS = ("p95:900:540:ms", "days to close:9:5", "share::80:%", "a:b:1:2", "errors:410:74:a month")
NO_METRICS = (":::", "x", "x:1", "x:a:b", "n:5:5", "x:9999999999999999999:0", "::1", "n:1,5:2")
UNIQUE = "zq{:06d}w{}"


class Glimpse(NamedTuple):
    """What is known of one record while the next command is made up."""

    uid: str
    kind: str
    number: int
    state: str
    title: str
    parent: str
    client: str
    removed: bool


class Values:
    """Makes up what is typed for a value; `spice` is the share of it that no book can use."""

    def __init__(self, chance: random.Random, spice: float) -> None:
        """Draw from `chance`."""
        self.chance = chance
        self.spice = spice
        self.today = date(2026, 1, 5)
        self.records: list[Glimpse] = []
        self.tokens = 0
        self._made: dict[str, Callable[[], str]] = {
            "DAY": self.day,
            "START": self.day,
            "END": self.day,
            "NUMBER": self.number,
            "N": self.number,
            "HOURS": self.number,
            "LEVEL": lambda: self.one(("tell", "agree", "delegate", "consult"), ("", "boss", "9")),
            "AMOUNT": self.amount,
            "AMOUNT_PER_MONTH": self.amount,
            "LINK": lambda: self.one(LINKS, HOSTILE),
            "PERIOD": self.period,
            "YYYY[-MM]": lambda: self.one(("2024", "2024-03", "2024-03-02"), ("24", "2024-99", "x", "")),
            "YYYY-MM": lambda: self.one(("2026-03", "2026-06", "2026-10"), ("2026", "2026-99", "x", "9999-12")),
            "NAME:A:B[:UNIT]": lambda: self.one(PLAIN_METRICS, NO_METRICS),
            "ASK=ANSWER": self.answer,
            '"TEXT @ DAY"': lambda: f"{self.text()} @ {self.day()}",
            "NAME": lambda: self.one(PEOPLE, HOSTILE),
            "PERSON": lambda: self.one((*PEOPLE[:-1], "manager", "person-1", "person-2"), (*HOSTILE, "person-99")),
            "WHO": lambda: self.one(PEOPLE, HOSTILE),
            "STATE": lambda: self.one(("planned", "open"), HOSTILE),
            "CCC": lambda: self.one(("EUR", "USD", "gbp"), ("EURO", "", "12")),
            "1-12": lambda: self.one(tuple(map(str, range(1, 13))), ("0", "13", "x")),
            "HH:MM": lambda: self.one(("16:00", "9:30"), ("25:00", "x", "-1:00")),
            "COPY": lambda: self.one(("1", "latest"), ("/nowhere", "", "99")),
            "FORM": lambda: self.one(("ics", "cron", "shell"), ("", "x")),
            "LABEL": lambda: self.text(),
            "LABELS": lambda: self.one(("below,meets,above", "a,b"), ("a", "", ",,,", "a,a")),
            "COMMAND": lambda: self.one(("goal", "brief", "win", "config"), HOSTILE),
        }

    # --- words -------------------------------------------------------------------------------------------------

    def one(self, fine: Sequence[str], odd: Sequence[str]) -> str:
        """Return one of the values that are fine, at times one of those that are not."""
        return self.chance.choice(odd if self.chance.random() < self.spice else fine)

    def token(self) -> str:
        """Return a word that was never typed before."""
        self.tokens += 1
        return UNIQUE.format(self.tokens, self.chance.randint(10, 99))

    def text(self) -> str:
        """Return a sentence, most with a word that no other has; at times something hostile."""
        if self.chance.random() < self.spice * 1.5:
            odd = self.chance.choice(HOSTILE)
            return f"{odd} {self.token()}" if odd.strip() and len(odd) > 2 and self.chance.random() < 0.6 else odd
        said = self.chance.choice(SENTENCES)
        if self.chance.random() < 0.2:
            said += f" with {self.chance.choice(PEOPLE)}"
        return f"{said} {self.token()}" if self.chance.random() < 0.85 else said

    def day(self) -> str:
        """Return a day, past, present or to come, as people write it."""
        if self.chance.random() < self.spice:
            return self.chance.choice((*NO_DAYS, *HOSTILE))
        if self.chance.random() < 0.2:
            return self.chance.choice(WORDS_FOR_DAYS)
        spread = self.chance.choice(((-3, 0), (-30, 5), (0, 90), (-400, 400)))
        return (self.today + timedelta(days=self.chance.randint(*spread))).isoformat()

    def day_to_come(self) -> str:
        """Return a day that lies ahead."""
        return (self.today + timedelta(days=self.chance.randint(1, 120))).isoformat()

    def number(self) -> str:
        """Return a number."""
        return self.one(NUMBERS, (*NO_NUMBERS, ""))

    def amount(self) -> str:
        """Return an amount of money, with and without its currency."""
        return self.one(AMOUNTS, (*NO_AMOUNTS, *NO_NUMBERS, ""))

    def period(self) -> str:
        """Return a period."""
        return self.one(PERIODS, (*NO_PERIODS, ""))

    def answer(self) -> str:
        """Return the answer to an ask."""
        answer = self.one(("agreed", "declined", "deferred", "not-reached", "yes"), ("", "maybe", "open"))
        return f"{self.reference('ask')}={answer}"

    # --- references --------------------------------------------------------------------------------------------

    def of(self, *kinds: str) -> list[Glimpse]:
        """Return the records of these kinds that are not removed; of every kind when none is named."""
        return [r for r in self.records if not r.removed and (not kinds or r.kind in kinds)]

    def pointed(self, record: Glimpse, *, implied: bool) -> str:
        """Return one of the ways to name a record."""
        ways = [f"{record.kind}-{record.number}"] * 3
        if implied:
            ways.append(str(record.number))
            if record.title.strip() and "\0" not in record.title and len(record.title) < 200:
                ways.append(record.title if self.chance.random() < 0.5 else record.title.split()[-1])
        return self.chance.choice(ways)

    def reference(self, kind: str, *, implied: bool = True, states: Sequence[str] = ()) -> str:
        """Return a reference to a record of a kind (any, when empty), in one of these states where there is one."""
        if self.chance.random() < self.spice * 0.7:
            removed = [f"{r.kind}-{r.number}" for r in self.records if r.removed]
            others = [f"{r.kind}-{r.number}" for r in self.of()]
            return self.chance.choice([f"{kind or 'goal'}-99", "unicorn-1", "0", "-1", *HOSTILE, *removed, *others])
        found = self.of(kind) if kind else self.of()
        fitting = [r for r in found if r.state in states]
        if fitting and self.chance.random() < 0.85:
            found = fitting
        if not found:
            return f"{kind or 'goal'}-1"
        return self.pointed(self.chance.choice(found), implied=implied and bool(kind))

    def valued(self, metavar: str, kind: str = "") -> str:
        """Return a value for what the help shows as `metavar`; `kind` is the noun whose command it is."""
        name = metavar.strip("[]").removesuffix("...")
        if "|" in name and "[" not in name:
            return self.one(name.split("|"), HOSTILE)
        if name == "REF":
            return self.reference(kind)
        if name in self._made:
            return self._made[name]()
        if name.lower() in KINDS:
            if name == "CLIENT" and self.chance.random() < 0.3:
                return "manager"
            return self.reference(name.lower())
        return self.text()

    def setting(self) -> list[str]:
        """Return a setting of the book and what it should be."""
        name = self.chance.choice(list(SETTINGS))
        row = SETTINGS[name]
        if self.chance.random() < 0.1:
            return [name, "--clear"]
        made: dict[str, Callable[[], str]] = {
            "whole": lambda: self.one(("1", "2", "3", "7", "12", "30"), (*NO_NUMBERS, *HOSTILE)),
            "number": lambda: self.one(("0.1", "0.5", "0.7", "-0.2", "1", "1.5"), (*NO_NUMBERS, *HOSTILE)),
            "choice": lambda: self.one(row.choices, HOSTILE),
            "flag": lambda: self.one(("yes", "no"), HOSTILE),
        }
        special = {
            "currency": ("EUR", "USD"),
            "language": ("en", "de"),
            "sides": ("self", "manager", "peer", "customer", "-customer", "+other"),
            "identifier_patterns": ("case=C[0-9]{4}", "x=(", "y=", "bed=bed [0-9]+"),
            "scales": ("mine=low,mid,high", "mine=a", "two=below,above"),
            "trait_words": ("sloppy", "-brilliant", "de:faul"),
            "name": ("Maya Chen", "Alex Rivera", "Release"),
        }
        if name in special:
            return [name, self.one(special[name], HOSTILE)]
        return [name, made.get(row.type, self.text)()]
