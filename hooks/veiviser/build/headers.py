"""The response headers of every published file; the one description from which all servers are set up."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from veiviser.build.csp import InlineHashes, file_policy, page_policy

YEAR = 365 * 24 * 60 * 60
"""Seconds."""
PAGE_SECONDS = 5 * 60
"""Seconds that a page may be shown without asking again: a corrected number must reach its readers."""
OPEN_DATA = "data"
"""Folder of the files that other services may read."""
UNUSED_FEATURES = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
"""Abilities of a browser that no page uses."""
TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "xml": "text/xml",
    "atom": "application/atom+xml",
    "ics": "text/calendar",
    "txt": "text/plain",
    "csv": "text/csv",
    "pdf": "application/pdf",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "wasm": "application/wasm",
}
"""Content type by the ending of a file's name."""
ENCODED = {
    "text/html",
    "text/css",
    "text/javascript",
    "text/xml",
    "text/calendar",
    "text/plain",
    "text/csv",
    "application/json",
}
"""Content types that name their encoding, which is UTF-8."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """Files that get the same headers."""

    name: str
    pattern: str
    """Regular expression, for Python and nginx alike, somewhere in the path from the server's root."""
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a site is delivered."""

    base: str
    """Path of the site's root on its server, with slashes at both ends."""
    kinds: tuple[FileKind, ...]
    """The first whose pattern fits a path is the path's kind; the last fits all."""
    prefixes: tuple[str, ...]
    """Paths of the languages that do not stand at the site's root: ``/en/``."""
    hashes: InlineHashes
    redirects: Mapping[str, str] = field(default_factory=dict)
    """Paths that pages had before, and the paths they have now."""

    def kind(self, path: str) -> FileKind:
        """FileKind of a file, given its path from the server's root: ``/hjelp/index.html``."""
        return next(kind for kind in self.kinds if re.search(kind.pattern, path))


def content_type(path: str) -> str:
    """Content type of a file; raises KeyError for an ending that is not in TYPES."""
    plain = TYPES[path.rpartition(".")[2]]
    return f"{plain}; charset=utf-8" if plain in ENCODED else plain


def describe_delivery(base_url: str, languages: Sequence[str], hashes: InlineHashes) -> Delivery:
    """``base_url`` is the site's address, ``languages`` its codes; the first stands at the site's root."""
    address = urlsplit(base_url)
    base = f"{address.path.rstrip('/')}/"
    everywhere = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    if address.scheme == "https":
        everywhere["Strict-Transport-Security"] = f"max-age={YEAR}"
    page = everywhere | {
        "Cache-Control": f"max-age={PAGE_SECONDS}",
        "Content-Security-Policy": page_policy(hashes),
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED_FEATURES),
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    file = everywhere | {"Cache-Control": f"max-age={PAGE_SECONDS}", "Content-Security-Policy": file_policy()}
    prefixes = tuple(f"{base}{code}/" for code in languages[1:])
    root = re.escape(base)
    kinds = (
        FileKind("page", r"(\.html|/)$", page),
        FileKind(
            "named after its content",
            rf"^{root}assets/.*\.[0-9a-f]{{8}}\.(min\.)?(css|js|woff2)$",
            file | {"Cache-Control": f"max-age={YEAR}, immutable"},
        ),
        FileKind("open data", rf"^{root}{OPEN_DATA}/", file | {"Access-Control-Allow-Origin": "*"}),
        FileKind("other file", "", file),
    )
    return Delivery(base, kinds, prefixes, hashes)
