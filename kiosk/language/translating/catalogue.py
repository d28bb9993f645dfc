"""Keeps the gettext catalogues in step with the bokmål source, for translators: what is new, what has changed.

The one rule: a translation belongs to the exact bokmål it was made from; when that changes it is marked, with the
bokmål it was made from beside it, and never kept silently.
"""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO, StringIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, denormalize, read_po, write_po

from kiosk.errors import LocaleError
from kiosk.language.po import REVIEWED, is_reviewed, text_of
from kiosk.language.wanting import is_wanted
from kiosk.language.words import FRAME, GLOSSARY, LANGUAGES, SOURCE

# text id, bokmål, note for the translator
Source = tuple[str, str, str]
# The texts of each form, by the form's id.
Forms = Mapping[str, Iterable[Source]]
# Where each text is seen, by its id: files of the program, or a form with the step and question in it.
Seen = Mapping[str, Sequence[str]]
WIDTH = 120
# Of whole numbers, as the rules of CLDR 42 ("plurals") have it; no text here has plural forms yet.
TWO, ZERO_AND_ONE = "nplurals=2; plural=(n != 1);", "nplurals=2; plural=(n > 1);"
EAST_SLAVIC = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
PLURALS = {
    "nb": TWO, "nn": TWO, "en": TWO, "so": TWO, "ti": ZERO_AND_ONE, "fa_AF": ZERO_AND_ONE,
    "uk": EAST_SLAVIC, "ru": EAST_SLAVIC,
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "se": "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);",
}  # fmt: skip


def read_catalogue(path: Path) -> Catalog:
    """A PO file with everything in it. Raises LocaleError naming the file, and the line it is broken at."""
    text = text_of(path)
    try:
        catalogue = read_po(StringIO(text), abort_invalid=True)
    except PoFileError as fault:
        where = f"locales/{path.parent.name}/{path.name}, line {fault.lineno + 1}"
        raise LocaleError(f"{where}: this is no PO file: {fault}") from fault
    except (ValueError, IndexError) as fault:
        raise LocaleError(f"locales/{path.parent.name}/{path.name}: this is no PO file: {fault}") from fault
    for entry in catalogue:
        set_previous(entry)
    return catalogue


def set_previous(entry: Message) -> None:
    """The bokmål that a marked translation was made from, which Babel writes but reads as a comment."""
    lines = [line for line in entry.user_comments if line.startswith("| ")]
    if lines:
        entry.user_comments = [line for line in entry.user_comments if line not in lines]
        entry.previous_id = [denormalize("\n".join(line.removeprefix("| ").removeprefix("msgid ") for line in lines))]


def own_source(locales: Path, name: str = FRAME) -> list[Source]:
    """The texts of the frame or the glossary: ids, bokmål and notes, in the order of locales/nb/."""
    entries = read_catalogue(locales / SOURCE / f"{name}.po")
    return [(entry.context, str(entry.id), " ".join(entry.auto_comments)) for entry in entries if entry.context]


def sources(locales: Path, forms: Forms) -> dict[str, list[Source]]:
    """Every catalogue's texts by its name: the frame first, the glossary where there is one, then each form."""
    has_glossary = (locales / SOURCE / f"{GLOSSARY}.po").is_file()
    own = {name: own_source(locales, name) for name in ((FRAME, GLOSSARY) if has_glossary else (FRAME,))}
    return {**own, **{form: list(texts) for form, texts in forms.items()}}


def wanted_of(texts: Iterable[Source], language: str) -> list[Source]:
    """Those that this language must have."""
    return [text for text in texts if is_wanted(text[0], language)]


def update(locales: Path, forms: Forms, seen: Seen | None = None) -> tuple[Path, ...]:
    """Brings every catalogue in step with the sources; returns the files written. Changed texts are marked."""
    catalogues = sources(locales, forms)
    written = []
    for language in (each.code for each in LANGUAGES if each.code != SOURCE):
        if not (locales / language).is_dir():
            continue
        for name, texts in catalogues.items():
            path = locales / language / f"{name}.po"
            merged = merge(path, wanted_of(texts, language), seen or {})
            path.write_bytes(render(merged, language, is_signed=is_reviewed(path)))
            written.append(path)
    return tuple(written)


def merge(path: Path, source: Iterable[Source], seen: Seen) -> Catalog:
    """The catalogue for these texts, keeping what `path` has translated and what its translators noted."""
    old = read_catalogue(path) if path.is_file() else Catalog()
    kept = {entry.context: entry for entry in old if entry.context}
    new = Catalog(fuzzy=False)
    for text_id, bokmaal, note in source:
        new[bokmaal] = message(text_id, bokmaal, note, kept.get(text_id), seen)
    return new


def message(text_id: str, bokmaal: str, note: str, entry: Message | None, seen: Seen) -> Message:
    """One entry; stale when its translation was made from other bokmål, which then stands beside it."""
    said = str(entry.string) if entry else ""
    is_changed = bool(entry and said and entry.id != bokmaal)
    is_stale = is_changed or bool(entry and said and entry.fuzzy)
    own = Message(bokmaal, said, context=text_id)
    own.auto_comments = [note] if note else []
    own.locations = [(place, None) for place in seen.get(text_id, ())]  # type: ignore[misc]
    own.flags = {flag for flag in own.flags if flag != "fuzzy"} | ({"fuzzy"} if is_stale else set())
    if entry:
        own.user_comments = list(entry.user_comments)
        own.previous_id = [str(entry.id)] if is_changed else list(entry.previous_id) if is_stale else []
    return own


def render(catalogue: Catalog, language: str, *, is_signed: bool) -> bytes:
    """A PO file that changes only where texts change: no dates, no tool names. A reader's signature is kept."""
    body = BytesIO()
    write_po(body, catalogue, width=WIDTH, omit_header=True, include_previous=True)
    return "\n".join([*header(language, is_signed=is_signed), "", ""]).encode() + body.getvalue()


def header(language: str, *, is_signed: bool) -> list[str]:
    """The lines of a catalogue's header; `language` as its folder is named, or "" for a template.

    Raises LocaleError for one whose plural forms nobody has written down.
    """
    if language and language not in PLURALS:
        raise LocaleError(f"{language}: write its plural forms into PLURALS, beside those of the other languages")
    signature = REVIEWED if is_signed else REVIEWED.replace("yes", "no")
    spoken = [f'"Language: {language}\\n"', f'"Plural-Forms: {PLURALS[language]}\\n"'] if language else []
    return ['msgid ""', 'msgstr ""', *spoken[:1], '"MIME-Version: 1.0\\n"',
            '"Content-Type: text/plain; charset=utf-8\\n"', '"Content-Transfer-Encoding: 8bit\\n"',
            *spoken[1:], *([signature] if language else [])]  # fmt: skip
