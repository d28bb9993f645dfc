"""What goes along with an application: each document as one file, named by what it was asked for as.

The one rule: a file is made from pages alone, and named by the documentation: nothing is called as it was on a phone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from kiosk.errors import DocumentError, PaperOnly
from kiosk.form.definition import Form
from kiosk.visit.document import Pages

if TYPE_CHECKING:
    from kiosk.digisos.parcel import Enclosure

Documents: TypeAlias = Mapping[str, Pages]
"""By documentation id, the pages that are given for it."""
Bundle: TypeAlias = Callable[[str, Pages], bytes]
"""Makes a PDF/A of a title and pages. Raises leaves of DocumentError. Is called in another thread."""
NONE: Documents = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Enclosures:
    """The documents of one application, in the order of `form`, and what makes files of them."""

    form: Form
    documents: Documents = field(default_factory=dict, repr=False)
    bundle: Bundle | None = None

    @property
    def weight(self) -> int:
        """Bytes of the pages."""
        return sum(len(page.jpeg) for pages in self.documents.values() for page in pages)

    def files(self) -> "dict[str, tuple[Enclosure, ...]]":
        """By documentation id. Raises PaperOnly where one cannot be made, or is too large to travel."""
        from kiosk.digisos.parcel import enclosure_of

        made: dict[str, tuple[Enclosure, ...]] = {}
        for each in self.form.documentation:
            if pages := self.documents.get(each.id):
                taken = frozenset(file.name for group in made.values() for file in group)
                made[each.id] = (enclosure_of(f"{each.title}.pdf", self._made(each.title, pages), taken),)
        return made

    def _made(self, title: str, pages: Pages) -> bytes:
        if self.bundle is None:
            raise PaperOnly("nothing here makes files of pages")
        try:
            return self.bundle(title, pages)
        except DocumentError:
            raise PaperOnly("a document that no file can be made of") from None
