"""Fiks and the sign-in as a house has them: in practice within the visit, else behind the gateway, or not at all."""

import asyncio
import os
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.delivery import Receipt, Stopped
from kiosk.digisos.outcomes import Refused
from kiosk.errors import FiksAway, FiksRefused, SettingsError
from kiosk.fiks import Fiks
from kiosk.house import House, open_house
from kiosk.reception import Reception
from kiosk.register.model import Status
from kiosk.register.store import Store
from kiosk.settings import Rehearsal, Settings
from kiosk.signin.client import GatewaySignIns
from kiosk.signin.keeping import GatewayKeeper, RehearsalKeeper
from kiosk.signin.rehearsal import RehearsalSignIns
from kiosk.visit.landlocked import landlock_version
from tests.delivery.delivering import WHO, application_of_kari
from tests.gateway.offering import offering
from tests.gateway.served import Served


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


def fiks(house: House, **settings: object) -> Fiks:
    changed: Settings = replace(house.settings, **settings)  # type: ignore[arg-type]
    return Fiks(replace(house, settings=changed), lambda: datetime.now(UTC))


def at_gateway(house: House) -> Fiks:
    return fiks(house, practice=False, gateway="https://status.example.no", gateway_key="sk_kiosk_any")


def test_practice_signs_in_sends_and_keeps_within_the_visit(house: House) -> None:
    practice = fiks(house)
    assert practice.is_there
    assert isinstance(practice.sign_ins(), RehearsalSignIns)
    assert isinstance(practice.keeper, RehearsalKeeper)


def test_a_visit_has_one_hand_off_room_and_one_rehearsal(house: House) -> None:
    practice = fiks(house)
    assert practice.sign_ins() is practice.sign_ins()
    try:
        assert practice.rehearsed() is practice.rehearsed()
    finally:
        practice.rehearsed().stop()


def test_a_port_that_another_program_took_is_no_crash(house: House) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        practice = Fiks(house, lambda: datetime.now(UTC), lambda: other.getsockname()[1])
        with pytest.raises(FiksAway):
            practice.of(WHO)


def test_with_a_gateway_all_of_it_lies_behind_it(house: House) -> None:
    behind = at_gateway(house)
    assert behind.is_there
    assert isinstance(behind.sign_ins(), GatewaySignIns)
    assert isinstance(behind.keeper, GatewayKeeper)


def test_no_repr_of_fiks_shows_a_key(house: House) -> None:
    assert "sk_kiosk" not in repr(at_gateway(house).of(WHO))


@pytest.mark.parametrize("settings", [{"digital": False}, {"practice": False, "printer": "ipp://192.0.2.1/ipp"}])
def test_where_it_is_off_or_nobody_is_there_everything_goes_on_paper(house: House, settings: dict[str, object]) -> None:
    nowhere = fiks(house, **settings)
    assert not nowhere.is_there
    assert nowhere.digital() is None
    equipment = Reception(replace(house, settings=replace(house.settings, **settings)))  # type: ignore[arg-type]
    assert equipment.outgoing().deliver(application_of_kari(), WHO).route == "paper"


@pytest.mark.parametrize(
    "settings",
    [
        {"rehearsal": Rehearsal(("nonsense@1",))},
        {"rehearsal": Rehearsal(("503@1",)), "gateway": "http://127.0.0.1:9", "gateway_key": "sk_kiosk_any"},
    ],
    ids=["no fault", "not in practice"],
)
def test_what_cannot_be_rehearsed_stops_the_kiosk_before_any_visit(house: House, settings: dict[str, object]) -> None:
    with pytest.raises(SettingsError, match=r"\[rehearsal\]"):
        Reception(replace(house, settings=replace(house.settings, **settings)))  # type: ignore[arg-type]


def left_by(reception: Reception) -> str:
    """The channel by which an application leaves a visit that is bound like any other."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            reception.confinement().keeping(tell).bind()
            os.write(tell, asyncio.run(submitted(reception)).encode())
        except BaseException as fault:
            os.write(tell, repr(fault).encode())
        finally:
            os._exit(0)
    os.close(tell)
    with os.fdopen(told, "rb") as answer:
        channel = answer.read().decode()
    os.waitpid(child, 0)
    return channel


async def submitted(reception: Reception) -> str:
    delivery = reception.outgoing().deliver(application_of_kari(), replace(WHO, token="rehearsal"))
    last = [step async for step in delivery.submit()][-1]
    return last.channel if isinstance(last, Receipt) else repr(last)


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with offering(tmp_path_factory.mktemp("gateway")) as running:
        yield running


def behind(house: House, gateway: Served, key: str) -> Reception:
    settings = replace(house.settings, gateway=f"http://127.0.0.1:{gateway.port}", gateway_key=key)
    return Reception(replace(house, settings=settings))


def status_of(gateway: Served, reference: str) -> Status | None:
    store = Store(gateway.settings.database_url, gateway.settings.pepper)
    try:
        return store.status(reference.replace("-", ""))
    finally:
        store.close()


async def test_what_is_sent_through_the_gateway_is_known_to_its_register(house: House, gateway: Served) -> None:
    application = application_of_kari()
    delivery = behind(house, gateway, gateway.issue_key("kiosk")).outgoing().deliver(application, WHO)
    assert isinstance([step async for step in delivery.submit()][-1], Receipt)
    assert delivery.registering
    await delivery.registering.settle()
    status = status_of(gateway, application.reference)
    assert status
    assert (status.state, status.registration.channel) == ("sent", "digital")


async def test_what_is_left_at_the_gateway_is_known_to_its_register_until_its_end(
    house: House, gateway: Served
) -> None:
    application = application_of_kari()
    delivery = behind(house, gateway, gateway.issue_key("kiosk")).outgoing().deliver(application, WHO)
    receipt = await delivery.keep()
    status = status_of(gateway, application.reference)
    assert status
    assert (status.state, status.registration.channel, status.sent) == ("kept", "digital", None)
    assert status.kept_until
    assert receipt.kept_until
    assert abs(status.kept_until - receipt.kept_until) < timedelta(seconds=5)


async def test_a_key_that_the_gateway_does_not_take_is_no_lost_sign_in(house: House, gateway: Served) -> None:
    delivery = behind(house, gateway, "sk_kiosk_wrong").outgoing().deliver(application_of_kari(), WHO)
    last = [step async for step in delivery.submit()][-1]
    assert isinstance(last, Stopped)
    assert isinstance(last.outcome, Refused)
    assert isinstance(last.outcome.fault, FiksRefused)
    assert last.ways == ("paper",)


@pytest.mark.skipif(not landlock_version(), reason="this kernel has no Landlock")
@pytest.mark.parametrize("faults", [(), ("refused@2", "503@4")], ids=["well", "with faults"])
def test_a_confined_visit_sends_to_a_rehearsal_of_its_own(house: House, faults: tuple[str, ...]) -> None:
    settings = replace(house.settings, rehearsal=Rehearsal(faults))
    assert left_by(Reception(replace(house, settings=settings))) == "digital"
