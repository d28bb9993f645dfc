"""Counts of visits: told by kiosks for their own office, shown to desks week by week: /api/v1/insight.

The one rule: what is shown is only what nobody can be found in (`kiosk.insight.suppressing`), of weeks that are over.
"""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from kiosk.gateway.access import Doorkeeper
from kiosk.gateway.answers import Refusal, done, told, wait
from kiosk.gateway.api import read_body
from kiosk.gateway.describing import Document, keyed, one_of, table, text
from kiosk.gateway.limits import Tries
from kiosk.gateway.routing import Resources
from kiosk.gateway.working import Work
from kiosk.insight import wire
from kiosk.insight.suppressing import seen
from kiosk.insight.vocabulary import SUBJECTS, Vocabulary, group_of
from kiosk.insight.weeks import WEEK, is_open, shown
from kiosk.insight.wire import Insight
from kiosk.register.counts import Counts
from kiosk.register.fields import SHAPES, WireError
from kiosk.register.store import Store

ROOT = f"/api/v1/{wire.ROOM}"
TELLINGS, TELLING_SECONDS = 12, 3600.0
"""A kiosk tells hourly, and once more when it is stopped or a week is over."""
WEEKS = r"[1-9]|[1-4][0-9]|5[0-3]"
ITEM = rf"[A-Za-z0-9_.-]{{1,{wire.LONGEST_ITEM}}}"


@dataclass(frozen=True, slots=True)
class InsightApi:
    """`vocabulary`: the words of this gateway's forms; without any, nothing is taken or shown."""

    store: Store
    work: Work
    doorkeeper: Doorkeeper
    vocabulary: Vocabulary
    tellings: Tries = field(default_factory=lambda: Tries(TELLINGS, TELLING_SECONDS, time.monotonic))

    def resources(self) -> Resources:
        """Its path."""
        return {ROOT: {"POST": self.tell, "GET": self.read}}

    async def tell(self, request: Request) -> Response:
        """What a kiosk has counted at its own office, which its key says."""
        key = await self.doorkeeper.admit(request, ("kiosk",))
        if not key.office:
            raise Refusal(403, "not_allowed")
        if seconds := self.tellings.take(key.id):
            raise wait(seconds)
        telling = await read_body(request, lambda data: wire.read_told(data, self.vocabulary))
        if not is_open(telling.week, self.store.counts.today):
            raise WireError("week", "is over, or has not come")
        await self.work.do(self.store.counts.add, key.office, telling.week, telling.counts)
        return done()

    async def read(self, request: Request) -> Response:
        """What an office may see of so many weeks, for desks."""
        await self.doorkeeper.admit(request, ("desk",))
        office, weeks = asked(request, "office", SHAPES["office"].pattern), asked(request, "weeks", WEEKS)
        named = shown(int(weeks), self.store.counts.today)
        counted = await self.work.do(self.store.counts.read, office, named)
        return told(wire.write_insight(insight_of(office, named, counted, self.vocabulary)))


def insight_of(office: str, weeks: tuple[str, ...], counted: Mapping[str, Counts], vocabulary: Vocabulary) -> Insight:
    """Sums as they may be seen."""
    by_week = {week: seen(counted.get(week, {}), vocabulary) for week in weeks}
    words = [word for word in vocabulary.words if group_of(word) or any(word in told for told in by_week.values())]
    return Insight(office, weeks, {(*word, week): by_week[week].get(word) for word in words for week in weeks})


def asked(request: Request, name: str, shape: str) -> str:
    """A word of the query, once. Raises WireError."""
    found = request.query_params.getlist(name)
    if len(found) != 1 or not re.fullmatch(shape, found[0]):
        raise WireError(name, "not of its shape")
    return found[0]


def insight_paths() -> Document:
    """As the gateway's description has it."""
    query = [
        {"name": name, "in": "query", "required": True, "schema": text(shape)}
        for name, shape in (("office", SHAPES["office"].pattern), ("weeks", WEEKS))
    ]
    show = keyed("read_insight", "What was counted at an office, for desks.", None, "Insight", 422)
    return {
        ROOT: {
            "post": keyed("tell_insight", "Tell how often each word was counted in a week.", "Counted", None, 429),
            "get": show | {"parameters": query},
        }
    }


def insight_schemas() -> Document:
    """Its shapes."""
    week = text(WEEK.pattern)
    times = {"type": "integer", "minimum": 1, "maximum": wire.MOST}
    items = {"type": "object", "propertyNames": text(ITEM), "additionalProperties": times}
    counts = {"type": ["integer", "null"], "minimum": 0}
    row = table({"subject": one_of(SUBJECTS), "item": text(ITEM), "counts": {"type": "array", "items": counts}})
    return {
        "Counted": table({"week": week, "counts": table({}, dict.fromkeys(SUBJECTS, items))}),
        "Insight": table(
            {
                "office": text(SHAPES["office"].pattern),
                "weeks": {"type": "array", "items": week},
                "rows": {"type": "array", "items": row},
            }
        ),
    }
