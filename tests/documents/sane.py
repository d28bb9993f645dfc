"""SANE's own `test` backend: a scanner of software whose faults are set in its configuration.

The one rule: where CI has no scanimage that is a failure; elsewhere the tests are skipped with the reason.
"""

import os
import shutil
from pathlib import Path

import pytest

DEVICE = "test:0"


def needed() -> None:
    """Skips where this machine cannot."""
    if shutil.which("scanimage"):
        return
    if os.environ.get("CI"):
        pytest.fail("scanimage is not here: apt-get install sane-utils")
    pytest.skip("scanimage is not here: apt-get install sane-utils")


def configure(folder: Path, status: str = "Default", *more: str) -> dict[str, str]:
    """The environment in which reading a page ends with this status, such as "SANE_STATUS_JAMMED"."""
    (folder / "dll.conf").write_text("test\n")
    (folder / "test.conf").write_text("\n".join((f'read-status-code "{status}"', *more, "")))
    return {"SANE_CONFIG_DIR": str(folder)}
