"""Pages from a USB stick: its files are shown, some are chosen, and then it can be pulled out.

The one rule: what its files are called is shown while somebody chooses, and forgotten with that screen.
"""

from contextlib import suppress

from kiosk.aside import aside
from kiosk.documents.stick.stick import Stick, StickFile
from kiosk.errors import DocumentError, KioskError, StickError
from kiosk.form.definition import Documentation
from kiosk.terminal.outcome import Chose
from kiosk.terminal.patience import Patience
from kiosk.terminal.persevering import persevere
from kiosk.terminal.screens.intake_work import WorkScreen
from kiosk.terminal.screens.stick import StickScreen
from kiosk.terminal.sheaf import Sheaf


class FromStick:
    """`at`: the step of the rail. `is_out`: whether it can be pulled out now."""

    def __init__(self, stick: Stick, patience: Patience, at: int | None) -> None:
        self.stick, self.patience, self.at = stick, patience, at
        self.is_out = False

    async def take(self, sheaf: Sheaf, paper: Documentation) -> bool:
        """The files that somebody chooses; whether pages came or were there before."""
        self.is_out = False
        return await persevere(lambda: self._attempt(sheaf, paper), sheaf, self.patience, self.at)

    async def _attempt(self, sheaf: Sheaf, paper: Documentation) -> KioskError | None:
        """Why it came to nothing or to less than was chosen; None where it went well, or nobody wants to."""
        try:
            files = await self.patience.wait(
                aside(self._find), lambda now, done: WorkScreen(now, "usb", "intake.stick.looking", done, at=self.at)
            )
        except StickError as fault:
            return fault
        if files is None:
            return None
        match await self.patience.show(lambda now, typed: StickScreen(now, paper, files, self.at, typed)):
            case Chose(chosen) if chosen:
                wanted = [int(each) for each in chosen.split(",")]
                return await self.patience.wait(
                    self._read(sheaf, wanted),
                    lambda now, done: WorkScreen(
                        now, "usb", "intake.stick.reading", done, at=self.at, pages=lambda: sheaf.pages
                    ),
                )
        return None

    def _find(self) -> tuple[StickFile, ...]:
        self.stick.sticks()
        return self.stick.files()

    async def _read(self, sheaf: Sheaf, wanted: list[int]) -> KioskError | None:
        """One file after the other; one that cannot be used does not keep the others out."""
        trouble: KioskError | None = None
        try:
            for id in wanted:
                raw = await aside(lambda: self.stick.read(id))  # noqa: B023 - waited for at once
                try:
                    await sheaf.take(raw, "stick")
                except DocumentError as fault:
                    trouble = trouble or fault
        except StickError as fault:
            return trouble or fault
        # One that must stay in has still been read.
        with suppress(StickError):
            await aside(self.stick.eject)
            self.is_out = True
        return trouble
