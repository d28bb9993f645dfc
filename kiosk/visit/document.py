"""What an applicant gives: the pages of one document, as the municipality would get them, and what was seen on each.

The one rule: a page holds nothing of the file it came from but what is seen on it: no name, no place, no camera.
"""

from dataclasses import dataclass, field
from typing import Literal, get_args

Source = Literal["scanner", "phone", "stick"]
"""Where a page came from."""
Finding = Literal[
    "blurred", "dark", "glare", "cut", "skewed", "empty", "twice", "small", "screenshot", "turned"
]  # fmt: skip
"""What was seen on a page. `twice`: it is like an earlier page; `small`: its letters are too small to read; `turned`,
`skewed`: it stood otherwise, and was set right."""
FINDINGS: tuple[Finding, ...] = get_args(Finding)
MENDED: frozenset[Finding] = frozenset({"turned", "skewed"})
"""Nobody has to do anything about these but look."""
SMALL_WIDTH = 180
"""Dots across the small picture of a page."""


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a page, in shares of its width and height, from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One upright page. `jpeg`: baseline, no metadata; `width`, `height`: its dots; `dpi`: so that it fits on A4.

    `small`: a small picture of it, SMALL_WIDTH grey levels (0 black) a line. `likeness`: 64 bits by which a second
    picture of the same page is known.
    """

    jpeg: bytes = field(repr=False)
    width: int
    height: int
    dpi: int
    source: Source
    findings: tuple[Finding, ...] = ()
    small: bytes = field(default=b"", repr=False)
    likeness: int = field(default=0, repr=False)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What somebody might do something about."""
        return tuple(each for each in self.findings if each not in MENDED)


Pages = tuple[Page, ...]
"""A document: its pages in order."""
