"""`kiosk gateway`: serves the gateway; its keys, its kiosks and its register have commands in rooms of their own.

The one rule: whatever cannot be read is said before anybody is let in.
"""

import argparse
from typing import TYPE_CHECKING

from kiosk.commands.gateway_fleet import add_fleet
from kiosk.commands.gateway_keys import add_keys
from kiosk.commands.gateway_register import add_register
from kiosk.commands.parsing import Parser, add_rooms
from kiosk.errors import SettingsError

if TYPE_CHECKING:
    from kiosk.form.forms import Forms
    from kiosk.gateway.fiks.room import Fiks
    from kiosk.gateway.fleet.signing import FleetKey
    from kiosk.gateway.looking.room import Looking
    from kiosk.gateway.pages import Pages
    from kiosk.gateway.serving import Replica
    from kiosk.gateway.settings import GatewaySettings
    from kiosk.gateway.signin.room import Signing
    from kiosk.gateway.unwrapping import Unwrapper
    from kiosk.gateway.uploading.pages import UploadPages
    from kiosk.insight.vocabulary import Vocabulary
    from kiosk.language.words import Library
    from kiosk.register.store import Store


def furnish(parser: Parser) -> None:
    """Serving, without a word more; and the rooms."""
    parser.set_defaults(act=serve)
    rooms = add_rooms(parser, required=False)
    add_keys(rooms)
    add_fleet(rooms)
    add_register(rooms)


def serve(_options: argparse.Namespace) -> int:
    """Until it is told to stop."""
    from kiosk.gateway.serving import Supervisor, log_to_stderr
    from kiosk.gateway.unwrapping import read_unwrapper

    settings = read_settings()
    log_to_stderr()
    # What cannot be read is said before anybody is let in, and the tables are brought up to date once.
    check_certificate(settings)
    library, forms = words_of_forms(settings)
    unwrapper, pages = read_unwrapper(settings), pages_of(settings, library, forms)
    signing, fiks = signing_of(settings, library), fiks_of(settings)
    looking, uploading = looking_of(settings, library, signing, fiks), uploading_of(settings, library, forms)
    fleet, vocabulary = fleet_of(settings), vocabulary_of_forms(forms)
    return Supervisor(
        settings, lambda: replica(settings, pages, unwrapper, signing, fiks, looking, uploading, fleet, vocabulary)
    ).serve()


def replica(
    settings: "GatewaySettings",
    pages: "Pages",
    unwrapper: "Unwrapper",
    signing: "Signing | None" = None,
    fiks: "Fiks | None" = None,
    looking: "Looking | None" = None,
    uploading: "UploadPages | None" = None,
    fleet: "FleetKey | None" = None,
    vocabulary: "Vocabulary | None" = None,
) -> "Replica":
    """The application of one process, and what closes it."""
    from kiosk.gateway.app import build_app
    from kiosk.gateway.site import warm
    from kiosk.insight.vocabulary import NO_WORDS

    warm(pages, pages.languages)
    store = open_store(settings)
    app = build_app(store, settings, pages, unwrapper, signing, fiks, looking, uploading, fleet, vocabulary or NO_WORDS)
    return app, store.close


def check_certificate(settings: "GatewaySettings") -> None:
    """Certificate and key are some, and fit each other. Raises SettingsError."""
    if not settings.certificate:
        return
    import ssl

    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(settings.certificate, settings.private_key)
    except ssl.SSLError as fault:
        raise SettingsError("certificate and private_key are no PEM files that fit each other") from fault


def pages_of(settings: "GatewaySettings", library: "Library", forms: "Forms") -> "Pages":
    """The pages for people, in the words of the forms."""
    from kiosk.gateway.pages import Pages

    languages = library.offered(settings.languages)
    return Pages(library, forms.all(), settings.named_offices, languages, practice=settings.practice)


