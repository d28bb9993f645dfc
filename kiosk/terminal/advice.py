"""What to do about what was seen on a page, which depends on where the page came from.

The one rule: whoever scanned is never told how to hold a phone.
"""

from kiosk.visit.document import Finding, Source

SCANNED: frozenset[Finding] = frozenset({"blurred", "dark", "cut", "small"})
"""Of which a scanner is mended otherwise than a photo."""


def advice(kind: Finding, source: Source) -> str:
    """The id of the text."""
    return f"finding.{kind}.scanned" if source == "scanner" and kind in SCANNED else f"finding.{kind}.text"
