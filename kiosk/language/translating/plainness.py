"""The gate for plain language: long sentences, words of offices and abbreviations keep a Norwegian text from landing.

LIX is worked out here in two lines: textstat ends no sentence at a colon, as LIX wants it. The one rule: each fault
names the text, what is wrong and what to write instead; what counts as hard stands in locales/nb/plain.toml.
Source: C.-H. Björnsson, "Läsbarhet" (1968): words in a sentence, and long words (seven letters) in a hundred.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.language.po import read_entries
from kiosk.language.translating.catalogue import Forms, sources
from kiosk.language.translating.checking import Gap
from kiosk.language.wanting import STAFF
from kiosk.language.words import PLACEHOLDER, SOURCE

PLAIN = "plain.toml"
NORWEGIAN = (SOURCE, "nn")
LONG = 7
"""Letters from which a word counts as long."""
LABEL = 3
"""A text of so few words that ends without a full stop is a label."""
SENTENCE = re.compile(r"[^.!?:\n]+[.!?:]?")
LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
ABBREVIATION = re.compile(r"(?<![\w-])[A-ZÆØÅ]{2,}(?![\w])")
QUOTED = re.compile(r"«[^»]*»")
WRITTEN_OUT = {"f.eks.": "for eksempel", "kl.": "klokken"}


@dataclass(frozen=True, slots=True)
class Plainness:
    """What counts as hard. `instead`: a pattern of words, and what to write; limits in words and LIX."""

    instead: tuple[tuple[re.Pattern[str], str], ...]
    abbreviations: frozenset[str]
    limits: Mapping[str, int]
    excused: frozenset[str]

    def faults(self, text: str, *, is_question: bool) -> Iterator[str]:
        """What keeps this text from being plain."""
        for pattern, everyday in self.instead:
            if found := pattern.search(text):
                yield f"says “{found[0]}”: write {everyday}"
        for short in sorted(set(ABBREVIATION.findall(QUOTED.sub("", text))) - self.abbreviations):
            yield f"says {short} and explains it nowhere: write it out, or explain it in {SOURCE}/{PLAIN}"
        most = self.limits["question_sentence" if is_question else "sentence"]
        longest = max((len(sentence) for sentence in sentences_of(text)), default=0)
        if longest > most:
            yield f"has a sentence of {longest} words, at most {most}: make two of it"


def check(locales: Path, forms: Forms) -> Iterator[Gap]:
    """Every text in Norwegian that is not plain, and groups of texts that are hard to read together."""
    plain = read_plain(locales / SOURCE / PLAIN)
    for name, texts in sources(locales, forms).items():
        bokmaal = {text_id: text for text_id, text, _ in texts}
        for language in NORWEGIAN:
            path = locales / language / f"{name}.po"
            said = bokmaal if language == SOURCE else translated(path) if path.is_file() else {}
            yield from check_texts(plain, f"{language}/{name}", said)


def translated(path: Path) -> dict[str, str]:
    """What a catalogue says by id."""
    return {entry.id: entry.translation for entry in read_entries(path) if entry.translation}


def check_texts(plain: Plainness, where: str, said: Mapping[str, str]) -> Iterator[Gap]:
    """The texts of one catalogue: each by itself, then questions and the rest together."""
    asked = {text_id for text_id in said if is_question(text_id)}
    for text_id, text in said.items():
        if text_id not in plain.excused and not text_id.startswith(STAFF):
            for fault in plain.faults(text, is_question=text_id in asked):
                yield Gap(where, text_id, fault)
    for kind, limit in (("questions", "question_lix"), ("other texts", "lix")):
        sentences = [
            each for id, text in said.items() if (id in asked) == (kind == "questions") for each in sentences_of(text)
        ]
        if sentences and (found := lix(sentences)) > plain.limits[limit]:
            yield Gap(where, f"all {kind}", f"have LIX {found:.0f}, at most {plain.limits[limit]}: shorter words")


def is_question(text_id: str) -> bool:
    """Whether an applicant must understand it to answer."""
    return text_id.endswith((".text", ".help")) and text_id.count(".") == 1


def read_plain(path: Path) -> Plainness:
    """The table of what counts as hard."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    instead = {**table["instead"], **table["instead_nn"]}
    patterns = tuple((pattern_of(hard), everyday) for hard, everyday in instead.items())
    return Plainness(patterns, frozenset(table["abbreviations"]), table["limits"], frozenset(table["excused"]))


def pattern_of(hard: str) -> re.Pattern[str]:
    """A word or phrase as it may stand in a text; * for any ending."""
    ending = r"\w*" if hard.endswith("*") else r"(?!\w)"
    return re.compile(rf"(?<!\w){re.escape(hard.removesuffix('*'))}{ending}", re.IGNORECASE)


def words_of(text: str) -> list[str]:
    """The words of a text; what is filled in later is none."""
    return LETTERS.findall(PLACEHOLDER.sub("", text))


def sentences_of(text: str) -> Iterator[list[str]]:
    """The words of each sentence, labels left out. A colon ends a sentence, as LIX has it."""
    if len(words_of(text)) <= LABEL and not text.rstrip().endswith((".", "?", "!")):
        return
    for short, long in WRITTEN_OUT.items():
        text = text.replace(short, long)
    yield from filter(None, map(words_of, SENTENCE.findall(text)))


def lix(sentences: Sequence[Sequence[str]]) -> float:
    """Words in a sentence, and long words in a hundred; below 30 is very easy."""
    words = [word for sentence in sentences for word in sentence]
    return len(words) / len(sentences) + 100 * sum(len(word) >= LONG for word in words) / len(words)
