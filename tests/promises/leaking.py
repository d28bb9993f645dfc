"""Leaks on purpose, to show that a leak is found: in a file, in a file without a name, and in its own memory.

The one rule: it leaks only values of its own. `python -m tests.promises.leaking FOLDER`; it lives until stdin closes.
"""

import json
import random
import sys
import tempfile
from pathlib import Path

from tests.promises.canaries import Canary, account

IN_A_FILE, WITHOUT_A_NAME, IN_MEMORY = "file", "nameless", "memory"


def main() -> None:
    """The process of its own."""
    mint = random.SystemRandom()
    word = "".join(mint.choice("bcdfghjklm") for _ in range(11))
    left, nameless, held = (
        Canary(IN_A_FILE, "text", (word,)),
        *(Canary(label, "account", account(mint)) for label in (WITHOUT_A_NAME, IN_MEMORY)),
    )
    # Far into the file, across the edge of a piece, in another encoding.
    Path(sys.argv[1], "left").write_bytes(b"x" * ((1 << 20) - 5) + word.upper().encode("utf-16-le"))
    with tempfile.TemporaryFile() as file:
        file.write("\N{NO-BREAK SPACE}".join(nameless.parts).encode())
        file.flush()
        kept = ".".join(held.parts)
        print(json.dumps([canary.disguised() for canary in (left, nameless, held)]), flush=True)
        sys.stdin.read()
    del kept


if __name__ == "__main__":
    main()
