"""One reference on the desk: what is gathered, what is missing, what belongs elsewhere, and that nothing stays."""

import gc
from dataclasses import replace

import pytest

from kiosk.desk.case import Case, Taken
from kiosk.desk.keyboard import DataPart, ReceiptLink, TrackingCode, read_code
from kiosk.desk.reading import Page
from kiosk.errors import (
    GatewayUnreachable,
    SheetDamaged,
    SheetLocked,
    SheetMixed,
    SignerUnknown,
)
from kiosk.form.answers import Problem
from kiosk.form.reference import Reference
from kiosk.paper.carrier import Sheet, parts_of, rehearsal_seal, tables_of
from kiosk.register.rehearsal import RehearsalRegister
from tests.desk.scans import OTHER, REFERENCE, applied, desk, parts
from tests.paper.printing import house

pytestmark = pytest.mark.usefixtures("whole_memory")


def case() -> Case:
    return Case(REFERENCE, desk().means.open_sheet)


def track(page: int, pages: int = 4, reference: Reference = REFERENCE) -> TrackingCode:
    return TrackingCode(reference, "P", page, pages)


def test_a_new_case_has_nothing() -> None:
    fresh = case()
    assert (fresh.verdict, fresh.parts_total, fresh.pages_total, fresh.missing_pages) == ("none", 0, 0, ())


def test_each_part_is_counted_until_none_is_missing() -> None:
    fresh = case()
    assert len(parts()) >= 3
    assert fresh.take(parts()[1]) == Taken(is_new=True)
    assert fresh.missing_parts == tuple(number for number in range(1, len(parts()) + 1) if number != 2)
    assert fresh.verdict == "gathering"
    for part in parts():
        fresh.take(part)
    assert (fresh.verdict, fresh.missing_parts) == ("ready", ())


def test_the_same_code_twice_is_no_news() -> None:
    fresh = case()
    fresh.take(parts()[0])
    assert fresh.take(parts()[0]) == Taken(is_new=False)


def test_a_code_of_another_reference_is_named_and_not_taken() -> None:
    fresh = case()
    for given in (parts(str(OTHER))[0], track(1, reference=OTHER), ReceiptLink(OTHER, "4F7A1C9999999999"), OTHER):
        assert fresh.take(given) == Taken(is_new=False, other=OTHER)
    assert (fresh.parts_total, fresh.pages_total) == (0, 0)


def test_a_part_of_another_printing_of_the_same_is_told() -> None:
    fresh = case()
    fresh.take(parts()[0])
    taken = fresh.take(parts(version=15)[0])
    assert isinstance(taken.fault, SheetMixed)
    assert fresh.parts_total == len(parts())


def test_pages_not_seen_yet_are_named() -> None:
    fresh = case()
    for page in (1, 4):
        fresh.take(track(page))
    assert (fresh.pages_total, fresh.missing_pages) == (4, (2, 3))


def test_a_page_of_another_printing_is_told() -> None:
    fresh = case()
    fresh.take(track(1, 4))
    assert isinstance(fresh.take(track(1, 5)).fault, SheetMixed)


def test_a_receipt_says_nothing_about_pages() -> None:
    fresh = case()
    fresh.take(TrackingCode(REFERENCE, "R"))
    fresh.take(ReceiptLink(REFERENCE, "4F7A1C9999999999"))
    assert (fresh.pages_total, fresh.missing_pages) == (0, ())


def test_late_papers_are_known_by_their_page() -> None:
    fresh = case()
    assert not fresh.is_late
    fresh.take(TrackingCode(REFERENCE, "E", 1, 1))
    assert fresh.is_late


def test_a_page_scanned_again_is_seen_in_its_newest_picture() -> None:
    fresh = case()
    for grey in (b"\1", b"\2"):
        fresh.take_page(Page(("SK1:7KQ4M2XJG:P1/4",), 1, 1, grey))
    assert [page.picture for page in fresh.pages] == [b"\2"]


def test_pages_without_codes_are_all_kept() -> None:
    fresh = case()
    for grey in (b"\1", b"\2"):
        fresh.take_page(Page((), 1, 1, grey))
    assert len(fresh.pages) == 2


def test_the_sheet_is_opened_when_all_parts_are_there_and_only_then() -> None:
    fresh = case()
    fresh.open()
    assert fresh.sheet is None
    for part in parts():
        fresh.take(part)
    fresh.open()
    assert fresh.verdict == "open"
    assert fresh.sheet
    assert fresh.sheet.application == applied()


