"""The desk's two themes: cool, calm, and the same colours for the same meanings as on the applicant's screens.

The one rule: text has a contrast of at least 7:1 on what it stands on; a test computes every pair.
"""

from textual.theme import Theme

DAY = {
    "ground": "#EAF0F4", "card": "#FFFFFF", "bar": "#DCE4EA", "ink": "#14202B", "muted": "#3A4754", "line": "#6E7984",
    "strong": "#0B3D66", "onstrong": "#FFFFFF", "fill": "#FFDF6B", "onfill": "#14202B",
    "error": "#84140F", "errorfill": "#FBE7E4", "good": "#0E4A2A", "goodfill": "#E2F1E8",
}  # fmt: skip
NIGHT = {
    "ground": "#0E141A", "card": "#1B2631", "bar": "#151E27", "ink": "#F4F7FA", "muted": "#BECAD6", "line": "#6C7F92",
    "strong": "#A9D6FF", "onstrong": "#0A1B2A", "fill": "#FFDF6B", "onfill": "#14202B",
    "error": "#FFB3A8", "errorfill": "#3A1613", "good": "#A8E6C1", "goodfill": "#10301F",
}  # fmt: skip


def themes() -> tuple[Theme, ...]:
    """Both, to register before the style sheet is read, which knows the colours as $d-ground and so on."""
    return theme("day", DAY), theme("night", NIGHT)


def theme(name: str, colours: dict[str, str]) -> Theme:
    """One of them as Textual wants it."""
    return Theme(
        name=name, primary=colours["strong"], background=colours["ground"], surface=colours["card"],
        foreground=colours["ink"], dark=name == "night",
        variables={f"d-{key}": value for key, value in colours.items()},
    )  # fmt: skip
