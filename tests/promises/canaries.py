"""Planted values: random names, texts and numbers nobody else has, and every way a machine might have kept them.

The one rule: outside the process that types them they are only ever held in disguise, so that finding one is a leak.
"""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import phonenumbers
from stdnum.no import fodselsnummer, kontonr

from kiosk.form.definition import Form, Kind, Question
from kiosk.language.script import finish
from kiosk.scripted import is_tables, raw

LETTERS = {"nb": "bcdfghjklmnprstvwxz", "uk": "бвгдзклмнпрстфхцчш", "ar": "بتجدرسعفقكلمنهي"}
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
SPACES = (" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", ".")
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")
MADE_UP, D_NUMBER = 80, 40
MASK = 0xA5
# Fewer digits than these are found by chance; so many, and no more, only where they stand alone.
RARE = 7


@dataclass(frozen=True, slots=True)
class Canary:
    """One planted value. `label` says where it was planted; `parts`: a number as people write it, in groups."""

    label: str
    kind: str
    parts: tuple[str, ...] = field(repr=False)

    def disguised(self) -> dict[str, Any]:
        """As another process may hold it."""
        return {"label": self.label, "kind": self.kind, "parts": [disguise(part) for part in self.parts]}

    @classmethod
    def undisguised(cls, held: Mapping[str, Any]) -> "Canary":
        return cls(held["label"], held["kind"], tuple(map(reveal, held["parts"])))

    def ways(self) -> Iterator[str]:
        """Every way it may stand somewhere."""
        if len(self.parts) == 1 and not self.parts[0].isdecimal():
            (word,) = self.parts
            yield from (word, word.lower(), word.upper(), finish(word, "rtl"))
            return
        for digits in (self.parts, tuple(part.translate(EASTERN) for part in self.parts)):
            yield from (joint.join(digits) for joint in ("", *SPACES))

    @property
    def stands_alone(self) -> bool:
        """Whether it only counts where no other letter or digit touches it."""
        return "".join(self.parts).isdecimal() and len("".join(self.parts)) == RARE

    def needles(self) -> set[bytes]:
        """Those ways as bytes."""
        return {way.encode(encoding) for way in self.ways() for encoding in ENCODINGS}


def disguise(text: str) -> str:
    """Bytes turned over, in hexadecimal: nothing that a search for the text finds."""
    return bytes(byte ^ MASK for byte in text.encode()).hex()


def reveal(disguised: str) -> str:
    return bytes(byte ^ MASK for byte in bytes.fromhex(disguised)).decode()


class Planter:
    """Plants canaries in the answers of a script, and remembers them."""

    def __init__(self, name: str, form: Form, language: str) -> None:
        asked = [inner for question in form.questions() for inner in (question, *question.questions)]
        self.questions = {question.id: question for question in asked}
        self.language = language
        self.name, self.random = name, random.SystemRandom()
        self.canaries: list[Canary] = []

    def plant(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """The same answers to choices; everything typed is another."""
        return {id: self._planted(self.questions[id], given) for id, given in answers.items()}

    def _planted(self, question: Question, given: Any) -> Any:
        if question.kind is Kind.GROUP:
            return [self.plant(item) for item in given] if is_tables(given) else given
        typed = raw(given)
        if typed in {way.value for way in question.ways_out}:
            return given
        match question.kind:
            case Kind.NAME:
                return f"{self.word(question)}|{self.word(question)}"
            case Kind.TEXT:
                return f"{self.word(question)} {self.word(question)}"
            case Kind.ADDRESS:
                (code,) = re.findall(r"\b\d{4}\b", typed)
                return f"{self.word(question)} 7|{code}"
            case Kind.IDENTITY:
                return self.number(question, *identity(self.random, is_d_number=re.sub(r"\D", "", typed)[0] in "4567"))
            case Kind.ACCOUNT:
                return self.number(question, *account(self.random))
            case Kind.PHONE:
                return self.number(question, *phone(self.random))
            case Kind.AMOUNT:
                return self.number(question, *amount(self.random, question.maximum))
            case Kind.DATE:
                return self.day(question, typed)
        return given

    def word(self, question: Question) -> str:
        """A name or a word of the visit's own script."""
        word = "".join(self.random.choice(LETTERS[self.language]) for _ in range(11)).capitalize()
        self._keep(question, word)
        return word

    def number(self, question: Question, *parts: str) -> str:
        """Digits, as the visit's own script writes them."""
        if sum(map(len, parts)) >= RARE:
            self._keep(question, *parts)
        typed = "".join(parts)
        return typed.translate(EASTERN) if self.language == "ar" else typed

    def day(self, question: Question, typed: str) -> str:
        """Another day, where it is long ago: any will do, and few are on the machine already."""
        if int(typed[-4:]) >= 2024:
            return typed
        day, month = f"{self.random.randint(1, 28):02}", f"{self.random.randint(1, 12):02}"
        year = str(self.random.randint(2010, 2023))
        self._keep(question, day, month, year)
        self._keep(question, f"{year}-{month}-{day}")
        return f"{day}.{month}.{year}"

    def _keep(self, question: Question, *parts: str) -> None:
        self.canaries.append(Canary(f"{self.name} {question.id} {len(self.canaries)}", str(question.kind), parts))


def identity(random: random.Random, *, is_d_number: bool = False) -> tuple[str, str]:
    """A made-up person's number, of somebody between 27 and 60."""
    while True:
        day = random.randint(1, 28) + (D_NUMBER if is_d_number else 0)
        digits = f"{day:02}{random.randint(1, 12) + MADE_UP}{random.randint(66, 98)}{random.randint(0, 499):03}"
        digits += fodselsnummer.calc_check_digit1(digits)
        digits += fodselsnummer.calc_check_digit2(digits)
        if digits.isdecimal() and len(digits) == 11:
            return digits[:6], digits[6:]


def account(random: random.Random) -> tuple[str, str, str]:
    """A bank account that nobody need have."""
    while True:
        digits = f"{random.randint(1000, 9799)}{random.randint(10, 99)}{random.randint(10000, 99999)}"
        if kontonr.is_valid(digits):
            return digits[:4], digits[4:6], digits[6:]


def phone(random: random.Random) -> tuple[str, str, str]:
    """A Norwegian mobile number."""
    while True:
        digits = f"{random.choice('49')}{random.randint(0, 9_999_999):07}"
        if phonenumbers.is_valid_number(phonenumbers.parse(digits, "NO")):
            return digits[:3], digits[3:5], digits[5:]


def amount(random: random.Random, maximum: int | None) -> tuple[str, ...]:
    """Kroner nobody has: as many as may be written."""
    most = min(maximum or 99_999_999, 99_999_999)
    digits = str(random.randint(most // 2 + 1, most))
    return tuple(f"{int(digits):,}".split(","))
