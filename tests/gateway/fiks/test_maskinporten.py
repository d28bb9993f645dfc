"""The gateway's own token: asked for as Maskinporten wants it, kept until near its end, dropped when it is refused."""

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from kiosk.digisos.loopback import Loopback, Reply, Request
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.trouble import EVER, Trouble
from kiosk.errors import FiksAway, FiksBusy, FiksRefused, SettingsError
from kiosk.gateway.fiks.maskinporten import Maskinporten, Token
from kiosk.gateway.fiks.settings import MaskinportenSettings
from tests.digisos.reaching import Time
from tests.gateway.fiks.relayed import MACHINE, Gateway
from tests.oidc import new_key

ISSUER = "https://maskinporten.example/"
NOW = 1_790_000_000


class RehearsalMaskinporten:
    """Its token endpoint. `reply`: what it says."""

    largest = 10_000

    def __init__(self) -> None:
        self.asked: list[dict[str, list[str]]] = []
        self.reply = token(MACHINE)
        self.delay = 0.0
        self.loopback = Loopback(self)

    def hears(self, request: Request) -> bool:
        return request.method == "POST"

    def answer(self, _request: Request, body: bytes) -> Reply:
        self.asked.append(parse_qs(body.decode()))
        time.sleep(self.delay)
        return self.reply


def token(text: object, **more: object) -> Reply:
    said = {"access_token": text, "token_type": "Bearer", "expires_in": 119, "scope": "ks:fiks", **more}
    return Reply(200, json.dumps(said).encode())


@pytest.fixture(scope="module")
def key() -> RSAKey:
    return new_key("ours")


@pytest.fixture
def provider() -> Iterator[RehearsalMaskinporten]:
    found = RehearsalMaskinporten()
    found.loopback.open()
    yield found
    found.loopback.shut()


@pytest.fixture
def settings(tmp_path: Path, key: RSAKey, provider: RehearsalMaskinporten) -> MaskinportenSettings:
    path = tmp_path / "maskinporten.pem"
    path.write_bytes(key.as_pem(private=True))
    return MaskinportenSettings(ISSUER, f"{provider.loopback.url}/token", "client", str(path), "ours")


def test_the_grant_is_signed_and_says_what_maskinporten_wants(
    settings: MaskinportenSettings, provider: RehearsalMaskinporten, key: RSAKey
) -> None:
    assert Maskinporten(settings, today=lambda: NOW).token() == MACHINE
    (form,) = provider.asked
    assert form.pop("grant_type") == ["urn:ietf:params:oauth:grant-type:jwt-bearer"]
    read = jwt.decode(form.pop("assertion")[0], key, algorithms=["RS256"])
    assert form == {}
    assert read.header == {"alg": "RS256", "kid": "ours", "typ": "JWT"}
    assert len(read.claims.pop("jti")) == 36
    assert 0 < read.claims.pop("exp") - NOW <= 120
    assert read.claims == {"iss": "client", "aud": ISSUER, "scope": "ks:fiks", "iat": NOW}


def test_every_grant_is_another(settings: MaskinportenSettings, provider: RehearsalMaskinporten) -> None:
    time = Time()
    asking = Maskinporten(settings, time.clock)
    for _ in range(2):
        asking.token()
        time.seconds += 200
    assert provider.asked[0] != provider.asked[1]


def test_a_token_is_kept_until_shortly_before_its_end(
    settings: MaskinportenSettings, provider: RehearsalMaskinporten
) -> None:
    time = Time()
    asking = Maskinporten(settings, time.clock)
    for seconds in (0, 50, 58, 2):
        time.seconds += seconds
        asking.token()
    assert len(provider.asked) == 2


def test_many_who_need_one_ask_once(settings: MaskinportenSettings, provider: RehearsalMaskinporten) -> None:
    provider.delay = 0.2
    asking = Maskinporten(settings)
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(asking.token())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (found, len(provider.asked)) == ([MACHINE] * 8, 1)


