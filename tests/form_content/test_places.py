"""What translators are told of a form: where each text is seen, and which cards stand side by side."""

from kiosk.form.texts import cards, places, texts
from tests.known import forms

FORM = forms().application


def test_every_text_of_the_form_has_a_place_in_it() -> None:
    seen = dict(places(FORM))
    assert {id for id, _, _ in texts(FORM)} <= set(seen)
    assert seen["has_children.text"] == "family.has_children"


def test_cards_side_by_side_are_choices_and_ways_out() -> None:
    groups = {group[0].partition(".choice.")[0]: group for group in cards(FORM) if group}
    assert groups["acute_need"][-1] == "way.none"
    assert ("yes", "no") in {group[:2] for group in groups.values()}
