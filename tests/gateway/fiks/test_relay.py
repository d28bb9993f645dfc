"""What kiosks ask of Fiks, and what they hear: a whole answer, nobody heard it, or nothing certain."""

import logging
import socket
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.digisos.exchange import BYTES_PER_SECOND
from kiosk.digisos.outcomes import Delivered
from kiosk.digisos.parcel import enclosure_of
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.sending import SendingApplication
from kiosk.digisos.trouble import Trouble
from kiosk.errors import FiksAway, FiksBusy, FiksError, FiksRefused, FiksUncertain, SignInOver
from kiosk.gateway import limits
from tests.digisos.reaching import ended, now, parcel, patience
from tests.gateway.fiks.asking import (
    BODY,
    CASES,
    KIND,
    KOMMUNE,
    as_applicant,
    asked,
    head,
    headers_of,
    staging,
    status,
    told,
    word,
)
from tests.gateway.fiks.odd import odd, said
from tests.gateway.fiks.relayed import APPLICANT, MACHINE, PASSWORD, Gateway, Planned

FLAGS = b'{"kommunenummer":"0301","kanMottaSoknader":true}'


def fault_of(gateway: Gateway, timeout: float = 5) -> type[FiksError] | None:
    """What a kiosk makes of an answer to a machine's request."""
    try:
        gateway.client(timeout).kommune("0301")
    except FiksError as fault:
        return type(fault)
    return None


def test_an_application_with_a_large_document_goes_through(relay: Gateway, fiks: RehearsalDigisos) -> None:
    large = b"%PDF-1.7 " + bytes(9_900_000)
    made = parcel(enclosed={"lease": (enclosure_of("leie.pdf", large),)})
    assert isinstance(ended(SendingApplication(relay.client(20), made, now, patience())), Delivered)
    (case,) = fiks.cases.values()
    assert [file.content for file in case.files.values()] == [large]


def test_fiks_hears_the_gateways_credentials_and_nothing_else_of_the_kiosk(tmp_path: Path) -> None:
    with odd(said(200, FLAGS)) as listening, Gateway(tmp_path, listening.url) as gateway:
        asked(gateway, "GET", KOMMUNE, cookie="a=b", x_forwarded_for="10.0.0.1", user_agent="kiosk 7", x_mine="1")
        heard = dict(listening.headers())
        assert len(heard) == len(listening.headers())
        assert gateway.key not in listening.heard[0].decode()
    assert heard.pop("host") == listening.url.removeprefix("http://")
    assert heard.pop("authorization") == f"Bearer {MACHINE}"
    assert {heard.pop(name.lower()) for name in PASSWORD} == set(PASSWORD.values())
    assert heard == {"accept": "*/*", "accept-encoding": "identity", "user-agent": "kiosk", "connection": "close"}


def test_in_the_applicants_name_their_own_token_is_shown(tmp_path: Path) -> None:
    with odd(said(200, b"[]")) as listening, Gateway(tmp_path, listening.url) as gateway:
        assert gateway.client().cases() == ()
        assert ("authorization", f"Bearer {APPLICANT}") in listening.headers()
        assert "kiosk-applicant" not in dict(listening.headers())


def test_a_machines_request_never_shows_the_applicants_token(tmp_path: Path) -> None:
    with odd(said(200, FLAGS)) as listening, Gateway(tmp_path, listening.url) as gateway:
        as_applicant(gateway, "GET", KOMMUNE)
        assert APPLICANT not in listening.heard[0].decode()


@pytest.mark.parametrize("shown", ["", "Basic abc", "Bearer ", "Bearer a b", f"Bearer {'a' * 6500}", "Bearer å"])
def test_without_the_applicants_token_they_are_signed_out(relay: Gateway, fiks: RehearsalDigisos, shown: str) -> None:
    answer = as_applicant(relay, "GET", CASES, kiosk_applicant=shown)
    assert (status(answer), word(answer)) == (401, "")
    assert fiks.asked == []


def test_a_sign_in_that_fiks_refuses_is_over(relay: Gateway) -> None:
    with pytest.raises(SignInOver):
        relay.client(token=lambda: "somebody").cases()


def test_what_fiks_answers_is_heard_as_it_is(tmp_path: Path) -> None:
    with odd(said(404, b'{"message":"no"}', retry_after="7")) as listening, Gateway(tmp_path, listening.url) as gateway:
        answer = asked(gateway, "GET", KOMMUNE)
    assert answer.endswith(b'\r\n\r\n{"message":"no"}')
    assert (status(answer), word(answer), headers_of(answer)["retry-after"]) == (404, "", "7")


