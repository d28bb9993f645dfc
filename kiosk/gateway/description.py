"""The interface described for programs, as OpenAPI 3.1, from the constants that requests are read with.

The one rule: no shape, word or limit is written here a second time.
"""

from typing import get_args

from kiosk import __version__
from kiosk.gateway.answers import Problem
from kiosk.gateway.api import ROOT
from kiosk.gateway.browser import FORM
from kiosk.gateway.describing import (
    JSON,
    Document,
    answer,
    bytes_of,
    content,
    in_path,
    keyed,
    one_of,
    operation,
    problems,
    table,
    text,
)
from kiosk.gateway.fiks.described import fiks_paths
from kiosk.gateway.fleet.described import fleet_paths, fleet_schemas
from kiosk.gateway.insight import insight_paths, insight_schemas
from kiosk.gateway.looking.described import kept_paths, kept_schemas, looking_paths
from kiosk.gateway.metrics import CONTENT
from kiosk.gateway.signin.api import ROOT as SIGN_INS
from kiosk.gateway.signin.room import PATHS as PHONE_PATHS
from kiosk.gateway.site import KEY
from kiosk.gateway.uploading.described import upload_paths
from kiosk.gateway.uploading.wire import schemas as upload_schemas
from kiosk.register import wire
from kiosk.register.fields import CROCKFORD, DAY, MOMENT, SHAPES
from kiosk.register.model import EVENT_KINDS, Actor, Channel, State
from kiosk.signin import wire as sign_ins
from kiosk.visit.receipt_key import PROOF

PAGE = "text/html"


def describe(public: str) -> Document:
    """The whole document. `public`: the gateway's address, or ""."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Kiosk gateway",
            "version": __version__,
            "description": "Where applications are: references and what happened to them, never who or what.",
        },
        "servers": [{"url": public or "/"}],
        "paths": {
            **machine_paths(),
            **people_paths(),
            **probe_paths(),
            **sign_in_paths(),
            **fiks_paths(),
            **kept_paths(),
            **looking_paths(),
            **upload_paths(),
            **fleet_paths(),
            **insight_paths(),
        },
        "components": {
            "schemas": {
                **schemas(),
                **sign_ins.schemas(),
                **kept_schemas(),
                **upload_schemas(),
                **fleet_schemas(),
                **insight_schemas(),
            },
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
    }


def machine_paths() -> Document:
    """What kiosks and desks tell and ask."""
    reference = {"parameters": [in_path("reference", SHAPES["reference"].pattern)]}
    return {
        ROOT: {
            **reference,
            "put": keyed("register", "Tell of a reference. Told twice it is one.", "Telling", None, 404, 409),
            "get": keyed("read", "Where it stands, for desks.", None, "Status", 404),
        },
        f"{ROOT}/events": {
            **reference,
            "post": keyed("append", "Tell what happened since. An event told twice is one.", "Events", None, 404, 409),
        },
        f"{ROOT}/follow": {
            **reference,
            "post": keyed("follow", "Where it stands, for who has the code.", "Code", "Status", 404, 429),
        },
        f"{ROOT}/unwrap": {
            **reference,
            "post": keyed("unwrap", "The content key of a data sheet.", "Unwrapping", "Key", 404, 429),
        },
    }


def people_paths() -> Document:
    """The pages."""
    language = {"name": "l", "in": "query", "required": False, "schema": {"type": "string"}}
    link = [in_path("reference", CROCKFORD + "{9}"), in_path("key", KEY.pattern), language]
    return {
        "/": {"get": page("ask", "The form for reference and code.", 200) | {"parameters": [language]}},
        **{f"/{letter}": {"post": typed(f"typed_{letter}")} for letter in "Ss"},
        **{
            f"/{letter}/{{reference}}/{{key}}": {
                "get": page(f"scanned_{letter}", "The receipt's link.", 200, 404, 503) | {"parameters": link}
            }
            for letter in "Ss"
        },
    }


def sign_in_paths() -> Document:
    """Sign-ins on phones: what a kiosk asks for, and the pages."""
    id = {"parameters": [in_path("id", sign_ins.ID.pattern)]}
    return {
        SIGN_INS: {"post": keyed("open_sign_in", "A new hand-off to a phone.", "Opening", "HandOff", 404, 429)},
        f"{SIGN_INS}/{{id}}": {**id, "delete": keyed("close_sign_in", "Nobody waits for it.", None, None, 404)},
        f"{SIGN_INS}/{{id}}/wait": {
            **id,
            "post": keyed("wait_sign_in", "How far it is, once that is news.", "Waiting", "Progress", 404),
        },
        **{path: {method.lower(): phone(path, method)} for path, method in PHONE_PATHS.items()},
    }


def phone(path: str, method: str) -> Document:
    """A page of a sign-in. Its paths and forms are what a phone's browser makes of our own pages."""
    id = "sign_in_" + path.strip("/").replace("/", "_")
    made = page(id, "A page for a phone.", 200, 303, 404, 409, 429, 502, 503)
    made["responses"] |= problems(413, 415) if method == "POST" else {}
    return made | ({"parameters": [in_path("id", sign_ins.ID.pattern)]} if "{id}" in path else {})


