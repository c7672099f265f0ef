"""Every command of the interface, once: its id, keys, words and where it works.

The bindings of the widgets and screens, the key hints at the foot, the help screen, the command palette and the
README's table are all made from `COMMANDS`. The settings may give a command other keys by its id.
Texts are message ids here, since the language is chosen later; whoever shows them passes them through gettext.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..locale import _


def N_(message: str) -> str:  # noqa: N802 - gettext's customary name for "translate later"
    """Marks ``message`` for the catalogues."""
    return message


class Command(NamedTuple):
    """A command: ``action`` as Textual names it, ``keys`` comma-separated, ``hint`` a word for the foot line.

    ``hint`` is empty for what the foot line leaves out. ``group`` heads it in the help.
    """

    id: str
    keys: str
    action: str
    text: str
    group: str
    hint: str = ""


READ, STORY, LIBRARY, COMMENTS, PANES, LOOK, PROGRAM = (
    N_("Reading"),
    N_("Stories"),
    N_("Feeds and lists"),
    N_("Comments"),
    N_("Panes"),
    N_("Looks"),
    N_("Program"),
)

COMMANDS = (
    Command("lines.down", "down,j", "down", N_("Down: a line, or the next item"), READ),
    Command("lines.up", "up,k", "up", N_("Up: a line, or the item before"), READ),
    Command("lines.page_down", "space,pagedown", "page_down", N_("A page down"), READ, N_("page")),
    Command("lines.page_up", "b,pageup", "page_up", N_("A page up"), READ),
    Command("lines.home", "home,g", "home", N_("To the beginning"), READ),
    Command("lines.end", "end,G", "end", N_("To the end"), READ),
    Command(
        "story.next_crosshead",
        "right_square_bracket",
        "crosshead(1)",
        N_("Next crosshead; in the comments: next conversation"),
        READ,
        N_("section"),
    ),
    Command(
        "story.previous_crosshead",
        "left_square_bracket",
        "crosshead(-1)",
        N_("Crosshead or conversation before"),
        READ,
    ),
    Command("search.start", "slash", "search", N_("Search in this pane"), READ, N_("search")),
    Command("search.next", "n,f3", "match(1)", N_("Next match"), READ),
    Command("search.previous", "N,shift+f3", "match(-1)", N_("Match before"), READ),
    Command("story.speak", "v", "speak", N_("Read aloud from here, or pause"), READ),
    Command("story.faster", "full_stop", "speed(1)", N_("Read aloud faster"), READ),
    Command("story.slower", "comma", "speed(-1)", N_("Read aloud slower"), READ),
    Command("items.choose", "enter", "choose", N_("Open; in the comments: fold or unfold"), STORY, N_("open")),
    Command("story.back", "backspace,H,alt+left", "back", N_("Back to the story before"), STORY, N_("back")),
    Command("story.forward", "L,alt+right", "forward", N_("Forward again"), STORY),
    Command("story.keep", "m", "keep", N_("Keep the story, or no longer"), STORY, N_("keep")),
    Command("story.tags", "T", "tags", N_("Tag the story, or change its tags"), STORY),
    Command("story.next_page", "greater_than_sign", "next_page", N_("Next page of a story in parts"), STORY),
    Command("story.links", "f", "links", N_("Follow a link in sight by the letters beside it"), STORY),
    Command("story.all_links", "F", "all_links", N_("List the links of the story"), STORY),
    Command("story.browser", "o", "browser", N_("Open the page in the browser"), STORY),
    Command("story.copy", "y", "copy_address", N_("Copy the address"), STORY),
    Command("app.open", "ctrl+o", "open_prompt", N_("Open an address or a file"), STORY),
    Command("app.front", "escape", "leave", N_("Leave: search, dialog, then story"), STORY),
    Command(
        "list.next_unread",
        "n",
        "next_unread",
        N_("Next unread story, where nothing is searched for"),
        LIBRARY,
        N_("next unread"),
    ),
    Command("list.next", "J", "leaf(1)", N_("The story after this in the list"), LIBRARY),
    Command("list.previous", "K", "leaf(-1)", N_("The story before this in the list"), LIBRARY),
    Command("list.read", "N", "toggle_read", N_("Mark as read, or as unread"), LIBRARY, N_("read")),
    Command("list.read_above", "a", "read_above", N_("Mark all above as read"), LIBRARY),
    Command("list.read_list", "A", "read_list", N_("Mark the whole list as read"), LIBRARY, N_("all read")),
    Command("list.read_all", "C", "read_all", N_("Mark the stories of all feeds as read"), LIBRARY),
    Command("list.undo", "u", "undo", N_("Take the last marking back"), LIBRARY, N_("undo")),
    Command("list.unread_only", "l", "unread_only", N_("Only what is unread, or all"), LIBRARY),
    Command("list.sort", "s", "sort", N_("Another order of the list"), LIBRARY, N_("sort")),
    Command("list.density", "d", "density", N_("With teasers, or headlines alone"), LIBRARY),
    Command("sources.fold", "z,left,right", "fold", N_("Fold a folder of feeds, or unfold it"), LIBRARY, N_("fold")),
    Command("feeds.refresh", "r", "refresh_here", N_("Refresh the feeds of the list"), LIBRARY),
    Command("feeds.refresh_all", "R", "refresh_all", N_("Refresh all feeds"), LIBRARY, N_("refresh")),
    Command("feeds.add", "F", "add_feed", N_("Add a feed"), LIBRARY, N_("add feed")),
    Command("feeds.edit", "E", "edit_feed", N_("Rename, move or remove a feed"), LIBRARY, N_("edit feed")),
    Command("comments.sort", "s", "sort", N_("Another order of the comments"), COMMENTS, N_("sort")),
    Command("comments.load", "a", "load_comments", N_("Ask for the comments, on other sites too"), COMMENTS),
    Command("comments.parent", "h,left", "parent", N_("To the comment that this one answers"), COMMENTS),
    Command("comments.level", "z", "level", N_("Fold all branches of this level, or unfold them"), COMMENTS),
    Command("comments.new", "N", "new_comment", N_("Next new comment, where nothing is searched for"), COMMENTS),
    Command("comments.write", "w", "write", N_("Write a comment"), COMMENTS),
    Command("comments.reply", "R", "reply", N_("Answer the comment"), COMMENTS, N_("answer")),
    Command("writing.send", "ctrl+s", "send", N_("Send the comment that is being written"), COMMENTS),
    Command("comments.report", "r", "report", N_("Report the comment"), COMMENTS, N_("report")),
    Command("comments.undo", "u", "take_back", N_("Take the report back"), COMMENTS),
    Command("pane.next", "tab", "pane(1)", N_("Next pane"), PANES, N_("panes")),
    Command("pane.previous", "shift+tab", "pane(-1)", N_("Pane before"), PANES),
    Command("front.sources", "1", "show_sources", N_("Feeds"), PANES),
    Command("front.list", "2", "show_list", N_("List of stories"), PANES),
    Command("pane.article", "1", "show_pane('article')", N_("Article"), PANES),
    Command("pane.comments", "2", "show_pane('comments')", N_("Comments"), PANES),
    Command("pane.related", "3", "show_pane('related')", N_("Read also"), PANES),
    Command("app.contrast", "c,f9", "contrast", N_("Adapted contrast on or off"), LOOK, N_("contrast")),
    Command("app.themes", "t", "themes", N_("Choose a theme"), LOOK, N_("themes")),
    Command("story.pictures", "p", "pictures", N_("Pictures framed, drawn, or in one line"), LOOK),
    Command("story.wider", "plus,equals_sign", "column(4)", N_("A wider column"), LOOK),
    Command("story.narrower", "minus", "column(-4)", N_("A narrower column"), LOOK),
    Command("app.help", "question_mark,f1", "help", N_("Help"), PROGRAM, N_("help")),
    Command("app.commands", "ctrl+p", "command_palette", N_("All commands, by name"), PROGRAM),
    Command("app.suspend", "ctrl+z", "suspend_process", N_("To the shell for a while; fg comes back"), PROGRAM),
    Command("app.quit", "q,ctrl+q", "quit", N_("Quit"), PROGRAM, N_("quit")),
)
BY_ID = {command.id: command for command in COMMANDS}

FRONT_HINTS = (
    "app.help", "items.choose", "lines.page_down", "search.start", "app.contrast", "app.themes", "pane.next",
    "app.quit",
)  # fmt: skip
"""The commands to name at the foot of the front page, the most useful first."""
LIST_HINTS = (
    "app.help", "items.choose", "list.next_unread", "search.start", "feeds.refresh_all", "list.read",
    "list.read_list", "list.undo", "app.contrast", "story.keep", "list.sort", "feeds.add", "app.themes", "pane.next",
    "app.quit",
)  # fmt: skip
"""The same where there are feeds, for the list of their stories."""
SOURCES_HINTS = (
    "app.help", "items.choose", "feeds.add", "feeds.edit", "feeds.refresh_all", "sources.fold", "list.read_list",
    "search.start", "app.contrast", "app.themes", "pane.next", "app.quit",
)  # fmt: skip
"""The same for the feeds beside it."""
STORY_HINTS = (
    "app.help", "pane.next", "lines.page_down", "story.next_crosshead", "app.contrast", "story.back",
    "search.start", "story.keep", "app.themes", "comments.sort", "comments.report", "app.quit",
)  # fmt: skip
"""The same for an article."""


def keys_of(command: Command, keymap: Mapping[str, str]) -> str:
    """The keys of ``command`` as shown to people: ``j ↓``, with what the settings changed."""
    return " ".join(label(key) for key in keymap.get(command.id, command.keys).split(","))


def first_key(id: str, keymap: Mapping[str, str]) -> str:
    """The one key to name for the command with this id."""
    return label(keymap.get(id, BY_ID[id].keys).split(",")[0])


def hint(id: str, keymap: Mapping[str, str]) -> tuple[str, str]:
    """What the foot says of the command with this id: a key, and a word for what it does."""
    return first_key(id, keymap), _(BY_ID[id].hint)


_LABELS = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": N_("PgDn"), "pageup": N_("PgUp"),
    "home": N_("Home"), "end": N_("End"), "tab": "Tab", "shift+tab": N_("Shift+Tab"), "enter": N_("Enter"),
    "escape": N_("Esc"), "backspace": N_("Backspace"), "space": N_("Space"), "slash": "/", "question_mark": "?",
    "plus": "+", "equals_sign": "=", "minus": "-", "left_square_bracket": "[", "right_square_bracket": "]",
    "greater_than_sign": ">", "full_stop": ".", "comma": ",", "alt+left": "Alt+←", "alt+right": "Alt+→",
    "shift+f3": "Shift+F3",
}  # fmt: skip


def label(key: str) -> str:
    """Textual's name of a key as people know it."""
    key = key.strip()
    if key in _LABELS:
        return _(_LABELS[key])
    if key.startswith("ctrl+"):
        return "Ctrl+" + key.removeprefix("ctrl+").upper()
    return key.upper() if key.startswith("f") and key[1:].isdecimal() else key


def groups(commands: Iterable[Command] = COMMANDS) -> dict[str, list[Command]]:
    """The commands by their group, in the order of declaration."""
    by_group: dict[str, list[Command]] = {}
    for command in commands:
        by_group.setdefault(command.group, []).append(command)
    return by_group
