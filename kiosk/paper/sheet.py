"""The surface pages are drawn on: millimetres from the top left corner, and everything tagged as it is drawn.

The one rule: whatever is drawn is either part of the structure, with its language, or an artifact.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from kiosk.language.pictogram import glyph
from kiosk.paper.element import Element, Photo, Role
from kiosk.paper.lettering import Lettering
from kiosk.paper.tracking import tracking_code
from kiosk.paper.typeface import Typefaces
from kiosk.paper.typesetting import SHARES, Align, Line

WIDTH, HEIGHT = 210.0, 297.0
# The slash that means "not", and the air above it, in a picture 24 units wide.
SLASH = ((3.0, 1.4), (1.6, 2.8), (21.0, 22.2), (22.4, 20.8))
HALO = ((5.2, 1.0), (3.0, 1.4), (22.4, 20.8), (23.8, 19.6))


class Sheet:
    """A document while it is drawn, in memory."""

    def __init__(self, faces: Typefaces, accent: str, title: str, language: str) -> None:
        self._faces = faces
        self._file = BytesIO()
        self._canvas = Canvas(
            self._file,
            pagesize=(WIDTH * mm, HEIGHT * mm),
            pageCompression=1,
            lang=language,
            # Without it reportlab names Helvetica, which is not embedded, on every page.
            initialFontName=faces.latin(400).name,  # type: ignore[arg-type]
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor("kiosk")
        self._page = 0
        self._marks = 0
        self._lettering = Lettering(self._canvas)
        self.accent: Color = HexColor(accent)
        self.black: Color = HexColor("#000000")
        self.white: Color = HexColor("#FFFFFF")
        self.elements: list[Element] = []
        self.photos: list[Photo] = []

    def turn(self) -> None:
        """Ends this page and begins the next."""
        self._canvas.showPage()
        self._page += 1
        self._marks = 0

    def finish(self) -> bytes:
        """The PDF as reportlab writes it, without its structure."""
        self._canvas.save()
        return self._file.getvalue()

    def element(self, role: Role, language: str, alt: str = "") -> Element:
        """A new element, in reading order."""
        self.elements.append(Element(role, language, alt))
        return self.elements[-1]

    def line(self, line: Line, x: float, baseline: float, element: Element, color: Color | None = None) -> None:
        """One finished line."""
        with self._marked(element):
            written(self._canvas).extend(
                self._lettering.line(line, x * mm, (HEIGHT - baseline) * mm, color or self.black)
            )

    def lines(
        self, lines: Sequence[Line], x: float, baseline: float, step: float, element: Element,
        align: Align = "left", color: Color | None = None,
    ) -> None:  # fmt: skip
        """Lines under each other, `step` mm apart; `x` is their left edge, right edge or middle."""
        for number, line in enumerate(lines):
            left = x - line.width / mm * SHARES[align]
            self.line(line, left, baseline + number * step, element, color)

    def picture(
        self, concept: str, x: float, y: float, size: float, element: Element | None = None,
        color: Color | None = None, ground: Color | None = None,
    ) -> None:  # fmt: skip
        """A pictogram in a square of `size` mm whose top left corner is (x, y)."""
        with self._marked(element):
            self._pictogram(concept, x, y, size, color or self.black, ground or self.white)

    def paper(self, concept: str, x: float, y: float, height: float, element: Element | None = None) -> None:
        """A sheet of paper with a folded corner and a pictogram on it; its width is 0.78 of its height."""
        width, fold = 0.78 * height, 0.22 * height
        with self._marked(element):
            canvas, top = self._canvas, (HEIGHT - y) * mm
            canvas.setStrokeColor(self.black)
            canvas.setFillColor(self.black)
            canvas.setLineWidth(0.09 * height)
            outline = canvas.beginPath()
            outline.moveTo(x * mm, top)
            for u, v in ((width - fold, 0), (width, fold), (width, height), (0, height)):
                outline.lineTo((x + u) * mm, top - v * mm)
            outline.close()
            canvas.drawPath(outline, stroke=1, fill=0)
            corner = canvas.beginPath()
            corner.moveTo((x + width - fold) * mm, top)
            corner.lineTo((x + width - fold) * mm, top - fold * mm)
            corner.lineTo((x + width) * mm, top - fold * mm)
            corner.close()
            canvas.drawPath(corner, stroke=0, fill=1)
            size = 0.56 * height
            self._pictogram(concept, x + (width - size) / 2, y + 0.32 * height, size, self.black, self.white)

    def rule(self, x1: float, x2: float, y: float, points: float) -> None:
        """A horizontal rule."""
        self._stroke(x1, y, x2, y, points)

    def upright(self, x: float, y1: float, y2: float, points: float) -> None:
        """A vertical rule."""
        self._stroke(x, y1, x, y2, points)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        points: float = 0.0,
        fill: Color | None = None,
        radius: float = 0.0,
        dash: tuple[float, ...] = (),
    ) -> None:
        """A rectangle, outlined by `points` and filled where asked."""
        with self._marked(None):
            canvas = self._canvas
            canvas.saveState()
            canvas.setStrokeColor(self.black)
            canvas.setLineWidth(points)
            canvas.setDash(list(dash))
            if fill is not None:
                canvas.setFillColor(fill)
            canvas.roundRect(
                x * mm,
                (HEIGHT - y - height) * mm,
                width * mm,
                height * mm,
                radius * mm,
                stroke=int(points > 0),
                fill=int(fill is not None),
            )
            canvas.restoreState()

    def circle(self, x: float, y: float, radius: float, points: float) -> None:
        """A hollow circle round (x, y)."""
        with self._marked(None):
            self._canvas.setStrokeColor(self.black)
            self._canvas.setLineWidth(points)
            self._canvas.circle(x * mm, (HEIGHT - y) * mm, radius * mm, stroke=1, fill=0)

    def code(self, text: str, x: float, y: float, module: float, element: Element) -> float:
        """A QR code of at least version 2, level Q, as one path; its width in mm without the quiet zone."""
        modules, path = tracking_code(text)
        self.modules(path, x, y, module, element)
        return modules * module

    def modules(self, path: str, x: float, y: float, module: float, element: Element) -> None:
        """The dark modules of a code, `module` mm wide, from the top left corner (x, y)."""
        with self._marked(element):
            self._canvas.saveState()
            self._canvas.setFillColor(self.black)
            self._canvas.transform(module * mm, 0, 0, -module * mm, x * mm, (HEIGHT - y) * mm)
            written(self._canvas).append(f"{path} f")
            self._canvas.restoreState()

    def photo(self, jpeg: bytes, x: float, y: float, width: float, height: float, element: Element) -> None:
        """A JPEG, which stays as it is: `archive` puts it where this page names it."""
        self.photos.append(Photo(self._page, f"/Photo{len(self.photos)}", jpeg))
        place = f"{width * mm:.2f} 0 0 {height * mm:.2f} {x * mm:.2f} {(HEIGHT - y - height) * mm:.2f}"
        with self._marked(element):
            written(self._canvas).append(f"q {place} cm {self.photos[-1].name} Do Q")

    def logo(self, path: str) -> None:
        """A picture file in the middle of the foot, within 30 mm by 7 mm."""
        with self._marked(None):
            x, y = (WIDTH / 2 - 15) * mm, (HEIGHT - 291.5) * mm
            self._canvas.drawImage(path, x, y, 30 * mm, 7 * mm, mask="auto", preserveAspectRatio=True, anchor="c")

    def watermark(self, line: Line) -> None:
        """Large outlined words across the page, light enough to read everything through."""
        with self._marked(None):
            canvas = self._canvas
            canvas.saveState()
            canvas.translate(WIDTH / 2 * mm, HEIGHT / 2 * mm)
            canvas.rotate(54)
            canvas.setStrokeColor(HexColor("#B4B4B4"))
            canvas.setLineWidth(0.5)
            for stretch in line.stretches:
                for piece in stretch.pieces:
                    text = canvas.beginText(piece.x - line.width / 2, -line.size / 3)
                    text.setFont(stretch.face.name, line.size)
                    text.setTextRenderMode(1)
                    text.textOut(piece.letters)
                    canvas.drawText(text)
            canvas.restoreState()

    def _stroke(self, x1: float, y1: float, x2: float, y2: float, points: float) -> None:
        start = f"{x1 * mm:.2f} {(HEIGHT - y1) * mm:.2f} m"
        end = f"{x2 * mm:.2f} {(HEIGHT - y2) * mm:.2f} l"
        with self._marked(None):
            written(self._canvas).append(f"0 0 0 RG {points:g} w {start} {end} S")

    def _pictogram(self, concept: str, x: float, y: float, size: float, color: Color, ground: Color) -> None:
        letter, is_denied = glyph(concept)
        canvas = self._canvas
        # The em square's baseline lies at 0.875 of its height.
        baseline = (HEIGHT - y - size * 0.875) * mm
        written(canvas).append(
            self._lettering.letter(self._faces.pictograms, letter, size * mm, x * mm, baseline, color)
        )
        if is_denied:
            for corners, paint in ((HALO, ground), (SLASH, color)):
                path = canvas.beginPath()
                points = [((x + u / 24 * size) * mm, (HEIGHT - y - v / 24 * size) * mm) for u, v in corners]
                path.moveTo(*points[0])
                for point in points[1:]:
                    path.lineTo(*point)
                path.close()
                canvas.setFillColor(paint)
                canvas.drawPath(path, stroke=0, fill=1)

    @contextmanager
    def _marked(self, element: Element | None) -> Iterator[None]:
        code = written(self._canvas)
        if element is None:
            code.append("/Artifact BMC")
        else:
            element.contents.append((self._page, self._marks))
            code.append(f"/{element.role} <</MCID {self._marks}>> BDC")
            self._marks += 1
        yield
        code.append("EMC")


def written(drawing: Canvas | PDFTextObject) -> list[str]:
    """The operators so far: reportlab has no other way to add those it does not know."""
    operators: list[str] = drawing._code  # type: ignore[union-attr]
    return operators
