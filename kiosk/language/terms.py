"""The hard words that can be explained on the screen: each with its picture and the stems it shows in bokmål.

The one rule: a form may mark only words of this list, and only where one of their stems really stands.

The word itself is the text `term.<id>` of each language's glossary, what it means `term.<id>.explained`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Term:
    """`icon`: a concept that has a picture. `stems`: how the word begins in bokmål, in small letters.

    `unless`: another word that begins so.
    """

    icon: str
    stems: tuple[str, ...]
    unless: str = ""

    def stands_in(self, text: str) -> bool:
        """Whether a word of this bokmål text begins with one of the stems."""
        # Without patterns: a form is checked at every start, and compiling them takes longer than all else.
        spaced = "".join(letter if letter.isalnum() or letter == "-" else " " for letter in f" {text.lower()}")
        if self.unless:
            spaced = spaced.replace(self.unless, "")
        return any(f" {stem}" in spaced for stem in self.stems)


TERMS: Mapping[str, Term] = MappingProxyType(
    {
        "rent": Term("rent", ("husleie",)),
        "deposit": Term("deposit", ("depositum",)),
        "rental_contract": Term("contract", ("leieavtale", "husleiekontrakt")),
        "municipal_home": Term("municipal", ("kommunal bolig",)),
        "crisis_centre": Term("shelter", ("krisesenter",)),
        "institution": Term("institution", ("institusjon",)),
        "national_number": Term("id_papers", ("fødselsnummer",)),
        "d_number": Term("id_papers", ("d-nummer",)),
        "population_register": Term("address_registered", ("folkeregister",)),
        "bankid": Term("lock", ("bankid",)),
        "guardian": Term("guardian", ("verge",)),
        "child_welfare": Term("child_welfare", ("barnevern",)),
        "residence_permit": Term("permit", ("oppholdstillatelse", "tillatelse")),
        "residence_card": Term("residence_card", ("oppholdskort",)),
        "refugee": Term("protection", ("flyktning",)),
        "eea": Term("eea", ("eøs",)),
        "udi": Term("asylum", ("udi",)),
        "registration_certificate": Term("permit", ("registreringsbevis",)),
        "iban": Term("foreign_account", ("iban",)),
        "interpreter": Term("interpreter", ("tolk",)),
        "cohabitant": Term("cohabitant", ("samboer",)),
        "separated": Term("separated", ("separert",)),
        "child_support": Term("both_ways", ("barnebidrag", "bidrag")),
        "time_with_child": Term("contact_agreement", ("samvær",)),
        "job_seeker": Term("job_seeker", ("arbeidssøker",)),
        "holiday_pay": Term("holiday", ("feriepenger",)),
        "student_loan_fund": Term("student", ("lånekassen",)),
        "pay": Term("payslip", ("lønnsslipp",)),
        "gross_pay": Term("tax", ("brutto",)),
        "housing_benefit": Term("housing_benefit", ("bostøtte",)),
        "dividend": Term("dividend", ("utbytte",)),
        "unemployment_benefit": Term("unemployment", ("dagpenger",)),
        "sickness_benefit": Term("sick", ("sykepenger",)),
        "work_assessment": Term("assessment", ("aap",)),
        "disability_benefit": Term("disability", ("uføretrygd",)),
        "parental_benefit": Term("parental", ("foreldrepenger",)),
        "transitional_benefit": Term("single_parent", ("overgangsstønad",)),
        "child_benefit": Term("child_benefit", ("barnetrygd",)),
        "sick_note": Term("sick_note", ("sykmelding",)),
        "bsu": Term("bsu", ("bsu",)),
        "shares_funds": Term("funds", ("aksje",)),
        "life_insurance": Term("life_insurance", ("livsforsikring",)),
        "instalment_interest": Term("mortgage", ("avdrag", "rente")),
        "municipal_charges": Term("fees", ("kommunale avgifter",)),
        "after_school": Term("after_school", ("sfo",)),
        "debt": Term("debt", ("gjeld",), unless="gjelder"),
        "consumer_loan": Term("loan", ("forbrukslån",)),
        "debt_collection": Term("collection", ("inkasso",)),
        "enforcement_officer": Term("court", ("namsmann",)),
        "decision": Term("decision", ("vedtak",)),
        "final_settlement": Term("final_pay", ("sluttoppgjør",)),
        "tax_return": Term("tax", ("skattemelding",)),
    }
)


def found_in(text: str) -> Iterator[str]:
    """The ids of the hard words that stand in a bokmål text."""
    return (id for id, term in TERMS.items() if term.stands_in(text))


def brief(word: str) -> str:
    """The first of the words a term goes by in its language: "AAP" of "AAP, arbeidsavklaringspenger"; no brackets."""
    return re.split(r"[,،፣(]", word)[0].strip()
