"""When a block or an item is printed: words that a designer writes, such as `when = "twice"` or `when = "not late"`.

The one rule: an occasion is read off the application itself; an unknown one is refused when the printout is read.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from kiosk.form.circumstances import AGAIN, LATE, TWICE
from kiosk.form.definition import WayOut

if TYPE_CHECKING:
    from kiosk.paper.matter import Matter

NOT, AND = "not ", " and "
OCCASIONS: Mapping[str, Callable[["Matter"], bool]] = MappingProxyType(
    {
        "short": lambda matter: matter.application.errand == AGAIN,
        "twice": lambda matter: matter.application.errand == TWICE,
        "late": lambda matter: matter.application.errand == LATE,
        "discreet": lambda matter: matter.application.discreet,
        "minor": lambda matter: matter.application.minor,
        "office": lambda matter: matter.application.office is not None,
        "tried": lambda matter: matter.meanwhile.tried_digitally,
        "kept": lambda matter: matter.meanwhile.sent is not None and matter.meanwhile.sent.kept_until is not None,
        "unsure": lambda matter: matter.meanwhile.sent is not None and matter.meanwhile.sent.tried_digitally,
        "reference": lambda matter: not matter.is_reference_unknown,
    }
)


@dataclass(frozen=True, slots=True)
class Occasions:
    """What `when` may say: occasions, or a question (something but a way out was answered), with "not" and "and"."""

    questions: Collection[str]

    def __contains__(self, text: str) -> bool:
        return all(name in OCCASIONS or name in self.questions for name, _ in parts(text))


def holds(text: str, matter: "Matter") -> bool:
    """Whether it is this occasion; no words are every occasion."""
    return all(is_so(name, matter) is wanted for name, wanted in parts(text))


def parts(text: str) -> tuple[tuple[str, bool], ...]:
    """The names in it, each with whether it must hold."""
    return tuple((each.removeprefix(NOT), not each.startswith(NOT)) for each in text.split(AND) if each)


def is_so(name: str, matter: "Matter") -> bool:
    """One name."""
    if name in OCCASIONS:
        return OCCASIONS[name](matter)
    return not isinstance(matter.answer(name) or None, WayOut | None)
