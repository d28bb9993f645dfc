"""Counting visits in this house: whether there is anything to count for, and what does it.

The one rule: in practice, without a gateway, or where the office has said no, nothing is counted at all.
"""

import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.house import House

if TYPE_CHECKING:
    from kiosk.insight.gathering import Gathering
    from kiosk.insight.tally import Tally
    from kiosk.visit.ending import Ending

PATIENCE = 3.0
"""Seconds that a kiosk which stops waits for its gateway."""


class Counted:
    """Of one kiosk. `clock`: the wall's; `bind`: binds a process as a visit is bound."""

    def __init__(self, house: House, clock: Callable[[], datetime], bind: Callable[[], object]) -> None:
        settings = house.settings
        is_on = settings.insight and bool(settings.gateway) and not settings.practice
        self._gathering = gathering_of(house, clock, bind) if is_on else None

    @property
    def tally(self) -> "Tally | None":
        """What visits mark."""
        return self._gathering.tally if self._gathering else None

    def take(self, ending: "Ending") -> None:
        """A visit has ended."""
        if self._gathering:
            self._gathering.take(went_well=ending.event == "visit.ended")

    def end(self) -> None:
        """The kiosk stops."""
        if self._gathering:
            self._gathering.end(PATIENCE)


def gathering_of(house: House, clock: Callable[[], datetime], bind: Callable[[], object]) -> "Gathering":
    """With the words of this kiosk's forms, told to its gateway."""
    from kiosk.insight.client import GatewayInsight
    from kiosk.insight.gathering import Gathering
    from kiosk.insight.telling import ForkedTeller
    from kiosk.insight.vocabulary import vocabulary_of

    settings = house.settings
    teller = ForkedTeller(lambda: GatewayInsight(settings.gateway, settings.gateway_key), bind)
    return Gathering(vocabulary_of(house.forms.all()), teller, time.monotonic, lambda: clock().date())
