"""The command line: reads it, chooses language and settings, and runs one command.

``newsreader TARGET`` is short for ``newsreader open TARGET``. stdout carries data, stderr narration. The exit status
is 0 when all was done, 1 when something failed, 2 when the command line itself makes no sense. The full-screen
reader is imported only when there is a terminal to run it in.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import __version__, arguments, locale, output
from .errors import NewsreaderError, SettingsError, ThemeError
from .locale import _
from .text import clean_line

if TYPE_CHECKING:
    from .desk import Desk
    from .online import Opened
    from .settings import Flags
    from .story import Story


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line ``argv`` (without the program's name); the exit status."""
    words = sys.argv[1:] if argv is None else argv
    # Collecting garbage while the modules load costs 15 ms and finds none; the app turns it on again once it is up.
    gc.disable()
    try:
        output.prepare()
        locale.use(locale.choose(arguments.language_asked(words) or os.environ.get("NEWSREADER_LANG")))
        return _run(words)
    except NewsreaderError as problem:
        output.tell(str(problem))
        return problem.exit_status
    except (BrokenPipeError, KeyboardInterrupt):  # whoever reads, or asked, has had enough: nothing to explain
        return 1
    finally:
        gc.enable()


def _run(words: Sequence[str]) -> int:
    asked = arguments.parse(words)
    if asked.help or asked.version:
        output.write(asked.help or f"newsreader {__version__}")
        return 0
    from . import settings

    if asked.command != "open":
        gc.enable()
    flags = settings.Flags(*(getattr(asked, name) for name in settings.Flags._fields))
    if asked.command == "doctor":
        return _doctor(flags, asked.repair)
    chosen = settings.load(flags)
    if chosen.lang:
        locale.use(chosen.lang)
    from .desk import Desk

    desk = Desk(chosen)
    match asked.command:
        case "show":
            return _show(desk, asked.targets, asked.format, asked.explain, asked.comments)
        case "themes":
            return _themes(desk, asked.check)
        case "open":
            return _open(desk, asked.target)
        case _:
            from . import commands

            return commands.run(desk, asked)


# ---------------------------------------------------------------------- commands


def _open(desk: Desk, target: str | None) -> int:
    """Read ``target``, or the front page: full screen in a terminal, as plain text where there is none."""
    opened = _bring(desk, target) if target is not None else None
    if desk.settings.linear:
        from . import linear

        return linear.run(desk, target, opened, desk.settings.linear)
    if _has_terminal():
        if desk.settings.keys:
            from .view import keymap

            keymap.check(desk.settings)
        from .early import early

        with early(desk, opened) as first:
            from .tui.app import run

            return run(desk, target, opened, first)
    return _print_plain(desk, _told(opened) if opened else None)


def _bring(desk: Desk, target: str) -> Opened:
    """The story behind ``target``. Who looks at the narration is told of what takes time."""
    from .targets import is_online

    if is_online(target):
        output.announce(_("Fetching {address} …").format(address=clean_line(target)))
    return desk.bring(target)


def _stories(desk: Desk, target: str) -> tuple[Opened, ...]:
    """The stories behind ``target``, several or none where it is a feed's file."""
    from .targets import is_online

    if is_online(target):
        return (_bring(desk, target),)
    return desk.stories(target)


def _told(opened: Opened) -> Story:
    """The story, after its notices were told."""
    for notice in opened.notices:
        output.tell(notice)
    return opened.story


def _with_comments(desk: Desk, target: str, story: Story) -> Story:
    """``story`` with its comments loaded, and what the loading offers to read next. What did not come is told."""
    from dataclasses import replace

    output.announce(_("Loading comments …"))
    for loaded in desk.discussion.load(target, story, tell=output.announce):
        if loaded.finished:
            for note in loaded.notes:
                output.tell(note)
            output.announce(loaded.summary)
            return replace(story, comments=loaded.thread, related=(*story.related, *loaded.related))
    return story


def _has_terminal() -> bool:
    """Whether a full-screen program can run here. After reading a story from a pipe, keys come from the terminal.

    Textual paints through stderr: where that leads elsewhere, it leads to the terminal from now on.
    """
    if sys.stdout is None or not sys.stdout.isatty() or os.environ.get("TERM", "") == "dumb":
        return False
    if sys.stderr is None:
        return False
    if not sys.stderr.isatty():
        os.dup2(sys.stdout.fileno(), sys.stderr.fileno())
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        os.dup2(os.open("CONIN$" if os.name == "nt" else "/dev/tty", os.O_RDWR), 0)
    except OSError:  # no terminal belongs to this process
        return False
    return True


def _print_plain(desk: Desk, story: Story | None) -> int:
    from .export import plain

    if desk.settings.theme:
        desk.theme()  # nothing is painted here, but a name that does not exist is still worth telling
    output.write(plain.front_page(desk.front_page()) if story is None else plain.render(story))
    for trouble in desk.troubles:
        output.tell(trouble)
    return 0


def _show(desk: Desk, targets: Sequence[str], form: str, explained: bool, commented: bool) -> int:
    from .export import explain, record, render

    if form in ("json", "html"):
        output.write_utf_8()
    status = 0
    between = ""
    for target in targets:
        texts = []
        try:
            stories = _stories(desk, target)
            if not stories:  # which is nothing wrong: a feed may wait for its first
                where, what = clean_line(target), _("this feed has no entries")
                output.tell(_("{where}: {what}").format(where=where, what=what))
            for opened in stories:
                story = _told(opened)
                if commented:
                    story = _with_comments(desk, target, story)
                texts.append(explain(story) if explained else render(story, form))
        except NewsreaderError as problem:
            output.tell(str(problem))
            status = 1
            if form == "json":
                texts.append(record.dump_line(record.error_record(target, str(problem))))
        for text in texts:
            output.write(between + text)
            between = "" if form == "json" else "\n"
    return status


def _themes(desk: Desk, files: Sequence[str] | None) -> int:
    from pathlib import Path

    from .theming import report

    if files is None:
        output.write(report.listing(desk.themes, locale.language()))
        return 0
    status = 0
    for name in files:
        try:
            good, text = report.check(Path(name))
        except ThemeError as problem:
            good = False
            output.tell(str(problem))
        else:
            output.write(text)
        status |= not good
    return int(status)


def _doctor(flags: Flags, to_repair: bool) -> int:
    """Examine what is around the program, broken settings too: this is the command to find out with.

    It fails where something is broken, not where there is only advice.
    """
    from . import settings
    from .doctor import examine, repair
    from .view import keymap

    trouble = None
    try:
        chosen = settings.load(flags)
    except SettingsError as problem:
        chosen, trouble = settings.Settings(theme=flags.theme), problem
    else:
        try:
            keymap.check(chosen)
        except SettingsError as problem:
            trouble = problem
    if chosen.lang:
        locale.use(chosen.lang)
    if to_repair:
        output.write(repair(chosen))
        return 0
    found = examine(chosen, trouble=trouble)
    output.write(found.text)
    return int(not found.sound)
