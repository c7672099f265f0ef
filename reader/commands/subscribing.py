"""``add``, ``remove``, ``rename``, ``move``, ``pages``, ``limit``: the feeds that the reader follows."""

from __future__ import annotations

from argparse import _ArgumentGroup
from types import SimpleNamespace
from typing import TYPE_CHECKING

from .. import output
from ..errors import FeedError, NewsreaderError, UsageError
from ..locale import _, ngettext
from ..locale.numbers import number
from ..text import clean_line
from . import Command
from .words import one_of, required, whole_number

if TYPE_CHECKING:
    from ..desk import Desk
    from ..following.adding import Added

_OTHERS = 8  # feeds of a page that are told besides the one that was taken


def commands() -> tuple[Command, ...]:
    """What belongs to the reader's choice of feeds."""
    return (
        Command(
            "add",
            _("newsreader add [OPTION]… ADDRESS…"),
            _("follow feeds, by their address or that of their site"),
            (
                ("newsreader add example.org", _("the feed of a site")),
                ("newsreader add --folder Local https://example.org/feed.xml", _("a feed, in a folder")),
            ),
            _words_of_add,
            _add,
        ),
        Command(
            "remove",
            _("newsreader remove [OPTION]… FEED…"),
            _("follow feeds no more"),
            (('newsreader remove "Canal Dispatch"', _("its stories go too")),),
            _words_of_remove,
            _remove,
        ),
        Command(
            "rename",
            _("newsreader rename FEED [TITLE]"),
            _("call a feed something else"),
            (
                ('newsreader rename 3 "The canal"', _("by its number")),
                ('newsreader rename "The canal"', _("as it calls itself")),
            ),
            _words_of_rename,
            _rename,
        ),
        Command(
            "move",
            _("newsreader move FEED [FOLDER]"),
            _("put a feed into a folder"),
            (
                ('newsreader move "Canal Dispatch" News/Local', _("into a folder in a folder")),
                ('newsreader move "Canal Dispatch"', _("into none")),
            ),
            _words_of_move,
            _move,
        ),
        Command(
            "pages",
            _("newsreader pages FEED always|short|never"),
            _("say when the page of a feed’s story is fetched"),
            (('newsreader pages "Canal Dispatch" always', _("even where the feed seems to give it all")),),
            _words_of_pages,
            _pages,
        ),
        Command(
            "limit",
            _("newsreader limit [OPTION]… FEED"),
            _("say how many of a feed’s stories stay, and how long; unread, kept and tagged ones always do"),
            (
                ('newsreader limit "Canal Dispatch" --most 200 --days 60', _("others go after a refresh")),
                ("newsreader limit 3 --most 0", _("all stay, whatever the settings say")),
                ("newsreader limit 3 --as-everywhere", _("as “most_stories” and “most_days” in the settings")),
                ("newsreader limit 3", _("how it is now")),
            ),
            _words_of_limit,
            _limit,
        ),
    )


# ---------------------------------------------------------------------- words


def feed_help() -> str:
    """What a feed goes by on the command line."""
    return _("a feed by its number, its address or its title, or a part of that")


def _words_of_add(group: _ArgumentGroup) -> None:
    group.add_argument("addresses", nargs="*", metavar=_("ADDRESS"), help=_("of a feed, or of a page that names one"))
    group.add_argument("--folder", metavar=_("FOLDER"), help=_("folder to put them into, as in News/Local"))
    group.add_argument("--title", metavar=_("TITLE"), help=_("what to call it, if it is only one"))


def _words_of_remove(group: _ArgumentGroup) -> None:
    group.add_argument("feeds", nargs="*", metavar=_("FEED"), help=feed_help())
    group.add_argument("--with-kept", action="store_true", help=_("even if stories that you keep go with them"))


def _words_of_rename(group: _ArgumentGroup) -> None:
    group.add_argument("feed", nargs="?", metavar=_("FEED"), help=feed_help())
    group.add_argument("title", nargs="?", metavar=_("TITLE"), help=_("what to call it; nothing for its own name"))


def _words_of_move(group: _ArgumentGroup) -> None:
    group.add_argument("feed", nargs="?", metavar=_("FEED"), help=feed_help())
    group.add_argument("folder", nargs="?", metavar=_("FOLDER"), help=_("where to; nothing for no folder"))


