"""The bounds of a voice: like a visit's, but that it may execute two programs and use the sound device.

The one rule: it writes to no file, and reaches no network; what it executes is bound as it is.
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
from kiosk.visit.memory import State, guard_memory
from kiosk.visit.reach import restrict_reach
from kiosk.visit.speechless import stay_here

# How ALSA is set up, espeak-ng's data where /usr/lib does not have it, and which cards there are.
SOUND = ("/usr/share/alsa", "/etc/alsa", "/etc/asound.conf", "/usr/share/espeak-ng-data", "/proc/asound")
DEVICES = (Path("/dev/snd"),)


@dataclass(frozen=True, slots=True)
class VoiceBounds:
    """`programs`: what it executes; `readable`: beside the program; `devices`: what it plays to.

    `memory`, `required`: as in Confinement.
    """

    programs: tuple[Path, ...]
    readable: tuple[Path, ...]
    memory: Memory
    required: bool = True
    devices: tuple[Path, ...] = DEVICES

    def bind(self, kept: tuple[int, ...]) -> State:
        """Binds this process and all it forks for good, and says what its memory is. Raises ConfinementError.

        `kept`: descriptors.
        """
        harden()
        state: State = guard_memory(self.memory)
        close_others(kept)
        if landlock_version() or self.required:
            deny_others("the voice", self._rights())
            restrict_reach((), listens=False)
        stay_here()
        return state

    def _rights(self) -> Iterator[tuple[Path, FSAccess]]:
        yield from read((*program(), *map(Path, SOUND), *self.readable))
        yield from execute(self.programs)
        for path in existing((Path(os.devnull), *self.devices)):
            yield path, TALK | (FSAccess.READ_DIR if path.is_dir() else FSAccess(0))
