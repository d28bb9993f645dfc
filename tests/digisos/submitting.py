"""Random visits, signed in and sent through Delivery to the rehearsal of Fiks, and what came of it.

`python -m tests.digisos.submitting 10000` sends so many and prints a summary. The one rule: what arrived is compared
with what was made, byte for byte, after it was sealed, sent and opened.
"""

import asyncio
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha512
from itertools import count
from random import Random

from kiosk.delivery import Delivery, Receipt
from kiosk.delivery.enclosing import NONE, Documents
from kiosk.digisos.parcel import PDFS
from kiosk.digisos.reception import ReceivedCase
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.errors import PaperOnly
from kiosk.house import open_house, printery_of
from kiosk.paper.pages import Printery
from kiosk.paper.sent import Sent
from kiosk.settings import Settings
from kiosk.visit.application import Application
from kiosk.visit.document import Pages
from kiosk.visit.nav_reference import nav_reference_of
from kiosk.visit.reference import Reference
from kiosk.visit.session import Session
from tests.delivery.delivering import WHO, OnePage, digital_to, printer, rehearsal
from tests.delivery.paged import bundle, pages
from tests.digisos.applying import NOW, forms
from tests.digisos.schema import schema_folder, soknad_faults, vedlegg_faults
from tests.digisos.walks import ERRANDS, answered, identities

# Drawing takes longer than all the rest: one in so many is drawn itself, the others bear the pages of the last one.
DRAWN = 25
SKIPS, WAYS_OUT = 0.12, 0.15
MOST_DOCUMENTS = 2


@dataclass(slots=True)
class Summary:
    """What came of it. `paper`: visits that may not be sent, passed over; `wrong`: what did not hold, by its seed."""

    sent: int = 0
    paper: int = 0
    drawn: int = 0
    files: int = 0
    documents: int = 0
    seconds: float = 0.0
    has_schema: bool = True
    errands: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        errands = ", ".join(f"{number} {errand}" for errand, number in sorted(self.errands.items()))
        schema = "valid by the official schemas" if self.has_schema else "the official schemas are not on this machine"
        lines = (
            f"{self.sent} applications sent and accepted ({errands}); {self.paper} more may only go on paper",
            f"{self.files} files opened as they were made, {self.documents} of them given; drawn for {self.drawn}",
            f"soknad.json and vedlegg.json: {schema}; a navEksternRefId of its own for each",
            f"{self.seconds:.0f} s, {1000 * self.seconds / max(1, self.sent):.0f} ms each; {len(self.wrong)} wrong",
        )
        return "\n".join((*lines, *self.wrong[:20]))


class SparingPress:
    """Draws the case system's pages of one application in so many. What it made is known until the next one begins.

    Every document differs from every other: the reference stands behind its end, where no reader looks.
    """

    def __init__(self, printery: Printery, drawn: int = DRAWN) -> None:
        self._printery = printery
        self._every = drawn
        self._last: dict[str, bytes] = {}
        self.made: dict[str, bytes] = {}
        self.drawn = self._begun = 0

    def begin(self) -> None:
        """The next application."""
        self.made.clear()
        if self._begun % self._every == 0:
            self._last.clear()
            self.drawn += 1
        self._begun += 1

    def make(self, _application: Application, *, tried_digitally: bool = False, documents: Documents = NONE) -> OnePage:
        raise AssertionError("nothing goes on paper here")

    def make_one(self, name: str, application: Application, *, documents: Documents = NONE) -> bytes:
        if name not in self._last:
            self._last[name] = self.made[name] = self._printery.make_one(name, application)
        else:
            self.made[name] = self._last[name] + f"\n% {application.reference}\n".encode()
        return self.made[name]

    def make_receipt(self, _application: Application, _sent: Sent) -> OnePage:
        raise AssertionError("nothing is printed here")

    def has_codes(self, _application: Application) -> bool:
        return False

    def codes(self, _application: Application, _version: int, *, tried_digitally: bool = False) -> tuple[str, ...]:
        return ()


def visit(seed: int) -> tuple[Application, Documents]:
    """One random visit of somebody who signed in, closed as the kiosk closes it, and the documents taken in."""
    random = Random(seed)
    session = Session(forms(), Settings(), clock=lambda: NOW)
    session.choose_errand(random.choice(ERRANDS))
    session.answers.update(answered(tuple(session.form.questions()), random, SKIPS, WAYS_OUT))
    session.sign_in(replace(WHO, pid=random.choice(identities())))
    asked = session.asked_documentation()
    for paper in random.sample(asked, min(len(asked), random.randrange(MOST_DOCUMENTS + 1))):
        session.enclose(paper.id, pages_of(paper.id))
    return session.close(NOW), dict(session.pages)


