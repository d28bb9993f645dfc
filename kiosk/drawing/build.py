"""Draws everything the kiosk only shows: tables of cells, cell font, print fonts, and whose work they are.

The one rule: what is newer than the code it is drawn by, and drawn from the works that are installed, is not drawn
again.
"""

import importlib.metadata
import json
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from kiosk.drawing.cell_font import draw_cells
from kiosk.drawing.print_fonts import draw_print_fonts
from kiosk.drawing.tables import dot_tables

# The package each work is taken from, its name, and its licence as SPDX calls it.
WORKS = {
    "fonticon-materialdesignicons7": ("Material Design Icons", "Apache-2.0"),
    "fontpkg-noto-sans": ("Noto Sans", "OFL-1.1"),
    "fontpkg-noto-sans-arabic": ("Noto Sans Arabic", "OFL-1.1"),
    "justmytype-intl-africa": ("Noto Sans Ethiopic", "OFL-1.1"),
    "fontpkg-jetbrains-mono": ("JetBrains Mono", "OFL-1.1"),
}
LICENCES, WORKS_FILE = "LICENSES.txt", "works.json"
CREDITS = """The pictures and letters here are drawn from these works, and changed (cut into cells, subset, renamed):

Material Design Icons, Pictogrammers (materialdesignicons.com): Apache License 2.0
Noto Sans, Noto Sans Arabic, Noto Sans Ethiopic, The Noto Project Authors (github.com/notofonts): SIL OFL 1.1
JetBrains Mono, The JetBrains Mono Project Authors (github.com/JetBrains/JetBrainsMono): SIL Open Font License 1.1

"""


def build(root: Path, say: Callable[[str], None] = print, *, again: bool = False) -> None:
    """Draws into the checkout at `root` what is missing or old, or all of it `again`; on two cores."""
    code, words = root / "kiosk" / "drawing", root / "kiosk" / "language"
    shared = [words / "concepts.py", words / "choices.py", code / "sources.py"]
    fonts, cells = root / "printouts" / "fonts", words / "drawn"
    own = [path for path in code.iterdir() if path.suffix in (".py", ".txt")]
    # By their versions: the same fonts are newer files in each environment they are installed into.
    again = again or are_others(cells / WORKS_FILE)
    is_due = {
        cells: again or is_old(cells, [*shared, *own]),
        fonts: again or is_old(fonts, [*shared, code / "print_fonts.py"]),
    }
    for folder in (folder for folder, due in is_due.items() if due):
        say(f"drawing {folder.relative_to(root)}")
        folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(2) as workers:
        # What takes longest is begun first.
        drawn = workers.submit(draw_cells, cells) if is_due[cells] else None
        printing = workers.submit(draw_print_fonts, fonts) if is_due[fonts] else None
        dots = workers.submit(dot_tables) if is_due[cells] else None
        if drawn and dots:
            for table in dots.result():
                table.save(cells, drawn.result())
            finish(cells)
        if printing:
            printing.result()
            finish(fonts)
    (cells / WORKS_FILE).write_text(json.dumps(works(), indent=1), encoding="utf-8")


def finish(folder: Path) -> None:
    """Written last: it stands for a finished folder."""
    (folder / LICENCES).write_text(CREDITS + licence_texts(), encoding="utf-8")


def is_old(folder: Path, inputs: Iterable[Path]) -> bool:
    """Whether the folder was never finished, or before one of its inputs changed."""
    finished = folder / LICENCES
    return not finished.is_file() or any(path.stat().st_mtime > finished.stat().st_mtime for path in inputs)


def are_others(path: Path) -> bool:
    """Whether what was drawn from (works.json) are other works than those that are installed."""
    return not path.is_file() or json.loads(path.read_text(encoding="utf-8")) != works()


def works() -> list[dict[str, str]]:
    """What the drawings are made from, for the bill of materials (kiosk/ingredients.py)."""
    version = importlib.metadata.version
    return [{"name": n, "licence": x, "package": p, "version": version(p)} for p, (n, x) in WORKS.items()]


def licence_texts() -> str:
    """The licences as the packages carry them, each once."""
    texts = dict.fromkeys(text for package in WORKS for text in package_licences(package))
    return "\n\n".join(texts)


def package_licences(package: str) -> list[str]:
    """Of the package, and of the fonts in it where they have one of their own."""
    files = importlib.metadata.files(package) or []
    return [
        Path(str(file.locate())).read_text(encoding="utf-8")
        for file in files
        if file.name.upper().startswith("OFL") or (is_licence(file.name) and ".dist-info" in str(file))
    ]


def is_licence(name: str) -> bool:
    return name.upper().startswith(("LICENSE", "LICENCE"))
