"""Codes that are typed: few tries, the same for a reference that is there and one that is not."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import islice

import pytest
from sqlalchemy import create_engine, text

from kiosk.errors import KioskError, NotKnown, TooManyTries
from kiosk.register.store import Store
from tests.register.tables import make_tables
from tests.register.telling import PEPPER, Clock, Told, event, wrong_codes


@pytest.fixture
def known(store: Store, told: Told) -> Told:
    store.register(told.registration, told.proofs, [event("created")], "k1")
    return told


def answers(store: Store, reference: str, codes: list[str], by: str = "") -> list[type[KioskError] | str]:
    """What each code gets, in words that a stranger sees."""
    heard: list[type[KioskError] | str] = []
    for code in codes:
        try:
            store.check_code(reference, code, by)
            heard.append("right")
        except KioskError as fault:
            heard.append(type(fault))
    return heard


def count_tries(url: str) -> int:
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        number: int = connection.execute(text("SELECT count(*) FROM tries")).scalar_one()
    engine.dispose()
    return number


@pytest.mark.parametrize("typed", [str, str.lower, " ".join, lambda code: code.replace("-", "")])
def test_the_code_opens_the_status_however_it_is_typed(store: Store, known: Told, typed: Callable[[str], str]) -> None:
    assert store.status_with_code(known.reference, typed(known.key.code)).registration == known.registration


def test_no_reference_and_a_wrong_code_are_answered_alike(store: Store, known: Told) -> None:
    codes = list(islice(wrong_codes(known.key), 8))
    expected = [NotKnown] * 5 + [TooManyTries] * 3
    assert answers(store, known.reference, codes) == expected
    assert answers(store, Told().reference, codes) == expected


def test_a_reference_without_proofs_is_answered_alike(store: Store, told: Told) -> None:
    store.register(told.registration, None, [event("handed_in")], "d1")
    assert answers(store, told.reference, [told.key.code] * 7) == [NotKnown] * 5 + [TooManyTries] * 2


def test_the_right_code_is_not_looked_at_after_too_many_wrong_ones(store: Store, known: Told, clock: Clock) -> None:
    answers(store, known.reference, list(islice(wrong_codes(known.key), 5)))
    with pytest.raises(TooManyTries) as fault:
        store.status_with_code(known.reference, known.key.code)
    assert fault.value.values["seconds"] == "900"
    clock.move(minutes=14)
    with pytest.raises(TooManyTries) as fault:
        store.status_with_code(known.reference, known.key.code)
    assert fault.value.values["seconds"] == "60"
    clock.move(minutes=1, seconds=1)
    assert store.status_with_code(known.reference, known.key.code).state == "created"


def test_no_quarter_of_an_hour_has_more_than_five_wrong_codes(store: Store, known: Told, clock: Clock) -> None:
    looked_at = []
    for code in islice(wrong_codes(known.key), 40):
        if answers(store, known.reference, [code]) == [NotKnown]:
            looked_at.append(clock.now)
        clock.move(minutes=2)
    quarter = timedelta(minutes=15)
    assert len(looked_at) >= 15
    assert all(later - first > quarter for first, later in zip(looked_at, looked_at[5:], strict=False))


def test_right_codes_use_nothing_up_and_forgive_nothing(store: Store, known: Told) -> None:
    wrong = wrong_codes(known.key)
    heard = answers(store, known.reference, [known.key.code] * 8)
    for _ in range(4):
        heard += answers(store, known.reference, [next(wrong), known.key.code])
    assert heard == ["right"] * 8 + [NotKnown, "right"] * 4
    assert answers(store, known.reference, [next(wrong), known.key.code]) == [NotKnown, TooManyTries]


def test_wrong_codes_for_one_reference_are_no_other_references_trouble(store: Store, known: Told) -> None:
    answers(store, Told().reference, list(islice(wrong_codes(known.key), 6)))
    store.check_code(known.reference, known.key.code)


def test_a_hundred_tries_at_once_on_two_replicas_are_five(store: Store, known: Told, database_url: str) -> None:
    other = Store(database_url, PEPPER, Clock())
    codes = list(islice(wrong_codes(known.key), 40))
    with ThreadPoolExecutor(8) as pool:
        sides = [(store, other)[number % 2] for number in range(len(codes))]
        heard = list(pool.map(lambda side, code: answers(side, known.reference, [code])[0], sides, codes))
    other.close()
    assert sorted(each.__name__ for each in heard if not isinstance(each, str)) == (
        ["NotKnown"] * 5 + ["TooManyTries"] * 35
    )


@pytest.mark.parametrize("code", ["", "12345", "1234567", "????_?", "🔑🔑🔑🔑🔑🔑", "A" * 10_000])
def test_what_is_no_code_is_not_known_and_uses_no_try(store: Store, known: Told, code: str) -> None:
    assert answers(store, known.reference, [code] * 7) == [NotKnown] * 7
    store.check_code(known.reference, known.key.code)


def test_what_is_no_reference_is_not_known_and_leaves_nothing(store: Store, database_url: str) -> None:
    assert answers(store, "7KQ4M2XJ0", ["123456"] * 7) == [NotKnown] * 7
    assert answers(store, "x" * 10_000, ["123456"] * 7) == [NotKnown] * 7
    assert count_tries(database_url) == 0


def test_tries_are_forgotten_by_and_by(store: Store, clock: Clock, database_url: str) -> None:
    for _ in range(4):
        answers(store, Told().reference, ["123456"])
    assert count_tries(database_url) == 4
    clock.move(minutes=16)
    answers(store, Told().reference, ["123456"])
    assert count_tries(database_url) == 1
    clock.move(minutes=16)
    store.purge(timedelta(days=1), timedelta(days=1))
    assert count_tries(database_url) == 0


def test_a_right_code_leaves_nothing(store: Store, known: Told, database_url: str) -> None:
    store.check_code(known.reference, known.key.code)
    assert count_tries(database_url) == 0


@pytest.fixture
def counting(database_url: str, clock: Clock) -> Iterator[Store]:
    """One that looks at seven wrong codes of a machine, so that a test need not wait for sixty slow hashes."""
    make_tables(database_url)
    opened = Store(database_url, PEPPER, clock, key_tries=7)
    yield opened
    opened.close()


def try_others(store: Store, times: int, by: str) -> list[type[KioskError] | str]:
    """What a machine hears that tries a code on one reference after the other."""
    return [each for _ in range(times) for each in answers(store, Told().reference, ["123456"], by)]


def test_a_machine_that_tries_many_references_is_stopped(counting: Store, told: Told, clock: Clock) -> None:
    counting.register(told.registration, told.proofs, [event("created")], "k1")
    assert try_others(counting, 9, "k1") == [NotKnown] * 7 + [TooManyTries] * 2
    assert answers(counting, told.reference, [told.key.code], "k1") == [TooManyTries]
    clock.move(minutes=15, seconds=1)
    assert answers(counting, told.reference, [told.key.code], "k1") == ["right"]


def test_one_machines_wrong_codes_are_no_others_trouble(counting: Store, told: Told) -> None:
    counting.register(told.registration, told.proofs, [event("created")], "k1")
    try_others(counting, 8, "k1")
    assert [answers(counting, told.reference, [told.key.code], by) for by in ("k2", "")] == [["right"]] * 2


def test_what_stops_a_machine_counts_for_no_reference(counting: Store, told: Told, database_url: str) -> None:
    try_others(counting, 7, "k1")
    before = count_tries(database_url)
    assert answers(counting, told.reference, ["123456"], "k1") == [TooManyTries]
    assert count_tries(database_url) == before


def test_right_codes_use_no_machine_up(counting: Store, told: Told) -> None:
    counting.register(told.registration, told.proofs, [event("created")], "k1")
    assert answers(counting, told.reference, [told.key.code] * 10, "k1") == ["right"] * 10
