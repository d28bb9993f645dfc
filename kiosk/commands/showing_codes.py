"""A text as a QR code: on a terminal, and as a picture or a page to hang up.

The one rule: the text stands beneath the code, for whoever has no camera at hand.
"""

from pathlib import Path

from kiosk.commands.parsing import UseError

SQUARE, MARGIN, LINE = 12, 48, 40
"""Dots of a module, around everything, and of a line of text."""
POINTS = 22
A4 = (595, 842)
"""In points, as PDF counts."""


def show(text: str) -> list[str]:
    """Lines for a terminal."""
    from kiosk.terminal.plain_codes import code_lines

    return [*code_lines(text), "", text]


def draw(text: str, out: Path) -> None:
    """A new file. Raises UseError for any but .png and .pdf, OSError."""
    match out.suffix.lower():
        case ".png":
            draw_picture(text, out)
        case ".pdf":
            draw_page(text, out)
        case _:
            raise UseError("--out ends in .png or .pdf")


def draw_picture(text: str, out: Path) -> None:
    from PIL import Image, ImageDraw, ImageFont

    rows = modules_of(text)
    font = ImageFont.load_default(POINTS)
    width = max(len(rows) * SQUARE, int(font.getlength(text))) + 2 * MARGIN
    picture = Image.new("1", (width, len(rows) * SQUARE + 2 * MARGIN + LINE), 1)
    pen, left = ImageDraw.Draw(picture), (width - len(rows) * SQUARE) // 2
    for y, row in enumerate(rows):
        for x, is_dark in enumerate(row):
            at = (left + x * SQUARE, MARGIN + y * SQUARE)
            if is_dark:
                pen.rectangle((*at, at[0] + SQUARE - 1, at[1] + SQUARE - 1), fill=0)
    pen.text((width // 2, MARGIN + len(rows) * SQUARE + LINE), text, fill=0, font=font, anchor="ms")
    picture.save(out, "PNG")


def draw_page(text: str, out: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    rows, (width, height) = modules_of(text), A4
    square = (width - 6 * MARGIN) / len(rows)
    page = Canvas(str(out), A4)
    page.setTitle("Kiosk enrolment")
    for y, row in enumerate(rows):
        for x, is_dark in enumerate(row):
            if is_dark:
                page.rect(3 * MARGIN + x * square, height - 3 * MARGIN - (y + 1) * square, square, square, 0, 1)
    page.setFont("Courier", LINE / 4)
    page.drawCentredString(width / 2, height - 4 * MARGIN - len(rows) * square, text)
    page.save()


def modules_of(text: str) -> list[list[bool]]:
    """Square, with the four light modules that the standard asks for (ISO/IEC 18004, 9.1)."""
    import qrcode
    from qrcode.constants import ERROR_CORRECT_M

    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(text)
    return [[bool(module) for module in row] for row in code.get_matrix()]
