"""What those who run the gateway ask: does it live, is it ready, how is it doing, what can it do.

The one rule: nothing here says anything about any one reference.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response

from kiosk.gateway.access import Doorkeeper
from kiosk.gateway.answers import Refusal, told
from kiosk.gateway.metrics import CONTENT, Metrics
from kiosk.gateway.routing import Resources
from kiosk.gateway.working import Work
from kiosk.register.store import Store


@dataclass(frozen=True, slots=True)
class Probes:
    """For load balancers, Prometheus and programmers."""

    store: Store
    work: Work
    doorkeeper: Doorkeeper
    metrics: Metrics
    description: Mapping[str, Any]

    def resources(self) -> Resources:
        """Its paths."""
        return {
            "/health": {"GET": self.health},
            "/ready": {"GET": self.ready},
            "/metrics": {"GET": self.count},
            "/openapi.json": {"GET": self.describe},
        }

    async def health(self, _request: Request) -> Response:
        """The process lives."""
        return told({"healthy": True})

    async def ready(self, _request: Request) -> Response:
        """The database answers, and has the tables this program knows."""
        try:
            is_current = await self.work.do(self.store.is_current)
        except SQLAlchemyError:
            is_current = False
        if not is_current:
            raise Refusal(503, "not_ready")
        return told({"ready": True})

    async def count(self, request: Request) -> Response:
        """The counters, for the monitor."""
        await self.doorkeeper.admit(request, ("monitor",))
        return Response(await self.work.do(self.metrics.text), media_type=CONTENT)

    async def describe(self, _request: Request) -> Response:
        """This interface, for programs."""
        return told(self.description)
