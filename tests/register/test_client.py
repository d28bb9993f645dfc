"""The gateway asked over HTTP: on a good day it answers, on a bad day the kiosk is told so within seconds."""

import socket
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from kiosk.errors import (
    GatewayRefused,
    GatewayUnreachable,
    KioskError,
    NotKnown,
    RegisterError,
    SettingsError,
    TooManyTries,
)
from kiosk.register import wire
from kiosk.register.client import GatewayRegister
from kiosk.register.model import status_of
from tests.register.answering import BadDay, answering, reply
from tests.register.telling import Told, event

KEY = "sk_kiosk_abcdefgh_" + "a" * 52
TOLD = Told("2GH7V4NDY")
EVENTS = [event("created"), event("printed")]
STATUS = status_of(TOLD.registration, EVENTS)
API = "/api/v1/references/2GH7V4NDY"
# Enough for an answer on a busy machine, and less than a bad day takes.
HASTY = (1.0, 1.0)


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch) -> Iterator[BadDay]:
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NETRC"):
        monkeypatch.delenv(name, raising=False)
    with answering() as served:
        yield served


@pytest.fixture
def register(day: BadDay) -> GatewayRegister:
    return GatewayRegister(day.url, KEY)


@pytest.fixture
def hasty(day: BadDay) -> GatewayRegister:
    return GatewayRegister(day.url, KEY, HASTY)


def test_a_reference_is_told_with_all_that_is_known(register: GatewayRegister, day: BadDay) -> None:
    day.answers(204)
    register.register(TOLD.registration, TOLD.proofs, EVENTS)
    (heard,) = day.heard
    assert (heard.method, heard.path, heard.headers["Authorization"]) == ("PUT", API, f"Bearer {KEY}")
    read = wire.read_telling("2GH7V4NDY", heard.body)
    assert (read.registration, read.proofs, list(read.events)) == (TOLD.registration, TOLD.proofs, EVENTS)


def test_events_are_told(register: GatewayRegister, day: BadDay) -> None:
    day.answers(204)
    register.append("2GH7V4NDY", EVENTS)
    (heard,) = day.heard
    assert (heard.method, heard.path) == ("POST", f"{API}/events")
    assert wire.read_events(heard.body) == tuple(EVENTS)


def test_a_desk_reads_a_status(register: GatewayRegister, day: BadDay) -> None:
    day.answers(200, wire.write_status(STATUS))
    assert register.status("2GH7V4NDY") == STATUS
    assert (day.heard[0].method, day.heard[0].path, day.heard[0].body) == ("GET", API, None)


def test_a_desk_is_told_that_a_reference_is_not_registered(register: GatewayRegister, day: BadDay) -> None:
    day.answers(404)
    assert register.status("2GH7V4NDY") is None


def test_an_applicant_follows_with_the_code(register: GatewayRegister, day: BadDay) -> None:
    day.answers(200, wire.write_status(STATUS))
    assert register.follow("2GH7V4NDY", " 4f7-aic") == STATUS
    assert (day.heard[0].path, day.heard[0].body) == (f"{API}/follow", {"code": "4F7A1C"})


@pytest.mark.parametrize("code", [None, "4F7-A1C"])
def test_a_sheet_is_unwrapped(register: GatewayRegister, day: BadDay, code: str | None) -> None:
    day.answers(200, wire.write_key(bytes(32)))
    assert register.unwrap("2GH7V4NDY", b"recipient", code) == bytes(32)
    expected = (b"recipient", code and code.replace("-", ""))
    assert (day.heard[0].path, wire.read_unwrapping(day.heard[0].body)) == (f"{API}/unwrap", expected)


def test_what_cannot_be_a_code_or_a_reference_is_not_even_asked(register: GatewayRegister, day: BadDay) -> None:
    day.answers(200, wire.write_status(STATUS))
    asking: list[Callable[[], object]] = [
        lambda: register.follow("2GH7V4NDY", "123"),
        lambda: register.follow("2GH7V4NDZ", "4F7-A1C"),
        lambda: register.status("../keys"),
        lambda: register.append("2GH7V4NDY/../x", EVENTS),
        lambda: register.unwrap("2GH7V4NDY", b"recipient", ""),
    ]
    for ask in asking:
        with pytest.raises(NotKnown):
            ask()
    assert day.heard == []


def ask_all(register: GatewayRegister) -> list[Callable[[], object]]:
    return [
        lambda: register.register(TOLD.registration, TOLD.proofs, EVENTS),
        lambda: register.append("2GH7V4NDY", EVENTS),
        lambda: register.status("2GH7V4NDY"),
        lambda: register.follow("2GH7V4NDY", "4F7-A1C"),
        lambda: register.unwrap("2GH7V4NDY", b"recipient", "4F7-A1C"),
    ]


@pytest.mark.parametrize(
    ("status", "leaf"),
    [(code, GatewayRefused) for code in (400, 401, 403, 409, 413, 415, 422)]
    + [(code, GatewayUnreachable) for code in (201, 206, 301, 302, 307, 308, 304, 405, 407, 418, 500, 502, 503, 504)]
    + [(429, TooManyTries)],
)
def test_every_answer_but_the_right_one_is_a_leaf(
    register: GatewayRegister, day: BadDay, status: int, leaf: type[RegisterError]
) -> None:
    day.answers(status, b"" if status == 304 else {"detail": "no"}, Location="http://127.0.0.1:9/elsewhere")
    for ask in ask_all(register):
        with pytest.raises(leaf) as fault:
            ask()
        assert type(fault.value) is leaf