@cache
def pages_of(id: str) -> Pages:
    """A page that is like no other paper's."""
    return pages(id)


class Submitting:
    """Sends visit after visit, and keeps of what arrived only under which number."""

    def __init__(self, fiks: RehearsalDigisos, drawn: int = DRAWN) -> None:
        self.fiks = fiks
        self.press = SparingPress(printery_of(open_house()), drawn)
        self.digital = digital_to(fiks, seconds=30)
        self.summary = Summary(has_schema=schema_folder() is not None)
        self._by_number: dict[str, str] = {}

    async def all(self, wanted: int) -> Summary:
        """Until so many were sent."""
        began = time.monotonic()
        for seed in count():
            if self.summary.sent + len(self.summary.wrong) >= wanted:
                break
            await self.one(seed)
        self.summary.seconds = time.monotonic() - began
        self.summary.drawn = self.press.drawn
        return self.summary

    async def one(self, seed: int) -> None:
        """One visit, sent where it may be, and compared."""
        application, documents = visit(seed)
        delivery = Delivery(
            application, self.press, (printer(),), lambda: NOW, digital=self.digital, who=WHO, documents=documents,
            bundle=bundle,
        )  # fmt: skip
        if delivery.route == "paper":
            self.summary.paper += 1
            return
        self.press.begin()
        last = [step async for step in delivery.submit()][-1]
        if isinstance(last, Receipt):
            wrong = list(self.compared(application, documents))
        elif isinstance(last.outcome.fault, PaperOnly):  # type: ignore[union-attr]
            self.summary.paper += 1
            return
        else:
            wrong = [f"was not accepted: {last}"]
        self.summary.wrong += [f"visit({seed}): {each}" for each in wrong]
        self.summary.sent += not wrong
        self.summary.errands[application.errand] += not wrong

    def compared(self, application: Application, documents: Documents) -> Iterator[str]:
        """What does not hold of what arrived."""
        assert application.key
        reference = Reference(application.reference.replace("-", ""))
        number = nav_reference_of(reference, application.key.characters)
        if number in self._by_number:
            yield f"shares its navEksternRefId with {self._by_number[number]}"
        self._by_number[number] = application.reference
        found = [case for case in self.fiks.cases.values() if case.nav_reference == number]
        if len(found) != 1:
            yield f"is there {len(found)} times"
            return
        yield from self.faults_of(found[0], application)
        titles = {each.id: each.title for each in forms().application.documentation}
        made = sorted(bundle(titles[id], given) for id, given in documents.items())
        self.summary.documents += len(made)
        if made != sorted(file.content for file in found[0].files.values()):
            yield "its documents are not those that were given"
        self.forget(found[0])

    def faults_of(self, case: ReceivedCase, application: Application) -> Iterator[str]:
        """What differs between what was made and what was received."""
        got = {pdf.name: pdf.content for pdf in case.submission.pdfs}
        made = {name: self.press.made[name.removesuffix(".pdf").lower()] for name in PDFS}
        self.summary.files += len(got) + len(case.files)
        if got != made:
            yield "its PDFs are not those that were made"
        if case.submission.soknad["kiosk"]["reference"] != application.reference:
            yield "soknad.json is another's"
        if named_in(case) != {name: sha512(file.content).hexdigest() for name, file in case.files.items()}:
            yield "hashes do not match"
        if self.summary.has_schema:
            yield from soknad_faults(case.submission.soknad)
            yield from vedlegg_faults(case.submission.vedlegg)

    def forget(self, case: ReceivedCase) -> None:
        """Its content: ten thousand are more than fits into memory."""
        case.submission = replace(case.submission, soknad=None, vedlegg=None, pdfs=())
        case.files = {}


def named_in(case: ReceivedCase) -> Mapping[str, str]:
    """The files that vedlegg.json names, each with its hash."""
    return {each["filnavn"]: each["sha512"] for post in case.submission.vedlegg["vedlegg"] for each in post["filer"]}


def run(wanted: int, drawn: int = DRAWN) -> Summary:
    """Sends so many."""
    with rehearsal() as fiks:
        return asyncio.run(Submitting(fiks, drawn).all(wanted))


if __name__ == "__main__":
    ended = run(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
    print(ended)
    sys.exit(bool(ended.wrong))
