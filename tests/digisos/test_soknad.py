"""The document as a whole: type, receiver, identity, work, family, home."""

from datetime import date
from typing import Any

import pytest

from kiosk.digisos.soknad import soknad_of
from kiosk.form.answers import Answer, Name
from tests.digisos.applying import DONT_KNOW, HOME, IDENTITY, KARI, NO_SAY, NONE, TODAY, applied, closed, forms, soknad


def data(**answers: Any) -> Any:
    return soknad(applied(**answers))["data"]


def test_the_version_is_the_one_the_receivers_read() -> None:
    assert soknad(applied())["version"] == "1.0.11"


def test_a_typed_identity_is_marked_and_closes_the_digital_route() -> None:
    typed, signed = soknad(applied())["kiosk"], soknad(applied(signed_in=True))["kiosk"]
    assert (typed["identitet"], typed["digital"]) == ("oppgitt", False)
    assert (signed["identitet"], signed["digital"]) == ("innlogget", True)


def test_somebody_under_age_or_in_hiding_is_never_sent_digitally() -> None:
    child = applied(signed_in=True, identity=NONE, birth_date=date(2012, 3, 4))
    hidden = closed("new", {"name": KARI, "home_kind": "secret"}, signed_in=True)
    assert [soknad(each)["kiosk"]["digital"] for each in (child, hidden)] == [False, False]


def test_the_receiver_is_the_office_with_its_place() -> None:
    receiver = {"kommunenummer": "0301", "enhetsnummer": "9901", "navEnhetsnavn": "Nav Nordby, Oslo"}
    assert soknad(applied())["mottaker"] == receiver


def test_without_an_office_the_municipality_of_the_home_is_told() -> None:
    far = Name("Kari", "N")
    address = type(HOME)("Storgata 1", "9950", "Vardø", "5634")
    application = closed("new", {"name": far, "home_kind": "rent", "address": address, "office": DONT_KNOW})
    assert soknad(application)["mottaker"] == {"kommunenummer": "5634"}


def test_nothing_is_said_to_be_fetched() -> None:
    consenting = soknad(applied(tax_consent="agree"))["driftsinformasjon"]
    declining = soknad(applied(tax_consent="decline"))["driftsinformasjon"]
    assert consenting["inntektFraSkatteetatenFeilet"] is True
    assert declining["inntektFraSkatteetatenFeilet"] is False
    assert declining["utbetalingerFraNavFeilet"] is True


def test_late_papers_are_no_application() -> None:
    with pytest.raises(ValueError, match="late papers"):
        soknad_of(forms().application, closed("late", {"name": KARI}))


def test_the_short_form_leaves_out_what_did_not_change() -> None:
    short = soknad(applied("again", changed=NONE))["data"]
    assert short["soknadstype"] == "kort"
    assert {"bosituasjon", "utdanning", "familie"}.isdisjoint(short)
    assert "utgift" not in short["okonomi"]["opplysninger"]
    assert short["situasjonendring"] == {"kilde": "bruker", "harNoeEndretSeg": False}


def test_the_short_form_tells_what_changed_in_the_applicants_words_first() -> None:
    short = soknad(applied("again", changed=("home", "money"), changed_text="Jeg måtte flytte."))["data"]
    assert short["situasjonendring"]["harNoeEndretSeg"] is True
    assert short["situasjonendring"]["hvaHarEndretSeg"].startswith("Jeg måtte flytte.\nEndret: ")
    assert short["bosituasjon"]["botype"] == "leier"


def test_what_was_not_told_about_changes_is_no_no() -> None:
    assert "situasjonendring" not in soknad(applied("again"))["data"]


@pytest.mark.parametrize(
    ("answers", "works"),
    [
        ({"work_now": "job"}, True),
        ({"work_now": "sick", "income": ("wage",)}, True),
        ({"work_now": "seeking"}, False),
        ({"work_now": "seeking", "income": ("wage",)}, True),
        ({"work_now": "seeking", "last_work_day": TODAY, "income": ("wage",)}, False),
        ({"work_now": "sick", "income": NONE}, False),
        ({"work_now": "sick", "income": NO_SAY}, None),
        ({}, None),
    ],
)
def test_nobody_is_out_of_work_by_a_blank(answers: dict[str, Answer], works: bool | None) -> None:
    assert data(**answers).get("arbeid", {}).get("situasjon", {}).get("erIJobb") is works


