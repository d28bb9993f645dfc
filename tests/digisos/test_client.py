"""The client's requests one by one: what is sent, and what each answer means."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from socket import socket
from typing import Any

import pytest

from kiosk.digisos.client import Digisos, taken_in
from kiosk.digisos.envelope import seal
from kiosk.digisos.exchange import Answer
from kiosk.digisos.keys import check_key, pin_of
from kiosk.digisos.kommune import kommune_in
from kiosk.digisos.parcel import PDFS, Enclosure, enclosure_of, late_parcel_of, parcel_of, parts_of
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.sak import sak_in
from kiosk.digisos.trouble import EVER, Trouble
from kiosk.errors import (
    FiksAway,
    FiksBusy,
    FiksError,
    FiksGone,
    FiksRefused,
    FiksUncertain,
    KeyForeign,
    PaperOnly,
    ReceptionClosed,
    ReceptionPaused,
    SignInOver,
)  # fmt: skip
from tests.digisos.applying import applied, forms
from tests.digisos.reaching import LEASE, client, files, now, parcel, signed_in
from tests.digisos.reaching import PDFS as CONTENTS

REF = "22222222-aaaa-4bbb-8ccc-555555555555"
CASE = "99999999-aaaa-4bbb-8ccc-555555555555"


@pytest.fixture(scope="module")
def started() -> Iterator[RehearsalDigisos]:
    with RehearsalDigisos(paused=("3802",)) as fiks:
        yield fiks


@pytest.fixture
def fiks(started: RehearsalDigisos) -> RehearsalDigisos:
    started.plan(())
    return started


def test_the_parts_of_a_submission_are_named_ordered_and_typed_as_nav_has_them() -> None:
    made = list(parts_of(parcel(), (b"one", b"two", b"three")))
    assert [(name, part[0], part[2]) for name, part in made] == [
        ("tilleggsinformasjonJson", None, "application/json"),
        ("soknadJson", None, "application/json"),
        ("vedleggJson", None, "application/json"),
        ("metadata0", None, "text/plain"),
        ("Soknad.pdf", "Soknad.pdf", "application/octet-stream"),
        ("metadata1", None, "text/plain"),
        ("Soknad-juridisk.pdf", "Soknad-juridisk.pdf", "application/octet-stream"),
        ("metadata2", None, "text/plain"),
        ("Brukerkvittering.pdf", "Brukerkvittering.pdf", "application/octet-stream"),
    ]


def test_the_size_in_the_metadata_is_that_before_sealing() -> None:
    parts = dict(parts_of(parcel(), (b"one", b"two", b"three")))
    assert json.loads(parts["metadata0"][1]) == {
        "filnavn": PDFS[0], "mimetype": "application/pdf", "storrelse": len(CONTENTS[0]),
    }  # fmt: skip


def test_each_parcel_has_a_reference_of_its_own_before_anything_is_sent() -> None:
    first, second = parcel(), parcel()
    assert first.reference == second.reference
    assert first.nav_reference != second.nav_reference


def test_a_municipality_is_open_paused_closed_or_unknown(fiks: RehearsalDigisos) -> None:
    receptions = {number: client(fiks).kommune(number).reception for number in ("0301", "3802", "3801", "0000")}
    assert receptions == {"0301": "open", "3802": "paused", "3801": "closed", "0000": "closed"}
    with pytest.raises(ReceptionPaused):
        client(fiks).kommune("3802").check()
    with pytest.raises(ReceptionClosed):
        client(fiks).kommune("3801").check()


def test_what_is_no_number_shapes_no_address(fiks: RehearsalDigisos) -> None:
    with pytest.raises(ReceptionClosed):
        client(fiks).kommune("../x")
    assert fiks.asked == []


@pytest.mark.parametrize(
    "change",
    [{"kommunenummer": "0302"}, {"kanMottaSoknader": "true"}, {"harMidlertidigDeaktivertMottak": None}],
)
def test_kommuneinfo_that_is_not_plain_is_none(change: dict[str, Any]) -> None:
    plain = {"kommunenummer": "0301", "kanMottaSoknader": True, "harMidlertidigDeaktivertMottak": False}
    assert kommune_in("0301", {**plain, "kanOppdatereStatus": True}).reception == "open"
    with pytest.raises(FiksUncertain):
        kommune_in("0301", {**plain, "kanOppdatereStatus": True, **change})


def test_the_key_that_was_pinned_is_the_only_one(fiks: RehearsalDigisos) -> None:
    found = client(fiks).certificate(now())
    assert client(fiks, pins={pin_of(found)}).certificate(now()) == found
    with pytest.raises(KeyForeign):
        client(fiks, pins={"0" * 64}).certificate(now())


def test_a_key_out_of_its_time_is_not_used(fiks: RehearsalDigisos) -> None:
    found = client(fiks).certificate(now())
    for when in (now() - timedelta(days=3), now() + timedelta(days=300)):
        with pytest.raises(KeyForeign):
            check_key(found, (), when)


def test_what_is_staged_is_listed_until_it_is_taken_away(fiks: RehearsalDigisos) -> None:
    one, file = client(fiks), enclosure_of("leie.pdf", LEASE)
    assert one.staged(REF) == ()
    one.stage(REF, file, seal(file.content, one.certificate(now())))
    (staged,) = one.staged(REF)
    assert staged.name == file.name
    one.unstage(REF, staged)
    one.unstage(REF, staged)
    assert one.staged(REF) == ()


def answer(status: int, body: object, who: Any = "applicant") -> Answer:
    return Answer(who, status, body if isinstance(body, bytes) else json.dumps(body).encode())


def test_success_is_202_with_an_id_and_nothing_else() -> None:
    assert taken_in(answer(202, CASE), REF).digisos_id == CASE
    for status, body in ((200, CASE), (202, {"id": CASE}), (202, ""), (202, b"<html>"), (204, b"")):
        with pytest.raises(FiksUncertain):
            taken_in(answer(status, body), REF)


@pytest.mark.parametrize("word", ["allerede", "allerde"])
def test_a_duplicate_is_success_with_the_last_id_in_it(word: str) -> None:
    found = taken_in(answer(400, {"message": f"Søknad {REF} finnes {word} som {CASE}"}), REF)
    assert (found.digisos_id, found.was_there) == (CASE, True)


def test_a_duplicate_of_another_reference_is_a_refusal() -> None:
    with pytest.raises(FiksRefused):
        taken_in(answer(400, {"message": f"Søknad {CASE} finnes allerede som {CASE}"}), REF)


def test_a_duplicate_without_an_id_is_not_certain() -> None:
    with pytest.raises(FiksUncertain):
        taken_in(answer(400, {"message": f"Søknad {REF} finnes allerede"}), REF)


@pytest.mark.parametrize(
    ("who", "status", "fault"),
    [
        ("applicant", 401, SignInOver), ("applicant", 403, SignInOver), ("machine", 403, FiksRefused),
        ("applicant", 410, FiksGone), ("machine", 410, FiksRefused), ("machine", 429, FiksBusy),
        ("machine", 413, FiksRefused), ("machine", 408, FiksUncertain), ("machine", 500, FiksUncertain),
        ("machine", 302, FiksUncertain), ("machine", 200, FiksUncertain),
    ],
)  # fmt: skip
def test_each_status_has_its_meaning(who: Any, status: int, fault: type[FiksError]) -> None:
    assert type(answer(status, b"", who).fault()) is fault


def test_nobody_there_has_certainly_heard_nothing() -> None:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(FiksAway):
        Digisos(url, lambda _who: {}).kommune("0301")


@pytest.mark.parametrize("fault", ["reset_before", "reset_after", "lost", "slow"])
def test_whoever_hangs_up_may_have_heard_it(fault: Any) -> None:
    with RehearsalDigisos([Trouble(fault, 0)], delay=0.3) as fiks, pytest.raises(FiksUncertain):
        client(fiks, 0.05).kommune("0301")


def test_no_error_tells_what_was_sent_or_where_to(fiks: RehearsalDigisos) -> None:
    made = parcel()
    fiks.plan([Trouble("lost", 0, EVER)])
    with pytest.raises(FiksUncertain) as told:
        client(fiks).submit(made, (b"", b"", b""))
    assert made.nav_reference not in f"{told.value!r} {told.value}"
    assert told.value.__suppress_context__ or told.value.__context__ is None


def test_no_repr_tells_what_is_in_a_parcel() -> None:
    assert "Nordmann" not in repr(parcel())
    assert "Nordmann" not in repr(answer(200, {"name": "Nordmann"}))


@pytest.mark.parametrize("change", [{"signed_in": False}, {"discreet": True}, {"minor": True}, {"office": None}])
def test_what_may_not_travel_digitally_becomes_no_parcel(change: dict[str, Any]) -> None:
    with pytest.raises(PaperOnly):
        parcel(replace(signed_in(), **change))


def test_late_papers_of_whoever_is_not_signed_in_become_no_parcel() -> None:
    with pytest.raises(PaperOnly):
        late_parcel_of(forms().application, applied("late"), b"%PDF-", {})


@pytest.mark.parametrize("content", [b"MZ", b"<html>", b"", b"%PDF-" + bytes(10_000_000)], ids=len)
def test_a_file_of_another_kind_or_too_large_is_no_enclosure(content: bytes) -> None:
    with pytest.raises(PaperOnly):
        enclosure_of("a.pdf", content)


def test_too_many_files_or_two_of_one_name_become_no_parcel() -> None:
    many = tuple(Enclosure(f"a-{number:08}.pdf", "application/pdf", b"%PDF-") for number in range(31))
    for group in (many, (many[0], many[0])):
        with pytest.raises(PaperOnly):
            parcel_of(forms().application, signed_in(), REF, CONTENTS, {"lease": group})


def test_a_case_is_read_without_the_number_of_its_owner(fiks: RehearsalDigisos) -> None:
    one, made = client(fiks), parcel(enclosed={})
    certificate = one.certificate(now())
    id = one.submit(made, tuple(seal(each, certificate) for each in CONTENTS)).digisos_id
    sak = one.case(id)
    assert (sak.digisos_id, sak.nav_reference, sak.kommunenummer) == (id, made.nav_reference, "0301")
    assert one.statuses(sak).standing == "received"
    assert sak in [replace(each, changed=sak.changed) for each in one.cases()]
    assert "01010" not in repr(sak_in({**said(), "sokerFnr": "01010112345"}))


def said(**more: Any) -> dict[str, Any]:
    return {"fiksDigisosId": CASE, "kommunenummer": "0301", "sistEndret": 1_790_000_000_000, **more}


def test_the_next_number_of_late_papers_follows_the_highest() -> None:
    late = {"ettersendelser": [{"navEksternRefId": f"{REF}0007"}, {"navEksternRefId": f"{REF}0002"}]}
    original = {"navEksternRefId": REF}
    assert sak_in(said(originalSoknadNAV=original)).next_reference() == f"{REF}0001"
    assert sak_in(said(originalSoknadNAV=original, ettersendtInfoNAV=late)).next_reference() == f"{REF}0008"
    assert sak_in(said(originalSoknadNAV=original)).next_reference(f"{REF}0001") == f"{REF}0002"


def test_late_papers_to_a_case_that_came_on_paper_are_counted_from_its_id() -> None:
    assert sak_in(said(originalSoknadNAV=None)).next_reference() == f"{CASE}0001"


@pytest.mark.parametrize(
    "odd",
    [None, [], {}, said(fiksDigisosId="../x"), said(sistEndret="x"), said(kommunenummer=301), said(digisosSoker=[1]),
     said(digisosSoker={"metadata": "../../x"}), said(originalSoknadNAV={"navEksternRefId": "a/b"})],
)  # fmt: skip
def test_another_answer_is_no_case(odd: Any) -> None:
    with pytest.raises(FiksUncertain):
        sak_in(odd)


def test_a_file_keeps_the_name_under_which_it_is_hashed() -> None:
    (lease,) = files()["lease"]
    assert lease.fil.filnavn == lease.name
