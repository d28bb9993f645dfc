"""Blocks of the receipt: the sheet the applicant keeps, in their language, large, with Norwegian beneath.

The one rule: no answer stands here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.units import mm

from kiosk.paper.blocks_cover import destination
from kiosk.paper.composition import Composition
from kiosk.paper.figures import short_day
from kiosk.paper.flow import Piece, space
from kiosk.paper.printout import Icon, TextId
from kiosk.paper.receipt_start import Start
from kiosk.paper.sent import Sent
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style


@dataclass(frozen=True, slots=True)
class ReceiptTitle:
    """What this sheet is."""

    title: TextId
    icon: Icon

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Tile, title, Norwegian."""
        start, said = Start(page), page.lanes.say(self.title)
        tile, large, small = (14.0, 18.0, 11.0) if start.is_tight else (17.0, 21.0, 12.5)

        def draw(sheet: Sheet, y: float) -> None:
            page.tile(sheet, self.icon, start.x(0, tile), y, tile)
            start.both(sheet, said, (large, small), tile + 5, y + tile / 2, 148)

        yield Piece(tile + (2.5 if start.is_tight else 3.5), draw)


Told = tuple[str, str, Icon]
"""A fact: the text id of its label, its value, its pictogram."""


@dataclass(frozen=True, slots=True)
class Trio:
    """When, where to, how many sheets."""

    icons: tuple[Icon, ...]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Three facts beside each other; two where nothing may say which office."""
        yield Piece(15.0, lambda sheet, y: draw_facts(page, sheet, y, self.facts(page)))
        yield space(1.0 if page.tightness else 3.5)

    def facts(self, page: Composition) -> Iterator[Told]:
        """Label, value and pictogram of each."""
        when, where, sheets = self.icons
        yield "paper.fact.created", short_day(page.matter.application.created), when
        if not page.matter.application.discreet:
            yield "paper.fact.office", destination(page) or "–", where
        yield "paper.receipt.sheets", str(page.set_pages), sheets


@dataclass(frozen=True, slots=True)
class Arrival:
    """When papers were handed in, and where."""

    label: TextId
    icons: tuple[Icon, ...]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Two facts beside each other; one where nothing may say which office."""
        yield Piece(15.0, lambda sheet, y: draw_facts(page, sheet, y, self.facts(page)))
        yield space(1.0 if page.tightness else 3.5)

    def facts(self, page: Composition) -> Iterator[Told]:
        """Day and minute, since a deadline may end with the day."""
        when, where = self.icons
        moment = page.matter.application.created
        yield self.label, f"{short_day(moment)} kl. {moment:%H.%M}", when
        if office := page.matter.application.office:
            yield "paper.fact.office", office.name, where


@dataclass(frozen=True, slots=True)
class Submission:
    """What was sent digitally, when and to whom. `until`: by when instead, where it is only kept."""

    when_sent: TextId
    until: TextId
    documents: TextId
    icons: tuple[Icon, ...]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Three facts beside each other."""
        yield Piece(15.0, lambda sheet, y: draw_facts(page, sheet, y, self.facts(page)))
        yield space(1.0 if page.tightness else 3.5)

    def facts(self, page: Composition) -> Iterator[Told]:
        """Day and minute, the office, and how many files went along."""
        moment_icon, where, papers = self.icons
        sent = page.matter.meanwhile.sent or Sent(page.matter.application.created)
        label, moment = (self.until, sent.kept_until) if sent.kept_until else (self.when_sent, sent.at)
        yield label, f"{short_day(moment)} kl. {moment:%H.%M}", moment_icon
        yield "paper.fact.office", destination(page) or "–", where
        yield self.documents, str(len(sent.documents)), papers


def draw_facts(page: Composition, sheet: Sheet, y: float, facts: Iterator[Told]) -> None:
    """For each a pictogram, the label in both languages, the value; the labels beside each other where all fit so."""
    start = Start(page)
    told = [(page.lanes.say(text), value, icon) for text, value, icon in facts]
    labels = [
        (start.single(said, 12.5, 400, 42), page.single(said.norwegian, Style(9.5), 42, "norwegian"))
        for said, _, _ in told
    ]
    is_beside = all(large[0].width + small[0].width <= 40 * mm for large, small in labels)
    for place, ((said, value, icon), (large, small)) in enumerate(zip(told, labels, strict=True)):
        at = place * 57.4
        sheet.picture(icon, start.x(at + 0.5, 10.5), y + 1.5, 10.5)
        start.put(sheet, large, at + 13.5, y + (5.2 if is_beside or not said.own else 3.9), start.lane(said))
        if said.own:
            behind, below = (large[0].width / mm + 2.0, 5.2) if is_beside else (0.0, 7.9)
            start.put(sheet, small, at + 13.5 + behind, y + below, "norwegian")
        baseline = y + (11.6 if is_beside or not said.own else 13.3)
        start.put(sheet, page.single(value, Style(14, 700), 40, "norwegian"), at + 13.5, baseline, "norwegian")
