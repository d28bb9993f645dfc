"""Who helps, and what repeats: children as cards."""

from kiosk.form.answers import Name
from tests.terminal.visiting import Desk, Hand

SIZE = (120, 40)


async def test_a_child_who_interprets_is_warned_about_and_an_interpreter_offered(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin("1", "6")
        await hand.press("1")
        assert desk.session.helper is None
        await hand.press("1", "4")
        assert desk.session.helper == "interpreter"


async def test_going_on_with_the_child_all_the_same_is_written_down(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin("1", "6")
        await hand.press("2")
        assert hand.screen == "QuestionScreen"
        assert desk.session.helper == "child"


async def test_a_repetition_is_added_and_its_questions_asked(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.answer()
        await hand.answer()
        assert hand.screen == "GroupScreen"
        await hand.press("1")
        await hand.answer()
        await hand.answer()
        assert hand.screen == "GroupScreen"
        assert desk.session.answers["children"] == ({"child_name": Name("Sara", "Test"), "child_here": "yes"},)


async def test_a_repetition_left_by_back_before_any_answer_is_not_kept(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.answer()
        await hand.answer()
        await hand.press("1", "escape")
        assert hand.screen == "GroupScreen"
        assert desk.session.items("children") == ()


async def test_a_repetition_can_be_removed_and_is_asked_about_once(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.answer()
        await hand.answer()
        await hand.press("1")
        await hand.answer()
        await hand.answer()
        await hand.press("1", "2")
        assert len(desk.session.items("children")) == 1
        await hand.press("2")
        assert desk.session.items("children") == ()
