"""What people said to Maya, what she did about it, and whom she asked."""

from typing import Any

from careerbook.demo.teller import Teller


def tell_voices(year: Teller) -> None:
    """Tell the feedback of the year, then three requests: one answered, two still open."""
    _feedback(year)
    year.add(
        "request", "2026-11-18", called="ask lena", under="lena", due="2026-12-04",
        question="What should finance have heard from me earlier this quarter?",
    )  # fmt: skip
    year.add(
        "request", "2026-11-09", under="priya", due="2026-11-20", mode="feedforward",
        question="How can I hand over reviews without slowing you down?",
    )  # fmt: skip
    year.add(
        "request", "2026-10-01", called="ask alex", under="alex", due="2026-10-16",
        question="What should I do more of until the end of the year?",
    )  # fmt: skip
    year.add(
        "feedback", "2026-10-14", text="More of the pages with two options and what each costs",
        from_person=year["alex"], source="manager", channel="spoken", solicited=True, polarity="reinforcing",
        about="approach", request=year["ask alex"], state="noted",
    )  # fmt: skip
    year.step("ask alex", "request", "2026-10-14", state="received")
    year.add(
        "feedback", "2026-09-30", text="I explain how a thing works before I say what it costs", source="self",
        polarity="redirecting", about="approach", state="noted",
    )  # fmt: skip


def _feedback(year: Teller) -> None:
    theme = {"Explain trade-offs earlier": True}
    explain: dict[str, Any] = {"about": "approach", "theme": theme, "visibility": "client"}
    year.add(
        "feedback", "2026-09-09", called="earlier", text="I heard about the second option when it was already decided",
        from_person=year["lena"], source="customer", channel="spoken", polarity="redirecting", **explain,
    )  # fmt: skip
    year.add(
        "feedback", "2026-09-22", called="sooner", text="Show us what each option costs before you choose",
        from_person=year["sam"], source="peer", channel="spoken", polarity="redirecting", **explain,
    )  # fmt: skip
    for heard, day in (("earlier", "2026-10-05"), ("sooner", "2026-10-06")):
        year.add(
            "response",
            day,
            under=heard,
            action="Each design now opens with two options and their cost",
            due="2026-10-31",
        )
        year.step(heard, "feedback", day, state="acting")
        year.step(heard, "feedback", "2026-11-03", state="closed", told_on="2026-11-03")
    year.add(
        "feedback", "2026-10-19", text="The options page saved us a meeting", from_person=year["jo"], source="customer",
        channel="written", about="impact", polarity="reinforcing", quote_ok=True,
    )  # fmt: skip
    year.add(
        "feedback", "2026-11-12", text="You're impatient in reviews", from_person=year["priya"], source="peer",
        channel="spoken", about="character", polarity="redirecting",
    )  # fmt: skip
    year.add(
        "feedback", "2026-05-20", text="Clear hand-over notes, I could release on the first try",
        from_person=year["sam"],
        source="peer", channel="written", about="result", polarity="reinforcing", state="noted",
    )  # fmt: skip
