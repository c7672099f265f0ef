"""The grammar of the command line, and what it says of itself.

argparse splits the words and lays out the help. Its own sentences are in English only, so every word that a person
reads is said here: the headings, and what is wrong with a command line, as any other error is said.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from types import SimpleNamespace
from typing import Any, NoReturn

from . import commands as more
from .arguments import COMMANDS, WITH_VALUE
from .errors import UsageError
from .export import FORMATS
from .locale import _

_ASKING = ("-h", "--help", "--version")


def parse(words: Sequence[str], asked: SimpleNamespace) -> SimpleNamespace:
    """``asked`` with what ``words`` ask for, as `reader.arguments.parse` says."""
    parser, commands = _parsers()
    try:
        asked, unknown = parser.parse_known_args(_with_command(words), asked)
    except argparse.ArgumentError as problem:
        raise _misused(problem.argument_name or "") from problem
    if asked.help:
        asked.help = commands.get(asked.command, parser).format_help()
    elif unknown:
        raise _unknown(unknown, asked.command)
    elif asked.command == "show" and not asked.targets and not asked.version:
        raise UsageError(_("no story is named"), hint=_("Name one or more: newsreader show TARGET…"))
    return asked


def _with_command(words: Sequence[str]) -> list[str]:
    """``words`` with the command named: ``open``, unless what stands first that is no flag, nor its value, is one."""
    asking = expects_value = False
    for word in words:
        if expects_value:
            expects_value = False
        elif word in WITH_VALUE:
            expects_value = True
        elif word in _ASKING:
            asking = True
        elif word in COMMANDS:
            return [*words]
        elif word in ("-", "--") or not word.startswith("-"):
            return ["open", *words]
    return [*words] if asking else ["open", *words]


# ---------------------------------------------------------------------- mistakes


def _misused(option: str) -> UsageError:
    """The error for a flag without its value, or with one that it does not take."""
    names = option.split("/")
    if set(names) & set(_ASKING):
        return UsageError(_("{option} takes no value").format(option=names[-1]), hint=_see_help(None))
    return UsageError(_("{option} needs a value").format(option=names[-1]), hint=_see_help(None))


def _unknown(words: Sequence[str], command: str | None) -> UsageError:
    option = next((word for word in words if word.startswith("-")), None)
    if option is not None:
        return UsageError(_("there is no option “{option}” here").format(option=option), hint=_see_help(command))
    if command == "open":
        hint = _("One story is read at a time; “newsreader show” prints several.")
    else:
        hint = _see_help(command)
    return UsageError(_("“{word}” is one word too many").format(word=words[0]), hint=hint)


def _see_help(command: str | None) -> str:
    return (
        _("See “newsreader {command} --help”.").format(command=command) if command else _("See “newsreader --help”.")
    )


def _format(value: str) -> str:
    if value in FORMATS:
        return value
    raise UsageError(
        _("“{value}” is not a format").format(value=value),
        where="--format",
        hint=_("Choose one of: {names}.").format(names=", ".join(FORMATS)),
    )


# ---------------------------------------------------------------------- help


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _("usage:") + " " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        # argparse puts a colon behind it, and some languages a space before that.
        super().start_section(heading and _("{heading}:").format(heading=heading).removesuffix(":"))


class _Parser(argparse.ArgumentParser):
    """A parser that raises its errors, guesses at nothing and adds no words of its own."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            formatter_class=_Formatter, add_help=False, allow_abbrev=False, exit_on_error=False, **options
        )

    def error(self, message: str) -> NoReturn:
        raise UsageError(message, hint=_see_help(None))


