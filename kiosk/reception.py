"""The kiosk at work: everything a visit needs is built here once, then visit after visit is served.

The one rule: what is built before the first visit knows no applicant; session and printers are made for each visit.
"""

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from functools import cache, partial
from typing import TYPE_CHECKING

from kiosk.bounds import confinement_of
from kiosk.counted import Counted
from kiosk.enclosing import Enclosing, with_scanner_found
from kiosk.errors import ConfinementError
from kiosk.fiks import Fiks, troubles_of
from kiosk.house import House, printery_of, register_of
from kiosk.journal import Journal
from kiosk.language.pictogram import Cells
from kiosk.lines import Lines
from kiosk.outgoing import Outgoing, load_ways
from kiosk.prompting import Prompting
from kiosk.staff import door_of, fulfil, settings_as_chosen
from kiosk.terminal.drawable import ask_drawable
from kiosk.terminal.sheets import Sheets
from kiosk.terminal.taking import Taking
from kiosk.visit.board import Board
from kiosk.visit.console import Console
from kiosk.visit.ending import Ending
from kiosk.visit.process import STOP_SIGNALS, leave, serve_visits
from kiosk.visit.session import Session, local_clock
from kiosk.visit.standing import Standing
from kiosk.visit.verdict import Verdict

if TYPE_CHECKING:
    from kiosk.terminal.app import Kiosk
    from kiosk.terminal.equipment import Equipment

APOLOGY_SECONDS = 5.0
SO_MUCH_AT_ONCE = 200_000
"""New objects after which memory is tidied all the same: some forty screens without a pause."""


