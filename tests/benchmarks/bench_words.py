"""How hard our bokmål is to read: LIX and the longest sentence of every room: `python -m tests.benchmarks.bench_words`.

The one rule: only whole sentences are measured; single labels would make every text look easy.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kiosk.house import House, open_house
from kiosk.language.translating.plainness import lix, sentences_of
from kiosk.language.words import SOURCE

LANE = ("urgent", "means", "ask", "look", "paper", "avoid", "why")


def rooms(house: House) -> Mapping[str, dict[str, str]]:
    """Every bokmål text by its id, in groups of those who read them."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for form, texts in house.catalogues.items():
        for id, text, _ in texts:
            last = id.rpartition(".")[2]
            kind = "helper" if last in LANE else "questions" if last == "text" else "help and choices"
            found[f"{form}, {kind}"][id] = text
    frame = house.library.words(SOURCE)._source
    form_ids = {id for texts in house.catalogues.values() for id, _, _ in texts}
    paper = {id: text for id, text in frame.items() if id not in form_ids and id.startswith(("paper.", "receipt."))}
    found["paper"] = paper
    found["screens"] = {id: text for id, text in frame.items() if id not in form_ids and id not in paper}
    return found


def measured(name: str, texts: Iterable[tuple[str, str]]) -> str:
    """One line: how many sentences, LIX, and the longest sentence with its id."""
    each = [(len(sentence), id, sentence) for id, text in texts for sentence in sentences_of(text)]
    if not each:
        return f"{name:<44} {0:>9}"
    longest, where, _ = max(each)
    return f"{name:<44} {len(each):>9} {lix([words for _, _, words in each]):>6.1f} {longest:>8}  {where}"


def table(house: House) -> str:
    """All rooms, and everything together."""
    head = f"{'bokmål texts':<44} {'sentences':>9} {'LIX':>6} {'longest':>8}"
    found = rooms(house)
    everything = [pair for texts in found.values() for pair in texts.items()]
    lines = [measured(name, texts.items()) for name, texts in sorted(found.items())]
    return "\n".join([head, "-" * len(head), *lines, measured("everything (reach: LIX < 30)", everything)])


if __name__ == "__main__":
    print(table(open_house()))
