"""What stands between answers and paper: facts, own words and repetitions, each with words for both lanes.

The one rule: an item says whether it is an answer; where there is no value, words say why.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kiosk.paper.lanes import Said


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and a value. `is_open`: no value was given; words say why, behind a hollow circle."""

    place: str
    label: Said
    value: Said
    is_open: bool = False
    is_answer: bool = True


@dataclass(frozen=True, slots=True, repr=False)
class OwnWords:
    """What the applicant wrote, in the language of the application."""

    place: str
    label: Said
    text: str


@dataclass(frozen=True, slots=True)
class Repetition:
    """One repetition of a group: its name, and what was asked inside."""

    name: Said
    icon: str
    items: tuple["Item", ...]


Item = Fact | OwnWords | Repetition


def flat(items: Collection[Item]) -> Iterator[Fact]:
    """The facts among the items, inside repetitions too."""
    for item in items:
        match item:
            case Fact():
                yield item
            case Repetition(name, _, inner):
                for fact in flat(inner):
                    yield Fact(fact.place, joined(name, fact.label), fact.value, fact.is_open, fact.is_answer)
            case OwnWords():
                pass


def joined(name: Said, label: Said) -> Said:
    """A label that says which repetition it is of."""
    own = f"{name.own}: {label.own}" if label.own else ""
    return Said(f"{name.norwegian}: {label.norwegian}", own)
