"""Where the contract of the screens looks for the picture.

The one rule: it is the same one as in `signs`.
"""

from kiosk.terminal.widgets.signs import Picture

__all__ = ["Picture"]