def test_fiks_cannot_speak_for_the_gateway_or_to_a_browser(tmp_path: Path) -> None:
    extra = {"kiosk_relay": "away", "set_cookie": "a=b", "content_type": "text/html", "server": "x"}
    with odd(said(500, b"<script>", **extra)) as listening, Gateway(tmp_path, listening.url) as gateway:
        heard = headers_of(asked(gateway, "GET", KOMMUNE))
    assert not {"kiosk-relay", "set-cookie", "server"} & set(heard)
    assert (heard["content-type"], heard["x-content-type-options"]) == ("application/octet-stream", "nosniff")
    assert heard["cache-control"] == "no-store"


def test_what_fiks_gives_one_applicant_to_keep_is_not_shown_for_the_next(tmp_path: Path) -> None:
    with odd(said(200, b"[]", set_cookie="a=b; Path=/")) as listening, Gateway(tmp_path, listening.url) as gateway:
        for _ in range(2):
            gateway.client().cases()
        assert "cookie" not in dict(listening.headers())


LONG = said(200, b"a" * 2_000_001)
CUT = b"HTTP/1.1 200 x\r\ncontent-length: 100\r\n\r\n" + FLAGS
CHUNKED = b"HTTP/1.1 200 x\r\ntransfer-encoding: chunked\r\n\r\n5\r\n12345\r\n"
GZIP = said(200, b"\x1f\x8b", content_encoding="gzip")
UNCERTAIN = {
    "nothing": b"",
    "half a head": b"HTTP/1.1 200 x\r\ncontent-le",
    "no HTTP": b"hello\r\n\r\n",
    "half a body": CUT,
    "half a chunked body": CHUNKED,
    "a packed body": GZIP,
    "too long a body": LONG,
    "another place": said(302, b"", location="https://elsewhere.example/"),
    "the same place, kept": said(304, b""),
    "out of order": said(503),
    "broken": said(500),
}


@pytest.mark.parametrize("answer", UNCERTAIN.values(), ids=UNCERTAIN)
def test_what_is_no_whole_answer_of_fiks_leaves_a_doubt(tmp_path: Path, answer: bytes) -> None:
    with odd(answer) as listening, Gateway(tmp_path, listening.url) as gateway:
        assert fault_of(gateway) is FiksUncertain
        assert len(listening.heard) == 1


def test_where_nobody_listens_nobody_heard_it(relay: Gateway, fiks: RehearsalDigisos) -> None:
    fiks.stop()
    assert fault_of(relay) is FiksAway


def test_a_large_body_that_nobody_takes_is_heard_out(relay: Gateway, fiks: RehearsalDigisos) -> None:
    fiks.stop()
    answer = asked(relay, "POST", staging(), b"a" * 5_000_000)
    assert (status(answer), word(answer)) == (503, "away")


def test_an_answer_that_does_not_come_leaves_a_doubt(tmp_path: Path, fiks: RehearsalDigisos) -> None:
    fiks.plan([Trouble("slow", 0)])
    with Gateway(tmp_path, fiks.url, seconds=0.1) as gateway:
        assert fault_of(gateway) is FiksUncertain
    assert fiks.asked == ["kommune"]


def test_a_gateway_that_goes_while_fiks_answers_leaves_a_doubt(relay: Gateway) -> None:
    relay.plan([Planned("gateway dies after", 0)])
    assert fault_of(relay) is FiksUncertain
    assert fault_of(relay) is None


def test_without_its_database_the_gateway_passes_nothing_on(relay: Gateway, fiks: RehearsalDigisos) -> None:
    relay.plan([Planned("database gone", 0)])
    assert fault_of(relay) is FiksAway
    assert fiks.asked == []


def test_a_kiosk_that_breaks_off_within_a_body_leaves_nothing_behind(relay: Gateway, fiks: RehearsalDigisos) -> None:
    sent = head("POST", staging(), authorization=f"Bearer {relay.key}", content_type=KIND, content_length="1000000")
    with socket.create_connection(("127.0.0.1", relay.port)) as connection:
        connection.sendall(sent + b"\r\n" + b"a" * 200_000)
        wait_for(fiks, ["stage"])
    wait_for_count(relay, 'outcome="gone",route="stage"} 1.0')
    assert fiks.reception.staged == {}
    assert fault_of(relay) is None


