"""A process that has no children, touches no other process, and leaves nothing behind where a later one could find it.

The one rule: what Landlock does not know (forks, limits of other processes, memory and marks that outlive a process)
is denied here, for good; threads of its own it may still have, for so are pictures decoded.
"""

import os

from kiosk.visit.filtering import NO_SUCH_CALL, Call, never, never_with, only_with, only_with_bit, put_filter
from kiosk.visit.hardening import PR_SET_DUMPABLE, PR_SET_PDEATHSIG

# From Linux' <asm/unistd.h> and <linux/sched.h>.
CLONE, CLONE3, PRCTL, CLONE_THREAD = Call(56, 220), Call(435, 435), Call(157, 167), 0x00010000
PRLIMIT, KILL, TGKILL = Call(302, 261), Call(62, 129), Call(234, 131)
DENIED: dict[str, Call] = {
    # children and programs
    "fork": Call(57, 0), "vfork": Call(58, 0), "execve": Call(59, 221), "execveat": Call(322, 281),
    # other processes: their memory, signals, priorities
    "ptrace": Call(101, 117), "process_vm_readv": Call(310, 270), "process_vm_writev": Call(311, 271),
    "tkill": Call(200, 130), "rt_sigqueueinfo": Call(129, 138), "rt_tgsigqueueinfo": Call(297, 240),
    "pidfd_send_signal": Call(424, 424), "setpriority": Call(141, 140), "ioprio_set": Call(251, 30),
    "sched_setparam": Call(142, 118), "sched_setscheduler": Call(144, 119), "sched_setattr": Call(314, 274),
    "sched_setaffinity": Call(203, 122), "migrate_pages": Call(256, 238), "move_pages": Call(279, 239),
    # memory that outlives a process
    "shmget": Call(29, 194), "shmat": Call(30, 196), "semget": Call(64, 190), "msgget": Call(68, 186),
    "mq_open": Call(240, 180), "add_key": Call(248, 217), "request_key": Call(249, 218), "keyctl": Call(250, 219),
    # marks on files, which Landlock lets everybody leave
    "chmod": Call(90, 0), "fchmod": Call(91, 52), "fchmodat": Call(268, 53), "fchmodat2": Call(452, 452),
    "chown": Call(92, 0), "fchown": Call(93, 55), "lchown": Call(94, 0), "fchownat": Call(260, 54),
    "utime": Call(132, 0), "utimes": Call(235, 0), "futimesat": Call(261, 0), "utimensat": Call(280, 88),
    "setxattr": Call(188, 5), "lsetxattr": Call(189, 6), "fsetxattr": Call(190, 7), "setxattrat": Call(463, 463),
    "flock": Call(73, 32),
    # more of the kernel than a picture needs
    "unshare": Call(272, 97), "setns": Call(308, 268), "bpf": Call(321, 280), "perf_event_open": Call(298, 241),
    "userfaultfd": Call(323, 282),
}  # fmt: skip


def be_alone() -> bool:
    """From here on. False, and when to be called: see `put_filter`."""
    own = os.getpid()
    return put_filter(
        [
            *((call, never()) for call in DENIED.values()),
            # The C library then says the same with `clone`, whose words can be read.
            (CLONE3, never(NO_SUCH_CALL)),
            (CLONE, only_with_bit(CLONE_THREAD)),
            (PRLIMIT, only_with([0, own])),
            (KILL, only_with([own])),
            (TGKILL, only_with([own])),
            (PRCTL, never_with([PR_SET_PDEATHSIG, PR_SET_DUMPABLE])),
        ]
    )
