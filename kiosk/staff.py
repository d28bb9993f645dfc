"""What staff do with a running kiosk: another printer first, another theme, the doctor's findings,
practice for helpers, shutting down.

The one rule: all of it is for the running kiosk and is forgotten with it; the settings stay as the office wrote them.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.settings import Settings
from kiosk.visit.console import Console
from kiosk.visit.standing import Standing, Theme, Wish

if TYPE_CHECKING:
    from kiosk.terminal.equipment import StaffDoor

SHUT_DOWN = 80
"""The kiosk's exit code when staff shut it down: whoever keeps it running must not start it again."""
DOCTOR = (sys.executable, "-BP", "-m", "kiosk", "doctor")
TRAINING = (sys.executable, "-BP", "-m", "kiosk", "training")
LONGEST_EXAMINATION, LONGEST_LOOK = 60.0, 120.0
"""Seconds."""


def settings_as_chosen(settings: Settings, standing: Standing) -> Settings:
    """As the next visit gets them."""
    printers = printers_of(settings)
    first = standing.printer if standing.printer < len(printers) else 0
    ordered = (*printers[first : first + 1], *printers[:first], *printers[first + 1 :])
    chosen = {Theme.DAY: "day", Theme.NIGHT: "night"}.get(standing.theme, settings.theme)
    theme: dict[str, object] = {"theme": chosen}
    return replace(settings, printer=ordered[0] if ordered else "", other_printers=ordered[1:], **theme)  # type: ignore[arg-type]


def door_of(settings: Settings, standing: Standing) -> "StaffDoor | None":
    """The way to the menu; None where the office set no PIN."""
    if not settings.staff_pin:
        return None
    from kiosk.terminal.equipment import StaffDoor

    names = tuple(uri.partition("://")[2] for uri in printers_of(settings))
    return StaffDoor(settings.staff_pin, standing, settings_as_chosen(settings, standing).theme, names)


def printers_of(settings: Settings) -> tuple[str, ...]:
    """In the order of the settings."""
    return tuple(filter(None, (settings.printer, *settings.other_printers)))


def fulfil(
    standing: Standing,
    console: Console,
    examine: Callable[[], object] | None = None,
    train: Callable[[], object] | None = None,
) -> int | None:
    """Between two visits: what staff wished in the last. The exit code of the kiosk, or None to go on."""
    match standing.take_wish():
        case Wish.STOP:
            return SHUT_DOWN
        case Wish.DOCTOR:
            with console.lent():
                (examine or run_doctor)()
                console.wait(LONGEST_LOOK)
        case Wish.TRAINING:
            with console.lent():
                (train or run_training)()
    return None


def run_doctor() -> None:
    """In a process of its own, not bound like a visit: it looks at what visits may not see."""
    import subprocess

    with suppress(subprocess.TimeoutExpired):
        subprocess.run(DOCTOR, stdin=subprocess.DEVNULL, check=False, timeout=LONGEST_EXAMINATION)  # noqa: S603


def run_training() -> None:
    """In a process of its own, which knows no printer, scanner or gateway of this kiosk; it ends when it is left."""
    import subprocess

    subprocess.run(TRAINING, check=False)  # noqa: S603
