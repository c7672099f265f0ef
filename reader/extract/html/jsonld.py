"""JSON-LD (W3C, "JSON-LD 1.1") as things: graphs, lists, nested things and references by ``@id``, flattened.

Contexts are not followed: news pages use schema.org's alone, and what they call a property is what it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .repair import documents
from .schema import Thing, Value, term, typed

_MOST = 20_000  # things; a page that has more is a catalogue


def things(scripts: Iterable[str]) -> list[Thing]:
    """All things in the JSON-LD ``scripts`` of a page, in their order, those inside others included.

    A reference to a thing (``{"@id": …}`` and nothing else) has that thing's types and values.
    """
    found: list[Thing] = []
    for script in scripts:
        for document in documents(script):
            _collect(document, found)
    _refer(found)
    return found


def _collect(document: Any, found: list[Thing]) -> None:
    """Add the things of ``document`` to ``found``, each before those inside it."""
    waiting: list[tuple[Any, Thing | None, str, list[Value]]] = [(document, None, "", [])]
    while waiting and len(found) < _MOST:
        data, parent, role, place = waiting.pop()
        if isinstance(data, list):
            waiting.extend((one, parent, role, place) for one in reversed(data))
        elif not isinstance(data, dict):
            if data is not None:
                place.append(data)
        elif isinstance(data.get("@value"), (str, int, float)):
            place.append(data["@value"])
        else:
            _enter(data, parent, role, place, found, waiting)


def _enter(
    data: dict[str, Any],
    parent: Thing | None,
    role: str,
    place: list[Value],
    found: list[Thing],
    waiting: list[tuple[Any, Thing | None, str, list[Value]]],
) -> None:
    thing = Thing("JSON-LD", parent, role)
    inside: list[tuple[Any, Thing | None, str, list[Value]]] = []
    for key, value in data.items():
        name = term(key)
        if name == "@type" or (name == "type" and not thing.types):
            typed(thing, value)
        elif name in {"@id", "@context"}:
            if name == "@id" and isinstance(value, str):
                thing.id = value
        elif name in {"@graph", "@list", "@set"}:
            # The parts of a graph are nobody's property; those of a list belong where the list does.
            owner = (None, "", []) if name == "@graph" else (parent, role, place)
            inside.append((value, *owner))
        elif isinstance(value, (dict, list)):
            values: list[Value] = []
            thing.values[name] = values
            inside.append((value, thing, name, values))
        else:
            thing.values.setdefault(name, value)
    if thing.types or thing.values or thing.id:
        found.append(thing)
        place.append(thing)
    waiting.extend(reversed(inside))


def _refer(found: list[Thing]) -> None:
    """Give each bare reference the types and values of the thing that it refers to."""
    known: dict[str, Thing] = {}
    for thing in found:
        if thing.id and thing.values:
            known.setdefault(thing.id, thing)
    for thing in found:
        if thing.id and not thing.values and (target := known.get(thing.id)):
            thing.kind, thing.types, thing.values = target.kind, target.types, target.values
