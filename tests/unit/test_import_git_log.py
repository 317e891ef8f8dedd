"""Reading a repository's log: what is read, and who counts as the author."""

from datetime import date
from pathlib import Path

import pytest

from careerbook.errors import Ambiguous, InvalidInput
from careerbook.importers.git_log import read_commits
from tests.git_fixtures import MAYA, OMAR, Repository, git_program, isolate

DAY = date(2026, 10, 5)


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    isolate(monkeypatch, tmp_path / "home")
    return Repository(tmp_path / "shop", tmp_path / "home")


def test_git_is_there() -> None:
    assert Path(git_program()).is_absolute()


def test_the_fixtures_are_pinned(tmp_path: Path) -> None:
    made = [Repository(tmp_path / name, tmp_path / "home").commit("Same", DAY) for name in ("one", "two")]
    assert made[0] == made[1]


def test_a_commit_has_the_authors_own_day_in_the_authors_own_zone(shop: Repository) -> None:
    made = shop.commit("Close the books", DAY, clock="23:30:00 -0800")
    log = read_commits(str(shop.folder), "maya@shop.example", None)
    (commit,) = log.commits
    assert commit.on == DAY
    assert (commit.hash, commit.ref) == (made, made)
    assert commit.label == f"{made[:7]} Close the books"
    assert log.authors == ("Maya Chen <maya@shop.example>",)
    assert log.repository == made
    assert (log.read, log.merges, log.unreadable, log.shallow) == (1, 0, 0, False)


def test_commits_come_oldest_first_and_both_ends_of_the_window_count(shop: Repository) -> None:
    for day in (1, 2, 3, 4):
        shop.commit(f"Step {day}", date(2026, 10, day))
    log = read_commits(str(shop.folder), "Maya Chen", date(2026, 10, 2), date(2026, 10, 3))
    assert [commit.subject for commit in log.commits] == ["Step 2", "Step 3"]
    assert log.read == 4


def test_the_window_asks_for_the_authors_day_not_the_committers(shop: Repository) -> None:
    shop.git(
        *("commit", "-q", "--allow-empty", "-m", "Written in March, applied in October"),
        extra=shop.by(date(2026, 10, 5)) | {"GIT_AUTHOR_DATE": "2026-03-01 09:00:00 +0000"},
    )
    assert read_commits(str(shop.folder), "Maya Chen", date(2026, 10, 1)).commits == ()
    assert len(read_commits(str(shop.folder), "Maya Chen", date(2026, 3, 1), date(2026, 3, 1)).commits) == 1


def test_merge_commits_are_counted_and_are_no_commits_of_the_log(shop: Repository) -> None:
    shop.commit("Start")
    shop.branch("feature/close", ("Post journals",))
    shop.merge("feature/close", who=MAYA)
    log = read_commits(str(shop.folder), "Maya Chen", None)
    assert [commit.subject for commit in log.commits] == ["Start", "Post journals"]
    assert (log.merges, log.read) == (1, 3)


def test_progress_is_told_how_many_were_read(shop: Repository) -> None:
    told: list[int] = []
    for turn in range(3):
        shop.commit(f"Step {turn}")
    read_commits(str(shop.folder), "Maya Chen", None, progress=told.append)
    assert told == [3]


def test_a_subfolder_of_the_repository_will_do(shop: Repository) -> None:
    shop.commit("Start")
    (shop.folder / "src").mkdir()
    assert len(read_commits(str(shop.folder / "src"), "Maya Chen", None).commits) == 1


# who is the author


def test_without_an_author_the_configured_address_counts_and_so_does_the_full_name(shop: Repository) -> None:
    shop.git("config", "user.email", MAYA[1].upper())
    shop.git("config", "user.name", MAYA[0])
    shop.commit("By address")
    shop.commit("Merged in a browser", who=("Maya Chen", "123+maya@users.forge.example"))
    shop.commit("Somebody else", who=OMAR)
    log = read_commits(str(shop.folder), None, None)
    assert [commit.subject for commit in log.commits] == ["By address", "Merged in a browser"]


def test_a_configured_first_name_alone_does_not_claim_a_namesakes_work(shop: Repository) -> None:
    shop.git("config", "user.email", "maya@shop.example")
    shop.git("config", "user.name", "Maya")
    shop.commit("Mine", who=("Maya", "maya@shop.example"))
    shop.commit("The other Maya's", who=("Maya", "maya@other.example"))
    assert [commit.subject for commit in read_commits(str(shop.folder), None, None).commits] == ["Mine"]


def test_without_any_configuration_it_asks_for_the_author(shop: Repository) -> None:
    shop.commit("Start")
    with pytest.raises(InvalidInput, match="git does not say who you are") as refused:
        read_commits(str(shop.folder), None, None)
    assert "--author" in refused.value.next_step
    assert refused.value.code == 2


@pytest.mark.parametrize(
    "asked",
    ["Maya Chen", "maya chen", "maya@shop.example", "MAYA@SHOP.EXAMPLE", "Maya <maya@shop.example>", "maya", "chen"],
)
def test_an_author_is_a_name_an_address_both_or_a_part(shop: Repository, asked: str) -> None:
    shop.commit("Mine")
    shop.commit("Not mine", who=OMAR)
    assert [commit.subject for commit in read_commits(str(shop.folder), asked, None).commits] == ["Mine"]


def test_a_part_that_fits_two_people_lists_them_and_a_whole_name_settles_it(shop: Repository) -> None:
    shop.commit("One", who=("Sam Ash", "ash@shop.example"))
    shop.commit("Two", who=("Sam Birch", "birch@shop.example"))
    with pytest.raises(Ambiguous, match=r"Sam Ash <ash@shop\.example>, Sam Birch <birch@shop\.example>"):
        read_commits(str(shop.folder), "sam", None)
    assert [commit.subject for commit in read_commits(str(shop.folder), "sam birch", None).commits] == ["Two"]


def test_a_part_is_no_pattern(shop: Repository) -> None:
    shop.commit("Mine")
    assert read_commits(str(shop.folder), "M.*", None).commits == ()


def test_an_unknown_author_gives_nothing_and_says_who_is_there(shop: Repository) -> None:
    shop.commit("One", who=OMAR)
    shop.commit("Two", who=OMAR)
    shop.commit("Three")
    log = read_commits(str(shop.folder), "nobody@shop.example", None)
    assert log.commits == ()
    assert log.authors == ()
    assert log.others == ("Omar Diaz <omar@shop.example>", "Maya Chen <maya@shop.example>")


def test_the_mailmap_joins_an_old_address(shop: Repository) -> None:
    (shop.folder / ".mailmap").write_text("Maya Chen <maya@shop.example> <mc@old.example>\n")
    shop.commit("Long ago", who=("mchen", "mc@old.example"))
    log = read_commits(str(shop.folder), "maya@shop.example", None)
    assert [commit.author for commit in log.commits] == ["Maya Chen <maya@shop.example>"]


def test_a_blank_author_is_asked_for(shop: Repository) -> None:
    shop.commit("Start")
    with pytest.raises(InvalidInput, match="no author"):
        read_commits(str(shop.folder), "  ", None)
