"""Writes a settings file whole: kiosk.toml when a kiosk is set up, fleet.toml when the gateway has something newer.

The one rule: the file is whole or as it was: it is made beside, given its owner and rights, and then takes its place.
"""

import grp
import os
import tempfile
from pathlib import Path

GROUP = "kiosk"


def write_whole(path: Path, text: bytes) -> None:
    """For its owner, and the kiosk's user where root writes it. Raises OSError, and then nothing has changed."""
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    made, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(made, "wb") as file:
            file.write(text)
            give(made)
            file.flush()
            os.fsync(made)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def give(made: int) -> None:
    """0640 to root and the group of the kiosk, where both are there; else 0600."""
    group = group_of_kiosk() if os.geteuid() == 0 else None
    if group is not None:
        os.fchown(made, 0, group)
    os.fchmod(made, 0o600 if group is None else 0o640)


def group_of_kiosk() -> int | None:
    """None: this machine has no user of that name."""
    try:
        return grp.getgrnam(GROUP).gr_gid
    except KeyError:
        return None


def sync_folder(folder: Path) -> None:
    """So that the new name outlives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
