"""Applications handed over to Fiks, against its rehearsal: each once, whatever happens on the way."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from socket import socket

import pytest
import requests

from kiosk.desk.fiks import FiksWay
from kiosk.desk.fiks_call import credentials_in
from kiosk.desk.handover import CaseFiles
from kiosk.desk.rehearsal_fiks import Fault, RehearsalFiks, Step
from kiosk.errors import ByHandOnly, EndpointAway, EndpointRefused, EndpointUncertain, KioskError

NOW = datetime(2026, 11, 22, 9, 42, tzinfo=UTC)
IDENTITY = "13097248022"
FILES = (("soknad.json", b"{}"), ("vedlegg.json", b"{}"), ("Soknad.pdf", b"%PDF" * 5000))


def files(identity: str = IDENTITY, is_late: bool = False) -> CaseFiles:
    return CaseFiles("7KQ-4M2-XJG", FILES, identity, is_late)


@pytest.fixture(scope="module")
def started() -> Iterator[RehearsalFiks]:
    with RehearsalFiks() as fiks:
        yield fiks


@pytest.fixture
def fiks(started: RehearsalFiks) -> RehearsalFiks:
    started.cases.clear()
    started.calls.clear()
    started._faults.clear()
    return started


def way(fiks: RehearsalFiks, timeout: float = 5) -> FiksWay:
    return FiksWay(fiks.url, fiks.organisation, fiks.credentials, lambda: NOW, (timeout, timeout))


def test_an_application_becomes_one_case_with_its_files(fiks: RehearsalFiks) -> None:
    given = way(fiks).give(files())
    assert list(fiks.cases) == [given.place]
    assert fiks.cases[given.place].files == dict(FILES)
    assert fiks.cases[given.place].identity == IDENTITY


def test_the_case_says_when_it_was_received(fiks: RehearsalFiks) -> None:
    given = way(fiks).give(files())
    soker = fiks.cases[given.place].soker
    assert soker
    assert soker["hendelser"] == [
        {"type": "soknadsStatus", "hendelsestidspunkt": "2026-11-22T09:42:00.000Z", "status": "MOTTATT"}
    ]


def test_the_same_application_again_makes_no_second_case(fiks: RehearsalFiks) -> None:
    desk = way(fiks)
    first = desk.give(files())
    second = desk.give(files())
    assert (second.place, second.was_there) == (first.place, True)
    assert len(fiks.cases) == 1


def test_an_answer_that_it_exists_gives_the_case_that_exists(fiks: RehearsalFiks) -> None:
    first = way(fiks).give(files())
    second = way(fiks).give(files())
    assert (second.place, second.was_there) == (first.place, True)


@pytest.mark.parametrize("step", ["certificate", "list", "files", "case"])
@pytest.mark.parametrize("fault", ["break", "cut", "lost"])
def test_after_a_failure_it_goes_on_with_the_same_case(fiks: RehearsalFiks, step: Step, fault: Fault) -> None:
    fiks._faults.append((step, fault))
    desk = way(fiks)
    with pytest.raises(EndpointAway):
        desk.give(files())
    given = desk.give(files())
    assert list(fiks.cases) == [given.place]
    assert fiks.cases[given.place].files == dict(FILES)
    assert fiks.cases[given.place].soker


@pytest.mark.parametrize("fault", ["break", "cut", "lost"])
def test_where_a_case_may_have_been_made_no_second_one_is_asked_for(fiks: RehearsalFiks, fault: Fault) -> None:
    fiks._faults.append(("new", fault))
    desk = way(fiks)
    for _ in range(3):
        with pytest.raises(EndpointUncertain):
            desk.give(files())
    assert fiks.calls.count("new") == 1


@pytest.mark.parametrize("fault", ["break", "cut", "lost"])
def test_a_person_who_has_looked_may_say_again(fiks: RehearsalFiks, fault: Fault) -> None:
    fiks._faults.append(("new", fault))
    desk = way(fiks)
    with pytest.raises(EndpointUncertain):
        desk.give(files())
    given = desk.give(files(), again=True)
    assert list(fiks.cases) == [given.place]
    assert given.was_there == (fault == "lost")


def test_an_answer_that_takes_too_long_leaves_it_uncertain(fiks: RehearsalFiks) -> None:
    fiks._faults.append(("new", "slow"))
    with pytest.raises(EndpointUncertain):
        way(fiks, timeout=0.1).give(files())


def test_nobody_there_is_away_and_may_be_tried_again(fiks: RehearsalFiks) -> None:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    desk = FiksWay(url, fiks.organisation, fiks.credentials, lambda: NOW, (1, 1))
    for _ in range(2):
        with pytest.raises(EndpointAway):
            desk.give(files())


@pytest.mark.parametrize(("fault", "text"), [("refuse", "error.case.refused"), ("deny", "error.case.access")])
@pytest.mark.parametrize("step", ["certificate", "new", "list", "files", "case"])
def test_a_refusal_says_which_sort(fiks: RehearsalFiks, step: Step, fault: Fault, text: str) -> None:
    fiks._faults.append((step, fault))
    with pytest.raises(EndpointRefused) as told:
        way(fiks).give(files())
    assert told.value.text == text


def test_late_papers_never_become_a_new_application(fiks: RehearsalFiks) -> None:
    with pytest.raises(ByHandOnly) as told:
        way(fiks).give(files(is_late=True))
    assert told.value.text == "error.case.late"
    assert not fiks.calls


def test_without_a_number_there_is_nobody_to_make_a_case_for(fiks: RehearsalFiks) -> None:
    with pytest.raises(ByHandOnly) as told:
        way(fiks).give(files(identity=""))
    assert told.value.text == "error.case.number"


@pytest.mark.parametrize("fault", ["refuse", "break", "cut"])
def test_no_error_has_the_number_anywhere(fiks: RehearsalFiks, fault: Fault) -> None:
    fiks._faults.append(("new", fault))
    with pytest.raises(KioskError) as told:
        way(fiks).give(files())
    assert IDENTITY not in repr(told.value)
    assert told.value.__cause__ is None
    assert told.value.__suppress_context__ or told.value.__context__ is None


def test_credentials_come_from_a_file_that_may_change(tmp_path: Path, fiks: RehearsalFiks) -> None:
    file = tmp_path / "token"
    headers = dict(fiks.credentials())
    token = headers.pop("Authorization")
    file.write_text("stale\n")
    desk = FiksWay(fiks.url, fiks.organisation, credentials_in(file), lambda: NOW)
    with pytest.raises(EndpointRefused) as told:
        desk.give(files())
    assert told.value.text == "error.case.access"
    file.write_text("\n".join([token, *(f"{name}: {value}" for name, value in headers.items())]))
    assert desk.give(files()).place in fiks.cases


@pytest.mark.parametrize("written", ["", "\n", "tøken"])
def test_a_file_without_a_token_is_no_access(tmp_path: Path, written: str) -> None:
    (tmp_path / "token").write_text(written)
    with pytest.raises(EndpointRefused) as told:
        credentials_in(tmp_path / "token")()
    assert told.value.text == "error.case.access"


def test_no_file_is_no_access(tmp_path: Path) -> None:
    with pytest.raises(EndpointRefused):
        credentials_in(tmp_path / "none")()


def upload(fiks: RehearsalFiks, parts: list[tuple[str, tuple[str | None, bytes, str]]]) -> int:
    case = way(fiks).give(files()).place
    path = f"{fiks.url}/digisos/api/v1/{fiks.organisation}/{case}/filer"
    return requests.post(path, files=parts, headers=dict(fiks.credentials()), timeout=5).status_code


def about(name: str = "a.pdf", size: object = 4, **more: object) -> bytes:
    return json.dumps({"filnavn": name, "mimetype": "application/pdf", "storrelse": size, **more}).encode()


@pytest.mark.parametrize(
    "parts",
    [
        [("dokument:0", ("a.pdf", b"%PDF", "application/octet-stream")), ("metadata:0", (None, about(), "text/plain"))],
        [("metadata0", (None, about(), "text/plain")), ("dokument0", ("a.pdf", b"%PDF", "application/octet-stream"))],
        [("metadata:0", (None, about(), "text/plain"))],
        [("metadata:0", (None, b"{", "text/plain")), ("dokument:0", ("a.pdf", b"%PDF", "application/octet-stream"))],
        [
            ("metadata:0", (None, about(extra=1), "text/plain")),
            ("dokument:0", ("a.pdf", b"%PDF", "application/octet-stream")),
        ],
        [
            ("metadata:0", (None, about("b.pdf"), "text/plain")),
            ("dokument:0", ("a.pdf", b"%PDF", "application/octet-stream")),
        ],
        [("metadata:0", (None, about(), "text/plain")), ("dokument:0", ("a.pdf", b"%PDF", "application/pdf"))],
        [("metadata:0", (None, about(), "text/plain")), ("dokument:0", ("a.pdf", b"%PDF", "application/octet-stream"))],
    ],
    ids=["order", "names", "alone", "no json", "more", "other name", "type", "not sealed"],
)
def test_the_rehearsal_refuses_what_ks_client_would_not_send(
    fiks: RehearsalFiks, parts: list[tuple[str, tuple[str | None, bytes, str]]]
) -> None:
    assert upload(fiks, parts) == 400


def test_the_rehearsal_refuses_who_does_not_say_who_integrates(fiks: RehearsalFiks) -> None:
    only = {"Authorization": fiks.credentials()["Authorization"]}
    answer = requests.get(f"{fiks.url}/digisos/api/v1/dokumentlager-public-key", headers=only, timeout=5)
    assert answer.status_code == 401


def test_the_rehearsal_ends_cleanly() -> None:
    fiks = RehearsalFiks()
    fiks.start()
    fiks.stop()
    fiks.stop()
