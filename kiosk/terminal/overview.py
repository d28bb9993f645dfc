"""Every answer of a visit as one row: its pictures, its words in both languages, and where to mend it.

The one rule: what was asked and not answered has a row too, and says so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kiosk.form.answers import Answer
from kiosk.form.definition import Form, Kind, Question, WayOut
from kiosk.form.journey import Journey, Stop
from kiosk.language.words import Voices, Words
from kiosk.terminal.masking import covered, is_covered
from kiosk.terminal.taking import Taking

PICTURES = 2


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """`answer` is None where nothing was answered; texts are (applicant's, helper's), the second may be empty.

    `given`: it came from a sign-in, and cannot be mended.
    """

    stop: Stop
    icons: tuple[str, ...]
    question: tuple[str, str]
    answer: tuple[str, str] | None = field(repr=False)
    must: bool = False
    given: bool = False


def overview(
    journey: Journey,
    voices: Voices,
    taking: Taking,
    declaration: Question | None = None,
    given: frozenset[str] = frozenset(),
    settled: frozenset[str] = frozenset(),
) -> tuple[OverviewRow, ...]:
    """One row for everything asked now, in order; a group's repetitions follow the group; not the declaration.

    `given`, `settled`: the questions that a sign-in answered, and those it leaves nothing to ask.
    """
    must = {str(stop.place) for stop in journey.required_missing()}
    return tuple(
        OverviewRow(
            stop,
            icons(stop, answer),
            asked(stop, voices),
            said(stop, answer, voices, taking),
            must=str(stop.place) in must,
            given=str(stop.place) in given,
        )
        for stop, answer in walk(journey)
        if stop.question != declaration and (str(stop.place) not in settled or str(stop.place) in given)
    )


def declaration_of(form: Form) -> Question | None:
    """The consent a form ends with, if it does: asked after the review, when everything can be confirmed."""
    last = list(form.questions())[-1]
    return last if last.kind is Kind.CONSENT and last.required else None


def walk(journey: Journey) -> Iterator[tuple[Stop, Answer | None]]:
    """Every place asked now with its answer, inside repetitions too."""
    for stop in journey.stops():
        answer = journey.answer_at(stop.place)
        yield stop, answer
        if stop.question.kind is Kind.GROUP and isinstance(answer, tuple):
            for index in range(len(answer)):
                for inner in journey.inside(stop.question.id, index):
                    yield inner, journey.answer_at(inner.place)


def icons(stop: Stop, answer: Answer | None) -> tuple[str, ...]:
    """The answer as pictures: the chosen cards' own, else the question's; a question mark where it is missing."""
    question = stop.question
    match answer:
        case None:
            return ("missing",)
        case WayOut():
            return (answer.value,)
        case _ if is_covered(question, answer):
            return (question.icon,)
        case tuple() if question.kind is Kind.GROUP:
            return (question.item_icon or question.icon,) * min(max(len(answer), 1), PICTURES)
        case tuple():
            return tuple(question.choice(str(id)).icon for id in answer[:PICTURES])
        case str() if question.kind is Kind.ONE:
            return (question.choice(answer).icon,)
        case "yes" | "no" if question.kind is Kind.YESNO:
            return (question.icon, str(answer))
        case _:
            return (question.icon,)


def asked(stop: Stop, voices: Voices) -> tuple[str, str]:
    """The question for the applicant, only its step for the helper; inside a repetition with the number of it."""
    first, second = voices.applicant(f"{stop.question.id}.text"), voices.pair(f"step.{stop.step.id}")[1]
    if stop.place.group is None or stop.place.index is None:
        return first, second
    item, item_second = item_names(stop.place.group, stop.place.index, voices)
    return f"{item}: {first}", item_second


def item_names(group: str, index: int, voices: Voices) -> tuple[str, str]:
    """What one repetition is called in both languages: "Barn 2"."""
    first, second = numbered(voices.applicant, group, index), numbered(voices.helper, group, index)
    return first, second if voices.helper.language != voices.applicant.language else ""


def numbered(words: Words, group: str, index: int) -> str:
    """One repetition's name in one language; the number stands where the text has it, else at the end."""
    name = words(f"{group}.item")
    number = str(index + 1)
    return name.replace("{number}", number) if "{number}" in name else f"{name[:1].upper()}{name[1:]} {number}"


def said(stop: Stop, answer: Answer | None, voices: Voices, taking: Taking) -> tuple[str, str] | None:
    """The answer's words in both languages, covered where they are sensitive; the second is empty where the same."""
    if answer is None:
        return None
    first = covered(stop.question, answer, worded(stop.question, answer, voices.applicant, taking))
    second = covered(stop.question, answer, worded(stop.question, answer, voices.helper, taking))
    return first, second if second != first else ""


def worded(question: Question, answer: Answer, words: Words, taking: Taking) -> str:
    """The answer as it is read aloud in one language; a group as the number of its repetitions."""
    if question.kind is Kind.GROUP and isinstance(answer, tuple):
        return ", ".join(numbered(words, question.id, n) for n in range(len(answer))) or words("way.none")
    return taking.show(question, answer, words)


def item_titles(group: Question, answer: Answer | None, voices: Voices, taking: Taking) -> tuple[tuple[str, str], ...]:
    """A repetition by its first answered word or number, so that cards differ: ("Sara", "Barn 1")."""
    if not isinstance(answer, tuple):
        return ()
    return tuple(
        item_title(group, index, item, voices, taking) for index, item in enumerate(answer) if isinstance(item, Mapping)
    )


def item_title(
    group: Question, index: int, item: Mapping[str, Answer], voices: Voices, taking: Taking
) -> tuple[str, str]:
    """One repetition's two lines: what its first answer says, else its number."""
    first, second = item_names(group.id, index, voices)
    for question in group.questions:
        if question.id in item:
            answer = item[question.id]
            return covered(question, answer, worded(question, answer, voices.applicant, taking)), second or first
    return first, second
