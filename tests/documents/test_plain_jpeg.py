"""What the darkroom's own JPEG looks like, and what hides in others."""

import io

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.documents.developing.plain_jpeg import is_plain

WIDTH, HEIGHT = 48, 64
COMMENT = b"\xff\xfe\x00\x08canary"
EXIF = b"\xff\xe1\x00\x0eExif\0\0canary"


def made(**options: object) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((WIDTH, HEIGHT), 80).convert("RGB").save(out, "JPEG", **options)
    return out.getvalue()


PLAIN = made()


@pytest.mark.parametrize("shape", [(HEIGHT, WIDTH), (HEIGHT, WIDTH, 3)])
def test_what_the_darkroom_packs_is_plain(shape: tuple[int, ...]) -> None:
    image = np.random.default_rng(7).integers(0, 255, shape, np.uint8)
    assert is_plain(cv2.imencode(".jpg", image)[1].tobytes(), WIDTH, HEIGHT)


@pytest.mark.parametrize(
    "jpeg",
    [
        PLAIN[:2] + COMMENT + PLAIN[2:], PLAIN[:2] + EXIF + PLAIN[2:], PLAIN[:-2] + COMMENT + PLAIN[-2:],
        PLAIN + b"%PDF-1.7", PLAIN + PLAIN, PLAIN[:-2], PLAIN[:40], b"", b"\xff\xd8", b"\xff\xd8\xff\xd9",
        PLAIN.replace(b"\x00\x10JFIF", b"\x00\x16JFIF\0canary", 1), made(progressive=True), b"<html>" + PLAIN,
    ],
)  # fmt: skip
def test_what_holds_more_or_less_than_its_picture_is_not(jpeg: bytes) -> None:
    assert not is_plain(jpeg, WIDTH, HEIGHT)


@pytest.mark.parametrize("size", [(HEIGHT, WIDTH), (WIDTH, HEIGHT + 1), (0, 0)])
def test_neither_is_one_of_another_size(size: tuple[int, int]) -> None:
    assert is_plain(PLAIN, WIDTH, HEIGHT)
    assert not is_plain(PLAIN, *size)


@given(junk=st.binary(max_size=200), after=st.integers(0, 700))
def test_whatever_stands_behind_a_beginning_is_told_without_failing(junk: bytes, after: int) -> None:
    assert is_plain(PLAIN[:after] + junk, WIDTH, HEIGHT) in (True, False)


@given(said=st.binary(min_size=1, max_size=60), kind=st.sampled_from([0xE1, 0xE2, 0xED, 0xEE, 0xFE]), data=st.data())
def test_no_segment_of_another_kind_hides_between_those_of_the_picture(
    said: bytes, kind: int, data: st.DataObject
) -> None:
    at = data.draw(st.sampled_from(edges(PLAIN)))
    hidden = bytes((0xFF, kind)) + (len(said) + 2).to_bytes(2, "big") + said
    assert not is_plain(PLAIN[:at] + hidden + PLAIN[at:], WIDTH, HEIGHT)


def edges(jpeg: bytes) -> list[int]:
    """Where its segments begin, up to the scan."""
    at, found = 2, []
    while jpeg[at + 1] != 0xDA:
        found.append(at)
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return [*found, at]
