"""A headless Chromium of this machine, driven through playwright; nothing is downloaded.

Where CI runs it must be there; elsewhere the tests that need it are skipped, and say why.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, sync_playwright

# The one without a window of its own first: the same pages, for half the work.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# It asks nobody for anything of its own accord. The profile is fresh each time: playwright makes it and takes it away.
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@contextmanager
def a_browser(*more: str) -> Iterator[Browser]:
    """The first Chromium on PATH, running; skips the test where there is none, and fails it in CI. `more`: flags."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        unavailable("there is no Chromium on PATH: apt install chromium")
    flags = [*FLAGS, *more, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags, chromium_sandbox=os.geteuid() != 0)
        try:
            yield browser
        finally:
            browser.close()


def unavailable(why: str) -> None:
    """Skips the test on a developer's machine; fails it in CI, which must have everything."""
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)


def barriers(page: Page) -> list[str]:
    """What axe finds on the page that keeps people out: rule and place, one line each."""
    options: dict[str, Any] = {"runOnly": {"type": "tag", "values": list(WCAG)}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['target']}: {node['failureSummary']}" for rule in found for node in rule["nodes"]]
