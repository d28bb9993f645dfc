"""Every word there is to count, from the forms alone: a subject and an item, in one order everywhere.

The one rule: it is complete before the first visit, so that nothing a person writes can ever become one of its words.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from kiosk.form.definition import Form, Question
from kiosk.settings import LANGUAGE_CODES

Subject = Literal[
    "language", "helper", "route", "stopped", "minutes", "back", "help", "brought", "missing", "face"
]  # fmt: skip
SUBJECTS: tuple[Subject, ...] = get_args(Subject)
Word: TypeAlias = tuple[str, str]
"""What it is about, and what of it: ("language", "ar")."""

HELPERS = ("nav", "library", "guardian", "interpreter", "family", "child", "nobody")
Route = Literal["digital", "paper", "screen", "asked", "left"]
ROUTES: tuple[Route, ...] = get_args(Route)
"""screen: shown, since no printer would; asked: came to see where it stands; left: ended before it was sent."""
BEGIN, PAPERS, REVIEW, DELIVER = FRAME = ("begin", "papers", "review", "deliver")
"""Places beside the form's own steps; before them come language, errand and who helps."""
MINUTES = (("under2", 2), ("2to5", 5), ("5to10", 10))
LONG = "over10"
BUCKETS = (*(name for name, _ in MINUTES), LONG)
BACKS = (("none", 0), ("few", 3), ("some", 9))
MANY = "many"
FACES = ("good", "fair", "bad")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`words`: each once, sorted."""

    words: tuple[Word, ...] = ()

    def items(self, subject: str) -> tuple[str, ...]:
        """What can be counted about it."""
        return tuple(item for about, item in self.words if about == subject)

    def groups(self) -> tuple[tuple[Word, ...], ...]:
        """Words of which a visit has one at the most, and whose sum somebody may know from elsewhere."""
        found: dict[str, list[Word]] = {}
        for word in self.words:
            if name := group_of(word):
                found.setdefault(name, []).append(word)
        return tuple(tuple(words) for words in found.values())


NO_WORDS = Vocabulary()


def group_of(word: Word) -> str:
    """Which others it excludes; "" where a visit may have many of the subject."""
    subject, item = word
    match subject:
        case "minutes":
            return f"minutes.{item.rpartition('.')[0]}"
        case "help" | "brought" | "missing":
            return ""
        case _:
            return subject


def vocabulary_of(forms: Iterable[Form], published: Path | None = None) -> Vocabulary:
    """The words of these forms. `published`: the folder of every version there was, whose ids count on."""
    forms = tuple(forms)
    places = dict.fromkeys((*FRAME, *(step.id for form in forms for step in form.steps)))
    questions = {question.id for form in forms for question in all_questions(form.questions())}
    documents = {paper.id for form in forms for paper in form.documentation}
    for version in sorted(published.glob("*.json")) if published else ():
        table = json.loads(version.read_text(encoding="utf-8"))
        questions |= set(ids_in(table["questions"]))
        documents |= set(table.get("documents", ()))
    words: set[Word] = {
        *(("language", code) for code in LANGUAGE_CODES),
        *(("helper", role) for role in HELPERS),
        *(("route", route) for route in ROUTES),
        *(("stopped", place) for place in places),
        *(("minutes", f"{place}.{bucket}") for place in places for bucket in BUCKETS),
        *(("back", how) for how in (*(name for name, _ in BACKS), MANY)),
        *(("help", id) for id in questions),
        *(("brought", id) for id in documents),
        *(("missing", id) for id in documents),
        *(("face", face) for face in FACES),
    }
    return Vocabulary(tuple(sorted(words)))


def all_questions(questions: Iterable[Question]) -> Iterator[Question]:
    """Those inside groups too."""
    for question in questions:
        yield question
        yield from all_questions(question.questions)


def ids_in(questions: Iterable[dict[str, object]]) -> Iterator[str]:
    """The ids of a published table, inside groups too."""
    for question in questions:
        yield str(question["id"])
        inner = question.get("questions")
        yield from ids_in(inner if isinstance(inner, list) else ())


def bucket_of(seconds: float) -> str:
    """How long, coarsely."""
    return next((name for name, minutes in MINUTES if seconds < 60 * minutes), LONG)


def backs_of(times: int) -> str:
    """How often, coarsely."""
    return next((name for name, most in BACKS if times <= most), MANY)
