"""Blocks of the sheets around the application: where to hand it in, what is in the pile, where to sign, the receipt.

The one rule: the receipt holds no answers; whoever finds it learns nothing but a number and an office.
"""

from collections.abc import Iterator

from reportlab.lib.units import mm

from kiosk.paper.blocks import Blocks
from kiosk.paper.flow import LEFT, RIGHT, Piece, space
from kiosk.paper.printout import Block
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style

WIDTH = RIGHT - LEFT
BIG = Style(27, 800)
STEPS = 4


def tracking(blocks: Blocks, block: Block) -> Iterator[Piece]:
    """Where it goes, as a picture, beside the reference and its code, both large enough for a hurried desk."""
    application = blocks.matter.application
    office = application.office
    said = blocks.lanes.say(block.text)

    def draw(sheet: Sheet, y: float) -> None:
        sheet.box(LEFT, y, 104, 42, points=1.2, radius=2)
        for number, icon in enumerate(block.icons):
            sheet.picture(icon, LEFT + 10 + number * 31, y + 5, 17)
        blocks.centred(sheet, said.norwegian, Style(12, 700), LEFT, 104, y + 31, "nb")
        if said.own:
            blocks.centred(sheet, said.own, Style(13, 700), LEFT, 104, y + 37.6, blocks.lanes.language)
        code = f"SK1:{application.reference.replace('-', '')}:C"
        sheet.code(code, 169, y, 1.0, sheet.element("Figure", "nb", alt=code))
        label = blocks.lanes.say("paper.reference")
        blocks.ending(sheet, label, 166, y + 6, y + 12)
        line = blocks.setter.line(application.reference, BIG, "ltr")
        sheet.line(line, RIGHT - line.width / mm, y + 36.5, sheet.element("H2", "nb"))
        if office:
            name = blocks.setter.fit(office.name, Style(11.5, 700), "ltr", 60 * mm)[0]
            sheet.line(name, RIGHT - name.width / mm, y + 42, sheet.element("P", "nb"))

    yield Piece(44, draw)
    yield space(4.0)


def ticks(blocks: Blocks, block: Block) -> Iterator[Piece]:
    """What lies in the pile: a box for Nav at the left, one for the applicant at the right."""
    yield blocks.heading(block.icon, blocks.lanes.say(block.title), numbered=False)
    for icon, text in zip(block.icons, block.texts, strict=True):
        said = blocks.lanes.say(text)

        def draw(sheet: Sheet, y: float, icon: str = icon, said: object = said) -> None:
            row = blocks.lanes.say(text) if said is None else said
            sheet.box(LEFT, y + 2.4, 6.2, 6.2, points=1.2, radius=1.2)
            sheet.box(RIGHT - 6.2, y + 2.4, 6.2, 6.2, points=1.2, radius=1.2)
            blocks.spine_row(sheet, icon, row, y, Style(11.5, 700), Style(12.5, 700), (LEFT + 10, RIGHT - 10), 8.8)  # type: ignore[arg-type]
            sheet.rule(LEFT, RIGHT, y + 11, 0.25)

        yield Piece(11.0, draw)
    yield space(4.0)


def signature(blocks: Blocks, block: Block) -> Iterator[Piece]:
    """The box to sign in: signature, date, name and place. Never cut."""
    name = blocks.shared(block.question)
    title = blocks.lanes.say(block.title)
    fields = [[blocks.lanes.say(text) for text in block.texts[:2]], [blocks.lanes.say(text) for text in block.texts[2:]]]

    def draw(sheet: Sheet, y: float) -> None:
        sheet.box(LEFT, y, WIDTH, 72, points=2.6, radius=2)
        sheet.box(LEFT + 4, y + 4, 12, 12, fill=sheet.accent, radius=1.6)
        sheet.picture(block.icon, LEFT + 6, y + 6, 8, color=sheet.white, ground=sheet.accent)
        sheet.line(blocks.setter.line(title.norwegian, Style(16, 700), "ltr"), LEFT + 20, y + 12, sheet.element("H2", "nb"))
        if title.own:
            own = blocks.setter.line(title.own, Style(17, 700), blocks.lanes.direction)
            sheet.line(own, RIGHT - 6 - own.width / mm, y + 12, sheet.element("H2", blocks.lanes.language))
        for number, pair in enumerate(fields):
            at = y + (40, 61)[number]
            for (start, end), said in zip(((LEFT + 6, LEFT + 100), (LEFT + 110, RIGHT - 6)), pair, strict=True):
                sheet.rule(start, end, at, 2.0)
                sheet.line(blocks.setter.line(said.norwegian, Style(9.5), "ltr"), start, at + 4.6, sheet.element("P", "nb"))
                if said.own:
                    own = blocks.setter.line(said.own, Style(11), blocks.lanes.direction)
                    sheet.line(own, end - own.width / mm, at + 5, sheet.element("P", blocks.lanes.language))
        sheet.line(blocks.setter.line("×", Style(16, 700), "ltr"), LEFT + 6, y + 38.5, sheet.element("P", "nb"))
        if name:
            sheet.line(blocks.setter.line(name, Style(13, 700), "ltr"), LEFT + 6, y + 59.5, sheet.element("P", "nb"))

    yield Piece(72, draw)
    yield space(4.0)


