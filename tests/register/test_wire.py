"""What kiosk, desk and gateway tell each other: it comes back as it was, and nothing else gets through."""

import json
import typing
import uuid
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, Literal, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.form.reference import ALPHABET
from kiosk.register import wire
from kiosk.register.fields import SHAPES
from kiosk.register.model import EVENT_KINDS, Channel, Event, EventKind, Registration, Status, status_of
from kiosk.register.wire import ONLY_IN, WireError
from kiosk.visit.receipt_key import Proofs
from kiosk.visit.reference import mint
from tests.register.telling import NOON, Told, event

SECRET = "Kari Nordmann 01017012345"
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=1)), timezone(timedelta(hours=-3, minutes=-30))])
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2098, 1, 1), timezones=ZONES)
REFERENCES = st.builds(lambda: mint().characters)
DOCUMENTS = st.lists(st.from_regex(r"[a-z][a-z0-9_]{0,30}", fullmatch=True), max_size=6).map(tuple)


@st.composite
def events(draw: st.DrawFn) -> Event:
    kind: EventKind = draw(st.sampled_from(EVENT_KINDS))
    told = Event(str(uuid.uuid4()), kind, draw(MOMENTS), draw(st.sampled_from(["kiosk", "desk", "gateway"])))
    match kind:
        case "waiting":
            return replace(
                told, documents=draw(DOCUMENTS), by=draw(st.none() | st.dates(date(2020, 1, 1), date(2098, 1, 1)))
            )
        case "forwarded":
            return replace(told, office=draw(st.from_regex(r"[0-9]{4}", fullmatch=True)))
        case "void" | "created":
            return replace(told, other=draw(st.just("") | REFERENCES))
    return told


@st.composite
def registrations(draw: st.DrawFn) -> Registration:
    channel: Channel = draw(st.sampled_from(get_args(Channel)))
    office = draw(st.sampled_from(["", "9901"]))
    return Registration(
        draw(REFERENCES), "ettersendelse", "2026.1", office, channel, draw(st.sampled_from(["nb", "ar"]))
    )


def through_json(written: object) -> Any:
    return json.loads(json.dumps(written))


@given(
    registrations(),
    st.lists(events(), min_size=1, max_size=8),
    st.none() | st.builds(Proofs, *[st.binary(min_size=16, max_size=16)] * 2),
)
def test_a_telling_comes_back_as_it_was(registration: Registration, told: list[Event], proofs: Proofs | None) -> None:
    read = wire.read_telling(registration.reference, through_json(wire.write_telling(registration, proofs, told)))
    assert (read.registration, read.proofs, read.events) == (registration, proofs, tuple(told))


@given(registrations(), st.lists(events(), min_size=1, max_size=8))
def test_a_status_comes_back_as_it_was(registration: Registration, told: list[Event]) -> None:
    status = status_of(registration, told)
    assert wire.read_status(through_json(wire.write_status(status))) == status


@given(st.binary(min_size=1, max_size=64), st.none() | st.text(ALPHABET, min_size=6, max_size=6))
def test_what_is_unwrapped_comes_back_as_it_was(data: bytes, code: str | None) -> None:
    assert wire.read_unwrapping(through_json(wire.write_unwrapping(data, code))) == (data, code)
    assert wire.read_key(through_json(wire.write_key(data))) == data
    assert code is None or wire.read_asked_code(through_json(wire.write_code(code))) == code


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda each: st.lists(each) | st.dictionaries(st.text(), each),
    )
)
def test_anything_else_is_a_wire_error(anything: object) -> None:
    readers: list[Callable[[object], object]] = [
        wire.read_event, wire.read_events, wire.read_status, wire.read_registration, wire.read_proofs,
        wire.read_asked_code, wire.read_unwrapping, wire.read_key, lambda data: wire.read_telling("2GH7V4NDY", data),
    ]  # fmt: skip
    for read in readers:
        with pytest.raises(WireError):
            read(anything)


def telling() -> dict[str, Any]:
    told = Told("2GH7V4NDY")
    waiting = event("waiting", documents=("lease",), by=date(2026, 12, 7))
    others = [event("created"), event("forwarded", office="9902"), event("void", other="2GH7V4NDY")]
    proofs = Proofs(bytes(16), bytes(16))
    return typing.cast(
        "dict[str, Any]", through_json(wire.write_telling(told.registration, proofs, [waiting, *others]))
    )


