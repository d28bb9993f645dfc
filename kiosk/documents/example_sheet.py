"""A sheet of paper that practice pages are drawn on, from above to below, with the fonts of the house.

The one rule: the fonts are the ones that stand in the package; nothing else on the disk is read.
"""

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from kiosk.content import find_content

MARGIN = 165
INK, FAINT, LINE = (30, 30, 34), (110, 110, 116), (150, 150, 156)
STAMP, STAMP_INK = "ØVING", (196, 84, 84)


@dataclass(slots=True)
class Sheet:
    """Paper and how far down it is written. Sizes are in dots, 200 an inch; a text 28 high is 10 points."""

    width: int = 1654
    height: int = 2339
    paper: tuple[int, int, int] = (253, 253, 251)
    margin: int = MARGIN
    down: int = 0
    image: Image.Image = field(init=False, repr=False)
    pen: ImageDraw.ImageDraw = field(init=False, repr=False)
    fonts: Path = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.image = Image.new("RGB", (self.width, self.height), self.paper)
        self.pen = ImageDraw.Draw(self.image)
        self.fonts = find_content().printouts / "fonts"
        self.down = self.down or self.margin

    def font(self, size: int, weight: int = 400) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(self.fonts / f"NotoSans-{weight}.ttf", size, layout_engine=ImageFont.Layout.BASIC)

    def say(self, text: str, size: int = 28, weight: int = 400, ink: tuple[int, int, int] = INK) -> None:
        """Lines of text below each other, broken at the right margin."""
        font = self.font(size, weight)
        for paragraph in text.split("\n"):
            for line in broken(paragraph, font, self.width - 2 * self.margin):
                self.pen.text((self.margin, self.down), line, ink, font)
                self.down += round(size * 1.45)

    def row(self, *cells: str, size: int = 28, weight: int = 400) -> None:
        """One line of a table: the first cell at the left margin, the others each ending at a column's right edge."""
        font = self.font(size, weight)
        self.pen.text((self.margin, self.down), cells[0], INK, font)
        column = (self.width - 2 * self.margin) // 6
        for index, cell in enumerate(reversed(cells[1:])):
            self.pen.text((self.width - self.margin - index * column, self.down), cell, INK, font, anchor="ra")
        self.down += round(size * 1.65)

    def rule(self, thick: int = 2) -> None:
        self.pen.line((self.margin, self.down, self.width - self.margin, self.down), LINE, thick)
        self.down += 18

    def skip(self, dots: int) -> None:
        self.down += dots

    def jpeg(self) -> bytes:
        """The sheet with the stamp across it. 8 bit RGB, baseline, 200 dots an inch."""
        self.stamp()
        out = BytesIO()
        self.image.save(out, "JPEG", quality=85, dpi=(200, 200))
        return out.getvalue()

    def stamp(self) -> None:
        font = self.font(min(self.width, self.height) // 5, 800)
        left, top, right, bottom = (round(each) for each in font.getbbox(STAMP))
        mark = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mark).text((-left, -top), STAMP, 70, font)
        mark = mark.rotate(35, Image.Resampling.BILINEAR, expand=True)
        at = ((self.width - mark.width) // 2, (self.height - mark.height) // 2)
        self.image.paste(STAMP_INK, at, mark)


def broken(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The text in lines of at most `width` dots, broken between words."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
