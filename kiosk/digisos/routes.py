"""The ten requests that anybody here makes of Fiks: their names, their paths, and in whose name each is made.

The one rule: what the client asks, the rehearsal answers and the gateway passes on is this one list, and no more.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from kiosk.digisos.exchange import Who

BASE = "/digisos/api"
UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
LATE = f"{UUID}[0-9]{{4}}"
SHAPES: Mapping[str, str] = {
    "kommune": "[0-9]{4}",
    "held": f"{LATE}|{UUID}",
    "own": UUID,
    "late": LATE,
    "file": UUID,
    "case": UUID,
    "document": UUID,
}
"""What stands in a path, by its name in the template."""
# A document of ten million bytes, sealed, with what stands around it; the list of late papers names files only.
LARGEST_BODY = 12_000_000
LARGEST_LIST = 256_000


class Route(NamedTuple):
    """`template`: below BASE; `largest`: bytes of a body, 0 where there is none."""

    name: str
    method: str
    template: str
    who: Who
    largest: int = 0

    @property
    def pattern(self) -> str:
        """The same as a pattern, a group for each name."""
        return BASE + re.sub(r"{(\w+)}", lambda found: f"({SHAPES[found[1]]})", self.template)


ROUTES: tuple[Route, ...] = (
    Route("kommune", "GET", "/v1/nav/kommuner/{kommune}", "machine"),
    Route("certificate", "GET", "/v1/dokumentlager-public-key", "machine"),
    Route("staged", "GET", "/v1/mellomlagring/{held}", "machine"),
    Route("stage", "POST", "/v1/mellomlagring/{held}", "machine", LARGEST_BODY),
    Route("unstage", "DELETE", "/v1/mellomlagring/{held}/{file}", "machine"),
    Route("submit", "POST", "/v2/soknader/{kommune}/{own}", "applicant", LARGEST_BODY),
    Route("add", "POST", "/v2/soknader/{kommune}/{case}/{late}", "applicant", LARGEST_LIST),
    Route("cases", "GET", "/v1/soknader/soknader", "applicant"),
    Route("case", "GET", "/v1/soknader/{case}", "applicant"),
    Route("document", "GET", "/v1/soknader/{case}/dokumenter/{document}", "applicant"),
)


class Called(NamedTuple):
    """A request that may be made. `names`: what stands in its path."""

    route: Route
    names: tuple[str, ...]


def route_of(method: str, path: str) -> Called | None:
    """Which request this is; None for any other. `path`: from BASE on, as it was sent, nothing decoded."""
    for route in ROUTES:
        found = re.fullmatch(route.pattern, path, re.ASCII) if route.method == method else None
        if found:
            return Called(route, found.groups())
    return None
