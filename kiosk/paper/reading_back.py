"""The kiosk's look at its own data sheet: drawn as a scanner would see it, and read, before it goes to the printer.

The one rule: a sheet that cannot be read here is not printed.
"""

from collections.abc import Iterable, Sequence

DPI = 200


def reads_back(pdf: bytes, pages: Iterable[int], parts: Sequence[str]) -> bool:
    """Whether the codes on these pages (from 0) give back exactly these parts."""
    import zxingcpp
    from pypdfium2 import PdfDocument

    seen: set[str] = set()
    with PdfDocument(pdf) as document:
        for page in pages:
            picture = document[page].render(scale=DPI / 72, grayscale=True).to_pil()
            found = zxingcpp.read_barcodes(
                picture,
                formats=zxingcpp.BarcodeFormat.QRCode,  # type: ignore[arg-type]
                try_rotate=False,
                try_downscale=False,
                try_invert=False,
                text_mode=zxingcpp.TextMode.Plain,
            )
            seen.update(each.text for each in found)
    return seen.issuperset(parts)
