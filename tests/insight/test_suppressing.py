"""No small number is seen, and none can be worked out from what is."""

from collections import defaultdict
from itertools import product

from kiosk.insight.suppressing import FEWEST, is_safe, seen
from kiosk.insight.vocabulary import Vocabulary

MOST = 14


def group(length: int) -> Vocabulary:
    return Vocabulary(tuple(("route", f"r{number}") for number in range(length)))


def test_no_number_below_five_is_seen_nor_a_nought() -> None:
    vocabulary = Vocabulary((("help", "a"), ("help", "b"), ("help", "c")))
    assert seen({("help", "a"): 5, ("help", "b"): 4}, vocabulary) == {("help", "a"): 5}


def test_a_total_never_gives_a_small_number_away() -> None:
    """Whoever knows the rule, the total and all that is shown still finds two numbers possible for each small one."""
    for length in (1, 2, 3):
        vocabulary = group(length)
        possible: dict[object, tuple[set[int], ...]] = defaultdict(lambda: (set(), set(), set()))
        weeks = list(product(range(MOST), repeat=length))
        for counts in weeks:
            for place, count in enumerate(counts):
                possible[looked(counts, vocabulary)][place].add(count)
        for counts in weeks:
            told = seen(dict(zip(vocabulary.words, counts, strict=True)), vocabulary)
            for place, (word, count) in enumerate(zip(vocabulary.words, counts, strict=True)):
                # Beyond the table of this test there are other numbers too.
                if 0 < count < FEWEST and told and max(counts) <= MOST - FEWEST:
                    assert len(possible[looked(counts, vocabulary)][place]) > 1, (counts, told, word)


def looked(counts: tuple[int, ...], vocabulary: Vocabulary) -> object:
    told = seen(dict(zip(vocabulary.words, counts, strict=True)), vocabulary)
    return sum(counts), tuple(sorted(told.items()))


def test_where_no_number_can_hide_another_the_week_is_not_told() -> None:
    vocabulary = Vocabulary((*group(2).words, ("help", "a")))
    assert seen({("route", "r0"): 4, ("route", "r1"): 4, ("help", "a"): 8}, vocabulary) == {}


def test_the_share_of_digital_is_still_seen_where_few_left() -> None:
    assert is_safe([14, 17, 3, 0, 0])


def test_lists_that_add_up_to_some_ways_out_are_not_told_whole_while_a_small_one_is_kept_back() -> None:
    """Those who ended by minutes, less those who stopped there, would be all who sent: the rest came to ask."""
    routes = {"asked": 2, "digital": 30, "left": 24, "paper": 40, "screen": 6}
    parts = {"stopped": {"deliver": 6, "you": 18}, "minutes": {"deliver.2to5": 52, "deliver.under2": 30}}
    counts = {("route", item): times for item, times in routes.items()}
    counts |= {(subject, item): times for subject, items in parts.items() for item, times in items.items()}
    told = seen(counts, Vocabulary(tuple(sorted(counts))))
    assert {subject for subject, _ in counts if all((subject, item) in told for item in parts.get(subject, ()))} == {
        "route"
    }
    assert {word for word in told if word[0] == "route"} == {("route", "left"), ("route", "paper"), ("route", "screen")}
