"""How long the stories of a feed stay, in words: by its own limits, else by those of all feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..locale import _, ngettext
from ..locale.numbers import number

if TYPE_CHECKING:
    from ..library.model import Subscription
    from ..settings import Settings


_DIGITS = 6  # more stories, or days, than anybody has


def told(feed: Subscription, settings: Settings) -> str:
    """What stays of ``feed`` after a refresh; what holds for it as for all feeds says so."""
    most = settings.most_stories if feed.most is None else feed.most
    days = settings.most_days if feed.days is None else feed.days
    many, long = _("all of its stories"), _("for as long as you like")
    if most:
        many = ngettext("{number} story at most", "{number} stories at most", most).format(number=number(most))
    if days:
        long = ngettext("for {number} day", "for {number} days", days).format(number=number(days))
    everywhere = _("{limit} (as everywhere)")
    said = (
        everywhere.format(limit=limit) if own is None else limit
        for limit, own in ((many, feed.most), (long, feed.days))
    )
    return ", ".join(said)


def limits_in(text: str) -> tuple[int | None, int | None] | None:
    """How many stories and how many days ``text`` says: two numbers, or none for as everywhere; None for neither."""
    numbers = text.replace(",", " ").split()
    if not numbers:
        return None, None
    if len(numbers) != 2 or not all(one.isascii() and one.isdecimal() and len(one) <= _DIGITS for one in numbers):
        return None
    most, days = map(int, numbers)
    return most, days
