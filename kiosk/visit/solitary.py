"""A process that has no children, touches no other process, and leaves nothing behind where a later one could find it.

The one rule: what Landlock does not know (forks, limits of other processes, memory and marks that outlive a process)
is denied here, for good; a thread of its own it may still have, for that is how pictures are decoded.
"""

import errno
import os
import platform
from collections.abc import Iterable, Iterator

from kiosk.visit.hardening import PR_SET_DUMPABLE, PR_SET_PDEATHSIG
from kiosk.visit.speechless import (
    ALLOW,
    ANSWER,
    ARCHITECTURE_AT,
    IF_AT_LEAST,
    IF_EQUAL,
    LOAD,
    MACHINES,
    NUMBER_AT,
    OTHER_NUMBERS,
    REFUSE,
    Instruction,
    Machine,
    put_filter,
)

# From Linux' <linux/seccomp.h>, <linux/sched.h> and <linux/bpf_common.h>.
FIRST_ARGUMENT_AT = 16
IF_ANY_BIT, CLONE_THREAD = 0x45, 0x00010000
NO_SUCH_CALL = 0x00050000 | errno.ENOSYS
# Numbers of calls: on x86_64, on aarch64 (0: it has no such call).
CLONE, CLONE3, PRCTL = (56, 220), (435, 435), (157, 167)
DENIED: dict[str, tuple[int, int]] = {
    # children and programs
    "fork": (57, 0), "vfork": (58, 0), "execve": (59, 221), "execveat": (322, 281),
    # other processes: their memory, signals, priorities
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "tkill": (200, 130),
    "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240), "pidfd_send_signal": (424, 424),
    "setpriority": (141, 140), "ioprio_set": (251, 30), "sched_setparam": (142, 118),
    "sched_setscheduler": (144, 119), "sched_setattr": (314, 274), "sched_setaffinity": (203, 122),
    "migrate_pages": (256, 238), "move_pages": (279, 239),
    # memory that outlives a process
    "shmget": (29, 194), "shmat": (30, 196), "semget": (64, 190), "msgget": (68, 186), "mq_open": (240, 180),
    "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
    # marks on files, which Landlock lets everybody leave
    "chmod": (90, 0), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452), "chown": (92, 0),
    "fchown": (93, 55), "lchown": (94, 0), "fchownat": (260, 54), "utime": (132, 0), "utimes": (235, 0),
    "futimesat": (261, 0), "utimensat": (280, 88), "setxattr": (188, 5), "lsetxattr": (189, 6), "fsetxattr": (190, 7),
    "setxattrat": (463, 463), "flock": (73, 32),
    # more of the kernel than a picture needs
    "unshare": (272, 97), "setns": (308, 268), "bpf": (321, 280), "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
}  # fmt: skip
# Only where it means this process itself.
PRLIMIT, KILL, TGKILL = (302, 261), (62, 129), (234, 131)


def be_alone() -> bool:
    """From here on. False: this kernel cannot deny it, or nobody knows how here. To be called after `harden`."""
    machine = MACHINES.get(platform.machine())
    return machine is not None and put_filter(steps_of(machine, os.getpid()))


def steps_of(machine: Machine, process: int) -> list[Instruction]:
    """What is asked of each system call. `process`: this one's id."""
    column = list(MACHINES.values()).index(machine)
    return [
        Instruction(LOAD, 0, 0, ARCHITECTURE_AT),
        Instruction(IF_EQUAL, 1, 0, machine.architecture),
        Instruction(ANSWER, 0, 0, REFUSE),
        Instruction(LOAD, 0, 0, NUMBER_AT),
        Instruction(IF_AT_LEAST, 0, 1, OTHER_NUMBERS),
        Instruction(ANSWER, 0, 0, REFUSE),
        *(step for pair in DENIED.values() if pair[column] for step in denied(pair[column])),
        *denied(CLONE3[column], NO_SUCH_CALL),  # then the C library says the same with `clone`, whose words can be read
        *judged(CLONE[column], (Instruction(IF_ANY_BIT, 0, 1, CLONE_THREAD), allowed(), refused())),
        *judged(PRLIMIT[column], only_for([0, process])),
        *judged(KILL[column], only_for([process])),
        *judged(TGKILL[column], only_for([process])),
        *judged(PRCTL[column], never_for([PR_SET_PDEATHSIG, PR_SET_DUMPABLE])),
        allowed(),
    ]


def denied(number: int, answer: int = REFUSE) -> Iterator[Instruction]:
    """Whoever calls it is told so."""
    yield Instruction(IF_EQUAL, 0, 1, number)
    yield Instruction(ANSWER, 0, 0, answer)


def judged(number: int, steps: Iterable[Instruction]) -> Iterator[Instruction]:
    """By its first argument: these steps answer."""
    found = list(steps)
    yield Instruction(IF_EQUAL, 0, len(found) + 1, number)
    yield Instruction(LOAD, 0, 0, FIRST_ARGUMENT_AT)
    yield from found


def only_for(values: Iterable[int]) -> Iterator[Instruction]:
    for value in values:
        yield Instruction(IF_EQUAL, 0, 1, value)
        yield allowed()
    yield refused()


def never_for(values: Iterable[int]) -> Iterator[Instruction]:
    for value in values:
        yield Instruction(IF_EQUAL, 0, 1, value)
        yield refused()
    yield allowed()


def allowed() -> Instruction:
    return Instruction(ANSWER, 0, 0, ALLOW)


def refused() -> Instruction:
    return Instruction(ANSWER, 0, 0, REFUSE)
