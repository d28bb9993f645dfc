"""Every figure beside its rival in one run: `python -m tests.benchmarks`, or `kiosk bench`.

The one rule: what is printed was measured here and now, or stands in a file of an earlier run that was named.
"""

import argparse
import sys
from pathlib import Path

from tests.benchmarks.figure import TITLES, Line, Row
from tests.benchmarks.machine import Machine, this_machine
from tests.benchmarks.report import from_json, markdown, table, to_json
from tests.benchmarks.running import measured, told

ROWS = "\n".join(f"  {row:<10} {title}" for row, title in TITLES.items())


def main() -> int:
    """Standard output has the table alone; what is measured meanwhile is said on standard error."""
    options = parser().parse_args()
    machine = this_machine()
    earlier: list[Line] = []
    if options.earlier:
        earlier, machine = read(options.earlier)
    lines = earlier
    if options.only or not options.earlier:
        now = told(measured(options.only))
        lines = [each for each in earlier if each.row not in {new.row for new in now}] + now
    print(written(lines, machine, options))
    return 0


def parser() -> argparse.ArgumentParser:
    """The same options as `kiosk bench`."""
    made = argparse.ArgumentParser("kiosk bench", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    made.add_argument(
        "--only", action="append", default=[], choices=[*map(str, Row)], metavar="ROW", help=f"one of these:\n{ROWS}"
    )
    made.add_argument("--from", dest="earlier", type=Path, metavar="FILE", help="an earlier run's JSON; --only adds")
    shape = made.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="everything, for a program")
    shape.add_argument("--markdown", action="store_true", help="the table of the README")
    return made


def read(path: Path) -> tuple[list[Line], Machine]:
    try:
        return from_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as reason:
        sys.exit(f"kiosk bench: {path} is no run that --json wrote ({type(reason).__name__})")


def written(lines: list[Line], machine: Machine, options: argparse.Namespace) -> str:
    """In the shape that was asked for."""
    if options.json:
        return to_json(lines, machine)
    return markdown(lines, machine) if options.markdown else f"Measured {machine}.\n\n{table(lines)}"


if __name__ == "__main__":
    sys.exit(main())
