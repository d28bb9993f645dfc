"""The staff menu: behind a PIN, before anybody has come, for the running kiosk only.

The one rule: nothing is written; what is chosen goes to the kiosk as a small number, and the next visit starts so.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from kiosk.language.words import Voices
from kiosk.pin import fits
from kiosk.terminal.equipment import StaffDoor
from kiosk.terminal.outcome import Answered, Chose
from kiosk.terminal.questioning import Show
from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.screens.pin import ABSENT, PinScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.visit.standing import Theme, Wish

PRINTER, THEME, DOCTOR, TRAINING, MANUAL, STOP = "printer", "theme", "doctor", "training", "manual", "stop"
MENU = (
    Pick(PRINTER, "printer", "staff.printer"),
    Pick(THEME, "night", "staff.theme"),
    Pick(DOCTOR, "look", "staff.doctor"),
    Pick(TRAINING, "helper", "staff.training.look"),
    Pick(MANUAL, "help", "manual.title"),
    Pick(STOP, "exit", "staff.stop"),
)
DAY_OR_NIGHT = (Pick("day", "look", "staff.day"), Pick("night", "night", "staff.night"))
SURE = (Pick("stay", "back", "bar.back"), Pick(STOP, "exit", "staff.stop"))
THEMES = {"day": Theme.DAY, "night": Theme.NIGHT}


class Staffing:
    """`show` shows a screen until it decides something."""

    def __init__(self, door: StaffDoor, show: Show) -> None:
        self.door = door
        self.show = show

    async def serve(self) -> bool:
        """Whether something was chosen, so that the kiosk must begin anew."""
        return await self.is_let_in() and await self.has_chosen()

    async def is_let_in(self) -> bool:
        """Whether the right PIN was typed; wrong ones make everybody wait, longer each time."""
        standing, refused = self.door.standing, False
        while not standing.seconds_to_wait:
            match await self.show(partial(pin_screen, refused)):
                case Answered(pin):
                    standing.count_guess()
                    if fits(pin, self.door.kept):
                        standing.forgive()
                        return True
                    refused = True
                case _:
                    return False
        seconds = standing.seconds_to_wait
        await self.show(lambda now, _typed: waiting_screen(now, seconds))
        return False

    async def has_chosen(self) -> bool:
        """The menu, until something is chosen or it is left."""
        menu = [pick for pick in MENU if pick.id != PRINTER or len(self.door.printers) > 1]
        while chosen := await self.choose("staff.title", menu):
            if await self.has_chosen_in(chosen):
                return True
        return False

    async def has_chosen_in(self, room: str) -> bool:
        """What lies behind one card of the menu; False for back."""
        standing = self.door.standing
        match room:
            case "printer":
                printers = [Pick(str(at), "printer", name=name) for at, name in enumerate(self.door.printers)]
                if chosen := await self.choose("delivery.choose", printers, str(standing.printer)):
                    standing.choose_printer(int(chosen))
                return bool(chosen)
            case "theme":
                if chosen := await self.choose("staff.theme", DAY_OR_NIGHT, self.door.theme):
                    standing.choose_theme(THEMES[chosen])
                return bool(chosen)
            case "doctor":
                standing.wish(Wish.DOCTOR)
                return True
            case "training":
                standing.wish(Wish.TRAINING)
                return True
            case "manual":
                await self.read_manual()
                return False
        if is_sure := await self.choose("staff.stop", SURE) == STOP:
            standing.wish(Wish.STOP)
        return is_sure

    async def read_manual(self) -> None:
        """The guide for helpers, until it is left."""
        from kiosk.terminal.screens.manual import PICKS, page_of

        while chapter := await self.choose("manual.title", PICKS):
            await self.show(partial(page_of, chapter))

    async def choose(self, title: str, picks: Sequence[Pick], chosen: str | None = None) -> str:
        """The id of one of these; "" for back."""
        match await self.show(lambda now, _typed: card_screen(now, title, picks, chosen)):
            case Chose(id):
                return id
        return ""


def in_house(surroundings: Surroundings) -> Surroundings:
    """Staff read the house's own language, once."""
    helper = surroundings.voices.helper
    return replace(surroundings, voices=Voices(helper, helper))


def pin_screen(refused: bool, surroundings: Surroundings, _typed: str) -> PinScreen:
    """The door."""
    return PinScreen(in_house(surroundings), refused=refused)


def card_screen(surroundings: Surroundings, title: str, picks: Sequence[Pick], chosen: str | None) -> CardScreen:
    """A headline and cards."""
    return CardScreen(in_house(surroundings), title, picks, chosen=chosen, absent=("next", *ABSENT))


def waiting_screen(surroundings: Surroundings, seconds: int) -> CardScreen:
    """After too many wrong PINs."""
    return CardScreen(
        in_house(surroundings), "staff.title", [Pick("back", "back", "bar.back")],
        hints=[("wait", "staff.wait")], values={"seconds": str(seconds)}, absent=("next", *ABSENT),
    )  # fmt: skip
