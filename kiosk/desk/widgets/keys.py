"""The keys at the foot of a screen and of a dialog.

The one rule: they are drawn anew only when they would say something else; Textual asks after every change of focus.
"""

from collections.abc import Iterator

from textual.widgets import Footer


class Keys(Footer):
    """What each key does now, in the words of the screen's own bindings."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)
        self._shown: list[tuple[str, ...]] = []

    async def recompose(self) -> None:
        # Its dialog may have been left since Textual meant to ask.
        if not self.is_attached:
            return
        shown = list(self._to_show())
        if shown != self._shown:
            self._shown = shown
            await super().recompose()

    def _to_show(self) -> Iterator[tuple[str, ...]]:
        for _, binding, is_enabled, tooltip in self.screen.active_bindings.values():
            if binding.show:
                yield binding.key, binding.key_display or "", binding.description, str(is_enabled), tooltip
