"""YAML as PyYAML reads it, with our own strictness; imported only where there is YAML to parse."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import yaml

from .locale import _

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # PyYAML built without libyaml: slower, the same results
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]


class NotYaml(Exception):
    """A text is not YAML: why, and on which of its lines, counted from 0."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


class _Loader(_SafeLoader):
    """Refuses a key that stands twice, where YAML's own loaders let the last one win unsaid."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _value in node.value:
            if key.value.__class__ is str:
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(
                        None, None, _("the key “{key}” stands twice").format(key=key.value), key.start_mark
                    )
                seen.add(key.value)
        return super().construct_mapping(node, deep)


def load(text: str) -> Any:
    """The one YAML document in ``text`` as plain values. Raises `NotYaml`."""
    try:
        return yaml.load(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError) as problem:  # ValueError: 2001-99-99 looks like a date, but is none
        mark = getattr(problem, "problem_mark", None)
        reason = getattr(problem, "problem", None) or getattr(problem, "reason", None) or str(problem)
        raise NotYaml(_in_words(str(reason)), mark.line if mark else 0) from problem
    except (LookupError, AttributeError, ArithmeticError) as problem:  # so PyYAML answers "!!bool x", "!!timestamp x"
        raise NotYaml(_("a tag does not fit its value"), 0) from problem


def _in_words(reason: str) -> str:
    """What PyYAML or libyaml says, in the reader's language where it is no rare thing."""
    sentences = {
        "did not find expected": _("something is missing here, or too much"),
        "expected": _("something is missing here, or too much"),
        "could not find expected ':'": _("there is no colon after the key"),
        "mapping values are not allowed": _("a colon stands where none may"),
        "block sequence entries are not allowed": _("a dash stands where none may"),
        "found character": _("a character stands where it may not, maybe a tab"),
        "found unexpected end of stream": _("a quotation mark is not closed"),
        "found unknown escape": _("there is no such escape after the backslash"),
        "found undefined alias": _("what an asterisk (*) refers to is not there"),
        "control characters are not allowed": _("there is a control character in it"),
        "special characters are not allowed": _("there is a control character in it"),
        "unacceptable character": _("there is a control character in it"),
        "could not determine a constructor": _("a YAML tag stands where none may"),
        "month must be": _("a date stands there that is none"),
        "day is out of range": _("a date stands there that is none"),
        "but found another document": _("a second document begins here"),
    }
    return next((sentence for beginning, sentence in sentences.items() if reason.startswith(beginning)), reason)


def line(text: str, position: tuple[str | int, ...]) -> int:
    """The line of ``text``, counted from 0, where the value at ``position``, or the nearest above it, stands."""
    node = yaml.compose(text, Loader=_Loader)
    line = node.start_mark.line if node else 0
    for key in position:
        if isinstance(node, yaml.MappingNode):
            found = next(((k, v) for k, v in node.value if k.value == str(key)), None)
            if found is None:
                break
            line, node = found[0].start_mark.line, found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
            line = node.start_mark.line
        else:
            break
    return line
