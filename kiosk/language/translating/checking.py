"""What is wrong with the catalogues: faults keep a change from landing, warnings are for translators.

The one rule: every line names the file, the text and what to do; a fault is something an applicant would stumble over.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Message

from kiosk.language.po import REVIEWED, read_entries
from kiosk.language.translating.catalogue import Forms, Seen, Source, header, read_catalogue, sources, wanted_of
from kiosk.language.translating.rules import faults_of, warnings_of
from kiosk.language.words import FRAME, LANGUAGES, SOURCE, Language


@dataclass(frozen=True, slots=True)
class Gap:
    """What a catalogue lacks, and where. `is_fault`: else it is only worth a look."""

    file: str
    text: str
    message: str
    is_fault: bool = True

    def __str__(self) -> str:
        return f"{self.file}: {self.text}: {self.message}"


def check(
    locales: Path, forms: Forms, seen: Seen | None = None, cards: Collection[Sequence[str]] = ()
) -> Iterator[Gap]:
    """Every gap of every catalogue, and bokmål texts that translators are not told enough of (`seen`: where).

    `cards`: the ids of cards that stand side by side, which must not read the same.
    """
    catalogues = sources(locales, forms)
    yield from check_source(catalogues, seen)
    for language in LANGUAGES:
        if language.code == SOURCE:
            continue
        said: dict[str, str] = {}
        for name, texts in catalogues.items():
            path = locales / language.code / f"{name}.po"
            if not path.is_file():
                yield Gap(f"{language.code}/{name}.po", "-", "there is no such file: run kiosk locale update")
                continue
            file = Catalogue(f"{language.code}/{name}.po", language, path)
            yield from file.gaps(wanted_of(texts, language.code))
            said.update(file.said)
        bokmaal = {text_id: text for texts in catalogues.values() for text_id, text, _ in texts}
        yield from twins(f"{language.code}/", cards, bokmaal, said)


def check_source(catalogues: Mapping[str, Iterable[Source]], seen: Seen | None) -> Iterator[Gap]:
    """Bokmål without a note, or that is seen nowhere."""
    for name, texts in catalogues.items():
        for text_id, _, note in texts:
            if not note:
                yield Gap(f"{SOURCE}/{name}.po", text_id, "has no note: say where it stands and what it is for (#.)")
            if seen is not None and name == FRAME and not seen.get(text_id):
                yield Gap(f"{SOURCE}/{name}.po", text_id, "is said nowhere in the program: remove it")


class Catalogue:
    """One catalogue of one language. `said`: its texts by id, as far as there are any."""

    def __init__(self, where: str, language: Language, path: Path) -> None:
        self._where = where
        self._language = language
        self._header = path.read_text(encoding="utf-8").partition("\n\n")[0]
        self._entries = {entry.context: entry for entry in read_catalogue(path) if entry.context}
        self._read = {entry.id for entry in read_entries(path)}
        self.said = {id: str(entry.string) for id, entry in self._entries.items() if entry.string}

    def gaps(self, source: Iterable[Source]) -> Iterator[Gap]:
        """Of the header, then of each text."""
        yield from self._header_gaps()
        entries = dict(self._entries)
        for text_id, bokmaal, note in source:
            entry = entries.pop(text_id, None)
            if lack := lack_of(entry, bokmaal):
                yield Gap(self._where, text_id, lack)
                continue
            if text_id not in self._read:
                yield Gap(self._where, text_id, "stands so that the kiosk cannot read it: run kiosk locale update")
            said = self.said[text_id]
            for fault in faults_of(bokmaal, said, self._language):
                yield Gap(self._where, text_id, fault)
            for warning in warnings_of(bokmaal, said, self._language, note):
                yield Gap(self._where, text_id, warning, is_fault=False)
        for text_id in entries:
            yield Gap(self._where, text_id, "is no longer asked for: run kiosk locale update")

    def _header_gaps(self) -> Iterator[Gap]:
        """Fields that other programs read the catalogue by."""
        lines = set(self._header.splitlines())
        for line in header(self._language.code, is_signed=REVIEWED in lines):
            if line not in lines:
                yield Gap(self._where, "-", f"its header does not say {line}: run kiosk locale update")


def lack_of(entry: Message | None, bokmaal: str) -> str:
    """Why there is nothing to look at yet; "" where there is."""
    if entry is None or not entry.string:
        return "has no translation"
    if entry.pluralizable:
        return "has plural forms, which the kiosk does not read: say it so that one form fits all"
    if entry.fuzzy or entry.id != bokmaal:
        return "was made from another bokmål text: read it again, then remove the fuzzy mark"
    return ""


def twins(
    where: str, cards: Iterable[Sequence[str]], bokmaal: Mapping[str, str], said: Mapping[str, str]
) -> Iterator[Gap]:
    """Cards side by side that read the same, where the bokmål tells them apart."""
    for group in cards:
        first: dict[str, str] = {}
        for text_id in filter(said.__contains__, group):
            other = first.setdefault(said[text_id], text_id)
            if bokmaal.get(other) != bokmaal.get(text_id):
                yield Gap(where, text_id, f"reads the same as {other} on the same screen: choose other words")
