"""Blocks of the test page: what shows at a glance, and with a ruler, whether a printer prints our pages as they are.

The one rule: every check says what is right, so that nobody has to know how a page should look.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.colors import Color

from kiosk import __version__
from kiosk.paper.composition import Composition
from kiosk.paper.figures import short_day
from kiosk.paper.flow import LEFT, RIGHT, Piece
from kiosk.paper.handout import Handout
from kiosk.paper.printout import Icon, TextId
from kiosk.paper.sheet import Sheet
from kiosk.paper.tongues import Tongue
from kiosk.paper.typesetting import Style

CHECK, SMALL, LARGE = Style(11, 600), Style(9), Style(21, 800)
BOX, WORDS, CHECK_ROOM = 5.0, 30.0, 138.0
# As fine as the code of every page and those of the data sheet.
MODULES = (0.5, 0.4)
GREYS, POINTS = 11, (0.25, 0.7, 1.2, 2.6)
LINE = 6.4
PICTURES = (5.0, 8.6, 12.0)


def codes_of(handout: Handout) -> tuple[str, ...]:
    """What the codes of a test page say, by their modules."""
    at = f"{handout.at:%Y-%m-%d %H.%M}" if handout.at else ""
    return tuple(f"kiosk {__version__} {at} {handout.printer} {module:.2f} mm" for module in MODULES)


def first(page: Composition) -> Tongue:
    """The language of whoever tries the printer."""
    return Tongue(page.setter, page.tongues[0])


def check(page: Composition, text: str) -> Piece:
    """A box to tick, and beside it what is right; what shows it follows."""
    tongue = first(page)
    lines = tongue.fit(tongue.words(text), CHECK, CHECK_ROOM)

    def draw(sheet: Sheet, y: float) -> None:
        sheet.box(LEFT + 0.4, y + 0.6, BOX, BOX, points=1.2, radius=1.0)
        tongue.put(sheet, lines, WORDS, y + 4.6)

    return Piece(8.0 + (len(lines) - 1) * tongue.step(lines), draw, keeps=True)


@dataclass(frozen=True, slots=True)
class TrialTitle:
    """What this sheet is, of which printer, and when."""

    title: TextId
    icon: Icon

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Tile, title, printer and time."""
        tongue, handout = first(page), page.handout
        assert handout
        at = f"{short_day(handout.at)} kl. {handout.at:%H.%M}" if handout.at else ""
        told = "  ·  ".join(part for part in (handout.printer, at, f"kiosk {__version__}") if part)

        def draw(sheet: Sheet, y: float) -> None:
            page.tile(sheet, self.icon, LEFT, y, 17.0)
            tongue.put(sheet, tongue.single(tongue.words(self.title), LARGE, 148), LEFT + 22, y + 8.4, role="H1")
            tongue.put(sheet, tongue.single(told, Style(11), 148), LEFT + 22, y + 15.0)

        yield Piece(23.0, draw)


@dataclass(frozen=True, slots=True)
class TrialRulers:
    """A hundred millimetres across, and down the right edge beside what follows."""

    text: TextId
    wrong: TextId

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """The check, the rulers, and what to do where they are wrong."""
        yield check(page, self.text)
        tongue = first(page)

        def draw(sheet: Sheet, y: float) -> None:
            for number in range(101):
                long = 6.0 if number % 10 == 0 else 4.4 if number % 5 == 0 else 3.0
                sheet.upright(WORDS + number, y + 7 - long, y + 7, 0.4)
                sheet.rule(RIGHT - long, RIGHT, y + number, 0.4)
            sheet.rule(WORDS, WORDS + 100, y + 7, 0.7)
            sheet.upright(RIGHT, y, y + 100, 0.7)
            for number in range(0, 101, 10):
                page.say(sheet, str(number), SMALL, WORDS + number, y + 11, align="center")
                page.say(sheet, str(number), SMALL, RIGHT - 7.5, y + number + 1.1, align="right")
            tongue.put(sheet, tongue.fit(tongue.words(self.wrong), Style(10), CHECK_ROOM), WORDS, y + 17.5)

        yield Piece(27.0, draw)


