"""A page as a tree of what a screen reader meets: elements in order, with their attributes and text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "input", "br"})


@dataclass
class Element:
    """One element. `words`: the text within it, other elements' included."""

    tag: str
    attributes: dict[str, str]
    words: str = ""
    within: tuple[str, ...] = field(default=())


class Reader(HTMLParser):
    """Collects elements; `li` and `p` may end by themselves, as HTML lets them."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        within = tuple(each.tag for each in self.open)
        element = Element(tag, {name: value or "" for name, value in attrs}, within=within)
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.words += data


def elements_of(html: bytes, *tags: str) -> list[Element]:
    """The elements with these tags, all without any, in order."""
    reader = Reader()
    reader.feed(html.decode())
    return [each for each in reader.elements if not tags or each.tag in tags]


def words_of(html: bytes) -> str:
    """All that the body says, spaces as one."""
    (body,) = elements_of(html, "body")
    return " ".join(body.words.split())
