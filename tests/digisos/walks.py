"""Random walks through the shipped form: an answer, a way out or a blank to every question, texts of every sort.

The one rule: a walk follows from its seed alone, so that a failing one can be walked again.
"""

from datetime import date, timedelta
from functools import cache
from random import Random

from stdnum.no import fodselsnummer, kontonr

from kiosk.content import find_content
from kiosk.form.answers import Address, Answer, Answers, Name
from kiosk.form.definition import Kind, Question
from kiosk.form.municipality import PostalRegister
from kiosk.house import POSTAL_CODES
from kiosk.settings import REHEARSAL_OFFICES
from kiosk.visit.application import Application
from tests.digisos.applying import TODAY, closed, forms

WORDS = (
    "mat", "Ж", "Олена", "العلي", "تاكسي ١٢", "ሰላም", "እንታይ", "กินข้าวหรือยัง", "漢字かな", "Čáhci", "e\u0301", "\u00a0",
    "👨‍👩‍👧‍👦", "🇳🇴", '"}],"', "\\u0000", "</w:t>", "null", "\u202e\u2066x", "{verdi}", "'; --", "… (se PDF)",
    "\t", "\n\n", "%s", "a" * 180, "1,5", "NaN", "Donaudampfschifffahrt", "og", "i", "kroner", ": ", "\u200b",
)  # fmt: skip
STREETS = (
    "Storgata 1", "Torggata 12 B", "Olav Tryggvasons gate 3c, H0201", "Bygd", "17. mai-gata 4", "شارع ٥", "Gate 0",
    "  ", "c/o Hansen, Vei 2", "Vei 12345", "Kirkevegen 5A L0102", "St. Olavs plass 5", "Gate 1 2 3", "Årstadvei 9Å",
)  # fmt: skip
PHONES = ("+4722123456", "+4791234567", "+380441234567", "+252612345678", "+13235551234")
ERRANDS = ("new", "new", "again", "twice")


def walk(seed: int, *, skips: float = 0.12, ways_out: float = 0.15) -> Application:
    """The application of one walk. `skips`, `ways_out`: how often a question is passed by, or has no value."""
    random = Random(seed)
    errand = random.choice(ERRANDS)
    return closed(errand, answered(tuple(forms().application.questions()), random, skips, ways_out))


def answered(questions: tuple[Question, ...], random: Random, skips: float, ways_out: float) -> Answers:
    """Answers to these questions, asked or not: what is not asked falls away when the session is closed."""
    return {each.id: answer(each, random, skips, ways_out) for each in questions if random.random() >= skips}


def answer(question: Question, random: Random, skips: float, ways_out: float) -> Answer:
    """Any answer to a question."""
    if question.ways_out and random.random() < ways_out:
        return random.choice(question.ways_out)
    if question.kind is Kind.GROUP:
        count = random.randint(0 if skips else 1, 4)
        return tuple(answered(question.questions, random, skips, ways_out) for _ in range(count))
    if question.kind is Kind.MANY:
        ids = tuple(choice.id for choice in question.choices if random.random() < 0.4)
        return ids or (random.choice(question.choices).id,)
    if question.choices:
        return random.choice(question.choices).id
    return value(question, random)


def value(question: Question, random: Random) -> Answer:
    """A value of a kind that is not chosen."""
    match question.kind:
        case Kind.AMOUNT | Kind.INTEGER:
            return random.choice((0, 1, random.randint(0, 50_000), question.maximum or 10**7))
        case Kind.PERCENT:
            return random.randint(0, 100)
        case Kind.DATE:
            return TODAY + timedelta(
                days=random.choice((0, -1, 30, -30, -90, -7000, -20_000, random.randint(-900, 900)))
            )
        case Kind.NAME:
            return Name(text(random, 40), random.choice(("", text(random, 40))))
        case Kind.ADDRESS:
            return address(random)
        case Kind.OFFICE:
            return random.choice(REHEARSAL_OFFICES).number
        case Kind.PHONE:
            return random.choice(PHONES)
        case Kind.IDENTITY:
            return random.choice(identities())
        case Kind.ACCOUNT:
            return random.choice(accounts())
        case _:
            return text(random, question.maximum or 60)


def text(random: Random, limit: int) -> str:
    """Words of every script and trick, now and then as many as the question takes."""
    length = random.choice((1, limit // 3, limit, limit))
    words = ""
    while len(words) < length:
        words += random.choice(WORDS) + random.choice((" ", " ", "\n", ""))
    return words[:length].strip() or "x"


def address(random: Random) -> Address:
    """A street of every sort in a real place."""
    code = random.choice(("0182", "5013", "7011", "9950", "0001"))
    place = register().find(code)
    city, municipality = (place.city, place.municipality) if place else ("Oslo", "0301")
    return Address(random.choice(STREETS), code, city, municipality)


@cache
def register() -> PostalRegister:
    """The shipped postal codes."""
    return PostalRegister.from_file(find_content().forms / POSTAL_CODES)


@cache
def identities() -> tuple[str, ...]:
    """Numbers with right check digits: fødselsnummer, D-numbers and made-up ones, of children and grown-ups."""
    random = Random(1)
    found: list[str] = []
    while len(found) < 120:
        born = date(1940, 1, 1) + timedelta(days=random.randint(0, 31_000))
        day, month = born.day + random.choice((0, 0, 40)), born.month + random.choice((0, 0, 40, 80))
        individual = random.randint(0, 499) if born.year < 2000 else random.randint(500, 999)
        body = f"{day:02}{month:02}{born:%y}{individual:03}"
        first = fodselsnummer.calc_check_digit1(body)
        second = fodselsnummer.calc_check_digit2(f"{body}{first}") if first in "0123456789" else "-"
        if second in "0123456789":
            found.append(f"{body}{first}{second}")
    return tuple(found)


@cache
def accounts() -> tuple[str, ...]:
    """Account numbers with the right check digit."""
    random = Random(2)
    drawn = (f"{random.randint(0, 99_999_999_999):011}" for _ in range(5000))
    return tuple(number for number in drawn if kontonr.is_valid(number))[:60]
