"""`rating`: each verb by its command, the refusals with the scale's labels, and all that stays with its owner."""

import pytest

from tests.cli.conftest import Run
from tests.cli.kept import add, body, client, data, entries, entry, refused, settings
from tests.cli.terminal import Talk, talker

FIVE = "1 does not meet · 2 partially meets · 3 meets · 4 exceeds · 5 significantly exceeds"


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Talk:
    return talker(monkeypatch, capsys)


# --- add ---------------------------------------------------------------------------------------------------------


def test_a_rating_is_kept_with_its_period_and_its_scale(run: Run) -> None:
    told = run("rating", "add", "overall", "--self", "4")
    assert told.out == "rating-1\n"
    assert 'You say 4 of 5, "exceeds".' in told.err
    kept = body("rating-1")
    assert (kept["period"], kept["scale"], kept["self"], kept["visibility"]) == ("2026-Q4", "five", 4, "private")
    assert "subject" not in kept


@pytest.mark.parametrize("subject", ["goal-1", "checkout"])
def test_a_record_is_rated_by_reference_and_a_goal_by_its_title(run: Run, subject: str) -> None:
    goal = add("goal", title="Faster checkout")
    told = run("rating", "add", subject, "--self", "meets", "--period", "Q3")
    assert '"Faster checkout", 2026-Q3' in told.err
    kept = entry("rating-1")
    assert (kept.subject, kept.self, kept.title) == (entry(goal).uid, 3, "Faster checkout")


def test_the_scale_of_the_newest_rating_is_the_next_one_s(run: Run) -> None:
    run("rating", "add", "overall", "--self", "3", "--scale", "four")
    run("rating", "add", "overall", "--self", "3", "--period", "Q2")
    assert body("rating-2")["scale"] == "four"


def test_the_same_again_is_pointed_out(run: Run) -> None:
    run("rating", "add", "overall", "--self", "3")
    assert "rating-1 is about the same" in run("rating", "add", "overall", "--self", "4").err
    assert "about the same" not in run("rating", "add", "overall", "--self", "4", "--period", "Q1").err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("overall", "--self", "6"), f"--self runs from 1 to 5 on the scale five, not 6; nothing was saved. {FIVE}"),
        (("overall", "--self", "0"), FIVE),
        (("overall", "--self", "3.5"), "between two"),
        (("overall", "--self", "brilliant"), f'"brilliant" is no label of the scale five; nothing was saved. {FIVE}'),
        (("overall", "--self", "4", "--scale", "three"), "1 does not meet · 2 meets · 3 exceeds"),
        (("overall", "--self", "4", "--scale", "ten"), 'there is no scale "ten"'),
        (("overall",), "--self"),
        (("overall", "--self", "4", "--period", "Q5"), "Q5"),
        (("person-1", "--self", "4"), "a rating is about work"),
        (("client-1", "--self", "4"), "a rating is about work"),
    ],
)
def test_what_cannot_be_rated_is_refused_with_the_labels(run: Run, words: tuple[str, ...], says: str) -> None:
    client()
    refused(run, "rating", "add", *words, says=says)


@pytest.mark.parametrize("subject", ["goal-9", "something"])
def test_what_is_not_there_cannot_be_rated(run: Run, subject: str) -> None:
    refused(run, "rating", "add", subject, "--self", "4", code=1)


def test_at_a_terminal_the_number_is_asked_for_with_the_labels(talk: Talk) -> None:
    told = talk("rating", "add", "overall", answers=["exceeds"])
    assert f"How would you rate it?  {FIVE}" in told.err
    assert body("rating-1")["self"] == 4


# --- the steps -----------------------------------------------------------------------------------------------------


@pytest.fixture
def rated(run: Run) -> None:
    run("rating", "add", "overall", "--self", "4", "--on", "2026-11-02")


def state(run: Run) -> str:
    return str(data(run("rating", "show", "1", "--json"))["state"])


def test_the_rating_day(run: Run, rated: None) -> None:
    assert state(run) == "self-set"
    run("rating", "predict", "1", "4", "--on", "2026-11-03")
    assert state(run) == "predicted"
    told = run("rating", "receive", "1", "3", "--on", "2026-11-10")
    assert "Gap +1, discuss: you rate it a step higher." in told.err
    assert "Surprise −1: a step lower than you expected." in told.err  # noqa: RUF001 - the minus sign of print
    assert 'Ask: "What would you have wanted to see?" and "What should I repeat?"' in told.err
    assert state(run) == "received"
    run("rating", "discuss", "--reason", "They had not seen the tests", "--on", "2026-11-12")
    assert state(run) == "discussed"
    kept = entry("rating-1")
    assert (str(kept.discussed_on), kept.reason_for_gap) == ("2026-11-12", "They had not seen the tests")


