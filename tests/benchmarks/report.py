"""The figures as a table: for a terminal, for the README, and as JSON that can be read back.

The one rule: what was missed and what could not be measured stands in every table, as large as what was met.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from tests.benchmarks.figure import TITLES, Absent, Figure, Line, Reach, Row
from tests.benchmarks.machine import Machine

MET = {True: "met", False: "MISSED", None: ""}
HEAD = f"{'what':<58} {'ours':>9} {'rival':>9} {'':<5} {'ratio':>6}  {'to reach':<16} {'':<7} rival"


def shown(number: float | None) -> str:
    """With three figures that count; whole ones as they are."""
    if number is None:
        return ""
    if number == int(number) or abs(number) >= 100:
        return f"{number:,.0f}"
    return f"{number:.1f}" if abs(number) >= 10 else f"{number:.2f}" if abs(number) >= 0.1 else f"{number:.3f}"


def ratio(figure: Figure) -> str:
    return "" if figure.ratio is None else f"{figure.ratio:.2f}"


def line(figure: Figure) -> str:
    """One line on a terminal."""
    numbers = f"{shown(figure.ours):>9} {shown(figure.rival):>9} {figure.unit:<5} {ratio(figure):>6}"
    told = f"{figure.reach!s:<16} {MET[figure.is_met]:<7} {figure.beside}"
    return f"{figure.what:<58} {numbers}  {told}".rstrip()


def missing(absent: Absent) -> str:
    return f"not measured beside {absent.rival}: {absent.remedy}"


def by_row(lines: Sequence[Line]) -> Iterator[tuple[Row, list[Line]]]:
    """In the order of the promises, each with what was measured for it."""
    for row in Row:
        if found := [each for each in lines if each.row is row]:
            yield row, found


def table(lines: Sequence[Line]) -> str:
    """For a terminal."""
    text = [HEAD, "-" * len(HEAD)]
    for row, found in by_row(lines):
        text += ["", f"{TITLES[row]} ({row})"]
        text += [f"  {missing(each) if isinstance(each, Absent) else line(each)}" for each in found]
    return "\n".join([*text, "", verdict(lines)])


def verdict(lines: Sequence[Line]) -> str:
    """How many were met, in a sentence."""
    told = [each for each in lines if isinstance(each, Figure) and each.is_met is not None]
    missed = [each for each in told if not each.is_met]
    return f"{len(told) - len(missed)} of {len(told)} figures are met" + (
        f"; missed: {'; '.join(each.what for each in missed)}" if missed else ""
    )


def markdown(lines: Sequence[Line], machine: Machine) -> str:
    """For the README."""
    text = [
        f"Measured {machine}.",
        "",
        "| what | ours | rival | ratio | to reach | |",
        "|---|---|---|---|---|---|",
    ]
    for row, found in by_row(lines):
        text.append(f"| **{TITLES[row]}** | | | | | |")
        text += [cells(each) for each in found if isinstance(each, Figure)]
    text += [f"\n{missing(each).capitalize()}." for each in lines if isinstance(each, Absent)]
    return "\n".join([*text, "", f"{verdict(lines)}."])


def cells(figure: Figure) -> str:
    unit = f" {figure.unit}" if figure.unit else ""
    rival = "" if figure.rival is None else f"{shown(figure.rival)}{unit} {figure.beside}".rstrip()
    missed = {True: "✓", False: "**missed**", None: ""}[figure.is_met]
    return f"| {figure.what} | {shown(figure.ours)}{unit} | {rival} | {ratio(figure)} | {figure.reach} | {missed} |"


def to_json(lines: Sequence[Line], machine: Machine) -> str:
    """Everything, to be compared with another day or another machine."""
    figures = [asdict(each) | {"ratio": each.ratio, "met": each.is_met} for each in lines if isinstance(each, Figure)]
    absent = [asdict(each) for each in lines if isinstance(each, Absent)]
    told = {"machine": asdict(machine), "figures": figures, "absent": absent}
    return json.dumps(told, ensure_ascii=False, indent=1)


def from_json(text: str) -> tuple[list[Line], Machine]:
    """What `to_json` wrote. Raises ValueError, KeyError or TypeError for anything else."""
    told = json.loads(text)
    lines: list[Line] = [
        Figure(**{key: value for key, value in each.items() if key not in ("ratio", "met", "row", "reach")},
               row=Row(each["row"]), reach=Reach(**each["reach"]))
        for each in told["figures"]
    ]  # fmt: skip
    lines += [Absent(Row(each["row"]), each["rival"], each["remedy"]) for each in told["absent"]]
    return lines, Machine(**told["machine"])
