"""While somebody signs in on their phone: the code to scan, then the number to choose, and how far it has come.

The one rule: it only watches; the hand-off goes on by itself, whatever becomes of this screen.
"""

from collections.abc import Iterator, Sequence

from textual.widget import Widget

from kiosk.signin.model import State
from kiosk.signin.on_phone import OnPhone
from kiosk.terminal.outcome import Back, Proceed
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.screens.sign_in import LANE
from kiosk.terminal.screens.sign_in_sheet import PhoneSheet, StepLine
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.whereabouts import Step, steps_at
from kiosk.terminal.who import link_to
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.signs import Alert, Hint

STEPS = (
    ("camera", "signin.kiosk.step.scan"),
    ("lock", "signin.kiosk.step.provider"),
    ("touch", "signin.kiosk.step.number"),
    ("look", "signin.kiosk.step.back"),
)
AT: dict[State, int] = {"waiting": 0, "started": 1, "choosing": 2, "confirmed": 3, "ended": 3}
TITLES = ("waiting", "started", "choosing", "choosing")
LOOK = 0.1


class PhoneScreen(FrameScreen):
    """Ends with Proceed when `phone` has a result, with Back when nobody wants to wait.

    `gateway`: as in the settings; "" where no phone is needed, because this is rehearsed.
    """

    def __init__(self, now: Surroundings, phone: OnPhone, gateway: str, at: int | None) -> None:
        super().__init__(now, at=at, lane=LANE, lane_folded=True, absent=("next",))
        self.phone, self.gateway = phone, gateway
        pair = now.voices.pair
        self.notes = [Hint("wait", *pair("signin.kiosk.opening"))]
        if not gateway:
            self.notes.append(Hint("info", *pair("signin.kiosk.practice")))
        self.phone_sheet = PhoneSheet(
            Headline(*pair("signin.kiosk.phone.waiting")),
            [StepLine(step) for step in self.steps(0)],
            self.notes,
            Alert(*pair("signin.kiosk.small")),
            Card("cancel", "1", "none", *pair("signin.kiosk.cancel"), strip=True),
        )
        self.said: tuple[object, ...] = ()

    def body(self) -> Iterator[Widget]:
        yield self.phone_sheet

    def steps(self, at: int) -> list[Step]:
        """What is to be done, and how far it is done."""
        return steps_at(STEPS, at, self.surroundings.voices)

    def on_mount(self) -> None:
        self.look()
        self.set_interval(LOOK, self.look)
        self.call_after_refresh(self.phone.begin)

    def look(self) -> None:
        """Says anew what has changed, and ends when there is a result."""
        if self.phone.result is not None:
            if self.is_active:
                self.leave(Proceed())
            return
        phone = self.phone
        if (phone.state, phone.handoff, phone.seconds_left) == self.said:
            return
        is_news = (phone.state, phone.handoff) != self.said[:2]
        self.said = (phone.state, phone.handoff, phone.seconds_left)
        self.say_note()
        if is_news:
            self.say_step()

    def say_note(self) -> None:
        """How long the code can be scanned; that somebody has."""
        pair, note = self.surroundings.voices.pair, self.notes[0]
        if self.phone.has_begun:
            told = Hint("info", *pair("signin.kiosk.other"))
        elif self.phone.handoff:
            told = Hint("clock", *pair("signin.kiosk.left", time=in_minutes(self.phone.seconds_left)))
        else:
            return
        note.icon, note.text, note.second = told.icon, told.text, told.second
        note.repaint()

    def say_step(self) -> None:
        """Another step: title, marks, and what stands beside them."""
        sheet, handoff, at = self.phone_sheet, self.phone.handoff, AT[self.phone.state]
        sheet.at = at
        sheet.headline.text, sheet.headline.second = self.surroundings.voices.pair(f"signin.kiosk.phone.{TITLES[at]}")
        sheet.headline.repaint()
        for mark, step in zip(sheet.steps, self.steps(at), strict=True):
            mark.step = step
            mark.repaint()
        if handoff and self.phone.has_begun:
            sheet.show_number(handoff.number)
        elif handoff:
            link = link_to(self.gateway, handoff.id)
            sheet.small.second = link.lower()
            sheet.show_code(link)
        sheet.rearrange()

    def explain(self) -> Sequence[Hint]:
        return [Hint("lock", *self.surroundings.voices.pair("signin.kiosk.offer.help"))]

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        self.leave(Back())


def in_minutes(seconds: int) -> str:
    """4:32, the same in every language."""
    return f"{seconds // 60}:{seconds % 60:02}"
