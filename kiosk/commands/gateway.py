"""`kiosk gateway`: serves the gateway, and issues, lists and revokes the keys of machines.

The one rule: a key and the secret are printed once, to whoever asked, and stand nowhere else.
"""

import argparse
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.commands.parsing import Parser, add, add_rooms
from kiosk.errors import KioskError, SettingsError

if TYPE_CHECKING:
    from kiosk.form.forms import Forms
    from kiosk.gateway.fiks.room import Fiks
    from kiosk.gateway.looking.room import Looking
    from kiosk.gateway.pages import Pages
    from kiosk.gateway.serving import Replica
    from kiosk.gateway.settings import GatewaySettings
    from kiosk.gateway.signin.room import Signing
    from kiosk.gateway.unwrapping import Unwrapper
    from kiosk.gateway.uploading.pages import UploadPages
    from kiosk.language.words import Library
    from kiosk.register.keys import IssuedKey
    from kiosk.register.store import Store


def furnish(parser: Parser) -> None:
    """Serving, without a word more; and the keys."""
    parser.set_defaults(act=serve)
    rooms = add_rooms(parser, required=False)
    key = rooms.add_parser("key", help="the keys of machines", description="the keys of machines")
    keys = add_rooms(key)
    issuing = add(keys, "issue", issue_key, "a new key, shown once")
    issuing.add_argument("--kind", required=True, choices=("kiosk", "desk", "monitor"), help="what it may do")
    issuing.add_argument("--name", required=True, help="which machine has it")
    issuing.add_argument("--office", default="", metavar="NUMBER", help="where that machine stands")
    add(keys, "list", list_keys, "every key there is or was")
    add(keys, "revoke", revoke_key, "end a key at once").add_argument("id", help="as the list has it")
    add(rooms, "secret", print_secret, "the line for the settings with which proofs of keys are hashed")
    later = add(rooms, "later-key", make_later_key, "the key to which applications are sealed that are sent later")
    later.add_argument("--out", type=Path, required=True, metavar="FILE", help="where it goes: a new file")


def serve(_options: argparse.Namespace) -> int:
    """Until it is told to stop."""
    from kiosk.gateway.serving import Supervisor, log_to_stderr
    from kiosk.gateway.unwrapping import read_unwrapper

    settings = read_settings()
    log_to_stderr()
    # What cannot be read is said before anybody is let in, and the tables are brought up to date once.
    check_certificate(settings)
    unwrapper, pages, signing = read_unwrapper(settings), pages_of(settings), signing_of(settings)
    fiks = fiks_of(settings)
    looking, uploading = looking_of(settings, signing, fiks), uploading_of(settings)
    open_store(settings, migrate=True).close()
    return Supervisor(settings, lambda: replica(settings, pages, unwrapper, signing, fiks, looking, uploading)).serve()


def replica(
    settings: "GatewaySettings",
    pages: "Pages",
    unwrapper: "Unwrapper",
    signing: "Signing | None" = None,
    fiks: "Fiks | None" = None,
    looking: "Looking | None" = None,
    uploading: "UploadPages | None" = None,
) -> "Replica":
    """The application of one process, and what closes it."""
    from kiosk.gateway.app import build_app
    from kiosk.gateway.site import warm

    warm(pages, settings.languages)
    store = open_store(settings)
    return build_app(store, settings, pages, unwrapper, signing, fiks, looking, uploading), store.close


def check_certificate(settings: "GatewaySettings") -> None:
    """Certificate and key are some, and fit each other. Raises SettingsError."""
    if not settings.certificate:
        return
    import ssl

    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(settings.certificate, settings.private_key)
    except ssl.SSLError as fault:
        raise SettingsError("certificate and private_key are no PEM files that fit each other") from fault


def pages_of(settings: "GatewaySettings") -> "Pages":
    """The pages for people, in the words of the forms."""
    from kiosk.gateway.pages import Pages

    library, forms = words_of_forms()
    return Pages(library, forms.all(), settings.named_offices, settings.languages, practice=settings.practice)


def signing_of(settings: "GatewaySettings") -> "Signing | None":
    """The way to sign in on a phone; None where the settings name no provider. Raises SettingsError."""
    if not settings.sign_in.is_offered:
        return None
    from kiosk.content import find_content
    from kiosk.gateway.signin.pages import SignInPages
    from kiosk.gateway.signin.provider import Provider
    from kiosk.gateway.signin.room import Signing
    from kiosk.language.words import Library

    pages = SignInPages(Library(find_content(), {}), settings.languages, practice=settings.practice)
    return Signing(pages, Provider(settings.sign_in, settings.public))


