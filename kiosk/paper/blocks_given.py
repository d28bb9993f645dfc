"""What became of each paper that was asked for and does not come later: sent, printed, in a hand, or not there at all.

The one rule: a paper stands under one state, and a state that no paper has is not printed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.form.definition import Documentation
from kiosk.form.documentation import HERE
from kiosk.paper.composition import Composition
from kiosk.paper.flow import LEFT, RIGHT, Piece, space
from kiosk.paper.lanes import Said
from kiosk.paper.printout import Icon, TextId
from kiosk.paper.receipt_start import Start, receipt_heading
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style

ENCLOSED = "enclosed"
"""The state of what goes along as pages."""
INSET = 10.0
SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Setting:
    """How close lines stand. `large` and `small` in points, `small` 0 for no second line; the rest in mm."""

    large: float
    small: float
    icon: float
    air: float
    headed: bool


# By the tightness of the sheet.
SETTINGS = (
    Setting(12.5, 10, 7.0, 1.4, True),
    Setting(12.5, 10, 7.0, 0.6, True),
    Setting(11.5, 9.5, 6.0, 0.5, True),
    Setting(11, 9, 6.0, 0.4, True),
    Setting(10.5, 8.5, 5.0, 0.3, False),
    Setting(9.5, 0, 4.0, 0.1, False),
)


@dataclass(frozen=True, slots=True)
class Given:
    """`states`: state → the text that says so, in this order; `enclosed`: given as pages. `icons`: one for each."""

    title: TextId
    states: dict[str, TextId]
    icons: dict[str, Icon]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A heading and a line for each state; absent where nobody has anything."""
        setting = SETTINGS[min(page.tightness, len(SETTINGS) - 1)]
        rows = [self.row(page, setting, state, found) for state in self.states if (found := papers_in(page, state))]
        if rows:
            if setting.headed:
                yield from receipt_heading(page, self.title)
            yield from rows
            yield space(1.0 if page.tightness else 3.0)

    def row(self, page: Composition, setting: Setting, state: str, papers: tuple[Documentation, ...]) -> Piece:
        """The state, and all that stand under it, in the applicant's language over Norwegian."""
        start, said = Start(page), listed(page, page.lanes.say(self.states[state]), papers)
        room = RIGHT - LEFT - INSET
        large = page.wrapped(said.own or said.norwegian, start.style(setting.large), room, start.lane(said))
        below = said.norwegian if said.own and setting.small else ""
        small = page.wrapped(below, Style(setting.small), room, "norwegian")
        icon = setting.icon
        height = max(icon, start.height(large, small)) + 2 * setting.air

        def draw(sheet: Sheet, y: float) -> None:
            sheet.picture(self.icons[state], start.x(0.4, icon), y + (height - icon) / 2, icon)
            start.centered(sheet, large, small, INSET, y + height / 2)
            sheet.rule(LEFT, RIGHT, y + height, 0.25)

        return Piece(height, draw)


def papers_in(page: Composition, state: str) -> tuple[Documentation, ...]:
    """Those in this state, in form order."""
    papers = page.matter.papers
    if state == ENCLOSED:
        return papers.enclosed()
    return papers.in_hand() if state == HERE else papers.in_state(state)


def listed(page: Composition, state: Said, papers: tuple[Documentation, ...]) -> Said:
    """The state and the names of its papers."""
    names = [page.lanes.say(f"documentation.{each.id}.text") for each in papers]
    norwegian = f"{state.norwegian}: {SEPARATOR.join(each.norwegian for each in names)}"
    own = f"{state.own}: {SEPARATOR.join(each.own for each in names)}" if state.own else ""
    return Said(norwegian, own)
