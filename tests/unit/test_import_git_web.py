"""The page of a commit: made for known forges, and free of secrets."""

from pathlib import Path

import pytest

from careerbook.importers.git_log import hash_in, read_commits
from careerbook.importers.git_web import commit_pages
from tests.git_fixtures import Repository, isolate


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    isolate(monkeypatch, tmp_path / "home")
    return Repository(tmp_path / "shop", tmp_path / "home")


HASH = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("remote", "page"),
    [
        ("https://github.com/acme/shop.git", f"https://github.com/acme/shop/commit/{HASH}"),
        ("https://maya:s3cret-token@github.com/acme/shop", f"https://github.com/acme/shop/commit/{HASH}"),
        ("https://oauth2:s3cret-token@gitlab.com/a/b/shop.git/", f"https://gitlab.com/a/b/shop/-/commit/{HASH}"),
        ("https://gitlab.acme.example:8443/a/shop", f"https://gitlab.acme.example:8443/a/shop/-/commit/{HASH}"),
        ("https://github.com/acme/shop.git?access_token=s3cret-token", f"https://github.com/acme/shop/commit/{HASH}"),
        ("git@github.com:acme/shop.git", f"https://github.com/acme/shop/commit/{HASH}"),
        ("ssh://git@gitlab.com:2222/acme/shop.git", f"https://gitlab.com/acme/shop/-/commit/{HASH}"),
        ("git@bitbucket.org:acme/shop.git", f"https://bitbucket.org/acme/shop/commits/{HASH}"),
        ("https://codeberg.org/acme/shop", f"https://codeberg.org/acme/shop/commit/{HASH}"),
        ("https://s3cret@token@github.com/acme/shop", None),
        ("https://github.com/acme", None),
        ("https://github.com/acme/sh%40p:s3cret", None),
        ("http://github.com/acme/shop", None),
        ("maya@build.acme.example:/srv/shop.git", None),
        ("https://example.org/acme/shop.git", None),
        ("/srv/git/shop.git", None),
        ("javascript:alert(1)//github.com/a/b", None),
        ("", None),
    ],
)
def test_a_page_is_made_for_a_known_forge_and_holds_no_secret(remote: str, page: str | None) -> None:
    made = commit_pages(remote)
    assert (made(HASH) if made else None) == page
    assert page is None or "s3cret" not in page


def test_a_password_in_the_remote_is_nowhere_in_the_log(shop: Repository) -> None:
    made = shop.commit("Start")
    shop.git("config", "remote.origin.url", "https://maya:s3cret-token@github.com/acme/shop.git")
    log = read_commits(str(shop.folder), "Maya Chen", None)
    assert log.commits[0].ref == f"https://github.com/acme/shop/commit/{made}"
    assert "s3cret" not in repr(log)


@pytest.mark.parametrize(
    ("ref", "found"),
    [
        (HASH, HASH),
        (f"https://gitlab.com/a/shop/-/commit/{HASH}", HASH),
        (HASH.upper(), HASH),
        ("ab" * 32, "ab" * 32),
        (f"a{HASH}", None),
        (HASH[:12], None),
        ("https://shop.example/report.pdf", None),
    ],
)
def test_a_reference_gives_its_hash_back(ref: str, found: str | None) -> None:
    assert hash_in(ref) == found
