"""What a scanner says in XML, as elements without namespaces.

The one rule: a document type is refused before it is read, so that no entity is ever expanded and nothing is fetched.
"""

from collections.abc import Mapping
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ExpatError, ParserCreate

from kiosk.errors import ScannerFailed

MOST_BYTES = 500_000
DEEPEST = 40
# Between namespace and name, as expat joins them.
SEPARATOR = " "


def read_tree(octets: bytes) -> Element:
    """The root. Raises ScannerFailed for what is no XML, or more of it than a scanner has to say."""
    if len(octets) > MOST_BYTES:
        raise ScannerFailed("too long an answer")
    builder, depth = TreeBuilder(), 0

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise ScannerFailed("too deep an answer")
        builder.start(name.rpartition(SEPARATOR)[2], dict(attributes))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(name.rpartition(SEPARATOR)[2])

    parser = ParserCreate(namespace_separator=SEPARATOR)
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(octets, True)
        return builder.close()
    # What it calls its encoding may be one that Python does not have, or not for this.
    except (ExpatError, LookupError, ValueError, TypeError):
        raise ScannerFailed("the answer is no XML") from None


def refuse(*_: object) -> NoReturn:
    """Raises ScannerFailed."""
    raise ScannerFailed("the answer has a document type")


def text_of(element: Element | None, path: str) -> str:
    """What stands in the first element found there, without space around it; "" when there is none."""
    return (element.findtext(path) or "").strip() if element is not None else ""


def number_of(element: Element | None, path: str) -> int:
    """The whole number that stands there; 0 for anything else."""
    text = text_of(element, path)
    return int(text) if text.isdecimal() and len(text) < 7 else 0
