"""What changes a document is kept in the book, with its history: one record of settings, and the custom periods."""

from careerbook.records.fields import Day, Line, Record, field
from careerbook.records.kind import Kind


class PeriodRow(Record):
    """One period of the custom table."""

    name: Line = field("Its name, as documents print it", required=True)
    start: Day = field("First day", required=True)
    end: Day = field("Last day", required=True)


KINDS = (Kind("period", PeriodRow, text="name"),)
