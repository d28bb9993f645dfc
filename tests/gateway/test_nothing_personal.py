"""A whole visit with planted words is told to a real gateway; then every byte it keeps is searched."""

import asyncio
import http.client
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest

from kiosk.delivery.registering import Registering
from kiosk.house import open_house
from kiosk.register.client import GatewayRegister
from kiosk.rehearse import Rehearsal, read_visit
from kiosk.visit.receipt_key import mint_key
from tests.gateway.served import Served, served

VISIT = Path(__file__).parents[1] / "visits" / "whole-life.toml"
CANARIES = ("Zyxelbakken", "Qvistgrova", "Xanthoproctus")
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[str]]:
    """Every byte the gateway wrote, and the secrets that went past it."""
    folder = tmp_path_factory.mktemp("gateway")
    with served(folder) as gateway:
        kiosk = gateway.issue_key("kiosk")
        secrets = tell(gateway, kiosk)
    written = b"".join(path.read_bytes() for path in folder.iterdir() if path.name != "gateway.toml")
    return written, [*secrets, kiosk.rpartition("_")[2]]


def tell(gateway: Served, kiosk: str) -> list[str]:
    """A visit ends, and its applicant asks in every way there is. What the gateway must not keep."""
    house = open_house()
    visit = read_visit(VISIT)
    name, street, message = CANARIES
    answers = {**visit.answers, "name": f"Kari|{name}", "address": f"{street} 1|0188", "message": message}
    visit = replace(visit, answers=answers)
    rehearsal = Rehearsal(house.forms, house.library, house.settings, visit, house.register)
    application, key = rehearsal.application(), mint_key()
    register = GatewayRegister(f"http://127.0.0.1:{gateway.port}", kiosk)
    registering = Registering(register, application, key, lambda: NOW)
    registering.left("paper")
    asyncio.run(registering.settle())
    assert registering.outcome == "told"
    reference = application.reference.replace("-", "")
    client = http.client.HTTPConnection("127.0.0.1", gateway.port, timeout=10)
    client.request("GET", f"/S/{reference}/{key.characters}")
    assert client.getresponse().read()
    for typed in (key.code, *CANARIES):
        body = f"reference={reference}&code={quote(typed)}&l=nb"
        client.request("POST", "/S", body, {"content-type": "application/x-www-form-urlencoded"})
        client.getresponse().read()
    client.close()
    return [key.characters, key.code, key.characters[:6]]


def test_the_register_has_the_reference(kept: tuple[bytes, list[str]]) -> None:
    assert b"okonomisk-sosialhjelp" in kept[0]


def test_nothing_personal_is_kept(kept: tuple[bytes, list[str]]) -> None:
    assert not [canary for canary in CANARIES if canary.casefold().encode() in kept[0].lower()]


def test_neither_key_nor_code_is_kept(kept: tuple[bytes, list[str]]) -> None:
    assert not [secret for secret in kept[1] if secret.encode() in kept[0] or secret.lower().encode() in kept[0]]
