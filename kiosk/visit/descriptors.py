"""What a process holds open: the terminal's three descriptors and nothing it was not given on purpose.

The one rule: a visit begins with no descriptor of anybody else's, and ends with its connections cut, not lingering.
"""

import os
import socket
import stat
import struct
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

TERMINAL = frozenset({0, 1, 2})
HERE = Path("/proc/self/fd")
# More than a visit ever opens.
MOST = 1024
# On, and no seconds: what was not sent yet is dropped, and not kept for a printer that has stopped reading.
AT_ONCE = struct.pack("ii", 1, 0)


def open_descriptors() -> frozenset[int]:
    """Those open in this process now."""
    numbers = {int(name) for name in os.listdir(HERE)}  # noqa: PTH208 - the folder is closed again when it is listed
    return frozenset(number for number in numbers if is_open(number))


def is_open(number: int) -> bool:
    """Whether this descriptor is."""
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def close_others(kept: Iterable[int]) -> None:
    """Closes all but the terminal's and these."""
    for number in open_descriptors() - TERMINAL - frozenset(kept):
        with suppress(OSError):
            os.close(number)


def cut_connections() -> None:
    """Ends every connection of this process at once, and drops what still waited to be sent."""
    for number in range(max(TERMINAL) + 1, MOST):
        with suppress(OSError):
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                cut(socket.socket(fileno=number))


def cut(connection: socket.socket) -> None:
    """Ends one."""
    with connection, suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)


def ending_at_once(address: tuple[Any, ...]) -> socket.socket:
    """A socket for this address (as from getaddrinfo) that ends with its process, however that ends.

    Of a visit that is killed the kernel would otherwise go on sending to a printer what it had been given so far.
    """
    family, kind, protocol, *_ = address
    connection = socket.socket(family, kind, protocol)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
    return connection
