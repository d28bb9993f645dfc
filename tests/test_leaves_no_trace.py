"""A whole visit watched from outside by strace, and the disk searched afterwards for what was said in it."""

import os
import re
import secrets
import shutil
import stat
import string
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kiosk.house import open_house
from tests.paper.ippeve import bus_and_mdns, eve_printer, unavailable
from tests.pty.driver import Applicant
from tests.pty.script import KIOSK, cells, environment_of, visit_of_today
from tests.pty.terminal import Terminal

OPENING = ("open", "openat", "openat2", "creat")
CHANGING = (
    *("mkdir", "mkdirat", "mknod", "mknodat", "rename", "renameat", "renameat2", "link", "linkat", "symlink"),
    *("symlinkat", "unlink", "unlinkat", "truncate", "memfd_create"),
)
CALLING = ("connect", "bind", "sendto", "sendmsg", "sendmmsg")
FORKING = ("fork", "vfork", "clone", "clone3")
STRACE = (
    "strace",
    "-f",
    "--seccomp-bpf",
    "-qq",
    "-s",
    "0",
    "-e",
    f"trace={','.join((*OPENING, *CHANGING, *CALLING, *FORKING))}",
    "-o",
)
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|\bcreat\(")
# And what the kernel keeps of a process itself: its memory, how willing it is to be ended first, what a core shows.
DEVICES = re.compile(r'"(/dev/(pts/\d+|tty|null)|/proc/self/(mem|oom_score_adj|coredump_filter))"')
TELLS = re.compile(r"\b(connect|sendto|sendmsg|sendmmsg)\(")
PORT = re.compile(r"sin6?_port=htons\((\d+)\)")
NAME_SERVICE = 53
BROKEN_OFF, RESUMED = "<unfinished ...>", re.compile(r"<\.\.\. \w+ resumed>")
COMPILED = "compiled-python"
SEARCHED = (Path.home(), Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"), Path("/run"))


@dataclass(frozen=True, slots=True)
class Watched:
    """What strace saw, line by line, and the files that are newer than the visit and hold one of its words.

    `port`: the printer's.
    """

    port: int
    calls: tuple[str, ...]
    betraying: tuple[str, ...]

    @property
    def during_the_visit(self) -> tuple[str, ...]:
        """From the moment the parent forked the visit."""
        return since_first_visit(self.calls)


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    """One visit in Ukrainian, printed by a real printer, whose name and message are words nobody else has."""
    if not may_trace():
        unavailable("without strace, or not allowed to trace (apt-get install strace)")
    canaries = tuple("".join(secrets.choice(string.ascii_lowercase) for _ in range(12)) for _ in range(3))
    given, family, message = (word.capitalize() for word in canaries)
    now = datetime.now().astimezone().replace(microsecond=0)
    visit = visit_of_today("ukrainian-mother", now, name=f"{given}|{family}", message=f"{message} 123")
    home, apart = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("apart")
    started = time.time() - 1
    with bus_and_mdns(apart) as mdns, eve_printer(apart / "printer", mdns) as printer:
        command = (*STRACE, str(home / "calls"), *KIOSK)
        # Nothing is compiled yet, so that whatever Python still wants to keep on the disk during a visit is seen.
        environment = environment_of(home, printer=printer.uri) | {"PYTHONPYCACHEPREFIX": str(home / COMPILED)}
        with Terminal(command, environment, cells()) as terminal:
            applicant = Applicant(terminal, open_house(), visit)
            applicant.begin()
            applicant.answer_all()
            applicant.confirm()
            assert applicant.leave() == 0
        assert printer.received()
    shutil.rmtree(apart)
    calls = whole((home / "calls").read_text(errors="replace").splitlines())
    return Watched(urlsplit(printer.uri).port or 0, calls, tuple(holding(canaries, started)))


def test_a_visit_opens_nothing_for_writing_but_the_terminal(watched: Watched) -> None:
    opened = [call for call in watched.during_the_visit if WRITES.search(call) and succeeded(call)]
    assert [call for call in opened if not DEVICES.search(call)] == []


def test_the_kernel_denied_the_visit_what_it_tried_as_a_proof(watched: Watched) -> None:
    probes = [call for call in watched.during_the_visit if "/.kiosk-" in call and WRITES.search(call)]
    assert probes
    assert not any(succeeded(call) for call in probes)


def test_a_visit_connects_to_the_printer_and_to_nobody_else(watched: Watched) -> None:
    called = [call for call in watched.during_the_visit if TELLS.search(call) and "EACCES" not in call]
    ports = {int(found[1]) for call in called if (found := PORT.search(call))}
    assert watched.port in ports
    # Port 0 asks the kernel for a way and sends nothing.
    assert ports <= {watched.port, NAME_SERVICE, 0}


def test_nobody_can_call_a_visit(watched: Watched) -> None:
    waiting = [call for call in watched.during_the_visit if re.search(r"\bbind\(.*sin6?_port", call)]
    assert not any(succeeded(call) for call in waiting)


def test_a_visit_changes_no_folder(watched: Watched) -> None:
    names = re.compile(rf"\b({'|'.join(CHANGING)})\(")
    assert [call for call in watched.during_the_visit if names.search(call) and succeeded(call)] == []


def test_before_the_first_visit_only_compiled_python_is_written(watched: Watched) -> None:
    written = [call for call in watched.calls if WRITES.search(call) and succeeded(call)]
    assert [call for call in written if not DEVICES.search(call) and COMPILED not in call] == []


def test_a_call_that_was_told_in_two_lines_is_one() -> None:
    told = ['7 openat(AT_FDCWD, "/a", O_RDWR <unfinished ...>', "8 close(3) = 0", "7 <... openat resumed>) = -1 EACCES"]
    assert whole(told) == ('7 openat(AT_FDCWD, "/a", O_RDWR ) = -1 EACCES', "8 close(3) = 0")


def test_what_was_said_is_in_no_file_afterwards(watched: Watched) -> None:
    assert watched.betraying == ()


# ── watching ─────────────────────────────────────────────────────────────────


def may_trace() -> bool:
    """Whether strace is here and the kernel lets it look."""
    if shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode == 0
    )


def whole(lines: Sequence[str]) -> tuple[str, ...]:
    """Each call with its end, where it began: a line that another process broke off is told in two."""
    calls: list[str] = []
    begun: dict[str, int] = {}
    for line in lines:
        process = process_of(line)
        if resumed := RESUMED.search(line):
            at = begun.pop(process)
            calls[at] = calls[at].removesuffix(BROKEN_OFF) + line[resumed.end() :]
            continue
        if line.endswith(BROKEN_OFF):
            begun[process] = len(calls)
        calls.append(line)
    return tuple(calls)


def since_first_visit(calls: tuple[str, ...]) -> tuple[str, ...]:
    """From the moment the parent forked the first visit; before that, what lends it a voice, where it can be heard."""
    kiosk, lenders = process_of(calls[0]), lenders_of_a_voice(calls)
    forks = (number for number, call in enumerate(calls) if is_fork(call) and process_of(call) == kiosk)
    return calls[next(number for number in forks if child_of(calls[number]) not in lenders) :]


def lenders_of_a_voice(calls: tuple[str, ...]) -> frozenset[str]:
    """The first process that a kiosk forks, where a voice can be heard, and all it starts: speech is made in memory."""
    kiosk, family = process_of(calls[0]), set[str]()
    for call in filter(is_fork, calls):
        is_lender = process_of(call) == kiosk and not family and bool(shutil.which("aplay"))
        if is_lender or process_of(call) in family:
            family.add(child_of(call))
    return frozenset(family)


def process_of(call: str) -> str:
    """Whose it is, by number."""
    return call.partition(" ")[0]


def child_of(fork: str) -> str:
    """Whom it made, by number."""
    return fork.rpartition("= ")[2].strip()


def is_fork(call: str) -> bool:
    """A new process, not a thread, nor a program that is only run."""
    return bool(re.search(rf"\b({'|'.join(FORKING)})\(", call)) and not re.search(r"CLONE_VM|\bvfork\(", call)


def succeeded(call: str) -> bool:
    return "= -1" not in call


def holding(words: Sequence[str], since: float) -> Iterator[str]:
    """Files changed since then that hold one of the words, in any case, in an encoding that would keep it."""
    needles = [word.encode(encoding) for word in words for encoding in ("utf-8", "utf-16-le", "utf-32-le")]
    for path in recent_files(since):
        try:
            content = path.read_bytes().lower()
        except OSError:
            continue
        if any(needle in content for needle in needles):
            yield str(path)


def recent_files(since: float) -> Iterator[Path]:
    for top in SEARCHED:
        for folder, _, names in os.walk(top):
            for name in names:
                path = Path(folder, name)
                try:
                    found = path.lstat()
                except OSError:
                    continue
                if stat.S_ISREG(found.st_mode) and max(found.st_mtime, found.st_ctime) >= since:
                    yield path
