"""The button in the end corner of every screen: read this aloud; filled while the kiosk reads, with how loud.

The one rule: it stands on every screen in the same place, and the ring never goes to it: it is a key or a tap.
"""

from textual.geometry import Region, Size
from textual.message import Message

from kiosk.language.pictogram import SIZES
from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.measure import Measure
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.themes import Surface
from kiosk.terminal.widgets.placed import mirror
from kiosk.terminal.widgets.pressable import Pressable

KEY, NAME = "f5", "F5"
# One row has no room for the picture: a loudspeaker of letters that every console has.
SMALL = "◄))"
HIGH = SIZES["s"][1]
LOUDER = "+ −"
WORDS = 1 + SIZES["s"][0] + 1
"""Column where the key stands beside the picture."""


class Aloud(Pressable):
    """`volume`: of what is being read; None while nothing is to be read."""

    class Pressed(Message):
        """Read aloud, or stop it."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        # Who listens to a screen reader walks past every place the ring goes to: this one is of no use to them.
        self.can_focus = False
        self.volume: int | None = None

    def show(self, volume: int | None) -> None:
        """Whether it reads, and how loud."""
        if volume != self.volume:
            self.volume = volume
            self.repaint()

    def press(self) -> None:
        self.post_message(self.Pressed())

    @property
    def surface(self) -> Surface:
        return "desk" if self.volume is None else "chosen"

    def paint(self, canvas: Canvas) -> None:
        if self.volume is None:
            paint_sign(self, canvas, Region(0, 0, canvas.width, canvas.height))
        elif canvas.height < HIGH:
            canvas.middle(0, f"{SMALL} {self.volume}", "label")
        else:
            canvas.picture(1, 0, self.picture("speak", "s"))
            for y, line in enumerate((NAME, LOUDER, str(self.volume))):
                canvas.at(WORDS, y, line, "second" if y else "label")


def place(measure: Measure) -> Region:
    """Where it stands on a terminal of this size, from the start side."""
    columns = measure.aloud - (0 if measure.small else measure.margin)
    return Region(measure.width - measure.aloud, measure.air, columns, 1 if measure.small else HIGH)


def tapped(surroundings: Surroundings, size: Size) -> Region:
    """Where a tap on a poster of this size means it; nowhere in a house that does without."""
    region = place(Measure(*size)) if surroundings.reads_aloud else Region()
    return mirror(region, size) if surroundings.direction == "rtl" else region


def paint_sign(block: Block, canvas: Canvas, at: Region) -> None:
    """Its face while nothing is read. A poster paints that itself: no next applicant waits for one block more."""
    if at.height < HIGH:
        line, x = f"{NAME} {SMALL}", canvas.width - at.right if canvas.rtl else at.x
        canvas.put(x + (at.width - len(line)) // 2, at.y, line, "label")
    else:
        canvas.picture(at.x + 1, at.y, block.picture("speak", "s"))
        canvas.at(at.x + WORDS, at.y + 1, NAME, "label")
