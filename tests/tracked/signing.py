"""Signing in with a kiosk on one side and a phone on the other, and nothing between them but somebody's eyes.

The one rule: the phone learns the link from the squares on the screen, and its owner the number from the large digits.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import zxingcpp
from PIL import Image

from kiosk.visit.signed_in import SignedIn
from tests.pty.driver import Applicant
from tests.pty.terminal import Terminal
from tests.tracked.phone import Phone

# Half blocks, two modules to a cell: which of them are light. All else on the screen is no code.
MODULES = {" ": (1, 1), "▄": (1, 0), "▀": (0, 1), "█": (0, 0)}
PIXELS = 4
SCALES = (5, 3, 2)
BEGIN, NUMBERS, CHOOSE, OVER = "button.strong", ".numbers", ".numbers button", ".disc"


def code_on(terminal: Terminal) -> str:
    """What a camera reads off the screen; "" where there is no code."""
    screen = terminal.screen
    picture = Image.new("L", (screen.columns, 2 * screen.lines), 255)
    for y in range(screen.lines):
        for x in range(screen.columns):
            for half, light in enumerate(MODULES.get(screen.buffer[y][x].data, (1, 1))):
                picture.putpixel((x, 2 * y + half), 255 * light)
    large = picture.resize((picture.width * PIXELS, picture.height * PIXELS), Image.Resampling.NEAREST)
    return next((code.text for code in zxingcpp.read_barcodes(large)), "")


def scan(applicant: Applicant) -> str:
    """The link, once the code is on the screen."""
    applicant.terminal.until(lambda: bool(code_on(applicant.terminal)), "a code")
    return code_on(applicant.terminal)


def number_on(terminal: Terminal, offered: list[str]) -> str:
    """Which of the numbers on the phone stands on the screen, in its largest digits."""
    for scale in SCALES:
        drawn = {each: terminal.cells.large(each, scale, "ltr") for each in offered}
        found = [each for each, rows in drawn.items() if rows and terminal.shows_block(rows)]
        if found:
            # Every stroke of a 6 stands in an 8 too: whatever explains most of them is the number.
            return max(found, key=lambda each: sum(len(row.strip()) for row in drawn[each] or ()))
    raise AssertionError("none of the numbers stands on the screen:\n" + "\n".join(terminal.lines))


def begin(applicant: Applicant, phone: Phone, name: str) -> list[str]:
    """The phone scans, and signs in at the provider; the numbers it offers then."""
    applicant.arrive("signin.kiosk.phone.waiting")
    phone.open(scan(applicant), f"{name}-1-scanned")
    phone.tap(BEGIN, NUMBERS, f"{name}-2-numbers")
    applicant.arrive("signin.kiosk.phone.choosing")
    applicant.settle()
    return [each.get_attribute("value") or "" for each in phone.page.locator(CHOOSE).all()]


def sign_in(applicant: Applicant, phone: Phone, name: str) -> None:
    """From the code to "Is this you?"."""
    number = number_on(applicant.terminal, begin(applicant, phone, name))
    phone.tap(f'{CHOOSE}[value="{number}"]', OVER, f"{name}-3-done")
    applicant.arrive("signin.kiosk.person.title")
    applicant.settle()


def signing_in(phone: Phone, who: SignedIn, name: str) -> Callable[[Applicant], SignedIn]:
    """For a visit: all of it, and yes."""

    def do(applicant: Applicant) -> SignedIn:
        sign_in(applicant, phone, name)
        assert applicant.terminal.shows(who.name), "\n".join(applicant.terminal.lines)
        applicant.press("1")
        return replace(who, at=datetime.now().astimezone())

    return do
