"""aplay, which plays samples on a device of ALSA's: started for one sound, fed through a pipe, killed for silence.

The one rule: it is fed little at a time, so that a change of volume is heard at once and nothing is left to be played.
"""

import fcntl
import signal
import subprocess
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from kiosk.visit.hardening import PR_SET_PDEATHSIG, prctl
from kiosk.voice.voice import LOUDEST

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

PROGRAM = "aplay"
# A tenth of a second of speech, in 16-bit samples at 22,050 a second.
CHUNK = 4_096
# From Linux' <fcntl.h>, and the least it gives; and what the device may hold, in microseconds.
F_SETPIPE_SZ, PIPE = 1031, 4_096
BUFFER = 200_000
# Seconds for a moment of sound.
PATIENCE = 5.0


class NoSound(Exception):
    """The device cannot be opened, or has gone."""


def command(program: str, device: str, rate: int) -> tuple[str, ...]:
    """Plays 16-bit samples of one channel from its standard input."""
    shape = ("-t", "raw", "-f", "S16_LE", "-c", "1", "-r", str(rate))
    return (program, "-q", "-D", device, *shape, f"--buffer-time={BUFFER}")


def play(
    sound: Iterable[bytes], rate: int, program: str, device: str, volume: Callable[[], int], given: Mapping[str, str]
) -> None:
    """Plays it to its end. `volume`: of now, 0 to LOUDEST; `given`: the player's environment. Raises NoSound.

    To be called in a process of one thread.
    """
    try:
        player = subprocess.Popen(  # noqa: S603 - the device is the settings' own
            command(program, device, rate),
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=dict(given), cwd="/", close_fds=True, preexec_fn=die_with_voice,  # noqa: PLW1509 - one thread
        )  # fmt: skip
    except OSError:
        raise NoSound from None
    assert player.stdin
    with suppress(OSError):
        fcntl.fcntl(player.stdin.fileno(), F_SETPIPE_SZ, PIPE)
    try:
        for chunk in sound:
            player.stdin.write(as_loud(chunk, volume()))
            player.stdin.flush()
    except BrokenPipeError:
        pass
    with suppress(BrokenPipeError):
        player.stdin.close()
    if player.wait():
        raise NoSound


def plays(
    sound: bytes, rate: int, program: str, device: str, given: Mapping[str, str], seconds: float = PATIENCE
) -> bool:
    """Whether the device takes this, and soon: one that never does would be waited for as long as the kiosk runs."""
    try:
        run = subprocess.run(  # noqa: S603 - the device is the settings' own
            command(program, device, rate), input=sound, env=dict(given), cwd="/", timeout=seconds,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return False
    return run.returncode == 0


def as_loud(chunk: bytes, volume: int) -> bytes:
    """The same samples, so loud: never louder than they are."""
    import numpy

    samples = numpy.frombuffer(chunk[: len(chunk) // 2 * 2], dtype="<i2")
    return (samples.astype("f4") * (max(0, min(LOUDEST, volume)) / LOUDEST)).astype("<i2").tobytes()


def chunks(samples: "NDArray[numpy.int16]") -> Iterable[bytes]:
    """A recording, little by little."""
    octets = samples.astype("<i2").tobytes()
    return (octets[at : at + CHUNK] for at in range(0, len(octets), CHUNK))


def die_with_voice() -> None:
    """In a program's process: it ends with the voice, and the voice with the visit."""
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
