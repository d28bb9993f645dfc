"""Taking pages in again and again, until it goes well or somebody has had enough.

The one rule: each time it comes to nothing, somebody reads why, and chooses.
"""

from collections.abc import Awaitable, Callable

from kiosk.errors import KioskError
from kiosk.terminal.outcome import Chose
from kiosk.terminal.patience import Patience
from kiosk.terminal.screens.intake_trouble import AGAIN, TroubleScreen
from kiosk.terminal.sheaf import Sheaf

Attempt = Callable[[], Awaitable[KioskError | None]]
"""Takes pages into the sheaf; why it came to nothing or to less than there is, None where nobody has to be told."""


async def persevere(attempt: Attempt, sheaf: Sheaf, patience: Patience, at: int | None) -> bool:
    """Whether pages came or were there before. `at`: the step of the rail."""
    while (fault := await attempt()) is not None:
        shown = await patience.show(lambda now, _typed: TroubleScreen(now, fault, len(sheaf.pages), at))
        if shown != Chose(AGAIN):
            break
    return bool(sheaf.pages)
