"""Whether documents can be taken in here: the page scanner, USB sticks, phones, and the darkroom they all go through.

The one rule: no page is scanned and no file is read to find out.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bounds import confinement_of
from kiosk.documents.darkroom import Darkroom
from kiosk.documents.scanner.choosing import MDNS, located, scanner_of
from kiosk.enclosing import takes_documents, takes_photos
from kiosk.errors import DocumentError, KioskError
from kiosk.finding import Finding
from kiosk.house import House
from kiosk.neighbours import in_words
from kiosk.visit.confinement import Confinement

if TYPE_CHECKING:
    from kiosk.settings.tables import Intake
    from kiosk.visit.companion import Companion

REHEARSED = "rehearsed within each visit"


def intake(house: House) -> Iterator[Finding]:
    """Each way a document can come, and what becomes of it."""
    if not takes_documents(house.settings):
        yield Finding("documents", "none are taken in: applicants bring papers")
        return
    yield darkroom(house)
    yield page_scanner(house)
    yield sticks(house)
    yield phones(house)


def darkroom(house: House) -> Finding:
    """Whether files can be looked at, in a process bound like a visit."""
    bounds = confinement_of(house)
    room = Darkroom.opened(Confinement(memory=bounds.memory, required=bounds.required))
    try:
        room.warm()
    except DocumentError:
        return Finding("documents", "cannot be looked at", "reinstall the kiosk: a library for pictures does not load")
    finally:
        room.close()
    return Finding("documents", "looked at in a process of their own")


def page_scanner(house: House) -> Finding:
    """Whether the settings name one, and it answers."""
    name, named = "documents.scanner", house.settings.documents
    if not named.scanner:
        return Finding(name, REHEARSED if house.settings.practice else "none")
    found = located(named)
    if not found.scanner:
        cure = "write its address in the settings: kiosk scanner find lists those there are"
        return Finding(name, "not one is found" if named.scanner == MDNS else named.scanner, cure, is_advice=True)
    try:
        with hands(house, found) as companion:
            scanner = scanner_of(found, companion)
            beds = scanner.abilities().sources if scanner else ()
    except KioskError as fault:
        return Finding(name, found.scanner, in_words(house, fault), is_advice=True)
    return Finding(name, f"{scanner.name if scanner else found.scanner}: {', '.join(beds)}")


def sticks(house: House) -> Finding:
    """Whether the folder below which this machine opens them is there, and what is plugged in is read-only."""
    name, folder = "documents.stick", house.settings.documents.stick
    if not folder:
        return Finding(name, REHEARSED if house.settings.practice else "none")
    if not Path(folder).is_dir():
        return Finding(name, f"{folder} is not there", "make it: sticks are opened below it, read-only", is_advice=True)
    from kiosk.documents.stick.by_hand import HandedStick

    try:
        with hands(house, house.settings.documents) as companion:
            number = HandedStick(companion).sticks() if companion else 0
    except KioskError as fault:
        return Finding(name, folder, in_words(house, fault), is_advice=True)
    return Finding(name, f"{folder}: {f'{number} plugged in' if number else 'nothing plugged in'}")


def phones(house: House) -> Finding:
    """Whether applicants can send photos from their phone."""
    name, settings = "documents.phone", house.settings
    if not takes_photos(settings):
        return Finding(name, "off" if settings.gateway else "none: it takes a gateway")
    return Finding(name, "through the gateway" if settings.gateway else REHEARSED)


@contextmanager
def hands(house: House, named: "Intake") -> "Iterator[Companion | None]":
    """The hands as a visit has them; None: there is nothing for them to do."""
    from kiosk.documents.hands import begin_hands

    begun = begin_hands(named, "any", required=not house.settings.allow_unconfined)
    try:
        yield begun
    finally:
        if begun:
            begun.close()
