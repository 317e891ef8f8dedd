"""What people come to Maya for, the ideas she offered, and how freely she decides."""

from careerbook.demo.teller import Teller

SERVICES = (
    ("close help", "the month-end close", "finance", None, None, "more"),
    ("release help", "release support", "finance", None, "same", "same"),
    ("second look", "a second look at designs", "other teams", None, "more", "same"),
    (
        "extract help",
        "ad-hoc extracts",
        None,
        "about 9 % of my hours and in nobody's description. Where should they live?",
        "less",
        "less",
    ),
)
"""A nickname, the service, who gains, what it is worth, what she would like, and what her manager would."""


def tell_services(year: Teller) -> None:
    """Tell the services, before the wins that belong to them."""
    for called, name, beneficiary, worth, mine, theirs in SERVICES:
        year.add(
            "service", "2026-01-05", called=called, name=name, beneficiary=beneficiary, value_statement=worth,
            use_me_for=mine, engagement=year["job"], moved_on="2026-01-05",
        )  # fmt: skip
        year.step(called, "service", "2026-10-26", client_view=theirs)


def tell_ideas(year: Teller) -> None:
    """Tell three ideas: one that became a goal and is done, one that waits for an answer, one nobody knows of."""
    year.add(
        "opportunity", "2026-01-05", called="by hand", need="Duplicate invoices are found by hand",
        recommendation="Match them before they are booked", because="Nine in ten share supplier and amount",
        effort="two days a month for a year", toward_direction=True,
    )  # fmt: skip
    year.add("offered", "2026-01-05", under="by hand", client=year["manager"], answered_on="2026-01-07")
    year.step("by hand", "opportunity", "2026-01-05", state="offered")
    year.step("by hand", "opportunity", "2026-01-07", state="accepted", goal=year["invoices"])
    year.step("by hand", "opportunity", "2026-11-16", state="delivered")
    year.add(
        "opportunity", "2026-11-09", called="expenses", need="Expenses still pass through two spreadsheets",
        recommendation="Starting in January with one team", because="The invoice method fits as it is",
        effort="about three weeks", toward_direction=True,
    )  # fmt: skip
    year.add("offered", "2026-11-18", under="expenses", client=year["manager"])
    year.step("expenses", "opportunity", "2026-11-18", state="offered")
    year.add("opportunity", "2026-11-17", need="Procurement hears of a new supplier from the first invoice")


def tell_autonomy(year: Teller) -> None:
    """Tell two areas: one in which more was agreed and more is wanted, one in which freedom is not used."""
    year.add(
        "autonomy", "2026-02-02", called="vendors", area="vendor choice up to EUR 5,000", granted="tell",
        practised="tell", wanted="consult", client=year["manager"], skill="costing",
        guard_rails="EUR 5,000 at most, and a note to you each time",
    )  # fmt: skip
    year.step(
        "vendors", "autonomy", "2026-07-08", state="agreed", granted="consult", granted_before="tell",
        agreed_on="2026-07-08", visibility="client",
    )  # fmt: skip
    year.step("vendors", "autonomy", "2026-07-10", state="trial", until="2026-10-01")
    year.step("vendors", "autonomy", "2026-10-01", state="confirmed", practised="agree", wanted="advise")
    year.add(
        "autonomy", "2026-04-01", called="dates", area="the dates of a release", granted="advise", practised="consult",
        wanted="advise", client=year["manager"], state="agreed", agreed_on="2026-04-01", visibility="client",
    )  # fmt: skip
