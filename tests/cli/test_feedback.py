"""Feedback from the remark to the closed loop, and the remark about a person that never leaves the book."""

import pytest

from tests.cli.conftest import Run
from tests.cli.kept import add, batches, body, client, data, entries, entry, refused, settings, uid, written
from tests.cli.terminal import Talk, talker

REDIRECT = "When did you see it? What did I do or say? What did it cause? What would you like next time?"


def test_scenario_14_a_character_remark_is_redirected_and_only_its_clarification_is_about_work(run: Run) -> None:
    got = run("heard", "You're abrasive in meetings", "--from", "Alex Rivera", "--as", "manager")
    assert got.out == "feedback-1\n"
    assert f'Ask Alex Rivera: "{REDIRECT}"' in got.err
    assert "careerbook feedback clarify 1 --situation" in got.err
    held = entry("feedback-1")
    assert (held.about, held.visibility, held.source, held.state) == ("character", "private", "manager", "received")
    parts = ("--situation", "Tuesday's planning", "--behaviour", "interrupted operations twice")
    got = run("feedback", "clarify", "1", *parts, "--effect", "they stopped sharing")
    assert got.out == "feedback-2\n"
    new = entry("feedback-2")
    assert new.about == "approach"
    assert new.clarifies == held.uid
    assert (new.from_person, new.source) == (held.from_person, "manager")
    assert (new.situation, new.behaviour) == ("Tuesday's planning", "interrupted operations twice")
    assert new.effect == "they stopped sharing"
    assert new.text == "Tuesday's planning: interrupted operations twice; they stopped sharing"
    assert new.visibility == "private"
    assert entry("feedback-1").body == held.body


@pytest.mark.parametrize(
    ("about", "more", "theme", "polarity"),
    [
        ("unclear", (), {"Pace"}, "redirecting"),
        ("result", ("--theme", "Reviews", "--polarity", "mixed"), {"Reviews"}, "mixed"),
        ("character", (), set(), None),
    ],
)
def test_a_clarification_stands_in_for_a_remark_about_the_work(
    run: Run, about: str, more: tuple[str, ...], theme: set[str], polarity: str | None
) -> None:
    add("feedback", text="Too slow", on="2026-11-18", about=about, theme={"Pace": True}, polarity="redirecting")
    run("feedback", "clarify", "1", "Reviews took a week", *more)
    new = entry("feedback-2")
    assert (set(new.theme), new.polarity) == (theme, polarity)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("You are so brilliant", "character"),
        ("You never listen", "character"),
        ("The runbook saved us an hour", "unclear"),
        ("The report was late", "unclear"),
    ],
)
def test_without_about_the_trait_lint_says_character_or_unclear(run: Run, text: str, about: str) -> None:
    got = run("feedback", "add", text, "--from", "Jo Park")
    assert body("feedback-1")["about"] == about
    assert ("--about result|impact|approach|process" in got.err) == (about == "unclear")
    assert (REDIRECT in got.err) == (about == "character")


def test_what_the_owner_says_it_is_about_wins_over_the_lint(run: Run) -> None:
    got = run("feedback", "add", "You're abrasive", "--from", "Jo Park", "--about", "approach")
    assert body("feedback-1")["about"] == "approach"
    assert REDIRECT not in got.err


def test_about_character_asks_the_question_back_however_it_came_about(run: Run) -> None:
    got = run("feedback", "add", "The page was late", "--from", "Jo Park", "--about", "character")
    assert f'Ask Jo Park: "{REDIRECT}"' in got.err


def test_own_trait_words_count_and_can_be_taken_away(run: Run) -> None:
    settings(trait_words={"bossy": True, "-abrasive": True})
    run("heard", "That was bossy", "--from", "Jo")
    run("heard", "You're abrasive", "--from", "Jo")
    assert body("feedback-1")["about"] == "character"
    assert body("feedback-2")["about"] == "unclear"


def test_trait_words_are_edited_as_a_setting_and_one_of_ours_can_be_taken_out(run: Run) -> None:
    run("config", "set", "trait_words", "-abrasive", "+sv:lat")
    assert set(run("config", "get", "trait_words").out.split()) == {"-abrasive", "sv:lat"}
    run("heard", "You're abrasive", "--from", "Jo")
    run("config", "set", "trait_words", "+abrasive")
    run("heard", "You're abrasive", "--from", "Jo")
    run("config", "set", "language", "sv")
    run("heard", "Du är lat", "--from", "Jo")
    run("heard", "You're stubborn", "--from", "Jo")
    run("config", "set", "trait_words", "-sv:lat")
    run("heard", "Du är lat", "--from", "Jo")
    assert [body(f"feedback-{n}")["about"] for n in (1, 2, 3, 4, 5)] == [
        "unclear", "character", "character", "unclear", "unclear",
    ]  # fmt: skip


