"""A few words, visits made of them, and a gateway's half of the telling."""

from datetime import date, timedelta

from kiosk.insight.client import Fate
from kiosk.insight.gathering import Gathering
from kiosk.insight.vocabulary import Vocabulary, Word
from kiosk.insight.wire import Told

WORDS = Vocabulary(
    tuple(
        sorted(
            [
                *(("language", code) for code in ("ar", "nb", "so")),
                *(("route", route) for route in ("digital", "left", "paper")),
                *(("help", id) for id in ("balance", "rent")),
                *(("missing", id) for id in ("lease", "payslip")),
                *(("minutes", f"money.{bucket}") for bucket in ("under2", "over10")),
                *(("stopped", place) for place in ("begin", "money")),
            ]
        )
    )
)
TODAY = date(2026, 11, 18)
WEEK = "2026-W47"


def visit(language: str, route: str, *more: Word) -> tuple[Word, ...]:
    return (("language", language), ("route", route), *more)


class Listening:
    """A teller that keeps what it is told, and answers what it is set to."""

    def __init__(self) -> None:
        self.told: list[Told] = []
        self.answer: Fate = "told"

    def begin(self, tellings: tuple[Told, ...]) -> None:
        self.told.extend(tellings)
        self._count = len(tellings)

    def fates(self, seconds: float = 0.0) -> tuple[Fate, ...] | None:
        return (self.answer,) * self._count


class Office:
    """A kiosk whose visits mark, and whose clock stands until it is set."""

    def __init__(self) -> None:
        self.now, self.today = 0.0, TODAY
        self.teller = Listening()
        self.gathering = Gathering(WORDS, self.teller, lambda: self.now, lambda: self.today)

    def serve(self, *words: Word, went_well: bool = True) -> None:
        for word in words:
            self.gathering.tally.mark(word)
        self.gathering.take(went_well=went_well)

    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.today += timedelta(seconds=seconds)
