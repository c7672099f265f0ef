"""The conversation: a line is read, what it asks for is done, and the result is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .. import output
from ..errors import NewsreaderError
from ..layout.order import USUAL, how_named
from ..library.operators import explained
from ..locale import _, dates
from ..online import Opened
from ..story import Story
from ..targets import is_online, target_of
from .commands import HELP, Command, help_lines, read
from .console import Console, stoppable
from .listing import Shelving
from .moving import Moving
from .offering import Offering
from .place import Front, Reading
from .speaking import Speaking
from .tagging import Tagging
from .talking import Talking

if TYPE_CHECKING:
    from ..desk import Desk


def run(desk: Desk, target: str | None, opened: Opened | None, why: str) -> int:
    """Read in lines, from ``opened`` (the story behind ``target``) or the list of stories; the exit status.

    ``why`` is what turned the mode on: said first, so that whoever did not want it knows what to undo.
    """
    console = Console.here(desk.column())
    output.tell(_("Linear mode is on ({why}). Type {key} for help.").format(why=why, key=HELP))
    session = Session(desk, console)
    session.begin(target, opened)
    return session.converse()


class Session:
    """A reader's session at ``console``."""

    def __init__(self, desk: Desk, console: Console) -> None:
        self.desk, self.console = desk, console
        self.listing = Shelving(self)
        self.place: Front | Reading = self.listing.front()
        self._behind: list[Front | Reading] = []
        self._ahead: list[Front | Reading] = []
        self._offered: list[Callable[[], None]] = []
        self.moving, self.offering = Moving(self), Offering(self)
        others = (Talking(self), Speaking(self), Tagging(self))
        self._doers = (self, self.moving, self.offering, self.listing, *others)
        self._ended = False

    # ------------------------------------------------------------------ the conversation

    def begin(self, target: str | None, opened: Opened | None) -> None:
        """Tell where the reader is to begin with."""
        for trouble in self.desk.troubles:
            output.tell(trouble)
        if target is not None and opened is not None:
            self._arrive(target, opened)
        else:
            self.show_front()

    def converse(self) -> int:
        """Read and do until the reader quits, or there is nothing more to read."""
        while not self._ended:
            line = self.console.ask(self._prompt())
            if line is None:
                break
            try:
                self.do(line)
            except NewsreaderError as problem:
                self.console.say(str(problem))
        self._remember()
        return 0

    def do(self, line: str) -> None:
        """Do what ``line`` asks for. Raises `NewsreaderError` where that fails: the reader stays where they are."""
        if not line:
            return self.moving.go_on("")
        if line.isdecimal():
            return self._choose(int(line[:9]))
        self._offered = []
        typed = read(line, "list" if isinstance(self.place, Front) else "story")
        match typed.commands:
            case ():
                self.console.say(_("“{line}” is no command here. Type {key} for help.").format(line=line, key=HELP))
            case (command,):
                self._method(command)(typed.argument)
            case several:
                names = ", ".join(_(command.word) for command in several)
                self.console.say(_("That may be one of: {names}.").format(names=names))
        return None

    def _method(self, command: Command) -> Callable[[str], None]:
        doer = next(each for each in self._doers if hasattr(each, command.id))
        method: Callable[[str], None] = getattr(doer, command.id)
        return method

    def _prompt(self) -> str:
        if isinstance(self.place, Front):
            return _("Number, Enter for more, or a command ({key} for help):").format(key=HELP)
        return _("Enter goes on ({key} for help):").format(key=HELP)

    def offer(self, choices: list[Callable[[], None]]) -> None:
        """Let the next number choose one of ``choices``, which were just told."""
        self._offered = choices

    def _choose(self, number: int) -> None:
        if 1 <= number <= len(self._offered):
            choice, self._offered = self._offered[number - 1], []
            choice()
            return
        if isinstance(self.place, Front):
            if not 1 <= number <= len(self.place.entries):
                self.console.say(_("There is no story {number} in this list.").format(number=number))
                return
            self.go(self.place.entries[number - 1].target)
            return
        self.offering.choose(number)

    def reading(self) -> Reading:
        """The story that is read, where commands for stories work; there is none in a list."""
        assert isinstance(self.place, Reading)
        return self.place

    # ------------------------------------------------------------------ from story to story

    def open(self, target: str) -> None:
        """Go to what ``target`` names, as it was typed."""
        if target:
            self.go(target_of(target))
        else:
            self.console.say(
                _("Type an address, a file or the name of a story after “{word}”.").format(word=_("open"))
            )

    def next_page(self, _argument: str) -> None:
        """Go to the next page of a story in parts."""
        story = self.reading().story
        if story.next_page:
            self.go(story.next_page, story)
        else:
            self.console.say(_("The story has no other page."))

    def back(self, _argument: str) -> None:
        """Go back to where the reader was before."""
        self._move(self._behind, self._ahead, _("There is nothing to go back to."))

    def forward(self, _argument: str) -> None:
        """Go forward to where the reader came back from."""
        self._move(self._ahead, self._behind, _("There is nothing to go forward to."))

    def front(self, _argument: str) -> None:
        """Go to the list of stories."""
        self.go_to_list(self.listing.front())

    def go(self, target: str, source: Story | None = None) -> None:
        """Go on to ``target``, to which a link in ``source`` led. Raises `NewsreaderError`: one stays here then."""
        if is_online(target):
            self.console.say(_("Fetching {address} …").format(address=target))
        with stoppable() as stopped:
            opened = self.desk.bring(target, source, cancelled=stopped)
        self._leave()
        self._arrive(target, opened)

    def _leave(self) -> None:
        self._remember()
        self._behind.append(self.place)
        self._ahead.clear()

    def _arrive(self, target: str, opened: Opened) -> None:
        lasting = self.desk.lasting(target)
        how = how_named(self.desk.choice("order", USUAL))
        self.place = Reading(lasting, opened.story, how, self.desk.folded(opened.story), opened.saved)
        self.desk.mark_read(lasting)
        self.console.say(*opened.notices) if opened.notices else None
        self.show_head()
        if self.place.go_to(self.desk.position(opened.story)):
            self.console.say(_("You stopped reading here; “{word}” begins again:").format(word=_("beginning")))
            self.tell(self.place.at)

    def _move(self, pile: list[Front | Reading], other: list[Front | Reading], otherwise: str) -> None:
        if not pile:
            self.console.say(otherwise)
            return
        self._remember()
        other.append(self.place)
        self.place = pile.pop()
        if isinstance(self.place, Front):
            self.show_list_again()
        else:
            self.offering.begin(self.place.story)
            self.console.say(_("Back in “{headline}”.").format(headline=self.place.story.headline))
            self.tell(self.place.at)

    def _remember(self) -> None:
        if isinstance(self.place, Reading):
            failed = self.desk.leave(self.place.story, self.place.position())
            if failed:
                self.console.say(failed)

    # ------------------------------------------------------------------ the program

    def help(self, _argument: str) -> None:
        """Tell the commands that there are here."""
        place = _("list") if isinstance(self.place, Front) else _("story")
        searching = [f"{typed} {what}" for typed, what in explained()] if isinstance(self.place, Front) else []
        self.console.say(
            _("A number chooses what was numbered last. Commands, by key or word:"),
            *help_lines("list" if isinstance(self.place, Front) else "story"),
            *([_("To search the stories by"), *searching] if searching else []),
            _("End of the help for this {place}.").format(place=place),
        )

    def contrast(self, _argument: str) -> None:
        """Tell whose colours these are: nothing here is drawn."""
        self.console.say(_("The colours are the terminal’s own here, and so is their contrast."))

    def quit(self, _argument: str) -> None:
        """End the session."""
        self._ended = True

    # ------------------------------------------------------------------ telling

    def list_here(self) -> Front:
        """The list that is being looked at: the commands that ask for it are offered in a list alone."""
        assert isinstance(self.place, Front)
        return self.place

    def go_to_list(self, place: Front) -> None:
        """Look at another list; the reader can come back."""
        self._leave()
        self.place = place
        self.show_front()

    def show_list_again(self) -> None:
        """Tell the list that is being looked at, as it is now."""
        self.place = self.listing.again(self.list_here())
        self.show_front()

    def show_front(self) -> None:
        """Tell what the list is, and its first stories."""
        self.console.say(*self.list_here().head())
        self.moving.go_on("")

    def show_head(self) -> None:
        """Tell the head of the story and how much there is of it."""
        here = self.reading()
        for text in here.head(self.console.width):
            self.console.group(text)
        self.offering.begin(here.story)
        self.console.say(here.summary())
        if here.story.next_page:
            self.console.say(_("This is a part of the story; “{word}” opens the next one.").format(word=_("page")))
        if here.saved:
            self.console.say(_("Saved copy of {date}.").format(date=dates.long_date(here.saved)))

    def tell(self, place: int) -> int:
        """Tell the passage with this number; the number."""
        self.console.group(self.reading().told(place, self.console.width))
        return place

    def after_the_end(self) -> list[str]:
        """What one can do at the end of a story, in sentences."""
        if self.reading().story.related:
            return [_("A number opens a story to read next; “{word}” lists them.").format(word=_("related"))]
        return [_("“{word}” goes to the list of stories.").format(word=_("list"))]
