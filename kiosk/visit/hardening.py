"""What a visit's process is denied by its own attributes: core dumps, debuggers, new privileges, a life without parent.

The one rule: they are set before anything of an applicant exists, and each is read back from the kernel.
"""

import ctypes
import os
import resource
import signal

from kiosk.errors import ConfinementError

# From Linux' <sys/prctl.h>.
PR_SET_PDEATHSIG, PR_GET_PDEATHSIG = 1, 2
PR_GET_DUMPABLE, PR_SET_DUMPABLE = 3, 4
PR_SET_NO_NEW_PRIVS, PR_GET_NO_NEW_PRIVS = 38, 39


def harden() -> None:
    """No core dump, no debugger, no more rights, and no life longer than the parent's. Raises ConfinementError."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    parent = os.getppid()
    wanted = ((PR_SET_DUMPABLE, 0), (PR_SET_NO_NEW_PRIVS, 1), (PR_SET_PDEATHSIG, int(signal.SIGKILL)))
    if any(prctl(option, value) for option, value in wanted):
        raise ConfinementError("the kernel refused to protect the visit's process")
    if os.getppid() != parent:
        # The parent died before the kernel was told to watch it.
        os._exit(0)


def leaves_no_core() -> bool:
    """Whether a crash writes nothing: neither a file nor, being undumpable, to a program that collects them."""
    return resource.getrlimit(resource.RLIMIT_CORE) == (0, 0) and is_closed_to_others()


def is_closed_to_others() -> bool:
    """Whether other processes of the same user can neither trace this one nor read its memory."""
    return prctl(PR_GET_DUMPABLE) == 0


def gains_no_rights() -> bool:
    """Whether no program started from here could have more rights than this one."""
    return prctl(PR_GET_NO_NEW_PRIVS) == 1


def dies_with_parent() -> bool:
    """Whether the kernel kills this process when its parent ends."""
    told = ctypes.c_int(0)
    prctl(PR_GET_PDEATHSIG, ctypes.addressof(told))
    return told.value == signal.SIGKILL


def prctl(option: int, value: int = 0) -> int:
    """What the kernel answers; less than nought when it refuses."""
    return int(ctypes.CDLL(None).prctl(ctypes.c_int(option), ctypes.c_ulong(value), *[ctypes.c_ulong(0)] * 3))
