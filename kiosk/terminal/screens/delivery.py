"""How the printing goes, and what to do when it does not.

The one rule: it says what is known and nothing more; a second copy is never made unless a person says so.
"""

from collections.abc import Iterator, Sequence
from typing import assert_never

from textual.widget import Widget

from kiosk.delivery import Making, Printing, Receipt
from kiosk.errors import PrintError
from kiosk.terminal.attempt import Attempt
from kiosk.terminal.outcome import Back, Proceed
from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.placed import Stack
from kiosk.terminal.widgets.signs import Alert, Hint, Picture

LANE = (LanePart("printer", "lane.look", "delivery.lane.look"),)
OUT_LANE = (LanePart("printer", "lane.look", "delivery.out.lane.look"),)
RETRY, OTHER, WAIT, CODES, SEE = "retry", "other", "wait", "codes", "see"
ALL, SOME, NONE = "all", "some", "none"
LOOK = 0.1


class DeliveryScreen(FrameScreen):
    """Watches an attempt. Ends with Proceed when it has a result, with Back when a person gives this printer up.

    `title`: text id of what is being printed.
    """

    DEFAULT_CSS = "DeliveryScreen #printing { width: 1fr; margin-bottom: 1; }"

    def __init__(self, surroundings: Surroundings, attempt: Attempt, at: int, title: str = "delivery.title") -> None:
        super().__init__(surroundings, at=at, lane=LANE, absent=("back", "next"))
        self.attempt, self.title_id = attempt, title
        self.said: tuple[str, str, str] | None = None
        self.state = Stack(classes="facts")

    def body(self) -> Iterator[Widget]:
        yield Headline(*self.surroundings.voices.pair(self.title_id))
        yield Picture("printer", "sm" if self.app.size.height < 30 else "xl", id="printing")
        yield self.state

    def on_mount(self) -> None:
        self.look()
        self.set_interval(LOOK, self.look)
        self.call_after_refresh(self.attempt.begin)

    def look(self) -> None:
        """Shows what has changed; ends when the attempt has."""
        if self.attempt.ended():
            if self.is_active:
                self.leave(Proceed())
        elif (said := self.saying()) != self.said:
            self.said = said
            self.state.remove_children()
            self.state.mount(*self.shown(*said))

    def saying(self) -> tuple[str, str, str]:
        """Stage, reason and page as they stand."""
        match self.attempt.latest:
            case None | Making():
                return "making", "", ""
            case Printing(state=state):
                return state.stage, state.reason, str(state.page or "")
            case Receipt():
                return "done", "", ""
            case unknown:
                assert_never(unknown)

    def shown(self, stage: str, reason: str, page: str) -> Iterator[Widget]:
        """What is shown for them: while somebody must see to the printer, also a way to give it up."""
        pair = self.surroundings.voices.pair
        if stage == "attention":
            yield Alert(*pair(reason or "delivery.attention"))
            yield Card("give_up", "1", "no", *pair("delivery.give_up"), strip=True)
            return
        yield Hint("tick" if stage == "done" else "wait", *pair(f"delivery.{stage}"))
        if page and self.attempt.pages():
            yield Hint("paper", *pair("delivery.page", page=page, pages=str(self.attempt.pages())))
        elif reason:
            yield Hint("info", *pair(reason))

    def explain(self) -> Sequence[Hint]:
        return [Hint("printer", *self.surroundings.voices.pair("delivery.help"))]

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        self.leave(Back())


def failed_screen(
    surroundings: Surroundings, failure: PrintError, reference: str, at: int, *, others: bool, codes: bool = False
) -> FrameScreen:
    """Why it failed; ends with Chose: RETRY, OTHER (when there are others), WAIT, or CODES (when they can be shown)."""
    picks = [Pick(RETRY, "printer", "delivery.retry"), Pick(WAIT, "wait", "delivery.wait")]
    if others:
        picks.insert(1, Pick(OTHER, "more", "delivery.other"))
    if codes:
        picks.append(Pick(CODES, "camera", "delivery.codes"))
    return CardScreen(
        surroundings,
        "delivery.failed",
        picks,
        alert=failure.text,
        hints=[("reference", "delivery.safe")],
        values={"reference": reference},
        at=at,
        lane=LANE,
        absent=("back", "next"),
    )


def receipt_failed_screen(
    surroundings: Surroundings, failure: PrintError, reference: str, at: int, *, others: bool
) -> FrameScreen:
    """Why the receipt did not come out; ends with Chose: RETRY, OTHER (when there are others) or SEE."""
    picks = [Pick(RETRY, "printer", "delivery.retry"), Pick(SEE, "receipt", "receipt.print.back")]
    if others:
        picks.insert(1, Pick(OTHER, "more", "delivery.other"))
    return CardScreen(
        surroundings,
        "receipt.print.failed",
        picks,
        alert=failure.text,
        hints=[("reference", "receipt.print.safe")],
        values={"reference": reference},
        at=at,
        lane=LANE,
        absent=("back", "next"),
    )


def printers_screen(surroundings: Surroundings, names: Sequence[str], at: int) -> FrameScreen:
    """Which printer; ends with Chose: the printer's name."""
    picks = [Pick(name, "printer", name=name) for name in names]
    return CardScreen(surroundings, "delivery.choose", picks, at=at, lane=LANE)


def waiting_screen(surroundings: Surroundings, at: int) -> FrameScreen:
    """Nothing is tried until a person says so; ends with Chose: RETRY."""
    picks = [Pick(RETRY, "printer", "delivery.retry")]
    return CardScreen(
        surroundings, "delivery.wait.title", picks, hints=[("wait", "delivery.wait.text")], at=at, lane=LANE
    )


def came_out_screen(surroundings: Surroundings, at: int) -> FrameScreen:
    """The printer fell silent: did the pages come out? Ends with Chose: ALL, SOME or NONE."""
    picks = [
        Pick(ALL, "papers", "delivery.out.yes"),
        Pick(SOME, "paper", "delivery.out.some"),
        Pick(NONE, "no", "delivery.out.no"),
    ]
    return CardScreen(
        surroundings,
        "delivery.out",
        picks,
        hints=[("look", "delivery.out.text")],
        at=at,
        lane=OUT_LANE,
        absent=("back", "next"),
    )