def _words_of_pages(group: _ArgumentGroup) -> None:
    group.add_argument("feed", nargs="?", metavar=_("FEED"), help=feed_help())
    group.add_argument(
        "pages",
        nargs="?",
        type=one_of("pages", "always", "short", "never"),
        metavar="always|short|never",
        help=_("always, where the feed gives but a teaser (as it is at first), or never"),
    )


def _words_of_limit(group: _ArgumentGroup) -> None:
    group.add_argument("feed", nargs="?", metavar=_("FEED"), help=feed_help())
    count, long = whole_number("--most"), whole_number("--days")
    group.add_argument("--most", type=count, metavar=_("NUMBER"), help=_("how many of its stories stay, 0 for all"))
    group.add_argument("--days", type=long, metavar=_("NUMBER"), help=_("for how many days, 0 for any number"))
    group.add_argument("--as-everywhere", action="store_true", help=_("no limits of its own any more"))


# ---------------------------------------------------------------------- deeds


def _add(desk: Desk, asked: SimpleNamespace) -> int:
    required(asked.addresses, _("no address is given"), "newsreader add example.org")
    if asked.title and len(asked.addresses) > 1:
        raise FeedError(_("several feeds cannot have the same title"), hint=_("Add them one by one."))
    status = 0
    for address in asked.addresses:
        output.announce(_("Looking for a feed at {address} …").format(address=clean_line(address)))
        try:
            _tell_added(desk.following.add(address, asked.title, asked.folder))
        except NewsreaderError as problem:
            output.tell(str(problem))
            status = problem.exit_status
    return status


def _tell_added(added: Added) -> None:
    stories = ngettext("{number} story", "{number} stories", added.entries).format(number=number(added.entries))
    output.write(f"{added.feed_id}\t{added.title}\t{added.address}\t{stories}")
    if added.lacking:
        output.tell(_("Only a part of it came: {reason}.").format(reason=added.lacking))
    if added.others:
        output.tell(_("The page has other feeds too:"))
        for other in added.others[:_OTHERS]:
            output.tell(f"  {other.address}  {other.title}".rstrip())


def _remove(desk: Desk, asked: SimpleNamespace) -> int:
    required(asked.feeds, _("no feed is named"), 'newsreader remove "Canal Dispatch"')
    following = desk.following
    feeds = [following.named(name) for name in asked.feeds]
    for feed in feeds:
        kept = following.kept_in(feed)
        if kept and not asked.with_kept:
            what = ngettext("{number} of its stories is kept", "{number} of its stories are kept", kept)
            raise FeedError(
                what.format(number=number(kept)),
                where=feed.title,
                hint=_("They would go with it: say “--with-kept” if that is what you want."),
            )
    for feed in feeds:
        following.remove(feed)
        output.announce(_("You no longer follow “{title}”.").format(title=feed.title))
    return 0


def _rename(desk: Desk, asked: SimpleNamespace) -> int:
    required([asked.feed] if asked.feed else [], _("no feed is named"), 'newsreader rename 3 "The canal"')
    desk.following.rename(desk.following.named(asked.feed), asked.title)
    return 0


def _move(desk: Desk, asked: SimpleNamespace) -> int:
    required([asked.feed] if asked.feed else [], _("no feed is named"), "newsreader move 3 News/Local")
    desk.following.move(desk.following.named(asked.feed), asked.folder)
    return 0


def _pages(desk: Desk, asked: SimpleNamespace) -> int:
    required([asked.pages] if asked.pages else [], _("a feed and a word are needed"), "newsreader pages 3 always")
    desk.following.set_pages(desk.following.named(asked.feed), asked.pages)
    return 0


def _limit(desk: Desk, asked: SimpleNamespace) -> int:
    from ..following.limits import told

    required([asked.feed] if asked.feed else [], _("no feed is named"), "newsreader limit 3 --most 200 --days 60")
    own = asked.most is not None or asked.days is not None
    if own and asked.as_everywhere:
        raise UsageError(
            _("a feed has limits of its own, or those of all feeds"), hint=_("Leave one of the options out.")
        )
    feed = desk.following.named(asked.feed)
    if asked.as_everywhere:
        desk.following.set_limits(feed, None, None)
    elif own:
        desk.following.set_limits(
            feed,
            feed.most if asked.most is None else asked.most,
            feed.days if asked.days is None else asked.days,
        )
    else:
        output.write(_("{title}: {limits}").format(title=feed.title, limits=told(feed, desk.settings)))
    return 0