def places(data: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The path of every value in a document."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [found for key, value in inner for found in [(*path, key), *places(value, (*path, key))]]


def put(data: Any, path: tuple[str | int, ...], value: object) -> Any:
    for key in path[:-1]:
        data = data[key]
    data[path[-1]] = value
    return data


@pytest.mark.parametrize("path", places(telling()), ids=lambda path: ".".join(map(str, path)))
@pytest.mark.parametrize(
    "wrong", [SECRET, "", "x" * 200, 7, None, True, 1.5, [], {}, [SECRET], {SECRET: SECRET}, "2026-11-22T10:00:00"],
    ids=range(12),
)  # fmt: skip
def test_no_place_takes_anything_of_another_shape(path: tuple[str | int, ...], wrong: object) -> None:
    told = telling()
    put(told, path, wrong)
    # An office need not be known, and nothing need be missing.
    if (path == ("office",) and wrong == "") or (path[-1] == "documents" and wrong == []):
        wire.read_telling("2GH7V4NDY", told)
        return
    with pytest.raises(WireError) as fault:
        wire.read_telling("2GH7V4NDY", told)
    assert "Nordmann" not in str(fault.value)
    assert fault.value.field


@pytest.mark.parametrize("path", [(), ("proofs",), ("events", 0)])
def test_no_place_takes_another_field(path: tuple[str | int, ...]) -> None:
    told = telling()
    put(told, (*path, SECRET), "x")
    with pytest.raises(WireError, match="not known here") as fault:
        wire.read_telling("2GH7V4NDY", told)
    assert "Nordmann" not in str(fault.value)


@pytest.mark.parametrize("path", [path for path in places(telling()) if isinstance(path[-1], str)])
def test_what_must_be_said_is_missed(path: tuple[str | int, ...]) -> None:
    told = telling()
    inner = told
    for key in path[:-1]:
        inner = inner[key]  # type: ignore[index]
    del inner[path[-1]]  # type: ignore[arg-type]
    if path == ("proofs",) or path[-1] in ("documents", "by", "other"):
        wire.read_telling("2GH7V4NDY", told)
        return
    with pytest.raises(WireError, match="missing"):
        wire.read_telling("2GH7V4NDY", told)


@pytest.mark.parametrize("name", list(ONLY_IN))
@pytest.mark.parametrize("kind", EVENT_KINDS)
def test_an_event_says_more_only_where_it_means_something(name: str, kind: EventKind) -> None:
    more = {"documents": ["lease"], "by": "2026-12-07", "office": "9902", "other": "2GH7V4NDY"}
    needed = {"office": "9901"} if kind == "forwarded" else {}
    written = wire.write_event(event(kind)) | needed | {name: more[name]}
    if kind in ONLY_IN[name]:
        wire.read_event(written)
        return
    with pytest.raises(WireError, match=name):
        wire.read_event(written)


@pytest.mark.parametrize("number", [0, 51])
def test_a_telling_has_one_to_fifty_events(number: int) -> None:
    with pytest.raises(WireError, match="events"):
        wire.read_events({"events": [wire.write_event(event("created"))] * number})


def test_an_event_names_sixty_documents_at_most() -> None:
    wire.read_event(wire.write_event(event("waiting", documents=("lease",) * 60)))
    with pytest.raises(WireError, match="documents: more than 60"):
        wire.read_event(wire.write_event(event("waiting", documents=("lease",) * 61)))


@pytest.mark.parametrize(
    "reference", ["2GH7V4NDZ", "2gh7v4ndy", "2GH-7V4-NDY", "../../etc", "2GH7V4NDY\n", "٢GH7V4NDY"]
)
def test_a_reference_has_its_shape_and_its_check_character(reference: str) -> None:
    with pytest.raises(WireError, match="reference"):
        wire.read_telling(reference, telling())


@pytest.mark.parametrize(
    "at", ["2026-11-22T10:00:00", "2026-13-22T10:00:00Z", "2026-11-22T25:00:00Z", "2026-11-22T10:00:00+99:99",
           "1926-11-22T10:00:00Z", "2026-11-22 10:00:00Z", "2026-11-22T10:00:00Z ", "20261122T100000Z"],
)  # fmt: skip
def test_a_time_has_its_zone_and_is_one(at: str) -> None:
    with pytest.raises(WireError, match="at: no"):
        wire.read_event(wire.write_event(event("created")) | {"at": at})


def test_a_time_without_its_zone_is_not_even_written() -> None:
    with pytest.raises(WireError, match="zone"):
        wire.write_event(replace(event("created"), at=NOON.replace(tzinfo=None)))


def test_every_text_of_the_register_has_a_shape() -> None:
    for model in (Registration, Event, Status):
        hints = typing.get_type_hints(model)
        for each in fields(model):
            kind = hints[each.name]
            if kind is str or kind == tuple[str, ...]:
                assert each.name in SHAPES, f"{model.__name__}.{each.name}"
            else:
                assert get_origin(kind) is Literal or kind in (date | None, datetime, datetime | None, Registration)


@pytest.mark.parametrize("shape", list(SHAPES))
@pytest.mark.parametrize(
    "text", ["Kari Nordmann", "Kåre", "å", "01017012345 ", "kari@example.no", "+47 99999999", "مريم"]
)
def test_no_shape_takes_what_people_write(shape: str, text: str) -> None:
    assert not SHAPES[shape].fullmatch(text)


def test_a_telling_shows_no_proof() -> None:
    read = wire.read_telling("2GH7V4NDY", telling())
    assert "proofs" not in repr(read)


def test_a_status_of_a_gateway_that_says_nothing_of_the_digital_route_is_read() -> None:
    written = through_json(wire.write_status(status_of(Told("2GH7V4NDY").registration, [event("handed_in")])))
    assert written.keys().isdisjoint({"tried", "kept_until", "sent"})
    read = wire.read_status(written)
    assert (read.tried, read.kept_until, read.sent) == (None, None, None)


@pytest.mark.parametrize("name", ["tried", "kept_until", "sent"])
def test_a_moment_of_the_digital_route_has_its_zone(name: str) -> None:
    written = wire.write_status(status_of(Told("2GH7V4NDY").registration, [event("created")]))
    with pytest.raises(WireError, match=name):
        wire.read_status({**written, name: "2026-11-23T12:00:00"})
