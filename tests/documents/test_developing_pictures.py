"""Pictures and PDFs of each kind become the dots that a person would see, upright and on white."""

import io
from typing import Any

import numpy as np
import pikepdf
import pillow_heif
import pytest
from PIL import Image

from kiosk.documents.developing.leaves import leaves_of
from kiosk.documents.developing.limits import MOST_PAGES, WORKING_DOTS
from kiosk.documents.developing.pictures import pictures_of, ready
from kiosk.documents.developing.tones import dots_of
from kiosk.documents.sniffing import Kind, kind_of
from kiosk.errors import DocumentBroken, DocumentLocked, DocumentTooLarge

ready()
RED, BLUE = (200, 30, 30), (30, 30, 200)
ORIENTATION = 0x0112


def corner(width: int = 80, height: int = 120, mode: str = "RGB") -> Image.Image:
    """Blue, with a red upper left quarter."""
    picture = Image.new("RGB", (width, height), BLUE)
    picture.paste(RED, (0, 0, width // 2, height // 2))
    return picture.convert(mode)


def saved(picture: Image.Image, kind: str, **how: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def heif(picture: Image.Image, **how: Any) -> bytes:
    out = io.BytesIO()
    pillow_heif.from_pillow(picture).save(out, quality=90, **how)
    return out.getvalue()


def one(raw: bytes) -> np.ndarray:
    (image,) = pictures_of(raw, kind_of(raw))
    return image


def looks(image: np.ndarray, x: float, y: float) -> str:
    """The colour there, in shares of width and height."""
    blue, _, red = image[int(y * image.shape[0]), int(x * image.shape[1])].tolist()
    return "red" if red > blue + 60 else "blue" if blue > red + 60 else "grey"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF", "HEIF"])
def test_each_kind_is_known_by_its_content_and_decoded(kind: str) -> None:
    raw = heif(corner()) if kind == "HEIF" else saved(corner(), kind)
    assert kind_of(raw) == kind.lower()
    image = one(raw)
    assert image.shape == (120, 80, 3)
    assert (looks(image, 0.2, 0.2), looks(image, 0.8, 0.2), looks(image, 0.2, 0.8)) == ("red", "blue", "blue")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF", "HEIF"])
@pytest.mark.parametrize(("orientation", "seen"), [(3, (0.8, 0.8)), (6, (0.8, 0.2)), (8, (0.2, 0.8))])
def test_it_stands_as_the_camera_was_held(kind: str, orientation: int, seen: tuple[float, float]) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    how = {"exif": exif.tobytes()} if kind == "HEIF" else {"exif": exif}
    image = one(heif(corner(), **how) if kind == "HEIF" else saved(corner(), kind, **how))
    assert image.shape[:2] == ((120, 80) if orientation == 3 else (80, 120))
    assert looks(image, *seen) == "red"
    assert looks(image, 1 - seen[0], 1 - seen[1]) == "blue"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_what_pillow_makes_of_it(orientation: int) -> None:
    from PIL import ImageOps

    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    raw = saved(corner(), "PNG", exif=exif)
    with Image.open(io.BytesIO(raw)) as picture:
        assert np.array_equal(one(raw), dots_of(ImageOps.exif_transpose(picture)))


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "CMYK", "YCbCr", "LAB", "HSV"])
def test_colours_of_any_kind_look_as_they_did(mode: str) -> None:
    image = dots_of(corner(mode="RGB").convert("RGB").convert(mode) if mode != "LAB" else lab())
    assert (looks(image, 0.2, 0.2), looks(image, 0.8, 0.8)) == ("red", "blue")


def lab() -> Image.Image:
    from PIL import ImageCms

    change = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")
    made = ImageCms.applyTransform(corner(), change)
    assert made
    return made


@pytest.mark.parametrize("mode", ["L", "1", "I;16", "I", "F"])
def test_grey_of_any_depth_stays_grey(mode: str) -> None:
    levels = np.zeros((20, 20), np.uint8)
    levels[:, 10:] = 255
    if mode == "I;16":
        picture = Image.fromarray(levels.astype(np.uint16) * 257)
    else:
        picture = Image.fromarray(levels).convert(mode)
    image = dots_of(picture)
    assert image.shape == (20, 20)
    assert (int(image[5, 5]), int(image[5, 15])) == (0, 255)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_seen_through_lies_on_white(mode: str) -> None:
    clear = Image.new("RGBA", (10, 10), (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), (0, 0, 5, 10))
    image = dots_of(clear.convert(mode) if mode != "P" else clear.quantize(4))
    assert image[5, 2].max() < 10
    assert image[5, 8].min() > 245


def test_a_photo_in_cmyk_is_read() -> None:
    image = one(saved(corner(mode="CMYK"), "JPEG", quality=95))
    assert (looks(image, 0.2, 0.2), looks(image, 0.8, 0.8)) == ("red", "blue")


def test_each_page_of_a_tiff_is_a_picture() -> None:
    pages = [corner(), corner(60, 60, "L"), corner(50, 70, "1")]
    raw = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    assert [image.shape[:2] for image in pictures_of(raw, "tiff")] == [(120, 80), (60, 60), (70, 50)]


def test_more_pages_than_anybody_needs_are_too_many() -> None:
    page = Image.new("L", (4, 4))
    raw = saved(page, "TIFF", save_all=True, append_images=[page] * MOST_PAGES)
    with pytest.raises(DocumentTooLarge):
        list(pictures_of(raw, "tiff"))


def test_the_first_picture_of_a_moving_one_is_taken() -> None:
    raw = saved(corner(), "WEBP", save_all=True, append_images=[corner(mode="L").convert("RGB")], duration=100)
    assert looks(one(raw), 0.2, 0.2) == "red"


def test_a_picture_too_large_to_look_at_is_refused_by_what_it_says_of_itself() -> None:
    with pytest.raises(DocumentTooLarge):
        one(saved(Image.new("1", (8_000, 8_000)), "PNG"))


def test_a_large_picture_is_made_smaller() -> None:
    height, width = one(saved(Image.new("L", (6_000, 4_000)), "PNG")).shape
    assert height * width <= WORKING_DOTS * 1.01
    assert width / height == pytest.approx(1.5, abs=0.01)


def test_a_photo_is_decoded_no_larger_than_needed() -> None:
    image = one(saved(Image.new("RGB", (8_200, 100), RED), "JPEG"))
    assert image.shape[:2] == (50, 4_100)


def photo() -> bytes:
    noise = np.random.default_rng(3).integers(0, 255, (200, 150, 3), dtype=np.uint8)
    return saved(Image.fromarray(noise), "JPEG", quality=70)


def test_a_photo_of_which_the_last_bit_is_missing_is_shown_as_far_as_it_goes() -> None:
    raw = photo()
    image = one(raw[: int(len(raw) * 0.93)])
    assert 180 <= image.shape[0] < 200
    assert np.array_equal(image[:170], one(raw)[:170])


@pytest.mark.parametrize("share", [0.2, 0.5, 0.85])
def test_a_photo_of_which_more_is_missing_is_broken(share: float) -> None:
    raw = photo()
    with pytest.raises(DocumentBroken):
        one(raw[: int(len(raw) * share)])


@pytest.mark.parametrize("kind", ["png", "webp", "tiff", "avif"])
def test_of_other_kinds_nothing_may_be_missing(kind: Kind) -> None:
    raw = saved(corner(), kind.upper())
    with pytest.raises(DocumentBroken):
        list(pictures_of(raw[: int(len(raw) * 0.9)], kind))


def pdf_of(*pages: Image.Image, **how: Any) -> bytes:
    return saved(pages[0], "PDF", save_all=True, append_images=pages[1:], **how)


def test_each_page_of_a_pdf_is_drawn_to_fill_a4() -> None:
    leaves = list(leaves_of(pdf_of(corner(800, 1_100), corner(1_100, 800))))
    assert [max(leaf.shape) <= 2_340 and min(leaf.shape[:2]) <= 1_655 for leaf in leaves] == [True, True]
    assert [looks(leaf, 0.2, 0.2) + looks(leaf, 0.8, 0.8) for leaf in leaves] == ["redblue", "redblue"]


def test_a_page_that_a_pdf_says_is_turned_stands_upright() -> None:
    with pikepdf.Pdf.open(io.BytesIO(pdf_of(corner(400, 600)))) as pdf:
        pdf.pages[0].rotate(90, relative=False)
        out = io.BytesIO()
        pdf.save(out)
    (leaf,) = leaves_of(out.getvalue())
    assert leaf.shape[1] > leaf.shape[0]
    assert looks(leaf, 0.8, 0.2) == "red"


def test_what_was_filled_in_is_seen() -> None:
    with pikepdf.Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 400))
        look = pdf.make_stream(b"0 0 0 rg 0 0 300 400 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form,
                               BBox=[0, 0, 300, 400])  # fmt: skip
        box = pdf.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T=pikepdf.String("a"),
            Rect=[0, 0, 300, 400], F=4, AP=pikepdf.Dictionary(N=look),
        ))  # fmt: skip
        page.obj.Annots = pikepdf.Array([box])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([box]))
        out = io.BytesIO()
        pdf.save(out)
    (leaf,) = leaves_of(out.getvalue())
    assert leaf[leaf.shape[0] // 2, leaf.shape[1] // 2].max() < 100


def test_a_pdf_with_a_password_says_so() -> None:
    with pikepdf.Pdf.open(io.BytesIO(pdf_of(corner()))) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(DocumentLocked):
        list(leaves_of(out.getvalue()))


def test_a_pdf_of_a_book_is_too_large() -> None:
    with pytest.raises(DocumentTooLarge):
        list(leaves_of(pdf_of(*[Image.new("1", (8, 8))] * (MOST_PAGES + 1))))
