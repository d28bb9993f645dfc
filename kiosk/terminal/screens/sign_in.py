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
    LanePart("ask", "lane.ask", "signing.lane.ask"),
    LanePart("none", "lane.avoid", "signing.lane.avoid"),
    LanePart("lock", "lane.why", "signing.lane.why"),
)
PHONE, TYPED = "phone", "typed"
AGAIN, WITHOUT = "again", "without"
KEEP, OUT = "keep", "out"


def offer_screen(now: Surroundings, at: int | None, chosen: str | None = None) -> FrameScreen:
    """Sign in, or type. Ends with Chose: PHONE or TYPED, or with Back."""
    picks = [
        Pick(PHONE, "phone", "signing.offer.phone", fact="signing.offer.phone.fact"),
        Pick(TYPED, "edit", "signing.offer.typed", fact="signing.offer.typed.fact"),
    ]
    hints = [("paper", "signing.offer.free")]
    return CardScreen(
        now, "signing.offer.title", picks, hints=hints, chosen=chosen, help="signing.offer.help", at=at, lane=LANE
    )


def failed_screen(now: Surroundings, at: int | None, kind: Why) -> FrameScreen:
    """What happened, and what to do. Ends with Chose: AGAIN or WITHOUT, or with Back."""
    again, without = Pick(AGAIN, "again", "signing.again"), Pick(WITHOUT, "next", "signing.without")
    return CardScreen(
        now,
        "signing.failed",
        [again, without] if can_be_tried_again(kind) else [without],
        alert=f"signing.over.{kind}",
        hints=[(icon_of(kind), f"signing.over.{kind}.do")],
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
        Pick(KEEP, "yes", "signing.locked.keep"),
        Pick(OUT, "no", "signing.locked.out", fact="signing.locked.out.fact"),
    ]
    return CardScreen(now, "signing.locked.title", picks, hints=[("lock", "signing.locked.text")], at=at)