@pytest.mark.parametrize(("seconds", "answered"), [(1.0, 400), (3.0, 408)])
def test_a_slow_line_gets_the_time_its_body_takes_and_no_more(
    relay: Gateway, fiks: RehearsalDigisos, monkeypatch: pytest.MonkeyPatch, seconds: float, answered: int
) -> None:
    monkeypatch.setattr(limits, "REQUEST_SECONDS", 0.4)
    size, pieces = BYTES_PER_SECOND * 3 // 2, 10
    sent = head("POST", staging(), authorization=f"Bearer {relay.key}", content_type=KIND, content_length=str(size))
    with socket.create_connection(("127.0.0.1", relay.port), timeout=10) as connection:
        connection.sendall(sent + b"\r\n")
        with suppress(ConnectionError):
            for _ in range(pieces):
                time.sleep(seconds / pieces)
                connection.sendall(b"a" * (size // pieces))
        assert status(connection.recv(100)) == answered
    assert fiks.reception.staged == {}


def wait_for(fiks: RehearsalDigisos, asked: Sequence[str]) -> None:
    end = time.monotonic() + 10
    while fiks.asked != list(asked):
        assert time.monotonic() < end, fiks.asked
        time.sleep(0.01)


def wait_for_count(gateway: Gateway, line: str) -> None:
    end = time.monotonic() + 10
    while line not in gateway.metrics.text().decode():
        assert time.monotonic() < end, line
        time.sleep(0.01)


def test_too_many_requests_are_too_many(tmp_path: Path, fiks: RehearsalDigisos) -> None:
    with Gateway(tmp_path, fiks.url, tries=2) as gateway:
        assert [fault_of(gateway) for _ in range(3)] == [None, None, FiksBusy]
        answer = asked(gateway, "GET", KOMMUNE)
    assert (status(answer), word(answer)) == (429, "busy")
    assert headers_of(answer)["retry-after"].isdecimal()


def test_one_kiosk_waits_for_four_answers_at_once(tmp_path: Path) -> None:
    with RehearsalDigisos([Trouble("slow", 0, 9)], delay=1.0) as fiks, Gateway(tmp_path, fiks.url) as gateway:
        sent = head("GET", KOMMUNE, authorization=f"Bearer {gateway.key}") + b"\r\n"
        waiting = [socket.create_connection(("127.0.0.1", gateway.port)) for _ in range(4)]
        for each in waiting:
            each.sendall(sent)
        wait_for(fiks, ["kommune"] * 4)
        assert word(told(gateway, sent)) == "busy"
        for each in waiting:
            each.recv(100)
            each.close()
        assert word(told(gateway, sent)) == ""


def test_what_is_passed_on_is_counted_by_kind_only(relay: Gateway, fiks: RehearsalDigisos) -> None:
    asked(relay, "GET", KOMMUNE)
    asked(relay, "GET", staging())
    asked(relay, "POST", staging(), BODY)
    fiks.stop()
    asked(relay, "GET", KOMMUNE)
    lines = [line for line in relay.metrics.text().decode().splitlines() if line.startswith("kiosk_gateway_relayed_t")]
    assert sorted(line.partition("{")[2] for line in lines) == [
        'outcome="away",route="kommune"} 1.0',
        'outcome="done",route="kommune"} 1.0',
        'outcome="no",route="stage"} 1.0',
        'outcome="no",route="staged"} 1.0',
    ]


def test_no_path_and_no_token_is_logged(
    relay: Gateway, fiks: RehearsalDigisos, caplog: pytest.LogCaptureFixture
) -> None:
    path = staging()
    # What httpx says of itself at INFO and below, `kiosk gateway` never writes down.
    with caplog.at_level(logging.WARNING):
        as_applicant(relay, "GET", path)
        as_applicant(relay, "POST", path, BODY)
        fiks.stop()
        as_applicant(relay, "POST", path, BODY)
        as_applicant(relay, "GET", f"{path}/elsewhere")
    assert caplog.text == ""


def test_a_refusal_names_no_sign_in_and_no_fiks(relay: Gateway) -> None:
    relay.key = "unknown"
    assert fault_of(relay) is FiksRefused
    with pytest.raises(FiksRefused):
        relay.client().cases()
