"""The house as this machine has it: settings and content, read once, and the form and the words made of them.

The one rule: everything here is read before the first visit, knows no applicant, and never changes.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.content import Content, find_content
from kiosk.form.definition import Form
from kiosk.form.municipality import PostalRegister
from kiosk.form.reading import read_form, texts
from kiosk.language.concepts import CONCEPTS
from kiosk.language.words import Library
from kiosk.settings import Settings, find_settings, read_settings

if TYPE_CHECKING:
    from kiosk.paper.pages import Printery

FORM = "okonomisk-sosialhjelp.toml"
EXAMPLE = "example-visit.toml"
POSTAL_CODES = "postal-codes.tsv"


@dataclass(frozen=True, slots=True)
class House:
    """Content and settings, read once. `library` and `form` belong to the one form this kiosk asks."""

    content: Content
    settings: Settings
    settings_path: Path | None
    form: Form
    library: Library
    register: PostalRegister

    @property
    def readable(self) -> tuple[Path, ...]:
        """What a visit may read beside the program."""
        folders = (self.content.forms, self.content.locales, self.content.printouts)
        return (*folders, self.settings_path) if self.settings_path else folders


def open_house() -> House:
    """The house as settings and content make it. Raises SettingsError, FormError or LocaleError."""
    path = find_settings()
    settings = read_settings(path)
    content = find_content()
    form = read_form(content.forms / FORM, CONCEPTS)
    library = Library(content, form.id, ((id, text) for id, text, _ in texts(form)))
    register = PostalRegister.from_file(content.forms / POSTAL_CODES)
    return House(content, settings, path, form, library, register)


def printery_of(house: House) -> "Printery":
    """What draws the pages: loaded late, since only the end of a visit needs it."""
    from kiosk.paper.pages import Printery

    return Printery(house.content, house.library, house.form)
