"""What `scanimage -A` says of a device, and the options for a scan that makes the best of it.

The one rule: a value goes back to the device letter for letter as the device named it, or not at all.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.documents.scanner.dots import best_of, range_of
from kiosk.documents.scanner.scanner import Bed

# "    --source Flatbed|Automatic Document Feeder [Flatbed]"; an option that cannot be set now is "[inactive]".
OPTION = re.compile(r"^ {4}--?([a-z][a-z-]*) ([^\[\n]{1,2000}) \[([^\]\n]*)\]", re.MULTILINE)
NUMBER = re.compile(r"\d{1,6}(?:\.\d+)?")
# Millimetres: across and along A4.
A4 = {"x": 210, "y": 297}
FEEDER, BOTH_SIDES = re.compile("adf|feeder", re.IGNORECASE), re.compile("duplex|both|back", re.IGNORECASE)
MODES = (re.compile("colou?r|24.?bit", re.IGNORECASE), re.compile("gr[ae]y", re.IGNORECASE))
MOST_TEXT = 200_000


@dataclass(frozen=True, slots=True)
class SaneOptions:
    """`sources`: what the device calls each bed; "" when it has but one and no name for it. `more`: for any of them."""

    sources: Mapping[Bed, str]
    more: tuple[str, ...]

    def of(self, bed: Bed) -> tuple[str, ...]:
        """The options of a scan from there."""
        source = self.sources[bed]
        return (*([f"--source={source}"] if source else []), *self.more)


def read_options(told: str) -> SaneOptions:
    """From all that `scanimage -A` printed."""
    options = {name: values for name, values, now in OPTION.findall(told[:MOST_TEXT]) if now != "inactive"}
    return SaneOptions(sources_of(options.get("source", "")), tuple(settings_of(options)))


def sources_of(values: str) -> Mapping[Bed, str]:
    """One side of each page is scanned: who wants the other lays it in again."""
    named = values.split("|") if values else []
    feeders = [each for each in named if FEEDER.search(each)]
    feeder = next((each for each in feeders if not BOTH_SIDES.search(each)), feeders[0] if feeders else "")
    glass = next((each for each in named if each not in feeders), "")
    beds: dict[Bed, str] = {"glass": glass} if glass or not feeder else {}
    return {**beds, "feeder": feeder} if feeder else beds


def settings_of(options: Mapping[str, str]) -> Iterator[str]:
    """Colour, depth, resolution and A4, as far as the device knows them."""
    modes = options.get("mode", "").split("|")
    mode = next((each for wanted in MODES for each in modes if wanted.match(each)), "")
    if mode:
        yield f"--mode={mode}"
    if "8" in options.get("depth", "").split("|"):
        yield "--depth=8"
    dpi = best_of(sorted(resolutions(options.get("resolution", ""))))
    if dpi:
        yield f"--resolution={dpi}"
    for side, most in A4.items():
        numbers = [float(each) for each in NUMBER.findall(options.get(side, ""))]
        if len(numbers) > 1:
            yield from (f"-{side}", str(min(most, int(numbers[1]))))


def resolutions(values: str) -> Iterator[int]:
    """Of "75|150|300dpi", or of "1..1200dpi (in steps of 1)"."""
    numbers = [int(float(each)) for each in NUMBER.findall(values)]
    if ".." in values and len(numbers) > 1:
        yield from range_of(numbers[0], max(numbers[:2]), max(1, *numbers[2:3], 1))
    else:
        yield from numbers