def test_without_a_word_list_for_the_language_it_is_unclear(run: Run) -> None:
    settings(language="sv")
    run("heard", "You're abrasive", "--from", "Jo")
    assert body("feedback-1")["about"] == "unclear"


def test_the_side_follows_from_the_giver_where_it_is_known(run: Run) -> None:
    client()
    add("person", name="Jo Park", category="peer")
    run("heard", "It worked", "--from", "alex")
    run("heard", "It worked", "--from", "Jo Park")
    run("heard", "It worked", "--from", "Somebody New")
    run("heard", "It worked", "--from", "Jo Park", "--source", "customer")
    assert [body(f"feedback-{n}").get("source") for n in (1, 2, 3, 4)] == ["manager", "peer", None, "customer"]


def test_who_was_the_manager_on_the_day_it_was_said_spoke_as_one(run: Run) -> None:
    client(end="2026-11-15")
    client("New Manager", start="2026-11-16")
    for giver, day in (("alex", "2026-11-10"), ("alex", "2026-11-18"), ("new", "2026-11-18"), ("new", "2026-11-10")):
        run("heard", "It worked", "--from", giver, "--on", day)
    assert [body(f"feedback-{n}").get("source") for n in (1, 2, 3, 4)] == ["manager", None, "manager", None]


def test_a_remark_without_a_giver_asks_who_said_it_unless_it_is_anonymous(run: Run) -> None:
    assert "Who said it?" in run("heard", "It worked").err
    assert "Who said it?" not in run("heard", "It worked", "--anonymous").err


def test_heard_is_feedback_add(run: Run) -> None:
    run("heard", "The options page saved us a meeting", "--from", "Jo", "--as", "peer", "--on", "2026-11-17")
    run("feedback", "add", "The options page saved us a meeting", "--from", "Jo", "--as", "peer", "--on", "2026-11-17")
    one, two = dict(body("feedback-1")), dict(body("feedback-2"))
    assert (one.pop("number"), two.pop("number")) == (1, 2)
    assert one == two
    assert one["on"] == "2026-11-17"


def test_json_answers_with_the_record(run: Run) -> None:
    got = data(run("heard", "It worked", "--from", "Jo", "--json"))
    assert (got["ref"], got["from_person"], got["about"]) == ("feedback-1", "person-1", "unclear")


@pytest.mark.parametrize("visibility", ["client", "public"])
def test_character_is_never_shared(run: Run, visibility: str) -> None:
    refused(run, "heard", "You're abrasive", "--visibility", visibility, code=4, says="never leaves the book")
    run("heard", "You're abrasive", "--from", "Jo")
    refused(run, "share", "feedback-1", "--as", visibility, code=4, says="careerbook feedback clarify 1")
    refused(run, "feedback", "edit", "1", "--visibility", visibility, code=4)


def test_a_shared_remark_that_turns_out_to_be_about_character_is_private_again(run: Run) -> None:
    run("heard", "It worked", "--from", "Jo", "--about", "result", "--visibility", "client")
    assert body("feedback-1")["visibility"] == "client"
    got = run("feedback", "edit", "1", "--about", "character")
    assert body("feedback-1")["visibility"] == "private"
    assert "stays with you" in got.err


# --- given -----------------------------------------------------------------------------------------------------------


def test_given_feedback_is_private_whoever_asks(run: Run) -> None:
    got = run("feedback", "given", "The two options made it easy", "--to", "Jo Park")
    assert got.out == "feedback-1\n"
    held = entry("feedback-1")
    assert (held.direction, held.visibility) == ("given", "private")
    assert held.to_person == uid("person-1")
    refused(run, "share", "feedback-1", "--as", "client", code=4)
    refused(run, "feedback", "given", "More of it", "--to", "Jo Park", "--visibility", "client", code=4)


