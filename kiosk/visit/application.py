"""What is delivered when a visit is closed: the answers to what was asked, frozen, under one reference.

The one rule: an Application is language-free and the same bytes for the same visit, however it was typed.
"""

import json
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from kiosk.form.answers import Answers
from kiosk.form.circumstances import NEW, Circumstances
from kiosk.form.definition import Form, Kind
from kiosk.form.kinds import kind_of
from kiosk.form.routing import Routing
from kiosk.settings import Office
from kiosk.visit.receipt_key import ReceiptKey

# What says where somebody lives: never told of who has a secret address, whatever was asked.
WHERE = frozenset({Kind.ADDRESS, Kind.OFFICE})


@dataclass(frozen=True, slots=True)
class Application:
    """Answers to asked questions only, in form order. `unanswered` names the places asked and left open.

    `documents`: what was asked for, each with its state: "here", "later", "earlier" or "missing"; of late papers, which
    of those are handed in now. `discreet`: no office and no address stands in it. `signed_in`: who applies was
    confirmed by a sign-in, not typed.
    """

    reference: str
    form: str
    version: str
    language: str
    helper_language: str
    helper: str
    created: datetime
    office: Office | None = field(repr=False)
    practice: bool
    answers: Answers = field(repr=False)
    unanswered: tuple[str, ...] = field(repr=False)
    errand: str = NEW
    documents: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    discreet: bool = field(default=False, repr=False)
    minor: bool = field(default=False, repr=False)
    signed_in: bool = field(default=False, repr=False)
    key: ReceiptKey | None = field(default=None, repr=False, compare=False)
    """The receipt's, no part of what is applied for: in no JSON. None for an application that was read back."""
    replaces: str = field(default="", compare=False)
    """The reference whose mistakes this one mends and whose place it takes; for the register only, in no JSON."""
    continues: str = field(default="", compare=False)
    """The reference of an earlier month whose answers this one began with; for the register only, in no JSON."""
    promised: tuple[tuple[str, date], ...] = field(default=(), repr=False, compare=False)
    """The day on which somebody wants to bring what comes later, where they named one."""

    def to_json(self, form: Form) -> bytes:
        """UTF-8, answers in form order (as `Session.close` gives them), newline at the end."""
        kinds = {question.id: kind_of(question) for question in form.questions()}
        data = {
            "reference": self.reference,
            "form": self.form,
            "version": self.version,
            "language": self.language,
            "helper_language": self.helper_language,
            "helper": self.helper,
            "created": self.created.isoformat(timespec="seconds"),
            "office": asdict(self.office) if self.office else None,
            "practice": self.practice,
            "answers": {id: kinds[id].to_json(answer) for id, answer in self.answers.items()},
            "unanswered": list(self.unanswered),
            "errand": self.errand,
            "documents": dict(self.documents),
            "discreet": self.discreet,
            "minor": self.minor,
            "signed_in": self.signed_in,
            **({"promised": {id: day.isoformat() for id, day in self.promised}} if self.promised else {}),
        }
        return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def from_json(form: Form, document: bytes) -> Application:
    """The Application these bytes were written from. Raises KeyError or ValueError when they were not."""
    data = json.loads(document)
    known = {question.id: question for question in form.questions()}
    return Application(
        reference=data["reference"],
        form=data["form"],
        version=data["version"],
        language=data["language"],
        helper_language=data["helper_language"],
        helper=data["helper"],
        created=datetime.fromisoformat(data["created"]),
        office=office_in(data["office"]) if data["office"] else None,
        practice=data["practice"],
        answers={id: kind_of(known[id]).from_json(known[id], answer) for id, answer in data["answers"].items()},
        unanswered=tuple(data["unanswered"]),
        errand=data["errand"],
        documents=tuple(data["documents"].items()),
        discreet=data["discreet"],
        minor=data["minor"],
        signed_in=data["signed_in"],
        promised=tuple((id, date.fromisoformat(day)) for id, day in data.get("promised", {}).items()),
    )


def office_in(data: dict[str, Any]) -> Office:
    """The office in JSON. Raises KeyError or TypeError when it is none."""
    return Office(**{**data, "postal_codes": tuple(data["postal_codes"])})


def circumstances_of(form: Form, application: Application) -> Circumstances:
    """Those in which it was made, so that a Journey over its answers asks what the visit asked.

    The offices there were are not in it, only the one it goes to: where no office was asked for, that one was the only.
    """
    places = {question.id for question in form.questions() if question.kind is Kind.OFFICE}
    was_asked = not places.isdisjoint((*application.answers, *application.unanswered))
    offices = () if was_asked or application.office is None else (application.office,)
    return Circumstances(application.created.date(), application.errand, Routing(offices))
