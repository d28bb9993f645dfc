"""What is passed on to Fiks, as the gateway's description has it: the paths, and the gateway's own refusals.

The one rule: what Fiks asks and answers, Fiks describes.
"""

import re

from kiosk.digisos.exchange import APPLICANT
from kiosk.digisos.routes import BASE, ROUTES, SHAPES, Route
from kiosk.digisos.through import ROOM
from kiosk.gateway.describing import Document, content, in_path, operation, problems


def fiks_paths() -> Document:
    """What is passed on to Fiks, which describes it itself: here stand only the gateway's own refusals."""
    paths: Document = {}
    for route in ROUTES:
        names = re.findall(r"{(\w+)}", route.template)
        found = paths.setdefault(ROOM + BASE + route.template, {})
        found[route.method.lower()] = passed_on(route) | {
            "parameters": [in_path(name, SHAPES[name]) for name in names] + applicants(route)
        }
    return paths


def passed_on(route: Route) -> Document:
    """One operation of Fiks."""
    empty = {str(status): {"description": "No answer of Fiks' own."} for status in (502,)}
    refusals = problems(401, 403, 404, 422, 429, 503, *((413, 415) if route.largest else ()))
    answers = {**refusals, **empty, "default": content("application/octet-stream", {})}
    made = operation(f"fiks_{route.name}", "Passed on to Fiks.", answers) | {"security": [{"key": []}]}
    body = {"multipart/form-data": {"schema": {"type": "object"}}}
    return made | ({"requestBody": {"required": True, "content": body}} if route.largest else {})


def applicants(route: Route) -> list[Document]:
    """The token of whoever applies, in whose name it is asked."""
    shown = {"name": APPLICANT, "in": "header", "required": False, "schema": {"type": "string"}}
    return [shown] if route.who == "applicant" else []
