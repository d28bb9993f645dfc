"""Everything a gateway holds at one moment: its database's files and rows, what it wrote, and its memory.

The one rule: it is looked at from outside, while it runs, and what it must hold has to be found the same way.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.browser import unavailable
from tests.gateway.served import Served
from tests.promises.searching import Found, Place, command_of, pieces_of_memory, seen_by_grep
from tests.tracked.reading import kept_in


def held_by(gateway: Served) -> list[Place]:
    """By where it stands."""
    files = {
        **kept_in(gateway.settings.database_url),
        "log": gateway.log.read_bytes(),
        "said": gateway.said.read_bytes(),
    }
    return [*((name, iter([content])) for name, content in files.items()), *memories_of(family(gateway.process.pid))]


def family(pid: int) -> list[int]:
    """A process and what it started."""
    children = " ".join(each.read_text() for each in Path(f"/proc/{pid}/task").glob("*/children"))
    return [pid, *(each for child in children.split() for each in family(int(child)))]


def browsing() -> list[int]:
    """Where the browsers of this process show their pages."""
    return [pid for pid in family(os.getpid()) if "--type=renderer" in command_of(pid)]


def memories_of(pids: Iterable[int]) -> list[Place]:
    """All that is in them."""
    try:
        return [(f"memory of {pid}", iter(list(pieces_of_memory(pid)))) for pid in pids]
    except PermissionError:
        unavailable("the memory of the gateway may not be read: run as root, or with ptrace_scope 0")
        raise


def found_among(needles: Mapping[bytes, str], places: Iterable[Place]) -> frozenset[Found]:
    """Where any of them stands. `needles`: without line feeds, each with what it is called."""
    return frozenset(seen_by_grep(needles, places, alone=False))
