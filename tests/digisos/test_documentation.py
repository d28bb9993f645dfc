"""Each document is asked for when the official rules say so, and not otherwise; and vedlegg.json says the same."""

from datetime import timedelta
from typing import Any

import pytest

from kiosk.form.circumstances import Circumstances
from kiosk.form.documentation import asked_for
from kiosk.form.journey import Journey
from kiosk.visit.application import Application
from tests.digisos.applying import DONT_KNOW, HOME, KARI, NO_SAY, NONE, TODAY, applied, closed, forms, pairs, soknad
from tests.digisos.expectation import expected
from tests.digisos.walks import walk

ACCOUNT = "12345678903"
LAST_MONTH = TODAY - timedelta(days=25)
LONG_AGO = TODAY - timedelta(days=400)
PARENT: dict[str, Any] = {"has_children": "yes"}
OWNER: dict[str, Any] = {"home_kind": "own"}


def child(home: str) -> dict[str, Any]:
    return {**PARENT, "children": ({"child_name": KARI, "child_home": home},)}


def cost(kind: str) -> dict[str, Any]:
    return {"costs": ("other",), "other_costs": ({"other_cost_kind": kind, "other_cost_amount": 100},)}


def child_cost(choice: str, amount: str) -> tuple[dict[str, Any], dict[str, Any]]:
    return {**PARENT, "child_costs": (choice,), amount: 500}, {**PARENT, "child_costs": NONE}


# id, type, answers that call for it, answers that do not
TRIGGERS: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ("tax_return", "skattemelding|skattemelding", {}, {"errand": "again"}),
    ("other_info", "annet|annet", {}, {"errand": "late"}),
    ("residence", "oppholdstillatel|oppholdstillatel", {"stay": "eea"}, {"stay": "nordic"}),
    ("payslip", "lonnslipp|arbeid", {"work_now": "job", "tax_consent": "decline"},
     {"work_now": "job", "tax_consent": "agree"}),
    ("final_settlement", "sluttoppgjor|arbeid", {"work_now": "seeking", "last_work_day": LAST_MONTH},
     {"work_now": "seeking", "last_work_day": LONG_AGO}),
    ("support_paid_doc", "barnebidrag|betaler", {**PARENT, "child_support": "pays"},
     {**PARENT, "child_support": "gets"}),
    ("support_received_doc", "barnebidrag|mottar", {**PARENT, "child_support": "both"},
     {**PARENT, "child_support": "pays"}),
    ("contact_agreement", "samvarsavtale|barn", child("some"), child("all")),
    ("lease", "husleiekontrakt|husleiekontrakt", {"home_kind": "rent"}, OWNER),
    ("lease_municipal", "husleiekontrakt|kommunal", {"home_kind": "municipal"}, {"home_kind": "rent"}),
    ("dividend_doc", "dokumentasjon|utbytte", {"income": ("dividend",)}, {"income": ("sale",)}),
    ("sale_doc", "salgsoppgjor|eiendom", {"income": ("sale",)}, {"income": ("dividend",)}),
    ("insurance_doc", "dokumentasjon|forsikringsutbetaling", {"income": ("insurance",)}, {"income": NONE}),
    ("other_income_doc", "dokumentasjon|annetinntekter", {"income": ("gift",)}, {"income": ("wage",)}),
    ("housing_decision", "husbanken|vedtak", {"income": ("housing",), "housing_consent": "decline"},
     {"income": ("housing",), "housing_consent": "agree"}),
    ("power_bill", "faktura|strom", {"power_amount": DONT_KNOW}, {"power_amount": NONE}),
    ("fees_bill", "faktura|kommunaleavgifter", {"costs": ("fees",), "fees_amount": 300}, {"costs": NONE}),
    ("heating_bill", "faktura|oppvarming", {"costs": ("heating",), "heating_amount": DONT_KNOW}, {"costs": ("fees",)}),
    ("other_housing_doc", "dokumentasjon|annetboutgift", cost("home"), cost("other")),
    ("leisure_bill", "faktura|fritidsaktivitet", *child_cost("leisure", "leisure_cost")),
    ("braces_bill", "faktura|tannbehandling", *child_cost("braces", "braces_cost")),
    ("other_child_bill", "faktura|annetbarnutgift",
     {**PARENT, "child_costs": ("other",), "other_child_costs": ({"other_child_cost_amount": 90},)}, PARENT),
    ("student_decision", "student|vedtak", {"work_now": "student", "student_loan": "yes"},
     {"work_now": "student", "student_loan": "no"}),
    ("rent_bill", "faktura|husleie", {"rent_amount": 0}, {"rent_amount": NONE}),
    ("mortgage_plan", "nedbetalingsplan|avdraglaan", {**OWNER, "costs": ("mortgage",), "mortgage_instalment": 9000},
     {**OWNER, "costs": NONE}),
    ("kindergarten_bill", "faktura|barnehage", *child_cost("kindergarten", "kindergarten_cost")),
    ("after_school_bill", "faktura|sfo", *child_cost("after_school", "after_school_cost")),
    ("statement_account", "kontooversikt|brukskonto", {"account": ACCOUNT}, {"account": NONE, "no_account": "card"}),
    ("statement_bsu", "kontooversikt|bsu", {"savings": ("bsu",)}, {"savings": NONE}),
    ("statement_savings", "kontooversikt|sparekonto", {"savings": ("account",)}, {"savings": ("bsu",)}),
    ("statement_life", "kontooversikt|livsforsikring", {"savings": ("insurance",)}, {"savings": NO_SAY}),
    ("statement_funds", "kontooversikt|aksjer", {"savings": ("funds",)}, {"savings": ("cash",)}),
    ("statement_other", "kontooversikt|annet", {"savings": ("crypto",)}, {"savings": ("account",)}),
    ("kort_need", "kort|behov", {"errand": "again"}, {}),
]  # fmt: skip


