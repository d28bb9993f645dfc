"""F5: the screen is read aloud, then what the ring comes to and every screen that follows, until F5 is pressed again.

The one rule: any key stops the voice at once, and then does what it always does; + and − make it louder or lower, but
where something is typed they are letters.
"""

from typing import TYPE_CHECKING, Any, TypeVar

from textual import events
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from kiosk.terminal.equipment import Equipment
from kiosk.terminal.screens.fontcheck import FontScreen
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.screens.privacy import PrivacyScreen
from kiosk.terminal.screens.rest import RestScreen
from kiosk.terminal.watch import SIGNS_OF_LIFE, WatchedApp
from kiosk.terminal.widgets.aloud import KEY, Aloud
from kiosk.terminal.widgets.signs import Alert
from kiosk.terminal.widgets.typed import Typed
from kiosk.voice.spoken import Spoken, named
from kiosk.voice.voice import STEP, Hearing

if TYPE_CHECKING:
    from kiosk.terminal.saying import Told

ReturnType = TypeVar("ReturnType")
LOOK = 0.2
"""Seconds between two looks whether there is something new to be read."""
TURNS = {"plus": STEP, "minus": -STEP}


class ReadingApp(WatchedApp[ReturnType], inherit_bindings=False):
    """`is_reading`: from one F5 to the next. Answers are read at that key or under the ring, not by themselves."""

    equipment: Equipment
    is_reading = False
    _look_timer: Timer | None = None
    _on: Screen[Any] | None = None
    _ring: Widget | None = None
    _told: "Told" = {}  # noqa: RUF012 - never changed, only replaced

    async def on_event(self, event: events.Event) -> None:
        if not (isinstance(event, SIGNS_OF_LIFE) and self.is_for_voice(event)):
            await super().on_event(event)

    def is_for_voice(self, event: events.Event) -> bool:
        """Stops whatever is being read; True for a key that is the voice's own."""
        key = event.key if isinstance(event, events.Key) else ""
        voice = self.equipment.voice
        is_speaking = voice is not None and voice.hear() == "speaking"
        if voice is not None and is_speaking and key in TURNS and not self.is_typing:
            voice.turn(TURNS[key])
            self.show_voice()
        elif key == KEY and self.equipment.settings.voice.offered and self.screen_stack:
            if not isinstance(self.screen, FrameScreen | FontScreen):
                # On a poster any key means the same; between visits this one also has the next screen read.
                if isinstance(self.screen, RestScreen):
                    self.read_what_follows()
                return False
            self.press_aloud(is_speaking)
        else:
            if voice is not None and is_speaking:
                voice.stop()
            return False
        self.notice_somebody()
        return True

    @property
    def is_typing(self) -> bool:
        """Whether keys are letters here: none may be lost, and nobody is told what they are doing."""
        return bool(self.screen_stack) and isinstance(self.focused, Typed)

    def on_aloud_pressed(self, message: Aloud.Pressed) -> None:
        # The tap has stopped the voice already: it turns it off, or on.
        message.stop()
        if isinstance(self.screen, RestScreen):
            self.read_what_follows()
            self.screen.dismiss(True)
        else:
            self.press_aloud(self.is_reading)

    def read_what_follows(self) -> None:
        """Every screen from the next one on."""
        self.is_reading = True
        self._keep_looking()

    def press_aloud(self, stops: bool) -> None:
        """Reads all of this screen, or stops reading at all."""
        voice = self.equipment.voice
        if voice is None:
            self.tell_silence("no_sound")
        elif stops:
            self.stop_reading()
        else:
            # A helper is read to once: whoever comes then asks for themselves.
            self.is_reading, self._on = not isinstance(self.screen, FontScreen), self.screen
            self._ring, self._told = self.focused, self.told()
            self.say(*self._told.values())
            self._keep_looking()
            self.show_voice()

    def stop_reading(self) -> None:
        """Silence, until F5."""
        if self.equipment.voice:
            self.equipment.voice.stop()
        self.is_reading = False
        self._on, self._told = None, {}
        self.show_voice()

    def say(self, *told: tuple[Spoken, ...], answers: bool = True) -> None:
        """Reads these, and nothing else; without answers where nobody has asked for them."""
        words = self.surroundings.voices.applicant
        pieces = [piece for each in told for piece in each if answers or not piece.is_answer]
        if pieces and self.equipment.voice:
            self.equipment.voice.say(tuple(named(pieces, words.language.code, words.spoken_ids)))

    def told(self) -> "Told":
        """What stands on the screen to be read; nothing while it is hidden."""
        # Loaded by whoever has something read, and by nobody else.
        from kiosk.terminal.saying import told_by

        return {} if isinstance(self.screen, PrivacyScreen) else told_by(self.screen, self.surroundings.voices)

    def tell_silence(self, why: Hearing) -> None:
        """Nothing can be read: the helper does."""
        from kiosk.terminal.screens.silent import SilentScreen

        below = self.screen
        # A poster goes away by itself, and who has been told is not told twice.
        if isinstance(below, FrameScreen) and not isinstance(below, SilentScreen):
            self.push_screen(SilentScreen(self.surroundings, why), below.hear)

    def look(self) -> None:
        """Reads what is new: another screen, another page of it, what went wrong, or where the ring is now."""
        if not self.is_reading or not self.screen_stack:
            return
        screen, told = self.screen, self.told()
        if not told:
            return
        heard = self.equipment.voice.hear() if self.equipment.voice else "no_sound"
        if heard in ("no_voice", "no_sound"):
            self.stop_reading()
            self.tell_silence(heard)
            return
        from kiosk.terminal.saying import told_of

        was_on, ring, before = self._on, self._ring, self._told
        self._on, self._ring, self._told = screen, self.focused, told
        if was_on is not screen:
            self.show_voice()
            self.say(*told.values(), answers=False)
        elif self.focused is not None and self.focused is not ring:
            self.say(told_of(self.focused, self.surroundings.voices))
        else:
            new = [each for each in told if asked(told[each]) != asked(before.get(each, ()))]
            self.say(*(told[each] for each in new if isinstance(each, Alert) or not self.is_typing), answers=False)

    def show_voice(self) -> None:
        """On the button: whether it reads, and how loud."""
        volume = self.equipment.voice.volume if self.equipment.voice and self.is_reading else None
        for button in self.screen.query(Aloud).results():
            button.show(volume)

    def _keep_looking(self) -> None:
        if self.is_reading and self._look_timer is None:
            self._look_timer = self.set_interval(LOOK, self.look)


def asked(pieces: tuple[Spoken, ...]) -> tuple[Spoken, ...]:
    """What of it is no answer: who types needs no echo."""
    return tuple(piece for piece in pieces if not piece.is_answer)
