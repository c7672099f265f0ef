"""The programs that can speak, and how each is asked to: the system's own voice, none of ours.

The text always goes through standard input, or as one argument behind ``--``: it comes from outside, and may be
shaped like an option.
"""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from typing import NamedTuple

from ..errors import SettingsError, SpeechError
from ..locale import _

SLOWEST, USUAL, FASTEST, STEP = 80, 175, 450, 25
"""Words a minute: what espeak-ng takes, and what its users call slow, usual and fast."""


class Call(NamedTuple):
    """What to run to have one sentence said: the words of the command, and what it reads from standard input."""

    words: list[str]
    read: str | None


Voice = Callable[[str, str, int, int], Call]
"""The text, its language (BCP 47), words a minute and the sentence's number, to what is run."""


def voice(asked: str | None = None, which: Callable[[str], str | None] = shutil.which) -> Voice:
    """The voice to use: the command line ``asked`` for in the settings, else the first that this system has.

    In ``asked``, ``{language}``, ``{rate}`` and ``{number}`` stand for what they say; it reads the text from standard
    input. Raises `SettingsError` for a command line that makes no sense, `SpeechError` where there is no voice.
    """
    if asked is not None:
        return _own(asked)
    for program, made in _KNOWN:
        if which(program):
            return made
    raise SpeechError(
        _("no program that speaks was found"),
        hint=_("Install espeak-ng or speech-dispatcher, or name one as “speech” in the settings."),
    )


def _own(asked: str) -> Voice:
    try:
        words = shlex.split(asked)
        [word.format(language="", rate=0, number=0) for word in words]
    except (ValueError, KeyError, IndexError) as problem:
        raise SettingsError(
            _("“{command}” is no command line: {reason}").format(command=asked, reason=problem), where="speech"
        ) from problem
    if not words:
        raise SettingsError(_("no command is named"), where="speech")

    def call(text: str, language: str, rate: int, number: int) -> Call:
        return Call([word.format(language=language, rate=rate, number=number) for word in words], text)

    return call


def _speech_dispatcher(text: str, language: str, rate: int, _number: int) -> Call:
    percent = round((rate - USUAL) / (FASTEST - USUAL if rate > USUAL else USUAL - SLOWEST) * 100)
    return Call(["spd-say", "--wait", "--language", language, "--rate", str(percent), "--", text], None)


def _espeak(program: str) -> Voice:
    return lambda text, language, rate, _number: Call([program, "-v", language, "-s", str(rate), "--stdin"], text)


def _say(text: str, language: str, rate: int, _number: int) -> Call:
    """macOS: its voices have names; the first for the language, else the system's own."""
    listed = subprocess.run(["say", "-v", "?"], capture_output=True, text=True, errors="replace", check=False).stdout
    fitting = (line.partition("#")[0].rsplit(None, 1) for line in listed.splitlines())
    names = [parts[0].strip() for parts in fitting if len(parts) == 2 and parts[1].partition("_")[0] == language[:2]]
    chosen = ["-v", names[0]] if names else []
    return Call(["say", *chosen, "-r", str(rate), "-f", "-"], text)


_SCRIPT = (
    "Add-Type -AssemblyName System.Speech; [Console]::InputEncoding = [Text.Encoding]::UTF8; "
    "$s = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "try {{ $s.SelectVoiceByHints('NotSet', 'NotSet', 0, '{language}') }} catch {{ }}; "
    "$s.Rate = {rate}; $s.Speak([Console]::In.ReadToEnd())"
)


def _windows(text: str, language: str, rate: int, _number: int) -> Call:
    """Windows: .NET's synthesizer, whose rate goes from -10 to 10."""
    script = _SCRIPT.format(language=language, rate=max(-10, min(10, round((rate - USUAL) / STEP))))
    return Call(["powershell", "-NoProfile", "-Command", script], text)


_KNOWN: tuple[tuple[str, Voice], ...] = (
    (("powershell", _windows),)
    if sys.platform == "win32"
    else (
        ("say", _say),
        ("spd-say", _speech_dispatcher),
        ("espeak-ng", _espeak("espeak-ng")),
        ("espeak", _espeak("espeak")),
    )
)
