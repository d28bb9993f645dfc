"""What the printouts of a form may name: its questions and steps, the pictures, texts and occasions there are.

The one rule: a printout that names anything else is refused when it is read, not when somebody's pages are drawn.
"""

from kiosk.form.definition import Form
from kiosk.language.concepts import CONCEPTS
from kiosk.language.words import SOURCE, Library
from kiosk.paper.blocks import KINDS
from kiosk.paper.occasion import Occasions
from kiosk.paper.printout import Icon, Known, Occasion, QuestionId, StepId, TextId


def vocabulary_of(form: Form, library: Library) -> Known:
    """For `read_printout`."""
    questions = [inner for each in form.questions() for inner in (each, *each.questions)]
    ids = {each.id for each in questions}
    paths = {f"{group.id}.{inner.id}" for group in form.questions() for inner in group.questions}
    return Known(
        {
            Icon: CONCEPTS,
            Occasion: Occasions(ids),
            QuestionId: ids | paths,
            StepId: {step.id for step in form.steps},
            TextId: library.words(SOURCE),
        },
        KINDS,
    )