def test_on_two_scales_the_gap_is_exact(run: Run, rated: None) -> None:
    told = run("rating", "receive", "1", "3", "--scale", "four")
    assert "Gap +0.25, aligned." in told.err
    assert "Ask:" not in told.err
    gap = data(run("rating", "show", "1", "--json"))["computed"]["rating"]["gap"]
    assert gap == 0.25


def test_a_higher_rating_than_mine_asks_what_i_did_not_see(run: Run, rated: None) -> None:
    told = run("rating", "receive", "1", "5")
    assert "Gap −1, discuss: they rate it a step higher." in told.err  # noqa: RUF001 - the minus sign of print
    assert '"What did you see that I did not?"' in told.err


def test_a_prediction_after_the_fact_is_kept_and_is_no_surprise(run: Run, rated: None) -> None:
    run("rating", "receive", "1", "3")
    told = run("rating", "predict", "1", "3")
    assert "does not count as a surprise" in told.err
    shown = data(run("rating", "show", "1", "--json"))["computed"]["rating"]
    assert shown["surprise"] == {"not_available": "the prediction was written down after the rating was heard"}


def test_what_was_expected_stays_as_it_was_once_the_rating_is_heard(run: Run, rated: None) -> None:
    run("rating", "predict", "1", "5")
    assert ", was 5." in run("rating", "predict", "1", "4").err
    run("rating", "receive", "1", "3")
    refused(run, "rating", "predict", "1", "3", says="stays as it was")
    assert body("rating-1")["predicted"] == 4


def test_what_became_of_it_stands_beside_what_was_heard(run: Run, rated: None) -> None:
    told = run("rating", "receive", "1", "4", "--calibrated", "3")
    assert 'When ratings were compared it became 3 of 5, "meets".' in told.err
    run("rating", "discuss")
    refused(run, "rating", "receive", "1", "2", says="rating-1 is discussed and cannot be received again")
    run("rating", "receive", "1", "4", "--calibrated", "2")
    assert body("rating-1")["calibrated"] == 2
    run("rating", "receive", "1", "4", "--calibrated", "2", "--scale", "three", code=2)


def test_another_scale_of_theirs_takes_its_own_numbers(run: Run, rated: None) -> None:
    run("rating", "receive", "1", "5", "--calibrated", "5")
    run("rating", "receive", "1", "3", "--scale", "three")
    assert body("rating-1") | {"client_scale": "three", "client": 3} == body("rating-1")
    assert "calibrated" not in body("rating-1")


@pytest.mark.parametrize(
    ("steps", "words", "says"),
    [
        ((), ("discuss", "1"), "is self-set and cannot be discussed yet; from here: predict (careerbook rating pre"),
        ((("predict", "1", "3"),), ("discuss", "1"), "is predicted and cannot be discussed yet"),
        ((("receive", "1", "3"), ("discuss", "1")), ("discuss", "1"), "careerbook rating edit 1 --reason TEXT"),
        ((), ("predict", "1", "6"), FIVE),
        ((), ("receive", "1", "5", "--scale", "four"), "4 exceeds"),
        ((), ("receive", "1", "3", "--calibrated", "9"), FIVE),
        ((), ("predict", "1", "3", "--on", "2026-11-01"), "has been self-set since 2 Nov"),
    ],
)
def test_an_illegal_step_names_what_is_legal(
    run: Run, rated: None, steps: tuple[tuple[str, ...], ...], words: tuple[str, ...], says: str
) -> None:
    for step in steps:
        run("rating", *step)
    refused(run, "rating", *words, says=says)


def test_at_a_terminal_the_reason_is_asked_for_only_when_there_is_a_gap(run: Run, talk: Talk, rated: None) -> None:
    run("rating", "receive", "1", "4")
    talk("rating", "discuss", "1", answers=[])
    run("rating", "add", "overall", "--self", "4", "--period", "Q3")
    run("rating", "receive", "2", "2")
    talk("rating", "discuss", "2", answers=["A thin quarter"])
    assert entry("rating-2").reason_for_gap == "A thin quarter"


