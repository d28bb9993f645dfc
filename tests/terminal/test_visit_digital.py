"""A visit that ends digitally: delivered once or on paper, always under the same number, and with a receipt."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.trouble import EVER, Fault, Trouble
from kiosk.form.definition import Form
from kiosk.register.rehearsal import RehearsalRegister
from kiosk.signin.keeping import RehearsalKeeper
from kiosk.signin.rehearsal import PID
from tests.delivery.delivering import TOKEN, WHO, application_of_kari, rehearsal
from tests.terminal.digital import (
    KOMMUNE,
    NUMBER,
    PAPER,
    PRACTISED,
    SIZE,
    SUBMIT,
    WAIT,
    DigitalDesk,
    HeldFiks,
    agree,
    arrived,
    sent_once,
    taking,
)
from tests.terminal.signing import quick
from tests.terminal.visiting import REFERENCE, Desk, Hand


@pytest.fixture
def fiks() -> Iterator[RehearsalDigisos]:
    with rehearsal(door=0.02, delay=0.2) as fiks:
        yield fiks


async def test_the_rest_screen_promises_paper_only_where_there_is_no_other_way(form: Form) -> None:
    async with Desk(form).kiosk().run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "Få søknaden på papir" in " ".join(Hand(pilot).shown.split())
    async with Desk(form).kiosk(digisos=lambda _who: None).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "Digitalt eller" in Hand(pilot).shown


async def test_nobody_signed_in_and_it_goes_on_paper(form: Form) -> None:
    async with Desk(form).kiosk(digisos=lambda _who: None).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.to_declaration()
        assert "Ikke sendt ennå. På papir til" in hand.shown


async def test_it_is_sent_and_the_receipt_says_so(form: Form, fiks: RehearsalDigisos) -> None:
    desk = DigitalDesk(form, fiks)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "DigitalReceiptScreen")
        assert "Søknaden er sendt" in hand.shown
        assert sent_once(fiks)
        assert desk.copies == 0


async def test_the_last_screen_speaks_of_no_papers(form: Form, fiks: RehearsalDigisos) -> None:
    async with DigitalDesk(form, fiks).kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "DigitalReceiptScreen")
        while hand.screen == "DigitalReceiptScreen":
            await hand.press("0")
        await hand.press("1")
        await hand.until(lambda: hand.screen == "GoodbyeScreen")
        assert "papir" not in hand.shown


async def test_away_and_waited_for_it_arrives(form: Form, fiks: RehearsalDigisos) -> None:
    fiks.plan([Trouble("503", KOMMUNE, EVER)])
    async with DigitalDesk(form, fiks).kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "CardScreen")
        assert "Søknaden er ikke sendt" in hand.shown
        assert NUMBER in hand.shown
        fiks.plan(())
        await hand.press(WAIT)
        await arrived(hand)
        assert sent_once(fiks)


async def test_uncertain_and_then_on_paper_it_says_that_it_was_tried(form: Form, fiks: RehearsalDigisos) -> None:
    fiks.plan([Trouble("lost", SUBMIT, EVER)])
    desk = DigitalDesk(form, fiks)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "CardScreen")
        assert "vet ikke ennå" in hand.shown
        assert NUMBER in hand.shown
        await hand.press(PAPER)
        await hand.until(lambda: hand.screen == "ReceiptScreen")
        assert (desk.copies, desk.press.marked) == (1, 1)
        receipt = desk.deliveries[-1].receipt
        assert receipt
        assert (receipt.reference, receipt.channel, receipt.tried_digitally) == (NUMBER, "paper", True)


async def test_uncertain_and_waited_for_it_turns_out_to_be_there(form: Form, fiks: RehearsalDigisos) -> None:
    fiks.plan([Trouble("lost", SUBMIT, EVER)])
    async with DigitalDesk(form, fiks).kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "CardScreen")
        fiks.plan(())
        await hand.press(WAIT)
        await arrived(hand)
        assert sent_once(fiks)


async def test_a_sign_in_that_is_over_is_made_anew_and_it_arrives(form: Form) -> None:
    phone = quick()
    with taking(PRACTISED) as fiks:
        desk = DigitalDesk(form, fiks, who=replace(WHO, pid=PID, token="over"))
        async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
            hand = await agree(pilot, "CardScreen")
            assert "Innloggingen gjelder ikke lenger" in hand.shown
            await hand.press("1")
            await arrived(hand)
            assert sent_once(fiks)
            assert desk.session.signed_in
            assert desk.session.signed_in.token == PRACTISED


async def test_who_does_not_sign_in_again_can_still_have_it_on_paper(form: Form, fiks: RehearsalDigisos) -> None:
    desk = DigitalDesk(form, fiks, who=replace(WHO, token="over"))
    async with desk.kiosk(sign_ins=lambda: quick()).run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "CardScreen")
        await hand.press("2")
        await hand.until(lambda: hand.screen == "ReceiptScreen")
        assert (desk.copies, desk.press.marked) == (1, 0)


async def test_a_municipality_that_receives_nothing_leaves_paper(form: Form) -> None:
    office = application_of_kari().office
    assert office
    with taking(TOKEN, closed=(office.municipality,)) as fiks:
        desk = DigitalDesk(form, fiks)
        async with desk.kiosk().run_test(size=SIZE) as pilot:
            hand = await agree(pilot, "CardScreen")
            assert "tar ikke imot digitale" in hand.shown
            assert [card.choice for card in hand.cards] == ["paper"]
            await hand.press("1")
            await hand.until(lambda: hand.screen == "ReceiptScreen")
            assert (desk.copies, desk.press.marked) == (1, 0)


# ── waiting no longer ────────────────────────────────────────────────────────


async def test_who_does_not_wait_has_its_answer_first_and_then_the_choice(form: Form) -> None:
    with rehearsal(delay=1.0) as fiks:
        fiks.plan([Trouble("503", KOMMUNE, 1), Trouble("slow", KOMMUNE + 1, 1)])
        desk = DigitalDesk(form, fiks, keeper=RehearsalKeeper())
        async with desk.kiosk().run_test(size=SIZE) as pilot:
            hand = await agree(pilot, "SubmittingScreen")
            await hand.until(lambda: "Ikke vent lenger" in hand.shown)
            await hand.press("1")
            assert "Vi stopper" in hand.shown
            await hand.until(lambda: hand.screen == "CardScreen")
            assert "Vi ventet ikke" in hand.shown
            assert "submit" not in fiks.asked
            # Nothing was on its way yet, and nobody has to wonder.
            assert "Søknaden er ikke sendt" in hand.shown
            assert [card.choice for card in hand.cards] == ["wait", "paper", "later"]
            await hand.press(WAIT)
            await arrived(hand)
            assert sent_once(fiks)


async def test_changing_language_and_hiding_while_it_is_sent_sends_once(form: Form) -> None:
    with rehearsal(delay=0.6) as fiks:
        fiks.plan([Trouble("slow", KOMMUNE, 3)])
        async with DigitalDesk(form, fiks).kiosk().run_test(size=SIZE) as pilot:
            hand = await agree(pilot, "SubmittingScreen")
            await hand.press("f3", "3", "f4", "f4")
            await arrived(hand)
            assert "The application is sent" in hand.shown
            assert sent_once(fiks)


async def test_who_ends_the_visit_meanwhile_begins_no_other_request(form: Form) -> None:
    with HeldFiks(TOKEN) as fiks:
        async with DigitalDesk(form, fiks).kiosk().run_test(size=SIZE) as pilot:
            hand = await agree(pilot, "SubmittingScreen")
            await hand.until(lambda: bool(fiks.asked))
            await hand.press("f10", "2")
            await hand.until(lambda: hand.screen == "GoodbyeScreen")
            fiks.may_answer.set()
            await pilot.pause(1.0)
        assert fiks.asked == ["kommune"]


async def test_of_who_ends_the_visit_while_it_is_sent_the_register_knows_that_it_was_tried(form: Form) -> None:
    register = RehearsalRegister()
    with rehearsal(delay=2.0) as fiks:
        fiks.plan([Trouble("slow", SUBMIT, 1)])
        desk = DigitalDesk(form, fiks, register=register)
        async with desk.kiosk().run_test(size=SIZE) as pilot:
            hand = await agree(pilot, "SubmittingScreen")
            await hand.until(lambda: desk.deliveries[-1].may_have_arrived)
            await hand.press("f10", "2")
            await hand.until(lambda: hand.screen == "GoodbyeScreen")
            await hand.until(lambda: is_tried(register))


def is_tried(register: RehearsalRegister) -> bool:
    found = register.status(REFERENCE.characters)
    return found is not None and found.tried is not None


# ── every fault, once ────────────────────────────────────────────────────────


@pytest.mark.parametrize("fault", ["reset_after", "401", "429", "500", "invalid", "lost"])
@pytest.mark.parametrize("at", [KOMMUNE, SUBMIT])
async def test_whatever_fails_it_ends_with_a_receipt_under_the_same_number(
    form: Form, fiks: RehearsalDigisos, fault: Fault, at: int
) -> None:
    fiks.plan([Trouble(fault, at, EVER)])
    desk = DigitalDesk(form, fiks)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "CardScreen")
        assert NUMBER in hand.shown
        paper = next(str(number) for number, card in enumerate(hand.cards, 1) if card.choice == "paper")
        await hand.press(paper)
        await hand.until(lambda: hand.screen == "ReceiptScreen")
        assert desk.copies == 1
        receipt = desk.deliveries[-1].receipt
        assert receipt
        assert (receipt.reference, receipt.channel) == (NUMBER, "paper")
        # What arrived all the same is never denied.
        assert receipt.tried_digitally or fiks.cases == {}
