"""Who may sign in, where that is asked, and whether the form takes who did: for screens and for lines.

The one rule: whoever could not send digitally anyway is offered nothing that leads nowhere.
"""

from kiosk.form.answers import Problem
from kiosk.form.circumstances import LATE
from kiosk.form.definition import Kind
from kiosk.form.journey import Stop
from kiosk.signin.model import link_of
from kiosk.signin.on_phone import Why
from kiosk.terminal.taking import Taking
from kiosk.visit.session import Session
from kiosk.visit.signed_in import YOU, SignedIn, asks_who

NOWHERE = "https://kiosk.example"
"""Where a rehearsed code leads: nowhere, for ever (RFC 2606)."""


def may_sign_in(session: Session) -> bool:
    """Not for late papers to what cannot be found; nor where what was answered says that nothing can go digitally."""
    form, journey = session.form, session.journey
    stops = [each for each in (form.discreet, form.minor) if each]
    is_found = session.errand != LATE or session.wanted.can_be_found
    return is_found and not any(journey.holds(each) for each in stops)


def first_of_who(session: Session) -> Stop | None:
    """The first question of who somebody is."""
    return next((stop for stop in session.journey.stops() if stop.step.id == YOU), None)


def has_typed(session: Session) -> bool:
    """Whether they chose before to type who they are; what an earlier paper brought back they have not."""
    number = asks_who(session.form, Kind.IDENTITY)
    is_brought = bool(session.continues or session.replaces)
    return number is not None and number.id in session.answers and not is_brought


def fault_of(found: SignedIn, before: SignedIn | None, session: Session, taking: Taking) -> Why | None:
    """What is wrong with who signed in; None where it is well. `before`: who it must be, where that is known."""
    number = asks_who(session.form, Kind.IDENTITY)
    if number and isinstance(taking.parse(number, found.pid), Problem):
        return "unusable"
    return "another" if before and before.pid != found.pid else None


def in_groups(pid: str) -> str:
    """As numbers are read: six digits and five."""
    return f"{pid[:6]} {pid[6:]}"


def link_to(gateway: str, id: str) -> str:
    """What a phone scans. `gateway`: as in the settings, "" where it is rehearsed."""
    return link_of(gateway or NOWHERE, id)
