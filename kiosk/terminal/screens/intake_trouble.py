"""A page could not be taken in: what happened, in a picture and in words, and what can be done now.

The one rule: what was taken in before is kept, and says so; there is always another way.
"""

from collections.abc import Iterable

from kiosk.errors import (
    DocumentForeign,
    DocumentLocked,
    DocumentsFull,
    DocumentTooLarge,
    KioskError,
    ScannerAway,
    ScannerBusy,
    ScannerEmpty,
    ScannerError,
    ScannerFailed,
    ScannerJammed,
    ScannerOpen,
    StickError,
    StickUnreadable,
    StickWritable,
)
from kiosk.language.pictogram import SIZES
from kiosk.language.pictogram import Size as PictureSize
from kiosk.terminal.canvas import Canvas
from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.themes import Surface
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.lowering import Lowering

LANE = (LanePart("ask", "lane.ask", "intake.lane.ask"), LanePart("look", "lane.look", "intake.lane.look"))

AGAIN, OTHER = "again", "other"
PICTURES: dict[type[KioskError], str] = {
    ScannerAway: "scanner_away",
    ScannerBusy: "wait",
    ScannerEmpty: "scanner_empty",
    ScannerJammed: "scanner_jammed",
    ScannerOpen: "scanner_open",
    ScannerFailed: "scanner_failed",
    StickWritable: "lock",
    DocumentLocked: "file_locked",
    DocumentTooLarge: "file_large",
    DocumentForeign: "dont_know",
    DocumentsFull: "papers",
}
HOPELESS = (ScannerFailed, StickWritable, StickUnreadable, DocumentsFull)
"""The same again a moment later would end the same."""


def picture_of(fault: KioskError) -> str:
    """The pictogram of what happened."""
    other = "scan" if isinstance(fault, ScannerError) else "usb" if isinstance(fault, StickError) else "missing"
    return PICTURES.get(type(fault), other)


class Sight(Lowering):
    """What it is about, as large as there is room."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self.icon = icon

    @property
    def surface(self) -> Surface:
        return "ground"

    @property
    def picture_size(self) -> PictureSize:
        """Large where there is room for air."""
        return "k" if self.is_low else "l"

    def rows(self, width: int) -> int:  # noqa: ARG002
        return SIZES[self.picture_size][1]

    def paint(self, canvas: Canvas) -> None:
        canvas.picture_middle(0, self.picture(self.icon, self.picture_size))


class TroubleScreen(CardScreen):
    """Ends with Chose: AGAIN or OTHER, or with Back. `kept`: pages of this paper that are here nevertheless."""

    def __init__(
        self, now: Surroundings, fault: KioskError, kept: int, at: int | None, *, can_retry: bool = True
    ) -> None:
        again = Pick(AGAIN, "again", "intake.again")
        other = Pick(OTHER, "next", "intake.other" if can_retry else "intake.on")
        super().__init__(
            now,
            "intake.trouble",
            [other] if isinstance(fault, HOPELESS) or not can_retry else [again, other],
            alert=fault.text,
            hints=[("found", "intake.kept")] if kept else [],
            values={"number": str(kept)},
            at=at,
            lane=LANE,
            lane_folded=True,
        )
        self.fault = fault

    def shown(self) -> Iterable[Lowering]:
        yield Sight(picture_of(self.fault))
