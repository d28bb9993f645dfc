"""Blocks of the cover pages: where to hand in, the number and its code, who it is from, what lies in the pile.

The one rule: the cover says what the mailroom needs and no answer of the applicant but the name and the language.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.form.definition import WayOut
from kiosk.paper.blocks_documents import titled
from kiosk.paper.composition import Composition
from kiosk.paper.figures import short_day
from kiosk.paper.flow import LEFT, RIGHT, Piece, space
from kiosk.paper.items import Fact
from kiosk.paper.lanes import Said
from kiosk.paper.matter import Matter
from kiosk.paper.pile import pile_head, pile_row
from kiosk.paper.printout import NO_QUESTION, Icon, QuestionId, TextId
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style

WINDOW, CODE_SIDE = 83.4, 25.0
NUMBER = Style(27, 800)


@dataclass(frozen=True, slots=True)
class Handover:
    """What to do with the pile, in pictures and words, and beside it the number, the code and the day."""

    text: TextId
    number: TextId
    icons: tuple[Icon, ...]
    code: str = "C"

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """The address zone of a window envelope, and the tracking code."""
        yield Piece(42.6, lambda sheet, y: self.draw(page, sheet, y))
        yield space(6.0)

    def draw(self, page: Composition, sheet: Sheet, y: float) -> None:
        """Left the box, right the number."""
        self.window(page, sheet, y)
        application = page.matter.application
        code = f"SK1:{application.reference.replace('-', '')}:{self.code}1/{page.set_pages}"
        sheet.code(code, RIGHT - CODE_SIDE, y, 1.0, sheet.element("Figure", "nb", alt=code))
        end = RIGHT - CODE_SIDE - 5
        number = page.lanes.say(self.number)
        page.say(sheet, number.norwegian, Style(10), end, y + 4.4, align="right", room=54)
        page.put(sheet, page.single(number.own, Style(12), 54, "own"), end, y + 11, "own", "right")
        page.say(sheet, short_day(application.created), Style(12.5, 700), end, y + 19, align="right")
        page.say(sheet, f"kl. {application.created:%H.%M}", Style(10.5), end, y + 24.4, align="right")
        page.say(sheet, application.reference, NUMBER, RIGHT, y + 39.6, align="right")

    def window(self, page: Composition, sheet: Sheet, y: float) -> None:
        """Pictures over the applicant's words over the Norwegian, with the office and its address."""
        sheet.box(LEFT + 0.2, y + 0.2, WINDOW, 42.2, points=1.2, radius=1.6)
        size, gap = 15.5, 5.0
        x = LEFT + (WINDOW - len(self.icons) * size - (len(self.icons) - 1) * gap) / 2
        for place, icon in enumerate(self.icons):
            small = 10.0 if icon == "next" else size
            sheet.picture(icon, x + place * (size + gap) + (size - small) / 2, y + 3.0 + (size - small) / 2, small)
        said, where = page.lanes.say(self.text), destination(page)
        norwegian = f"{said.norwegian} – {where}" if where else said.norwegian
        middle = LEFT + WINDOW / 2
        page.put(sheet, page.single(said.own, Style(14, 700), 78, "own"), middle, y + 26.6, "own", "center")
        page.put(
            sheet,
            page.single(norwegian, Style(11.5, 700), 78, "norwegian"),
            middle,
            y + (33.2 if said.own else 29.4),
            align="center",
        )
        page.say(sheet, street(page.matter), Style(10.5), middle, y + 38.8, align="center", room=78)


@dataclass(frozen=True, slots=True)
class Sender:
    """Name, language, sort of application, the earlier one it follows, and number of sheets.

    `interpreter`: the question and card that ask for one. `number`: the identity number, printed where it was asked for
    on this form because nothing else says who it is.
    """

    name: QuestionId
    interpreter: QuestionId = NO_QUESTION
    interpreter_card: str = ""
    number: QuestionId = NO_QUESTION

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A row each."""
        say, matter = page.lanes.say, page.matter
        name = matter.answer(self.name)
        known = Said(str(name)) if name is not None and not isinstance(name, WayOut) else say("paper.unanswered")
        yield page.rows.piece(Fact("", say("paper.from"), known, is_open=not name))
        number = matter.answer(self.number)
        if isinstance(number, str) and not isinstance(number, WayOut):
            shown = matter.value(matter.form.question(self.number), number)
            yield page.rows.piece(Fact("", say(f"{self.number}.text"), shown))
        yield page.rows.piece(Fact("", say("paper.speaks"), matter.speaks(self.interpreter, self.interpreter_card)))
        if matter.application.errand != "late":
            yield page.rows.piece(Fact("", say("paper.kind"), say(f"paper.kind.{matter.application.errand}")))
        if earlier := matter.application.replaces or matter.application.continues:
            label = "paper.cover.replaces" if matter.application.replaces else "paper.cover.continues"
            yield page.rows.piece(Fact("", say(label), Said(earlier)))
        # The number is known only once every page is; it needs no room that would change anything.
        row = page.rows.piece(Fact("", say("paper.sheets"), Said("88")))
        yield Piece(row.height, lambda sheet, y: self.sheets(page).draw(sheet, y))
        yield space(5.0)

    def sheets(self, page: Composition) -> Piece:
        """The row with the number of sheets to hand in."""
        return page.rows.piece(Fact("", page.lanes.say("paper.sheets"), Said(str(page.set_pages))))


@dataclass(frozen=True, slots=True)
class Part:
    """One printed part in the pile."""

    printout: str
    icon: Icon
    text: TextId


@dataclass(frozen=True, slots=True)
class Enclosed:
    """The parts of the pile and the documents handed in with it, each with a box for Nav and one for the applicant."""

    title: TextId
    parts: tuple[Part, ...]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A head and one row for each."""
        yield pile_head(page, self.title, counts=True)
        for part in self.parts:
            said = page.lanes.say(part.text)
            row = pile_row(page, said, part.icon)
            # As with the number of sheets: known only when every page is.
            yield Piece(row.height, lambda sheet, y, part=part: self.counted(page, part).draw(sheet, y))  # type: ignore[misc]
        for each in page.matter.papers.enclosed():
            yield pile_row(page, titled(page, each), each.icon, str(len(page.matter.papers.pages_of(each))))
        for each in page.matter.papers.in_hand():
            yield pile_row(page, titled(page, each), each.icon)

    def counted(self, page: Composition, part: Part) -> Piece:
        """The row of a part, with how many sheets it has."""
        return pile_row(page, page.lanes.say(part.text), part.icon, str(page.sheets.get(part.printout, 1)))


def destination(page: Composition) -> str:
    """The office, or Nav in the municipality; nothing when it is discreet."""
    matter = page.matter
    if matter.application.discreet:
        return ""
    if matter.application.office:
        return matter.application.office.name
    return page.lanes.norwegian("paper.nav_in", municipality=matter.municipality) if matter.municipality else ""


def street(matter: Matter) -> str:
    """Where the office is."""
    office = None if matter.application.discreet else matter.application.office
    return f"{office.street}, {office.postal_code} {office.city}" if office else ""
