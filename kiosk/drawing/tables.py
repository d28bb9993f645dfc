"""The tables that the running kiosk reads: every picture at every size, and the large letters, in one drawing.

The one rule: all three tables have the same keys for pictures and the same widths for letters.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PIL import ImageOps

from kiosk.drawing.dot_letters import draw_letters
from kiosk.drawing.dots import QUADRANT, SEXTANT, Grid, dotted, mask
from kiosk.drawing.pictures import draw_picture, frame
from kiosk.drawing.sources import PICTURES, open_font
from kiosk.language.concepts import CONCEPTS, POINTING, SIZES, Drawing, Size

Rows = tuple[str, ...]
# Box-drawing lines for a card edge, in the order tl t tr l r bl b br; eighth blocks hug the rim of the card.
LINE_EDGES = ("🭽", "▔", "🭾", "▏", "▕", "🭼", "▁", "🭿")

# Where only three rows of dots are left, a barer relative keeps its holes open.
SIMPLER = {
    "account_group": "account_multiple",
    "cash_multiple": "cash",
    "file_document_multiple": "file_document",
}
FEW_ROWS = 3


@dataclass(slots=True)
class Table:
    """One drawing, as it is filled."""

    drawing: Drawing
    edges: Rows
    pictures: dict[str, str] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)

    def save(self, folder: Path, widths: Mapping[str, int]) -> None:
        parts = {"pictures": self.pictures, "letters": self.letters, "widths": widths, "edges": self.edges}
        text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        (folder / f"cells-{self.drawing}.json").write_text(text, encoding="utf-8")


def fill_pictures(table: Table, draw: Callable[[str, int, int, bool], Rows]) -> None:
    """Every concept at every size. `draw(name, columns, rows, mirrored)`; concepts that share a picture share it."""
    drawn: dict[tuple[str, str, bool], str] = {}
    for concept, size, mirrored in wanted():
        name = CONCEPTS[concept]
        if (name, size, mirrored) not in drawn:
            drawn[name, size, mirrored] = "\n".join(draw(name, *SIZES[size], mirrored))
        table.pictures[f"{concept}:{size}{':mirrored' if mirrored else ''}"] = drawn[name, size, mirrored]


def wanted() -> Iterator[tuple[str, Size, bool]]:
    for concept in CONCEPTS:
        for size in SIZES:
            yield concept, size, False
            if concept in POINTING:
                yield concept, size, True


def dot_drawer(grid: Grid) -> Callable[[str, int, int, bool], Rows]:
    """Draws pictures in sextants or quadrants."""
    font, masks, bounds = open_font(PICTURES), {}, {}

    def draw(name: str, columns: int, rows: int, mirrored: bool) -> Rows:
        name = SIMPLER.get(name, name) if rows <= FEW_ROWS else name
        if name not in masks:
            masks[name], bounds[name] = mask(name), draw_picture(font, name).bounds
        image = dotted(masks[name], frame(bounds[name], columns, rows), columns, rows, grid)
        return grid.rows(ImageOps.mirror(image) if mirrored else image)

    return draw


def dot_tables() -> tuple[Table, Table]:
    """Sextants and quadrants; they are saved with the widths of the font."""
    return dot_table("sextant", SEXTANT), dot_table("block", QUADRANT)


def dot_table(drawing: Drawing, grid: Grid) -> Table:
    """All pictures, and the letters that are legible."""
    table = Table(drawing, LINE_EDGES, letters=draw_letters(grid))
    fill_pictures(table, dot_drawer(grid))
    return table
