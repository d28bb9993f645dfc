"""Photos from phones in the database, of both kinds: kept for minutes, fetched once, within bounds."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from kiosk.errors import NotKnown
from kiosk.register.store import Store
from kiosk.register.tables import upload_files, upload_pieces
from kiosk.register.upload_rows import MOST_FILES, File, Piece, UploadsDiffer, UploadsFull
from kiosk.register.uploads import LIFE, PIECE_LIFE, SILENCE, Uploads
from tests.register.telling import Clock

MOST = 1 << 30
FILE, OTHER = "0" * 12, "1" * 12
SECOND = timedelta(seconds=1)


@pytest.fixture
def uploads(store: Store) -> Uploads:
    return store.uploads


@pytest.fixture
def slot(uploads: Uploads) -> str:
    return uploads.open("uk", "payslip", "k1")


def piece(
    number: int = 0, count: int = 2, *, file: str = FILE, topic: str = "payslip", sealed: bytes = b"box"
) -> Piece:
    return Piece(file, number, count, topic, sealed)


def is_full(uploads: Uploads, slot: str, put: Piece, most: int = MOST) -> bool:
    try:
        uploads.put(slot, put, most)
    except UploadsFull:
        return True
    return False


def files(uploads: Uploads, slot: str) -> tuple[File, ...]:
    found = uploads.look(slot)
    assert found
    return found.files


def test_the_whole_way(uploads: Uploads, slot: str) -> None:
    for number in (1, 0):
        uploads.put(slot, piece(number, sealed=bytes([number])), MOST)
    assert files(uploads, slot) == (File(FILE, "payslip", 2, "", (0, 1), (0, 1)),)
    assert [uploads.fetch(slot, "k1", FILE, number) for number in (0, 1)] == [b"\0", b"\1"]
    uploads.tell(slot, "k1", FILE, "arrived")
    assert files(uploads, slot) == (File(FILE, "payslip", 2, "arrived", (0, 1), ()),)
    assert uploads.is_open(slot)
    uploads.close(slot, "k1")
    assert uploads.look(slot) is None
    assert not uploads.is_open(slot)


def test_a_piece_is_fetched_once_however_many_want_it_at_once(uploads: Uploads, slot: str) -> None:
    uploads.put(slot, piece(), MOST)

    def fetch(_place: int) -> bool:
        try:
            uploads.fetch(slot, "k1", FILE, 0)
        except NotKnown:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(fetch, range(6))) == 1


def test_a_piece_that_came_before_is_not_kept_again(uploads: Uploads, slot: str) -> None:
    uploads.put(slot, piece(sealed=b"first"), MOST)
    uploads.put(slot, piece(sealed=b"second"), MOST)
    assert uploads.fetch(slot, "k1", FILE, 0) == b"first"
    uploads.put(slot, piece(sealed=b"third"), MOST)
    with pytest.raises(NotKnown):
        uploads.fetch(slot, "k1", FILE, 0)


def test_after_again_all_of_it_may_come_anew(uploads: Uploads, slot: str) -> None:
    for number in (0, 1):
        uploads.put(slot, piece(number), MOST)
    uploads.fetch(slot, "k1", FILE, 0)
    uploads.tell(slot, "k1", FILE, "again")
    assert files(uploads, slot) == (File(FILE, "payslip", 2, "again", (), ()),)
    uploads.put(slot, piece(1), MOST)
    assert files(uploads, slot) == (File(FILE, "payslip", 2, "", (1,), (1,)),)


def test_what_is_over_takes_nothing_more(uploads: Uploads, slot: str) -> None:
    for file, state in ((FILE, "arrived"), (OTHER, "refused")):
        uploads.put(slot, piece(file=file), MOST)
        uploads.tell(slot, "k1", file, state)
        uploads.put(slot, piece(1, file=file), MOST)
    assert files(uploads, slot) == (
        File(FILE, "payslip", 2, "arrived", (0,), ()),
        File(OTHER, "payslip", 2, "refused", (0,), ()),
    )


@pytest.mark.parametrize("other", [piece(1, 3), piece(1, topic="lease")])
def test_a_file_stays_what_its_first_piece_said(uploads: Uploads, slot: str, other: Piece) -> None:
    uploads.put(slot, piece(), MOST)
    with pytest.raises(UploadsDiffer):
        uploads.put(slot, other, MOST)


STEPS: Mapping[str, Callable[[Uploads, str, str], object]] = {
    "turn_to": lambda uploads, slot, by: uploads.turn_to(slot, by, "lease"),
    "attend": lambda uploads, slot, by: uploads.attend(slot, by),
    "news": lambda uploads, slot, by: uploads.news(slot, by),
    "fetch": lambda uploads, slot, by: uploads.fetch(slot, by, FILE, 0),
    "tell": lambda uploads, slot, by: uploads.tell(slot, by, FILE, "refused"),
    "close": lambda uploads, slot, by: uploads.close(slot, by),
}


def test_another_kiosk_can_do_nothing(uploads: Uploads, slot: str) -> None:
    uploads.put(slot, piece(), MOST)
    for step in STEPS.values():
        with pytest.raises(NotKnown):
            step(uploads, slot, "k2")
    assert uploads.fetch(slot, "k1", FILE, 0) == b"box"


def test_its_kiosk_can(uploads: Uploads, slot: str) -> None:
    uploads.put(slot, piece(), MOST)
    for step in STEPS.values():
        step(uploads, slot, "k1")


def test_a_kiosk_has_one_slot_at_a_time(uploads: Uploads, slot: str, store: Store) -> None:
    uploads.put(slot, piece(), MOST)
    other, second = uploads.open("nb", "lease", "k2"), uploads.open("nb", "lease", "k1")
    assert uploads.look(slot) is None
    assert uploads.look(other)
    assert uploads.look(second)
    assert rows(store) == (0, 0)


def rows(store: Store) -> tuple[int, int]:
    """Files and pieces in the database."""
    with store._database.reading.connect() as connection:
        counted = [len(connection.execute(select(table)).all()) for table in (upload_files, upload_pieces)]
    return counted[0], counted[1]


def test_every_change_for_the_kiosk_is_news(uploads: Uploads, slot: str) -> None:
    heard = [uploads.news(slot, "k1")]
    acts: tuple[Callable[[], None], ...] = (
        lambda: uploads.mark_opened(slot),
        lambda: uploads.put(slot, piece(0), MOST),
        lambda: uploads.put(slot, piece(1), MOST),
    )
    for act in acts:
        act()
        heard.append(uploads.news(slot, "k1"))
    uploads.mark_opened(slot)
    uploads.put(slot, piece(1), MOST)
    assert [*heard, uploads.news(slot, "k1")] == [0, 1, 2, 3, 3]


def test_a_slot_holds_so_many_bytes(store: Store, slot: str, clock: Clock) -> None:
    uploads = Uploads(store._database, clock, 25)
    fits = [not is_full(uploads, slot, piece(number, 8, sealed=bytes(10))) for number in range(4)]
    assert fits == [True, True, False, False]
    uploads.fetch(slot, "k1", FILE, 0)
    assert not is_full(uploads, slot, piece(2, 8, sealed=bytes(10)))


def test_all_slots_hold_so_many_bytes_however_many_come_at_once(uploads: Uploads) -> None:
    slots = [uploads.open("nb", "payslip", f"k{each}") for each in range(8)]

    def put(slot: str) -> bool:
        return is_full(uploads, slot, piece(sealed=bytes(10)), 35)

    with ThreadPoolExecutor(8) as pool:
        full = list(pool.map(put, slots))
    assert full.count(False) == 3


def test_a_slot_holds_so_many_files_and_those_that_are_over_make_room(uploads: Uploads, slot: str) -> None:
    def nth(number: int) -> Piece:
        return piece(file=f"{number:012}")

    assert not any(is_full(uploads, slot, nth(number)) for number in range(MOST_FILES))
    assert is_full(uploads, slot, nth(MOST_FILES))
    uploads.tell(slot, "k1", nth(7).file, "arrived")
    assert not is_full(uploads, slot, nth(MOST_FILES))
    assert nth(7).file not in [file.file for file in files(uploads, slot)]


def test_a_piece_nobody_fetches_goes_and_must_be_sent_again(uploads: Uploads, slot: str, clock: Clock) -> None:
    uploads.put(slot, piece(0), MOST)
    clock.now += PIECE_LIFE - SECOND
    uploads.put(slot, piece(1), MOST)
    uploads.put(slot, piece(0, file=OTHER), MOST)
    uploads.attend(slot, "k1")
    assert uploads.forget() == 0
    clock.now += 2 * SECOND
    with pytest.raises(NotKnown):
        uploads.fetch(slot, "k1", FILE, 0)
    assert uploads.forget() == 2
    assert files(uploads, slot) == (
        File(FILE, "payslip", 2, "again", (), ()),
        File(OTHER, "payslip", 2, "", (0,), (0,)),
    )


def test_pieces_are_gone_within_ten_minutes() -> None:
    assert PIECE_LIFE + timedelta(seconds=10) < timedelta(minutes=10)


def test_a_silent_kiosks_slot_goes(uploads: Uploads, slot: str, clock: Clock, store: Store) -> None:
    uploads.put(slot, piece(), MOST)
    clock.now += SILENCE + SECOND
    assert uploads.forget(is_silence_over=False) == 0
    uploads.attend(slot, "k1")
    assert uploads.forget() == 0
    clock.now += SILENCE + SECOND
    assert uploads.forget() == 1
    assert rows(store) == (0, 0)


def test_no_slot_outlives_its_time(uploads: Uploads, slot: str, clock: Clock) -> None:
    clock.now += LIFE + SECOND
    assert uploads.look(slot) is None
    with pytest.raises(NotKnown):
        uploads.put(slot, piece(), MOST)
    assert uploads.forget() == 1


def test_nothing_that_was_fetched_stays_in_sqlites_files(uploads: Uploads, slot: str, database_url: str) -> None:
    if not database_url.startswith("sqlite"):
        pytest.skip("PostgreSQL's own vacuum does it")
    path = Path(database_url.removeprefix("sqlite:///"))
    canary = b"quicksilver" * 400
    for number in (0, 1):
        uploads.put(slot, piece(number, sealed=canary), MOST)
    assert canary[:64] in written(path)
    uploads.fetch(slot, "k1", FILE, 0)
    uploads.tell(slot, "k1", FILE, "again")
    uploads.forget()
    assert canary[:64] not in written(path)


def written(path: Path) -> bytes:
    """The database and its log."""
    return b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))


def test_a_slots_id_is_long_and_random(uploads: Uploads) -> None:
    drawn = {uploads.open("nb", "payslip", "k1") for _ in range(20)}
    assert len(drawn) == 20
    assert {len(id) for id in drawn} == {26}
