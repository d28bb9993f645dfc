"""The order in which the characters of a mixed line stand, left to right (UAX #9).

The one rule: the base direction is given, never guessed. python-bidi gives the same order (the tests compare them), but
not which characters read leftward, and both mirrored brackets and shaping on paper must know.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiosk.language.embedding import INITIATORS, explicit_levels, isolate_partners
from kiosk.language.sequence import ISOLATES, direction_of, resolve
from kiosk.language.words import Direction


@dataclass(frozen=True, slots=True)
class Placed:
    """One character of the line: its place in the text, and whether it reads rightward (left to right)."""

    index: int
    rightward: bool


def order(text: str, direction: Direction) -> list[Placed]:
    """The characters in visual order, without embeddings and other characters the algorithm takes out (X9)."""
    shown = [(index, level) for index, level in enumerate(embedding_levels(text, direction)) if level is not None]
    return [Placed(shown[place][0], shown[place][1] % 2 == 0) for place in reorder([level for _, level in shown])]


def embedding_levels(text: str, direction: Direction) -> list[int | None]:
    """The level of each character, odd ones read leftward; None for those taken out."""
    base = int(direction == "rtl")
    # Letters newer than Python's tables have no kind; most scripts read rightward.
    original = [unicodedata.bidirectional(letter) or "L" for letter in text]
    partner = isolate_partners(original)
    kinds = list(original)
    given = explicit_levels(kinds, partner, base)
    levels = list(given)
    for places in run_sequences(given, partner):
        level, before, after = borders(places, original, given, base)
        inner = [kinds[place] for place in places]
        resolved = resolve([text[place] for place in places], inner, level, before, after)
        for place, value in zip(places, resolved, strict=True):
            levels[place] = value
    trailing_space_to_base(original, levels, base)
    return levels


def run_sequences(levels: Sequence[int | None], partner: Mapping[int, int]) -> list[list[int]]:
    """Runs of one level, joined across the isolates inside them (BD13)."""
    opening = {closing: start for start, closing in partner.items()}
    ending_with: dict[int, list[int]] = {}
    sequences = []
    for run in level_runs(levels):
        sequence = ending_with.get(opening.get(run[0], -1))
        if sequence is None:
            sequence = []
            sequences.append(sequence)
        sequence += run
        ending_with[run[-1]] = sequence
    return sequences


def level_runs(levels: Sequence[int | None]) -> Iterator[list[int]]:
    run: list[int] = []
    for place, level in enumerate(levels):
        if level is None:
            continue
        if run and levels[run[-1]] != level:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def borders(
    places: Sequence[int], original: Sequence[str], given: Sequence[int | None], base: int
) -> tuple[int, str, str]:
    """The level of a sequence and the directions at its two ends (X10)."""
    level = given[places[0]]
    assert level is not None
    before = next((near for near in reversed(given[: places[0]]) if near is not None), base)
    after = next((near for near in given[places[-1] + 1 :] if near is not None), base)
    if original[places[-1]] in INITIATORS:
        after = base
    return level, direction_of(max(level, before)), direction_of(max(level, after))


def trailing_space_to_base(original: Sequence[str], levels: list[int | None], base: int) -> None:
    """L1: separators, and white space before them or at the end, stand where the line goes on."""
    trailing = True
    for place in reversed(range(len(original))):
        kind = original[place]
        if kind in ("S", "B"):
            trailing = True
            levels[place] = base
        elif trailing and (kind == "WS" or kind in ISOLATES):
            levels[place] = base
        elif levels[place] is not None:
            trailing = False


def reorder(levels: Sequence[int]) -> list[int]:
    """L2: from the deepest level up, every stretch at least that deep is turned round."""
    places = list(range(len(levels)))
    for deepest in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(places):
            end = start
            while end < len(places) and levels[places[end]] >= deepest:
                end += 1
            places[start:end] = reversed(places[start:end])
            start = max(end, start + 1)
    return places
