"""What the hands of a visit do for it: run scanimage, and list, read and let go of USB sticks.

The one rule: nothing the visit says reaches a command line or names a file: it chooses by number and by bed.
"""

import os
import shutil
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from kiosk.documents.hands_bounds import HandsBounds
from kiosk.documents.scanner.choosing import SANE
from kiosk.documents.scanner.scanimage import Scanimage
from kiosk.documents.scanner.scanner import Bed
from kiosk.documents.stick.by_hand import told
from kiosk.documents.stick.letting_go import LettingGo
from kiosk.documents.stick.sticks import Sticks
from kiosk.errors import ScannerFailed, StickAway
from kiosk.settings import Memory
from kiosk.settings.tables import Intake
from kiosk.visit.companion import Answer, Ask, Companion, begin

TABLE = "/proc/self/mountinfo"
CONFIG = "SANE_CONFIG_DIR"
BEDS: Mapping[str, Bed] = {"feeder": "feeder", "glass": "glass"}


def begin_hands(
    intake: Intake, memory: Memory, *, required: bool = True, secrets: Collection[str] = ()
) -> Companion | None:
    """The hands of one visit; None where the settings name nothing for them to do.

    To be called before the visit is bound. `memory`, `required`: as in Confinement; `secrets`: as in `begin`.
    """
    if not intake.scanner.startswith(SANE) and not intake.stick:
        return None
    hands = Hands(intake, os.environ)
    bounds = hands.bounds(memory, required)
    return begin("hands", hands.serve, lambda descriptor: hands.bind(bounds, descriptor), secrets)


class Hands:
    """`environment`: of the kiosk; what SANE needs of it is passed on."""

    def __init__(self, intake: Intake, environment: Mapping[str, str]) -> None:
        self._scanimage_path = shutil.which("scanimage") or ""
        self._udisksctl_path = shutil.which("udisksctl") or ""
        self._folder = Path(intake.stick) if intake.stick else None
        self._config = {CONFIG: environment[CONFIG]} if CONFIG in environment else {}
        is_sane = bool(self._scanimage_path) and intake.scanner.startswith(SANE)
        device = intake.scanner.removeprefix(SANE)
        self._scanimage = Scanimage(self._scanimage_path, device, self._config) if is_sane else None
        self._sticks = Sticks(self._folder, self._read_table, LettingGo(self._udisksctl_path)) if self._folder else None
        self._table = -1

    def bounds(self, memory: Memory, required: bool) -> HandsBounds:
        """What they execute and read: the folder of sticks, and where SANE is set up."""
        named = (self._scanimage_path if self._scanimage else "", self._udisksctl_path if self._sticks else "")
        programs = tuple(Path(path).resolve() for path in named if path)
        readable = (*([self._folder] if self._folder else []), *map(Path, self._config.values()))
        return HandsBounds(programs, readable, bool(self._scanimage), memory, required)

    def bind(self, bounds: HandsBounds, descriptor: int) -> None:
        """Binds this process for good. Raises ConfinementError."""
        # Opened before: a path below /proc is not the same for long.
        self._table = os.open(TABLE, os.O_RDONLY | os.O_CLOEXEC)
        bounds.bind((descriptor, self._table))

    def serve(self, ask: Ask) -> Answer:
        """One ask. Raises leaves of ScannerError or StickError."""
        room, _, what = ask.name.partition(".")
        return self._scan(what, ask.about) if room == "scanner" else self._stick(what, ask.about)

    def _scan(self, what: str, about: Mapping[str, Any]) -> Answer:
        if self._scanimage is None:
            raise ScannerFailed("there is no scanimage")
        match what:
            case "beds":
                return Answer({"beds": list(self._scanimage.beds())})
            case "begin":
                self._scanimage.begin(BEDS.get(str(about.get("bed")), "glass"))
            case "page":
                page = self._scanimage.page(min(1.0, float(about.get("seconds", 0))))
                return Answer({}, (page,) if page else ())
            case "stop":
                self._scanimage.stop()
        return Answer({})

    def _stick(self, what: str, about: Mapping[str, Any]) -> Answer:
        if self._sticks is None:
            raise StickAway("there is no folder")
        match what:
            case "count":
                return Answer({"count": self._sticks.count()})
            case "files":
                return Answer({"files": [told(file) for file in self._sticks.files()]})
            case "read":
                return Answer({}, (self._sticks.read(int(about.get("id", -1))),))
            case "eject":
                return Answer({"ejected": self._sticks.eject()})
        return Answer({})

    def _read_table(self) -> str:
        os.lseek(self._table, 0, os.SEEK_SET)
        pieces = bytearray()
        while piece := os.read(self._table, 1 << 16):
            pieces += piece
        return os.fsdecode(bytes(pieces))
