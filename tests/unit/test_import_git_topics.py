"""Grouping commits into candidate impacts: counts, keys, words, and what a second import adds."""

import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.importers.git_branches import Merge
from careerbook.importers.git_log import Commit, Log, hash_in, read_commits
from careerbook.importers.git_topics import Candidate, candidates, without_known
from tests.git_fixtures import BRANCHES, MAYA, OMAR, START, Repository, isolate, long_history, sixty_commits

TODAY = date(2026, 11, 23)
CATEGORIES = {
    *("project", "collaboration-mentorship", "design-documentation"),
    *("company-building", "learning", "outside-work"),
}


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch, tmp_path / "home")


@pytest.fixture
def shop(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "shop", tmp_path / "home")
    made.commit("Start the shop", START, OMAR)
    return made


def read(repository: Repository, since: date | None = None) -> tuple[Candidate, ...]:
    return candidates(read_commits(str(repository.folder), "Maya Chen", since), today=TODAY)


def by_key(found: tuple[Candidate, ...]) -> dict[str, list[str]]:
    return {one.key.partition(":")[2]: [commit.subject for commit in one.commits] for one in found}


# the contract of sixty commits


def test_sixty_commits_make_6_to_20_impacts_and_each_commit_is_evidence_of_one(tmp_path: Path) -> None:
    made = sixty_commits(tmp_path / "shop", tmp_path / "home")
    log = read_commits(str(made.folder), None, None)
    found = candidates(log, today=TODAY)
    authored = made.git("log", "--no-merges", "--author", MAYA[1], "--format=%H").split()
    evidence = [hash_in(piece.ref) for one in found for piece in one.evidence]
    assert len(authored) == 60
    assert sorted(str(one) for one in evidence) == sorted(authored)
    assert 6 <= len(found) <= 20
    keys = [one.key.split(":")[1] for one in found]
    assert (keys.count("branch"), keys.count("scope")) == (9, 5)
    for one in found:
        assert one.category in CATEGORIES
        assert one.first <= one.on <= TODAY
        assert (one.first, one.on) == (one.commits[0].on, one.commits[-1].on)
        assert "\n" not in one.text
        assert one.text == one.text.strip() != ""
        assert not any(commit.hash[:7] in one.text for commit in one.commits)
        assert one.evidence[0].type == "link"


def test_sixty_commits_spread_over_a_year_still_make_a_list_to_pick_from(tmp_path: Path) -> None:
    scopes = ("checkout", "search", "billing", "api", "mobile")
    commits = []
    for turn in range(60):
        merge = Merge(f"branch:work-{turn // 3}:2026-Q1", f"work-{turn // 3}", "") if turn < 27 else None
        subject = f"feat({scopes[turn % 5]}): step {turn}" if turn % 3 else f"Plain {turn}"
        commits.append(_commit(turn, subject, date(2026, 1, 1) + timedelta(days=turn * 6), merge))
    found = candidates(_log(commits), today=date(2027, 1, 1))
    assert 6 <= len(found) <= 20
    assert sum(len(one.commits) for one in found) == 60


def test_the_second_import_adds_nothing(tmp_path: Path) -> None:
    made = sixty_commits(tmp_path / "shop", tmp_path / "home")
    found = read(made)
    known = {str(hash_in(piece.ref)) for one in found for piece in one.evidence}
    assert without_known(read(made), known) == ()
    assert without_known(found, frozenset()) == found


def test_a_clone_elsewhere_gives_the_same_candidates(tmp_path: Path) -> None:
    made = sixty_commits(tmp_path / "shop", tmp_path / "home")
    made.git("clone", "-q", str(made.folder), str(tmp_path / "clone"))
    again = candidates(read_commits(str(tmp_path / "clone"), "Maya Chen", None), today=TODAY)
    assert again == read(made)


