"""Draws the pictogram tables, the cell font and the print fonts whenever the package is built or installed."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DrawingHook(BuildHookInterface[Any]):
    """Runs kiosk.drawing before hatch gathers the files of a wheel, an editable one included."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        if self.target_name != "wheel":
            return
        sys.path.insert(0, self.root)
        try:
            from kiosk.drawing.build import build
        finally:
            sys.path.remove(self.root)
        build(Path(self.root), self.app.display_info)
