"""Options that many hand-written verbs take, each declared once."""

from typing import Annotated

import typer

Ref = Annotated[str, typer.Argument(metavar="REF", help="Which one: its number, or part of its title")]
OnlyRef = Annotated[
    str | None, typer.Argument(metavar="[REF]", help="Which one; left out, the only one that fits", show_default=False)
]
Words = Annotated[list[str] | None, typer.Argument(metavar="TEXT", help="In a few words", show_default=False)]
Reason = Annotated[list[str] | None, typer.Argument(metavar="REASON", help="Why", show_default=False)]
On = Annotated[str | None, typer.Option("--on", metavar="DAY", help="The day of this step; today if left out")]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="For you alone; no document ever reads it")]
Json = Annotated[bool, typer.Option("--json", help="Answer as JSON")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be saved, and save nothing")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask")]
Why = Annotated[bool, typer.Option("--why", help="Show how each number comes about")]
