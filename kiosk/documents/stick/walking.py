"""The files of one stick: found and opened step by step from its root.

The one rule: no link is followed and no other device entered, so that nothing beside the stick is ever read.
"""

import os
import stat
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from kiosk.documents.sniffing import ENOUGH, kind_seen
from kiosk.documents.stick.mounts import Mount
from kiosk.documents.stick.stick import MOST_BYTES, StickKind

# A phone's pictures lie three folders deep; what lies deeper nobody looks for.
DEEPEST = 6
MOST_LOOKED_AT = 20_000
# What systems put there for themselves; like whatever begins with a dot.
SYSTEM = {"system volume information", "$recycle.bin", "recycler", "lost+found", "lost.dir", "found.000", "android"}
FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
# What is opened may have become something else since it was looked at: a pipe must not hold us up.
FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


class Elsewhere(OSError):
    """What was to be opened is not on this stick, or is no file."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file. `steps`: folders and name below the root; `changed`: seconds since 1970."""

    mount: Mount
    steps: tuple[str, ...] = field(repr=False)
    size: int
    changed: float


def walk(mount: Mount) -> Iterator[Found]:
    """Its files of a believable size, from the root downwards. Raises OSError when its root cannot be opened."""
    os.close(open_folder(mount, ()))
    folders, looked = deque[tuple[str, ...]]([()]), 0
    while folders and looked < MOST_LOOKED_AT:
        steps = folders.popleft()
        for name, about in entries(mount, steps):
            looked += 1
            if looked > MOST_LOOKED_AT:
                return
            if stat.S_ISDIR(about.st_mode) and len(steps) < DEEPEST and name.lower() not in SYSTEM:
                folders.append((*steps, name))
            elif stat.S_ISREG(about.st_mode) and 0 < about.st_size <= MOST_BYTES:
                yield Found(mount, (*steps, name), about.st_size, about.st_mtime)


def entries(mount: Mount, steps: tuple[str, ...]) -> Iterator[tuple[str, os.stat_result]]:
    """What a folder holds, without what is hidden, and of links the links themselves; nothing where it is damaged."""
    with suppress(OSError):
        folder = open_folder(mount, steps)
        try:
            with os.scandir(folder) as listed:
                for entry in listed:
                    if not entry.name.startswith("."):
                        with suppress(OSError):
                            yield entry.name, entry.stat(follow_symlinks=False)
        finally:
            os.close(folder)


def open_folder(mount: Mount, steps: Sequence[str]) -> int:
    """A descriptor of a folder of the stick. Raises OSError."""
    folder = os.open(mount.place, FOLDER)
    try:
        refuse_elsewhere(mount, folder)
        for step in steps:
            below = os.open(step, FOLDER, dir_fd=folder)
            os.close(folder)
            folder = below
            refuse_elsewhere(mount, folder)
    except BaseException:
        os.close(folder)
        raise
    return folder


def open_file(found: Found) -> int:
    """A descriptor of the file. Raises OSError."""
    folder = open_folder(found.mount, found.steps[:-1])
    try:
        file = os.open(found.steps[-1], FILE, dir_fd=folder)
    finally:
        os.close(folder)
    try:
        refuse_elsewhere(found.mount, file)
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise Elsewhere
    except BaseException:
        os.close(file)
        raise
    return file


def refuse_elsewhere(mount: Mount, descriptor: int) -> None:
    """Raises Elsewhere for what lies on another device."""
    if os.fstat(descriptor).st_dev != mount.number:
        raise Elsewhere


def kind(found: Found) -> StickKind | None:
    """By its first bytes; None: nothing a document could be, or nothing that can be read."""
    with suppress(OSError):
        match kind_seen(read(found, ENOUGH)):
            case "pdf":
                return "pdf"
            case str():
                return "picture"
    return None


def read(found: Found, most: int) -> bytes:
    """Its first bytes, at most so many. Raises OSError."""
    with open(open_file(found), "rb", buffering=0) as file:
        pieces = bytearray()
        while len(pieces) < most and (piece := file.read(most - len(pieces))):
            pieces += piece
        return bytes(pieces)
