"""What the parts of a condition are once parsed: how a value is fetched, measured and compared.

The one rule: every part is total; a value that is not there compares with nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kiosk.form.comparing import contains, less, same
from kiosk.form.scope import Scope

Use = Literal["value", "yes", "count", "any", "group", "answered", "age", "days", "offices", "errand"]
Truth = Callable[[Scope], bool]
Fetch = Callable[[Scope], object]

ERRAND = "errand"
COMPARISONS: Mapping[str, Callable[[object, object], bool]] = {
    "==": same,
    "!=": lambda left, right: not same(left, right),
    "<": less,
    "<=": lambda left, right: less(left, right) or same(left, right),
    ">": lambda left, right: less(right, left),
    ">=": lambda left, right: less(right, left) or same(left, right),
    "in": contains,
    "not in": lambda left, right: not contains(left, right),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """A number that an answer has in the circumstances, and what the checker calls reading it."""

    use: Use
    of: Callable[[Scope, str], int | None]


# Names of questions too, where no bracket follows.
MEASURES: Mapping[str, Measure] = {
    "age": Measure("age", Scope.age),
    "days": Measure("days", Scope.days),
    "offices": Measure("offices", Scope.offices),
}


@dataclass(frozen=True, slots=True)
class Read:
    """One question read by a condition: how, within which any(group, …), and the texts it is compared with."""

    name: str
    use: Use
    group: str | None = None
    literals: tuple[str, ...] = ()
    numbers: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """One side of a comparison: how to fetch it, and the question it names or the literals it writes.

    `measured`: it may have no value, and then no comparison with it holds.
    """

    fetch: Fetch
    name: str | None = None
    use: Use = "value"
    measured: bool = False
    literals: tuple[str, ...] = ()
    numbers: tuple[float, ...] = ()


def one_of(sides: Sequence[Truth]) -> Truth:
    """Whether one of these holds. Halved and halved again: a long row of claims stays a shallow one."""
    if len(sides) == 1:
        return sides[0]
    first, rest = one_of(sides[: len(sides) // 2]), one_of(sides[len(sides) // 2 :])
    return lambda scope: first(scope) or rest(scope)


def all_of(sides: Sequence[Truth]) -> Truth:
    """Whether all of these hold."""
    if len(sides) == 1:
        return sides[0]
    first, rest = all_of(sides[: len(sides) // 2]), all_of(sides[len(sides) // 2 :])
    return lambda scope: first(scope) and rest(scope)


def some(name: str, truth: Truth, scope: Scope) -> bool:
    """Whether it holds in a repetition of a group."""
    items = scope.find(name)
    if not isinstance(items, tuple):
        return False
    return any(truth(scope.within(item)) for item in items if isinstance(item, Mapping))


def both_known(compare: Callable[[object, object], bool], left: object, right: object) -> bool:
    """Whether two values compare, where nothing compares with what has no value."""
    return left is not None and right is not None and compare(left, right)
