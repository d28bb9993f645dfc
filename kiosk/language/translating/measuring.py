"""How far each language is: coverage, words, what is stale, and the texts that are longest for their place.

The one rule: what is measured is what an applicant would meet; a length is in cells, against the room the note gives.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.language.po import is_reviewed, read_entries
from kiosk.language.translating.catalogue import Forms, Source, sources, wanted_of
from kiosk.language.translating.rules import budget_of, cells_of, without_placeholders
from kiosk.language.words import ENOUGH, LANGUAGES, SOURCE, Language

LONGEST = 3


@dataclass(frozen=True, slots=True)
class Overflow:
    """A text longer than its place; `cells` and `room` on a terminal."""

    text: str
    cells: int
    room: int

    def __str__(self) -> str:
        return f"{self.text} {self.cells}/{self.room}"


@dataclass(frozen=True, slots=True)
class Progress:
    """One language. `longest`: worst first, at most three; `too_long`: how many there are."""

    language: Language
    wanted: int
    translated: int
    stale: int
    words: int
    is_reviewed: bool
    longest: tuple[Overflow, ...]
    too_long: int

    @property
    def coverage(self) -> float:
        """From 0 to 1."""
        return self.translated / self.wanted if self.wanted else 1.0

    @property
    def is_offered(self) -> bool:
        """Whether the picker offers it."""
        return self.coverage >= ENOUGH

    def to_json(self) -> dict[str, Any]:
        """For a machine."""
        return {
            "language": self.language.code,
            "coverage": round(self.coverage, 4),
            "offered": self.is_offered,
            "wanted": self.wanted,
            "missing": self.wanted - self.translated - self.stale,
            "stale": self.stale,
            "words": self.words,
            "reviewed": self.is_reviewed,
            "too_long": self.too_long,
            "longest": [{"text": each.text, "cells": each.cells, "room": each.room} for each in self.longest],
        }


def measure(locales: Path, forms: Forms) -> list[Progress]:
    """Every language, bokmål first."""
    catalogues = sources(locales, forms)
    return [progress_of(locales / language.code, language, catalogues) for language in LANGUAGES]


def progress_of(folder: Path, language: Language, catalogues: Mapping[str, Iterable[Source]]) -> Progress:
    """One language, from the catalogues it has."""
    wanted, stale, said = 0, 0, list[tuple[Source, str]]()
    for name, texts in catalogues.items():
        asked = wanted_of(texts, language.code)
        wanted += len(asked)
        if language.code == SOURCE:
            said += [(text, text[1]) for text in asked]
            continue
        path = folder / f"{name}.po"
        entries = {entry.id: entry for entry in read_entries(path)} if path.is_file() else {}
        for text in asked:
            entry = entries.get(text[0])
            if entry and entry.is_made_from(text[1]):
                said.append((text, entry.translation))
            elif entry and entry.translation:
                stale += 1
    over = sorted(overflows(said), key=lambda each: each.room - each.cells)
    words = sum(len(without_placeholders(translation).split()) for _, translation in said)
    signed = language.code == SOURCE or all(is_reviewed(folder / f"{name}.po") for name in catalogues)
    return Progress(language, wanted, len(said), stale, words, signed, tuple(over[:LONGEST]), len(over))


def overflows(said: Iterable[tuple[Source, str]]) -> Iterable[Overflow]:
    """The texts that are longer than their note allows."""
    for (text_id, _, note), translation in said:
        room, cells = budget_of(note), cells_of(translation)
        if room and cells > room:
            yield Overflow(text_id, cells, room)
