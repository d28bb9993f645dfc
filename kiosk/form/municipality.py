"""Norwegian postal codes and the municipality each belongs to, as Posten publishes them.

The one rule: the register is read when somebody first asks for a code, and never written.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

# Small words inside place names ("Mo i Rana", "Nore og Uvdal").
SMALL = {"I", "OG", "PÅ", "VED"}


@dataclass(frozen=True, slots=True)
class PostalCode:
    """One postal code: its city, and its municipality as kommunenummer and name."""

    code: str
    city: str
    municipality: str
    name: str


class PostalRegister:
    """Finds a postal code in a file of code, city, kommunenummer, municipality and category, apart by tabs."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path

    @classmethod
    def from_file(cls, path: Path) -> "PostalRegister":
        """The register in this tab-separated file, read on first use."""
        return cls(path)

    def find(self, code: str) -> PostalCode | None:
        """The postal code with these four digits; None when there is none."""
        row = self._rows.get(code)
        if row is None:
            return None
        city, municipality, name = row.split("\t")[:3]
        return PostalCode(code, titled(city), municipality, titled(name))

    def warm(self) -> None:
        """Reads the file now, so that no visit waits for it."""
        assert self._rows is not None

    @cached_property
    def _rows(self) -> Mapping[str, str]:
        if self._path is None:
            return {}
        lines = self._path.read_text(encoding="utf-8").splitlines()
        return {line[:4]: line[5:] for line in lines if line[4:5] == "\t"}


def titled(capitals: str) -> str:
    """A place name as it is written: MO I RANA → Mo i Rana."""
    words = [word.lower() if word in SMALL else word.title() for word in capitals.split(" ")]
    return " ".join(words)
