"""What one visit counts of itself while it lasts: places, ways back, help asked for; marked when it ends.

The one rule: it holds ids of the form, seconds and one number; never an answer, and nothing before somebody has begun.
"""

import time
from collections.abc import Callable, Iterable, Iterator

from kiosk.form.documentation import HERE, LATER, MISSING
from kiosk.insight.tally import Tally
from kiosk.insight.vocabulary import BEGIN, Route, Subject, Word, backs_of, bucket_of


class Count:
    """Of one visit. `tally`: None where nothing is counted; `clock`: seconds."""

    def __init__(self, tally: Tally | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._tally, self._clock = tally, clock
        self._place, self._since = "", 0.0
        self._seconds: dict[str, float] = {}
        self._backs, self._asked = 0, ""
        self._words: set[Word] = set()
        self._route: Route = "left"
        self._left_by: Callable[[], Route | None] = lambda: None
        self._documents: tuple[tuple[str, str], ...] = ()

    @property
    def is_on(self) -> bool:
        """Whether visits are counted here."""
        return self._tally is not None

    def begin(self) -> None:
        """Somebody is here."""
        self._backs = 0
        self.reach(BEGIN)

    def reach(self, place: str) -> None:
        """A step of the form, or one of FRAME; the time goes on where it is the same."""
        now = self._clock()
        if self._place:
            self._seconds[self._place] = self._seconds.get(self._place, 0.0) + now - self._since
        self._place, self._since = place, now
        self._route, self._asked = "left", ""

    def ask_where(self) -> None:
        """Somebody came to see where their application stands."""
        self._route = "asked"

    def go_back(self) -> None:
        """One screen back."""
        self._backs += 1

    def ask(self, question: str) -> None:
        """What is asked now, by its id: whoever wants help wants it with that."""
        self._asked = question

    def explain(self) -> None:
        """Help was wanted."""
        if self._asked:
            self.note("help", self._asked)

    def note(self, subject: Subject, item: str) -> None:
        """Help with a question (its id), or a face."""
        self._words.add((subject, item))

    def hand_over(self, left_by: Callable[[], Route | None], documents: Iterable[tuple[str, str]]) -> None:
        """On its way out. `left_by`: how it has left, once it has; `documents`: their ids, and how each stood."""
        self._left_by, self._documents = left_by, tuple(documents)

    def close(self, language: str, helper: str | None) -> None:
        """The visit is over: what it was is marked, once. Nothing where nobody had begun."""
        if self._tally is None or not self._place:
            return
        stopped, route = self._place, self._left_by() or self._route
        self.reach("")
        for word in self._told(language, helper, route, stopped):
            self._tally.mark(word)
        self._tally = None

    def _told(self, language: str, helper: str | None, route: Route, stopped: str) -> Iterator[Word]:
        yield from self._words
        if route not in ("asked", "left"):
            yield from documents_told(self._documents)
        yield "language", language
        if helper:
            yield "helper", helper
        yield "route", route
        if route == "left":
            yield "stopped", stopped
        yield "back", backs_of(self._backs)
        for place, seconds in self._seconds.items():
            yield "minutes", f"{place}.{bucket_of(seconds)}"


def documents_told(documents: Iterable[tuple[str, str]]) -> Iterator[Word]:
    """Those that were here, and those that were to have been; what Nav has already is neither."""
    for id, state in documents:
        if state == HERE:
            yield "brought", id
        elif state in (LATER, MISSING):
            yield "missing", id
