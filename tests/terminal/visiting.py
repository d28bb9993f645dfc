"""A kiosk for tests: a small form, the rehearsal printer, a clock that stands still, and keys to walk with.

The one rule: nothing here knows how a screen is built; tests press keys and read what the terminal would show.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pikepdf import Pdf
from textual.pilot import Pilot

from kiosk.content import find_content
from kiosk.delivery import Delivery
from kiosk.delivery.enclosing import NONE, Documents
from kiosk.form.definition import Form, Kind
from kiosk.form.forms import Forms
from kiosk.form.municipality import PostalRegister
from kiosk.form.reading import read_form
from kiosk.form.texts import texts
from kiosk.language.concepts import CONCEPTS
from kiosk.language.words import Library
from kiosk.paper.rehearsal import Fault, RehearsalPrinter
from kiosk.paper.sent import Sent
from kiosk.settings import Settings
from kiosk.terminal.app import Kiosk
from kiosk.terminal.equipment import Equipment
from kiosk.terminal.lockdown import text_on_screen
from kiosk.terminal.screens.question import QuestionScreen
from kiosk.terminal.taking import Taking
from kiosk.terminal.widgets.card import Card
from kiosk.visit.application import Application
from kiosk.visit.document import Pages
from kiosk.visit.late_papers import Wanted
from kiosk.visit.reference import Reference
from kiosk.visit.session import Session
from kiosk.visit.signed_in import SignedIn
from tests.known import cells, forms
from tests.terminal.small_form import SMALL_FORM
from tests.waiting import wait

CONTENT = find_content()
REFERENCE = Reference("7KQ4M2XJG")
SAMPLES = {
    Kind.NAME: "Sara|Test", Kind.DATE: "01.02.2020", Kind.PHONE: "41234567", Kind.ADDRESS: "Storgata 1|0182",
    Kind.AMOUNT: "1200", Kind.INTEGER: "2", Kind.PERCENT: "50", Kind.TEXT: "(NAV) 12",
    Kind.IDENTITY: "01020049930", Kind.ACCOUNT: "15036825542", Kind.REFERENCE: "7KQ4M2XJG",
}  # fmt: skip


def small_form(folder: Path) -> Form:
    """The form above."""
    return read_small(folder, SMALL_FORM)


def read_small(folder: Path, form: str) -> Form:
    """A form written for a test."""
    path = folder / "small.toml"
    path.write_text(form, encoding="utf-8")
    return read_form(path, CONCEPTS)


def real_form() -> Form:
    """The form the kiosk asks."""
    return forms().application


def both_forms() -> Forms:
    """The application, and the form for late documents."""
    return forms()


def clock() -> datetime:
    """It is always the same morning."""
    return datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Blank:
    """What a printed set is to delivery and screens."""

    pdf: bytes
    pages: int


class BlankPrintery:
    """A printery whose pages are blank: what stands on them is tested elsewhere."""

    def make(self, _application: Application, *, tried_digitally: bool = False, documents: Documents = NONE) -> Blank:
        written = BytesIO()
        with Pdf.new() as pdf:
            pdf.add_blank_page(page_size=(595, 842))
            pdf.add_blank_page(page_size=(595, 842))
            pdf.save(written)
        return Blank(written.getvalue(), 2)

    def make_one(self, _name: str, application: Application, *, documents: Documents = NONE) -> bytes:
        return self.make(application).pdf

    def make_receipt(self, application: Application, _sent: Sent) -> Blank:
        return self.make(application)

    def has_codes(self, _application: Application) -> bool:
        return False

    def codes(self, _application: Application, _version: int, *, tried_digitally: bool = False) -> tuple[str, ...]:
        return ()


class Desk:
    """A kiosk and everything behind it that a test wants to look at."""

    def __init__(
        self, forms: Form | Forms, *, faults: tuple[Fault, ...] = (), printers: int = 1, **settings: Any
    ) -> None:
        both = Forms(forms, forms) if isinstance(forms, Form) else forms
        self.form = both.application
        self.settings = Settings(**settings)
        self.library = library_of(both.all())
        self.printers = [RehearsalPrinter(f"P{number}", pause=0) for number in range(printers)]
        self.printers[0] = RehearsalPrinter("P0", faults=faults, pause=0)
        self.delivered: list[Application] = []
        self.session = Session(forms, self.settings, REFERENCE, clock=clock)
        self.taking = Taking.of(self.settings, PostalRegister.from_file(CONTENT.forms / "postal-codes.tsv"), clock)

    def kiosk(self, **more: Any) -> Kiosk:
        """The app of one visit."""
        equipment = Equipment(
            library=self.library,
            settings=self.settings,
            cells=cells(),
            taking=self.taking,
            deliver=self.deliver,
            clock=clock,
        )
        return Kiosk(replace(equipment, **more), self.session)

    def deliver(
        self,
        application: Application,
        who: SignedIn | None = None,
        documents: Mapping[str, Pages] = MappingProxyType({}),
        *,
        wanted: Wanted | None = None,
    ) -> Delivery:
        self.delivered.append(application)
        return Delivery(application, BlankPrintery(), self.printers, clock)

    @property
    def copies(self) -> int:
        """How many times something came out of a printer."""
        return sum(len(printer.prints) for printer in self.printers)


READ: dict[tuple[int, ...], tuple[Library, tuple[Form, ...]]] = {}


def library_of(forms: tuple[Form, ...]) -> Library:
    """The words of these forms, read once: reading the catalogues takes longer than most tests."""
    named = tuple(map(id, forms))
    if named not in READ:
        # The forms are kept, so that no other form gets their numbers.
        sources = {form.id: [(id, text) for id, text, _ in texts(form)] for form in forms}
        READ[named] = Library(CONTENT, sources), forms
    return READ[named][0]


class Hand:
    """Presses keys and looks."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot

    @property
    def app(self) -> Kiosk:
        assert isinstance(self.pilot.app, Kiosk)
        return self.pilot.app

    @property
    def screen(self) -> str:
        """The name of the screen that is shown."""
        return type(self.app.screen).__name__

    @property
    def shown(self) -> str:
        """What the terminal shows."""
        return text_on_screen(self.app.screen)

    @property
    def cards(self) -> list[Card]:
        """The cards of the screen."""
        return list(self.app.screen.query(Card))

    async def press(self, *keys: str) -> None:
        """One key after the other."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    async def until(self, true: Callable[[], bool]) -> None:
        """Waits for what takes a moment, and for the screen to be drawn. Raises TimeoutError."""
        await wait(true)
        await self.pilot.pause()

    async def begin(self, language: str = "1", role: str = "1", errand: str = "1") -> None:
        """From rest to the first question."""
        await self.pilot.pause()
        await self.press("space", language, errand, role)

    async def answer(self) -> None:
        """Answers the question on the screen with the first that fits."""
        screen = self.app.screen
        if not isinstance(screen, QuestionScreen):
            await self.press("0")
            return
        question = screen.question
        if question.ways_out:
            screen.take(question.ways_out[0].value)
        elif screen.offers:
            screen.take(screen.offers[0].id)
        else:
            screen.take(SAMPLES[question.kind])
        await self.pilot.pause()

    async def answer_all(self) -> None:
        """Every question, the documents and the month, until the review."""
        async with asyncio.timeout(300):
            while self.screen in ("QuestionScreen", "GroupScreen"):
                await self.answer()
        await self.past_money_and_papers()

    async def past_money_and_papers(self) -> None:
        """The documents asked for and the month, as they stand, to the review."""
        async with asyncio.timeout(120):
            while self.screen in ("DocumentsScreen", "MonthScreen"):
                await self.press("0")

    async def past_review(self) -> None:
        """Page after page of the review, to the declaration."""
        async with asyncio.timeout(120):
            while self.screen == "ReviewScreen":
                await self.press("0")

    async def to_declaration(self, language: str = "1") -> None:
        """From rest to the declaration."""
        await self.begin(language)
        await self.answer_all()
        await self.past_review()
