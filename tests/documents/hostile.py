"""Two hundred files that nobody should open, made from seeds: bombs, torn and flipped ones, two things at once, traps.

The one rule: each carries the canary where it can, so that whatever gets through would be seen.
"""

import io
import random
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
import pillow_heif
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image, ImageDraw

CANARY = b"CANARY7Q"
SIZE = (60, 84)
NUMBER = 200


@dataclass(frozen=True, slots=True)
class Hostile:
    """`name` says what it tries."""

    name: str
    raw: bytes = field(repr=False)


def corpus() -> tuple[Hostile, ...]:
    """All of them, the same at each call."""
    whole = seeds()
    files = [*foreign(whole), *bombs(), *pdfs(whole), *two_at_once(whole), *places(whole), *torn(whole)]
    flips = flipped(whole, random.Random(7))
    while len(files) < NUMBER:
        files.append(next(flips))
    return tuple(files[:NUMBER])


def seeds() -> dict[str, bytes]:
    """One sound small file of each kind that is taken."""
    page = drawn()
    made = {kind.lower(): saved(page, kind) for kind in ("JPEG", "PNG", "WEBP", "TIFF", "PDF", "AVIF")}
    heif = io.BytesIO()
    pillow_heif.from_pillow(page).save(heif)
    progressive = saved(page, "JPEG", progressive=True)
    pages = saved(page, "TIFF", save_all=True, append_images=[page, page])
    return {**made, "heif": heif.getvalue(), "progressive": progressive, "pages": pages}


def drawn() -> Image.Image:
    page = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(page)
    for row in range(10, SIZE[1] - 10, 12):
        pen.text((8, row), "Utbetalt 13 457", fill="black")
    return page


def saved(page: Image.Image, kind: str, **how: object) -> bytes:
    out = io.BytesIO()
    page.save(out, kind, **how)
    return out.getvalue()


def foreign(whole: dict[str, bytes]) -> Iterator[Hostile]:
    """What is no picture and no PDF, whatever it begins like."""
    zip_of_word = b"PK\x03\x04\x14\0\x06\0" + bytes(22) + b"word/document.xml" + CANARY
    film = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(200)
    yield Hostile("nothing", b"")
    yield Hostile("one octet", b"\xff")
    yield Hostile("zeros", bytes(5_000))
    yield Hostile("noise", random.Random(1).randbytes(5_000))
    yield Hostile("text", b"Hei, " + CANARY * 20)
    yield Hostile("HTML", b"<!DOCTYPE html><script>" + CANARY + b"</script>")
    yield Hostile("SVG", b'<svg xmlns="http://www.w3.org/2000/svg" onload="' + CANARY + b'"/>')
    yield Hostile("Word", zip_of_word)
    yield Hostile("film", film)
    yield Hostile("program", b"\x7fELF\x02\x01\x01" + bytes(100) + CANARY)
    yield Hostile("PostScript", b"%!PS-Adobe-3.0\n(" + CANARY + b") print\n")
    yield Hostile("GIF", b"GIF89a\x01\0\x01\0\0\0\0;" + CANARY)
    for magic in (
        b"\xff\xd8\xff\xe0",
        b"\x89PNG\r\n\x1a\n",
        b"II*\0",
        b"MM\0*",
        b"RIFF\xff\xff\xff\xffWEBP",
        b"%PDF-1.7\n",
    ):
        yield Hostile(f"{magic[:4]!r} and text", magic + CANARY * 30)
        yield Hostile(f"{magic[:4]!r} and another kind", magic + whole["png" if b"PNG" not in magic else "jpeg"])
    for brand in (b"heic", b"mif1", b"avif"):
        yield Hostile(f"{brand!r} and nothing", b"\0\0\0\x14ftyp" + brand + b"\0\0\0\0" + brand + CANARY)