@dataclass(frozen=True, slots=True)
class TrialMargins:
    """Strokes that reach to 3, 4, 5, 6, 8 and 10 mm from each edge."""

    text: TextId
    millimetres: tuple[int, ...]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """The check; the strokes stand at the edges, wherever on the page the check is."""
        yield check(page, self.text)
        yield Piece(3.0, lambda sheet, _y: self.draw(page, sheet))

    def draw(self, page: Composition, sheet: Sheet) -> None:
        """Beside each stroke how far from the edge it begins."""
        for place, far in enumerate(self.millimetres):
            x, y = 150.0 + 6 * place, 190.0 + 6 * place
            sheet.upright(x, far, 13, 0.7)
            sheet.upright(x, 284, 297 - far, 0.7)
            sheet.rule(far, 19, y, 0.7)
            sheet.rule(197, 210 - far, y, 0.7)
            page.say(sheet, str(far), SMALL, x, 17, align="center")
            page.say(sheet, str(far), SMALL, x, 282.4, align="center")
            page.say(sheet, str(far), SMALL, LEFT, y + 1.1)
            page.say(sheet, str(far), SMALL, RIGHT, y + 1.1, align="right")


@dataclass(frozen=True, slots=True)
class TrialCodes:
    """One code in the two sizes of module that our pages have."""

    text: TextId

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Both say the same."""
        yield check(page, self.text)
        assert page.handout
        said = codes_of(page.handout)

        def draw(sheet: Sheet, y: float) -> None:
            x = WORDS
            for module, text in zip(MODULES, said, strict=True):
                x += sheet.code(text, x, y, module, sheet.element("Figure", "zxx", alt=text)) + 3.0
                page.say(sheet, f"{module:.2f} mm".replace(".", ","), SMALL, x, y + 3.4)
                x += 24.0

        yield Piece(23.0, draw)


@dataclass(frozen=True, slots=True)
class TrialGreys:
    """From white to black, and the one colour of our pages with white on it."""

    text: TextId
    icon: Icon

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Boxes beside each other."""
        yield check(page, self.text)

        def draw(sheet: Sheet, y: float) -> None:
            for place in range(GREYS):
                share = 1 - place / (GREYS - 1)
                fill = Color(share, share, share)
                sheet.box(WORDS + place * 11.0, y, 10.4, 9.0, points=0.25, fill=fill)
                page.say(
                    sheet, f"{100 * place // (GREYS - 1)}", SMALL, WORDS + place * 11.0 + 5.2, y + 13, align="center"
                )
            page.tile(sheet, self.icon, WORDS + GREYS * 11.0 + 4, y, 13.0)

        yield Piece(18.0, draw)


@dataclass(frozen=True, slots=True)
class TrialLines:
    """Rules of every thickness, and pictograms of three sizes."""

    text: TextId
    icons: tuple[Icon, ...]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Rules left, pictograms behind them."""
        yield check(page, self.text)

        def draw(sheet: Sheet, y: float) -> None:
            for place, points in enumerate(POINTS):
                sheet.rule(WORDS, WORDS + 34, y + 1.5 + place * 3.8, points)
            x = WORDS + 42
            for size in PICTURES:
                for icon in self.icons:
                    sheet.picture(icon, x, y + (14 - size) / 2, size)
                    x += size + 2.0

        yield Piece(18.0, draw)


@dataclass(frozen=True, slots=True)
class TrialScripts:
    """Every language by its name, and a line in it."""

    text: TextId
    sample: TextId

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """One under the other, in the order of the picker's codes."""
        yield check(page, self.text)
        tongues = [Tongue(page.setter, words) for words in sorted(page.tongues, key=lambda words: words.language.code)]

        def draw(sheet: Sheet, y: float) -> None:
            for place, tongue in enumerate(tongues):
                baseline = y + 4.0 + place * LINE
                tongue.put(sheet, tongue.single(tongue.words.language.name, Style(10), 34), WORDS, baseline)
                tongue.put(sheet, tongue.single(tongue.words(self.sample), Style(13, 700), 100), WORDS + 38, baseline)

        yield Piece(len(tongues) * LINE, draw)
