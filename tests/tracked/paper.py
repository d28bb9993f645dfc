"""A printed set in somebody's hands: the sheets they hand in, and the receipt they keep.

The one rule: nothing is known of it but what can be seen on it, with a page scanner or a phone.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import zxingcpp
from PIL import Image

from tests.desk.scans import as_pdf, office_scan, rendered
from tests.pty.test_visit import pages_of, reference_on

DPI = 200
LINK = re.compile(r"HTTP://127\.0\.0\.1:\d+/S/[0-9A-Z]{9}/[0-9A-Z]{16}")
PART = re.compile(r"SK1:[0-9A-Z]{9}:\d+/\d+:")
CODE = re.compile(r"(?<![0-9A-Z-])[0-9A-Z]{3}-[0-9A-Z]{3}(?![0-9A-Z-])")


@dataclass(frozen=True)
class Paper:
    """`document`: as the printer got it."""

    document: bytes = field(repr=False)

    @property
    def reference(self) -> str:
        """As it stands on the first sheet: 7KQ-4M2-XJG."""
        return reference_on(pages_of(self.document)[0])

    @cached_property
    def pictures(self) -> tuple[Image.Image, ...]:
        """Each page as the office's scanner sees it: grey, askew, faded, noisy."""
        return tuple(map(office_scan, rendered(self.document, DPI)))

    @cached_property
    def receipt(self) -> int:
        """Which page it is: the one with an address on it."""
        (number,) = (number for number, page in enumerate(self.pictures) if any(map(LINK.fullmatch, codes_on(page))))
        return number

    @property
    def link(self) -> str:
        """What a phone opens."""
        (link,) = filter(LINK.fullmatch, codes_on(self.pictures[self.receipt]))
        return link

    @property
    def code(self) -> str:
        """What a person types: 4F7-A1C."""
        (code,) = set(map(str, CODE.findall(pages_of(self.document)[self.receipt])))
        return code

    @property
    def parts(self) -> list[str]:
        """What a scanner reads off the data sheet."""
        return [text for page in self.pictures for text in codes_on(page) if PART.match(text)]

    def scan(self, file: Path) -> Path:
        """What is handed in, in one file of the office's scanner: without the receipt."""
        handed_in = [page for number, page in enumerate(self.pictures) if number != self.receipt]
        file.write_bytes(as_pdf(handed_in))
        return file


def codes_on(picture: Image.Image) -> list[str]:
    """What a camera reads, with another's eyes than the desk's."""
    return [code.text for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)]  # type: ignore[arg-type]
