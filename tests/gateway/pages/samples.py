"""Pages of the rehearsal offices on a certain day, and a status of every kind for them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache

from kiosk.content import find_content
from kiosk.form.definition import Form
from kiosk.gateway.pages import Pages
from kiosk.house import library_of, read_forms
from kiosk.language import words
from kiosk.register.model import Channel, Registration, State, Status
from kiosk.settings import REHEARSAL_OFFICES

LANGUAGES = tuple(language.code for language in words.LANGUAGES)
SAMPLE = ("nb", "ru", "ti", "fa_AF")
"""The source, the longest in octets, and one of each script that a browser needs another font for: where only the shape
of a page counts, not what it says."""
TODAY = date(2026, 11, 26)
AT = datetime(2026, 11, 24, 11, 6, tzinfo=UTC)
LONG_AGO = AT - timedelta(days=40)
REFERENCE, NEWER = "7KQ4M2XJG", "2M8RT5W1S"
PAPERS = ("power_bill", "statement_account", "housing_decision")


@cache
def pages() -> Pages:
    content = find_content()
    forms = read_forms(content.forms)
    return Pages(library_of(content, forms), forms.all(), REHEARSAL_OFFICES, LANGUAGES, today=lambda: TODAY)


@cache
def form() -> Form:
    return read_forms(find_content().forms).application


def status(
    state: State,
    language: str = "nb",
    *,
    channel: Channel = "paper",
    office: str = "9901",
    handed_in: datetime | None = AT,
    documents: tuple[str, ...] = (),
    by: date | None = None,
    other: str = "",
) -> Status:
    registration = Registration(REFERENCE, form().id, form().version, "9901", channel, language)
    return Status(registration, state, AT, office, handed_in, documents, by, other)


def every_status(language: str = "nb") -> Mapping[str, Status]:
    """One of each kind that a page tells differently."""
    return {
        "created": status("created", language, handed_in=None),
        "printed": status("printed", language, handed_in=None),
        "photographed": status("created", language, channel="screen", handed_in=None),
        "unsent": status("created", language, channel="digital", handed_in=None),
        "handed in": status("handed_in", language),
        "handed in long ago": status("handed_in", language, handed_in=LONG_AGO),
        "registered": status("registered", language),
        "registered nowhere": status("registered", language, office=""),
        "waiting": status("waiting", language, documents=PAPERS, by=date(2026, 12, 8)),
        "waiting too long": status("waiting", language, documents=("lease", "gone"), by=date(2026, 11, 8)),
        "waiting for something": status("waiting", language),
        "sent": status("sent", language, channel="digital"),
        "forwarded": status("forwarded", language, office="9902", handed_in=LONG_AGO),
        "answered": status("answered", language),
        "withdrawn": status("void", language),
        "replaced": status("void", language, other=NEWER),
    }


KINDS = tuple(every_status())
