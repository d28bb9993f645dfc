"""Builds what the front desk works with, out of the settings: register, signers, ways to the case system, scanners.

The one rule: in practice nothing leaves this machine, except files into a folder that the settings name.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.content import Content
from kiosk.desk.fiks import FiksWay
from kiosk.desk.fiks_call import credentials_in
from kiosk.desk.folder import FolderWay, RehearsalFolder
from kiosk.desk.handover import CaseFiles, HandedOver, HandOver, Way
from kiosk.desk.hid_scanner import scanner_at
from kiosk.desk.insight.rehearsal import RehearsalInsight
from kiosk.desk.lines import read_plan
from kiosk.desk.means import Means
from kiosk.desk.reading import Reader
from kiosk.desk.registering import Registering
from kiosk.desk.scanner import Scanner
from kiosk.desk.watching import Watcher
from kiosk.errors import SettingsError
from kiosk.form.forms import Forms
from kiosk.form.municipality import PostalRegister
from kiosk.language.words import Library
from kiosk.paper.carrier import Sheet, open_sheet, signers_of, tables_of
from kiosk.paper.printer import NetworkPrinter
from kiosk.register.client import Register
from kiosk.register.rehearsal import RehearsalRegister
from kiosk.settings import GATEWAY, Settings
from kiosk.visit.session import local_clock

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.desk.rehearsal_fiks import RehearsalFiks
    from kiosk.insight.client import InsightSource
    from kiosk.paper.pages import Printery

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Equipment:
    """`means`: for everything behind the screens. The rest listens, once it is told whom to tell."""

    means: Means
    scanner: str
    scans: str

    def listen(
        self, scanned: Callable[[str], None], plugged: Callable[[bool], None], arrived: Callable[[Path], None]
    ) -> tuple[Scanner | Watcher, ...]:
        """The scanner and the scans' folder, not started yet; each calls on a thread of its own."""
        scanner = (scanner_at(self.scanner)(self.scanner, scanned, plugged),) if self.scanner else ()
        watcher = (Watcher(Path(self.scans).expanduser(), arrived),) if self.scans else ()
        return (*scanner, *watcher)


def desk_of(
    settings: Settings,
    content: Content,
    forms: Forms,
    library: Library,
    postal: PostalRegister,
    printery: "Callable[[], Printery]",
    register: Register | None,
    clock: "Callable[[], datetime]" = local_clock,
    insight: "InsightSource | None" = None,
) -> Equipment:
    """`printery`: makes one, anew for whatever is drawn, since it remembers every line it has set; `register`: the
    gateway's, None without one; `insight`: see Means. Raises SettingsError.
    """
    check_desk(settings)
    known = register or (RehearsalRegister(clock) if settings.practice else None)
    means = Means(
        settings=settings,
        forms=forms,
        library=library,
        postal=postal,
        plans={form.id: read_plan(content.printouts, form) for form in forms.all()},
        reader=Reader(),
        registering=Registering(known, settings, forms, clock),
        handing=HandOver(ways_of(settings, clock), forms, printery),
        open_sheet=opener(settings, content, forms, known),
        printery=printery,
        printer=NetworkPrinter(settings.printer) if settings.printer else None,
        today=lambda: clock().date(),
        insight=insight or (RehearsalInsight(lambda: clock().date()) if settings.practice else None),
    )
    return Equipment(means, settings.desk.scanner or settings.scanner, settings.desk.scans)


def opener(
    settings: Settings, content: Content, forms: Forms, register: Register | None
) -> Callable[[tuple[str, ...]], Sheet]:
    """Opens complete data sheets: believed when a known kiosk signed them, unwrapped by the gateway. A desk needs no
    code for that. Raises SettingsError for signers that are none.
    """
    tables, signers = tables_of(content, *forms.all()), signers_of(settings)

    def unwrap(reference: str, recipient: bytes) -> bytes:
        assert register
        return register.unwrap(reference, recipient, None)

    return lambda parts: open_sheet(parts, tables, signers, unwrap if register else None, settings.offices)


def ways_of(settings: Settings, clock: "Callable[[], datetime]") -> tuple[Way, ...]:
    """The ways to the case system. In practice both, in memory; a folder that is named is written to all the same."""
    desk = settings.desk
    folder: tuple[Way, ...] = (FolderWay(Path(desk.cases).expanduser()),) if desk.cases else ()
    if settings.practice:
        return (*(folder or (RehearsalFolder(),)), RehearsalWay(clock))
    token = credentials_in(Path(desk.fiks_token).expanduser())
    fiks: tuple[Way, ...] = (FiksWay(desk.fiks, desk.fiks_organisation, token, clock),) if desk.fiks else ()
    return folder + fiks


class RehearsalWay:
    """Fiks on this machine, begun when something is first handed over. `fiks`: what it got, for tests."""

    name = "desk.way.fiks.rehearsal"

    def __init__(self, clock: "Callable[[], datetime]") -> None:
        self._clock = clock
        self._way: FiksWay | None = None
        self.fiks: RehearsalFiks | None = None

    def give(self, files: CaseFiles, *, again: bool = False) -> HandedOver:
        """See FiksWay.give."""
        if self._way is None:
            from kiosk.desk.rehearsal_fiks import RehearsalFiks

            self.fiks = RehearsalFiks()
            self.fiks.start()
            self._way = FiksWay(self.fiks.url, self.fiks.organisation, self.fiks.credentials, self._clock)
        return self._way.give(files, again=again)


def check_desk(settings: Settings) -> None:
    """What must fit together for a desk. Raises SettingsError with what to write."""
    desk = settings.desk
    if not desk.fiks:
        return
    if not GATEWAY.fullmatch(desk.fiks):
        raise SettingsError('desk: fiks is no address: write "https://…" without a path')
    if not UUID.fullmatch(desk.fiks_organisation):
        raise SettingsError("desk: fiks_organisation is no fiksOrgId: write the UUID that KS gave the municipality")
    if not desk.fiks_token:
        raise SettingsError("desk: fiks wants fiks_token: write the path of the file that holds the bearer token")
