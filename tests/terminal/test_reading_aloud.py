"""F5: what is read, when it stops, and what is never read."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot

from kiosk.form.definition import Form
from kiosk.settings.tables import Aloud
from kiosk.terminal.saying import told_by
from kiosk.terminal.screens.group import GroupItem, GroupScreen, ItemScreen
from kiosk.terminal.screens.idle import IdleScreen
from kiosk.terminal.screens.question import QuestionScreen
from kiosk.terminal.screens.silent import SilentScreen
from kiosk.terminal.widgets.aloud import Aloud as Button
from kiosk.voice.rehearsal import RehearsalVoice
from tests.terminal.visiting import Desk, Hand

SIZE = (80, 24)
CORNER = (75, 0)


@pytest.fixture
def voice() -> RehearsalVoice:
    return RehearsalVoice()


@asynccontextmanager
async def at_rest(desk: Desk, voice: RehearsalVoice | None = None, **more: Any) -> AsyncIterator[Hand]:
    """Before anybody has come, on a machine with this voice, or without a sound."""
    async with desk.kiosk(voice=voice, **more).run_test(size=SIZE) as pilot:
        await pilot.pause()
        yield Hand(pilot)


@asynccontextmanager
async def visit(desk: Desk, voice: RehearsalVoice | None = None, language: str = "1") -> AsyncIterator[Hand]:
    """The same at the first question."""
    async with at_rest(desk, voice) as hand:
        await hand.begin(language=language)
        yield hand


async def test_the_key_reads_the_question_the_choices_with_their_keys_and_next(
    desk: Desk, voice: RehearsalVoice
) -> None:
    async with visit(desk, voice) as hand:
        await hand.press("f5")
        assert voice.last == ["Hvor bor du?", "1", "Leier", "2", "Ute", "0", "Neste"]
        assert [piece.ids for piece in voice.said[-1]][:2] == [("home.text",), ("key.1",)]


async def test_a_tap_on_the_button_does_what_the_key_does(desk: Desk, voice: RehearsalVoice) -> None:
    async with visit(desk, voice) as hand:
        await hand.pilot.click(Button)
        assert voice.last[0] == "Hvor bor du?"
        await hand.pilot.click(Button)
        assert (voice.hear(), hand.app.is_reading) == ("quiet", False)


async def test_while_it_reads_the_key_turns_it_off_and_afterwards_reads_again(
    desk: Desk, voice: RehearsalVoice
) -> None:
    async with visit(desk, voice) as hand:
        await hand.press("f5")
        voice.finish()
        await hand.press("f5")
        assert len(voice.said) == 2
        await hand.press("f5")
        assert (voice.hear(), hand.app.is_reading) == ("quiet", False)


async def test_any_key_stops_it_and_does_what_it_always_does(desk: Desk, voice: RehearsalVoice) -> None:
    async with visit(desk, voice) as hand:
        await hand.press("f5", "1")
        # On a busy machine the next question is being read already.
        assert voice.hear() == "quiet" or voice.last[0] == "Hva heter du?"
        assert "home" in desk.session.answers


async def test_the_card_the_ring_comes_to_is_read(desk: Desk, voice: RehearsalVoice) -> None:
    async with visit(desk, voice) as hand:
        await hand.press("f5", "down")
        hand.app.look()
        assert voice.last == ["1", "Leier"]


async def test_the_next_question_is_read_by_itself(desk: Desk, voice: RehearsalVoice) -> None:
    async with visit(desk, voice) as hand:
        await hand.press("f5", "1")
        hand.app.look()
        assert voice.last[0] == "Hva heter du?"


async def test_what_went_wrong_is_read_by_itself_and_first(desk: Desk, voice: RehearsalVoice) -> None:
    async with visit(desk, voice) as hand:
        await hand.press("f5", "1")
        hand.app.look()
        screen = hand.app.screen
        assert isinstance(screen, QuestionScreen)
        screen.take("")
        await hand.pilot.pause()
        hand.app.look()
        assert voice.last == [hand.app.surroundings.voices.applicant("problem.answer.required")]
        voice.finish()
        await hand.press("f5")
        assert voice.last[:2] == [hand.app.surroundings.voices.applicant("problem.answer.required"), "Hva heter du?"]


async def test_what_is_typed_is_read_only_when_asked_for(desk: Desk, voice: RehearsalVoice) -> None:
    async with visit(desk, voice) as hand:
        await hand.press("f5", "1", *"Sara")
        hand.app.look()
        assert "Sara" not in voice.last
        voice.finish()
        await hand.press("f5")
        assert "Sara" in voice.last


async def test_plus_and_minus_are_louder_and_lower_but_letters_where_something_is_typed(
    desk: Desk, voice: RehearsalVoice
) -> None:
    async with visit(desk, voice) as hand:
        await hand.press("f5", "plus", "plus", "minus")
        assert (voice.volume, voice.hear()) == (80, "speaking")
        await hand.press("1")
        hand.app.look()
        await hand.press("A", "minus", "B")
        assert (voice.volume, voice.hear()) == (80, "quiet")
        await hand.press("f5")
        assert "A-B" in voice.last


async def test_the_sign_says_that_it_reads_and_how_loud(desk: Desk, voice: RehearsalVoice) -> None:
    async with visit(desk, voice) as hand:
        assert "F5 ◄))" in hand.shown
        await hand.press("f5")
        assert "◄)) 70" in hand.shown


async def test_a_language_without_a_voice_says_so_to_both(desk: Desk) -> None:
    voice = RehearsalVoice(languages=())
    async with visit(desk, voice, language="3") as hand:
        await hand.press("f5")
        hand.app.look()
        await hand.pilot.pause()
        assert hand.screen == "SilentScreen"
        assert "No voice for this language yet" in hand.shown
        assert "Hjelperen leser for deg." in hand.shown
        await hand.press("escape")
        assert (hand.screen, hand.app.is_reading) == ("QuestionScreen", False)


async def test_a_machine_without_sound_says_so_and_nothing_else_changes(desk: Desk) -> None:
    async with visit(desk) as hand:
        await hand.press("f5")
        assert "Denne maskinen har ingen lyd" in hand.shown
        await hand.press("0")
        assert hand.screen == "QuestionScreen"


async def test_who_is_told_of_no_sound_is_told_once_and_can_still_end_and_erase(desk: Desk) -> None:
    async with visit(desk) as hand:
        await hand.press("1", *["f5"] * 40)
        assert [type(screen).__name__ for screen in hand.app.screen_stack][-2:] == ["QuestionScreen", "SilentScreen"]
        await hand.press("f10")
        assert hand.screen == "EndScreen"
        await hand.press("2")
        assert hand.screen == "GoodbyeScreen"
        assert hand.app.session.answers == {}


async def test_what_was_chosen_before_is_read_only_when_asked_for(desk: Desk, voice: RehearsalVoice) -> None:
    async with visit(desk, voice) as hand:
        await hand.press("f5", "1")
        hand.app.look()
        await hand.press("escape")
        hand.app.look()
        chosen = hand.app.surroundings.voices.applicant("voice.chosen")
        assert voice.last[:3] == ["Hvor bor du?", "1", "Leier"]
        assert chosen not in voice.last
        await hand.press("f5", "f5")
        assert chosen in voice.last


async def test_what_says_that_there_is_no_sound_gives_way_by_itself_unless_something_is_asked_above_it(
    desk: Desk,
) -> None:
    async with visit(desk) as hand:
        await hand.press("f5")
        silent = hand.app.screen
        assert isinstance(silent, SilentScreen)
        await hand.press("f10")
        silent.give_way()
        await hand.pilot.pause()
        assert hand.screen == "EndScreen"
        await hand.press("1")
        silent.give_way()
        await hand.pilot.pause()
        assert hand.screen == "QuestionScreen"


async def test_a_visit_that_is_given_up_is_silent_before_anything_else(desk: Desk, voice: RehearsalVoice) -> None:
    async with visit(desk, voice) as hand:
        await hand.press("f5")
        assert voice.hear() == "speaking"
        hand.app.abandon_visit()
        assert voice.hear() == "quiet"


async def test_keys_hammered_while_it_reads_cost_nothing(desk: Desk, voice: RehearsalVoice) -> None:
    async with visit(desk, voice) as hand:
        await hand.press(*["f5"] * 41)
        assert (voice.hear(), hand.screen, len(voice.said)) == ("speaking", "QuestionScreen", 21)
        await hand.press(*["plus"] * 5, *["minus"] * 12, *["plus"] * 5)
        assert (voice.volume, hand.screen) == (50, "QuestionScreen")


async def test_who_is_asked_whether_they_are_there_is_asked_whatever_the_voice_says(desk: Desk) -> None:
    voice = RehearsalVoice(languages=())
    async with visit(desk, voice) as hand:
        await hand.press("f5")
        hand.app.push_screen(IdleScreen(hand.app.surroundings, 30))
        await hand.pilot.pause()
        hand.app.look()
        hand.app.look()
        await hand.pilot.pause()
        assert hand.screen == "IdleScreen"


async def test_at_rest_the_key_begins_and_every_language_is_named_by_its_own_voice(
    desk: Desk, voice: RehearsalVoice
) -> None:
    async with at_rest(desk, voice) as hand:
        await hand.press("f5")
        hand.app.look()
        assert hand.screen == "LanguageScreen"
        assert {"nb", "nn", "en", "uk", "ar"} <= {piece.language for pieces in voice.said for piece in pieces}


async def test_at_rest_a_tap_on_the_sign_does_what_the_key_does_and_any_other_tap_begins_in_silence(
    form: Form, voice: RehearsalVoice
) -> None:
    for tapped, is_reading in ((CORNER, True), ((40, 12), False)):
        async with at_rest(Desk(form), voice) as hand:
            assert "F5 ◄))" in hand.shown.splitlines()[0]
            await hand.pilot.click(offset=tapped)
            await hand.pilot.pause()
            assert (hand.screen, hand.app.is_reading) == ("LanguageScreen", is_reading)


async def test_at_rest_the_key_of_a_machine_without_sound_says_so_on_the_picker(desk: Desk) -> None:
    async with at_rest(desk) as hand:
        await hand.press("f5")
        hand.app.look()
        await hand.pilot.pause()
        assert hand.screen == "SilentScreen"
        await hand.press("0")
        assert (hand.screen, hand.app.is_reading) == ("LanguageScreen", False)


async def test_the_helper_is_read_the_question_about_the_pictures_once_and_in_their_own_language(
    form: Form, voice: RehearsalVoice
) -> None:
    heard: list[bool] = []
    desk = Desk(form, languages=("ar", "nb"), helper_language="en")
    async with at_rest(desk, voice, font_seen=heard.append) as hand:
        await hand.press("f5")
        assert voice.last == ["Do you see a house?", "1", "Yes, a house", "2", "No, strange signs"]
        assert {piece.language for piece in voice.said[-1]} == {"en"}
        await hand.press("f5")
        assert voice.hear() == "quiet"
        # In Arabic the end corner is on the left.
        await hand.pilot.click(offset=(4, 0))
        assert (len(voice.said), heard) == (2, [])
        await hand.press("1", "space")
        hand.app.look()
        assert (hand.screen, len(voice.said), heard) == ("LanguageScreen", 2, [True])


async def test_what_a_child_is_called_is_read_only_when_asked_for_and_under_the_ring(
    desk: Desk, voice: RehearsalVoice
) -> None:
    children, item = desk.form.steps[0].questions[2], GroupItem("Amina")
    async with visit(desk, voice) as hand:
        await hand.press("f5")
        for screen in (
            GroupScreen(hand.app.surroundings, children, 0, [item]),
            ItemScreen(hand.app.surroundings, item, "child"),
            ItemScreen(hand.app.surroundings, item, "child", sure=True),
        ):
            hand.app.push_screen(screen)
            await hand.pilot.pause()
            hand.app.look()
            assert voice.last
            assert "Amina" not in voice.last
            voice.finish()
            await hand.press("f5")
            assert "Amina" in voice.last
            if isinstance(screen, GroupScreen):
                await hand.press("down")
                hand.app.look()
                assert voice.last == ["1", "Amina"]


async def test_a_hidden_screen_is_not_read(desk: Desk, voice: RehearsalVoice) -> None:
    async with visit(desk, voice) as hand:
        await hand.press("f5", "f4")
        said = len(voice.said)
        hand.app.look()
        await hand.press("f5")
        assert (hand.screen, len(voice.said), voice.hear()) == ("PrivacyScreen", said, "quiet")


async def test_what_is_covered_is_only_said_to_be_covered(desk: Desk, voice: RehearsalVoice) -> None:
    async with visit(desk, voice) as hand:
        await hand.press("1", *"Sara")
        for field in hand.app.screen.query("Typed").results():
            field.is_secret = True  # type: ignore[attr-defined]
        told = [
            piece.text for each in told_by(hand.app.screen, hand.app.surroundings.voices).values() for piece in each
        ]
        assert "Sara" not in told
        assert "skjult" in told


async def test_an_office_can_do_without(form: Form, voice: RehearsalVoice) -> None:
    async with at_rest(Desk(form, voice=Aloud(offered=False)), voice) as hand:
        assert "F5" not in hand.shown
        await hand.pilot.click(offset=CORNER)
        await hand.press("1", "1", "1", "f5")
        assert hand.screen == "QuestionScreen"
        assert "F5" not in hand.shown
        assert voice.said == []


async def test_every_screen_of_a_visit_says_something(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Listening(pilot)
        await hand.to_declaration()
        await hand.press("1")
        await hand.until(lambda: hand.screen == "ReceiptScreen")
        await hand.press("0", "1")
        await hand.listen()
        assert {"CardScreen", "QuestionScreen", "GroupScreen", "ReviewScreen", "DeclarationScreen"} <= hand.heard
        assert {"ReceiptScreen", "GoodbyeScreen"} <= hand.heard


class Listening(Hand):
    """Presses keys, and notes which screens would say something. Raises TimeoutError where one never would."""

    def __init__(self, pilot: Pilot[None]) -> None:
        super().__init__(pilot)
        self.heard: set[str] = set()

    async def listen(self) -> None:
        """To the screen of now, which may still be being drawn."""
        if self.screen not in {"Screen", "RestScreen"}:
            await self.until(lambda: bool(told_by(self.app.screen, self.app.surroundings.voices)))
            self.heard.add(self.screen)

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.listen()
            await super().press(key)

    async def answer(self) -> None:
        await self.listen()
        await super().answer()
