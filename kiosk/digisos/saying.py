"""The picture and the text of every sort of hendelse, in each of its states.

The one rule: every state of the format has a text of its own or a reason to share one; a state that was left out is
told as the one that promises nothing.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, assert_never

from kiosk.digisos.hendelser import Krav, SaksStatus, Utbetaling, Utfall, Vilkar
from kiosk.digisos.statuses import Happening

Said = tuple[str, str]
"""A concept and a text id."""
CASES: Mapping[SaksStatus, Said] = MappingProxyType(
    {
        "UNDER_BEHANDLING": ("find", "digital.status.case.UNDER_BEHANDLING"),
        "IKKE_INNSYN": ("not_shown", "digital.status.case.IKKE_INNSYN"),
        "BEHANDLES_IKKE": ("none", "digital.status.case.BEHANDLES_IKKE"),
        "FEILREGISTRERT": ("mistaken", "digital.status.case.FEILREGISTRERT"),
    }
)
DECISIONS: Mapping[Utfall, Said] = MappingProxyType(
    {
        "INNVILGET": ("decision", "digital.status.decision.INNVILGET"),
        "DELVIS_INNVILGET": ("decision", "digital.status.decision.DELVIS_INNVILGET"),
        "AVSLATT": ("decision", "digital.status.decision.AVSLATT"),
        "AVVIST": ("decision", "digital.status.decision.AVVIST"),
    }
)
PAYMENTS: Mapping[Utbetaling, Said] = MappingProxyType(
    {
        "PLANLAGT_UTBETALING": ("payment_planned", "digital.status.payment.PLANLAGT_UTBETALING"),
        "UTBETALT": ("paid", "digital.status.payment.UTBETALT"),
        "STOPPET": ("payment_stopped", "digital.status.payment.STOPPET"),
        "ANNULLERT": ("payment_stopped", "digital.status.payment.ANNULLERT"),
    }
)
UNDATED: Mapping[str, str] = MappingProxyType(
    {
        "digital.status.payment.PLANLAGT_UTBETALING": "digital.status.payment.planned",
        "digital.status.payment.UTBETALT": "digital.status.payment.paid",
    }
)
"""The same where the format names no day."""
CONDITIONS: Mapping[Vilkar, Said] = MappingProxyType(
    {
        "RELEVANT": ("condition", "digital.status.condition"),
        "ANNULLERT": ("tick", "digital.status.condition.ANNULLERT"),
        # Outdated words, which `hendelser` reads as RELEVANT.
        "OPPFYLT": ("condition", "digital.status.condition"),
        "IKKE_OPPFYLT": ("condition", "digital.status.condition"),
    }
)
REQUIREMENTS: Mapping[Krav, Said] = MappingProxyType(
    {
        "RELEVANT": ("missing", "digital.status.documentation_required"),
        "LEVERT_TIDLIGERE": ("found", "digital.status.documentation_required.LEVERT_TIDLIGERE"),
        "ANNULLERT": ("tick", "digital.status.documentation_required.ANNULLERT"),
        "OPPFYLT": ("missing", "digital.status.documentation_required"),
        "IKKE_OPPFYLT": ("missing", "digital.status.documentation_required"),
    }
)
DECIDED: Said = ("decision", "digital.status.decision")
PAYMENT: Said = ("letter", "digital.status.payment")
NOTHING_WANTED: Said = ("tick", "digital.status.documents_wanted.none")
HIDDEN: Said = CASES["IKKE_INNSYN"]


def said_of(happening: Happening, *, in_private: bool) -> Said:
    """Picture and text. `in_private`: the applicant is alone with the screen."""
    state = happening.state
    match happening.kind:
        case "received":
            return "arrived", "digital.status.standing.received"
        case "processing":
            return "find", "digital.status.standing.processing"
        case "finished":
            return "letter", "digital.status.standing.finished"
        case "not_shown":
            return "not_shown", "digital.status.standing.not_shown"
        case "office":
            return "office", "digital.status.office"
        case "case":
            return case_said(state, in_private=in_private)
        case "decision":
            return of(DECISIONS, state, DECIDED) if in_private else DECIDED
        case "documents_wanted":
            return ("missing", "digital.status.documents_wanted") if happening.wanted else NOTHING_WANTED
        case "interim_answer":
            return "wait", "digital.status.interim_answer"
        case "payment":
            return of(PAYMENTS, state, PAYMENT) if in_private else PAYMENT
        case "condition":
            return of(CONDITIONS, state, CONDITIONS["RELEVANT"])
        case "documentation_required":
            return of(REQUIREMENTS, state, REQUIREMENTS["RELEVANT"])
        case "framework":
            return "framework", "digital.status.framework"
        case never:
            assert_never(never)


def case_said(state: str, *, in_private: bool) -> Said:
    """A case. That one is not processed is near to a no: others only see that it is not shown."""
    found = of(CASES, state, CASES["UNDER_BEHANDLING"])
    return HIDDEN if state == "BEHANDLES_IKKE" and not in_private else found


def of(said: Mapping[Any, Said], state: str, otherwise: Said) -> Said:
    """What is said of a state; `otherwise` where none was told."""
    return said[state] if state else otherwise


def undated(text: str) -> str:
    """The same text where the format names no day for its {day}."""
    return UNDATED.get(text, text)
