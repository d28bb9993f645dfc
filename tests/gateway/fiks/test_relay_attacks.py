"""What a kiosk that is not ours, or is not itself any more, might try at the relay."""

import gzip
from uuid import uuid4

import pytest

from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.gateway.access import REMEMBERED_SECONDS
from kiosk.register.keys import KeyKind
from tests.gateway.calling import Calling
from tests.gateway.fiks.asking import (
    BODY,
    CASES,
    KIND,
    KOMMUNE,
    ROOM,
    as_applicant,
    asked,
    head,
    staging,
    status,
    told,
    word,
)
from tests.gateway.fiks.relayed import APPLICANT, Gateway

ID = str(uuid4())
TRICKS = {
    "encoded dots": f"{ROOM}/v1/nav/kommuner/%2e%2e/soknader",
    "dots": f"{ROOM}/v1/nav/kommuner/../../v1/dokumentlager-public-key",
    "an encoded slash": f"{ROOM}/v1/nav/kommuner%2F0301",
    "an encoded digit": f"{ROOM}/v1/nav/kommuner/030%31",
    "two slashes": f"{ROOM}//v1/nav/kommuner/0301",
    "a slash behind": f"{KOMMUNE}/",
    "a parameter": f"{KOMMUNE};a=b",
    "a query": f"{KOMMUNE}?sporingsId=1",
    "a line": f"{KOMMUNE}%0d%0aHost:%20elsewhere",
    "a zero byte": f"{KOMMUNE}%00",
    "other digits": f"{ROOM}/v1/nav/kommuner/%d9%a0%d9%a1%d9%a2%d9%a3",
    "capitals": f"{ROOM}/v1/mellomlagring/{ID.upper()}",
    "another address": f"{ROOM}/v1/nav/kommuner/0301@elsewhere.example",
    "a whole address": "https://elsewhere.example/digisos/api/v1/nav/kommuner/0301",
    "every municipality": f"{ROOM}/v1/nav/kommuner",
    "another interface": "/api/v1/fiks/digisos/klage/api/v1/klager",
    "somebody's file": f"{ROOM}/v1/mellomlagring/{ID}/{ID}",
    "the municipality's side": f"{ROOM}/v1/nav/soknader/status",
    "a way out": "/api/v1/fiks/../../health",
}


@pytest.mark.parametrize("path", TRICKS.values(), ids=TRICKS)
def test_only_the_ten_paths_lead_to_fiks(relay: Gateway, fiks: RehearsalDigisos, path: str) -> None:
    for method in ("GET", "POST"):
        answer = asked(relay, method, path, BODY if method == "POST" else b"")
        assert status(answer) in (400, 404, 405)
    assert fiks.asked == []


@pytest.mark.parametrize("method", ["PUT", "PATCH", "OPTIONS", "HEAD", "TRACE", "CONNECT"])
def test_only_the_ten_methods_lead_to_fiks(relay: Gateway, fiks: RehearsalDigisos, method: str) -> None:
    assert status(asked(relay, method, KOMMUNE)) in (400, 404, 405)
    assert fiks.asked == []


@pytest.mark.parametrize("kind", ["desk", "monitor"])
def test_no_other_machine_reaches_fiks(relay: Gateway, fiks: RehearsalDigisos, kind: KeyKind) -> None:
    relay.key = relay.store.issue_key(kind, kind, "9901")
    for path in (KOMMUNE, CASES):
        answer = as_applicant(relay, "GET", path)
        assert (status(answer), word(answer)) == (403, "refused")
    assert fiks.asked == []


@pytest.mark.parametrize("shown", ["", "Bearer x", f"Bearer {APPLICANT}", "Basic eDp5"])
def test_nobody_reaches_fiks_without_a_key(relay: Gateway, fiks: RehearsalDigisos, shown: str) -> None:
    answer = as_applicant(relay, "GET", CASES, authorization=shown)
    assert (status(answer), word(answer)) == (401, "refused")
    assert fiks.asked == []


def test_a_key_that_was_revoked_is_nobodys(relay: Gateway, fiks: RehearsalDigisos) -> None:
    assert status(asked(relay, "GET", KOMMUNE)) == 200
    issued = relay.store.keys()
    relay.store.revoke(issued[0].id)
    assert (status(asked(relay, "GET", KOMMUNE)), fiks.asked) == (401, ["kommune"])
    # This gateway remembers no key; a real one for a moment.
    assert REMEMBERED_SECONDS <= 2


