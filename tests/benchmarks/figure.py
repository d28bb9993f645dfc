"""What a benchmark says: a figure of ours beside a rival's, the promise it belongs to, and what was to be reached.

The one rule: whether a figure is met is worked out from its numbers, never written by hand.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Row(StrEnum):
    """What was promised in numbers, one name for each; `kiosk bench --only` takes these."""

    QUESTIONS = "questions"
    VISIT = "visit"
    KEYS = "keys"
    ANSWER = "answer"
    READY = "ready"
    START = "start"
    MEMORY = "memory"
    PRINTING = "printing"
    WALKS = "walks"
    PHOTOS = "photos"
    GATEWAY = "gateway"
    JOURNEY = "journey"


TITLES: Mapping[Row, str] = {
    Row.QUESTIONS: "applicant P, the questions that the official form asks",
    Row.VISIT: "applicant P, the whole visit to a printed application",
    Row.KEYS: "key press → frame, on a pseudo-terminal",
    Row.ANSWER: "answer → next question's first frame",
    Row.READY: "visit ends → ready for the next applicant",
    Row.START: "cold start → first text",
    Row.MEMORY: "memory of a visit",
    Row.PRINTING: "the printed set, in two languages, tagged PDF/A",
    Row.WALKS: "10,000 random walks through the form",
    Row.PHOTOS: "ten photos of 12 megapixels → one labelled PDF",
    Row.GATEWAY: "the gateway, on the cores of this machine",
    Row.JOURNEY: "a form of 300 questions: one answer, and what is asked now",
}


@dataclass(frozen=True, slots=True)
class Reach:
    """What was to be reached, each alone or together. `times`: at most so many times the rival's."""

    most: float | None = None
    least: float | None = None
    times: float | None = None

    def __str__(self) -> str:
        bounds = (("≤ {}", self.most), ("≥ {}", self.least), ("≤ {} ×", self.times))
        return ", ".join(text.format(f"{bound:,g}") for text, bound in bounds if bound is not None)


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: `ours` and the `rival`'s in the same `unit`; `beside`: who the rival is."""

    row: Row
    what: str
    ours: float
    unit: str = ""
    reach: Reach = Reach()
    rival: float | None = None
    beside: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours in rivals; None without one, or where the rival has nothing at all."""
        return self.ours / self.rival if self.rival else None

    @property
    def is_met(self) -> bool | None:
        """Whether all that was to be reached is; None where nothing was, or the rival to tell it by is missing."""
        reach = self.reach
        claims = [
            reach.most is None or self.ours <= reach.most,
            reach.least is None or self.ours >= reach.least,
            reach.times is None or (None if self.ratio is None else round(self.ratio, 2) <= reach.times),
        ]
        if reach == Reach():
            return None
        return False if False in claims else None if None in claims else True


@dataclass(frozen=True, slots=True)
class Absent:
    """A rival that is not on this machine: which, and how to get it."""

    row: Row
    rival: str
    remedy: str


Line = Figure | Absent
Measure = Callable[[], Iterator[Line]]
Parts = Mapping[Row, Measure]
"""What a benchmark can measure, by row. Each of its modules has one as `PARTS`."""
