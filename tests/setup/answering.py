"""Whoever sets a kiosk up, played: lines typed one after the other, and a network that is as a test wants it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from kiosk.errors import KioskError
from kiosk.setup.means import Found, Joined, Means
from kiosk.setup.talking import Dialogue

PRINTER = "ipp://10.0.0.12/ipp/print"
CODE = "https://status.example.no/E#4F7A1-…"


def dialogue(lines: Iterable[str], heard: list[str]) -> Dialogue:
    """Types these lines; `heard` gets every line that was shown, prompts among them."""
    typed = iter(lines)

    def read(prompt: str) -> str:
        heard.append(prompt)
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    return Dialogue(read, read, heard.append)


def means(**changed: object) -> Means:
    """A network with nothing in it, but a printer that answers when it is asked."""
    return replace(
        Means(
            find_printers=lambda: (),
            greet=lambda uri: "PDF",
            find_scanners=lambda: (),
            find_ports=lambda: (),
            join=refuses_to_join,
            host="kiosk-1",
            is_own_machine=False,
        ),
        **changed,  # type: ignore[arg-type]
    )


def refuses_to_join(
    code: str, today: Mapping[str, str], *, name: str, office: str, say: Callable[[str], None]
) -> Joined:
    raise KioskError("no gateway here")


def is_silent(uri: str) -> str:
    raise KioskError("The printer is not answering")


def two_printers() -> tuple[Found, ...]:
    return (Found("Hall", PRINTER), Found("Office", "ipp://10.0.0.13/ipp/print"))
