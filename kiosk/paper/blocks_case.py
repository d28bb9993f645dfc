"""Blocks of the sheets for the case system: bokmål alone, in the sections and under the titles it is used to.

The one rule: what the official format has no field for still stands here in words; unanswered says that it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.form.budget import Line
from kiosk.form.definition import Documentation
from kiosk.form.journey import Stop
from kiosk.form.kinds.counting import spaced
from kiosk.paper.alternatives import print_alternatives
from kiosk.paper.blocks_answers import kept, print_items
from kiosk.paper.blocks_cover import destination
from kiosk.paper.composition import Composition
from kiosk.paper.figures import upper
from kiosk.paper.flow import LEFT, RIGHT, Piece, space
from kiosk.paper.items import Fact
from kiosk.paper.lanes import Said
from kiosk.paper.money import described
from kiosk.paper.printout import NO_QUESTION, NO_TEXT, Icon, QuestionId, TextId
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style

PARAGRAPH = Style(11)


@dataclass(frozen=True, slots=True)
class CaseHead:
    """What is known of the application before it is read. The words for each sort of application are written here.

    `once`: name and number stand here and in no section.
    """

    sort: str
    sorts: dict[str, str]
    name: QuestionId
    number: QuestionId
    acute: QuestionId = NO_QUESTION
    acute_text: TextId = NO_TEXT
    once: bool = False

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Sort, name, number; what is acute, if anything is."""
        matter = page.matter
        yield row(page, self.sort, self.sorts.get(matter.application.errand, ""))
        asked = {stop.question.id: stop for stop in matter.stops()}
        yield from print_items(page, matter.items([asked[id] for id in (self.name, self.number) if id in asked]))
        if self.once:
            page.printed.update((self.name, self.number))
        chosen = matter.chosen(self.acute)
        if chosen:
            labels = ", ".join(matter.label(self.acute, choice).norwegian for choice in chosen)
            yield row(page, page.lanes.norwegian(self.acute_text).upper(), labels)
        yield space(2.0)


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the official order. `full`: with every alternative and the help texts, as the law office keeps it.

    `helper`: who helped and in which language stand here too, with `interpreter`, the question and card that ask for
    one.
    """

    title: str
    icon: Icon
    questions: tuple[QuestionId, ...]
    full: bool = False
    helper: bool = False
    interpreter: QuestionId = NO_QUESTION
    interpreter_card: str = ""

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Absent where nothing of it was asked."""
        asked = {stop.question.id: stop for stop in page.matter.stops()}
        stops = [asked[id] for id in self.questions if id in asked and id not in page.printed]
        inner = [*answered(page, stops, full=self.full), *(self.helped(page) if self.helper else ())]
        page.printed.update(stop.question.id for stop in stops)
        if inner:
            yield from page.heading(Said(self.title), self.icon)
            yield from inner

    def helped(self, page: Composition) -> Iterator[Piece]:
        """Who sat beside, and the language."""
        say, matter = page.lanes.say, page.matter
        yield page.rows.piece(Fact("", say("paper.fact.helper"), say(f"role.{matter.application.helper}")))
        spoken = matter.speaks(self.interpreter, self.interpreter_card)
        yield page.rows.piece(Fact("", say("paper.fact.language"), spoken))


@dataclass(frozen=True, slots=True)
class Remaining:
    """What no section has named."""

    title: str
    icon: Icon
    full: bool = False

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """One section; absent where nothing is left."""
        stops = [stop for stop in page.matter.stops() if stop.question.id not in page.printed]
        inner = list(answered(page, stops, full=self.full))
        if inner:
            yield from page.heading(Said(self.title), self.icon)
            yield from inner


