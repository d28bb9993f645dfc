"""A voice without a sound, for whoever must see what would be read: it keeps what it was told to say.

The one rule: it says no more than the real one could: a language without a voice is one here as well.
"""

from collections.abc import Collection, Sequence

from kiosk.voice.espeak import VOICES
from kiosk.voice.spoken import Spoken
from kiosk.voice.voice import LOUDEST, Hearing


class RehearsalVoice:
    """`said`: everything, in order. It goes on speaking until `finish` or `stop`."""

    def __init__(self, volume: int = 70, languages: Collection[str] = tuple(VOICES)) -> None:
        self.volume = volume
        self.languages = languages
        self.said: list[tuple[Spoken, ...]] = []
        self.hearing: Hearing = "quiet"

    def say(self, pieces: Sequence[Spoken]) -> None:
        self.said.append(tuple(pieces))
        can_say = bool(pieces) and pieces[0].language in self.languages
        self.hearing = "speaking" if can_say else "no_voice"

    def stop(self) -> None:
        if self.hearing == "speaking":
            self.hearing = "quiet"

    def turn(self, by: int) -> None:
        self.volume = max(0, min(LOUDEST, self.volume + by))

    def hear(self) -> Hearing:
        return self.hearing

    def finish(self) -> None:
        """All of it has been said."""
        self.stop()

    @property
    def last(self) -> list[str]:
        """The texts it was told last."""
        return [piece.text for piece in self.said[-1]] if self.said else []
