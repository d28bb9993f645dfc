"""Every way in which a sign-in comes to nothing: the phone says so, the kiosk hears why, and no box is left."""

import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.errors import ProviderAway
from kiosk.gateway.app import build_app
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.signin.binding import Attempt
from kiosk.gateway.signin.provider import Provider as Client
from kiosk.gateway.unwrapping import read_unwrapper
from kiosk.signin.model import Ending, HandOff
from tests.gateway.calling import ShortPages
from tests.gateway.signing_in.conftest import PUBLIC, Desk, Kiosk, Phone, account
from tests.oidc import CLIENT, Provider, new_key

MOMENTS = {"exp", "iat", "nbf"}


async def ended(kiosk: Kiosk, handoff: HandOff) -> Ending | None:
    """Why, as the kiosk hears it."""
    progress = await kiosk.wait(handoff)
    assert (progress.state, progress.sealed) == ("ended", b"")
    return progress.ending


async def test_a_wrong_number_ends_it(desk: Desk) -> None:
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open()
    await phone.arrive(handoff)
    wrong = next(each for each in phone.numbers() if each != handoff.number)
    await phone.post(handoff, "choose", number=wrong)
    assert phone.title() == "Kiosken viste et annet tall"
    await phone.post(handoff, "choose", number=handoff.number)
    assert await ended(kiosk, handoff) == "number"


@pytest.mark.parametrize("number", ["", "x", "-1", "042", "9" * 30, "٤٢"])
async def test_what_is_no_number_is_a_wrong_one(desk: Desk, number: str) -> None:
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open()
    await phone.arrive(handoff)
    await phone.post(handoff, "choose", number=number)
    assert await ended(kiosk, handoff) == "number"


@pytest.mark.parametrize("begins", [False, True])
async def test_the_phone_may_cancel(desk: Desk, begins: bool) -> None:
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open()
    if begins:
        await phone.begin(handoff)
    await phone.post(handoff, "cancel")
    assert phone.title() == "Innloggingen er avbrutt"
    assert await ended(kiosk, handoff) == "cancelled"


async def test_the_phone_may_cancel_at_the_numbers(desk: Desk) -> None:
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open()
    await phone.arrive(handoff)
    await phone.post(handoff, "cancel")
    assert await ended(kiosk, handoff) == "cancelled"


async def test_cancelled_at_the_provider_is_cancelled(desk: Desk) -> None:
    desk.provider.denies = "access_denied"
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open("nb")
    await phone.arrive(handoff)
    assert phone.title() == "Innloggingen er avbrutt"
    assert await ended(kiosk, handoff) == "cancelled"


@pytest.mark.parametrize("error", ["server_error", "temporarily_unavailable", "invalid_scope", "<script>"])
async def test_an_error_of_the_provider_ends_it_and_is_not_repeated(desk: Desk, error: str) -> None:
    desk.provider.denies = error
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open()
    await phone.arrive(handoff)
    assert phone.page.status_code == 502
    assert error not in phone.page.text
    assert await ended(kiosk, handoff) == "provider"


@pytest.mark.parametrize("acr", ["idporten-loa-substantial", "Level3", "idporten-loa-high ", ["idporten-loa-high"]])
async def test_too_weak_an_eid_ends_it(desk: Desk, acr: Any) -> None:
    desk.provider.claims = {"acr": acr}
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open("nb")
    await phone.arrive(handoff)
    assert "BankID, Buypass eller Commfides" in phone.page.text
    assert await ended(kiosk, handoff) == "level"


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://evil.example"},
        {"aud": "somebody-else"},
        {"aud": [CLIENT, "somebody-else"]},
        {"aud": "somebody-else", "azp": CLIENT},
        {"azp": "somebody-else"},
        {"nonce": "another"},
        {"exp": -60},
        {"iat": 600},
        {"nbf": 600},
        {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
        {"pid": ""},
        {"pid": "1389729759"},
        {"pid": 13897297593},
        {"pid": "1389729759x"},
    ],
    ids=str,
)
async def test_an_id_token_that_does_not_hold_ends_it(desk: Desk, claims: dict[str, Any]) -> None:
    # Moments are written as seconds from when the token is made.
    desk.provider.claims = {name: int(time.time()) + each if name in MOMENTS else each for name, each in claims.items()}
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open()
    await phone.arrive(handoff)
    assert not phone.numbers()
    assert await ended(kiosk, handoff) == "provider"


@pytest.mark.parametrize("name", ["one", "unknown"])
async def test_an_id_token_that_another_key_signed_ends_it(desk: Desk, name: str) -> None:
    desk.provider.signs_with = new_key(name)
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open()
    await phone.arrive(handoff)
    assert await ended(kiosk, handoff) == "provider"


@pytest.mark.parametrize("token", ["a" * 6001, "a b", "a\u00e5"])
async def test_a_token_that_could_not_be_shown_ends_it(desk: Desk, token: str) -> None:
    desk.provider.gives = token
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open()
    await phone.arrive(handoff)
    assert (await kiosk.wait(handoff)).ending == "provider"


