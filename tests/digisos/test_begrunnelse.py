"""The free texts: acute need first, own words to the letter, and what has no field of its own."""

from typing import Any

from kiosk.digisos.room import MORE
from tests.digisos.applying import DONT_KNOW, NO_SAY, NONE, SOON, TODAY, applied, soknad


def texts(**answers: Any) -> tuple[str, str]:
    reason: Any = soknad(applied(**answers))["data"]["begrunnelse"]
    return reason["hvaSokesOm"], reason.get("hvorforSoke", "")


def test_acute_need_comes_before_what_is_applied_for() -> None:
    what, _ = texts(acute_need=("food", "eviction"), acute_children="yes", acute_eviction_date=SOON, needs=("rent",))
    first, second = what.split("\n")
    assert first == "Nødhjelp: Ingen mat, Blir kastet ut. Gjelder også barn. Utkastelse: 01.12.2026."
    assert second == "Jeg søker om penger til: Husleie."


def test_what_is_needed_is_told_closer() -> None:
    what, _ = texts(needs=("health", "home"), needs_health=("dentist", "glasses"), needs_home=("deposit",))
    assert what.split("\n")[1:] == ["Helse: Tannlege, Briller.", "Ting til hjemmet: Depositum."]


def test_not_knowing_what_to_apply_for_is_told() -> None:
    assert texts(needs=DONT_KNOW)[0] == "Vet ikke hva det kan søkes om."


def test_the_message_stands_to_the_letter_before_everything_else() -> None:
    message = "أحتاج مساعدة\nnå!"
    assert texts(message=message, stay="asylum")[1].startswith(f"{message}\n")


def test_a_message_that_fills_the_field_is_kept_whole_and_facts_go_under_the_other_one() -> None:
    message = "ord " * 149 + "slut"
    what, why = texts(message=message, meeting=("interpreter",), interpreter_language="Somali")
    assert why == message
    assert "Ved kontakt: Tolk, tolk på: Somali." in what


def test_where_nothing_more_fits_the_paper_is_pointed_at() -> None:
    debts = tuple({"debt_kind": "loan", "debt_amount": 1000 + number, "debt_due": SOON} for number in range(12))
    what, _ = texts(message="ord " * 150, has_debt="yes", debts=debts, needs_other="x")
    assert what.count("Gjeld: Forbrukslån") < 12
    assert what.endswith(MORE)


def test_debts_come_with_amount_notice_and_deadline_after_the_wish_for_help() -> None:
    debt = {"debt_kind": "rent", "debt_amount": 24_000, "debt_notice": "eviction", "debt_due": SOON}
    _, why = texts(has_debt="yes", debts=(debt,), debt_help="yes")
    lines = why.split("\n")
    assert lines[0] == "Vil ha hjelp med gjeld: ja."
    assert lines[1].startswith("Gjeld: Husleie, beløp: 24 000 kr, varsel: ")
    assert lines[1].endswith("frist: 01.12.2026.")


def test_residence_and_its_end_are_told_in_one_sentence() -> None:
    _, why = texts(stay="protection", stay_until=SOON, permit_renewal="no")
    assert "Opphold: Flyktning, gjelder til: 01.12.2026, har søkt om å fornye: nei." in why


def test_what_matters_before_getting_in_touch_comes_before_everything_lesser() -> None:
    debt = {"debt_kind": "loan", "debt_amount": 5}
    answers: dict[str, Any] = {"meeting": ("no_calls",), "has_debt": "yes", "debts": (debt,)}
    _, why = texts(identity=NONE, birth_date=TODAY.replace(year=2010), **answers)
    assert why.split("\n")[:3] == ["Under 18 år.", "Ved kontakt: Ikke ring meg.", "Gjeld: Forbrukslån, beløp: 5 kr."]


def test_ways_out_add_no_words() -> None:
    silent = texts(stay=NO_SAY, meeting=NONE, phone=NONE, has_debt=NO_SAY, partner_income=NO_SAY)
    assert silent == texts()


def test_helper_and_language_are_told_last() -> None:
    assert texts()[1] == "Fylt ut på norsk bokmål. Hjelp fra: ingen."
