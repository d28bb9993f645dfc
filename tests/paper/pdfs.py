"""Small documents for the printing tests."""

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas


def small_pdf(pages: int = 2) -> bytes:
    """A4 pages, each with a line of text and a black square of 20 mm in its upper left corner."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for page in range(pages):
        canvas.drawString(100, 400, f"Side {page + 1} av {pages}")
        canvas.rect(0, A4[1] - 56.6929, 56.6929, 56.6929, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
