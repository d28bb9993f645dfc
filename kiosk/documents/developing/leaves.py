"""The pages of a PDF as pictures: what a person would see of each, at the size of A4.

The one rule: nothing of a PDF is run or kept but its drawing: no script, no action, no embedded file, no text.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

from kiosk.documents.developing.limits import MOST_PAGES
from kiosk.documents.looking.dots import Image
from kiosk.errors import DocumentBroken, DocumentLocked, DocumentTooLarge

INCH = 72
# A4 at 200 dpi; a small page is drawn larger, but no finer than a scanner would see it.
SHORT, LONG, FINEST = 1654, 2339, 400
LOCKS = (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY)


def leaves_of(raw: bytes) -> Iterator[Image]:
    """Each page, blue-green-red, upright as the PDF says. Raises DocumentLocked, DocumentBroken or DocumentTooLarge."""
    try:
        with pypdfium2.PdfDocument(raw) as pdf:
            number = len(pdf)
            if number > MOST_PAGES:
                raise DocumentTooLarge
            if number < 1:
                raise DocumentBroken
            # What was filled in is drawn. This library has no interpreter for scripts.
            pdf.init_forms()
            yield from (drawn(pdf[at]) for at in range(number))
    except pypdfium2.PdfiumError as fault:
        raise (DocumentLocked if fault.err_code in LOCKS else DocumentBroken) from None


def drawn(page: Any) -> Image:
    """One page on white."""
    width, height = page.get_size()
    if not (width > 0 and height > 0):
        raise DocumentBroken
    scale = min(FINEST / INCH, LONG / max(width, height), SHORT / min(width, height))
    bitmap = page.render(scale=scale, may_draw_forms=True, prefer_bgrx=False)
    image: Image = np.ascontiguousarray(bitmap.to_numpy()[..., :3], np.uint8)
    page.close()
    return image
