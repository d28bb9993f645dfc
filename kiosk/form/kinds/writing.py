"""Answers in the applicant's own words: texts, names, addresses.

The one rule: the words are kept as written, in any script; only what could harm a screen or a page is taken out.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from kiosk.form.answers import Address, Name, Problem, Value
from kiosk.form.definition import Question
from kiosk.form.kinds.kind import Answering, Facts, Json, table_in, text_in
from kiosk.language.script import graphemes, western_digits
from kiosk.language.words import Words

LONGEST_TEXT = 500
LONGEST_NAME = 100
LONGEST_STREET = 100
BETWEEN_LETTERS = " -'’ʼ.·\u200c\u200d"
# Embeddings, overrides and isolates: they would turn the rest of a line around.
TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
NATURAL = re.compile(r"(?P<street>.+?)[,\s]+(?P<code>\d{4})(?:[,\s]+\D*)?\Z", re.DOTALL)


class Text(Answering):
    """Free text; lines are kept."""

    def read(self, question: Question, typed: str, today: date) -> str | Problem:  # noqa: ARG002
        """The text without control characters."""
        text = cleaned(typed)
        limit = question.maximum or LONGEST_TEXT
        if not text:
            return Problem("problem.text.empty")
        count = len(graphemes(text))
        if count > limit:
            return Problem("problem.text.long", (("count", str(count)), ("limit", str(limit))))
        return text

    def write(self, question: Question, value: Value, words: Words) -> str:  # noqa: ARG002
        """The text as it was written."""
        return str(value)


class PersonName(Answering):
    """Given and family name."""

    def read(self, question: Question, typed: str, today: date) -> Name | Problem:  # noqa: ARG002
        """`Given|Family`, or both in one line: the last word is then the family name. One name alone is given."""
        whole = " ".join(cleaned(typed).split())
        parts = whole.split("|") if "|" in whole else [*whole.rsplit(" ", 1), ""][:2]
        given, family = (part.strip() for part in (*parts, "")[:2])
        if len(parts) > 2 or not (given or family):
            return Problem("problem.name.letters")
        return faulty_name(f"{given} {family}", question.maximum or LONGEST_NAME) or Name(given, family)

    def write(self, question: Question, value: Value, words: Words) -> str:  # noqa: ARG002
        """Given name first."""
        return str(value)

    def pack(self, value: Value) -> Json:
        """An object of both."""
        assert isinstance(value, Name)
        return {"given": value.given, "family": value.family}

    def unpack(self, question: Question, data: Json) -> Value:
        """From an object of both."""
        table = table_in(question, data, "given", "family")
        return Name(text_in(question, table["given"]), text_in(question, table["family"]))


@dataclass(frozen=True, slots=True)
class PostalAddress(Answering):
    """Street and a postal code that exists; city and municipality follow from the code."""

    facts: Facts

    def read(self, question: Question, typed: str, today: date) -> Address | Problem:  # noqa: ARG002
        """`Street|0123`, or one line: Storgata 1, 0182 Oslo."""
        line = " ".join(cleaned(typed).split())
        street, _, code = line.partition("|")
        if "|" not in line:
            found = NATURAL.match(western_digits(line))
            if not found:
                return Problem("problem.address.shape")
            street, code = line[: found.end("street")], found["code"]
        return self._made(street.strip(" ,"), "".join(western_digits(code).split()))

    def _made(self, street: str, code: str) -> Address | Problem:
        place = self.facts.register.find(code)
        if place is None:
            return Problem("problem.address.postal_code")
        if not any(character.isalpha() for character in street):
            return Problem("problem.address.street")
        if len(graphemes(street)) > LONGEST_STREET:
            return Problem("problem.address.long", (("limit", str(LONGEST_STREET)),))
        return Address(street, place.code, place.city, place.municipality)

    def write(self, question: Question, value: Value, words: Words) -> str:  # noqa: ARG002
        """Street, postal code and city in one line."""
        assert isinstance(value, Address)
        return f"{value.street}, {value.postal_code} {value.city}"

    def pack(self, value: Value) -> Json:
        """An object of all four."""
        assert isinstance(value, Address)
        return {
            "street": value.street,
            "postal_code": value.postal_code,
            "city": value.city,
            "municipality": value.municipality,
        }

    def unpack(self, question: Question, data: Json) -> Value:
        """From an object of all four."""
        keys = ("street", "postal_code", "city", "municipality")
        table = table_in(question, data, *keys)
        return Address(*(text_in(question, table[key]) for key in keys))


def faulty_name(name: str, limit: int) -> Problem | None:
    """The problem with what is no name: digits, signs, or more than fits."""
    if any(character.isdigit() for character in name):
        return Problem("problem.name.digits")
    if not all(belongs(character) for character in name) or not any(character.isalpha() for character in name):
        return Problem("problem.name.letters")
    if len(graphemes(name)) > limit:
        return Problem("problem.name.long", (("limit", str(limit)),))
    return None


def belongs(character: str) -> bool:
    """Whether names are written with it: letters and marks of any script, and what stands between them."""
    return unicodedata.category(character)[0] in "LM" or character in BETWEEN_LETTERS


def cleaned(typed: str) -> str:
    """The text composed, with plain line ends; other control characters become spaces, turning ones go."""
    lines = unicodedata.normalize("NFC", typed).replace("\r\n", "\n").replace("\r", "\n").translate(TURNING)
    return "".join(" " if is_control(character) else character for character in lines).strip()


def is_control(character: str) -> bool:
    """Whether a terminal or a page could act on it instead of showing it; a line end is kept."""
    return character != "\n" and unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}
