"""Looks everywhere for planted values: files changed meanwhile, deleted ones still open, every memory, the journal.

The one rule: it is told what to look for in disguise, says where it stood and under which label, and never what it was.
Read from outside, grep does the looking.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from array import array
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from tests.processes import everybody, fellow_workers, parent_of
from tests.promises.canaries import Canary
from tests.pty.terminal import ROOT

PAGE = os.sysconf("SC_PAGE_SIZE")
PIECE, OVERLAP = 1 << 20, 512
PRESENT, SWAPPED = 1 << 63, 1 << 62
# Pages that are not there are read as zeros: so few of them cost less than another read.
NEAR = 32
MAPPING = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (\S{4}) \S+ \S+ \S+ *(.*)")
NOT_MEMORY = ("[vvar", "[vsyscall", "[vdso", "/dev/")
# What the kernel shows of itself, and of every process, as if it were files.
NOT_FILES = ("/proc", "/sys")


@dataclass(frozen=True, slots=True)
class Found:
    """`where`: "file /…", "memory of 12 (python)", "journal"; `label`: which of the planted values."""

    where: str
    label: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """What to look through. `apart`: the folder of the printer, which is the paper; `since`: seconds since 1970."""

    since: float
    apart: Path
    besides: Sequence[int] = ()
    """Processes that type the values and may know them."""
    memory_only: bool = False
    only: Sequence[int] = field(default=())
    """Where not empty: the memory of these only."""


def search(canaries: Sequence[Mapping[str, object]], grounds: Grounds) -> list[Found]:
    """Looks for disguised canaries, in a process of its own that is gone when this returns."""
    question = {
        "canaries": list(canaries),
        "since": grounds.since,
        "apart": str(grounds.apart),
        "besides": list(grounds.besides),
        "memory_only": grounds.memory_only,
        "only": list(grounds.only),
    }
    ran = subprocess.run(
        [sys.executable, "-m", "tests.promises.searching"],
        input=json.dumps(question).encode(),
        stdout=subprocess.PIPE,
        cwd=ROOT,
        check=True,
    )
    return [Found(where, label) for where, label in json.loads(ran.stdout)]


def main() -> None:
    """The process of its own: question on stdin, answer on stdout."""
    question = json.load(sys.stdin)
    canaries = [Canary.undisguised(each) for each in question.pop("canaries")]
    grounds = Grounds(**{**question, "apart": Path(question["apart"])})
    found = set(seen_by_grep(labels_of(canaries), everywhere(grounds)))
    if doubtful := [canary for canary in canaries if canary.stands_alone and canary.label in labels_in(found)]:
        found = {each for each in found if each.label not in labels_in(doubtful)}
        found |= set(seen_by_grep(labels_of(doubtful), everywhere(grounds), alone=True))
    json.dump(sorted((each.where, each.label) for each in found), sys.stdout)


def labels_of(canaries: Iterable[Canary]) -> dict[bytes, str]:
    """Needle → whose it is."""
    return {needle: canary.label for canary in canaries for needle in canary.needles()}


def labels_in(told: Iterable[Found | Canary]) -> set[str]:
    return {each.label for each in told}


Place = tuple[str, Iterator[bytes]]


def everywhere(grounds: Grounds) -> Iterator[Place]:
    """What is to be looked through, with its name: memory first, since it changes."""
    yield from memories(grounds)
    if not grounds.memory_only and not grounds.only:
        for path in changed_files(grounds):
            yield f"file {path}", pieces_of_file(path)
        yield from logs(grounds)


def seen_by_grep(labels: Mapping[bytes, str], places: Iterable[Place], *, alone: bool = False) -> Iterator[Found]:
    """One grep reads everything, one place after the other; the offset of what it sees tells where that was."""
    starts, names = [0], ["nowhere"]

    def feed(into: IO[bytes]) -> None:
        offset = 0
        with into:
            for name, pieces in places:
                starts.append(offset)
                names.append(name)
                with suppress(OSError):
                    for piece in pieces:
                        offset += into.write(piece) + into.write(b"\n")

    patterns, patterns_in = os.pipe()
    command = ["grep", "--text", "--fixed-strings", "--only-matching", "--byte-offset", f"--file=/dev/fd/{patterns}"]
    command += ["--word-regexp"] if alone else []
    environment = {**os.environ, "LC_ALL": "C"}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, pass_fds=[patterns], env=environment
    ) as grep:
        assert grep.stdin
        assert grep.stdout
        os.close(patterns)
        with os.fdopen(patterns_in, "wb") as needles:
            needles.write(b"\n".join(labels))
        feeding = threading.Thread(target=feed, args=[grep.stdin])
        feeding.start()
        seen = [line.rstrip(b"\n").split(b":", 1) for line in grep.stdout]
        feeding.join()
    for offset, needle in seen:
        yield Found(names[bisect(starts, int(offset)) - 1], labels[needle])


# ── memory ───────────────────────────────────────────────────────────────────


def memories(grounds: Grounds) -> Iterator[Place]:
    """Every process, and the files that have no name any more but are still open."""
    # No value is ever told to the other programs that run tests, and together they are bigger than all else.
    spared = {os.getpid(), *grounds.besides, *fellow_workers(os.getppid())}
    for pid in grounds.only or everybody():
        command = command_of(pid)
        if pid in spared or str(grounds.apart) in command or is_told(pid, command):
            continue
        yield f"memory of {pid} ({command[:80]})", pieces_of_memory(pid)
        for path in deleted_files(pid):
            yield f"file without a name, open in {pid} ({command[:80]})", pieces_of_file(path)


def is_told(pid: int, command: str) -> bool:
    """Whether this is the search itself: its grep, or a fork of it that is not yet what it shall be."""
    return parent_of(pid) == os.getpid() or (__spec__ is not None and __spec__.name in command)


def command_of(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    return ""


def deleted_files(pid: int) -> Iterator[Path]:
    """Ordinary files, shared memory and the like that only live as long as they are open."""
    with suppress(OSError):
        for descriptor in Path(f"/proc/{pid}/fd").iterdir():
            with suppress(OSError):
                if str(descriptor.readlink()).endswith(" (deleted)") and descriptor.is_file():
                    yield descriptor


def pieces_of_memory(pid: int) -> Iterator[bytes]:
    """All pages that are there and could have been written to."""
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory, open(f"/proc/{pid}/pagemap", "rb", buffering=0) as map:  # noqa: PTH123
        for start, end in written_mappings(pid):
            for first, last in present_pages(map, start, end):
                yield from pieces(memory, first, last)


def written_mappings(pid: int) -> Iterator[tuple[int, int]]:
    """From and to of what holds any page of its own."""
    start, end, mine = 0, 0, False
    for line in Path(f"/proc/{pid}/smaps").read_text(errors="replace").splitlines():
        if found := MAPPING.match(line):
            start, end, rights, name = int(found[1], 16), int(found[2], 16), found[3], found[4]
            mine = ("w" in rights or not name or name.startswith("[")) and not name.startswith(NOT_MEMORY)
        elif mine and line.startswith(("Rss:", "Swap:")) and int(line.split()[1]):
            yield start, end
            mine = False


def present_pages(map: IO[bytes], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches of pages that are in memory or swapped out, near ones joined."""
    map.seek(start // PAGE * 8)
    entries = array("Q", map.read((end - start) // PAGE * 8))
    first = last = -1
    for number, entry in enumerate(entries):
        if entry & (PRESENT | SWAPPED):
            if first >= 0 and number - last > NEAR:
                yield start + first * PAGE, start + (last + 1) * PAGE
                first = -1
            first = number if first < 0 else first
            last = number
    if first >= 0:
        yield start + first * PAGE, start + (last + 1) * PAGE


def pieces(source: IO[bytes], first: int, last: int) -> Iterator[bytes]:
    """What stands from first to last, each piece beginning with the end of the one before."""
    for at in range(first, last, PIECE):
        with suppress(OSError):
            source.seek(max(first, at - OVERLAP))
            yield source.read(min(last, at + PIECE) - source.tell())


# ── files and logs ───────────────────────────────────────────────────────────


def changed_files(grounds: Grounds) -> list[Path]:
    """Every file whose content, name or place changed since then."""
    spared = [word for folder in (*NOT_FILES, str(grounds.apart)) for word in ("-path", folder, "-prune", "-o")]
    command = ["find", "/", *spared, "-type", "f", "-newerct", f"@{grounds.since}", "-print0"]
    named = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout
    return [Path(os.fsdecode(name)) for name in named.split(b"\0") if name]


def pieces_of_file(path: Path) -> Iterator[bytes]:
    with path.open("rb", buffering=0) as file:
        yield from pieces(file, 0, path.stat().st_size)


def logs(grounds: Grounds) -> Iterator[Place]:
    """The journal and what the kernel says, where there are such."""
    for name, command in (
        ("journal", ["journalctl", "--all", "--output=export", f"--since=@{int(grounds.since)}"]),
        ("kernel log", ["dmesg"]),
    ):
        if shutil.which(command[0]):
            said = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout
            yield name, iter([said])


if __name__ == "__main__":
    main()
