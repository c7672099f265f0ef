"""Images as elements: which address, size and alternative text each has, and whether it is one to look at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from .picturenames import patterns
from .tree import Element, Tree

TAGS = frozenset(["img", "amp-img"])
# Attributes where scripts leave the address that they will put in when the picture comes into sight.
_LAZY = re.compile(r"data-(?:[\w-]*(?:src|original|lazy)[\w-]*|image|img|img-url|url|echo|full|hi-?res)$")
_ADDRESS = re.compile(r"(?:https?:)?//\S|/\S|\S+\.(?:jpe?g|png|webp|avif|gif)\b", re.IGNORECASE)
_TELLING = 6  # letters of a file's name that are not the same by chance
_BOX = 60  # elements around an image and its fallback
_SMALLEST = 60  # pixels: what is smaller both ways is a sign, not a picture
_THIN = 24  # pixels: what is smaller one way is a line
_CANDIDATE = re.compile(r"\s*(\S+?)(?:\s+([\d.]+)([wx])[^,]*)?(?:,(?=\s|\S+://|/)|$)")
_PIXELS = re.compile(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*$")
_FILE_NAME = re.compile(
    r"^[\w%.~() -]+\.(?:jpe?g|png|gif|webp|avif|svg)$|^(?:img|image|dsc|bild|foto|photo)?[\s_-]?\d+$", re.I
)
_IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|webp|avif|gif)$", re.IGNORECASE)
_WITHIN = re.compile(r"(?:^|&)(?:url|src|image)=((?:https?:|https?%3a)?(?://|%2f%2f)[^&]+)", re.IGNORECASE)
# What programs add to a file's name for a size of it. A bare number is one where it is a usual width: cameras count
# their pictures in numbers, too.
_SIZES = re.compile(
    r"[-_](?:\d{2,4}x\d{2,4}|scaled|(?<!img.)(?<!dsc.)(?:\d{1,3}0|375|414|768|828|1024|1125|1242|1366|1536|2048)|\d{2,4}w|"
    r"w\d{2,4}|h\d{2,4}|large|medium|small|thumb(?:nail)?)(?=[-_.]|$)",
    re.IGNORECASE,
)
_PROXY = re.compile(r"i\d\.wp\.com$")  # whose paths begin with the host that has the picture


@dataclass(frozen=True, slots=True)
class Image:
    """An image of the page: its best address, None where only a script knows it; its texts; its size if said."""

    src: str | None
    alt: str | None
    title: str | None
    width: int | None
    height: int | None


def image(tree: Tree, element: Element) -> Image | None:
    """The image that ``element`` (img, amp-img) shows, None where it is none to look at."""
    width, height = (_pixels(element.get(side)) for side in ("width", "height"))
    if width is not None and height is not None and (max(width, height) < _SMALLEST or min(width, height) < _THIN):
        return None
    src = tree.absolute(next(_addresses(element), None))
    src = src or _from_sources(tree, element)
    if src and patterns().beacon.search(unquote(src).lower()):
        return None
    alt = element.get("alt")
    if len(alt) < 2 or _FILE_NAME.match(alt):
        alt = ""
    return Image(src, alt or None, element.get("title") or None, width, height)


def _addresses(element: Element) -> Iterator[str]:
    """Addresses of the image that ``element`` (img, amp-img, source) gives, the one to take first."""
    attrs = element.attrs
    lazy = [(name, value) for name, value in attrs.items() if value and _LAZY.match(name)]
    for name, value in lazy:
        if "set" not in name and _is_address(value):
            yield value
    src = attrs.get("src")
    if src and _is_address(src):
        yield src
    for name, candidates in (("srcset", attrs.get("srcset")), *lazy):
        if candidates and "set" in name and (best := _best(candidates)):
            yield best


def _from_sources(tree: Tree, element: Element) -> str | None:
    """The address of the image from the ``source`` elements of the ``picture`` around it."""
    around = element.parent
    if around is None or around.tag != "picture":
        return None
    addresses = (
        address for source in tree.children(around) if source.tag == "source" for address in _addresses(source)
    )
    return tree.absolute(next(addresses, None))


def _is_address(value: str) -> bool:
    return _ADDRESS.match(value) is not None and not patterns().placeholder.search(value[:300].lower())


def _best(srcset: str) -> str | None:
    """The largest image of a ``srcset`` (HTML standard, 4.8.4.2.1)."""
    best, most = None, -1.0
    for match in _CANDIDATE.finditer(srcset[:8_000]):
        size = float(match[2]) if match[2] and match[2].count(".") < 2 and match[2] != "." else 0.0
        if size > most and _is_address(match[1]):
            best, most = match[1], size
    return best


def _pixels(text: str) -> int | None:
    match = _PIXELS.match(text)
    return int(match[1]) if match else None


@lru_cache(maxsize=1024)
def same_picture(src: str | None) -> str:
    """What two addresses of one picture in different sizes have in common: its file's name, "" for no address."""
    if not src:
        return ""
    try:
        parts = urlsplit(src)
    except ValueError:  # no address: like itself alone
        return src
    if within := _WITHIN.search(parts.query):
        return same_picture(unquote(within[1])) or src
    host, path = parts.netloc, unquote(parts.path)
    if _PROXY.match(host):
        host, _slash, path = path[1:].partition("/")
        path = f"/{path}"
    folder, _slash, name = path.rpartition("/")
    if not _IMAGE_FILE.search(name):  # "…/crane-480.jpg/alternates/LANDSCAPE_640"
        name = next((part for part in reversed(folder.split("/")) if _IMAGE_FILE.search(part)), "")
    stem = _SIZES.sub("", _IMAGE_FILE.sub("", name)).lower()
    if len(stem) >= _TELLING:
        return stem
    return f"{host}{_SIZES.sub('', _IMAGE_FILE.sub('', path))}" if name else src


