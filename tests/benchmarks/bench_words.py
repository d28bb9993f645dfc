"""How hard our bokmål is to read: LIX and the longest sentence of every room: `python -m tests.benchmarks.bench_words`.

The one rule: only whole sentences are measured; single labels would make every text look easy.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kiosk.house import House, open_house
from kiosk.language.words import PLACEHOLDER, SOURCE

LONG = 7
"""Letters from which a word counts as long."""
SENTENCE = re.compile(r"[^.!?:\n]+[.!?:]?")
LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LABEL = 3
"""A text of so few words that ends without a full stop is a label."""
LANE = ("urgent", "means", "ask", "look", "paper", "avoid", "why")


def words_of(text: str) -> list[str]:
    """The words of a text; what is filled in later is none."""
    return LETTERS.findall(PLACEHOLDER.sub("", text))


def sentences_of(text: str) -> Iterator[list[str]]:
    """The words of each sentence, labels left out. A colon ends a sentence, as LIX has it."""
    if len(words_of(text)) <= LABEL and not text.rstrip().endswith((".", "?", "!")):
        return
    for sentence in SENTENCE.findall(text.replace("f.eks.", "for eksempel").replace("kl.", "klokken")):
        words = words_of(sentence)
        if words:
            yield words


def lix(sentences: Sequence[Sequence[str]]) -> float:
    """Words in a sentence, and long words in a hundred; below 30 is very easy."""
    words = [word for sentence in sentences for word in sentence]
    return len(words) / len(sentences) + 100 * sum(len(word) >= LONG for word in words) / len(words)


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
