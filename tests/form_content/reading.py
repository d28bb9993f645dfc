"""The two shipped forms as the tests of this folder read them.

The one rule: what a person reads is told apart from what only helpers and case systems read.
"""

import re
from collections.abc import Iterator
from functools import cache

from kiosk.content import find_content
from kiosk.form.definition import Form, Question
from kiosk.form.reading import read_form, texts
from kiosk.language.pictogram import CONCEPTS


@cache
def application() -> Form:
    """The application for social assistance."""
    return read_form(find_content().forms / "okonomisk-sosialhjelp.toml", CONCEPTS)


@cache
def late() -> Form:
    """The form for papers that come later."""
    return read_form(find_content().forms / "ettersendelse.toml", CONCEPTS)


def every_question(form: Form) -> Iterator[Question]:
    """The questions of the form, each group followed by those inside it."""
    for question in form.questions():
        yield question
        yield from question.questions


def asked(form: Form) -> list[str]:
    """The questions themselves."""
    return [question.text for question in every_question(form)]


def spoken(form: Form) -> list[str]:
    """What the applicant reads in sentences: questions and help, label cards left out."""
    return [text for id, text, _ in texts(form) if id.endswith((".text", ".help")) and not id.startswith("doc")]


def words(text: str) -> list[str]:
    """The words of a text."""
    return re.findall(r"[\w-]+", text)


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [sentence for sentence in re.split(r"(?<=[.?!])\s+", text) if sentence]


def lix(passages: list[str]) -> float:
    """Words per sentence and the share of words over six letters (Björnsson): under 30 is very easy to read."""
    every = [word for passage in passages for word in words(passage)]
    ends = sum(len(sentences(passage)) for passage in passages)
    return len(every) / ends + 100 * sum(len(word) > 6 for word in every) / len(every)
