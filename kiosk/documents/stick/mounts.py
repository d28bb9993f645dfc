"""Which sticks this machine has opened, from the kernel's own table of mounts.

The one rule: a stick counts as locked only when the kernel says so of the place and of the device both.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# A space, a tab, a line feed or a backslash in a name stands there in octal (proc_pid_mountinfo(5)).
ESCAPED = re.compile(r"\\([0-7]{3})")
NUMBER = re.compile("[0-9]{1,7}")
# What holds a place free for a stick that is opened when somebody looks.
PLACEHOLDERS = {"autofs"}
BLOCKS = Path("/sys/dev/block")


@dataclass(frozen=True, slots=True)
class Mount:
    """One stick, opened at `place`. `number`: of its device, as `stat` gives it; `source`: its device file."""

    place: str
    number: int
    source: str
    is_writable: bool

    @property
    def is_away(self) -> bool:
        """Whether its device was pulled out and only the place is left. One without a device cannot be."""
        major, minor = os.major(self.number), os.minor(self.number)
        return major > 0 and not (BLOCKS / f"{major}:{minor}").exists()


def mounts_below(folder: Path, table: str) -> tuple[Mount, ...]:
    """Those below the folder, not the folder's own. `table`: as /proc/self/mountinfo has it."""
    return tuple(mount for mount in read_mounts(table) if folder in Path(mount.place).parents)


def read_mounts(table: str) -> Iterator[Mount]:
    """Every line that has the form it should have (proc_pid_mountinfo(5))."""
    for line in table.splitlines():
        place, _, device = line.partition(" - ")
        here, there = place.split(" "), device.split(" ")
        if len(here) < 6 or len(there) < 3 or there[0] in PLACEHOLDERS:
            continue
        major, _, minor = here[2].partition(":")
        if NUMBER.fullmatch(major) and NUMBER.fullmatch(minor):
            is_locked = all("ro" in options.split(",") for options in (here[5], there[2]))
            number = os.makedev(int(major), int(minor))
            yield Mount(plain(here[4]), number, plain(there[1]), not is_locked)


def plain(name: str) -> str:
    """A name without its octal escapes; bytes that are no UTF-8 stay as Python keeps them in names."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 8)), name)
