"""What is counted, for Prometheus: requests by route and kind of answer, how long they took, and events by kind.

The one rule: a label is one of a few words written in the code, never something that was asked.
With several processes each writes to one folder, named by PROMETHEUS_MULTIPROC_DIR, and any of them tells of all.
"""

import os

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
CONTENT = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """The counters of one process."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.requests = Counter(
            "kiosk_gateway_requests", "Requests answered.", ("route", "method", "status"), registry=self._registry
        )
        self.seconds = Histogram(
            "kiosk_gateway_request_seconds",
            "From the whole head to the answer.",
            ("route",),
            buckets=SECONDS,
            registry=self._registry,
        )
        self.relayed = Counter(
            "kiosk_gateway_relayed", "Requests passed on to Fiks.", ("route", "outcome"), registry=self._registry
        )
        self.events = Counter("kiosk_gateway_events", "Events told.", ("kind",), registry=self._registry)
        self.pieces = Counter(
            "kiosk_gateway_pieces",
            "Sealed pieces of photos: came, fetched, full.",
            ("outcome",),
            registry=self._registry,
        )
        self.limited = Counter(
            "kiosk_gateway_rate_limited", "Requests refused for too many tries.", ("route",), registry=self._registry
        )
        self.forgotten = Counter("kiosk_gateway_forgotten", "References whose time was over.", registry=self._registry)

    def answered(self, route: str, method: str, status: int, seconds: float) -> None:
        """One request."""
        self.requests.labels(route, method, f"{status // 100}xx").inc()
        self.seconds.labels(route).observe(seconds)
        if status == 429:
            self.limited.labels(route).inc()

    def text(self) -> bytes:
        """Everything, as Prometheus reads it."""
        if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
            return generate_latest(self._registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)
