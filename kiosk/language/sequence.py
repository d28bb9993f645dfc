"""Resolves one isolating run sequence: which of its characters read rightward, which leftward (UAX #9, W1 to I2).

The one rule: only the kinds of characters and their direction on both sides decide, never the language or a guess.
Kinds are the Bidi_Class short names of Unicode.
"""

import unicodedata
from collections.abc import Iterator, Sequence

from bidi.mirror import MIRRORED

NEUTRAL = frozenset({"B", "S", "WS", "ON", "FSI", "LRI", "RLI", "PDI"})
ISOLATES = frozenset({"FSI", "LRI", "RLI", "PDI"})
STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
# Canonically equal angle brackets close each other.
SAME_BRACKET = {"\u2329": "\u3008", "\u232a": "\u3009"}
DEEPEST_BRACKETS = 63


def resolve(letters: Sequence[str], kinds: list[str], level: int, before: str, after: str) -> list[int]:
    """The level of each character. `before` and `after` are the directions ("L", "R") at the ends of the sequence."""
    original = list(kinds)
    resolve_weak(kinds, before)
    resolve_brackets(letters, kinds, original, direction_of(level), before)
    resolve_neutral(kinds, direction_of(level), before, after)
    return [implicit_level(kind, level) for kind in kinds]


def direction_of(level: int) -> str:
    return "R" if level % 2 else "L"


def implicit_level(kind: str, level: int) -> int:
    if level % 2:
        return level if kind == "R" else level + 1
    return level + {"L": 0, "R": 1}.get(kind, 2)


def resolve_weak(kinds: list[str], before: str) -> None:
    """W1 to W7: marks take their letter's kind, numbers take their separators and signs."""
    marks_follow_letters(kinds, before)
    numbers_after_arabic(kinds, before)
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    separators_join_numbers(kinds)
    signs_join_numbers(kinds)
    kinds[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in kinds]
    numbers_after_latin(kinds, before)


def marks_follow_letters(kinds: list[str], before: str) -> None:
    previous = before
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[place] = "ON" if previous in ISOLATES else previous
        previous = kinds[place]


def numbers_after_arabic(kinds: list[str], before: str) -> None:
    strong = before
    for place, kind in enumerate(kinds):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[place] = "AN"


def numbers_after_latin(kinds: list[str], before: str) -> None:
    strong = before
    for place, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"


def separators_join_numbers(kinds: list[str]) -> None:
    for place in range(1, len(kinds) - 1):
        previous, kind, following = kinds[place - 1 : place + 2]
        if previous == following and (kind, previous) in {("ES", "EN"), ("CS", "EN"), ("CS", "AN")}:
            kinds[place] = previous


def signs_join_numbers(kinds: list[str]) -> None:
    for start, end in stretches(kinds, frozenset({"ET"})):
        if "EN" in (kinds[start - 1] if start else "", kinds[end] if end < len(kinds) else ""):
            kinds[start:end] = ["EN"] * (end - start)


def resolve_brackets(letters: Sequence[str], kinds: list[str], original: list[str], base: str, before: str) -> None:
    """N0: both brackets of a pair take one direction, from what stands inside, else from what came before."""
    for opening, closing in bracket_pairs(letters, kinds):
        inside = {STRONG[kind] for kind in kinds[opening + 1 : closing] if kind in STRONG}
        if not inside:
            continue
        side = base if base in inside or strong_before(kinds, opening, before) == base else next(iter(inside))
        for place in (opening, closing):
            kinds[place] = side
            marks_follow_bracket(kinds, original, place)


def strong_before(kinds: list[str], place: int, before: str) -> str:
    return next((STRONG[kind] for kind in reversed(kinds[:place]) if kind in STRONG), before)


def marks_follow_bracket(kinds: list[str], original: list[str], bracket: int) -> None:
    for place in range(bracket + 1, len(kinds)):
        if original[place] != "NSM":
            return
        kinds[place] = kinds[bracket]


def bracket_pairs(letters: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """BD16: matching pairs in order of their opening; none when they are nested too deeply."""
    waiting: list[tuple[str, int]] = []
    pairs = []
    for place, (letter, kind) in enumerate(zip(letters, kinds, strict=True)):
        category = unicodedata.category(letter)
        if kind != "ON" or category not in ("Ps", "Pe") or letter not in MIRRORED:
            continue
        if category == "Ps":
            if len(waiting) == DEEPEST_BRACKETS:
                return []
            waiting.append((bracket(MIRRORED[letter]), place))
            continue
        depth = next((d for d in reversed(range(len(waiting))) if waiting[d][0] == bracket(letter)), None)
        if depth is not None:
            pairs.append((waiting[depth][1], place))
            del waiting[depth:]
    return sorted(pairs)


def bracket(letter: str) -> str:
    return SAME_BRACKET.get(letter, letter)


def resolve_neutral(kinds: list[str], base: str, before: str, after: str) -> None:
    """N1, N2: what stands between equal directions takes it, the rest takes the direction of the sequence."""
    for start, end in list(stretches(kinds, NEUTRAL)):
        left = STRONG[kinds[start - 1]] if start else before
        right = STRONG[kinds[end]] if end < len(kinds) else after
        kinds[start:end] = [left if left == right else base] * (end - start)


def stretches(kinds: Sequence[str], wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each unbroken stretch of wanted kinds."""
    start = None
    for place, kind in enumerate([*kinds, ""]):
        if kind in wanted and start is None:
            start = place
        elif kind not in wanted and start is not None:
            yield start, place
            start = None
