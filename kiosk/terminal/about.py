"""What becomes of the answers, and what to do when it cannot wait: told on the screen (F1) and in lines.

The one rule: only what this kiosk and the office keep to is said here.
"""

ABOUT = (
    ("nav", "about.nav"),
    ("nothing_kept", "about.kept"),
    ("find", "about.fetch"),
    ("edit", "about.rights"),
    ("acute", "about.acute"),
)
COUNTED = ("privacy", "about.counted")


def about(*, counted: bool) -> tuple[tuple[str, str], ...]:
    """Pictures and text ids. `counted`: whether visits are."""
    nav, kept, *others = ABOUT
    return (nav, kept, COUNTED, *others) if counted else ABOUT
