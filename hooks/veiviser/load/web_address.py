"""Addresses on the web that show a reader where they lead."""

import re
import unicodedata
from urllib.parse import quote

from veiviser.model.message import Message, msg

HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])", re.IGNORECASE
)
"""Names in plain letters, the last of which is no number: no user, no port, no bare address."""
REST = re.compile(r"(?:[/?#](?:[A-Za-z0-9._~!$&'()*+,;=:@/?#-]|%[0-9A-Fa-f]{2})*)?")
"""Path, query and anchor in the characters that RFC 3986 allows."""
DISGUISED = re.compile(r"%(?:[01][0-9A-F]|7F|5C)", re.IGNORECASE)
"""Control characters and backslashes, written so that nobody sees them."""
FOREIGN = "xn--"
"""Begins a part of a host that browsers show in other letters (Punycode)."""


def address_fault(address: str, may_be_http: bool = False) -> Message | None:
    """Why an address cannot be linked to; ``may_be_http`` where a source shows no other."""
    start = re.match(r"https?://" if may_be_http else r"https://", address)
    if start is None:
        return msg("must be an address that starts with https://")
    rest, host = address[start.end() :], host_of(address)
    sent = host_sent(host)
    if not HOST.fullmatch(sent) or len(sent) > 253 or not all(map(_is_plain, sent.lower().split("."))):
        return msg(
            "has '{host}' where the name of a site must stand; copy the address from the page again",
            host=host,
        )
    written = quote(address, safe="/:?#[]@!$&'()*+,;=%~")
    if host.isascii() and not address.isascii() and not address_fault(written, may_be_http):
        return msg("has letters that no address has; write {address}", address=written)
    if not REST.fullmatch(rest[len(host) :]) or DISGUISED.search(rest):
        return msg("has a sign that no address has; copy the address from the page again")
    return None


def host_of(address: str) -> str:
    """What stands where the name of a site must stand."""
    return re.split(r"[/?#\\]", address.partition("://")[2], maxsplit=1)[0]


def host_sent(host: str) -> str:
    """As browsers ask for a host: letters beyond a to z in Punycode. As it is where it is no host."""
    if host.isascii():
        return host
    try:
        sent = host.encode("idna")
    except UnicodeError:
        return host
    # To encode turns wide letters and other full stops into plain ones, and drops what nobody sees.
    return sent.decode("ascii") if sent.decode("idna") == host.lower() else host


def address_shown(address: str) -> str:
    """An address with the letters that a host in Punycode stands for; those without a fault alone."""
    start = re.match(r"https?://", address)
    if start is None or FOREIGN not in address:
        return address
    host = host_of(address)
    if not all(map(_is_plain, host.lower().split("."))):
        return address
    return address.replace(host, host.lower().encode("ascii").decode("idna"), 1)


def _is_plain(part: str) -> bool:
    """Whether a browser shows a part of a host in Latin letters."""
    if not part.startswith(FOREIGN):
        return True
    try:
        shown = part.removeprefix(FOREIGN).encode("ascii").decode("punycode")
    except UnicodeError:
        return False
    return unicodedata.is_normalized("NFC", shown) and all(
        letter in "-0123456789" or unicodedata.name(letter, "").startswith("LATIN SMALL LETTER")
        for letter in shown
    )
