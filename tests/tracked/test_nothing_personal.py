"""Everything an applicant typed is made up for this test alone: afterwards no register and no log holds any of it.

Before SQLite sits a whole kiosk with its terminal and printer; before PostgreSQL its reception, without the terminal.
"""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from kiosk.form.definition import Kind
from kiosk.house import House, open_house
from kiosk.reception import Reception
from kiosk.register.store import Store
from kiosk.rehearse import Rehearsal, Visit
from kiosk.settings import read_settings
from tests.paper.ippeve import bus_and_mdns
from tests.postgres import Cluster, postgres
from tests.promises.canaries import Canary, Planter
from tests.promises.searching import Found
from tests.pty.script import environment_of, visit_of_today
from tests.tracked.office import Office, an_office, lay_on, now
from tests.tracked.paper import Paper
from tests.tracked.reading import found_in, kept_in

__all__ = ["postgres"]
TYPED = {Kind.NAME, Kind.TEXT, Kind.ADDRESS, Kind.IDENTITY, Kind.ACCOUNT, Kind.PHONE, Kind.AMOUNT}
MISSING = ("statement_account", "lease_municipal")
EVENTS = {"created", "printed", "handed_in", "waiting", "forwarded", "answered", "void"}


@dataclass(frozen=True, slots=True)
class Passed:
    """`places`: what was looked through; `found`: what was found there; `found_planted`: of values left on purpose.

    `secrets`: what nobody but the receipt should know, found there; `said`: what the gateway wrote.
    """

    places: frozenset[str]
    events: frozenset[str]
    found: tuple[Found, ...]
    found_planted: tuple[Found, ...]
    secrets: tuple[Found, ...]
    said: tuple[Found, ...]


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


@pytest.fixture(scope="module")
def planter(house: House) -> Planter:
    return Planter("applicant", house.forms.application, "ar")


@pytest.fixture(scope="module")
def visit(planter: Planter) -> Visit:
    """One whose every typed answer is a canary."""
    script = visit_of_today("arabic-widow", now())
    return replace(script, answers=planter.plant(script.answers))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def passed(
    request: pytest.FixtureRequest,
    house: House,
    visit: Visit,
    planter: Planter,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Passed]:
    folder = tmp_path_factory.mktemp("personal")
    cluster: Cluster | None = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    database = cluster.make_database() if cluster else ""
    with bus_and_mdns(folder) as mdns, an_office(folder, house, mdns, database, practice=True) as office:
        paper = (
            print_without_terminal(office, visit, folder) if cluster else office.visit(visit, folder / "kiosk").paper
        )
        work_at_desk(office, paper.scan(folder / "scan.pdf"), folder / "desk")
        yield examine(office, planter.canaries, paper)
    if cluster:
        cluster.drop_database(database)


def print_without_terminal(office: Office, visit: Visit, folder: Path) -> Paper:
    """The visit and its delivery, as the reception makes them."""
    house = office.house
    application = Rehearsal(house.forms, house.library, house.settings, visit, house.register).application()
    environment_of(folder, **{**office.of_the_kiosk(""), "printer": ""})
    outgoing = Reception(replace(house, settings=read_settings(folder / "kiosk.toml"))).outgoing()
    delivery = outgoing.deliver(application)

    async def deliver() -> None:
        async for _ in delivery.attempt():
            pass
        assert delivery.registering
        await delivery.registering.settle()
        assert delivery.registering.outcome == "told"

    asyncio.run(deliver())
    assert outgoing.rehearsal
    return Paper(outgoing.rehearsal.prints[-1])


def work_at_desk(office: Office, scan: Path, folder: Path) -> None:
    """Everything a desk can tell of a paper."""
    counter = office.desk(folder)
    case = lay_on(counter, scan)
    registering = counter.means.registering
    counter.receive(case)
    counter.wait_for(case, MISSING, date.today())
    counter.forward(case, "9902")
    registering.answer(case)
    counter.void(case)
    registering.stop()
    assert registering.waiting == 0


def examine(office: Office, canaries: Sequence[Canary], paper: Paper) -> Passed:
    """The register and what the gateway said, looked through; then the same with something left there on purpose."""
    gateway = office.gateway
    store = Store(gateway.settings.database_url, gateway.settings.pepper)
    kept = kept_in(gateway.settings.database_url)
    store.issue_key("monitor", next(each for each in canaries if each.kind == Kind.NAME).parts[0], "9901")
    store.close()
    assert gateway.end() == 0
    said = {"standard error": gateway.log.read_bytes(), "standard output": gateway.said.read_bytes()}
    *_, reference, key = paper.link.split("/")
    own = tuple(word("receipt", text) for text in (key, paper.code, paper.code.replace("-", "")))
    machines = tuple(word("machine", text) for text in (office.keys.kiosk, office.keys.desk))
    asked = tuple(word("path", text) for text in (reference, paper.reference, "/S/", "/api/", "/health"))
    return Passed(
        frozenset(kept),
        frozenset(kind for kind in EVENTS if kind.encode() in kept["table events"]),
        tuple(found_in(canaries, kept)),
        tuple(found_in(canaries, kept_in(gateway.settings.database_url))),
        tuple(found_in((*own, *machines), kept)),
        tuple(found_in((*canaries, *own, *machines, *asked), said)),
    )


def word(label: str, text: str) -> Canary:
    """Something to look for as it stands."""
    return Canary(label, "word", (text,))


def test_every_kind_of_typed_answer_was_planted(planter: Planter, visit: Visit) -> None:
    assert {str(kind) for kind in TYPED} <= {canary.kind for canary in planter.canaries}
    assert visit.answers["name"].partition("|")[0] in {canary.parts[0] for canary in planter.canaries}


def test_the_register_was_told_all_that_can_happen(passed: Passed) -> None:
    assert passed.events == EVENTS


def test_every_table_was_looked_through(passed: Passed) -> None:
    assert {"table registrations", "table events", "table keys", "table tries"} <= passed.places


def test_a_value_left_in_the_register_would_be_found(passed: Passed) -> None:
    assert "table keys" in {each.where for each in passed.found_planted}


def test_a_value_left_in_a_file_of_the_database_would_be_found(passed: Passed) -> None:
    """Of SQLite, whose newest rows stand in the log beside its file."""
    files = {where for where in passed.places if not where.startswith("table ")}
    assert files in (set(), {"register.sqlite", "register.sqlite-wal", "register.sqlite-shm"})
    assert not files or files & {each.where for each in passed.found_planted}


def test_the_register_holds_nothing_that_was_typed(passed: Passed) -> None:
    assert passed.found == ()


def test_the_register_holds_no_key_and_no_code(passed: Passed) -> None:
    assert passed.secrets == ()


def test_the_gateway_wrote_no_value_path_reference_key_or_code(passed: Passed) -> None:
    assert passed.said == ()
