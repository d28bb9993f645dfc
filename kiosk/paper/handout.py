"""A sheet that belongs to no application: the quick guide, the poster, and the test page of a printer.

The one rule: nothing of anybody's application stands on it; what it says is the same for everybody.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from kiosk.settings import Office

GUIDE, POSTER, TEST_PAGE = "guide", "poster", "test-page"
HANDOUTS = (GUIDE, POSTER, TEST_PAGE)
ROLE_CARD = "role-card"
"""For practice: drawn only with the role it is of."""
Paper = Literal["A4", "A3"]
PAPERS: tuple[Paper, ...] = ("A4", "A3")


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody invented, for a colleague to play. `story`, `learned`: text ids. `answers`: (question, answer)."""

    name: str
    icon: str
    story: str
    learned: str
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Handout:
    """`name`: one of HANDOUTS, or ROLE_CARD with a `role`. `language` stands first, `helper_language` second.

    On a poster all the others stand below. `office`: where to ask, on a poster. `printer` and `at`, local time: what a
    test page says of itself.
    `speaks`: whether this kiosk reads aloud, which the guide then tells.
    """

    name: str
    language: str = "nb"
    helper_language: str = "nb"
    paper: Paper = "A4"
    office: Office | None = None
    printer: str = ""
    at: datetime | None = None
    speaks: bool = True
    role: Role | None = None
