"""JSON as the book stores it: sorted keys, no spaces, every character itself."""

import json
from typing import Any


def dump(value: Any) -> str:
    """Return the canonical JSON text of a patch or a body."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def load(text: str) -> Any:
    """Return the value of a JSON text written by `dump`."""
    return json.loads(text)
