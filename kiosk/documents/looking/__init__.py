"""How a page looks: found in its picture, set straight, and what might be wrong with it. Dots in, dots out.

The one rule: it only looks. Nothing here refuses a page; what was seen is a finding, and people decide.
"""

from kiosk.documents.looking.covering import cover_areas, turned
from kiosk.documents.looking.preparing import Prepared, prepare

__all__ = ["Prepared", "cover_areas", "prepare", "turned"]
