"""`kiosk gateway` with a provider that it never asks: it offers to sign in, and to keep what cannot be sent.

The one rule: only what needs no phone is tried with it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.gateway.served import Served, served
from tests.oidc import new_key
from tests.postgres import free_port


@contextmanager
def offering(folder: Path) -> Iterator[Served]:
    """Until the end of the block."""
    key, port = folder / "client.pem", free_port()
    key.write_bytes(new_key("gateway").as_pem(private=True))
    # Nobody listens there: port 9 is the discard service.
    account = {"issuer": "http://127.0.0.1:9", "client_id": "gateway", "key": str(key), "key_id": "gateway"}
    with served(folder, port=port, public=f"http://127.0.0.1:{port}", sign_in=account) as running:
        yield running
