"""What nobody has told a client yet: who must hear it, how soon, and with which command."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from careerbook.records.entry import Entry
from careerbook.reports import surprises
from careerbook.reports.ask import Ask
from tests.desk import Desk, markdown_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def feed(desk: Desk, **said: Any) -> Entry:
    fields: dict[str, Any] = {
        "text": "Source feed may stop in December",
        "severity": "high",
        "impact_date": date(2026, 12, 5),
        "on": date(2026, 11, 17),
        **said,
    }
    return desk.add("challenge", **fields)


def test_a_high_risk_found_three_days_ago_is_raised_now(desk: Desk) -> None:
    desk.client()
    feed(desk)
    (client,) = surprises.build(desk.read(), Ask()).clients
    (item,) = client.untold
    assert (item.verdict, item.reason) == ("raise now", "found 3 days ago, limit 2 days")
    assert item.next == "careerbook challenge raise 1"
    page = markdown_of(surprises.layout(surprises.build(desk.read(), Ask())))
    assert "raise now, found 3 days ago, limit 2 days" in page
    assert "`careerbook challenge raise 1`" in page


def test_once_it_was_told_the_list_is_empty_and_the_lead_time_is_fifteen_days(desk: Desk) -> None:
    client = desk.client()
    challenge = feed(desk)
    desk.add("raised", challenge, client=client, heads_up=True)
    (found,) = surprises.build(desk.read(), Ask()).clients
    assert found.untold == ()
    assert found.median_lead_days == Fraction(15)
    page = markdown_of(surprises.layout(surprises.build(desk.read(), Ask())))
    assert "Nothing that Alex Rivera has not heard." in page
    assert "Lead time: 15 days." in page
    assert "the detail is still to come" in page


@pytest.mark.parametrize(
    ("said", "verdict", "reason"),
    [
        ({"severity": "high", "on": date(2026, 11, 19), "impact_date": None}, "next touchpoint", "found 1 day ago"),
        ({"severity": None, "on": date(2026, 11, 19), "impact_date": None}, "watch", "found 1 day ago, limit 7 days"),
        ({"severity": "low", "on": date(2026, 11, 1), "impact_date": None}, "next touchpoint", "found 19 days ago"),
        ({"severity": "low", "impact_date": date(2026, 12, 4)}, "raise now", "its impact date is in 14 days"),
        ({"severity": "low", "impact_date": date(2026, 12, 5)}, "watch", "found 3 days ago, limit 30 days"),
    ],
)
def test_the_verdict_follows_from_dates_alone(desk: Desk, said: dict[str, Any], verdict: str, reason: str) -> None:
    desk.client()
    feed(desk, **said)
    (item,) = surprises.build(desk.read(), Ask()).clients[0].untold
    assert item.verdict == verdict
    assert item.reason.startswith(reason)
    assert item.severity_assumed == (said["severity"] is None)


def test_a_call_that_was_held_without_it_makes_it_urgent(desk: Desk) -> None:
    client = desk.client()
    feed(desk, severity="low", impact_date=None)
    call = desk.add("call", client=client, on=date(2026, 11, 18))
    assert surprises.build(desk.read(), Ask()).clients[0].untold[0].verdict == "watch"
    desk.set(call, date(2026, 11, 18), state="recorded", held_on=date(2026, 11, 18))
    item = surprises.build(desk.read(), Ask()).clients[0].untold[0]
    assert item.verdict == "raise now"
    assert "a call was held" in item.reason


def test_told_to_one_client_it_stays_on_the_list_of_the_other(desk: Desk) -> None:
    alex, priya = desk.client(), desk.client("Priya Shah", "secondary")
    challenge = feed(desk)
    desk.add("raised", challenge, client=alex)
    first, second = surprises.build(desk.read(), Ask()).clients
    assert (first.client, first.untold) == ("Alex Rivera", ())
    assert [item.next for item in second.untold] == [f"careerbook challenge raise 1 --to {priya.ref}"]
    only = surprises.build(desk.read(), Ask(client=priya)).clients
    assert [client.client for client in only] == ["Priya Shah"]


def test_a_topic_that_is_not_for_a_client_is_counted_and_not_proposed(desk: Desk) -> None:
    desk.client(topics_deny=("pay",))
    feed(desk, tags=("pay",))
    (found,) = surprises.build(desk.read(), Ask()).clients
    assert (found.untold, found.withheld) == ((), 1)
    assert "1 challenge is about a topic that is not for Alex Rivera" in markdown_of(
        surprises.layout(surprises.build(desk.read(), Ask()))
    )


@pytest.mark.parametrize("state", ["resolved", "accepted", "closed"])
def test_what_is_settled_is_nobodys_surprise(desk: Desk, state: str) -> None:
    desk.client()
    desk.set(feed(desk), date(2026, 11, 18), state=state)
    assert surprises.build(desk.read(), Ask()).clients[0].untold == ()
    assert len(surprises.build(desk.read(date(2026, 11, 17)), Ask()).clients[0].untold) == 1


def test_the_most_urgent_stands_first_then_the_worst_then_the_nearest(desk: Desk) -> None:
    desk.client()
    feed(desk, text="Watched", severity="low", impact_date=None)
    feed(desk, text="Later", impact_date=date(2027, 1, 5))
    feed(desk, text="Sooner", impact_date=date(2026, 12, 1))
    feed(desk, text="Medium", severity="medium", impact_date=date(2026, 11, 25))
    items = surprises.build(desk.read(), Ask()).clients[0].untold
    assert [item.text for item in items] == ["Sooner", "Later", "Medium", "Watched"]


def test_a_detail_is_asked_for_until_cause_and_recommendation_are_there(desk: Desk) -> None:
    client = desk.client()
    challenge = feed(desk)
    desk.add("raised", challenge, client=client, heads_up=True)
    told = surprises.build(desk.read(), Ask()).clients[0].told[0]
    assert told.detail_to_come
    assert told.next.startswith("careerbook edit challenge-1 ")
    desk.set(challenge, cause="The supplier closes its office", recommendation="Renew for two years")
    assert not surprises.build(desk.read(), Ask()).clients[0].told[0].detail_to_come


def test_without_a_client_the_list_is_for_my_manager_and_says_how_to_name_one(desk: Desk) -> None:
    page = markdown_of(surprises.layout(surprises.build(desk.read(), Ask())))
    assert "Nothing that your manager has not heard." in page
    feed(desk)
    assert "careerbook client add" in markdown_of(surprises.layout(surprises.build(desk.read(), Ask())))


def test_why_names_the_formula_and_the_settings_that_decide(desk: Desk) -> None:
    desk.settings(raise_high_days=5)
    desk.client()
    feed(desk, impact_date=None)
    data = surprises.build(desk.read(), Ask(why=True))
    assert data.clients[0].untold[0].verdict == "next touchpoint"
    assert "raise_high_days = 5" in data.why[0].settings
    assert "raise_high_days = 5" in markdown_of(surprises.layout(data))
    assert surprises.build(desk.read(), Ask()).why == ()
