"""A tree: drawn on a screen, numbered aloud, a nested list in Markdown; every text in it is plain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from careerbook.document import LINE, Document, Node, Tree, inline, quiet
from careerbook.render._drawing import branch_lines
from careerbook.render.terminal import render
from tests.desk import markdown_of, text_of

TREE = Tree(
    (
        Node(0, inline("Grow the business (organisation)"), inline("no part of yours")),
        Node(1, inline("Faster decisions (division)"), inline("0.75 green")),
        Node(2, inline("Close the books", LINE, quiet("my part: the numbers")), inline("0.75")),
        Node(2, inline("Cost to serve (team)")),
        Node(1, inline("Grow our own")),
        Node(0, inline("Apart")),
    )
)


def page(tree: Tree) -> Document:
    return Document("", (tree,), "me")


def test_a_tree_on_a_screen() -> None:
    assert render(page(TREE), 80, False) == (
        """\
  Grow the business (organisation)   no part of yours
  ├─ Faster decisions (division)     0.75 green
  │  ├─ Close the books              0.75
  │  │  my part: the numbers
  │  └─ Cost to serve (team)
  └─ Grow our own
  Apart
"""
    )


def test_a_tree_in_a_narrow_window() -> None:
    assert render(page(TREE), 30, False) == (
        """\
Grow the business
│  (organisation)
│  no part of yours
├─ Faster decisions
│  │  (division)
│  │  0.75 green
│  ├─ Close the books
│  │  0.75
│  │  my part: the numbers
│  └─ Cost to serve (team)
└─ Grow our own
Apart
"""
    )


def test_a_tree_aloud() -> None:
    assert text_of(page(TREE)) == (
        """\
1. Grow the business (organisation): no part of yours.
  1.1. Faster decisions (division): 0.75 green.
    1.1.1. Close the books: 0.75.
      my part: the numbers.
    1.1.2. Cost to serve (team).
  1.2. Grow our own.
2. Apart.
"""
    )


def test_a_tree_as_markdown() -> None:
    assert markdown_of(page(TREE)) == (
        """\
- Grow the business (organisation): no part of yours
  - Faster decisions (division): 0.75 green
    - Close the books: 0.75
      my part: the numbers
    - Cost to serve (team)
  - Grow our own
- Apart
"""
    )


def test_a_long_text_folds_beside_what_stands_after_it() -> None:
    tree = Tree(
        (Node(0, inline("Serve twice the customers with the same people"), inline("0.75")), Node(1, inline("Cost")))
    )
    assert render(page(tree), 45, False) == ("Serve twice the customers with the       0.75\n│  same people\n└─ Cost\n")


def test_an_empty_tree_is_nothing() -> None:
    assert render(page(Tree(())), 80, False) == "\n"
    assert markdown_of(page(Tree(()))) == text_of(page(Tree(()))) == "\n"


def _walk(steps: list[int]) -> list[int]:
    depths: list[int] = []
    for step in steps:
        depths.append(max(0, min(depths[-1] + 1, depths[-1] + step)) if depths else 0)
    return depths


DEPTHS = st.lists(st.integers(-3, 1), max_size=12).map(_walk)


@given(DEPTHS)
def test_lines_are_as_long_as_a_row_is_deep_and_the_last_child_ends_them(depths: list[int]) -> None:
    for row, (lead, further) in enumerate(branch_lines(depths)):
        assert len(lead) == 3 * depths[row]
        assert len(further) - len(lead) in (0, 3)
        last = all(depth > depths[row] for depth in _until_above(depths[row + 1 :], depths[row]))
        assert lead.endswith("└─ " if last else "├─ ") or not depths[row]


def _until_above(depths: list[int], depth: int) -> list[int]:
    found = []
    for other in depths:
        if other < depth:
            break
        found.append(other)
    return found


@pytest.mark.parametrize("width", [20, 40, 80, 140])
def test_a_tree_never_leaves_the_window_and_loses_no_word(width: int) -> None:
    deep = Tree(
        tuple(
            Node(depth, inline(f"row {depth} of many words", LINE, "my part"), inline("[red] 0.5"))
            for depth in range(6)
        )
    )
    told = render(page(deep), width, False)
    assert max(cell_len(line) for line in told.splitlines()) <= width
    words = [word for word in told.split() if any(char.isalnum() for char in word)]
    assert words == [word for word in render(page(deep), 140, False).split() if any(char.isalnum() for char in word)]
