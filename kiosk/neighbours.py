"""Whether those the kiosk talks with are there: the gateway and what lies behind it, keys for data sheets, the scanner.

The one rule: no secret is ever shown, and nothing is told to the register.
"""

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from kiosk.bounds import rehearses_fiks
from kiosk.errors import FiksError, GatewayRefused, KioskError, NotKnown, RegisterError, SettingsError, TooManyTries
from kiosk.fiks import Fiks, has_digital, troubles_of
from kiosk.finding import Finding
from kiosk.house import House, register_of
from kiosk.paper.carrier.seals import seal_of, signers_of
from kiosk.visit.reference import mint

# Seconds to connect to the gateway, and to wait for its answer.
PATIENCE = (2.0, 4.0)


def gateway(house: House) -> Iterator[Finding]:
    """Whether it answers, and takes this machine's key. Visits go on without it."""
    address = house.settings.gateway
    if not address:
        yield Finding("gateway", "none: paper is followed by asking the office")
        return
    absent = gateway_fault(address)
    yield Finding("gateway", address, absent, is_advice=True)
    if not absent:
        yield gateway_key(house)


def gateway_fault(address: str) -> str:
    """What is wrong with the way to it; empty when it answers."""
    import requests

    try:
        answer = requests.get(f"{address}/health", timeout=PATIENCE, allow_redirects=False)
    except requests.exceptions.SSLError:
        return "its certificate is not trusted here: see to the certificate, or to this machine's clock"
    except requests.RequestException:
        return "it does not answer: see to the network, or start kiosk gateway there"
    return (
        "" if answer.status_code == requests.codes.ok else "something else answers there: mend gateway in the settings"
    )


def gateway_key(house: House) -> Finding:
    """Whether it takes the key."""
    try:
        kind = kind_of_key(house)
    except RegisterError as fault:
        return Finding("gateway.key", "not tried", in_words(house, fault), True)
    cure = "" if kind else "issue one there, with kiosk gateway key issue"
    return Finding("gateway.key", f"accepted, of a {kind}" if kind else "not accepted", cure, is_advice=True)


def kind_of_key(house: House) -> str:
    """Asks after a number nobody has, as a kiosk and then as a desk; empty when neither may. Raises RegisterError."""
    register, nobody = register_of(house), mint().characters
    assert register
    try:
        register.follow(nobody, "000000")
    except (NotKnown, TooManyTries):
        return "kiosk"
    except GatewayRefused:
        pass
    try:
        register.status(nobody)
    except GatewayRefused:
        return ""
    return "desk"


def digital(house: House) -> Iterator[Finding]:
    """Whether applicants can sign in and send digitally. Visits go on without it, and end on paper."""
    settings = house.settings
    try:
        troubles_of(settings)
    except SettingsError as wrong:
        yield Finding("digital", "no visit starts", str(wrong))
        return
    if not has_digital(settings):
        yield Finding("digital", "off: everything goes on paper")
        return
    if rehearses_fiks(settings):
        yield Finding("digital", "rehearsed within each visit")
        return
    if gateway_fault(settings.gateway):
        yield Finding("digital", "not tried", "see to the gateway first", is_advice=True)
        return
    fiks = Fiks(house, lambda: datetime.now(UTC))
    yield sign_in(house, fiks)
    yield municipality(house, fiks)
    yield fiks_key(house, fiks)
    yield later(fiks)


def sign_in(house: House, fiks: Fiks) -> Finding:
    """Whether the gateway lets applicants sign in. One that is under way on this kiosk just now must be begun anew."""
    from kiosk.signin.sealing import VisitKey

    try:
        sign_ins = fiks.sign_ins()
        sign_ins.close(sign_ins.open(VisitKey().public, "nb").id)
    except RegisterError as fault:
        cure = f"{in_words(house, fault)} It may have no [sign_in]: write it there, or digital = false here"
        return Finding("digital.signin", "not offered", cure, is_advice=True)
    return Finding("digital.signin", "offered")


def municipality(house: House, fiks: Fiks) -> Finding:
    """Whether the municipality of this kiosk's office receives applications."""
    settings = house.settings
    number = next(office.municipality for office in settings.offices if office.number == settings.office)
    try:
        fiks.reach(str).kommune(number, within=sum(PATIENCE)).check()
    except FiksError as fault:
        return Finding("digital.fiks", f"{number} is not reached", in_words(house, fault), is_advice=True)
    return Finding("digital.fiks", f"{number} receives applications")


def fiks_key(house: House, fiks: Fiks) -> Finding:
    """Whether the key that files are sealed to is sound, and pinned."""
    from kiosk.digisos.keys import pin_of

    try:
        pin = pin_of(fiks.reach(str).certificate(datetime.now(UTC), within=sum(PATIENCE)))
    except FiksError as fault:
        return Finding("digital.key", "not one to seal to", in_words(house, fault), is_advice=True)
    cure = "" if house.settings.fiks_keys else f'compare it with what KS tells you, then write fiks_keys = ["{pin}"]'
    return Finding("digital.key", f"{pin[:8]}…, {'pinned' if house.settings.fiks_keys else 'not pinned'}", cure, True)


def later(fiks: Fiks) -> Finding:
    """Whether what cannot be sent may wait at the gateway for a day."""
    try:
        fiks.keeper.certificate()
    except RegisterError:
        cure = "it takes [sign_in] and [later] there; until then it is paper or another try"
        return Finding("digital.later", "nothing is kept", cure, is_advice=True)
    return Finding("digital.later", "what cannot be sent may wait for a day")


def in_words(house: House, fault: KioskError) -> str:
    """What it means, in the helper's language."""
    return house.library.words(house.settings.helper_language)(fault.text, **fault.values)


def sheets(house: House) -> Finding:
    """Whether this kiosk prints data sheets, and who can open them."""
    try:
        seal = seal_of(house.settings)
        signers_of(house.settings)
    except SettingsError as wrong:
        return Finding("sheet", "keys that are none", str(wrong))
    if seal is None:
        return Finding("sheet", "none are printed: no signing_key", "kiosk sheet key makes one", is_advice=True)
    recipients = ", ".join(sorted(seal.recipients))
    return Finding("sheet", f"signed as {seal.name}, {f'encrypted to {recipients}' if recipients else 'not encrypted'}")


def scanner(path: str) -> Finding:
    """Whether the serial port is there, and this user may use it."""
    if not path:
        return Finding("scanner", "none, or one that types like a keyboard")
    try:
        is_device = stat.S_ISCHR(Path(path).stat().st_mode)
    except OSError:
        return Finding(
            "scanner", f"{path} is not there", "plug it in; it has to be set to a serial port", is_advice=True
        )
    if not is_device:
        return Finding("scanner", f"{path} is no device", "name its serial port in the settings")
    cure = "" if os.access(path, os.R_OK | os.W_OK) else "add this user to the group of the device (dialout)"
    return Finding("scanner", path, cure, is_advice=True)
