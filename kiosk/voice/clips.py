"""Recorded clips: one file for one text of one language, `locales/<code>/audio/<text id>.opus`; none of them is a must.

The one rule: a clip is found by the id of its text alone, so that a text that changes loses nothing but its recording.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

AUDIO, KIND = "audio", ".opus"
# No id of a text and no code of a language has anything that leads out of a folder.
ID = re.compile(r"[a-z0-9_]+(?:\.[A-Za-z0-9_]+)*")
CODE = re.compile(r"[A-Za-z_]+")
# What stands on a key cap is said before the card it is on; it is no text of a catalogue.
CAPS = tuple("0123456789ABC")
MOST_SECONDS = 60
"""A clip is a sentence or two: more of it is not played."""
MOST_CHANNELS, RATES = 2, range(8_000, 48_001)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One line of the checklist of who records: what to say, and where the recording belongs."""

    id: str
    text: str
    path: Path
    is_recorded: bool


def clip_path(locales: Path, code: str, id: str) -> Path:
    """Where the clip of this text belongs, whether it is there or not."""
    return locales / code / AUDIO / f"{id}{KIND}"


def cap_id(cap: str) -> str:
    """The id under which a key is recorded: `key.1`, `key.a`."""
    return f"key.{cap.lower()}"


def clip_of(locales: Path, code: str, ids: Iterable[str]) -> Path | None:
    """The first of these texts that has been recorded in this language."""
    paths = (clip_path(locales, code, id) for id in ids if ID.fullmatch(id) and CODE.fullmatch(code))
    return next((path for path in paths if path.is_file()), None)


def checklist(locales: Path, code: str, texts: Iterable[tuple[str, str]]) -> Iterator[Wanted]:
    """What there is to record in a language: the keys, then each of these texts (id, text) that is said as it stands.

    A text with a placeholder is left out: nobody can record what it will say.
    """
    for id, text in (*((cap_id(cap), cap) for cap in CAPS), *texts):
        if text and "{" not in text:
            path = clip_path(locales, code, id)
            yield Wanted(id, text, path, path.is_file())


def read_clip(path: Path) -> "tuple[NDArray[numpy.int16], int]":
    """Its samples, one channel, and how many of them are a second. Raises ValueError where it is no recording."""
    import soundfile

    try:
        with soundfile.SoundFile(path) as sound:
            # A few seconds of many channels would be more than there is memory.
            if sound.channels > MOST_CHANNELS or sound.samplerate not in RATES:
                raise ValueError("no recording of a voice")
            samples = sound.read(MOST_SECONDS * sound.samplerate, dtype="int16", always_2d=True)
            if not len(samples):
                raise ValueError("nothing in it")
            return samples[:, 0], int(sound.samplerate)
    except (OSError, RuntimeError) as fault:
        raise ValueError("no recording") from fault
