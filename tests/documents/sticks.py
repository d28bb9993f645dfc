"""Sticks of the tests: a folder with a table of mounts that calls it one, or a real read-only mount.

The one rule: what the kernel would say is said in its own words, with the true number of the device.
"""

import os
from pathlib import Path

from kiosk.documents.stick.sticks import Sticks

JPEG, PNG, PDF = b"\xff\xd8\xff\xe0 picture", b"\x89PNG\r\n\x1a\n picture", b"%PDF-1.7 document"


def line(place: Path, here: str = "ro,nosuid", there: str = "ro", kind: str = "vfat") -> str:
    """As /proc/self/mountinfo has it."""
    number = place.stat().st_dev
    written = str(place).replace(" ", r"\040")
    return f"36 35 {os.major(number)}:{os.minor(number)} / {written} {here} shared:1 - {kind} /dev/sdx1 {there}\n"


def put(place: Path, **files: bytes) -> None:
    """The first of them is the newest."""
    for age, (name, content) in enumerate(files.items()):
        path = place / name
        path.write_bytes(content)
        os.utime(path, (1_700_000_000 - age * 86_400,) * 2)


def sticks(folder: Path, *lines: str, let_go: bool = True) -> Sticks:
    return Sticks(folder, lambda: "".join(lines), lambda device: let_go)
