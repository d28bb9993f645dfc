"""The five places at the foot of every screen: back, explain, language, hide, next.

The one rule: a place never moves and never gives its room to another; one that is absent leaves a hole.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from textual.geometry import Region, Size
from textual.message import Message

from kiosk.language import script
from kiosk.language.pictogram import SIZES
from kiosk.terminal.canvas import Canvas
from kiosk.terminal.themes import Surface
from kiosk.terminal.widgets.placed import Placed
from kiosk.terminal.widgets.pressable import Pressable

Place = Literal["back", "help", "language", "privacy", "next"]
PLACES: tuple[Place, ...] = ("back", "help", "language", "privacy", "next")
MORE = "bar.more"
"""What Next says while there are pages to turn."""
KEYS = {"back": "Esc", "help": "F1", "language": "F3", "privacy": "F4"}


class BarPlace(Pressable):
    """One place: picture, word, the helper's word, the key."""

    def __init__(self, place: Place, hint: str, text_id: str, icon: str, *, ready: bool = True) -> None:
        super().__init__()
        self.place, self.hint, self.text_id, self.icon, self.ready = place, hint, text_id, icon, ready
        self.can_focus = ready

    @property
    def can_be_pressed(self) -> bool:
        return self.ready

    def press(self) -> None:
        self.post_message(Bar.Pressed(self.place))

    @property
    def surface(self) -> Surface:
        if self.has_focus:
            return "fill"
        return "chosen" if self.place == "next" and self.ready else "desk"

    def paint(self, canvas: Canvas) -> None:
        picture, inset = self.picture(self.icon, "s"), 0 if canvas.width < 18 else 1
        words = SIZES["s"][0] + 1 + inset
        first, second = self.surroundings.voices.pair(self.text_id)
        room = canvas.width - words
        if max(script.width(first), script.width(second)) > room:
            # A word is worth more than its picture.
            picture, words, room = (), inset, canvas.width - inset
        lines = [(self._cut(first, room, self.direction == "rtl"), "label" if self.ready else "second")]
        if second:
            lines.append((self._cut(second, room, False), "second"))
        lines.append((self.hint, "second"))
        at_end = self.place == "next"
        draw = canvas.picture_end if at_end else canvas.picture
        draw(inset, 0, picture, "picto" if self.ready else "faint")
        for y, (line, ink) in enumerate(lines):
            (canvas.end if at_end else canvas.at)(words, y, line, ink)  # type: ignore[arg-type]

    def _cut(self, text: str, room: int, rtl: bool) -> str:
        """The first of its lines: a word that is too long is cut, never written over its neighbour."""
        return script.lines(text, room, "rtl" if rtl else "ltr")[0]


class Bar(Placed):
    """`absent` places are not there; `next_ready` fills Next and lets it be pressed."""

    class Pressed(Message):
        """One of the places was pressed."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place: Place = place

    def __init__(
        self,
        next_key: str = "0",
        next_ready: bool = False,
        *,
        next_text: str = "bar.next",
        next_icon: str = "next",
        absent: Sequence[Place] = (),
        id: str | None = None,
    ) -> None:
        self.places = [
            BarPlace(place, KEYS[place], f"bar.{place}", place) for place in PLACES[:-1] if place not in absent
        ]
        self.places.append(BarPlace("next", next_key, next_text, next_icon, ready=next_ready))
        # Where Next is absent it still comes for as long as there are pages to turn.
        self.is_only_more = "next" in absent
        self.without_next = self.is_only_more
        super().__init__(*self.places, id=id)

    def regions(self, size: Size) -> Iterator[tuple[BarPlace, Region]]:
        measure = self.measure
        width = 16 if measure.narrow else 22
        run = size.width - 2 * self.rim - width
        for place in self.places[: -1 if self.without_next else None]:
            x = self.rim + round(PLACES.index(place.place) * run / (len(PLACES) - 1))
            yield place, Region(x, measure.air, width, 3)

    @property
    def rim(self) -> int:
        return 0 if self.measure.narrow else self.measure.margin

    def show_next(self, *, ready: bool, text: str = "bar.next", icon: str = "next") -> None:
        """What Next is now, if it is there at all."""
        without = self.is_only_more and text != MORE
        if without != self.without_next:
            self.without_next = without
            self.rearrange()
        for place in self.places:
            if place.place == "next" and (ready, text, icon) != (place.ready, place.text_id, place.icon):
                place.ready, place.text_id, place.icon = ready, text, icon
                place.can_focus = ready
                place.repaint()
