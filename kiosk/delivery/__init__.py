"""How an Application leaves the kiosk: the route it takes, what is drawn and sent on it, and the Receipt it ends with.

The one rule: whoever shows a delivery knows only what stands here; how it is done is this room's own matter.
"""

from kiosk.delivery.delivering import Delivery, Route
from kiosk.delivery.enclosing import Bundle, Documents
from kiosk.delivery.press import Pages, Press
from kiosk.delivery.receipt import DigitalProgress, Making, Printing, Progress, Receipt, Stopped, Submitting

__all__ = [
    "Bundle", "Delivery", "DigitalProgress", "Documents", "Making", "Pages", "Press", "Printing", "Progress",
    "Receipt", "Route", "Stopped", "Submitting",
]  # fmt: skip
