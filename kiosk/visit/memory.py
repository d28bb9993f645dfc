"""Where a visit's memory may go: nowhere (locked), or to a swap that a thief cannot read, or to any.

The one rule: what the settings demand is looked up in the kernel's own tables, and what these do not show is not had.
"""

import ctypes
import os
import resource
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Literal

from kiosk.errors import MemoryExposed
from kiosk.settings import Memory

State = Literal["locked", "unswapped", "exposed"]
# From Linux' <sys/mman.h>; on fault, so that what is shared with the parent stays shared.
MCL_CURRENT, MCL_FUTURE, MCL_ONFAULT = 1, 2, 4
CAP_IPC_LOCK = 14
PROC, SYS = Path("/proc"), Path("/sys")
# Which states satisfy each demand.
ENOUGH: dict[Memory, tuple[State, ...]] = {
    "locked": ("locked",),
    "unswapped": ("locked", "unswapped"),
    "any": ("locked", "unswapped", "exposed"),
}
CURES: dict[Memory, str] = {
    "locked": "the visit's memory cannot be locked: allow it (LimitMEMLOCK=infinity)",
    "unswapped": "the visit's memory could be swapped out in the clear: end the swap, encrypt it, or allow locking",
}


def guard_memory(
    demand: Memory,
    swaps: Callable[[], Collection[str]] | None = None,
    lock: Callable[[], bool] | None = None,
) -> State:
    """Locks this process's memory where that is allowed. Raises MemoryExposed when less is had than demanded.

    `swaps`: those in the clear, looked up where memory could not be locked; `lock`: tries to.
    """
    state: State = "locked" if (lock or lock_memory)() else "exposed" if (swaps or plain_swap)() else "unswapped"
    if state not in ENOUGH[demand]:
        raise MemoryExposed(CURES[demand])
    return state


def lock_memory() -> bool:
    """Whether nothing of this process is ever swapped out. Not tried where a limit could be met later."""
    if not may_lock():
        return False
    _, most = resource.getrlimit(resource.RLIMIT_MEMLOCK)
    resource.setrlimit(resource.RLIMIT_MEMLOCK, (most, most))
    return lock_all() and int(own_status("VmLck").split()[0]) > 0


def lock_all() -> bool:
    """Whether the kernel took the call. A child has to make it again: locks are not inherited, limits are."""
    return not ctypes.CDLL(None).mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT)


def may_lock() -> bool:
    """Whether this process may lock all of its memory, however much it becomes."""
    limit = resource.getrlimit(resource.RLIMIT_MEMLOCK)[1]
    return limit == resource.RLIM_INFINITY or bool(int(own_status("CapEff"), 16) >> CAP_IPC_LOCK & 1)


def own_status(name: str, proc: Path = PROC) -> str:
    """One value of what the kernel tells about this process; "0" when it does not."""
    lines = (proc / "self" / "status").read_text().splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(f"{name}:")), "0")


def plain_swap(proc: Path = PROC, sys: Path = SYS) -> tuple[str, ...]:
    """Swaps that keep memory in the clear on a disk. A table that is hidden counts as one that is not had."""
    table = proc / "swaps"
    if not table.exists():
        # Without it a kernel that shows its other tables has no swap at all.
        return () if (proc / "meminfo").exists() else (str(table),)
    names = [line.split()[0] for line in table.read_text().splitlines()[1:] if line.strip()]
    return tuple(name for name in names if not keeps_secret(Path(name), sys))


def keeps_secret(swap: Path, sys: Path = SYS) -> bool:
    """Whether this swap, a device or a file, lies in memory or is encrypted."""
    block = block_of(swap, sys)
    return block is not None and is_secret_block(block)


def is_secret_block(block: Path) -> bool:
    """Compressed memory that is not written back, dm-crypt, or volumes that stand on nothing else."""
    if block.name.startswith("zram"):
        return text_of(block / "backing_dev") in ("", "none")
    if text_of(block / "dm" / "uuid").startswith("CRYPT-"):
        return True
    below = list(entries(block / "slaves"))
    return bool(below) and all(is_secret_block(each) for each in below)


def block_of(swap: Path, sys: Path) -> Path | None:
    """The kernel's folder for the device that this swap is, or lies on."""
    try:
        found = swap.stat()
    except OSError:
        return None
    number = found.st_rdev or found.st_dev
    folder = sys / "dev" / "block" / f"{os.major(number)}:{os.minor(number)}"
    if not folder.exists():
        return None
    # A partition stands inside its disk's folder and has no tables of its own: the disk's do not speak for it.
    return folder.resolve()


def entries(folder: Path) -> Iterator[Path]:
    """What a folder of the kernel holds, links followed."""
    return (each.resolve() for each in folder.iterdir()) if folder.is_dir() else iter(())


def text_of(file: Path) -> str:
    """What the kernel says there; empty where it says nothing."""
    try:
        return file.read_text().strip()
    except OSError:
        return ""
