"""Fonts for paper: static weights and widths cut from the variable fonts, and the pictograms in use.

The one rule: every file has a PostScript name of its own, since reportlab merges fonts that share one.
"""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib import instancer

from kiosk.drawing.sources import ARABIC, ETHIOPIC, PICTURES, SANS, open_font, picture_code, picture_names

NARROW = 87.5
SANS_CUTS: tuple[tuple[int, float], ...] = (
    (400, 100),
    (600, 100),
    (700, 100),
    (800, 100),
    (400, NARROW),
    (700, NARROW),
)
ARABIC_CUTS: tuple[tuple[int, float], ...] = ((400, 100), (700, 100))
ETHIOPIC_CUTS: tuple[tuple[int, float], ...] = ((400, 100), (600, 100), (700, 100), (400, NARROW), (700, NARROW))
# Latin with Extended-A and the Sámi letters, combining marks, Cyrillic, punctuation, currency, arrows, mathematics.
LATIN_AND_CYRILLIC = (
    (0x20, 0x24F),
    (0x2B0, 0x36F),
    (0x400, 0x52F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x20A0, 0x20BF),
    (0x2100, 0x214F),
    (0x2190, 0x21FF),
    (0x2200, 0x22FF),
    (0x25A0, 0x25FF),
    (0xFFFC, 0xFFFD),
)
# The space, since words of a line stand in one font; letters of Tigrinya and its neighbours, punctuation, numerals.
ETHIOPIC_LETTERS = ((0x20, 0x20), (0xA0, 0xA0), (0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F))
SANS_FEATURES = ("ccmp", "locl", "mark", "mkmk", "kern", "liga", "tnum", "lnum", "pnum")
NAME, FAMILY, STYLE, UNIQUE, POSTSCRIPT, TYPO_FAMILY, TYPO_STYLE = 4, 1, 2, 3, 6, 16, 17


def draw_print_fonts(folder: Path) -> None:
    """Writes <stem>-<weight>[-narrow].ttf for NotoSans, NotoSansArabic and NotoSansEthiopic, and Pictograms.ttf."""
    folder.mkdir(parents=True, exist_ok=True)
    for weight, width in ARABIC_CUTS:
        save(cut(open_font(ARABIC), weight, width), folder, "NotoSansArabic", weight, width)
    for source, stem, letters, features, cuts in (
        (SANS, "NotoSans", LATIN_AND_CYRILLIC, SANS_FEATURES, SANS_CUTS),
        (ETHIOPIC, "NotoSansEthiopic", ETHIOPIC_LETTERS, ("ccmp", "mark", "mkmk"), ETHIOPIC_CUTS),
    ):
        fewer = with_letters(source, letters, features)
        for weight, width in cuts:
            font = TTFont(BytesIO(fewer), recalcTimestamp=False)
            save(cut(font, weight, width), folder, stem, weight, width)
    pictures = pictograms()
    rename(pictures, "KioskPictograms", "Kiosk Pictograms", "Regular")
    pictures.save(folder / "Pictograms.ttf")


def with_letters(source: tuple[str, str], letters: Iterable[tuple[int, int]], features: Iterable[str]) -> bytes:
    """A variable font with only the letters we print: cutting weights is slow on all of them."""
    file = BytesIO()
    codes = [code for first, last in letters for code in range(first, last + 1)]
    keep_only(open_font(source), codes, features).save(file)
    return file.getvalue()


def cut(font: TTFont, weight: int, width: float) -> TTFont:
    """The static font at one weight (400 regular, 700 bold) and width (percent of normal)."""
    static = instancer.instantiateVariableFont(font, {"wght": weight, "wdth": width}, inplace=True)
    static["OS/2"].usWeightClass = weight
    return static


def pictograms() -> TTFont:
    """The icon font with only the pictures of our concepts, at their own code points."""
    font = keep_only(open_font(PICTURES), map(picture_code, picture_names()), ())
    # reportlab writes widths in thousandths of an em: in any other unit they would disagree with the font's own.
    scale_upem(font, 1000)
    # The icon font says of every picture that it begins at the edge, and readers would push it there.
    for name, (width, _) in font["hmtx"].metrics.items():
        font["glyf"][name].recalcBounds(font["glyf"])
        font["hmtx"][name] = (width, font["glyf"][name].xMin)
    return font


def keep_only(font: TTFont, letters: Iterable[int], features: Iterable[str]) -> TTFont:
    """The font with only these code points and layout features, and without hints."""
    options = subset.Options(hinting=False, glyph_names=True, notdef_outline=True, recalc_timestamp=False)
    options.layout_features = list(features)
    options.drop_tables += ["FFTM", "STAT", "meta"] if "fvar" not in font else ["meta"]
    if not options.layout_features:
        # Without a feature nothing in them is used, and reading them takes longer than all the rest.
        for table in {"GSUB", "GPOS", "GDEF"} & set(font.keys()):
            del font[table]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    return font


def save(font: TTFont, folder: Path, stem: str, weight: int, width: float) -> None:
    narrow = width == NARROW
    style = f"{weight} Narrow" if narrow else str(weight)
    rename(font, f"{stem}-{style.replace(' ', '')}", f"{stem} {style}", "Regular")
    font.save(folder / f"{stem}-{weight}{'-narrow' if narrow else ''}.ttf")


def rename(font: TTFont, postscript: str, family: str, style: str) -> None:
    """Gives the font names no other file has; copyright and licence stay."""
    names = font["name"]
    for identity in (TYPO_FAMILY, TYPO_STYLE, 21, 22, 25):
        names.removeNames(nameID=identity)
    wanted = {FAMILY: family, STYLE: style, UNIQUE: postscript, NAME: family, POSTSCRIPT: postscript}
    for identity, text in wanted.items():
        names.removeNames(nameID=identity)
        names.setName(text, identity, 3, 1, 0x409)
        names.setName(text, identity, 1, 0, 0)
