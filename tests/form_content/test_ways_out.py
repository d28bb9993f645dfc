"""Whoever has none, does not know or will not say can answer honestly, and nothing is demanded in vain.

The one rule: a blank must never be the only way to say no.
"""

import pytest

from kiosk.form.definition import Kind, WayOut
from tests.form_content.reading import application, every_question, late

# Here an honest person always has one of the answers, or the group itself may be left empty.
ALWAYS_ANSWERABLE = {Kind.NAME, Kind.CONSENT, Kind.GROUP}
COMPLETE = {"studies_too"}


def test_a_person_without_a_number_an_account_a_phone_or_a_home_can_say_so() -> None:
    for id in ("identity", "account", "phone"):
        assert WayOut.NONE in application().question(id).ways_out
    assert application().question("home_kind").choice("nowhere")


def test_every_question_has_an_honest_way_out() -> None:
    assert [
        question.id
        for each in (application(), late())
        for question in every_question(each)
        if not question.ways_out
        and question.kind not in ALWAYS_ANSWERABLE
        and question.id not in COMPLETE
        and not question.required
    ] == []


@pytest.mark.parametrize("id", ["acute_need", "income", "savings", "valuables", "costs", "child_costs", "changed"])
def test_every_list_of_things_a_person_may_have_none_of_offers_none(id: str) -> None:
    assert WayOut.NONE in application().question(id).ways_out


def test_only_name_office_and_declaration_are_required_of_everyone() -> None:
    required = [question.id for question in application().questions() if question.required]
    assert required == ["name", "office", "declaration"]


def test_only_what_identifies_the_papers_is_required_of_late_papers() -> None:
    assert [question.id for question in late().questions() if question.required] == [
        "reference",
        "name",
        "topics",
        "office",
    ]


def test_nobody_must_know_which_office_it_is() -> None:
    assert WayOut.DONT_KNOW in application().question("office").ways_out
    assert WayOut.DONT_KNOW in late().question("office").ways_out
