"""What an application leaves a visit by: its printers, Fiks, and the register that is told.

The one rule: made for each visit, and handed one application's Delivery at a time.
"""

from collections.abc import Callable
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from kiosk.fiks import Fiks
from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.delivery import Bundle, Delivery, Documents, Press
    from kiosk.paper.printer import Printer
    from kiosk.paper.rehearsal import RehearsalPrinter
    from kiosk.register.client import Register
    from kiosk.visit.application import Application
    from kiosk.visit.late_papers import Wanted
    from kiosk.visit.signed_in import SignedIn


class Outgoing:
    """`settings`: as staff have chosen; `press`: is built when it is first needed; `note`: see `Registering`.

    `bundle`: makes files of pages; None where no documents are taken in.
    """

    def __init__(
        self,
        settings: Settings,
        fiks: Fiks,
        press: "Callable[[], Press]",
        register: "Register | None",
        clock: Callable[[], datetime],
        note: Callable[[str], None],
        bundle: "Bundle | None" = None,
    ) -> None:
        self.fiks = fiks
        self.printers, self.rehearsal = printers_of(settings)
        self._gateway = settings.gateway
        self._press = press
        self._register = register
        self._clock = clock
        self._note = note
        self._bundle = bundle

    def deliver(
        self,
        application: "Application",
        who: "SignedIn | None" = None,
        documents: "Documents" = MappingProxyType({}),
        *,
        wanted: "Wanted | None" = None,
    ) -> "Delivery":
        """This application on its way, digitally where `who` applies signed in and it may go so.

        `documents`: by documentation id, the pages that go along; `wanted`: what late papers belong to, where that is
        known.
        """
        from kiosk.delivery import Delivery

        return Delivery(
            application,
            self._press(),
            self.printers,
            self._clock,
            self._register,
            gateway=self._gateway,
            note=self._note,
            digital=self.fiks.digital() if who else None,
            who=who,
            documents=documents,
            bundle=self._bundle,
            wanted=wanted,
        )


def printers_of(settings: Settings) -> "tuple[tuple[Printer, ...], RehearsalPrinter | None]":
    """The printers of the settings, own first; without one, in practice, the rehearsal printer."""
    from kiosk.paper.printer import NetworkPrinter
    from kiosk.paper.rehearsal import RehearsalPrinter

    if not settings.printer:
        rehearsal = RehearsalPrinter()
        return (rehearsal,), rehearsal
    return tuple(NetworkPrinter(uri) for uri in (settings.printer, *settings.other_printers)), None


def load_ways(settings: Settings) -> None:
    """Loads what speaks to the gateway and to printers, so that visits find it loaded."""
    if settings.gateway:
        import requests  # noqa: F401
    if settings.printer:
        from kiosk.paper import ipp_printer  # noqa: F401
