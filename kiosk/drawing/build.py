"""Draws everything the kiosk only shows: tables of cells, cell font, print fonts, and whose work they are.

The one rule: what is newer than the code it is drawn by, and drawn from the works that are installed, is not drawn
again.
"""

import importlib.metadata
import json
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, ProcessPoolExecutor
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
    # By their versions: the same fonts are newer files in each environment they are installed into.
    again = again or are_others(cells / WORKS_FILE)
    with ProcessPoolExecutor(2) as workers:
        drawing = []
        for folder, begin, own in (
            (cells, begin_cells, [path for path in code.iterdir() if path.suffix in (".py", ".txt")]),
            (fonts, begin_fonts, [code / "print_fonts.py"]),
        ):
            if again or is_old(folder, [*shared, *own]):
                say(f"drawing {folder.relative_to(root)}")
                folder.mkdir(parents=True, exist_ok=True)
                drawing.append((folder, begin(workers, folder)))
        for folder, finish in drawing:
            finish()
            # Written last: it stands for a finished folder.
            (folder / LICENCES).write_text(CREDITS + licence_texts(), encoding="utf-8")
    (cells / WORKS_FILE).write_text(json.dumps(works(), indent=1), encoding="utf-8")


def begin_cells(workers: Executor, folder: Path) -> Callable[[], None]:
    """Font and dots beside each other. What is returned waits for both, and saves the dots with the font's widths."""
    widths, dots = workers.submit(draw_cells, folder), workers.submit(dot_tables)

    def finish() -> None:
        for table in dots.result():
            table.save(folder, widths.result())

    return finish


def begin_fonts(workers: Executor, folder: Path) -> Callable[[], None]:
    return workers.submit(draw_print_fonts, folder).result


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
