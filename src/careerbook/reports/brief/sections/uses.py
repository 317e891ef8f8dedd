"""Section 7: what to use me for: what came out above its target and can be done again, services, duties agreed on."""

from careerbook.reports.brief.asked import Given, Line
from careerbook.reports.brief.data import Use
from careerbook.reports.brief.sections.duties import agreed_duties
from careerbook.reports.brief.wording import one_line
from careerbook.rules.audience import Shared

REPEATABLE = ("yes", "partly")
WISHES = ("more", "same", "less")


def uses(given: Given, most: int) -> list[Line[Use]] | None:
    """Return where to use me next; None while nothing says so.

    The first `most` are the page's: more, same, less, with at least one line of each wish that there is. Behind them
    stands what has no room. Of one wish the reviews come first, the newest one first, then services, then duties; a
    duty that a service names in the same words is not said twice.
    """
    services = _services(given)
    told = {(line.row.wish, one_line(said).casefold()) for line in services for said in _said(line.row)}
    duties = [line for line in agreed_duties(given) if (line.row.wish, line.row.text.casefold()) not in told]
    lines = sorted([*_reviews(given), *services, *duties], key=_wish)
    firsts = [next(line for line in lines if _wish(line) == wish) for wish in sorted(set(map(_wish, lines)))]
    others = [line for line in lines if line not in firsts]
    room = max(0, most - len(firsts))
    chosen = [line for line in lines if line in firsts or line in others[:room]]
    return [*chosen, *others[room:]] or None


def _said(row: Use) -> tuple[str, str]:
    return row.text, f"{row.text} for {row.for_whom}"


def _wish(line: Line[Use]) -> int:
    return WISHES.index(line.row.wish)


def _reviews(given: Given) -> list[Line[Use]]:
    found = [
        review
        for review in given.shared.entries("review")
        if review.duplicable in REPEATABLE and review.next_use and review.next_use.strip()
    ]
    found.sort(key=lambda review: (review.on, review.number), reverse=True)
    return [Line(Use(wish="more", text=review.next_use), review) for review in found]


def _services(given: Given) -> list[Line[Use]]:
    found = [service for service in given.shared.entries("service") if service.use_me_for]
    return [Line(_service(service), service) for service in sorted(found, key=lambda service: service.number)]


def _service(service: Shared) -> Use:
    stop = service.use_me_for == "stop"
    return Use(
        wish="less" if stop else service.use_me_for,
        text=service.name,
        for_whom=service.beneficiary,
        worth=service.value_statement,
        stop=stop,
    )