def test_given_and_received_are_kept_apart(run: Run) -> None:
    refused(run, "feedback", "given", "Well done", says="--to")
    refused(run, "feedback", "given", "Well done", "--to", "Jo", "--from", "Alex", says="--from")
    refused(run, "feedback", "add", "Well done", "--to", "Jo", says="--to")
    run("feedback", "given", "Well done", "--to", "Jo")
    run("heard", "Well done", "--from", "Jo")
    run("feedback", "request", "Jo", "What next?")
    for option in (("--from", "Jo"), ("--as", "peer"), ("--anonymous",), ("--quote-ok",), ("--request", "1")):
        refused(run, "feedback", "edit", "1", *option, says="feedback-1 is what you said to somebody")
    refused(run, "feedback", "edit", "1", "--clear", "to", says="feedback-1 is what you said to somebody")
    run("feedback", "edit", "1", "--to", "Alex")
    refused(run, "feedback", "edit", "2", "--to", "Jo", says="feedback-2")
    refused(run, "feedback", "clarify", "1", "--effect", "x", says="feedback-1")


def test_given_feedback_about_a_person_asks_what_was_seen(run: Run) -> None:
    assert "What did you see" in run("feedback", "given", "You're lazy", "--to", "Jo").err
    assert "What did you see" not in run("feedback", "given", "The page was clear", "--to", "Jo").err


# --- clarify ---------------------------------------------------------------------------------------------------------


def test_clarify_takes_what_it_is_about_its_own_words_and_who_may_see_it(run: Run) -> None:
    run("heard", "You're slow", "--from", "Jo", "--as", "peer", "--channel", "written", "--anonymous")
    run("feedback", "clarify", "1", "Answers", "took", "a", "day", "--effect", "we waited", "--about", "process",
        "--theme", "answers", "--visibility", "client", "--on", "2026-11-18")  # fmt: skip
    new = entry("feedback-2")
    assert (new.text, new.about, new.visibility) == ("Answers took a day", "process", "client")
    assert (new.channel, new.source, new.anonymous, new.theme) == ("written", "peer", True, ("answers",))
    assert new.body["on"] == "2026-11-18"


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("--behaviour", "interrupted."), "interrupted"),
        (("--situation", "planning", "--effect", "they left"), "planning: they left"),
        (("--effect", "they left", "--next-time", "wait a moment"), "they left. Next time: wait a moment"),
    ],
)
def test_clarify_makes_one_sentence_of_its_parts(run: Run, parts: tuple[str, ...], text: str) -> None:
    run("heard", "You're rude", "--from", "Jo")
    run("feedback", "clarify", "1", *parts)
    assert body("feedback-2")["text"] == text


def test_clarify_needs_something_to_clarify_with_and_cannot_share_character(run: Run) -> None:
    run("heard", "You're rude", "--from", "Jo")
    refused(run, "feedback", "clarify", "1", says="--situation TEXT --behaviour TEXT --effect TEXT")
    refused(run, "feedback", "clarify", "7", "--effect", "x", code=1, says="feedback-7")
    refused(run, "feedback", "clarify", "1", "--effect", "x", "--about", "character", "--visibility", "client", code=4)


def test_an_answer_to_come_is_none(run: Run) -> None:
    run("heard", "You're rude", "--from", "Jo")
    refused(run, "feedback", "clarify", "1", "--effect", "x", "--on", "2026-11-21", says="still to come")
    run("feedback", "clarify", "1", "--effect", "x", "--on", "2026-11-20")


# --- from received to closed -----------------------------------------------------------------------------------------


def test_note_then_set_aside_with_a_reason(run: Run) -> None:
    run("heard", "It was slow", "--from", "Jo", "--on", "2026-11-01")
    run("feedback", "note", "1", "--on", "2026-11-03")
    assert entry("feedback-1").state == "noted"
    refused(run, "feedback", "set-aside", "1", says="careerbook feedback set-aside 1 REASON")
    refused(run, "feedback", "set-aside", "1", "later", "--on", "2026-11-02", says="2 Nov 2026")
    run("feedback", "set-aside", "1", "It", "was", "another", "team")
    held = entry("feedback-1")
    assert (held.state, held.reason, str(held.moved_on)) == ("set-aside", "It was another team", "2026-11-20")


