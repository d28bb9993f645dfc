"""The desk with a gateway that really listens: it is told, waited for, and opens what is sealed."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from uvicorn import Config, Server

from kiosk.desk.case import Case
from kiosk.desk.equipment import Equipment
from kiosk.errors import GatewayRefused, GatewayUnreachable
from kiosk.gateway.app import build_app
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.unwrapping import Unwrapper
from kiosk.paper.carrier import parts_of, rehearsal_seal, tables_of
from kiosk.register.client import GatewayRegister
from kiosk.register.model import Event, Registration
from kiosk.register.store import Store
from kiosk.visit.receipt_key import proofs_of
from tests.desk.scans import KEY, REFERENCE, applied, case_of, desk, parts
from tests.gateway.calling import ShortPages
from tests.paper.printing import house
from tests.register.tables import make_tables


class Gateway:
    """One on a port of its own, which may be ended and begun again over the same register."""

    def __init__(self, folder: Path) -> None:
        self.key: EllipticCurvePrivateKey = generate_private_key(SECP256R1())
        self.settings = GatewaySettings(database=f"sqlite:///{folder / 'register.sqlite'}")
        make_tables(self.settings.database_url)
        self.store = Store(self.settings.database_url, self.settings.pepper)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]

    @contextmanager
    def listening(self) -> Iterator[None]:
        unwrapper = Unwrapper([("0301", self.key)], {"9901": "0301"})
        app = build_app(self.store, self.settings, ShortPages(), unwrapper)
        server = Server(Config(app, port=self.port, log_config=None, access_log=False))
        thread = threading.Thread(target=server.run)
        thread.start()
        assert soon(lambda: server.started)
        yield
        server.should_exit = True
        thread.join()

    def desk(self, key: str = "") -> Equipment:
        key = key or self.store.issue_key("desk", "desk", "9901")
        return desk(register=GatewayRegister(f"http://127.0.0.1:{self.port}", key, (1, 4)))


def soon(is_so: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 10
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.01)
    return is_so()


@pytest.fixture
def gateway(tmp_path: Path) -> Iterator[Gateway]:
    made = Gateway(tmp_path)
    yield made
    made.store.close()


def scanned(equipment: Equipment) -> Case:
    case = case_of(equipment, str(REFERENCE))
    for part in parts():
        case.take(part)
    case.open()
    return case


def test_a_paper_nobody_told_of_can_be_followed_after_the_desk_scanned_it(gateway: Gateway) -> None:
    with gateway.listening():
        equipment = gateway.desk()
        case = scanned(equipment)
        assert equipment.means.registering.status(case) is None
        assert equipment.means.registering.hand_in(case).is_told
        found = gateway.store.status_with_key(REFERENCE.characters, KEY.characters)
        assert found
        assert (found.state, found.registration.language) == ("handed_in", applied().language)


def test_what_the_kiosk_told_is_kept_and_the_desk_adds_to_it(gateway: Gateway) -> None:
    known = Registration(REFERENCE.characters, applied().form, applied().version, "9901", "paper", "uk")
    printed = Event("11111111-1111-4111-8111-111111111111", "printed", datetime.now(UTC) - timedelta(days=900), "kiosk")
    gateway.store.register(known, proofs_of(REFERENCE, KEY), (printed,), "kiosk")
    with gateway.listening():
        equipment = gateway.desk()
        case = scanned(equipment)
        equipment.means.registering.status(case)
        told = [
            equipment.means.registering.register(case),
            equipment.means.registering.wait_for(case, ("payslip",), None),
            equipment.means.registering.forward(case, "9902"),
            equipment.means.registering.answer(case),
            equipment.means.registering.void(case),
        ]
        assert [each.fault for each in told] == [None] * 5
        status = equipment.means.registering.status(case)
        assert status
        assert (status.state, status.office, status.registration) == ("void", "9902", known)


def test_what_was_done_while_the_gateway_was_away_is_told_when_it_is_back(gateway: Gateway) -> None:
    equipment = gateway.desk()
    registering = equipment.means.registering
    assert registering._telling
    registering._telling._again = 0.05
    case = scanned(equipment)
    told = registering.register(case)
    assert isinstance(told.fault, GatewayUnreachable)
    assert registering.waiting == 2
    with gateway.listening():
        assert soon(lambda: registering.waiting == 0)
        status = registering.status(case)
        assert status
        assert status.state == "registered"
    registering.stop()


def test_a_desk_whose_key_was_revoked_is_told_so(gateway: Gateway) -> None:
    equipment = gateway.desk()
    with gateway.listening():
        [issued] = gateway.store.keys()
        gateway.store.revoke(issued.id)
        told = equipment.means.registering.hand_in(scanned(equipment))
    assert isinstance(told.fault, GatewayRefused)


def test_a_kiosks_key_opens_no_desk(gateway: Gateway) -> None:
    equipment = gateway.desk(gateway.store.issue_key("kiosk", "kiosk", "9901"))
    with gateway.listening(), pytest.raises(GatewayRefused):
        equipment.means.registering.status(scanned(equipment))


def test_a_sheet_sealed_to_the_municipality_is_opened_by_the_gateway_without_a_code(gateway: Gateway) -> None:
    own = house()
    seal = replace(rehearsal_seal(), recipients={"0301": gateway.key.public_key()}, municipality="0301")
    application = replace(applied(), office=own.settings.offices[0])
    texts = parts_of(application, tables_of(own.content, *own.forms.all()), seal)
    equipment = gateway.desk()
    with pytest.raises(GatewayUnreachable):
        equipment.means.open_sheet(texts)
    with gateway.listening():
        sheet = equipment.means.open_sheet(texts)
    assert sheet.is_encrypted
    assert sheet.application == application
