"""Texts by id in one language, read from gettext catalogues; bokmål is the source.

The one rule: a missing text falls back to bokmål and shows that it did; it is never blank and never an id.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeAlias

from kiosk.content import Content
from kiosk.errors import LocaleError
from kiosk.language.po import is_reviewed, read_entries
from kiosk.language.wanting import is_spoken, is_wanted

Direction: TypeAlias = "Literal['ltr', 'rtl']"
Script: TypeAlias = "Literal['latin', 'cyrillic', 'arabic', 'ethiopic']"
Lack = Literal["unfinished", "unreviewed"]
SOURCE = "nb"
# Shown before a text that has no translation yet, so that both people see which language it is.
FALLBACK = "[nb] "
# The catalogues that stand beside those of the forms.
FRAME, GLOSSARY = "frame", "glossary"
# The share of its texts from which a language is offered.
ENOUGH = 0.98
PLACEHOLDER = re.compile(r"{(\w+)}")


@dataclass(frozen=True, slots=True)
class Language:
    """A language as its own speakers name it. Direction belongs to the language, never to a text."""

    code: str
    name: str
    direction: Direction
    script: Script

    @property
    def tag(self) -> str:
        """As HTML and PDF name it (BCP 47)."""
        return self.code.replace("_", "-")


# Names as their speakers write them; the order is that of the picker.
LANGUAGES = (
    Language("nb", "Norsk bokmål", "ltr", "latin"),
    Language("nn", "Norsk nynorsk", "ltr", "latin"),
    Language("en", "English", "ltr", "latin"),
    Language("uk", "Українська", "ltr", "cyrillic"),
    Language("ar", "العربية", "rtl", "arabic"),
    Language("ru", "Русский", "ltr", "cyrillic"),
    Language("so", "Soomaali", "ltr", "latin"),
    Language("ti", "ትግርኛ", "ltr", "ethiopic"),
    Language("pl", "Polski", "ltr", "latin"),
    Language("fa_AF", "دری", "rtl", "arabic"),
    Language("se", "Davvisámegiella", "ltr", "latin"),
)


def language_of(code: str) -> Language:
    """The language with this code. Raises LocaleError for one nobody here speaks."""
    for language in LANGUAGES:
        if language.code == code:
            return language
    raise LocaleError(f"there is no language {code}")


class Words:
    """The texts of one language: `words("bar.next")`, `words("problem.amount.max", limit="5 000")`."""

    def __init__(self, language: Language, texts: Mapping[str, str], source: Mapping[str, str]) -> None:
        self.language = language
        self._texts = texts
        self._source = source

    def __call__(self, text_id: str, **values: str) -> str:
        """The text with its placeholders filled. Raises LocaleError for an id no language has."""
        text = self._texts.get(text_id) or self._fallback(text_id)
        return PLACEHOLDER.sub(lambda match: values[match[1]], text) if values else text

    def __contains__(self, text_id: str) -> bool:
        return bool(self._source.get(text_id))

    def spoken(self) -> Iterator[tuple[str, str]]:
        """Every text an applicant meets on the screen: its id and its words; those of helpers and of pages are not."""
        for text_id in self._source:
            if is_spoken(text_id):
                yield text_id, self(text_id)

    @cached_property
    def spoken_ids(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of those by their words: under one of them a clip may have been recorded."""
        ids: dict[str, tuple[str, ...]] = {}
        for text_id, text in self.spoken():
            ids[text] = (*ids.get(text, ()), text_id)
        return ids

    def recast(self, language: Language, change: Callable[[str, str], str]) -> "Words":
        """Every source text changed (text id, bokmål → text), as another language."""
        texts = {text_id: change(text_id, text) for text_id, text in self._source.items()}
        return Words(language, texts, self._source)

    def _fallback(self, text_id: str) -> str:
        text = self._source.get(text_id)
        if not text:
            raise LocaleError(f"no text has the id {text_id}")
        return FALLBACK + text


