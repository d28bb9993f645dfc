"""What was seen on a page, in a picture and in words: what it is, and what to do about it.

The one rule: it tells and never forbids; what was set right already is told quietly.
"""

from kiosk.terminal.advice import advice
from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.themes import Surface
from kiosk.terminal.widgets.signs import TEXT
from kiosk.visit.document import MENDED, Finding, Source


class FindingLine(Block):
    """What was seen, in a picture, and what to do about it; or that nothing was. What is well stands on bare paper.

    `source`: where the page came from.
    """

    def __init__(self, kind: Finding | None, source: Source = "phone") -> None:
        super().__init__()
        self.kind, self.source = kind, source
        self.is_brief = False

    @property
    def surface(self) -> Surface:
        return "ground" if self.kind is None or self.kind in MENDED else "errorfill"

    def rows(self, width: int) -> int:
        return max(3, len(self._words(width)))

    def paint(self, canvas: Canvas) -> None:
        canvas.picture(1, 0, self.picture(self.kind or "yes", "s"))
        for y, (line, ink) in enumerate(self._words(canvas.width)):
            canvas.at(TEXT + 1, y, line, ink)  # type: ignore[arg-type]

    def _words(self, width: int) -> list[tuple[str, str]]:
        """Where there is little room, only what to do."""
        kind, room, pair = self.kind, width - TEXT - 2, self.surroundings.voices.pair
        if kind is None:
            first, second = pair("intake.page.well")
            return [
                *((line, "label") for line in self.lines(first, room)),
                *((line, "second") for line in self.second_lines(second, room)),
            ]
        title, text = pair(f"finding.{kind}.title"), pair(advice(kind, self.source))
        said = [(text, "label")] if self.is_brief else [(title, "label"), (text, "words")]
        lines = [(line, ink) for words, ink in said for line in self.lines(words[0], room)]
        helper = text[1] if self.is_brief or not title[1] else f"{title[1]}: {text[1]}"
        return [*lines, *((line, "second") for line in self.second_lines(helper, room))]
