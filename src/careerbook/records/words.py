"""The words that fields may hold, typed in kebab-case, each list in the order it is offered."""

from enum import StrEnum


class EngagementType(StrEnum):
    """How a job is held."""

    PERMANENT = "permanent"
    FIXED_TERM = "fixed-term"
    CONTRACTOR = "contractor"
    SECONDMENT = "secondment"
    VOLUNTEER = "volunteer"


class Relation(StrEnum):
    """What a client is to me."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    SPONSOR = "sponsor"


class Category(StrEnum):
    """The headings of a brag document (after Julia Evans' template)."""

    PROJECT = "project"
    COLLABORATION_MENTORSHIP = "collaboration-mentorship"
    DESIGN_DOCUMENTATION = "design-documentation"
    COMPANY_BUILDING = "company-building"
    LEARNING = "learning"
    OUTSIDE_WORK = "outside-work"


class Credit(StrEnum):
    """How much of the work was mine."""

    LED = "led"
    CO_LED = "co-led"
    CONTRIBUTED = "contributed"
    SUPPORTED = "supported"


class EvidenceType(StrEnum):
    """What kind of proof it is."""

    LINK = "link"
    FILE = "file"
    MESSAGE = "message"
    METRIC = "metric"
    AWARD = "award"


class Source(StrEnum):
    """The side a feedback comes from."""

    SELF = "self"
    MANAGER = "manager"
    PEER = "peer"
    DIRECT_REPORT = "direct-report"
    CUSTOMER = "customer"
    OTHER = "other"


class FeedbackChannel(StrEnum):
    """How it reached me."""

    SPOKEN = "spoken"
    WRITTEN = "written"
    SURVEY = "survey"
    REVIEW = "review"
    THIRD_PARTY = "third-party"


class Polarity(StrEnum):
    """What it asks of me."""

    REINFORCING = "reinforcing"
    REDIRECTING = "redirecting"
    MIXED = "mixed"
    NEUTRAL = "neutral"


class About(StrEnum):
    """What a remark is about; character never leaves the book."""

    RESULT = "result"
    IMPACT = "impact"
    APPROACH = "approach"
    PROCESS = "process"
    CHARACTER = "character"
    UNCLEAR = "unclear"


class Direction(StrEnum):
    """Whether I got it or gave it."""

    RECEIVED = "received"
    GIVEN = "given"


class RequestMode(StrEnum):
    """What a request asks for: what was, two suggestions for what comes, or words that others may read."""

    FEEDBACK = "feedback"
    FEEDFORWARD = "feedforward"
    TESTIMONIAL = "testimonial"


class CallType(StrEnum):
    """The occasion of a check-in."""

    QUARTERLY = "quarterly"
    MID_QUARTER = "mid-quarter"
    HANDOVER = "handover"
    KICKOFF = "kickoff"
    YEAR_END = "year-end"
    AD_HOC = "ad-hoc"


class AskType(StrEnum):
    """A decision, help, or a view to coach me with."""

    DECISION = "decision"
    HELP = "help"
    VIEW = "view"


class Answer(StrEnum):
    """What became of an ask."""

    OPEN = "open"
    AGREED = "agreed"
    DECLINED = "declined"
    DEFERRED = "deferred"
    NOT_REACHED = "not-reached"


class Owner(StrEnum):
    """Who promised it."""

    ME = "me"
    CLIENT = "client"
    OTHER = "other"


class ChallengeType(StrEnum):
    """What sort of trouble it is."""

    RISK = "risk"
    ISSUE = "issue"
    EXCEPTION = "exception"
    CONFLICT = "conflict"
    MISTAKE = "mistake"
    CAPACITY = "capacity"
    DEPENDENCY = "dependency"
    PROCESS = "process"


class Severity(StrEnum):
    """How bad it would be."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class PitchType(StrEnum):
    """What the money or time is for."""

    COURSE = "course"
    CERTIFICATION = "certification"
    COACHING = "coaching"
    CONFERENCE = "conference"
    STRETCH_ASSIGNMENT = "stretch-assignment"
    SECONDMENT = "secondment"
    NEW_WORK = "new-work"
    TOOL = "tool"


class Term(StrEnum):
    """How far ahead a goal looks."""

    SHORT = "short"
    LONG = "long"


class GoalType(StrEnum):
    """Business or my own development."""

    BUSINESS = "business"
    DEVELOPMENT = "development"


class Ambition(StrEnum):
    """Committed goals expect 1.0; aspirational ones 0.6 to 0.7."""

    COMMITTED = "committed"
    ASPIRATIONAL = "aspirational"


class SetBy(StrEnum):
    """Who set the goal."""

    ME = "me"
    CLIENT = "client"
    TOGETHER = "together"
    HANDED_DOWN = "handed-down"


class Agreed(StrEnum):
    """Whether the goal was agreed."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not-asked"


class Status(StrEnum):
    """How I see a goal standing."""

    ON_TRACK = "on-track"
    AT_RISK = "at-risk"
    OFF_TRACK = "off-track"
    COMPLETED = "completed"


class ExceptionType(StrEnum):
    """Why a due date or target moved."""

    DEADLINE = "deadline"
    SCOPE = "scope"
    TARGET = "target"
    LEAVE = "leave"
    DEPENDENCY = "dependency"
    PRIORITY_CHANGE = "priority-change"
    RESOURCE = "resource"


class Level(StrEnum):
    """Whose objective it is."""

    ORGANISATION = "organisation"
    DIVISION = "division"
    DEPARTMENT = "department"
    TEAM = "team"


class SourceConfidence(StrEnum):
    """How I know of an objective."""

    TOLD = "told"
    READ = "read"
    GUESSED = "guessed"


class OverdeliveryReason(StrEnum):
    """Why it came out above the target."""

    DEMAND_SPIKE = "demand-spike"
    EASY_TARGET = "easy-target"
    NEW_METHOD = "new-method"
    EXTRA_HOURS = "extra-hours"
    HELP_FROM_OTHERS = "help-from-others"
    SKILL_GAIN = "skill-gain"
    LUCK = "luck"
    SCOPE_CHANGE = "scope-change"


class Duplicable(StrEnum):
    """Whether it can be done again."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class UseMeFor(StrEnum):
    """What I would like to become of a service."""

    MORE = "more"
    SAME = "same"
    LESS = "less"
    STOP = "stop"


class ServiceView(StrEnum):
    """What the client would like to become of a service."""

    MORE = "more"
    SAME = "same"
    LESS = "less"
    STOP = "stop"
    UNKNOWN = "unknown"


class AutonomyLevel(StrEnum):
    """Who decides, in seven levels: from being told to deciding alone."""

    TELL = "tell"
    SELL = "sell"
    CONSULT = "consult"
    AGREE = "agree"
    ADVISE = "advise"
    INQUIRE = "inquire"
    DELEGATE = "delegate"


STATUS_ALIASES = {
    "on-schedule": "on-track",
    "progressing": "on-track",
    "green": "on-track",
    "needs-attention": "at-risk",
    "behind": "at-risk",
    "amber": "at-risk",
    "yellow": "at-risk",
    "off": "off-track",
    "at-high-risk": "off-track",
    "red": "off-track",
    "done": "completed",
    "complete": "completed",
    "achieved": "completed",
}
"""Words of other goal tools that are accepted for a status (Lattice, Betterworks)."""
