"""CBOR from strangers is looked over before it is decoded."""

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.paper.carrier.bounded import decoded

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.integers(0, 99), inner, max_size=4),
    max_leaves=12,
)


def depth(data: object) -> int:
    """How deep it is nested."""
    inner = list(data.values()) if isinstance(data, dict) else data if isinstance(data, list) else None
    return 0 if inner is None else 1 + max(map(depth, inner), default=0)


@given(PLAIN)
def test_plain_items_are_decoded(data: object) -> None:
    if depth(data) < 7:
        assert decoded(cbor2.dumps(data)) == data


@given(st.binary(max_size=60))
def test_any_bytes_are_an_item_or_a_value_error(data: bytes) -> None:
    try:
        decoded(data)
    except ValueError:
        return


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\x01\x01", id="two items"),
        pytest.param(b"\x81" * 20 + b"\x01", id="deep"),
        pytest.param(b"\x81" * 60000 + b"\x01", id="very deep"),
        pytest.param(b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff", id="a list of more than there is"),
        pytest.param(b"\x5b\xff\xff\xff\xff\xff\xff\xff\xff", id="bytes of more than there are"),
        pytest.param(b"\x9f\x01\xff", id="an endless list"),
        pytest.param(b"\x5f\x41a\xff", id="endless bytes"),
        pytest.param(b"\xfb" + bytes(8), id="a float"),
        pytest.param(b"\xf7", id="undefined"),
        pytest.param(b"\xd8\x1c\x81\xd8\x1d\x00", id="a list that holds itself"),
        pytest.param(b"\xc2\x41\x01", id="a tagged number"),
        pytest.param(b"\x1c", id="a reserved length"),
        pytest.param(b"\x61\xff", id="no UTF-8"),
    ],
)
def test_what_is_not_plain_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decoded(data)


def test_a_wanted_tag_is_taken_off() -> None:
    assert decoded(cbor2.dumps(cbor2.CBORTag(18, [1])), 18) == [1]


def test_a_wanted_tag_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="wanted"):
        decoded(cbor2.dumps([1]), 18)


def test_a_wanted_tag_inside_is_refused() -> None:
    with pytest.raises(ValueError, match="belong"):
        decoded(cbor2.dumps([cbor2.CBORTag(18, 1)]), 18)
