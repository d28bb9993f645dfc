"""Whom a visit may reach: the printers' ports, and no other process's signals or nameless sockets.

The one rule: what the kernel offers to deny is denied (Landlock 4: TCP, Landlock 6: signals and abstract sockets);
what it does not offer is told by `landlock_version`, never assumed.
"""

import ctypes
import os
from collections.abc import Iterable

from kiosk.errors import ConfinementError
from kiosk.visit.landlocked import landlock_version

# From Linux' <linux/landlock.h>; the package `landlock` knows files only.
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
NET_PORT = 2
BIND_TCP, CONNECT_TCP = 1, 2
ABSTRACT_SOCKETS, SIGNALS = 1, 2
NETWORK_SINCE, SCOPE_SINCE = 4, 6
ANY_FREE_PORT = 0


class Ruleset(ctypes.Structure):
    """What is denied unless a rule allows it; the scopes have no rules."""

    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class PortRule(ctypes.Structure):
    """What is allowed at one port."""

    _fields_ = (("allowed", ctypes.c_uint64), ("port", ctypes.c_uint64))


def restrict_reach(ports: Iterable[int], *, listens: bool, own: int = 0) -> None:
    """From here on TCP goes to these ports only. Raises ConfinementError.

    `listens`: a free port may be listened at. `own`: a port it may listen at and call itself, 0: none.
    """
    version = landlock_version()
    if version < NETWORK_SINCE:
        return
    scopes = ABSTRACT_SOCKETS | SIGNALS if version >= SCOPE_SINCE else 0
    rules = Ruleset(0, BIND_TCP | CONNECT_TCP, scopes)
    size = ctypes.sizeof(rules) if scopes else Ruleset.scopes.offset
    descriptor = call(CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(size), ctypes.c_uint32(0))
    try:
        for port in ports:
            allow(descriptor, PortRule(CONNECT_TCP, port))
        if own:
            allow(descriptor, PortRule(CONNECT_TCP | BIND_TCP, own))
        if listens:
            allow(descriptor, PortRule(BIND_TCP, ANY_FREE_PORT))
        call(RESTRICT_SELF, ctypes.c_int(descriptor), ctypes.c_uint32(0))
    finally:
        os.close(descriptor)


def allow(descriptor: int, rule: PortRule) -> None:
    """Adds one rule."""
    call(ADD_RULE, ctypes.c_int(descriptor), ctypes.c_int(NET_PORT), ctypes.byref(rule), ctypes.c_uint32(0))


def call(number: int, *arguments: object) -> int:
    """A system call. Raises ConfinementError when the kernel refuses it."""
    result = int(ctypes.CDLL(None, use_errno=True).syscall(ctypes.c_long(number), *arguments))
    if result < 0:
        raise ConfinementError(f"Landlock refused: {os.strerror(ctypes.get_errno())}")
    return result