def fiks_of(settings: "GatewaySettings") -> "Fiks | None":
    """Fiks; in practice its rehearsal, in a process of its own, where the settings name none. Raises SettingsError."""
    from kiosk.gateway.fiks import rehearsing, room

    if settings.practice and not settings.fiks.is_there:
        return rehearsing.rehearse(settings.rehearsal.faults)
    return room.fiks_of(settings.fiks)


def looking_of(settings: "GatewaySettings", signing: "Signing | None", fiks: "Fiks | None") -> "Looking | None":
    """Signing in on the status page; None where nobody signs in, or Nav cannot be asked. Raises SettingsError."""
    if signing is None or fiks is None:
        return None
    from datetime import UTC, datetime

    from kiosk.content import find_content
    from kiosk.gateway.looking.pages import LookingPages
    from kiosk.gateway.looking.room import Looking
    from kiosk.gateway.looking.strongbox import REHEARSAL_BITS, make_strongbox, read_strongbox
    from kiosk.language.words import Library

    box = read_strongbox(settings.later)
    if box is None and settings.practice:
        box = make_strongbox(datetime.now(UTC), REHEARSAL_BITS)
    library = Library(find_content(), {})
    pages = LookingPages(library, settings.named_offices, settings.languages, practice=settings.practice)
    return Looking(pages, signing.provider, fiks.digisos_for, box)


def uploading_of(settings: "GatewaySettings") -> "UploadPages":
    """The page on which phones send photos, in the words of the forms."""
    from kiosk.gateway.uploading.pages import UploadPages

    library, forms = words_of_forms()
    return UploadPages(library, forms.all(), settings.languages, practice=settings.practice)


def words_of_forms() -> "tuple[Library, Forms]":
    """The words of every form, and the forms."""
    from kiosk.content import find_content
    from kiosk.house import read_forms, texts_of
    from kiosk.language.words import Library

    content = find_content()
    forms = read_forms(content.forms)
    texts = {form: [(id, text) for id, text, _ in given] for form, given in texts_of(forms).items()}
    return Library(content, texts), forms


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


def issue_key(options: argparse.Namespace) -> int:
    """The key to standard output, and where it goes to standard error."""
    settings = read_settings()
    if options.office and options.office not in {office.number for office in settings.named_offices}:
        raise KioskError(f"office {options.office} is not among the gateway's offices")
    store = open_store(settings, migrate=True)
    try:
        key = store.issue_key(options.kind, options.name, options.office)
    finally:
        store.close()
    print(key)
    print("It is shown only now. Write it into that machine's settings: gateway_key = …", file=sys.stderr)
    return 0


def list_keys(_options: argparse.Namespace) -> int:
    """One line for each key."""
    store = open_store(read_settings(), migrate=True)
    issued = store.keys()
    store.close()
    for key in issued:
        print(line_of(key))
    return 0


def line_of(key: "IssuedKey") -> str:
    """What is known of a key, under the same columns as the others."""
    ended = f"revoked {key.revoked:%Y-%m-%d %H:%M}" if key.revoked else "in use"
    return f"{key.id:<14} {key.kind:<8} {key.office or '-':<6} {key.issued:%Y-%m-%d %H:%M}  {ended:<26} {key.name}"


def revoke_key(options: argparse.Namespace) -> int:
    """It ends on every replica within seconds."""
    store = open_store(read_settings(), migrate=True)
    try:
        is_ended = store.revoke(options.id)
    finally:
        store.close()
    if not is_ended:
        raise KioskError("there is no such key in use: kiosk gateway key list")
    print("It ends within a few seconds.")
    return 0


def print_secret(_options: argparse.Namespace) -> int:
    """The line for gateway.toml."""
    print(f'secret = "{secrets.token_hex(32)}"')
    return 0


def make_later_key(options: argparse.Namespace) -> int:
    """The file, and the lines for gateway.toml."""
    from kiosk.gateway.looking.strongbox import write_strongbox

    write_strongbox(options.out)
    print(f"# {options.out} opens what is kept: for the gateway only, and never beside a copy of its database.")
    print(f'[later]\nkey = "{options.out.resolve()}"')
    return 0
