"""Planted secrets: an applicant's own words, looked for in every representation, traceback, log and shared byte."""

import asyncio
import io
import os
import socket
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import FrameType

import pytest

from kiosk.delivery import Delivery
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.soknad import soknad_of
from kiosk.digisos.trouble import Trouble
from kiosk.digisos.vedlegg import vedlegg_of
from kiosk.errors import VisitError
from kiosk.form.answers import Address, Name, Place
from kiosk.house import House, open_house, printery_of
from kiosk.journal import Journal
from kiosk.paper.lanes import lanes_for
from kiosk.paper.matter import matter_of
from kiosk.paper.rehearsal import RehearsalPrinter
from kiosk.rehearse import Rehearsal, read_visit
from kiosk.signin.keeping import RehearsalKeeper
from kiosk.visit.board import Board
from kiosk.visit.process import CRASHED, live, serve_visits
from kiosk.visit.receipt_key import mint_key
from kiosk.visit.session import Session
from kiosk.visit.signed_in import SignedIn
from tests.delivery.delivering import digital_to
from tests.visit.serving import unbound

VISIT = Path(__file__).parent / "visits" / "whole-life.toml"
FAMILY, STREET, MESSAGE = "Zyxelbakken", "Qvistgrova", "Xanthoproctus"
SECRETS = (FAMILY, STREET, MESSAGE)
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


@pytest.fixture(scope="module")
def rehearsal(house: House) -> Rehearsal:
    """A whole life, with the secrets in a name, an address and the applicant's own words."""
    visit = read_visit(VISIT)
    answers = dict(visit.answers) | {"name": f"Kari|{FAMILY}", "message": f"{MESSAGE}."}
    answers["address"] = f"{STREET} 1|0188"
    return Rehearsal(house.forms, house.library, house.settings, replace(visit, answers=answers), house.register)


def betrayed(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret.casefold() in text.casefold()]


def test_the_secrets_are_in_what_is_delivered(house: House, rehearsal: Rehearsal) -> None:
    assert betrayed(rehearsal.application().to_json(house.form).decode()) == list(SECRETS)


def test_no_representation_of_what_holds_an_answer_shows_it(house: House, rehearsal: Rehearsal) -> None:
    application = rehearsal.application()
    printery = printery_of(house)
    lanes = lanes_for(house.library, "ar", "nb")
    matter = matter_of(house.form, application, lanes, house.register)
    delivery = Delivery(application, printery, (RehearsalPrinter(pause=0),), lambda: NOW)
    asyncio.run(deliver(delivery))
    holders = (
        *(application, delivery, delivery.receipt, delivery.pages(), matter, matter.budget, matter.journey),
        *(soknad_of(house.form, application), vedlegg_of(house.form, application), rehearsal.visit),
        *(Name("Kari", FAMILY), Address(STREET, "0182", "Oslo", "0301"), filled_session(house), rehearsal.session()),
    )
    assert [type(each).__name__ for each in holders if betrayed(repr(each))] == []


async def deliver(delivery: Delivery) -> None:
    async for _ in delivery.attempt():
        pass


def test_nothing_made_on_the_way_to_paper_or_case_system_shows_an_answer(house: House, rehearsal: Rehearsal) -> None:
    application = rehearsal.application()
    printery = printery_of(house)
    with watching_results() as betraying:
        printery.make(application)
        printery.make(application, house.form.case_printouts)
        soknad_of(house.form, application)
        vedlegg_of(house.form, application)
    assert betraying == set()


def test_nothing_made_on_the_way_to_the_municipality_shows_an_answer_or_who_signed_in(
    house: House, rehearsal: Rehearsal
) -> None:
    application = replace(rehearsal.application(), signed_in=True, key=mint_key())
    who = SignedIn("19888721455", f"Kari {FAMILY}", "idporten-loa-high", NOW, STREET, NOW)
    with RehearsalDigisos(tokens={"applicant": STREET, "machine": "machine"}) as fiks:
        delivery = Delivery(
            application, printery_of(house), (RehearsalPrinter(pause=0),), lambda: NOW,
            digital=digital_to(fiks, keeper=RehearsalKeeper()), who=who,
        )  # fmt: skip
        with watching_results() as betraying:
            fiks.plan([Trouble("503", 0, 2)])
            asyncio.run(submit(delivery))
        assert delivery.receipt
        assert delivery.receipt.channel == "digital"
        assert betraying == set()
        assert not betrayed(repr((delivery, vars(delivery), delivery.receipt)))


