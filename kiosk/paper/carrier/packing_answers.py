"""Answers as integers and texts, by the kind each question was published with; and as lines to read.

The one rule: an answer is read by its published kind alone, so that no form has to be there any more.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from kiosk.form.answers import Address, Answer, Answers, Name
from kiosk.form.definition import Kind, WayOut
from kiosk.paper.carrier.tables import Asked, Line, Numbers, Table
from kiosk.paper.figures import counted

FIRST_DAY = date(2000, 1, 1)
CHOSEN = frozenset({Kind.ONE, Kind.YESNO, Kind.CONSENT})
COUNTED = frozenset({Kind.AMOUNT, Kind.INTEGER, Kind.PERCENT})
# No question has this number: a map with it alone is a way out.
WAY_OUT = 0


def packed_answers(questions: Sequence[Asked], answers: Answers, ways: Numbers) -> dict[int, Any]:
    """By question number. Raises KeyError or ValueError for what was not published."""
    known = {each.id: each for each in questions}
    return {known[id].number: packed(known[id], answer, ways) for id, answer in answers.items()}


def unpacked_answers(questions: Sequence[Asked], data: Mapping[int, Any], ways: Numbers) -> Answers:
    """In the form's order. Raises KeyError, ValueError or TypeError for what `packed_answers` cannot have made."""
    if not sort_of(dict, data).keys() <= {each.number for each in questions}:
        raise ValueError("an answer to no question")
    return {each.id: unpacked(each, data[each.number], ways) for each in questions if each.number in data}


def packed(question: Asked, answer: Answer, ways: Numbers) -> Any:
    """One answer."""
    match answer:
        case WayOut():
            return {WAY_OUT: ways.of[answer.value]}
        case Name():
            return [answer.given, answer.family]
        case Address():
            return [answer.street, answer.postal_code, answer.city, answer.municipality]
        case date():
            return (answer - FIRST_DAY).days
        case tuple() if question.kind is Kind.GROUP:
            return [packed_answers(question.inner, each, ways) for each in answer if isinstance(each, Mapping)]
        case tuple():
            return [question.choices.of[str(each)] for each in answer]
        case str() if question.kind in CHOSEN:
            return question.choices.of[answer]
        case _:
            return answer


def unpacked(question: Asked, data: Any, ways: Numbers) -> Answer:
    """One answer again."""
    if isinstance(data, dict):
        (number,) = (data[WAY_OUT],)
        return WayOut(ways.ids[number])
    if question.kind in CHOSEN:
        return question.choices.ids[data]
    if question.kind in COUNTED:
        return int(sort_of(int, data))
    match question.kind:
        case Kind.MANY:
            return tuple(question.choices.ids[each] for each in sort_of(list, data))
        case Kind.GROUP:
            return tuple(unpacked_answers(question.inner, sort_of(dict, each), ways) for each in sort_of(list, data))
        case Kind.DATE:
            return FIRST_DAY + timedelta(days=sort_of(int, data))
        case Kind.NAME:
            given, family = (sort_of(str, each) for each in data)
            return Name(given, family)
        case Kind.ADDRESS:
            street, code, city, municipality = (sort_of(str, each) for each in data)
            return Address(street, code, city, municipality)
        case _:
            return str(sort_of(str, data))


def sort_of(wanted: type, data: Any) -> Any:
    """The data when they are of this type. Raises ValueError."""
    if type(data) is not wanted:
        raise ValueError("an answer of another kind")
    return data


def lines_of(table: Table, answers: Answers) -> Iterator[Line]:
    """Every answer as label and value, in the form's order."""
    return lines_in(table, table.questions, answers, "")


def lines_in(table: Table, questions: Sequence[Asked], answers: Answers, before: str) -> Iterator[Line]:
    """Those of these questions; those of repetitions under the name of theirs."""
    for question in questions:
        answer = answers.get(question.id)
        if question.kind is Kind.GROUP and isinstance(answer, tuple):
            for index, each in enumerate(answer):
                if isinstance(each, Mapping):
                    yield from lines_in(table, question.inner, each, f"{counted(question.item, index)}: ")
        elif answer is not None:
            yield Line(before + question.label, read_out(table, question, answer))


def read_out(table: Table, question: Asked, answer: Answer) -> str:
    """One value in words."""
    match answer:
        case WayOut.NONE if not question.choices.of:
            return table.has_none
        case WayOut():
            return table.ways_out.labels[answer.value]
        case date():
            return f"{answer:%d.%m.%Y}"
        case Address():
            return f"{answer.street}, {answer.postal_code} {answer.city}"
        case tuple():
            return ", ".join(question.choices.labels[str(each)] for each in answer)
        case str() if question.kind in CHOSEN:
            return question.choices.labels[answer]
        case _:
            return f"{answer} {question.unit}".rstrip() if question.kind in COUNTED else str(answer)
