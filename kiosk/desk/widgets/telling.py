"""What the desk tells: the line at the top, the note of what was done, the reference, and the boxes of a case.

The one rule: nothing is told by colour alone; each tone has a sign, each box its tick.
"""

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from kiosk.desk.note import Note, Tone
from kiosk.desk.view import Box

SIGNS: dict[Tone, str] = {"done": "✓", "told": "•", "wait": "…", "fault": "✗"}
HERE, ABSENT = "✓", "·"


class Banner(Horizontal):
    """Where the desk stands, the gateway's state, and PRACTICE where it is."""

    def __init__(self, office: str, practice: str) -> None:
        self.gateway = Static(Content(""), id="gateway")
        marks = (Static(Content(practice), id="practice"),) if practice else ()
        super().__init__(Static(Content(office), id="office"), self.gateway, *marks, id="banner")

    def tell(self, gateway: str, *, is_away: bool) -> None:
        """The gateway's state in words."""
        self.gateway.update(Content(gateway))
        self.gateway.set_class(is_away, "-away")


class NoteLine(Static):
    """The last note; its stamp in a line of its own, to be written on the paper."""

    def __init__(self) -> None:
        super().__init__(Content(""), id="note")

    def tell(self, note: Note | None) -> None:
        """This note instead of the one before."""
        self.set_classes([f"-{note.tone}"] if note else [])
        lines = [f"{SIGNS[note.tone]} {note.text}", *([note.stamp] if note.stamp else [])] if note else [""]
        content = Content(lines[0])
        for stamp in lines[1:]:
            content = Content.assemble(content, "\n", ("  ", ""), (f" {stamp} ", "bold reverse"))
        self.update(content)


class Boxes(Static):
    """Pages or data codes as small boxes with ticks: "P1✓ P2✓ P3·"."""

    def tell(self, title: str, boxes: tuple[Box, ...]) -> None:
        """Nothing where there are none."""
        parts: list[tuple[str, str]] = [(f"{title} ", "")] if boxes else []
        for box in boxes:
            parts += [(f" {box.name}{HERE if box.is_here else ABSENT} ", "reverse" if box.is_here else ""), (" ", "")]
        self.update(Content.assemble(*parts) if parts else Content(""))
        self.display = bool(boxes)