@dataclass(frozen=True, slots=True)
class Economy:
    """The month's money as the applicant saw it, and the documents under Nav's own titles. `states`: state → words.

    `enclosed`: the words for one that goes along as a file.
    """

    title: str
    icon: Icon
    labels: tuple[str, ...]
    unknown: str
    states: dict[str, str]
    none: str
    enclosed: str

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Sums, then documents."""
        yield from page.heading(Said(self.title), self.icon)
        budget = page.matter.budget
        is_known = any(line.kroner is not None for line in (*budget.ins, *budget.outs))
        sums = (budget.total_in, budget.total_out, budget.left)
        shown = [f"{spaced(sum)} kr" if is_known else page.lanes.norwegian("paper.unanswered") for sum in sums]
        facts = zip(self.labels, shown, strict=True)
        yield from kept(page.rows.piece(Fact("", Said(label), Said(word), not is_known)) for label, word in facts)
        if budget.unknown:
            yield row(page, self.unknown, ", ".join(dict.fromkeys(self.named(page, line) for line in budget.unknown)))
        documents = list(self.documents(page))
        for document, words in documents:
            yield row(page, document.title, words)
        if not documents:
            yield row(page, self.none, "–")

    def documents(self, page: Composition) -> Iterator[tuple[Documentation, str]]:
        """Every one that was asked for, those that go along first."""
        along = page.matter.papers.enclosed()
        yield from ((each, self.enclosed) for each in along)
        for state, words in self.states.items():
            yield from ((each, words) for each in page.matter.documents(state) if each not in along)

    def named(self, page: Composition, line: Line) -> str:
        """What an amount is for."""
        if line.group and line.place.index is not None:
            return described(page.matter, line.group, line.place.index).norwegian
        return page.lanes.norwegian(f"{line.question.id}.text")


@dataclass(frozen=True, slots=True)
class Files:
    """What goes along as files, under Nav's own titles, each with its number of pages. `count`: with {pages}."""

    title: str
    icon: Icon
    count: str

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A section; absent where nothing goes along."""
        if along := page.matter.papers.enclosed():
            yield from page.heading(Said(self.title), self.icon)
        for each in along:
            yield row(page, each.title, self.count.replace("{pages}", str(len(page.matter.papers.pages_of(each)))))


@dataclass(frozen=True, slots=True)
class Note:
    """Paragraphs: `items` in bokmål as written here, then `texts` that the applicant saw on the screen."""

    title: str
    icon: Icon
    items: tuple[str, ...] = ()
    texts: tuple[TextId, ...] = ()

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A heading and each paragraph, none of them cut."""
        yield from page.heading(Said(self.title), self.icon)
        for text in (*self.items, *(page.lanes.norwegian(id) for id in self.texts)):
            yield self.paragraph(page, text)

    def paragraph(self, page: Composition, text: str) -> Piece:
        """With a dash before it, so that paragraphs are told apart."""
        lines = page.wrapped(text, PARAGRAPH, RIGHT - LEFT - 6, "norwegian")

        def draw(sheet: Sheet, y: float) -> None:
            sheet.rule(LEFT + 0.5, LEFT + 3, y + 3.0, 0.8)
            page.put(sheet, lines, LEFT + 6, y + 4.4)

        return Piece(len(lines) * page.step(lines, "norwegian") + 1.8, draw)


@dataclass(frozen=True, slots=True)
class Meta:
    """When it was made, from which form, for whom, and where its contents come from: the words are written here."""

    title: str
    icon: Icon
    sent: str
    version: str
    office: str
    nobody: str
    discreet: str
    source: str
    typed: str
    signed_in: str

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A section of rows."""
        application, form = page.matter.application, page.matter.form
        yield from page.heading(Said(self.title), self.icon)
        yield row(page, self.sent, page.matter.moment(page.lanes.norwegian))
        yield row(page, page.lanes.norwegian("paper.reference"), application.reference)
        yield row(page, self.version, f"{upper(form.title)}, {application.version}")
        nobody = self.discreet if application.discreet else self.nobody
        yield row(page, self.office, destination(page) or nobody)
        yield row(page, self.source, self.signed_in if application.signed_in else self.typed)


def answered(page: Composition, stops: list[Stop], *, full: bool) -> Iterator[Piece]:
    """What was asked there, short or with every alternative."""
    if full:
        return print_alternatives(page, stops)
    return print_items(page, page.matter.items(stops))


def row(page: Composition, label: str, value: str) -> Piece:
    """A label and a value in bokmål."""
    return page.rows.piece(Fact("", Said(label), Said(value)))
