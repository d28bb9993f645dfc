"""A headline beside which the hard words on the screen can be asked about, by a tap or F6.

The one rule: the sign takes no rows from the answers: the headline makes room for it beside, in smaller letters.
"""

from collections.abc import Iterator, Sequence

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.language import script
from kiosk.language.pictogram import SIZES
from kiosk.language.terms import TERMS, brief
from kiosk.language.words import Voices
from kiosk.terminal.canvas import Canvas
from kiosk.terminal.themes import Surface
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.placed import Placed
from kiosk.terminal.widgets.pressable import Pressable

KEY = "F6"
HIGH = 3
GAP = 2
PICTURE = SIZES["s"][0]
WORDS = PICTURE + 2
NARROWEST, WIDEST = 16, 36


class TermSign(Pressable, can_focus=False):
    """The hard word with its picture; where there are several, a magnifying glass over text.

    The ring never goes to it: it is a key or a tap, and an answer is as near as before.
    """

    def __init__(self, terms: Sequence[str], voices: Voices) -> None:
        super().__init__(key=KEY)
        self.terms = tuple(terms)
        # No question mark: that is F1's.
        self.icon = TERMS[terms[0]].icon if len(terms) == 1 else "words"
        said = f"term.{terms[0]}" if len(terms) == 1 else "terms.several"
        self.label, second = map(brief, voices.pair(said))
        # BankID is BankID in every language.
        self.second = "" if second == self.label else second

    @property
    def surface(self) -> Surface:
        return "card"

    @property
    def columns(self) -> int:
        """The fewest in which its words stand whole above its key."""
        longest = max(script.width(self.surroundings.shown(word)) for word in f"{self.label} {self.second}".split(" "))
        narrowest = max(NARROWEST, WORDS + longest + 1)
        fitting = (columns for columns in range(narrowest, WIDEST) if self._lines(columns) < HIGH)
        return next(fitting, WIDEST)

    def _lines(self, columns: int) -> int:
        room = columns - WORDS - 1
        return len(self.lines(self.label, room)) + len(self.second_lines(self.second, room))

    def press(self) -> None:
        from kiosk.terminal.screens.frame import FrameScreen
        from kiosk.terminal.screens.terms import terms_screen

        screen = self.screen
        assert isinstance(screen, FrameScreen), "this stands on a FrameScreen"
        screen.app.push_screen(terms_screen(self.surroundings, self.terms), screen.hear)

    def rows(self, width: int) -> int:  # noqa: ARG002
        return HIGH

    def paint(self, canvas: Canvas) -> None:
        canvas.picture(1, 0, self.picture(self.icon, "s"))
        room = canvas.width - WORDS - 1
        label, second = self.lines(self.label, room), self.second_lines(self.second, room)
        # The last row is the key's; where both do not fit above it, the applicant's word stands alone.
        said = [(line, "label") for line in label[: HIGH - 1]]
        said += [(line, "second") for line in second if len(label + second) < HIGH]
        for y, (line, ink) in enumerate(said):
            canvas.at(WORDS, y, line, ink)  # type: ignore[arg-type]
        canvas.at(WORDS, HIGH - 1, f"{KEY} ?", "second")


class Heading(Placed):
    """`headline`, and the sign of the terms at its end."""

    DEFAULT_CSS = "Heading { height: auto; }"

    def __init__(self, headline: Headline, sign: TermSign) -> None:
        super().__init__(headline, sign, classes="headline")
        self.headline, self.sign = headline, sign
        headline.remove_class("headline")

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return max(region.bottom for _, region in self.regions(Size(width, 0)))

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        columns = self.sign.columns
        room = size.width - columns - GAP
        self.headline.largest = 3
        rows = self.headline.lower(room, max(HIGH, self.headline.rows(size.width)))
        yield self.headline, Region(0, 0, room, rows)
        yield self.sign, Region(room + GAP, 0, columns, HIGH)


def heading(headline: Headline, terms: Sequence[str], voices: Voices) -> Headline | Heading:
    """The headline, with the sign of these terms where there are any."""
    named = [term for term in terms if f"term.{term}" in voices.helper]
    return Heading(headline, TermSign(named, voices)) if named else headline