class Library:
    """All languages, each read when first asked for.

    `forms`: each form's bokmål texts by id, by the form's own id. `reviewed_only`: a language that no native reader has
    signed is not offered.
    """

    def __init__(
        self, content: Content, forms: Mapping[str, Iterable[tuple[str, str]]], *, reviewed_only: bool = False
    ) -> None:
        self._locales = content.locales
        self._reviewed_only = reviewed_only
        self._catalogues = (FRAME, GLOSSARY, *forms)
        self._source = source_texts(content.locales)
        for texts in forms.values():
            self._source.update(texts)
        self._read: dict[str, Words] = {}
        self._coverage = {SOURCE: 1.0}

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that have a folder, in the order of the picker."""
        return tuple(language for language in LANGUAGES if (self._locales / language.code).is_dir())

    def words(self, code: str) -> Words:
        """The texts of one language. Raises LocaleError when the language is not here."""
        if code not in self._read:
            language = language_of(code)
            self._read[code] = Words(language, self._source if code == SOURCE else self._texts(code), self._source)
        return self._read[code]

    def coverage(self, code: str) -> float:
        """The share, 0 to 1, of what this language must say that it says: what is missing, marked or stale is not said.

        Raises LocaleError when the language is not here.
        """
        if code not in self._coverage:
            self.words(code)
        return self._coverage[code]

    def lack(self, code: str) -> Lack | None:
        """Why this language is not offered; None when it is. Raises LocaleError when it is not here."""
        if self.coverage(code) < ENOUGH:
            return "unfinished"
        return "unreviewed" if self._reviewed_only and not self.is_reviewed(code) else None

    def offered(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Those of these languages that lack nothing; where all do, bokmål. Raises LocaleError for one not here."""
        return tuple(code for code in codes if self.lack(code) is None) or (SOURCE,)

    def is_reviewed(self, code: str) -> bool:
        """Whether a native reader has signed every catalogue of this language; bokmål is where they come from."""
        return code == SOURCE or all(is_reviewed(path) for path in (self._locales / code).glob("*.po"))

    def saying(self, *words: Words) -> "Library":
        """The same library, where these are spoken instead of what stands in the catalogues."""
        other = copy(self)
        other._read = {**self._read, **{each.language.code: each for each in words}}
        other._coverage = {**self._coverage, **{each.language.code: 1.0 for each in words}}
        return other

    def warm(self) -> None:
        """Reads every language now, so that no visit waits for it."""
        for language in self.languages:
            self.words(language.code)

    def _texts(self, code: str) -> dict[str, str]:
        """What is said in this language; how much that is, is noted."""
        if language_of(code) not in self.languages:
            raise LocaleError(f"there is no language {code} under locales/")
        texts: dict[str, str] = {}
        for name in self._catalogues:
            path = self._locales / code / f"{name}.po"
            if path.is_file():
                texts.update(translations(path, self._source))
        wanted = [id for id in self._source if is_wanted(id, code)]
        self._coverage[code] = sum(id in texts for id in wanted) / len(wanted) if wanted else 1.0
        return texts


def source_texts(locales: Path) -> dict[str, str]:
    """The bokmål of frame and glossary by id. Raises LocaleError without a frame."""
    glossary = locales / SOURCE / f"{GLOSSARY}.po"
    paths = (locales / SOURCE / f"{FRAME}.po", *([glossary] if glossary.is_file() else []))
    return {entry.id: entry.bokmaal for path in paths for entry in read_entries(path)}


def translations(path: Path, source: Mapping[str, str]) -> dict[str, str]:
    """Text id → translation, leaving out those whose bokmål has changed since (stale) or is marked fuzzy."""
    return {entry.id: entry.translation for entry in read_entries(path) if entry.is_made_from(source.get(entry.id))}


@dataclass(frozen=True, slots=True)
class Voices:
    """The two languages of a visit: the applicant's first, the helper's beneath."""

    applicant: Words
    helper: Words

    def pair(self, text_id: str, **values: str) -> tuple[str, str]:
        """The applicant's text and the helper's; the second is empty when both speak the same language."""
        first = self.applicant(text_id, **values)
        if self.applicant.language == self.helper.language:
            return first, ""
        return first, self.helper(text_id, **values)
