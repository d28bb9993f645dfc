"""One thing being said: clip after clip and sentence after sentence, in a process that is killed for silence.

The one rule: text goes to the speech program through a pipe, and sound from there through another: nothing is a file.
"""

import struct
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from kiosk.visit.speechless import fall_silent
from kiosk.voice.clips import clip_of, read_clip
from kiosk.voice.espeak import VOICES, command
from kiosk.voice.player import CHUNK, NoSound, chunks, die_with_voice, play
from kiosk.voice.spoken import Spoken, sentence

SAID, UNSAYABLE, UNHEARD = 0, 3, 4
"""How it went: exit codes of the process."""
# A WAV as espeak-ng streams it: its head, and where in that the rate stands.
HEAD, RATE_AT = 44, 24
# It looks for a sound server before it looks at what it is to do.
NO_SERVER: Mapping[str, str] = {"PULSE_SERVER": "unix:/dev/null"}


@dataclass(frozen=True, slots=True)
class Tools:
    """`espeak`, `aplay`: the programs; `espeak` is "" where it is not here. `languages`: those it has a voice for.

    `device`: ALSA's name of it. `environment`: of both programs. `locales`: below which the clips lie.
    """

    espeak: str
    aplay: str
    languages: frozenset[str]
    device: str
    environment: Mapping[str, str]
    locales: Path


@dataclass(frozen=True, slots=True)
class Part:
    """What is played in one go: a clip, or sentences of one language."""

    clip: Path | None
    language: str
    text: str


def parts(pieces: Sequence[Spoken], tools: Tools) -> Iterator[Part]:
    """In which parts the pieces are played: what follows each other in one voice is one.

    None of what cannot be said; none at all where nothing can be in the language of the first piece.
    """
    found = [(clip_of(tools.locales, piece.language, piece.ids), piece) for piece in pieces]
    sayable = [each for each in found if each[0] or each[1].language in tools.languages]
    # A name of a street is no help to whoever has heard nothing of the question.
    if not any(piece.language == pieces[0].language for _, piece in sayable):
        return
    for (clip, language), group in groupby(sayable, key=lambda each: (each[0], each[1].language)):
        yield Part(clip, language, " ".join(sentence(piece.text) for _, piece in group))


def speak(pieces: Sequence[Spoken], tools: Tools, volume: Callable[[], int]) -> int:
    """Says it all, and how it went: SAID, UNSAYABLE or UNHEARD. To be called in a process of one thread."""
    code = UNSAYABLE
    try:
        for part in parts(pieces, tools):
            rate, sound = sound_of(part, tools)
            if rate:
                play(sound, rate, tools.aplay, tools.device, volume, tools.environment)
                code = SAID
    except NoSound:
        return UNHEARD
    return code


def sound_of(part: Part, tools: Tools) -> tuple[int, Iterator[bytes]]:
    """Samples a second, and the samples; 0 where there are none. A clip that is broken counts as not recorded."""
    if not part.clip:
        return spoken_sound(part, tools)
    try:
        samples, rate = read_clip(part.clip)
    except ValueError:
        return spoken_sound(part, tools) if part.language in tools.languages else (0, iter(()))
    return rate, iter(chunks(samples))


def spoken_sound(part: Part, tools: Tools) -> tuple[int, Iterator[bytes]]:
    """From the speech program, as it makes it."""
    try:
        reader = subprocess.Popen(  # noqa: S603 - the voice is of the table
            command(tools.espeak, VOICES[part.language]),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**tools.environment, **NO_SERVER}, cwd="/", close_fds=True, preexec_fn=die_unheard,  # noqa: PLW1509 - one thread
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return 0, iter(())
    assert reader.stdin
    assert reader.stdout
    try:
        # No more than a pipe holds (64 KiB): it is read before the first sound is made.
        reader.stdin.write(part.text.encode(errors="ignore")[: 1 << 16])
        reader.stdin.close()
    except BrokenPipeError:
        return 0, iter(())
    sound = reader.stdout
    head = sound.read(HEAD)
    if len(head) < HEAD:
        return 0, iter(())
    return struct.unpack_from("<I", head, RATE_AT)[0], iter(lambda: sound.read(CHUNK), b"")


def die_unheard() -> None:
    """In the speech program's process: it ends with the voice, and can tell nobody what it reads (no sockets)."""
    die_with_voice()
    fall_silent()
