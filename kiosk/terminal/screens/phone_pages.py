"""While photos come from a phone: the code to scan and what to do there, then every page as it arrives.

The one rule: it only watches; pages arrive and are kept by themselves, whatever becomes of this screen.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from kiosk.documents.phone.model import State
from kiosk.errors import KioskError
from kiosk.form.definition import Documentation
from kiosk.terminal.conversation import described
from kiosk.terminal.outcome import Chose
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.screens.pages_here import LOOK
from kiosk.terminal.screens.phone_sheet import PhonePagesSheet
from kiosk.terminal.screens.sign_in_sheet import StepLine
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.whereabouts import Step, steps_at
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.page_picture import PageRow
from kiosk.terminal.widgets.signs import Alert, Hint
from kiosk.visit.document import Pages

if TYPE_CHECKING:
    from textual.widget import Widget

    from kiosk.documents.phone.receiving import Receiving

LANE = (
    LanePart("ask", "lane.ask", "intake.phone.lane.ask"),
    LanePart("look", "lane.look", "intake.phone.lane.look"),
    LanePart("lock", "lane.why", "intake.phone.lane.why"),
)
STEPS = (("aim", "intake.phone.step.scan"), ("camera", "intake.phone.step.photo"), ("look", "intake.phone.step.here"))
STATES: Mapping[State, tuple[str, str]] = {
    "opening": ("wait", "intake.phone.opening"),
    "waiting": ("phone", "intake.phone.waiting"),
    "opened": ("yes", "intake.phone.opened"),
    "receiving": ("wait", "intake.phone.receiving"),
    "away": ("phone_away", "intake.phone.away"),
    "over": ("none", "intake.phone.over"),
}
CODE = "code"
LOOKS = 0.1


class Watched(Protocol):
    """What keeps the pages. `in_hand`: files being developed now; `trouble`: the last fault, by documentation id."""

    in_hand: int
    trouble: dict[str, KioskError]


class HasPages(Protocol):
    """Where the pages are."""

    @property
    def pages(self) -> Pages:
        """In order."""
        ...


class PhonePagesScreen(FrameScreen):
    """Ends with Proceed (that is all), Back, or Chose: LOOK. `rehearsed`: no phone is needed."""

    enter_means_next = True

    def __init__(
        self,
        now: Surroundings,
        paper: Documentation,
        receiving: "Receiving",
        sheaf: HasPages,
        watched: Watched,
        at: int | None,
        *,
        rehearsed: bool = False,
    ) -> None:
        super().__init__(
            now,
            at=at,
            lane=LANE,
            lane_folded=True,
            next_ready=bool(sheaf.pages),
            next_text="intake.done",
            next_icon="yes",
        )
        self.paper, self.receiving, self.sheaf, self.watched = paper, receiving, sheaf, watched
        self.rehearsed = rehearsed
        pair = now.voices.pair
        self.before = len(sheaf.pages)
        self.phone_sheet = PhonePagesSheet(
            Headline(*pair("intake.phone.title")),
            [StepLine(step) for step in self.steps(0)],
            Hint(*self.state_said()),
            Alert(*pair("intake.phone.small")),
            Alert(""),
            PageRow(sheaf.pages),
            (
                Card(LOOK, "1", "look", *pair("intake.closer"), strip=True),
                Card(CODE, "2", "data_sheet", *pair("intake.phone.code"), strip=True),
            ),
        )
        self.said: tuple[object, ...] = ()

    def body(self) -> Iterator["Widget"]:
        yield self.phone_sheet

    def steps(self, at: int) -> list[Step]:
        """What is to be done, and how far it is done."""
        return steps_at(STEPS, at, self.surroundings.voices)

    def state_said(self) -> tuple[str, str, str]:
        """How it stands: picture and words."""
        icon, text = ("wait", "intake.phone.developing") if self.watched.in_hand else STATES[self.receiving.state]
        if self.rehearsed and self.receiving.state == "waiting":
            icon, text = "info", "intake.phone.practice"
        return icon, *self.surroundings.voices.pair(text)

    def on_mount(self) -> None:
        self.look()
        self.set_interval(LOOKS, self.look)

    def look(self) -> None:
        """Says anew what has changed."""
        pages, state = self.sheaf.pages, self.receiving.state
        trouble = self.watched.trouble.get(self.paper.id)
        news = (state, self.receiving.address, self.watched.in_hand > 0, trouble, tuple(map(id, pages)))
        if news == self.said:
            return
        self.said = news
        sheet = self.phone_sheet
        sheet.state.icon, sheet.state.text, sheet.state.second = self.state_said()
        sheet.state.repaint()
        self._say_steps(2 if len(pages) > self.before else 1 if state in ("opened", "receiving") else 0)
        self._say_fault(pages, trouble)
        sheet.show_link(self.receiving.address)
        if pages != sheet.pages.pages:
            sheet.is_coded = False
            sheet.pages.show_pages(pages)
        self.show_next(bool(pages))
        sheet.rearrange()

    def _say_steps(self, at: int) -> None:
        for line, step in zip(self.phone_sheet.steps, self.steps(at), strict=True):
            line.step = step
            line.repaint()

    def _say_fault(self, pages: Pages, trouble: KioskError | None) -> None:
        """What cannot be used; else what was seen on the last page, while the phone is still in the hand."""
        pair, alert = self.surroundings.voices.pair, self.phone_sheet.alert
        seen: Sequence[str] = pages[-1].warnings if len(pages) > self.before else ()
        if trouble:
            alert.say(*pair(trouble.text))
        elif seen:
            kind = seen[0]
            titles, texts = pair(f"finding.{kind}.title"), pair(f"finding.{kind}.text")
            alert.say(*map(described, titles, texts))
        else:
            alert.say("", "")

    def explain(self) -> Sequence[Hint]:
        pair = self.surroundings.voices.pair
        return [
            Hint(self.paper.icon, *pair(f"documentation.{self.paper.id}.text")),
            Hint("lock", *pair("intake.phone.help")),
        ]

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        if message.card.choice == CODE:
            self.phone_sheet.is_coded = not self.phone_sheet.is_coded
            self.phone_sheet.rearrange()
        else:
            self.leave(Chose(LOOK))
