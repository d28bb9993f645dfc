"""How a visit takes in documents in this house: what the settings name, and in practice a rehearsal of each.

The one rule: the companions begin in the visit's own process before it is bound, and hold nothing of another visit.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.documents.darkroom import Darkroom
from kiosk.documents.scanner.choosing import MDNS, SANE, located, scanner_of
from kiosk.documents.sources import Sources
from kiosk.house import House
from kiosk.settings import Settings
from kiosk.visit.confinement import Confinement

if TYPE_CHECKING:
    from kiosk.delivery import Bundle
    from kiosk.documents.phone.model import Slots
    from kiosk.documents.phone.receiving import Receiving
    from kiosk.documents.scanner.scanner import Scanner
    from kiosk.documents.stick.stick import Stick
    from kiosk.visit.companion import Companion


class Enclosing:
    """Of one kiosk; what `begin` begins is of one visit. `clock` is the wall's."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime]) -> None:
        self._settings = settings
        self._clock = clock
        self._darkroom: Darkroom | None = None
        self._hands: Companion | None = None

    def warm(self) -> None:
        """Loads what each visit would otherwise load for itself."""
        if has_work_for_hands(self._settings):
            from kiosk.documents import hands  # noqa: F401
            from kiosk.documents.scanner import sane  # noqa: F401
            from kiosk.documents.stick import by_hand  # noqa: F401
        if takes_photos(self._settings):
            from kiosk.documents.phone import receiving  # noqa: F401
        self._scanner()
        self._stick()

    def begin(self, visit: Confinement) -> Confinement:
        """To be called in the visit's process, before it is bound: what it is to be bound by, companions included."""
        if not takes_documents(self._settings):
            return visit
        bounds = Confinement(memory=visit.memory, required=visit.required)
        self._darkroom = Darkroom.opened(bounds, secrets=secrets_of(self._settings))
        self._hands = self._begin_hands(visit)
        bound = visit.keeping(self._darkroom.descriptor)
        return bound.keeping(self._hands.descriptor) if self._hands else bound

    def sources(self) -> Sources | None:
        """What this visit takes documents in by; None: nothing, or none has begun."""
        if self._darkroom is None:
            return None
        phone = self._phone if takes_photos(self._settings) else None
        return Sources(self._darkroom, self._scanner(), phone, self._stick())

    @property
    def bundle(self) -> "Bundle | None":
        """What makes one file of a document's pages."""
        return self._darkroom.bundle if self._darkroom else None

    def _begin_hands(self, visit: Confinement) -> "Companion | None":
        intake = self._settings.documents
        if not has_work_for_hands(self._settings):
            return None
        from kiosk.documents.hands import begin_hands

        return begin_hands(intake, visit.memory, required=visit.required, secrets=secrets_of(self._settings))

    def _scanner(self) -> "Scanner | None":
        intake = self._settings.documents
        if intake.scanner or not self._settings.practice:
            return scanner_of(intake, self._hands)
        from kiosk.documents.scanner.rehearsal import RehearsalScanner

        return RehearsalScanner()

    def _stick(self) -> "Stick | None":
        if self._settings.documents.stick and self._hands:
            from kiosk.documents.stick.by_hand import HandedStick

            return HandedStick(self._hands)
        if not self._settings.practice:
            return None
        from kiosk.documents.stick.rehearsal import RehearsalStick

        return RehearsalStick(self._clock().date())

    def _phone(self, language: str) -> "Receiving":
        from kiosk.documents.phone.receiving import Receiving

        return Receiving(self._slots(), language)

    def _slots(self) -> "Slots":
        if not self._settings.gateway:
            from kiosk.documents.phone.rehearsal import RehearsalSlots

            return RehearsalSlots()
        from kiosk.documents.phone.client import GatewaySlots

        return GatewaySlots(self._settings.gateway, self._settings.gateway_key)


def secrets_of(settings: Settings) -> tuple[str, ...]:
    """With which somebody could pass for this kiosk. A file that takes a companion over must not find them there."""
    return settings.gateway_key, settings.signing_key


def takes_documents(settings: Settings) -> bool:
    """Whether there is anything to take them in by."""
    intake = settings.documents
    return settings.practice or bool(intake.scanner or intake.stick) or takes_photos(settings)


def has_work_for_hands(settings: Settings) -> bool:
    """Whether a scanner or a stick takes more than a visit may do."""
    intake = settings.documents
    return bool(intake.stick) or intake.scanner.startswith(SANE)


def takes_photos(settings: Settings) -> bool:
    """Whether applicants may send photos from their phone."""
    return settings.documents.phone and (settings.practice or bool(settings.gateway))


def with_scanner_found(house: House) -> House:
    """The same house, where a scanner that is to be looked for has its address. Blocks for three seconds then."""
    settings = house.settings
    if settings.documents.scanner != MDNS:
        return house
    return replace(house, settings=replace(settings, documents=located(settings.documents)))
