"""Every request met by every fault, as the applicant sees it: sent once, or on paper with the right mark, and known."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from kiosk.delivery import Delivery, DigitalProgress, Receipt, Stopped
from kiosk.digisos.outcomes import Unknown
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.trouble import EVER, FAULTS, Fault, Trouble
from kiosk.errors import PrinterUnreachable
from kiosk.register.model import Event, Registration
from kiosk.register.rehearsal import RehearsalRegister
from kiosk.visit.receipt_key import Proofs
from tests.delivery.delivering import (
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
from tests.waiting import wait

pytestmark = pytest.mark.no_cover  # the single tests cover all of it

REQUESTS = ("kommune", "certificate", "submit")
SUBMIT = len(REQUESTS) - 1
DELAY, TIMEOUT, AMPLE = 0.3, 0.06, 5.0


class RememberingRegister(RehearsalRegister):
    """Keeps what it was told, in the order in which it was told first."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: dict[str, dict[str, str]] = {}
        self.channels: dict[str, str] = {}

    def register(self, registration: Registration, proofs: Proofs | None, events: Sequence[Event]) -> None:
        super().register(registration, proofs, events)
        self.channels[registration.reference] = registration.channel
        self.kinds.setdefault(registration.reference, {}).update({event.id: event.kind for event in events})


@dataclass(frozen=True, slots=True)
class Cell:
    """`first`: how the digital attempt ended; `receipt`: after paper, where that was needed. `arrived`: cases then.

    `again`: how it ended once all was calm, and `after`: cases by then; of a second visit with the same fault.
    """

    at: int
    fault: Fault
    for_good: bool
    reference: str
    first: DigitalProgress
    receipt: Receipt
    marked: bool
    prints: int
    arrived: int
    told: tuple[str, ...]
    again: DigitalProgress
    after: int


async def cell(fiks: RehearsalDigisos, at: int, fault: Fault, *, for_good: bool) -> Cell:
    """What happens when this request is met by this fault: one falls back, another waits until all is calm."""
    troubles = [Trouble(fault, at, EVER if for_good else 1)]
    digital = digital_to(fiks, timeout=TIMEOUT if fault == "slow" else AMPLE)
    register, press, own, application = RememberingRegister(), CountingPress(), printer(), application_of_kari()
    falling = delivery_by(digital, own, register=register, press=press, application=application)
    fiks.plan(troubles)
    first = await ended(falling)
    falling.fall_back()
    receipt = (await follow(falling))[-1]
    assert isinstance(receipt, Receipt)
    assert falling.registering
    await falling.registering.settle()
    arrived = await calm(fiks, falling, fault)
    waiting = delivery_by(digital)
    fiks.plan(troubles)
    await ended(waiting)
    await calm(fiks, waiting, fault)
    again = await ended(waiting)
    after = await calm(fiks, waiting, fault)
    told = tuple(register.kinds[application.reference.replace("-", "")].values())
    reference, marked = application.reference, bool(press.marked)
    return Cell(
        at, fault, for_good, reference, first, receipt, marked, len(own.prints), arrived, told, again, after
    )  # fmt: skip


async def calm(fiks: RehearsalDigisos, delivery: Delivery, fault: Fault) -> int:
    """Nothing goes wrong any more, and what was asked and not waited for is done. Cases of this application."""
    fiks.plan(())
    if fault == "slow":
        await asyncio.sleep(DELAY)
    sent = str(delivery).rpartition(" ")[2].rstrip(">")
    return sum(case.submission.soknad["kiosk"]["reference"] == sent for case in fiks.cases.values())


@pytest.fixture(scope="module")
def matrix() -> Iterator[list[Cell]]:
    async def cells() -> list[Cell]:
        return [
            await cell(running, at, fault, for_good=for_good)
            for at in range(len(REQUESTS))
            for fault in FAULTS
            for for_good in (False, True)
        ]

    with rehearsal(delay=DELAY, door=0.02) as running:
        yield asyncio.run(cells())


def test_each_ends_with_a_receipt_under_its_own_reference(matrix: list[Cell]) -> None:
    assert len(matrix) == len(REQUESTS) * len(FAULTS) * 2
    assert all(each.receipt.reference == each.reference for each in matrix)


def test_what_was_sent_is_there_once_and_was_not_printed(matrix: list[Cell]) -> None:
    sent = [each for each in matrix if each.receipt.channel == "digital"]
    assert sent
    assert {(each.arrived, each.prints) for each in sent} == {(1, 0)}


def test_what_was_printed_was_printed_once(matrix: list[Cell]) -> None:
    on_paper = [each for each in matrix if each.receipt.channel == "paper"]
    assert on_paper
    assert {each.prints for each in on_paper} == {1}


def test_what_is_on_paper_and_there_too_says_so(matrix: list[Cell]) -> None:
    both = [each for each in matrix if each.receipt.channel == "paper" and each.arrived]
    assert both
    assert all(each.marked and each.receipt.tried_digitally and "tried" in each.told for each in both)


def test_only_what_may_be_there_says_so(matrix: list[Cell]) -> None:
    marked = [each for each in matrix if each.marked]
    assert all(isinstance(each.first, Stopped) and isinstance(each.first.outcome, Unknown) for each in marked)
    assert {each.at for each in marked} == {SUBMIT}


def test_the_register_is_told_what_happened_and_no_more(matrix: list[Cell]) -> None:
    for each in matrix:
        if each.receipt.channel == "digital":
            assert each.told == ("created", "sent"), each
        else:
            assert each.told == ("created", *(("tried",) if each.marked else ()), "printed"), each


def test_nothing_is_there_twice(matrix: list[Cell]) -> None:
    assert {each.arrived for each in matrix} | {each.after for each in matrix} == {0, 1}


