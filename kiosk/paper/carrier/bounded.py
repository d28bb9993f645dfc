"""CBOR (RFC 8949) from strangers: looked over before it is decoded, so that a few bytes cannot become a mountain.

The one rule: what is not plain (tags nobody asked for, floats, endless lengths, deep nesting) is refused unread.
"""

from typing import Any

import cbor2

DEEPEST = 8
INTEGER, NEGATIVE, BYTES, TEXT, LIST, MAP, TAG = range(7)
PLAIN = (20, 21, 22)


def decoded(data: bytes, tag: int | None = None) -> Any:
    """The one plain item in these bytes; inside `tag`, where one is wanted. Raises ValueError."""
    look_over(data, tag)
    try:
        found = cbor2.loads(data)
    except cbor2.CBORDecodeError as fault:
        raise ValueError("this is no CBOR") from fault
    return found.value if tag is not None else found


def look_over(data: bytes, tag: int | None) -> None:
    """Walks the heads of all items without decoding any. Raises ValueError."""
    position, open_items = 0, [1]
    while open_items:
        if not open_items[-1]:
            open_items.pop()
            continue
        open_items[-1] -= 1
        major, value, position = head(data, position)
        if major == TAG:
            if value != tag or len(open_items) > 1:
                raise ValueError("a tag that does not belong here")
            tag, open_items[-1] = None, 1
        elif major in (BYTES, TEXT):
            position += value
        elif major in (LIST, MAP):
            open_items.append(value * (major - TEXT))
        elif major > TAG and value not in PLAIN:
            raise ValueError("a value that does not belong here")
        if position > len(data) or open_items[-1] > len(data) or len(open_items) > DEEPEST:
            raise ValueError("more than there is room for")
    if position != len(data) or tag is not None:
        raise ValueError("not exactly one item of the wanted sort")


def head(data: bytes, position: int) -> tuple[int, int, int]:
    """Major type, value, and where the head ends. Raises ValueError."""
    if position >= len(data):
        raise ValueError("cut short")
    major, short = data[position] >> 5, data[position] & 31
    position += 1
    if short < 24:
        return major, short, position
    if short > 27 or major > TAG:
        raise ValueError("an endless or reserved length")
    size = 1 << (short - 24)
    return major, int.from_bytes(data[position : position + size], "big"), position + size