def is_image_file(href: str) -> bool:
    """Whether ``href`` leads to a picture, larger perhaps than the one that it stands around."""
    return _IMAGE_FILE.search(href.partition("?")[0].partition("#")[0]) is not None


class Images:
    """The images of one page, each read once."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._read: dict[int, Image | None] = {}
        self._fallbacks: dict[int, Element] = {}
        self._elements = [element for element in tree.find(*TAGS) if not self._is_fallback(element)]
        self._places = [element.index for element in self._elements]

    def _is_fallback(self, element: Element) -> bool:
        """Whether ``element`` is there for browsers without scripts, beside the image that scripts will load."""
        around = element.parent
        box = around.parent if around and around.tag == "noscript" else None
        if box is None or box.end - box.index > _BOX:
            return False
        others = [e for e in self._tree.inside(box) if e.tag in TAGS and e.parent and e.parent.tag != "noscript"]
        for other in others:
            self._fallbacks[other.index] = element
        return bool(others)

    def elements(self, element: Element) -> list[Element]:
        """The elements of images that are, or are inside, ``element``."""
        return self._elements[bisect_left(self._places, element.index) : bisect_left(self._places, element.end)]

    def read(self, element: Element) -> Image | None:
        """The image that ``element`` shows, None where it is none to look at."""
        if element.index not in self._read:
            found = image(self._tree, element)
            if found and found.src is None and (fallback := self._fallbacks.get(element.index)):
                found = image(self._tree, fallback) or found
            self._read[element.index] = found
        return self._read[element.index]

    def shown(self, element: Element) -> Image | None:
        """The first image in ``element`` that is one to look at."""
        return next(filter(None, map(self.read, self.elements(element))), None)


def same_image(one: Image, other: Image) -> bool:
    """Whether two images are one picture in two sizes: by address, or by what is said of them."""
    return same_picture(one.src) == same_picture(other.src) or (one.alt is not None and one.alt == other.alt)
