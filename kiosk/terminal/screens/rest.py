"""The screen between visits: what this is, a greeting in every language, four facts, and where to touch.

The one rule: it needs no reading: greetings, pictures and a pointing hand say it all.
"""

from collections.abc import Iterator, Sequence

from textual import events

from kiosk.language import script
from kiosk.language.pictogram import SIZES
from kiosk.language.pictogram import Size as PictureSize
from kiosk.language.words import Words
from kiosk.terminal.canvas import Canvas
from kiosk.terminal.measure import Measure
from kiosk.terminal.screens.poster import Poster, PosterScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.aloud import Aloud, paint_sign, place, tapped

PRINTED, EITHER = ("printer", "rest.print"), ("send", "rest.either")
FACTS = (
    ("ask", "rest.questions"),
    ("language", "rest.language"),
    PRINTED,
    ("nothing_kept", "rest.nothing"),
)

STAFF = "f9"
GAP = 3
"""Columns between invitations on one line."""


class RestScreen(PosterScreen[bool]):
    """Any key or tap begins: F5, or a tap on its sign, what is read aloud.

    `offered`: the texts of every language, in the picker's order. `is_digital`: whether it may be sent too. Dismisses
    False at the staff's key, where they have a menu: nothing on the screen tells of it.
    """

    def __init__(
        self,
        surroundings: Surroundings,
        offered: Sequence[Words],
        *,
        has_staff: bool = False,
        is_digital: bool = False,
    ) -> None:
        super().__init__(surroundings)
        self.offered, self.has_staff = offered, has_staff
        self.facts = tuple(EITHER if is_digital and fact == PRINTED else fact for fact in FACTS)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.dismiss(not (self.has_staff and event.key == STAFF))

    def on_click(self, event: events.Click) -> None:
        if tapped(self.surroundings, self.size).contains(event.screen_x, event.screen_y):
            self.post_message(Aloud.Pressed())
        else:
            self.dismiss(True)

    @property
    def second(self) -> Words:
        """The language beneath the house's own: the first offered that is not Norwegian."""
        others = [words for words in self.offered if words.language.code not in ("nb", "nn")]
        return others[0] if others else self.offered[0]

    def paint(self, poster: Poster, canvas: Canvas) -> None:
        measure = Measure(canvas.width, canvas.height)
        # Rows that the greetings can spare invite in more languages.
        band = 5 + min(2, max(0, canvas.height - 24)) if measure.small else 10
        y = self._paint_title(poster, canvas, measure)
        facts = 4 if measure.small else 6
        self._paint_greetings(poster, canvas, measure, y, canvas.height - band - facts - y)
        self._paint_facts(poster, canvas, measure, canvas.height - band - facts)
        self._paint_band(poster, canvas, measure, canvas.height - band, band)

    def _paint_title(self, poster: Poster, canvas: Canvas, measure: Measure) -> int:
        x, y = measure.margin, measure.air
        if not measure.small:
            y += 1
            canvas.picture(x, y, poster.picture("start", "sm"))
            x += SIZES["sm"][0] + 2
        house = self.surroundings.voices.helper
        room = canvas.width - x - 1
        if self.surroundings.reads_aloud:
            paint_sign(poster, canvas, place(measure))
            room -= measure.aloud
        rows = poster.letters_at(canvas, x, y, house("rest.title"), 2, direction="ltr", room=room)
        canvas.at(x, y + len(rows), self.second("rest.title"), "second")
        if self.surroundings.practice:
            mark = f" {house('practice.explain')} · {self.second('practice.explain')} "
            canvas.end(measure.margin, y + len(rows) + 1, mark, "tag")
            y += 1 if measure.small else 0
        return y + len(rows) + (1 if measure.small else 3)

    def _paint_greetings(self, poster: Poster, canvas: Canvas, measure: Measure, top: int, room: int) -> None:
        """In rows of five, each in the largest letters there are."""
        greetings = tuple(dict.fromkeys((words("rest.greeting"), words.language.direction) for words in self.offered))
        columns = min(3 if measure.narrow else 5, max(1, len(greetings)))
        lines = -(-len(greetings) // columns)
        scale = next(scale for scale in (3, 2, 1) if scale == 1 or (scale + 1) * lines <= room)
        stride = max(scale, min(scale + 3, room // lines))
        top += max(0, (room - stride * lines) // 2) + (stride - scale) // 2
        breadth = (canvas.width - 2 * measure.margin) // columns
        for index, (text, direction) in enumerate(greetings):
            rows = poster.enlarged(text, scale, direction, breadth - 2) or (script.finish(text, direction),)
            left = measure.margin + index % columns * breadth
            for offset, row in enumerate(rows):
                column = left + (breadth - len(row)) // 2
                canvas.put(column, top + index // columns * stride + offset + (scale - len(rows)), list(row), "picto")

    def _paint_facts(self, poster: Poster, canvas: Canvas, measure: Measure, top: int) -> None:
        house = self.surroundings.voices.helper
        breadth = (canvas.width - 2 * measure.margin) // len(self.facts)
        if not measure.small:
            canvas.put(measure.margin, top, "─" * (canvas.width - 2 * measure.margin), "line")
            top += 2
        for index, (icon, text_id) in enumerate(self.facts):
            x = measure.margin + index * breadth
            size: PictureSize = "s"
            canvas.picture(x, top, poster.picture(icon, size))
            x += SIZES[size][0] + 1
            room = breadth - SIZES[size][0] - 2
            first = script.lines(house(text_id), room, "ltr")
            second = script.lines(self.second(text_id), room, self.second.language.direction)
            # Half a sentence helps nobody: where both do not fit, the house's language stands alone.
            lines = [(line, True) for line in first] + [(line, False) for line in second if len(first + second) <= 4]
            for offset, (line, bold) in enumerate(lines):
                canvas.at(x, top + offset, line, "label" if bold else "second")

    def _paint_band(self, poster: Poster, canvas: Canvas, measure: Measure, top: int, height: int) -> None:
        """Where to touch, in the house's language and then in every other."""
        canvas.fill(0, top, canvas.width, height, "bar")
        size: PictureSize = "sm" if measure.small else "l"
        columns, rows = SIZES[size]
        x = measure.margin + (1 if measure.small else 6)
        canvas.picture(x, top + (height - rows) // 2, poster.picture("touch", size), "bar")
        x += columns + (3 if measure.small else 6)
        y = top + (0 if measure.small else 1)
        house = self.surroundings.voices.helper
        for words in [house] if measure.small else [house, self.second]:
            y += len(
                poster.letters_at(
                    canvas, x, y, words("rest.start"), 2, ink="bar", direction="ltr", room=canvas.width - x - 2
                )
            )
            y += 0 if measure.small else 1
        shown = {house.language.code, "nn"} | (set() if measure.small else {self.second.language.code})
        others = [words for words in self.offered if words.language.code not in shown]
        lines = [script.finish(words("rest.start"), words.language.direction) for words in others]
        for column, row, line in flowing(lines, canvas.width - x, top + height - y):
            canvas.at(x + column, y + row, line, "bar")


def flowing(lines: Sequence[str], width: int, height: int) -> Iterator[tuple[int, int, str]]:
    """(column, row, line): one beneath the other, in even columns where those are wide enough, else one after another.

    What finds no room is left out.
    """
    columns = max(1, -(-len(lines) // max(1, height)))
    breadth = width // columns
    if all(script.width(line) < breadth for line in lines):
        yield from ((index // height * breadth, index % height, line) for index, line in enumerate(lines))
        return
    column = row = 0
    for line in lines:
        if column and column + script.width(line) >= width:
            column, row = 0, row + 1
        if row < height:
            yield column, row, line
        column += script.width(line) + GAP
