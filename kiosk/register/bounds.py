"""How many wrong codes are looked at, wherever they are counted.

The one rule: the rehearsal counts as the real register does.
"""

from datetime import timedelta

TRIES = 5
"""Wrong codes for one reference within WINDOW."""
KEY_TRIES = 60
"""Wrong codes that one machine's key brings, for whatever references, within WINDOW. Those of a phone: see Site."""
WINDOW = timedelta(minutes=15)
