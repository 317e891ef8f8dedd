"""`remind`: a reminder to put into a calendar, a crontab or a shell; it is printed, never installed."""

from datetime import date
from typing import Annotated

import typer

from careerbook import clock
from careerbook.cli._group import Command, make_command
from careerbook.cli._session import session
from careerbook.errors import InvalidInput

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FORMS = ("ics", "crontab", "shell")
OCTETS = 75
"""The longest line of a calendar file, in octets without its end (RFC 5545, 3.1)."""


def remind(
    form: Annotated[
        str | None, typer.Argument(metavar="[FORM]", help=f"One of {', '.join(FORMS)}; all three if left out")
    ] = None,
    day: Annotated[str, typer.Option("--day", metavar="|".join(DAYS), help="On which day of the week")] = "fri",
    at: Annotated[str, typer.Option("--at", metavar="HH:MM", help="At what time")] = "15:30",
) -> None:
    """Print a weekly reminder for your calendar, your crontab or your shell; nothing is installed."""
    if form is not None and form not in FORMS:
        raise InvalidInput(f'there is no reminder called "{form}"', f"one of {', '.join(FORMS)}")
    weekday = _weekday(day)
    hour, minute = _time(at)
    if form == "ics":
        session.out(calendar_file(clock.today(), weekday, hour, minute))
    elif form == "crontab":
        session.out(crontab_line(weekday, hour, minute))
    elif form == "shell":
        session.out(SHELL_LINE)
    else:
        options = f" --day {day} --at {at}" if (day, at) != ("fri", "15:30") else ""
        session.out(
            f"# Calendar: careerbook remind ics{options} > careerbook.ics, then open that file\n\n"
            f"# Crontab: add this line with crontab -e\n{crontab_line(weekday, hour, minute)}\n\n"
            f"# Shell: add this line to ~/.bashrc, ~/.zshrc or config.fish\n{SHELL_LINE}"
        )


SHELL_LINE = "careerbook nudge 2>/dev/null"


def crontab_line(weekday: int, hour: int, minute: int) -> str:
    """Return a crontab line for a weekday (0 is Monday): cron mails what the command prints, and nothing else."""
    return f"{minute} {hour} * * {(weekday + 1) % 7} careerbook nudge"


def calendar_file(today: date, weekday: int, hour: int, minute: int) -> str:
    """Return an iCalendar file (RFC 5545) with a weekly event of ten minutes, in local time, from the next such day."""
    first = date.fromordinal(today.toordinal() + (weekday - today.weekday()) % 7)
    code = DAYS[weekday][:2].upper()
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//careerbook//reminder//EN",
        "BEGIN:VEVENT",
        f"UID:weekly-{DAYS[weekday]}-{hour:02}{minute:02}@careerbook",
        f"DTSTAMP:{today:%Y%m%d}T000000Z",
        f"DTSTART:{first:%Y%m%d}T{hour:02}{minute:02}00",
        "DURATION:PT10M",
        f"RRULE:FREQ=WEEKLY;BYDAY={code}",
        f"SUMMARY:{escaped('Ten minutes for what you did this week')}",
        "DESCRIPTION:"
        + escaped(
            "In a terminal: careerbook week. At most five questions, all of them skippable.\n"
            "In a hurry, one line: careerbook win, and what you did that helped."
        ),
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{escaped('careerbook week')}",
        "TRIGGER:PT0M",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def escaped(text: str) -> str:
    """Return a text as a calendar value: backslash, semicolon, comma and line break escaped (RFC 5545, 3.3.11)."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """Return a content line in pieces of at most 75 octets, the later ones after a space; no character is split."""
    pieces = [""]
    used = 0
    for char in line:
        size = len(char.encode())
        if used + size > OCTETS:
            pieces.append("")
            used = 1
        pieces[-1] += char
        used += size
    return "\r\n ".join(pieces)


def _weekday(text: str) -> int:
    short = text.strip().casefold()[:3]
    if short not in DAYS:
        raise InvalidInput(f'there is no weekday "{text}"', f"one of {', '.join(DAYS)}")
    return DAYS.index(short)


def _time(text: str) -> tuple[int, int]:
    hour, _, minute = text.partition(":")
    if hour.isdecimal() and minute.isdecimal() and int(hour) < 24 and int(minute) < 60 and len(minute) == 2:
        return int(hour), int(minute)
    raise InvalidInput(f'there is no time "{text}"', "write it as 15:30")


def command(name: str) -> Command:
    """Return the command."""
    return make_command(
        remind,
        name,
        "A weekly reminder for your calendar, crontab or shell.",
        "careerbook remind ics --day thu --at 16:00",
    )
