"""The block of a role card: whom to play, what this person must know, and an answer to every question.

The one rule: everything fits on one page, so that nobody turns over in the midst of a play.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.paper.composition import Composition
from kiosk.paper.flow import LEFT, RIGHT, Piece
from kiosk.paper.handout import Role
from kiosk.paper.printout import Icon, TextId
from kiosk.paper.sheet import Sheet
from kiosk.paper.tongues import Tongue
from kiosk.paper.typesetting import Line, Style

KIND, NAME, STORY, LEARNED = Style(10), Style(21, 800), Style(12.5), Style(10.5, 600)
# Of a question and its answer, by the tightness of the sheet.
ASKED = ((Style(8), Style(10, 700)), (Style(7), Style(8.5, 700)), (Style(6.5), Style(7.5, 700)))
COLUMNS, GAP, AIR = 2, 6.0, (1.8, 1.2, 0.8)
MOST_LINES = 2


@dataclass(frozen=True, slots=True)
class RoleCard:
    """`learned`: the heading of what the helper learns; `says`: that of the answers."""

    title: TextId
    learned: TextId
    says: TextId
    icon: Icon
    speaks: Icon

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Name and story, and beneath them the answers in two columns."""
        yield self.head(page)
        yield self.story(page)
        yield self.answers(page)

    def head(self, page: Composition) -> Piece:
        """A tile with this person's picture, the name, and that it is a role card."""
        role, tongue = played(page), Tongue(page.setter, page.tongues[0])

        def draw(sheet: Sheet, y: float) -> None:
            page.tile(sheet, role.icon, LEFT, y, 17.0)
            tongue.put(sheet, tongue.single(role.name, NAME, 148), LEFT + 22, y + 8.4, role="H1")
            tongue.put(sheet, tongue.single(tongue.words(self.title), KIND, 148), LEFT + 22, y + 15.0)

        return Piece(22.0, draw)

    def story(self, page: Composition) -> Piece:
        """What this person knows, large; what the helper is to learn, in a box."""
        role, tongue = played(page), Tongue(page.setter, page.tongues[0])
        told = tongue.wrap(tongue.words(role.story), STORY, RIGHT - LEFT)
        learned = f"{tongue.words(self.learned)}: {tongue.words(role.learned)}"
        lines, high = tongue.wrap(learned, LEARNED, RIGHT - LEFT - 16), tongue.step(told) * len(told)
        box = max(9.0, 5.0 + tongue.step(lines) * len(lines))

        def draw(sheet: Sheet, y: float) -> None:
            tongue.put(sheet, told, LEFT, y + 4.6)
            sheet.box(LEFT + 0.4, y + high + 2.0, RIGHT - LEFT - 0.8, box, points=1.2, radius=1.6)
            sheet.picture(self.icon, LEFT + 3, y + high + 2.0 + box / 2 - 3, 6.0)
            tongue.put(sheet, lines, LEFT + 12, y + high + 2.0 + box / 2 + 1.4)

        return Piece(high + box + 5.0, draw)

    def answers(self, page: Composition) -> Piece:
        """Question small, answer bold, down the first column and then the second."""
        tongue, at = Tongue(page.setter, page.tongues[0]), min(page.tightness, len(ASKED) - 1)
        width = (RIGHT - LEFT - GAP) / COLUMNS
        rows = [
            tuple(shortened(tongue, text, style, width) for text, style in zip(row, ASKED[at], strict=True))
            for row in played(page).answers
        ]
        heights = [sum(tongue.step(lines) * len(lines) for lines in row) + AIR[at] for row in rows]
        first = next((n for n in range(len(rows)) if sum(heights[:n]) * 2 >= sum(heights)), len(rows))
        columns = (range(first), range(first, len(rows)))
        high = max(sum(heights[number] for number in column) for column in columns)

        def draw(sheet: Sheet, y: float) -> None:
            sheet.rule(LEFT, RIGHT, y + 1.0, 1.2)
            sheet.picture(self.speaks, LEFT, y + 2.6, 5.0)
            tongue.put(sheet, tongue.single(tongue.words(self.says), LEARNED, 100), LEFT + 8, y + 6.4, role="H2")
            for place, column in enumerate(columns):
                top = y + 12.0
                for number in column:
                    below = top
                    for lines in rows[number]:
                        tongue.put(sheet, lines, LEFT + place * (width + GAP), below + 0.76 * tongue.step(lines))
                        below += tongue.step(lines) * len(lines)
                    top += heights[number]

        return Piece(12.0 + high, draw)


def played(page: Composition) -> Role:
    """Whose card it is."""
    assert page.handout is not None
    assert page.handout.role is not None
    return page.handout.role


def shortened(tongue: Tongue, text: str, style: Style, room: float) -> list[Line]:
    """On two lines at most; a long message of somebody's own is only begun, since the story has told it."""
    words = text.split()
    lines = tongue.wrap(text, style, room)
    while len(lines) > MOST_LINES and len(words) > 1:
        words = words[:-1]
        lines = tongue.wrap(f"{' '.join(words)} …", style, room)
    return lines
