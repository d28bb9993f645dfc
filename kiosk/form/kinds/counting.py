"""Answers that are amounts of something: kroner, whole numbers, percents.

The one rule: a number is read the Norwegian way, spaces and any script's digits welcome, and never read as another
number: where two readings are possible it is refused.
"""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from kiosk.form.answers import Problem, Value
from kiosk.form.definition import Question
from kiosk.form.kinds.kind import Answering, Json, number_in
from kiosk.language.script import isolate, western_digits
from kiosk.language.words import Words

HARD_SPACE = "\N{NO-BREAK SPACE}"
MOST_KRONER = 99_999_999
MOST = 999_999
TRUE_MINUS = "\N{MINUS SIGN}"
MINUS = ("-", TRUE_MINUS, "\N{EN DASH}")
# A number in groups of three, or in one piece; øre after a comma, a point or the Arabic decimal sign.
GROUPED = re.compile(r"(?P<whole>\d{1,3}([.,'’٬])\d{3}(?:\2\d{3})*)(?:[.,٫](?P<part>\d{1,2}))?\Z")
WHOLE = re.compile(r"(?P<whole>\d+)(?:[.,٫](?P<part>\d{1,2}))?\Z")
CURRENCY = re.compile(r"\A(?:kroner|kr|nok)\.?|(?:(?:kroner|kr|nok)\.?|[.,]?[-–])+\Z", re.IGNORECASE)


class Amount(Answering):
    """Whole kroner."""

    def read(self, question: Question, typed: str, today: date) -> int | Problem:  # noqa: ARG002
        """Kroner as people write them: 7 500, 7.500, 7500,50, kr 7 500,-; øre are rounded half up."""
        bare = CURRENCY.sub("", squeezed(typed))
        if bare.startswith(MINUS):
            return Problem("problem.amount.negative")
        kroner = kroner_in(bare)
        if kroner is None:
            return Problem("problem.amount.digits")
        return outside(question, "amount", kroner, MOST_KRONER) or kroner

    def write(self, question: Question, value: Value, words: Words) -> str:  # noqa: ARG002
        """7 500 kr, with hard spaces."""
        assert isinstance(value, int)
        return steady(f"{spaced(value)}{HARD_SPACE}kr", words)

    def question_it(self, question: Question, value: Value, today: date) -> str | None:  # noqa: ARG002
        """More or less than usual."""
        return unusual(question, value)

    def unpack(self, question: Question, data: Json) -> Value:
        """A whole number."""
        return number_in(question, data)


class Integer(Answering):
    """A whole number, with the question's unit when it has one."""

    kind = "integer"
    most = MOST

    def read(self, question: Question, typed: str, today: date) -> int | Problem:  # noqa: ARG002
        """Digits only."""
        bare = self.bare(typed)
        if bare.startswith(MINUS):
            return Problem(f"problem.{self.kind}.negative")
        if not bare.isdecimal():
            return Problem(f"problem.{self.kind}.digits")
        # A number longer than any limit need not be computed to be refused.
        number = int(bare) if len(bare) < 12 else 10**12
        return outside(question, self.kind, number, self.most) or number

    def bare(self, typed: str) -> str:
        """What was typed, without spaces."""
        return squeezed(typed)

    def write(self, question: Question, value: Value, words: Words) -> str:
        """The number and its unit."""
        assert isinstance(value, int)
        return f"{spaced(value)} {words(f'{question.id}.unit')}" if question.unit else spaced(value)

    def question_it(self, question: Question, value: Value, today: date) -> str | None:  # noqa: ARG002
        """More or less than usual."""
        return unusual(question, value)

    def unpack(self, question: Question, data: Json) -> Value:
        """A whole number."""
        return number_in(question, data)


class Percent(Integer):
    """A whole number from 0 to 100."""

    kind = "percent"
    most = 100

    def bare(self, typed: str) -> str:
        """What was typed, without spaces and percent sign."""
        return squeezed(typed).rstrip("%٪")

    def write(self, question: Question, value: Value, words: Words) -> str:  # noqa: ARG002
        """40 %, with a hard space."""
        return steady(f"{value}{HARD_SPACE}%", words)


def kroner_in(bare: str) -> int | None:
    """Whole kroner in a number without spaces; None when it is not one."""
    found = GROUPED.match(bare) or WHOLE.match(bare)
    if not found:
        return None
    # More than twenty digits are refused by the limit anyway; they need not be computed.
    whole = re.sub(r"\D", "", found["whole"])[:20]
    exact = Decimal(f"{whole}.{found['part'] or 0}")
    return int(exact.to_integral_value(ROUND_HALF_UP))


def outside(question: Question, kind: str, number: int, most: int) -> Problem | None:
    """The problem with a number outside the question's limits."""
    low, high = question.minimum or 0, question.maximum if question.maximum is not None else most
    if number < low:
        return Problem(f"problem.{kind}.min", (("limit", spaced(low)),))
    if number > high:
        return Problem(f"problem.{kind}.max", (("limit", spaced(high)),))
    return None


def unusual(question: Question, value: Value) -> str | None:
    """The text id of what is to be said of a number that is rarely so high or so low."""
    assert isinstance(value, int)
    if question.usual.high is not None and value > question.usual.high:
        return "doubt.high"
    return "doubt.low" if question.usual.low is not None and value < question.usual.low else None


def squeezed(typed: str) -> str:
    """What was typed with Western digits and without spaces of any sort or marks of direction."""
    kept = (character for character in western_digits(typed) if not character.isspace())
    return "".join(character for character in kept if character not in "\u200e\u200f\u061c\u2066\u2067\u2068\u2069")


def spaced(number: int) -> str:
    """Thousands apart by hard spaces, which keep the groups in order inside right-to-left lines; a true minus."""
    return f"{number:,}".replace(",", HARD_SPACE).replace("-", TRUE_MINUS)


def steady(text: str, words: Words) -> str:
    """A text read from left to right whatever stands around it."""
    return isolate(text) if words.language.direction == "rtl" else text
