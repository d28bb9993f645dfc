"""The voice of a visit, as its screens see it: it is told what to say, and asked how that went.

The one rule: telling it anything takes no time: no key waits for a voice.
"""

import select
from collections.abc import Sequence
from contextlib import suppress
from typing import Literal, Protocol

from kiosk.visit.framing import Frame, Torn, Wire
from kiosk.voice.spoken import Spoken, written

Hearing = Literal["quiet", "speaking", "no_voice", "no_sound"]
"""`no_voice`: nothing of what it was told last could be said. `no_sound`: this machine cannot be heard."""
LOUDEST, STEP = 100, 10
# Seconds for so few octets to another process of this machine.
SOON = 0.05
MOST_SAID = 100


class Voice(Protocol):
    """What reads aloud."""

    volume: int
    """From 0 to LOUDEST."""

    def say(self, pieces: Sequence[Spoken]) -> None:
        """Says these from now on, and nothing else."""

    def stop(self) -> None:
        """Silence, at once."""

    def turn(self, by: int) -> None:
        """Louder or lower from now on, by so much."""

    def hear(self) -> Hearing:
        """How it stands now."""


class LentVoice:
    """The voice in another process, at the other end of `wire`."""

    def __init__(self, wire: Wire, volume: int) -> None:
        self.volume = volume
        self._wire = wire
        self._hearing: Hearing = "quiet"
        self._said = 0

    def say(self, pieces: Sequence[Spoken]) -> None:
        self._said += 1
        if self._tell({"say": written(pieces), "number": self._said, "volume": self.volume}):
            self._hearing = "speaking"

    def stop(self) -> None:
        if self._hearing == "speaking":
            self._said += 1
            self._hearing = "quiet"
            self._tell({"stop": True})

    def turn(self, by: int) -> None:
        self.volume = max(0, min(LOUDEST, self.volume + by))
        self._tell({"volume": self.volume})

    def hear(self) -> Hearing:
        poll = select.poll()
        with suppress(Torn, ValueError):
            poll.register(self._wire.descriptor, select.POLLIN)
            # However much it says, no key waits for more than this.
            for _ in range(MOST_SAID):
                if not poll.poll(0):
                    break
                told = self._wire.receive(SOON).about
                # What it says of what it was told before no longer counts.
                if told.get("number") == self._said:
                    self._hearing = hearing_of(told.get("heard"))
            return self._hearing
        self._hearing = "no_sound"
        return self._hearing

    def close(self) -> None:
        """Silence, and no voice any more: the other process ends."""
        self._wire.close()

    def _tell(self, about: dict[str, object]) -> bool:
        try:
            self._wire.send(Frame(about), SOON)
        except Torn:
            self._hearing = "no_sound"
            return False
        return True


def hearing_of(told: object) -> Hearing:
    """What the other process says of it; what nobody could follow counts as no sound."""
    return told if told in ("quiet", "no_voice") else "no_sound"
