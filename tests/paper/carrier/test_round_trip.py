"""What is printed as codes comes back as the same application, byte for byte."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from kiosk.form.answers import Name
from kiosk.paper.carrier.parts import capacity
from kiosk.settings import Office
from kiosk.visit.receipt_key import ReceiptKey, proofs_of
from kiosk.visit.reference import Reference
from tests.digisos.applying import applied, forms
from tests.digisos.visits import SCRIPTS, visited
from tests.digisos.walks import walk
from tests.paper.carrier.making import PROOFS, encrypting, in_three, opened, parts, unwrapped

WALKS = 1000
# Late papers have no data sheet.
SHEETED = [script for script in SCRIPTS if not script.stem.startswith("late")]


@pytest.mark.parametrize("script", SHEETED, ids=lambda script: script.stem)
def test_a_scripted_visit_comes_back_equal(script: Path) -> None:
    application = visited(script)
    back = opened(parts(application)).application
    assert back == application
    assert back.to_json(forms().application) == application.to_json(forms().application)


@pytest.mark.parametrize("script", SHEETED[::6], ids=lambda script: script.stem)
def test_an_encrypted_visit_comes_back_equal(script: Path) -> None:
    application = visited(script)
    assert opened(parts(application, encrypting()), unwrapped).application == application


def test_a_thousand_random_applications_come_back_equal() -> None:
    for seed in range(WALKS):
        application = walk(seed)
        assert opened(parts(application, most=40)).application == application


def test_the_same_application_gives_the_same_codes() -> None:
    assert parts() == parts()


def test_two_encryptions_of_one_application_differ() -> None:
    assert parts(seal=encrypting()) != parts(seal=encrypting())


def test_the_order_of_scanning_does_not_matter() -> None:
    made = list(in_three())
    Random(3).shuffle(made)
    assert opened(made).application == applied()


def test_a_part_scanned_twice_does_not_matter() -> None:
    made = in_three()
    assert opened((*made, *made)).application == applied()


def test_lower_case_does_not_matter() -> None:
    assert opened([part.lower() for part in in_three()]).application == applied()


def test_what_a_scanner_adds_does_not_matter() -> None:
    assert opened([f"{part}\r\n" for part in in_three()]).application == applied()


def test_no_part_ends_with_a_space_that_could_be_trimmed() -> None:
    for seed in range(40):
        made = parts(walk(seed), version=6, most=400)
        assert not any(part.endswith(" ") for part in made)


def test_the_proofs_of_the_receipts_key_come_along_but_never_the_key() -> None:
    application = replace(applied(), key=ReceiptKey("0123456789ABCDEF"))
    sheet = opened(parts(application, proofs=None))
    assert sheet.proofs == proofs_of(Reference("7KQ4M2XJG"), ReceiptKey("0123456789ABCDEF"))
    assert sheet.application.key is None


def test_a_sheet_without_a_receipts_key_has_no_proofs() -> None:
    assert opened(parts(replace(applied(), key=None), proofs=None)).proofs is None


def test_given_proofs_are_carried() -> None:
    assert opened(parts()).proofs == PROOFS


def test_what_an_application_takes_the_place_of_is_carried() -> None:
    application = replace(applied(), replaces="7KQ-4M2-XJG", continues="000-000-000")
    back = opened(parts(application)).application
    assert (back.replaces, back.continues) == ("7KQ-4M2-XJG", "000-000-000")


def test_an_office_nobody_here_knows_keeps_its_number() -> None:
    elsewhere = Office("1234", "Nav Langtvekk", "5601", "Gata 1", "9800", "Vadsø")
    office = opened(parts(replace(applied(), office=elsewhere))).application.office
    assert office is not None
    assert (office.number, office.street) == ("1234", "")


def test_a_discreet_application_has_no_office_in_its_codes() -> None:
    application = applied(home_kind="secret")
    assert application.discreet
    assert opened(parts(application)).application.office is None


def test_a_sheet_says_who_signed_it_and_with_what() -> None:
    sheet = opened(parts())
    assert sheet.signer == "ØVING / PRACTICE"
    assert (sheet.version, sheet.is_current, sheet.is_encrypted) == ("2026.1", True, False)


def test_the_check_code_is_the_same_before_and_after_encryption() -> None:
    assert opened(parts(seal=encrypting()), unwrapped).check_code == opened(parts()).check_code


def test_another_answer_changes_the_check_code() -> None:
    assert opened(parts(applied(name=Name("Kari", "Nordman")))).check_code != opened(parts()).check_code


def test_answers_can_be_read_in_bokmal() -> None:
    lines = {line.label: line.value for line in opened(parts()).readable}
    assert lines["Hva heter du?"] == "Kari Nordmann"
    assert lines["Hvor bor du nå?"] == "Leier privat"
    assert lines["Hva er adressen din?"] == "Storgata 12B, 0182 Oslo"


def test_repetitions_are_read_under_their_name() -> None:
    sheet = opened(parts(applied(has_children="yes", children=({"child_name": Name("Ola", "Nordmann")},))))
    assert any(line.label.startswith("Barn 1: ") and line.value == "Ola Nordmann" for line in sheet.readable)


def test_a_sheet_shows_no_answer_in_its_repr() -> None:
    assert "Nordmann" not in repr(opened(parts()))


@pytest.mark.parametrize(("version", "characters"), [(1, 20), (10, 311), (25, 1451), (40, 3391)])
def test_room_in_a_code_is_as_the_standard_says(version: int, characters: int) -> None:
    assert capacity(version) == characters


@pytest.mark.parametrize("version", [6, 10, 15, 25])
def test_every_part_fits_its_code_and_they_are_about_as_long(version: int) -> None:
    lengths = [len(part) for part in parts(version=version, most=40)]
    assert max(lengths) <= capacity(version)
    assert max(lengths) - min(lengths) <= 6
