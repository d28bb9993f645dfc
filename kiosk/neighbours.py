"""Whether those the kiosk talks with are there: the gateway, the keys for data sheets, the scanner.

The one rule: no key is ever shown, and nothing is told to the register.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from kiosk.errors import GatewayRefused, NotKnown, RegisterError, SettingsError, TooManyTries
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
        return Finding(
            "gateway.key", "not tried", house.library.words(house.settings.helper_language)(fault.text), True
        )
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
