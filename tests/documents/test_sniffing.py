"""What kind of file it is: known by how it begins, whatever comes after, and never a surprise."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kiosk.documents.sniffing import ENOUGH, Kind, kind_of
from kiosk.errors import DocumentBroken, DocumentForeign

BEGINNINGS: dict[bytes, Kind] = {
    b"\xff\xd8\xff\xe1": "jpeg",
    b"\x89PNG\r\n\x1a\n": "png",
    b"RIFF\0\0\0\0WEBP": "webp",
    b"II*\0": "tiff",
    b"MM\0*": "tiff",
    b"\0\0\0\x18ftypheic\0\0\0\0mif1heic": "heif",
    b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf": "avif",
    b"%PDF-1.4": "pdf",
    b"\xef\xbb\xbf\n%PDF-1.4": "pdf",
}


@pytest.mark.parametrize(("beginning", "kind"), BEGINNINGS.items(), ids=BEGINNINGS.values())
def test_a_kind_is_known_by_how_it_begins(beginning: bytes, kind: Kind) -> None:
    assert kind_of(beginning + b"%PDF-1.7 <html>".ljust(40)) == kind


@pytest.mark.parametrize(
    "beginning",
    [
        b"PK\x03\x04",
        b"<!DOCTYPE html>",
        b"GIF89a",
        b"BM",
        b"\0\0\0\x18ftypmp42",
        b"RIFF\0\0\0\0WAVE",
        b"\x7fELF",
        b"{}",
    ],
)
def test_another_kind_is_not_taken(beginning: bytes) -> None:
    with pytest.raises(DocumentForeign):
        kind_of(beginning.ljust(100))


def test_a_pdf_that_begins_late_is_none() -> None:
    with pytest.raises(DocumentForeign):
        kind_of(b" " * ENOUGH + b"%PDF-1.7")


@pytest.mark.parametrize("raw", [b"", b"\xff\xd8\xff", b"%PDF-"])
def test_next_to_nothing_is_broken(raw: bytes) -> None:
    with pytest.raises(DocumentBroken):
        kind_of(raw)


@settings(max_examples=100, deadline=None)
@given(some.sampled_from([b"", *BEGINNINGS]), some.binary(max_size=80))
def test_whatever_a_file_is_there_is_an_answer(beginning: bytes, rest: bytes) -> None:
    with suppress(DocumentForeign, DocumentBroken):
        assert kind_of(beginning + rest) in BEGINNINGS.values()
