"""The digital route: sent once under one navEksternRefId, or clearly not, and what may be done then."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kiosk.delivery import Delivery, Making, Receipt, Stopped, Submitting
from kiosk.delivery.enclosing import Enclosures
from kiosk.digisos.later import take_up
from kiosk.digisos.outcomes import Refused, Unknown
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.trouble import EVER, Trouble
from kiosk.errors import GatewayRefused, GatewayUnreachable, PaperOnly, PrintError, ProviderRefused, SignInOver
from kiosk.paper.rehearsal import Fault as PrinterFault
from kiosk.register.rehearsal import RehearsalRegister
from kiosk.signin.keeping import RehearsalKeeper
from kiosk.visit.application import Application
from kiosk.visit.late_papers import Wanted
from kiosk.visit.nav_reference import nav_reference_of
from kiosk.visit.reference import Reference
from tests.delivery.delivering import (
    WHO,
    CountingPress,
    application_of_kari,
    delivery_by,
    digital_to,
    ended,
    follow,
    printer,
    rehearsal,
    submitted,
)

KOMMUNE, CERTIFICATE, SUBMIT = range(3)


@pytest.fixture
def fiks() -> Iterator[RehearsalDigisos]:
    with rehearsal(door=0.02) as fiks:
        yield fiks


def settle(application: Application) -> str:
    assert application.key
    return nav_reference_of(Reference(application.reference.replace("-", "")), application.key.characters)


# ── which way ────────────────────────────────────────────────────────────────


def test_an_application_of_somebody_who_signed_in_goes_digitally(fiks: RehearsalDigisos) -> None:
    assert delivery_by(digital_to(fiks)).route == "digital"


@pytest.mark.parametrize(
    "changes",
    [
        {"signed_in": False},
        {"errand": "late"},
        {"discreet": True},
        {"minor": True},
        {"office": None},
        {"key": None},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_what_may_not_travel_goes_on_paper(fiks: RehearsalDigisos, changes: dict[str, object]) -> None:
    application = replace(application_of_kari(), **changes)  # type: ignore[arg-type]
    assert delivery_by(digital_to(fiks), application=application).route == "paper"


def test_without_a_digital_route_or_a_sign_in_it_goes_on_paper(fiks: RehearsalDigisos) -> None:
    application, press = application_of_kari(), CountingPress()
    for more in ({"digital": digital_to(fiks)}, {"who": WHO}):
        delivery = Delivery(application, press, (printer(),), lambda: datetime.now(UTC), **more)
        assert delivery.route == "paper"


async def test_what_goes_on_paper_is_not_submitted(fiks: RehearsalDigisos) -> None:
    delivery = delivery_by(digital_to(fiks), application=replace(application_of_kari(), signed_in=False))
    last = await ended(delivery)
    assert isinstance(last, Stopped)
    assert isinstance(last.outcome.fault, PaperOnly)
    assert fiks.asked == []


async def test_an_address_no_municipality_has_falls_back_by_itself(fiks: RehearsalDigisos) -> None:
    application = application_of_kari()
    assert application.office
    application = replace(application, office=replace(application.office, number="99"))
    delivery = delivery_by(digital_to(fiks), application=application)
    assert delivery.route == "digital"
    last = await ended(delivery)
    assert isinstance(last, Stopped)
    assert (delivery.route, last.ways) == ("paper", ("paper",))
    assert isinstance((await follow(delivery))[-1], Receipt)


# ── sent ─────────────────────────────────────────────────────────────────────


async def test_it_ends_with_a_receipt_of_what_was_sent(fiks: RehearsalDigisos) -> None:
    application = replace(application_of_kari(), documents=(("lease", "later"), ("tax_return", "earlier")))
    steps = await submitted(delivery_by(digital_to(fiks), application=application))
    receipt = steps[-1]
    assert isinstance(receipt, Receipt)
    assert (receipt.reference, receipt.channel) == (application.reference, "digital")
    assert receipt.office == application.office
    assert (receipt.pages, receipt.printer, receipt.missing, receipt.kept_until) == (0, "", ("lease",), None)
    assert receipt.link.startswith("HTTPS://STATUS.EXAMPLE.NO/S/")
    assert application.key
    assert receipt.code == application.key.code


async def test_a_paper_in_a_hand_is_still_wanted_when_it_was_sent_digitally(fiks: RehearsalDigisos) -> None:
    application = replace(application_of_kari(), documents=(("lease", "here"),))
    receipt = await ended(delivery_by(digital_to(fiks), application=application))
    assert isinstance(receipt, Receipt)
    assert receipt.missing == ("lease",)
    on_paper = delivery_by(digital_to(fiks), application=application)
    on_paper.fall_back()
    printed = (await follow(on_paper))[-1]
    assert isinstance(printed, Receipt)
    assert printed.missing == ()


async def test_each_request_is_told_before_it_is_made(fiks: RehearsalDigisos) -> None:
    steps = await submitted(delivery_by(digital_to(fiks)))
    assert isinstance(steps[0], Making)
    assert [step.progress.step for step in steps if isinstance(step, Submitting)] == ["asking", "key", "sending"]


async def test_the_municipality_gets_the_three_pdfs_as_they_were_made(fiks: RehearsalDigisos) -> None:
    application, press = application_of_kari(), CountingPress()
    await ended(delivery_by(digital_to(fiks), application=application, press=press))
    (case,) = fiks.cases.values()
    names = ("soknad", "soknad-juridisk", "brukerkvittering")
    assert tuple(pdf.content for pdf in case.submission.pdfs) == tuple(
        press.make_one(name, application) for name in names
    )


async def test_it_goes_under_the_number_that_the_receipt_leads_to(fiks: RehearsalDigisos) -> None:
    application = application_of_kari()
    await ended(delivery_by(digital_to(fiks), application=application))
    assert [case.nav_reference for case in fiks.cases.values()] == [settle(application)]


async def test_the_register_knows_of_it_before_a_municipality_can(fiks: RehearsalDigisos) -> None:
    register, application = RehearsalRegister(), application_of_kari()
    delivery = delivery_by(digital_to(fiks), register=register, application=application)
    assert delivery.registering
    steps = delivery.submit()
    async for step in steps:
        if isinstance(step, Submitting) and step.progress.step == "sending":
            break
    await delivery.registering.settle()
    assert "submit" not in fiks.asked
    status = register.status(application.reference.replace("-", ""))
    assert status
    assert (status.state, status.registration.channel) == ("created", "digital")
    await steps.aclose()


async def test_the_register_knows_that_it_was_sent(fiks: RehearsalDigisos) -> None:
    register = RehearsalRegister()
    application = application_of_kari()
    delivery = delivery_by(digital_to(fiks), register=register, application=application)
    await ended(delivery)
    assert delivery.registering
    await delivery.registering.settle()
    status = register.status(application.reference.replace("-", ""))
    assert status
    assert (status.state, status.registration.channel, status.tried) == ("sent", "digital", None)


async def test_a_register_that_is_away_delays_nothing(fiks: RehearsalDigisos) -> None:
    register = RehearsalRegister()
    register.is_away = True
    delivery = delivery_by(digital_to(fiks), register=register)
    assert isinstance(await ended(delivery), Receipt)
    assert delivery.registering
    await delivery.registering.settle()
    assert delivery.registering.outcome == "away"


async def test_its_receipt_is_printed_when_somebody_wants_it(fiks: RehearsalDigisos) -> None:
    own, press = printer(), CountingPress()
    delivery = delivery_by(digital_to(fiks), own, press=press)
    receipt = await ended(delivery)
    assert isinstance(receipt, Receipt)
    for _ in range(2):
        steps = [step async for step in delivery.print_receipt()]
        assert isinstance(steps[0], Making)
    assert [sent.at for sent in press.receipts] == [receipt.created] * 2
    assert (len(own.prints), press.made) == (2, 0)


# ── never twice ──────────────────────────────────────────────────────────────


async def test_after_the_receipt_the_same_one_is_given_and_nothing_is_sent_or_printed(fiks: RehearsalDigisos) -> None:
    own = printer()
    delivery = delivery_by(digital_to(fiks), own)
    receipt = await ended(delivery)
    delivery.fall_back()
    assert await submitted(delivery) == [receipt]
    assert await follow(delivery) == await follow(delivery, again=True) == [receipt]
    assert await delivery.keep() == receipt
    assert (len(fiks.cases), own.prints) == (1, [])


async def test_after_an_answer_that_was_lost_another_attempt_finds_it_there(fiks: RehearsalDigisos) -> None:
    delivery = delivery_by(digital_to(fiks))
    fiks.plan([Trouble("lost", SUBMIT, EVER)])
    last = await ended(delivery)
    assert isinstance(last, Stopped)
    assert isinstance(last.outcome, Unknown)
    fiks.plan(())
    assert isinstance(await ended(delivery), Receipt)
    assert fiks.asked == ["submit"]
    assert len(fiks.cases) == 1


async def test_two_attempts_at_once_make_one_case(fiks: RehearsalDigisos) -> None:
    delivery = delivery_by(digital_to(fiks))
    one, other = delivery.submit(), delivery.submit()
    receipts = set[int]()
    for _ in range(20):
        for steps in (one, other):
            step = await anext(steps, None)
            if isinstance(step, Receipt):
                receipts.add(id(step))
    assert len(receipts) == 1
    assert len(fiks.cases) == 1


# ── stopped ──────────────────────────────────────────────────────────────────


async def test_what_certainly_did_not_arrive_goes_on_paper_without_a_mark(fiks: RehearsalDigisos) -> None:
    register, press, application = RehearsalRegister(), CountingPress(), application_of_kari()
    delivery = delivery_by(digital_to(fiks), register=register, press=press, application=application)
    fiks.plan([Trouble("503", KOMMUNE, EVER)])
    last = await ended(delivery)
    assert isinstance(last, Stopped)
    assert isinstance(last.outcome, Refused)
    delivery.fall_back()
    receipt = (await follow(delivery))[-1]
    assert isinstance(receipt, Receipt)
    assert (receipt.channel, receipt.reference, receipt.tried_digitally) == ("paper", application.reference, False)
    assert press.marked == 0
    assert delivery.registering
    await delivery.registering.settle()
    status = register.status(application.reference.replace("-", ""))
    assert status
    assert (status.state, status.registration.channel, status.tried) == ("printed", "paper", None)


async def test_what_may_have_arrived_says_so_on_paper_and_in_the_register(fiks: RehearsalDigisos) -> None:
    register, press, application = RehearsalRegister(), CountingPress(), application_of_kari()
    delivery = delivery_by(digital_to(fiks), register=register, press=press, application=application)
    fiks.plan([Trouble("lost", SUBMIT, EVER)])
    await ended(delivery)
    delivery.fall_back()
    receipt = (await follow(delivery))[-1]
    assert isinstance(receipt, Receipt)
    assert (receipt.channel, receipt.reference, receipt.tried_digitally) == ("paper", application.reference, True)
    assert press.marked == press.made == 1
    assert delivery.registering
    await delivery.registering.settle()
    status = register.status(application.reference.replace("-", ""))
    assert status
    assert status.state == "printed"
    assert status.tried


async def test_what_may_have_arrived_and_is_kept_says_so_on_its_receipt(fiks: RehearsalDigisos) -> None:
    press = CountingPress()
    delivery = delivery_by(digital_to(fiks, keeper=RehearsalKeeper()), press=press)
    fiks.plan([Trouble("lost", SUBMIT, EVER)])
    await ended(delivery)
    receipt = await delivery.keep()
    assert receipt.tried_digitally
    assert [step async for step in delivery.print_receipt()]
    assert [sent.tried_digitally for sent in press.receipts] == [True]


async def test_what_certainly_did_not_arrive_and_is_kept_is_called_unsent(fiks: RehearsalDigisos) -> None:
    delivery = delivery_by(digital_to(fiks, keeper=RehearsalKeeper()))
    fiks.plan([Trouble("503", KOMMUNE, EVER)])
    await ended(delivery)
    assert not delivery.may_have_arrived
    assert not (await delivery.keep()).tried_digitally


async def test_what_was_sent_is_not_in_doubt(fiks: RehearsalDigisos) -> None:
    receipt = await ended(delivery_by(digital_to(fiks)))
    assert isinstance(receipt, Receipt)
    assert not receipt.tried_digitally


class Deaf(RehearsalKeeper):
    """Keeps it, and its answer is lost."""

    def keep(self, reference: str, sealed: bytes, until: datetime) -> None:
        super().keep(reference, sealed, until)
        raise GatewayUnreachable


async def test_what_the_gateway_may_keep_says_on_paper_that_it_may_be_the_second(fiks: RehearsalDigisos) -> None:
    press = CountingPress()
    delivery = delivery_by(digital_to(fiks, keeper=Deaf()), press=press)
    fiks.plan([Trouble("503", KOMMUNE, EVER)])
    await ended(delivery)
    with pytest.raises(GatewayUnreachable):
        await delivery.keep()
    await follow(delivery)
    assert press.marked == press.made == 1


async def test_who_does_not_wait_for_the_gateway_gets_paper_that_may_be_the_second(fiks: RehearsalDigisos) -> None:
    press, keeper = CountingPress(), RehearsalKeeper()
    delivery = delivery_by(digital_to(fiks, keeper=keeper), press=press)
    fiks.plan([Trouble("503", KOMMUNE, EVER)])
    await ended(delivery)
    keeping = asyncio.create_task(delivery.keep())
    await asyncio.sleep(0)
    keeping.cancel()
    receipt = (await follow(delivery))[-1]
    assert isinstance(receipt, Receipt)
    assert (receipt.channel, press.marked) == ("paper", 1)
    with pytest.raises(asyncio.CancelledError):
        await keeping
    assert delivery.receipt == receipt


async def test_a_gateway_that_was_never_told_leaves_no_mark(fiks: RehearsalDigisos) -> None:
    press, keeper = CountingPress(), RehearsalKeeper()
    keeper.is_away = True
    delivery = delivery_by(digital_to(fiks, keeper=keeper), press=press)
    fiks.plan([Trouble("503", KOMMUNE, EVER)])
    await ended(delivery)
    with pytest.raises(GatewayUnreachable):
        await delivery.keep()
    await follow(delivery)
    assert press.marked == 0


async def test_what_the_gateway_certainly_does_not_keep_leaves_no_mark(fiks: RehearsalDigisos) -> None:
    press, keeper = CountingPress(), RehearsalKeeper(clock=lambda: datetime.now(UTC) + timedelta(days=2))
    delivery = delivery_by(digital_to(fiks, keeper=keeper), press=press)
    fiks.plan([Trouble("503", KOMMUNE, EVER)])
    await ended(delivery)
    with pytest.raises(GatewayRefused):
        await delivery.keep()
    await follow(delivery)
    assert press.marked == 0


@pytest.mark.parametrize(
    ("keeper", "ways"), [(None, ("wait", "paper")), (RehearsalKeeper(), ("wait", "paper", "later"))]
)
async def test_who_does_not_want_to_wait_may_leave_it_where_somebody_keeps_it(
    fiks: RehearsalDigisos, keeper: RehearsalKeeper | None, ways: tuple[str, ...]
) -> None:
    assert delivery_by(digital_to(fiks, keeper=keeper)).ways == ways


async def test_the_register_knows_of_a_doubt_though_nobody_stays_to_choose(fiks: RehearsalDigisos) -> None:
    register, application = RehearsalRegister(), application_of_kari()
    delivery = delivery_by(digital_to(fiks), register=register, application=application)
    fiks.plan([Trouble("500", SUBMIT, EVER)])
    await ended(delivery)
    assert delivery.registering
    await delivery.registering.settle()
    status = register.status(application.reference.replace("-", ""))
    assert status
    assert (status.state, status.registration.channel) == ("tried", "digital")


async def test_whoever_prints_without_a_word_has_chosen_paper(fiks: RehearsalDigisos) -> None:
    press = CountingPress()
    delivery = delivery_by(digital_to(fiks), press=press)
    fiks.plan([Trouble("lost", SUBMIT, EVER)])
    await ended(delivery)
    receipt = (await follow(delivery))[-1]
    assert isinstance(receipt, Receipt)
    assert (delivery.route, receipt.tried_digitally, press.marked) == ("paper", True, 1)


async def test_an_attempt_that_nobody_gave_up_ends_when_paper_is_chosen(fiks: RehearsalDigisos) -> None:
    delivery = delivery_by(digital_to(fiks))
    steps = delivery.submit()
    for _ in range(3):
        await anext(steps)
    delivery.fall_back()
    assert [step async for step in steps] == []
    assert "submit" not in fiks.asked


async def test_what_goes_on_paper_is_not_left_at_the_gateway(fiks: RehearsalDigisos) -> None:
    delivery = delivery_by(digital_to(fiks, keeper=RehearsalKeeper()))
    delivery.fall_back()
    with pytest.raises(GatewayRefused):
        await delivery.keep()


async def test_once_paper_was_chosen_nothing_is_sent_any_more(fiks: RehearsalDigisos) -> None:
    delivery = delivery_by(digital_to(fiks))
    delivery.fall_back()
    last = await ended(delivery)
    assert isinstance(last, Stopped)
    assert (last.ways, fiks.asked, delivery.route) == (("paper",), [], "paper")


@pytest.mark.parametrize("fault", ["offline", "stopped"])
async def test_codes_can_still_be_shown_when_neither_fiks_nor_a_printer_works(
    fiks: RehearsalDigisos, fault: PrinterFault
) -> None:
    delivery = delivery_by(digital_to(fiks), printer("front", fault), press=CountingPress(signs=True))
    fiks.plan([Trouble("lost", SUBMIT, EVER)])
    await ended(delivery)
    delivery.fall_back()
    with pytest.raises(PrintError):
        await follow(delivery)
    assert delivery.codes(10)
    receipt = delivery.confirm_screen()
    assert (receipt.channel, receipt.tried_digitally) == ("screen", True)


# ── a new sign-in ────────────────────────────────────────────────────────────


async def test_a_sign_in_that_is_over_is_made_anew_and_the_same_parcel_sent(fiks: RehearsalDigisos) -> None:
    application = application_of_kari()
    delivery = delivery_by(digital_to(fiks), application=application, who=replace(WHO, token="old"))
    last = await ended(delivery)
    assert isinstance(last, Stopped)
    assert isinstance(last.outcome.fault, SignInOver)
    assert last.ways == ("sign_in", "paper")
    delivery.sign_in_again(WHO)
    assert isinstance(await ended(delivery), Receipt)
    assert [case.nav_reference for case in fiks.cases.values()] == [settle(application)]


async def test_nobody_else_signs_in_for_the_applicant(fiks: RehearsalDigisos) -> None:
    delivery = delivery_by(digital_to(fiks))
    with pytest.raises(ProviderRefused):
        delivery.sign_in_again(replace(WHO, pid="19888721455"))


# ── later ────────────────────────────────────────────────────────────────────


async def test_later_is_offered_only_where_somebody_keeps_it(fiks: RehearsalDigisos) -> None:
    fiks.plan([Trouble("503", KOMMUNE, EVER)])
    for keeper, offered in ((None, False), (RehearsalKeeper(), True)):
        last = await ended(delivery_by(digital_to(fiks, keeper=keeper)))
        assert isinstance(last, Stopped)
        assert ("later" in last.ways) is offered


async def test_what_is_left_at_the_gateway_is_the_parcel_itself_for_a_day(fiks: RehearsalDigisos) -> None:
    keeper, application, register = RehearsalKeeper(), application_of_kari(), RehearsalRegister()
    delivery = delivery_by(digital_to(fiks, keeper=keeper), application=application, register=register)
    fiks.plan([Trouble("503", KOMMUNE, EVER)])
    await ended(delivery)
    receipt = await delivery.keep()
    ((reference, (sealed, until)),) = keeper.kept.items()
    assert reference == application.reference.replace("-", "")
    assert receipt.kept_until == until
    now = datetime.now(UTC)
    assert timedelta(hours=23) < until - now <= timedelta(hours=24)
    parcel = take_up(sealed, now, keeper.key)
    assert (parcel.reference, parcel.nav_reference) == (application.reference, settle(application))
    assert register.status(reference)


async def test_after_it_was_left_there_nothing_else_is_done_with_it(fiks: RehearsalDigisos) -> None:
    own = printer()
    delivery = delivery_by(digital_to(fiks, keeper=RehearsalKeeper()), own)
    fiks.plan([Trouble("503", KOMMUNE, EVER)])
    await ended(delivery)
    receipt = await delivery.keep()
    assert await submitted(delivery) == await follow(delivery) == [receipt]
    assert own.prints == []


async def test_a_gateway_that_does_not_keep_it_leaves_the_choice_open(fiks: RehearsalDigisos) -> None:
    keeper = RehearsalKeeper()
    keeper.is_away = True
    delivery = delivery_by(digital_to(fiks, keeper=keeper))
    fiks.plan([Trouble("503", KOMMUNE, 3)])
    await ended(delivery)
    with pytest.raises(GatewayUnreachable):
        await delivery.keep()
    assert delivery.receipt is None
    assert isinstance(await ended(delivery), Receipt)


async def test_a_gateway_that_keeps_nothing_is_not_offered_again(fiks: RehearsalDigisos) -> None:
    delivery = delivery_by(digital_to(fiks, keeper=KeepingNothing()))
    fiks.plan([Trouble("503", KOMMUNE, EVER)])
    offered = []
    for _ in range(2):
        last = await ended(delivery)
        assert isinstance(last, Stopped)
        offered.append("later" in last.ways)
        with pytest.raises(GatewayRefused):
            await delivery.keep()
    assert offered == [True, False]


class KeepingNothing(RehearsalKeeper):
    def certificate(self) -> Any:
        raise GatewayRefused


async def test_a_register_that_came_back_is_told_before_anything_is_left_there(fiks: RehearsalDigisos) -> None:
    register, keeper, application = RehearsalRegister(), RehearsalKeeper(), application_of_kari()
    register.is_away = True
    delivery = delivery_by(digital_to(fiks, keeper=keeper), register=register, application=application)
    fiks.plan([Trouble("503", SUBMIT, EVER)])
    await ended(delivery)
    with pytest.raises(GatewayUnreachable):
        await delivery.keep()
    register.is_away = False
    assert (await delivery.keep()).kept_until
    assert register.status(application.reference.replace("-", ""))


async def test_nothing_is_left_where_the_register_does_not_know_of_it(fiks: RehearsalDigisos) -> None:
    register, keeper = RehearsalRegister(), RehearsalKeeper()
    register.is_away = True
    delivery = delivery_by(digital_to(fiks, keeper=keeper), register=register)
    with pytest.raises(GatewayUnreachable):
        await delivery.keep()
    assert keeper.kept == {}


async def test_no_repr_tells_who_applies_or_what_for(fiks: RehearsalDigisos) -> None:
    digital, application = digital_to(fiks), application_of_kari()
    submission = digital.begin(application, WHO, lambda _name: b"", Enclosures(digital.form), Wanted())
    shown = f"{submission!r} {await submitted(delivery_by(digital, application=application))!r}"
    assert "Kari" not in shown
    assert WHO.pid not in shown
    assert WHO.token not in shown.replace("kari_", "")