WRONG = {
    "no": Reply(400, b'{"error":"invalid_grant"}'),
    "broken": Reply(500),
    "no JSON": Reply(200, b"<html>"),
    "a list": Reply(200, b"[]"),
    "no token": Reply(200, b'{"token_type":"Bearer","expires_in":10}'),
    "a token with a line in it": token("a\r\nb"),
    "a token that is too long": token("a" * 7000),
    "a token without an end": token("a", expires_in=None),
    "another kind of token": token("a", token_type="DPoP"),
    "somewhere else": Reply(302, headers={"Location": "/elsewhere"}),
    "too much": Reply(200, b" " * 40_000),
}


@pytest.mark.parametrize("reply", WRONG.values(), ids=WRONG)
def test_without_a_token_fiks_is_away(
    settings: MaskinportenSettings, provider: RehearsalMaskinporten, reply: Reply
) -> None:
    provider.reply = reply
    with pytest.raises(FiksAway):
        Maskinporten(settings).token()


def test_a_maskinporten_that_was_silent_is_left_alone_for_a_moment(
    settings: MaskinportenSettings, provider: RehearsalMaskinporten
) -> None:
    time = Time()
    asking = Maskinporten(settings, time.clock)
    provider.reply = Reply(500)
    for _ in range(3):
        with pytest.raises(FiksAway):
            asking.token()
    assert len(provider.asked) == 1
    provider.reply, time.seconds = token(MACHINE), 3.0
    assert asking.token() == MACHINE


def test_no_token_and_no_key_stands_in_a_repr_or_a_log(
    settings: MaskinportenSettings, provider: RehearsalMaskinporten, caplog: pytest.LogCaptureFixture
) -> None:
    provider.reply = Reply(400, b'{"error":"secret words"}')
    asking = Maskinporten(settings)
    with pytest.raises(FiksAway) as raised:
        asking.token()
    assert "secret" not in repr(asking) + str(raised.value) + caplog.text + repr(Token("secret", 0))
    assert "Maskinporten gives no token" in caplog.text


def test_the_kiosk_hears_that_nobody_heard_it(
    tmp_path: Path, fiks: RehearsalDigisos, settings: MaskinportenSettings, provider: RehearsalMaskinporten
) -> None:
    provider.loopback.shut()
    with Gateway(tmp_path, fiks.url, machine=Maskinporten(settings)) as gateway, pytest.raises(FiksAway):
        gateway.client().kommune("0301")
    assert fiks.asked == []


def test_a_token_that_fiks_refuses_is_dropped_once(
    tmp_path: Path, fiks: RehearsalDigisos, settings: MaskinportenSettings, provider: RehearsalMaskinporten
) -> None:
    provider.reply = token("of another environment")
    with Gateway(tmp_path, fiks.url, machine=Maskinporten(settings)) as gateway:
        with pytest.raises(FiksBusy):
            gateway.client().kommune("0301")
        provider.reply = token(MACHINE)
        assert gateway.client().kommune("0301").number == "0301"
    assert len(provider.asked) == 2


def test_a_refusal_that_a_new_token_does_not_mend_is_meant(
    tmp_path: Path, fiks: RehearsalDigisos, settings: MaskinportenSettings, provider: RehearsalMaskinporten
) -> None:
    fiks.plan([Trouble("401", 0, EVER)])
    with Gateway(tmp_path, fiks.url, machine=Maskinporten(settings)) as gateway:
        with pytest.raises(FiksBusy):
            gateway.client().kommune("0301")
        for _ in range(3):
            with pytest.raises(FiksRefused):
                gateway.client().kommune("0301")
    assert len(provider.asked) == 2


def test_a_key_that_is_none_is_refused_at_the_start(settings: MaskinportenSettings, key: RSAKey) -> None:
    Path(settings.key).write_bytes(key.as_pem(private=False))
    with pytest.raises(SettingsError, match="the private one is needed"):
        Maskinporten(settings)
    Path(settings.key).write_bytes(b"secret")
    with pytest.raises(SettingsError, match="no PEM file") as refused:
        Maskinporten(settings)
    assert "secret" not in str(refused.value)