def test_whoever_waits_until_all_is_calm_has_it_sent_once(matrix: list[Cell]) -> None:
    waited = [each for each in matrix if each.fault != "slow"]
    assert [each for each in waited if not isinstance(each.again, Receipt) or each.after != 1] == []


def test_paper_is_always_among_what_is_offered(matrix: list[Cell]) -> None:
    stopped = [each.first for each in matrix if isinstance(each.first, Stopped)]
    assert stopped
    assert all("paper" in each.ways for each in stopped)


# ── more goes wrong ──────────────────────────────────────────────────────────


@pytest.fixture
def fiks() -> Iterator[RehearsalDigisos]:
    with rehearsal(delay=DELAY, door=0.02) as fiks:
        yield fiks


async def test_a_printer_that_fails_after_fiks_failed_is_mended_and_the_mark_is_there(fiks: RehearsalDigisos) -> None:
    press = CountingPress()
    delivery = delivery_by(digital_to(fiks), printer("front", "offline"), press=press)
    fiks.plan([Trouble("lost", SUBMIT, EVER)])
    await ended(delivery)
    delivery.fall_back()
    with pytest.raises(PrinterUnreachable):
        await follow(delivery)
    receipt = (await follow(delivery))[-1]
    assert isinstance(receipt, Receipt)
    assert (receipt.tried_digitally, press.made, press.marked) == (True, 1, 1)


@pytest.mark.parametrize("stops_after", range(1, 5))
async def test_an_attempt_broken_off_between_two_requests_sends_nothing_more(
    fiks: RehearsalDigisos, stops_after: int
) -> None:
    delivery = delivery_by(digital_to(fiks))
    steps = delivery.submit()
    for _ in range(stops_after):
        await anext(steps)
    await steps.aclose()
    heard = list(fiks.asked)
    # Making, then one step before each request.
    assert heard == list(REQUESTS[: max(0, stops_after - 2)])
    await asyncio.sleep(0.05)
    assert fiks.asked == heard
    delivery.fall_back()
    receipt = (await follow(delivery))[-1]
    assert isinstance(receipt, Receipt)
    assert (receipt.tried_digitally, len(fiks.cases)) == (False, 0)


async def begun_and_cancelled(fiks: RehearsalDigisos, delivery: Delivery, at: int = SUBMIT) -> None:
    """A visit that ends in the middle of a request; of that which delivers, unless another is named."""
    task = asyncio.create_task(submitted(delivery))
    await wait(lambda: len(fiks.asked) > at)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


@pytest.mark.parametrize("at", [0, 1])
async def test_a_visit_cancelled_before_it_is_sent_leaves_no_doubt(fiks: RehearsalDigisos, at: int) -> None:
    register, application = RememberingRegister(), application_of_kari()
    delivery = delivery_by(digital_to(fiks), register=register, application=application)
    fiks.plan([Trouble("slow", at)])
    await begun_and_cancelled(fiks, delivery, at)
    delivery.fall_back()
    receipt = (await follow(delivery))[-1]
    assert isinstance(receipt, Receipt)
    assert delivery.registering
    await delivery.registering.settle()
    await asyncio.sleep(DELAY)
    assert fiks.asked == list(REQUESTS[: at + 1])
    assert (receipt.tried_digitally, len(fiks.cases)) == (False, 0)
    assert tuple(register.kinds[application.reference.replace("-", "")].values()) == ("created", "printed")


async def test_a_visit_cancelled_while_it_is_sent_is_a_doubt_on_paper_and_in_the_register(
    fiks: RehearsalDigisos,
) -> None:
    register, application = RememberingRegister(), application_of_kari()
    delivery = delivery_by(digital_to(fiks), register=register, application=application)
    fiks.plan([Trouble("slow", SUBMIT)])
    await begun_and_cancelled(fiks, delivery)
    delivery.fall_back()
    receipt = (await follow(delivery))[-1]
    assert isinstance(receipt, Receipt)
    assert receipt.tried_digitally
    assert delivery.registering
    await delivery.registering.settle()
    assert tuple(register.kinds[application.reference.replace("-", "")].values()) == ("created", "tried", "printed")
    await wait(lambda: len(fiks.cases) == 1)


async def test_whoever_tries_again_after_that_has_it_sent_once(fiks: RehearsalDigisos) -> None:
    delivery = delivery_by(digital_to(fiks))
    fiks.plan([Trouble("slow", SUBMIT)])
    await begun_and_cancelled(fiks, delivery)
    assert isinstance(await ended(delivery), Receipt)
    assert len(fiks.cases) == 1


async def test_a_register_that_comes_back_is_told_everything(fiks: RehearsalDigisos) -> None:
    register, application = RememberingRegister(), application_of_kari()
    register.is_away = True
    delivery = delivery_by(digital_to(fiks), register=register, application=application)
    fiks.plan([Trouble("lost", SUBMIT, EVER)])
    await ended(delivery)
    assert delivery.registering
    await delivery.registering.settle()
    register.is_away = False
    delivery.fall_back()
    await follow(delivery)
    await delivery.registering.settle()
    assert tuple(register.kinds[application.reference.replace("-", "")].values()) == ("created", "tried", "printed")


def test_a_program_that_ends_waits_for_no_request() -> None:
    async def cut_short() -> None:
        with rehearsal(delay=5) as fiks:
            delivery = delivery_by(digital_to(fiks, seconds=30))
            fiks.plan([Trouble("slow", SUBMIT, EVER)])
            task = asyncio.create_task(submitted(delivery))
            await asyncio.sleep(0.3)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    async def measured() -> float:
        loop = asyncio.get_running_loop()
        before = loop.time()
        await cut_short()
        return loop.time() - before

    assert asyncio.run(measured()) < 3
