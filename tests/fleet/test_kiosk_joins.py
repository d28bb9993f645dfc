"""How a kiosk asks to join: what leaves it, whom it believes, how long it waits."""

import json

import pytest

from kiosk.errors import GatewayUnreachable, SettingsError, TooManyTries
from kiosk.fleet.joining import LOOK_SECONDS, ask_to_join, make_keys, standing_of, wait_for_approval
from kiosk.gateway.fleet.signing import make_fleet_key
from kiosk.paper.carrier.keys import read_signing_line
from tests.fleet.signing import Signing


def test_the_code_that_a_kiosk_shows_is_the_one_the_gateway_signed(gateway: Signing) -> None:
    gateway.lets_ask()
    joining = ask_to_join(gateway.enrolment, "library 1", "9901")
    assert (joining.code, joining.seconds) == ("4F7-A1C", 60)


def test_of_its_keys_only_a_hash_and_a_public_half_leave_the_kiosk(gateway: Signing) -> None:
    gateway.lets_ask()
    keys = ask_to_join(gateway.enrolment, "library 1", "9901").keys
    (asked,) = gateway.day.heard
    assert "Authorization" not in asked.headers
    told = json.dumps(asked.body)
    assert keys.gateway_key.split("_")[3] not in told
    assert keys.signing_key.split(":")[1] not in told


def test_a_gateway_with_another_key_is_not_believed(gateway: Signing) -> None:
    gateway.lets_ask()
    enrolment = gateway.enrolment
    gateway.key = make_fleet_key()
    with pytest.raises(SettingsError, match="fingerprint"):
        ask_to_join(enrolment, "library 1", "9901")


def test_who_changes_a_word_between_kiosk_and_gateway_is_noticed(gateway: Signing) -> None:
    gateway.lets_ask(changed=True)
    with pytest.raises(SettingsError, match="not signed"):
        ask_to_join(gateway.enrolment, "library 1", "9901")


def test_a_signing_key_that_is_there_stays(gateway: Signing) -> None:
    before = make_keys("library 1").signing_key
    keys = make_keys("library 1", before)
    assert keys.signing_key == before
    assert keys.public == read_signing_line(before)[1].public_key().public_bytes_raw()


@pytest.mark.parametrize("standing", ["joined", "refused"])
def test_a_kiosk_waits_until_somebody_decides(gateway: Signing, standing: str) -> None:
    gateway.lets_ask(standing="waiting")
    joining = ask_to_join(gateway.enrolment, "library 1", "9901")
    waits: list[float] = []

    def pause(seconds: float) -> None:
        waits.append(seconds)
        gateway.lets_ask(standing=standing)  # type: ignore[arg-type]

    assert wait_for_approval(joining, pause) == standing
    assert waits == [LOOK_SECONDS]


def test_when_the_time_is_over_a_kiosk_waits_no_more(gateway: Signing) -> None:
    gateway.lets_ask(standing="waiting")
    joining = ask_to_join(gateway.enrolment, "library 1", "9901")
    waits: list[float] = []
    assert wait_for_approval(joining, waits.append) == "over"
    assert sum(waits) == joining.seconds


def test_a_gateway_that_stumbles_is_asked_again(gateway: Signing) -> None:
    gateway.lets_ask()
    joining = ask_to_join(gateway.enrolment, "library 1", "9901")
    gateway.day.answers(503)
    assert wait_for_approval(joining, lambda _: gateway.lets_ask()) == "joined"


def test_a_key_that_nobody_knows_is_over(gateway: Signing) -> None:
    gateway.day.answers(401)
    assert standing_of(gateway.enrolment, "sk_kiosk_x") == "over"


@pytest.mark.parametrize(
    ("status", "fault"),
    [(403, SettingsError), (404, SettingsError), (429, TooManyTries), (503, GatewayUnreachable)],
)
def test_a_no_says_what_to_do(gateway: Signing, status: int, fault: type[Exception]) -> None:
    gateway.day.answers(status)
    with pytest.raises(fault):
        ask_to_join(gateway.enrolment, "library 1", "9901")


def test_nonsense_for_an_answer_is_no_gateway(gateway: Signing) -> None:
    gateway.day.answers(200, {"code": "4F7-A1C"})
    with pytest.raises(GatewayUnreachable):
        ask_to_join(gateway.enrolment, "library 1", "9901")