async def submit(delivery: Delivery) -> None:
    async for _ in delivery.submit():
        pass


@contextmanager
def watching_results() -> Iterator[set[str]]:
    """The classes of ours that some function gave an instance of whose representation shows a secret."""
    betraying: set[str] = set()

    def look(_frame: FrameType, event: str, result: object) -> None:
        kind = type(result)
        if event == "return" and is_dataclass(kind) and kind.__module__.startswith("kiosk.") and holds_secret(result):
            betraying.update({kind.__qualname__} if betrayed(repr(result)) else ())

    threading.setprofile(look)
    sys.setprofile(look)
    try:
        yield betraying
    finally:
        sys.setprofile(None)
        threading.setprofile(None)


def holds_secret(result: object) -> bool:
    """Whether one of its fields has a secret in it, at first sight."""
    values = (getattr(result, each.name, None) for each in fields(result))  # type: ignore[arg-type]
    return any(isinstance(value, str) and betrayed(value) for value in values)


def filled_session(house: House) -> Session:
    session = Session(house.forms, house.settings)
    session.put(Place("name"), Name("Kari", FAMILY))
    session.put(Place("message"), MESSAGE)
    return session


def fail_with_answers(session: Session) -> None:
    """An error as careless as can be: an answer in its message, its cause, its notes and every frame's locals."""
    answer = MESSAGE
    try:
        raise KeyError(answer)
    except KeyError as cause:
        error = ValueError(f"{answer} of {session.answers}")
        error.add_note(STREET)
        raise error from cause


@pytest.mark.parametrize("where", ["stderr", "journal"])
def test_a_crash_with_answers_in_it_tells_none(
    where: str, house: House, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    board, stream = Board(), io.StringIO()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as daemon:
        daemon.bind(str(tmp_path / "socket"))
        daemon.setblocking(False)
        journal = Journal(where, stream, tmp_path / "socket")  # type: ignore[arg-type]
        visit: Callable[[], None] = partial(fail_with_answers, filled_session(house))
        assert serve_visits(visit, unbound, board, lambda _language: None, tell=journal.tell, visits=None) == 1
        told = stream.getvalue() + received(daemon)
    assert "visit.crashed" in told
    assert f"ValueError, {Path(__file__).name}:" in told
    assert betrayed(told + "".join(capfd.readouterr())) == []


def received(daemon: socket.socket) -> str:
    parts = []
    while True:
        try:
            parts.append(daemon.recv(65536).decode())
        except BlockingIOError:
            return "".join(parts)


def test_the_board_between_visit_and_kiosk_holds_a_place_and_no_answer(house: House) -> None:
    board = Board()
    assert live(partial(fail_with_answers, filled_session(house)), unbound, board) == CRASHED
    assert betrayed(board.language + board.place) == []
    assert board.place.startswith("ValueError, ")


def test_the_kiosks_own_errors_name_questions_and_never_answers(house: House, rehearsal: Rehearsal) -> None:
    wrong = replace(rehearsal.visit, answers=dict(rehearsal.visit.answers) | {"account": MESSAGE})
    astray = Rehearsal(house.forms, house.library, house.settings, wrong, house.register)
    with pytest.raises(VisitError, match="account") as refused:
        astray.application()
    assert betrayed(f"{refused.value!r} {refused.value}") == []


def test_the_search_finds_a_secret_that_is_shown() -> None:
    try:
        raise ValueError(MESSAGE)
    except ValueError:
        assert betrayed(traceback.format_exc()) == [MESSAGE]
    assert betrayed(os.fsdecode(STREET.upper().encode())) == [STREET]
