"""Hands applications over as files, to the folder the case system takes them from.

The one rule: a folder appears there whole or not at all, and what lies there is never written over.
"""

import errno
import os
import shutil
import time
from pathlib import Path
from tempfile import mkdtemp

from kiosk.desk.handover import CaseFiles, HandedOver
from kiosk.errors import FolderClosed, OtherThere
from kiosk.form.answers import Problem
from kiosk.form.reference import parse_reference

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
TAKEN = {errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR}
# What a desk that lost its power left half written; none takes as long.
ABANDONED = 3600


class FolderWay:
    """One folder for each reference, `7KQ-4M2-XJG/`, readable by nobody but its owner (0700, files 0600)."""

    name = "desk.way.folder"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def give(self, files: CaseFiles, *, again: bool = False) -> HandedOver:  # noqa: ARG002 - there is no doubt here
        """Raises FolderClosed when nothing could be written, OtherThere when another application lies there."""
        name = folder_name(files.reference)
        place = self._folder / name
        try:
            sweep(self._folder, name)
            return HandedOver(name) if self._put(files, place) else self._known(files, place)
        except OSError as fault:
            # Its name and ours may stand in the system's own words: only which sort it was is told.
            raise FolderClosed(text="error.case.full" if fault.errno in FULL else None) from None

    def _put(self, files: CaseFiles, place: Path) -> bool:
        """Writes beside it and renames. False when something lies there. Raises OSError."""
        if os.path.lexists(place):
            return False
        beside = Path(mkdtemp(prefix=f".{place.name}.", suffix=".part", dir=self._folder))
        try:
            for name, content in files.files:
                write(beside / name, content)
            sync(beside)
            beside.rename(place)
            sync(self._folder)
        except OSError as fault:
            shutil.rmtree(beside, ignore_errors=True)
            if fault.errno in TAKEN:
                return False
            raise
        return True

    def _known(self, files: CaseFiles, place: Path) -> HandedOver:
        """That it lies there already. Raises OtherThere when what lies there says something else."""
        if place.is_symlink() or not place.is_dir() or not is_same(files, contents(place)):
            raise OtherThere
        return HandedOver(place.name, was_there=True)


class RehearsalFolder:
    """The same in memory: `lies` holds what "was written", by folder."""

    name = "desk.way.folder.rehearsal"

    def __init__(self) -> None:
        self.lies: dict[str, dict[str, bytes]] = {}

    def give(self, files: CaseFiles, *, again: bool = False) -> HandedOver:  # noqa: ARG002 - as the real one
        """See FolderWay.give."""
        name = folder_name(files.reference)
        if name in self.lies:
            if not is_same(files, self.lies[name]):
                raise OtherThere
            return HandedOver(name, was_there=True)
        self.lies[name] = dict(files.files)
        return HandedOver(name)


def folder_name(reference: str) -> str:
    """As people write it. Raises ValueError for what is no reference, so that no path is ever made of it."""
    found = parse_reference(reference)
    if isinstance(found, Problem):
        raise ValueError("a folder is named by a reference")
    return str(found)


def is_same(files: CaseFiles, lies: dict[str, bytes]) -> bool:
    """Whether the same is said there. A later version of the program may have drawn the PDFs a little differently."""
    given = dict(files.files)
    return given.keys() == lies.keys() and all(given[name] == lies[name] for name in given if name.endswith(".json"))


def contents(place: Path) -> dict[str, bytes]:
    """Every plain file in a folder. Raises OSError."""
    return {each.name: each.read_bytes() for each in place.iterdir() if each.is_file() and not each.is_symlink()}


def write(path: Path, content: bytes) -> None:
    """A new file, on the disk when this returns. Raises OSError."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync(folder: Path) -> None:
    """Makes names in a folder last. Raises OSError."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def sweep(folder: Path, name: str) -> None:
    """Removes what an interrupted hand-over of this reference left behind. Raises OSError."""
    for left in folder.glob(f".{name}.*.part"):
        if left.lstat().st_mtime < time.time() - ABANDONED:
            shutil.rmtree(left, ignore_errors=True)
