"""vedlegg.json: states, references to the demand, late papers, and files."""

from typing import Any
from uuid import UUID

import pytest

from kiosk.digisos.filer import fil_of
from kiosk.digisos.vedlegg import vedlegg_of
from kiosk.visit.application import Application
from tests.digisos.applying import KARI, applied, closed, forms, vedlegg


def entry(application: Application, type: str) -> dict[str, object]:
    found: dict[str, object] = next(each for each in vedlegg(application) if each["type"] == type)
    return found


def test_paper_that_is_no_file_is_still_asked_for() -> None:
    for state in ("here", "later", "missing"):
        application = applied(documents={"tax_return": state})
        assert entry(application, "skattemelding")["status"] == "VedleggKreves"


def test_what_was_given_earlier_is_not_asked_for_again() -> None:
    lease = entry(applied(documents={"lease": "earlier"}), "husleiekontrakt")
    assert (lease["status"], lease["filer"]) == ("VedleggAlleredeSendt", [])


def test_each_demand_has_a_reference_of_its_own_that_never_changes() -> None:
    first, second = vedlegg(applied()), vedlegg(applied())
    references = [each["hendelseReferanse"] for each in first if each["hendelseType"] == "soknad"]
    assert first == second
    assert len(set(references)) == len(references) > 2
    assert all(str(UUID(each)) == each for each in references)


def test_what_nobody_demanded_has_no_reference() -> None:
    other = entry(applied(), "annet")
    assert other["hendelseType"] == "bruker"
    assert "hendelseReferanse" not in other


def test_the_short_form_demands_nothing() -> None:
    assert vedlegg(applied("again")) == []


def test_an_enclosed_file_counts_as_delivered_in_either_form() -> None:
    form, file = forms().application, fil_of("skatt.pdf", b"%PDF")
    for application, id in ((applied(), "tax_return"), (applied("again"), "kort_need")):
        posts = vedlegg_of(form, application, {id: (file,)}).vedlegg
        delivered = [post for post in posts if post.status == "LastetOpp"]
        assert [post.filer for post in delivered] == [(file,)]


def late_papers() -> Application:
    topics = ("housing", "bills", "other")
    papers: dict[str, Any] = {
        "papers_housing": ("lease",),
        "papers_bills": ("rent_bill", "power_bill"),
        "papers_other": "Et brev",
    }
    return closed("late", {"reference": "7KQ-4M2-XJG", "name": KARI, "topics": topics, **papers})


def test_late_papers_are_those_that_were_named_and_no_others() -> None:
    named = [f"{each['type']}|{each['tilleggsinfo']}" for each in vedlegg(late_papers())]
    assert named == ["husleiekontrakt|husleiekontrakt", "faktura|husleie", "faktura|strom", "annet|annet"]


def test_the_form_of_late_papers_names_no_documentation() -> None:
    with pytest.raises(ValueError, match="ettersendelse"):
        vedlegg_of(forms().late, late_papers())


def test_late_papers_answer_the_demand_of_the_application_they_belong_to() -> None:
    demand, answer = entry(applied(), "husleiekontrakt"), entry(late_papers(), "husleiekontrakt")
    assert demand["hendelseReferanse"] == answer["hendelseReferanse"]


def test_late_papers_that_travel_name_only_what_is_enclosed() -> None:
    files = {"rent_bill": (fil_of("husleie.pdf", b"%PDF-1.7"),)}
    posts = vedlegg_of(forms().application, late_papers(), files).vedlegg
    assert [(post.tilleggsinfo, post.status) for post in posts] == [("husleie", "LastetOpp")]
