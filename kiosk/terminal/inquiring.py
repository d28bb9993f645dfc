"""A question to the gateway as a person meets it: waited for, left, or asked again when there is no answer.

The one rule: nobody waits who does not want to, and a failure is always told with a way on.
"""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from kiosk.errors import KioskError
from kiosk.terminal.inquiry import Inquiry
from kiosk.terminal.outcome import Chose, Outcome, Proceed
from kiosk.terminal.questioning import Show
from kiosk.terminal.screens.inquiring import LEAVE, RETRY, InquiringScreen, refused_screen

Found = TypeVar("Found")


class ErrandLeft(Exception):
    """Somebody wants to do something else."""


async def inquire(
    show: Show, ask: Callable[[], Found], icon: str, title: str = "inquiry.title"
) -> Found | KioskError | None:
    """What was found, or why not; None for whoever does not want to wait. `title`: the text id of who is asked."""
    inquiry = Inquiry(ask)
    match await show(lambda now, _typed: InquiringScreen(now, inquiry, icon, title)):
        case Proceed():
            return inquiry.result
    return None


async def wants_again(
    show: Callable[..., Awaitable[Outcome]], failure: KioskError, *, again: str = "inquiry.again", alert: str = ""
) -> bool:
    """Why there is no answer; True when somebody wants to ask once more, False for back. Raises ErrandLeft.

    `again`, `alert`: text ids, as `refused_screen` takes them.
    """
    outcome = await show(lambda now, _typed: refused_screen(now, failure, again=again, alert=alert))
    if outcome == Chose(LEAVE):
        raise ErrandLeft
    return outcome == Chose(RETRY)
