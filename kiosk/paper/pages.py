"""The printed set: every sheet of an application laid out, drawn and made into one tagged PDF/A-2b, in memory.

The one rule: nothing here opens a file for writing; pages leave as bytes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from kiosk.content import Content
from kiosk.errors import PrintError, SheetError
from kiosk.form.circumstances import LATE
from kiosk.form.definition import Form
from kiosk.form.municipality import PostalRegister
from kiosk.language.words import SOURCE, Language, Library
from kiosk.paper.archive import archive
from kiosk.paper.carrier import ON_SCREEN, Codes, Seal, codes_of, parts_of, tables_of
from kiosk.paper.composition import Composition
from kiosk.paper.furniture import Furniture
from kiosk.paper.lanes import case_lanes, lanes_for
from kiosk.paper.layout import LaidOut, lay_out
from kiosk.paper.matter import Matter, matter_of
from kiosk.paper.meanwhile import NOTHING, Meanwhile
from kiosk.paper.printout import Printout, Theme, read_printout, read_theme
from kiosk.paper.reading_back import reads_back
from kiosk.paper.sent import DIGITAL_RECEIPT, Sent
from kiosk.paper.sheet import Sheet
from kiosk.paper.typeface import Typefaces
from kiosk.paper.typesetting import Typesetter
from kiosk.paper.vocabulary import vocabulary_of
from kiosk.visit.application import Application
from kiosk.visit.document import Pages
from kiosk.visit.session import NOBODY

DATA_SHEET = "data-sheet"
DOCUMENTS, LATE_DOCUMENTS = "documents", "late-documents"


@dataclass(frozen=True, slots=True)
class PrintedSet:
    """`pages`: sheets of paper, the receipt included."""

    pdf: bytes = field(repr=False)
    pages: int


class Printery:
    """Makes printed sets of any of these forms. Fonts and printouts are read when first needed, or by `warm`."""

    def __init__(
        self,
        content: Content,
        library: Library,
        register: PostalRegister,
        *forms: Form,
        gateway: str = "",
        seal: Seal | None = None,
    ) -> None:
        self._content = content
        self._gateway = gateway
        self._seal = seal
        self._tables = tables_of(content, *forms)
        self._library = library
        self._forms = {form.id: form for form in forms}
        self._register = register
        self._setter: Typesetter | None = None
        self._printouts: dict[str, dict[str, Printout]] = {}
        self._theme = Theme()

    def warm(self) -> Iterator[None]:
        """Opens everything and draws blank sets, piece by piece: no visit waits for what is drawn."""
        self.open()
        self._register.warm()
        yield
        for form in self._forms.values():
            for language in of_each_script(self._library.languages):
                self.make(blank(form, language.code))
                yield
            for name in form.case_printouts:
                self.make_one(name, blank(form, SOURCE))
                yield

    def open(self) -> None:
        """Reads fonts, texts and printouts now. Raises PrintError when a printout is wrong."""
        if self._setter is None:
            self._library.warm()
            for form in self._forms.values():
                known = vocabulary_of(form, self._library)
                self._theme = read_theme(self._content.printouts, known)
                self._printouts[form.id] = {
                    name: read_printout(self._content.printouts, name, known) for name in names_of(form)
                }
            self._setter = Typesetter(Typefaces(self._content.printouts / "fonts"))

    def make(
        self,
        application: Application,
        names: Sequence[str] | None = None,
        *,
        by: date | None = None,
        tried_digitally: bool = False,
        documents: Mapping[str, Pages] = NOTHING.documents,
    ) -> PrintedSet:
        """These printouts of an application as one document, in this order; its form's whole set unless named.

        Sheets for the case system are bokmål only: ask for them by themselves, and for the desk's too. `by`: the day
        by which what is missing is wanted. `tried_digitally`: the municipality may have it already, and the pages say
        so. `documents`: by documentation id, what goes along: in the whole set page by page, else only told of.
        Without a data sheet where none can be made or read back.
        """
        self.open()
        meanwhile = Meanwhile(by, tried_digitally, documents=documents)
        whole = self._whole_set(application, meanwhile)
        wanted = whole if names is None else tuple(names)
        codes = self._codes(application, tried_digitally) if set(wanted) <= set(whole) else None
        made, sheets = self._make(application, wanted, meanwhile, codes)
        if codes and sheets and not reads_back(made.pdf, sheets, codes.parts):
            made, _ = self._make(application, wanted, meanwhile, None)
        return made

    def make_receipt(self, application: Application, sent: Sent) -> PrintedSet:
        """The receipt of what was sent digitally, or is kept to be sent. Raises PrintError.

        One A4 page; a second one where more than some twenty papers are missing.
        """
        self.open()
        return self._make(application, (DIGITAL_RECEIPT,), Meanwhile(sent=sent), None)[0]

    def _make(
        self, application: Application, names: Sequence[str], meanwhile: Meanwhile, codes: Codes | None
    ) -> tuple[PrintedSet, list[int]]:
        """The document, and which of its pages (from 0) are the data sheet."""
        assert self._setter
        form = self._forms[application.form]
        wanted = [name for name in names if codes or name != DATA_SHEET]
        if not wanted:
            raise PrintError("there is no data sheet without a signing_key: write the line that kiosk sheet key prints")
        is_case = any(self._printouts[form.id][name].case for name in wanted)
        lanes = (
            case_lanes(self._library, application.language)
            if is_case
            else lanes_for(self._library, application.language, application.helper_language)
        )
        whole = self._whole_set(application, meanwhile)
        matter = matter_of(form, application, lanes, self._register, meanwhile, self._naming(form))
        is_of_set = set(wanted) <= set(whole)
        together = [name for name in whole if codes or name != DATA_SHEET]
        laid_out = self._lay_out(matter, together if is_of_set else wanted, codes)
        title = f"{lanes.norwegian(f'{form.id}.title')} {application.reference}"
        sheet = Sheet(self._setter.faces, self._theme.accent, title, lanes.norwegian.language.tag)
        for name in wanted:
            self._draw(sheet, laid_out, name, matter)
        said = self._setter.faces.said()
        pdf = archive(sheet.finish(), sheet.elements, said, title, lanes.norwegian.language.tag, sheet.photos)
        drawn = [name for name in wanted for _ in laid_out[name].pages]
        return PrintedSet(pdf, len(drawn)), [page for page, name in enumerate(drawn) if name == DATA_SHEET]

    def make_one(
        self,
        name: str,
        application: Application,
        *,
        by: date | None = None,
        documents: Mapping[str, Pages] = NOTHING.documents,
    ) -> bytes:
        """One printout, its pages numbered as in the whole set. `handed-in`: see `kiosk.paper.handed_in`."""
        return self.make(application, (name,), by=by, documents=documents).pdf

    def has_codes(self, application: Application) -> bool:
        """Whether it can be made into a data sheet: by a kiosk that signs them, of a form that has them."""
        return self._seal is not None and DATA_SHEET in self._forms[application.form].printouts

    def codes(self, application: Application, version: int, *, tried_digitally: bool = False) -> tuple[str, ...]:
        """The texts of its codes for a screen, each fit for a QR code of this version. Raises a SheetError."""
        assert self._seal
        return parts_of(
            application, self._tables, self._seal, version=version, most=ON_SCREEN, tried_digitally=tried_digitally
        )

    def _whole_set(self, application: Application, meanwhile: Meanwhile) -> tuple[str, ...]:
        """The printouts of its form; documents before what the applicant keeps."""
        form = self._forms[application.form]
        if not meanwhile.documents:
            return form.printouts
        kept = self._printouts[form.id]
        place = next((place for place, name in enumerate(form.printouts) if kept[name].alone), len(form.printouts))
        documents = LATE_DOCUMENTS if application.errand == LATE else DOCUMENTS
        return (*form.printouts[:place], documents, *form.printouts[place:])

    def _naming(self, form: Form) -> Form | None:
        """The form that names the documents, where this one names none."""
        return None if form.documentation else next((each for each in self._forms.values() if each.documentation), None)

    def _codes(self, application: Application, tried_digitally: bool) -> Codes | None:
        """What its data sheet shows; None where it has none: nobody leaves without the other pages."""
        if self._seal is None or not self.has_codes(application):
            return None
        try:
            return codes_of(application, self._tables, self._seal, tried_digitally=tried_digitally)
        except SheetError:
            return None

    def _lay_out(self, matter: Matter, names: Sequence[str], codes: Codes | None) -> dict[str, LaidOut]:
        """These printouts on their pages."""
        assert self._setter
        printouts = [self._printouts[matter.form.id][name] for name in names]
        amounts = {id: each for printout in printouts for id, each in printout.amounts.items()}
        page = Composition(self._setter, matter, amounts, gateway=self._gateway, codes=codes)
        return lay_out(page, printouts)

    def _draw(self, sheet: Sheet, laid_out: dict[str, LaidOut], name: str, matter: Matter) -> None:
        """The pages of one printout."""
        assert self._setter
        mine = laid_out[name]
        counted = [mine] if mine.printout.alone else [each for each in laid_out.values() if not each.printout.alone]
        before = sum(len(each.pages) for each in counted[: counted.index(mine)])
        total = sum(len(each.pages) for each in counted)
        furniture = Furniture(self._setter, mine.printout, matter, self._theme)
        # Words of practice lie under what is drawn, and over a page that would hide them.
        hides = name in (DOCUMENTS, LATE_DOCUMENTS)
        for number, pieces in enumerate(mine.pages, start=before + 1):
            if not hides:
                furniture.mark(sheet)
            furniture.draw(sheet, number, total)
            for y, piece in pieces:
                piece.draw(sheet, y)
            if hides:
                furniture.mark(sheet)
            sheet.turn()


def names_of(form: Form) -> tuple[str, ...]:
    """Every printout a form may be asked for."""
    enclosed = (DOCUMENTS, LATE_DOCUMENTS)
    return (*form.printouts, *form.case_printouts, *form.desk_printouts, *form.digital_printouts, *enclosed)


def of_each_script(languages: Sequence[Language]) -> list[Language]:
    """One of each script, and all from right to left: the words of those are shaped, and remembered."""
    first = {language.script: language for language in reversed(languages)}.values()
    return [each for each in languages if each in first or each.direction == "rtl"]


def blank(form: Form, language: str) -> Application:
    """An application that nobody made: every question unanswered."""
    moment = datetime(2000, 1, 1, tzinfo=UTC)
    return Application("000-000-000", form.id, form.version, language, "nb", NOBODY, moment, None, True, {}, ())
