"""Reads a form for a visit: TOML in, frozen Form out.

The one rule: what comes out has no fault; a form that has one is refused with all of them.
"""

from collections.abc import Collection
from pathlib import Path

from kiosk.errors import FormError
from kiosk.form.checking import check_draft, check_form
from kiosk.form.definition import Form
from kiosk.form.drafting import draft_form
from kiosk.form.faults import Fault
from kiosk.form.texts import texts

__all__ = ["Fault", "check_form", "read_form", "texts"]


def read_form(path: Path, known_icons: Collection[str]) -> Form:
    """The form in this file or folder. Raises FormError, whose text lists every Fault on a line of its own."""
    draft = draft_form(path)
    faults = check_draft(draft, path, known_icons)
    if faults:
        raise FormError("\n".join(str(fault) for fault in faults))
    return draft.form
