"""What the gateway answers, and the headers that every answer carries.

The one rule: an answer never repeats what was asked, and says no more about a refusal than its one word.
"""

from collections.abc import Mapping
from typing import Any, Literal

from starlette.responses import JSONResponse, Response

Problem = Literal[
    "not_authenticated", "not_allowed", "not_found", "method", "conflict", "too_large", "not_json", "shape",
    "too_many_tries", "not_our_key", "no_key_here", "no_sign_in", "no_fiks", "no_fleet", "no_such_office",
    "full", "busy", "broken", "not_ready",
]  # fmt: skip

HEADERS: Mapping[str, str] = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex, nofollow",
}
"""On every answer that does not say otherwise."""
ONLY_TLS = {"strict-transport-security": "max-age=31536000"}


def headers_of(*, is_tls: bool) -> Mapping[str, str]:
    """The headers of every answer."""
    return {**HEADERS, **ONLY_TLS} if is_tls else HEADERS


class Refusal(Exception):
    """Why a request goes no further."""

    def __init__(self, status: int, problem: Problem, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(problem)
        self.status, self.problem, self.headers = status, problem, headers

    def answer(self) -> Response:
        """For machines."""
        return JSONResponse({"problem": self.problem}, self.status, self.headers)


def told(content: Any) -> Response:
    """What was asked for, as JSON."""
    return JSONResponse(content)


def done() -> Response:
    """It is written down, and there is nothing to say."""
    return Response(status_code=204)


def unauthenticated() -> Refusal:
    """No key, or nobody's."""
    return Refusal(401, "not_authenticated", {"www-authenticate": "Bearer"})


def wait(seconds: int) -> Refusal:
    """Too many tries: how long until the next."""
    return Refusal(429, "too_many_tries", {"retry-after": str(seconds)})