def test_a_step_counts_from_its_day(run: Run, rated: None) -> None:
    run("rating", "predict", "1", "4", "--on", "2026-11-03")
    run("rating", "receive", "1", "3", "--on", "2026-11-10")
    for day, then in (("2026-11-02", "self-set"), ("2026-11-05", "predicted"), ("2026-11-20", "received")):
        shown = data(run("report", "ratings", "--as-of", day, "--json"))["ratings"][0]
        assert shown["state"] == then


def test_each_step_is_undone_by_itself(run: Run, rated: None) -> None:
    run("rating", "receive", "1", "3")
    run("undo")
    assert state(run) == "self-set"


def test_the_question_can_go_to_the_next_meeting(run: Run, rated: None) -> None:
    add("call", client=entry(client()).uid, on="2026-11-25")
    told = run("rating", "receive", "1", "3")
    assert 'For the page: careerbook call question 1 "What would you have wanted to see?"' in told.err


# --- edit ----------------------------------------------------------------------------------------------------------


def test_an_edit_reads_what_add_reads(run: Run, rated: None) -> None:
    add("goal", title="Faster checkout")
    run("rating", "edit", "1", "--self", "3", "--period", "Q3", "--text", "goal-1", "--scale", "Four")
    kept = entry("rating-1")
    assert (kept.self, kept.period, kept.scale, kept.title) == (3, "2026-Q3", "four", "Faster checkout")
    run("rating", "edit", "1", "--text", "overall")
    assert entry("rating-1").title == "overall"


@pytest.mark.parametrize("words", [("--self", "6"), ("--scale", "three"), ("--period", "Q7"), ("--scale", "ten")])
def test_an_edit_keeps_every_number_on_its_scale(run: Run, rated: None, words: tuple[str, str]) -> None:
    refused(run, "rating", "edit", "1", *words)


def test_an_edit_keeps_what_was_expected_and_heard_on_the_scale(run: Run, rated: None) -> None:
    run("rating", "predict", "1", "5")
    refused(run, "rating", "edit", "1", "--scale", "four", says="what you expected runs from 1 to 4")


def test_saying_otherwise_after_the_fact_is_pointed_out(run: Run, rated: None) -> None:
    run("rating", "receive", "1", "3")
    assert "keeps what you said" in run("rating", "edit", "1", "--self", "3").err


# --- only for its owner --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", [("share", "rating-1", "--as", "client"), ("rating", "edit", "1", "--visibility", "public")]
)
def test_a_rating_is_never_shared(run: Run, rated: None, words: tuple[str, ...]) -> None:
    refused(run, *words, code=4, says="a rating stays with you")
    refused(run, "rating", "add", "overall", "--self", "3", "--visibility", "client", code=4)


def test_a_fiscal_year_set_later_relabels_and_moves_no_date(run: Run, rated: None) -> None:
    settings(fiscal_year_start_month=10)
    shown = data(run("report", "ratings", "--json"))["ratings"][0]
    assert (shown["period"], shown["first"]) == ("FY2027-Q1", "2026-10-01")


def test_a_hand_over_asks_for_the_outgoing_view_first(run: Run, rated: None) -> None:
    client()
    told = run("client", "change", "--to", "Robin Keller", "--on", "2026-11-16")
    assert "Collect the outgoing view first: Alex Rivera has not rated" in told.err
    assert "rating-1, overall, 2026-Q4: careerbook rating receive 1 N" in told.err
    run("undo")
    run("rating", "receive", "1", "3")
    assert "outgoing view" not in run("client", "change", "--to", "Robin Keller", "--on", "2026-11-16").err


def test_a_checkin_offers_the_questions_and_keeps_those_that_are_taken(run: Run, talk: Talk, rated: None) -> None:
    add("call", client=entry(client()).uid, on="2026-11-25")
    run("rating", "receive", "1", "3")
    told = talk("checkin", answers=["", "", "", "n", "y", "", "q"])
    said = " ".join(told.err.split())
    assert 'You said "exceeds" and heard "meets" (overall, 2026-Q4).' in said
    assert [question.text for question in entries("question")] == ["What should I repeat?"]
    page = run("brief").out
    assert "What should I repeat?" in page
    assert "exceeds" not in page
    told = talk("checkin", answers=["", "", "", "n", "", "q"])
    assert 'Ask Alex: "What should I repeat?"' not in told.err


def test_a_checkin_says_nothing_of_ratings_that_agree(run: Run, talk: Talk, rated: None) -> None:
    add("call", client=entry(client()).uid, on="2026-11-25")
    run("rating", "predict", "1", "4")
    assert "exceeds" not in talk("checkin", answers=["", "", "", "-", "q"]).err
