"""Screens that no scripted walk comes by, each in one state, to be put on a stage.

The one rule: each is built as its own room builds it; nothing here begins, waits or ends.
"""

from collections.abc import Callable, Iterator
from typing import Any

from textual.screen import Screen

from kiosk.delivery import Printing
from kiosk.digisos.hendelser import statuses_in
from kiosk.errors import GatewayUnreachable, PrinterUnreachable
from kiosk.form.answers import Place
from kiosk.form.journey import Stop
from kiosk.form.reference import Reference
from kiosk.paper.carrier import Gathering
from kiosk.paper.printer import PrintState
from kiosk.settings import REHEARSAL_OFFICES
from kiosk.terminal.attempt import Attempt
from kiosk.terminal.errands import CONTINUING, ERRANDS, FOLLOWING
from kiosk.terminal.inquiry import Inquiry
from kiosk.terminal.papers import PaperState, usual_days
from kiosk.terminal.screens.codes import CodesScreen
from kiosk.terminal.screens.delivery import (
    DeliveryScreen,
    came_out_screen,
    printers_screen,
    receipt_failed_screen,
)
from kiosk.terminal.screens.delivery import failed_screen as unprinted_screen
from kiosk.terminal.screens.delivery import waiting_screen as printer_waiting_screen
from kiosk.terminal.screens.doubt import DoubtScreen
from kiosk.terminal.screens.errand import errand_screen, twice_screen
from kiosk.terminal.screens.feedback import feedback_screen
from kiosk.terminal.screens.goodbye import GoodbyeScreen
from kiosk.terminal.screens.group import GroupItem, ItemScreen
from kiosk.terminal.screens.idle import IdleScreen
from kiosk.terminal.screens.inquiring import InquiringScreen, refused_screen
from kiosk.terminal.screens.own import lost_screen, purpose_screen
from kiosk.terminal.screens.panels import EndScreen, about_screen
from kiosk.terminal.screens.paper import DayScreen, PaperScreen
from kiosk.terminal.screens.pin import PinScreen
from kiosk.terminal.screens.preview import PreviewScreen
from kiosk.terminal.screens.receipt import ReceiptScreen
from kiosk.terminal.screens.receipt_code import WRONG_CODE, ReceiptCodeScreen
from kiosk.terminal.screens.role import child_screen, role_screen
from kiosk.terminal.screens.role import waiting_screen as interpreter_screen
from kiosk.terminal.screens.sheet import sheet_screen
from kiosk.terminal.screens.sign_in import failed_screen, locked_screen, offer_screen
from kiosk.terminal.screens.silent import SilentScreen
from kiosk.terminal.screens.stopped import keeping_screen
from kiosk.terminal.screens.submitting import EndSendingScreen
from kiosk.terminal.screens.talk import talk_screen
from kiosk.terminal.screens.terms import terms_screen
from kiosk.terminal.screens.tidings import TidingsScreen, nothing_screen, several_screen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.tidings import tidings_of
from kiosk.visit.document import Source
from tests.terminal.hearing import SENT, TOLD
from tests.terminal.test_capturing_goldens import PAPER
from tests.terminal.test_codes import codes_on
from tests.terminal.test_receipt import RECEIPT
from tests.terminal.test_signing_in_goldens import WHYS
from tests.terminal.visiting import REFERENCE, Desk, both_forms, clock

Build = Callable[[Surroundings], Screen[Any]]
SMALL = (80, 24)
NUMBER = str(REFERENCE)
OWN = Reference("7KQ4M2XJG")
ALL: tuple[Source, ...] = ("scanner", "phone", "stick")
TODAY = clock().date()


def doubted(now: Surroundings) -> DoubtScreen:
    """A rent that is far from what is usual."""
    forms = both_forms()
    asked = ((question, step) for step in forms.application.steps for question in step.questions)
    question, step = next(each for each in asked if each[0].id == "rent_amount")
    taking, stop = Desk(forms).taking, Stop(Place(question.id), question, step)
    return DoubtScreen(now, stop, 99_999, "doubt.high", taking, 1)


def attempt(stage: str, reason: str = "") -> Attempt:
    """A print that stands where it is put."""

    async def nothing() -> Any:
        return
        yield

    put = Attempt(nothing(), lambda: 8)
    put.latest = Printing("P0", PrintState(stage, reason, 2 if stage == "printing" else None))  # type: ignore[arg-type]
    put.begin = lambda: None  # type: ignore[method-assign]
    return put


def unasked() -> Inquiry[Any]:
    """A question that nobody asks."""
    put: Inquiry[Any] = Inquiry(lambda: None)
    put.begin = lambda: None  # type: ignore[method-assign]
    return put


