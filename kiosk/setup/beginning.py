"""The first questions: practice or work, the gateway, and what this kiosk is called.

The one rule: keys are made here, on the kiosk; a secret is never typed where an enrolment code will do.
"""

import re
from dataclasses import replace

from kiosk.errors import KioskError, SettingsError
from kiosk.settings import GATEWAY
from kiosk.settings.keys import GATEWAY_KEY
from kiosk.setup.draft import Draft
from kiosk.setup.means import Means
from kiosk.setup.talking import Question, Talk, one_of

NAME = re.compile(r"[^\W_][\w .-]{0,39}")
KINDS = {"practice": "practice: PRACTICE on every screen and page, nothing is sent", "work": "work: for applicants"}
KEEP = "keep"
# What a former joining left in kiosk.toml.
OWN = ("gateway", "fleet_key", "gateway_key", "signing_key")


def ask_practice(talk: Talk, draft: Draft, _means: Means) -> Draft:
    """Whether it is for real applications."""
    if draft.is_settled("practice"):
        return draft
    talk.head("What it is for", *KINDS.values())
    default = "practice" if draft.get("practice") else "work"
    kind = talk.ask(Question("practice", "practice or work", one_of(KINDS), default))
    return draft.with_("practice", kind == "practice")


def ask_name(talk: Talk, draft: Draft, means: Means) -> Draft:
    """What desks and gateway call it; it stands in its signing key, and is kept with that."""
    if draft.wishes.name:
        read_name(draft.wishes.name)
        return draft
    today = draft.get("signing_key").rpartition(":")[0]
    if today:
        return draft.wishing(name=today)
    talk.head("Its name")
    host = means.host if NAME.fullmatch(means.host) else "Kiosk"
    asks = "Name of this kiosk, for desks and gateway"
    return draft.wishing(name=talk.ask(Question("[setup] name", asks, read_name, host)))


def read_name(typed: str) -> str:
    """Raises SettingsError."""
    if not NAME.fullmatch(typed):
        raise SettingsError("write at most 40 letters, digits, spaces, dots and dashes, a letter or digit first")
    return typed


def ask_gateway(talk: Talk, draft: Draft, _means: Means) -> Draft:
    """An enrolment code, kept as a wish until the office is known; an address with a key of its own; or none."""
    if draft.is_settled("gateway") or draft.wishes.enrolment:
        return draft
    today = draft.get("gateway")
    talk.head(
        "The gateway",
        "It shows applicants where their application is, and sends digitally. Without one everything goes on paper.",
        "On the gateway, `sudo kiosk-gateway enrolment` shows its enrolment code: https://…/E#…",
    )
    default = KEEP if today and draft.get("gateway_key") else ""
    asks = f"Enrolment code{f', or keep for {today}' if default else ''}, or none"
    answer = talk.ask(Question("gateway", asks, lambda typed: read_gateway(typed, can_keep=bool(default)), default))
    if answer == KEEP:
        return kept(draft)
    if not answer:
        return left(draft)
    if "#" in answer:
        return draft.wishing(enrolment=answer)
    key = talk.ask(Question("gateway_key", "Its key for this kiosk, from kiosk gateway key issue", read_key))
    return left(draft).with_("gateway", answer).with_("gateway_key", key)


def kept(draft: Draft) -> Draft:
    """What the gateway decides is fetched anew where the kiosk has joined it."""
    fleet_key = draft.get("fleet_key")
    return draft.wishing(enrolment=f"{draft.get('gateway')}/E#{fleet_key}") if fleet_key else draft


def left(draft: Draft) -> Draft:
    """Without a gateway."""
    for key in ("gateway", "gateway_key", "fleet_key"):
        draft = draft.without(key)
    return replace(draft, fleet={}, fleet_file=b"")


def read_gateway(typed: str, *, can_keep: bool) -> str:
    """A code, an address, `keep`, or nothing. Raises SettingsError."""
    from kiosk.setup.joining import enrolment_of

    if typed in ("", "none", "-"):
        return ""
    if typed == KEEP and can_keep:
        return KEEP
    if "#" in typed:
        return str(enrolment_of(typed))
    address = typed.rstrip("/")
    if not GATEWAY.fullmatch(address):
        raise SettingsError('write "https://status.example.no/E#…" as the gateway shows it, its address, or none')
    return address


def read_key(typed: str) -> str:
    """Raises SettingsError."""
    if not GATEWAY_KEY.fullmatch(typed):
        raise SettingsError("write the line that kiosk gateway key issue prints, such as sk_kiosk_…")
    return typed


def join(talk: Talk, draft: Draft, means: Means) -> Draft:
    """Among the kiosks of its gateway, where there is a code. Raises KioskError."""
    if not draft.wishes.enrolment:
        return draft
    today, wishes = {key: draft.get(key) for key in OWN}, draft.wishes
    try:
        joined = means.join(wishes.enrolment, today, name=wishes.name, office=draft.get("office"), say=talk.say)
    except KioskError as fault:
        if not (draft.fleet_file and today["fleet_key"] in wishes.enrolment.replace("-", "")):
            raise
        talk.say(f"  ! {fault}. What it decided before holds.")
        return draft
    for key, value in joined.own.items():
        draft = draft.with_(key, value)
    return replace(draft, fleet=joined.fleet, fleet_file=joined.fleet_file)


def make_signing_key(_talk: Talk, draft: Draft, _means: Means) -> Draft:
    """Where there is none of this name."""
    if draft.get("signing_key").rpartition(":")[0] == draft.wishes.name:
        return draft
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from kiosk.paper.carrier.keys import signing_line

    return draft.with_("signing_key", signing_line(draft.wishes.name, Ed25519PrivateKey.generate()))
