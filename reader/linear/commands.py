"""Every command of the linear mode, once. The keys are those of the full screen, but for numbers, which choose here.

A command is typed as its key, or as its word in the language of the interface or in English, or as what that word
begins with. What follows a blank is its argument.
"""

from __future__ import annotations

import unicodedata
from typing import Literal, NamedTuple, TypeAlias

from ..locale import _

Where: TypeAlias = Literal["anywhere", "list", "story"]


def N_(message: str) -> str:  # noqa: N802 - gettext's customary name for "translate later"
    """Marks ``message`` for the catalogues."""
    return message


class Command(NamedTuple):
    """``id`` names the method of the session that does it; ``takes`` what its argument is, empty for none."""

    id: str
    key: str
    word: str
    text: str
    where: Where
    takes: str = ""


HELP = "?"
COMMANDS = (
    Command(
        "go_on", "j", N_("next"), N_("The next passage, or more of the list; Enter alone does the same"), "anywhere"
    ),
    Command("go_back", "k", N_("previous"), N_("The passage before, or the list before"), "anywhere"),
    Command("again", ".", N_("again"), N_("The same once more"), "anywhere"),
    Command("first", "g", N_("beginning"), N_("From the beginning"), "anywhere"),
    Command("rest", "G", N_("rest"), N_("All that is left, without a stop"), "anywhere"),
    Command("speak", "v", N_("speak"), N_("Read aloud from here; Ctrl+C stops"), "story"),
    Command("faster", "+", N_("faster"), N_("Read aloud faster"), "story"),
    Command("slower", "-", N_("slower"), N_("Read aloud slower"), "story"),
    Command("where", "=", N_("where"), N_("Where you are, and how much is left"), "anywhere"),
    Command("next_crosshead", "]", N_("crosshead"), N_("The next crosshead"), "story"),
    Command("previous_crosshead", "[", N_("section"), N_("The crosshead before"), "story"),
    Command("next_picture", "p", N_("picture"), N_("The next picture"), "story"),
    Command("to_comments", "c", N_("comments"), N_("The comments; then the next one"), "story"),
    Command("to_related", "t", N_("related"), N_("The stories to read next, numbered"), "story"),
    Command("links", "f", N_("links"), N_("The links of the story, numbered"), "story"),
    Command("search", "/", N_("search"), N_("Search for these words"), "anywhere", N_("WORDS")),
    Command("next_match", "n", N_("match"), N_("The next passage with the words searched for"), "story"),
    Command("previous_match", "N", N_("before"), N_("The passage before with those words"), "story"),
    Command("sources", "f", N_("feeds"), N_("Your feeds and lists, numbered"), "list"),
    Command("refresh", "R", N_("refresh"), N_("Ask your feeds for new stories; Ctrl+C stops"), "list"),
    Command("add_feed", "F", N_("add"), N_("Follow a feed, or that of a page"), "list", N_("ADDRESS")),
    Command("mark", "N", N_("mark"), N_("Mark a story as read, or as unread again"), "list", N_("NUMBER")),
    Command("mark_all", "A", N_("all"), N_("Mark the whole list as read"), "list"),
    Command("undo_marks", "u", N_("undo"), N_("Take the last marking back"), "list"),
    Command("keep_entry", "m", N_("keep"), N_("Keep a story of the list, or no longer"), "list", N_("NUMBER")),
    Command("tag_entry", "T", N_("tag"), N_("Change the tags of a story of the list"), "list", N_("NUMBER TAGS")),
    Command("load_comments", "a", N_("load"), N_("Ask for the comments, on other sites too"), "story"),
    Command("sort", "s", N_("order"), N_("Another order of the comments"), "story"),
    Command("parent", "h", N_("parent"), N_("The comment that this one answers"), "story"),
    Command("conversation", "}", N_("conversation"), N_("The next conversation in the comments"), "story"),
    Command("new_comment", "!", N_("new"), N_("The next new comment"), "story"),
    Command("write", "w", N_("write"), N_("Write a comment"), "story"),
    Command("reply", "R", N_("answer"), N_("Answer this comment"), "story"),
    Command("report", "r", N_("report"), N_("Report this comment"), "story"),
    Command("take_back", "u", N_("undo"), N_("Take the report of this comment back"), "story"),
    Command("keep", "m", N_("keep"), N_("Keep the story, or no longer"), "story"),
    Command("tag_story", "T", N_("tag"), N_("Change the tags of the story"), "story", N_("TAGS")),
    Command("next_page", ">", N_("page"), N_("The next page of a story in parts"), "story"),
    Command("browse", "o", N_("browser"), N_("Open the page in the browser"), "story"),
    Command("address", "y", N_("address"), N_("The address of the story"), "story"),
    Command("open", "O", N_("open"), N_("Open an address, a file or a story"), "anywhere", N_("TARGET")),
    Command("back", "b", N_("back"), N_("To the story before"), "anywhere"),
    Command("forward", "L", N_("forward"), N_("Forward again"), "anywhere"),
    Command("front", "l", N_("list"), N_("To the list of stories"), "anywhere"),
    Command("contrast", "C", N_("contrast"), N_("What colours and contrast are here"), "anywhere"),
    Command("help", HELP, N_("help"), N_("This help"), "anywhere"),
    Command("quit", "q", N_("quit"), N_("Quit"), "anywhere"),
)


class Typed(NamedTuple):
    """A line that was typed: the commands that it may mean, the best first, and the argument."""

    commands: tuple[Command, ...]
    argument: str = ""


def read(line: str, place: Where) -> Typed:
    """What ``line`` means where commands for ``place`` work."""
    line = line.strip()
    known = [command for command in COMMANDS if command.where in ("anywhere", place)]
    if line.startswith("/"):
        return Typed(tuple(command for command in known if command.id == "search"), line[1:].strip())
    typed, _blank, argument = line.partition(" ")
    for command in known:
        if typed == command.key:
            return Typed((command,), argument.strip())
    wanted = fold(typed)
    exact = [command for command in known if wanted in _words(command)]
    begun = [command for command in known if any(word.startswith(wanted) for word in _words(command))]
    return Typed(tuple(exact[:1] or begun), argument.strip())


def help_lines(place: Where) -> list[str]:
    """A line for each command that works in ``place``: its key, its word, what it does."""
    return [
        f"{command.key}, {_(command.word)}{' ' + _(command.takes) if command.takes else ''}: {_(command.text)}"
        for command in COMMANDS
        if command.where in ("anywhere", place)
    ]


def _words(command: Command) -> tuple[str, str]:
    return fold(_(command.word)), command.word


def fold(text: str) -> str:
    """``text`` without case and accents: who types is not to be held up by either."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
