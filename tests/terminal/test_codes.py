"""The codes on the screen: as large as fits, read back from what the terminal shows, and none forgotten."""

import pytest
import zxingcpp
from PIL import Image

from kiosk.terminal.measure import Measure
from kiosk.terminal.outcome import Back, Proceed
from kiosk.terminal.screens.codes import CodesScreen, codes_screen, largest_version
from kiosk.terminal.squares import modules
from kiosk.terminal.surroundings import Surroundings
from tests.terminal.golden import compare
from tests.terminal.stage import Stage
from tests.terminal.trilingual import surroundings_in
from tests.waiting import wait

SIZES = ((80, 24), (100, 30), (128, 36), (120, 40), (180, 50), (200, 60))
# What a code of each version holds at level M, in the alphanumeric alphabet (ISO/IEC 18004).
HOLDS = {3: 61, 4: 90, 5: 122, 6: 154, 7: 178, 8: 221, 13: 483, 18: 816}
PIXELS = {" ": (1, 1), "▄": (1, 0), "▀": (0, 1), "█": (0, 0)}


def part(number: int, of: int, length: int) -> str:
    """A text as long as a part of a data sheet."""
    head = f"SK1:W76PNSMCE:{number}/{of}:"
    return head + "A7%B9C" * 200 if length == 0 else (head + "A7%B9C" * 200)[:length]


def codes_on(size: tuple[int, int]) -> tuple[str, ...]:
    """Three codes as full as they can be there."""
    length = HOLDS[largest_version(*size)]
    return tuple(part(number, 3, length) for number in (1, 2, 3))


def stage_of(size: tuple[int, int], code: str = "nb", typed: str = "") -> Stage:
    now = surroundings_in(code)

    def build(_now: Surroundings) -> CodesScreen:
        return codes_screen(now, codes_on(size), 1, typed)

    return Stage(build, now)


def read(shown: str) -> list[str]:
    """What a camera reads from the terminal."""
    lines = shown.splitlines()
    picture = Image.new("L", (len(lines[0]), 2 * len(lines)), 255)
    for y, line in enumerate(lines):
        for x, cell in enumerate(line):
            for half, light in enumerate(PIXELS.get(cell, (1, 1))):
                picture.putpixel((x, 2 * y + half), 255 * light)
    large = picture.resize((picture.width * 4, picture.height * 4))
    return [found.text for found in zxingcpp.read_barcodes(large)]


@pytest.mark.parametrize(
    ("size", "version"),
    [((60, 20), 0), ((70, 20), 0), ((80, 24), 4), ((120, 40), 8), ((128, 36), 6), ((180, 50), 13), ((200, 60), 18)],
)
def test_the_largest_code_follows_from_the_terminal(size: tuple[int, int], version: int) -> None:
    assert largest_version(*size) == version


@pytest.mark.parametrize("size", SIZES)
def test_the_largest_code_has_room_and_the_next_has_not(size: tuple[int, int]) -> None:
    version, measure = largest_version(*size), Measure(*size)
    rows = len(modules("A" * HOLDS[version])) // 2
    assert rows <= measure.middle - 2 * measure.air
    bigger = (17 + 4 * (version + 1) + 6 + 1) // 2
    too_wide = 17 + 4 * (version + 1) + 6 > size[0] - 2 * measure.margin - measure.lane("folded") - 33
    assert bigger > measure.middle - 2 * measure.air or too_wide


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("code", ["nb", "ar"])
async def test_every_code_is_read_back_from_what_the_terminal_shows(size: tuple[int, int], code: str) -> None:
    stage = stage_of(size, code)
    async with stage.run_test(size=size) as pilot:
        found = []
        for _ in range(3):
            await pilot.pause()
            found += read(stage.text)
            await pilot.press("0")
    assert found == list(codes_on(size))


async def test_nobody_goes_on_before_they_say_that_they_have_every_picture() -> None:
    stage = stage_of((80, 24))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press("0", "0", "0")
        await pilot.pause()
        assert "Har du bilde av alle kodene?" in stage.text
        await pilot.press("0", "enter")
        assert stage.outcomes == []
        await pilot.press("2")
        await pilot.pause()
        assert read(stage.text) == [codes_on((80, 24))[0]]
        await pilot.press("0", "0", "0", "1")
        await pilot.pause()
    assert stage.outcomes == [Proceed()]


async def test_back_leads_to_the_code_before_and_from_the_first_away() -> None:
    stage = stage_of((80, 24))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press("0", "escape")
        await pilot.pause()
        assert "Kode 1 av 3" in stage.text
        await pilot.press("escape")
        await pilot.pause()
    assert stage.outcomes == [Back()]


async def test_another_language_comes_back_to_the_same_code() -> None:
    stage = stage_of((80, 24), typed="2")
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Kode 3 av 3" in stage.text
        assert stage.shown.typed() == "2"


async def test_a_terminal_that_became_too_small_says_so_instead_of_a_broken_code() -> None:
    stage = stage_of((120, 40))
    async with stage.run_test(size=(120, 40)) as pilot:
        await pilot.resize_terminal(80, 24)
        await wait(lambda: "Skjermen er for liten" in stage.text)
        assert read(stage.text) == []


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("code", ["nb", "uk", "ar"])
async def test_the_codes_look_as_they_did(code: str, size: tuple[int, int]) -> None:
    stage = stage_of(size, code)
    async with stage.run_test(size=size) as pilot:
        await pilot.pause()
        compare(f"codes-{code}-{size[0]}x{size[1]}", stage.text)
        await pilot.press("0", "0", "0")
        await pilot.pause()
        compare(f"codes-all-{code}-{size[0]}x{size[1]}", stage.text)
