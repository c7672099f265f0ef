"""The form of a page that takes comments, as WordPress and its plugins make it; or what stands in its place.

What a browser would send of it is sent: hidden fields, text fields with what is in them, the button. Boxes are not
ticked that nobody must tick, since a reader does not see what they would agree to.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from ... import strictyaml
from ...letters import Consent, Form, Lack, NoForm
from ...targets import is_on_web
from ...text import clean_line
from .tree import Element, Tree

_FILE = Path(__file__).parent.parent / "rules" / "forms.yaml"
_OWN = frozenset({"author", "email", "url"})  # the fields that WordPress has for who writes
_TYPED = frozenset({"", "text", "email", "url", "search", "tel", "number"})


class Names(NamedTuple):
    """The names by what they tell: see the comments in the file."""

    action: str
    post: str
    closed: frozenset[str]
    login: frozenset[str]
    elsewhere: frozenset[str]
    riddle: frozenset[str]


@cache
def names() -> Names:
    """The names, read once."""
    document = strictyaml.read(_FILE)
    document.mapping((), Names._fields)
    words = {key: frozenset(document.string(key).split()) for key in Names._fields[2:]}
    return Names(document.string("action"), document.string("post"), **words)


def form_in(tree: Tree, page: str) -> Form | NoForm:
    """The form for comments on the page ``tree``, which is at ``page``, or why there is none. Never fails."""
    for element in tree.find("form"):
        controls = [one for one in tree.inside(element) if one.tag in ("input", "textarea", "select", "button")]
        if element.get("method").lower() == "post" and _takes_comments(element, controls):
            return _form(tree, page, element, controls)
    return NoForm(page, _why(tree))


def _takes_comments(form: Element, controls: list[Element]) -> bool:
    rules = names()
    path = form.get("action").partition("?")[0]
    return path.endswith(rules.action) or any(one.get("name").lower() == rules.post for one in controls)


def _why(tree: Tree) -> Lack:
    """What is told in place of a form."""
    rules = names()
    said = {name for element in tree.elements if element.names for name in element.names.split()}
    if said & rules.login:
        return "login"
    if said & rules.closed:
        return "closed"
    if said & rules.elsewhere:
        return "elsewhere"
    # WordPress with a theme of blocks says nothing at all where comments are closed.
    wordpress = any("https://api.w.org/" in link.get("rel").split() for link in tree.find("link"))
    return "closed" if wordpress else "none"


def _form(tree: Tree, page: str, form: Element, controls: list[Element]) -> Form | NoForm:
    """``form``, as far as a program may fill it in: what only a person can answer is a riddle."""
    riddles = names().riddle
    if any(not riddles.isdisjoint(one.names.split()) for one in tree.inside(form) if one.names):
        return NoForm(page, "riddle")
    action = _action(tree, page, form)
    text = _text_field(controls)
    if text is None or action is None:
        return NoForm(page, "none")
    usable = [one for one in controls if one.get("name") and "disabled" not in one.attrs]
    own = [one for one in usable if one is text or one.get("name") in _OWN]
    others = [one for one in usable if one is not text and one.get("name") not in _OWN]
    if any(_is_must(one) and _wants_a_person(one) for one in others):
        return NoForm(page, "riddle")
    fields: dict[str, str] = {}
    for one in others:
        if one.tag == "textarea":  # what only robots fill in
            fields.setdefault(one.get("name"), "")
        elif one.tag == "input" and _type(one) in ("hidden", "submit", *_TYPED):
            fields.setdefault(one.get("name"), one.get("value"))
    return Form(
        page=page,
        action=action,
        fields=fields,
        text=text.get("name"),
        asked=frozenset(one.get("name") for one in own if one is not text),
        required=frozenset(one.get("name") for one in own if one is not text and _is_must(one)),
        limits={one.get("name"): int(one.get("maxlength")[:9]) for one in own if one.get("maxlength").isdecimal()},
        consents=tuple(
            Consent(one.get("name"), one.get("value") or "on", _label(tree, one))
            for one in others
            if _is_must(one) and _is_box(one)
        ),
    )


def _type(control: Element) -> str:
    return control.get("type").lower()


def _is_must(control: Element) -> bool:
    """Whether the form is not sent without it."""
    return "required" in control.attrs or control.get("aria-required") == "true"


def _is_box(control: Element) -> bool:
    return control.tag == "input" and _type(control) in ("checkbox", "radio")


def _wants_a_person(control: Element) -> bool:
    """Whether ``control`` asks for something that no program can know: a sum, a choice."""
    if control.tag == "input":
        return _type(control) in _TYPED and not control.hidden and not control.get("value")
    return control.tag == "select"


def _action(tree: Tree, page: str, form: Element) -> str | None:
    """Where the form is sent; in secret, where the page itself came so and its own address there lost the “s”."""
    action = tree.absolute(form.get("action")) or page
    if not is_on_web(action):
        return None
    try:
        here, there = urlsplit(page), urlsplit(action)
        if here.scheme == "https" and there.scheme == "http" and here.hostname == there.hostname and not there.port:
            return there._replace(scheme="https", netloc=here.netloc).geturl()
    except ValueError:  # an address that is none
        return None
    return action


def _text_field(controls: list[Element]) -> Element | None:
    """The field for the comment: the one that is displayed, where others of its name wait for robots."""
    areas = [one for one in controls if one.tag == "textarea" and one.get("name")]
    displayed = [one for one in areas if not one.hidden and one.get("aria-hidden") != "true"]
    called = [one for one in displayed if "comment" in (one.get("name"), one.get("id"))]
    return next(iter(called or displayed or areas), None)


def _label(tree: Tree, control: Element) -> str:
    """The words beside a box."""
    around = control.parent
    for label in tree.find("label"):
        if control.get("id") and label.get("for") == control.get("id"):
            return tree.text(label)
    while around is not None and around.tag != "form":
        if words := tree.text(around):
            return clean_line(words)
        around = around.parent
    return ""
