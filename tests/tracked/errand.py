"""What somebody does at the kiosk with the paper in hand: ask where the application is, or mend a mistake in it.

The one rule: they know what stands on the paper, and the scanner types what its codes hold.
"""

from pathlib import Path

from kiosk.rehearse import Visit
from kiosk.terminal.roles import ROLES
from kiosk.terminal.widgets.shelf import KEYS
from tests.paper.ippeve import eve_printer
from tests.pty.driver import Applicant
from tests.pty.script import KIOSK, cells, environment_of
from tests.pty.terminal import Terminal
from tests.tracked.office import NO_PRINTER, Office
from tests.tracked.paper import Paper

FOLLOW, OWN, MEND = "5", "6", "1"


def follow_at_kiosk(office: Office, visit: Visit, paper: Paper, folder: Path) -> list[str]:
    """The lines of the screen that says where it is, after number and code."""
    folder.mkdir()
    environment = environment_of(folder, **office.of_the_kiosk(NO_PRINTER))
    with Terminal(KIOSK, environment, cells()) as terminal:
        applicant = Applicant(terminal, office.house, visit)
        come_for(FOLLOW, applicant)
        applicant.arrive("follow.title")
        applicant.type(paper.reference)
        applicant.press_and_see("enter")
        applicant.type(paper.code)
        applicant.press("enter")
        applicant.arrive("status.waiting.title")
        applicant.settle()
        return terminal.lines


def mend_at_kiosk(office: Office, visit: Visit, paper: Paper, folder: Path) -> Paper:
    """A new paper from the codes of the old one: nothing is asked again, all of it is looked at, and it is printed."""
    with eve_printer(folder / "printer", office.mdns) as printer:
        environment = environment_of(folder, **office.of_the_kiosk(printer.uri))
        with Terminal(KIOSK, environment, cells()) as terminal:
            applicant = Applicant(terminal, office.house, visit)
            come_for(OWN, applicant)
            applicant.arrive("own.title")
            for part in paper.parts:
                terminal.press(f"{part}\r")
            applicant.arrive("own.code")
            applicant.type(paper.code)
            applicant.press("enter")
            applicant.arrive("own.purpose")
            applicant.press(MEND)
            applicant.arrive("role.title")
            applicant.press(KEYS[[role.id for role in ROLES].index(visit.helper)])
            applicant.declare()
            assert applicant.leave() == 0
        (document,) = printer.received()
    return Paper(document)


def come_for(errand: str, applicant: Applicant) -> None:
    """From the first screen over the language to this card."""
    applicant.arrive("rest.title", seconds=30)
    applicant.press("enter")
    applicant.arrive("language.choose")
    applicant.press(KEYS[applicant.rehearsal.settings.languages.index(applicant.visit.language)])
    applicant.arrive("errand.title")
    applicant.press(errand)
