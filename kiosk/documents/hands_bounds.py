"""The bounds of the hands: like a visit's, but that they may execute a program or two and use USB devices.

The one rule: they write to no file, and reach no network; what they execute is bound as they are.
"""

import ctypes
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import landlock
from landlock import FSAccess

from kiosk.errors import ConfinementError
from kiosk.settings import Memory
from kiosk.visit.descriptors import close_others
from kiosk.visit.hardening import harden
from kiosk.visit.landlocked import existing, landlock_version, program
from kiosk.visit.memory import guard_memory
from kiosk.visit.reach import restrict_reach
from kiosk.visit.speechless import stay_here

# What starts a program that was linked to libraries.
LOADERS = ("lib64/ld-linux*.so*", "lib/ld-linux*.so*", "lib/ld-musl*.so*", "lib/*/ld-linux*.so*")
# SANE's settings and its backends' data; what the kernel and udev say of USB devices.
SANE = ("/etc/sane.d", "/usr/share/sane", "/sys/bus/usb", "/sys/devices", "/sys/class", "/run/udev/data", "/etc/passwd")
USB = Path("/dev/bus/usb")
READ = FSAccess.READ_FILE | FSAccess.READ_DIR


@dataclass(frozen=True, slots=True)
class HandsBounds:
    """`programs`: what they execute; `readable`: beside the program; `scans`: whether with a scanner of SANE's.

    `memory`, `required`: as in Confinement.
    """

    programs: tuple[Path, ...]
    readable: tuple[Path, ...]
    scans: bool
    memory: Memory
    required: bool = True

    def bind(self, kept: tuple[int, ...]) -> None:
        """Binds this process for good. `kept`: descriptors. Raises ConfinementError."""
        harden()
        guard_memory(self.memory)
        close_others(kept)
        if landlock_version() or self.required:
            self._restrict_files()
            restrict_reach((), listens=False)
        stay_here()

    def _restrict_files(self) -> None:
        ctypes.set_errno(0)  # the package takes what an earlier call left there for its own fault
        try:
            rules = landlock.Ruleset()
            try:
                for path, rights in self._rights():
                    rules.allow(path, rules=rights)
                rules.apply()
            finally:
                os.close(rules._fd)
        except (landlock.LandlockError, OSError) as refused:
            raise ConfinementError("the kernel cannot deny the hands to write (no Landlock)") from refused

    def _rights(self) -> Iterator[tuple[Path, FSAccess]]:
        sane = map(Path, SANE if self.scans else ())
        for path in existing((*program(), *sane, *self.readable)):
            yield path, READ if path.is_dir() else FSAccess.READ_FILE
        for path in existing((*self.programs, *loaders())):
            yield path, FSAccess.READ_FILE | FSAccess.EXECUTE
        talking = FSAccess.all_file() & ~FSAccess.EXECUTE
        yield Path(os.devnull), talking
        for path in existing((USB,) if self.scans else ()):
            yield path, talking | FSAccess.READ_DIR


def loaders() -> Iterator[Path]:
    """Where this system has them."""
    for pattern in LOADERS:
        yield from (path.resolve() for path in Path("/").glob(pattern))
