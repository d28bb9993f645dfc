"""Money: rows, titles, amounts that are not known, confirmations and descriptions."""

from typing import Any

import pytest

from kiosk.form.answers import Answer
from tests.digisos.applying import DONT_KNOW, NO_SAY, NONE, applied, soknad


def okonomi(**answers: Any) -> Any:
    return soknad(applied(**answers))["data"]["okonomi"]


def overview(**answers: Any) -> dict[tuple[str, str], Any]:
    """The rows of the overview by list and type."""
    lists = okonomi(**answers)["oversikt"]
    return {(name, row["type"]): row for name, rows in lists.items() for row in rows}


def bills(**answers: Any) -> dict[str, Any]:
    return {row["type"]: row for row in okonomi(**answers)["opplysninger"]["utgift"]}


def paid_out(**answers: Any) -> list[tuple[str, str, int | None]]:
    rows = okonomi(**answers)["opplysninger"]["utbetaling"]
    return [(row["type"], row["tittel"], row.get("belop")) for row in rows]


def claims(**answers: Any) -> dict[str, bool]:
    return {row["type"]: row["verdi"] for row in okonomi(**answers)["opplysninger"]["bekreftelse"]}


def test_every_row_is_the_applicants_and_overrides_nothing() -> None:
    row = overview(rent_amount=9000)["utgift", "husleie"]
    assert row == {"kilde": "bruker", "type": "husleie", "tittel": "Husleie", "belop": 9000, "overstyrtAvBruker": False}


def test_an_unknown_amount_leaves_the_row_and_no_amount() -> None:
    assert "belop" not in overview(rent_amount=DONT_KNOW)["utgift", "husleie"]


@pytest.mark.parametrize("answer", [{}, {"rent_amount": NONE}])
def test_no_rent_gives_no_row(answer: dict[str, Answer]) -> None:
    assert ("utgift", "husleie") not in overview(**answer)


def test_nothing_a_month_is_an_amount_too() -> None:
    assert overview(rent_amount=0)["utgift", "husleie"]["belop"] == 0


def test_a_mortgage_is_two_rows_under_one_title() -> None:
    rows = overview(home_kind="own", costs=("mortgage",), mortgage_instalment=5000, mortgage_interest=4000)
    instalment, interest = rows["utgift", "boliglanAvdrag"], rows["utgift", "boliglanRenter"]
    assert instalment["tittel"] == interest["tittel"] == "Renter og avdrag på boliglån"
    assert (instalment["belop"], interest["belop"]) == (5000, 4000)


def test_a_mortgage_without_instalments_has_interest_only() -> None:
    rows = overview(home_kind="own", costs=("mortgage",), mortgage_instalment=NONE, mortgage_interest=4000)
    assert ("utgift", "boliglanAvdrag") not in rows


def test_a_wage_has_gross_and_net_job_by_job() -> None:
    jobs = ({"job_gross": 30_000, "job_pay": 22_000}, {"job_pay": DONT_KNOW})
    rows = okonomi(work_now="job", tax_consent="decline", jobs=jobs)["oversikt"]["inntekt"]
    assert [(row.get("brutto"), row.get("netto")) for row in rows] == [(30_000, 22_000), (None, None)]
    assert {row["tittel"] for row in rows} == {"Lønnsinntekt"}


def test_what_is_not_taxed_is_the_same_gross_and_net() -> None:
    rows = overview(has_children="yes", child_support="both", support_received=1500, support_paid=700)
    assert (rows["inntekt", "barnebidrag"]["brutto"], rows["inntekt", "barnebidrag"]["netto"]) == (1500, 1500)
    assert rows["utgift", "barnebidrag"]["tittel"] == "Betaler Barnebidrag"


def test_the_account_has_a_row_whatever_stands_on_it() -> None:
    assert "belop" not in overview(account="12345678903", balance=NO_SAY)["formue", "brukskonto"]
    assert overview(account="12345678903", balance=0)["formue", "brukskonto"]["belop"] == 0
    assert ("formue", "brukskonto") not in overview(account=NONE, no_account="card")


def test_savings_without_a_type_of_their_own_say_what_they_are() -> None:
    rows = okonomi(savings=("cash", "other"), cash_amount=500, savings_other="Gull")["oversikt"]["formue"]
    assert [row["tittel"] for row in rows] == ["Annen form for sparing: Kontanter", "Annen form for sparing: Gull"]


