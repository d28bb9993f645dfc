"""Pictograms as SVG, drawn from the icon font that screens and paper draw them from.

The one rule: a pictogram says nothing that does not stand in words beside it, so screen readers pass it by.
"""

import logging
from collections.abc import Iterable
from functools import cache
from typing import Any

from markupsafe import Markup

from kiosk.gateway.pages.outline import ShortPen
from kiosk.language.concepts import CONCEPTS, POINTING
from kiosk.language.pictogram import glyph

# The slash that means "not", and the ground that parts it from the picture, as on paper: corners on a grid of 24.
SLASH = ((3.0, 1.4), (1.6, 2.8), (21.0, 22.2), (22.4, 20.8))
HALO = ((5.2, 1.0), (3.0, 1.4), (22.4, 20.8), (23.8, 19.6))
GRID = 24
# How finely outlines are drawn: a third of a pixel where they stand largest.
SIDE = 256
# A sheet with a folded corner, once in a page that shows documents.
SHEET = Markup(
    '<svg class="defs" aria-hidden="true"><symbol id="sheet" viewBox="0 0 256 256">'
    '<path fill="none" stroke="currentColor" stroke-width="18" stroke-linejoin="round" d="M39 15H165l52 52V241H39Z"/>'
    '<path d="M165 15v52h52Z"/></symbol></svg>'
)
WHOLE, ON_SHEET = (1.0, 0, 0), (0.54, 59, 89)
"""How large a picture is drawn, and where: alone, and on a sheet."""
Place = tuple[float, int, int]


class Pictures:
    """Whole `svg` elements, by concept; pointing ones turn where reading runs leftward."""

    def __init__(self) -> None:
        # Wanted by the gateway only.
        from fonticon_mdi7 import MDI7
        from fontTools.ttLib import TTFont

        logging.getLogger("fontTools").setLevel(logging.ERROR)
        with TTFont(MDI7.__font_file__, lazy=True) as font:
            self._whole = {concept: whole(concept, font) for concept in CONCEPTS}
            self._small = {concept: outline(concept, font, ON_SHEET) for concept in CONCEPTS}

    def __getitem__(self, concept: str) -> Markup:
        return self._whole[concept]

    def on_paper(self, concept: str) -> Markup:
        """The concept on a sheet of paper with a folded corner: a document. SHEET must stand in the page."""
        return drawn(f'<use href="#sheet"/>{self._small[concept]}')


@cache
def draw_pictures() -> Pictures:
    """Every picture, drawn once for all pages: it takes a quarter of a second."""
    return Pictures()


def whole(concept: str, font: Any) -> Markup:
    """One concept alone."""
    return drawn(outline(concept, font, WHOLE), ' class="turns"' if concept in POINTING else "")


def outline(concept: str, font: Any, place: Place) -> str:
    """One concept as `path` elements, with y downwards."""
    from fontTools.pens.transformPen import TransformPen

    letter, is_denied = glyph(concept)
    size, x, y = place
    scale = size * SIDE / font["head"].unitsPerEm
    pen = ShortPen()
    letters = font.getGlyphSet()
    letters[font.getBestCmap()[ord(letter)]].draw(
        TransformPen(pen, (scale, 0, 0, -scale, x, y + scale * font["hhea"].ascent))
    )
    denied = f'<path class="halo" d="{polygon(HALO, place)}"/><path d="{polygon(SLASH, place)}"/>'
    return f'<path d="{pen.commands}"/>{denied if is_denied else ""}'


def polygon(corners: Iterable[tuple[float, float]], place: Place) -> str:
    """Corners on the grid as a path."""
    size, x, y = place
    unit = size * SIDE / GRID
    return "M" + " ".join(f"{x + u * unit:.0f} {y + v * unit:.0f}" for u, v in corners) + "Z"


def drawn(outlines: str, attributes: str = "") -> Markup:
    """An `svg` element that screen readers pass by."""
    return Markup(f'<svg aria-hidden=true viewBox="0 0 {SIDE} {SIDE}"{attributes}>{outlines}</svg>')  # noqa: S704
