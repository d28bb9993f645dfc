"""Everything pages are taken in with, as tests want it: a darkroom that looks at nothing, a scanner, a phone, a stick.

The one rule: what a raw file would be is written in it: "blurred,cut" is a page with those findings, "locked" fails.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from queue import Empty, SimpleQueue
from types import SimpleNamespace
from typing import Any, cast

from textual.pilot import Pilot

from kiosk.documents.phone.model import Arrived, State
from kiosk.documents.scanner.scanner import Abilities, Bed
from kiosk.documents.sources import Sources
from kiosk.documents.stick.stick import Ejected, StickFile
from kiosk.errors import DocumentError, DocumentLocked, DocumentsFull, ScannerError, StickError
from kiosk.form.definition import Documentation
from kiosk.settings import Settings
from kiosk.terminal.capturing import Capturing
from kiosk.terminal.outcome import ChangeLanguage, Hide, Outcome
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.showing import Build
from kiosk.terminal.surroundings import Surroundings
from kiosk.visit.document import FINDINGS, SMALL_WIDTH, Area, Page, Pages, Source
from kiosk.visit.session import Session
from tests.terminal.stage import Stage
from tests.terminal.trilingual import surroundings_in
from tests.terminal.visiting import REFERENCE, clock, read_small
from tests.waiting import wait

FORM = """
id = "small"
version = "1"
title = "Liten søknad"
icon = "money"

[[steps]]
id = "who"
title = "Hvem"
icon = "who"

[[steps.questions]]
id = "name"
kind = "name"
text = "Hva heter du?"
icon = "who"

[[documentation]]
id = "payslip"
type = "lonnslipp|arbeid"
title = "Lønnslipp"
text = "Lønnsslipp"
icon = "payslip"

[[documentation]]
id = "lease"
type = "husleiekontrakt|husleiekontrakt"
title = "Leieavtale"
text = "Leieavtale"
icon = "contract"
"""
HIGH = 254
BARS = b"".join(
    bytes([30]) * 120 + b"\xff" * 60 if row % 12 < 4 and 30 < row < 150 else b"\xff" * SMALL_WIDTH
    for row in range(HIGH)
)
"""A small picture with ten lines of print."""
ADDRESS = "HTTPS://STATUS.KOMMUNE.NO/U/7KQ4M2XJG7KQ4M2XJG7KQ4M2XJ#A7lq9Ju3bT-w0P_3cXkq9Ju3bTw0P3cXkq9Ju3bTw0PC"


@cache
def spoken(code: str) -> Surroundings:
    """Read once: reading the catalogues takes longer than most tests."""
    return surroundings_in(code)


def page(raw: bytes = b"", source: Source = "scanner", likeness: int = 1) -> Page:
    """A page that was found to be what its file says."""
    findings = tuple(each for each in FINDINGS if each in raw.decode().split(","))
    return Page(raw, 1654, 2339, 200, source, findings, BARS, likeness)


class Tray:
    """A darkroom that believes what it is told. `earlier`: the likenesses it was handed last."""

    def __init__(self) -> None:
        self.earlier: Sequence[int] = ()
        self.covered: list[tuple[Area, ...]] = []
        self.turned = 0
        self.warmed = 0
        self.developed = 0

    def warm(self) -> None:
        self.warmed += 1

    def develop(self, raw: bytes, source: Source, earlier: Sequence[int] = ()) -> Pages:
        self.earlier = list(earlier)
        self.developed += 1
        faults: dict[bytes, type[DocumentError]] = {b"locked": DocumentLocked, b"full": DocumentsFull}
        if raw in faults:
            raise faults[raw]
        return tuple(page(each, source, len(earlier) + 1) for each in raw.split(b"|"))

    def turn(self, page: Page, quarters: int) -> Page:
        self.turned += quarters
        return Page(page.jpeg + b" ", page.height, page.width, 200, page.source, (), page.small, page.likeness)

    def cover(self, page: Page, areas: Sequence[Area]) -> Page:
        self.covered.append(tuple(areas))
        return Page(b"covered", page.width, page.height, 200, page.source, page.findings, page.small, page.likeness)

    def picture(self, _page: Page, width: int) -> bytes:
        return bytes([255]) * width * 20


class Pile:
    """A scanner. `scans`: what each scan gives, in order: raw pages, or the fault it ends with."""

    name = "PRACTICE"

    def __init__(self, *scans: Sequence[bytes | ScannerError], sources: tuple[Bed, ...] = ("feeder",)) -> None:
        self.scans, self.sources = list(scans), sources
        self.beds: list[Bed | None] = []
        self.closed = 0

    def abilities(self) -> Abilities:
        return Abilities(self.sources)

    def scan(self, source: Bed | None = None) -> "Pile":
        self.beds.append(source)
        self.rest = list(self.scans.pop(0))
        return self

    def __iter__(self) -> "Pile":
        return self

    def __next__(self) -> bytes:
        if not self.rest:
            raise StopIteration
        given = self.rest.pop(0)
        if isinstance(given, ScannerError):
            raise given
        return given

    def close(self) -> None:
        self.closed += 1


class Pocket:
    """A stick with three files. `faults`: what looking at it, and reading from it, ends with at first."""

    FILES = (
        StickFile(0, "picture", 1_234_000, date(2026, 11, 20), "IMG_1.jpg"),
        StickFile(1, "pdf", 80_000, date(2026, 11, 3), "kontoutskrift.pdf"),
        StickFile(2, "pdf", 9_000, date(2026, 10, 1), "låst.pdf"),
    )
    RAW = (b"", b"|", b"locked")

    def __init__(self, *faults: StickError, reading: StickError | None = None) -> None:
        self.faults, self.reading = list(faults), reading
        self.is_out = False

    def sticks(self) -> int:
        if self.faults:
            raise self.faults.pop(0)
        return 1

    def files(self) -> tuple[StickFile, ...]:
        return self.FILES

    def read(self, id: int) -> bytes:
        if self.reading:
            raise self.reading
        return self.RAW[id]

    def eject(self) -> Ejected:
        self.is_out = True
        return "off"


class Handset:
    """What receives from a phone, with the phone in the test's hand."""

    def __init__(self, language: str = "nb") -> None:
        self.language = language
        self.state: State = "waiting"
        self.address = ADDRESS
        self.topics: list[str] = []
        self.said: list[tuple[str, bool]] = []
        self.is_closed = False
        self._queue: SimpleQueue[Arrived] = SimpleQueue()

    def begin(self, topic: str) -> None:
        self.topics.append(topic)

    turn_to = begin

    def send(self, raw: bytes = b"", topic: str = "") -> None:
        """A photo arrives."""
        self._queue.put(Arrived(topic or self.topics[-1], raw, "", str(len(self.said))))

    def next(self, within: float) -> Arrived | None:
        try:
            return self._queue.get(timeout=min(within, 0.05))
        except Empty:
            return None

    def told(self, arrived: Arrived, usable: bool) -> None:
        self.said.append((arrived.topic, usable))

    def close(self) -> None:
        self.is_closed = True
        self.state = "over"


