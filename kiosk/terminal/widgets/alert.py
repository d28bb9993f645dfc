"""Where the contract of the screens looks for the alert.

The one rule: it is the same one as in `signs`.
"""

from kiosk.terminal.widgets.signs import Alert

__all__ = ["Alert"]
