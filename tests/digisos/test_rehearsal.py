"""The rehearsal of Fiks: what is not exactly right is refused, and nothing changes by it."""

import json
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests

from kiosk.digisos.client import Digisos
from kiosk.digisos.envelope import seal
from kiosk.digisos.exchange import Part
from kiosk.digisos.parcel import Parcel, parts_of, staging_parts
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.rehearsal_key import key_and_certificate
from kiosk.digisos.trouble import EVER, Trouble
from kiosk.errors import FiksAway, FiksRefused
from tests.digisos.reaching import client, files, now, parcel

REF = "22222222-aaaa-4bbb-8ccc-555555555555"
SECONDS = "2026-11-24T09:30:12Z"
Parts = list[Part]


@pytest.fixture(scope="module")
def started() -> Iterator[RehearsalDigisos]:
    with RehearsalDigisos() as fiks:
        yield fiks


@pytest.fixture
def fiks(started: RehearsalDigisos) -> RehearsalDigisos:
    started.plan(())
    started.reception.cases.clear()
    started.reception.staged.clear()
    return started


def parts(fiks: RehearsalDigisos, made: Parcel) -> Parts:
    certificate = client(fiks).certificate(now())
    return list(parts_of(made, tuple(seal(pdf.content, certificate) for pdf in made.pdfs)))


def post(fiks: RehearsalDigisos, path: str, given: Parts, **headers: str) -> tuple[int, Any]:
    address = f"{fiks.url}/digisos/api{path}"
    answer = requests.post(address, files=given, headers={**fiks.headers("applicant"), **headers}, timeout=5)
    return answer.status_code, answer.json()


def submitted(fiks: RehearsalDigisos, made: Parcel, given: Parts, **headers: str) -> tuple[int, Any]:
    return post(fiks, f"/v2/soknader/{made.kommunenummer}/{made.nav_reference}", given, **headers)


def rewritten(given: Parts, name: str, change: Callable[[Any], Any]) -> Parts:
    """The same with another document in one part."""

    def of(each: Part) -> Part:
        document = json.loads(each[1][1])
        change(document)
        return each[0], (each[1][0], json.dumps(document).encode(), each[1][2])

    return [of(each) if each[0] == name else each for each in given]


def retyped(given: Parts, number: int, filename: str | None, type: str) -> Parts:
    name, (_, content, _) = given[number]
    return [*given[:number], (name, (filename, content, type)), *given[number + 1 :]]


def test_a_submission_as_it_should_be_is_taken_under_an_id_of_its_own(fiks: RehearsalDigisos) -> None:
    made = parcel(enclosed={})
    status, id = submitted(fiks, made, parts(fiks, made))
    assert status == 202
    assert id != made.nav_reference
    assert list(fiks.cases) == [id]


CHANGES: dict[str, Callable[[Parts], Parts]] = {
    "order": lambda given: [given[1], given[0], *given[2:]],
    "a part too few": lambda given: given[:-2],
    "a part too many": lambda given: [*given, ("more", (None, b"{}", "application/json"))],
    "document of another type": lambda given: retyped(given, 1, None, "text/plain"),
    "document as a file": lambda given: retyped(given, 1, "soknad.json", "application/json"),
    "metadata of another type": lambda given: retyped(given, 3, None, "application/json"),
    "PDF of another type": lambda given: retyped(given, 4, "Soknad.pdf", "application/pdf"),
    "PDF of another name": lambda given: retyped(given, 4, "soknad.pdf", "application/octet-stream"),
    "PDFs swapped": lambda given: [*given[:3], *given[5:7], *given[3:5], *given[7:]],
    "not sealed": lambda given: [*given[:4], ("Soknad.pdf", ("Soknad.pdf", b"%PDF-", given[4][1][2])), *given[5:]],
    "another size": lambda given: rewritten(given, "metadata0", lambda it: it.update(storrelse=it["storrelse"] + 16)),
    "another mimetype": lambda given: rewritten(given, "metadata0", lambda it: it.update(mimetype="image/png")),
    "more metadata": lambda given: rewritten(given, "metadata0", lambda it: it.update(more=1)),
    "another office": lambda given: rewritten(given, "tilleggsinformasjonJson", lambda it: it.update(enhetsnummer="1")),
    "more about the office": lambda given: rewritten(given, "tilleggsinformasjonJson", lambda it: it.update(more="1")),
    "another municipality": lambda given: soknad(given, lambda it: it["mottaker"].update(kommunenummer="4601")),
    "a field nobody knows": lambda given: soknad(given, lambda it: it["data"].update(more=1)),
    "a null": lambda given: soknad(given, lambda it: it["data"].update(utdanning=None)),
    "a fraction": lambda given: soknad(given, lambda it: home(it).update(antallPersoner=2.0)),
    "a boolean as a number": lambda given: soknad(given, lambda it: home(it).update(antallPersoner=True)),
    "a field too few": lambda given: soknad(given, lambda it: it["data"]["okonomi"].pop("opplysninger")),
    "time without a fraction": lambda given: soknad(given, lambda it: it.update(innsendingstidspunkt=SECONDS)),
    "a typed number": lambda given: soknad(given, lambda it: number(it).update(kilde="bruker")),
    "not signed in": lambda given: soknad(given, lambda it: it["kiosk"].update(identitet="oppgitt")),
    "no JSON": lambda given: [given[0], ("soknadJson", (None, b"{", "application/json")), *given[2:]],
    "files that are not there": lambda given: vedlegg(given, lambda it: it.update(status="LastetOpp")),
    "a demand without reference": lambda given: vedlegg(given, lambda it: it.pop("hendelseReferanse")),
}  # fmt: skip


