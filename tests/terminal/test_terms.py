"""The hard words of a question, explained on the screen."""

from dataclasses import replace

import pytest

from kiosk.terminal.outcome import Answered, ChangeLanguage
from kiosk.terminal.widgets.heading import TermSign
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.shelf import Shelf
from tests.terminal.stage import HOME, RENT, ask, stage, tap

ROOM, SMALL = (120, 40), (80, 24)
MARKED = replace(RENT, terms=("rent",))
SEVERAL = replace(HOME, terms=("municipal_home", "deposit"))
SAID = "Husleie er det du betaler hver måned"


@pytest.mark.parametrize("code", ["nb", "ar"])
@pytest.mark.parametrize("size", [SMALL, ROOM])
async def test_f6_explains_the_word_and_any_key_goes_back(code: str, size: tuple[int, int]) -> None:
    kiosk = stage(ask(MARKED), code)
    async with kiosk.run_test(size=size) as pilot:
        await pilot.press("1", "2", "f6")
        explained = kiosk.text.replace("\n", " ")
        await pilot.press("x")

        assert "Husleie er det" in explained
        assert kiosk.screen is kiosk.shown
        assert kiosk.shown.typed() == "12"


@pytest.mark.parametrize("key", ["f6", "escape", "enter", "space", "7"])
async def test_whatever_is_pressed_goes_back(key: str) -> None:
    kiosk = stage(ask(MARKED))
    async with kiosk.run_test(size=SMALL) as pilot:
        await pilot.press("f6", key)

        assert kiosk.screen is kiosk.shown
        assert kiosk.outcomes == []


async def test_a_tap_on_the_word_explains_it_and_another_goes_back() -> None:
    kiosk = stage(ask(MARKED))
    async with kiosk.run_test(size=SMALL) as pilot:
        await tap(pilot, "TermSign")
        explained = kiosk.text
        await tap(pilot, "Explanation")

        assert SAID in explained
        assert kiosk.screen is kiosk.shown


async def test_another_language_can_be_asked_for_while_a_word_is_explained() -> None:
    kiosk = stage(ask(MARKED))
    async with kiosk.run_test(size=SMALL) as pilot:
        await pilot.press("1", "f6", "f3")

        assert kiosk.outcomes == [ChangeLanguage("1")]


async def test_of_several_words_one_is_chosen_by_its_number() -> None:
    kiosk = stage(ask(SEVERAL))
    async with kiosk.run_test(size=SMALL) as pilot:
        await pilot.press("f6", "2")
        explained = kiosk.text
        await pilot.press("x", "f6", "1")

        assert "Depositum er penger" in explained
        assert kiosk.outcomes == [Answered("h1", "h1")]


@pytest.mark.parametrize("size", [SMALL, (110, 28), ROOM])
async def test_the_sign_is_easy_to_hit_and_takes_no_row_from_the_answers(size: tuple[int, int]) -> None:
    tops = []
    for question in (HOME, SEVERAL):
        kiosk = stage(ask(question), "uk")
        async with kiosk.run_test(size=size):
            tops.append(kiosk.screen.query_one(Shelf).region.y)
            signs = list(kiosk.screen.query(TermSign))
            headline = kiosk.screen.query_one(Headline).region
            assert all(sign.region.height >= 3 and sign.region.width >= 12 for sign in signs)
            assert not any(sign.region.overlaps(headline) for sign in signs)
    assert tops[1] - tops[0] <= 1


async def test_no_word_of_the_sign_is_broken() -> None:
    kiosk = stage(ask(SEVERAL))
    async with kiosk.run_test(size=SMALL):
        assert "Vanskelige" in kiosk.text


async def test_the_ring_passes_the_sign_by() -> None:
    kiosk = stage(ask(SEVERAL))
    async with kiosk.run_test(size=SMALL) as pilot:
        await pilot.press("tab", "enter")

        assert kiosk.outcomes == [Answered("h1", "h1")]


async def test_help_explains_the_words_too() -> None:
    kiosk = stage(ask(MARKED))
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press("f1")

        assert SAID in " ".join(kiosk.text.split())
