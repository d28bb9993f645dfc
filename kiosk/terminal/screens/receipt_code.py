"""Number and code from a receipt: typed, or scanned from it at once.

The one rule: what a scanner types is never shown; what a person typed stands there until it is right.
"""

from collections.abc import Iterator, Sequence

from textual import events
from textual.widget import Widget

from kiosk.form.answers import Problem
from kiosk.form.reference import Reference, parse_reference
from kiosk.terminal.outcome import Answered, Skipped
from kiosk.terminal.scanning import Scanned, looks_scanned, read_receipt
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.whereabouts import said
from kiosk.terminal.widgets.answers.typed import TypedAnswer
from kiosk.terminal.widgets.editing import Typing
from kiosk.terminal.widgets.field import Field
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.signs import Caption, Hint
from kiosk.visit.receipt_key import read_code

LANE = (LanePart("receipt", "lane.look", "follow.lane.look"), LanePart("lock", "lane.why", "follow.lane.why"))
LONGEST_LINK = 200
WRONG_CODE = Problem("problem.code.shape")


class ReceiptField(Field):
    """A field that shows what a person types and nothing that a scanner does."""

    @property
    def seen(self) -> Typing:
        return Typing() if looks_scanned(self.value) else self.typing


class ReceiptCodeScreen(FrameScreen):
    """Ends with Answered, whose answer is (number, code), nine and six characters, or with Back.

    Where both were scanned, and nothing typed since, all sixteen characters of the receipt's key stand for the code.

    `known`: the number, where only the code is asked for. `optional`: the id of what is said where nobody needs the
    code; then the screen ends with Skipped too. `typed`: what stood here, number and code parted by "|".
    """

    def __init__(
        self,
        surroundings: Surroundings,
        title: str,
        typed: str = "",
        problem: Problem | None = None,
        known: Reference | None = None,
        optional: str = "",
    ) -> None:
        super().__init__(surroundings, lane=LANE, next_key="Enter", next_ready=True)
        self.title_id, self.problem, self.known, self.optional = title, problem, known, optional
        self.receipt: Scanned | None = None
        number, _, code = typed.rpartition("|")
        pair = surroundings.voices.pair
        self.number = ReceiptField(number, most=LONGEST_LINK)
        self.code = ReceiptField(code, most=LONGEST_LINK)
        fields = [self.code] if known else [self.number, self.code]
        captions = [Caption(*pair("follow.number")), Caption(*pair("follow.code"))][-len(fields) :]
        hint = Hint("receipt", *pair(optional or ("own.code.where" if known else "follow.where")))
        number_known = said("follow.reference", surroundings.voices, reference=str(known))
        below = Hint("reference", *number_known) if known else None
        self.answering = TypedAnswer(fields, (), hint=hint, captions=captions, below=below)

    def body(self) -> Iterator[Widget]:
        yield Headline(*self.surroundings.voices.pair(self.title_id))
        yield self.answering

    def on_mount(self) -> None:
        if self.problem:
            self.refuse(self.problem)
        self.answering.begin()

    def typed(self) -> str:
        kept = ("" if looks_scanned(field.value) else field.value for field in (self.number, self.code))
        return "|".join(kept)

    def explain(self) -> Sequence[Hint]:
        pair = self.surroundings.voices.pair
        return [Hint("receipt", *pair("follow.help")), Hint("lock", *pair("follow.help.code"))]

    def enter(self) -> None:
        if self.scanned() or not self.answering.next_field():
            super().enter()

    def scanned(self) -> bool:
        """Takes a receipt's link for number and code; True when there was one, and nothing is left to be typed."""
        for field in self.answering.fields:
            found = read_receipt(field.value)
            if found:
                self.fill(str(found.reference), found.code)
                self.receipt = found
                return True
            if looks_scanned(field.value):
                self.fill(self.number_in(field.value), "")
        return False

    def take_scan(self, text: str) -> None:
        """What a scanner on a port of its own has read: as if it had been typed, and Next pressed."""
        field = self.code if self.known else self.number
        field.typing = Typing.at_end(text[:LONGEST_LINK])
        if self.scanned() or not self.answering.next_field():
            self.go_next()

    def number_in(self, text: str) -> str:
        """The number in another code of ours; nothing where it has none."""
        found = parse_reference(text)
        return str(found) if isinstance(found, Reference) else ""

    def fill(self, number: str, code: str) -> None:
        """Puts both where they belong, and nothing of the code they were read from stays."""
        for field, text in ((self.number, number), (self.code, code)):
            field.typing = Typing.at_end(text)
            if field.is_mounted:
                field.repaint()

    def go_next(self) -> None:
        self.scanned()
        number = parse_reference(str(self.known or self.number.value))
        code = read_code(self.code.value)
        if isinstance(number, Problem):
            self.refuse(number)
        elif self.known and self.number.value not in ("", str(self.known)):
            self.refuse(Problem("problem.code.other"))
        elif self.optional and not self.code.value:
            self.leave(Skipped())
        elif code is None:
            self.refuse(WRONG_CODE)
        else:
            raw = f"{number}|{code[:3]}-{code[3:]}"
            self.leave(Answered(raw, (number.characters, self.key_of(number, code))))

    def key_of(self, number: Reference, code: str) -> str:
        """The whole key, where the receipt was scanned that this number and code stand on; else the code."""
        receipt = None if self.known and not self.optional else self.receipt
        return receipt.key if receipt and (receipt.reference, receipt.code) == (number, code) else code

    def refuse(self, problem: Problem) -> None:
        """Shows what is wrong, in both languages."""
        self.answering.refuse(*self.surroundings.voices.pair(problem.text, **dict(problem.values)))

    def loose_key(self, event: events.Key) -> bool:
        return self.answering.take_key(event)

    def on_answering_given(self, message: TypedAnswer.Given) -> None:
        message.stop()
        self.go_next()

    def on_answering_changed(self, message: TypedAnswer.Changed) -> None:
        message.stop()
