"""Blocks that print what was answered: sections by step, whatever is left, and what was not answered.

The one rule: a section prints all its step asked, also what the designer forgot; a block never drops a question.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportlab.lib.units import mm

from kiosk.form.definition import Choice, Step
from kiosk.form.journey import Stop
from kiosk.paper.blocks_people import People
from kiosk.paper.composition import Composition
from kiosk.paper.flow import LEFT, RIGHT, Piece, space
from kiosk.paper.items import Fact, Item, OwnWords, Repetition
from kiosk.paper.lanes import Said
from kiosk.paper.money import money_tables
from kiosk.paper.printout import Icon, QuestionId, StepId, TextId
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Align, Line, Style

TILES, TILE_HEIGHT, TILE_GAP = 6, 31.5, 2.3
TILE_LABEL = Style(10)
TILE_NAME, OWN_TILE_NAME = Style(10, 700), Style(11.5)
WORDS, WORDS_LABEL, WORDS_TAG, OWN_TAG = Style(13), Style(10), Style(9.5, 600), Style(11, 700)
BAR = 1.2
ITEM, LEFTWARD_ITEM, OWN_ITEM = Style(11.5, 700), Style(12.5, 700), Style(12.5, 600)


@dataclass(frozen=True, slots=True)
class Section:
    """One step: chosen cards as tiles, what was asked in order, people and amounts as tables."""

    step: StepId
    picks: tuple[QuestionId, ...] = ()
    people: People | None = None
    amounts: tuple[str, ...] = ()

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Nothing when nothing of the step is left to print."""
        for step, stops in page.matter.steps():
            if step.id == self.step:
                yield from self.laid_out(page, step, stops)

    def laid_out(self, page: Composition, step: Step, stops: tuple[Stop, ...]) -> Iterator[Piece]:
        """Tiles first; then everything in the order of the form; then sums."""
        inner = list(self.tiles(page)) + list(self.people.pieces(page) if self.people else ())
        tables = [piece for id in self.amounts for piece in money_tables(page, page.amounts[id])]
        inner += list(print_items(page, page.matter.items(stops, page.taken)))
        page.printed.update(str(stop.place) for stop in stops)
        if inner or tables:
            yield from page.heading(page.lanes.say(f"step.{step.id}"), step.icon)
            yield from inner
            yield from tables

    def tiles(self, page: Composition) -> Iterator[Piece]:
        """Chosen cards of each question, six in a row, as the applicant saw them."""
        for question in self.picks:
            chosen = page.matter.chosen(question)
            if chosen:
                page.printed.add(question)
                yield tile_label(page, question)
                for start in range(0, len(chosen), TILES):
                    yield tile_row(page, question, chosen[start : start + TILES])


@dataclass(frozen=True, slots=True)
class Rest:
    """Every step that no section has printed."""

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """The steps left, as sections."""
        for step, _ in page.matter.steps():
            yield from Section(StepId(step.id)).pieces(page)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Everything Nav does not know the answer to, with why."""

    title: TextId
    icon: Icon

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """One row each; a line of comfort when there are none."""
        facts = page.matter.unanswered()
        yield from page.heading(page.lanes.say(self.title), self.icon)
        if facts:
            yield from kept(page.rows.piece(fact) for fact in facts)
        else:
            said = page.lanes.say("paper.unanswered.none")
            yield page.rows.piece(Fact("", said, Said("")))


def print_items(page: Composition, items: Iterable[Item]) -> Iterator[Piece]:
    """Rows, paragraphs in own words, and repetitions with a small heading; the first stays with what follows it."""
    rows: list[Piece] = []
    for item in items:
        match item:
            case Fact():
                rows.append(page.rows.piece(item))
            case OwnWords():
                rows.append(own_words(page, item))
            case Repetition(name, icon, inner):
                rows += [repetition(page, name, icon), *print_items(page, inner), space(2.0)]
    yield from kept(rows)


def kept(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The first of these stays with the second, so that a heading has two rows below it."""
    for number, piece in enumerate(pieces):
        yield Piece(piece.height, piece.draw, keeps=piece.keeps or number == 0)


def repetition(page: Composition, name: Said, icon: str) -> Piece:
    """The name of one repetition, with its pictogram where the applicant's language begins."""

    def draw(sheet: Sheet, y: float) -> None:
        if page.lanes.is_mirrored:
            page.say(sheet, name.norwegian, ITEM, LEFT, y + 6.2, room=60)
            page.say(sheet, name.own, LEFTWARD_ITEM, RIGHT - 9.5, y + 6.2, "own", "right", room=60)
            sheet.picture(icon, RIGHT - 7.2, y + 0.8, 7.2)
        else:
            first = page.lines(name.norwegian, ITEM, 80, "norwegian")
            sheet.picture(icon, LEFT, y + 0.8, 7.2)
            page.put(sheet, first, LEFT + 9.5, y + 6.2)
            page.say(sheet, name.own, OWN_ITEM, LEFT + 9.5 + first[0].width / mm + 4, y + 6.2, "own", room=70)
        sheet.rule(LEFT, RIGHT, y + 8.4, 0.7)

    return Piece(8.4, draw, keeps=True)


