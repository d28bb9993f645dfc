"""What an eSCL scanner can do (ScannerCapabilities), and the order that makes the best of it (ScanSettings).

The one rule: nothing is ordered that it did not say it can. Elements and units are Mopria's (eSCL).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from kiosk.documents.naming import shown
from kiosk.documents.scanner.dots import best_of, range_of
from kiosk.documents.scanner.scanner import Bed
from kiosk.documents.scanner.tree import number_of, read_tree, text_of
from kiosk.errors import ScannerFailed

# A4 in three hundredths of an inch, the unit of eSCL.
A4 = (2480, 3508)
INPUTS: Mapping[Bed, str] = {"feeder": "Adf/AdfSimplexInputCaps", "glass": "Platen/PlatenInputCaps"}
SOURCES: Mapping[Bed, str] = {"feeder": "Feeder", "glass": "Platen"}
MODES = ("RGB24", "Grayscale8")
FORMATS = ("image/jpeg", "image/png", "application/pdf")
VERSION = re.compile(r"\d\.\d{1,3}")
NAME = 40


@dataclass(frozen=True, slots=True)
class Means:
    """How a scan from one bed is ordered. `width`, `height`: three hundredths of an inch.

    `has_extended`: it names its formats in the newer way; an older scanner may refuse a word it does not know.
    """

    width: int
    height: int
    mode: str
    dpi: int
    format: str
    has_extended: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What a scanner said of itself. `version`: of eSCL, as it wrote it."""

    name: str
    version: str
    means: Mapping[Bed, Means]


def read_capabilities(octets: bytes) -> Known:
    """Raises ScannerFailed when it can scan nothing that is asked for here."""
    root = read_tree(octets)
    version = text_of(root, "Version")
    found: dict[Bed, Means] = {}
    for bed, path in INPUTS.items():
        caps = root.find(path)
        if caps is not None and (means := means_of(caps, root)):
            found[bed] = means
    if not found:
        raise ScannerFailed("it says of no bed what it can do")
    return Known(shown(text_of(root, "MakeAndModel"), NAME), version if VERSION.fullmatch(version) else "2.0", found)


def means_of(caps: Element, root: Element) -> Means | None:
    """None: it makes nothing here that is used. Profiles may stand with the bed, or for all beds."""
    profiles = caps.findall("SettingProfiles/SettingProfile") or root.findall("SettingProfiles/SettingProfile")
    for profile in profiles:
        mode = first(MODES, texts(profile, "ColorMode"))
        extended = texts(profile, "DocumentFormatExt")
        format = first(FORMATS, (*extended, *texts(profile, "DocumentFormat")))
        dpi = resolution(profile)
        if mode and format and dpi:
            width, height = (
                number_of(caps, name) or most for name, most in zip(("MaxWidth", "MaxHeight"), A4, strict=True)
            )
            return Means(min(width, A4[0]), min(height, A4[1]), mode, dpi, format, format in extended)
    return None


def texts(profile: Element, name: str) -> tuple[str, ...]:
    """What stands in all elements of this name."""
    return tuple((each.text or "").strip() for each in profile.iter(name))


def first(wanted: Sequence[str], offered: Sequence[str]) -> str:
    """The first that is wanted and offered; "" when there is none."""
    return next((each for each in wanted if each in offered), "")


def resolution(profile: Element) -> int:
    """Dots per inch; 0 when none is told."""
    return best_of(sorted(resolutions(profile)))


def resolutions(profile: Element) -> Iterator[int]:
    """Those that are the same across and along; of a range its ends, and what is wished for where it lies within."""
    for each in profile.iter("DiscreteResolution"):
        across, along = number_of(each, "XResolution"), number_of(each, "YResolution")
        if across and across == along:
            yield across
    for each in profile.iter("ResolutionRange"):
        low, high, step = (number_of(each, f"XResolutionRange/{name}") for name in ("Min", "Max", "Step"))
        if 0 < low <= high:
            yield from range_of(low, high, step or 1)


def order(known: Known, bed: Bed) -> bytes:
    """The body of POST ScanJobs. What it is made of was matched against lists or is a number: nothing to escape."""
    means = known.means[bed]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<scan:ScanSettings xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03"'
        ' xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">'
        f"<pwg:Version>{known.version}</pwg:Version>"
        "<pwg:ScanRegions><pwg:ScanRegion>"
        "<pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>"
        f"<pwg:XOffset>0</pwg:XOffset><pwg:YOffset>0</pwg:YOffset>"
        f"<pwg:Width>{means.width}</pwg:Width><pwg:Height>{means.height}</pwg:Height>"
        "</pwg:ScanRegion></pwg:ScanRegions>"
        f"<pwg:InputSource>{SOURCES[bed]}</pwg:InputSource>"
        f"<pwg:DocumentFormat>{means.format}</pwg:DocumentFormat>"
        + (f"<scan:DocumentFormatExt>{means.format}</scan:DocumentFormatExt>" if means.has_extended else "")
        + f"<scan:XResolution>{means.dpi}</scan:XResolution><scan:YResolution>{means.dpi}</scan:YResolution>"
        f"<scan:ColorMode>{means.mode}</scan:ColorMode>"
        + ("<scan:Duplex>false</scan:Duplex>" if bed == "feeder" else "")
        + "</scan:ScanSettings>"
    ).encode()
