"""The lives one can practise with: scripted visits, each with a name, a picture and what it is meant to teach.

The one rule: everybody here is invented, and their names say so.
"""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.errors import VisitError
from kiosk.scripted import Visit, visit_of
from kiosk.training.lesson import Lesson

FOLDER = "training"
LIVES = ("bread", "son", "unsure", "outdoors", "secret", "late")
"""In the order of the cards, the simplest first; each is a file."""
KEYS = {"name", "icon", "teaches"}


@dataclass(frozen=True, slots=True)
class Life:
    """`visit`: what this person would answer. `icon`: a concept."""

    id: str
    name: str
    icon: str
    teaches: tuple[Lesson, ...]
    visit: Visit = field(repr=False)

    @property
    def learned(self) -> str:
        """The text id of what one learns, a line."""
        return f"training.life.{self.id}.look"

    @property
    def story(self) -> str:
        """The text id of what the colleague who plays this person must know."""
        return f"training.life.{self.id}.ask"


def read_lives(forms: Path) -> tuple[Life, ...]:
    """All of them, from the folder beside the forms. Raises VisitError naming file and key."""
    return tuple(read_life(forms / FOLDER / f"{id}.toml") for id in LIVES)


def read_life(path: Path) -> Life:
    """The life in this file: a scripted visit with a table [training]. Raises VisitError naming file and key."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise VisitError(f"{path}: cannot be read: {type(fault).__name__}") from fault
    told = data.pop("training", {})
    if not isinstance(told, dict) or set(told) != KEYS:
        raise VisitError(f"{path}: training: write a table [training] of {', '.join(sorted(KEYS))}")
    try:
        teaches = tuple(map(Lesson, told["teaches"]))
    except ValueError as fault:
        known = ", ".join(lesson.value for lesson in Lesson)
        raise VisitError(f"{path}: training.teaches: write some of {known}") from fault
    return Life(path.stem, told["name"], told["icon"], teaches, visit_of(data, path))
