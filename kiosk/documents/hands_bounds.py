"""The bounds of the hands: like a visit's, but that they may execute a program or two and use USB devices.

The one rule: they write to no file, and reach no network; what they execute is bound as they are.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from landlock import FSAccess

from kiosk.settings import Memory
from kiosk.visit.descriptors import close_others
from kiosk.visit.hardening import harden
from kiosk.visit.landlocked import TALK, deny_others, execute, existing, landlock_version, program, read
from kiosk.visit.memory import guard_memory
from kiosk.visit.reach import restrict_reach
from kiosk.visit.speechless import stay_here

# SANE's settings and its backends' data; what the kernel and udev say of USB devices.
SANE = ("/etc/sane.d", "/usr/share/sane", "/sys/bus/usb", "/sys/devices", "/sys/class", "/run/udev/data", "/etc/passwd")
USB = Path("/dev/bus/usb")


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
            deny_others("the hands", self._rights())
            restrict_reach((), listens=False)
        stay_here()

    def _rights(self) -> Iterator[tuple[Path, FSAccess]]:
        sane = map(Path, SANE if self.scans else ())
        yield from read((*program(), *sane, *self.readable))
        yield from execute(self.programs)
        yield Path(os.devnull), TALK
        for path in existing((USB,) if self.scans else ()):
            yield path, TALK | FSAccess.READ_DIR
