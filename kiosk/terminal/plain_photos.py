"""Photos from a phone as lines: the code, and how many pages have come whenever somebody asks.

The one rule: as on the screens, each page goes to the paper it was sent for.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from kiosk.terminal.conversation import Conversation, Option
from kiosk.terminal.plain_codes import code_lines
from kiosk.visit.session import Session

if TYPE_CHECKING:
    from kiosk.documents.phone.model import Arrived
    from kiosk.documents.phone.receiving import Receiving
    from kiosk.terminal.sheaf import Sheaf

DONE = "done"
OPENING, GLANCE = 60, 0.2
"""Looks for the phone's address, and seconds each look takes."""


class PlainPhotos:
    """`open` begins to receive; `keep` keeps a page and says whether it could be used; `columns`: of the terminal."""

    def __init__(
        self,
        conversation: Conversation,
        session: Session,
        open: "Callable[[str], Receiving]",
        keep: "Callable[[Arrived], bool]",
        columns: Callable[[], int],
    ) -> None:
        self.conversation, self.session = conversation, session
        self.open, self.keep, self.columns = open, keep, columns
        self.receiving: Receiving | None = None

    def close(self) -> None:
        """The visit ends: no phone may go on sending to it."""
        if self.receiving:
            self.receiving.close()
            self.receiving = None

    def take(self, sheaf: "Sheaf") -> None:
        """Until somebody says that is all."""
        receiving = self.receiving
        if receiving is None or receiving.state == "over":
            receiving = self.receiving = self.open(self.session.language)
        receiving.begin(sheaf.id)
        self.conversation.tell("intake.phone.opening")
        for _ in range(OPENING):
            if receiving.address or receiving.state == "over":
                break
            self._receive(receiving)
        if not self._show_code(receiving.address):
            return
        show = partial(self._tell_phone, sheaf, receiving)
        while self.conversation.choose(show, self._done) == "":
            self._receive(receiving)
        self._receive(receiving)

    def _show_code(self, link: str) -> bool:
        """Whether there is one, and room for it."""
        lines = code_lines(link) if link else []
        if not lines:
            self.conversation.tell("intake.phone.over")
        elif len(lines[0]) > self.columns():
            self.conversation.tell("intake.phone.small")
        else:
            self.conversation.tell("plain.intake.link")
            self.conversation.say(*lines)
            return True
        return False

    def _tell_phone(self, sheaf: "Sheaf", receiving: "Receiving") -> None:
        texts = {"opened": "intake.phone.opened", "receiving": "intake.phone.receiving", "away": "intake.phone.away"}
        self.conversation.tell(texts.get(receiving.state, "intake.phone.waiting"))
        self.conversation.tell("plain.intake.came", number=str(len(sheaf.pages)))
        self.conversation.tell("plain.intake.wait")

    def _done(self) -> list[Option]:
        return [Option(DONE, *self.conversation.voices.pair("intake.done"))]

    def _receive(self, receiving: "Receiving") -> None:
        """Every page that has come, each for the paper it was sent for."""
        asked = {each.id for each in self.session.asked_documentation()}
        while arrived := receiving.next(GLANCE):
            receiving.told(arrived, usable=arrived.topic in asked and self.keep(arrived))
