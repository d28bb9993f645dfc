"""What a printout is: a pictogram, blocks in order, and sums of amounts, read from printouts/*.toml; and the theme.

The one rule: a designer's mistake is named with its file, block and key before anything is drawn.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, asdict, dataclass, field, fields, replace
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, NewType, get_args, get_origin, get_type_hints

from kiosk.errors import PrintError
from kiosk.paper.block import Block
from kiosk.paper.flow import Piece
from kiosk.paper.occasion import holds

if TYPE_CHECKING:
    from kiosk.paper.composition import Composition

TextId = NewType("TextId", str)
QuestionId = NewType("QuestionId", str)
StepId = NewType("StepId", str)
Icon = NewType("Icon", str)
Occasion = NewType("Occasion", str)
ALWAYS = Occasion("")
NO_QUESTION, NO_TEXT, NO_ICON = QuestionId(""), TextId(""), Icon("")
# What sheets that the applicant keeps say at their foot.
KEPT = TextId("paper.receipt.no_answers")
NOUNS = {str: "a text in quotes", bool: "true or false", int: "a whole number"}


@dataclass(frozen=True, slots=True)
class Amounts:
    """Amounts that belong together: `questions`, or one side of the form's `budget`, which is summed as a month.

    Of questions, those in `unit` (the form's bokmål) are summed, under the text `total`; without one nothing is.
    """

    unit: str
    questions: tuple[QuestionId, ...] = ()
    budget: Literal["", "in", "out"] = ""
    total: TextId = NO_TEXT


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with its occasion."""

    block: Block
    when: Occasion

    def pieces(self, page: "Composition") -> Iterator[Piece]:
        """Those of the block, on the occasion."""
        if holds(self.when, page.matter):
            yield from self.block.pieces(page)


@dataclass(frozen=True, slots=True)
class Printout:
    """`code` stands in the tracking codes; empty for none. `furniture`: a header on every page. `alone`: counted apart.

    `case`: for the case system, bokmål only. `one_page`: set closer rather than on a second page. `title`: what a
    sheet without an application is called. `foot`: where there is no header, what stands at the foot; empty for none.
    """

    name: str
    icon: Icon
    code: str
    blocks: tuple[Placed, ...]
    amounts: Mapping[str, Amounts] = field(default_factory=dict)
    furniture: bool = True
    alone: bool = False
    case: bool = False
    one_page: bool = False
    title: TextId = NO_TEXT
    foot: TextId = KEPT


@dataclass(frozen=True, slots=True)
class Theme:
    """Colour of the tiles, and the mark across practice pages."""

    accent: str = "#0B4A5E"
    watermark: str = "ØVING / PRACTICE"
    logo: str = ""
    """A PNG or JPEG beside the theme, small at the foot of every page; none by default."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a printout may name: by the type of the key, what knows whether an id is in it."""

    ids: Mapping[Any, Any]
    kinds: Mapping[str, type[Block]]


def read_printout(folder: Path, name: str, known: Known) -> Printout:
    """printouts/<name>.toml. Raises PrintError naming the file, the key and what to do."""
    file = f"printouts/{name}.toml"
    data = read(folder / f"{name}.toml")
    blocks = []
    for number, table in enumerate(data.pop("blocks", []), start=1):
        where = f"{file}: block {number}"
        kind = table.pop("kind", "")
        if kind not in known.kinds:
            raise PrintError(f"{where}: kind {kind} is unknown: use one of {', '.join(sorted(known.kinds))}")
        when = fit(Occasion, table.pop("when", ""), known, f"{where} ({kind}): when")
        blocks.append(Placed(build(known.kinds[kind], table, known, f"{where} ({kind})"), when))
    amounts = {
        id: build(Amounts, table, known, f"{file}: amounts.{id}") for id, table in data.pop("amounts", {}).items()
    }
    plain = build(PlainPrintout, data, known, file)
    return Printout(name, blocks=tuple(blocks), amounts=amounts, **asdict(plain))


@dataclass(frozen=True, slots=True)
class PlainPrintout:
    """The keys of a printout that are neither blocks nor amounts."""

    icon: Icon
    code: str = ""
    furniture: bool = True
    alone: bool = False
    case: bool = False
    one_page: bool = False
    title: TextId = NO_TEXT
    foot: TextId = KEPT


def read_theme(folder: Path, known: Known) -> Theme:
    """printouts/theme.toml. Raises PrintError."""
    theme: Theme = build(Theme, read(folder / "theme.toml"), known, "printouts/theme.toml")
    if theme.logo and not (folder / theme.logo).is_file():
        raise PrintError(f"printouts/theme.toml: logo: there is no file printouts/{theme.logo}: put it there")
    return replace(theme, logo=str(folder / theme.logo)) if theme.logo else theme


def read(path: Path) -> dict[str, Any]:
    """A TOML file. Raises PrintError naming it."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as absent:
        raise PrintError(f"printouts/{path.name} is not there: put it back") from absent
    except tomllib.TOMLDecodeError as fault:
        raise PrintError(f"printouts/{path.name}: {fault}: mend the line") from fault


def build(shape: type[Any], data: Mapping[str, Any], known: Known, where: str) -> Any:
    """One dataclass from one table. Raises PrintError for a key it does not have or lacks, and for a wrong value."""
    wanted = {each.name: each for each in fields(shape)}
    for key in data:
        if key not in wanted:
            raise PrintError(f"{where}: {key} is unknown: use {', '.join(sorted(wanted)) or 'no keys'}")
    for key, each in wanted.items():
        if key not in data and each.default is MISSING and each.default_factory is MISSING:
            raise PrintError(f"{where}: {key} is missing: write it")
    types = get_type_hints(shape)
    return shape(**{key: fit(types[key], value, known, f"{where}: {key}") for key, value in data.items()})


def fit(wanted: Any, value: Any, known: Known, where: str) -> Any:
    """A value as its field wants it. Raises PrintError."""
    origin = get_origin(wanted)
    if origin is Literal:
        if value not in get_args(wanted):
            raise PrintError(f"{where}: write one of {', '.join(filter(None, get_args(wanted)))}")
        return value
    if origin is UnionType:
        return fit(get_args(wanted)[0], value, known, where)
    if origin is tuple:
        if not isinstance(value, list):
            raise PrintError(f"{where}: write a list, in square brackets")
        return tuple(fit(get_args(wanted)[0], each, known, where) for each in value)
    if origin is dict:
        if not isinstance(value, dict):
            raise PrintError(f"{where}: write a table, in curly brackets")
        return {key: fit(get_args(wanted)[1], each, known, where) for key, each in value.items()}
    if hasattr(wanted, "__dataclass_fields__"):
        if not isinstance(value, dict):
            raise PrintError(f"{where}: write a table, in curly brackets")
        return build(wanted, value, known, where)
    plain = getattr(wanted, "__supertype__", wanted)
    if type(value) is not plain:
        raise PrintError(f"{where}: write {NOUNS[plain]}")
    if value and wanted in known.ids and value not in known.ids[wanted]:
        raise PrintError(f"{where}: there is no {wanted.__name__} {value}")
    return value
