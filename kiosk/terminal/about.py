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
