"""The files a visit is left with: the program and its content to read; to write the terminal, /dev/null, a scanner.

The one rule: everything else is denied by Landlock, a folder of the user's as much as one of the system's.
"""

import contextlib
import ctypes
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import landlock
from landlock import FSAccess

from kiosk.errors import ConfinementError

# Beside the program and its content: libraries, time zones, fonts, certificates and name look-up for the printer.
SYSTEM = (
    *("/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime"),
    *("/usr/share/zoneinfo", "/usr/share/fonts", "/usr/share/ca-certificates", "/usr/local/share/ca-certificates"),
    *("/etc/ssl/certs", "/etc/ssl/cert.pem", "/etc/ssl/openssl.cnf", "/etc/ca-certificates"),
    *("/etc/pki/tls/certs", "/etc/pki/tls/openssl.cnf", "/etc/pki/ca-trust/extracted"),
    *("/etc/hosts", "/etc/host.conf", "/etc/resolv.conf", "/etc/nsswitch.conf", "/etc/gai.conf", "/etc/services"),
    *("/etc/mime.types", "/dev/urandom"),
)
READ, TALK = FSAccess.READ_FILE, FSAccess.all_file() & ~FSAccess.EXECUTE
# What starts a program that was linked to libraries.
LOADERS = ("lib64/ld-linux*.so*", "lib/ld-linux*.so*", "lib/ld-musl*.so*", "lib/*/ld-linux*.so*")


def landlock_version() -> int:
    """The kernel's Landlock ABI; 0 when it has none."""
    ctypes.set_errno(0)
    try:
        return int(landlock.landlock_abi_version())
    except (landlock.LandlockError, OSError, AttributeError):
        return 0


def restrict_files(readable: Iterable[Path], scanner: Path | None = None) -> None:
    """From here on this process reads the program and `readable`, and writes nothing. Raises ConfinementError.

    `scanner`: the serial port of one, with which it may talk.
    """
    talked_with = ((device, TALK) for device in existing((*devices(), *serial_ports(scanner))))
    deny_others("a visit", chain(read((*program(), *readable)), talked_with))


def deny_others(whom: str, rights: Iterable[tuple[Path, FSAccess]]) -> None:
    """From here on this process has these rights to files and no others. Raises ConfinementError, naming `whom`."""
    ctypes.set_errno(0)  # the package takes what an earlier call left there for its own fault
    try:
        rules = landlock.Ruleset()
        try:
            for path, right in rights:
                rules.allow(path, rules=right)
            rules.apply()
        finally:
            os.close(rules._fd)
    except (landlock.LandlockError, OSError) as refused:
        raise ConfinementError(f"the kernel cannot deny {whom} to write (no Landlock)") from refused


def read(paths: Iterable[Path]) -> Iterator[tuple[Path, FSAccess]]:
    """The right to read these, with all that is in them."""
    yield from ((path, READ | (FSAccess.READ_DIR if path.is_dir() else FSAccess(0))) for path in existing(paths))


def execute(programs: Iterable[Path]) -> Iterator[tuple[Path, FSAccess]]:
    """The right to run these, and what starts them."""
    yield from ((path, READ | FSAccess.EXECUTE) for path in existing((*programs, *loaders())))


def program() -> Iterator[Path]:
    """Where Python, the packages and this program stand; never the folder the kiosk was started in."""
    yield Path(__file__).resolve().parents[1]
    paths = sysconfig.get_paths()
    yield from (Path(paths[name]) for name in ("stdlib", "platstdlib", "purelib", "platlib"))
    yield from (Path(prefix, "lib") for prefix in (sys.base_prefix, sys.base_exec_prefix))
    # Packages may stand elsewhere than where Python would put them: in a user's own folder, or Debian's.
    yield from (Path(folder) for folder in sys.path if Path(folder).name in ("site-packages", "dist-packages"))
    yield from map(Path, SYSTEM)


def devices() -> Iterator[Path]:
    """The terminal this visit is seen on, and /dev/null."""
    yield from (Path("/dev/tty"), Path(os.devnull))
    for descriptor in (0, 1, 2):
        with contextlib.suppress(OSError):
            yield Path(os.ttyname(descriptor))


def serial_ports(scanner: Path | None) -> Iterator[Path]:
    """The scanner's, while it is plugged in; never a file that somebody left in its place."""
    with contextlib.suppress(OSError):
        if scanner and scanner.is_char_device():
            yield scanner


def loaders() -> Iterator[Path]:
    """What starts programs, where this system has it: for companions that may run one."""
    for pattern in LOADERS:
        yield from (path.resolve() for path in Path("/").glob(pattern))


def existing(paths: Iterable[Path]) -> Iterator[Path]:
    """Those of the paths that are there and may be looked at."""
    for path in dict.fromkeys(paths):
        with contextlib.suppress(OSError):
            path.stat()
            yield path
