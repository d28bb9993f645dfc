"""Keys of kiosks, desks and the monitor: shown once, known again, ended at once."""

import pytest
from sqlalchemy import create_engine, text

from kiosk.register.keys import KINDS, KeyKind
from kiosk.register.store import IssuedKey, Store
from tests.register.telling import NOON, PEPPER, Clock


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_is_known_again(store: Store, kind: KeyKind) -> None:
    secret = store.issue_key(kind, "Torggata 2", "9901")
    key = store.key_of(secret)
    assert key == IssuedKey(secret.split("_")[2], kind, "Torggata 2", "9901", NOON)
    assert secret.startswith(f"sk_{kind}_{key.id}_")


def test_every_key_is_another(store: Store) -> None:
    secrets = {store.issue_key("kiosk", "K") for _ in range(20)}
    assert len({secret.split("_")[2] for secret in secrets}) == len({secret.split("_")[3] for secret in secrets}) == 20


@pytest.mark.parametrize("change", [str.upper, lambda s: s[:-1], lambda s: s + "a", lambda s: s + "\n", lambda s: ""])
def test_almost_a_key_is_none(store: Store, change: object) -> None:
    secret = store.issue_key("kiosk", "K")
    assert callable(change)
    assert store.key_of(change(secret)) is None


def test_no_part_of_a_key_can_be_another_keys(store: Store) -> None:
    first, second = (store.issue_key("kiosk", "K").split("_") for _ in range(2))
    assert store.key_of("_".join([*first[:3], second[3]])) is None
    assert store.key_of("_".join(["sk", "desk", *first[2:]])) is None
    assert store.key_of("_".join(["sk", "kiosk", "aaaaaaaa", first[3]])) is None


def test_a_revoked_key_ends_on_every_replica_at_once(store: Store, database_url: str, clock: Clock) -> None:
    other = Store(database_url, PEPPER, clock)
    secret = store.issue_key("desk", "Front desk")
    key = other.key_of(secret)
    assert key is not None
    clock.move(hours=1)
    assert store.revoke(key.id)
    assert other.key_of(secret) is None
    assert not other.revoke(key.id)
    assert not other.revoke("aaaaaaaa")
    (ended,) = other.keys()
    assert ended.revoked == clock.now
    other.close()


def test_keys_are_listed_the_oldest_first(store: Store, clock: Clock) -> None:
    for name in ("one", "two", "three"):
        store.issue_key("kiosk", name)
        clock.move(seconds=1)
    listed = store.keys()
    assert [key.name for key in listed] == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("name", "office"), [("", ""), ("n" * 65, ""), ("two\nlines", ""), ("K", "99"), ("K", "99011")]
)
def test_a_key_has_a_name_and_an_office_or_none(store: Store, name: str, office: str) -> None:
    with pytest.raises(ValueError, match="a key has"):
        store.issue_key("kiosk", name, office)
    assert store.keys() == ()


def test_no_table_holds_a_key(store: Store, database_url: str) -> None:
    secret = store.issue_key("kiosk", "K").split("_")[3]
    engine = create_engine(database_url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        rows = [str(tuple(map(bytes_as_text, row))) for row in connection.execute(text("SELECT * FROM keys"))]
    engine.dispose()
    assert rows
    assert not any(secret in row for row in rows)


def bytes_as_text(value: object) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)
