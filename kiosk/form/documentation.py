"""Which documents are asked for, as the answers stand.

The one rule: nothing is stored of it; the list follows from form, answers and circumstances each time.
"""

from kiosk.form.definition import Documentation, Form
from kiosk.form.journey import Journey

__all__ = ["EARLIER", "HERE", "LATER", "MISSING", "OTHER", "STATES", "Documentation", "asked_for"]

# How a document stands; one nobody has said anything about comes later.
STATES = HERE, LATER, EARLIER, MISSING = ("here", "later", "earlier", "missing")
OTHER = "annet|annet"
"""The type of the paper for anything that no other is for."""


def asked_for(form: Form, journey: Journey) -> tuple[Documentation, ...]:
    """The documents asked for now, in form order."""
    return tuple(each for each in form.documentation if journey.holds(each.show))
