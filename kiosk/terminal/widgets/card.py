"""One choice: its key, its picture, the applicant's words and the helper's, as a single widget.

The one rule: a card never decides its picture's size alone; all cards of a shelf share it (see `shelf`).
"""

from collections.abc import Callable
from itertools import takewhile

from textual.message import Message

from kiosk.language.pictogram import SIZES
from kiosk.language.pictogram import Size as PictureSize
from kiosk.language.words import Direction
from kiosk.terminal.canvas import Canvas
from kiosk.terminal.themes import Ink, Surface
from kiosk.terminal.widgets.pressable import CAP, Pressable, paint_cap, paint_edge, paint_gap, paint_ring

STRIP = 6
"""A card this high or lower is a strip: picture at the start, words beside it."""
EDGED = 9
"""A card this high or higher has room for an edge, unless its picture needs the rows."""
LEAST: PictureSize = "k"
"""No picture is smaller while there is room for it: it must be large enough to point at."""

ROOMY = 24
"""A card this wide has room for a tick box beside its key."""
BOXES = {True: "[✓]", False: "[ ]"}
"""Tick boxes where a picture of four cells by two has too few dots."""


class Card(Pressable):
    """`choice` is the id it was made with; `fact` is the applicant's language; second and notes are the helper's.

    `many` shows a tick box, `scale` enlarges the label; a `strip` is low and stands alone; `raised` is white.
    """

    class Chosen(Message):
        """This card was pressed."""

        def __init__(self, card: "Card") -> None:
            super().__init__()
            self.card = card

        @property
        def control(self) -> "Card":
            return self.card

    def __init__(
        self,
        id: str,
        key: str,
        icon: str,
        label: str,
        second: str = "",
        *,
        many: bool = False,
        chosen: bool = False,
        scale: int = 1,
        fact: str = "",
        notes: tuple[str, ...] = (),
        direction: "Direction | None" = None,
        raised: bool = True,
        strip: bool = False,
    ) -> None:
        super().__init__(key=key, classes="-strip" if strip else None)
        self.choice = id
        self.icon, self.label, self.second, self.fact, self.notes = icon, label, second, fact, notes
        self.many, self.chosen, self.scale, self.raised = many, chosen, scale, raised
        self.own_direction = direction
        self.picture_size: PictureSize | None = None
        self.family_words = self.family_width = 0
        self.label_scale = scale
        self.brief = self.sunken = False
        """Without its fact; on the ground though it is raised, to tell it from its neighbour without air between."""
        self.tick: Callable[[Card], None] | None = None
        """Ticks it at once: a fast hand's Next overtakes the message, and would find nothing chosen."""

    def press(self) -> None:
        if self.tick:
            self.tick(self)
        self.post_message(self.Chosen(self))

    def choose(self, chosen: bool) -> None:
        """Shows it as chosen, or not."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.repaint()

    @property
    def surface(self) -> Surface:
        if self.chosen:
            return "chosen"
        return "fill" if self.has_focus else "card" if self.raised and not self.sunken else "ground"

    def words(self, width: int, *, brief: bool) -> tuple[list[str], list[tuple[str, Ink]]]:
        """The label's rows (large where it fits) and the rows beneath it, no wider than `width`, with their inks."""
        fact = "" if brief else self.fact
        beneath: list[tuple[str, Ink]] = [(line, "words") for line in self._lines(fact, width)]
        beneath += [(line, "second") for text in (self.second, *self.notes) for line in self.second_lines(text, width)]
        return self._large_label(width, self.label_scale) or self._lines(self.label, width), beneath

    def needs(self, width: int, *, brief: bool = False) -> int:
        """Rows of words in a card this wide, with its fact or without."""
        label, beneath = self.words(width - 2, brief=brief)
        return len(label) + len(beneath)

    def paint(self, canvas: Canvas) -> None:
        self._paint_rim(canvas)
        if canvas.height <= STRIP:
            self._paint_strip(canvas)
        else:
            self._paint_card(canvas)
        if self.key:
            paint_cap(self, canvas, self.key, ink="capring" if self.chosen and self.has_focus else "cap")

    def _lines(self, text: str, width: int) -> list[str]:
        return self.lines(text, width, self.own_direction)

    def fits_large(self, width: int, scale: int) -> bool:
        """Whether its label can be drawn so large in a card this wide."""
        return self._large_label(width - 2, scale) is not None

    def _large_label(self, width: int, wanted: int) -> list[str] | None:
        # Dots cannot draw letters two rows high in every script, but three.
        # Without a picture above it the label stands beside the cap.
        room = width if self.icon else width + 2 - 2 * CAP
        for scale in (*range(wanted, 1, -1), *((3,) if wanted == 2 else ())):
            if self.surroundings.cells.large_width(self.label, scale) <= room:
                rows = self.large(self.label, scale, self.own_direction)
                if rows is not None:
                    return list(rows)
        return None

    def _is_edged(self, height: int, words: int) -> bool:
        least = SIZES[LEAST][1] if self.icon else 0
        return height >= EDGED and least + words + 2 <= height

    def _paint_rim(self, canvas: Canvas) -> None:
        closed = self._is_edged(canvas.height, self.family_words or self.needs(canvas.width))
        if self.has_focus:
            paint_ring(canvas, closed=closed)
            if self.chosen:
                paint_gap(canvas, closed=closed)
        elif not self.chosen and (closed or not self.raised):
            paint_edge(self, canvas)

    def _paint_card(self, canvas: Canvas) -> None:
        label, beneath = self.words(canvas.width - 2, brief=self.brief)
        edges = 2 if self._is_edged(canvas.height, self.family_words or len(label) + len(beneath)) else 0
        size = self.picture_size or self.fitting_size(canvas.width, canvas.height, len(label) + len(beneath))
        picture = self.picture(self.icon, size) if self.icon else ()
        spare = canvas.height - edges - len(picture) - max(self.family_words, len(label) + len(beneath))
        gap = 1 if spare >= 1 and picture else 0
        y = edges // 2 + max(0, (spare - gap) // 2)
        self._paint_picture(canvas, y, picture)
        y += len(picture) + gap
        for line in label:
            canvas.middle(y, line, "label")
            y += 1
        for line, ink in beneath:
            canvas.middle(y, line, ink)
            y += 1
        self._paint_box(canvas, row=1 if edges else 0)

    def _paint_picture(self, canvas: Canvas, y: int, picture: tuple[str, ...]) -> None:
        """Centred; on a narrow card centred in what the key and its box leave."""
        breadth = len(picture[0]) if picture else 0
        side = self._side(self.family_width or canvas.width)
        if breadth + 2 * side <= canvas.width:
            canvas.picture_middle(y, picture)
        else:
            canvas.picture(side + (canvas.width - side - breadth) // 2, y, picture)

    def strip_rows(self, width: int) -> int:
        """Rows of words in a strip this wide, with a picture and a box."""
        return len(self._strip_words(width - CAP - 2 - SIZES["s"][0] - 2 - 6))

    def _strip_words(self, room: int) -> list[tuple[str, bool]]:
        """The words in lines, those of the applicant first and marked."""
        label, beneath = self._lines(self.label, room), self.second_lines(self.second, room)
        return [(line, True) for line in label] + [(line, False) for line in beneath]

    def _paint_strip(self, canvas: Canvas) -> None:
        x = CAP + 2 if self.key else 2
        if self.icon and canvas.height >= SIZES["s"][1]:
            canvas.picture(x, (canvas.height - SIZES["s"][1]) // 2, self.picture(self.icon, "s"))
            x += SIZES["s"][0] + 2
        rows = self._strip_words(canvas.width - x - (6 if self.many or self.chosen else 2))
        y = max(0, (canvas.height - len(rows)) // 2)
        for offset, (line, first) in enumerate(rows):
            canvas.at(x, y + offset, line, "label" if first else "second")
        self._paint_box(canvas, row=0)

    def _paint_box(self, canvas: Canvas, row: int) -> None:
        if not (self.many or self.chosen):
            return
        # Beside the cap there is no room on a narrow card, so the box goes beneath it, on all of its page alike.
        beneath = (self.family_width or canvas.width) < ROOMY and canvas.height > STRIP
        if self.surroundings.cells.drawing == "font":
            icon = "tick" if not self.many else "ticked" if self.chosen else "unticked"
            if beneath:
                canvas.picture(1 if self.has_focus else 0, 2, self.picture(icon, "xs"))
            else:
                canvas.picture_end(2, row, self.picture(icon, "xs"))
        elif beneath:
            canvas.at(1, 3, BOXES[self.chosen], "label")
        else:
            canvas.end(2, row, BOXES[self.chosen], "label")

    def fitting_size(self, width: int, height: int, words: int) -> PictureSize:
        """The largest picture that leaves room for so many rows of words in a card of this size."""
        edges = 2 if self._is_edged(height, words) else 0
        side = self._side(width)
        big: tuple[PictureSize, ...] = ("xl", "l", "m", "k", "sm", "s", "xs")
        too_big = list(
            takewhile(
                lambda size: (
                    SIZES[size][1] + words + edges > height or SIZES[size][0] + self._beside(size, side) > width
                ),
                big,
            )
        )
        return big[min(len(too_big), len(big) - 1)]

    def _side(self, width: int) -> int:
        """Columns that the key takes, and on a narrow card the tick box beneath it."""
        return 5 if self.many and width < ROOMY else CAP

    def _beside(self, size: PictureSize, side: int) -> int:
        """Columns a picture leaves free: as many on both sides, but the least picture only those of the key."""
        return side + 1 if size == LEAST else 2 * side
