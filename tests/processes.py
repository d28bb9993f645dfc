"""The processes of this machine as its kernel lists them: who was started by whom, and who lives.

The one rule: whoever has ended and only waits to be collected is gone.
"""

import os
from contextlib import suppress
from pathlib import Path


def children(pid: int) -> list[int]:
    """The processes it has started that have not ended."""
    with suppress(OSError):
        found = map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
        return [child for child in found if is_alive(child)]
    return []


def everybody() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal()]


def is_alive(pid: int) -> bool:
    return session_of(pid) is not None


def session_of(pid: int) -> int | None:
    """The session of a process that has not ended. It is 0 where its leader is out of sight, as in a container."""
    with suppress(OSError, ValueError):
        status, _, _, session = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()[:4]
        return None if status in "ZX" else int(session)
    return None


def parent_of(pid: int) -> int:
    """Who has started it; 0 where nobody is known."""
    with suppress(OSError):
        return int(Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()[1])
    return 0


def fellow_workers(pid: int) -> set[int]:
    """The programs that run tests beside this one, and the one that leads them; none where it runs alone."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return set()
    leading = parent_of(pid)
    return {leading, *children(leading)} - {pid}
