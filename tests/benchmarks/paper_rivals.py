"""The answers of a visit as other programs would set them: HTML for WeasyPrint, markup for typst.

The one rule: both are given the same words as our pages and the easier layout: headings, and rows of label and value in
both languages, without cover, codes, receipt or pictures.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from kiosk.language.words import language_of
from kiosk.paper.items import Fact, Item, OwnWords, Repetition
from kiosk.paper.lanes import Said, lanes_for
from kiosk.paper.matter import matter_of
from tests.benchmarks.figure import Absent, Row
from tests.benchmarks.rivals import unusable, without_module
from tests.paper.printing import EXAMPLE, application, house

FONTS = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic")
STYLE = f"""@page {{ size: A4; margin: 29mm 16mm 18mm 22mm }} body {{ font: 10pt {", ".join(map(repr, FONTS))} }}
table {{ width: 100%; border-collapse: collapse }} td {{ border-bottom: 0.25pt solid; padding: 1mm }}
b {{ font-size: 12pt }}"""
SETTINGS = f"""#set document(title: "{{0}}", date: datetime(year: 2026, month: 11, day: 22))
#set page(paper: "a4", margin: (top: 29mm, right: 16mm, bottom: 18mm, left: 22mm))
#set text(font: ({", ".join(f'"{font}"' for font in FONTS)}), size: 10pt, lang: "nb")
#let row(label, value) = (label, text(size: 12pt, weight: "bold", value))
#let answers(..cells) = table(columns: (1fr, 1fr), stroke: (bottom: 0.25pt), inset: 1mm, ..cells)
= {{0}}
"""
Cell = tuple[Said, Said | str | None]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A step: its name, and rows of label and value; no value: the name of a repetition."""

    name: Said
    rows: tuple[Cell, ...]


def chapters(language: str) -> Iterator[Chapter]:
    """The example visit in this language."""
    matter = matter_of(house().form, application(EXAMPLE, language), lanes_for(house().library, language, "nb"))
    for step, stops in matter.steps():
        yield Chapter(matter.lanes.say(f"step.{step.id}"), tuple(rows(tuple(matter.items(stops)))))


def rows(items: Sequence[Item]) -> Iterator[Cell]:
    for item in items:
        match item:
            case Fact(_, label, value):
                yield label, value
            case OwnWords(_, label, text):
                yield label, text
            case Repetition(name, _, inner):
                yield name, None
                yield from rows(inner)


def html(language: str) -> str:
    """A plain page."""
    title = application(EXAMPLE, language).reference
    parts = [f"<h1>{title}</h1>"]
    for chapter in chapters(language):
        parts += [f"<h2>{spoken(chapter.name, language)}</h2><table>"]
        for label, value in chapter.rows:
            if value is None:
                parts += [f"<tr><td colspan=2>{spoken(label, language)}"]
            elif isinstance(value, str):
                parts += [f"<tr><td>{spoken(label, language)}<td>{escape(value)}"]
            else:
                parts += [f"<tr><td>{spoken(label, language)}<td><b>{spoken(value, language)}</b>"]
        parts += ["</table>"]
    return f'<html lang="nb"><style>{STYLE}</style><title>{title}</title><body>{"".join(parts)}</body></html>'


def spoken(said: Said, language: str) -> str:
    direction = language_of(language).direction
    return f'{escape(said.norwegian)} <span lang="{language}" dir="{direction}">{escape(said.own)}</span>'


def markup(language: str, reference: str) -> str:
    """The same page for typst."""
    parts = [SETTINGS.format(reference)]
    for chapter in chapters(language):
        parts += [f"== {worded(chapter.name, language)}\n#answers("]
        for label, value in chapter.rows:
            if value is None:
                parts += [f"table.cell(colspan: 2)[{worded(label, language)}],"]
            elif isinstance(value, str):
                parts += [f"[{worded(label, language)}], {quoted(value)},"]
            else:
                parts += [f"..row([{worded(label, language)}], [{worded(value, language)}]),"]
        parts += [")\n"]
    return "\n".join(parts)


def worded(said: Said, language: str) -> str:
    """Both languages; each knows its own direction."""
    own = f"#text(lang: {quoted(language.partition('_')[0])}, {quoted(said.own)})" if said.own else ""
    return f"#{quoted(said.norwegian)} {own}"


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def with_weasyprint(language: str) -> Callable[[], object] | Absent:
    """What makes the page once, as tagged PDF/A-2b."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError):
        return unusable(Row.PRINTING, "weasyprint")
    page = html(language)
    return lambda: HTML(string=page).write_pdf(pdf_variant="pdf/a-2b", pdf_tags=True)


def with_typst(language: str) -> Callable[[], object] | Absent:
    """The same. Each page has a reference of its own: typst would not set the very same page twice."""
    if absent := without_module(Row.PRINTING, "typst"):
        return absent
    from typst import Compiler, Fonts

    folder: Path = house().content.printouts / "fonts"
    compiler = Compiler(font_paths=Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]))
    pages = (markup(language, f"{number:09}").encode() for number in range(1000))
    return lambda: compiler.compile(input=next(pages), format="pdf", pdf_standards=["a-2a"])
