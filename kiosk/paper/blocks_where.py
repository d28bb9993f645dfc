"""Where the applicant stays and where the population register says, side by side when they differ.

The one rule: where somebody actually stays decides the office, and the paper says so beside that address.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.form.answers import Address
from kiosk.paper.composition import Composition
from kiosk.paper.flow import LEFT, MIDDLE, RIGHT, Piece, space
from kiosk.paper.lanes import Said
from kiosk.paper.printout import Icon, QuestionId, TextId
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style

LABEL, OWN_LABEL, VALUE, NOTE = Style(10), Style(11.5), Style(12.5, 700), Style(10, 700)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Two addresses. `stays`: questions, the first answered one counts; the texts name each, and which one decides."""

    stays: tuple[QuestionId, ...]
    registered: QuestionId
    stays_text: TextId
    registered_text: TextId
    decides: TextId
    icons: tuple[Icon, ...]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Absent unless both are known; otherwise each keeps its row among the answers."""
        given = [(id, page.matter.answer(id)) for id in self.stays]
        known = [(id, answer) for id, answer in given if isinstance(answer, Address)]
        registered = page.matter.answer(self.registered)
        if not known or not isinstance(registered, Address):
            return
        id, stays = known[0]
        page.printed.update((id, self.registered))
        height = 38.0 if page.lanes.own else 26.4
        yield space(2.8)
        yield Piece(height, lambda sheet, y: self.draw(page, sheet, y, height, (stays, registered)))

    def draw(
        self, page: Composition, sheet: Sheet, y: float, height: float, addresses: tuple[Address, Address]
    ) -> None:
        """Two halves; the one that decides is boxed strongly."""
        half = (RIGHT - LEFT - 3.0) / 2
        texts = (self.stays_text, self.registered_text)
        for place, (address, text, icon) in enumerate(zip(addresses, texts, self.icons, strict=True)):
            x = LEFT + place * (half + 3.0)
            sheet.box(x + 0.4, y + 0.4, half - 0.8, height - 0.8, points=0.6 if place else 2.0, radius=1.6)
            sheet.picture(icon, x + 3, y + 3, 9)
            self.label(page, sheet, page.lanes.say(text), x + 15, x + half - 4, y + 6.2, LABEL)
            low = y + (17.6 if page.lanes.own else 11.8)
            page.put(sheet, page.single(address.street, VALUE, half - 19, "norwegian"), x + 15, low)
            town = f"{address.postal_code} {address.city}"
            page.put(sheet, page.single(town, VALUE, half - 19, "norwegian"), x + 15, low + 5.6)
        base = y + (29.4 if page.lanes.own else 23.2)
        self.label(page, sheet, page.lanes.say(self.decides), LEFT + 15, MIDDLE - 5, base, NOTE)

    def label(
        self, page: Composition, sheet: Sheet, said: Said, x: float, end: float, baseline: float, style: Style
    ) -> None:
        """Norwegian, and below it the applicant's language from where it begins to read."""
        page.put(sheet, page.single(said.norwegian, style, end - x, "norwegian"), x, baseline)
        own = page.single(said.own, OWN_LABEL, end - x, "own")
        if page.lanes.is_mirrored:
            page.put(sheet, own, end, baseline + 5.2, "own", "right")
        else:
            page.put(sheet, own, x, baseline + 5.2, "own")
