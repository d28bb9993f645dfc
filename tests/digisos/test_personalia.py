"""Who applies and where: identity, phone, account, citizenship and the three addresses."""

from typing import Any

import pytest

from kiosk.digisos.adresse import Gateadresse, Ustrukturert, adresse_of
from kiosk.form.answers import Address, Answer
from tests.digisos.applying import (
    DONT_KNOW,
    ELSEWHERE,
    HOME,
    IDENTITY,
    KARI,
    NO_SAY,
    NONE,
    SOON,
    applied,
    closed,
    soknad,
)  # fmt: skip


def personalia(**answers: Any) -> Any:
    return soknad(applied(**answers))["data"]["personalia"]


def test_identity_and_name_carry_the_only_source_the_format_takes() -> None:
    who = personalia(identity=IDENTITY)
    assert who["personIdentifikator"] == {"kilde": "system", "verdi": IDENTITY}
    assert who["navn"] == {"kilde": "system", "fornavn": "Kari", "mellomnavn": "", "etternavn": "Nordmann"}


def test_without_a_number_the_birth_date_is_the_one_told() -> None:
    assert personalia(identity=NONE, birth_date=SOON.replace(year=1990))["fodselsdato"] == "1990-12-01"
    assert personalia(identity=NONE)["personIdentifikator"]["verdi"] == ""


def test_a_number_tells_the_birth_date() -> None:
    assert personalia(identity=IDENTITY)["fodselsdato"] == "1965-07-15"


@pytest.mark.parametrize(
    ("account", "written"),
    [
        ("12345678903", {"kilde": "bruker", "verdi": "12345678903", "harIkkeKonto": False}),
        (NONE, {"kilde": "bruker", "harIkkeKonto": True}),
        (DONT_KNOW, {"kilde": "bruker"}),
    ],
)
def test_having_no_account_is_told_apart_from_not_knowing(account: Answer, written: dict[str, object]) -> None:
    assert personalia(account=account)["kontonummer"] == written


@pytest.mark.parametrize(("stay", "nordic"), [("norwegian", True), ("nordic", True), ("eea", False), ("asylum", False)])
def test_the_stay_tells_whether_somebody_is_nordic(stay: str, nordic: bool) -> None:
    assert personalia(stay=stay)["nordiskBorger"] == {"kilde": "bruker", "verdi": nordic}


def test_an_unknown_stay_says_nothing_of_citizenship() -> None:
    assert {"nordiskBorger", "statsborgerskap"}.isdisjoint(personalia(stay=NO_SAY))
    assert "statsborgerskap" not in personalia(stay="nordic")
    assert personalia(stay="norwegian")["statsborgerskap"]["verdi"] == "NOR"


def test_a_home_that_is_the_registered_one_stands_as_both() -> None:
    who = personalia(registered_here="yes")
    assert who["oppholdsadresse"]["adresseValg"] == "folkeregistrert"
    assert who["folkeregistrertAdresse"] == who["postadresse"]
    assert "adresseValg" not in who["postadresse"]


def test_another_registered_address_stands_beside_the_home() -> None:
    who = personalia(registered_here="no", registered_address=ELSEWHERE)
    assert who["folkeregistrertAdresse"]["poststed"] == "Bergen"
    assert (who["oppholdsadresse"]["poststed"], who["oppholdsadresse"]["adresseValg"]) == ("Oslo", "soknad")


def test_the_homeless_have_an_address_in_words_and_none_for_letters() -> None:
    who = personalia(home_kind="nowhere", night="outdoors", last_address=ELSEWHERE)
    lines = ["Uten fast bolig", "Sover i natt: Ute", "Bodde sist: Vestre vei 7, 5013 Bergen"]
    assert who["oppholdsadresse"] == {
        "kilde": "bruker",
        "type": "ustrukturert",
        "adresseValg": "soknad",
        "adresse": lines,
    }
    assert {"postadresse", "folkeregistrertAdresse"}.isdisjoint(who)


def test_a_secret_address_leaves_no_trace_of_where() -> None:
    document = soknad(closed("new", {"name": KARI, "address": HOME, "home_kind": "secret", "office": "9901"}))
    assert document["mottaker"] == {}
    assert not [key for key in document["data"]["personalia"] if "adresse" in key.lower()]
    assert "botype" not in document["data"]["bosituasjon"]
    assert "Hemmelig adresse." in document["data"]["begrunnelse"]["hvorforSoke"]


@pytest.mark.parametrize(
    ("street", "parts"),
    [
        ("Storgata 1", ("Storgata", "1", None, None)),
        ("Storgata 12 b", ("Storgata", "12", "B", None)),
        ("Olav Tryggvasons gate 3C, H0201", ("Olav Tryggvasons gate", "3", "C", "H0201")),
        ("17. mai-gata 4", None),
        ("St. Olavs plass 5", ("St. Olavs plass", "5", None, None)),
        ("Bygd", None),
        ("c/o Hansen", None),
        ("Vei 12345", None),
        ("Gate 1 2", None),
    ],
)
def test_a_street_is_taken_apart_only_where_that_is_sure(street: str, parts: tuple[str | None, ...] | None) -> None:
    address = adresse_of(Address(street, "0182", "Oslo", "0301"))
    if isinstance(address, Gateadresse):
        assert (address.gatenavn, address.husnummer, address.husbokstav, address.bolignummer) == parts
    else:
        assert parts is None
        assert address == Ustrukturert(adresse=(street, "0182 Oslo"))