def soknad(given: Parts, change: Callable[[Any], Any]) -> Parts:
    return rewritten(given, "soknadJson", change)


def home(document: Any) -> Any:
    return document["data"]["bosituasjon"]


def number(document: Any) -> Any:
    return document["data"]["personalia"]["personIdentifikator"]


def vedlegg(given: Parts, change: Callable[[Any], Any]) -> Parts:
    return rewritten(given, "vedleggJson", lambda it: change(it["vedlegg"][0]))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_not_exactly_so_is_refused(fiks: RehearsalDigisos, change: Callable[[Parts], Parts]) -> None:
    made = parcel(enclosed={})
    status, said = submitted(fiks, made, change(parts(fiks, made)))
    assert (status, set(said)) == (400, {"timestamp", "status", "errorId", "message"})
    assert not fiks.cases


def test_a_refusal_quotes_nothing_of_what_was_sent(fiks: RehearsalDigisos) -> None:
    made = parcel(enclosed={})
    broken = soknad(parts(fiks, made), lambda it: it["data"]["personalia"]["navn"].update(fornavn=["Nordmann"]))
    _, said = submitted(fiks, made, broken)
    assert said["message"] == "soknad.json does not fit at $.data.personalia.navn.fornavn"


def test_the_second_of_one_reference_is_told_the_first(fiks: RehearsalDigisos) -> None:
    made = parcel(enclosed={})
    given = parts(fiks, made)
    _, first = submitted(fiks, made, given)
    status, said = submitted(fiks, made, given)
    assert status == 400
    assert "finnes allerede" in said["message"]
    assert said["message"].endswith(first)
    assert len(fiks.cases) == 1


@pytest.mark.parametrize("missing", ["IntegrasjonId", "IntegrasjonPassord", "Authorization"])
def test_who_does_not_say_who_asks_is_refused(fiks: RehearsalDigisos, missing: str) -> None:
    made = parcel(enclosed={})
    status, _ = submitted(fiks, made, parts(fiks, made), **{missing: "another"})
    assert status == 401
    assert not fiks.cases


def test_a_machine_may_not_submit_and_an_applicant_may_not_stage(fiks: RehearsalDigisos) -> None:
    made = parcel(enclosed={})
    machine = fiks.headers("machine")["Authorization"]
    assert submitted(fiks, made, parts(fiks, made), Authorization=machine)[0] == 403
    assert post(fiks, f"/v1/mellomlagring/{REF}", [])[0] == 403


def test_a_municipality_that_is_closed_takes_nothing(fiks: RehearsalDigisos) -> None:
    made = parcel(enclosed={})
    given = parts(fiks, made)
    assert post(fiks, f"/v2/soknader/3801/{made.nav_reference}", given)[0] == 400


def staged(fiks: RehearsalDigisos, **more: Any) -> int:
    (file,) = files()["lease"]
    certificate = client(fiks).certificate(now())
    given = staging_parts(file, seal(file.content, certificate))
    about = {**json.loads(given[0][1][1]), **more}
    given[0] = ("metadata", (None, json.dumps(about).encode(), "application/json"))
    return post(fiks, f"/v1/mellomlagring/{REF}", given, **fiks.headers("machine"))[0]


@pytest.mark.parametrize("more", [{"storrelse": 1}, {"filnavn": "../a.pdf"}, {"mimetype": "text/html"}, {"x": 1}])
def test_a_file_that_is_not_what_it_claims_is_not_staged(fiks: RehearsalDigisos, more: dict[str, Any]) -> None:
    assert staged(fiks, **more) == 400
    assert not fiks.reception.staged


