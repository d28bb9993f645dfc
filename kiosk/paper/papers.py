"""The documents of one application as its pages speak of them: asked for, enclosed as pages, in a hand, promised.

The one rule: what goes along as pages is told by whoever asks for a printout; the application says how each stands.
"""

from dataclasses import dataclass, field

from kiosk.form.definition import Documentation, Form
from kiosk.form.documentation import HERE
from kiosk.paper.figures import short_day
from kiosk.paper.meanwhile import Meanwhile
from kiosk.visit.application import Application
from kiosk.visit.document import Pages


@dataclass(frozen=True, slots=True)
class Papers:
    """`form`: the one that names the documents: of late papers that of the application they belong to."""

    form: Form = field(repr=False)
    application: Application
    meanwhile: Meanwhile

    def in_state(self, state: str) -> tuple[Documentation, ...]:
        """Those in this state ("here", "later", "earlier" or "missing"), in form order."""
        ids = {id for id, known in self.application.documents if known == state}
        return tuple(each for each in self.form.documentation if each.id in ids)

    def enclosed(self) -> tuple[Documentation, ...]:
        """Those whose pages go along, in form order."""
        sent = self.meanwhile.sent
        along = {*self.meanwhile.documents, *(sent.documents if sent else ())}
        return tuple(each for each in self.form.documentation if each.id in along)

    def in_hand(self) -> tuple[Documentation, ...]:
        """Those that are here as paper only, in form order."""
        along = self.enclosed()
        return tuple(each for each in self.in_state(HERE) if each not in along)

    def pages_of(self, document: Documentation) -> Pages:
        """The pages that were taken in."""
        return self.meanwhile.documents.get(document.id, ())

    def promised(self, document: Documentation) -> str:
        """The day on which somebody wants to bring it; "" where nobody said."""
        day = dict(self.application.promised).get(document.id)
        return short_day(day) if day else ""
