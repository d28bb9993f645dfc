"""The rival of the gateway: a bare Starlette app that answers every address with one fixed page of 2 kB.

The one rule: it is what anybody would write first, under the same uvicorn, loop and parser.
"""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

PAGE = "x" * 2048


async def answer(_request: Request) -> HTMLResponse:
    return HTMLResponse(PAGE)


app = Starlette(routes=[Route("/{path:path}", answer)])
