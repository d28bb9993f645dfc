"""An office with everything in it: a gateway, a kiosk with a printer, a page scanner, a front desk.

The one rule: each is begun as an office begins it, with keys that the commands print, and they share nothing but paper
and the gateway.
"""

import os
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kiosk.desk.case import Case
from kiosk.desk.counter import Counter
from kiosk.desk.equipment import desk_of
from kiosk.house import House, printery_of
from kiosk.register.client import GatewayRegister
from kiosk.rehearse import Visit
from kiosk.settings import read_settings
from kiosk.visit.application import Application
from tests.gateway.served import Served, served
from tests.paper.ippeve import eve_printer
from tests.pty.driver import Applicant
from tests.pty.script import KIOSK, cells, environment_of
from tests.pty.terminal import ROOT, Terminal
from tests.tracked.paper import Paper

NAME, NO_PRINTER = "Kiosk-1", "ipp://127.0.0.1:9/ipp/print"
MUNICIPALITY = "0301"


@dataclass(frozen=True, slots=True)
class Keys:
    """What the commands printed for the machines, as their settings hold it."""

    kiosk: str = field(repr=False)
    desk: str = field(repr=False)
    sheets: dict[str, Any] = field(repr=False)
    """`signing_key` for the kiosk; `signers` for the desk, and for the kiosk where people continue from their paper."""
    municipality: dict[str, Any] = field(repr=False)
    """`municipality_keys` for the kiosk, which encrypts to it."""


@dataclass(frozen=True, slots=True)
class Visited:
    """A visit that ended with paper in hand. `parting`: seconds from the last key until the kiosk had ended it."""

    applicant: Applicant
    paper: Paper
    parting: float

    @property
    def application(self) -> Application:
        """What was typed. Its reference, the time and whether it was practice are the kiosk's to say."""
        visit = self.applicant.visit
        return replace(self.applicant.application(), language=visit.language, helper=visit.helper)


@dataclass(frozen=True, slots=True)
class Office:
    """`mdns`: see `bus_and_mdns`; `practice`: of its kiosk and its desk."""

    gateway: Served
    house: House
    mdns: dict[str, str]
    keys: Keys
    practice: bool

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.gateway.port}"

    def gateway_again(self, more: Mapping[str, Any] = MappingProxyType({})) -> AbstractContextManager[Served]:
        """Its gateway, begun once more over the same register. `more`: of its settings."""
        known = self.gateway.settings
        opening = [asdict(each) for each in known.municipality_keys]
        settings = {"port": known.port, "municipality_keys": opening, **more}
        return served(self.gateway.log.parent, known.database, **settings)

    def visit(self, visit: Visit, folder: Path) -> Visited:
        """Somebody's whole visit on a terminal, and what the printer got."""
        folder.mkdir()
        with eve_printer(folder / "printer", self.mdns) as printer:
            environment = environment_of(folder, **self.of_the_kiosk(printer.uri))
            with Terminal(KIOSK, environment, cells()) as terminal:
                applicant = Applicant(terminal, self.house, visit)
                applicant.begin()
                applicant.answer_all()
                applicant.confirm()
                assert applicant.leave() == 0
                parting = time.perf_counter() - applicant.pressed
            (document,) = printer.received()
        return Visited(applicant, Paper(document), parting)

    def of_the_kiosk(self, printer: str) -> dict[str, Any]:
        """Its settings."""
        return {
            "practice": self.practice,
            "printer": printer,
            "gateway": self.address,
            "gateway_key": self.keys.kiosk,
            **self.keys.sheets,
            **self.keys.municipality,
        }

    def desk(self, folder: Path) -> Counter:
        """The front desk, without its screens, by settings of its own."""
        folder.mkdir()
        environment_of(
            folder,
            practice=self.practice,
            printer=NO_PRINTER,
            gateway=self.address,
            gateway_key=self.keys.desk,
            signers=self.keys.sheets["signers"],
        )
        house = replace(self.house, settings=read_settings(folder / "kiosk.toml"))
        register, draw = GatewayRegister(self.address, self.keys.desk), partial(printery_of, house)
        equipment = desk_of(house.settings, house.content, house.forms, house.library, house.register, draw, register)
        return Counter(equipment.means)


@contextmanager
def an_office(
    folder: Path,
    house: House,
    mdns: dict[str, str],
    database: str = "",
    *,
    practice: bool = False,
    gateway: Mapping[str, Any] = MappingProxyType({}),
) -> Iterator[Office]:
    """An office whose gateway runs, and whose machines have got their keys. `gateway`: more of its settings."""
    private = folder / "municipality.pem"
    municipality = tomllib.loads(printed_by(f"sheet key --municipality {MUNICIPALITY} --out {private}", folder))
    opening = {"municipality": MUNICIPALITY, "file": str(private)}
    with served(folder, database, municipality_keys=[opening], **gateway) as running:
        keys = Keys(
            kiosk=printed_by(f"gateway key issue --kind kiosk --name {NAME} --office 9901", folder).strip(),
            desk=printed_by("gateway key issue --kind desk --name Desk-1 --office 9901", folder).strip(),
            sheets=tomllib.loads(printed_by(f"sheet key --name {NAME}", folder)),
            municipality=municipality,
        )
        yield Office(running, house, mdns, keys, practice)


def printed_by(command: str, gateway: Path) -> str:
    """What `kiosk …` prints on the machine of the gateway in this folder."""
    environment = {**os.environ, "KIOSK_GATEWAY_SETTINGS": str(gateway / "gateway.toml")}
    words = [sys.executable, "-m", "kiosk", *command.split()]
    return subprocess.run(words, env=environment, cwd=ROOT, capture_output=True, check=True, text=True).stdout


def lay_on(counter: Counter, scan: Path) -> Case:
    """A file of the page scanner on the counter: its codes read, its data sheet opened, the register asked."""
    read = counter.means.reader.read_file(scan)
    (reference,) = read.references
    assert counter.take_pages(reference, read.pages_of(reference)) is None
    assert counter.case
    assert counter.ask(counter.case) is None
    return counter.case


def now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)
