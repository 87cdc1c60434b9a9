"""QR codes for paper."""

from functools import cache

import segno


@cache
def qr_data_uri(address: str) -> str:
    """A QR code of an address as an SVG data URI, for ``<img src>``.

    It is black on white with the four modules of quiet zone that readers need, and bears 15 % of damage.
    The style sheet gives it its size: 20 mm or more.

    Raises ``segno.DataOverflowError`` for an address of more than about 2 300 bytes.
    """
    return segno.make_qr(address, error="m").svg_data_uri(border=4, light="#fff", dark="#000")
