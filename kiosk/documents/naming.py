"""Names that somebody else gave, made fit for a screen: a scanner's, a file's on a stick.

The one rule: what is shown can neither steer a terminal, nor run backwards, nor fill a line.
"""

import unicodedata

CUT = "…"
# Control, format (bidi marks, joiners), surrogates, private use, unassigned; line and paragraph separators.
UNSHOWN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# Accents heaped on one letter reach over other lines.
MOST_MARKS = 2


def shown(name: str, most: int) -> str:
    """At most `most` characters of it, shortened in the middle: the end often tells files apart."""
    plain = " ".join(unheaped(unicodedata.normalize("NFC", name[:1000])).split())
    if len(plain) <= most:
        return plain
    end = (most - 1) // 2
    return f"{plain[: most - 1 - end].rstrip()}{CUT}{plain[len(plain) - end :].lstrip()}"


def unheaped(name: str) -> str:
    """Without what is not shown: spaces of every kind become one kind, and few marks stand on one letter."""
    kept: list[str] = []
    marks = 0
    for character in name:
        category = unicodedata.category(character)
        marks = marks + 1 if category.startswith("M") else 0
        if category in UNSHOWN:
            kept.append(" ")
        elif marks <= MOST_MARKS:
            kept.append(" " if category == "Zs" else character)
    return "".join(kept)
