"""What the helper's lane says beside a question.

The one rule: what is urgent comes first, and only what the form says in the helper's language is shown.
"""

from kiosk.form.definition import Question
from kiosk.language.words import Voices
from kiosk.terminal.widgets.lane import LanePart

ICONS = {"urgent": "acute", "ask": "ask", "look": "look", "paper": "papers", "why": "info"}


def lane_of(question: Question, voices: Voices) -> tuple[LanePart, ...]:
    """The parts this question has, the most pressing first."""
    return tuple(
        LanePart(icon, f"lane.{part}", f"{question.id}.{part}", urgent=part == "urgent")
        for part, icon in ICONS.items()
        if f"{question.id}.{part}" in voices.helper
    )
