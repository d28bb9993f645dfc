"""The papers the application asks for: exactly the kinds the municipalities' systems know, each at the right time.

The one rule: a paper is asked for because of what was answered, and for nothing else.
"""

from datetime import date

import pytest

from kiosk.form.answers import Answers
from kiosk.form.circumstances import Circumstances
from kiosk.form.definition import WayOut
from kiosk.form.documentation import asked_for
from kiosk.form.journey import Journey
from tests.form_content.reading import application

TODAY = date(2026, 11, 24)
# The pairs that the official application can ask for, and the one of its short form.
OFFICIAL = {
    "annet|annet",
    "barnebidrag|betaler",
    "barnebidrag|mottar",
    "dokumentasjon|annetboutgift",
    "dokumentasjon|annetinntekter",
    "dokumentasjon|forsikringsutbetaling",
    "dokumentasjon|utbytte",
    "faktura|annetbarnutgift",
    "faktura|barnehage",
    "faktura|fritidsaktivitet",
    "faktura|husleie",
    "faktura|kommunaleavgifter",
    "faktura|oppvarming",
    "faktura|sfo",
    "faktura|strom",
    "faktura|tannbehandling",
    "husbanken|vedtak",
    "husleiekontrakt|husleiekontrakt",
    "husleiekontrakt|kommunal",
    "kontooversikt|aksjer",
    "kontooversikt|annet",
    "kontooversikt|brukskonto",
    "kontooversikt|bsu",
    "kontooversikt|livsforsikring",
    "kontooversikt|sparekonto",
    "lonnslipp|arbeid",
    "nedbetalingsplan|avdraglaan",
    "oppholdstillatel|oppholdstillatel",
    "salgsoppgjor|eiendom",
    "samvarsavtale|barn",
    "skattemelding|skattemelding",
    "sluttoppgjor|arbeid",
    "student|vedtak",
}
SHORT = {"kort|behov"}
# Asked of everyone, whatever they answer; the bank statement of everyone who does not say that they have no account.
ALWAYS = {"skattemelding|skattemelding", "annet|annet"}
NORDIC: Answers = {"stay": "nordic", "account": WayOut.NONE}
PARENT: Answers = {"has_children": "yes"}
TRIGGERS: list[tuple[str, Answers]] = [
    ("oppholdstillatel|oppholdstillatel", {"stay": "permit"}),
    ("oppholdstillatel|oppholdstillatel", {"stay": WayOut.NO_SAY}),
    ("lonnslipp|arbeid", {"work_now": "job", "tax_consent": "decline"}),
    ("lonnslipp|arbeid", {"income": ("wage",)}),
    ("sluttoppgjor|arbeid", {"work_now": "seeking", "last_work_day": date(2026, 10, 1)}),
    ("barnebidrag|betaler", {**PARENT, "child_support": "pays"}),
    ("barnebidrag|mottar", {**PARENT, "child_support": "gets"}),
    ("samvarsavtale|barn", {**PARENT, "children": ({"child_home": "half"},)}),
    ("samvarsavtale|barn", {**PARENT, "children": ({"child_home": "all"}, {"child_home": "some"})}),
    ("husleiekontrakt|husleiekontrakt", {"home_kind": "rent"}),
    ("husleiekontrakt|kommunal", {"home_kind": "municipal"}),
    ("dokumentasjon|utbytte", {"income": ("dividend",)}),
    ("salgsoppgjor|eiendom", {"income": ("sale",)}),
    ("dokumentasjon|forsikringsutbetaling", {"income": ("insurance",)}),
    ("dokumentasjon|annetinntekter", {"income": ("gift",)}),
    ("dokumentasjon|annetinntekter", {"income": ("business",)}),
    ("dokumentasjon|annetinntekter", {"income": ("other",)}),
    ("husbanken|vedtak", {"income": ("housing",), "housing_consent": "decline"}),
    ("husbanken|vedtak", {"income": ("housing",)}),
    ("faktura|strom", {"home_kind": "own", "power_amount": 900}),
    ("faktura|strom", {"home_kind": "own", "power_amount": WayOut.DONT_KNOW}),
    ("faktura|husleie", {"home_kind": "family", "rent_amount": 0}),
    ("faktura|kommunaleavgifter", {"costs": ("fees",), "fees_amount": 4000}),
    ("faktura|oppvarming", {"costs": ("heating",), "heating_amount": WayOut.DONT_KNOW}),
    ("dokumentasjon|annetboutgift", {"costs": ("other",), "other_costs": ({"other_cost_kind": "home"},)}),
    ("nedbetalingsplan|avdraglaan", {"costs": ("mortgage",), "mortgage_instalment": 6000}),
    ("faktura|fritidsaktivitet", {**PARENT, "child_costs": ("leisure",), "leisure_cost": 500}),
    ("faktura|barnehage", {**PARENT, "child_costs": ("kindergarten",), "kindergarten_cost": 1200}),
    ("faktura|sfo", {**PARENT, "child_costs": ("after_school",), "after_school_cost": 2390}),
    ("faktura|tannbehandling", {**PARENT, "child_costs": ("braces",), "braces_cost": 18000}),
    ("faktura|annetbarnutgift", {**PARENT, "child_costs": ("other",), "other_child_costs": ({},)}),
    ("student|vedtak", {"work_now": "student", "student_loan": "yes"}),
    ("kontooversikt|brukskonto", {"account": "15030732488"}),
    ("kontooversikt|brukskonto", {"no_account": "foreign"}),
    ("kontooversikt|sparekonto", {"savings": ("account",)}),
    ("kontooversikt|bsu", {"savings": ("bsu",)}),
    ("kontooversikt|livsforsikring", {"savings": ("insurance",)}),
    ("kontooversikt|aksjer", {"savings": ("funds",)}),
    ("kontooversikt|annet", {"savings": ("cash",)}),
    ("kontooversikt|annet", {"savings": ("crypto", "other")}),
]
NOT_TRIGGERED: list[tuple[str, Answers]] = [
    ("lonnslipp|arbeid", {"work_now": "job", "tax_consent": "agree"}),
    ("sluttoppgjor|arbeid", {"work_now": "seeking", "last_work_day": date(2026, 8, 1)}),
    ("sluttoppgjor|arbeid", {"work_now": "seeking", "last_work_day": WayOut.NONE}),
    ("husbanken|vedtak", {"income": ("housing",), "housing_consent": "agree"}),
    ("faktura|husleie", {"home_kind": "rent", "rent_amount": WayOut.NONE}),
    ("faktura|strom", {"home_kind": "rent"}),
    ("dokumentasjon|annetboutgift", {"costs": ("other",), "other_costs": ({"other_cost_kind": "other"},)}),
    ("samvarsavtale|barn", {**PARENT, "children": ({"child_home": "all"}, {"child_home": "never"})}),
    ("barnebidrag|betaler", {"has_children": "no", "child_support": "pays"}),
]


