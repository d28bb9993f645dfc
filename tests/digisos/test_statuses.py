"""Statuses read back: every sort of hendelse as plain data, where it stands, and nothing about a person."""

from dataclasses import asdict
from datetime import date
from typing import Any

import pytest

from kiosk.digisos.hendelser import READERS, statuses_in
from kiosk.digisos.statuses import Happening, Statuses
from kiosk.errors import FiksUncertain
from tests.digisos.schema import faults, needs_schema

AT = "2026-11-24T09:30:12.345Z"
LETTER: dict[str, Any] = {"type": "dokumentlager", "id": "11111111-2222-4333-8444-555555555555"}
SECRET = "Kari Nordmann, Storgata 12"
EVENTS: dict[str, dict[str, Any]] = {
    "soknadsStatus": {"status": "MOTTATT"},
    "tildeltNavKontor": {"navKontor": "0314"},
    "saksStatus": {"referanse": "sak-1", "tittel": SECRET, "status": "UNDER_BEHANDLING"},
    "vedtakFattet": {"saksreferanse": "sak-1", "utfall": "DELVIS_INNVILGET", "vedtaksfil": {"referanse": LETTER}},
    "dokumentasjonEtterspurt": {
        "dokumenter": [
            {"dokumenttype": "Strømfaktura", "innsendelsesfrist": "2026-12-08T11:00:00.000Z",
             "tilleggsinformasjon": SECRET, "dokumentreferanse": "dok-1"},
        ],
    },
    "forelopigSvar": {"forvaltningsbrev": {"referanse": LETTER}},
    "utbetaling": {
        "utbetalingsreferanse": "utb-1", "saksreferanse": "sak-1", "status": "PLANLAGT_UTBETALING", "belop": 4321,
        "beskrivelse": SECRET, "forfallsdato": "2026-12-20", "annenMottaker": True, "mottaker": SECRET,
        "kontonummer": "12345678903", "utbetalingsmetode": "bankkonto",
    },
    "vilkar": {"vilkarreferanse": "vil-1", "tittel": SECRET, "beskrivelse": SECRET, "status": "OPPFYLT"},
    "dokumentasjonkrav": {
        "dokumentasjonkravreferanse": "krav-1", "tittel": "Kontoutskrift", "beskrivelse": SECRET,
        "frist": "2026-12-15T12:00:00.000Z", "status": "RELEVANT",
    },
    "rammevedtak": {"rammevedtaksreferanse": "ramme-1", "beskrivelse": SECRET, "belop": 4321},
}  # fmt: skip


def event(type: str, **more: Any) -> dict[str, Any]:
    return {"type": type, "hendelsestidspunkt": AT, **EVENTS[type], **more}


def document(*events: dict[str, Any]) -> dict[str, Any]:
    sender = {"systemnavn": "Testsystemet", "systemversjon": "1.0.0"}
    return {"version": "1.3.0", "avsender": sender, "hendelser": list(events)}


def told(*events: dict[str, Any]) -> Statuses:
    return statuses_in(document(*events))


def one(type: str, **more: Any) -> Happening:
    (found,) = told(event(type, **more)).happenings
    return found


@needs_schema
@pytest.mark.parametrize("type", EVENTS)
def test_the_samples_are_what_the_schema_allows(type: str) -> None:
    assert not faults("digisos/soker/digisos-soker.json", document(event(type)))


def test_every_sort_of_the_format_is_read() -> None:
    statuses = told(*map(event, EVENTS))
    assert set(EVENTS) == set(READERS)
    assert (len(statuses.happenings), statuses.unread) == (len(EVENTS), 0)


def test_no_text_about_a_person_amount_or_account_is_kept() -> None:
    kept = str(asdict(told(*map(event, EVENTS))))
    assert not [each for each in ("Kari", "Storgata", "4321", "12345678903", "bankkonto") if each in kept]


def test_names_of_documents_stand_in_no_repr() -> None:
    assert "Strømfaktura" not in repr(told(event("dokumentasjonEtterspurt")))


def test_a_decision_has_its_outcome_and_its_case() -> None:
    found = one("vedtakFattet")
    assert (found.kind, found.state, found.case) == ("decision", "DELVIS_INNVILGET", "sak-1")


def test_a_payment_has_its_state_and_its_day() -> None:
    assert (one("utbetaling").state, one("utbetaling").day) == ("PLANLAGT_UTBETALING", date(2026, 12, 20))
    assert one("utbetaling", utbetalingsdato="2026-12-21").day == date(2026, 12, 21)


