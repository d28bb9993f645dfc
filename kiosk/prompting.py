"""How a visit gets a voice in this house: programs looked for, the prompter begun, a voice lent to each visit.

The one rule: it is begun before anybody has come, again only between two visits; lending takes no time that the next
applicant would wait for.
"""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.enclosing import secrets_of
from kiosk.house import House
from kiosk.visit.confinement import Confinement

if TYPE_CHECKING:
    from kiosk.voice.prompter import Prompter
    from kiosk.voice.speaking import Tools
    from kiosk.voice.voice import Voice
    from kiosk.voice.voice_bounds import VoiceBounds

# Where ALSA or a sound server of this machine is to be found, if elsewhere than usual.
PASSED_ON = ("ALSA_CONFIG_PATH", "ALSA_CONFIG_DIR", "XDG_RUNTIME_DIR", "PULSE_SERVER", "PIPEWIRE_REMOTE")


@dataclass(frozen=True, slots=True)
class Programs:
    """Where they are; "" for not on this machine."""

    espeak: str
    aplay: str


class Prompting:
    """Of one kiosk; the voice is of one visit."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._prompter: Prompter | None = None
        self.voice: Voice | None = None

    def begin(self) -> None:
        """The prompter, where there is anything it could be heard by."""
        programs = programs_here()
        if not (self._house.settings.voice.offered and programs.aplay):
            return
        from kiosk.voice.prompter import begin_prompter

        # What it takes to speak is loaded in the prompter, and nowhere else.
        tools, bounds = partial(tools_of, self._house, programs), bounds_of(self._house, programs)
        self._prompter = begin_prompter(tools, bounds, secrets_of(self._house.settings))

    def tend(self) -> None:
        """Between two visits: the prompter is begun again, should it have ended."""
        # A machine that cannot fork has other troubles; a visit goes well without a voice.
        with suppress(OSError):
            if self._prompter:
                self._prompter.tend()

    def lend(self, visit: Confinement) -> Confinement:
        """To be called in the visit's process, before it is bound: what it is to be bound by, its voice included."""
        if self._prompter is None:
            return visit
        self.voice, descriptor = self._prompter.lend(self._house.settings.voice.volume)
        return visit.keeping(descriptor)


def programs_here() -> Programs:
    """Which of the two this machine has."""
    from kiosk.voice import espeak, player

    return Programs(shutil.which(espeak.PROGRAM) or "", shutil.which(player.PROGRAM) or "")


def tools_of(house: House, programs: Programs) -> "Tools":
    """What speaks in this house."""
    from kiosk.voice import espeak
    from kiosk.voice.speaking import Tools

    voices = espeak.voices() if programs.espeak else frozenset()
    return Tools(
        programs.espeak, programs.aplay, voices, house.settings.voice.device, environment(), house.content.locales
    )


def bounds_of(house: House, programs: Programs) -> "VoiceBounds":
    """What a voice of this house may do."""
    from kiosk.voice.voice_bounds import VoiceBounds

    settings = house.settings
    paths = tuple(Path(path).resolve() for path in (programs.espeak, programs.aplay) if path)
    config = tuple(Path(os.environ[name]) for name in PASSED_ON[:2] if name in os.environ)
    return VoiceBounds(
        paths,
        (house.content.locales, *config),
        memory="any" if settings.practice else settings.memory,
        required=not settings.allow_unconfined,
    )


def environment() -> dict[str, str]:
    """Of both programs."""
    passed_on = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/", **passed_on}
