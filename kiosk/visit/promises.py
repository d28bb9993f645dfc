"""Each promise of the confinement with the attempt that must fail, or the attribute that must read back.

The one rule: an attempt that succeeds is undone at once and told; a promise nobody tried is never called kept.
"""

import errno
import os
import socket
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kiosk.visit import hardening
from kiosk.visit.memory import State
from kiosk.visit.reach import NETWORK_SINCE, SCOPE_SINCE

Outcome = Literal["kept", "broken", "absent"]
"""absent: this kernel cannot promise it."""
LOOPBACK = "127.0.0.1"
# Ports nobody prints at, one of which no settings name.
ELSEWHERE = (1, 7, 9, 13)
WRITTEN_USUALLY = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"))  # noqa: S108
READ_USUALLY = (Path("/etc/passwd"), Path("/etc/hostname"), Path("/etc/fstab"), Path("/proc/self/environ"))


@dataclass(frozen=True, slots=True)
class Reach:
    """What the visit was left with: see `Confinement`."""

    readable: tuple[Path, ...] = ()
    ports: tuple[int, ...] = ()
    listens: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """`since`: the Landlock ABI that gives it; 0 when every kernel does."""

    id: str
    since: int
    is_kept: Callable[[Reach], bool]


def prove(reach: Reach, memory: State, version: int) -> Mapping[str, Outcome]:
    """Every promise by its id, tried in this process. `version`: the Landlock ABI that was applied."""
    outcomes = {each.id: outcome_of(each, reach, version) for each in PROMISES}
    return {**outcomes, "memory": "broken" if memory == "exposed" else "kept"}


def outcome_of(promise: Promise, reach: Reach, version: int) -> Outcome:
    """Tries one."""
    if version < promise.since:
        return "absent"
    return "kept" if promise.is_kept(reach) else "broken"


def cannot_write(_reach: Reach) -> bool:
    """No file can be created where files are usually written."""
    folders = (*WRITTEN_USUALLY, *current_folder(), Path(os.environ.get("HOME", "/")))
    return not any(could_write(folder / f".kiosk-{os.getpid()}") for folder in folders)


def could_write(probe: Path) -> bool:
    """Whether a new file could be created here; it is taken away again."""
    try:
        descriptor = os.open(probe, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except OSError:
        return False
    os.close(descriptor)
    probe.unlink()
    return True


def cannot_read(reach: Reach) -> bool:
    """None of the files that any user may read can be, but for those it was given."""
    return not any(could_read(each) for each in READ_USUALLY if not is_given(each, reach))


def could_read(file: Path) -> bool:
    """Whether it opens."""
    try:
        os.close(os.open(file, os.O_RDONLY))
    except OSError:
        return False
    return True


def is_given(file: Path, reach: Reach) -> bool:
    """Whether it lies within what the visit may read."""
    return any(file == each or each in file.parents for each in reach.readable)


def cannot_start_programs(_reach: Reach) -> bool:
    """No program starts, whatever its rights."""
    try:
        child = os.posix_spawn("/bin/true", ["true"], {})
    except OSError:
        return True
    os.waitpid(child, 0)
    return False


def cannot_connect_elsewhere(reach: Reach) -> bool:
    """TCP to a port that is not a printer's is denied before anything is sent."""
    port = next(port for port in ELSEWHERE if port not in reach.ports)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_NONBLOCK) as probe:
        return probe.connect_ex((LOOPBACK, port)) == errno.EACCES


def cannot_listen(reach: Reach) -> bool:
    """No port can be waited at: a free one only where pages are lent to a browser, another one never."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        try:
            probe.bind((LOOPBACK, ELSEWHERE[-1] + 1024 if reach.listens else 0))
        except PermissionError:
            return True
    return False


def cannot_signal(_reach: Reach) -> bool:
    """No process outside can be sent a signal, not even the kiosk itself."""
    try:
        os.kill(os.getppid(), 0)
    except PermissionError:
        return True
    return False


def current_folder() -> Iterator[Path]:
    """Where the kiosk was started, unless that is gone."""
    try:
        yield Path.cwd()
    except FileNotFoundError:
        return


PROMISES = (
    Promise("write", 1, cannot_write),
    Promise("read", 1, cannot_read),
    Promise("start", 1, cannot_start_programs),
    Promise("connect", NETWORK_SINCE, cannot_connect_elsewhere),
    Promise("listen", NETWORK_SINCE, cannot_listen),
    Promise("signal", SCOPE_SINCE, cannot_signal),
    Promise("rights", 0, lambda _: hardening.gains_no_rights()),
    Promise("closed", 0, lambda _: hardening.is_closed_to_others()),
    Promise("core", 0, lambda _: hardening.leaves_no_core()),
    Promise("parent", 0, lambda _: hardening.dies_with_parent()),
)
