"""The drafted headline and the first row of the results tell the same win when several are equally strong."""

from tests.cli.conftest import Run


def test_of_equals_the_headline_names_the_one_that_is_told_first(run: Run) -> None:
    for text in ("Ran the audit alone", "Moved the cache", "Cleaned the store"):
        run("win", text)
    page = run("brief").out
    assert "Result: Ran the audit alone." in page
    assert page.index("**Ran the audit alone.**") < page.index("**Moved the cache.**")