def tidings(now: Surroundings) -> TidingsScreen:
    """All that a municipality can tell."""
    return TidingsScreen(
        now, tidings_of(statuses_in({"hendelser": list(TOLD)}), SENT, now.voices, TODAY, REHEARSAL_OFFICES)
    )


UNWALKED: dict[str, Build] = {
    **{f"sign-in-{why}": lambda now, why=why: failed_screen(now, 1, why) for why in WHYS},  # type: ignore[misc]
    "sign-in-offer": lambda now: offer_screen(now, 1),
    "sign-in-locked": lambda now: locked_screen(now, 1),
    "errands": lambda now: errand_screen(now, "again", (*ERRANDS, FOLLOWING, CONTINUING)),
    "twice": lambda now: twice_screen(now),
    "role": lambda now: role_screen(now, "nav"),
    "child": lambda now: child_screen(now),
    "interpreter": lambda now: interpreter_screen(now),
    "doubt": doubted,
    "talk": lambda now: talk_screen(now, 1),
    "item": lambda now: ItemScreen(now, GroupItem("Sara", "Sara"), "child"),
    "item-sure": lambda now: ItemScreen(now, GroupItem("Sara", "Sara"), "child", sure=True),
    "paper": lambda now: PaperScreen(now, PAPER, PaperState(), 1, ALL),
    "paper-here": lambda now: PaperScreen(now, PAPER, PaperState("here", pages=2), 1, ALL),
    "day": lambda now: DayScreen(now, usual_days(TODAY), 1),
    "late-where": lambda now: ReceiptCodeScreen(now, "late.title", optional="late.code.help"),
    "late-code": lambda now: ReceiptCodeScreen(now, "late.title", "", WRONG_CODE, OWN, optional="late.code.help"),
    "follow-wrong": lambda now: ReceiptCodeScreen(now, "follow.title", f"{NUMBER}|4F7", WRONG_CODE),
    "own-sheet": lambda now: sheet_screen(Gathering(), now, ""),
    "own-code": lambda now: ReceiptCodeScreen(now, "own.code", known=OWN),
    "own-code-wrong": lambda now: ReceiptCodeScreen(now, "own.code", "", WRONG_CODE, OWN),
    "own-purpose": lambda now: purpose_screen(now),
    "own-lost": lambda now: lost_screen(now, 12),
    "inquiring": lambda now: InquiringScreen(now, unasked(), "find"),
    "keeping": lambda now: keeping_screen(now, unasked()),
    "unanswered": lambda now: refused_screen(now, GatewayUnreachable()),
    "tidings": tidings,
    "tidings-several": lambda now: several_screen(now, [clock(), clock().replace(hour=11)]),
    "tidings-nothing": lambda now: nothing_screen(now),
    "printing": lambda now: DeliveryScreen(now, attempt("printing"), 1),
    "paper-out": lambda now: DeliveryScreen(now, attempt("attention", "printer.paper_out"), 1),
    "unprinted": lambda now: unprinted_screen(now, PrinterUnreachable(), NUMBER, 1, others=True, codes=True),
    "receipt-failed": lambda now: receipt_failed_screen(now, PrinterUnreachable(), NUMBER, 1, others=True),
    "printers": lambda now: printers_screen(now, ["P0", "P1"], 1),
    "printer-waits": lambda now: printer_waiting_screen(now, 1),
    "came-out": lambda now: came_out_screen(now, 1),
    "preview": lambda now: PreviewScreen(now, lambda _page, width: (b"\x80" * width,) * width, 8, "", 1),
    "receipt": lambda now: ReceiptScreen(now, RECEIPT, 1, lambda: "told"),
    "codes": lambda now: CodesScreen(now, codes_on(SMALL), 1),
    "feedback": lambda now: feedback_screen(now),
    "goodbye": lambda now: GoodbyeScreen(now, papers=True, later=True, seconds=60),
    "idle": lambda now: IdleScreen(now, 60),
    "end": lambda now: EndScreen(now),
    "end-sending": lambda now: EndSendingScreen(now, NUMBER, late=True),
    "about": lambda now: about_screen(now),
    "term": lambda now: terms_screen(now, ["bankid"]),
    "silent": lambda now: SilentScreen(now, "no_sound"),
    "no-voice": lambda now: SilentScreen(now, "no_voice"),
    "pin": lambda now: PinScreen(now, refused=True),
}


def made_by(build: Build) -> Iterator[object]:
    """The functions and classes it calls by their names."""
    for name in build.__code__.co_names:
        if callable(named := build.__globals__.get(name)):
            yield named
