"""The theme picker: each theme is tried on as it is passed."""

from __future__ import annotations

from ...locale import _, language, numbers
from ...theming.theme import Theme, worst
from ..owner import app_of
from ..widgets.items import ItemsView
from .choice import Choice


class ThemePicker(Choice[Theme]):
    """Every theme that can be read, with its level and its worst contrast."""

    def __init__(self, themes: list[Theme], current: int) -> None:
        self.themes = themes
        super().__init__(_("Themes"), [_describe(theme) for theme in themes], current)

    def result(self, number: int) -> Theme:
        return self.themes[number]

    def on_items_view_selected(self, event: ItemsView.Selected) -> None:
        app_of(self).wear(self.themes[event.index])


def _describe(theme: Theme) -> str:
    lowest = worst(theme)
    if lowest is None:
        return _("{name}: whatever the terminal shows").format(name=theme.called(language()))
    ground, ratio = _("dark") if theme.dark else _("light"), numbers.decimal(lowest)
    return _("{name}: {ground}, {level}, text {ratio}:1 at least").format(
        name=theme.called(language()), ground=ground, level=theme.level, ratio=ratio
    )