def _parsers() -> tuple[_Parser, dict[str, _Parser]]:
    """The parser of the whole command line, and those of the commands by name."""
    reading = (
        ("newsreader", _("the front page")),
        ("newsreader page.txt", _("a page saved as text")),
        ("newsreader --theme sepia --contrast on", _("the front page in another look")),
        ("newsreader --linear", _("the front page in plain lines, for a screen reader")),
    )
    printing = (("newsreader show --format json page.txt", _("a page as data")),)
    looks = (("newsreader themes --check mine.yaml", _("is my theme readable?")),)

    parser = _Parser(
        usage=_("newsreader [OPTION]… [TARGET | COMMAND]"),
        description=_("Reads any news page in the terminal: article, pictures, comments and related stories."),
        epilog=_examples(*reading, *printing, *looks),
    )
    subparsers = parser.add_subparsers(dest="command", metavar=_("COMMAND"), title=_("commands"))

    def command(name: str, usage: str, text: str, *examples: tuple[str, str]) -> _Parser:
        epilog = _examples(*examples) if examples else None
        return subparsers.add_parser(name, usage=usage, help=text, description=text, epilog=epilog)

    opening = command(
        "open", _("newsreader [open] [OPTION]… [TARGET]"), _("read the front page, or one story"), *reading
    )
    group = opening.add_argument_group(_("arguments"))
    group.add_argument("target", nargs="?", metavar=_("TARGET"), help=_targets())

    showing = command("show", _("newsreader show [OPTION]… TARGET…"), _("print stories"), *printing)
    group = showing.add_argument_group(_("arguments"))
    group.add_argument("targets", nargs="*", metavar=_("TARGET"), help=_targets())
    group.add_argument(
        "--format", type=_format, default="plain", metavar="|".join(FORMATS), help=_("how to print them")
    )
    group.add_argument("--comments", action="store_true", help=_("load the comments first, from where the page says"))
    group.add_argument(
        "--explain", action="store_true", help=_("tell where each part was found, and what was left out and why")
    )

    checking = command(
        "themes",
        _("newsreader themes [OPTION]… [--check FILE…]"),
        _("list the themes, or check theme files"),
        *looks,
    )
    group = checking.add_argument_group(_("arguments"))
    group.add_argument(
        "--check", nargs="+", metavar=_("FILE"), help=_("measure every pair of colours in these theme files")
    )

    for each in more.every():
        each.grammar(command(*each[:3], *each.examples).add_argument_group(_("arguments")))

    examining = command(
        "doctor",
        _("newsreader doctor [OPTION]…"),
        _("say what terminal, locale and folders were found, and what would be better"),
    )
    group = examining.add_argument_group(_("arguments"))
    group.add_argument(
        "--repair", action="store_true", help=_("save what can be read of a damaged library into a new one")
    )
    for one in (parser, *subparsers.choices.values()):
        _add_options(one)
    return parser, subparsers.choices


def _add_options(parser: _Parser) -> None:
    """Add what every command takes. Without defaults: a command would undo with them what was said before it."""
    group = parser.add_argument_group(_("for every command"), argument_default=argparse.SUPPRESS)
    group.add_argument("--lang", metavar="fr|en", help=_("language of the interface"))
    group.add_argument("--theme", metavar=_("NAME"), help=_("theme to read in; “newsreader themes” lists them"))
    group.add_argument("--contrast", metavar="on|off", help=_("the adapted contrast"))
    group.add_argument("--config", metavar=_("FILE"), help=_("settings file to use"))
    group.add_argument("--library", metavar=_("FILE"), help=_("library to use"))
    group.add_argument(
        "--linear",
        action="store_true",
        help=_("read in plain lines by typed commands: for screen readers and teletypes"),
    )
    group.add_argument("-h", "--help", action="store_true", default=argparse.SUPPRESS, help=_("show this help"))
    group.add_argument("--version", action="store_true", default=argparse.SUPPRESS, help=_("print the version"))


def _targets() -> str:
    return _("an address, a saved page, “-” for standard input, or a story of the bundled edition by its name")


def _examples(*examples: tuple[str, str]) -> str:
    """A line of the help for each; what it does stands below a command line that leaves no room beside it."""
    beside = 42
    lines = []
    for line, text in examples:
        lines += [f"  {line:<{beside}} {text}"] if len(line) <= beside else [f"  {line}", f"  {'':<{beside}} {text}"]
    return "\n".join([_("examples:"), *lines])