def test_new_commits_of_an_imported_group_keep_its_key_and_bring_only_themselves(shop: Repository) -> None:
    for turn in range(3):
        shop.commit(f"feat(checkout): step {turn}", date(2026, 10, 5 + turn))
    (before,) = read(shop)
    shop.commit("feat(checkout): pay by invoice", date(2026, 11, 2))
    (new,) = without_known(read(shop), {commit.hash for commit in before.commits})
    assert new.key == before.key
    assert [commit.subject for commit in new.commits] == ["feat(checkout): pay by invoice"]
    assert (new.text, new.on, new.first) == ("Checkout: pay by invoice", date(2026, 11, 2), date(2026, 11, 2))


def test_a_new_quarter_of_the_same_scope_is_a_new_impact(shop: Repository) -> None:
    for month in (8, 8, 10, 10):
        shop.commit("feat(checkout): step", date(2026, month, 5))
    assert [one.key.partition(":")[2] for one in read(shop)] == ["scope:checkout:2026-Q3", "scope:checkout:2026-Q4"]


def test_a_rebased_history_adds_nothing_when_the_twins_are_known(tmp_path: Path) -> None:
    made = sixty_commits(tmp_path / "shop", tmp_path / "home")
    before = read(made)
    hashes = {commit.hash for one in before for commit in one.commits}
    twins = {commit.twin for one in before for commit in one.commits}
    made.git("checkout", "-q", "--orphan", "fresh")
    made.commit("A new beginning", date(2026, 1, 1), OMAR)
    made.git("rebase", "-q", "--empty=keep", "--root", "--onto", "fresh", "main", extra=made.by(TODAY, OMAR))
    after = read(made)
    rewritten = {commit.hash for one in after for commit in one.commits}
    assert len(rewritten) == 60
    assert not rewritten & hashes
    assert sum(len(one.commits) for one in without_known(after, hashes)) == 60
    assert without_known(after, hashes | twins) == ()


# the rest: scope, topic, month


def test_what_has_no_branch_goes_by_scope_then_topic_then_month() -> None:
    subjects = (
        *("feat(checkout): pay later", "fix(checkout): round", "fix(search): alone"),
        *("docs: one", "docs: two", "docs: three"),
        *("net/http: one", "net/http: two", "net/tls: three"),
        *("Cache invoices", "Print invoices nightly", "Archive old invoices"),
        *("Odd", "Ends", "Here"),
    )
    found = candidates(
        _log([_commit(turn, said, date(2026, 10, 5)) for turn, said in enumerate(subjects)]), today=TODAY
    )
    assert by_key(found) == {
        "scope:checkout:2026-Q4": list(subjects[:2]),
        "topic:documentation:2026-Q4": list(subjects[3:6]),
        "topic:net:2026-Q4": list(subjects[6:9]),
        "topic:invoices:2026-Q4": list(subjects[9:12]),
        "other:2026-10": [subjects[2], *subjects[12:]],
    }
    assert {one.theme for one in found} == {"checkout", "documentation", "net", "invoices", "search"}


def test_other_work_is_named_by_its_month_and_thin_months_by_their_quarter() -> None:
    days = [date(2026, 10, 5)] * 3 + [date(2026, 11, 5)]
    found = candidates(_log([_commit(turn, f"Odd{turn}", day) for turn, day in enumerate(days)]), today=TODAY)
    assert [one.text for one in found] == [
        "Other work of October 2026: Odd0, Odd1 and 1 more change",
        "Other work of October to December 2026: Odd3",
    ]


def test_a_day_after_today_is_told_as_today() -> None:
    (found,) = candidates(_log([_commit(1, "From the future", date(2030, 1, 1))]), today=TODAY)
    assert (found.first, found.on) == (TODAY, TODAY)


def test_no_commits_make_no_candidates() -> None:
    assert candidates(_log([]), today=TODAY) == ()


