"""Which network an address is in: the world's, or the reader's own, which pages of the web may not lead into."""

from __future__ import annotations

import ipaddress
import socket
from typing import TypeAlias

_Ip: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

# For benchmarks (RFC 2544), and what proxies on the reader's own computer give to every name of the web.
_STAND_INS = ipaddress.ip_network("198.18.0.0/15")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


def is_own(ip: str) -> bool:
    """Whether ``ip`` is in the reader's own network: this computer, private, link-local, or not one host's at all."""
    address = _unwrapped(ipaddress.ip_address(ip))
    if address.version == 4 and address in _STAND_INS:
        return False
    return not address.is_global or address.is_multicast


def is_own_by_name(host: str) -> bool:
    """Whether ``host`` says by itself that it is in the reader's own network: an address in it, or a local name.

    For where the name is resolved by somebody else: a proxy.
    """
    name = host.strip("[]").lower().removesuffix(".")
    if name == "localhost" or name.endswith((".localhost", ".local", ".internal", ".home.arpa")):
        return True
    try:
        return is_own(name if ":" in name else socket.inet_ntoa(socket.inet_aton(name)))
    except (OSError, ValueError):  # a name of the web, which says nothing
        return False


def is_this_computer(host: str) -> bool:
    """Whether ``host`` is the reader's own computer by name or number, which no proxy can know."""
    name = host.strip("[]").lower().removesuffix(".")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _unwrapped(address: _Ip) -> _Ip:
    """The IPv4 address that an IPv6 address stands for, if it does."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour or address
