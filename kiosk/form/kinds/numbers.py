"""Answers that are numbers somebody was given: fødselsnummer or D-number, bank account, phone.

The one rule: a number with a wrong check digit is refused on the spot, in words that do not repeat it.
"""

from dataclasses import dataclass
from datetime import date

import phonenumbers
from stdnum.exceptions import ValidationError
from stdnum.no import fodselsnummer, kontonr

from kiosk.form.answers import Problem, Value
from kiosk.form.definition import Question
from kiosk.form.kinds.counting import HARD_SPACE, squeezed, steady
from kiosk.form.kinds.kind import Answering, Facts
from kiosk.language.words import Words

LENGTH = 11
# Made-up people: NAV's test numbers have 40 added to the month, the tax administration's 80.
MADE_UP_MONTHS = (40, 80)


@dataclass(frozen=True, slots=True)
class Identity(Answering):
    """Fødselsnummer or D-number, 11 digits."""

    facts: Facts

    def read(self, question: Question, typed: str, today: date) -> str | Problem:  # noqa: ARG002
        """Eleven digits, spaces allowed, check digits right, born by today."""
        digits = digits_in(typed)
        problem = wrong_length("identity", digits)
        if problem:
            return problem
        if not has_check_digits(digits):
            return Problem("problem.identity.check")
        if is_made_up(digits) and not self.facts.practice:
            return Problem("problem.identity.made_up")
        born = birth_date(digits)
        return digits if born and born <= today else Problem("problem.identity.date")

    def write(self, question: Question, value: Value, words: Words) -> str:  # noqa: ARG002
        """Six digits and five."""
        number = str(value)
        return steady(f"{number[:6]}{HARD_SPACE}{number[6:]}", words)


class Account(Answering):
    """A Norwegian bank account, 11 digits, modulus 11."""

    def read(self, question: Question, typed: str, today: date) -> str | Problem:  # noqa: ARG002
        """Eleven digits; points and spaces allowed."""
        digits = digits_in(typed)
        return (
            wrong_length("account", digits)
            or (None if kontonr.is_valid(digits) else Problem("problem.account.check"))
            or digits
        )

    def write(self, question: Question, value: Value, words: Words) -> str:  # noqa: ARG002
        """Four digits, two and five."""
        number = str(value)
        return steady(f"{number[:4]}.{number[4:6]}.{number[6:]}", words)


class Phone(Answering):
    """A phone number of any country as E.164; Norwegian when no country is given."""

    def read(self, question: Question, typed: str, today: date) -> str | Problem:  # noqa: ARG002
        """A number as people write it."""
        try:
            number = phonenumbers.parse(squeezed(typed), "NO")
        except phonenumbers.NumberParseException:
            return Problem("problem.phone.digits")
        if not phonenumbers.is_valid_number(number):
            return Problem("problem.phone.unknown")
        return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))

    def write(self, question: Question, value: Value, words: Words) -> str:  # noqa: ARG002
        """With country and spaces: +47 22 12 34 56."""
        number = phonenumbers.parse(str(value))
        shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        return steady(shown.replace(" ", HARD_SPACE), words)


def digits_in(typed: str) -> str:
    """What was typed without the signs people put between digits."""
    return squeezed(typed).translate(str.maketrans("", "", ".-/–"))


def wrong_length(kind: str, digits: str) -> Problem | None:
    """The problem with what is not eleven digits; it tells how many there are."""
    if not digits.isdecimal():
        return Problem(f"problem.{kind}.digits")
    if len(digits) != LENGTH:
        return Problem(f"problem.{kind}.length", (("count", str(len(digits))),))
    return None


def has_check_digits(digits: str) -> bool:
    """Whether both check digits of a fødselsnummer fit."""
    first = fodselsnummer.calc_check_digit1(digits)
    second = fodselsnummer.calc_check_digit2(digits)
    return bool(digits[-2] == first and digits[-1] == second)


def is_made_up(digits: str) -> bool:
    """Whether this is a number of a person made up for tests."""
    return int(digits[2:4]) > MADE_UP_MONTHS[0]


def birth_date(digits: str) -> date | None:
    """The birth date a fødselsnummer or D-number carries, made-up ones too; None when there is none."""
    if len(digits) != LENGTH or not digits.isdecimal():
        return None
    month = int(digits[2:4])
    added = max((each for each in (0, *MADE_UP_MONTHS) if each < month), default=0)
    try:
        born = fodselsnummer.get_birth_date(f"{digits[:2]}{month - added:02}{digits[4:]}")
    except ValidationError:
        return None
    return born if isinstance(born, date) else None
