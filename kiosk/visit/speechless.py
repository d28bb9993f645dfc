"""A process that can call nobody: the kernel refuses it every new socket, of whatever kind.

The one rule: what Landlock does not know (datagrams, sockets with a path) is denied here, for good, to children too.
"""

import ctypes
import errno
import platform
from dataclasses import dataclass

# From Linux' <linux/prctl.h>, <linux/seccomp.h>, <linux/bpf_common.h> and <linux/audit.h>.
PR_SET_SECCOMP, MODE_FILTER = 22, 2
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
LOAD, IF_EQUAL, IF_AT_LEAST, ANSWER = 0x20, 0x15, 0x35, 0x06
NUMBER_AT, ARCHITECTURE_AT = 0, 4
IO_URING = 425
# Numbers from here on are another way to say the same calls (x32).
OTHER_NUMBERS = 0x40000000


@dataclass(frozen=True, slots=True)
class Machine:
    """How its kernel calls it, and the call that makes a socket. Pairs of connected sockets are another call."""

    architecture: int
    socket: int


MACHINES = {"x86_64": Machine(0xC000003E, 41), "aarch64": Machine(0xC00000B7, 198)}


class Instruction(ctypes.Structure):
    """Of the classic Berkeley Packet Filter: what, where to go on if so and if not, and with what."""

    _fields_ = (("code", ctypes.c_uint16), ("so", ctypes.c_uint8), ("not_so", ctypes.c_uint8), ("k", ctypes.c_uint32))


class Program(ctypes.Structure):
    """Instructions, as the kernel takes them."""

    _fields_ = (("length", ctypes.c_uint16), ("first", ctypes.POINTER(Instruction)))


def fall_silent() -> bool:
    """From here on this process makes no socket. False: this kernel cannot deny it, or nobody knows how here.

    To be called after `harden`, without which the kernel takes no filter.
    """
    machine = MACHINES.get(platform.machine())
    if machine is None:
        return False
    steps = steps_of(machine)
    program = Program(len(steps), (Instruction * len(steps))(*steps))
    nothing = ctypes.c_ulong(0)
    mode, filter = ctypes.c_ulong(MODE_FILTER), ctypes.byref(program)
    return not ctypes.CDLL(None).prctl(ctypes.c_int(PR_SET_SECCOMP), mode, filter, nothing, nothing)


def steps_of(machine: Machine) -> list[Instruction]:
    """What is asked of each system call: its own architecture, no other numbering, and not one of the two."""
    return [
        Instruction(LOAD, 0, 0, ARCHITECTURE_AT),
        Instruction(IF_EQUAL, 0, 5, machine.architecture),
        Instruction(LOAD, 0, 0, NUMBER_AT),
        Instruction(IF_AT_LEAST, 3, 0, OTHER_NUMBERS),
        Instruction(IF_EQUAL, 2, 0, machine.socket),
        Instruction(IF_EQUAL, 1, 0, IO_URING),
        Instruction(ANSWER, 0, 0, ALLOW),
        Instruction(ANSWER, 0, 0, REFUSE),
    ]
