"""What is written down when something goes wrong that nobody expected."""

import logging

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from kiosk.gateway.answers import HEADERS
from kiosk.gateway.metrics import Metrics
from kiosk.gateway.serving import Bare
from kiosk.gateway.shield import Shield

CANARY = "KANARI1905"


async def broken(scope: Scope, _receive: Receive, _send: Send) -> None:
    raise ValueError(f"{scope['path']} {CANARY}")


async def ask_broken() -> httpx.Response:
    transport = httpx.ASGITransport(Shield(broken, headers=HEADERS, metrics=Metrics()))
    async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as client:
        return await client.get(f"/{CANARY}")


async def test_a_failure_is_answered_in_one_word_with_all_headers() -> None:
    answer = await ask_broken()
    assert (answer.status_code, answer.json()) == (500, {"problem": "broken"})
    assert set(HEADERS) <= set(answer.headers)


async def test_of_a_failure_only_its_kind_and_its_place_are_written(caplog: pytest.LogCaptureFixture) -> None:
    await ask_broken()
    (record,) = caplog.records
    line = Bare().format(record)
    assert "ValueError at test_shield.py:" in line
    assert CANARY not in line


def test_of_what_others_write_only_their_own_words_are_kept() -> None:
    try:
        raise RuntimeError(CANARY)
    except RuntimeError as fault:
        record = logging.LogRecord(
            "uvicorn.error", logging.ERROR, "", 1, "it broke: %s", (CANARY,), (type(fault), fault, None)
        )
    assert Bare().format(record) == "ERROR uvicorn.error: it broke: %s (RuntimeError)"
