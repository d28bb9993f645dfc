"""The scripted visits of the project, each as the application it delivers.

The one rule: they are found by looking, so that a new visit is tested by being there.
"""

from functools import cache
from pathlib import Path

from kiosk.house import House, open_house
from kiosk.rehearse import Rehearsal, read_visit
from kiosk.visit.application import Application

FOLDER = Path(__file__).resolve().parents[1] / "visits"
SCRIPTS = sorted(FOLDER.glob("*.toml"))


@cache
def house() -> House:
    """The house as the rehearsal office has it."""
    return open_house()


def visited(script: Path) -> Application:
    """What this visit delivers."""
    here = house()
    return Rehearsal(here.forms, here.library, here.settings, read_visit(script), here.register).application()
