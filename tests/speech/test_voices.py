"""Each program that speaks is asked in its own way, and no text can pass for an option of it."""

from __future__ import annotations

import sys

import pytest

from reader.errors import SettingsError, SpeechError
from reader.speech.voices import voice


def found(*programs: str):  # type: ignore[no-untyped-def]
    return lambda name: name if name in programs else None


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has a voice of its own")


def test_the_first_that_the_system_has_is_used() -> None:
    call = voice(which=found("espeak", "espeak-ng"))("Bonjour.", "fr", 175, 1)
    assert call.words == ["espeak-ng", "-v", "fr", "-s", "175", "--stdin"]
    assert call.read == "Bonjour."


def test_a_text_that_looks_like_an_option_is_said() -> None:
    call = voice(which=found("spd-say"))("--help", "en", 175, 1)
    assert call.words[-2:] == ["--", "--help"]


@pytest.mark.parametrize(("rate", "percent"), [(80, "-100"), (175, "0"), (450, "100")])
def test_speech_dispatcher_counts_speed_in_percent(rate: int, percent: str) -> None:
    assert voice(which=found("spd-say"))("Hm.", "en", rate, 1).words[5] == percent


def test_the_settings_may_name_another() -> None:
    call = voice("festival --tts --language '{language}' -o 'part {number}.wav'")("Hm.", "de", 200, 7)
    assert call.words == ["festival", "--tts", "--language", "de", "-o", "part 7.wav"]
    assert call.read == "Hm."


@pytest.mark.parametrize("wrong", ["", "say {loud}", "say 'half", "say {0}"])
def test_a_command_line_that_makes_no_sense_is_said_so(wrong: str) -> None:
    with pytest.raises(SettingsError):
        voice(wrong)


def test_where_nothing_speaks_it_says_what_to_install() -> None:
    with pytest.raises(SpeechError, match="espeak-ng"):
        voice(which=found())
