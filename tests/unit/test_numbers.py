"""Numbers as people type them: exact, refused with their readings when there are two, printed without noise."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.errors import InvalidInput
from careerbook.rules.numbers import (
    Metric,
    grouped,
    parse_metric,
    parse_number,
    percent_change,
    plain,
    rounded,
    shell_ate_money,
    signed_percent,
)
from careerbook.rules.value import NotAvailable

decimals = st.decimals(min_value=-(10**12), max_value=10**12, places=4, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("1234.5", None, "1234.5"),
        ("1_234.5", None, "1234.5"),
        ("400_000", None, "400000"),
        ("-3", None, "-3"),
        ("\u22123.5", None, "-3.5"),
        ("+7", None, "7"),
        (" 0 ", None, "0"),
        ("-0", None, "0"),
        (".5", None, "0.5"),
        ("4.500", None, "4.5"),
        ("4.500", "point", "4.5"),
        ("4.500", "comma", "4500"),
        ("4,500", "point", "4500"),
        ("4,500", "comma", "4.5"),
        ("4,5", "comma", "4.5"),
        (",5", "comma", "0.5"),
        ("-1,234,567.25", "point", "-1234567.25"),
        ("1.234.567,25", "comma", "1234567.25"),
        ("1_234,5", "comma", "1234.5"),
        ("1234.5", "comma", "1234.5"),
        ("0.125", "comma", "0.125"),
        ("1234.500", "comma", "1234.5"),
    ],
)
def test_a_number_is_read_as_the_book_says(text: str, mark: str | None, expected: str) -> None:
    assert parse_number(text, mark) == Decimal(expected)


def test_minus_zero_is_zero() -> None:
    assert not parse_number("-0").is_signed()


@pytest.mark.parametrize(
    ("text", "sentence", "step"),
    [
        ("4,500", '"4,500" may be 4500 or 4.5', "write 4500 or 4.5"),
        ("-12,000", '"-12,000" may be -12000 or -12', "write -12000 or -12"),
        ("4,5", '"4,5" looks like 4.5', "config set decimal comma"),
        ("1,234.5", '"1,234.5" looks like 1234.5', "config set decimal point"),
        ("1.234.567", '"1.234.567" looks like 1234567', "config set decimal comma"),
    ],
)
def test_a_comma_is_refused_with_its_readings(text: str, sentence: str, step: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_number(text)
    assert refusal.value.sentence.startswith(sentence)
    assert step in refusal.value.next_step


@pytest.mark.parametrize("mark", [None, "point", "comma"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "nan",
        "NaN",
        "inf",
        "-Infinity",
        "1e5",
        "0x10",
        "5.",
        "1__2",
        "_1",
        "1_",
        "400k",
        "40%",
        "1 000",
        "--1",
        "\u0663",
        "1,2,3.4",
        "9" * 25,
        "0" * 60,
    ],
)
def test_what_is_no_number_is_refused(text: str, mark: str | None) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_number(text, mark)
    assert refusal.value.next_step
    assert len(refusal.value.sentence) < 120


@pytest.mark.parametrize(("text", "mark"), [("4,50", "point"), ("12,34", "point"), ("1,234.5", "comma")])
def test_groups_that_do_not_fit_the_setting_are_refused(text: str, mark: str) -> None:
    with pytest.raises(InvalidInput):
        parse_number(text, mark)


@given(decimals, st.sampled_from([None, "point", "comma"]))
def test_what_is_printed_plain_reads_back_but_for_thousandths_of_a_comma_book(n: Decimal, mark: str | None) -> None:
    text = plain(n)
    assert "e" not in text.lower()
    if mark == "comma":
        text = text.replace(".", ",")
    assert parse_number(text, mark) == n


@given(decimals)
def test_what_is_printed_in_groups_reads_back_in_a_book_with_points(n: Decimal) -> None:
    assert parse_number(grouped(n), "point") == n


@given(st.text(max_size=20), st.sampled_from([None, "point", "comma"]))
def test_any_text_is_a_finite_number_or_a_sentence(text: str, mark: str | None) -> None:
    refusal = None
    try:
        assert parse_number(text, mark).is_finite()
    except InvalidInput as raised:
        refusal = raised
    assert refusal is None or refusal.next_step


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("p95 ms:900:500", ("p95 ms", "900", "500", None)),
        ("p95:900:540:ms", ("p95", "900", "540", "ms")),
        ("falls per 1000 bed days:6.0:4.5", ("falls per 1000 bed days", "6", "4.5", None)),
        ("sev:1:outages:3:1", ("sev:1:outages", "3", "1", None)),
        ("ratio 3:1:0.5:0.8", ("ratio 3:1", "0.5", "0.8", None)),
        ("sales::400_000:EUR", ("sales", None, "400000", "EUR")),
        ("sales::12", ("sales", None, "12", None)),
        ("balance:-5:10", ("balance", "-5", "10", None)),
        ("a: 1 : 2 : h a week ", ("a", "1", "2", "h a week")),
        ("a:1:2:", ("a", "1", "2", None)),
    ],
)
def test_a_metric_is_read_from_the_right(text: str, expected: tuple[str, str | None, str, str | None]) -> None:
    name, first, second, unit = expected
    assert parse_metric(text) == Metric(name, None if first is None else Decimal(first), Decimal(second), unit)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "a metric is a name, two figures"),
        ("p95", "a metric is a name, two figures"),
        ("p95:900", "a metric is a name, two figures"),
        ("900:500", "a metric is a name, two figures"),
        (":900:500", "a metric is a name, two figures"),
        (" : :900:500", "a metric is a name, two figures"),
        ("p95:fast:500", '"fast" stands in the metric'),
        ("share:of wallet:60%:80%", '"60%" stands in the metric'),
        ("p95:900::ms", "the metric has no second figure"),
        ("p95:4,500:900", '"4,500" may be 4500 or 4.5'),
    ],
)
def test_what_is_no_metric_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_metric(text)
    assert sentence in refusal.value.sentence
    assert refusal.value.next_step


def test_the_figures_of_a_metric_follow_the_setting() -> None:
    assert parse_metric("sales:4,500:5,000:EUR", "point") == Metric("sales", Decimal(4500), Decimal(5000), "EUR")


names = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=12).filter(
    lambda name: name.strip(": ") != ""
)


@given(names, st.none() | decimals, decimals, st.sampled_from([None, "ms", "%", "days a month"]))
def test_a_metric_written_out_reads_back(name: str, first: Decimal | None, second: Decimal, unit: str | None) -> None:
    parts = [name, "" if first is None else plain(first), plain(second)] + ([unit] if unit else [])
    read = parse_metric(":".join(parts))
    assert (read.first, read.second, read.unit) == (first, second, unit)
    assert read.name == name


@pytest.mark.parametrize(
    ("n", "typed", "shown"),
    [
        ("400000", "400000", "400,000"),
        ("1E+5", "100000", "100,000"),
        ("1234.50", "1234.5", "1,234.5"),
        ("-1234", "-1234", "\u22121,234"),
        ("0.00", "0", "0"),
        ("-0.0", "0", "0"),
        ("100", "100", "100"),
        ("0.000001", "0.000001", "0.000001"),
    ],
)
def test_numbers_are_printed_without_noise(n: str, typed: str, shown: str) -> None:
    assert plain(Decimal(n)) == typed
    assert grouped(Decimal(n)) == shown


@pytest.mark.parametrize(
    ("n", "places", "expected"),
    [
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(1000, 3), 2, "333.33"),
        (Decimal("72.85"), 1, "72.9"),
        (Decimal("72.84999999999999999999999999999999"), 1, "72.8"),
        (Fraction(2, 3), 0, "1"),
        (Fraction(-1, 3), 0, "0"),
        (7, 2, "7.00"),
    ],
)
def test_a_half_goes_away_from_zero_from_the_exact_value(
    n: Fraction | Decimal | int, places: int, expected: str
) -> None:
    assert str(rounded(n, places)) == expected


@given(st.fractions(), st.integers(0, 6))
def test_rounding_is_within_half_a_unit_and_symmetric(n: Fraction, places: int) -> None:
    result = rounded(n, places)
    assert abs(Fraction(result) - n) <= Fraction(1, 2 * 10**places)
    assert rounded(-n, places) == result.copy_negate()
    assert result.as_tuple().exponent == -places


@pytest.mark.parametrize(
    ("before", "after", "printed"),
    [
        ("900", "540", "\u221240 %"),
        ("410", "74", "\u221282 %"),
        ("100", "112", "+12 %"),
        ("3", "3", "0 %"),
        ("8", "0", "\u2212100 %"),
        ("5000", "1", "\u221299.98 %"),
        ("1000", "1003", "+0.3 %"),
        ("1", "2", "+100 %"),
        ("-10", "-5", "+50 %"),
        ("1", "5000", "+499,900 %"),
    ],
)
def test_a_change_is_printed_with_its_sign(before: str, after: str, printed: str) -> None:
    assert signed_percent(percent_change(Decimal(before), Decimal(after))) == printed


def test_a_change_can_have_decimals() -> None:
    assert signed_percent(Fraction(-182, 10), 1) == "\u221218.2 %"


def test_no_change_can_be_told_without_a_figure_before() -> None:
    assert percent_change(None, Decimal(5)) == NotAvailable("no figure before")
    assert percent_change(Decimal(0), Decimal(5)) == NotAvailable("the figure before is zero")
    assert signed_percent(percent_change(Decimal(0), Decimal(5))) == "n/a (the figure before is zero)"


@pytest.mark.parametrize(
    "text",
    [
        "Closed the 0k renewal",
        "0K saved",
        "saved ,000 a month",
        "Cut costs by 00,000",
        "Cut costs from 00 to 50",
        "a deal of .5k a year",
        "won (,500)",
        " ,000",
        "worth ,250,000.",
        "the 00k deal!",
    ],
)
def test_a_text_from_which_the_shell_took_money(text: str) -> None:
    assert shell_ate_money(text)


@pytest.mark.parametrize(
    "text",
    [
        "Closed the $40k renewal",
        "from 10k to 20k",
        "errors went to 0",
        "0 outages, 100 % uptime",
        "at 00:30 the pager went",
        "agent 007",
        "saved 1,000 a month",
        "0.5k requests",
        "400 000 EUR saved",
        "1, 000",
        "yes,000",
        "v0.00.1",
        "000-manual",
        "",
    ],
)
def test_a_text_that_is_whole(text: str) -> None:
    assert not shell_ate_money(text)