@pytest.mark.parametrize(
    ("subjects", "category"),
    [
        (("docs: a page", "docs: another page"), "design-documentation"),
        (("feat: a page", "docs: a page"), "project"),
        (("Write an ADR on storage",), "design-documentation"),
        (("Finish the Rust tutorial",), "learning"),
        (("Extend the onboarding guide",), "collaboration-mentorship"),
        (("Collect interview questions for hiring",), "company-building"),
        (("Post journals in one run",), "project"),
    ],
)
def test_a_category_is_guessed_only_from_what_most_commits_say(subjects: tuple[str, ...], category: str) -> None:
    merge = Merge("branch:x:2026-Q4", "", "")
    found = candidates(_log([_commit(n, said, START, merge) for n, said in enumerate(subjects)]), today=TODAY)
    assert [one.category for one in found] == [category]


def test_a_statement_of_the_fixture_names_no_ticket_and_no_branch_folder(tmp_path: Path) -> None:
    found = {one.key.partition(":")[2]: one.text for one in read(sixty_commits(tmp_path / "shop", tmp_path / "home"))}
    faster = "Faster close: posted journals in one run, rounded per line and 1 more change"
    assert found["branch:feature/faster-close:2026-Q3"] == faster
    assert found["branch:add-retry-to-feed:2026-Q3"] == "Added retry to feed"
    assert found["branch:SHOP-41-tax-lookup:2026-Q4"].startswith("Tax lookup: moved tax lookups")
    assert found["branch:patch-1:2026-Q4"] == "Corrected the VAT table"
    assert len(BRANCHES) == 9


# properties and speed


def _commit(number: int, subject: str, on: date, merge: Merge | None = None) -> Commit:
    made = f"{number:040x}"
    return Commit(made, on, subject, len(subject), "Maya Chen <maya@shop.example>", made, f"{number}-0", merge)


def _log(commits: list[Commit]) -> Log:
    return Log("r" * 40, tuple(commits), ("Maya Chen <maya@shop.example>",), (), len(commits), 0, 0, False)


_SUBJECTS = st.one_of(
    st.text(min_size=1, max_size=60).map(lambda text: " ".join(text.split()) or "(no message)"),
    st.sampled_from(
        ["feat(a): x", "fix(b): y", "docs: z", "wip", 'Revert "x"', "A (#1)", "B (#2)", "#1", "a: b", "..."]
    ),
)
_MERGES = st.sampled_from(
    [None, None, Merge("pr:1", "x/y", ""), Merge("branch:b:2026-Q1", "b", ""), Merge("merge:abc", "", "T")]
)


@given(st.lists(st.tuples(_SUBJECTS, st.dates(date(2025, 1, 1), date(2027, 1, 1)), _MERGES), max_size=80), st.data())
def test_every_commit_is_in_one_candidate_and_known_ones_in_none(
    said: list[tuple[str, date, Merge | None]], data: st.DataObject
) -> None:
    commits = [_commit(number, subject, on, merge) for number, (subject, on, merge) in enumerate(said)]
    found = candidates(_log(commits), today=TODAY)
    placed = [commit.hash for one in found for commit in one.commits]
    assert sorted(placed) == [commit.hash for commit in commits]
    assert len({one.key for one in found}) == len(found)
    assert all(one.text.strip() and len(one.text) <= 200 and one.first <= one.on <= TODAY for one in found)
    known = data.draw(st.sets(st.sampled_from(placed))) if placed else set()
    left = [commit.hash for one in without_known(found, known) for commit in one.commits]
    assert sorted(left) == sorted(set(placed) - known)
    assert all(one.commits and one.text.strip() for one in without_known(found, known))


def test_ten_thousand_commits_take_seconds(tmp_path: Path) -> None:
    spent = []
    for commits in (2_500, 10_000):
        made = long_history(tmp_path / str(commits), tmp_path / "home", commits)
        begun = time.process_time()
        log = read_commits(str(made.folder), "Maya Chen", None)
        found = candidates(log, today=date(2027, 1, 1))
        spent.append(time.process_time() - begun)
        assert log.read == commits
        assert sum(len(one.commits) for one in found) == commits - log.merges
    assert spent[1] < 5
    # Four times the commits: a quadratic way would take sixteen times as long.
    assert spent[1] < 10 * max(spent[0], 0.05)
