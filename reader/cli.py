"""The command line: reads it, chooses language and settings, and runs one command.

``newsreader TARGET`` is short for ``newsreader open TARGET``. stdout carries data, stderr narration. The exit status
is 0 when all was done, 1 when something failed, 2 when the command line itself makes no sense. The full-screen
reader is imported only when there is a terminal to run it in.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from . import __version__, locale
from .errors import NewsreaderError, UsageError
from .export import FORMATS
from .locale import _
from .text import clean_line

if TYPE_CHECKING:
    from .desk import Desk
    from .story import Story

COMMANDS = ("open", "show", "themes", "doctor")

_WITH_VALUE = ("--lang", "--theme", "--contrast", "--config", "--library")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line ``argv`` (without the program's name); the exit status."""
    words = _with_command(list(sys.argv[1:] if argv is None else argv))
    locale.use(locale.choose(_language_asked(words)))
    # Collecting garbage while the modules load costs 15 ms and finds none; the app turns it on again once it is up.
    gc.disable()
    try:
        return _run(words)
    except NewsreaderError as problem:
        _complain(problem)
        return problem.exit_status
    except BrokenPipeError:
        # Whoever read our output has had enough. What is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 1
    finally:
        gc.enable()


def _run(words: list[str]) -> int:
    arguments = _parser().parse_args(words)
    from . import settings

    flags = settings.Flags(*(getattr(arguments, name, None) for name in settings.Flags.__slots__))
    chosen = settings.load(flags)
    if chosen.lang:
        locale.use(chosen.lang)
    if arguments.command != "open":
        gc.enable()
    if arguments.command == "doctor":
        from .doctor import examine

        return _print(examine(chosen))
    from .desk import Desk

    desk = Desk(chosen)
    match arguments.command:
        case "show":
            return _show(desk, arguments.targets, arguments.format)
        case "themes":
            return _themes(desk, arguments.check)
        case _:
            return _open(desk, arguments.target)


# ---------------------------------------------------------------------- commands


def _open(desk: Desk, target: str | None) -> int:
    """Read ``target``, or the front page: full screen in a terminal, as plain text where there is none."""
    story = _bring(desk, target) if target else None
    if not _has_terminal(target):
        return _print_plain(desk, story)
    from .tui.app import run

    return run(desk, target, story)


def _bring(desk: Desk, target: str) -> Story:
    """The story behind ``target``. Who looks at the narration is told what takes time, and how the story came."""
    if sys.stderr.isatty() and desk.is_online(target):
        print(_("Fetching {address} …").format(address=clean_line(target)), file=sys.stderr)
    opened = desk.bring(target)
    for notice in opened.notices:
        print(f"newsreader: {notice}", file=sys.stderr)
    return opened.story


def _has_terminal(target: str | None) -> bool:
    """Whether a full-screen program can run here. After reading a story from a pipe, keys come from the terminal."""
    if not sys.stdout.isatty() or os.environ.get("TERM", "") == "dumb":
        return False
    if sys.stdin.isatty():
        return True
    try:
        os.dup2(os.open("CONIN$" if os.name == "nt" else "/dev/tty", os.O_RDWR), 0)
    except OSError:
        return False
    return True


def _print_plain(desk: Desk, story: Story | None) -> int:
    from .export import plain

    if story is None:
        return _print(plain.front_page(desk.front_page()))
    return _print(plain.render(story))


def _show(desk: Desk, targets: Sequence[str], form: str) -> int:
    from .export import record, render

    status = 0
    for number, target in enumerate(targets):
        try:
            text = render(_bring(desk, target), form)
        except NewsreaderError as problem:
            _complain(problem)
            status = 1
            if form != "json":
                continue
            text = record.dump_line(record.error_record(target, str(problem)))
        _print(text if form == "json" or not number else "\n" + text)
    return status


def _themes(desk: Desk, files: Sequence[str] | None) -> int:
    from pathlib import Path

    from .theming import report

    if files is None:
        return _print(report.listing(desk.themes, locale.language()))
    status = 0
    for name in files:
        good, text = report.check(Path(name))
        _print(text)
        status |= not good
    return int(status)


# ---------------------------------------------------------------------- output


def _print(text: str) -> int:
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    sys.stdout.flush()
    return 0


def _complain(problem: NewsreaderError) -> None:
    print(f"newsreader: {problem}", file=sys.stderr)


# ---------------------------------------------------------------------- words


def _with_command(words: list[str]) -> list[str]:
    """``words`` with the command named: what stands first that is no flag, nor a flag's value, else ``open``."""
    expects_value = False
    for place, word in enumerate(words):
        if expects_value:
            expects_value = False
        elif word in _WITH_VALUE:
            expects_value = True
        elif word in ("-h", "--help", "--version"):
            return words
        elif word == "--" or word == "-" or not word.startswith("-"):
            return words if word in COMMANDS else [*words[:place], "open", *words[place:]]
    return [*words, "open"]


def _language_asked(words: Sequence[str]) -> str | None:
    """The language by flag or environment, looked up before the command line is understood: help speaks it too."""
    for place, word in enumerate(words):
        if word == "--lang" and place + 1 < len(words):
            return words[place + 1]
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return os.environ.get("NEWSREADER_LANG")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the command line as every other error is said."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(message, hint=_("See “newsreader --help”."))


def _parser() -> argparse.ArgumentParser:
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    group = common.add_argument_group(_("for every command"))
    group.add_argument("--lang", metavar="fr|en", help=_("language of the interface"))
    group.add_argument("--theme", metavar=_("NAME"), help=_("theme to read in; “newsreader themes” lists them"))
    group.add_argument("--contrast", choices=("on", "off"), help=_("the adapted contrast"))
    group.add_argument("--config", metavar=_("FILE"), help=_("settings file to use"))
    group.add_argument("--library", metavar=_("FILE"), help=_("library to use"))

    parser = _Parser(
        prog="newsreader",
        parents=[common],
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description=_("Reads any news page in the terminal: article, pictures, comments and related stories."),
        epilog=_examples(),
    )
    parser.add_argument("--version", action="version", version=f"newsreader {__version__}")
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), title=_("commands"))

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, parents=[common], help=text, description=text)

    opening = command("open", _("read the front page, or one story"))
    opening.add_argument("target", nargs="?", metavar=_("TARGET"), help=_targets())
    showing = command("show", _("print stories"))
    showing.add_argument("--format", choices=FORMATS, default="plain", help=_("how to print them"))
    showing.add_argument("targets", nargs="+", metavar=_("TARGET"), help=_targets())
    looks = command("themes", _("list the themes, or check theme files"))
    looks.add_argument(
        "--check", nargs="+", metavar=_("FILE"), help=_("measure every pair of colours in these theme files")
    )
    command("doctor", _("say what terminal, locale and folders were found, and what would be better"))
    return parser


def _targets() -> str:
    return _("an address, a saved page, “-” for standard input, or a story of the bundled edition by its name")


def _examples() -> str:
    examples = (
        ("newsreader", _("the front page")),
        ("newsreader page.txt", _("a page saved as text")),
        ("newsreader show --format json page.txt", _("the same as data")),
        ("newsreader --theme sepia --contrast on", _("the front page in another look")),
        ("newsreader themes --check mine.yaml", _("is my theme readable?")),
    )
    return "\n".join([_("examples:"), *(f"  {line:<42} {text}" for line, text in examples)])
