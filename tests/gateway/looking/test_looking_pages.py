"""Every page of signing in on the status page, in every language, whatever the municipality tells."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kiosk.digisos.hendelser import statuses_in
from kiosk.digisos.statuses import Statuses
from kiosk.form.reference import Reference
from kiosk.gateway.looking.pages import SORRIES
from kiosk.gateway.looking.voyage import Voyage
from kiosk.gateway.pages import Offer
from kiosk.gateway.pages.offers import FAULTS
from tests.digisos.test_telling import every_happening
from tests.gateway.looking.conftest import looking_pages, status_pages
from tests.gateway.pages.reading import elements_of, words_of
from tests.gateway.pages.samples import LANGUAGES, REFERENCE, SAMPLE, status

KEY = "4F7A1C2D3E4G5H6J"
everywhere = pytest.mark.parametrize("language", LANGUAGES)
sampled = pytest.mark.parametrize("language", SAMPLE)
# Everything a municipality may tell, in Cyrillic: a letter is two octets.
SMALL = 31_000


def voyage(language: str) -> Voyage:
    return Voyage("look", Reference(REFERENCE), KEY, language, "secret")


def seen(language: str, statuses: Statuses) -> bytes:
    return looking_pages().seen(voyage(language), status("sent", language, channel="digital"), statuses)


def asked_for(status: str, by: str) -> dict[str, Any]:
    return {
        "type": "dokumentasjonkrav", "hendelsestidspunkt": "2026-11-23T08:00:00.000Z", "status": status, "frist": by,
        "dokumentasjonkravreferanse": "D1", "tittel": "Kvittering for strøm", "saksreferanse": "S1",
    }  # fmt: skip


def check(html: bytes) -> None:
    assert len(html) < SMALL
    said = words_of(html)
    assert "[nb]" not in said
    assert not re.search(r"{\w*}", said)
    levels = [int(each.tag[1]) for each in elements_of(html, "h1", "h2", "h3")]
    assert levels.count(1) == 1


@everywhere
def test_everything_a_municipality_may_tell_is_drawn(language: str) -> None:
    for happening in every_happening():
        check(seen(language, Statuses((happening,))))


@everywhere
@pytest.mark.parametrize("kind", SORRIES)
def test_every_end_is_told_with_and_without_its_way_back(kind: Any, language: str) -> None:
    check(looking_pages().sorry(kind, language))
    html = looking_pages().sorry(kind, language, voyage(language))
    check(html)
    assert f"/S/{REFERENCE}/{KEY}?l={language}" in [each.attributes.get("href") for each in elements_of(html, "a")]


@sampled
@pytest.mark.parametrize("fault", ["", *FAULTS])
def test_every_offer_is_drawn(fault: str, language: str) -> None:
    until = datetime.now(UTC) + timedelta(hours=3)
    kept = replace(status("kept", language, channel="digital", handed_in=None), kept_until=until)
    for kind in ("send", "wait"):
        check(status_pages().status(kept, language, offer=Offer(kind, REFERENCE, KEY, fault)))
    check(status_pages().status(status("sent", language), language, offer=Offer("look", REFERENCE, KEY)))
    check(status_pages().status(status("sent", language), language, offer=Offer("scan")))


def test_what_must_be_handed_in_after_the_answer_is_named() -> None:
    done = {"type": "soknadsStatus", "hendelsestidspunkt": "2026-11-24T08:00:00.000Z", "status": "FERDIGBEHANDLET"}
    said = words_of(seen("nb", statuses_in({"hendelser": [asked_for("RELEVANT", "2099-12-10T12:00:00.000Z"), done]})))
    assert "Nav har svart" in said
    assert "Kvittering for strøm" in said
    assert "10. desember 2099" in said


def test_the_words_of_a_caseworker_are_words_and_no_more() -> None:
    wanted = {
        "type": "dokumentasjonEtterspurt", "hendelsestidspunkt": "2026-11-24T08:00:00.000Z",
        "dokumenter": [{"dokumenttype": "<script>alert(1)</script>", "innsendelsesfrist": "2026-12-10T00:00:00.000Z"}],
    }  # fmt: skip
    html = seen("ar", statuses_in({"hendelser": [wanted]}))
    assert not elements_of(html, "script")
    assert "<script>alert(1)</script>" in words_of(html)


def test_no_repr_shows_a_key() -> None:
    assert KEY not in repr((voyage("nb"), Offer("look", REFERENCE, KEY)))
