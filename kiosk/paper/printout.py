"""What a printout is: a title, a pictogram and blocks in order, read from printouts/*.toml; and the theme.

The one rule: a designer's mistake is named with its file and key before anything is drawn.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any

from kiosk.errors import PrintError
from kiosk.language.pictogram import CONCEPTS


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page. Which of these keys a kind uses is said where it is drawn, in `kiosk.paper.blocks`."""

    kind: str
    title: str = ""
    text: str = ""
    icon: str = ""
    style: str = "outline"
    question: str = ""
    step: str = ""
    picks: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    icons: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Printout:
    """One sheet set. `code` stands in the tracking code of its pages; `furniture`: header and footer on every page."""

    name: str
    title: str
    icon: str
    code: str
    blocks: tuple[Block, ...]
    furniture: bool = True


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours and the office's logo, if any: an SVG path is not taken, only a pictogram's name."""

    accent: str = "#0B4A5E"


def read_printout(folder: Path, name: str, kinds: frozenset[str]) -> Printout:
    """printouts/<name>.toml. Raises PrintError naming the file, the block and what to do."""
    data = read(folder / f"{name}.toml")
    blocks = tuple(
        built(Block, block, f"printouts/{name}.toml: block {number}")
        for number, block in enumerate(data.pop("blocks", []), start=1)
    )
    for number, block in enumerate(blocks, start=1):
        where = f"printouts/{name}.toml: block {number}"
        if block.kind not in kinds:
            raise PrintError(f"{where}: unknown kind {block.kind}: use one of {', '.join(sorted(kinds))}")
        for icon in filter(None, (block.icon, *block.icons)):
            if icon not in CONCEPTS:
                raise PrintError(f"{where}: unknown icon {icon}: use a pictogram that exists")
    printout: Printout = built(Printout, {"name": name, "blocks": blocks, **data}, f"printouts/{name}.toml")
    return printout


def read_theme(folder: Path) -> Theme:
    """printouts/theme.toml."""
    theme: Theme = built(Theme, read(folder / "theme.toml"), "printouts/theme.toml")
    return theme


def read(path: Path) -> dict[str, Any]:
    """A TOML file. Raises PrintError naming it."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as absent:
        raise PrintError(f"printouts/{path.name} is not there") from absent
    except tomllib.TOMLDecodeError as fault:
        raise PrintError(f"printouts/{path.name}: {fault}: mend the line") from fault


def built(shape: type[Any], data: Mapping[str, Any], where: str) -> Any:
    """One dataclass from one table. Raises PrintError for a key it does not have, or lacks."""
    known = {each.name: each for each in fields(shape)}
    unknown = sorted(set(data) - set(known))
    if unknown:
        raise PrintError(f"{where}: unknown key {unknown[0]}: use one of {', '.join(sorted(known))}")
    lacking = [
        name
        for name, each in known.items()
        if name not in data and each.default is MISSING and each.default_factory is MISSING
    ]
    if lacking:
        raise PrintError(f"{where}: the key {lacking[0]} is missing: write it")
    return shape(**data)
