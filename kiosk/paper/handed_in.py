"""The receipt the desk prints when papers are handed in: the number, where and when, and what is still missing.

The one rule: it is made of what the register knows, so that it can be printed for a paper nobody could scan; no key
and no code stand on it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from kiosk.settings import Office
from kiosk.visit.application import Application
from kiosk.visit.session import NOBODY

if TYPE_CHECKING:
    from kiosk.paper.pages import Printery

HANDED_IN = "handed-in"


@dataclass(frozen=True, slots=True)
class HandedIn:
    """Papers that were handed in. `reference`: nine characters, with or without dashes; `form`: its id.

    `language`: the applicant's; `helper_language`: the second one on the sheet. `at`: when they were handed in, local
    time. `documents`: ids of the form's documentation still missing; `by`: the day they are wanted.
    """

    reference: str
    form: str
    language: str
    at: datetime
    office: Office | None = None
    documents: tuple[str, ...] = ()
    by: date | None = None
    helper_language: str = "nb"
    practice: bool = False


def print_handed_in(printery: "Printery", handed: HandedIn) -> bytes:
    """One A4 page as PDF/A, for whoever hands papers in. Raises KeyError for a form nobody here has."""
    return printery.make_one(HANDED_IN, as_application(handed), by=handed.by)


def as_application(handed: HandedIn) -> Application:
    """What there is to print of it: no answers, and the missing documents as those that come later."""
    plain = handed.reference.replace("-", "")
    return Application(
        reference="-".join(plain[start : start + 3] for start in (0, 3, 6)),
        form=handed.form,
        version="",
        language=handed.language,
        helper_language=handed.helper_language,
        helper=NOBODY,
        created=handed.at,
        office=handed.office,
        practice=handed.practice,
        answers={},
        unanswered=(),
        documents=tuple((id, "later") for id in handed.documents),
    )
