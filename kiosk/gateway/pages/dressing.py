"""The stylesheet and the script that stand inside a page, and the headers that let nothing else in.

The one rule: the policy names both by their hashes, so that nothing slipped into a page can run or load.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

NOTHING = Markup()
AROUND = re.compile(r" ?([{};,>]) ?|(?<=:) ")
# A text in quotes, which stays; a sign and the end of its line; or signs with spaces beside them.
BESIDE = re.compile(r'("(?:[^"\\]|\\.)*")| ?([={}();,<>?:&|*+]*[{;,])\n| ?([={}();,<>?:&|*+]+) ?')


@dataclass(frozen=True, slots=True)
class Dress:
    """The stylesheet as it stands in a page, the headers to send with it, and the script of the few pages with one."""

    stylesheet: Markup
    headers: Mapping[str, str]
    script: Markup = NOTHING


def read_dress(*paths: Path, scripts: Iterable[Path] = ()) -> Dress:
    """The stylesheet in these files, made small, and the one script that these scripts make one after the other.

    A page with a script may ask this gateway, and show pictures that it has made itself.
    """
    stylesheet, script = smaller(joined(paths)), terser(joined(scripts))
    policy = (
        f"default-src 'none'; style-src {hashed(stylesheet)}; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    if script:
        policy += f"; script-src {hashed(script)}; connect-src 'self'; img-src blob:"
    return Dress(Markup(stylesheet), headers(policy), Markup(script))  # noqa: S704


def joined(paths: Iterable[Path]) -> str:
    """These files, one after the other."""
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def hashed(text: str) -> str:
    """How a policy names a text that stands in the page."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def headers(policy: str) -> dict[str, str]:
    """What goes with every page. It is never stored on the way, and no other site learns where somebody came from."""
    return {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": policy,
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "X-Robots-Tag": "noindex, nofollow, noarchive",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }


def smaller(stylesheet: str) -> str:
    """Without comments and needless spaces."""
    plain = re.sub(r"/\*.*?\*/", "", stylesheet, flags=re.DOTALL)
    return AROUND.sub(lambda found: found[1] or "", re.sub(r"\s+", " ", plain)).strip().replace(";}", "}")


def terser(script: str) -> str:
    """Without lines that hold comments only, indents, and spaces and line ends beside signs that need none."""
    lines = (line.strip() for line in script.splitlines())
    plain = "\n".join(line for line in lines if line and not line.startswith("//"))
    return BESIDE.sub(lambda found: found[1] or found[2] or found[3], plain)
