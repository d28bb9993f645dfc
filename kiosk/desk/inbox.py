"""Scans that came in while another case lay on the counter: which reference is in which file.

The one rule: only references and paths are kept; the file is read again when its case is opened.
"""

from pathlib import Path

from kiosk.desk.reading import Scan
from kiosk.form.reference import Reference


class Inbox:
    """In the order they came; a reference's newest file takes the place of its older ones."""

    def __init__(self) -> None:
        self._files: dict[Reference, Path] = {}

    def __len__(self) -> int:
        return len(self._files)

    @property
    def references(self) -> tuple[Reference, ...]:
        """Those that wait, the oldest first."""
        return tuple(self._files)

    def keep(self, path: Path, scan: Scan, but: Reference | None = None) -> tuple[Reference, ...]:
        """Everything in this file but one; gives what waits now because of it."""
        kept = tuple(reference for reference in scan.references if reference != but)
        for reference in kept:
            self._files.pop(reference, None)
            self._files[reference] = path
        return kept

    def take(self, reference: Reference | None = None) -> tuple[Reference, Path] | None:
        """The file of this reference, or the oldest; it does not wait any more."""
        chosen = reference if reference is not None else next(iter(self._files), None)
        path = self._files.pop(chosen, None) if chosen is not None else None
        return (chosen, path) if chosen is not None and path is not None else None
