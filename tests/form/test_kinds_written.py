"""What becomes of what is typed: names, texts, addresses, and numbers somebody was given."""

import pytest
from stdnum.no import fodselsnummer

from kiosk.form.answers import Address, Name, Problem
from kiosk.form.definition import Kind
from kiosk.form.kinds import Facts
from kiosk.form.kinds.counting import HARD_SPACE
from tests.form.building import FACTS, REGISTER, parse, problem, question, show

IDENTITY = question("identity", Kind.IDENTITY)
ACCOUNT = question("account", Kind.ACCOUNT)
PHONE = question("phone", Kind.PHONE)
NAME = question("name", Kind.NAME)
TEXT = question("text", Kind.TEXT)
ADDRESS = question("address", Kind.ADDRESS)
STRICT = Facts(REGISTER, {}, practice=False)


def number(date_part: str) -> str:
    """A number with right check digits for six digits of a birth date."""
    for individual in range(100, 500):
        nine = f"{date_part}{individual}"
        first = fodselsnummer.calc_check_digit1(nine)
        second = fodselsnummer.calc_check_digit2(nine + first)
        if len(first) == len(second) == 1:
            return nine + first + second
    raise AssertionError


@pytest.mark.parametrize(
    ("what", "date_part"),
    [("fødselsnummer", "150884"), ("D-number", "550884"), ("D-number of the last day", "710884")],
)
def test_real_numbers_are_taken_everywhere(what: str, date_part: str) -> None:
    assert parse(IDENTITY, number(date_part), STRICT) == number(date_part)


@pytest.mark.parametrize("date_part", ["154884", "158884", "554884", "558884"])
def test_made_up_numbers_are_taken_in_practice_only(date_part: str) -> None:
    assert parse(IDENTITY, number(date_part), FACTS) == number(date_part)
    assert problem(IDENTITY, number(date_part), STRICT) == "problem.identity.made_up"


def test_spaces_and_eastern_digits_make_no_difference() -> None:
    eastern = number("150884").translate({ord("0") + digit: 0x0660 + digit for digit in range(10)})
    assert parse(IDENTITY, f"{eastern[:6]} {eastern[6:]}") == number("150884")


@pytest.mark.parametrize("position", range(11))
def test_one_wrong_digit_is_found(position: int) -> None:
    right = number("150884")
    wrong = right[:position] + str((int(right[position]) + 1) % 10) + right[position + 1 :]
    assert problem(IDENTITY, wrong) == "problem.identity.check"


def test_too_few_digits_are_counted_not_repeated() -> None:
    assert parse(IDENTITY, "15 08 84 123") == Problem("problem.identity.length", (("count", "9"),))


def test_letters_are_no_identity_number() -> None:
    assert problem(IDENTITY, "15088A12345") == "problem.identity.digits"


@pytest.mark.parametrize("date_part", ["320184", "011384", "310284", "900184"])
def test_a_birth_date_must_exist(date_part: str) -> None:
    assert problem(IDENTITY, number(date_part)) == "problem.identity.date"


def test_nobody_is_born_after_today() -> None:
    for individual in range(500, 1000):
        nine = f"241126{individual}"
        first = fodselsnummer.calc_check_digit1(nine)
        second = fodselsnummer.calc_check_digit2(nine + first)
        if len(first + second) == 2:
            assert problem(IDENTITY, nine + first + second) == "problem.identity.date"


def test_an_identity_number_is_shown_in_two_parts() -> None:
    assert show(IDENTITY, "15108695088") == f"151086{HARD_SPACE}95088"
    assert show(IDENTITY, "15108695088", "ar") == f"\u2066151086{HARD_SPACE}95088\u2069"


@pytest.mark.parametrize("raw", ["86011117947", "8601.11.17947", "8601 11 17947", "٨٦٠١١١١٧٩٤٧"])
def test_an_account_is_eleven_digits(raw: str) -> None:
    assert parse(ACCOUNT, raw) == "86011117947"


@pytest.mark.parametrize(
    ("raw", "text"), [("86011117948", "check"), ("8601111794", "length"), ("NO9386011117947", "digits")]
)
def test_an_account_that_cannot_be_is_refused(raw: str, text: str) -> None:
    assert problem(ACCOUNT, raw) == f"problem.account.{text}"


def test_an_account_is_shown_in_three_parts() -> None:
    assert show(ACCOUNT, "86011117947") == "8601.11.17947"