class Reception:
    """Serves visits, on screens or as lines. `clock` is the wall's; `printery` is built at its first call."""

    def __init__(self, house: House, clock: Callable[[], datetime] = local_clock) -> None:
        self.house = house = with_scanner_found(house)
        self.clock, self.enclosing, self.prompting = clock, Enclosing(house.settings, clock), Prompting(house)
        self.board = Board()
        self.verdict = Verdict()
        self.standing = Standing()
        # Whoever practises at a desk of their own keeps their clipboard.
        self.console = Console(empties_clipboard=not house.settings.practice)
        self.printery = cache(partial(printery_of, house))
        self.register = cache(partial(register_of, house))
        self.confinement = cache(partial(confinement_of, house))
        self.counted = Counted(house, clock, lambda: self.confinement().bind())
        # What cannot be rehearsed is told now, and not to an applicant.
        troubles_of(house.settings)
        self.taking = cache(partial(Taking.of, house.settings, house.register, clock))
        self._cells = cache(Cells.load)
        self.journal = Journal("none" if house.settings.practice else house.settings.log)
        self.asked = cache(partial(ask_drawable, house.settings.scripts, os.environ))

    def serve_screens(self, visits: int | None) -> int:
        """Visit after visit on the terminal. Gives the exit code."""
        self.console.hush(keep_signals=self.house.settings.practice)
        try:
            # Said while the screens are being loaded, which takes longer than everything before.
            self.console.show(self.house.library.words(self.house.settings.helper_language), "rest.title")
            # Before that, too: what is forked now is small.
            self.prompting.begin()
            asked = self.asked()
            from kiosk.terminal import app  # noqa: F401 - loaded once here, so that no visit waits for it

            asked.answer()

            return self._serve(self.visit_screens, visits)
        finally:
            self.console.give_back()

    def serve_lines(self, visits: int | None) -> int:
        """Visit after visit as lines; one only, where the lines come from no terminal."""
        self.asked().answer()
        return self._serve(self.visit_lines, visits if sys.stdin.isatty() else 1)

    def visit_screens(self) -> None:
        """One visit, in its own process."""

        def judge(right: bool) -> None:
            self.verdict.give(right)
            if not right:
                # The next visit begins at once, in sextants.
                kiosk.exit()

        if not sys.stderr.isatty():
            # Textual draws there, where the parent logs: this process does not.
            os.dup2(sys.stdout.fileno(), sys.stderr.fileno())
        kiosk = self.screens(self.session(), judge if self.asks_about_font else None)
        kiosk.depart = leave
        # The watch tidies memory while somebody reads.
        gc.set_threshold(SO_MUCH_AT_ONCE)
        kiosk.run()
        if kiosk.failure:
            raise kiosk.failure

    def screens(self, session: Session, font_seen: Callable[[bool], None] | None = None) -> "Kiosk":
        """A visit on the screens, not begun yet."""
        from kiosk.terminal.equipment import Equipment

        outgoing = self.outgoing()
        fiks = outgoing.fiks if outgoing.fiks.is_there else None
        equipment = Equipment(
            library=self.house.library,
            settings=settings_as_chosen(self.house.settings, self.standing),
            cells=self.cells(),
            drawable=self.asked().answer(),
            taking=self.taking(),
            deliver=outgoing.deliver,
            clock=self.clock,
            rehearsal=outgoing.rehearsal,
            font_seen=font_seen,
            staff=door_of(self.house.settings, self.standing),
            register=self.register(),
            sign_ins=fiks.sign_ins if fiks else None,
            digisos=fiks.of if fiks else None,
            sheets=Sheets.of(self.house.settings, self.house.content, self.house.forms),
            sources=self.enclosing.sources(),
            voice=self.prompting.voice,
            tally=self.counted.tally,
        )
        return self.begin(equipment, session)

    def begin(self, equipment: "Equipment", session: Session) -> "Kiosk":
        """The screens themselves."""
        from kiosk.terminal.app import Kiosk

        return Kiosk(equipment, session)

    def visit_lines(self) -> None:
        """One visit as lines of question and answer, in its own process."""
        drawable = self.asked().answer()
        lines = Lines(self.house, self.session(), self.outgoing(), self.taking(), drawable, self.counted.tally)
        lines.serve(self.register(), self.enclosing.sources(), self.clock)

    def outgoing(self) -> Outgoing:
        """What one visit's application leaves by; the parent is told how far the register was."""
        return Outgoing(
            settings_as_chosen(self.house.settings, self.standing),
            Fiks(self.house, self.clock, lambda: self.confinement().own_port),
            self.printery,
            self.register(),
            self.clock,
            note=partial(setattr, self.board, "register"),
            bundle=self.enclosing.bundle,
        )

    def cells(self) -> Cells:
        """Pictures as the settings draw them, in sextants once the helper saw the cell font drawn wrong."""
        drawing = self.house.settings.drawing
        return self._cells("sextant" if drawing == "font" and self.verdict.now == Verdict.WRONG else drawing)

    @property
    def asks_about_font(self) -> bool:
        """Whether the helper must first say if the pictures are right: a font cannot be asked."""
        return self.house.settings.drawing == "font" and self.verdict.now == Verdict.UNKNOWN

    def session(self) -> Session:
        """A visit nobody has begun; the board is told its language, for an apology after a crash."""
        return Session(
            self.house.forms,
            self.house.settings,
            on_language=partial(setattr, self.board, "language"),
            clock=self.clock,
        )

    def apologise(self, code: str) -> None:
        """The neutral message after a crash, in the applicant's language (code, or "" when it was not chosen yet)."""
        words = self.house.library.words(code or self.house.settings.helper_language)
        self.console.show_for(APOLOGY_SECONDS, words, "crash.title", "crash.text")

    def warm(self) -> Iterator[None]:
        """Loads, piece by piece, what the first visit needs only later, so that the next visits find it loaded."""
        import phonenumbers  # noqa: F401
        import pikepdf  # noqa: F401
        import reportlab  # noqa: F401

        load_ways(self.house.settings)
        yield
        self.enclosing.warm()
        Fiks(self.house, self.clock).warm()
        self.house.library.warm()
        self.journal.tell_left_out(self.house.library, self.house.settings.languages)
        yield
        yield from self.printery().warm()
        if "kiosk.terminal.app" in sys.modules:
            # What fails here fails in a visit too, where it is told; the visits that go well must not end with it.
            with suppress(Exception):
                asyncio.run(self.show_nobody())

    async def show_nobody(self) -> None:
        """The first screens, drawn in memory with no terminal: what Textual works out once, visits find worked out."""
        nobody = Session(self.house.forms, self.house.settings, clock=self.clock)
        async with self.screens(nobody).run_test(size=self.console.size) as pilot:
            for key in ("enter", "1", "1", "1"):
                await pilot.pause()
                await pilot.press(key)

    def refuse(self, refused: ConfinementError) -> None:
        """Tells staff on the kiosk's own terminal that it will not start; the journal says why."""
        words = self.house.library.words(self.house.settings.helper_language)
        self.console.show_for(APOLOGY_SECONDS, words, refused.text)

    def note(self, ending: Ending) -> None:
        """A visit has ended: how goes into the journal, and what the next one is lent is seen to."""
        self.journal.tell(ending)
        self.counted.take(ending)
        self.prompting.tend()

    def _serve(self, visit: Callable[[], None], visits: int | None) -> int:
        try:
            return self._serve_bound(visit, visits)
        except ConfinementError as refused:
            self.refuse(refused)
            raise
        finally:
            self.counted.end()

    def _serve_bound(self, visit: Callable[[], None], visits: int | None) -> int:
        settings, confinement = self.house.settings, self.confinement()
        return serve_visits(
            visit,
            lambda: self.prompting.lend(self.enclosing.begin(confinement)).bind(),
            self.board,
            self.apologise,
            warm=self.warm,
            visits=visits,
            console=self.console,
            between=partial(fulfil, self.standing, self.console),
            tell=self.note,
            # In an office Ctrl+C ends one visit; who practises may end the kiosk with it.
            stop_signals=(*STOP_SIGNALS, signal.SIGINT) if settings.practice else STOP_SIGNALS,
        )
