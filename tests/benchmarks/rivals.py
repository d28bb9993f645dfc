"""Who we are measured beside: programs of others, found on this machine or left out with a word on how to get them.

The one rule: nothing of a rival is in this project or put into it; it is run as its own makers ship it.
"""

import os
import shutil
import subprocess
from importlib.util import find_spec

from tests.benchmarks.figure import Absent, Row

SURVEYJS = "SurveyJS"
HOW_SURVEYJS = "apt install nodejs npm; npm install survey-core in any folder; NODE_PATH=that/folder/node_modules"
PROGRAMS = {"dialog": "apt install dialog", "convert": "apt install imagemagick"}
MODULES = {
    "typst": "pip install typst",
    "weasyprint": "apt install libpango-1.0-0 libpangoft2-1.0-0; pip install weasyprint",
}


def without_program(row: Row, name: str) -> Absent | None:
    """What to say where this program is missing; None where it is here."""
    return None if shutil.which(name) else Absent(row, name, PROGRAMS[name])


def without_module(row: Row, name: str) -> Absent | None:
    """The same for a Python package."""
    return None if find_spec(name) else unusable(row, name)


def unusable(row: Row, name: str) -> Absent:
    """A package that is here, but not all that it needs; or not here."""
    return Absent(row, name, MODULES[name])


def without_surveyjs(row: Row) -> Absent | None:
    """The same for survey-core, which node finds by NODE_PATH."""
    return None if surveyjs_version() else Absent(row, SURVEYJS, HOW_SURVEYJS)


def surveyjs_version() -> str:
    """Empty where it cannot be run."""
    node = shutil.which("node")
    if node is None:
        return ""
    asked = "process.stdout.write(require('survey-core').Version || require('survey-core/package.json').version)"
    return subprocess.run([node, "-e", asked], capture_output=True, text=True, env=dict(os.environ), check=False).stdout
