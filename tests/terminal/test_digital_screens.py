"""What is shown while an application is sent digitally, when it stopped, and when it arrived or is kept."""

import pytest

from kiosk.digisos.outcomes import Progress
from kiosk.errors import (
    FiksAway,
    FiksBusy,
    FiksError,
    FiksRefused,
    FiksUncertain,
    KeyForeign,
    PaperOnly,
    ReceptionClosed,
    ReceptionPaused,
    SignInOver,
)
from kiosk.terminal.outcome import Back, Chose, End
from kiosk.terminal.screens.digital_receipt import DigitalReceiptScreen
from kiosk.terminal.screens.submitting import SubmittingScreen
from kiosk.terminal.widgets.card import Card
from tests.terminal.digital_screens import (
    CODES,
    NUMBER,
    SCREENS,
    SIZES,
    SMALL,
    Still,
    on_stage,
    pages_of,
    refused,
    sending,
    unknown,
)
from tests.terminal.golden import compare
from tests.terminal.stage import tap
from tests.terminal.test_every_screen import faults


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "100x30"])
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", SCREENS)
async def test_it_looks_as_it_did(name: str, code: str, size: tuple[int, int]) -> None:
    stage = on_stage(SCREENS[name], code)
    async with stage.run_test(size=size) as pilot:
        await pilot.pause()
        compare(f"digital-{name}-{code}-{size[0]}x{size[1]}", "\n".join(await pages_of(stage, pilot)))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", SCREENS)
async def test_nothing_crosses_an_edge_and_the_number_is_on_every_page(name: str, code: str) -> None:
    stage = on_stage(SCREENS[name], code)
    async with stage.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert faults(stage.screen, stage.text) == []
        is_receipt = isinstance(stage.shown, DigitalReceiptScreen)
        if is_receipt:
            await pilot.press("0")
            await pilot.pause()
        assert NUMBER in stage.text or name == "later"


@pytest.mark.parametrize("name", SCREENS)
async def test_no_choice_is_made_for_anybody_beforehand(name: str) -> None:
    stage = on_stage(SCREENS[name])
    async with stage.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert stage.screen.focused is None
        await pilot.press("enter")
        assert stage.outcomes == []


# ── sending ──────────────────────────────────────────────────────────────────


async def test_the_seconds_left_run_down_while_nothing_is_heard() -> None:
    stage = on_stage(sending(Progress("sending", 0, 0, 2, 18.0), ago=5.0))
    async with stage.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "13 sekunder igjen" in stage.text


async def test_documents_are_a_step_only_where_there_are_any() -> None:
    for progress, has in ((Progress("sending", 0, 0, 1, 30.0), False), (Progress("staging", 2, 3, 1, 30.0), True)):
        stage = on_stage(sending(progress))
        async with stage.run_test(size=SMALL) as pilot:
            await pilot.pause()
            assert ("dokument 2 av 3" in stage.text) is has
            assert ("kommet frem" in stage.text) is False


async def test_nobody_has_to_wait_once_it_takes_long() -> None:
    for ago, offered in ((0.0, False), (6.0, True)):
        stage = on_stage(sending(Progress("asking", 0, 0, 1, 30.0), ago))
        async with stage.run_test(size=SMALL) as pilot:
            await pilot.pause()
            assert ("Ikke vent lenger" in stage.text) is offered


@pytest.mark.parametrize("way", ["key", "tap", "arrows"])
async def test_who_does_not_want_to_wait_is_told_what_is_still_waited_for(way: str) -> None:
    dispatch = Still(Progress("sending", 0, 0, 2, 18.0))
    stage = on_stage(lambda now: SubmittingScreen(now, dispatch, NUMBER, 1))
    async with stage.run_test(size=SMALL) as pilot:
        await pilot.pause()
        if way == "tap":
            await tap(pilot, "Card")
        else:
            await pilot.press(*(["1"] if way == "key" else ["down", "enter"]))
        await pilot.pause()
        assert dispatch.is_stopping
        assert "Vi stopper" in stage.text
        assert "Ikke vent lenger" not in stage.text


async def test_who_ends_the_visit_meanwhile_is_told_that_it_may_arrive() -> None:
    stage = on_stage(sending(Progress("sending", 0, 0, 1, 30.0)))
    async with stage.run_test(size=SMALL) as pilot:
        await pilot.press("f10")
        await pilot.pause()
        assert "Søknaden kan komme frem" in stage.text
        assert NUMBER in stage.text
        await pilot.press("1")
        await pilot.pause()
        assert stage.outcomes == []
        await pilot.press("f10", "2")
        await pilot.pause()
        assert stage.outcomes == [End()]


# ── stopped ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (FiksAway(), "svarer ikke"),
        (FiksBusy("", seconds="3"), "Mange sender"),
        (FiksRefused(), "tok ikke imot"),
        (ReceptionClosed(), "tar ikke imot digitale"),
        (ReceptionPaused(), "akkurat nå"),
        (KeyForeign(), "ikke den vi kjenner"),
        (PaperOnly(), "bare leveres på papir"),
        (SignInOver(), "gjelder ikke lenger"),
    ],
    ids=lambda value: type(value).__name__,
)
async def test_each_refusal_says_why_and_that_nothing_was_sent(fault: FiksError, said: str) -> None:
    stage = on_stage(refused(fault))
    async with stage.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert said in stage.text
        assert "Søknaden er ikke sendt" in stage.text
        assert "Skriv ut på papir" in stage.text


@pytest.mark.parametrize("fault", [FiksAway(), FiksUncertain(), FiksRefused(), SignInOver()])
async def test_of_what_may_have_arrived_nothing_says_that_it_was_not_sent(fault: FiksError) -> None:
    stage = on_stage(unknown(fault))
    async with stage.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "vet ikke ennå" in stage.text
        assert "ikke sendt" not in stage.text
        assert "Ingenting er sendt" not in stage.text


async def test_each_way_is_one_key() -> None:
    for key, way in (("1", "wait"), ("2", "paper"), ("3", "later")):
        stage = on_stage(unknown(FiksUncertain()))
        async with stage.run_test(size=SMALL) as pilot:
            await pilot.press(key)
            await pilot.pause()
            assert stage.outcomes == [Chose(way)]


async def test_keeping_it_is_asked_once_more_and_is_no_less_easily_refused() -> None:
    for keys, outcome in ((["1"], Chose("yes")), (["2"], Chose("no")), (["escape"], Back())):
        stage = on_stage(SCREENS["later"])
        async with stage.run_test(size=SMALL) as pilot:
            await pilot.pause()
            assert "24 timer" in stage.text
            assert len(stage.screen.query(Card)) == 2
            await pilot.press(*keys)
            await pilot.pause()
            assert stage.outcomes == [outcome]
