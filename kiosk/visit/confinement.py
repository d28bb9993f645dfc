"""What the kernel denies a visit: writing anywhere but the terminal and /dev/null, core dumps, a life without parent.

The one rule: confinement is proved by trying to write and failing; where it cannot be proved, no question is asked.
"""

import contextlib
import ctypes
import os
import resource
import signal
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

import landlock
from landlock import FSAccess

from kiosk.errors import ConfinementError

# From Linux' <sys/prctl.h>.
PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4

# Beside the program and its content: shared libraries, time zones, name look-up and certificates for the printer.
SYSTEM = (
    *("/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime", "/etc/ssl", "/etc/ca-certificates", "/etc/pki"),
    *("/etc/hosts", "/etc/host.conf", "/etc/resolv.conf", "/etc/nsswitch.conf", "/etc/gai.conf", "/etc/services"),
    *("/etc/mime.types", "/dev/urandom"),
)


def landlock_version() -> int:
    """The kernel's Landlock ABI; 0 when it has none."""
    ctypes.set_errno(0)
    try:
        return int(landlock.landlock_abi_version())
    except (landlock.LandlockError, OSError, AttributeError):
        return 0


def harden() -> None:
    """No core dump, no debugger, and no life longer than the parent's. Raises ConfinementError."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    parent = os.getppid()
    libc = ctypes.CDLL(None)
    if libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) or libc.prctl(PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0):
        raise ConfinementError("the kernel refused to protect the visit's memory")
    if os.getppid() != parent:
        # The parent died before the kernel was told to watch it.
        os._exit(0)


def confine(readable: Iterable[Path]) -> None:
    """From here on this process reads the program and `readable`, and writes nothing. Raises ConfinementError."""
    ctypes.set_errno(0)  # the package takes what an earlier call left there for its own fault
    try:
        rules = landlock.Ruleset()
        for path in existing((*program(), *readable)):
            rules.allow(path, rules=FSAccess.READ_FILE | (FSAccess.READ_DIR if path.is_dir() else FSAccess(0)))
        for device in existing(devices()):
            rules.allow(device, rules=FSAccess.all_file() & ~FSAccess.EXECUTE)
        rules.apply()
    except (landlock.LandlockError, OSError) as refused:
        raise ConfinementError("the kernel has no Landlock", text="error.confinement") from refused
    prove_confined()


def prove_confined() -> None:
    """Tries to create a file where files are usually written. Raises ConfinementError when one could be."""
    for folder in (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"), Path.cwd(), Path(os.environ.get("HOME", "/"))):  # noqa: S108
        probe = folder / f".kiosk-{os.getpid()}"
        with contextlib.suppress(OSError):
            os.close(os.open(probe, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            probe.unlink()
            raise ConfinementError("a file could be written in spite of Landlock", text="error.confinement")


def program() -> Iterator[Path]:
    """Where Python, the packages and this program stand."""
    yield Path(__file__).resolve().parents[1]
    yield from map(Path, (sys.prefix, sys.base_prefix, *filter(None, sys.path), *sysconfig.get_paths().values()))
    yield from map(Path, SYSTEM)


def devices() -> Iterator[Path]:
    """The terminal this visit is seen on, and /dev/null."""
    yield from (Path("/dev/tty"), Path(os.devnull))
    for descriptor in (0, 1, 2):
        with contextlib.suppress(OSError):
            yield Path(os.ttyname(descriptor))


def existing(paths: Iterable[Path]) -> Iterator[Path]:
    """Those of the paths that are there."""
    return (path for path in dict.fromkeys(paths) if path.exists())
