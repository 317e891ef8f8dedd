"""What somebody typed, as a refusal quotes it."""

_LONGEST = 40


def said(text: str) -> str:
    """Return `text` in double quotes on one line, cut to 40 characters."""
    typed = " ".join(text[:1000].split())
    return f'"{typed}"' if len(typed) <= _LONGEST else f'"{typed[: _LONGEST - 1]}…"'
