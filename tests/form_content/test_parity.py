"""Nothing the official application asks is left out: each of its rows has a question here, or a reason for none.

The one rule: the official row is a fact and never changed to fit the form.
"""

import pytest

from tests.form_content.reading import application, every_question

# Each row of the official application's inventory, and what asks for it here; within a question "id.choice".
QUESTIONS: dict[str, tuple[str, ...]] = {
    "navn": ("name",),
    "fodselsnummer": ("identity", "birth_date"),
    "statsborgerskap": ("stay.norwegian", "stay.nordic", "stay.eea"),
    "adresseValg": ("home_kind", "registered_here"),
    "brukerAdresse": ("address", "registered_address", "last_address"),
    "navEnhet": ("office",),
    "telefonnummerBruker": ("phone",),
    "kontonummerBruker": ("account",),
    "harIkkeKonto": ("account.none",),
    "hvaSokesOm": ("needs", "needs_health", "needs_children", "needs_home", "needs_more"),
    "hvorforSoke": ("message",),
    "kategorier": ("needs.food", "needs.rent", "needs.electricity"),
    "nodhjelp": ("acute_need.food", "acute_need.bed", "acute_need.power"),
    "kategorier.annet": ("needs_other",),
    "hvaErEndret": ("changed", "changed_text"),
    "arbeidsforhold": ("jobs", "last_work_day"),
    "kommentarTilArbeidsforhold": ("jobs", "message"),
    "erStudent": ("work_now.student", "studies_too"),
    "studentgrad": ("study_extent.full", "study_extent.part"),
    "arbeid.situasjon": ("work_now.job", "job_percent"),
    "sivilstatus": (
        "marital.married",
        "marital.unmarried",
        "marital.cohabitant",
        "marital.widowed",
        "marital.divorced",
        "marital.separated",
    ),
    "ektefelle.navn": ("partner_name",),
    "ektefelle.fodselsdato": ("partner_birth",),
    "ektefelle.personId": ("partner_identity",),
    "ektefelle.borSammen": ("partner_together",),
    "barn[]": ("child_name", "child_birth"),
    "deltBosted": ("child_home.half",),
    "samvarsgrad": ("child_home.some", "child_percent"),
    "barnebidrag": ("child_support.pays", "child_support.gets", "child_support.both", "child_support.neither"),
    "botype": ("home_kind.own", "home_kind.rent", "home_kind.municipal", "home_kind.nowhere"),
    "botype (sub)": (
        "family_kind.parents",
        "family_kind.relatives",
        "family_kind.friends",
        "home_kind.institution",
        "home_kind.prison",
        "home_kind.shelter",
    ),
    "antallPersoner": ("lives_alone", "people"),
    "samtykkeSkatteetaten": ("tax_consent",),
    "navYtelser": ("income.nav", "nav_benefits", "nav_amount"),
    "hasBostotte": ("income.housing",),
    "samtykkeHusbanken": ("housing_consent",),
    "mottarStudielan": ("student_loan",),
    "utbetalinger": ("income.none",),
    "utbetalingerTyper": ("income.dividend", "income.sale", "income.insurance", "income.other"),
    "beskrivelseUtbetaling": ("other_income_what",),
    "formue": ("balance", "savings.account", "savings.bsu", "savings.insurance", "savings.funds", "savings.other"),
    "beskrivelseSparing": ("savings_other",),
    "verdier": ("valuables.none",),
    "verdierTyper": ("valuables.home", "valuables.boat", "valuables.car", "valuables.cabin", "valuables.other"),
    "beskrivelseVerdi": ("valuables_other",),
    "boutgifter": (
        "rent_amount",
        "power_amount",
        "costs.fees",
        "costs.heating",
        "costs.mortgage",
        "other_cost_kind.home",
    ),
    "barneutgifter": ("child_costs.none",),
    "barneutgifterTyper": (
        "child_costs.leisure",
        "child_costs.kindergarten",
        "child_costs.after_school",
        "child_costs.braces",
        "child_costs.other",
    ),
    "JOBB": ("job_gross", "job_pay"),
    "SLUTTOPPGJOER": ("final_pay",),
    "STUDIELAN_INNTEKT": ("student_loan_amount",),
    "BARNEBIDRAG_BETALER": ("support_paid",),
    "BARNEBIDRAG_MOTTAR": ("support_received",),
    "UTBETALING_HUSBANKEN": ("housing_amount",),
    "FORMUE_BRUKSKONTO": ("balance",),
    "FORMUE_*": (
        "savings_amount",
        "bsu_amount",
        "funds_amount",
        "life_insurance_amount",
        "savings_other_amount",
    ),
    "UTBETALING_*": ("dividend_amount", "sale_amount", "insurance_amount", "other_income_amount"),
    "UTGIFTER_HUSLEIE": ("rent_amount",),
    "UTGIFTER_STROM": ("power_amount",),
    "UTGIFTER_KOMMUNAL_AVGIFT": ("fees_amount",),
    "UTGIFTER_OPPVARMING": ("heating_amount",),
    "UTGIFTER_BOLIGLAN": ("mortgage_instalment", "mortgage_interest"),
    "UTGIFTER_ANNET_BO": ("other_cost_what", "other_cost_amount"),
    "UTGIFTER_BARNEHAGE": ("kindergarten_cost",),
    "UTGIFTER_SFO": ("after_school_cost",),
    "UTGIFTER_BARN_TANNREGULERING": ("braces_cost",),
    "UTGIFTER_BARN_FRITIDSAKTIVITETER": ("leisure_cost",),
    "UTGIFTER_ANNET_BARN": ("other_child_cost_what", "other_child_cost_amount"),
    "UTGIFTER_ANDRE_UTGIFTER": ("other_cost_kind.other",),
}
# Rows that are papers, asked for by the documentation and not by a question.
PAPERS: dict[str, str] = {"SKATTEMELDING": "tax_return", "kortOpplasting": "kort_need", "dokumentStatus": "other_info"}
# What the official application is known to lack, and who is helped by it.
MORE: dict[str, tuple[str, ...]] = {
    "acute need first": ("acute_need", "acute_children", "acute_power_date", "acute_eviction_date"),
    "registered as job seeker": ("job_seeker",),
    "other Nav benefits": ("nav_benefits", "nav_applied.waiting", "nav_applied.refused", "nav_applied_what"),
    "residence permit and its expiry": ("stay", "stay_until", "permit_renewal", "eea_registered"),
    "cohabitant and other adults": ("partner_income", "household.other_adults", "household.partner", "others_pay"),
    "children outside the register": ("children", "household.adult_child"),
    "pregnancy": ("has_children.expecting", "due_date"),
    "debt and arrears": ("debts", "debt_kind.rent", "debt_kind.power", "debt_amount", "debt_due"),
    "eviction and shut-off": ("debt_notice.eviction", "debt_notice.shut_off"),
    "debt counselling": ("debt_help",),
    "needs as pictures": (
        "needs.clothes",
        "needs_health.dentist",
        "needs_health.glasses",
        "needs_health.medicine",
        "needs.travel",
        "needs.children",
        "needs_home.furniture",
        "needs_home.deposit",
        "needs_more.id_papers",
        "needs_more.funeral",
    ),
    "cash work, business, abroad": ("other_income_kind.cash_work", "business_amount", "other_income_kind.abroad"),
    "no account or a foreign one": ("no_account", "foreign_account"),
    "interpreter, contact that is safe": ("meeting.interpreter", "interpreter_language", "meeting.no_calls", "contact"),
    "a message": ("message",),
    "under 18": ("minor_with",),
    "protected address": ("home_kind.secret", "secret_way"),
    "no home": ("home_kind.nowhere", "night", "release_date"),
}


def known() -> set[str]:
    """Every question id, and every "id.choice" and "id.way_out"."""
    ids = {question.id for question in every_question(application())}
    for question in every_question(application()):
        ids |= {f"{question.id}.{choice.id}" for choice in question.choices}
        ids |= {f"{question.id}.{way}" for way in question.ways_out}
    return ids


@pytest.mark.parametrize(("row", "asked_by"), QUESTIONS.items())
def test_an_official_row_is_asked(row: str, asked_by: tuple[str, ...]) -> None:
    assert set(asked_by) - known() == set(), row


@pytest.mark.parametrize(("row", "paper"), PAPERS.items())
def test_an_official_paper_can_be_given(row: str, paper: str) -> None:
    assert paper in {document.id for document in application().documentation}, row


@pytest.mark.parametrize(("lack", "asked_by"), MORE.items())
def test_what_the_official_application_lacks_is_asked(lack: str, asked_by: tuple[str, ...]) -> None:
    assert set(asked_by) - known() == set(), lack
