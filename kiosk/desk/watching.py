"""The folder the office's page scanner writes to: each new file, once it is whole.

The one rule: the folder is looked at and never touched; links are not followed, and what lay there before stays unread.
"""

import os
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import TypeAlias

# By which a file is known again, and by which it is seen to have stopped growing: inode, size, when it was changed.
Mark: TypeAlias = tuple[int, int, int]
# As scanners and copiers name what they are still writing.
UNFINISHED = (".part", ".tmp", ".crdownload", "~")
# Seconds a stop waits for a thread that may itself be waiting for whoever stops it.
ENDING = 2.0


class Watcher:
    """New files in `folder`, from its start on, each once: `take` gets the path, on the watcher's own thread."""

    def __init__(self, folder: Path, take: Callable[[Path], None], pause: float = 1.0) -> None:
        self._folder = folder
        self._take = take
        self._pause = pause
        self._ended = Event()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begins to look; the folder need not be there yet, as a share that is still being mounted."""
        if self._thread is None:
            self._ended.clear()
            looking = Looking(self._folder)
            self._thread = Thread(target=self._watch, args=(looking,), name="scans", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Ends the thread. Harmless before `start` and again."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join(ENDING)
            self._thread = None

    def _watch(self, looking: "Looking") -> None:
        while not self._ended.wait(self._pause):
            for path in looking.whole():
                self._take(path)


class Looking:
    """One look after another at a folder. What lies there at the first is old, and is never given."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._growing: dict[str, Mark] = {}
        self._old: dict[str, Mark] | None = self._files()

    def whole(self) -> list[Path]:
        """Files that are new since the last look, and were as large at the last one. Oldest first."""
        files = self._files()
        if files is None:
            return []
        if self._old is None:
            self._old = files
            return []
        new = {name: mark for name, mark in files.items() if self._old.get(name) != mark}
        still = {name: mark for name, mark in new.items() if self._growing.get(name) == mark and mark[1]}
        self._old |= still
        self._growing = new
        return [self._folder / name for name in sorted(still, key=lambda name: (still[name][2], name))]

    def _files(self) -> dict[str, Mark] | None:
        """Plain files by name; None when the folder cannot be read."""
        try:
            with os.scandir(self._folder) as entries:
                return {
                    entry.name: (found.st_ino, found.st_size, found.st_mtime_ns)
                    for entry in entries
                    if not entry.name.startswith(".")
                    and not entry.name.endswith(UNFINISHED)
                    and entry.is_file(follow_symlinks=False)
                    and (found := entry.stat(follow_symlinks=False))
                }
        except OSError:
            return None
