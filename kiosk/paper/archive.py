"""Turns drawn pages into tagged PDF/A-2b: structure tree, languages, metadata, colour profile, all in memory.

The one rule: a page that leaves here can be read aloud and kept; nothing of it touches the disk on the way.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from kiosk.paper.element import Element, Photo

FLAVOUR = "2b"
# Codes of shaped glyphs as reportlab writes them: five digits, where everything else has four.
PRIVATE = re.compile(rb"<(F[0-9A-F]{4})>")


def archive(
    drawn: bytes,
    elements: Sequence[Element],
    said: Mapping[str, Mapping[int, str]],
    title: str,
    language: str,
    photos: Sequence[Photo] = (),
) -> bytes:
    """The finished document: ISO 19005-2 (PDF/A-2b), ISO 32000-1 section 14.8 (tagged PDF).

    `said`: by font name, the text that each private character of the drawing stands for.
    """
    with Pdf.open(BytesIO(drawn)) as pdf:
        for page in pdf.pages:
            if "/Trans" in page:
                del page["/Trans"]
        add_structure(pdf, elements)
        restore_text(pdf, said)
        for photo in photos:
            add_photo(pdf, photo)
        pdf.Root.Lang = String(language)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        with pdf.open_metadata() as metadata:
            metadata["dc:title"] = title
        pikepdf.pdfa.prepare(pdf, FLAVOUR)
        out = BytesIO()
        pdf.save(out, **pikepdf.pdfa.resolve_save_kwargs(FLAVOUR))
        return out.getvalue()


def add_structure(pdf: Pdf, elements: Sequence[Element]) -> None:
    """One Document element with these below it, and for each page which mark belongs to which element."""
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=tree))
    owners: dict[int, dict[int, pikepdf.Object]] = defaultdict(dict)
    children = Array()
    for element in elements:
        if not element.contents:
            continue
        made = pdf.make_indirect(structure_element(pdf, element, document))
        for page, mark in element.contents:
            owners[page][mark] = made
        children.append(made)
    document.K = children
    numbers = Array()
    for page, marks in sorted(owners.items()):
        pdf.pages[page].obj.StructParents = page
        pdf.pages[page].obj.Tabs = Name.S
        numbers.append(page)
        numbers.append(pdf.make_indirect(Array([marks[mark] for mark in range(len(marks))])))
    tree.K = Array([document])
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    tree.ParentTreeNextKey = len(pdf.pages)
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def add_photo(pdf: Pdf, photo: Photo) -> None:
    """Its octets as they are, under the name that the page draws them by."""
    from PIL import Image

    with Image.open(BytesIO(photo.jpeg)) as seen:
        (width, height), is_grey = seen.size, seen.mode == "L"
    stream = pdf.make_stream(
        photo.jpeg,
        Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height, BitsPerComponent=8,
        ColorSpace=Name.DeviceGray if is_grey else Name.DeviceRGB, Filter=Name.DCTDecode,
    )  # fmt: skip
    pdf.pages[photo.page].add_resource(stream, Name.XObject, Name(photo.name))


def restore_text(pdf: Pdf, said: Mapping[str, Mapping[int, str]]) -> None:
    """Tells readers which letters the shaped glyphs are, so that text can be found, copied and read aloud."""
    for font in pdf.objects:
        if not isinstance(font, Dictionary) or font.get("/Type") != Name.Font or "/ToUnicode" not in font:
            continue
        texts = said.get(str(font.BaseFont).partition("+")[2])
        if texts:
            table = font.ToUnicode.read_bytes()
            font.ToUnicode.write(PRIVATE.sub(partial(spoken, texts), table))


def spoken(texts: Mapping[int, str], code: re.Match[bytes]) -> bytes:
    """What one private character of a character map says."""
    return utf16(texts[int(code[1], 16)])


def utf16(text: str) -> bytes:
    """As a character map writes it."""
    return b"<" + text.encode("utf-16-be").hex().upper().encode() + b">"


def structure_element(pdf: Pdf, element: Element, parent: pikepdf.Object) -> Dictionary:
    """One element as the structure tree holds it."""
    marks = Array(Dictionary(Type=Name.MCR, Pg=pdf.pages[page].obj, MCID=mark) for page, mark in element.contents)
    made = Dictionary(
        Type=Name.StructElem, S=Name("/" + element.role), P=parent, K=marks, Lang=String(element.language)
    )
    if element.alt:
        made.Alt = String(element.alt)
    return made
