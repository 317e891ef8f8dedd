"""Random walks over the whole command tree: what must hold after every command, on every page and at the end."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from careerbook.reports import REPORTS
from tests.walks.folder import Told
from tests.walks.lines import NEVER, commands, weights
from tests.walks.manners import broken
from tests.walks.readers import open_words, private_words
from tests.walks.walk import Walk

IN_CI = (5, 23)
STEPS = 50
LONG = 100
LONG_STEPS = 350


def walked(seed: int, steps: int, folder: Path, patch: pytest.MonkeyPatch) -> Walk:
    walk = Walk(seed, folder, patch)
    walk.walk(steps)
    return walk


def told(walk: Walk) -> str:
    return "\n\n".join(f"{found.rule}\n{found.line}\n{found.seen}" for found in walk.findings)


@pytest.mark.parametrize("seed", IN_CI)
def test_a_walk_holds_what_every_command_promises(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = walked(seed, STEPS, tmp_path, monkeypatch)
    walk.pages([None, walk.values.today - timedelta(days=45)], all_of_them=False)
    walk.records()
    walk.finish()
    assert not walk.findings, told(walk)
    assert sum(walk.done.values()) > STEPS // 3  # not all of it is refused


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 100 + LONG))
def test_a_long_walk_holds_what_every_command_promises(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = walked(seed, LONG_STEPS, tmp_path, monkeypatch)
    walk.pages([None, *(walk.values.today - timedelta(days=walk.chance.randint(1, 300)) for _ in range(2))])
    walk.records()
    walk.finish()
    assert not walk.findings, told(walk)


def test_every_command_but_three_is_on_the_way() -> None:
    assert {*NEVER} == {"import git", "demo", "checkin"}
    assert all(weight > 0 for weight in weights())
    assert {"goal overdelivery", "pitch realise", "call record", "share", "purge", "brief"} <= commands().keys()


def test_the_same_seed_walks_the_same_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        lines.append(walked(7, 10, tmp_path / name, monkeypatch).typed)
        monkeypatch.undo()
    assert lines[0] == lines[1]


def test_every_page_is_printed_in_every_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = walked(7, 10, tmp_path, monkeypatch)
    lines = [" ".join(words) for words in walk.page_lines([None], all_of_them=True)]
    for name, report in REPORTS.items():
        for form in report.formats if report.line and name not in ("week", "status") else ():
            assert any(name in line.split() and line.endswith(f"--format {form}") for line in lines), (name, form)


# --- the walk itself can tell: each rule is broken once, and found ---------------------------------------------------


def said(out: str = "", err: str = "", words: str = "show impact-1", code: int = 0) -> Told:
    return Told(words.split(), code, out, err, [])


BROKEN = [
    (said(out="\x1b]0;title"), "nothing in stdout acts on a screen"),
    (said(err="a\u202eb"), "nothing in stderr acts on a screen"),
    (said(out="{", words="show impact-1 --json"), "--json is one envelope"),
    (said(out='{"careerbook": 2}', words="brief --format json"), "--json is one envelope"),
    (said(out="x" * 81), "no line is wider than the screen"),
    (said(err="nothing was done\n", code=2), "an error is the one last line"),
    (said(err="careerbook: two\nlines\n", code=2), "an error is the one last line"),
    (said(err="careerbook: no. Next: careerbook goal dance\n", code=2), "a next step can be pasted"),
    (said(err="careerbook: no. Next: careerbook nothing\n", code=2), "a next step can be pasted"),
    (said(err="careerbook: no.\n", code=2), "an error has a next step"),
    (said(err="person-1 is back.\ncareerbook: no.\n", code=2), "an error does not say that something was done"),
    (said(code=7), "the exit codes are six"),
    (said(err="Traceback (most recent call last)", code=0), "no traceback"),
    (Told(["brief"], 5, "", "careerbook: oh.\n", [ValueError("oh")]), "nothing is unforeseen"),
]


@pytest.mark.parametrize(("told", "rule"), BROKEN, ids=[f"{n}: {rule}" for n, (_, rule) in enumerate(BROKEN)])
def test_a_broken_rule_is_found(told: Told, rule: str) -> None:
    assert rule in [name for name, _ in broken(told)]


def test_a_word_that_its_reader_may_not_know_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = Walk(1, tmp_path, monkeypatch)
    walk.step(["client", "add", "Alex Rivera"])
    walk.step(["win", "Ran the audit alone zq000001w11", "--note", "between us zq000002w22"])
    walk.step(["risk", "The feed may stop zq000003w33"])
    assert open_words(walk.folder, "client-1", "brief") == {"zq000001w11"}
    assert private_words(walk.folder) == {"zq000002w22", "zq000003w33"}
    walk.step(["challenge", "raise", "1"])
    assert open_words(walk.folder, "client-1", "brief") == {"zq000001w11", "zq000003w33"}
    page = walk.folder.type(["brief"])
    walk.look_over_the_shoulder(page)
    assert walk.findings == []
    walk.look_over_the_shoulder(page._replace(out="between us zq000002w22"))
    walk.look_at(said(err="careerbook: no. zq000002w22. Next: careerbook brief\n", words="brief", code=4))
    rules = [found.rule for found in walk.findings]
    assert "a page says only what its reader may know" in rules
    assert "an error about a document repeats nothing private" in rules


def test_an_undo_that_does_not_lead_back_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = Walk(1, tmp_path, monkeypatch)
    walk.step(["win", "Ran the audit alone"])
    walk.step(["goal", "add", "Close in five days"])
    walk.back[-1] = {"somebody": {"text": "was never there"}}
    walk.finish()
    assert [found.rule for found in walk.findings] == ["undo leads back"]


def test_an_unsound_book_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = Walk(1, tmp_path, monkeypatch)
    walk.step(["win", "Ran the audit alone"])
    with closing(sqlite3.connect(tmp_path / "book.db")) as conn, conn:
        conn.execute("UPDATE record SET title = 'changed behind its back'")
    walk.finish()
    assert walk.findings[0].rule == "the doctor is content"
