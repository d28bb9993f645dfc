"""Whether to sign in on one's own phone, what became of it, and answers that only a sign-in can change.

The one rule: every one of these screens leads on without a sign-in, with one key.
"""

from typing import assert_never

from kiosk.signin.on_phone import Why, can_be_tried_again
from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.lane import LanePart

LANE = (
    LanePart("ask", "lane.ask", "signin.kiosk.lane.ask"),
    LanePart("none", "lane.avoid", "signin.kiosk.lane.avoid"),
    LanePart("lock", "lane.why", "signin.kiosk.lane.why"),
)
PHONE, TYPED = "phone", "typed"
AGAIN, WITHOUT = "again", "without"
KEEP, OUT = "keep", "out"


def offer_screen(now: Surroundings, at: int | None, chosen: str | None = None) -> FrameScreen:
    """Sign in, or type. Ends with Chose: PHONE or TYPED, or with Back."""
    picks = [
        Pick(PHONE, "phone", "signin.kiosk.offer.phone", fact="signin.kiosk.offer.phone.fact"),
        Pick(TYPED, "edit", "signin.kiosk.offer.typed", fact="signin.kiosk.offer.typed.fact"),
    ]
    hints = [("paper", "signin.kiosk.offer.free")]
    return CardScreen(
        now,
        "signin.kiosk.offer.title",
        picks,
        hints=hints,
        chosen=chosen,
        help="signin.kiosk.offer.help",
        terms=("bankid",),
        at=at,
        lane=LANE,
    )


def failed_screen(now: Surroundings, at: int | None, kind: Why) -> FrameScreen:
    """What happened, and what to do. Ends with Chose: AGAIN or WITHOUT, or with Back."""
    again, without = Pick(AGAIN, "again", "signin.kiosk.again"), Pick(WITHOUT, "next", "signin.kiosk.without")
    return CardScreen(
        now,
        "signin.kiosk.failed",
        [again, without] if can_be_tried_again(kind) else [without],
        alert=f"signin.kiosk.over.{kind}",
        hints=[(icon_of(kind), f"signin.kiosk.over.{kind}.do")],
        at=at,
        lane=LANE,
        lane_folded=True,
    )


def icon_of(kind: Why) -> str:
    """What to look at, or what to do."""
    match kind:
        case "cancelled" | "lost" | "expired" | "elsewhere":
            return "phone"
        case "number":
            return "look"
        case "level" | "seal" | "another":
            return "lock"
        case "provider" | "busy":
            return "wait"
        case "away" | "refused" | "unusable":
            return "edit"
        case _:
            assert_never(kind)


def locked_screen(now: Surroundings, at: int | None) -> FrameScreen:
    """Why an answer cannot be changed. Ends with Chose: KEEP or OUT, or with Back, which keeps."""
    picks = [
        Pick(KEEP, "yes", "signin.kiosk.locked.keep"),
        Pick(OUT, "no", "signin.kiosk.locked.out", fact="signin.kiosk.locked.out.fact"),
    ]
    return CardScreen(now, "signin.kiosk.locked.title", picks, hints=[("lock", "signin.kiosk.locked.text")], at=at)