def test_documents_wanted_have_names_days_and_what_to_answer_with() -> None:
    (wanted,) = told(event("dokumentasjonEtterspurt")).wanted
    assert (wanted.kind, wanted.by, wanted.reference) == ("Strømfaktura", date(2026, 12, 8), "dok-1")


def test_a_newer_list_of_documents_takes_the_place_of_the_older() -> None:
    newer = event("dokumentasjonEtterspurt", dokumenter=[], hendelsestidspunkt="2026-11-25T09:00:00.0Z")
    assert told(newer, event("dokumentasjonEtterspurt")).wanted == ()


def test_a_requirement_is_wanted_until_it_is_delivered_or_called_off() -> None:
    assert [each.kind for each in told(event("dokumentasjonkrav")).wanted] == ["Kontoutskrift"]
    for state in ("LEVERT_TIDLIGERE", "ANNULLERT"):
        later = event("dokumentasjonkrav", status=state, hendelsestidspunkt="2026-11-25T09:00:00.0Z")
        assert told(event("dokumentasjonkrav"), later).wanted == ()


def test_outdated_words_mean_what_the_official_page_makes_of_them() -> None:
    assert one("vilkar").state == "RELEVANT"
    assert one("dokumentasjonkrav", status="IKKE_OPPFYLT").state == "RELEVANT"


def test_the_last_office_that_was_named_has_it() -> None:
    assert told(event("soknadsStatus")).office == ""
    assert told(event("tildeltNavKontor"), event("tildeltNavKontor", navKontor="1201")).office == "1201"


@pytest.mark.parametrize(
    ("status", "standing"),
    [("MOTTATT", "received"), ("UNDER_BEHANDLING", "processing"), ("FERDIGBEHANDLET", "finished"),
     ("BEHANDLES_IKKE", "not_shown")],
)  # fmt: skip
def test_it_stands_where_the_newest_status_says(status: str, standing: str) -> None:
    assert told(event("soknadsStatus", status=status)).standing == standing


def test_before_the_municipality_has_said_anything_it_was_sent() -> None:
    assert Statuses(()).standing == "sent"


def test_finished_means_that_every_case_at_work_is_decided() -> None:
    done = event("soknadsStatus", status="FERDIGBEHANDLET")
    assert told(event("saksStatus"), done).standing == "processing"
    assert told(event("saksStatus"), event("vedtakFattet"), done).standing == "finished"
    assert told(event("saksStatus", status="FEILREGISTRERT"), done).standing == "finished"


def test_they_are_told_oldest_first_and_a_payment_before_its_conditions() -> None:
    early = event("forelopigSvar", hendelsestidspunkt="2026-11-20T09:00:00.0Z")
    kinds = [each.kind for each in told(event("vilkar"), event("utbetaling"), early).happenings]
    assert kinds == ["interim_answer", "payment", "condition"]


@pytest.mark.parametrize(
    "odd",
    [
        {"type": "nyHendelse", "hendelsestidspunkt": AT},
        {"type": "soknadsStatus", "hendelsestidspunkt": AT, "status": "SOMETHING"},
        {"type": "soknadsStatus", "hendelsestidspunkt": "yesterday", "status": "MOTTATT"},
        {"type": "tildeltNavKontor", "hendelsestidspunkt": AT, "navKontor": "../x"},
        {"type": ["saksStatus"], "hendelsestidspunkt": AT},
        "nothing",
        None,
    ],
)
def test_what_cannot_be_read_is_counted_and_the_rest_is_shown(odd: Any) -> None:
    statuses = statuses_in(document(event("soknadsStatus"), odd))
    assert (statuses.standing, statuses.unread) == ("received", 1)


@pytest.mark.parametrize("odd", [None, [], {}, {"hendelser": []}, {"hendelser": "x"}, "text", 3])
def test_another_document_is_no_status(odd: Any) -> None:
    with pytest.raises(FiksUncertain):
        statuses_in(odd)


def test_a_long_or_tricky_name_of_a_document_is_one_short_line() -> None:
    asked = {**EVENTS["dokumentasjonEtterspurt"]["dokumenter"][0], "dokumenttype": "a\n\x1b[2J\u202eb " + "x" * 500}
    (wanted,) = told(event("dokumentasjonEtterspurt", dokumenter=[asked])).wanted
    assert wanted.kind.isprintable()
    assert len(wanted.kind) <= 120
