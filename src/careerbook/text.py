"""What a terminal does with text: characters that must be seen, and how many cells the others take."""

_PICTURES = 0x2400  # the Unicode pictures of the C0 controls stand in the same order as the controls
_DELETE = 0x7F
_ZWJ, _EMOJI_STYLE = 0x200D, 0xFE0F
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_JOINED_JAMO = range(0x1160, 0x1200)
_SOFT_HYPHEN = 0xAD
_FOLDS = "\t\r\u2028\u2029"


def visible(text: str, lines: bool = False) -> str:
    """Return the text with everything that acts on a screen shown instead: ␛ for ESC, <U+202E> for an override.

    Shown are control characters (C0, C1, DEL), bidi embeddings, overrides and isolates (U+202A-E, U+2066-9) and lone
    surrogates. ZWJ, ZWNJ, LRM, RLM and ALM stay, because Persian, Hindi, Hebrew and emoji need them. Line breaks,
    tabs and the blanks around them become one space; with `lines` the line breaks stay (as \\n) and a tab is a space.
    """
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n")
    for fold in _FOLDS:
        text = text.replace(fold, " " if lines and fold == "\t" else "\n")
    if not lines and "\n" in text:
        ends = text[0] == " ", text[-1] == " "  # a blank at an end parts it from what stands beside it
        text = " ".join(filter(None, (piece.strip(" ") for piece in text.split("\n"))))
        text = " " * ends[0] + text + " " * ends[1]
    return "".join(char if char.isprintable() or char == "\n" else _seen(char) for char in text)


def _seen(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(_PICTURES + code)
    if code == _DELETE:
        return "\u2421"
    acts = 0x80 <= code < 0xA0 or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069 or 0xD800 <= code < 0xE000
    return f"<U+{code:04X}>" if acts else char


def cells(text: str) -> list[tuple[str, int]]:
    """Return each character with the terminal cells it adds: 0 for combining ones, 2 for wide ones."""
    from unicodedata import category, east_asian_width  # noqa: PLC0415 - paid for only by text that is not ASCII

    measured: list[tuple[str, int]] = []
    before, joined = 0, False
    for char in text:
        code = ord(char)
        kind = category(char)
        wide = east_asian_width(char) in "WF" and kind != "Cn"  # Python calls an unassigned character full width
        combines = code in _JOINED_JAMO or (code != _SOFT_HYPHEN and kind in ("Mn", "Me", "Cf"))
        merges = before == 2 and (code in _SKIN_TONES or (joined and wide))
        width = 0 if combines or merges else 2 if wide else 1
        if code == _EMOJI_STYLE and before == 1:
            width = 1
        measured.append((char, width))
        joined = code == _ZWJ
        before = before + width if code == _EMOJI_STYLE else width or before
    return measured


def cell_width(text: str) -> int:
    """Return how many terminal cells a text without line breaks takes."""
    return len(text) if text.isascii() else sum(width for _, width in cells(text))


def shorten(text: str, width: int) -> str:
    """Return the text, cut to at most `width` cells with … at its end when it is longer; never half a character."""
    if cell_width(text) <= width:
        return text
    return f"{_head(text, width - 1).rstrip()}…" if width > 0 else ""


def _head(text: str, width: int) -> str:
    """Return as many whole characters, with what combines with them, as fit."""
    end = used = 0
    for char, cell in cells(text):
        used += cell
        if used > width:
            break
        end += len(char)
    return text[:end]


_COMMAND = r"""careerbook(?: (?:"[^"]*"|'[^']*'|[^\s"'().,;:?!]|[.,;:?!](?=[^\s]))+)+"""
_GLUE = "\ufdd0"  # no character of any language: it stands for a blank at which no line may end


def fold(text: str, width: int) -> list[str]:
    """Break one line as `wrap` does, further lines set in by two more than it; a command stays whole where it fits.

    A command begins with `careerbook ` and ends where the sentence goes on: at a bracket, or at a mark and a blank.
    """
    if cell_width(text) <= width:
        return [text]
    import re  # noqa: PLC0415 - only a line that is too long

    indent = " " * (len(text) - len(text.lstrip(" ")) + 2)

    def glued(found: re.Match[str]) -> str:
        fits = cell_width(found[0]) + 1 <= width - len(indent)
        return found[0].replace(" ", _GLUE) if fits else found[0]

    return [line.replace(_GLUE, " ") for line in wrap(re.sub(_COMMAND, glued, text), width, indent)]


def wrap(text: str, width: int, hang: str = "  ") -> list[str]:
    """Break a text into lines of at most `width` cells at its spaces; the second and later lines begin with `hang`.

    A word that is longer than a line is broken where the line is full. A blank text is one empty line. The spaces at
    the head of the text stay, those at its end go.
    """
    if cell_width(text) <= width:
        return [text.rstrip()]
    body = text.lstrip(" ")
    lines: list[str] = []
    line = text[: len(text) - len(body)]
    room = width - cell_width(hang)
    fresh = True
    for word in body.split(" "):
        joined = line + word if fresh else f"{line} {word}"
        if not fresh and cell_width(joined.rstrip()) > width and cell_width(word) <= room:
            lines.append(line)
            joined = hang + word
        line, fresh = joined, False
        while cell_width(line) > width:
            piece = _head(line, width)
            if len(piece) <= len(hang) or not piece.strip():
                break
            lines.append(piece)
            line = hang + line[len(piece) :]
    return [piece.rstrip() for piece in [*lines, line]]
