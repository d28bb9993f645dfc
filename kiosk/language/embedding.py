"""How deep each character stands in embeddings and isolates, before its own kind counts (UAX #9, X1 to X8).

The one rule: what is opened too deeply is counted, not obeyed, so that every closing mark finds its own opening.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

EMBEDDINGS = {"LRE": (0, None), "RLE": (1, None), "LRO": (0, "L"), "RLO": (1, "R")}
INITIATORS = frozenset({"LRI", "RLI", "FSI"})
TAKEN_OUT = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})
DEEPEST = 125


@dataclass(frozen=True, slots=True)
class Layer:
    """One open embedding or isolate. `override`: "L" or "R" when it forces its characters."""

    level: int
    override: str | None = None
    isolate: bool = False


@dataclass(slots=True)
class Nest:
    """The open layers at one place in the text, outermost first."""

    layers: list[Layer]
    too_deep_isolates: int = 0
    too_deep_embeddings: int = 0

    def embed(self, odd: int, override: str | None) -> None:
        level = next_level(self.layers[-1].level, odd)
        if self._has_room(level):
            self.layers.append(Layer(level, override))
        elif not self.too_deep_isolates:
            self.too_deep_embeddings += 1

    def unembed(self) -> None:
        if self.too_deep_isolates:
            return
        if self.too_deep_embeddings:
            self.too_deep_embeddings -= 1
        elif len(self.layers) > 1 and not self.layers[-1].isolate:
            self.layers.pop()

    def isolate(self, odd: int) -> None:
        level = next_level(self.layers[-1].level, odd)
        if self._has_room(level):
            self.layers.append(Layer(level, isolate=True))
        else:
            self.too_deep_isolates += 1

    def unisolate(self) -> None:
        if self.too_deep_isolates:
            self.too_deep_isolates -= 1
        elif any(layer.isolate for layer in self.layers):
            self.too_deep_embeddings = 0
            while not self.layers.pop().isolate:
                pass

    def _has_room(self, level: int) -> bool:
        return level <= DEEPEST and not self.too_deep_isolates and not self.too_deep_embeddings


def next_level(level: int, odd: int) -> int:
    """The next higher level that reads leftward (odd = 1) or rightward (odd = 0)."""
    return level + 1 if (level + 1) % 2 == odd else level + 2


def explicit_levels(kinds: list[str], partner: Mapping[int, int], base: int) -> list[int | None]:
    """The level of each character; None for those taken out. Overridden characters change their kind in place."""
    nest = Nest([Layer(base)])
    levels: list[int | None] = []
    for place, kind in enumerate(list(kinds)):
        if kind == "PDI":
            nest.unisolate()
        top = nest.layers[-1]
        if kind in TAKEN_OUT:
            levels.append(None)
        elif kind == "B":
            levels.append(base)
        else:
            levels.append(top.level)
            kinds[place] = top.override or kind
        open_or_close(nest, kinds, place, kind, partner)
    return levels


def open_or_close(nest: Nest, kinds: Sequence[str], place: int, kind: str, partner: Mapping[int, int]) -> None:
    if kind in EMBEDDINGS:
        nest.embed(*EMBEDDINGS[kind])
    elif kind == "PDF":
        nest.unembed()
    elif kind in INITIATORS:
        leftward = kind == "RLI" or (kind == "FSI" and reads_leftward(kinds, place, partner))
        nest.isolate(int(leftward))


def reads_leftward(kinds: Sequence[str], initiator: int, partner: Mapping[int, int]) -> bool:
    """Whether the first strong letter inside an isolate, not counting isolates within, reads leftward."""
    place, end = initiator + 1, partner.get(initiator, len(kinds))
    while place < end:
        if kinds[place] in INITIATORS:
            place = partner.get(place, end)
        elif kinds[place] in ("L", "R", "AL"):
            return kinds[place] != "L"
        place += 1
    return False


def isolate_partners(kinds: Sequence[str]) -> dict[int, int]:
    """The place of each isolate's closing mark by that of its opening (BD9)."""
    waiting: list[int] = []
    partner = {}
    for place, kind in enumerate(kinds):
        if kind in INITIATORS:
            waiting.append(place)
        elif kind == "PDI" and waiting:
            partner[waiting.pop()] = place
    return partner