@pytest.mark.parametrize("path", ["/token", "/jwks"])
async def test_a_provider_that_breaks_down_on_the_way_back_ends_it(desk: Desk, path: str) -> None:
    desk.provider.broken = {path}
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open()
    await phone.arrive(handoff)
    assert phone.page.status_code == 502
    assert await ended(kiosk, handoff) == "provider"


@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/par"])
async def test_a_provider_that_is_away_may_be_tried_again(desk: Desk, path: str) -> None:
    desk.provider.broken = {path}
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open("nb")
    await phone.post(handoff, "begin")
    assert (phone.page.status_code, phone.title()) == (503, "ID-porten svarer ikke nå")
    assert (await kiosk.wait(handoff)).state == "waiting"
    desk.provider.broken = set()
    await phone.arrive(handoff)
    assert handoff.number in phone.numbers()


@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/par"])
async def test_a_slow_provider_is_not_waited_for(tmp_path: Path, provider: Provider, path: str) -> None:
    provider.slow = {path: 0.6}
    client = Client(account(tmp_path, provider), provider.client_key, PUBLIC, patience=0.2)
    with pytest.raises(ProviderAway):
        await client.address(Attempt("state", "nonce", "v" * 43), "nb")
    await client.close()


async def test_a_provider_that_says_it_is_another_is_not_believed(tmp_path: Path, provider: Provider) -> None:
    named = replace(account(tmp_path, provider), issuer=f"{provider.issuer}/")
    client = Client(named, provider.client_key, PUBLIC)
    with pytest.raises(ProviderAway):
        await client.address(Attempt("state", "nonce", "v" * 43), "nb")
    await client.close()


@pytest.mark.parametrize("minutes", [5.1, 60])
async def test_a_phone_that_never_comes_is_not_waited_for(desk: Desk, minutes: float) -> None:
    kiosk = desk.kiosk()
    handoff = await kiosk.open()
    desk.clock.later = timedelta(minutes=minutes)
    assert await ended(kiosk, handoff) == "expired"


async def test_a_phone_that_is_lost_at_the_provider_is_not_waited_for(desk: Desk) -> None:
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open("nb")
    back = await phone.sign_in(handoff)
    desk.clock.later = timedelta(minutes=6)
    await phone.come_back(back)
    assert (phone.page.status_code, phone.title()) == (404, "Denne innloggingen er over")
    assert await ended(kiosk, handoff) == "expired"


async def test_a_box_nobody_fetches_is_gone_within_two_minutes(desk: Desk) -> None:
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open()
    await phone.arrive(handoff)
    desk.clock.later = timedelta(seconds=110)
    assert desk.store.handoffs.forget() == 1
    assert await ended(kiosk, handoff) == "expired"


@pytest.mark.parametrize("step", ["begin", "back", "choose"])
async def test_a_kiosk_that_is_gone_gets_nothing(desk: Desk, step: str) -> None:
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open("nb")
    if step == "begin":
        desk.clock.later = timedelta(seconds=40)
        await phone.post(handoff, "begin")
        assert phone.page.headers["location"] == f"/I/{handoff.id}"
        await phone.get(f"/I/{handoff.id}")
    elif step == "back":
        back = await phone.sign_in(handoff)
        desk.clock.later = timedelta(seconds=40)
        await phone.come_back(back)
        assert not desk.provider.tokens
    else:
        await phone.arrive(handoff)
        desk.clock.later = timedelta(seconds=40)
        await phone.post(handoff, "choose", number=handoff.number)
    assert phone.title() in ("Kiosken venter ikke lenger", "Denne innloggingen er over")


async def test_a_kiosk_may_stop_waiting(desk: Desk) -> None:
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open()
    back = await phone.sign_in(handoff)
    assert (await kiosk.client.delete(f"/api/v1/sign-ins/{handoff.id}")).status_code == 204
    await phone.come_back(back)
    assert phone.page.status_code == 404
    assert not desk.provider.tokens


async def test_a_kiosk_that_begins_another_ends_the_one_before(desk: Desk) -> None:
    kiosk, phone = desk.kiosk(), desk.phone()
    first = await kiosk.open()
    await phone.arrive(first)
    second = await kiosk.open()
    assert await ended(kiosk, first) == "expired"
    assert (await kiosk.wait(second)).state == "waiting"


async def test_a_box_is_fetched_once(desk: Desk) -> None:
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open()
    await phone.arrive(handoff)
    await phone.post(handoff, "choose", number=handoff.number)
    assert (await kiosk.wait(handoff)).state == "confirmed"
    assert await ended(kiosk, handoff) == "expired"


async def test_a_gateway_without_a_provider_says_so(desk: Desk) -> None:
    settings = GatewaySettings(database=f"sqlite:///{desk.database}")
    desk.app = build_app(desk.store, settings, ShortPages(), read_unwrapper(settings))
    kiosk = desk.kiosk()
    body = {"public_key": "A" * 43, "language": "nb"}
    answer = await kiosk.client.post("/api/v1/sign-ins", json=body)
    assert (answer.status_code, answer.json()) == (404, {"problem": "no_sign_in"})
    assert (await Phone(desk.client()).get("/I/" + "0" * 26)).text == "sorry unknown nb"
