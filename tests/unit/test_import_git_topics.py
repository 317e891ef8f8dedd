"""Grouping commits into candidate impacts: counts, keys, words, and what a second import adds."""

import os
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.git_fixtures import BRANCHES, MAYA, OMAR, START, Repository, isolated, long_history, sixty_commits

from careerbook.importers.git_branches import Merge
from careerbook.importers.git_log import Commit, Log, hash_in, read_commits
from careerbook.importers.git_topics import Candidate, candidates, without_known
from careerbook.importers.git_wording import read_subject, statement

TODAY = date(2026, 11, 23)
CATEGORIES = {
    *("project", "collaboration-mentorship", "design-documentation"),
    *("company-building", "learning", "outside-work"),
}


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the importer the same empty configuration that the fixtures have."""
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    for name, value in isolated(tmp_path / "home").items():
        monkeypatch.setenv(name, value)


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


# branches and requests


def test_a_branch_belongs_to_whoever_wrote_it_not_to_who_merged(shop: Repository) -> None:
    shop.branch("feature/close", ("Post journals", "Round per line"), date(2026, 10, 5))
    shop.commit("Omar helps", date(2026, 10, 6), OMAR)
    shop.merge("feature/close", day=date(2026, 10, 7), who=OMAR)
    assert by_key(read(shop)) == {"branch:feature/close:2026-Q4": ["Post journals", "Round per line"]}


@pytest.mark.parametrize(
    ("message", "key", "text"),
    [
        ("Merge pull request #12 from acme/faster-close\n\nClose the books faster", "pr:12", "Close the books faster"),
        (
            "Merge pull request #12 from acme/faster-close",
            "pr:12",
            "Faster close: posted journals and rounded per line",
        ),
        ("Merge pull request 'Add a close' (#7) from maya/close into main", "pr:7", "Added a close"),
        ("Merge branch 'close' into 'main'\n\nAdd a close\n\nSee merge request acme/shop!31", "mr:31", "Added a close"),
        ("Merged in feature/close (pull request #5)\n\nAdd a close", "pr:5", "Added a close"),
        ("Merged PR 881: Add a close", "pr:881", "Added a close"),
        ("Merge branch 'feature/add-close'", "branch:feature/add-close:2026-Q4", "Added close"),
        ("Merge branch 'close' of ssh://forge.example/shop into main", "branch:close:2026-Q4", None),
        ("Merge remote-tracking branch 'origin/close' into main", "branch:close:2026-Q4", None),
        ("Merge branches 'close' and 'x'", "branch:close:2026-Q4", None),
        ("Bring in the close", None, "Brought in the close"),
        ("Merge commit 'abc123'", None, "Posted journals and rounded per line"),
        ("Merge tag 'v2' into main", "other:2026-Q4", None),
        ("Merge branch 'develop'", "other:2026-Q4", None),
        ("Merge pull request #12 from acme/release/2.1\n\nRelease 2.1", "other:2026-Q4", None),
        ("Merge branch 'x' into y 'z' into '", None, None),
    ],
)
def test_every_way_to_say_merge(shop: Repository, message: str, key: str | None, text: str | None) -> None:
    shop.branch("any", ("Post journals", "Round per line"), date(2026, 10, 5))
    shop.merge("any", day=date(2026, 10, 7), message=message)
    (found,) = read(shop)
    assert key is None or found.key.partition(":")[2] == key
    assert text is None or found.text == text


def test_a_squashed_request_is_one_of_its_own(shop: Repository) -> None:
    shop.commit("Add invoices (#41)", date(2026, 10, 5))
    shop.commit("feat(checkout): add vouchers (#42)", date(2026, 10, 6))
    found = read(shop)
    assert by_key(found) == {"pr:41": ["Add invoices (#41)"], "pr:42": ["feat(checkout): add vouchers (#42)"]}
    assert [one.text for one in found] == ["Added invoices", "Added vouchers"]
    assert [one.theme for one in found] == [None, "checkout"]


def test_an_update_from_main_gives_a_branch_nothing_of_main(shop: Repository) -> None:
    shop.branch("feature/close", ("Post journals",), date(2026, 10, 5))
    shop.git("checkout", "-q", "main")
    shop.commit("fix(api): meanwhile", date(2026, 10, 6))
    shop.commit("fix(api): once more", date(2026, 10, 6))
    shop.merge("main", into="feature/close", day=date(2026, 10, 6))
    shop.commit("Round per line", date(2026, 10, 7))
    shop.merge("feature/close", day=date(2026, 10, 8))
    assert by_key(read(shop)) == {
        "scope:api:2026-Q4": ["fix(api): meanwhile", "fix(api): once more"],
        "branch:feature/close:2026-Q4": ["Post journals", "Round per line"],
    }


def test_branches_merged_into_develop_stay_apart_when_develop_is_released(shop: Repository) -> None:
    shop.git("branch", "develop", "main")
    for name in ("feature/one", "feature/two"):
        shop.branch(name, (f"Work on {name}",), date(2026, 10, 5))
        shop.merge(name, into="develop", day=date(2026, 10, 6))
    shop.commit("Straight on develop", date(2026, 10, 7))
    shop.merge("develop", day=date(2026, 10, 8))
    assert by_key(read(shop)) == {
        "branch:feature/one:2026-Q4": ["Work on feature/one"],
        "branch:feature/two:2026-Q4": ["Work on feature/two"],
        "other:2026-Q4": ["Straight on develop"],
    }


def test_a_branch_that_grew_from_another_leaves_that_ones_commits_where_they_came_in_first(shop: Repository) -> None:
    shop.branch("inner", ("Inner work",), date(2026, 10, 5))
    shop.git("branch", "later", "inner")
    shop.branch("outer", ("Outer work",), date(2026, 10, 5))
    shop.merge("inner", into="outer", day=date(2026, 10, 6))
    shop.merge("outer", day=date(2026, 10, 7))
    shop.git("checkout", "-q", "later")
    shop.commit("Later work", date(2026, 10, 8))
    shop.merge("later", day=date(2026, 10, 9))
    assert by_key(read(shop)) == {
        "branch:inner:2026-Q4": ["Inner work"],
        "branch:outer:2026-Q4": ["Outer work"],
        "branch:later:2026-Q4": ["Later work"],
    }


def test_a_pull_of_the_same_branch_stays_in_that_branch(shop: Repository) -> None:
    shop.branch("feature/close", ("Post journals",), date(2026, 10, 5))
    shop.branch("theirs", ("From the other laptop",), date(2026, 10, 5))
    shop.merge(
        "theirs",
        into="feature/close",
        message="Merge branch 'feature/close' of /srv/shop into feature/close",
        day=START,
    )
    shop.merge("feature/close", day=date(2026, 10, 7))
    (found,) = read(shop)
    assert found.key.partition(":")[2] == "branch:feature/close:2026-Q4"
    assert len(found.commits) == 2


def test_an_octopus_gives_each_branch_its_own(shop: Repository) -> None:
    for name in ("one-arm", "two-arms", "three-arms"):
        shop.branch(name, (f"Work on {name}",), date(2026, 10, 5))
    shop.git("checkout", "-q", "main")
    shop.merge("one-arm", "two-arms", "three-arms", day=date(2026, 10, 6))
    assert set(by_key(read(shop))) == {f"branch:{name}:2026-Q4" for name in ("one-arm", "two-arms", "three-arms")}


def test_the_same_branch_merged_twice_in_a_quarter_is_one_impact(shop: Repository) -> None:
    shop.branch("feature/close", ("First half",), date(2026, 10, 5))
    shop.merge("feature/close", day=date(2026, 10, 6))
    shop.git("checkout", "-q", "feature/close")
    shop.commit("Second half", date(2026, 10, 20))
    shop.merge("feature/close", day=date(2026, 10, 21))
    (found,) = read(shop)
    assert [commit.subject for commit in found.commits] == ["First half", "Second half"]


def test_a_window_leaves_the_keys_as_they_are(shop: Repository) -> None:
    shop.branch("feature/close", ("Before",), date(2026, 9, 30))
    shop.commit("Within", date(2026, 10, 1))
    shop.merge("feature/close", day=date(2026, 10, 2))
    whole, part = read(shop), read(shop, since=date(2026, 10, 1))
    assert [one.key for one in whole] == [one.key for one in part]
    assert by_key(part) == {"branch:feature/close:2026-Q4": ["Within"]}


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


# words


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("feat(checkout): add vouchers", "add vouchers"),
        ("fix!: stop the leak.", "stop the leak"),
        ("SHOP-12: Move lookups", "Move lookups"),
        ("SHOP-12 Move lookups", "Move lookups"),
        ("[SHOP-12] Move lookups (#9)", "Move lookups"),
        ("Move lookups, fixes #12", "Move lookups,"),
        ("Move lookups [SHOP-12]", "Move lookups"),
        (":sparkles: Add vouchers", "Add vouchers"),
        ("✨ Add vouchers", "Add vouchers"),
        ("fixup! Add vouchers", "Add vouchers"),
        ("Add vouchers [skip ci]", "Add vouchers"),
        ("Node 3.11 support", "Node 3.11 support"),
        ("HTTP-2 support", "support"),
        ("#12", "#12"),
        ("...", "..."),
        ("(no message)", "(no message)"),
        ('Revert "feat: add vouchers (#9)" (#10)', "took back: add vouchers"),
    ],
)
def test_a_subject_is_freed_of_its_tools_marks(subject: str, words: str) -> None:
    assert read_subject(subject).words == words


@pytest.mark.parametrize(
    ("title", "name", "subjects", "text"),
    [
        ("", "checkout", ("add vouchers",), "Checkout: added vouchers"),
        ("", "checkout", ("wip", "add vouchers", "fix: round"), "Checkout: added vouchers, round and 1 more change"),
        ("", "checkout", ("test: cover it", "feat: Pay later"), "Checkout: Pay later and covered it"),
        ("", "vouchers", ("Add vouchers", "Add vouchers"), "Added vouchers, in 2 changes"),
        ("Adds vouchers (#3)", "x", ("wip",), "Added vouchers"),
        ("", "", ("Applies VAT", "Deploys nightly"), "Applied VAT and deployed nightly"),
        ("", "", ("Set up CI",), "Set up CI"),
        ("", "", ("Address book",), "Address book"),
    ],
)
def test_a_statement_reads_like_a_result(title: str, name: str, subjects: tuple[str, ...], text: str) -> None:
    assert statement(title, name, [read_subject(said) for said in subjects]) == text


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