def tile_label(page: Composition, question: str) -> Piece:
    """The question that these cards answer."""
    said = page.lanes.say(f"{question}.text")
    left = page.lines(said.norwegian, TILE_LABEL, 84, "norwegian")
    own = page.lines(said.own, Style(11.5), 82, "own")
    x, align = page.edge(0, LEFT + left[0].width / mm + 4)

    def draw(sheet: Sheet, y: float) -> None:
        page.put(sheet, left, LEFT, y + 3.4)
        page.put(sheet, own, x, y + 3.4, "own", align)

    return Piece(5.6, draw, keeps=True)


def tile_row(page: Composition, question: str, chosen: tuple[Choice, ...]) -> Piece:
    """Cards side by side, from the side where the applicant begins to read."""
    count = max(len(chosen), 4)
    width = (RIGHT - LEFT - (count - 1) * TILE_GAP) / count
    said = [page.matter.label(question, choice) for choice in chosen]
    names = [page.lines(each.norwegian, TILE_NAME, width - 3, "norwegian") for each in said]
    own = [page.lines(each.own, OWN_TILE_NAME, width - 3, "own") for each in said]
    height = TILE_HEIGHT if any(own) else TILE_HEIGHT - 6
    height += 4.6 * (max(map(len, names)) - 1) + 5.2 * max(0, max(map(len, own)) - 1)
    first = max(map(len, names))

    def draw(sheet: Sheet, y: float) -> None:
        for place, choice in enumerate(chosen):
            left = LEFT + place * (width + TILE_GAP)
            x = LEFT + RIGHT - left - width if page.lanes.is_mirrored else left
            sheet.box(x + 0.2, y + 0.2, width - 0.4, height - 0.4, points=1.2, radius=1.8)
            sheet.picture("tick", x + (1.2 if page.lanes.is_mirrored else width - 6.8), y + 1.2, 5.6)
            sheet.picture(choice.icon, x + width / 2 - 7, y + 2.2, 14)
            page.put(sheet, names[place], x + width / 2, y + 20.2, align="center")
            page.put(sheet, own[place], x + width / 2, y + 26.2 + 4.6 * (first - 1), "own", "center")

    return Piece(height + 2.2, draw)


def own_words(page: Composition, words: OwnWords) -> Piece:
    """The question as a label, the language it was written in, and the words, beside a bar in the accent."""
    is_turned = page.direction("words") == "rtl"
    label = page.lines(words.label.norwegian, WORDS_LABEL, 80, "norwegian")
    own_label = page.lines(words.label.own, Style(12), 82, "own")
    tag = page.matter.own_words_tag(page.lanes.written.code)
    tag_lines = page.lines(tag.norwegian, WORDS_TAG, 80, "norwegian")
    own_tag = page.lines(tag.own, OWN_TAG, 80, "own")
    lines: list[Line] = page.wrapped(words.text, WORDS, RIGHT - LEFT - 6, "words")
    step = WORDS.size * page.leading("words") / mm
    head = (
        (7.4 if label else 1.4)
        + (6.0 if own_label and not page.lanes.is_mirrored else 0.0)
        + (6.4 if tag.norwegian else 0.0)
    )
    height = head + len(lines) * step + 3.0
    align: Align = "right" if is_turned else "left"
    inner = RIGHT - 5 if is_turned else LEFT + 5

    def draw(sheet: Sheet, y: float) -> None:
        page.put(sheet, label, LEFT, y + 5.5)
        start, side = page.edge(0, LEFT)
        page.put(sheet, own_label, start, y + (5.5 if page.lanes.is_mirrored else 11.2), "own", side)
        at = y + head - 1.4
        page.put(sheet, own_tag, inner, at, "own", align)
        shift = own_tag[0].width / mm + 4 if own_tag else 0.0
        page.put(sheet, tag_lines, inner + (-shift if is_turned else shift), at, align=align)
        page.put(sheet, lines, inner, y + head + step * 0.8, "words", align)
        top = y + head - 5.4 if tag.norwegian else y + head
        sheet.box(RIGHT - BAR if is_turned else LEFT, top, BAR, height - (top - y) - 2, fill=sheet.accent)

    return Piece(height, draw)