def signing_of(settings: "GatewaySettings", library: "Library") -> "Signing | None":
    """The way to sign in on a phone; None where the settings name no provider. Raises SettingsError."""
    if not settings.sign_in.is_offered:
        return None
    from kiosk.gateway.outward import read_key
    from kiosk.gateway.signin.pages import SignInPages
    from kiosk.gateway.signin.provider import Provider
    from kiosk.gateway.signin.room import Signing

    pages = SignInPages(library, library.offered(settings.languages), practice=settings.practice)
    key = read_key(settings.sign_in.key, "[sign_in]")
    return Signing(pages, Provider(settings.sign_in, key, settings.public))


def fiks_of(settings: "GatewaySettings") -> "Fiks | None":
    """Fiks; in practice its rehearsal, in a process of its own, where the settings name none. Raises SettingsError."""
    from kiosk.gateway.fiks import rehearsing, room

    if settings.practice and not settings.fiks.is_there:
        return rehearsing.rehearse(settings.rehearsal.faults)
    return room.fiks_of(settings.fiks)


def looking_of(
    settings: "GatewaySettings", library: "Library", signing: "Signing | None", fiks: "Fiks | None"
) -> "Looking | None":
    """Signing in on the status page; None where nobody signs in, or Nav cannot be asked. Raises SettingsError."""
    if signing is None or fiks is None:
        return None
    from datetime import UTC, datetime

    from kiosk.gateway.looking.pages import LookingPages
    from kiosk.gateway.looking.room import Looking
    from kiosk.gateway.looking.strongbox import REHEARSAL_BITS, make_strongbox, read_strongbox

    box = read_strongbox(settings.later)
    if box is None and settings.practice:
        box = make_strongbox(datetime.now(UTC), REHEARSAL_BITS)
    languages = library.offered(settings.languages)
    pages = LookingPages(library, settings.named_offices, languages, practice=settings.practice)
    return Looking(pages, signing.provider, fiks.digisos_for, box)


def fleet_of(settings: "GatewaySettings") -> "FleetKey | None":
    """With what is signed for kiosks; signs what they have in common. None: none joins. Raises SettingsError."""
    from kiosk.gateway.fleet.publishing import publish
    from kiosk.gateway.fleet.signing import read_fleet_key

    key = read_fleet_key(settings.fleet.key)
    store = open_store(settings, migrate=True)
    try:
        if key:
            publish(store, key, settings.fleet.settings)
    finally:
        store.close()
    return key


def uploading_of(settings: "GatewaySettings", library: "Library", forms: "Forms") -> "UploadPages":
    """The page on which phones send photos, in the words of the forms."""
    from kiosk.gateway.uploading.pages import UploadPages

    return UploadPages(library, forms.all(), library.offered(settings.languages), practice=settings.practice)


def vocabulary_of_forms(forms: "Forms") -> "Vocabulary":
    """What may be counted of visits: the words of the forms, in every version there was."""
    from kiosk.content import find_content
    from kiosk.insight.vocabulary import vocabulary_of

    return vocabulary_of(forms.all(), find_content().forms / "published")


def words_of_forms(settings: "GatewaySettings") -> "tuple[Library, Forms]":
    """The words of every form, and the forms: read once for all pages."""
    from kiosk.content import find_content
    from kiosk.house import library_of, read_forms

    content = find_content()
    forms = read_forms(content.forms)
    return library_of(content, forms, reviewed_only=settings.reviewed_only), forms


def read_settings() -> "GatewaySettings":
    """The gateway's settings. Raises SettingsError."""
    from kiosk.gateway.settings import find_gateway_settings, read_gateway_settings

    return read_gateway_settings(find_gateway_settings())


def open_store(settings: "GatewaySettings", *, migrate: bool = False) -> "Store":
    """The register. Raises SettingsError when it cannot be reached."""
    from sqlalchemy.exc import SQLAlchemyError

    from kiosk.register.store import Store

    try:
        store = Store(settings.database_url, settings.pepper)
        if migrate:
            store.migrate()
    except (SQLAlchemyError, ValueError) as fault:
        # Its own words hold the address, and with it a password.
        raise SettingsError(f"the database does not answer ({type(fault).__name__}): look at database") from None
    return store
