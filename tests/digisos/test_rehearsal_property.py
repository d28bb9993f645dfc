"""Whatever was answered: what may travel digitally is taken, and its files are what was sent, byte for byte."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha512
from random import Random

import pytest

from kiosk.digisos.outcomes import Delivered
from kiosk.digisos.parcel import Enclosure, enclosure_of
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.sending import SendingApplication
from kiosk.errors import PaperOnly
from kiosk.visit.application import Application
from tests.digisos.reaching import PDFS, client, ended, now, parcel, patience
from tests.digisos.schema import needs_schema, soknad_faults, vedlegg_faults
from tests.digisos.walks import walk

# Ten thousand belong to the nightly run; each of these is five requests and more.
WALKS = 60
HEADS = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
ENDINGS = (".pdf", ".JPG", ".png")


@pytest.fixture(scope="module")
def fiks() -> Iterator[RehearsalDigisos]:
    with RehearsalDigisos(closed=()) as fiks:
        yield fiks


def enclosed(application: Application, random: Random) -> dict[str, tuple[Enclosure, ...]]:
    """Files of any size, for some of what was asked for."""
    taken: frozenset[str] = frozenset()
    found: dict[str, tuple[Enclosure, ...]] = {}
    for id, _ in application.documents:
        if random.random() < 0.4:
            kind = random.randrange(3)
            content = HEADS[kind] + random.randbytes(random.choice((0, 1, 11, 4096, 70_000)))
            file = enclosure_of(f"Bilde {id} æøå{ENDINGS[kind]}", content, taken)
            taken |= {file.name}
            found[id] = (file,)
    return found


def check(fiks: RehearsalDigisos, seed: int) -> bool:
    """Submits one walk; whether it was one that may be."""
    application, random = replace(walk(seed), signed_in=True), Random(seed)
    try:
        made = parcel(application, enclosed(application, random))
    except PaperOnly:
        return False
    outcome = ended(SendingApplication(client(fiks), made, now, patience()))
    assert isinstance(outcome, Delivered), f"walk({seed})"
    case = fiks.cases[outcome.digisos_id]
    assert {name: file.content for name, file in case.files.items()} == {file.name: file.content for file in made.files}
    assert tuple(pdf.content for pdf in case.submission.pdfs) == PDFS
    hashes = {each["filnavn"]: each["sha512"] for post in case.submission.vedlegg["vedlegg"] for each in post["filer"]}
    assert hashes == {file.name: sha512(file.content).hexdigest() for file in made.files}
    return True


def test_random_applications_are_all_taken_as_they_were_sent(fiks: RehearsalDigisos) -> None:
    taken = sum(check(fiks, seed) for seed in range(WALKS))
    assert taken > WALKS // 3
    assert len(fiks.cases) == taken


@needs_schema
def test_what_the_rehearsal_took_is_what_the_official_schemas_take(fiks: RehearsalDigisos) -> None:
    assert fiks.cases or check(fiks, 1)
    for case in fiks.cases.values():
        assert not soknad_faults(case.submission.soknad)
        assert not vedlegg_faults(case.submission.vedlegg)
