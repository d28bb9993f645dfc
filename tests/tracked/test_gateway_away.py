"""The gateway does not answer while somebody applies: the paper comes all the same, and the desk's scan makes it known.

Worse than a gateway that is off is one that takes every connection and says nothing: that one is away here.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from kiosk.delivery.registering import PATIENCE
from kiosk.desk.note import Note
from kiosk.house import House, open_house
from kiosk.register.model import Status
from tests.paper.ippeve import bus_and_mdns
from tests.pty.script import visit_of_today
from tests.tracked.office import Visited, an_office, lay_on, now
from tests.tracked.phone import Shown, a_phone, plain

LANGUAGE, SCRIPT = "uk", "says-nothing"
# What a busy machine takes to end two processes, beside what was waited for.
ENDING = 6.0


@dataclass(frozen=True, slots=True)
class Story:
    """`unknown`: what the phone was shown before the desk had the paper; `before`: what the register knew then."""

    visited: Visited
    unknown: Shown
    before: Status | None
    received: Note
    opened: Shown


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


@pytest.fixture(scope="module")
def story(house: House, tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("away")
    with bus_and_mdns(folder) as mdns, a_phone(folder) as phone:
        with an_office(folder, house, mdns) as office:
            assert office.gateway.end() == 0
        with silent(office.gateway.port):
            visited = office.visit(visit_of_today(SCRIPT, now()), folder / "kiosk")
        with office.gateway_again():
            unknown = phone.open(visited.paper.link, "unknown")
            counter = office.desk(folder / "desk")
            case = lay_on(counter, visited.paper.scan(folder / "scan.pdf"))
            before, received = case.status, counter.receive(case)
            opened = phone.reload("received")
            counter.means.registering.stop()
    return Story(visited, unknown, before, received, opened)


@contextmanager
def silent(port: int) -> Iterator[None]:
    """Somebody at this port who takes connections and never says a word."""
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        listening.listen()
        yield


def test_the_receipt_has_its_link_and_code_all_the_same(story: Story) -> None:
    paper = story.visited.paper
    assert paper.reference.replace("-", "") in paper.link
    assert paper.link.split("/")[-1].startswith(paper.code.replace("-", ""))


def test_nobody_at_the_kiosk_waits_longer_than_for_one_attempt(story: Story) -> None:
    assert story.visited.parting < PATIENCE + ENDING


def test_until_the_desk_has_the_paper_the_link_leads_to_how_it_is_handed_in(house: House, story: Story) -> None:
    says = house.library.words("en")
    assert story.unknown.status == 404
    assert plain(says("status.unknown.printed")) in story.unknown.words


def test_the_first_scan_at_the_desk_registers_what_nobody_told_of(story: Story) -> None:
    assert story.before is None
    assert story.received.tone == "done"


def test_afterwards_the_link_on_the_receipt_works(house: House, story: Story) -> None:
    opened = story.opened
    assert (opened.status, opened.language) == (200, LANGUAGE)
    assert opened.headline.startswith(plain(house.library.words(LANGUAGE)("status.handed_in.title")))
