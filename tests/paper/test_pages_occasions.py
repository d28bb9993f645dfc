"""What the sheets say on special occasions: papers to bring, no address, under age, a second time, late papers."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from kiosk.form.answers import Address, Answer, Answers
from kiosk.form.budget import budget_of
from kiosk.form.definition import WayOut
from kiosk.form.journey import Journey
from kiosk.form.kinds.counting import spaced
from kiosk.visit.application import Application, circumstances_of
from tests.paper.printing import EXAMPLE, application, codes, house, page_texts, printery, squeezed

LATE = Path(__file__).with_name("late-papers.toml")
STREET = "Trondheimsveien"


@cache
def example() -> Application:
    return application(EXAMPLE, "nb")


def text_of(made: Application, *names: str) -> str:
    return "".join(page_texts(printery().make(made, names or None).pdf))


def answers(**changed: Answer) -> Answers:
    return {**example().answers, **changed}


def late(**changed: Answer) -> Application:
    made = application(LATE, "nb")
    return replace(made, answers={**made.answers, **changed})


def state_of(state: str) -> str:
    """The documentation that stands so in the example, by its plain name."""
    id = next(id for id, known in example().documents if known == state)
    return house().library.words("nb")(f"documentation.{id}.text")


def test_the_receipt_lists_the_papers_to_bring_and_then_what_became_of_the_rest() -> None:
    text = text_of(example(), "receipt")
    bring, rest = text.index("Ta med disse papirene"), text.index("Legg disse i bunken selv")
    assert bring < text.index(state_of("later")) < rest
    assert rest < text.index(state_of("here"), rest) < text.index("Har det ikke")
    assert text.index("Har det ikke") < text.index(state_of("missing"), rest)


def test_the_receipt_names_no_papers_where_none_are_to_come() -> None:
    made = replace(example(), documents=tuple((id, "here") for id, _ in example().documents))
    assert "Ta med" not in text_of(made, "receipt")


@pytest.mark.parametrize(
    ("state", "words"),
    [("here", "Ligger ved"), ("later", "Kommer senere"), ("earlier", "Levert før"), ("missing", "Har det ikke")],
)
def test_the_application_says_how_it_is_with_each_paper(state: str, words: str) -> None:
    made = replace(example(), documents=((example().documents[0][0], state),))
    assert words in text_of(made, "application")


def test_the_cover_lists_the_papers_that_lie_in_the_pile_under_their_own_titles() -> None:
    made = replace(example(), documents=(("lease", "here"), ("power_bill", "later")))
    text = text_of(made, "cover")
    assert "Husleiekontrakt" in text
    assert "strøm" not in text.casefold()


@pytest.mark.parametrize(
    ("earlier", "label"), [("replaces", "Kommer i stedet for søknad"), ("continues", "Bygger på søknad")]
)
def test_the_cover_names_the_application_that_this_one_follows(earlier: str, label: str) -> None:
    made = replace(example(), **{earlier: "7KQ-4M2-XJG"})  # type: ignore[arg-type]
    text = text_of(made, "cover")
    assert f"{label} 7KQ-4M2-XJG" in text
    assert label not in text_of(example(), "cover")


def test_an_amount_asked_for_at_home_stands_once_among_the_amounts() -> None:
    text = text_of(example(), "application")
    assert text.count("Hvor mye er husleien?") == 1
    assert text.index("Hvor mye er husleien?") > text.index("Utgifter per måned") - 2000


def test_the_sums_are_those_of_the_month_on_the_screen() -> None:
    made = replace(example(), answers=answers(rent_amount=10_000, others_pay=750))
    month = budget_of(house().form, Journey(house().form, made.answers, circumstances_of(house().form, made)))
    text = squeezed(text_of(made, "application"))
    assert all(squeezed(spaced(sum)) in text for sum in (month.total_in, month.total_out, month.left))


def test_an_amount_of_a_repetition_says_what_it_is_for() -> None:
    text = text_of(example(), "application")
    assert "Jobb 1: Nordby Renhold AS" in text
    assert "Gjeld 1: Strøm" in text


def test_a_month_with_nothing_coming_in_still_says_what_is_left() -> None:
    made = replace(example(), answers={"income": WayOut.NONE, "home_kind": "rent", "rent_amount": 9_000})
    assert "\N{MINUS SIGN}9000" in squeezed(text_of(made, "application"))


def test_a_discreet_application_names_no_office_and_no_address() -> None:
    made = replace(example(), discreet=True)
    text = "".join(map(str, (text_of(made), *(text_of(made, name) for name in house().form.case_printouts))))
    assert STREET not in text
    assert "Nav Nordby" not in text
    assert "Torggata" not in text


def test_a_discreet_application_is_handed_to_a_caseworker() -> None:
    made = replace(example(), discreet=True, office=None)
    assert "Du leverer selv til en saksbehandler" in text_of(made, "cover")
    assert "Du leverer selv til en saksbehandler" in text_of(made, "receipt")
    assert "skranken" not in text_of(made, "cover", "receipt")


def test_without_an_office_the_municipality_is_named() -> None:
    made = replace(example(), office=None)
    assert "Nav i Oslo" in text_of(made, "cover")
    assert "Nav i Oslo" in text_of(made, "receipt")


def test_someone_under_age_has_a_guardian_sign_too() -> None:
    assert text_of(replace(example(), minor=True), "declaration").count("Underskrift") == 2
    assert text_of(example(), "declaration").count("Underskrift") == 1


@pytest.mark.parametrize(("errand", "words"), [("again", "Kort søknad"), ("twice", "Den andre søknaden på ett døgn")])
@pytest.mark.parametrize("name", ["cover", "application"])
def test_a_short_and_a_second_application_are_seen_at_once(errand: str, words: str, name: str) -> None:
    assert words in page_texts(printery().make(replace(example(), errand=errand), (name,)).pdf)[0]


def test_both_addresses_stand_side_by_side_and_one_decides() -> None:
    registered = Address("Strandgaten 5", "5013", "Bergen", "4601")
    text = text_of(replace(example(), answers=answers(registered_here="no", registered_address=registered)))
    assert text.count("Strandgaten 5") == 1
    assert text.count(STREET) == 1
    assert text.index(STREET) < text.index("Denne avgjør hvilket Nav-kontor")


def test_one_address_keeps_its_row() -> None:
    text = text_of(example(), "application")
    assert text.count(STREET) == 1
    assert "Denne avgjør" not in text


def test_late_papers_come_under_the_earlier_number() -> None:
    made = late()
    text = text_of(made)
    assert "Flere papirer – ikke ny søknad" in text
    assert "Hører til søknad" in text
    assert codes(printery().make(made).pdf) == [["SK1:7KQ4M2XJG:E1/1"] * 2, ["SK1:7KQ4M2XJG:R"]]


def test_late_papers_are_listed_and_topics_nobody_could_name_stand_for_themselves() -> None:
    text = text_of(late(), "late")
    assert all(words in text for words in ("Brev fra Husbanken", "Vanlig konto", "Regninger"))


def test_late_papers_without_a_number_say_so_and_who_sends_them() -> None:
    text = text_of(late(reference=WayOut.DONT_KNOW, identity="19888721455"), "late")
    assert "Søknadsnummeret er ukjent" in text
    assert "Amina Khalil Haddad" in text
    assert "198887 21455" in text


def test_the_receipt_of_late_papers_speaks_of_papers() -> None:
    text = " ".join(text_of(late(), "receipt").split())
    assert "Du leverer papirene til Nav" in text
    assert "Skriv under" not in text


def test_late_papers_say_where_to_send_them() -> None:
    assert "Nav Nordby, Torggata 3, 0181 Oslo" in text_of(late(), "late")


@pytest.mark.parametrize("language", ["nb", "uk", "ar"])
def test_every_code_of_late_papers_is_read(language: str) -> None:
    assert all(codes(printery().make(application(LATE, language)).pdf))
