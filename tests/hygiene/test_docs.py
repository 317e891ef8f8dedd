"""The pages are found from their index, their links lead somewhere, and a how-to is one that the tests run."""

import re
from pathlib import Path

import pytest

from tests.hygiene.house import TOP
from tests.transcripts.runner import FENCE

DOCS = TOP / "docs"
INDEX = DOCS / "README.md"
PAGES = sorted(page for page in DOCS.rglob("*.md") if page != INDEX and DOCS / "gallery" not in page.parents)
LINKING = [TOP / "README.md", TOP / "CHANGELOG.md", INDEX, *PAGES]
HOW_TO = sorted((DOCS / "how-to").glob("*.md"))
DECISIONS = sorted((DOCS / "decisions").iterdir())
RECORDED = {"brief-from-git.md": "the commits of the project itself, which a test cannot have"}
"""How-to pages that are not run, each with its reason."""
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def prose(page: Path) -> str:
    """Return a page without its fenced blocks."""
    return FENCED.sub("", page.read_text(encoding="utf-8"))


def links(page: Path) -> list[tuple[str, str]]:
    """Return the words and the target of every link and picture of a page."""
    return re.findall(r"\[([^\]]+)\]\(([^)\s]+)\)", prose(page))


def title(page: Path) -> str:
    return page.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")


def anchors(page: Path) -> set[str]:
    """Return what the headings of a page can be linked by."""
    heads = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", LINKING, ids=lambda page: str(page.relative_to(TOP)))
def test_a_relative_link_leads_somewhere(page: Path) -> None:
    for _, target in links(page):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        there = (page.parent / name).resolve() if name else page
        assert there.exists(), f"{page.name}: {target}"
        assert there.is_relative_to(TOP), f"{page.name}: {target}"
        assert not anchor or anchor in anchors(there), f"{page.name}: {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_a_page_stands_in_the_index_once(page: Path) -> None:
    named = [words for words, target in links(INDEX) if (DOCS / target).resolve() == page]
    assert len(named) == 1, f"docs/README.md names {page.name} {len(named)} times"


def test_the_readme_leads_to_the_index() -> None:
    assert "docs/README.md" in [target for _, target in links(TOP / "README.md")]


def test_the_index_marks_the_pages_that_are_run() -> None:
    run = [page for page in PAGES if FENCE in page.read_text(encoding="utf-8")]
    marked = re.findall(r"^- ▸ \[[^\]]+\]\(([^)]+)\)", INDEX.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted((DOCS / target).resolve() for target in marked) == run


@pytest.mark.parametrize("page", HOW_TO, ids=lambda page: page.stem)
def test_a_how_to_is_run_and_ends_with_what_to_do_next(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert (FENCE in text) is (page.name not in RECORDED)
    assert text.rstrip().split("\n\n")[-1].startswith("Next: ")


def test_decisions_are_counted_short_and_listed_by_their_own_title() -> None:
    assert [page.name.partition("-")[0] for page in DECISIONS] == [f"{n:04}" for n in range(1, len(DECISIONS) + 1)]
    for number, page in enumerate(DECISIONS, 1):
        text = page.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 30, f"{page.name} is long"
        assert (f"{number}. {title(page)}", f"decisions/{page.name}") in links(INDEX)
