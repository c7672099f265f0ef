"""The language of the interface: messages from gettext catalogues, dates and numbers in words.

``use`` chooses once, at start; everything else asks ``_``, ``ngettext`` and ``language``. Message ids are the
English texts; ``catalogues/fr/LC_MESSAGES/newsreader.po`` holds the French ones.
"""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Mapping
from pathlib import Path

LANGUAGES = ("fr", "en")
_FOLDER = Path(__file__).parent / "catalogues"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def choose(asked: str | None, environment: Mapping[str, str] | None = None) -> str:
    """The interface language for what was asked (``fr``, ``fr_FR``, None), else for the locale, else English.

    The locale's variables are read in POSIX order: LC_ALL, LC_MESSAGES, LANG; LANGUAGE may refine them.
    """
    env = os.environ if environment is None else environment
    locale = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG") or ""
    plain_locale = locale.partition(".")[0] in {"", "C", "POSIX"}
    preferences = [] if plain_locale else [*env.get("LANGUAGE", "").split(":"), locale]
    for name in [asked or "", *preferences]:
        code = re.split(r"[_.@-]", name, maxsplit=1)[0].lower()
        if code in LANGUAGES:
            return code
    return "en"


def use(language: str) -> None:
    """Speak ``language`` (one of `LANGUAGES`) from now on."""
    global _catalogue, _language
    _language = language
    _catalogue = gettext.translation("newsreader", _FOLDER, [language], fallback=True)


def language() -> str:
    """The language in use, as in `LANGUAGES`."""
    return _language


def _(message: str) -> str:
    """``message`` in the language in use."""
    return _catalogue.gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """The form of a message that ``number`` asks for; the caller formats the number in."""
    return _catalogue.ngettext(one, many, number)
