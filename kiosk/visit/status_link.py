"""The address of an application's status page, as the receipt's QR code holds it.

The one rule: whoever has the link sees the status, so that it stands on the receipt and nowhere else.
"""

from urllib.parse import urlsplit

from kiosk.visit.application import Application


def link_of(gateway: str, application: Application) -> str:
    """`HTTPS://STATUS.EXAMPLE.NO/S/7KQ4M2XJG/4F7A1C…`; "" without a gateway, and without a key of its own.

    Upper case fits the QR code's alphanumeric mode: a third less to print (ISO/IEC 18004, 7.3.4). Scheme and host mind
    no case (RFC 3986, 6.2.2.1), and the gateway minds none in its paths.
    """
    if not gateway or application.key is None:
        return ""
    reference = application.reference.replace("-", "")
    return f"{gateway}/S/{reference}/{application.key.characters}".upper()


def typed_address(gateway: str) -> str:
    """What a person types to look a reference up: `status.example.no`."""
    return urlsplit(gateway).netloc
