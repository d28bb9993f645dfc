"""The texts that stand on pages whatever the status, by the names that templates call them.

The one rule: templates hold no text and no text id; a name here that no template uses is taken out.
"""

from collections.abc import Mapping

from kiosk.gateway.pages.lanes import Lanes, Said

WORDING: Mapping[str, str] = {
    "practice": "practice.explain",
    "language": "language.title",
    "number": "paper.reference",
    "no_answers": "status.no_answers",
    "so_far": "status.so_far",
    "done": "status.step.done",
    "now": "status.step.now",
    "open": "status.step.open",
    "next": "paper.what_now",
    "bring": "paper.bring",
    "office": "paper.fact.office",
    "days": "paper.receipt.days",
    "call": "status.call",
    "urgent": "paper.urgent",
    "ask": "status.ask.title",
    "ask_how": "status.ask.text",
    "number_where": "status.ask.number.where",
    "code": "status.ask.code",
    "code_where": "status.ask.code.where",
    "find": "status.ask.find",
    "fault": "status.ask.fault",
    "just_printed": "status.unknown.printed",
}


def wording(lanes: Lanes) -> Mapping[str, Said]:
    """All of them in both languages."""
    return {name: lanes.say(text) for name, text in WORDING.items()}