class Table(Stage):
    """A stage on which pages are taken in: `done` when that has come to its end. `attended`: what it was told."""

    def __init__(self, form: Path, *, code: str = "nb", **sources: Any) -> None:
        super().__init__(lambda now: FrameScreen(now), spoken(code))
        self.tray = Tray()
        self.session = Session(read_small(form, FORM), Settings(), REFERENCE, clock=clock)
        self.session.language = code
        self.attended: list[bool] = []
        self.done = False
        self.language_changes = 0
        all_of_them = {"darkroom": self.tray, "scanner": None, "phone": None, "stick": None, **sources}
        equipment = cast(
            "Any",
            SimpleNamespace(settings=Settings(gateway="https://status.kommune.no"), sources=Sources(**all_of_them)),
        )
        self.capturing = Capturing(equipment, self.session, self.show, self.attended.append)

    def on_mount(self) -> None:
        self.screens: list[str] = []

    @property
    def paper(self) -> Documentation:
        return self.session.form.documentation[0]

    @property
    def pages(self) -> Pages:
        """Of the first paper."""
        return self.session.pages.get(self.paper.id, ())

    @property
    def where(self) -> str:
        """The name of the screen that is shown."""
        return type(self.screen).__name__

    async def show(self, build: Build, typed: str = "") -> Outcome:
        while True:
            outcome: Outcome = await self.push_screen_wait(build(self.surroundings, typed))
            if not isinstance(outcome, ChangeLanguage | Hide):
                return outcome
            typed = outcome.typed

    def begin(self, work: Callable[[], Awaitable[None]]) -> None:
        """From now on this is under way."""

        async def run() -> None:
            await work()
            self.done = True

        self.run_worker(run())

    def take(self, source: Source) -> None:
        """Pages of the first paper."""
        self.begin(lambda: self.capturing.take(self.paper, source))

    async def scan(self, pilot: Pilot[None], until: str) -> None:
        """Begins to scan, until this screen is there."""
        self.take("scanner")
        await self.reach("ScanScreen")
        await pilot.press("enter")
        await self.reach(until)

    async def turn_to_phone(self) -> None:
        """The screen with the phone's code."""
        self.take("phone")
        await self.reach("PhonePagesScreen")

    async def reach(self, name: str) -> None:
        """Waits for a screen of this name, drawn."""
        await wait(lambda: self.where == name and bool(self.text.strip()))
