"""A question screen, answered by keys and by taps."""

from dataclasses import replace

import pytest
from textual import events

from kiosk.form.answers import Name
from kiosk.form.definition import WayOut
from kiosk.terminal.outcome import Answered, Back, ChangeLanguage, End, Hide, Skipped
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.field import Field
from tests.terminal.stage import AGREE, ALONE, BORN, HOME, NAME, NEEDS, NUMBER, RENT, WORDS, ask, stage, tap

ROOM = (120, 40)
SMALL = (80, 24)


async def test_a_single_choice_moves_on_by_itself() -> None:
    kiosk = stage(ask(HOME))
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press("2")

        assert kiosk.outcomes == [Answered("h2", "h2")]


async def test_a_tap_chooses_as_a_key_does() -> None:
    kiosk = stage(ask(HOME))
    async with kiosk.run_test(size=ROOM) as pilot:
        await tap(pilot, "Card", 4)

        assert kiosk.outcomes == [Answered("h5", "h5")]


async def test_no_answer_is_ringed_at_first_and_enter_then_does_nothing() -> None:
    kiosk = stage(ask(ALONE))
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press("enter")

        assert kiosk.screen.focused is None
        assert kiosk.outcomes == []


async def test_the_ring_moves_with_arrows_and_enter_chooses_what_is_ringed() -> None:
    kiosk = stage(ask(HOME))
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press("right", "right", "down", "enter")

        assert kiosk.outcomes == [Answered("h5", "h5")]


async def test_arrows_follow_the_eye_in_right_to_left_languages() -> None:
    kiosk = stage(ask(HOME), "ar")
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press("right", "left", "enter")

        assert kiosk.outcomes == [Answered("h2", "h2")]


async def test_of_many_a_number_ticks_and_next_gives_them_in_order() -> None:
    kiosk = stage(ask(NEEDS))
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press("6", "1", "3", "3", "0")

        assert [outcome.raw for outcome in kiosk.outcomes if isinstance(outcome, Answered)] == ["n1,n6"]


async def test_next_pressed_right_behind_a_tick_finds_it() -> None:
    kiosk = stage(ask(NEEDS))
    async with kiosk.run_test(size=ROOM) as pilot:
        for key in "20":
            kiosk.post_message(events.Key(key, key))
        await pilot.pause()

        assert kiosk.outcomes == [Answered("n2", ("n2",))]


async def test_none_of_these_clears_the_others_and_moves_on_by_itself() -> None:
    kiosk = stage(ask(NEEDS))
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press("1", "2", "c")

        assert [outcome.raw for outcome in kiosk.outcomes if isinstance(outcome, Answered)] == ["none"]


async def test_another_card_clears_none_of_these() -> None:
    kiosk = stage(ask(NEEDS, "none"))
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press("4")

        assert kiosk.shown.typed() == "n4"


async def test_more_cards_than_fit_are_paged_and_keep_their_ticks() -> None:
    kiosk = stage(ask(NEEDS))
    async with kiosk.run_test(size=SMALL) as pilot:
        assert "1/2" in kiosk.text
        await pilot.press("1", "0", "1", "0")

        assert [outcome.raw for outcome in kiosk.outcomes if isinstance(outcome, Answered)] == ["n1,n7"]


async def test_back_turns_the_page_back_before_it_leaves() -> None:
    kiosk = stage(ask(NEEDS))
    async with kiosk.run_test(size=SMALL) as pilot:
        await pilot.press("0", "escape")
        still_here = list(kiosk.outcomes)
        await pilot.press("escape")

        assert (still_here, kiosk.outcomes) == ([], [Back()])


async def test_what_is_typed_is_kept_and_the_fault_is_told_in_both_languages() -> None:
    kiosk = stage(ask(NUMBER), "ar")
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press("1", "2", "enter")
        helper = kiosk.surroundings.voices.helper("problem.identity.length", count="2")

        assert kiosk.outcomes == []
        assert kiosk.shown.typed() == "12"
        assert helper.split()[0] in kiosk.text


async def test_eastern_digits_are_shown_as_typed_and_taken() -> None:
    kiosk = stage(ask(RENT))
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press("٧", "٥", "٠", "٠", "enter")

        assert kiosk.outcomes == [Answered("٧٥٠٠", 7500)]


