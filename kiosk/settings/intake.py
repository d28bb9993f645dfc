"""Checks what settings say of where documents come from: the scanner's address, the folder of USB sticks.

The one rule: what is written here may end up in the bounds of a visit, so that it names one scanner and one folder.
"""

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kiosk.errors import SettingsError

if TYPE_CHECKING:
    from kiosk.settings.tables import Intake

HOST = r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])"
ROOT = rf"{HOST}(?::\d{{1,5}})?(?:/[A-Za-z0-9._~-]+){{0,5}}/?"
ESCL = re.compile(rf"escl:(?:mdns|http://{ROOT}|https://{ROOT}(?:#sha256=[0-9A-Fa-f]{{64}})?)")
PORT = re.compile(r"//[^/]*:(\d+)(?:/|#|$)")
# As `scanimage -L` writes them; it is shown to the helper.
SANE = re.compile(r"sane:[!-~](?:[ -~]{0,198}[!-~])?")
# Where systems open what is plugged in.
MEDIA = ("media", "mnt", "run")


def check_intake(intake: "Intake", where: str) -> None:
    """Raises SettingsError."""
    if intake.scanner and not is_scanner(intake.scanner):
        advice = 'write "escl:http://…/eSCL", "escl:mdns", or "sane:" and what scanimage -L calls it'
        raise SettingsError(f"{where}: [documents]: scanner is none: {advice}")
    if intake.stick and not is_folder_of_sticks(intake.stick):
        advice = 'write the folder below which they are opened, such as "/media/kiosk"'
        raise SettingsError(f"{where}: [documents]: stick is no folder of sticks: {advice}")


def is_scanner(scanner: str) -> bool:
    """Whether it is an address or a device."""
    found = PORT.search(scanner)
    has_port = not found or 0 < int(found[1]) < 65_536
    return bool(SANE.fullmatch(scanner)) or bool(ESCL.fullmatch(scanner) and has_port)


def is_folder_of_sticks(path: str) -> bool:
    """A folder of the system's for what is plugged in, and never one where a person keeps files."""
    parts = PurePosixPath(path).parts
    return len(parts) > 2 and parts[0] == "/" and parts[1] in MEDIA and ".." not in parts