def papers(answers: Answers, errand: str = "new") -> set[str]:
    """The types of paper asked of a Nordic citizen without an account, but for these answers."""
    journey = Journey(application(), {**NORDIC, **answers}, Circumstances(TODAY, errand))
    return {document.type for document in asked_for(application(), journey)}


def test_the_papers_are_the_thirty_three_official_ones_and_that_of_the_short_form() -> None:
    types = [document.type for document in application().documentation]
    assert len(OFFICIAL) == 33
    assert sorted(types) == sorted(OFFICIAL | SHORT)


def test_tax_return_and_anything_else_are_asked_of_everyone() -> None:
    assert papers({}) == ALWAYS


@pytest.mark.parametrize(("type", "answers"), TRIGGERS)
def test_an_answer_calls_for_its_paper(type: str, answers: Answers) -> None:
    assert papers(answers) - ALWAYS >= {type}


def test_every_paper_has_an_answer_that_calls_for_it() -> None:
    assert {type for type, _ in TRIGGERS} == OFFICIAL - ALWAYS


@pytest.mark.parametrize(("type", "answers"), NOT_TRIGGERED)
def test_an_answer_spares_its_paper(type: str, answers: Answers) -> None:
    assert type not in papers(answers)


def test_the_short_form_asks_for_the_need_and_not_for_what_the_office_has() -> None:
    assert papers({"stay": "permit", "home_kind": "rent"}, "again") == SHORT | {"annet|annet"}


def test_the_short_form_asks_for_the_lease_of_a_new_home() -> None:
    assert "husleiekontrakt|husleiekontrakt" in papers({"home_kind": "rent", "changed": ("home",)}, "again")


def test_a_second_application_within_a_day_asks_as_the_first() -> None:
    assert papers({"home_kind": "rent"}, "twice") == papers({"home_kind": "rent"}, "new")