def made(answers: dict[str, Any]) -> Application:
    return applied(**answers)


def asked_ids(application: Application) -> set[str]:
    """What the form itself asks for in the circumstances of the application."""
    form = forms().of(application.errand)
    journey = Journey(form, application.answers, Circumstances(TODAY, application.errand))
    return {each.id for each in asked_for(form, journey)}


@pytest.mark.parametrize(("id", "type", "calling", "other"), TRIGGERS, ids=[row[0] for row in TRIGGERS])
def test_a_document_is_asked_for_by_what_calls_for_it_alone(
    id: str, type: str, calling: dict[str, Any], other: dict[str, Any]
) -> None:
    assert id in asked_ids(made(calling))
    assert id not in asked_ids(made(other))
    assert dict(made(calling).documents)[id] == "later"
    assert type not in pairs(made(other))
    is_short = calling.get("errand") == "again"
    assert (type in pairs(made(calling))) is not is_short


def test_the_table_has_every_document_of_the_form_with_its_type() -> None:
    assert {(row[0], row[1]) for row in TRIGGERS} == {
        (each.id, each.type) for each in forms().application.documentation
    }
    assert len(TRIGGERS) == 34


def test_no_two_documents_have_the_same_type() -> None:
    types = [each.type for each in forms().application.documentation]
    assert len(set(types)) == len(types)


@pytest.mark.parametrize("home", ["half", "some"])
def test_a_child_that_lives_in_two_homes_calls_for_the_agreement(home: str) -> None:
    assert "samvarsavtale|barn" in pairs(made(child(home)))


@pytest.mark.parametrize("income", ["gift", "business", "other"])
def test_every_income_without_a_type_of_its_own_calls_for_the_same_document(income: str) -> None:
    assert "dokumentasjon|annetinntekter" in pairs(made({"income": (income,)}))


@pytest.mark.parametrize("saving", ["cash", "crypto", "abroad", "other"])
def test_every_other_saving_calls_for_the_same_document(saving: str) -> None:
    assert "kontooversikt|annet" in pairs(made({"savings": (saving,)}))


def test_valuables_call_for_nothing() -> None:
    assert pairs(applied(valuables=("home", "cabin", "car", "boat"))) == pairs(applied(valuables=NONE))


def test_an_unknown_residence_is_asked_for() -> None:
    assert "oppholdstillatel|oppholdstillatel" in pairs(applied(stay=NO_SAY))
    assert "oppholdstillatel|oppholdstillatel" in pairs(closed("new", {"name": KARI}))


def test_what_is_asked_for_follows_from_soknad_json_as_the_official_rules_read_it() -> None:
    for seed in range(400):
        application = walk(seed, skips=0.0)
        if application.errand != "again":
            documents = {pair for pair in pairs(application) if pair not in OWN_RULES}
            assert documents == expected(soknad(application)) - OWN_RULES, f"walk({seed}, skips=0.0)"


# Where the kiosk has rules of its own, since it has no registers: work without a list of employers, consent without
# fetching, and the agreement also for a child that lives half the time with the applicant.
OWN_RULES = {"lonnslipp|arbeid", "sluttoppgjor|arbeid", "husbanken|vedtak", "samvarsavtale|barn"}


def test_the_short_form_asks_for_the_lease_only_when_the_home_changed() -> None:
    assert "lease" in asked_ids(applied("again", changed=("home",), home_kind="rent", address=HOME))
    assert "lease" not in asked_ids(applied("again", changed=NONE, home_kind="rent", address=HOME))
