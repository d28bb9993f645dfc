"""Filters of system calls (seccomp), as a process puts them on itself: the machine's numbers, and steps that answer.

The one rule: a filter begins by refusing every other way to number calls, so that what it names cannot be called
otherwise. It is for good, and for children too.
"""

import ctypes
import errno
import platform
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# From Linux' <linux/prctl.h>, <linux/seccomp.h>, <linux/bpf_common.h> and <linux/audit.h>.
PR_SET_SECCOMP, MODE_FILTER = 22, 2
ALLOW, REFUSE, NO_SUCH_CALL = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS
LOAD, IF_EQUAL, IF_AT_LEAST, IF_ANY_BIT, ANSWER = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER_AT, ARCHITECTURE_AT, FIRST_ARGUMENT_AT = 0, 4, 16
# Numbers from here on are another way to say the same calls (x32).
OTHER_NUMBERS = 0x40000000
ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}


class Instruction(ctypes.Structure):
    """Of the classic Berkeley Packet Filter: what, where to go on if so and if not, and with what."""

    _fields_ = (("code", ctypes.c_uint16), ("so", ctypes.c_uint8), ("not_so", ctypes.c_uint8), ("k", ctypes.c_uint32))


class Program(ctypes.Structure):
    """Instructions, as the kernel takes them."""

    _fields_ = (("length", ctypes.c_uint16), ("first", ctypes.POINTER(Instruction)))


@dataclass(frozen=True, slots=True)
class Call:
    """A system call's number on each machine; 0: it has no such call."""

    x86_64: int
    aarch64: int

    def number(self, machine: str) -> int:
        return self.x86_64 if machine == "x86_64" else self.aarch64


Judgement = tuple[Call, Iterable[Instruction]]
"""A call, and the steps that answer it; what they load first is its first argument."""


def put_filter(judgements: Iterable[Judgement]) -> bool:
    """From here on these calls are answered so, and all others by what was put before.

    False: this kernel takes no filter, or nobody knows how here. To be called after `harden`, without which it takes
    none.
    """
    machine = platform.machine()
    if machine not in ARCHITECTURES:
        return False
    steps = [*beginning(machine), *(step for each in judgements for step in judged(machine, *each)), answered(ALLOW)]
    program = Program(len(steps), (Instruction * len(steps))(*steps))
    nothing = ctypes.c_ulong(0)
    mode, filter = ctypes.c_ulong(MODE_FILTER), ctypes.byref(program)
    return not ctypes.CDLL(None).prctl(ctypes.c_int(PR_SET_SECCOMP), mode, filter, nothing, nothing)


def beginning(machine: str) -> Iterator[Instruction]:
    """Its own architecture, and no other numbering; then the number."""
    yield Instruction(LOAD, 0, 0, ARCHITECTURE_AT)
    yield Instruction(IF_EQUAL, 1, 0, ARCHITECTURES[machine])
    yield answered(REFUSE)
    yield Instruction(LOAD, 0, 0, NUMBER_AT)
    yield Instruction(IF_AT_LEAST, 0, 1, OTHER_NUMBERS)
    yield answered(REFUSE)


def judged(machine: str, call: Call, steps: Iterable[Instruction]) -> Iterator[Instruction]:
    """These steps, where it is this call."""
    found = [Instruction(LOAD, 0, 0, FIRST_ARGUMENT_AT), *steps]
    if number := call.number(machine):
        yield Instruction(IF_EQUAL, 0, len(found), number)
        yield from found


def never(answer: int = REFUSE) -> Iterator[Instruction]:
    yield answered(answer)


def only_with(arguments: Iterable[int]) -> Iterator[Instruction]:
    """Allowed with one of these as its first argument."""
    for argument in arguments:
        yield Instruction(IF_EQUAL, 0, 1, argument)
        yield answered(ALLOW)
    yield answered(REFUSE)


def never_with(arguments: Iterable[int]) -> Iterator[Instruction]:
    """Refused with one of these as its first argument."""
    for argument in arguments:
        yield Instruction(IF_EQUAL, 0, 1, argument)
        yield answered(REFUSE)
    yield answered(ALLOW)


def only_with_bit(bit: int) -> Iterator[Instruction]:
    """Allowed where its first argument has this bit."""
    yield Instruction(IF_ANY_BIT, 0, 1, bit)
    yield answered(ALLOW)
    yield answered(REFUSE)


def answered(answer: int) -> Instruction:
    return Instruction(ANSWER, 0, 0, answer)