@pytest.mark.parametrize(
    ("raw", "e164"),
    [
        ("412 34 567", "+4741234567"),
        ("+47 41234567", "+4741234567"),
        ("0047 412 34 567", "+4741234567"),
        ("٤١٢٣٤٥٦٧", "+4741234567"),
        ("+380 44 123 45 67", "+380441234567"),
    ],
)
def test_a_phone_number_is_norwegian_unless_it_says_otherwise(raw: str, e164: str) -> None:
    assert parse(PHONE, raw) == e164


@pytest.mark.parametrize(("raw", "text"), [("ring meg", "digits"), ("123", "unknown"), ("412 34 56", "unknown")])
def test_what_is_no_phone_number_is_refused(raw: str, text: str) -> None:
    assert problem(PHONE, raw) == f"problem.phone.{text}"


def test_a_phone_number_is_shown_with_its_country() -> None:
    assert show(PHONE, "+4741234567") == "+47 41 23 45 67".replace(" ", HARD_SPACE)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Ola|Nordmann", Name("Ola", "Nordmann")),
        ("Anna Maria|Berg Hansen", Name("Anna Maria", "Berg Hansen")),
        ("  Anna  Maria Hansen ", Name("Anna Maria", "Hansen")),
        ("Олена Шевченко", Name("Олена", "Шевченко")),
        ("محمد علي", Name("محمد", "علي")),
        ("Åse O’Neil-Næss", Name("Åse", "O’Neil-Næss")),
        ("Suharto", Name("Suharto", "")),
        ("|Suharto", Name("", "Suharto")),
        ("e\u0301|X", Name("é", "X")),
    ],
)
def test_a_name_is_letters_of_any_script(raw: str, name: Name) -> None:
    assert parse(NAME, raw) == name
    assert show(NAME, name) == str(name)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Ola 2", "digits"),
        ("Ola ٢", "digits"),
        ("<Ola>", "letters"),
        ("-", "letters"),
        ("|", "letters"),
        ("a|b|c", "letters"),
        ("a" * 101, "long"),
    ],
)
def test_what_is_no_name_is_refused(raw: str, text: str) -> None:
    assert problem(NAME, raw) == f"problem.name.{text}"


def test_a_text_keeps_its_lines_and_loses_its_control_characters() -> None:
    assert parse(TEXT, "en\r\nto\rtre\tfire\x1b[31m\x07\u2028fem") == "en\nto\ntre fire [31m  fem"


def test_a_text_cannot_turn_the_line_around() -> None:
    assert parse(TEXT, "a\u202eb\u2066c") == "abc"


def test_a_text_is_counted_in_letters_as_people_see_them() -> None:
    short = question("q", Kind.TEXT, maximum=2)
    assert parse(short, "👨‍👩‍👧é") == "👨‍👩‍👧é"
    assert parse(short, "abc") == Problem("problem.text.long", (("count", "3"), ("limit", "2")))


def test_a_text_holds_five_hundred_letters_unless_the_form_says_otherwise() -> None:
    assert parse(TEXT, "ø" * 500) == "ø" * 500
    assert problem(TEXT, "ø" * 501) == "problem.text.long"


def test_a_text_with_nothing_to_see_is_no_text() -> None:
    assert problem(TEXT, "\x00\u202e") == "problem.text.empty"


@pytest.mark.parametrize(
    "raw", ["Storgata 1|0182", "Storgata 1, 0182 Oslo", "Storgata 1 0182", "Storgata 1\n0182 Oslo", "Storgata 1|٠١٨٢"]
)
def test_an_address_finds_its_city_and_municipality(raw: str) -> None:
    assert parse(ADDRESS, raw) == Address("Storgata 1", "0182", "Oslo", "0301")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Storgata 1", "shape"),
        ("Storgata 1|9999", "postal_code"),
        ("Storgata 1|", "postal_code"),
        ("1|0182", "street"),
        ("|0182", "street"),
        (f"{'a' * 101}|0182", "long"),
    ],
)
def test_an_address_that_cannot_be_is_refused(raw: str, text: str) -> None:
    assert problem(ADDRESS, raw) == f"problem.address.{text}"


def test_an_address_is_shown_in_one_line() -> None:
    assert show(ADDRESS, Address("Storgata 1", "0182", "Oslo", "0301")) == "Storgata 1, 0182 Oslo"
