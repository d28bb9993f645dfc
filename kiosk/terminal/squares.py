"""The squares of a QR code, for screens and for lines.

The one rule: nothing here knows how they are drawn.
"""

QUIET = 3
"""Light modules around the code: phones need two on a screen, the standard asks for four on paper."""


def modules(text: str, quiet: int = QUIET) -> list[list[bool]]:
    """The code with its quiet zone, an even number of rows; True is dark."""
    # Loaded here because only the end of a visit shows a code.
    import qrcode
    from qrcode.constants import ERROR_CORRECT_M

    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=quiet)
    code.add_data(text)
    rows = [[bool(module) for module in row] for row in code.get_matrix()]
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    return rows
