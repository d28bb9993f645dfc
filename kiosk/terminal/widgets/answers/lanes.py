"""What the helper's lane says beside a question.

The one rule: the order is that of `guiding`, so that lane, panel and lines tell the same.
"""

from kiosk.form.definition import Question
from kiosk.language.words import Voices
from kiosk.terminal.guiding import PARTS, parts_of
from kiosk.terminal.widgets.lane import LanePart


def lane_of(question: Question, voices: Voices) -> tuple[LanePart, ...]:
    """The parts this question has, the most pressing first, the section of the act last."""
    said = tuple(
        LanePart(PARTS[part], f"lane.{part}", f"{question.id}.{part}", urgent=part == "urgent")
        for part in parts_of(question, voices.helper)
    )
    law = question.helper.law
    return (*said, LanePart("court", "lane.law", section=law)) if law else said
