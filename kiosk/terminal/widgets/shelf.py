"""Cards in a grid, or rows in a list, paged when there are more than fit; all cards of a page share one picture size.

The one rule: every choice can be reached with one key: the keys 1–9 and A–C are dealt out anew on every page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from kiosk.language.pictogram import SIZES
from kiosk.terminal.measure import Measure
from kiosk.terminal.widgets.card import LEAST, Card
from kiosk.terminal.widgets.headline import Page
from kiosk.terminal.widgets.paged import Paged
from kiosk.terminal.widgets.row import Row

KEYS = "123456789ABC"
LOWEST = 7
"""Rows of the lowest card."""
TALLEST = 23
WAY = 5
"""Rows of a strip for a way out."""
FEW = 4
"""Beneath so many cards at most, ways out are strips; among more they are cards."""
FEW_PAGES = 3
"""So many pages of a list may have rules between its lines; more pages stand closer."""
COLUMNS = {1: 2, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3, 7: 4, 8: 4, 9: 3}


ROOMY = 24
"""Columns of a card that has room for a label of 22."""
NARROWEST = 18


@dataclass(frozen=True, slots=True)
class Tiling:
    """How cards stand: so many columns and rows on a page, each card so high, so many to a page."""

    columns: int
    rows: int
    height: int

    @property
    def capacity(self) -> int:
        return min(self.columns * self.rows, len(KEYS))


def tile(count: int, width: int, height: int, measure: Measure, tallest: int = TALLEST, lowest: int = LOWEST) -> Tiling:
    """The fewest pages, then the largest cards, for `count` cards in this room."""
    most = max(1, (height + 1) // (lowest + 1))
    preferred = COLUMNS.get(count, 4)
    columns = min(preferred, fitting(width, ROOMY, measure))
    # Hidden choices get lost: rather more and narrower columns than a second page.
    for least in (ROOMY,) if measure.narrow else (ROOMY, NARROWEST):
        if columns * most < count:
            columns = max(columns, min(4, fitting(width, least, measure)))
    rows = min(-(-count // columns), most)
    if columns * rows < count <= FEW and height > 2 * WAY:
        # Rather low cards than one on a second page.
        return Tiling(2, 2, (height - 1) // 2)
    return Tiling(columns, rows, min(tallest, (height - rows + 1) // rows))


def fitting(width: int, least: int, measure: Measure) -> int:
    """How many cards at least this wide stand beside each other."""
    return max(1, (width + measure.gutter) // (least + measure.gutter))


class Shelf(Paged):
    """`ways`: the ways out; strips beneath where there is room for air, cards among the others where there is not."""

    DEFAULT_CSS = "Shelf { height: 1fr; width: 1fr; }"

    class Turned(Message):
        """Another page is shown, or the number of pages changed. `page` is None when all fit on one."""

        def __init__(self, page: Page | None) -> None:
            super().__init__()
            self.page = page

    def __init__(
        self,
        *cards: Card,
        ways: Sequence[Card] = (),
        tallest: int = TALLEST,
        lowest: int = LOWEST,
        id: str | None = None,
    ) -> None:
        super().__init__(*cards, *ways, id=id)
        self.tallest, self.lowest = tallest, lowest
        self.cards, self.ways = cards, tuple(ways)

    @property
    def all_cards(self) -> tuple[Card, ...]:
        return (*self.cards, *self.ways)

    def rows_used(self, size: Size) -> int:
        """How many of these rows its cards take."""
        tiling = self._tiling(size)
        return tiling.rows * (tiling.height + 1) - 1 + (WAY + 1 if self._strips() else 0)

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        strips = self._strips()
        tiled = self.cards if strips else self.all_cards
        tiling = self._tiling(size)
        self._count_pages(-(-len(tiled) // tiling.capacity))
        shown = tiled[self.page * tiling.capacity :][: tiling.capacity]
        self._deal_keys((*shown, *strips))
        yield from self._grid(shown, size.width, tiling)
        top = tiling.rows * (tiling.height + 1)
        yield from self._one_row(strips, size.width, max(2, len(strips)), top, WAY)

    def _strips(self) -> tuple[Card, ...]:
        return self.ways if not self.measure.small and len(self.cards) <= FEW else ()

    def _tiling(self, size: Size) -> Tiling:
        strips = self._strips()
        room = size.height - (WAY + 1 if strips else 0)
        tiled = self.cards if strips else self.all_cards
        return tile(len(tiled), size.width, room, self.measure, self.tallest, self.lowest)

    def _grid(self, shown: Sequence[Card], width: int, tiling: Tiling) -> Iterator[tuple[Widget, Region]]:
        places: list[tuple[Card, Region]] = []
        for row in range(tiling.rows):
            cards = shown[row * tiling.columns : (row + 1) * tiling.columns]
            places += self._one_row(cards, width, tiling.columns, row * (tiling.height + 1), tiling.height)
        self._share_picture_size(places)
        yield from places

    def _one_row(
        self, cards: Sequence[Card], width: int, columns: int, y: int, height: int
    ) -> Iterator[tuple[Card, Region]]:
        gutter = self.measure.gutter
        for column, card in enumerate(cards):
            left = round(column * (width + gutter) / columns)
            right = round((column + 1) * (width + gutter) / columns) - gutter
            yield card, Region(left, y, right - left, height)

    def _share_picture_size(self, places: Sequence[tuple[Card, Region]]) -> None:
        if not places:
            return
        width, height = min(region.width for _, region in places), places[0][1].height
        large = self.measure.wide or (not self.measure.small and self.pages == 1 and len(places) <= FEW)
        roomy = large and all(card.fits_large(width, 2) for card, _ in places)
        for card, _ in places:
            card.label_scale = max(card.scale, 2 if roomy else 1)
        # Facts go where they would make the pictures small.
        for brief in (False, True):
            words = max(card.needs(width, brief=brief) for card, _ in places)
            sizes = [card.fitting_size(width, height, words) for card, _ in places]
            if all(SIZES[size][1] >= SIZES[LEAST][1] for size in sizes) or not any(card.fact for card, _ in places):
                break
        for (card, _), size in zip(places, sizes, strict=True):
            if (size, words, brief, width) != (card.picture_size, card.family_words, card.brief, card.family_width):
                card.picture_size, card.family_words, card.brief, card.family_width = size, words, brief, width
                card.repaint()

    def _deal_keys(self, shown: Sequence[Card]) -> None:
        for key, card in zip(KEYS, shown, strict=False):
            if card.key and card.key != key:
                card.key = key
                card.repaint()

    def _count_pages(self, pages: int) -> None:
        self.page, self.pages = min(self.page, pages - 1), pages
        self.post_message(self.Turned(Page(self.page + 1, pages) if pages > 1 else None))


class Listing(Paged):
    """Rows one beneath the other, paged like cards."""

    DEFAULT_CSS = "Listing { height: 1fr; width: 1fr; }"

    def __init__(self, *rows: Row, id: str | None = None) -> None:
        super().__init__(*rows, id=id)
        self.lines = rows

    def row_height(self, size: Size) -> int:
        """Rows of a line: with a rule beneath where that does not make a book of it."""
        roomy = not self.measure.small and len(self.lines) <= FEW_PAGES * (size.height // 4)
        return 4 if roomy else 3

    def capacity(self, size: Size) -> int:
        """How many lines there are on a page."""
        return max(1, min(len(KEYS), size.height // self.row_height(size)))

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        height = self.row_height(size)
        most = self.capacity(size)
        self.count_pages(most)
        shown = self.lines[self.page * most :][:most]
        slots = max((len(row.icons) for row in self.lines), default=1)
        for index, row in enumerate(shown):
            row.dress(KEYS[index], slots, raised=height == 3 and index % 2 == 0)
            yield row, Region(0, index * height, size.width, height)

    def count_pages(self, most: int) -> None:
        """With so many lines to a page."""
        self.pages = max(1, -(-len(self.lines) // most))
        self.page = min(self.page, self.pages - 1)
        self.post_message(Shelf.Turned(Page(self.page + 1, self.pages) if self.pages > 1 else None))