def bombs() -> Iterator[Hostile]:
    """What says it is huge, or becomes huge."""
    for width, height in ((40_000, 40_000), (1, 2**31 - 1), (2**31 - 1, 1), (60_000, 2_000)):
        yield Hostile(f"PNG of {width}x{height}", png(width, height, zlib.compress(bytes(1_000))))
        yield Hostile(f"TIFF of {width}x{height}", tiff(width, height))
    yield Hostile("PNG, 59 megapixels of nothing", png(7_700, 7_700, zlib.compress(bytes(100_000), 9)))
    yield Hostile("PNG of no width", png(0, 100, b""))
    text = b"zTXt" + b"k\0\0" + zlib.compress(bytes(30_000_000), 9)
    yield Hostile("PNG with text that grows", png(10, 10, zlib.compress(bytes(1_000)), text))
    yield Hostile("WebP of 16383x16383", webp(16_383, 16_383))
    yield Hostile("WebP of 2^24", b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff")
    jpeg = bytearray(saved(drawn(), "JPEG"))
    frame = jpeg.index(b"\xff\xc0")
    jpeg[frame + 5 : frame + 9] = b"\xff\xff\xff\xff"
    yield Hostile("JPEG of 65535x65535", bytes(jpeg))
    jpeg[frame + 5 : frame + 9] = struct.pack(">HH", 7_600, 7_600)
    yield Hostile("JPEG of 7600x7600 that is not there", bytes(jpeg))
    pages = [drawn().resize((2, 2))] * 41
    yield Hostile("TIFF of 41 pages", saved(pages[0], "TIFF", save_all=True, append_images=pages[1:]))


def png(width: int, height: int, packed: bytes, more: bytes = b"") -> bytes:
    """`more`: the kind and the data of another chunk."""

    def chunk(kind_and_data: bytes) -> bytes:
        return struct.pack(">I", len(kind_and_data) - 4) + kind_and_data + struct.pack(">I", zlib.crc32(kind_and_data))

    head = b"IHDR" + struct.pack(">IIBBBBB", width & 0xFFFFFFFF, height & 0xFFFFFFFF, 8, 2, 0, 0, 0)
    chunks = [head, *([more] if more else []), b"IDAT" + packed, b"IEND"]
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(chunk, chunks))


def tiff(width: int, height: int) -> bytes:
    """Little-endian, one strip of grey that is not there."""
    rows = [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1),
            (273, 4, 1, 8), (278, 4, 1, height), (279, 4, 1, 10)]  # fmt: skip
    table = b"".join(struct.pack("<HHII", *row) for row in rows)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(rows)) + table + bytes(4)


def webp(width: int, height: int) -> bytes:
    """Lossless, with a header and no picture."""
    bits = (width - 1) | (height - 1) << 14
    data = b"\x2f" + struct.pack("<I", bits) + bytes(7)
    return b"RIFF" + struct.pack("<I", 12 + len(data)) + b"WEBPVP8L" + struct.pack("<I", len(data)) + data


def pdfs(whole: dict[str, bytes]) -> Iterator[Hostile]:
    """What a PDF can carry beside pages, and pages that cannot be."""
    actions: dict[str, dict[str, Any]] = {
        "script": {"/S": Name.JavaScript, "/JS": String(f"app.alert('{CANARY.decode()}')")},
        "launch": {"/S": Name.Launch, "/F": String(f"/bin/{CANARY.decode()}")},
        "link": {"/S": Name.URI, "/URI": String("http://example.no")},
    }
    for name, action in actions.items():
        with Pdf.open(io.BytesIO(whole["pdf"])) as pdf:
            pdf.Root.OpenAction = Dictionary(action)
            pdf.pages[0].obj.AA = Dictionary(O=Dictionary(action))
            yield Hostile(f"PDF with {name}", written(pdf))
    with Pdf.open(io.BytesIO(whole["pdf"])) as pdf:
        pdf.attachments["x.exe"] = CANARY * 50
        yield Hostile("PDF with an embedded file", written(pdf))
    with Pdf.open(io.BytesIO(whole["pdf"])) as pdf:
        field_ = Dictionary(FT=Name.Tx, T=String("a"), V=String(CANARY.decode()), Type=Name.Annot, Subtype=Name.Widget,
                            Rect=Array([0, 0, 9, 9]), AA=Dictionary(K=Dictionary(actions["script"])))  # fmt: skip
        kept = pdf.make_indirect(field_)
        pdf.pages[0].obj.Annots = Array([kept])
        pdf.Root.AcroForm = Dictionary(Fields=Array([kept]), XFA=String(f"<xdp>{CANARY.decode()}</xdp>"))
        yield Hostile("PDF with a form that computes", written(pdf))
    for owner, user in (("", "secret"), ("owner", "")):
        with Pdf.open(io.BytesIO(whole["pdf"])) as pdf:
            out = io.BytesIO()
            pdf.save(out, encryption=pikepdf.Encryption(owner=owner or user, user=user))
            yield Hostile(f"PDF locked for {'reading' if user else 'changing'}", out.getvalue())
    yield Hostile("PDF whose pages go round", plain_pdf(b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"))
    yield Hostile("PDF that says a million pages", plain_pdf(b"<</Type/Pages/Kids[]/Count 1000000>>"))
    yield Hostile("PDF without pages", plain_pdf(b"<</Type/Pages/Kids[]/Count 0>>"))
    yield Hostile(
        "PDF of nested lists", plain_pdf(b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"[" * 20_000 + b"]" * 20_000)
    )
    for box in ("0 0 1e9 1e9", "0 0 0 0", "-5 -5 -9 -9", "0 0 1e-9 1e9", "nan 0 1 1"):
        kid = b"<</Type/Page/Parent 2 0 R/MediaBox[" + box.encode() + b"]>>"
        yield Hostile(f"PDF of {box}", plain_pdf(b"<</Type/Pages/Kids[3 0 R]/Count 1>>", kid))
    with Pdf.new() as pdf:
        for _ in range(41):
            pdf.add_blank_page(page_size=(9, 9))
        yield Hostile("PDF of 41 pages", written(pdf))
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(60, 84))
        zeros = zlib.compress(zlib.compress(bytes(50_000_000), 9), 9)
        page.obj.Contents = pdf.make_stream(b"", Filter=Array([Name.FlateDecode, Name.FlateDecode]))
        page.obj.Contents.write(zeros, filter=Array([Name.FlateDecode, Name.FlateDecode]))
        yield Hostile("PDF whose page grows", written(pdf))
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(60, 84))
        form = pdf.make_stream(b"/F Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        form.Resources = Dictionary(XObject=Dictionary(F=form))
        page.obj.Resources = Dictionary(XObject=Dictionary(F=form))
        page.obj.Contents = pdf.make_stream(b"/F Do")
        yield Hostile("PDF that draws itself", written(pdf))
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(60, 84))
        vast = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, Width=100_000, Height=100_000,
                               ColorSpace=Name.DeviceRGB, BitsPerComponent=8)  # fmt: skip
        page.obj.Resources = Dictionary(XObject=Dictionary(I=vast))
        page.obj.Contents = pdf.make_stream(b"60 0 0 84 0 0 cm /I Do")
        yield Hostile("PDF with a vast picture", written(pdf))


