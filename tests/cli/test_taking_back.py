import pytest

from tests.cli.conftest import Run


@pytest.fixture
def sam(run: Run) -> None:
    run("client", "add", "Sam Duarte", "--primary")


@pytest.fixture
def raised(run: Run, sam: None) -> None:
    run("challenge", "add", "The feed may stop in December", "--severity", "high")
    run("challenge", "raise", "1", "--to", "Sam")


@pytest.mark.parametrize(
    "words", [("share", "challenge-1", "--as", "private"), ("edit", "challenge-1", "--visibility", "private")]
)
def test_what_a_client_was_told_is_not_called_private(run: Run, raised: None, words: tuple[str, ...]) -> None:
    told = run(*words, code=4)
    assert "Sam Duarte was told on 20 Nov, and that has to be taken back first; nothing was changed." in told.err
    assert "Next: careerbook remove raised-1\n" in told.err
    assert "The feed may stop" in run("brief").out
    run("remove", "raised-1", "--yes")
    assert "The feed may stop" not in run("brief").out
    run("share", "challenge-1", "--as", "private")


def test_a_challenge_that_nobody_was_told_of_is_private(run: Run, sam: None) -> None:
    run("challenge", "add", "The feed may stop in December")
    assert "Now only for you" in run("share", "challenge-1", "--as", "private").err


def test_each_telling_is_named(run: Run, raised: None) -> None:
    run("client", "add", "Jo Park", "--relation", "secondary")
    run("challenge", "raise", "1", "--to", "Jo")
    told = run("share", "challenge-1", "--as", "private", code=4)
    assert "Sam Duarte was told on 20 Nov and Jo Park was told on 20 Nov" in told.err
    assert "careerbook remove raised-1 && careerbook remove raised-2" in told.err


def test_an_idea_that_was_offered_is_taken_back_by_its_offer(run: Run, sam: None) -> None:
    run("opportunity", "add", "Suppliers stand in two lists")
    run("share", "opportunity-1", "--as", "private")
    run("opportunity", "offer", "1", "--to", "Sam")
    told = run("share", "opportunity-1", "--as", "private", code=4)
    assert "Sam Duarte was offered it on 20 Nov" in told.err
    assert "careerbook remove offered-1" in told.err


def test_sharing_the_telling_itself_names_what_takes_it_back(run: Run, raised: None) -> None:
    assert "Next: careerbook remove raised-1\n" in run("share", "raised-1", "--as", "private", code=2).err


def test_the_preview_names_the_telling_to_remove(run: Run, raised: None) -> None:
    assert "careerbook remove raised-1" in run("brief", "--preview").out
