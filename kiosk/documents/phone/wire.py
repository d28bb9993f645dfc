"""What a kiosk and the gateway say to each other about uploads: shapes, bounds, and how the kiosk reads the answers.

The one rule: what does not fit is no answer at all, and is never repeated.
"""

import re
from typing import Any

from kiosk.documents.phone.model import News, Offered, Slot

CROCKFORD = "[0-9A-HJKMNP-TV-Z]"
ID = re.compile(CROCKFORD + "{26}")
"""130 random bits: whoever cannot see the kiosk's screen cannot know it."""
FILE = re.compile(CROCKFORD + "{12}")
"""Random, made by the phone."""
TOPIC = re.compile("[a-z0-9_.-]{1,64}")
PIECE = re.compile("0|[1-9][0-9]?")
PIECE_BYTES = 256 * 1024
"""Of what is in a piece, at the most."""
MOST_SEALED = PIECE_BYTES + 128
MOST_PIECES = 64
MOST_FILES = 60
MOST_HELD = 32 * 1024 * 1024
"""Bytes that a visit holds of files that are not whole yet, and of those nobody has looked at: two of the largest."""


def read_slot(data: Any) -> Slot:
    """Raises ValueError."""
    if not is_text(data["id"], ID) or not is_number(data["seconds"]):
        raise ValueError("no slot")
    return Slot(data["id"], data["seconds"])


def read_news(data: Any) -> News:
    """Raises ValueError, KeyError or TypeError for what no gateway would write."""
    files = read_list(data["files"], MOST_FILES)
    if type(data["opened"]) is not bool or not is_number(data["news"]):
        raise ValueError("no news")
    return News(data["opened"], data["news"], tuple(read_offered(each) for each in files))


def read_offered(data: Any) -> Offered:
    count, here = data["count"], read_list(data["here"], MOST_PIECES)
    if not is_text(data["file"], FILE) or not is_text(data["topic"], TOPIC) or not is_number(count, MOST_PIECES):
        raise ValueError("no file")
    if not count or not all(is_number(each, count - 1) for each in here):
        raise ValueError("no pieces")
    return Offered(data["file"], data["topic"], count, tuple(here))


def read_list(value: Any, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise ValueError("no list")
    return value


def is_text(value: Any, shape: re.Pattern[str]) -> bool:
    return isinstance(value, str) and shape.fullmatch(value) is not None


def is_number(value: Any, most: int = 10**9) -> bool:
    return type(value) is int and 0 <= value <= most
