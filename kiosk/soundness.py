"""Whether this machine can keep the promise that nothing stays: what binds a visit here, and what surrounds it.

The one rule: a promise is shown as it came out in a process bound like a visit, not as it ought to.
"""

import resource
from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk.bounds import confinement_of
from kiosk.errors import ConfinementError
from kiosk.finding import Finding
from kiosk.house import House
from kiosk.visit.landlocked import landlock_version
from kiosk.visit.memory import plain_swap, text_of
from kiosk.visit.promises import Outcome
from kiosk.visit.trial import try_out

PROC, SYS = Path("/proc"), Path("/sys")
# What each version of Landlock added that a visit is bound by, and the version after which nothing is missing.
GAINS: Mapping[int, str] = {1: "files", 2: "moving", 3: "truncating", 4: "TCP ports", 5: "devices", 6: "signals"}
IN_MEMORY = ("tmpfs", "ramfs")
PROMISES: Mapping[str, tuple[str, str]] = {
    "write": ("cannot write a file", "start a kernel with Landlock (lsm=landlock)"),
    "read": ("cannot read other files", "start a kernel with Landlock (lsm=landlock)"),
    "start": ("cannot start a program", "start a kernel with Landlock (lsm=landlock)"),
    "connect": ("reaches printers and gateway only", "use Linux 6.7 or newer, or let a firewall do it"),
    "listen": ("cannot be called from outside", "use Linux 6.7 or newer, or let a firewall do it"),
    "signal": ("cannot signal other processes", "use Linux 6.12 or newer"),
    "rights": ("gains no rights", "report this: every kernel promises it"),
    "closed": ("its memory is closed to others", "report this: every kernel promises it"),
    "core": ("leaves no core dump", "report this: every kernel promises it"),
    "parent": ("dies with the kiosk", "report this: every kernel promises it"),
    "memory": ("is never swapped out in the clear", "end or encrypt the swap, or set LimitMEMLOCK=infinity"),
}


def examine_machine(house: House) -> Iterator[Finding]:
    """What binds a visit first, then what the office sees to."""
    yield kernel(house)
    yield from promises(house)
    yield swap()
    yield hibernation()
    yield locking()
    yield from places()
    yield tracing()
    yield cores()
    yield magic_keys()


def kernel(house: House, version: int | None = None) -> Finding:
    """Whether visits can be denied to write, and what else this kernel can deny them."""
    version = landlock_version() if version is None else version
    if not version:
        allowed = house.settings.allow_unconfined
        return Finding("confinement", "no Landlock", f"use a kernel with it{'' if allowed else ', or no visit starts'}")
    missing = ", ".join(gain for since, gain in GAINS.items() if since > version)
    cure = f"a newer kernel also denies: {missing}" if missing else ""
    return Finding("confinement", f"Landlock {version}", cure, is_advice=True)


def promises(house: House) -> Iterator[Finding]:
    """Each promise as it came out in a process bound like a visit."""
    try:
        outcomes = try_out(confinement_of(house))
    except ConfinementError as refused:
        yield Finding("visit", "no visit starts", str(refused))
        return
    for id, outcome in outcomes.items():
        yield promise(id, outcome, demanded=id != "memory" or not house.settings.practice)


def promise(id: str, outcome: Outcome, *, demanded: bool = True) -> Finding:
    """One of them."""
    promised, cure = PROMISES[id]
    match outcome:
        case "kept":
            return Finding(f"visit.{id}", f"{promised} (tried)")
        case "absent":
            return Finding(f"visit.{id}", f"not promised by this kernel: {promised}", cure, is_advice=True)
        case "broken":
            return Finding(f"visit.{id}", f"NOT kept: {promised}", cure, is_advice=not demanded)


def swap(proc: Path = PROC, sys: Path = SYS) -> Finding:
    """Whether memory is moved to a disk that a thief could read."""
    plain = plain_swap(proc, sys)
    cure = "swapoff -a and remove it, or encrypt it: other programs' memory goes there" if plain else ""
    return Finding("swap", f"in the clear: {', '.join(plain)}" if plain else "none in the clear", cure, is_advice=True)


def hibernation(proc: Path = PROC, sys: Path = SYS) -> Finding:
    """Whether all of memory, locked or not, can be written to the disk by going to sleep."""
    states = text_of(sys / "power" / "state").split()
    possible = "disk" in states and bool(plain_swap(proc, sys))
    cure = "systemctl mask hibernate.target hybrid-sleep.target" if possible else ""
    return Finding("hibernation", "possible" if possible else "not possible", cure, is_advice=True)


def locking() -> Finding:
    """How much memory the user of the kiosk may lock."""
    limit = resource.getrlimit(resource.RLIMIT_MEMLOCK)[1]
    unlimited = limit == resource.RLIM_INFINITY
    cure = "" if unlimited else "LimitMEMLOCK=infinity lets visits lock all of theirs"
    return Finding("memlock", "unlimited" if unlimited else f"{limit // 1024} KiB", cure, is_advice=True)


def places(proc: Path = PROC) -> Iterator[Finding]:
    """Folders in which programs beside the kiosk leave files: in memory they are gone with the power."""
    for name in ("/tmp", "/var/tmp", "/dev/shm"):  # noqa: S108
        kind = file_system(name, text_of(proc / "mounts"))
        cure = "" if kind in IN_MEMORY else "mount it as tmpfs: the kiosk writes nothing there, but other programs may"
        yield Finding(f"files.{Path(name).name if name != '/var/tmp' else 'var'}", f"{name} is {kind}", cure, True)  # noqa: S108


def file_system(folder: str, mounts: str) -> str:
    """What is mounted nearest above this folder."""
    found = (line.split()[1:3] for line in mounts.splitlines() if len(line.split()) > 2)
    above = [(place, kind) for place, kind in found if f"{folder}/".startswith(f"{place.rstrip('/')}/")]
    return max(above, key=lambda each: len(each[0]), default=("", "unknown"))[1]


def tracing(proc: Path = PROC) -> Finding:
    """Who may look into other processes of the same user: a visit is closed, the terminal it is seen on is not."""
    scope = text_of(proc / "sys" / "kernel" / "yama" / "ptrace_scope")
    cure = "" if scope in ("2", "3") else "kernel.yama.ptrace_scope=2 keeps the terminal's memory closed, too"
    return Finding("ptrace", f"scope {scope}" if scope else "no Yama", cure, is_advice=True)


def cores(proc: Path = PROC) -> Finding:
    """Where a crash of another program would leave its memory: a collector behind a pipe minds no size limit."""
    pattern = text_of(proc / "sys" / "kernel" / "core_pattern")
    safe = pattern in ("", "|/bin/false")
    cure = "" if safe else "kernel.core_pattern=|/bin/false keeps the terminal's memory off the disk when it crashes"
    return Finding("core", pattern or "nowhere", cure, is_advice=True)


def magic_keys(proc: Path = PROC) -> Finding:
    """Whether keys held with SysRq reach the kernel past every program."""
    mask = text_of(proc / "sys" / "kernel" / "sysrq")
    cure = "" if mask in ("", "0") else "kernel.sysrq=0: its keys end programs and give the console back"
    return Finding("sysrq", f"kernel.sysrq={mask or 0}", cure, is_advice=True)
