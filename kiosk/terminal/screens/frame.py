"""The screen every other screen is: rail on top, one decision in the middle, the helper's lane, the bar at the foot.

The one rule: a screen ends once, with an outcome; it knows neither the session nor what comes next.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.geometry import Region, Size
from textual.layout import Layout
from textual.widget import Widget

from kiosk.terminal.measure import LaneState, Measure
from kiosk.terminal.outcome import Back, ChangeLanguage, End, Hide, Outcome, Proceed
from kiosk.terminal.screens.placing import placed
from kiosk.terminal.screens.quick import QuickScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets import ring
from kiosk.terminal.widgets.aloud import Aloud
from kiosk.terminal.widgets.bar import MORE, Bar, Place
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.lane import Lane, LanePart
from kiosk.terminal.widgets.paged import Paged
from kiosk.terminal.widgets.placed import Exact, Stack
from kiosk.terminal.widgets.pressable import Pressable
from kiosk.terminal.widgets.rail import Rail
from kiosk.terminal.widgets.shelf import Shelf
from kiosk.terminal.widgets.signs import Hint

PLACE_KEYS: dict[str, Place] = {"escape": "back", "f1": "help", "f3": "language", "f4": "privacy"}


class FrameScreen(QuickScreen[Outcome], inherit_bindings=False):
    """Subclasses give `body` and, where Next does something, `go_next`; they end with `leave`.

    `at`: the present step of the rail. `lane`: what the helper sees. `absent`: places of the bar that are not there.
    """

    enter_means_next: ClassVar[bool] = False
    """Enter without a ring is Next."""

    def __init__(
        self,
        surroundings: Surroundings,
        *,
        at: int | None = None,
        lane: Sequence[LanePart] = (),
        lane_folded: bool = False,
        next_key: str = "0",
        next_ready: bool = False,
        next_text: str = "bar.next",
        next_icon: str = "next",
        absent: Sequence[Place] = (),
    ) -> None:
        super().__init__()
        self.surroundings = surroundings
        self.next_key, self.next_ready, self.next_text, self.next_icon = next_key, next_ready, next_text, next_icon
        self.absent = frozenset(absent)
        self.rail, self.aloud = Rail(at, id="rail"), Aloud(id="aloud")
        self.lane = Lane(tuple(lane), id="lane") if lane else None
        self.lane_open: bool | None = False if lane_folded else None
        self.bar = Bar(next_key, next_ready, next_text=next_text, next_icon=next_icon, absent=absent, id="bar")
        self.sheet, self._exact = Stack(id="body"), Exact()
        self.set_class(surroundings.direction == "rtl", "-rtl")
        self._has_left = False
        self.was_explained = False

    def body(self) -> Iterable[Widget]:
        """What stands in the middle, from the top."""
        return ()

    def compose(self) -> ComposeResult:
        # Known already: told when the terminal's size comes, all of it would be styled a second time.
        self._fit(self.app.size, update=False)
        yield from (self.rail, self.aloud)
        with self.sheet:
            yield from self.body()
        if self.lane:
            yield self.lane
        yield self.bar

    @property
    def layout(self) -> Layout:
        return self._exact

    @property
    def lane_state(self) -> LaneState:
        """On a wide terminal it starts open; on a narrow one it is over the sheet when asked for."""
        if self.lane is None:
            return "hidden"
        if self.measure.narrow:
            return "over" if self.lane_open else "hidden"
        return "folded" if self.lane_open is False else "open"

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        return placed(self, size)

    def leave(self, outcome: Outcome) -> None:
        """Ends this screen; a second key pressed meanwhile does nothing."""
        if not self._has_left:
            self._has_left = True
            self.dismiss(outcome)

    def typed(self) -> str:
        """What stands in it and must survive a change of language or a blank screen."""
        return ""

    def go_next(self) -> None:
        """Next was pressed on the last page."""
        self.leave(Proceed())

    def go_back(self) -> None:
        """Back was pressed on the first page."""
        self.leave(Back())

    def explain(self) -> Sequence[Hint]:
        """What F1 shows above the keys: hints of this screen's own."""
        return ()

    def on_key(self, event: events.Key) -> None:
        key = event.key
        if key in ring.ARROWS:
            ring.move(self, key)
        elif key in ("tab", "shift+tab"):
            ring.walk(self, 1 if key == "tab" else -1)
        elif key == "enter":
            self.enter()
        elif key in PLACE_KEYS:
            self.press_place(PLACE_KEYS[key])
        elif key == "0" and self.next_key == "0":
            self.press_place("next")
        elif key == "f2":
            self.fold_lane()
        elif key == "f10":
            self.ask_to_end()
        elif not ring.press_key(self, key) and not self.loose_key(event):
            return
        event.stop()

    def enter(self) -> None:
        """Presses what is ringed; in a field it is Next."""
        focused = self.focused
        if isinstance(focused, Pressable):
            focused.press()
        elif focused is not None or self.enter_means_next:
            self.press_place("next")

    def loose_key(self, event: events.Key) -> bool:  # noqa: ARG002
        """A key nobody wanted; True when this screen took it."""
        return False

    def on_bar_pressed(self, message: Bar.Pressed) -> None:
        message.stop()
        self.press_place(message.place)

    def on_lane_pressed(self, message: Lane.Pressed) -> None:
        message.stop()
        self.fold_lane()

    def press_place(self, place: Place) -> None:
        """One of the five places of the bar, by key or by tap."""
        if place in self.absent and not (place == "next" and self._has_more()):
            return
        match place:
            case "back":
                if not self._turn(-1):
                    self.go_back()
            case "next":
                if not self._turn(1) and self.next_ready:
                    self.go_next()
            case "help":
                self._explain()
            case "language":
                self.leave(ChangeLanguage(self.typed()))
            case "privacy":
                self.leave(Hide(self.typed()))

    def fold_lane(self) -> None:
        """Opens or folds the helper's lane."""
        if self.lane:
            self.lane_open = self.lane_state not in ("open", "over")
            self.lane.refresh(layout=True)

    def show_next(self, ready: bool) -> None:
        """Whether Next may be pressed; with pages left it says More and may."""
        self.next_ready = ready
        if self._has_more():
            self.bar.show_next(ready=True, text=MORE)
        else:
            self.bar.show_next(ready=ready, text=self.next_text, icon=self.next_icon)

    def on_shelf_turned(self, message: Shelf.Turned) -> None:
        message.stop()
        for headline in self.sheet.query(Headline).results():
            headline.turn(message.page)
        self.show_next(self.next_ready)

    def on_resize(self, event: events.Resize) -> None:
        self._fit(event.size, update=True)

    def _fit(self, size: Size, *, update: bool) -> None:
        self.set_class(Measure(*size).small, "-small", update=update)

    def ask_to_end(self) -> None:
        """Asks once whether to end and erase."""
        from kiosk.terminal.screens.panels import EndScreen

        self.app.push_screen(EndScreen(self.surroundings), self.hear)

    def _explain(self) -> None:
        from kiosk.terminal.screens.panels import ExplainScreen

        self.was_explained = True
        self.app.push_screen(ExplainScreen(self.surroundings, self.explain(), self.lane), self.hear)

    def hear(self, outcome: Outcome | None) -> None:
        """What a panel above this screen ended with."""
        match outcome:
            case End():
                self.leave(outcome)
            case ChangeLanguage():
                self.leave(ChangeLanguage(self.typed()))
            case Hide():
                self.leave(Hide(self.typed()))

    def _paged(self) -> Paged | None:
        return next(iter(self.sheet.query(Paged)), None)

    def _has_more(self) -> bool:
        return (shelf := self._paged()) is not None and shelf.page + 1 < shelf.pages

    def _turn(self, by: int) -> bool:
        shelf = self._paged()
        if shelf is None or not shelf.turn(by):
            return False
        self.set_focus(None)
        return True
