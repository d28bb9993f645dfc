"""Our two themes, day and night, what both are dimmed to, and the colour of every ink on every surface.

The one rule: text has a contrast of at least 7:1 on the surface it stands on; a test computes every pair.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Literal

from rich.style import Style
from textual.theme import Theme

Surface = Literal["ground", "card", "desk", "errorfill", "fill", "chosen"]
Ink = Literal[
    "picto",
    "label",
    "words",
    "second",
    "cap",
    "ring",
    "gap",
    "capring",
    "faint",
    "line",
    "error",
    "bar",
    "tag",
    "key",
    "keylabel",
    "keypicto",
    "keyline",
    "qr",
]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme by what they are for."""

    ground: str
    card: str
    desk: str
    ink: str
    muted: str
    picto: str
    line: str
    faint: str
    fill: str
    onfill: str
    onfill2: str
    ring: str
    gap: str
    chosen: str
    onchosen: str
    onchosen2: str
    error: str
    errorfill: str


DAY = Tokens(
    ground="#F0ECE3", card="#FFFFFF", desk="#DCE4EA", ink="#14202B", muted="#3A4754", picto="#0B3D66",
    line="#6E7984", faint="#737B82", fill="#FFDF6B", onfill="#14202B", onfill2="#3B3A2A", ring="#14202B",
    gap="#FFDF6B", chosen="#0B3D66", onchosen="#FFFFFF", onchosen2="#D3E5F4", error="#84140F", errorfill="#FBE7E4",
)  # fmt: skip
NIGHT = Tokens(
    ground="#0E141A", card="#1B2631", desk="#151E27", ink="#F4F7FA", muted="#BECAD6", picto="#A9D6FF",
    line="#6C7F92", faint="#66717C", fill="#FFDF6B", onfill="#14202B", onfill2="#3B3A2A", ring="#FFDF6B",
    gap="#0E141A", chosen="#A9D6FF", onchosen="#0A1B2A", onchosen2="#1B3348", error="#FFB3A8", errorfill="#3A1613",
)  # fmt: skip
DIM = Tokens(
    ground="#05080B", card="#0D141A", desk="#0A1015", ink="#AEB6BE", muted="#A2ABB3", picto="#7FA6C9",
    line="#56646F", faint="#5B656F", fill="#B89F45", onfill="#05080B", onfill2="#0A0E12", ring="#B89F45",
    gap="#05080B", chosen="#7FA6C9", onchosen="#05080B", onchosen2="#060A0E", error="#D9938A", errorfill="#170A09",
)  # fmt: skip
DIMMED = "dim"
"""What both themes are dimmed to: a screen nobody touches should not be read from afar."""
TOKENS: Mapping[str, Tokens] = {"day": DAY, "night": NIGHT, DIMMED: DIM}
BOLD: frozenset[Ink] = frozenset({"label", "cap", "capring", "error", "bar", "tag", "keylabel"})


def textual_themes() -> tuple[Theme, ...]:
    """All themes, to register before the style sheet is read."""
    return tuple(textual_theme(name, tokens) for name, tokens in TOKENS.items())


def textual_theme(name: str, tokens: Tokens) -> Theme:
    """One theme as Textual wants it; the style sheet reads our tokens as $k-ground and so on."""
    variables = {f"k-{token}": colour for token, colour in asdict(tokens).items()}
    return Theme(
        name=name, primary=tokens.picto, background=tokens.ground, surface=tokens.card, foreground=tokens.ink,
        dark=name != "day", variables=variables,
    )  # fmt: skip


def colours(tokens: Tokens, ink: Ink, surface: Surface) -> tuple[str, str]:
    """Foreground and background of an ink on a surface."""
    ground: str = getattr(tokens, surface)
    match ink:
        case "qr":
            return "#000000", "#FFFFFF"
        case "bar":
            return tokens.onchosen, tokens.chosen
        case "tag":
            return tokens.ink, tokens.desk
        case "ring":
            return tokens.ring, ground
        case "key" | "keylabel":
            return tokens.ink, tokens.card
        case "keypicto":
            return tokens.picto, tokens.card
        case "keyline":
            return tokens.line, tokens.card
        case "gap":
            return tokens.ring, tokens.gap
        case "capring":
            return tokens.gap, tokens.ring
    if surface == "fill":
        return on_fill(tokens, ink)
    if surface == "chosen":
        return on_chosen(tokens, ink)
    plain = {
        "picto": tokens.picto, "label": tokens.ink, "words": tokens.ink, "second": tokens.muted,
        "faint": tokens.faint, "line": tokens.line, "error": tokens.error,
    }  # fmt: skip
    return (tokens.onchosen, tokens.chosen) if ink == "cap" else (plain[ink], ground)


def on_fill(tokens: Tokens, ink: Ink) -> tuple[str, str]:
    """Inks where the ring is."""
    if ink == "cap":
        return tokens.fill, tokens.onfill
    return (tokens.onfill2 if ink == "second" else tokens.onfill), tokens.fill


def on_chosen(tokens: Tokens, ink: Ink) -> tuple[str, str]:
    """Inks on what was chosen."""
    if ink == "cap":
        return tokens.chosen, tokens.onchosen
    return (tokens.onchosen2 if ink == "second" else tokens.onchosen), tokens.chosen


@cache
def ink_style(theme: str, ink: Ink | None, surface: Surface) -> Style:
    """How one cell is written; no ink is the bare surface. An unknown theme is day."""
    tokens = TOKENS.get(theme, DAY)
    if ink is None:
        return Style(bgcolor=getattr(tokens, surface))
    front, back = colours(tokens, ink, surface)
    return Style(color=front, bgcolor=back, bold=ink in BOLD)
