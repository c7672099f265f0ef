"""The app: puts screens, theme and desk together. What can be done is declared in ``keys``, done by the screens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Event
from typing import ClassVar

from textual import events
from textual.actions import ActionParseResult
from textual.app import App
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.driver import Driver
from textual.screen import Screen
from textual.theme import Theme as TextualTheme

from ..desk import Desk
from ..early import Early
from ..errors import LibraryError, NewsreaderError
from ..locale import _
from ..online import Opened
from ..targets import target_of
from ..theming.theme import Theme
from ..view import places
from ..view.browsing import Browsing
from ..view.worn import first_worn
from . import keys
from .ending import Endings
from .going import Going, spot_of
from .history import Spot
from .painting import Paint
from .refreshing import Refreshing
from .screens.base import ReaderScreen
from .tidying import Tidying
from .watching import Watching

_HUNG_UP = 128 + 1  # the exit status after SIGHUP, which is 1 wherever there is one


class NewsreaderApp(App[None]):
    """The reader, full screen."""

    CSS_PATH = "styles/app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(
            "app.open", "app.contrast", "app.themes", "app.help", "app.commands", "app.suspend", "app.quit"
        )
    ]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it as an instance variable
        (0, "-narrow"),
        (places.WIDE, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - the same
        (0, "-low"),
        (places.HIGH, "-high"),
    ]

    def __init__(
        self, desk: Desk, spot: Spot | None = None, notices: Sequence[str] = (), early: Early | None = None
    ) -> None:
        self.desk = desk
        self.early = early
        self.endings = Endings()
        self.tidying = Tidying()
        self.started = Event()  # set when keys can be answered
        self.chosen_theme, self.contrast_on, theme, notice = early.worn if early else first_worn(desk)
        self.paint = Paint(theme)
        # Where NO_COLOR is set, Textual turns colours to greys, unless told at once that there will be none.
        super().__init__(ansi_color=theme.plain or None)
        self.animation_level = "none"
        self.browsing = early.browsing if early else Browsing(desk)
        self.going = Going(self)
        self.refreshing = Refreshing(self, self.renew)
        self.watching = Watching(self)
        self._first = spot
        self._notices = (*notices, notice) if notice else notices
        self._told = 0  # of the desk's troubles
        self.register_theme(self.current_theme)
        self.set_reactive(App.theme, self.current_theme.name)

    def get_driver_class(self) -> type[Driver]:
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":  # that is, on Windows, or where Textual's own variable asks for another
            return usual
        from .driver import ForgivingDriver

        return ForgivingDriver

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return places.VARIABLES  # these are no colours, but it is the way that variables get into a style sheet

    def get_default_screen(self) -> Screen[None]:
        # Only the screen that is shown first is worth the time that its modules take at the start.
        if self._first is None:
            from .screens.front import FrontScreen

            return FrontScreen()
        from .screens.story import StoryScreen

        return StoryScreen(self._first)

    def on_mount(self) -> None:
        self.set_keymap(dict(self.desk.settings.keys))
        self.call_after_refresh(self._started)

    def _started(self) -> None:
        """The first picture is on the screen: what was put off can be done now."""
        self.tidying.start()
        self.endings.heed(self.end)
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))  # the shell has painted since
        if screen := self.reader_screen:  # reading what the screen shows may have been another trouble
            screen.tell_first()
        self.watching.start()

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.InputEvent):
            self.watching.touched()
            self.tidying.later()
        await super().on_event(event)

    def take_notices(self) -> tuple[str, bool]:
        """What is to be told first and was not yet, and whether anything of it went wrong."""
        told = " ".join((*self.desk.troubles[self._told :], *self._notices))
        wrong = len(self.desk.troubles) > self._told
        self._told, self._notices = len(self.desk.troubles), ()
        return told, wrong

    @property
    def reader_screen(self) -> ReaderScreen | None:
        """The screen under any dialog."""
        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, ReaderScreen)), None)

    def say(self, message: str, *, wrong: bool = False, whole: bool = False, steady: bool = False) -> None:
        """Tell a change of state in the status line; if ``steady``, without a line of the panes moving."""
        if (screen := self.reader_screen) and screen.is_mounted:
            screen.say(message, wrong=wrong, whole=whole, steady=steady)

    def entitle(self, where: str) -> None:
        """Let the window's title say where the reader is."""
        entitle = getattr(self._driver, "entitle", None)  # which not every driver of Textual's has
        if entitle is not None:
            entitle(f"{where.rpartition(' › ')[2]} – newsreader")

    def key(self, command: str) -> str:
        """The key to name for the command with this id."""
        return keys.first_key(command, self.desk.settings.keys)

    def renew(self) -> None:
        """Show what has come into the library, where lists of it are shown."""
        from .screens.lists import ListsScreen

        for screen in self.screen_stack:
            if isinstance(screen, ListsScreen) and screen.is_mounted:
                screen.renew()

    # ------------------------------------------------------------------ looks

    def _worn(self) -> Theme:
        """The chosen theme, or its high-contrast counterpart."""
        return self.desk.themes.counterpart(self.chosen_theme) if self.contrast_on else self.chosen_theme

    @property
    def current_theme(self) -> TextualTheme:
        """The theme that is worn, as Textual knows it.

        Textual asks for it before any can be registered; it would parse all its styles for one of its own first.
        """
        return self.paint.for_textual

    def wear(self, theme: Theme) -> None:
        """Paint everything with ``theme``; nothing is laid out again."""
        self.paint = Paint(theme)
        self.register_theme(self.current_theme)
        self.ansi_color = theme.plain or None
        self.theme = theme.name
        for screen in self.screen_stack:
            if isinstance(screen, ReaderScreen):
                screen.restyle()

    def action_contrast(self) -> None:
        if self.chosen_theme.plain:
            self.say(_("The colours are the terminal’s own here, and so is their contrast."))
            return
        self.contrast_on = not self.contrast_on
        try:
            theme = self._worn()
        except NewsreaderError as problem:  # a counterpart of the reader's own is looked at only now
            self.contrast_on = False
            self.say(str(problem), wrong=True)
            return
        self.wear(theme)
        failed = self.desk.choose(contrast=self.contrast_on)
        if self.contrast_on:
            message = _("Adapted contrast on ({theme}). {key} turns it off.")
        else:
            message = _("Adapted contrast off ({theme}). {key} turns it on.")
        message = message.format(theme=theme.name, key=self.key("app.contrast"))
        self.say(f"{message} {failed}" if failed else message, wrong=bool(failed), steady=True)

    def action_themes(self) -> None:
        if self.no_color:
            self.say(_("Themes have colours, and NO_COLOR is set: there is none to choose."))
            return
        from .dialogs.themes import ThemePicker

        themes = self._readable_themes()
        worn = self.paint.theme.name
        current = next((place for place, theme in enumerate(themes) if theme.name == worn), 0)

        def chosen(theme: Theme | None) -> None:
            if theme is None:
                self.wear(self._worn())
                return
            self.chosen_theme, self.contrast_on = theme, False
            self.wear(self.chosen_theme)
            failed = self.desk.choose(theme=self.chosen_theme.name, contrast=False)
            self.say(failed or _("Theme: {name}.").format(name=self.chosen_theme.name), wrong=bool(failed))

        self.push_screen(ThemePicker(themes, current), chosen)

    def _readable_themes(self) -> list[Theme]:
        themes = []
        for name in self.desk.themes.names():
            try:
                themes.append(self.desk.themes.get(name))
            except NewsreaderError as problem:
                self.say(str(problem), wrong=True)
        return themes

    # ------------------------------------------------------------------ commands

    def action_open_prompt(self) -> None:
        from .dialogs.prompt import Prompt

        def typed(target: str | None) -> None:
            if target:
                self.going.open(target_of(target))

        self.push_screen(Prompt(_("An address, or the path of a saved page, then Enter")), typed)
        self.run_worker(self.desk.prepare, thread=True, group="prepare")

    def action_help_quit(self) -> None:
        """Ctrl+C, which ends other programs: Textual says how to leave in a box, we in the status line."""
        self.say(_("Press {key} to quit.").format(key=self.key("app.quit")))

    async def action_quit(self) -> None:
        self._leave()
        self.exit()

    def action_suspend_process(self) -> None:
        self.going.remember()  # who knows whether there will be a way back
        super().action_suspend_process()

    def end(self, signal: int) -> None:
        """Leave because ``signal`` asks for it, with the exit status that shells give for that."""
        self._leave()
        self.exit(return_code=128 + signal)

    def _leave(self) -> None:
        """Remember where the reader was and what they could see, and stop what the end would wait for."""
        self.going.remember()
        self.going.stop()
        self.refreshing.stop()
        self.browsing.end()

    def browse(self, url: str) -> None:
        """Open ``url`` in the reader's browser, if it is an address of the web."""
        if url.lower().startswith(("http://", "https://", "mailto:")):
            self.open_url(url)
            self.say(_("Opened in the browser: {url}").format(url=url))
        else:
            self.say(_("This is no address of the web: {url}").format(url=url))

    def action_help(self) -> None:
        from .dialogs.help import Help

        self.push_screen(Help())

    def action_command_palette(self) -> None:
        from .dialogs.palette import Palette

        self.push_screen(Palette(), self._run_command)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key asks for. What the library cannot do at that moment is said, whatever it was wanted for."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except LibraryError as problem:
            self.say(str(problem), wrong=True)
            return True

    async def _run_command(self, command: keys.Command | None) -> None:
        """Run a command where the focus is, else on the screen, else on the app."""
        if command is None:
            return
        method = f"action_{command.action.partition('(')[0]}"
        nodes = self.screen.focused.ancestors_with_self if self.screen.focused else (self.screen, self)
        node = next((node for node in nodes if hasattr(node, method)), None)
        if node is None:
            self.say(_("“{command}” does nothing here.").format(command=_(command.text)))
        else:
            await self.run_action(command.action, node)


def run(desk: Desk, target: str | None, opened: Opened | None, early: Early | None = None) -> int:
    """Run the reader on the front page, or on what was ``opened`` at ``target``; the exit status.

    ``early`` is what was painted before.
    """
    if target is None or opened is None:
        app = NewsreaderApp(desk, early=early)
    else:
        desk.mark_read(target)
        app = NewsreaderApp(desk, spot_of(desk, target, opened), opened.notices, early)
    app.endings.note()
    try:
        app.run()
    except OSError:
        if app.return_code != _HUNG_UP:
            raise  # else the terminal is gone, and Textual would have had something more to say to it
    return app.return_code or 0
