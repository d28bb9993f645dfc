"""The kinds of blocks a printout can be made of, each turned into pieces for the page.

The one rule: a block draws what its line in printouts/*.toml says, and nothing when the application has nothing for it.
"""

from collections.abc import Iterator

from reportlab.lib.units import mm

from kiosk.form.answers import Answer
from kiosk.form.definition import Kind, Question, Step
from kiosk.language.words import LANGUAGES
from kiosk.paper.flow import LEFT, MIDDLE, RIGHT, Piece, space
from kiosk.paper.lanes import Lanes, Said
from kiosk.paper.matter import HARD_SPACE, Item, Matter, OwnWords, Repetition
from kiosk.paper.printout import Block
from kiosk.paper.rows import Fact, Rows
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Line, Style, Typesetter

NAME, NUMBERS = Style(22, 700), Style(14, 700)
HEADING, OWN_HEADING = Style(14, 700), Style(15.5, 700)
TILE_LABEL, OWN_TILE_LABEL = Style(9.5, 700), Style(11)
PARAGRAPH, OWN_PARAGRAPH = Style(11), Style(13)
ACUTE, MARK = Style(12.5, 700), Style(10)
TILES_PER_ROW = 5
WIDTH = RIGHT - LEFT


class Blocks:
    """Makes the pieces of one printout's blocks for one application."""

    def __init__(self, setter: Typesetter, matter: Matter, named: frozenset[str]) -> None:
        self.setter = setter
        self.matter = matter
        self.lanes: Lanes = matter.lanes
        self.rows = Rows(setter, matter.lanes)
        self.sections = 0
        # Questions and steps that have a block of their own, left out of the block `rest`.
        self.named = named

    def identity(self, block: Block) -> Iterator[Piece]:
        """Who applies: name large, then the language-free answers to `picks`, and at the end the language."""
        name = self.shared(block.question) or "–"
        facts = [(self.matter.form.question(id).icon, self.shared(id)) for id in block.picks]
        spoken = self.spoken()

        def draw(sheet: Sheet, y: float) -> None:
            element = sheet.element("H2", "nb")
            sheet.line(self.setter.fit(name, NAME, "ltr", 120 * mm)[0], LEFT, y + 8, element)
            x = LEFT
            for icon, text in filter(lambda fact: fact[1], facts):
                sheet.picture(icon, x, y + 12.2, 6.4)
                line = self.setter.line(text, NUMBERS, "ltr")
                sheet.line(line, x + 8.2, y + 17.2, sheet.element("P", "nb"))
                x += 8.2 + line.width / mm + 7
            sheet.picture("language", RIGHT - 11, y + 1, 11)
            self.ending(sheet, spoken, RIGHT - 13.5, y + 6.2, y + 12.2)

        yield Piece(20.5, draw)
        yield space(3.0)

    def acute(self, block: Block) -> Iterator[Piece]:
        """The black bar: what cannot wait. Absent when nothing was chosen."""
        needs = self.matter.chosen(block.question)
        if not needs:
            return
        title = self.lanes.say(block.title)
        height = max(20.0, 2.0 + 10.6 * len(needs))

        def draw(sheet: Sheet, y: float) -> None:
            sheet.box(LEFT, y, WIDTH, height, points=2.6)
            for x, text, language in self.ends(title):
                sheet.box(x, y, 24, height, fill=sheet.black)
                sheet.picture("acute", x + 7, y + height / 2 - 8.5, 10, color=sheet.white, ground=sheet.black)
                line = self.setter.fit(text, ACUTE, self.lanes.direction if language != "nb" else "ltr", 22 * mm)[0]
                element = sheet.element("H2", language)
                sheet.line(line, x + 12 - line.width / mm / 2, y + height / 2 + 6.5, element, sheet.white)
            for number, (icon, said) in enumerate(needs):
                at = y + 1.6 + number * (height - 2) / len(needs)
                self.spine_row(sheet, icon, said, at, ACUTE, ACUTE, (LEFT + 27, RIGHT - (27 if title.own else 3)), 8.6)

        yield Piece(height, draw)
        yield space(4.0)

    def banner(self, block: Block) -> Iterator[Piece]:
        """A line that must be seen: outlined, dashed, or solid black (for what is acute only)."""
        if block.question and not self.matter.chosen(block.question):
            return
        said = self.lanes.say(block.text)
        is_solid = block.style == "solid"

        def draw(sheet: Sheet, y: float) -> None:
            fill = sheet.black if is_solid else None
            dash = (7.0, 4.0) if block.style == "dashed" else ()
            sheet.box(LEFT, y, WIDTH, 12, points=2.6, fill=fill, radius=1.6, dash=dash)
            color, ground = (sheet.white, sheet.black) if is_solid else (sheet.black, sheet.white)
            sheet.picture(block.icon, LEFT + 3, y + 2, 8, color=color, ground=ground)
            line = self.setter.fit(said.norwegian, Style(13, 700), "ltr", 76 * mm)[0]
            sheet.line(line, LEFT + 14, y + 7.8, sheet.element("P", "nb"), color)
            if said.own:
                own = self.setter.fit(said.own, Style(13, 700), self.lanes.direction, 76 * mm)[0]
                element = sheet.element("P", self.lanes.language)
                sheet.line(own, RIGHT - 4 - own.width / mm, y + 7.8, element, color)

        yield Piece(12, draw)
        yield space(4.0)

    def section(self, block: Block) -> Iterator[Piece]:
        """One step of the form: its heading, the `picks` as tiles, everything else as rows."""
        for step, questions in self.matter.steps():
            if step.id == block.step:
                yield from self.step(step, questions, block.picks)

    def rest(self, block: Block) -> Iterator[Piece]:
        """Every step that no other block of the printout names."""
        for step, questions in self.matter.steps():
            if step.id not in self.named:
                yield from self.step(step, questions, block.picks)

    def step(self, step: Step, questions: tuple[Question, ...], picks: list[str]) -> Iterator[Piece]:
        """Heading and answers of one step; what is printed elsewhere by name is left out."""
        listed = tuple(question for question in questions if question.id not in self.named)
        tiled = [question for question in listed if question.id in picks and self.matter.chosen(question.id)]
        if not listed:
            return
        yield self.heading(step.icon, self.lanes.say(f"step.{step.id}"))
        for question in tiled:
            yield from self.tiles(self.matter.chosen(question.id))
        plain = tuple(question for question in listed if question not in tiled)
        for item in self.matter.items(plain, self.matter.application.answers):
            yield from self.item(item)
        yield space(4.0)

    def item(self, item: Item) -> Iterator[Piece]:
        """A row, own words, or a repetition with its rows."""
        match item:
            case Fact():
                yield self.rows.piece(item)
            case OwnWords():
                yield from self.own_words(item)
            case Repetition():
                yield self.repetition_heading(item)
                for inner in item.matter:
                    yield from self.item(inner)

    def heading(self, icon: str, said: Said, *, numbered: bool = True) -> Piece:
        """Rule, number, the title in both languages, the pictogram at the end. Stays with what follows."""
        self.sections += numbered
        number = str(self.sections) if numbered else ""
        norwegian = self.setter.line(said.norwegian, HEADING, "ltr")
        style = OWN_HEADING if self.lanes.is_mirrored else Style(14)
        own = self.setter.fit(said.own, style, self.lanes.direction, 75 * mm)[0] if said.own else None

        def draw(sheet: Sheet, y: float) -> None:
            sheet.rule(LEFT, RIGHT, y + 0.3, 1.2)
            x = LEFT
            if number:
                sheet.box(LEFT, y + 2.2, 8.6, 8.6, points=1.2, radius=1.4)
                line = self.setter.line(number, Style(13, 700), "ltr")
                sheet.line(line, LEFT + 4.3 - line.width / mm / 2, y + 8.2, sheet.element("P", "nb"))
                x += 11.6
            sheet.line(norwegian, x, y + 8.3, sheet.element("H2", self.lanes.norwegian.language.code))
            sheet.box(RIGHT - 8.6, y + 2.2, 8.6, 8.6, fill=sheet.accent, radius=1.4)
            sheet.picture(icon, RIGHT - 7.6, y + 3.2, 6.6, color=sheet.white, ground=sheet.accent)
            if own:
                after = x + norwegian.width / mm + 4
                left = RIGHT - 11.6 - own.width / mm
                sheet.line(own, left if self.lanes.is_mirrored else min(after, left), y + 8.3,
                           sheet.element("H2", self.lanes.language))

        return Piece(12.4, draw, keeps=True)

    def tiles(self, picks: tuple[tuple[str, Said], ...]) -> Iterator[Piece]:
        """Chosen cards as tiles with pictogram, tick and both labels."""
        for start in range(0, len(picks), TILES_PER_ROW):
            row = picks[start : start + TILES_PER_ROW]
            yield Piece(27.5 if self.lanes.own else 22.5, lambda sheet, y, row=row: self.draw_tiles(sheet, y, row))  # type: ignore[misc]

    def draw_tiles(self, sheet: Sheet, y: float, row: tuple[tuple[str, Said], ...]) -> None:
        width, height = (WIDTH - 2.4 * (TILES_PER_ROW - 1)) / TILES_PER_ROW, 25.5 if self.lanes.own else 20.5
        for number, (icon, said) in enumerate(row):
            x = LEFT + number * (width + 2.4)
            sheet.box(x, y, width, height, points=1.2, radius=1.6)
            sheet.picture("tick", x + 1.2, y + 1.2, 4.4)
            element = sheet.element("Figure", self.lanes.norwegian.language.code, alt=said.norwegian)
            sheet.picture(icon, x + width / 2 - 5.6, y + 1.4, 11.2, element)
            self.centred(sheet, said.norwegian, TILE_LABEL, x, width, y + 16.8, "nb")
            if said.own:
                self.centred(sheet, said.own, OWN_TILE_LABEL, x, width, y + 22.3, self.lanes.language)

    def centred(self, sheet: Sheet, text: str, style: Style, x: float, width: float, baseline: float, lang: str) -> None:
        direction = self.lanes.direction if lang == self.lanes.language else "ltr"
        line = self.setter.fit(text, style, direction, (width - 2) * mm)[0]
        sheet.line(line, x + width / 2 - line.width / mm / 2, baseline, sheet.element("P", lang))

    def own_words(self, words: OwnWords) -> Iterator[Piece]:
        """The applicant's own words, marked with their language, beside a bar on the side they begin."""
        direction = self.lanes.direction
        lines = self.setter.wrap(words.text, OWN_PARAGRAPH, direction, (WIDTH - 6) * mm)
        step = 7.0 if direction == "rtl" else 6.2
        label = self.rows.piece(Fact(words.label, self.lanes.say("paper.written_in", language=self.language_name())))
        yield Piece(label.height, label.draw, keeps=True)
        for number, line in enumerate(lines):
            is_last = number == len(lines) - 1
            yield Piece(step, lambda sheet, y, line=line: self.draw_words(sheet, y, line, step), keeps=not is_last and number < 2)  # type: ignore[misc]
        yield space(3.0)

    def draw_words(self, sheet: Sheet, y: float, line: Line, step: float) -> None:
        element = sheet.element("P", self.lanes.language)
        if self.lanes.is_mirrored:
            sheet.box(RIGHT - 1.2, y + 0.6, 1.2, step, fill=sheet.accent)
            sheet.line(line, RIGHT - 4 - line.width / mm, y + 5.4, element)
        else:
            sheet.box(LEFT, y + 0.6, 1.2, step, fill=sheet.accent)
            sheet.line(line, LEFT + 4, y + 5.4, element)

    def repetition_heading(self, repetition: Repetition) -> Piece:
        """Pictogram and name of one child, job or debt."""

        def draw(sheet: Sheet, y: float) -> None:
            sheet.picture(repetition.icon, LEFT, y + 1.6, 6.8)
            line = self.setter.line(repetition.name.norwegian, Style(11.5, 700), "ltr")
            sheet.line(line, LEFT + 9, y + 6.6, sheet.element("P", "nb"))
            if repetition.name.own:
                own = self.setter.line(repetition.name.own, Style(12.5, 700), self.lanes.direction)
                x = RIGHT - own.width / mm if self.lanes.is_mirrored else LEFT + 13 + line.width / mm
                sheet.line(own, x, y + 6.6, sheet.element("P", self.lanes.language))
            sheet.rule(LEFT, RIGHT, y + 9.0, 0.7)

        return Piece(9.0, draw, keeps=True)

    def unanswered(self, block: Block) -> Iterator[Piece]:
        """Everything that was asked and is not known, once more, so that nobody has to look for it."""
        facts = self.matter.unanswered()
        if facts:
            yield self.heading(block.icon, self.lanes.say(block.title))
            yield from map(self.rows.piece, facts)

    def facts(self, block: Block) -> Iterator[Piece]:
        """Rows about the application itself, by name: applicant, language, helper, office, created, pages."""
        if block.title:
            yield self.heading(block.icon, self.lanes.say(block.title), numbered=False)
        for name in block.facts:
            fact = self.fact(name)
            if fact:
                yield self.rows.piece(fact)
        yield space(4.0)

    def fact(self, name: str) -> Fact | None:
        """One such row; None for a question that has no answer."""
        application = self.matter.application
        label = f"paper.fact.{name}"
        match name:
            case "language":
                return Fact(self.lanes.say(label), self.language_said())
            case "helper":
                return Fact(self.lanes.say(label), self.lanes.say(f"role.{application.helper}"))
            case "office":
                return Fact(self.lanes.say(label), Said(application.office.name if application.office else "–"))
            case "created":
                own = self.matter.moment(self.lanes.own) if self.lanes.own else ""
                return Fact(self.lanes.say(label), Said(self.matter.moment(self.lanes.norwegian), own))
            case _:
                question = self.matter.form.question(name)
                items = list(self.matter.items((question,), application.answers))
                return items[0] if items and isinstance(items[0], Fact) else None

    def spine(self, block: Block) -> Iterator[Piece]:
        """Sentences with a pictogram between their two languages."""
        if block.title:
            yield self.heading(block.icon, self.lanes.say(block.title), numbered=False)
        for icon, text in zip(block.icons, block.texts, strict=True):
            said = self.lanes.say(text)
            height = self.spine_height(said)
            yield Piece(height, lambda sheet, y, icon=icon, said=said: self.spine_row(sheet, icon, said, y, PARAGRAPH, OWN_PARAGRAPH, (LEFT, RIGHT), 10.0))  # type: ignore[misc]
        yield space(4.0)

    def spine_height(self, said: Said) -> float:
        left, right = self.spine_lines(said, PARAGRAPH, OWN_PARAGRAPH, (LEFT, RIGHT))
        return max(14.0, 6.0 + 5.2 * len(left), 6.0 + 6.6 * len(right))

    def spine_lines(self, said: Said, style: Style, own: Style, zone: tuple[float, float]) -> tuple[list[Line], list[Line]]:
        room = (MIDDLE - 8 - zone[0] if said.own else zone[1] - zone[0] - 14) * mm
        left = self.setter.wrap(said.norwegian, style, "ltr", room)
        right = self.setter.wrap(said.own, own, self.lanes.direction, (zone[1] - MIDDLE - 8) * mm) if said.own else []
        return left, right

    def spine_row(self, sheet: Sheet, icon: str, said: Said, y: float, style: Style, own: Style,
                  zone: tuple[float, float], size: float) -> None:
        """Norwegian at the start, the pictogram in the middle, the applicant's language at the end."""
        left, right = self.spine_lines(said, style, own, zone)
        start = zone[0] if said.own else zone[0] + 14
        sheet.lines(left, start, y + 6.4, 5.2, sheet.element("P", self.lanes.norwegian.language.code), end=False)
        sheet.picture(icon, (MIDDLE if said.own else zone[0] + 6) - size / 2, y + 0.6, size)
        element = sheet.element("P", self.lanes.language)
        x = zone[1] if self.lanes.is_mirrored else MIDDLE + 9
        sheet.lines(right, x, y + 6.4, 6.6, element, end=self.lanes.is_mirrored)

    def shared(self, question_id: str) -> str:
        """A language-free answer as text; empty where there is none."""
        answer: Answer | None = self.matter.answer(question_id)
        question = self.matter.form.question(question_id)
        if answer is None or question.kind is Kind.GROUP:
            return ""
        items = list(self.matter.items((question,), self.matter.application.answers))
        fact = items[0] if items else None
        return fact.value.norwegian if isinstance(fact, Fact) and not fact.is_open else ""

    def spoken(self) -> Said:
        """The applicant's language by its Norwegian name, and by its own."""
        return Said(self.language_said().norwegian, self.language_name() if self.lanes.own else "")

    def language_said(self) -> Said:
        return self.lanes.say(f"language.name.{self.matter.application.language}")

    def language_name(self) -> str:
        """As its speakers write it."""
        code = self.matter.application.language
        return next(language.name for language in LANGUAGES if language.code == code)

    def ending(self, sheet: Sheet, said: Said, x: float, upper: float, lower: float) -> None:
        """Two short lines that end at `x`: the applicant's above, Norwegian below."""
        if said.own:
            own = self.setter.line(said.own, Style(12.5, 700), self.lanes.direction)
            sheet.line(own, x - own.width / mm, upper, sheet.element("P", self.lanes.language))
        line = self.setter.line(said.norwegian, Style(11.5, 700), "ltr")
        sheet.line(line, x - line.width / mm, lower if said.own else upper, sheet.element("P", "nb"))

    def ends(self, said: Said) -> list[tuple[float, str, str]]:
        """A word at the left end in Norwegian, and at the right end in the applicant's language when it is another."""
        both = [(LEFT, said.norwegian, "nb")]
        return [*both, (RIGHT - 24, said.own, self.lanes.language)] if said.own else both

