"""Keeps the gettext catalogues in step with the bokmål source: update for translators, check for the build.

The one rule: a translation belongs to the exact bokmål it was made from; when that changes it is marked, never kept
silently.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from kiosk.language.words import LANGUAGES, PLACEHOLDER, REVIEWED, SOURCE, is_reviewed, read_catalogue

# text id, bokmål, note for the translator
Source = tuple[str, str, str]
# The texts of each form, by the form's id.
Forms = Mapping[str, Iterable[Source]]
HELPER_LANGUAGES = frozenset({"nb", "nn", "en"})
STAFF, STAFF_LANGUAGES = "desk.", frozenset({"nb", "nn"})
HELPER_PARTS = (".means", ".ask", ".look", ".paper", ".avoid", ".why", ".urgent")
PRINTED = "paper."


@dataclass(frozen=True, slots=True)
class Gap:
    """What a catalogue lacks, and where."""

    file: str
    text: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.text}: {self.message}"


def frame_source(locales: Path) -> list[Source]:
    """The frame's texts: ids, bokmål and notes, in the order of locales/nb/frame.po."""
    entries = read_catalogue(locales / SOURCE / "frame.po")
    return [(entry.context, str(entry.id), " ".join(entry.auto_comments)) for entry in entries if entry.context]


def sources(locales: Path, forms: Forms) -> dict[str, list[Source]]:
    """Every catalogue's texts by its name: the frame first, then each form."""
    return {"frame": frame_source(locales), **{form: list(texts) for form, texts in forms.items()}}


def is_wanted(text_id: str, language: str) -> bool:
    """Helper texts stand in the helper's languages only; what is printed is everybody's."""
    if text_id.startswith(STAFF):
        return language in STAFF_LANGUAGES
    return language in HELPER_LANGUAGES or text_id.startswith(PRINTED) or not text_id.endswith(HELPER_PARTS)


def update(locales: Path, forms: Forms) -> tuple[Path, ...]:
    """Brings every catalogue in step with the sources; returns the files written. Changed texts are marked."""
    catalogues = sources(locales, forms)
    written = []
    for language in LANGUAGES:
        if language.code == SOURCE or not (locales / language.code).is_dir():
            continue
        for name, texts in catalogues.items():
            path = locales / language.code / f"{name}.po"
            wanted = [text for text in texts if is_wanted(text[0], language.code)]
            path.write_bytes(render(merge(path, wanted), is_signed=is_reviewed(path)))
            written.append(path)
    return tuple(written)


def merge(path: Path, source: Iterable[Source]) -> Catalog:
    """The catalogue for these texts, keeping what `path` has translated."""
    old = read_catalogue(path) if path.is_file() else Catalog()
    kept = {entry.context: entry for entry in old if entry.context}
    new = Catalog(fuzzy=False)
    for text_id, bokmaal, note in source:
        entry = kept.get(text_id)
        stale = entry is not None and bool(entry.string) and (entry.fuzzy or entry.id != bokmaal)
        message = Message(bokmaal, str(entry.string) if entry else "", context=text_id)
        message.auto_comments = [note] if note else []
        message.flags = {"fuzzy"} if stale else set()
        new[bokmaal] = message
    return new


def render(catalogue: Catalog, *, is_signed: bool) -> bytes:
    """A PO file that changes only where texts change: no dates, no tool names. A reader's signature is kept."""
    body = BytesIO()
    write_po(body, catalogue, width=120, omit_header=True)
    signature = REVIEWED if is_signed else REVIEWED.replace("yes", "no")
    lines = ['msgid ""', 'msgstr ""', '"Content-Type: text/plain; charset=utf-8\\n"', signature, "", ""]
    return "\n".join(lines).encode() + body.getvalue()


def check(locales: Path, forms: Forms) -> Iterator[Gap]:
    """Every text a catalogue lacks, every placeholder it lost, every text made from another bokmål."""
    catalogues = sources(locales, forms)
    for language in LANGUAGES:
        if language.code == SOURCE:
            continue
        for name, texts in catalogues.items():
            path = locales / language.code / f"{name}.po"
            where = f"{language.code}/{name}.po"
            if not path.is_file():
                yield Gap(where, "-", "there is no such file: run kiosk locale update")
                continue
            yield from check_file(path, where, [text for text in texts if is_wanted(text[0], language.code)])


def check_file(path: Path, where: str, source: Iterable[Source]) -> Iterator[Gap]:
    """The gaps of one catalogue."""
    entries = {entry.context: entry for entry in read_catalogue(path) if entry.context}
    for text_id, bokmaal, _ in source:
        entry = entries.pop(text_id, None)
        if entry is None or not entry.string:
            yield Gap(where, text_id, "has no translation")
        elif entry.fuzzy or entry.id != bokmaal:
            yield Gap(where, text_id, "was made from another bokmål text: read it again, then remove the fuzzy mark")
        elif set(PLACEHOLDER.findall(str(entry.string))) != set(PLACEHOLDER.findall(bokmaal)):
            yield Gap(where, text_id, "has other placeholders than the bokmål")
    for text_id in entries:
        yield Gap(where, text_id, "is no longer asked for: run kiosk locale update")
