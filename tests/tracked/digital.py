"""Visits that end in Fiks, or nearly: what somebody at the kiosk does from the code to the receipt, and what they see.

The one rule: whoever looks at the screen knows nothing of the gateway or of Fiks but what stands there.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.form.reference import Reference
from kiosk.rehearse import Visit
from kiosk.visit.signed_in import SignedIn
from tests.pty.driver import Applicant
from tests.pty.pressing import Seen
from tests.pty.script import KIOSK, cells, environment_of
from tests.pty.terminal import Terminal
from tests.tracked.errand import FOLLOW, come_for
from tests.tracked.office import NO_PRINTER, Office
from tests.tracked.phone import Phone
from tests.tracked.signing import scan, sign_in

LOG = "kiosk.log"
# As a service is started, whose standard error is no terminal.
LOGGED = ("sh", "-c", f'exec "$@" 2>>"$HOME/{LOG}"', "sh", *KIOSK)
# Screens that are looked at afterwards, when they are whole.
LOOKED_AT = (
    "declaration",
    "signin.kiosk.",
    "documents.",
    "document.",
    "intake.",
    "digital.",
    "submitting.",
    "later.",
    "receipt.",
)
PATIENCE, UNHURRIED = 60.0, 0.3
PAPER_ONCE_BROKEN_OFF, KEPT_AFTER_HALF_A_MINUTE = "2", "3"
MORE, DONE = "2", "2"


@dataclass(frozen=True, slots=True)
class Slip:
    """What a receipt on the screen says, page after page, and what a phone reads off it."""

    link: str
    pages: tuple[list[str], ...] = field(repr=False)

    @property
    def reference(self) -> str:
        return str(Reference(self.link.split("/")[-2]))

    @property
    def code(self) -> str:
        key = self.link.split("/")[-1]
        return f"{key[:3]}-{key[3:6]}"


@contextmanager
def at_kiosk(
    office: Office,
    visit: Visit,
    folder: Path,
    sign_in: Callable[[Applicant], SignedIn] | None = None,
    printer: str = NO_PRINTER,
    **more: Any,
) -> Iterator[Applicant]:
    """Somebody before a kiosk that nobody else has used. Its journal is `LOG` in the folder. `more`: settings."""
    folder.mkdir(exist_ok=True)
    environment = environment_of(folder, **office.of_the_kiosk(printer), **more)
    with Terminal(LOGGED, environment, cells()) as terminal:
        applicant = Applicant(terminal, office.house, visit, sign_in)

        def look(seen: Seen) -> None:
            if seen.name.startswith(LOOKED_AT):
                applicant.settle()
                seen.lines = terminal.lines
                (folder / f"{len(applicant.seen):02}-{seen.name}.txt").write_text("\n".join(seen.lines))

        applicant.arrived = look
        yield applicant


def apply(applicant: Applicant) -> None:
    """From the first screen to "I agree"."""
    applicant.begin()
    applicant.answer_all()
    applicant.confirm()


def read_slip(applicant: Applicant, title: str) -> Slip:
    """The receipt with this title, all pages of it, to the three faces."""
    applicant.arrive(title, PATIENCE)
    link, pages = scan(applicant), list[list[str]]()

    def keep(_seen: Seen | None = None) -> None:
        # Its number stands on a page before the papers do, and other tests are run beside this one.
        applicant.settle(UNHURRIED)
        pages.append(applicant.terminal.lines)

    applicant.arrived = keep
    keep()
    applicant.leaf_through(applicant.says("feedback.title"))
    return Slip(link, tuple(pages))


def part(applicant: Applicant) -> None:
    """Says how it was, and goes."""
    applicant.arrive("feedback.title")
    applicant.press("1")
    applicant.arrive("goodbye.title")
    applicant.press("enter")
    assert applicant.terminal.until_ended() == 0


def leave_to_gateway(applicant: Applicant) -> Slip:
    """Fiks was away for half a minute, and the applicant says yes to a day at the gateway."""
    applicant.arrive("digital.refused", PATIENCE)
    applicant.press(KEPT_AFTER_HALF_A_MINUTE)
    applicant.arrive("later.title")
    applicant.press("1")
    slip = read_slip(applicant, "receipt.kept.title")
    part(applicant)
    return slip


def rather_paper(applicant: Applicant) -> None:
    """Does not wait any longer, chooses paper, and takes it along."""
    applicant.arrive("submitting.give_up", PATIENCE)
    applicant.press("1")
    applicant.arrive("digital.unknown")
    applicant.press(PAPER_ONCE_BROKEN_OFF)
    assert applicant.leave() == 0


def ask_at_kiosk(office: Office, visit: Visit, slip: Slip, phone: Phone, folder: Path) -> tuple[list[str], list[str]]:
    """Two screens: where it is by number and code, and what the municipality told whoever signs in to hear it."""
    with at_kiosk(office, visit, folder) as applicant:
        come_for(FOLLOW, applicant)
        applicant.arrive("follow.title")
        applicant.type(slip.reference)
        applicant.press_and_see("enter")
        applicant.type(slip.code)
        applicant.press("enter")
        applicant.arrive("follow.more")
        applicant.settle()
        by_code = applicant.terminal.lines
        applicant.press(MORE)
        sign_in(applicant, phone, "asked")
        applicant.press("1")
        applicant.arrive("digital.status.standing.processing")
        applicant.settle()
        heard = applicant.terminal.lines
        applicant.press(DONE)
        applicant.arrive("goodbye.title")
        applicant.press("enter")
        assert applicant.terminal.until_ended() == 0
        return by_code, heard
