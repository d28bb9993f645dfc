"""The machine that figures were taken on, and how busy it was: a figure without them says nothing.

The one rule: only what anybody may know: no name of the machine, its user or its folders.
"""

import os
import platform
from dataclasses import dataclass
from datetime import date
from pathlib import Path

CPUS, MEMORY, SYSTEM = Path("/proc/cpuinfo"), Path("/proc/meminfo"), Path("/etc/os-release")


@dataclass(frozen=True, slots=True)
class Machine:
    """`load`: how many programs wanted a core when measuring began, on average over a minute."""

    day: str
    processor: str
    cores: int
    gibibytes: int
    system: str
    python: str
    load: float

    def __str__(self) -> str:
        cores = f"{self.cores} core{'s' if self.cores != 1 else ''}"
        return (
            f"on {self.day}: {self.processor}, {cores}, {self.gibibytes} GiB, {self.system}, "
            f"Python {self.python}, load {self.load:.1f} at the start"
        )


def this_machine() -> Machine:
    """As it is now."""
    return Machine(
        date.today().isoformat(),
        after(CPUS, "model name", ":") or platform.machine(),
        len(os.sched_getaffinity(0)),
        round(int((after(MEMORY, "MemTotal", ":") or "0").split()[0]) / 2**20),
        after(SYSTEM, "PRETTY_NAME", "=").strip('"') or platform.system(),
        platform.python_version(),
        round(os.getloadavg()[0], 1),
    )


def after(path: Path, name: str, sign: str) -> str:
    """What a file of names and values says of this name; empty where it says nothing."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    pairs = (line.partition(sign) for line in lines)
    return next((value.strip() for key, _, value in pairs if key.strip() == name), "")
