"""Every screen of a visit through the whole form, in languages unlike each other and on the smallest terminal."""

import pytest
from textual.screen import Screen

from kiosk.form.definition import Form
from kiosk.language.script import width
from kiosk.terminal.canvas import Block
from kiosk.terminal.screens.question import QuestionScreen
from kiosk.terminal.still import Still
from tests.terminal.visiting import Desk, Hand, real_form

COLUMNS, ROWS = SIZE = (80, 24)
SAMPLE = ("nn", "ti", "fa_AF")
"""The source's sister, the widest letters, and one that is joined and read from the right; longer than any of
them are the two of `test_pseudo`."""


@pytest.fixture(scope="module")
def form() -> Form:
    return real_form()


@pytest.mark.parametrize("code", SAMPLE)
async def test_nothing_crosses_an_edge_in_any_language(form: Form, code: str) -> None:
    async with Desk(form, languages=("nb", code)).kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        crossed, seen = [], set()
        await hand.begin("2")
        while hand.screen in ("QuestionScreen", "GroupScreen"):
            screen = hand.app.screen
            name = screen.question.id if isinstance(screen, QuestionScreen) else hand.screen
            seen.add(name)
            crossed += [f"{name}: {fault}" for fault in faults(screen, hand.shown)]
            await hand.answer()
            await hand.until(lambda: bool(hand.shown.strip()))
        crossed += faults(hand.app.screen, hand.shown)
    assert crossed == []
    assert len(seen) > 20


def faults(screen: Screen[object], shown: str) -> list[str]:
    """Lines that are not as wide as the terminal, blocks that leave it or lie on each other, and words that were cut.

    What would have Textual lay the screen out twice is one, too.
    A text that stands between « and » and has only one of them was cut; so was what a block painted outside itself.
    """
    lines = shown.splitlines()
    blocks = [block for block in screen.query(Block) if block.region]
    wide = [line for line in lines if width(line) != COLUMNS] if len(lines) == ROWS else [f"{len(lines)} lines"]
    out = [f"{block!r} leaves" for block in blocks if not screen.region.contains_region(block.region)]
    over = [
        f"{block!r} lies on {other!r}"
        for number, block in enumerate(blocks)
        for other in blocks[number + 1 :]
        if block.region.overlaps(other.region)
    ]
    cut = [f"{block!r} lost {block.lost} cells" for block in blocks if block.lost]
    halves = ["a text lost one of its ends"] if shown.count("«") != shown.count("»") else []
    scrolling = [
        f"{each!r} might scroll" for each in screen.walk_children(with_self=True) if not isinstance(each, Still)
    ]
    return [*wide, *out, *over, *cut, *halves, *scrolling]
