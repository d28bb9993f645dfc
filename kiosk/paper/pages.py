"""The printed set: every sheet of an application laid out, drawn and made into one tagged PDF/A-2b, in memory.

The one rule: nothing here opens a file for writing; pages leave as bytes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from kiosk.content import Content
from kiosk.form.definition import Form
from kiosk.language.concepts import CONCEPTS
from kiosk.language.words import Library
from kiosk.paper.archive import archive
from kiosk.paper.blocks import KINDS
from kiosk.paper.composition import Composition
from kiosk.paper.flow import BARE_TOP, TOP, Piece, paginate
from kiosk.paper.furniture import Furniture
from kiosk.paper.lanes import lanes_for
from kiosk.paper.matter import Matter, matter_of
from kiosk.paper.printout import Icon, Known, Printout, QuestionId, StepId, TextId, Theme, read_printout, read_theme
from kiosk.paper.sheet import Sheet
from kiosk.paper.typeface import Typefaces
from kiosk.paper.typesetting import Typesetter
from kiosk.visit.application import Application
from kiosk.visit.session import NOBODY

NAMES = ("cover", "application", "declaration", "receipt")


@dataclass(frozen=True, slots=True)
class PrintedSet:
    """`pages`: sheets of paper, the receipt included."""

    pdf: bytes = field(repr=False)
    pages: int


@dataclass(frozen=True, slots=True)
class LaidOut:
    """One printout on its pages: for each page, pieces and where their upper edges are."""

    printout: Printout
    pages: list[list[tuple[float, Piece]]]


class Printery:
    """Makes printed sets. Fonts and printouts are read when first needed, or before any visit by `warm`."""

    def __init__(self, content: Content, library: Library, form: Form) -> None:
        self._content = content
        self._library = library
        self._form = form
        self._setter: Typesetter | None = None
        self._printouts: dict[str, Printout] = {}
        self._theme = Theme()

    def warm(self) -> None:
        """Opens everything and draws a blank set in each language, so that the first visit waits for none of it."""
        self.open()
        for language in self._library.languages:
            self.make(blank(self._form, language.code))

    def open(self) -> None:
        """Reads fonts, texts and printouts now. Raises PrintError when a printout is wrong."""
        if self._setter is None:
            self._library.warm()
            known = self._known()
            self._theme = read_theme(self._content.printouts, known)
            self._printouts = {name: read_printout(self._content.printouts, name, known) for name in NAMES}
            self._setter = Typesetter(Typefaces(self._content.printouts / "fonts"))

    def make(self, application: Application, names: Sequence[str] = NAMES) -> PrintedSet:
        """These printouts of an application as one document, in this order."""
        self.open()
        assert self._setter
        lanes = lanes_for(self._library, application.language, application.helper_language)
        matter = matter_of(self._form, application, lanes)
        laid_out = self._lay_out(matter)
        title = f"{lanes.norwegian(f'{self._form.id}.title')} {application.reference}"
        sheet = Sheet(self._setter.faces, self._theme.accent, title, lanes.norwegian.language.code)
        for name in names:
            self._draw(sheet, laid_out, name, matter)
        said = self._setter.faces.said()
        pdf = archive(sheet.finish(), sheet.elements, said, title, lanes.norwegian.language.code)
        return PrintedSet(pdf, sum(len(laid_out[name].pages) for name in names))

    def make_one(self, name: str, application: Application) -> bytes:
        """One printout, its pages numbered as in the whole set."""
        return self.make(application, (name,)).pdf

    def _lay_out(self, matter: Matter) -> dict[str, LaidOut]:
        """Every printout on its pages; what is drawn later may ask how many pages there are."""
        assert self._setter
        amounts = {id: each for printout in self._printouts.values() for id, each in printout.amounts.items()}
        page = Composition(self._setter, matter, amounts)
        laid_out = {}
        for name, printout in self._printouts.items():
            pieces: Iterator[Piece] = (piece for block in printout.blocks for piece in block.pieces(page))
            laid_out[name] = LaidOut(printout, paginate(pieces, TOP if printout.furniture else BARE_TOP))
            if not printout.alone:
                page.sheets[name] = len(laid_out[name].pages)
        return laid_out

    def _draw(self, sheet: Sheet, laid_out: dict[str, LaidOut], name: str, matter: Matter) -> None:
        """The pages of one printout."""
        assert self._setter
        mine = laid_out[name]
        counted = [mine] if mine.printout.alone else [each for each in laid_out.values() if not each.printout.alone]
        before = sum(len(each.pages) for each in counted[: counted.index(mine)])
        total = sum(len(each.pages) for each in counted)
        furniture = Furniture(self._setter, mine.printout, matter, self._theme)
        for number, pieces in enumerate(mine.pages, start=before + 1):
            furniture.draw(sheet, number, total)
            for y, piece in pieces:
                piece.draw(sheet, y)
            sheet.turn()

    def _known(self) -> Known:
        """What printouts may name."""
        questions = [inner for each in self._form.questions() for inner in (each, *each.questions)]
        ids = {each.id for each in questions}
        paths = {f"{group.id}.{inner.id}" for group in self._form.questions() for inner in group.questions}
        return Known(
            {
                Icon: CONCEPTS,
                QuestionId: ids | paths,
                StepId: {step.id for step in self._form.steps},
                TextId: self._library.words("nb"),
            },
            KINDS,
        )


def blank(form: Form, language: str) -> Application:
    """An application that nobody made: every question unanswered."""
    moment = datetime(2000, 1, 1, tzinfo=UTC)
    return Application("000-000-000", form.id, form.version, language, "nb", NOBODY, moment, None, True, {}, ())
