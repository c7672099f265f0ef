"""What can be done with a feed that the reader follows."""

from __future__ import annotations

from typing import Literal, TypeAlias

from ...library.model import Subscription
from ...locale import _, ngettext, numbers
from ...view.fronts import FULL
from .choice import Choice
from .question import Yes

Action: TypeAlias = Literal["rename", "move", "limits", "leave", "always", "short", "never"]


class FeedActions(Choice[Action]):
    """What to do with ``feed``."""

    def __init__(self, feed: Subscription) -> None:
        ways = (way for way in FULL if way != feed.full)
        self._actions: list[Action] = ["rename", "move", *ways, "limits", "leave"]
        texts = {"rename": _("Call it something else"), "move": _("Put it into another folder")}
        texts |= {"limits": _("How long its stories stay"), "leave": _("Follow it no more")}
        texts |= {way: _("From now on: {choice}").format(choice=said()) for way, said in FULL.items()}
        options = [texts[action] for action in self._actions]
        super().__init__(_("Feed “{feed}”").format(feed=feed.title), options)

    def result(self, number: int) -> Action:
        return self._actions[number]


class Leave(Yes):
    """The last yes before a feed goes, and all that came from it."""

    def __init__(self, feed: Subscription) -> None:
        text = ngettext(
            "Its {number} story goes out of the library, if it is kept, too.",
            "Its {number} stories go out of the library, the kept ones too.",
            feed.total,
        ).format(number=numbers.number(feed.total))
        super().__init__(
            _("Follow “{feed}” no more?").format(feed=feed.title),
            f"{feed.address}\n\n{text}",
            _("This cannot be taken back."),
            _("Follow it no more"),
            _("Keep following it"),
        )
