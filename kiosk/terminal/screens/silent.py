"""Nothing can be read aloud here: no voice for this language yet, or no sound on this machine. The helper reads.

The one rule: both people are told, each in their own language, and it is nobody's fault.
"""

from collections.abc import Iterator

from textual.widget import Widget

from kiosk.terminal.outcome import Back
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.signs import Hint
from kiosk.voice.voice import Hearing

LINGERS = 30.0
"""Seconds it stands at most."""
TITLES = {"no_voice": "voice.none.title", "no_sound": "voice.silent.title"}


class SilentScreen(FrameScreen):
    """`why`: no_voice or no_sound. Next and Back both lead back, and so does a while without a key: what is beneath may
    be a printer at work, which must not be kept from coming to its end when nobody is there any more."""

    enter_means_next = True

    def __init__(self, surroundings: Surroundings, why: Hearing) -> None:
        super().__init__(surroundings, next_ready=True, absent=("help", "language", "privacy"))
        self.why = why

    def on_mount(self) -> None:
        self.set_interval(LINGERS, self.give_way)

    def give_way(self) -> None:
        """It has stood for long enough, unless somebody is asked something above it."""
        if self.is_active:
            self.leave(Back())

    def body(self) -> Iterator[Widget]:
        pair = self.surroundings.voices.pair
        yield Headline(*pair(TITLES[self.why]))
        yield Hint("helper", *pair("voice.silent.text"))
