"""What is kept, and signing in on the status page, as the gateway's description has them.

The one rule: no shape or limit is written here a second time.
"""

from kiosk.asking import OCTETS
from kiosk.gateway.browser import FORM
from kiosk.gateway.describing import Document, answer, bytes_of, content, in_path, operation, problems, table, text
from kiosk.gateway.keeping import ROOT
from kiosk.gateway.looking.room import PATHS
from kiosk.register.fields import MOMENT, SHAPES
from kiosk.signin.keeping import MOST_CERTIFICATE, UNTIL

FIELDS = ("act", "reference", "key", "l")
PAGE = "text/html"


def kept_paths() -> Document:
    """What a kiosk leaves."""
    key = operation("kept_key", "What is sealed to.", {"200": answer("Certificate"), **problems(401, 403, 404, 503)})
    until = {"name": UNTIL, "in": "header", "required": True, "schema": text(MOMENT.pattern)}
    answers = {"204": {"description": "Kept."}, **problems(401, 403, 404, 409, 413, 415, 422, 429, 503)}
    keep = operation("keep", "Keep a sealed application for a day, until its applicant sends it.", answers)
    body = {"required": True, "content": {OCTETS: {"schema": {"type": "string", "format": "binary"}}}}
    named = [in_path("reference", SHAPES["reference"].pattern), until]
    security: Document = {"security": [{"key": []}]}
    return {
        f"{ROOT}/key": {"get": key | security},
        f"{ROOT}/{{reference}}": {"put": keep | security | {"parameters": named, "requestBody": body}},
    }


def looking_paths() -> Document:
    """The buttons of the status page, and where the provider sends the browser back to."""
    return {path: {method.lower(): page(path, method)} for path, method in PATHS.items()}


def page(path: str, method: str) -> Document:
    """Its form is what a browser makes of our own page."""
    answers = {str(status): content(PAGE, {"type": "string"}) for status in (200, 303, 404, 409, 429, 502, 503)}
    refusals = problems(413, 415) if method == "POST" else {}
    made = operation("looking" + path.replace("/", "_"), "A page for a browser.", {**answers, **refusals})
    schema = {"type": "object", "properties": {name: {"type": "string"} for name in FIELDS}}
    return made | ({"requestBody": {"content": {FORM: {"schema": schema}}}} if method == "POST" else {})


def kept_schemas() -> Document:
    """The one new shape."""
    return {"Certificate": table({"certificate": bytes_of(1, MOST_CERTIFICATE)})}
