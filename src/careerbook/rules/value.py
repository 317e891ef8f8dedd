"""What a rule returns when it cannot be computed: never zero, always a reason."""


class NotAvailable:
    """A derived number that has no value; `reason` names the missing or unusable input in plain words.

    It is falsy and prints as `n/a (reason)`, so it can stand wherever the value would stand in a sentence.
    """

    __slots__ = ("reason",)

    def __init__(self, reason: str) -> None:
        """Keep the reason, a clause such as `target equals start`."""
        self.reason = reason

    def __bool__(self) -> bool:
        """Stay false, so that `if value` reads as "is there one"."""
        return False

    def __eq__(self, other: object) -> bool:
        """Compare by reason."""
        return isinstance(other, NotAvailable) and other.reason == self.reason

    def __hash__(self) -> int:
        """Hash by reason."""
        return hash(self.reason)

    def __repr__(self) -> str:
        """Show the reason for tests and for `--why`."""
        return f"n/a ({self.reason})"

    __str__ = __repr__
