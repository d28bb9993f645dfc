"""A visit whose application the gateway keeps for a day, because the applicant said yes."""

from collections.abc import Iterator

import pytest

from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.trouble import EVER, Trouble
from kiosk.form.definition import Form
from kiosk.signin.keeping import RehearsalKeeper
from tests.delivery.delivering import rehearsal
from tests.terminal.digital import (
    KOMMUNE,
    LATER,
    NUMBER,
    SIZE,
    SUBMIT,
    DigitalDesk,
    agree,
    arrived,
)
from tests.terminal.visiting import REFERENCE


@pytest.fixture
def fiks() -> Iterator[RehearsalDigisos]:
    with rehearsal(door=0.02, delay=0.2) as fiks:
        yield fiks


async def test_after_two_times_yes_the_gateway_keeps_it(form: Form, fiks: RehearsalDigisos) -> None:
    fiks.plan([Trouble("503", KOMMUNE, EVER)])
    keeper = RehearsalKeeper()
    async with DigitalDesk(form, fiks, keeper=keeper).kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "CardScreen")
        await hand.press(LATER)
        assert "24 timer" in hand.shown
        assert keeper.kept == {}
        await hand.press("1")
        await arrived(hand)
        assert "Ikke sendt ennå" in hand.shown
        assert list(keeper.kept) == [REFERENCE.characters]
        assert fiks.cases == {}


async def test_what_may_have_arrived_and_is_kept_says_both(form: Form, fiks: RehearsalDigisos) -> None:
    fiks.plan([Trouble("lost", SUBMIT, EVER)])
    async with DigitalDesk(form, fiks, keeper=RehearsalKeeper()).kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "CardScreen")
        await hand.press(LATER, "1")
        await arrived(hand)
        assert "Kanskje ikke sendt" in hand.shown


async def test_no_keeps_nothing_and_leads_back_to_the_choice(form: Form, fiks: RehearsalDigisos) -> None:
    fiks.plan([Trouble("503", KOMMUNE, EVER)])
    keeper = RehearsalKeeper()
    async with DigitalDesk(form, fiks, keeper=keeper).kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "CardScreen")
        for refusal in ("2", "escape"):
            await hand.press(LATER, refusal)
            assert "Søknaden er ikke sendt" in hand.shown
        assert keeper.kept == {}


async def test_a_gateway_that_does_not_keep_it_is_asked_again_or_left(form: Form, fiks: RehearsalDigisos) -> None:
    fiks.plan([Trouble("503", KOMMUNE, EVER)])
    keeper = RehearsalKeeper()
    keeper.is_away = True
    async with DigitalDesk(form, fiks, keeper=keeper).kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "CardScreen")
        await hand.press(LATER, "1")
        await hand.until(lambda: "fikk ikke tatt vare" in hand.shown)
        assert NUMBER in hand.shown
        await hand.press("2")
        assert "Søknaden er ikke sendt" in hand.shown
        await hand.press(LATER, "1")
        await hand.until(lambda: "fikk ikke tatt vare" in hand.shown)
        keeper.is_away = False
        await hand.press("1")
        await arrived(hand)
        assert list(keeper.kept) == [REFERENCE.characters]