def test_an_unknown_reference_is_a_leaf_of_its_own(register: GatewayRegister, day: BadDay) -> None:
    day.answers(404)
    for ask in [*ask_all(register)[1:2], *ask_all(register)[3:]]:
        with pytest.raises(NotKnown):
            ask()
    with pytest.raises(GatewayUnreachable):
        register.register(TOLD.registration, TOLD.proofs, EVENTS)


@pytest.mark.parametrize(("header", "seconds"), [("60", "60"), ("Fri, 31 Dec 2027 23:59:59 GMT", "900"), ("-1", "900")])
def test_how_long_to_wait_is_told(register: GatewayRegister, day: BadDay, header: str, seconds: str) -> None:
    day.answers(429, Retry_After=header)
    with pytest.raises(TooManyTries) as fault:
        register.follow("2GH7V4NDY", "4F7-A1C")
    assert fault.value.values["seconds"] == seconds


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>Log in to the library's network</html>", b"\xff\xfe", b"[" * 60_000, b"{}", b"null", b"NaN",
     b'{"key": "***"}', b'{"key": ""}', b'{"state": "void"}', b"x" * 70_000],
)  # fmt: skip
def test_an_answer_that_no_gateway_gives_is_none(register: GatewayRegister, day: BadDay, body: bytes) -> None:
    day.answers(200, body)
    for ask in ask_all(register):
        with pytest.raises(GatewayUnreachable):
            ask()


def test_the_status_of_another_reference_is_no_answer(register: GatewayRegister, day: BadDay) -> None:
    other = Told()
    day.answers(200, wire.write_status(status_of(other.registration, EVENTS)))
    with pytest.raises(GatewayUnreachable):
        register.status("2GH7V4NDY")


def test_a_packed_answer_is_not_unpacked(register: GatewayRegister, day: BadDay) -> None:
    day.answers(200, b"\x1f\x8b" + bytes(100), Content_Encoding="gzip")
    with pytest.raises(GatewayUnreachable):
        register.status("2GH7V4NDY")
    assert day.heard[0].headers["Accept-Encoding"] == "identity"


def say_nothing(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(4)


def trickle(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(40):
        handler.wfile.write(b" ")
        time.sleep(0.1)


def trickle_headers(handler: BaseHTTPRequestHandler) -> None:
    for _ in range(40):
        handler.wfile.write(b"H")
        time.sleep(0.1)


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.close_connection = True


def cut_short(handler: BaseHTTPRequestHandler) -> None:
    reply(handler, 200, b'{"registration": ', {"Content-Length": "500"})
    handler.close_connection = True


def talk_nonsense(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"220 mail.example.no ESMTP\r\n\r\n")
    handler.close_connection = True


@pytest.mark.parametrize("play", [say_nothing, trickle, trickle_headers, hang_up, cut_short, talk_nonsense])
def test_a_gateway_on_a_bad_day_costs_no_more_than_was_said(
    hasty: GatewayRegister, day: BadDay, play: Callable[[BaseHTTPRequestHandler], None]
) -> None:
    day.play = play
    begun = time.monotonic()
    with pytest.raises(GatewayUnreachable):
        hasty.status("2GH7V4NDY")
    assert time.monotonic() - begun < sum(HASTY) + 1.5
    day.answers(200, wire.write_status(STATUS))
    assert hasty.status("2GH7V4NDY") == STATUS


def test_nobody_there_is_unreachable() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(GatewayUnreachable):
            GatewayRegister(address, KEY, HASTY).status("2GH7V4NDY")


def test_a_server_without_tls_is_unreachable(day: BadDay) -> None:
    with pytest.raises(GatewayUnreachable):
        GatewayRegister(day.url.replace("http:", "https:"), KEY, HASTY).status("2GH7V4NDY")
    assert day.heard == []


def test_the_key_follows_no_redirect(register: GatewayRegister, day: BadDay) -> None:
    with answering() as elsewhere:
        elsewhere.answers(200, wire.write_status(STATUS))
        day.answers(307, Location=elsewhere.url)
        with pytest.raises(GatewayUnreachable):
            register.status("2GH7V4NDY")
        assert elsewhere.heard == []


def test_no_proxy_is_asked_on_this_machine(
    register: GatewayRegister, day: BadDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    with answering() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        day.answers(200, wire.write_status(STATUS))
        assert register.status("2GH7V4NDY") == STATUS
        assert proxy.heard == []


@pytest.mark.parametrize("key", ["", "two words", "line\nbreak", "nøkkel", "k" * 201])
def test_what_is_no_key_is_a_fault_of_the_settings(key: str) -> None:
    with pytest.raises(SettingsError, match="gateway_key"):
        GatewayRegister("https://status.example.no", key)


def test_no_error_tells_key_or_code(hasty: GatewayRegister, day: BadDay) -> None:
    shown = []
    for play in (hang_up, say_nothing, lambda handler: reply(handler, 403, b"", {})):
        day.play = play
        try:
            hasty.follow("2GH7V4NDY", "4F7-A1C")
        except KioskError as fault:
            shown.append(f"{fault!r} {fault.__cause__!r} {fault.values}")
    assert len(shown) == 3
    assert not any(secret in text for text in shown for secret in (KEY, "4F7", "2GH7V4NDY"))


def test_a_connection_is_used_again(register: GatewayRegister, day: BadDay) -> None:
    peers = set()

    def play(handler: BaseHTTPRequestHandler) -> None:
        peers.add(handler.client_address)
        reply(handler, 204, b"", {})

    day.play = play
    for _ in range(5):
        register.append("2GH7V4NDY", EVENTS)
    assert len(peers) == 1
