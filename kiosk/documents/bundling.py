"""A document as it leaves: its pages on upright A4, in order, as one tagged PDF/A-2b, all in memory.

The one rule: a page's own JPEG is put in as it is, unless the document would grow larger than a municipality takes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

from kiosk.errors import DocumentTooLarge
from kiosk.visit.document import Page, Pages

LARGEST = 10_000_000
FLAVOUR = "2b"
LANGUAGE = "nb"
SHORT, LONG = 210 / 25.4 * 72, 297 / 25.4 * 72  # A4 in points
# What a PDF takes around its pictures: the colour profile and metadata once, page and structure for each page.
FRAME, FRAME_OF_PAGE = 12_000, 1_500
# Quality and share of the dots, from hardly seen to just readable: 200 dots an inch become 110.
SMALLER = ((70, 1.0), (55, 1.0), (55, 0.75), (40, 0.75), (40, 0.55))


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG and how large it stands on the paper, in points."""

    jpeg: bytes = field(repr=False)
    dots: tuple[int, int]
    size: tuple[float, float]
    grey: bool


def bundle(title: str, pages: Pages) -> bytes:
    """ISO 19005-2 (PDF/A-2b), ISO 32000-1 section 14.8 (tagged), at most LARGEST bytes. `title`: bokmål.

    Raises DocumentTooLarge when the pages cannot be made small enough and stay readable.
    """
    pictures = fitting([picture_of(page) for page in pages])
    with Pdf.new() as pdf:
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=tree))
        figures = [
            add_page(pdf, picture, document, f"{title}, side {number} av {len(pictures)}")
            for number, picture in enumerate(pictures, start=1)
        ]
        document.K = Array(figures)
        finish_tree(pdf, tree, document, figures)
        name(pdf, title)
        return written(pdf)


def picture_of(page: Page) -> Picture:
    with Image.open(BytesIO(page.jpeg)) as opened:
        size = (page.width / page.dpi * 72, page.height / page.dpi * 72)
        return Picture(page.jpeg, opened.size, size, opened.mode == "L")


def fitting(pictures: list[Picture]) -> list[Picture]:
    """The pictures, all together small enough: those above their share are packed again, harder until it fits."""
    room = LARGEST - FRAME - FRAME_OF_PAGE * len(pictures)
    if weight(pictures) <= room:
        return pictures
    share = room / len(pictures)
    for quality, scale in SMALLER:
        packed = [each if len(each.jpeg) <= share else smaller(each, quality, scale) for each in pictures]
        if weight(packed) <= room:
            return packed
    raise DocumentTooLarge


def weight(pictures: list[Picture]) -> int:
    return sum(len(each.jpeg) for each in pictures)


def smaller(picture: Picture, quality: int, scale: float) -> Picture:
    """The same picture in fewer bytes, as large on paper; itself where packing it again gains nothing."""
    out = BytesIO()
    with Image.open(BytesIO(picture.jpeg)) as opened:
        dots = (max(1, round(opened.width * scale)), max(1, round(opened.height * scale)))
        opened.resize(dots, Image.Resampling.LANCZOS).save(out, "JPEG", quality=quality, subsampling="4:2:0")
    if out.tell() >= len(picture.jpeg):
        return picture
    return Picture(out.getvalue(), dots, picture.size, picture.grey)


def add_page(pdf: Pdf, picture: Picture, document: pikepdf.Object, alt: str) -> pikepdf.Object:
    """An A4 page, lying where the picture lies, with the picture in its middle. Returns the figure it is tagged as."""
    sheet = (SHORT, LONG) if picture.size[1] >= picture.size[0] else (LONG, SHORT)
    scale = min(1.0, sheet[0] / picture.size[0], sheet[1] / picture.size[1])
    width, height = picture.size[0] * scale, picture.size[1] * scale
    left, bottom = (sheet[0] - width) / 2, (sheet[1] - height) / 2
    page = pdf.add_blank_page(page_size=sheet)
    page.obj.Resources = Dictionary(XObject=Dictionary(Page=stream_of(pdf, picture)))
    drawing = f"/Figure <</MCID 0>> BDC q {width:.3f} 0 0 {height:.3f} {left:.3f} {bottom:.3f} cm /Page Do Q EMC"
    page.obj.Contents = pdf.make_stream(drawing.encode())
    page.obj.StructParents = len(pdf.pages) - 1
    page.obj.Tabs = Name.S
    frame = Dictionary(O=Name.Layout, BBox=Array(round(at, 3) for at in (left, bottom, left + width, bottom + height)))
    mark = Dictionary(Type=Name.MCR, Pg=page.obj, MCID=0)
    figure = Dictionary(Type=Name.StructElem, S=Name.Figure, P=document, K=mark, A=frame, Lang=String(LANGUAGE))
    figure.Alt = String(alt)
    return pdf.make_indirect(figure)


def stream_of(pdf: Pdf, picture: Picture) -> pikepdf.Object:
    """The JPEG, byte for byte."""
    return pdf.make_stream(
        picture.jpeg,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=picture.dots[0],
        Height=picture.dots[1],
        ColorSpace=Name.DeviceGray if picture.grey else Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )


def finish_tree(pdf: Pdf, tree: pikepdf.Object, document: pikepdf.Object, figures: list[pikepdf.Object]) -> None:
    """Says for each page which figure its one mark belongs to."""
    tree.K = Array([document])
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbered(figures))))
    tree.ParentTreeNextKey = len(figures)
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def numbered(figures: list[pikepdf.Object]) -> Iterator[int | pikepdf.Object]:
    for number, figure in enumerate(figures):
        yield number
        yield Array([figure])


def name(pdf: Pdf, title: str) -> None:
    """What readers show and say before the first page."""
    pdf.Root.Lang = String(LANGUAGE)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = title


def written(pdf: Pdf) -> bytes:
    pikepdf.pdfa.prepare(pdf, FLAVOUR)
    out = BytesIO()
    pdf.save(out, **pikepdf.pdfa.resolve_save_kwargs(FLAVOUR))
    return out.getvalue()
