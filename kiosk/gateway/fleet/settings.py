"""What gateway.toml says of the fleet: the key that signs, and the file with what all kiosks have in common.

The one rule: the key is a file of its own, never in the database or its backup.
"""

from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import SettingsError


@dataclass(frozen=True, slots=True)
class FleetSettings:
    """Without a key no kiosk joins by an enrolment code."""

    key: str = ""
    """The PEM file that `kiosk gateway fleet-key` made."""
    settings: str = ""
    """The TOML file of what all kiosks have in common, written like kiosk.toml; empty: each has its own only."""


def check_fleet(settings: FleetSettings, where: str) -> None:
    """Raises SettingsError with what to write."""
    for name, file in (("key", settings.key), ("settings", settings.settings)):
        if file and not Path(file).is_file():
            raise SettingsError(f"{where}: [fleet]: {name}: there is no file {file}")
    if settings.settings and not settings.key:
        raise SettingsError(f"{where}: [fleet]: settings want a key: kiosk gateway fleet-key makes it")
