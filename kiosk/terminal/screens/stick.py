"""The files of a USB stick that can be used: several are marked, then taken in.

The one rule: a name is what somebody knows their file by; it stands here only, and cleaned.
"""

from collections.abc import Iterator, Sequence

from textual.widget import Widget

from kiosk.documents.stick.stick import StickFile, StickKind
from kiosk.form.definition import Documentation
from kiosk.terminal.outcome import Chose
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.screens.intake_trouble import LANE
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.entries import Entries, Entry
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.row import Row, RowState
from kiosk.terminal.widgets.signs import Hint

ICONS: dict[StickKind, str] = {"picture": "file_picture", "pdf": "file_pdf"}


def size_of(size: int) -> str:
    """In kB or MB, as Norwegians write it."""
    return f"{size / 1_000_000:.1f} MB".replace(".", ",") if size >= 1_000_000 else f"{max(1, size // 1000)} kB"


class StickScreen(FrameScreen):
    """Ends with Chose (ids of files, with commas between, in the order they were marked) or Back. `typed`: the same."""

    enter_means_next = True

    def __init__(
        self,
        now: Surroundings,
        paper: Documentation,
        files: Sequence[StickFile],
        at: int | None,
        typed: str = "",
    ) -> None:
        chosen = [int(each) for each in typed.split(",") if each]
        super().__init__(
            now,
            at=at,
            lane=LANE,
            lane_folded=True,
            next_ready=bool(chosen),
            next_text="intake.stick.take",
            next_icon="yes",
        )
        self.paper, self.files, self.chosen = paper, tuple(files), chosen
        self.entries = Entries(*(self.entry(file) for file in files))

    def body(self) -> Iterator[Widget]:
        pair = self.surroundings.voices.pair
        yield Headline(*pair("intake.stick.title" if self.files else "intake.stick.nothing"))
        if self.files:
            yield self.entries
        else:
            yield Hint("info", *pair("intake.stick.kinds"))

    def entry(self, file: StickFile) -> Entry:
        """One file: its kind as a picture, its name, day and size."""
        facts = f"{file.changed:%d.%m.%Y} · {size_of(file.size)}"
        return Entry(str(file.id), ICONS[file.kind], file.name, facts, self.state(file.id))

    def state(self, id: int) -> RowState:
        """Whether it is marked."""
        pair = self.surroundings.voices.pair
        return RowState("ticked", *pair("intake.stick.chosen")) if id in self.chosen else RowState("unticked", "")

    def typed(self) -> str:
        return ",".join(map(str, self.chosen))

    def on_row_chosen(self, message: Row.Chosen) -> None:
        message.stop()
        entry, id = message.row, int(message.row.choice)
        if id in self.chosen:
            self.chosen.remove(id)
        else:
            self.chosen.append(id)
        assert isinstance(entry, Entry)
        entry.stands = self.state(id)
        entry.repaint()
        self.show_next(bool(self.chosen))

    def go_next(self) -> None:
        self.leave(Chose(self.typed()))

    def explain(self) -> Sequence[Hint]:
        return [Hint("info", *self.surroundings.voices.pair("intake.stick.kinds"))]
