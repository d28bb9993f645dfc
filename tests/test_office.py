"""What an office copies to its machine: each file is checked by the program that will read it."""

import configparser
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kiosk.__main__ import COMMANDS
from kiosk.gateway.fleet.signing import write_fleet_key
from kiosk.gateway.settings import GatewaySettings, check
from kiosk.settings import Settings, build
from kiosk.terminal.font import FAMILY

OFFICE = Path(__file__).parents[1] / ".office"
UNIT = OFFICE / "kiosk.service"
SERVICES = tuple(sorted(path.name for path in OFFICE.glob("*.service")))
EXPOSURE = 2.0
# What the install script does for each kind of machine, and what only those who ask for it get.
COPIED = {"oslo.toml", "Containerfile", "install.sh"}


def lines_of(name: str) -> list[str]:
    """The unit's lines that say something for this key, in order."""
    return re.findall(rf"^{name}=(.*)$", UNIT.read_text(encoding="utf-8"), re.MULTILINE)


def missing(program: str, package: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"without {program} (apt-get install {package})")


@missing("systemd-analyze", "systemd")
@pytest.mark.parametrize("name", SERVICES)
def test_each_unit_is_exposed_to_two_of_ten_at_most(name: str) -> None:
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", str(OFFICE / name)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(rf"exposure level for {re.escape(name)}: ([\d.]+)", ran.stdout)
    assert found, ran.stderr
    assert (float(found[1]) <= EXPOSURE, ran.returncode) == (True, 0)


