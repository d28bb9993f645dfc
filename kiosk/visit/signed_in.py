"""Who signed in on their own phone, as the provider says, and which questions of a form that answers.

The one rule: it lives in the visit's memory only, and no repr shows it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.form.answers import Answer, Answers, Problem
from kiosk.form.definition import Form, Kind, Question, WayOut
from kiosk.form.kinds import kind_of

YOU = "you"
"""The step that asks who somebody is, in every form."""
SHOWN = "identity_shown"
"""The question of which card was shown: a sign-in says more than any card."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who signed in, as the provider says.

    `pid`: fødselsnummer or D-number; `name`: "" where the provider gives none; `acr`: the level of assurance;
    `at`: when; `token`: the access token with which this applicant's application is submitted, until `until`.
    """

    pid: str = field(repr=False)
    name: str = field(repr=False)
    acr: str
    at: datetime
    token: str = field(repr=False)
    until: datetime


def asks_who(form: Form, kind: Kind) -> Question | None:
    """The question of this kind about the applicant: in the step that asks who somebody is, where there is one."""
    return next((each for step in form.steps if step.id == YOU for each in step.questions if each.kind is kind), None)


def given_by(who: SignedIn, form: Form) -> dict[str, Answer]:
    """The answers a sign-in gives to this form, by question: the number, and the name where there is a usable one."""
    return dict(_given_by(who, form))


def settled_by(who: SignedIn, form: Form) -> frozenset[str]:
    """The questions that this sign-in leaves nothing to ask: those it answers, and which card was shown."""
    return frozenset(given_by(who, form)) | {SHOWN}


def is_anothers(who: SignedIn, form: Form, answers: Answers) -> bool:
    """Whether these answers name another number than that of the sign-in."""
    number = asks_who(form, Kind.IDENTITY)
    named = answers.get(number.id) if number else None
    return isinstance(named, str) and not isinstance(named, WayOut) and named != who.pid


def _given_by(who: SignedIn, form: Form) -> Iterator[tuple[str, Answer]]:
    number, name = asks_who(form, Kind.IDENTITY), asks_who(form, Kind.NAME)
    if number is not None:
        yield number.id, who.pid
    if name is not None and who.name:
        answer = kind_of(name).parse(name, who.name, who.at.date())
        if not isinstance(answer, Problem):
            yield name.id, answer
