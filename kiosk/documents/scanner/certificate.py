"""The certificate a scanner shows, for whoever sets up the kiosk.

The one rule: it is shown to a person who compares it, and never trusted by being seen.
"""

import socket
import ssl
from hashlib import sha256
from urllib.parse import urlsplit

SECONDS = 5.0


def fingerprint(address: str) -> str:
    """SHA-256 of the certificate at an https:// address, in hexadecimal; "" when none is shown."""
    parts = urlsplit(address.removeprefix("escl:"))
    looking = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    looking.check_hostname, looking.verify_mode = False, ssl.CERT_NONE
    try:
        with (
            socket.create_connection((parts.hostname or "", parts.port or 443), timeout=SECONDS) as connection,
            looking.wrap_socket(connection, server_hostname=parts.hostname) as secured,
        ):
            return sha256(secured.getpeercert(binary_form=True) or b"").hexdigest()
    except (OSError, ValueError):
        return ""
