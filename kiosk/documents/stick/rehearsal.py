"""The rehearsal stick: a few practice pages under the names that phones and banks give files.

The one rule: what it gives says PRACTICE.
"""

from datetime import date, timedelta

from kiosk.documents.stick.stick import Ejected, StickFile, StickKind
from kiosk.errors import StickAway

# Documentation and number of the page, kind, name, and how many days ago.
FILES: tuple[tuple[str, int, StickKind, str, int], ...] = (
    ("payslip", 1, "picture", "IMG_2041.jpg", 1),
    ("payslip", 2, "picture", "IMG_2042.jpg", 1),
    ("statement_account", 1, "pdf", "kontoutskrift.pdf", 3),
    ("lease", 1, "picture", "husleie scan.jpg", 30),
    ("rent_bill", 1, "picture", "WhatsApp Image.jpg", 45),
)


class RehearsalStick:
    """Plugged in until it is ejected, and again once it is looked for. `today`: its files are a little older."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._there = True
        self._drawn: dict[int, bytes] = {}

    def sticks(self) -> int:
        """See Stick.sticks."""
        self._there = True
        return 1

    def files(self) -> tuple[StickFile, ...]:
        """See Stick.files."""
        if not self._there:
            raise StickAway
        return tuple(
            StickFile(id, kind, len(self.read(id)), self._today - timedelta(days=days), name)
            for id, (_, _, kind, name, days) in enumerate(FILES)
        )

    def read(self, id: int) -> bytes:
        """See Stick.read."""
        if not self._there:
            raise StickAway
        if id not in self._drawn:
            self._drawn[id] = practice_file(id)
        return self._drawn[id]

    def eject(self) -> Ejected:
        """See Stick.eject."""
        self._there = False
        self._drawn.clear()
        return "off"


def practice_file(id: int) -> bytes:
    """A picture, or a PDF with one."""
    # Drawing is loaded here because only practice ever needs it.
    from kiosk.documents.example import example_page

    documentation, number, kind, _, _ = FILES[id]
    page = example_page(documentation, number)
    return as_pdf(page) if kind == "pdf" else page


def as_pdf(jpeg: bytes) -> bytes:
    """One A4 page with this picture."""
    from io import BytesIO

    from PIL import Image

    made = BytesIO()
    with Image.open(BytesIO(jpeg)) as picture:
        picture.save(made, "PDF", resolution=picture.width * 72 / 595)
    return made.getvalue()
