"""`kiosk bench`: how quick, small and frugal the kiosk is on this machine, each figure beside its rival.

The one rule: the benchmarks stand with the tests, not in the kiosk: where a checkout is they run, as a program of their
own.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from kiosk.commands.parsing import Parser, UseError, existing

NO_CHECKOUT = (
    "bench: there are no benchmarks beside this program: clone the project, and there "
    "pip install -e '.[test]' and kiosk bench"
)


def furnish(parser: Parser) -> None:
    """The same options as `python -m tests.benchmarks`, which says what can be named by --only."""
    parser.set_defaults(act=bench)
    parser.add_argument(
        "--only", action="append", default=[], metavar="ROW", help="one row; a wrong name lists them all"
    )
    parser.add_argument(
        "--from", dest="earlier", type=existing, metavar="FILE", help="an earlier run's JSON; --only adds"
    )
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="everything, for a program")
    shape.add_argument("--markdown", action="store_true", help="the table of the README")


def bench(options: argparse.Namespace) -> int:
    """Everything, some ten minutes; nothing else should run meanwhile. Rivals that are missing are named."""
    root = Path(__file__).resolve().parents[2]
    if not (root / "tests" / "benchmarks" / "__main__.py").is_file():
        raise UseError(NO_CHECKOUT)
    command = [sys.executable, "-m", "tests.benchmarks", *passed_on(options)]
    return subprocess.run(command, cwd=root, check=False).returncode  # noqa: S603 - this very program's own tests


def passed_on(options: argparse.Namespace) -> Iterator[str]:
    """The options as they were written."""
    for row in options.only:
        yield from ("--only", row)
    if options.earlier:
        yield from ("--from", str(options.earlier.resolve()))
    yield from (f"--{shape}" for shape in ("json", "markdown") if getattr(options, shape))
