"""A terminal that looks only when nothing more comes, so that reading the screen never delays what is timed.

The one rule: a moment is when a piece of output arrived here, never when it was understood.
"""

import statistics
import time
from collections.abc import Callable, Sequence

from tests.pty.driver import Applicant
from tests.pty.terminal import FRAME_ENDS, Terminal

QUIET = 0.04


class TimedTerminal(Terminal):
    """`seen_at`: when the frame ended that first showed what was waited for.

    `frame_ends`: what its program sends at the end of a frame; empty for one that says nothing: its frame is what comes
    at once.
    """

    seen_at = 0.0
    frame_ends = FRAME_ENDS

    def until(self, seen: Callable[[], bool], what: str, seconds: float = 20.0) -> None:
        end = time.monotonic() + seconds
        found = seen()
        self.seen_at = time.perf_counter() if found else 0.0
        while not (found and self.seen_at):
            if time.monotonic() > end:
                raise AssertionError(f"the terminal never showed {what!r}, but:\n" + "\n".join(self.lines))
            for moment, piece in self.until_quiet(QUIET):
                self.show(piece)
                found = found or seen()
                if found and not self.seen_at and self.frame_ends in piece:
                    self.seen_at = moment

    def settle(self) -> None:
        """Shows all there is to show."""
        for _, piece in self.until_quiet(QUIET):
            self.show(piece)

    def frame_after(self, key: str) -> float:
        """Seconds from a key to the end of the first frame it caused; all that follows is waited for."""
        pressed = self.press(key)
        pieces = self.until_quiet(3 * QUIET)
        for _, piece in pieces:
            self.show(piece)
        return next((moment - pressed for moment, piece in pieces if self.frame_ends in piece), float("inf"))


class PatientApplicant(Applicant):
    """Types as people do: each letter is on the screen before the next thing is done."""

    terminal: TimedTerminal

    def type(self, text: str) -> None:
        super().type(text)
        self.terminal.settle()


def p50(seconds: Sequence[float]) -> float:
    """The median, in milliseconds."""
    return 1000 * statistics.median(seconds)


def p95(seconds: Sequence[float]) -> float:
    """What 95 of 100 stay below, in milliseconds."""
    return 1000 * statistics.quantiles(seconds, n=20, method="inclusive")[-1]