DOUBLED = {
    "key": "authorization: Bearer other",
    "applicant": "kiosk-applicant: Bearer other",
    "length": "content-length: 1",
    "type": "content-type: text/plain",
    "chunks": "transfer-encoding: chunked",
}


@pytest.mark.parametrize("line", DOUBLED.values(), ids=DOUBLED)
def test_what_is_said_twice_is_not_passed_on(relay: Gateway, fiks: RehearsalDigisos, line: str) -> None:
    path = f"{ROOM}/v2/soknader/0301/{ID}"
    usual = {"authorization": f"Bearer {relay.key}", "kiosk_applicant": f"Bearer {APPLICANT}"}
    sent = head("POST", path, **usual, content_type=KIND, content_length=str(len(BODY)))
    answer = told(relay, sent + f"{line}\r\n\r\n".encode() + BODY)
    assert status(answer) in (400, 401, 415, 422)
    assert fiks.asked == []


@pytest.mark.parametrize("host", ["elsewhere.example", "127.0.0.1:1", "fiks", ""])
def test_the_host_that_is_asked_for_changes_nothing(relay: Gateway, fiks: RehearsalDigisos, host: str) -> None:
    sent = f"GET {KOMMUNE} HTTP/1.1\r\nhost: {host}\r\nx-forwarded-host: {host}\r\nconnection: close\r\n"
    answer = told(relay, sent.encode() + f"authorization: Bearer {relay.key}\r\n\r\n".encode())
    assert status(answer) == 200
    assert fiks.asked == ["kommune"]


WRONG = {
    "no length": {"content_length": "", "transfer_encoding": "chunked"},
    "nothing": {"content_length": "0"},
    "json": {"content_type": "application/json"},
    "another header in the type": {"content_type": "multipart/form-data; boundary=a; charset=x"},
    "no type": {"content_type": ""},
}


@pytest.mark.parametrize("headers", WRONG.values(), ids=WRONG)
def test_a_body_is_of_one_kind_and_its_length_is_told(
    relay: Gateway, fiks: RehearsalDigisos, headers: dict[str, str]
) -> None:
    sent = b"2\r\n--\r\n0\r\n\r\n" if "transfer_encoding" in headers else BODY
    answer = asked(relay, "POST", staging(), sent, **headers)
    assert (status(answer), word(answer)) in ((415, "refused"), (422, "refused"))
    assert fiks.asked == []


def test_a_body_has_an_end(relay: Gateway, fiks: RehearsalDigisos) -> None:
    for size in (12_000_001, 10**12):
        assert status(asked(relay, "POST", staging(), BODY, content_length=str(size))) == 413
    late = f"{ROOM}/v2/soknader/0301/{ID}/{ID}0001"
    assert status(as_applicant(relay, "POST", late, b"a" * 256_001)) == 413
    assert fiks.asked == []


def test_a_request_for_less_brings_no_body(relay: Gateway, fiks: RehearsalDigisos) -> None:
    assert status(asked(relay, "GET", KOMMUNE, BODY)) == 422
    assert fiks.asked == []


def test_large_bodies_are_for_fiks_only(relay: Gateway) -> None:
    for path in ("/api/v1/references/7KQ4M2XJG", "/api/v1/fiksed", "/S"):
        sent = head("POST", path, content_type=KIND, content_length="200000") + b"\r\n" + b"a" * 200_000
        assert status(told(relay, sent)) in (404, 413)


def test_a_packed_body_stays_packed(relay: Gateway, fiks: RehearsalDigisos) -> None:
    answer = asked(relay, "POST", staging(), gzip.compress(bytes(1_000_000)), content_encoding="gzip")
    assert status(answer) == 400
    assert fiks.reception.staged == {}


def test_what_is_staged_is_found_by_nobody_who_does_not_know_its_reference(
    relay: Gateway, fiks: RehearsalDigisos
) -> None:
    """A reference at Fiks has 122 bits that no kiosk can count through; its list has names and no content."""
    for _ in range(20):
        assert status(asked(relay, "GET", staging())) == 404
    assert set(fiks.asked) == {"staged"}


async def test_where_nothing_is_sent_digitally_the_kiosk_is_told_so(gateway: Calling) -> None:
    answer = await gateway.call("GET", KOMMUNE, gateway.kiosk)
    assert (answer.status_code, answer.headers["kiosk-relay"]) == (403, "refused")
    assert answer.json() == {"problem": "no_fiks"}
