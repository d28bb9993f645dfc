"""Whether a gateway is about to stop: then who waits for news is told at once that there is none.

The one rule: nobody who waits holds up a restart.
"""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.types import ASGIApp

NAME = "is_ending"


def begin_to_end(app: ASGIApp) -> None:
    """What is asked from now on is answered at once."""
    if isinstance(app, Starlette):
        setattr(app.state, NAME, True)


def is_ending(request: Request) -> bool:
    """Whether whoever answers this stops as soon as everything is answered."""
    return bool(getattr(request.app.state, NAME, False))
