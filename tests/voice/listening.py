"""A machine that can be heard by a test: the real programs, and a sound device of ALSA's that is a file.

The one rule: what is caught are the samples that would have been played.
"""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy
import pytest

from kiosk.voice.espeak import voices
from kiosk.voice.prompter import Prompter, begin_prompter
from kiosk.voice.speaking import Tools
from kiosk.voice.voice import Hearing, LentVoice
from kiosk.voice.voice_bounds import VoiceBounds

CONFIG = """
pcm.nowhere {{ type null }}
pcm.caught {{ type file slave.pcm nowhere file "{file}" format raw }}
"""


def programs() -> tuple[str, str]:
    """Both, or the test does not run; where everything must be here, that is a failure."""
    found = shutil.which("espeak-ng"), shutil.which("aplay")
    if not all(found) and not os.environ.get("CI"):
        pytest.skip("espeak-ng and aplay are not on this machine")
    assert found[0], "apt install espeak-ng"
    assert found[1], "apt install alsa-utils"
    return found[0], found[1]


@contextmanager
def prompter(folder: Path, locales: Path, caught: Path, *, allowed: bool = True) -> Iterator[Prompter]:
    """One that plays into `caught`, if it is `allowed` to."""
    espeak, aplay = programs()
    config = folder / "asound.conf"
    config.write_text(CONFIG.format(file=caught))
    given = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "ALSA_CONFIG_PATH": str(config)}
    bounds = VoiceBounds(
        (Path(espeak).resolve(), Path(aplay).resolve()), (locales, config), "any",
        required=False, devices=(caught,) if allowed else (),
    )  # fmt: skip
    begun = begin_prompter(lambda: Tools(espeak, aplay, voices(), "caught", given, locales), bounds)
    try:
        yield begun
    finally:
        begun.close()


def heard(voice: LentVoice, seconds: float = 20.0) -> Hearing:
    """How it went, once it has ended. Raises TimeoutError."""
    until = time.monotonic() + seconds
    while voice.hear() == "speaking":
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.005)
    return voice.hear()


def loudness(caught: Path) -> float:
    """Root of the mean square of what was caught; 0 for nothing."""
    samples = numpy.frombuffer(caught.read_bytes(), dtype="<i2").astype("f8")
    return float(numpy.sqrt((samples**2).mean())) if len(samples) else 0.0
