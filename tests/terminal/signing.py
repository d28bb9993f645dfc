"""Sign-ins for tests: a phone that takes its steps when it is told to.

The one rule: nothing here waits by the clock; a step is there or it is not.
"""

import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kiosk.errors import KioskError
from kiosk.signin.model import Ending, HandOff, Progress, State
from kiosk.signin.rehearsal import NAME, RehearsalSignIns
from tests.terminal.visiting import Desk, Hand, clock, read_small

WHO_FORM = """
id = "who"
version = "1"
title = "Hvem er du"
icon = "who"
discreet = 'home == "secret"'
minor = 'age(identity) < 18'

[[steps]]
id = "before"
title = "Bolig"
icon = "home"

[[steps.questions]]
id = "home"
kind = "one"
text = "Hvor bor du?"
icon = "home"
choices = [{ id = "rent", text = "Leier", icon = "private_rent" }, { id = "secret", text = "Skjult", icon = "lock" }]

[[steps]]
id = "you"
title = "Om deg"
icon = "who"

[[steps.questions]]
id = "name"
kind = "name"
text = "Hva heter du?"
icon = "name"
required = true

[[steps.questions]]
id = "identity"
kind = "identity"
text = "Hva er nummeret ditt?"
icon = "id_papers"
sensitive = true
ways_out = ["none"]

[[steps.questions]]
id = "identity_shown"
kind = "one"
text = "Hva kan du vise?"
icon = "passport"
choices = [{ id = "passport", text = "Pass", icon = "passport" }, { id = "nothing", text = "Intet", icon = "no_id" }]

[[steps]]
id = "end"
title = "Slutt"
icon = "sign"

[[steps.questions]]
id = "message"
kind = "text"
text = "Noe mer?"
icon = "letter"

[[steps.questions]]
id = "agree"
kind = "consent"
text = "Er det riktig?"
icon = "sign"
required = true
"""

BEGUN: tuple[Progress, ...] = (Progress("started"), Progress("choosing"))


class Phone(RehearsalSignIns):
    """Takes the next of its steps each time `go` is called. `opened`, `closed`: the ids of hand-offs, in order."""

    def __init__(self, steps: Iterable[Progress] = (*BEGUN, Progress("confirmed")), name: str = NAME) -> None:
        super().__init__(steps, clock, name=name)
        self.opened: list[str] = []
        self.closed: list[str] = []
        self.steps = threading.Semaphore(0)
        self.is_closed = threading.Event()
        self.seconds = 300

    def go(self, steps: int = 1) -> None:
        """So many steps on."""
        self.steps.release(steps)

    def open(self, public: bytes, language: str) -> HandOff:
        opened = super().open(public, language)
        self.opened.append(opened.id)
        return HandOff(opened.id, opened.number, self.seconds)

    def wait(self, id: str, known: State) -> Progress:
        while not self.steps.acquire(timeout=0.05):
            if id in self.closed:
                return Progress("ended", "elsewhere")
        return super().wait(id, known)

    def close(self, id: str) -> None:
        super().close(id)
        self.closed.append(id)
        self.is_closed.set()


class Broken(Phone):
    """Cannot even be opened."""

    def __init__(self, failure: type[KioskError]) -> None:
        super().__init__()
        self.failure = failure

    def open(self, public: bytes, language: str) -> HandOff:
        self.opened.append("")
        raise self.failure


def ended(why: Ending, *before: Progress) -> Phone:
    """A phone whose hand-off ends so, all by itself."""
    phone = Phone((*before, Progress("ended", why)))
    phone.go(9)
    return phone


def quick(name: str = NAME) -> Phone:
    """A phone that needs no telling."""
    phone = Phone(name=name)
    phone.go(99)
    return phone


def desk_of(tmp_path: Path, **settings: Any) -> Desk:
    """A desk whose form asks who somebody is, between a question before and one after."""
    return Desk(read_small(tmp_path, WHO_FORM), **settings)


async def reach_offer(hand: Hand, language: str = "1") -> None:
    """From the rest screen past the first question."""
    await hand.begin(language)
    await hand.press("1")


async def sign_in(hand: Hand, phone: Phone) -> None:
    """From the offer to "is this you?"."""
    await hand.press("1")
    phone.go(9)
    await hand.until(lambda: hand.screen == "PersonScreen")
