"""Addresses on the web: written one way, and those that a fetch may go to."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

PORTS = {"http": 80, "https": 443}
LONGEST = 2000

_NUMERIC = re.compile(r"(?i)(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+))*\.?")
# Networks in which an IPv6 address says an IPv4 one (RFC 6052, RFC 8215, RFC 3056, RFC 4380, RFC 4291 2.5.5.1), and
# those that the standard library counts as reachable from everywhere.
_IN_DISGUISE = tuple(
    map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96", "fec0::/10"))
)

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


def normalised(address: str, base: str = "") -> str:
    """An address in the one form it is fetched, kept and compared in: absolute, without fragment, its host in ASCII,
    path and query percent-encoded.  Empty for what is no address of the web."""
    try:
        parts = urlsplit(urljoin(base, address.strip()) if base else address.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
        if parts.scheme not in PORTS or not host or parts.username is not None or len(address) > LONGEST:
            return ""
        host = host if ":" in host else host.encode("idna").decode("ascii").lower()
    except ValueError:
        return ""
    if re.search(r"[^a-z0-9.:_%-]", host):
        return ""
    network = f"[{host}]" if ":" in host else host
    if port not in (None, PORTS[parts.scheme]):
        network = f"{network}:{port}"
    path = urljoin("http://x/", quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._"))[len("http://x") :]
    query = quote(parts.query, safe="/?%:@!$&'()*+,;=~-._[]")
    return urlunsplit((parts.scheme, network, path, query, ""))


def origin_of(address: str) -> tuple[str, str, int]:
    """Scheme, host and port of a normalised address."""
    parts = urlsplit(address)
    return parts.scheme, parts.hostname or "", parts.port or PORTS[parts.scheme]


def host_is_a_disguised_number(host: str) -> bool:
    """Whether a host is an IPv4 address in other figures than four decimal ones ("0x7f.1", "2130706433", "127.1")."""
    if not _NUMERIC.fullmatch(host):
        return False
    try:
        return str(ipaddress.IPv4Address(host)) != host
    except ValueError:
        return True


def why_refused(ip: IPAddress, *, private: bool = False) -> str:
    """Why no connection is made to ``ip``, empty where one may be.

    ``private`` lets those of the machine and of its own networks pass; never those of the link (where clouds keep
    their secrets), of groups, or of nobody."""
    while isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    if ip.is_unspecified or ip.is_multicast or ip.is_link_local:
        return "an address of no public host"
    if ip.is_loopback or (ip.is_private and not ip.is_reserved):
        return "" if private else "a private address"
    if isinstance(ip, ipaddress.IPv6Address) and any(ip in network for network in _IN_DISGUISE):
        return "an address that hides another"
    if ip.is_reserved or not ip.is_global:
        return "an address of no public host"
    return ""
