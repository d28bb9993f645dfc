"""Which documents are asked for, as the answers stand.

The one rule: nothing is stored of it; the list follows from form, answers and circumstances each time.
"""

from kiosk.form.definition import Documentation, Form
from kiosk.form.journey import Journey

__all__ = ["EARLIER", "HERE", "LATER", "MISSING", "STATES", "Documentation", "asked_for"]

# How a document stands; one nobody has said anything about comes later.
STATES = HERE, LATER, EARLIER, MISSING = ("here", "later", "earlier", "missing")


def asked_for(form: Form, journey: Journey) -> tuple[Documentation, ...]:
    """The documents asked for now, in form order."""
    return tuple(each for each in form.documentation if journey.holds(each.show))
