"""Catalogues as XLIFF 1.2, for translators whose own tools want that, and back.

Written here and not by translate-toolkit, whose converter drops the id of a text (msgctxt) and calls bokmål American
English. The one rule: a unit is named by the text's id, so that what comes back finds its place, and only there.
Source: XLIFF 1.2, http://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from babel.messages.catalog import Message

from kiosk.errors import LocaleError
from kiosk.language.po import is_reviewed
from kiosk.language.translating.catalogue import Forms, Seen, merge, render, sources, wanted_of
from kiosk.language.translating.rules import budget_of
from kiosk.language.words import SOURCE, language_of

SPACE = "urn:oasis:names:tc:xliff:document:1.2"
PREFIX = f"{{{SPACE}}}"
MISSING, STALE, DONE = "needs-translation", "needs-review-translation", "translated"


def to_xliff(locales: Path, forms: Forms, seen: Seen, code: str) -> bytes:
    """Every catalogue of a language in one document, a `file` for each."""
    root = Element("xliff", {"version": "1.2", "xmlns": SPACE})
    for name, texts in sources(locales, forms).items():
        spoken = {"source-language": SOURCE, "target-language": language_of(code).tag}
        file = SubElement(root, "file", {"original": f"{name}.po", "datatype": "plaintext", **spoken})
        body = SubElement(file, "body")
        for entry in merge(locales / code / f"{name}.po", wanted_of(texts, code), seen):
            if entry.context:
                body.append(unit_of(entry))
    ElementTree.indent(root)
    for element in [each for each in root.iter() if each.tag in ("source", "target")]:
        guard(element)
    document: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def unit_of(entry: Message) -> Element:
    """One text: bokmål, translation and its state, the bokmål it was made from, how long it may be, note and places."""
    note, id = " ".join(entry.auto_comments), str(entry.context)
    room = budget_of(note)
    width = {"maxwidth": str(room), "size-unit": "char"} if room else {}
    state = STALE if entry.fuzzy else DONE if entry.string else MISSING
    # Whoever reads `approved` and no states (translate-toolkit) takes anything else for unfinished.
    approved = "yes" if state == DONE else "no"
    unit = Element("trans-unit", {"id": id, "resname": id, "xml:space": "preserve", "approved": approved, **width})
    unit.append(written("source", str(entry.id)))
    unit.append(written("target", str(entry.string or ""), state=state))
    for place, _ in entry.locations:
        group = SubElement(unit, "context-group", {"purpose": "location"})
        SubElement(group, "context", {"context-type": "sourcefile"}).text = place
    SubElement(unit, "note", {"from": "developer"}).text = note
    if entry.fuzzy and entry.previous_id:
        made_from = SubElement(unit, "alt-trans", {"alttranstype": "previous-version"})
        made_from.append(written("source", str(entry.previous_id[0])))
        made_from.append(written("target", str(entry.string)))
    return unit


def written(tag: str, text: str, **attributes: str) -> Element:
    """A text."""
    element = Element(tag, attributes)
    element.text = text
    return element


def guard(element: Element) -> None:
    """Makes elements of the placeholders of a text, so that no tool lets anybody change them."""
    text, *parts = re.split(r"({\w+})", element.text or "")
    element.text = text
    for number, (placeholder, after) in enumerate(zip(parts[::2], parts[1::2], strict=True), start=1):
        held = SubElement(element, "ph", {"id": str(number), "ctype": "x-placeholder"})
        held.text, held.tail = placeholder, after


def from_xliff(locales: Path, forms: Forms, seen: Seen, document: Path) -> tuple[list[Path], list[str]]:
    """Takes over what a translator finished; gives the files written, and the ids whose bokmål is another by now.

    Raises LocaleError for what is no such document, or in no language of ours.
    """
    catalogues, paths, refused = sources(locales, forms), [], []
    files = [(*named(file), file) for file in files_of(document)]
    for code, name, _ in files:
        if name not in catalogues:
            raise LocaleError(f"{document.name}: there is no catalogue {name}")
        if language_of(code).code == SOURCE:
            raise LocaleError(f"{document.name}: bokmål is what all others are made from: change it in the program")
    for code, name, file in files:
        path = locales / code / f"{name}.po"
        update = merge(path, wanted_of(catalogues[name], code), seen)
        entries = {str(entry.context): entry for entry in update if entry.context}
        refused += take(file.iter(f"{PREFIX}trans-unit"), entries)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(render(update, code, is_signed=is_reviewed(path)))
        paths.append(path)
    return paths, refused


def named(file: Element) -> tuple[str, str]:
    """The language and the catalogue a `file` says it is of."""
    return file.get("target-language", "").replace("-", "_"), file.get("original", "").removesuffix(".po")


class Plain(ElementTree.TreeBuilder):
    """Elements and their text, and nothing else XML has: entities that grow, or that stand in another file, need a
    document type."""

    def doctype(self, *_type: str | None) -> None:
        """XLIFF 1.2 has none."""
        raise ElementTree.ParseError("it has a document type")


def files_of(document: Path) -> list[Element]:
    """The catalogues in it. Raises LocaleError."""
    try:
        root = ElementTree.parse(document, ElementTree.XMLParser(target=Plain())).getroot()  # noqa: S314 - see Plain
    except (OSError, LookupError, ValueError, ElementTree.ParseError) as fault:
        raise LocaleError(f"{document.name} is no XLIFF: {fault}") from fault
    if root.tag != f"{PREFIX}xliff":
        raise LocaleError(f"{document.name} is no XLIFF 1.2: export it as that")
    return list(root.iter(f"{PREFIX}file"))


def take(units: Iterable[Element], entries: dict[str, Message]) -> list[str]:
    """Each finished translation into its entry; gives the ids that were made from other bokmål, or are unknown."""
    refused = []
    for unit in units:
        source, target = unit.find(f"{PREFIX}source"), unit.find(f"{PREFIX}target")
        if target is None or target.get("state") in (MISSING, STALE) or not (said := "".join(target.itertext())):
            continue
        entry = entries.get(unit.get("id", ""))
        if entry is None or source is None or "".join(source.itertext()) != entry.id:
            refused.append(unit.get("id", "?"))
            continue
        entry.string = said
        entry.flags.discard("fuzzy")
        entry.previous_id = []
    return refused
