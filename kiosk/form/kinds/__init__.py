"""The kinds of answers: how each is read from what was typed, shown, and kept as JSON.

The one rule: every kind in the definition has exactly one class here.
"""

from typing import assert_never

from kiosk.form.definition import Kind, Question
from kiosk.form.kinds.choosing import Many, Office, One
from kiosk.form.kinds.counting import Amount, Integer, Percent
from kiosk.form.kinds.dating import Day
from kiosk.form.kinds.kind import AnswerKind, Facts, Json
from kiosk.form.kinds.numbers import Account, Identity, Phone
from kiosk.form.kinds.referring import Referring
from kiosk.form.kinds.repeating import Group
from kiosk.form.kinds.writing import PersonName, PostalAddress, Text

__all__ = ["AnswerKind", "Facts", "Json", "kind_of"]


def kind_of(question: Question, facts: Facts | None = None) -> AnswerKind:
    """The kind of a question. Reading offices, addresses and made-up identity numbers takes `facts`."""
    facts = facts or Facts()
    match question.kind:
        case Kind.ONE | Kind.YESNO | Kind.CONSENT:
            return One()
        case Kind.MANY:
            return Many()
        case Kind.TEXT:
            return Text()
        case Kind.NAME:
            return PersonName()
        case Kind.AMOUNT:
            return Amount()
        case Kind.INTEGER:
            return Integer()
        case Kind.PERCENT:
            return Percent()
        case Kind.DATE:
            return Day()
        case Kind.IDENTITY:
            return Identity(facts)
        case Kind.ACCOUNT:
            return Account()
        case Kind.PHONE:
            return Phone()
        case Kind.ADDRESS:
            return PostalAddress(facts)
        case Kind.OFFICE:
            return Office(facts)
        case Kind.REFERENCE:
            return Referring()
        case Kind.GROUP:
            return Group({inner.id: (inner, kind_of(inner, facts)) for inner in question.questions})
        case unknown:
            assert_never(unknown)