def test_costs_are_titled_in_the_applicants_words_or_the_forms() -> None:
    kinds = ({"other_cost_kind": "home", "other_cost_what": "Garasje"}, {"other_cost_what": "Trening"})
    rows = okonomi(costs=("phone", "other"), phone_cost=400, other_costs=kinds)["opplysninger"]["utgift"]
    assert [row["tittel"] for row in rows] == [
        "Annen, bo (brukerangitt): Garasje",
        "Annen (brukerangitt): Telefon og nett",
        "Annen (brukerangitt): Trening",
    ]


def test_child_costs_have_the_titles_the_case_systems_know() -> None:
    rows = bills(has_children="yes", child_costs=("leisure", "braces"), leisure_cost=1, braces_cost=DONT_KNOW)
    assert rows["barnFritidsaktiviteter"]["tittel"] == "Fritidsaktiviteter for barn (siste regning)"
    assert "belop" not in rows["barnTannregulering"]


def test_every_payment_has_a_row_and_benefits_share_one() -> None:
    assert paid_out(income=("nav", "insurance", "gift"), nav_benefits=("child", "pension"), nav_amount=1766) == [
        ("navytelse", "Ytelser fra Nav (brukerangitt): Barnetrygd, Pensjon", 1766),
        ("forsikring", "Forsikringsutbetaling", None),
        ("annen", "Annen utbetaling (brukerangitt): Fra familie", None),
    ]


def test_a_firm_that_leaves_nothing_still_stands_there() -> None:
    assert [row[2] for row in paid_out(income=("business",), business_amount=NONE)] == [0]


@pytest.mark.parametrize(
    ("answers", "type", "claim"),
    [
        ({"tax_consent": "agree"}, "skatteetaten_samtykke", True),
        ({"tax_consent": "decline"}, "skatteetaten_samtykke", False),
        ({"income": ("housing",), "housing_consent": "agree"}, "bostotte_samtykke", True),
        ({"income": ("wage",)}, "bostotte_samtykke", False),
        ({"income": ("wage",)}, "bostotte", False),
        ({"income": ("wage",)}, "utbetaling", False),
        ({"income": ("sale",)}, "utbetaling", True),
        ({"savings": NONE, "account": NONE}, "sparing", False),
        ({"savings": NONE, "account": "12345678903"}, "sparing", True),
        ({"valuables": ("car",)}, "verdi", True),
        ({"valuables": NONE}, "verdi", False),
        ({"rent_amount": 1}, "boutgifter", True),
        ({"rent_amount": NONE, "power_amount": NONE, "costs": ("phone",)}, "boutgifter", False),
        ({"has_children": "yes", "child_costs": NONE}, "barneutgifter", False),
        ({"work_now": "student", "student_loan": "yes"}, "studielanOgStipend", True),
    ],
)
def test_a_group_is_confirmed_or_denied(answers: dict[str, Answer], type: str, claim: bool) -> None:
    assert claims(**answers)[type] is claim


def test_what_was_not_told_is_neither_confirmed_nor_denied() -> None:
    assert claims(income=NO_SAY, savings=NO_SAY, valuables=NO_SAY, costs=DONT_KNOW) == {}


def test_a_confirmation_tells_when() -> None:
    row = okonomi(valuables=NONE)["opplysninger"]["bekreftelse"][0]
    assert row["bekreftelsesDato"] == "2026-11-24T09:30:12.345Z"


def test_the_descriptions_are_whole_even_when_nothing_was_said() -> None:
    description = okonomi()["opplysninger"]["beskrivelseAvAnnet"]
    assert set(description.values()) == {"", "bruker"}
    assert len(description) == 6


def test_other_income_is_described_with_its_amounts() -> None:
    other = ({"other_income_kind": "abroad", "other_income_amount": 2000}, {"other_income_amount": DONT_KNOW})
    told = okonomi(income=("other",), other_income=other)["opplysninger"]["beskrivelseAvAnnet"]["utbetaling"]
    assert told.split("\n")[0].endswith(": 2 000 kr")
    assert told.split("\n")[1].endswith(": beløp ikke oppgitt")


def test_a_title_is_one_line_of_at_most_a_hundred_letters_of_own_words() -> None:
    words = "garasje\n" * 30
    row = okonomi(costs=("other",), other_costs=({"other_cost_what": words},))["opplysninger"]["utgift"][-1]
    assert "\n" not in row["tittel"]
    assert len(row["tittel"].partition(": ")[2]) <= 102
