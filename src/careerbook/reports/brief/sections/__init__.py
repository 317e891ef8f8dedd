"""One file for each section of the brief: the records it is filled from, which of them, in which order."""
