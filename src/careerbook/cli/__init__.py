"""The command line: words in, one call of the book or of a report, words out."""
