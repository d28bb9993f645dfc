"""What a browser sends to any of the gateway's pages: who asks, in which language, and the fields of a form.

The one rule: whatever is longer, or stands there twice, is as if it were not there.
"""

from urllib.parse import parse_qs

from starlette.requests import Request

from kiosk.gateway.limits import Proxies
from kiosk.gateway.routing import refusal_of

FORM = "application/x-www-form-urlencoded"
FIELDS = 8
# What fits in the boxes of the form.
LONGEST = 40
# A language's tag, or Accept-Language, of which only the beginning can matter.
LONGEST_TAG, LONGEST_ACCEPT = 16, 200


def client_of(request: Request, proxies: Proxies) -> str:
    """Who asks."""
    peer = request.client.host if request.client else ""
    return proxies.client(peer, ",".join(request.headers.getlist("x-forwarded-for")))


def wanted_of(request: Request) -> str | None:
    """The language the link asks for, if any."""
    return (request.query_params.get("l") or "")[:LONGEST_TAG] or None


def accept_of(request: Request) -> str:
    """The browser's own languages (Accept-Language)."""
    return request.headers.get("accept-language", "")[:LONGEST_ACCEPT]


def read_fields(body: bytes) -> dict[str, str]:
    """The fields of a form; one that is written twice is empty."""
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=FIELDS)
    except ValueError:
        return {}
    return {name: only(values) for name, values in fields.items()}


def only(values: list[str], longest: int = LONGEST) -> str:
    """The one value there is."""
    return values[0][:longest] if len(values) == 1 else ""


def is_trouble(fault: Exception) -> bool:
    """Whether this was expected, and is told on a page: what is needed is away for now."""
    refusal = refusal_of(fault)
    return refusal is not None and refusal.status == 503
