"""Every document the kiosk makes is valid by the official schemas, whatever was answered."""

import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest

from kiosk.digisos.begrunnelse import LIMITS
from kiosk.digisos.room import size
from kiosk.digisos.soknad import soknad_of
from kiosk.digisos.vedlegg import vedlegg_of
from kiosk.digisos.writing import to_json
from kiosk.visit.application import Application
from tests.digisos.applying import HOME, IDENTITY, KARI, NONE, NOW, applied, closed, forms, soknad, vedlegg
from tests.digisos.schema import needs_schema, soknad_faults, validator, vedlegg_faults
from tests.digisos.visits import SCRIPTS, visited
from tests.digisos.walks import answered, walk

WALKS = 10_000

pytestmark = needs_schema


def faults_of(application: Application) -> list[str]:
    """What is wrong with either document of an application."""
    document = soknad(application)
    return [
        *soknad_faults(document),
        *vedlegg_faults({"vedlegg": vedlegg(application)}),
        *(f"{name} is too long" for name, text in free_texts(document).items() if size(text) > LIMITS[name]),
        *(["an address that must stay secret"] if application.discreet and tells_where(document) else []),
    ]


def free_texts(document: Any) -> dict[str, str]:
    """The texts that have a limit."""
    data = document["data"]
    comment = data.get("arbeid", {}).get("kommentarTilArbeidsforhold", {})
    return {
        "what": data["begrunnelse"]["hvaSokesOm"],
        "why": data["begrunnelse"].get("hvorforSoke", ""),
        "work": comment.get("verdi", ""),
        "changed": data.get("situasjonendring", {}).get("hvaHarEndretSeg", ""),
    }


def tells_where(document: Any) -> bool:
    """Whether an office or an address stands in the document."""
    addresses = ("folkeregistrertAdresse", "oppholdsadresse", "postadresse")
    return bool(document["mottaker"]) or any(name in document["data"]["personalia"] for name in addresses)


@pytest.mark.no_cover  # ten thousand walks cover nothing that a hundred do not, and take thrice as long when traced
def test_ten_thousand_random_walks_are_all_valid() -> None:
    faulty = ((seed, faults) for seed in range(WALKS) if (faults := faults_of(walk(seed))))
    first = list(islice(faulty, 3))
    assert not first, f"walk(seed) for these seeds: {first}"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_every_scripted_visit_is_valid(script: Path) -> None:
    application, form = visited(script), forms().application
    read_back = json.loads(to_json(vedlegg_of(form, application)))
    assert not vedlegg_faults(read_back)
    if application.errand != "late":
        assert not faults_of(application)
        assert not soknad_faults(json.loads(to_json(soknad_of(form, application))))


def test_an_application_without_a_single_answer_is_valid() -> None:
    assert not faults_of(closed("new", {}))
    assert not faults_of(closed("again", {}))


def test_what_the_schema_refuses_is_noticed() -> None:
    form = forms().application
    document = json.loads(to_json(soknad_of(form, applied(marital="married", identity=IDENTITY))))
    assert not soknad_faults(document)
    breakings: tuple[Callable[[Any], Any], ...] = (
        lambda it: it["data"]["familie"]["sivilstatus"].update(status="ugift"),
        lambda it: it["data"]["personalia"]["navn"].update(kilde="bruker"),
        lambda it: it.update(innsendingstidspunkt="2026-11-24T09:30:12Z"),
        lambda it: it["data"]["okonomi"]["opplysninger"].pop("utbetaling"),
        lambda it: it["data"]["bosituasjon"].update(antallPersoner=2.0),
        lambda it: it["data"].update(utdanning=None),
    )
    for breaking in breakings:
        broken = json.loads(json.dumps(document))
        breaking(broken)
        assert soknad_faults(broken)


def test_a_hundred_random_handfuls_of_late_papers_are_valid() -> None:
    for seed in range(100):
        late = closed("late", answered(tuple(forms().late.questions()), Random(seed), 0.1, 0.1))
        assert not vedlegg_faults(json.loads(to_json(vedlegg_of(forms().application, late)))), f"Random({seed})"


def test_a_homeless_applicant_without_number_or_account_is_valid() -> None:
    application = closed(
        "new", {"name": KARI, "identity": NONE, "account": NONE, "home_kind": "nowhere", "last_address": HOME}
    )
    assert application.created == NOW
    assert not faults_of(application)


def test_the_validator_is_of_the_draft_the_schemas_are_written_in() -> None:
    assert type(validator("soknad/soknad.json")).__name__ == "Draft6Validator"
