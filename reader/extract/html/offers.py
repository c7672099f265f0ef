"""Pictures of the story, and other stories that the page names, as its things and its head tell them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...locale import _
from ...locale.phrases import listed_by_page
from ...story import Picture, Related
from ..dates import Dates
from ..lexicon import Lexicon
from ..pictures import signed
from .fact import Fact
from .meta import Meta
from .moments import moment
from .schema import ARTICLES, Thing
from .tree import Tree

_MOST = 40
_ZERO_WIDTH = "\u200b"  # where some sites let a browser break a credit
_TITLE_SIGNS = 12  # and of one in a script without blanks
_TITLE_WORDS = 4  # at least, of an item that does not say that it is a story: sections and topics have fewer
_NAMING = ("relatedLink", "significantLink", "mentions", "isPartOf", "hasAlternate", "citation", "isRelatedTo")
# What stories are usually part of, and what is none: their site, their issue of a magazine.
_WHOLES = frozenset(
    ["website", "webpage", "periodical", "newspaper", "publicationissue", "publicationvolume", "product"]
)


def pictures(
    tree: Tree, meta: Meta, articles: Sequence[Thing], things: Sequence[Thing], lexicon: Lexicon
) -> list[Fact[Picture]]:
    """The pictures, those of the story's own description first, each address once; what two say of one is joined."""
    found: dict[str, Fact[Picture]] = {}
    for picture, evidence in _pictures(tree, meta, articles, things, lexicon):
        if not picture.src:
            continue
        held = found.get(picture.src)
        if held is None:
            if len(found) < _MOST:
                found[picture.src] = Fact(picture, evidence)
        else:
            found[picture.src] = Fact(_joined(held.value, picture), held.evidence)
    return list(found.values())


def _pictures(
    tree: Tree, meta: Meta, articles: Sequence[Thing], things: Sequence[Thing], lexicon: Lexicon
) -> Iterator[tuple[Picture, str]]:
    for article in articles:
        for value in article.all("image", "associatedMedia", "primaryImageOfPage"):
            if isinstance(value, Thing):
                yield _picture(tree, value, lexicon), f"{article.says()}.image"
            elif isinstance(value, str):
                yield Picture(tree.absolute(value)), f"{article.says()}.image"
    alts = [value for _name, value in meta.all("og:image:alt", "twitter:image:alt")]
    for name, value in meta.all("og:image", "og:image:url", "og:image:secure_url", "twitter:image"):
        width, height = (_pixels(meta.first(f"og:image:{side}")) for side in ("width", "height"))
        yield Picture(tree.absolute(value), alts[0] if alts else None, width=width, height=height), f"meta {name}"
    for thing in things:
        if (
            "imageobject" in thing.types
            and thing.role not in {"logo", "publisher"}
            and thing.text("caption", "creditText")
        ):
            yield _picture(tree, thing, lexicon), thing.says()


def _picture(tree: Tree, thing: Thing, lexicon: Lexicon) -> Picture:
    caption = thing.text("caption", "description")
    credit = thing.text("creditText", "copyrightNotice", "author", "creator", "copyrightHolder")
    if not credit and caption and (ending := signed(caption, lexicon)):
        caption, credit = ending
    elif credit and (alone := signed(credit, lexicon)) and not alone.caption:
        credit = alone.credit
    return Picture(
        src=tree.absolute(thing.address("contentUrl", "url") or thing.id),
        alt=thing.text("alternateName", "alt") or None,
        caption=caption or None,
        credit=credit.replace(_ZERO_WIDTH, "") or None,
        width=thing.number("width"),
        height=thing.number("height"),
    )


def _joined(one: Picture, other: Picture) -> Picture:
    return Picture(
        one.src,
        one.alt or other.alt,
        one.caption or other.caption,
        one.credit or other.credit,
        one.width or other.width,
        one.height or other.height,
    )


def _pixels(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 6 else None


def related(tree: Tree, articles: Sequence[Thing], things: Sequence[Thing], dates: Dates) -> list[Related]:
    """Other stories that the page names: links of the article, and articles in lists that are no list of crumbs."""
    found: dict[str, Related] = {}
    told = {id(article.values) for article in articles}

    def add(value: object, why: str) -> None:
        offer = _offer(tree, value, dates)
        if offer and offer.url and len(found) < _MOST:
            found.setdefault(offer.url, replace(offer, why=why))

    for article in articles:
        for name in _NAMING:
            for value in article.all(name):
                if name != "isPartOf" or (isinstance(value, Thing) and not value.isa(_WHOLES)):
                    add(value, _why(name))
    for thing in things:
        if "itemlist" in thing.types:
            for item in thing.things("itemListElement"):
                inner = item.things("item")
                add(inner[0] if inner else item, listed_by_page())
        elif thing.isa(ARTICLES) and id(thing.values) not in told and thing.text("headline"):
            add(thing, listed_by_page())
    return list(found.values())


def _why(name: str) -> str:
    match name:
        case "mentions":
            return _("mentioned in the story")
        case "isPartOf":
            return _("the series that the story is part of")
        case "citation":
            return _("cited in the story")
        case _:
            return _("named by the page as related")


def _offer(tree: Tree, value: object, dates: Dates) -> Related | None:
    if isinstance(value, str):
        return Related(url=tree.absolute(value)) if value.startswith(("http", "/")) else None
    if not isinstance(value, Thing):
        return None
    title = value.text("headline", "name")
    if not title or not (
        value.isa(ARTICLES) or len(title.split()) >= _TITLE_WORDS or (" " not in title and len(title) >= _TITLE_SIGNS)
    ):
        return None
    return Related(
        title=title,
        url=tree.absolute(value.address("url", "mainEntityOfPage") or value.id),
        provider=value.text("publisher") or None,
        published=moment(value.text("datePublished"), dates),
        teaser=value.text("description") or None,
    )
