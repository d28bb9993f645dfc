"""The visit of somebody with seven papers, from the scanner's glass to "I have given it to you before".

The one rule: what was seen on the way is kept here as it was, and judged elsewhere.
"""

from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import numpy as np

from tests.documents import drawn
from tests.documents.escl import Escl
from tests.documents.photographed import Shot
from tests.gateway.served import Served
from tests.promises.searching import Found
from tests.pty.driver import Applicant
from tests.tracked.camera import GRAIN, SIZE, Photo, Uploading, take
from tests.tracked.documents import (
    FEEDER,
    GLASS,
    PHONE,
    be_done,
    bring_in_a_week,
    choose,
    cover_first,
    pictures_on,
    say_given_earlier,
    scan_in,
    scanned,
    take_from_stick,
)
from tests.tracked.nav import Nav
from tests.tracked.office import Office
from tests.tracked.phone import Phone
from tests.tracked.relay import found_among, held_by
from tests.tracked.signing import scan

GLASSED, LEASE, STACK, BILL, SAVED = "residence", "lease_municipal", "rent_bill", "power_bill", "statement_account"
PAGES = {GLASSED: 1, LEASE: 2, STACK: 2, BILL: 1, SAVED: 1}
"""The papers that are given, with their pages."""
EARLIER, LATER = "tax_return", "other_info"
SOON = 40.0


@dataclass
class Giving:
    """`seen`: pictures of pages on the screen after each photo; `pieces`, `states`: of the photo on its way, and how
    those of its paper stood, when the gateway was stopped; `held`: what it held then. `said`: by the first gateway.
    """

    office: Office
    outside: Nav
    phone: Phone
    scanner: Escl
    folder: Path
    random: np.random.Generator = field(default_factory=lambda: np.random.default_rng(7))
    photos: list[Photo] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)
    listed: str = ""
    pieces: int = 0
    states: list[str] = field(default_factory=list)
    held: frozenset[Found] = frozenset()
    ended: int = -1
    said: bytes = field(default=b"", repr=False)
    gateways: ExitStack = field(default_factory=ExitStack)

    def __post_init__(self) -> None:
        self.gateway: Served = self.office.gateway
        self.uploading = Uploading(self.phone.page)

    @property
    def needles(self) -> dict[bytes, str]:
        """What may stand nowhere, and what a gateway certainly holds: the name of its folder, what it was asked for."""
        known = {self.folder.name.encode(): "folder", LEASE.encode(): "topic"}
        return {
            **known,
            **{run: name for photo in self.photos for run, name in photo.needles.items()},
            **self.uploading.heard,
        }

    def photo(self, paper: drawn.Dots, quarters: int = 0, grain: float = 0.0) -> Photo:
        """Of this paper, with a camera that nobody else has."""
        self.photos.append(take(paper, self.random, f"Camera {uuid4().hex[:12]}", Shot(quarters, shape=SIZE), grain))
        return self.photos[-1]

    def gather(self, applicant: Applicant) -> None:
        """All papers, as they lie there."""
        self.lay_in(drawn.card(self.random))
        scan_in(applicant, GLASSED, GLASS)
        cover_first(applicant)
        be_done(applicant)
        self.photograph_lease(applicant)
        self.lay_in(drawn.table(self.random), drawn.letter(self.random))
        scan_in(applicant, STACK, FEEDER)
        be_done(applicant)
        self.photograph_bill(applicant)
        self.listed = "\n".join(take_from_stick(applicant, SAVED))
        be_done(applicant)
        bring_in_a_week(applicant, LATER)
        say_given_earlier(applicant, EARLIER)

    def lay_in(self, *papers: drawn.Dots) -> None:
        """Upon the scanner's glass, or into its feeder."""
        self.scanner.pages[:] = map(scanned, papers)

    def photograph_lease(self, applicant: Applicant) -> None:
        """Two pages; the gateway is stopped while the second is on its way."""
        choose(applicant, LEASE)
        applicant.press(PHONE)
        applicant.arrive("intake.phone.title")
        self.uploading.open(scan(applicant))
        applicant.arrive("intake.phone.opened")
        self.uploading.send(self.photo(drawn.letter(self.random)))
        self.look(applicant, 1)
        self.pieces = self.uploading.begin_to_send(self.photo(drawn.table(self.random), grain=GRAIN))
        self.stop_gateway()
        self.uploading.go_on()
        applicant.arrive("intake.phone.away", SOON)
        self.phone.photograph("upload-1-away")
        self.gateway = self.gateways.enter_context(self.office.gateway_again(self.outside.settings))
        self.look(applicant, 2)
        applicant.terminal.until(lambda: self.uploading.states == ["arrived"] * 2, "both on the phone")
        self.phone.photograph("upload-2-arrived")
        be_done(applicant)

    def stop_gateway(self) -> None:
        """As an office's machine does, when nobody expects it."""
        self.held = found_among(self.needles, held_by(self.gateway))
        self.states = self.uploading.states
        self.ended = self.gateway.end()
        self.said = self.gateway.log.read_bytes() + self.gateway.said.read_bytes()

    def photograph_bill(self, applicant: Applicant) -> None:
        """One page, with the phone held across; the page on the phone has followed."""
        choose(applicant, BILL)
        applicant.press(PHONE)
        applicant.arrive("intake.phone.title")
        applicant.terminal.until(lambda: self.uploading.asks_for(BILL), "the phone at this paper")
        self.uploading.send(self.photo(drawn.payslip(self.random), quarters=1))
        self.look(applicant, 1)
        be_done(applicant)

    def look(self, applicant: Applicant, pages: int) -> None:
        """Goes on only when so many pages stand on the screen."""
        applicant.terminal.until(lambda: pictures_on(applicant.terminal) == pages, f"{pages} pictures", SOON)
        applicant.settle()
        self.seen.append(pictures_on(applicant.terminal))
        applicant.arrived(applicant.seen[-1])
