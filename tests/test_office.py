"""What an office copies to its machine: each file is checked by the program that will read it."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.settings import Settings

OFFICE = Path(__file__).parents[1] / ".office"
UNIT = OFFICE / "kiosk.service"
EXPOSURE = 2.0


def lines_of(name: str) -> list[str]:
    """The unit's lines that say something for this key, in order."""
    return re.findall(rf"^{name}=(.*)$", UNIT.read_text(encoding="utf-8"), re.MULTILINE)


def missing(program: str, package: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"without {program} (apt-get install {package})")


@missing("systemd-analyze", "systemd")
def test_the_unit_is_exposed_to_two_of_ten_at_most() -> None:
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", str(UNIT)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"exposure level for kiosk\.service: ([\d.]+)", ran.stdout)
    assert found, ran.stderr
    assert (float(found[1]) <= EXPOSURE, ran.returncode) == (True, 0)


@missing("systemd-analyze", "systemd")
def test_systemd_knows_every_line_of_the_unit() -> None:
    command = ["systemd-analyze", "security", "--offline=true", "--no-pager", str(UNIT)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "kiosk.service:" not in ran.stderr


@missing("foot", "foot")
def test_the_terminal_takes_its_settings() -> None:
    command = ["foot", "--check-config", f"--config={OFFICE / 'foot.ini'}"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_the_terminal_keeps_no_key_no_tap_and_no_line_for_itself() -> None:
    settings = configparser.ConfigParser()
    settings.read_string("[main]\n" + (OFFICE / "foot.ini").read_text(encoding="utf-8"))
    assert settings["scrollback"]["lines"] == "0"
    assert settings["main"]["selection-target"] == "none"
    for section in ("key-bindings", "mouse-bindings"):
        assert {name: action for name, action in settings[section].items() if action != "none"} == {}


def test_the_unit_lets_a_visit_bind_itself() -> None:
    allowed = " ".join(line for line in lines_of("SystemCallFilter") if not line.startswith("~")).split()
    needed = ("landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self", "mlockall", "setrlimit")
    assert set(needed) <= set(allowed)
    assert lines_of("LimitMEMLOCK") == ["infinity"]


def test_nothing_of_the_unit_reaches_a_disk() -> None:
    assert (lines_of("MemorySwapMax"), lines_of("LimitCORE")) == (["0"], ["0"])
    assert lines_of("ProtectSystem") == ["strict"]
    assert not lines_of("ReadWritePaths")


def test_the_compositor_stays_in_the_unit_whose_limits_bind_it() -> None:
    # A login session of logind's would take it out of the control group that MemorySwapMax= belongs to.
    assert not lines_of("PAMName")


def test_the_unit_names_settings_that_exist() -> None:
    advised = re.findall(r'(\w+) = "(\w+)"', UNIT.read_text(encoding="utf-8"))
    assert advised
    assert all(hasattr(Settings(), key) for key, _ in advised)
