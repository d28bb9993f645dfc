"""Where the drawn letters and pictures come from: font files inside Python packages.

The one rule: no font of the machine is used, so that every machine builds the same drawings.
"""

import importlib.util
import logging
from pathlib import Path

from fontTools.ttLib import TTFont

from kiosk.language.concepts import CONCEPTS

PICTURES = ("fonticon_mdi7", "fonts/materialdesignicons-webfont.ttf")
SANS = ("fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf")
ARABIC = ("fontpkg_noto_sans_arabic", "files/NotoSansArabic[wdth,wght].ttf")
ETHIOPIC = ("justmytype_intl_africa", "fonts/ofl/notosansethiopic/NotoSansEthiopic[wdth,wght].ttf")
MONO = ("fontpkg_jetbrains_mono", "files/JetBrainsMono[wght].ttf")
SOURCES = (PICTURES, SANS, ARABIC, ETHIOPIC, MONO)


def source_file(source: tuple[str, str]) -> Path:
    """The file of one of SOURCES, found without importing its package."""
    package, name = source
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"the package {package} is needed to draw: pip install {package.replace('_', '-')}")
    return Path(spec.submodule_search_locations[0]) / name


def open_font(source: tuple[str, str]) -> TTFont:
    """One of SOURCES, whose small faults (odd timestamps) are not worth a line on the screen."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    return TTFont(source_file(source), recalcTimestamp=False)


def picture_names() -> tuple[str, ...]:
    """The MDI names in use, each once, without "/off"."""
    return tuple(sorted({name.partition("/")[0] for name in CONCEPTS.values()}))


def picture_code(name: str) -> int:
    """The code point of an MDI name. Raises LookupError for a name the icon font does not have."""
    from fonticon_mdi7 import MDI7

    key = getattr(MDI7, name, None)
    if key is None:
        raise LookupError(f"the icon font has no picture {name}")
    return ord(str(key).rpartition(".")[2])
