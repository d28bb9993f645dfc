"""What a visit takes documents in by.

The one rule: what is None is not offered; the darkroom is always there, since everything taken in goes through it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.documents.darkroom import Darkroom
from kiosk.visit.document import Source

if TYPE_CHECKING:
    from kiosk.documents.phone.receiving import Receiving
    from kiosk.documents.scanner.scanner import Scanner
    from kiosk.documents.stick.stick import Stick


@dataclass(frozen=True, slots=True)
class Sources:
    """`phone` begins to receive from a phone, whose page is in this language (code)."""

    darkroom: Darkroom
    scanner: "Scanner | None" = None
    phone: "Callable[[str], Receiving] | None" = None
    stick: "Stick | None" = None

    @property
    def offered(self) -> tuple[Source, ...]:
        """Those there are, in the order in which they are offered."""
        there: dict[Source, object] = {"scanner": self.scanner, "phone": self.phone, "stick": self.stick}
        return tuple(source for source, is_there in there.items() if is_there is not None)
