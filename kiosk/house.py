"""The house as this machine has it: settings and content, read once, and the form and the words made of them.

The one rule: everything here is read before the first visit, knows no applicant, and never changes.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.content import Content, find_content
from kiosk.errors import FormError
from kiosk.form.definition import Form
from kiosk.form.forms import Forms
from kiosk.form.municipality import PostalRegister
from kiosk.form.reading import read_form, texts
from kiosk.language.concepts import CONCEPTS
from kiosk.language.words import Library
from kiosk.settings import Settings, find_settings, read_settings

if TYPE_CHECKING:
    from kiosk.paper.handouts import Handouts
    from kiosk.paper.pages import Printery
    from kiosk.register.client import Register

FORM = "okonomisk-sosialhjelp.toml"
LATE_FORM = "ettersendelse.toml"
EXAMPLE = "example-visit.toml"
POSTAL_CODES = "postal-codes.tsv"


@dataclass(frozen=True, slots=True)
class House:
    """Content and settings, read once. `library` has the words of both forms."""

    content: Content
    settings: Settings
    settings_path: Path | None
    forms: Forms
    library: Library
    register: PostalRegister

    @property
    def form(self) -> Form:
        """The application, asked for every errand but late documents."""
        return self.forms.application

    @property
    def catalogues(self) -> dict[str, list[tuple[str, str, str]]]:
        """What translators are given for each form: text ids, bokmål, notes."""
        return texts_of(self.forms)

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
    forms = read_forms(content.forms)
    library = library_of(content, forms, reviewed_only=settings.reviewed_only)
    register = PostalRegister.from_file(content.forms / POSTAL_CODES)
    return House(content, settings, path, forms, library, register)


def read_forms(folder: Path) -> Forms:
    """Both forms, which share their words where they share an id. Raises FormError."""
    forms = Forms(read_form(folder / FORM, CONCEPTS), read_form(folder / LATE_FORM, CONCEPTS))
    said: dict[str, str] = {}
    for form in forms.all():
        for id, text, _ in texts(form):
            if said.setdefault(id, text) != text:
                raise FormError(f"{form.id}: {id}: another form says this otherwise: use its words or another id")
    return forms


def library_of(content: Content, forms: Forms, *, reviewed_only: bool = False) -> Library:
    """All languages, with the words of both forms."""
    sources = {form: [(id, text) for id, text, _ in given] for form, given in texts_of(forms).items()}
    return Library(content, sources, reviewed_only=reviewed_only)


def texts_of(forms: Forms) -> dict[str, list[tuple[str, str, str]]]:
    """The texts of each form by its id: one catalogue for each."""
    return {form.id: list(texts(form)) for form in forms.all()}


def printery_of(house: House) -> "Printery":
    """What draws the pages: loaded late, since only the end of a visit needs it."""
    from kiosk.paper.carrier.seals import seal_of
    from kiosk.paper.pages import Printery

    settings = house.settings
    return Printery(
        house.content,
        house.library,
        house.register,
        *house.forms.all(),
        gateway=settings.gateway,
        seal=seal_of(settings),
    )


def handouts_of(house: House) -> "Handouts":
    """What draws the sheets that belong to no application."""
    from kiosk.paper.handouts import Handouts

    return Handouts(house.content, house.library, house.form)


def register_of(house: House) -> "Register | None":
    """The register behind the gateway, where there is one. Raises SettingsError for a key that cannot be one."""
    if not house.settings.gateway:
        return None
    from kiosk.register.client import GatewayRegister

    return GatewayRegister(house.settings.gateway, house.settings.gateway_key)