def test_respond_makes_the_response_and_moves_to_acting_in_one_step(run: Run) -> None:
    run("heard", "It was slow", "--from", "Jo")
    before = batches()
    got = run("feedback", "respond", "1", "--action", "Answer within a day", "--due", "2026-12-05")
    assert batches() == before + 1
    assert got.out == "response-1\n"
    assert "Sat 5 Dec 2026, a Saturday" in got.err
    assert entry("feedback-1").state == "acting"
    response = entry("response-1")
    assert response.parent == uid("feedback-1")
    assert (response.action, str(response.due)) == ("Answer within a day", "2026-12-05")
    run("undo")
    assert entry("feedback-1").state == "received"
    assert entries("response") == []


def test_respond_needs_its_action_and_a_state_that_allows_it(run: Run) -> None:
    run("heard", "It was slow", "--from", "Jo")
    refused(run, "feedback", "respond", "1", "--due", "2026-12-05", says="--action")
    run("feedback", "set-aside", "1", "no")
    refused(run, "feedback", "respond", "1", "--action", "x", says="feedback-1 is set aside and cannot be acted on")
    assert entries("response") == []


def test_close_says_when_the_giver_heard_or_that_there_is_nobody(run: Run) -> None:
    for n in (1, 2):
        run("heard", "It was slow", "--from", "Jo", "--on", "2026-11-02")
        run("feedback", "respond", str(n), "--action", "x", "--on", "2026-11-05")
    refused(run, "feedback", "close", "1", says="--not-applicable")
    refused(run, "feedback", "close", "1", "--told", "2026-11-18", "--not-applicable", says="--not-applicable")
    refused(run, "feedback", "close", "1", "--told", "2026-11-21", says="--told")
    refused(run, "feedback", "close", "1", "--told", "2026-11-01", says="--told is before feedback-1 was said")
    run("feedback", "close", "1", "--told", "2026-11-18")
    one = entry("feedback-1")
    assert (one.state, str(one.told_on), str(one.moved_on)) == ("closed", "2026-11-18", "2026-11-18")
    run("feedback", "close", "--not-applicable")
    two = entry("feedback-2")
    assert (two.state, two.not_applicable, two.told_on, str(two.moved_on)) == ("closed", True, None, "2026-11-20")


def test_no_text_without_a_terminal_saves_nothing(run: Run) -> None:
    got = run("heard", "--from", "Jo", code=2)
    assert "no text" in got.err
    assert written() == 0


# --- at a terminal ---------------------------------------------------------------------------------------------------


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Talk:
    return talker(monkeypatch, capsys)


def test_clarify_asks_the_four_questions_and_enter_skips_one(run: Run, talk: Talk) -> None:
    run("heard", "You're abrasive", "--from", "Jo")
    got = talk("feedback", "clarify", "1", answers=["", "interrupted operations", "they left", "let them finish"])
    assert got.out == "feedback-2\n"
    for question in ("When did they see it?", "What did you do or say?", "What did it cause?", "next time?"):
        assert question in got.err
    new = entry("feedback-2")
    assert (new.situation, new.behaviour, new.effect) == (None, "interrupted operations", "they left")
    assert new.text == "interrupted operations; they left. Next time: let them finish"


def test_clarify_with_every_question_skipped_saves_nothing(run: Run, talk: Talk) -> None:
    run("heard", "You're abrasive", "--from", "Jo")
    before = written()
    talk("feedback", "clarify", "1", answers=["", "", ""], code=2)
    assert written() == before


def test_respond_asks_what_will_be_done(run: Run, talk: Talk) -> None:
    run("heard", "It was slow", "--from", "Jo")
    talk("feedback", "respond", "1", answers=["Answer within a day"])
    assert entry("response-1").action == "Answer within a day"


@pytest.mark.parametrize("language", ["english", "e", "12", "d\u00e9", "english-GB"])
def test_a_language_is_a_code(run: Run, language: str) -> None:
    run("heard", "It worked", "--from", "Jo")
    refused(run, "config", "set", "language", language, says="is no language; nothing was changed")


def test_a_language_without_a_word_list_says_so_until_it_has_one(run: Run) -> None:
    assert "no word list" not in run("config", "set", "language", "en-GB").err
    got = run("config", "set", "language", "pt-BR")
    assert "There is no word list for pt-BR" in got.err
    assert "careerbook config set trait_words +pt:WORD" in got.err
    assert "no word list" in run("config", "set", "trait_words", "+de:faul").err
    assert "no word list" not in run("config", "set", "trait_words", "+pt:arrogante").err
    run("heard", "Um pouco arrogante", "--from", "Jo")
    assert body("feedback-1")["about"] == "character"
