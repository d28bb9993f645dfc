"""Around every request: the headers of every answer, what is counted, and an end to whatever went wrong.

The one rule: of an unexpected failure only its kind and the place in the code are written down, since its words may
hold a path, a key or a row of the database.
"""

import logging
import time
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.gateway import limits
from kiosk.gateway.answers import Refusal

if TYPE_CHECKING:
    from kiosk.gateway.metrics import Metrics

METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"))
PLACES = 4
log = logging.getLogger("kiosk.gateway")


class Shield:
    """ASGI middleware. A route says its template in the scope's "template"."""

    def __init__(self, app: ASGIApp, *, headers: Mapping[str, str], metrics: "Metrics") -> None:
        self._app, self._metrics = app, metrics
        self._headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                said = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(each for each in self._headers if each[0] not in said)]
            await send(message)

        try:
            if is_too_long(scope):
                await Refusal(414, "too_large").answer()(scope, receive, sending)
            else:
                await self._app(scope, receive, sending)
        except Exception as fault:
            log.error("%s", place_of(fault))
            if not status:
                await Refusal(500, "broken").answer()(scope, receive, sending)
        method = scope["method"] if scope["method"] in METHODS else "other"
        self._metrics.answered(scope.get("template", "none"), method, status, time.perf_counter() - began)


def is_too_long(scope: Scope) -> bool:
    """Whether path, query or headers are longer than any that are meant. Servers in front may let more through."""
    target = len(scope.get("raw_path") or b"") + len(scope.get("query_string", b""))
    return target > limits.TARGET or sum(len(name) + len(value) for name, value in scope["headers"]) > limits.HEAD


def place_of(fault: BaseException) -> str:
    """Its kind and where in the code it happened, the innermost first."""
    frames = traceback.extract_tb(fault.__traceback__)[-PLACES:]
    where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(fault).__name__} at {where}"
