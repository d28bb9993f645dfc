"""Which of our languages a browser asks for.

The one rule: whatever it sends, the answer is one of ours.
"""

from collections.abc import Collection, Iterable, Iterator

# What Norwegian browsers often send for bokmål; Dari as Persian with any country, and by a code of its own.
OTHER_CODES = {"no": "nb", "fa": "fa_AF", "prs": "fa_AF"}
# More than any browser sends; the rest is not read.
LONGEST = 400


def accepted(header: str, ours: Collection[str], otherwise: str) -> str:
    """The language of an Accept-Language header (RFC 9110, 12.5.4) that is wanted most and is one of ours."""
    wanted = sorted(weighed(header[:LONGEST]), key=lambda each: -each[0])
    return next((code for weight, code in wanted if code in ours and weight > 0), otherwise)


def chosen(wanted: Iterable[str], header: str, ours: Collection[str], otherwise: str) -> str:
    """The first of the wanted languages (code or tag) that is one of ours, else the one that the header wants most."""
    return next((code for code in map(code_of, wanted) if code in ours), None) or accepted(header, ours, otherwise)


def weighed(header: str) -> Iterator[tuple[float, str]]:
    """Weight and language of each part."""
    for part in header.split(","):
        tag, _, weight = part.partition(";q=")
        yield weight_of(weight), code_of(tag.strip())


def code_of(tag: str) -> str:
    """The code that we know a language by, whatever its tag (BCP 47) says of country and script."""
    code = tag.replace("_", "-").partition("-")[0].lower()
    return OTHER_CODES.get(code, code)


def weight_of(written: str) -> float:
    """1 where none is written, 0 where what is written is none."""
    try:
        return float(written) if written else 1.0
    except ValueError:
        return 0.0