def test_a_misread_part_refuses_the_sheet_for_good() -> None:
    fresh = case()
    for part in parts():
        fresh.take(part if part.number > 1 else spoiled(part))
    fresh.open()
    fresh.open()
    assert fresh.verdict == "refused"
    assert isinstance(fresh.fault, SheetDamaged)


def spoiled(part: DataPart) -> DataPart:
    head, middle, tail = part.text[:60], part.text[60:64], part.text[64:]
    read = read_code(head + middle[::-1] + tail)
    assert isinstance(read, DataPart)
    assert read.text != part.text
    return read


def test_a_kiosk_nobody_knows_is_told() -> None:
    settings = replace(house().settings, practice=False, printer="ipp://127.0.0.1/none")
    fresh = Case(REFERENCE, desk(settings).means.open_sheet)
    for part in parts():
        fresh.take(part)
    fresh.open()
    assert isinstance(fresh.fault, SignerUnknown)


def test_what_only_the_gateway_stood_in_the_way_of_is_tried_again() -> None:
    answers: list[Exception | None] = [GatewayUnreachable(), None]

    def open_parts(texts: tuple[str, ...]) -> Sheet:
        fault = answers.pop(0)
        if fault:
            raise fault
        return desk().means.open_sheet(texts)

    fresh = Case(REFERENCE, open_parts)
    for part in parts():
        fresh.take(part)
    fresh.open()
    assert fresh.verdict == "refused"
    fresh.open()
    assert (fresh.verdict, fresh.fault) == ("open", None)


def test_a_sheet_of_another_reference_behind_our_prefix_is_not_believed() -> None:
    fresh = Case(OTHER, lambda _texts: desk().means.open_sheet(tuple(part.text for part in parts())))
    for part in parts(str(OTHER)):
        fresh.take(part)
    fresh.open()
    assert fresh.sheet is None
    assert isinstance(fresh.fault, SheetMixed)


def test_nothing_of_a_closed_case_stays() -> None:
    fresh = case()
    for part in parts():
        fresh.take(part)
    fresh.take_page(Page((), 1, 1, b"\1"))
    fresh.open()
    fresh.close()
    assert (fresh.sheet, fresh.status, fresh.fault, fresh.pages, fresh.parts_total) == (None, None, None, (), 0)
    gc.collect()
    assert not [each for each in gc.get_objects() if isinstance(each, Sheet)]


def test_what_was_being_opened_when_it_was_closed_is_forgotten_too() -> None:
    def open_parts(texts: tuple[str, ...]) -> Sheet:
        slow.close()
        return desk().means.open_sheet(texts)

    slow = Case(REFERENCE, open_parts)
    for part in parts():
        slow.take(part)
    slow.open()
    assert slow.sheet is None


def test_a_case_shows_only_its_reference_in_a_repr() -> None:
    assert repr(case()) == "<Case 7KQ-4M2-XJG>"


def test_an_encrypted_sheet_without_a_gateway_is_locked_and_with_one_is_opened() -> None:
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key

    from kiosk.paper.carrier.wrapping import unwrap

    own, key = house(), generate_private_key(SECP256R1())
    municipality = applied().office
    assert municipality
    seal = replace(rehearsal_seal(), recipients={municipality.municipality: key.public_key()})
    texts = parts_of(applied(), tables_of(own.content, *own.forms.all()), seal)
    register = RehearsalRegister(unwrapping=lambda reference, recipient: unwrap(recipient, key, reference))
    without, with_one = RehearsalRegister(), register
    verdicts = []
    for known in (without, with_one):
        fresh = Case(REFERENCE, desk(register=known).means.open_sheet)
        for text in texts:
            part = read_code(text)
            assert not isinstance(part, Problem)
            fresh.take(part)
        fresh.open()
        verdicts.append((fresh.verdict, type(fresh.fault)))
    assert verdicts == [("refused", GatewayUnreachable), ("open", type(None))]


def test_a_desk_without_any_gateway_says_that_the_sheet_is_locked() -> None:
    def open_parts(_texts: tuple[str, ...]) -> Sheet:
        raise SheetLocked

    fresh = Case(REFERENCE, open_parts)
    for part in parts():
        fresh.take(part)
    fresh.open()
    assert isinstance(fresh.fault, SheetLocked)


@pytest.mark.parametrize("text", ["https://example.no/menu", "SK9:7KQ4M2XJG:P1/2", "7KQ-4M2-XJG"])
def test_what_is_no_code_on_a_page_is_passed_over(text: str) -> None:
    fresh = case()
    assert fresh.take_page(Page((text,), 1, 1, b"\1")) == ()