async def test_the_pad_types_rubs_out_and_is_done() -> None:
    kiosk = stage(ask(RENT))
    async with kiosk.run_test(size=ROOM) as pilot:
        for offset in ((5, 1), (18, 1), (5, 20), (31, 20)):
            await pilot.click("Pad", offset=offset)

        assert kiosk.outcomes == [Answered("1", 1)]


async def test_a_way_out_is_an_answer_where_something_is_typed() -> None:
    kiosk = stage(ask(RENT))
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press("down", "enter")

        assert kiosk.outcomes == [Answered("dont_know", WayOut.DONT_KNOW)]


async def test_a_digit_typed_elsewhere_goes_into_the_field() -> None:
    kiosk = stage(ask(RENT))
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press("down", "9")

        assert kiosk.shown.typed() == "9"
        assert isinstance(kiosk.screen.focused, Field)


async def test_enter_goes_from_the_first_name_to_the_last_and_then_on() -> None:
    kiosk = stage(ask(NAME))
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press("A", "d", "a", "enter", "B", "o", "enter")

        assert kiosk.outcomes == [Answered("Ada|Bo", Name("Ada", "Bo"))]


async def test_the_joiner_can_be_typed() -> None:
    kiosk = stage(ask(NAME))
    async with kiosk.run_test(size=ROOM) as pilot:
        field = kiosk.screen.query(Field).first()
        field.post_message(events.Key("zwnj", "\u200c"))
        await pilot.pause()

        assert field.value == "\u200c"


async def test_pasted_text_is_cleaned_and_cut() -> None:
    kiosk = stage(ask(WORDS))
    async with kiosk.run_test(size=ROOM) as pilot:
        kiosk.post_message(events.Paste("\x1b]52;c;x\x07" + "a" * 500))
        await pilot.pause()

        assert len(kiosk.shown.typed()) == 200
        assert "\x1b" not in kiosk.shown.typed()


async def test_an_optional_question_left_empty_twice_is_skipped() -> None:
    kiosk = stage(ask(WORDS))
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press("enter")
        asked_again = list(kiosk.outcomes)
        await pilot.press("enter")

        assert (asked_again, kiosk.outcomes) == ([], [Skipped()])


async def test_a_consent_is_given_or_declined_but_never_passed_over() -> None:
    kiosk = stage(ask(replace(AGREE, required=False)))
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press("0")
        passed = list(kiosk.outcomes)
        await pilot.press("2")

        assert (passed, kiosk.outcomes) == ([], [Answered("decline", "decline")])


async def test_a_required_question_cannot_be_left_empty() -> None:
    kiosk = stage(ask(BORN))
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press("enter", "enter", "enter")

        assert kiosk.outcomes == []


@pytest.mark.parametrize(("key", "outcome"), [("f3", ChangeLanguage("12")), ("f4", Hide("12"))])
async def test_what_is_typed_survives_another_language_and_a_blank_screen(key: str, outcome: object) -> None:
    kiosk = stage(ask(NUMBER))
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press("1", "2", key)

        assert kiosk.outcomes == [outcome]


async def test_what_was_typed_before_stands_there_again() -> None:
    kiosk = stage(ask(NUMBER, typed="0102"))
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press("9")

        assert kiosk.shown.typed() == "01029"


async def test_what_was_answered_before_is_shown_as_chosen() -> None:
    kiosk = stage(ask(HOME, answer="h3"))
    async with kiosk.run_test(size=ROOM):
        assert [card.choice for card in kiosk.screen.query(Card) if card.chosen] == ["h3"]


async def test_ending_is_asked_once_and_the_first_card_is_to_stay() -> None:
    kiosk = stage(ask(HOME))
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press("f10", "1")
        stayed = list(kiosk.outcomes)
        await pilot.press("f10", "2")
        await pilot.pause()

        assert (stayed, kiosk.outcomes) == ([], [End()])


async def test_a_screen_ends_once_however_fast_the_keys_come() -> None:
    kiosk = stage(ask(HOME))
    async with kiosk.run_test(size=ROOM) as pilot:
        for key in "123":
            kiosk.post_message(events.Key(key, key))
        await pilot.pause()

        assert len(kiosk.outcomes) == 1


async def test_every_place_of_the_bar_can_be_tapped() -> None:
    kiosk = stage(ask(HOME))
    async with kiosk.run_test(size=SMALL) as pilot:
        await tap(pilot, "BarPlace", 0)

        assert kiosk.outcomes == [Back()]
