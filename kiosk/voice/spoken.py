"""What is read aloud: pieces of text, each in its own language, in the order in which a screen says them.

The one rule: a piece that stands in for an answer says so, and what is covered on the screen is never in a piece.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from kiosk.language.words import FALLBACK, SOURCE

# More than any screen says; whoever asks for more is answered with so much.
MOST_PIECES, MOST_LETTERS, MOST_TOGETHER = 200, 2_000, 20_000
# What a speech program would take for an order (espeak-ng: a control character changes the voice, [[ ]] holds sounds),
# or cannot be written as UTF-8.
ORDERS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\[\]]")
ENDINGS = tuple(".:;?!…؟،።")


@dataclass(frozen=True, slots=True)
class Spoken:
    """One piece. `language`: a code of `LANGUAGES`; "" for the applicant's. `ids`: the texts it may be, for a clip.

    `is_answer`: somebody gave it, so that it is read only when asked for.
    """

    text: str = field(repr=False)
    language: str = ""
    ids: tuple[str, ...] = ()
    is_answer: bool = False


def named(pieces: Iterable[Spoken], language: str, ids: Mapping[str, tuple[str, ...]]) -> Iterator[Spoken]:
    """The same pieces, each in a language and with the ids its text has there; nothing that has no words.

    `ids`: by text, of the applicant's language (`language`). A text nobody has translated is read as bokmål.
    """
    for piece in pieces:
        if not piece.text.strip():
            continue
        if piece.language not in ("", language):
            yield piece
        elif piece.text.startswith(FALLBACK):
            yield Spoken(piece.text.removeprefix(FALLBACK), SOURCE, ids.get(piece.text, ()), piece.is_answer)
        else:
            yield Spoken(piece.text, language, piece.ids or ids.get(piece.text, ()), piece.is_answer)


def written(pieces: Sequence[Spoken]) -> list[dict[str, Any]]:
    """As it crosses to the voice, no more than that takes in at once: what of it was an answer does not."""
    told = [
        {"text": piece.text[:MOST_LETTERS], "language": piece.language, "ids": list(piece.ids)}
        for piece in pieces[:MOST_PIECES]
    ]
    letters = accumulate(len(str(each["text"])) for each in told)
    return [each for each, so_far in zip(told, letters, strict=True) if so_far <= MOST_TOGETHER]


def read_pieces(told: object) -> list[Spoken]:
    """The other way round; what is no piece is left out."""
    if not isinstance(told, list):
        return []
    return [
        Spoken(str(each.get("text", "")), str(each.get("language", "")), tuple(map(str, each.get("ids", ()))))
        for each in told[:MOST_PIECES]
        if isinstance(each, dict)
    ]


def sentence(text: str) -> str:
    """As a speech program is to read it: with a pause behind it, and no order to the program in it."""
    text = " ".join(ORDERS.sub(" ", text).split())
    return text if text.endswith(ENDINGS) else f"{text}."
