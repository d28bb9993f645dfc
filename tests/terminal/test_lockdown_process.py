"""The same doors, tried from outside: a real pseudo-terminal, a real process."""

import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

SECRET = "Hemmelig-98765"
ROOT = Path(__file__).parents[2]


def test_a_crash_on_a_real_terminal_leaves_no_answer_on_it(tmp_path: Path) -> None:
    script = tmp_path / "crash.py"
    script.write_text(
        "import sys\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "from pathlib import Path\n"
        "from kiosk.terminal.app import Kiosk\n"
        "from tests.terminal.visiting import Desk, small_form\n"
        "class Crashing(Kiosk):\n"
        "    async def choose_errand(self, forward):\n"
        f"        answer = {SECRET!r}\n"
        "        raise ValueError(answer)\n"
        f"desk = Desk(small_form(Path({str(tmp_path)!r})))\n"
        "kiosk = Crashing(desk.kiosk().equipment, desk.session)\n"
        "kiosk.run()\n"
        "sys.exit(kiosk.return_code)\n",
        encoding="utf-8",
    )
    child = pexpect.spawn(sys.executable, [str(script)], dimensions=(24, 80), encoding="utf-8", timeout=60)
    try:
        child.expect_exact("\x1b[8l")
        seen = ""
        for keys in (" ", "1", "1"):
            child.expect(r"\x1b\[\?2026l|.{200}")
            seen += child.before + child.after
            child.send(keys)
        child.expect(pexpect.EOF)
        seen += child.before
    finally:
        child.close()
    assert SECRET not in seen
    assert "Traceback" not in seen
    assert "Noe gikk galt" in seen
    assert child.exitstatus == 1


@pytest.mark.parametrize("name", ["TEXTUAL_LOG", "TEXTUAL", "TEXTUAL_DRIVER", "TEXTUAL_SCREENSHOT", "TEXTUAL_PRESS"])
def test_textuals_own_settings_are_dropped_before_it_is_imported(name: str) -> None:
    program = (
        "import sys, os\n"
        "from kiosk.__main__ import forget_textual_settings\n"
        "assert 'textual' not in sys.modules\n"
        "forget_textual_settings()\n"
        "print(any(name.startswith('TEXTUAL') for name in os.environ))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, name: "x", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "False\n"


def test_a_key_log_asked_for_by_the_environment_is_not_written(tmp_path: Path) -> None:
    log = tmp_path / "keys.log"
    child = pexpect.spawn(
        sys.executable,
        ["-m", "kiosk"],
        env={**os.environ, "TEXTUAL_LOG": str(log), "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"},
        cwd=str(ROOT),
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=60,
    )
    try:
        child.expect_exact("\x1b[8l")
        child.send("ab")
        child.expect(r".{400}")
    finally:
        child.close(force=True)
    assert not log.exists()
