"""Which branch or request a commit came in with."""

from datetime import date
from pathlib import Path

import pytest

from careerbook.importers.git_log import read_commits
from careerbook.importers.git_topics import Candidate, candidates
from tests.git_fixtures import OMAR, START, Repository, isolate

TODAY = date(2026, 11, 23)


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    isolate(monkeypatch, tmp_path / "home")
    made = Repository(tmp_path / "shop", tmp_path / "home")
    made.commit("Start the shop", START, OMAR)
    return made


def read(repository: Repository, since: date | None = None) -> tuple[Candidate, ...]:
    return candidates(read_commits(str(repository.folder), "Maya Chen", since), today=TODAY)


def by_key(found: tuple[Candidate, ...]) -> dict[str, list[str]]:
    return {one.key.partition(":")[2]: [commit.subject for commit in one.commits] for one in found}


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
