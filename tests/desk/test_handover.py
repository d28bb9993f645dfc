"""What the case system gets, and what no machine hands over."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.desk.folder import FolderWay
from kiosk.errors import ByHandOnly, SheetUnknown
from kiosk.visit.application import Application
from tests.desk.scans import applied, desk
from tests.paper.printing import ROOT, house
from tests.paper.printing import application as scripted

VISITS = ROOT / "tests" / "visits"


def files(application: Application) -> dict[str, bytes]:
    return dict(desk().means.handing.files(application).files)


def test_an_application_has_every_file_by_the_name_the_case_system_knows() -> None:
    wanted = ["soknad.json", "vedlegg.json", "Soknad.pdf", "Soknad-juridisk.pdf", "Brukerkvittering.pdf"]
    assert list(files(applied())) == wanted


def test_the_files_are_those_of_the_kiosk_itself() -> None:
    from kiosk.deliverables import case_files
    from tests.paper.printing import printery

    made = dict(case_files(house().form, house().form, applied(), printery()))
    given = files(applied())
    assert {name: given[name] for name in ("soknad.json", "vedlegg.json")} == {
        name: made[name] for name in ("soknad.json", "vedlegg.json")
    }


def test_who_applies_is_named_by_the_number_that_was_typed() -> None:
    found = desk().means.handing.files(applied())
    assert found.identity == applied().answers["identity"]
    assert found.identity not in repr(found)


def test_who_has_no_number_has_none() -> None:
    homeless = replace(scripted(VISITS / "homeless-without-number.toml"), practice=True)
    assert desk().means.handing.files(homeless).identity == ""


def test_late_papers_have_no_application() -> None:
    late = replace(scripted(VISITS / "late-with-reference.toml"), practice=True)
    found = desk().means.handing.files(late)
    assert found.is_late
    assert "soknad.json" not in dict(found.files)
    assert json.loads(dict(found.files)["vedlegg.json"])


def test_a_secret_address_is_never_handed_over_by_a_machine() -> None:
    hidden = replace(scripted(VISITS / "secret-address.toml"), practice=True)
    assert hidden.discreet
    with pytest.raises(ByHandOnly) as told:
        desk().means.handing.files(hidden)
    assert told.value.text == "error.case.hand"


def test_an_older_version_of_the_form_is_handed_over_while_todays_form_asks_all_of_it() -> None:
    assert files(replace(applied(), version="2026.0"))


def test_an_answer_that_todays_form_does_not_ask_for_is_not_left_out_silently() -> None:
    older = replace(applied(), version="2019.1", answers={**applied().answers, "gone_question": "yes"})
    with pytest.raises(SheetUnknown):
        files(older)


def test_a_choice_that_todays_form_does_not_have_is_not_left_out_silently() -> None:
    older = replace(applied(), version="2019.1", answers={**applied().answers, "marital": "in_a_convent"})
    with pytest.raises(SheetUnknown):
        files(older)


def test_what_was_read_from_paper_is_handed_over_as_what_was_printed(tmp_path: Path) -> None:
    from tests.desk.scans import REFERENCE, case_of, parts

    equipment = desk()
    case = case_of(equipment, str(REFERENCE))
    for part in parts():
        case.take(part)
    case.open()
    assert case.sheet
    FolderWay(tmp_path).give(equipment.means.handing.files(case.sheet.application))
    assert (tmp_path / str(REFERENCE) / "soknad.json").read_bytes() == files(applied())["soknad.json"]


@pytest.mark.parametrize("path", sorted(VISITS.glob("*.toml")), ids=lambda path: path.stem)
def test_every_life_fits_the_form_that_asked_it(path: Path) -> None:
    from kiosk.desk.handover import fits

    life = replace(scripted(path), version="another")
    assert fits(house().forms.of(life.errand), life)
