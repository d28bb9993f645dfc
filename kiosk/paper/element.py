"""What a page is made of for those who hear it: elements in reading order, each in its language.

The one rule: an element says its role and language; where it stands on paper says nothing.
"""

from dataclasses import dataclass, field
from typing import Literal

Role = Literal["H1", "H2", "P", "Figure"]


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the structure: its role and language, and the marked content that belongs to it."""

    role: Role
    language: str
    alt: str
    contents: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Photo:
    """A JPEG that a page (from 0) draws by this name."""

    page: int
    name: str
    jpeg: bytes = field(repr=False)
