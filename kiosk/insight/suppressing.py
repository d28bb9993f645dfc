"""Which sums may be seen: none below five, and none from which, with a total, such a one could be worked out.

Nought is small too. Of words that exclude each other (`Vocabulary.groups`) the total is taken for known, since every
visit counts once in each of several groups. Where the small ones together would give one of them away, the first of the
others is kept back as well: the first, not the smallest, since that would bound it. Where there is no other, nothing of
that week is told. Some lists add up to a part of another: whoever ended, by face or by minutes at the end, are all who
did not leave. While a small way out is kept back, no such list is told whole.

The one rule: nobody finds out a number from one to four, whatever else of the week they know, unless from outside.
"""

from collections.abc import Mapping, Sequence

from kiosk.insight.vocabulary import Vocabulary, Word

FEWEST = 5
WAY_OUT = "route"
PARTS = ("stopped", "minutes", "face")
"""Subjects whose lists add up to those who went some of the ways out."""


def seen(counts: Mapping[Word, int], vocabulary: Vocabulary) -> Mapping[Word, int]:
    """What may be told of one week of one office; everything else is kept back."""
    told = {word: counts[word] for word in vocabulary.words if counts.get(word, 0) >= FEWEST}
    for group in vocabulary.groups():
        if not is_safe([counts.get(word, 0) for word in group]):
            large = [word for word in group if word in told]
            if not large:
                return {}
            del told[large[0]]
    if any(0 < counts.get(word, 0) < FEWEST for word in vocabulary.words if word[0] == WAY_OUT):
        leave_open(told, vocabulary)
    return told


def leave_open(told: dict[Word, int], vocabulary: Vocabulary) -> None:
    """Keeps back the first of each list that is a part, so that its sum is not known."""
    for group in vocabulary.groups():
        large = [word for word in group if word in told]
        if large and large[0][0] in PARTS:
            del told[large[0]]


def is_safe(counts: Sequence[int]) -> bool:
    """Whether the sum of the small ones leaves each of them open; noughts alone say nothing about anybody."""
    small = [count for count in counts if count < FEWEST]
    most, total = FEWEST - 1, sum(small)
    # Each lies from what the others cannot take up to what there is.
    return not total or max(0, total - most * (len(small) - 1)) < min(most, total)
