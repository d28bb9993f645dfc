"""Textual's own doors are shut, and stay shut when Textual changes."""

import inspect
import os
import sys
from pathlib import Path

import pytest
from textual.app import App
from textual.screen import Screen
from textual.widgets import Header
from textual.worker import WorkerFailed

from kiosk.form.definition import Form
from kiosk.terminal.app import Kiosk
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.screens.poster import PosterScreen
from tests.terminal.visiting import Desk, Hand

SIZE = (80, 24)
SECRET = "Hemmelig-98765"
ROOT = Path(__file__).parents[2]


def files_in(folder: Path) -> list[Path]:
    """What stands there."""
    return list(folder.iterdir())


class Listening(Kiosk):
    """A kiosk that remembers what it writes to the terminal beside the screens."""

    written = ""

    def write(self, sequence: str) -> None:
        self.written += sequence


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c", "ctrl+z", "ctrl+backslash", "ctrl+p", "ctrl+d", "ctrl+s", "f12"])
async def test_no_key_quits_or_opens_anything(desk: Desk, key: str) -> None:
    app = desk.kiosk()
    async with app.run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        before = list(app.screen_stack)
        await hand.press(key)
        assert app.is_running
        assert app.screen_stack == before


def test_nothing_textual_binds_reaches_our_app_or_screens() -> None:
    for shut in (Kiosk, FrameScreen, PosterScreen):
        assert not shut._merged_bindings.key_to_bindings  # type: ignore[union-attr]
    assert App._merged_bindings.key_to_bindings  # type: ignore[union-attr]
    assert Screen._merged_bindings.key_to_bindings  # type: ignore[union-attr]


def test_there_is_no_palette() -> None:
    assert not Kiosk.ENABLE_COMMAND_PALETTE
    assert not Kiosk.COMMANDS


async def test_there_is_no_header_to_click(desk: Desk) -> None:
    app = desk.kiosk()
    async with app.run_test(size=SIZE) as pilot:
        await Hand(pilot).begin()
        assert not app.screen.query(Header)


async def test_nothing_can_be_selected_or_copied_to_the_terminals_clipboard(desk: Desk) -> None:
    app = Listening(desk.kiosk().equipment, desk.session)
    async with app.run_test(size=SIZE) as pilot:
        await Hand(pilot).begin()
        app.copy_to_clipboard(SECRET)
        assert app.clipboard == ""
        assert not app.ALLOW_SELECT
        assert not app.screen.allow_select
        assert "\x1b]52" not in app.written


async def test_no_screenshot_is_made(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = desk.kiosk()
    async with app.run_test(size=SIZE):
        assert app.save_screenshot("kiosk.svg", str(tmp_path)) == ""
        assert app.deliver_screenshot("kiosk.svg", str(tmp_path)) is None
        app.action_screenshot("kiosk.svg", str(tmp_path))
        assert app.deliver_text(SECRET) is None
    assert not files_in(tmp_path)


async def test_suspending_and_links_do_nothing(desk: Desk) -> None:
    app = desk.kiosk()
    async with app.run_test(size=SIZE):
        app.action_suspend_process()
        app.open_url("https://example.org")
        with app.suspend():
            assert app.is_running
        await app.action_quit()
        assert app.is_running


async def test_the_terminal_is_told_not_to_reorder_lines_and_told_back_when_everything_is_cleared(desk: Desk) -> None:
    app = Listening(desk.kiosk().equipment, desk.session)
    async with app.run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        assert app.written == "\x1b[8l"
        await hand.press("f10", "2", "space")
    assert app.written == "\x1b[8l\x1b[2J\x1b[3J\x1b[H\x1b[8h"


class Crashing(Listening):
    """Fails in its first stage, with an answer in a local variable."""

    async def choose_errand(self, _forward: bool) -> bool:
        answer = SECRET
        raise ValueError(answer)


async def crash(app: Kiosk) -> None:
    """From rest to where it fails."""
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("space", "3")
        await pilot.pause()


async def test_a_crash_shows_neutral_words_in_the_applicants_language_and_nothing_else(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    app = Crashing(desk.kiosk().equipment, desk.session)
    with pytest.raises(WorkerFailed):
        await crash(app)
    shown = "".join(capsys.readouterr())
    assert app.return_code == 1
    assert "Something went wrong" in shown
    assert SECRET not in shown
    assert "Traceback" not in shown
    assert app.failure is not None


async def test_an_error_that_draws_itself_is_not_drawn(desk: Desk) -> None:
    class Drawn(Exception):
        def __rich__(self) -> str:
            return SECRET

    app = desk.kiosk()
    async with app.run_test(size=SIZE):
        app.panic(Drawn())
        assert SECRET not in "".join(str(each) for each in app._exit_renderables)
        assert app.return_code == 1
        app._exception = None


def test_the_private_names_we_override_are_still_textuals() -> None:
    assert "self._fatal_error()" in inspect.getsource(App._handle_exception)
    assert "self.panic(error)" in inspect.getsource(App._handle_exception)
    assert "_exit_renderables" in inspect.getsource(App._fatal_error)


async def test_a_whole_visit_opens_no_file_for_writing(form: Form) -> None:
    opened: list[str] = []
    watching = [False]

    def watch(event: str, details: tuple[object, ...]) -> None:
        if watching[0] and event == "open" and isinstance(details[2], int) and details[2] & (os.O_WRONLY | os.O_RDWR):
            opened.append(str(details[0]))

    sys.addaudithook(watch)
    desk = Desk(form)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        watching[0] = True
        hand = Hand(pilot)
        await hand.to_declaration()
        await hand.press("1")
        await hand.until(lambda: hand.screen == "ReceiptScreen")
        watching[0] = False
    assert opened == []
