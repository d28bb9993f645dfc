"""How much a stranger's file may take: dots, pages, memory, seconds.

The one rule: what a file says of its own size is read and bounded before anything is made of it.
"""

from dataclasses import dataclass

MOST_DOTS = 60_000_000
"""Of one picture: the largest that phones take are 50 megapixels; a scanner gives 35 for A4 at 600 dpi."""
MOST_PAGES = 40
WORKING_DOTS = 16_000_000
"""A larger picture is made smaller before it is looked at: whole A4 at 200 dpi is 4."""
MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one job. `memory`: octets of address space, the program's own included; `cpu`, `seconds`: of work, in all."""

    memory: int = 1_536 * MB
    cpu: int = 40
    seconds: float = 60.0