def written(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def plain_pdf(pages: bytes, third: bytes = b"null") -> bytes:
    """Without a table: readers look for the objects."""
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj"
        + pages
        + b"endobj\n3 0 obj"
        + third
        + (b"endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%EOF")
    )


def two_at_once(whole: dict[str, bytes]) -> Iterator[Hostile]:
    """One thing to one reader, another to another."""
    html = b"<html><script>" + CANARY + b"</script>"
    zipped = b"PK\x05\x06" + bytes(18) + CANARY
    for kind in ("jpeg", "png", "pdf", "webp", "tiff", "heif"):
        yield Hostile(f"{kind} and ZIP", whole[kind] + zipped)
        yield Hostile(f"{kind} and HTML", whole[kind] + html)
    yield Hostile("HTML and PDF", html + whole["pdf"])
    yield Hostile("GIF and PDF", b"GIF89a" + whole["pdf"])
    yield Hostile("JPEG and PDF", whole["jpeg"] + whole["pdf"])
    comment = b"\xff\xfe" + struct.pack(">H", len(html) + 2) + html
    yield Hostile("JPEG with a comment of HTML", whole["jpeg"][:2] + comment + whole["jpeg"][2:])


def places(whole: dict[str, bytes]) -> Iterator[Hostile]:
    """Pictures that know where they were taken, and by whom."""
    with Image.open(io.BytesIO(whole["jpeg"])) as page:
        exif = Image.Exif()
        exif[0x0112] = 6
        exif[0x010F] = CANARY.decode()
        exif.get_ifd(0x8825).update({1: "N", 2: (59.0, 54.0, 50.0), 29: CANARY.decode()})
        for kind in ("JPEG", "PNG", "WEBP", "AVIF"):
            yield Hostile(f"{kind} with a place", saved(page, kind, exif=exif))
        out = io.BytesIO()
        pillow_heif.from_pillow(page).save(out, exif=exif.tobytes())
        yield Hostile("HEIF with a place", out.getvalue())
        yield Hostile("JPEG with a broken place", saved(page, "JPEG", exif=exif.tobytes()[:40] + CANARY))
        yield Hostile("JPEG with a profile", saved(page, "JPEG", icc_profile=CANARY * 40))
        yield Hostile("PNG with words", saved(page, "PNG", pnginfo=None, exif=exif))


def torn(whole: dict[str, bytes]) -> Iterator[Hostile]:
    """Cut off early and late."""
    for name, raw in whole.items():
        for share in (0.05, 0.3, 0.7, 0.97):
            yield Hostile(f"{name}, {share:.0%} of it", raw[: int(len(raw) * share)])


def flipped(whole: dict[str, bytes], chance: random.Random) -> Iterator[Hostile]:
    """Sound files in which some octets are others."""
    names = list(whole)
    for number in range(10 * NUMBER):
        name = names[number % len(names)]
        raw = bytearray(whole[name])
        for _ in range(chance.choice((1, 4, 30))):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        yield Hostile(f"{name} flipped {number}", bytes(raw))
