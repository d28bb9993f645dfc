"""The stylesheet, which stands inside every page, and the headers that let nothing else in.

The one rule: the policy names the stylesheet by its hash, so that nothing slipped into a page can run or load.
"""

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

AROUND = re.compile(r" ?([{};,>]) ?|(?<=:) ")


@dataclass(frozen=True, slots=True)
class Dress:
    """The stylesheet as it stands in a page, and the headers to send with it."""

    stylesheet: Markup
    headers: Mapping[str, str]


def read_dress(*paths: Path) -> Dress:
    """The stylesheet in these files, made small."""
    stylesheet = smaller("\n".join(path.read_text(encoding="utf-8") for path in paths))
    digest = b64encode(sha256(stylesheet.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return Dress(Markup(stylesheet), headers(policy))  # noqa: S704


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