def probe_paths() -> Document:
    """For those who run it."""
    return {
        "/health": {"get": operation("health", "The process lives.", {"200": answer("Health")})},
        "/ready": {
            "get": operation("ready", "The database answers.", {"200": answer("Ready"), "503": answer("Problem")})
        },
        "/metrics": {
            "get": operation(
                "metrics",
                "Counters for Prometheus.",
                {"200": content(CONTENT, {"type": "string"}), **problems(401, 403, 503)},
            )
            | {"security": [{"key": []}]}
        },
        "/openapi.json": {"get": operation("describe", "This document.", {"200": content(JSON, {"type": "object"})})},
    }


def page(id: str, summary: str, *statuses: int) -> Document:
    """An operation for people."""
    return operation(id, summary, {str(status): content(PAGE, {"type": "string"}) for status in statuses})


def typed(id: str) -> Document:
    """The form, posted."""
    # Whatever a person writes is read; what makes no sense is answered with the form again.
    schema = {"type": "object", "properties": {name: {"type": "string"} for name in ("reference", "code", "l")}}
    made = page(id, "Reference and code.", 200, 404, 422, 429, 503)
    made["responses"] |= problems(413, 415)
    return made | {"requestBody": {"required": True, "content": {FORM: {"schema": schema}}}}


def schemas() -> Document:
    """Every shape by its name."""
    shape = {name: text(pattern.pattern) for name, pattern in SHAPES.items()}
    shape["office"] = text(f"({SHAPES['office'].pattern})?")
    moment, day = text(MOMENT.pattern), text(DAY.pattern)
    documents = {"type": "array", "items": shape["documents"], "maxItems": wire.MOST_DOCUMENTS}
    facts = {**{name: shape[name] for name in wire.FACTS if name != "channel"}, "channel": one_of(get_args(Channel))}
    event = table(
        {"id": shape["id"], "kind": one_of(EVENT_KINDS), "at": moment, "actor": one_of(get_args(Actor))},
        {"documents": documents, "by": day, "office": text(SHAPES["office"].pattern), "other": shape["other"]},
    )
    events = {"type": "array", "items": event, "minItems": 1, "maxItems": wire.MOST_EVENTS}
    proof = bytes_of(PROOF, PROOF)
    since = {**dict.fromkeys(wire.MOMENTS, moment), "documents": documents, "by": day, "other": shape["other"]}
    return {
        "Telling": table({**facts, "events": events}, {"proofs": table({"key": proof, "code": proof})}),
        "Events": table({"events": events}),
        "Code": table({"code": shape["code"]}),
        "Unwrapping": table({"recipient": bytes_of(1, wire.MOST_RECIPIENT)}, {"code": shape["code"]}),
        "Key": table({"key": bytes_of(1, wire.MOST_KEY)}),
        "Status": table(
            {
                "registration": table({"reference": shape["reference"], **facts}),
                "state": one_of(get_args(State)),
                "since": moment,
                "office": shape["office"],
            },
            since,
        ),
        "Problem": table({"problem": one_of(get_args(Problem))}),
        "Health": table({"healthy": {"const": True}}),
        "Ready": table({"ready": {"const": True}}),
    }
