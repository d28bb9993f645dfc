"""A process that can call nobody, or nobody beyond this machine: the kernel refuses it new sockets.

The one rule: what Landlock does not know (datagrams, sockets with a path) is denied here, for good, to children too.
"""

import socket

from kiosk.visit.filtering import Call, never, only_with, put_filter

# Pairs of connected sockets are another call.
SOCKET, IO_URING = Call(41, 198), Call(425, 425)
HERE = (socket.AF_UNIX, socket.AF_NETLINK)
"""Sockets with a path, and what the kernel tells."""


def fall_silent() -> bool:
    """From here on this process makes no socket. False, and when to be called: see `put_filter`."""
    return put_filter([(SOCKET, never()), (IO_URING, never())])


def stay_here() -> bool:
    """From here on it makes none that reaches another machine: Landlock denies TCP only."""
    return put_filter([(SOCKET, only_with(HERE)), (IO_URING, never())])
