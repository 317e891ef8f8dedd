"""The documents and views: each is data first (`build`), then words (`layout`), and one row in the table below."""

from typing import NamedTuple

ALL_FORMATS = ("terminal", "md", "text", "json")


class Report(NamedTuple):
    """One document or view.

    module: where its `build` and `layout` are. line: its one line of help, empty when another command prints it.
    audience: `me`, or `client` when it is written for somebody else and built from the projection. formats: what it
    can be written as. top: it is a command of its own (`careerbook status`), not `careerbook report NAME`.
    by_period: it takes a period. passes_on: it is for the client who follows another, and tells them what was agreed.
    """

    module: str
    line: str
    audience: str
    formats: tuple[str, ...] = ALL_FORMATS
    top: bool = False
    by_period: bool = False
    passes_on: bool = False


REPORTS: dict[str, Report] = {
    "brief": Report("careerbook.reports.brief", "The page for your next check-in", "client", top=True),
    "prep": Report("careerbook.reports.prep", "Your private sheet for the next check-in", "me", top=True),
    "status": Report("careerbook.reports.status", "One screen: what matters now", "me", top=True),
    "week": Report("careerbook.reports.week", "Ten minutes: what is worth asking this week", "me", top=True),
    "update": Report("careerbook.reports.update", "What changed since you last spoke, for your manager", "client"),
    "handover": Report(
        "careerbook.reports.handover", "One page for your next manager, when one goes", "client", passes_on=True
    ),
    "follow-up": Report("careerbook.reports.follow_up", "", "client"),
    "surprises": Report("careerbook.reports.surprises", "What somebody should hear from you first", "me"),
    "pitches": Report("careerbook.reports.pitches", "Every proposal: planned and come back, side by side", "me"),
    "ratings": Report("careerbook.reports.ratings", "Where the two of you differ, and what to repeat", "me"),
    "autonomy": Report("careerbook.reports.autonomy", "How freely you decide, and the next step to ask for", "me"),
    "practice": Report(
        "careerbook.reports.practice", "What people come to you for, and the ideas you offered", "me", by_period=True
    ),
    "plan": Report(
        "careerbook.reports.plan", "Where each goal is today, and the record of four periods", "me", by_period=True
    ),
    "alignment": Report(
        "careerbook.reports.alignment", "What your goals are for, drawn as a tree", "me", by_period=True
    ),
    "stories": Report(
        "careerbook.reports.stories", "What you can tell in an interview, conflict and mistakes first", "me"
    ),
    "role": Report("careerbook.reports.role", "What you do against your description", "me", by_period=True),
    "coverage": Report("careerbook.reports.coverage", "Who said something about your work, and who did not", "me"),
}