def large_title(blocks: Blocks, block: Block) -> Iterator[Piece]:
    """The receipt's own title: the applicant's language large at its starting side, Norwegian under it."""
    said = blocks.lanes.say(block.title)
    first, second = (said.own, said.norwegian) if said.own else (said.norwegian, "")
    is_mirrored = blocks.lanes.is_mirrored

    def draw(sheet: Sheet, y: float) -> None:
        x = RIGHT - 18 if is_mirrored else LEFT
        sheet.box(x, y, 18, 18, fill=sheet.accent, radius=2)
        sheet.picture(block.icon, x + 2.6, y + 2.6, 12.8, color=sheet.white, ground=sheet.accent)
        start_aligned(blocks, sheet, first, Style(23 if is_mirrored else 21, 700), y + 8.6, 22, blocks.lanes.language, "H1")
        if second:
            start_aligned(blocks, sheet, second, Style(13, 600), y + 16, 22, "nb", "P")

    yield Piece(18, lambda sheet, y: draw(sheet, y - 19))


def start_aligned(
    blocks: Blocks, sheet: Sheet, text: str, style: Style, baseline: float, inset: float, language: str, role: str
) -> None:
    """A line that begins at the applicant's starting side, `inset` mm in."""
    direction = blocks.lanes.direction if language == blocks.lanes.language else "ltr"
    line = blocks.setter.fit(text, style, direction, (WIDTH - inset - 2) * mm)[0]
    x = RIGHT - inset - line.width / mm if blocks.lanes.is_mirrored else LEFT + inset
    sheet.line(line, x, baseline, sheet.element("H1" if role == "H1" else "P", language))


def reference_card(blocks: Blocks, block: Block) -> Iterator[Piece]:
    """The number, very large, in a frame with the only code of the receipt."""
    application = blocks.matter.application
    label, hint = blocks.lanes.say("paper.reference"), blocks.lanes.say(block.text)
    is_mirrored = blocks.lanes.is_mirrored

    def draw(sheet: Sheet, y: float) -> None:
        sheet.box(LEFT, y, WIDTH, 44, points=2.6, radius=2)
        code = f"SK1:{application.reference.replace('-', '')}:R"
        x = LEFT + 6 if is_mirrored else RIGHT - 6 - 31.25
        sheet.code(code, x, y + 6.4, 1.25, sheet.element("Figure", "nb", alt=code))
        start_aligned(blocks, sheet, label.own or label.norwegian, Style(13), y + 8, 6, blocks.lanes.language, "P")
        start_aligned(blocks, sheet, application.reference, Style(31, 800), y + 21, 6, "nb", "P")
        start_aligned(blocks, sheet, hint.own or hint.norwegian, Style(13, 700), y + 31, 6, blocks.lanes.language, "P")
        if hint.own:
            start_aligned(blocks, sheet, f"{label.norwegian} · {hint.norwegian}", Style(10.5), y + 37.4, 6, "nb", "P")

    yield Piece(44, draw)
    yield space(5.0)


def office(blocks: Blocks, block: Block) -> Iterator[Piece]:
    """Where the office is, when it is open, what number it answers."""
    where = blocks.matter.application.office
    if where is None:
        return
    yield blocks.heading(block.icon, blocks.lanes.say(block.title), numbered=False)
    facts = (("office", f"{where.name}, {where.street}, {where.postal_code} {where.city}"), ("clock", where.hours), ("phone_call", where.phone))

    def draw(sheet: Sheet, y: float, icon: str, text: str) -> None:
        x = RIGHT - 10 if blocks.lanes.is_mirrored else LEFT
        sheet.picture(icon, x, y + 0.8, 10)
        start_aligned(blocks, sheet, text, Style(13, 700), y + 7.6, 14, "nb", "P")

    for icon, text in facts:
        yield Piece(12.0, lambda sheet, y, icon=icon, text=text: draw(sheet, y, icon, text))  # type: ignore[misc]
    yield space(4.0)


def steps(blocks: Blocks, block: Block) -> Iterator[Piece]:
    """What happens now, as numbered pictures in the applicant's reading direction."""
    yield blocks.heading(block.icon, blocks.lanes.say(block.title), numbered=False)
    width = (WIDTH - 6 * (STEPS - 1)) / STEPS
    is_mirrored = blocks.lanes.is_mirrored

    def draw(sheet: Sheet, y: float) -> None:
        for number, (icon, text) in enumerate(zip(block.icons, block.texts, strict=True)):
            place = STEPS - 1 - number if is_mirrored else number
            x = LEFT + place * (width + 6)
            sheet.box(x, y, width, 52, points=1.2, radius=2)
            sheet.picture(icon, x + width / 2 - 7, y + 4, 14)
            count = blocks.setter.line(str(number + 1), Style(12, 700), "ltr")
            corner = x + width - 6 if is_mirrored else x + 3
            sheet.line(count, corner, y + 6.6, sheet.element("P", "nb"))
            said = blocks.lanes.say(text)
            own = blocks.setter.wrap(said.own or said.norwegian, Style(12.5, 700), blocks.lanes.direction, (width - 4) * mm)
            element = sheet.element("P", blocks.lanes.language)
            at = y + 24
            for line in own:
                sheet.line(line, x + width / 2 - line.width / mm / 2, at, element)
                at += 6.2
            if said.own:
                at += 0.6
                beneath = sheet.element("P", "nb")
                for line in blocks.setter.wrap(said.norwegian, Style(9.5), "ltr", (width - 4) * mm):
                    sheet.line(line, x + width / 2 - line.width / mm / 2, at, beneath)
                    at += 4.4

    yield Piece(52, draw)
    yield space(4.0)
