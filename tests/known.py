"""What tests read of the house or make once: forms, words, drawings and a key pair, none of which ever changes.

The one rule: only what is frozen stands here; whatever a test may change is made for that test.
"""

from functools import cache
from types import MappingProxyType

from kiosk.content import find_content
from kiosk.digisos.rehearsal_key import Pair, key_and_certificate
from kiosk.form.forms import Forms
from kiosk.house import library_of, read_forms
from kiosk.language.concepts import Drawing
from kiosk.language.pictogram import Cells
from kiosk.language.words import Library, source_texts


@cache
def forms() -> Forms:
    """The application, and the form for late documents."""
    return read_forms(find_content().forms)


@cache
def library() -> Library:
    """The words of both."""
    return library_of(find_content(), forms())


@cache
def frame() -> MappingProxyType[str, str]:
    """The bokmål of the kiosk's own words by id."""
    return MappingProxyType(source_texts(find_content().locales))


@cache
def cells(drawing: Drawing = "sextant") -> Cells:
    """One way of drawing."""
    return Cells.load(drawing)


@cache
def pair() -> Pair:
    """What is sealed for the rehearsal of Fiks and opened by it: making a new one takes longer than most tests."""
    return key_and_certificate()
