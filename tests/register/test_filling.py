"""The register that the load benchmark measures is one like any other."""

from datetime import timedelta

from kiosk.form.reference import Reference, parse_reference
from kiosk.register.store import Store
from tests.benchmarks.filling import HISTORIES, NOW, fill, key_of, reference_of
from tests.register.telling import PEPPER, Clock, Told, event


def test_a_filled_register_is_one_like_any_other(database_url: str) -> None:
    fill(database_url, PEPPER, 60)
    store = Store(database_url, PEPPER, Clock(NOW))
    for number in (0, 1, 2, 3, 59):
        status = store.status_with_key(reference_of(number), key_of(number).characters)
        assert status is not None
        assert status.state == HISTORIES[number % 4][-1]
    assert store.status_with_code(reference_of(7), key_of(7).code).documents == ("lease", "bank_statement")
    told = Told()
    store.register(told.registration, told.proofs, [event("created")], "k1")
    store.append(reference_of(0), [event("handed_in", timedelta(days=9))], "d1")
    # One every seven minutes, the newest nineteen hours old.
    assert store.purge(timedelta(hours=20), timedelta(days=1)) == 60 - (60 // 7 + 1)
    store.close()


def test_no_two_numbers_are_one_reference() -> None:
    references = [reference_of(number) for number in range(5_000)]
    assert len(set(references)) == len(references)
    assert all(isinstance(parse_reference(each), Reference) for each in references)
