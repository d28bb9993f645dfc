"""The address of a printer, as settings may name it.

The one rule: what is taken here can be asked: nothing refuses it later, in front of an applicant.
"""

import re
from urllib.parse import urlsplit

from kiosk.errors import SettingsError

# RFC 3510, for ipps RFC 7472; without a password, which IPP would send in the clear, and in the letters of a URI.
PRINTER = re.compile(r"ipps?://(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?(?:/[!-~]*)?")


def check_printer(uri: str, where: str) -> None:
    """Raises SettingsError for what is no such address."""
    if not is_printer(uri):
        raise SettingsError(f"{where} is no address: write ipp://host/ipp/print or ipps://host/ipp/print")


def is_printer(uri: str) -> bool:
    """Whether it is one, with a port that there is."""
    try:
        return bool(PRINTER.fullmatch(uri)) and urlsplit(uri).port != 0
    except ValueError:
        return False
