"""Draws the sheets that belong to no application, by the same blocks, fonts and tags as the printed set.

The one rule: nothing here opens a file for writing; pages leave as bytes.
"""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pikepdf

from kiosk.content import Content
from kiosk.errors import PrintError
from kiosk.form.definition import Form
from kiosk.language.words import Library, Words
from kiosk.paper.archive import archive
from kiosk.paper.blocks_trial import codes_of
from kiosk.paper.composition import Composition
from kiosk.paper.furniture import Furniture
from kiosk.paper.handout import TEST_PAGE, Handout
from kiosk.paper.lanes import NORWEGIAN, Lanes
from kiosk.paper.layout import lay_out
from kiosk.paper.matter import matter_of
from kiosk.paper.pages import blank
from kiosk.paper.printout import Printout, Theme, read_printout, read_theme
from kiosk.paper.reading_back import reads_back
from kiosk.paper.sheet import Sheet
from kiosk.paper.typeface import Typefaces
from kiosk.paper.typesetting import Typesetter
from kiosk.paper.vocabulary import vocabulary_of

# ISO 216: A3 is A4 made larger by the root of two, to the millimetre.
A3_POINTS, ENLARGED = (841.89, 1190.55), 420 / 297


class Handouts:
    """Makes guides, posters and test pages. `form` only lends its pictograms' names; no answer is asked for."""

    def __init__(self, content: Content, library: Library, form: Form) -> None:
        self._content = content
        self._library = library
        self._form = form
        self._known = vocabulary_of(form, library)
        self._setter: Typesetter | None = None

    def make(self, *handouts: Handout) -> bytes:
        """A page for each as one PDF/A, all on the first one's paper; of test pages the codes are read back.

        Raises PrintError where a printout is wrong or such a code cannot be read, LocaleError for an unknown language.
        """
        setter, theme = self._open()
        lanes = self._lanes(handouts[0])
        words = lanes.own or lanes.norwegian
        title, tag = words(self._printout(handouts[0]).title), words.language.tag
        sheet = Sheet(setter.faces, theme.accent, title, tag)
        for handout in handouts:
            self._draw(sheet, handout)
        drawn = enlarged(sheet.finish()) if handouts[0].paper == "A3" else sheet.finish()
        pdf = archive(drawn, sheet.elements, setter.faces.said(), title, tag)
        codes = [text for handout in handouts if handout.name == TEST_PAGE for text in codes_of(handout)]
        if codes and not reads_back(pdf, range(len(handouts)), codes):
            raise PrintError("the codes of the test page cannot be read back: install the kiosk again")
        return pdf

    def _open(self) -> tuple[Typesetter, Theme]:
        """Fonts once, the theme each time."""
        folder = self._content.printouts
        self._setter = self._setter or Typesetter(Typefaces(folder / "fonts"))
        return self._setter, read_theme(folder, self._known)

    def _printout(self, handout: Handout) -> Printout:
        """As the designer wrote it."""
        return read_printout(self._content.printouts, handout.name, self._known)

    def _draw(self, sheet: Sheet, handout: Handout) -> None:
        """One printout on its page, or on more where it takes them."""
        setter, theme = self._open()
        printout, lanes = self._printout(handout), self._lanes(handout)
        plain = replace(blank(self._form, handout.language), practice=handout.role is not None, office=handout.office)
        matter = matter_of(self._form, plain, lanes)
        page = Composition(setter, matter, handout=handout, tongues=self._tongues(handout))
        pages = lay_out(page, (printout,))[printout.name].pages
        furniture = Furniture(setter, printout, matter, theme)
        for number, pieces in enumerate(pages, start=1):
            furniture.mark(sheet)
            furniture.draw(sheet, number, len(pages))
            for y, piece in pieces:
                piece.draw(sheet, y)
            sheet.turn()

    def _lanes(self, handout: Handout) -> Lanes:
        """The applicant's language with the helper's; alone where whoever reads the one reads the other."""
        own, helper = self._library.words(handout.language), self._library.words(handout.helper_language)
        if handout.language == handout.helper_language or handout.language in NORWEGIAN:
            return Lanes(own, None, own.language)
        return Lanes(helper, own, own.language)

    def _tongues(self, handout: Handout) -> tuple[Words, ...]:
        """Every language: that of the sheet, Norwegian or else English for a second one, and then all the others."""
        second = "en" if handout.language in NORWEGIAN else "nb"
        others = [each.code for each in self._library.languages]
        codes = dict.fromkeys((handout.language, second, *others))
        return tuple(self._library.words(code) for code in codes)


def make_test_page(
    handouts: Handouts,
    printer: str,
    at: datetime,
    *,
    helper_language: str = "nb",
) -> bytes:
    """The page that shows whether a printer prints our pages as they are. `printer`: its name; `at`: local time.

    One A4 page as PDF/A, for `Printer.print`. Raises PrintError, see `Handouts.make`.
    """
    return handouts.make(Handout(TEST_PAGE, helper_language, helper_language, printer=printer, at=at))


def enlarged(drawn: bytes) -> bytes:
    """The same pages on A3."""
    with pikepdf.Pdf.open(BytesIO(drawn)) as pdf:
        for page in pdf.pages:
            page.contents_add(f"{ENLARGED:.5f} 0 0 {ENLARGED:.5f} 0 0 cm".encode(), prepend=True)
            page.MediaBox = pikepdf.Array([0, 0, *A3_POINTS])
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()
