"""Texts by id in one language, read from gettext catalogues; bokmål is the source.

The one rule: a missing text falls back to bokmål and shows that it did; it is never blank and never an id.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from kiosk.content import Content
from kiosk.errors import LocaleError

Direction: TypeAlias = "Literal['ltr', 'rtl']"
SOURCE = "nb"
# Shown before a text that has no translation yet, so that both people see which language it is.
FALLBACK = "[nb] "
# In the header of a catalogue that a native reader has signed.
REVIEWED = '"X-Reviewed: yes\\n"'
PLACEHOLDER = re.compile(r"{(\w+)}")


@dataclass(frozen=True, slots=True)
class Language:
    """A language as its own speakers name it. Direction belongs to the language, never to a text."""

    code: str
    name: str
    direction: Direction


# Names as their speakers write them; the order is that of the picker.
LANGUAGES = (
    Language("nb", "Norsk bokmål", "ltr"),
    Language("nn", "Norsk nynorsk", "ltr"),
    Language("en", "English", "ltr"),
    Language("uk", "Українська", "ltr"),
    Language("ar", "العربية", "rtl"),
)


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

    def _fallback(self, text_id: str) -> str:
        text = self._source.get(text_id)
        if not text:
            raise LocaleError(f"no text has the id {text_id}")
        return FALLBACK + text


class Library:
    """All languages, each read when first asked for. `forms`: each form's bokmål texts by id, by the form's own id."""

    def __init__(self, content: Content, forms: Mapping[str, Iterable[tuple[str, str]]]) -> None:
        self._locales = content.locales
        self._catalogues = ("frame", *forms)
        frame = read_catalogue(content.locales / SOURCE / "frame.po")
        self._source: dict[str, str] = {entry.context: entry.id for entry in frame if entry.context}  # type: ignore[misc]
        for texts in forms.values():
            self._source.update(texts)
        self._read: dict[str, Words] = {}

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that have a folder, in the order of the picker."""
        return tuple(language for language in LANGUAGES if (self._locales / language.code).is_dir())

    def words(self, code: str) -> Words:
        """The texts of one language. Raises LocaleError when the language is not here."""
        if code not in self._read:
            self._read[code] = self._load(code)
        return self._read[code]

    def is_reviewed(self, code: str) -> bool:
        """Whether a native reader has signed every catalogue of this language."""
        folder = self._locales / code
        return all(is_reviewed(path) for path in folder.glob("*.po"))

    def warm(self) -> None:
        """Reads every language now, so that no visit waits for it."""
        for language in self.languages:
            self.words(language.code)

    def _load(self, code: str) -> Words:
        language = next((known for known in self.languages if known.code == code), None)
        if language is None:
            raise LocaleError(f"there is no language {code} under locales/")
        if code == SOURCE:
            return Words(language, self._source, self._source)
        texts: dict[str, str] = {}
        for name in self._catalogues:
            path = self._locales / code / f"{name}.po"
            if path.is_file():
                texts.update(translations(read_catalogue(path), self._source))
        return Words(language, texts, self._source)


def read_catalogue(path: Path) -> Catalog:
    """A PO file. Raises LocaleError naming the file when it is absent."""
    try:
        with path.open("rb") as file:
            return read_po(file)
    except FileNotFoundError as absent:
        raise LocaleError(f"{path.name} is not in locales/{path.parent.name}/") from absent


def is_reviewed(path: Path) -> bool:
    """Whether the header of this PO file says that a native reader has reviewed it."""
    return path.is_file() and REVIEWED in path.read_text(encoding="utf-8").partition("\n\n")[0]


def translations(catalogue: Catalog, source: Mapping[str, str]) -> dict[str, str]:
    """Text id → translation, leaving out those whose bokmål has changed since (stale) or is marked fuzzy."""
    return {
        entry.context: str(entry.string)
        for entry in catalogue
        if entry.context and entry.string and not entry.fuzzy and source.get(entry.context) == entry.id
    }


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
