"""What Fiks knows an application by."""

from uuid import UUID

from kiosk.form.reference import Reference
from kiosk.visit.nav_reference import nav_reference_of
from kiosk.visit.receipt_key import mint_key
from kiosk.visit.reference import mint

REFERENCE, KEY = Reference("7KQ4M2XJG"), "4F7A1C0QZ2M8W3TY"


def test_it_is_a_uuid_of_our_own_making() -> None:
    assert UUID(nav_reference_of(REFERENCE, KEY)).version == 8


def test_the_same_receipt_gives_the_same() -> None:
    assert nav_reference_of(REFERENCE, KEY.lower()) == nav_reference_of(REFERENCE, KEY)


def test_another_key_or_reference_gives_another() -> None:
    others = {nav_reference_of(REFERENCE, mint_key().characters), nav_reference_of(mint(), KEY)}
    assert nav_reference_of(REFERENCE, KEY) not in others
    assert len(others) == len((0, 1))
