"""Rating scales: names with their labels from the lowest to the highest, counted from 1."""

DEFAULT_SCALE = "five"
SCALES: dict[str, tuple[str, ...]] = {
    "five": ("does not meet", "partially meets", "meets", "exceeds", "significantly exceeds"),
    "four": ("does not meet", "partially meets", "meets", "exceeds"),
    "three": ("does not meet", "meets", "exceeds"),
}
"""The scales that every book has, each with its labels from the lowest to the highest; "meets" is the point."""


def labels_of(name: str, own: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the labels of a scale from the lowest to the highest; None for an unknown one.

    own: the scales of the book, as NAME=LABEL,LABEL; they win over those that every book has.
    """
    for line in own:
        named, _, labels = line.partition("=")
        if named.strip().casefold() == name.strip().casefold():
            return labels_in(labels)
    return SCALES.get(name.strip().casefold())


def labels_in(text: str) -> tuple[str, ...]:
    """Return the labels of a scale as they were typed, with commas between."""
    return tuple(" ".join(label.split()) for label in text.split(",") if label.strip())
