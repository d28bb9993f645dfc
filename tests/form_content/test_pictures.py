"""A picture for everything that can be chosen, and never the same one twice where a person must tell them apart.

The one rule: who cannot read must be able to point.
"""

import pytest

from kiosk.form.definition import Form
from kiosk.language.pictogram import CONCEPTS
from tests.form_content.reading import application, every_question, late


@pytest.fixture(params=[application, late], ids=["application", "late"])
def form(request: pytest.FixtureRequest) -> Form:
    made: Form = request.param()
    return made


def test_every_picture_of_the_form_has_a_concept(form: Form) -> None:
    icons = {form.icon} | {step.icon for step in form.steps} | {question.icon for question in every_question(form)}
    icons |= {choice.icon for question in every_question(form) for choice in question.choices}
    icons |= {document.icon for document in form.documentation}
    assert icons <= set(CONCEPTS)


def test_no_two_cards_of_a_screen_show_the_same_picture(form: Form) -> None:
    for question in every_question(form):
        shown = [CONCEPTS[choice.icon] for choice in question.choices]
        shown += [CONCEPTS[way.value] for way in question.ways_out]
        assert len(set(shown)) == len(shown), question.id


def test_no_two_papers_show_the_same_picture() -> None:
    shown = [CONCEPTS[document.icon] for document in application().documentation]
    assert sorted({icon for icon in shown if shown.count(icon) > 1}) == []


def test_a_paper_looks_the_same_when_it_comes_late() -> None:
    pictures = {document.id: (document.text, document.icon) for document in application().documentation}
    for question in late().questions():
        for choice in question.choices if question.id.startswith("papers_") else ():
            assert (choice.text, choice.icon) == pictures[choice.id]


def test_no_two_steps_of_the_rail_show_the_same_picture(form: Form) -> None:
    assert len({CONCEPTS[step.icon] for step in form.steps}) == len(form.steps)
