"""Question and group screens as a session needs them: with what is offered now, and what was answered before.

The one rule: a screen is handed values, never the session.
"""

from functools import partial

from kiosk.form.definition import Kind
from kiosk.form.journey import Stop
from kiosk.terminal.equipment import Equipment
from kiosk.terminal.overview import item_titles
from kiosk.terminal.screens.group import GroupItem, GroupScreen
from kiosk.terminal.screens.question import QuestionScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.visit.session import Session


def question_screen(
    equipment: Equipment, session: Session, stop: Stop, now: Surroundings, typed: str, *, touched: bool = False
) -> QuestionScreen:
    """The screen of one question. `touched`: somebody asked to see its answer."""
    journey = session.journey
    offered = equipment.taking.offers(stop, journey)
    own = equipment.settings.office if stop.question.kind is Kind.OFFICE else ""
    return QuestionScreen(
        now,
        stop.question,
        session.form.steps.index(stop.step),
        journey.answer_at(stop.place),
        typed=typed,
        preset=own if any(offer.id == own for offer in offered) else "",
        parse=partial(equipment.taking.parse, stop.question),
        offered=offered,
        touched=touched,
    )


def group_screen(equipment: Equipment, session: Session, stop: Stop, now: Surroundings, _typed: str) -> GroupScreen:
    """The overview of a group's repetitions."""
    answer = session.journey.answer_at(stop.place)
    titles = item_titles(stop.question, answer, now.voices, equipment.taking)
    return GroupScreen(
        now,
        stop.question,
        session.form.steps.index(stop.step),
        [GroupItem(*title) for title in titles],
        answer,
        parse=partial(equipment.taking.parse, stop.question),
    )