def test_a_name_is_staged_once(fiks: RehearsalDigisos) -> None:
    assert (staged(fiks), staged(fiks)) == (202, 400)


def test_a_file_sealed_to_another_key_is_not_staged(fiks: RehearsalDigisos) -> None:
    from cryptography.x509 import load_der_x509_certificate

    (file,) = files()["lease"]
    other = load_der_x509_certificate(key_and_certificate()[1])
    with pytest.raises(FiksRefused):
        client(fiks).stage(REF, file, seal(file.content, other))


def test_files_that_were_staged_and_not_named_are_refused(fiks: RehearsalDigisos) -> None:
    made, one = parcel(), client(fiks)
    certificate = one.certificate(now())
    for file in made.files[:1]:
        one.stage(made.nav_reference, file, seal(file.content, certificate))
    assert submitted(fiks, made, parts(fiks, made))[0] == 400
    for file in made.files[1:]:
        one.stage(made.nav_reference, file, seal(file.content, certificate))
    assert submitted(fiks, made, parts(fiks, made))[0] == 202
    assert not fiks.reception.staged


def test_a_path_nobody_knows_is_not_found(fiks: RehearsalDigisos) -> None:
    assert post(fiks, "/v1/soknader/0301/x", [])[0] == 404


def test_a_municipality_may_tell_what_happened(fiks: RehearsalDigisos) -> None:
    made, one = parcel(enclosed={}), client(fiks)
    _, id = submitted(fiks, made, parts(fiks, made))
    moment = "2099-01-01T10:00:00.0Z"
    event = {"type": "soknadsStatus", "hendelsestidspunkt": moment, "status": "UNDER_BEHANDLING"}
    fiks.reception.tell(id, event)
    assert one.statuses(one.case(id)).standing == "processing"


def test_a_shut_door_opens_again_on_the_same_port() -> None:
    with RehearsalDigisos([Trouble("refused", 0)], door=0.05) as fiks:
        one = client(fiks)
        with pytest.raises(FiksAway):
            one.kommune("0301")
        fiks.plan(())
        assert one.kommune("0301").reception == "open"


def test_a_door_that_was_shut_for_good_stays_shut() -> None:
    with RehearsalDigisos([Trouble("refused", 1, EVER)]) as fiks:
        one: Digisos = client(fiks)
        assert one.kommune("0301").reception == "open"
        for _ in range(2):
            with pytest.raises(FiksAway):
                one.kommune("0301")


def test_it_ends_cleanly() -> None:
    fiks = RehearsalDigisos()
    fiks.start()
    fiks.stop()
    fiks.stop()


def test_what_it_wants_to_see_can_be_agreed_on() -> None:
    agreed = {"IntegrasjonId": "1", "IntegrasjonPassord": "2"}
    with RehearsalDigisos(tokens={"applicant": None, "machine": "m"}, integration=agreed) as fiks:
        assert fiks.headers("machine") == {"Authorization": "Bearer m", **agreed}
        for token, status in (("a", 200), ("b", 200), ("m", 403), ("", 401)):
            shown = {"Authorization": f"Bearer {token}", **agreed}
            assert (
                requests.get(f"{fiks.url}/digisos/api/v1/soknader/soknader", headers=shown, timeout=5).status_code
                == status
            )


def test_a_body_that_was_cut_off_is_no_request(fiks: RehearsalDigisos) -> None:
    host, port = fiks.url.removeprefix("http://").split(":")
    head = "".join(f"{name}: {value}\r\n" for name, value in fiks.headers("machine").items())
    type = "Content-Type: multipart/form-data; boundary=a\r\nContent-Length: 100\r\n"
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        connection.sendall(f"POST /digisos/api/v1/mellomlagring/{REF} HTTP/1.1\r\n{head}{type}\r\n--a".encode())
        connection.shutdown(socket.SHUT_WR)
        with pytest.raises(ConnectionResetError):
            connection.recv(100)
    assert fiks.asked == ["stage"]


@pytest.mark.parametrize("body", [b"", b"a", b"--a", b"--a--a"])
def test_a_body_without_parts_is_refused(fiks: RehearsalDigisos, body: bytes) -> None:
    headers = {**fiks.headers("machine"), "Content-Type": "multipart/form-data; boundary=a"}
    address = f"{fiks.url}/digisos/api/v1/mellomlagring/{REF}"
    assert requests.post(address, data=body, headers=headers, timeout=5).status_code == 400