def test_two_half_jobs_are_full_time_and_an_unknown_one_is_neither() -> None:
    halves = ({"job_percent": 50}, {"job_percent": 50})
    unknown = ({"job_percent": 50}, {"job_percent": DONT_KNOW})
    assert data(work_now="job", jobs=halves)["arbeid"]["situasjon"]["jobbGrad"] == "heltid"
    assert "jobbGrad" not in data(work_now="job", jobs=unknown)["arbeid"]["situasjon"]
    assert data(work_now="job", jobs=halves[:1])["arbeid"]["situasjon"]["jobbGrad"] == "deltid"


def test_a_comment_on_work_brings_the_list_it_needs() -> None:
    work = data(work_now="seeking", job_seeker="no")["arbeid"]
    assert work["forhold"] == []
    assert "meldt som arbeidssøker: nei" in work["kommentarTilArbeidsforhold"]["verdi"]


def test_a_student_is_one_by_saying_so() -> None:
    assert data(work_now="student", study_extent="part")["utdanning"] == {
        "kilde": "bruker", "erStudent": True, "studentgrad": "deltid",
    }  # fmt: skip
    assert data(work_now="job", studies_too="no")["utdanning"]["erStudent"] is False
    assert "erStudent" not in data(work_now="seeking")["utdanning"]


def test_a_spouse_stands_there_when_married_and_only_then() -> None:
    married = data(marital="married", partner_name=Name("Ola", "N"), partner_identity=IDENTITY, partner_together="no")
    status = married["familie"]["sivilstatus"]
    assert status["ektefelle"]["personIdentifikator"] == IDENTITY
    assert (status["ektefelle"]["fodselsdato"], status["borSammenMed"]) == ("1965-07-15", False)
    for other in ("unmarried", "cohabitant", "separated", "divorced", "widowed"):
        assert "ektefelle" not in data(marital=other, partner_name=Name("Ola", "N"))["familie"]["sivilstatus"]


def test_a_spouse_nobody_names_still_stands_there() -> None:
    spouse = data(marital="married", partner_name=NO_SAY)["familie"]["sivilstatus"]["ektefelle"]
    assert spouse == {"navn": {"fornavn": "", "mellomnavn": "", "etternavn": ""}}


def test_a_cohabitant_lives_there_and_is_named_in_the_text() -> None:
    told = data(marital="cohabitant", partner_name=Name("Ola", "N"))
    assert told["familie"]["sivilstatus"]["borSammenMed"] is True
    assert "Samboer: Ola N." in told["begrunnelse"]["hvorforSoke"]


@pytest.mark.parametrize(
    ("home", "together", "share"), [("all", True, None), ("half", True, 50), ("some", False, 30), ("never", False, 0)]
)
def test_a_child_lives_where_it_lives(home: str, together: bool, share: int | None) -> None:
    children = ({"child_name": Name("Per", "N"), "child_home": home, "child_percent": 30},)
    child = data(has_children="yes", children=children)["familie"]["forsorgerplikt"]["ansvar"][0]
    assert child["borSammenMed"]["verdi"] is together
    assert child.get("samvarsgrad", {}).get("verdi") == share


def test_expecting_a_child_is_no_duty_yet_but_is_told() -> None:
    told = data(has_children="expecting")
    assert told["familie"]["forsorgerplikt"]["harForsorgerplikt"]["verdi"] is False
    assert "Venter barn." in told["begrunnelse"]["hvorforSoke"]


@pytest.mark.parametrize(("kind", "botype"), [("friends", "venner"), ("parents", "foreldre"), ("relatives", "familie")])
def test_who_hosts_decides_the_kind_of_home(kind: str, botype: str) -> None:
    assert data(home_kind="family", family_kind=kind)["bosituasjon"]["botype"] == botype


def test_who_lives_alone_lives_with_nobody() -> None:
    assert data(lives_alone="yes")["bosituasjon"]["antallPersoner"] == 0
    assert "antallPersoner" not in data(lives_alone="no", people=DONT_KNOW)["bosituasjon"]
