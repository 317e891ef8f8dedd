"""UUIDv7: unique on every machine, and sorted by the time of making."""

import os
import time


def new_uid() -> str:
    """Return a new UUIDv7 in the usual 8-4-4-4-12 form (RFC 9562); the uuid module is not loaded for it."""
    stamp = time.time_ns() // 1_000_000
    noise = int.from_bytes(os.urandom(10), "big")
    value = (stamp << 80) | (0x7 << 76) | ((noise >> 64 & 0xFFF) << 64) | (0b10 << 62) | (noise & ((1 << 62) - 1))
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