@missing("systemd-analyze", "systemd")
@pytest.mark.parametrize("name", SERVICES)
def test_systemd_knows_every_line_of_each_service(name: str) -> None:
    command = ["systemd-analyze", "security", "--offline=true", "--no-pager", str(OFFICE / name)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert f"{name}:" not in ran.stderr


@missing("systemd-analyze", "systemd")
def test_systemd_takes_the_timer_and_the_folder_in_memory() -> None:
    command = [
        "systemd-analyze",
        "verify",
        "--man=no",
        *(str(OFFICE / name) for name in ("kiosk-refresh.timer", "var-tmp.mount")),
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    told = [line for line in ran.stderr.splitlines() if "is not executable" not in line]
    assert [line for line in told if "kiosk" in line or "var-tmp" in line] == []


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


def test_the_terminal_takes_from_the_cell_font_what_its_own_lacks() -> None:
    assert f", {FAMILY}:" in (OFFICE / "foot.ini").read_text(encoding="utf-8")


def test_the_unit_lets_a_visit_bind_itself() -> None:
    allowed = " ".join(line for line in lines_of("SystemCallFilter") if not line.startswith("~")).split()
    needed = ("landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self", "mlockall", "setrlimit")
    assert set(needed) <= set(allowed)
    assert lines_of("LimitMEMLOCK") == ["infinity"]


def test_the_unit_lets_the_voice_of_a_visit_play() -> None:
    assert "char-alsa rw" in lines_of("DeviceAllow")
    assert "audio" in " ".join(lines_of("SupplementaryGroups")).split()


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


# ── the machine ──────────────────────────────────────────────────────────────

INSTALL = OFFICE / "install.sh"


@pytest.mark.parametrize("name", ["install.sh", "versions.sh", "kiosk-gateway"])
def test_a_shell_takes_each_script(name: str) -> None:
    ran = subprocess.run(["sh", "-n", str(OFFICE / name)], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    # What is only read by another is not started.
    assert bool((OFFICE / name).stat().st_mode & 0o111) == (name != "versions.sh")


def test_whoever_asks_the_install_script_is_told_what_it_does() -> None:
    told = subprocess.run([str(INSTALL), "help"], capture_output=True, text=True, check=True).stdout
    assert {"kiosk", "gateway", "program", "pack", "use", "remove", "sticks"} <= set(told.split())
    assert not told.startswith("#")


def test_the_install_script_refuses_what_it_does_not_know() -> None:
    ran = subprocess.run([str(INSTALL), "kiosks"], capture_output=True, text=True, check=False)
    assert (ran.returncode, "there is no kiosks" in ran.stderr) == (1, True)


def test_the_install_script_names_every_file_that_is_for_a_machine() -> None:
    script = INSTALL.read_text(encoding="utf-8")
    files = {path.name for path in OFFICE.iterdir()} - COPIED
    assert {name for name in files if name not in script} - by_themselves() == set()


def test_the_container_is_built_from_everything_that_the_wheel_is_made_of() -> None:
    copied = re.findall(r"(?m)^COPY (?!--from)(.+) /source/", (OFFICE / "Containerfile").read_text(encoding="utf-8"))
    sources = {name for line in copied for name in line.split()}
    wheel = tomllib.loads((OFFICE.parent / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    needed = {"kiosk", "pyproject.toml", wheel["hooks"]["custom"]["path"], *wheel["targets"]["wheel"]["force-include"]}
    assert needed <= sources
    assert all((OFFICE.parent / name).exists() for name in sources)


def by_themselves() -> set[str]:
    """The schemas, which editors read where they stand."""
    return {path.name for path in OFFICE.glob("*.schema.json")}


@pytest.mark.parametrize("name", SERVICES)
def test_each_unit_starts_a_command_there_is_from_the_version_in_use(name: str) -> None:
    unit = (OFFICE / name).read_text(encoding="utf-8")
    started = re.findall(r"(?m)^Exec\w+=.*?(/opt/kiosk/\S+)(?: (\w+))?", unit)
    assert started
    assert {program for program, _ in started if program != "/opt/kiosk"} == {"/opt/kiosk/current/bin/kiosk"}
    assert [room for _, room in started if room and room not in COMMANDS] == []


def test_the_gateway_keeps_its_register_where_its_unit_lets_it() -> None:
    unit = (OFFICE / "kiosk-gateway.service").read_text(encoding="utf-8")
    register = gateway_settings()["database"].removeprefix("sqlite:////")
    assert f"StateDirectory={Path(register).parent.name}" in unit
    assert "ReadWritePaths=" not in unit


def test_the_gateway_starts_with_the_settings_that_are_put_there(tmp_path: Path) -> None:
    key = tmp_path / "fleet-key.pem"
    assert gateway_settings()["fleet"] == {"key": f"/etc/kiosk/{key.name}"}
    write_fleet_key(key)
    given = {**gateway_settings(), "secret": "ab" * 32, "fleet": {"key": str(key)}}
    settings: GatewaySettings = build(GatewaySettings, given, "gateway.toml")
    check(settings, "gateway.toml")
    assert settings.practice


def gateway_settings() -> dict[str, Any]:
    return tomllib.loads((OFFICE / "gateway.toml").read_text(encoding="utf-8"))


def test_nobody_who_sits_at_the_kiosk_is_interrupted_by_new_settings() -> None:
    unit = (OFFICE / "kiosk-refresh.service").read_text(encoding="utf-8")
    (after,) = re.findall(r"(?m)^ExecStartPost=(.*)$", unit)
    assert 'if [ "$(date +%%H)" = 04 ]; then systemctl' in after
    (night,) = re.findall(r"(?m)^OnCalendar=.* (\d\d):", (OFFICE / "kiosk-refresh.timer").read_text(encoding="utf-8"))
    assert night == "04"


def test_only_one_folder_is_written_by_what_fetches_settings() -> None:
    unit = (OFFICE / "kiosk-refresh.service").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^(?:ReadWritePaths|CapabilityBoundingSet|ProtectSystem)=(.*)$", unit) == [
        "",
        "strict",
        "/etc/kiosk",
    ]


# ── the README's chapter for whoever sets it up ──────────────────────────────

README = (OFFICE.parent / "README.md").read_text(encoding="utf-8")
CHAPTER = README.split("## An office sets it up")[1].split("## What it promises")[0]


FENCED = re.compile(r"```(\w*)\n(.*?)```", re.DOTALL)
CODE = "\n".join(
    [text for kind, text in FENCED.findall(CHAPTER) if kind == "sh"] + re.findall(r"`[^`]+`", FENCED.sub("", CHAPTER))
)


def test_the_readme_asks_the_install_script_only_for_what_it_does() -> None:
    asked = set(re.findall(r"install\.sh\s([a-z]+)", CODE))
    assert {"kiosk", "gateway", "use", "list", "pack", "sticks"} <= asked
    told = subprocess.run([str(INSTALL), "help"], capture_output=True, text=True, check=True).stdout
    assert asked <= set(re.findall(r"(?m)^ +(?:\.office/install\.sh )?([a-z]+)", told))


def test_every_command_of_the_kiosk_that_the_readme_names_is_one() -> None:
    named = re.findall(r"(?m)^(?:sudo )?kiosk ([a-z]\w*)|`(?:sudo )?kiosk ([a-z]\w*)", CODE)
    assert {each for found in named for each in found if each} <= set(COMMANDS)
