"""Telling the gateway what was counted, and asking it what there is to see.

The one rule: what may have arrived is never told again, so that no visit ever counts twice; what surely has not may be.
"""

from typing import Literal, Protocol

from kiosk.asking import Asking, granted, take
from kiosk.errors import GatewayUnreachable, RegisterError
from kiosk.insight import wire
from kiosk.insight.wire import Insight, Told
from kiosk.register.fields import SHAPES, WireError

MOST_BYTES = 512 * 1024
TIMEOUT = (2.0, 4.0)
Fate = Literal["told", "later", "lost"]


class InsightSource(Protocol):
    """Where a desk reads."""

    def read(self, office: str, weeks: int) -> Insight:
        """An office's sums in so many weeks (1 to 53), all of them over. Raises leaves of RegisterError."""


class GatewayInsight:
    """Of a gateway. `url`, `key`: as in the settings."""

    def __init__(self, url: str, key: str, timeout: tuple[float, float] = TIMEOUT) -> None:
        self._asking = Asking(url, key, timeout, wire.ROOM, MOST_BYTES)

    def read(self, office: str, weeks: int) -> Insight:
        if not SHAPES["office"].fullmatch(office):
            raise GatewayUnreachable("no office")
        answer = take(self._asking.ask("GET", f"?office={office}&weeks={weeks}"))
        try:
            return wire.read_insight(answer)
        except WireError as fault:
            raise GatewayUnreachable(f"the answer is no insight: {fault.field}") from None

    def tell(self, told: Told) -> Fate:
        """What became of it. later: it surely did not arrive, or the gateway was too busy to take it."""
        try:
            answer = self._asking.ask("POST", "", wire.write_told(told))
            if answer.status in (429, 503):
                return "later"
            granted(answer, (204,))
        except RegisterError as fault:
            return "later" if was_never_sent(fault) else "lost"
        return "told"


def was_never_sent(fault: RegisterError) -> bool:
    """Whether nobody was reached at all. An answer that did not come says nothing about what was read."""
    import requests
    from urllib3.exceptions import NewConnectionError

    cause = fault.__context__
    if isinstance(cause, requests.ConnectTimeout):
        return True
    reason = getattr(cause.args[0], "reason", None) if isinstance(cause, requests.ConnectionError) and cause.args else 0
    return isinstance(reason, NewConnectionError)
