"""The form for late papers: it names every paper the application asks for, and asks nothing again.

The one rule: papers are named by the application's own documentation, so that the office finds their place.
"""

from datetime import date

import pytest

from kiosk.form.circumstances import Circumstances
from kiosk.form.journey import Journey
from kiosk.visit.late_papers import asks_papers, papers_of, ticks_for
from tests.form_content.reading import application, every_question, late

# What no other paper is: described in words under its own topic.
DESCRIBED = {"other_info"}


def papers() -> list[str]:
    """The papers that can be chosen, over all topics."""
    return [
        choice.id for question in late().questions() if question.id.startswith("papers_") for choice in question.choices
    ]


def test_every_late_paper_is_one_the_application_asks_for() -> None:
    assert set(papers()) - {document.id for document in application().documentation} == set()


def test_every_paper_the_application_asks_for_can_come_late() -> None:
    assert {document.id for document in application().documentation} - set(papers()) == DESCRIBED
    assert late().question("papers_other")


def test_no_paper_stands_under_two_topics() -> None:
    assert len(set(papers())) == len(papers())


def test_every_topic_leads_to_its_papers() -> None:
    for choice in late().question("topics").choices:
        assert late().question(f"papers_{choice.id}").show.source == f'"{choice.id}" in topics'


def test_no_screen_of_papers_has_more_than_nine_cards() -> None:
    for question in every_question(late()):
        assert len(question.choices) + len(question.ways_out) <= 9


def test_late_papers_have_no_month_no_declaration_and_no_documentation_of_their_own() -> None:
    assert late().budget is None
    assert late().documentation == ()
    assert late().printouts == ("late", "receipt")


@pytest.mark.parametrize("paper", [each.id for each in application().documentation])
def test_the_answers_that_name_a_paper_nav_waits_for_lead_to_it_again(paper: str) -> None:
    answers = ticks_for(late(), application(), {}, [paper])
    journey = Journey(late(), answers, Circumstances(date(2026, 11, 24), "late"))
    assert [each.id for each in papers_of(application(), journey, ())] == [paper]


def test_the_topics_and_what_they_lead_to_ask_for_papers_and_nothing_else_does() -> None:
    assert asks_papers(late(), application()) == {"topics", *(each for each in ids() if each.startswith("papers_"))}


def ids() -> list[str]:
    return [question.id for question in late().questions()]
