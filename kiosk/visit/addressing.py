"""Under which number an application goes, and to which office, as its answers say.

The one rule: nothing is guessed: where two offices serve an address and none was chosen, it goes to none.
"""

from kiosk.form.answers import Answers
from kiosk.form.definition import Form, Kind, WayOut
from kiosk.form.journey import Journey
from kiosk.settings import Office


def named_in(form: Form, asked: Answers) -> str | None:
    """The reference of the earlier application that the applicant named."""
    ids = (question.id for question in form.questions() if question.kind is Kind.REFERENCE)
    named = (asked.get(id) for id in ids)
    return next((str(each) for each in named if isinstance(each, str) and not isinstance(each, WayOut)), None)


def office_of(form: Form, journey: Journey, offices: tuple[Office, ...]) -> Office | None:
    """The office that was chosen, else the only one that serves the applicant's address."""
    ids = (question.id for question in form.questions() if question.kind is Kind.OFFICE)
    chosen = {journey.asked().get(id) for id in ids}
    candidates = journey.routed()
    only = candidates[0] if len(candidates) == 1 and chosen <= {None} else None
    return next((office for office in offices if office.number in chosen), only)
