"""What somebody does with papers at the kiosk: the scanner's stack, the glass, a phone, a stick, a day, a black box.

The one rule: they press what stands on the screen, and go on when they see that it has come.
"""

import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from kiosk.form.documentation import EARLIER, LATER
from kiosk.terminal.screens.paper import STATES
from kiosk.terminal.widgets.shelf import KEYS
from tests.browser import unavailable
from tests.documents.drawn import Dots
from tests.pty.driver import Applicant
from tests.pty.terminal import Terminal

MEDIA = "/media"
"""Where a machine opens what is plugged in: elsewhere no folder of sticks may be."""
SCANNER, PHONE, STICK, FIRST_STATE = "1", "2", "3", 3
FEEDER, GLASS = "1", "2"
LOOK, COVER, DONE = "2", "3", "0"
IN_A_WEEK = "2"
BELOW = ("down",) * 5
# Rows of a picture at least, and its greys.
LOWEST, SHADES = 4, 5


def scanned(paper: Dots) -> bytes:
    """As a scanner gives it."""
    written = BytesIO()
    Image.fromarray(paper).save(written, "JPEG", quality=85, dpi=(200, 200))
    return written.getvalue()


def as_pdf(paper: Dots) -> bytes:
    """As somebody saved it."""
    written = BytesIO()
    Image.fromarray(paper).save(written, "PDF", resolution=200)
    return written.getvalue()


@contextmanager
def a_stick(files: Mapping[str, bytes]) -> Iterator[Path]:
    """The folder below which this machine has opened a stick with these files, read-only."""
    if os.geteuid():
        unavailable("only root may open a stick")
    with TemporaryDirectory(prefix="kiosk-", dir=MEDIA) as folder:
        place = Path(folder) / "stick"
        place.mkdir()
        if mount("-t", "tmpfs", "-o", "nosuid,nodev,noexec,size=8m", "none", str(place)):
            unavailable("nothing may be mounted here")
        try:
            for name, content in files.items():
                (place / name).write_bytes(content)
            assert not mount("-o", "remount,ro", str(place))
            yield place.parent
        finally:
            mount("--lazy", str(place), command="umount")


def mount(*options: str, command: str = "mount") -> int:
    """The exit code."""
    return subprocess.run([command, *options], check=False, capture_output=True).returncode


def apply_with(applicant: Applicant, gather: Callable[[Applicant], None]) -> None:
    """From the first screen to "I agree"; `gather` sees to the papers."""
    applicant.begin()
    applicant.answer_all()
    applicant.arrive(applicant.papers_title)
    gather(applicant)
    applicant.leaf_through(applicant.says("month.title"))
    applicant.arrive("month.title")
    applicant.leaf_through(applicant.says("review.title"))
    applicant.declare()


def choose(applicant: Applicant, id: str) -> None:
    """This paper, on the first page of the list."""
    applicant.settle()
    asked = [each.id for each in applicant.session.asked_documentation()]
    texts = [applicant.says(f"documentation.{each}.text") for each in asked]
    assert asked.index(id) < len(list(takewhile(applicant.terminal.shows, texts)))
    applicant.press(KEYS[asked.index(id)])
    applicant.arrive("document.bring")
    applicant.settle()


def scan_in(applicant: Applicant, id: str, bed: str) -> None:
    """What lies in the scanner, to the screen with its pages."""
    choose(applicant, id)
    applicant.press(SCANNER)
    applicant.arrive("intake.scan.title")
    applicant.press(bed)
    applicant.arrive("intake.here")
    applicant.settle()


def cover_first(applicant: Applicant) -> None:
    """A line of the first page: looked at, covered, kept."""
    first = applicant.says("intake.page.title", number="1", total="1")
    applicant.press(LOOK)
    applicant.terminal.until_shown(first)
    applicant.press(COVER)
    applicant.arrive("intake.cover.title")
    for key in BELOW:
        applicant.press(key)
    applicant.press("enter")
    applicant.settle()
    applicant.arrived(applicant.seen[-1])
    applicant.press(DONE)
    applicant.terminal.until_shown(first)
    applicant.settle()
    applicant.press(DONE)
    applicant.arrive("intake.here")


def take_from_stick(applicant: Applicant, id: str) -> list[str]:
    """The first file; what the list showed."""
    choose(applicant, id)
    applicant.press(STICK)
    applicant.arrive("intake.stick.title")
    applicant.settle()
    listed = applicant.terminal.lines
    applicant.press_and_see("1")
    applicant.press(DONE)
    applicant.arrive("intake.stick.out")
    applicant.settle()
    return listed


def be_done(applicant: Applicant) -> None:
    """Back to the list."""
    applicant.press(DONE)
    applicant.arrive(applicant.papers_title)


def bring_in_a_week(applicant: Applicant, id: str) -> None:
    """Later, on a day."""
    choose(applicant, id)
    applicant.press(KEYS[FIRST_STATE + STATES.index(LATER)])
    applicant.arrive("day.title")
    applicant.press(IN_A_WEEK)
    applicant.arrive(applicant.papers_title)


def say_given_earlier(applicant: Applicant, id: str) -> None:
    """Nav has it."""
    choose(applicant, id)
    applicant.press(KEYS[FIRST_STATE + STATES.index(EARLIER)])
    applicant.arrive(applicant.papers_title)


def pictures_on(terminal: Terminal) -> int:
    """How many pages stand on the screen as pictures, beside each other: stretches of columns full of greys."""
    buffer, rows = terminal.screen.buffer, range(terminal.screen.lines)
    columns = [[grey for y in rows if (grey := grey_of(buffer[y][x].bg))] for x in range(terminal.screen.columns)]
    is_picture = [len(column) >= LOWEST for column in columns]
    shades = {grey for column in columns if len(column) >= LOWEST for grey in column}
    begun = sum(now and not before for before, now in zip([False, *is_picture], is_picture, strict=False))
    return begun if len(shades) >= SHADES else 0


def grey_of(colour: str) -> str:
    """A colour as RRGGBB, if it has no colour."""
    return colour if len(colour) == 6 and colour[:2] == colour[2:4] == colour[4:] else ""
