"""A URL → where to connect and what to ask for; and which addresses are on the public internet."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

import idna

from rashomon.fetch.errors import RefusedError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

PORTS = {"http": 80, "https": 443}
MOST_CHARACTERS = 4_000
# Control characters, spaces and backslashes: programs do not agree on what they mean in a URL.
UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029\ud800-\udfff]")
AUTHORITY = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^:\[\]]+)(?::(?P<port>[0-9]{1,5})?)?")
LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
# A last label like these makes the host an IPv4 address in every notation that systems know (inet_aton).
NUMERIC = re.compile(r"[0-9]+|0x[0-9a-f]*")
# Names that never lead to the public internet (RFC 6761, 6762, 7686, 8375, 9476; ICANN on .internal).
LOCAL = frozenset("localhost local internal intranet lan home corp onion alt test invalid".split())
LOCAL_PAIRS = ("home.arpa", "localhost.localdomain")

# Special ranges that the standard library takes for global in one of its versions or another.
SPECIAL = tuple(
    ipaddress.ip_network(each)
    for each in (
        "100.64.0.0/10",  # shared by customers of one carrier (CGNAT)
        "192.0.0.0/24",  # protocol assignments
        "192.88.99.0/24",  # relays of 6to4
        "198.18.0.0/15",  # benchmarks
        "2001::/23",  # protocol assignments, with Teredo, which carries an IPv4 address
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which carries an IPv4 address
        "3fff::/20",  # documentation
    )
)
# The only IPv6 space given out for the public internet. IPv4-mapped, IPv4-compatible and NAT64 addresses, which
# carry an IPv4 address, lie outside it.
GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")

WHERE = "Give the address of a page on the public web."


@dataclass(frozen=True, slots=True)
class Target:
    """A URL taken apart. ``host`` is a name in ASCII or an address without brackets; ``path`` has the query too."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Return host and port as the ``Host`` header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Return scheme, host and port."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """Return the URL in its plain form."""
        return self.origin + self.path


def parse(url: str) -> Target:
    """Return the parts of an http or https URL.

    Raises ``RefusedError`` for another scheme, credentials, a port below 1024 that is not 80 or 443, a host that is
    no name or has an address in an unusual notation, and for what programs read in more than one way.

    >>> parse("HTTPS://Example.ORG:443/a b".replace(" ", "%20")).url
    'https://example.org/a%20b'
    """
    if len(url) > MOST_CHARACTERS:
        raise RefusedError(url[:100] + "…", f"is longer than {MOST_CHARACTERS:,} characters.", WHERE)
    if UNSAFE.search(url):
        raise RefusedError(UNSAFE.sub("\N{REPLACEMENT CHARACTER}", url), "has characters that no URL has.", WHERE)
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise RefusedError(url, "is no URL.", WHERE) from error
    if parts.scheme not in PORTS:
        raise RefusedError(url, "is no http or https URL.", WHERE)
    if "@" in parts.netloc:
        raise RefusedError(url.replace(parts.netloc, "…@" + parts.netloc.rpartition("@")[2]), "has a user name.", WHERE)
    authority = AUTHORITY.fullmatch(parts.netloc)
    if authority is None:
        raise RefusedError(url, "has no host.", WHERE)
    port = int(authority["port"] or PORTS[parts.scheme])
    if not (port in PORTS.values() or 1024 <= port <= 65535):
        raise RefusedError(url, f"names port {port}, which is not for web pages.", WHERE)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~") + (
        "?" + quote(parts.query, safe="/?%:@!$&'()*+,;=~[]") if parts.query else ""
    )
    return Target(parts.scheme, host_of(url, authority["host"]), port, path)


def joined(target: Target, location: str) -> Target:
    """Return where a redirect leads, seen from where it stands. Raises as ``parse`` does."""
    try:
        return parse(urljoin(target.url, location.strip(" ")))
    except ValueError as error:
        raise RefusedError(target.url, "leads to what is no URL.", WHERE) from error


def host_of(url: str, host: str) -> str:
    """Return a host as the name or the address that is looked up. Raises ``RefusedError`` for what is neither."""
    if host.startswith("["):
        try:
            return str(ipaddress.IPv6Address(host[1:-1]))
        except ValueError as error:
            raise RefusedError(url, "has a broken IPv6 address.", WHERE) from error
    name = ascii_name(url, host).removesuffix(".")
    labels = name.split(".")
    if len(name) > 253 or not all(LABEL.fullmatch(label) for label in labels):
        raise RefusedError(url, "has a host that is no name.", WHERE)
    if NUMERIC.fullmatch(labels[-1]):
        try:
            return str(ipaddress.IPv4Address(name))
        except ValueError as error:
            raise RefusedError(url, "has an address in an unusual notation.", WHERE) from error
    if labels[-1] in LOCAL or name.endswith(LOCAL_PAIRS):
        raise RefusedError(url, "names a place that is not on the public web.", WHERE)
    return name


def ascii_name(url: str, host: str) -> str:
    """Return a host in lower-case ASCII (UTS 46), so that ``１２７.0.0.1`` is seen for what it is."""
    if host.isascii():
        return host.lower()
    try:
        return idna.encode(host[:300], uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError) as error:
        raise RefusedError(url, "has a host that is no name.", WHERE) from error


def public(address: Address) -> bool:
    """Return whether an address lies on the public internet, by IANA's registries of special-purpose addresses.

    >>> [public(ipaddress.ip_address(each)) for each in ("93.184.215.14", "10.0.0.1", "::ffff:93.184.215.14")]
    [True, False, False]
    """
    if isinstance(address, ipaddress.IPv6Address) and address not in GLOBAL_UNICAST:
        return False
    special = any(address in network for network in SPECIAL if network.version == address.version)
    return address.is_global and not address.is_multicast and not address.is_reserved and not special
