"""A parcel put by for the gateway: only it can read it, only until its end, and it never arrives twice."""

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

import pytest
from cryptography.x509 import Certificate, load_der_x509_certificate

from kiosk.digisos.later import put_by, take_up
from kiosk.digisos.outcomes import Delivered, Unknown
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.rehearsal_key import key_and_certificate
from kiosk.digisos.sending import SendingApplication
from kiosk.digisos.trouble import EVER, Trouble
from kiosk.errors import PaperOnly
from tests.digisos.faults import APPLICATION
from tests.digisos.reaching import client, ended, now, parcel, patience

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


@cache
def gateway(_number: int = 0) -> "tuple[RSAPrivateKey, Certificate]":
    key, written = key_and_certificate()
    return key, load_der_x509_certificate(written)


def test_it_comes_back_as_it_was() -> None:
    key, certificate = gateway()
    made = parcel()
    assert take_up(put_by(made, NOW + HOUR, NOW, certificate), NOW, key) == made


def test_nobody_else_reads_it() -> None:
    kept = put_by(parcel(), NOW + HOUR, NOW, gateway()[1])
    assert b"Nordmann" not in kept
    with pytest.raises(ValueError):  # noqa: PT011 - the words are the library's
        take_up(kept, NOW, gateway(1)[0])


def test_after_its_end_it_is_not_sent() -> None:
    key, certificate = gateway()
    kept = put_by(parcel(), NOW + HOUR, NOW, certificate)
    with pytest.raises(PaperOnly):
        take_up(kept, NOW + HOUR, key)


@pytest.mark.parametrize("after", [-HOUR, timedelta(0), timedelta(hours=25)])
def test_it_ends_within_a_day(after: timedelta) -> None:
    with pytest.raises(ValueError, match="within a day"):
        put_by(parcel(), NOW + after, NOW, gateway()[1])


def test_what_had_arrived_all_along_is_not_delivered_again() -> None:
    key, certificate = gateway()
    with RehearsalDigisos([Trouble("lost", len(APPLICATION) - 1, EVER)]) as fiks:
        made = parcel()
        assert isinstance(ended(SendingApplication(client(fiks), made, now, patience())), Unknown)
        again = take_up(put_by(made, NOW + HOUR, NOW, certificate), NOW, key)
        fiks.plan(())
        outcome = ended(SendingApplication(client(fiks), again, now, patience()))
        assert isinstance(outcome, Delivered)
        assert outcome.was_there
        assert len(fiks.cases) == 1
