"""Whether two requests take as long as each other, on a machine that may be busy."""

import math
import time
from collections.abc import Awaitable, Callable

CHANCES = 3


async def are_alike(one: Callable[[], Awaitable[None]], other: Callable[[], Awaitable[None]], rounds: int) -> bool:
    """Whether the quickest of each take about as long. A busy machine now and then makes one of them slow, and gets
    another chance; an oracle would be several times one way, every time.
    """
    for _ in range(CHANCES):
        if 1 / 1.5 < await compare(one, other, rounds) < 1.5:
            return True
    return False


async def compare(one: Callable[[], Awaitable[None]], other: Callable[[], Awaitable[None]], rounds: int) -> float:
    """How many times as long the one takes, turn by turn."""
    least = [math.inf, math.inf]
    for _ in range(rounds):
        for place, ask in enumerate((one, other)):
            began = time.perf_counter()
            await ask()
            least[place] = min(least[place], time.perf_counter() - began)
    return least[0] / least[1]
