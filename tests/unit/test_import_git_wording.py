"""Subjects and branch names turned into lines that a person would write."""

import pytest

from careerbook.importers.git_wording import read_subject, statement


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
