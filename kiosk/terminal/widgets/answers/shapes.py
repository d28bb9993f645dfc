"""How each typed kind looks: which fields, what is shown in them, what is said above them.

The one rule: a shape only helps the hand; what counts as an answer is decided by the kinds of the form.
"""

from dataclasses import dataclass, replace
from functools import partial

from kiosk.form.definition import Kind, Question, WayOut
from kiosk.form.kinds.dating import birth_day, whole_day
from kiosk.language.calendars import Calendar, unmark
from kiosk.language.words import Voices
from kiosk.terminal.widgets.answers.birth import BirthAnswer
from kiosk.terminal.widgets.answers.offer import Offer
from kiosk.terminal.widgets.answers.typed import TypedAnswer
from kiosk.terminal.widgets.field import Field, TextField
from kiosk.terminal.widgets.signs import Caption, Hint

LONGEST_TEXT = 500


@dataclass(frozen=True, slots=True)
class Shape:
    """`most` letters; `shape` is a text id; `captions` are text ids, one for each field of a kind with two.

    `pad`: whether a pad of digits is of use.
    """

    most: int
    hint: str = ""
    shape: str = ""
    numeric: bool = True
    pad: bool = True
    captions: tuple[str, ...] = ()


SHAPES = {
    Kind.AMOUNT: Shape(12, "hint.amount"),
    Kind.INTEGER: Shape(9, "hint.integer"),
    Kind.PERCENT: Shape(6, "hint.percent"),
    Kind.DATE: Shape(14, "hint.date", "shape.date"),
    Kind.IDENTITY: Shape(16, "hint.identity", "shape.identity"),
    Kind.ACCOUNT: Shape(16, "hint.account"),
    Kind.PHONE: Shape(20, "hint.phone"),
    # A scanner types the link of the receipt, which is longer than a person would type.
    Kind.REFERENCE: Shape(200, "hint.reference", pad=False),
    Kind.NAME: Shape(60, numeric=False, captions=("field.given", "field.family")),
    Kind.ADDRESS: Shape(60, numeric=False, captions=("field.street", "field.postal")),
}


def typed_answer(question: Question, raw: str, ways: tuple[Offer, ...], voices: Voices) -> TypedAnswer:
    """The fields of a typed kind with what was typed before, unless that was a way out."""
    value = "" if raw in {way.id for way in ways} else raw
    ways = tuple(lacking(way, voices) for way in ways)
    if question.kind is Kind.TEXT:
        field = TextField(value, most=question.maximum or LONGEST_TEXT)
        return TypedAnswer([field], ways, hint=hint_of(question, "hint.text", voices))
    shape = SHAPES[question.kind]
    hint = hint_of(question, shape.hint, voices)
    if shape.captions:
        return two_fields(question, value, ways, shape, hint, voices)
    expected = voices.applicant(shape.shape) if shape.shape and shape.shape in voices.applicant else ""
    if question.birth:
        calendar, typed = unmark(value)
        field_ = Field(typed, shape=expected, most=shape.most)
        return BirthAnswer(field_, ways, hint, calendar, partial(in_both, voices), voices)
    unit, below = unit_of(question, voices)
    field_ = Field(value, unit, shape=expected, most=shape.most, grouped=question.kind is Kind.AMOUNT)
    return TypedAnswer([field_], ways, hint=hint, below=below, pad=shape.pad)


def in_both(voices: Voices, raw: str, other: Calendar) -> tuple[str, str]:
    """The day in both calendars for applicant and helper; nothing until it is whole."""
    day = whole_day(raw)
    if day is None:
        return "", ""
    first, second = (birth_day(day, other, words) for words in (voices.applicant, voices.helper))
    return first, second if voices.applicant.language != voices.helper.language else ""


def two_fields(
    question: Question, value: str, ways: tuple[Offer, ...], shape: Shape, hint: Hint | None, voices: Voices
) -> TypedAnswer:
    """Given and family name, or street and postal code."""
    first, _, second = value.partition("|")
    # A postal code has four digits; a name has as many letters as a name has.
    most = 4 if question.kind is Kind.ADDRESS else shape.most
    fields = [Field(first, most=shape.most, numeric=False), Field(second, most=most, numeric=most == 4)]
    return TypedAnswer(fields, ways, hint=hint, captions=[Caption(*voices.pair(text)) for text in shape.captions])


def lacking(way: Offer, voices: Voices) -> Offer:
    """ "None of these" says nothing where nothing is listed: there it is that one has no such number."""
    if way.id != WayOut.NONE:
        return way
    label, second = voices.pair("way.has_none")
    return replace(way, label=label, second=second)


def hint_of(question: Question, otherwise: str, voices: Voices) -> Hint | None:
    """The question's own help where it has one, beside its picture; else what its kind says."""
    own = f"{question.id}.help"
    said = own if own in voices.helper else otherwise
    return Hint(question.icon, *voices.pair(said)) if said else None


def unit_of(question: Question, voices: Voices) -> tuple[str, Hint | None]:
    """What stands after the number, and beneath it where it is more than that: "kr", and "kr per måned"."""
    own = f"{question.id}.unit"
    words = voices.pair(own) if own in voices.helper else None
    if question.kind is Kind.AMOUNT:
        unit = voices.applicant("unit.kr")
        return unit, Hint("calendar", *words) if words and words[0] != unit else None
    if question.kind is Kind.PERCENT:
        return "%", None
    return "", Hint(question.icon, *words) if words else None
