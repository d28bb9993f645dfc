"""One hand-off as the kiosk follows it: opened, watched on a thread of its own, and closed whatever happens.

The one rule: its private key is made with it and forgotten with it; nobody but its own thread waits for the gateway.
"""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Literal, TypeAlias

from kiosk.errors import GatewayRefused, GatewayUnreachable, RegisterError, SealBroken, TooManyTries
from kiosk.signin.model import Ending, HandOff, Progress, State
from kiosk.visit.signed_in import SignedIn

if TYPE_CHECKING:
    from kiosk.signin.client import SignIns

Why: TypeAlias = Ending | Literal["lost", "away", "refused", "busy", "seal", "unusable", "another"]
"""Why nobody is signed in. Beside what the gateway tells: the phone began and went silent; the gateway does not answer,
does not let this machine, or wants it to wait; the box was not sealed for us. What a form thinks of who signed in:
the number is none it takes; it is not who signed in before."""
FORBEARANCE, PAUSE = 20.0, 1.0
"""Seconds for which a gateway may be away while a phone is busy, and between two attempts to reach it."""


def can_be_tried_again(why: Why) -> bool:
    """Whether the same could end otherwise a moment later."""
    return why not in ("refused", "unusable")


class OnPhone:
    """`state`, `handoff` (None until it is open) and `result` change by themselves once it has begun.

    `language`: that of the applicant, for the pages on the phone. `clock` counts seconds.
    """

    def __init__(
        self,
        sign_ins: "SignIns",
        language: str,
        clock: Callable[[], float] = time.monotonic,
        pause: float = PAUSE,
    ) -> None:
        self.state: State = "waiting"
        self.handoff: HandOff | None = None
        self._result: SignedIn | Why | Exception | None = None
        self._sign_ins, self._language = sign_ins, language
        self._clock, self._pause = clock, pause
        self._is_begun = self._is_given_up = False
        self._opened_at = 0.0
        self._news = threading.Condition()

    def begin(self) -> None:
        """Opens it; once a screen says what is being waited for."""
        if not self._is_begun:
            self._is_begun = True
            # A visit that ends waits for no gateway, so not a thread that Python would wait for.
            threading.Thread(target=self._follow, daemon=True).start()

    @property
    def has_begun(self) -> bool:
        """Whether a phone has."""
        return self.state not in ("waiting", "ended")

    @property
    def has_ended(self) -> bool:
        """Whether there is nothing to wait for any more."""
        return self._result is not None or self._is_given_up

    @property
    def result(self) -> SignedIn | Why | None:
        """Who signed in, or why nobody; None while nothing is known. Raises what nobody expected."""
        if isinstance(self._result, Exception):
            raise self._result
        return self._result

    @property
    def seconds_left(self) -> int:
        """For a phone to begin."""
        return max(0, int(self._opened_at + self.handoff.seconds - self._clock())) if self.handoff else 0

    def wait_until(self, claim: Callable[[], bool], seconds: float) -> None:
        """Until this is so, or there is a result, or so many seconds are over. Blocks."""
        with self._news:
            self._news.wait_for(lambda: claim() or self.has_ended, seconds)

    def give_up(self) -> threading.Thread | None:
        """Nobody waits any more: whoever signs in now is not told to anybody. The thread that tells the gateway."""
        self._is_given_up = True
        is_open = self.handoff is not None and self._result is None
        self._result = None
        if not is_open:
            return None
        thread = threading.Thread(target=self._close, daemon=True)
        thread.start()
        return thread

    def _follow(self) -> None:
        try:
            result: SignedIn | Why | Exception = self._follow_to_end()
        except Exception as unexpected:
            # Raised again by `result`, where the visit ends with it.
            result = unexpected
        self._tell("ended" if not isinstance(result, SignedIn) else "confirmed", result)

    def _follow_to_end(self) -> SignedIn | Why:
        from kiosk.signin.sealing import VisitKey

        key = VisitKey()
        try:
            handoff = self._sign_ins.open(key.public, self._language)
        except TooManyTries:
            return "busy"
        except GatewayRefused:
            return "refused"
        except RegisterError:
            return "away"
        with self._news:
            self._opened_at, self.handoff = self._clock(), handoff
            self._news.notify_all()
        if self._is_given_up:
            self._close()
            return "cancelled"
        return self._wait(handoff, lambda sealed: key.open(sealed, handoff.id))

    def _wait(self, handoff: HandOff, open: Callable[[bytes], SignedIn]) -> SignedIn | Why:
        heard_at = self._clock()
        while not self._is_given_up:
            try:
                progress = self._sign_ins.wait(handoff.id, self.state)
            except GatewayRefused:
                return "refused"
            except (GatewayUnreachable, TooManyTries):
                if self._clock() - heard_at > FORBEARANCE:
                    return "away"
                time.sleep(self._pause)
                continue
            heard_at = self._clock()
            if progress.state == "ended":
                return self._why(progress)
            if progress.state == "confirmed":
                with suppress(SealBroken):
                    return open(progress.sealed)
                return "seal"
            self._tell(progress.state)
        return "cancelled"

    def _why(self, progress: Progress) -> Why:
        """A phone that had begun and is heard of no more is another matter than one that never came."""
        return "lost" if progress.ending == "expired" and self.has_begun else progress.ending or "expired"

    def _tell(self, state: State, result: SignedIn | Why | Exception | None = None) -> None:
        with self._news:
            self.state = state
            self._result = None if self._is_given_up else result
            self._news.notify_all()

    def _close(self) -> None:
        # Best effort: a hand-off nobody waits for ends by itself.
        with suppress(RegisterError):
            if self.handoff:
                self._sign_ins.close(self.handoff.id)
