"""F7: what was counted, read from the gateway, shown, and written to a file where a clerk wants it.

The one rule: only counts are asked for, and a file is written where somebody said, new, or not at all.
"""

from textual import work

from kiosk.desk.acting import ActingApp
from kiosk.desk.note import Note, Tone, fault_note, office_name
from kiosk.errors import RegisterError


class LookingApp(ActingApp, inherit_bindings=False):
    """Its actions are the keys of insight."""

    @work
    async def action_insight(self) -> None:
        """F7: the figures of this office."""
        from kiosk.desk.screens.insight import InsightScreen

        if self.has_dialog or isinstance(self.base, InsightScreen):
            return
        if self.means.insight is None:
            self.say(Note("fault", self.words("desk.insight.none")))
            return
        self.say(None)
        screen = InsightScreen(*self.heading, self.means.forms.application)
        await self.push_screen(screen)
        self.look_around()
        await self.look_at(self.means.office.number)

    async def look_at(self, office: str) -> None:
        """Reads the figures of an office (enhetsnummer) and shows them, where they are still wanted."""
        from kiosk.desk.insight.look import READ
        from kiosk.desk.screens.insight import InsightScreen

        screen, source = self.base, self.means.insight
        if not isinstance(screen, InsightScreen) or source is None:
            return
        screen.say(Note("wait", self.words("desk.insight.reading")))
        try:
            insight = await self.off_thread(source.read, office, READ)
        except RegisterError as fault:
            screen.say(fault_note(self.words, fault))
            return
        screen.show(insight, office_name(self.means.settings.offices, office))
        screen.say(None)

    @work
    async def action_another_office(self) -> None:
        """K: the figures of another office of these settings."""
        from kiosk.desk.screens.insight_dialogs import OfficeScreen

        chosen = await self.ask(OfficeScreen(self.words, self.practice, self.means.settings.offices))
        if chosen is not None:
            await self.look_at(chosen)

    @work
    async def action_export(self) -> None:
        """C: the weeks that are shown, as a file."""
        from kiosk.desk.insight.exporting import csv_of, file_name, write
        from kiosk.desk.screens.insight import InsightScreen
        from kiosk.desk.screens.insight_dialogs import ExportScreen

        screen = self.base
        if not isinstance(screen, InsightScreen) or screen.telling is None:
            return
        telling, shown = screen.telling, screen.look.shown(screen.telling.insight)
        name = file_name(shown, self.words("desk.insight.csv.file"))
        folder = self.means.settings.desk.exports
        path = await self.ask(ExportScreen(self.words, self.practice, f"{folder.rstrip('/')}/{name}" if folder else ""))
        if path is None:
            return
        outcome = await self.off_thread(write, path, csv_of(shown, telling.name, self.words))
        tone: Tone = "done" if outcome == "written" else "fault"
        self.say(Note(tone, self.words(f"desk.insight.export.{outcome}", path=path)))
