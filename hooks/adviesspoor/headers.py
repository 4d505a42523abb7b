"""Header files for hosts of plain files: what a page cannot ask for in its own HTML.

The policy itself comes from the settings of the site; a page carries it as a meta element, and
these files send it as a header too, with `frame-ancestors`, which counts only there (CSP 3,
section 3.3).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

# `_headers` is read by Netlify, Cloudflare Pages and hosts that follow them; `.htaccess` by Apache.
# nginx reads nothing from a site: its administrator includes this file in a `server` block.
FOLDER_RULES = "_headers"
APACHE = ".htaccess"
NGINX = "nginx-headers.conf"

_YEAR = 365 * 24 * 60 * 60

# What stands in a folder named after its content never changes: a browser may keep it. All else it asks for again
# each time (a 304 when nothing changed), so that nobody sees an old page, or a new one in an old style.
_FOREVER = f"public, max-age={_YEAR}, immutable"
# Below this folder the search has such a folder; those of scripts and styles come as an argument.
_INDEX = "zoeken/index"

# Nothing of a device that a page of text needs.
_FEATURES = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb")

# File types that Apache does not know, so that `nosniff` does not leave a reader with nothing.
_TYPES = {"application/atom+xml": "atom", "application/ld+json": "jsonld", "application/x-bibtex": "bib", "application/x-research-info-systems": "ris", "text/turtle": "ttl"}


def headers(policy: str) -> dict[str, str]:
    """The headers of every answer. `policy` is the Content-Security-Policy of the pages."""
    return {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "Strict-Transport-Security": f"max-age={_YEAR}",
        "X-Content-Type-Options": "nosniff",
        # What someone searches for stands in the address: other sites do not get to see it.
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
        "Cross-Origin-Opener-Policy": "same-origin",
        # Open data: the pages of others may read it. There are no cookies or accounts that this could expose.
        "Access-Control-Allow-Origin": "*",
    }


def files(policy: str, site_url: str, fixed: Collection[str]) -> dict[str, bytes]:
    """The header files by address. `site_url` is the public address, or '' when it is not known.

    `fixed` are folders that are named after their content. Without a policy (the preview) there are none.
    """
    if not policy:
        return {}
    sent = headers(policy)
    root = urlsplit(site_url).path or "/"
    made = {FOLDER_RULES: _folder_rules(sent, fixed), APACHE: _apache(sent, root, fixed), NGINX: _nginx(sent, root, fixed)}
    return {name: ("\n".join(lines) + "\n").encode("utf-8") for name, lines in made.items()}


def _folder_rules(sent: dict[str, str], fixed: Collection[str]) -> Iterator[str]:
    """Such a host serves the folder at the root, and has all asked for again each time unless a rule says otherwise.

    It joins double headers with a comma, so rules on one header do not overlap.
    """
    yield "/*"
    yield from (f"  {name}: {value}" for name, value in sent.items())
    for folder in (*fixed, f"{_INDEX}/:uitgave"):
        yield f"/{folder}/*"
        yield f"  Cache-Control: {_FOREVER}"


def _apache(sent: dict[str, str], root: str, fixed: Collection[str]) -> Iterator[str]:
    yield f"ErrorDocument 404 {root}404.html"
    yield "AddDefaultCharset utf-8"
    yield "<IfModule mod_mime.c>"
    yield "  AddCharset utf-8 .css .js .json .csv"
    yield from (f"  AddType {kind} .{ending}" for kind, ending in _TYPES.items())
    yield "</IfModule>"
    yield "<IfModule mod_headers.c>"
    yield from (f'  Header always set {name} "{value}"' for name, value in sent.items())
    yield '  Header set Cache-Control "no-cache"'
    yield f'  <If "%{{REQUEST_URI}} =~ m#/({_any_of(fixed)})/#">'
    yield f'    Header set Cache-Control "{_FOREVER}"'
    yield "  </If>"
    yield "</IfModule>"


def _nginx(sent: dict[str, str], root: str, fixed: Collection[str]) -> Iterator[str]:
    """No `add_header` within a location: it would drop those of the server."""
    yield f"# Include this in the server block of nginx: include /path/to/site/{NGINX};"
    yield f"error_page 404 {root}404.html;"
    yield from (f'add_header {name} "{value}" always;' for name, value in sent.items())
    yield "charset utf-8;"
    yield "expires -1;"
    yield f"location ~ ^{re.escape(root)}({_any_of(fixed)})/ {{ expires {_YEAR}s; }}"
    yield f"location = {root}{NGINX} {{ return 404; }}"


def _any_of(fixed: Collection[str]) -> str:
    return "|".join((*fixed, f"{_INDEX}/[0-9a-f]+"))
