"""The declaration of the commands: whole, without double meanings, and each with something that does it."""

from __future__ import annotations

from collections import Counter

import pytest
from textual.dom import DOMNode

from reader.tui import keys
from reader.tui.app import NewsreaderApp
from reader.tui.dialogs.dialog import Dialog
from reader.tui.dialogs.writing import Write
from reader.tui.screens.front import FrontScreen
from reader.tui.screens.story import StoryScreen
from reader.tui.widgets.article import ArticleView
from reader.tui.widgets.comments import CommentsView
from reader.tui.widgets.entries import EntriesView
from reader.tui.widgets.listing import ListingView
from reader.tui.widgets.related import RelatedView
from reader.tui.widgets.sources import SourcesView
from reader.view.keys import BY_ID

CONTEXTS: list[tuple[type[DOMNode], ...]] = [
    (EntriesView, FrontScreen, NewsreaderApp),
    (ListingView, FrontScreen, NewsreaderApp),
    (SourcesView, FrontScreen, NewsreaderApp),
    (ArticleView, StoryScreen, NewsreaderApp),
    (CommentsView, StoryScreen, NewsreaderApp),
    (RelatedView, StoryScreen, NewsreaderApp),
    (Dialog,),
    (Write,),
]


def bound(node: type[DOMNode]) -> list[tuple[str, str, str]]:
    """Id, key and action of our commands that are bound at ``node``, those of its parents included."""
    return [
        (binding.id, key, binding.action)
        for key, bindings in node._merged_bindings.key_to_bindings.items()
        for binding in bindings
        if binding.id in BY_ID
    ]


@pytest.mark.parametrize("nodes", CONTEXTS, ids=lambda nodes: nodes[0].__name__)
def test_each_binding_has_an_action_where_it_is_bound(nodes: tuple[type[DOMNode], ...]) -> None:
    for node in nodes:
        for _, _, action in bound(node):
            assert hasattr(node, f"action_{action.partition('(')[0]}"), f"{node.__name__}: {action}"


@pytest.mark.parametrize("nodes", CONTEXTS, ids=lambda nodes: nodes[0].__name__)
def test_no_key_means_two_things_in_one_place(nodes: tuple[type[DOMNode], ...]) -> None:
    meanings: dict[str, set[str]] = {}
    for node in nodes:
        for id_, key, _ in bound(node):
            meanings.setdefault(key, set()).add(id_)
    assert {key: ids for key, ids in meanings.items() if len(ids) > 1} == {}


def test_every_command_is_bound_somewhere() -> None:
    everywhere = {id_ for nodes in CONTEXTS for node in nodes for id_, _, _ in bound(node)}
    assert everywhere == {command.id for command in keys.COMMANDS}


def test_ids_are_unique_and_texts_say_something() -> None:
    assert max(Counter(command.id for command in keys.COMMANDS).values()) == 1
    assert all(command.text and command.group and command.keys for command in keys.COMMANDS)


@pytest.mark.parametrize(
    ("key", "label"),
    [("down", "↓"), ("space", "Space"), ("ctrl+p", "Ctrl+P"), ("f9", "F9"), ("f", "f"), ("N", "N"), (" slash ", "/")],
)
def test_keys_are_told_as_people_know_them(key: str, label: str) -> None:
    assert keys.label(key) == label


def test_asking_for_bindings_that_are_not_there_is_an_error_of_ours() -> None:
    with pytest.raises(KeyError):
        keys.bindings("app.fly")
