"""Where the contract of the screens looks for the hint.

The one rule: it is the same one as in `signs`.
"""

from kiosk.terminal.widgets.signs import Hint

__all__ = ["Hint"]
