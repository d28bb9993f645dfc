"""The printed set beside WeasyPrint: the same answers in the same two languages, as tagged PDF/A-2b.

The one rule: the rival is given the same words and the easier layout; what is missing to run it is said, not hidden.
Run it with `python -m tests.benchmarks.bench_paper`.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from html import escape

from kiosk.paper.items import Fact, Item, OwnWords, Repetition
from kiosk.paper.lanes import Said, lanes_for
from kiosk.paper.matter import matter_of
from tests.benchmarks.timing import Figure, table
from tests.paper.printing import EXAMPLE, application, house, printery

ROUNDS = 25
LANGUAGES = ("nb", "uk", "ar")
STYLE = """@page { size: A4; margin: 29mm 16mm 18mm 22mm } body { font: 10pt "Noto Sans", "Noto Sans Arabic" }
table { width: 100%; border-collapse: collapse } td { border-bottom: 0.25pt solid; padding: 1mm }
b { font-size: 12pt }"""


def html(language: str) -> str:
    """The answers as a plain page: headings, and rows of label and value in both languages."""
    made = application(EXAMPLE, language)
    matter = matter_of(house().form, made, lanes_for(house().library, language, "nb"))
    parts = [f"<h1>{made.reference}</h1>"]
    for step, stops in matter.steps():
        parts += [f"<h2>{spoken(matter.lanes.say(f'step.{step.id}'), language)}</h2><table>"]
        parts += rows(matter.items(stops), language)
        parts += ["</table>"]
    return f'<html lang="nb"><style>{STYLE}</style><title>{made.reference}</title><body>{"".join(parts)}</body></html>'


def rows(items: Iterator[Item] | tuple[Item, ...], language: str) -> Iterator[str]:
    for item in items:
        match item:
            case Fact(_, label, value):
                yield f"<tr><td>{spoken(label, language)}<td><b>{spoken(value, language)}</b>"
            case OwnWords(_, label, text):
                yield f"<tr><td>{spoken(label, language)}<td>{escape(text)}"
            case Repetition(name, _, inner):
                yield f"<tr><td colspan=2>{spoken(name, language)}"
                yield from rows(inner, language)


def spoken(said: Said, language: str) -> str:
    direction = "rtl" if language == "ar" else "ltr"
    return f'{escape(said.norwegian)} <span lang="{language}" dir="{direction}">{escape(said.own)}</span>'


def times(make: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Milliseconds of each round, after one that does not count."""
    make()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        make()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def rival(language: str) -> list[float] | None:
    """WeasyPrint's times; None where it cannot run, with the reason printed."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as reason:
        print(f"WeasyPrint does not run here: {reason}")
        return None
    page = html(language)
    return times(lambda: HTML(string=page).write_pdf(pdf_variant="pdf/a-2b", pdf_tags=True), 5)


def p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]


def main() -> None:
    printery().warm()
    figures = []
    for language in LANGUAGES:
        made = application(EXAMPLE, language)
        ours, theirs = times(lambda made=made: printery().make(made)), rival(language)  # type: ignore[misc]
        figures.append(
            Figure(f"printed set, nb and {language}, p50", statistics.median(ours), "ms", "",
                   statistics.median(theirs) if theirs else None)
        )  # fmt: skip
        figures.append(
            Figure(f"printed set, nb and {language}, p95", p95(ours), "ms", "≤ 200 ms, ≤ 0.5 ×",
                   max(theirs) if theirs else None)
        )  # fmt: skip
    print(table(figures))


if __name__ == "__main__":
    main()
