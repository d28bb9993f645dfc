"""What stands on every page: kind of sheet, title, reference, page of pages, tracking code, form version.

The one rule: a page that is found alone can be brought back to its application.
"""

from reportlab.lib.units import mm

from kiosk import __version__
from kiosk.paper.flow import LEFT, RIGHT
from kiosk.paper.lanes import Lanes
from kiosk.paper.matter import Matter
from kiosk.paper.printout import Printout, Theme
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Line, Style, Typesetter

REFERENCE, NORWEGIAN, OWN, FOOT = Style(15, 700), Style(11, 700), Style(12), Style(7.5)
PAGE = Style(10.5, 700)
TILE, TITLE_X, REFERENCE_END, GAP = 12.1, 37.0, 178.0, 3.5
PRACTICE = Style(74, 800)
KEPT, KEPT_NORWEGIAN = Style(10.5), Style(9)


class Furniture:
    """Draws what frames a page of one printout."""

    def __init__(self, setter: Typesetter, printout: Printout, matter: Matter, theme: Theme) -> None:
        self.setter = setter
        self.printout = printout
        self.matter = matter
        self.theme = theme
        self.lanes: Lanes = matter.lanes
        self.header_end = REFERENCE_END if printout.code else RIGHT

    def draw(self, sheet: Sheet, page: int, pages: int) -> None:
        """Everything around the content of one page."""
        if self.theme.logo:
            sheet.logo(self.theme.logo)
        if self.printout.furniture:
            self.header(sheet, page, pages)
            self.footer(sheet)
        elif self.printout.foot:
            self.plain_footer(sheet, page, pages)

    def mark(self, sheet: Sheet) -> None:
        """That it is for practice, where it is."""
        if self.matter.application.practice:
            sheet.watermark(self.setter.line(self.theme.watermark, PRACTICE, "ltr"))

    def header(self, sheet: Sheet, page: int, pages: int) -> None:
        """Kind of sheet at the start, reference and page at the end, the tracking code in the corner."""
        sheet.box(LEFT, 10.2, TILE, TILE, fill=sheet.accent, radius=1.6)
        sheet.picture(self.printout.icon, LEFT + 1.8, 12.0, 8.5, color=sheet.white, ground=sheet.accent)
        title = self.lanes.say(f"{self.matter.form.id}.title")
        heading = sheet.element("H1", self.lanes.norwegian.language.tag)
        sheet.line(self.setter.line(title.norwegian, NORWEGIAN, "ltr"), TITLE_X, 15.2, heading)
        norwegian, own = self.numbered(page, pages)
        if title.own:
            room = (self.start(norwegian, own) - GAP - TITLE_X) * mm
            line = self.setter.single(title.own, OWN, self.lanes.direction, room)
            sheet.line(line, TITLE_X, 21.4, sheet.element("P", self.lanes.language))
        self.end(sheet, self.matter.application.reference, REFERENCE, 15.4)
        if own:
            sheet.line(own, self.header_end - own.width / mm, 21.6, sheet.element("P", self.lanes.language))
        sheet.line(norwegian, self.start(norwegian, own), 21.6, sheet.element("P", "nb"))
        if self.printout.code:
            code = f"SK1:{self.matter.application.reference.replace('-', '')}:{self.printout.code}{page}/{pages}"
            sheet.code(code, 181.5, 10.0, 0.5, sheet.element("Figure", "nb", alt=code))

    def numbered(self, page: int, pages: int) -> tuple[Line, Line | None]:
        """ "Side 2 av 7" and the same in the applicant's language."""
        said = self.lanes.say("paper.page", page=str(page), pages=str(pages))
        own = self.setter.line(said.own, OWN, self.lanes.direction) if said.own else None
        return self.setter.line(said.norwegian, PAGE, "ltr"), own

    def start(self, norwegian: Line, own: Line | None) -> float:
        """Where the Norwegian number of the page begins, in mm: the applicant's stands behind it."""
        return self.header_end - (own.width / mm + GAP if own else 0) - norwegian.width / mm

    def footer(self, sheet: Sheet) -> None:
        """Form and kiosk version, office, when, and the reference again."""
        application = self.matter.application
        sheet.rule(LEFT, RIGHT, 283.0, 0.25)
        form = self.lanes.norwegian(f"{application.form}.title")
        parts = [f"{form} {application.version}", f"kiosk {__version__}"]
        if application.office and not application.discreet:
            parts.append(application.office.name)
        start = "  ·  ".join(parts)
        element = sheet.element("P", "nb")
        sheet.line(self.setter.line(start, FOOT, "ltr"), LEFT, 287.2, element)
        end = f"{self.matter.moment(self.lanes.norwegian)}  ·  {application.reference}"
        line = self.setter.line(end, FOOT, "ltr")
        sheet.line(line, RIGHT - line.width / mm, 287.2, element)

    def plain_footer(self, sheet: Sheet, page: int, pages: int) -> None:
        """What a sheet that the applicant keeps says at its foot: that no answers are on it, and which page it is."""
        sheet.rule(LEFT, RIGHT, 283.0, 0.25)
        nothing = self.lanes.say(self.printout.foot)
        number = self.lanes.say("paper.page", page=str(page), pages=str(pages))
        # A further page says which receipt it belongs to.
        belongs = f"  ·  {self.matter.application.reference}" if pages > 1 else ""
        own = f"{nothing.own}  ·  {number.own}" if nothing.own else ""
        norwegian = f"{nothing.norwegian}  ·  {number.norwegian}{belongs}"
        for text, style, direction, language, baseline in (
            (own, KEPT, self.lanes.direction, self.lanes.language, 287.4),
            (norwegian, KEPT_NORWEGIAN, "ltr", "nb", 291.8 if own else 287.4),
        ):
            line = self.setter.single(text, style, direction, (RIGHT - LEFT) * mm)
            start = RIGHT - line.width / mm if self.lanes.is_mirrored else LEFT
            if text:
                sheet.line(line, start, baseline, sheet.element("P", language))

    def end(self, sheet: Sheet, text: str, style: Style, baseline: float) -> None:
        line = self.setter.line(text, style, "ltr")
        sheet.line(line, self.header_end - line.width / mm, baseline, sheet.element("P", "nb"))
