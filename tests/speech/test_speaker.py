"""A speaker says a sentence whole, or stops at once; with any program, here with Python's own."""

from __future__ import annotations

import shlex
import shutil
import sys
import threading
import wave
from pathlib import Path

import pytest

from reader.errors import SpeechError
from reader.speech.speaker import Speaker
from reader.speech.voices import FASTEST, SLOWEST, voice


def python(code: str) -> Speaker:
    return Speaker(voice(shlex.join([sys.executable, "-c", code])))


def test_the_text_reaches_the_program_clean(tmp_path: Path) -> None:
    heard = tmp_path / "heard.txt"
    speaker = python(f"import sys; open({str(heard)!r}, 'wb').write(sys.stdin.buffer.read())")
    assert speaker.say("À \x1b[31mquai\x07 !", "fr")
    assert heard.read_text(encoding="utf-8") == "À quai !"


def test_hushing_ends_what_is_being_said() -> None:
    speaker = python("import sys, time; sys.stderr.write('x'); sys.stderr.flush(); time.sleep(30)")
    hush = threading.Timer(0.2, speaker.hush)
    hush.start()
    assert not speaker.say("A long story.", "en")
    hush.join()


def test_a_program_that_fails_is_told_with_its_own_words() -> None:
    with pytest.raises(SpeechError, match="no sound card"):
        python("raise SystemExit('no sound card')").say("Hm.", "en")


def test_a_program_that_is_not_there_is_told() -> None:
    with pytest.raises(SpeechError, match="no-such-voice"):
        Speaker(voice("no-such-voice")).say("Hm.", "en")


def test_speed_stays_within_what_can_be_understood() -> None:
    speaker = python("")
    assert speaker.faster(100) == FASTEST
    assert speaker.faster(-100) == SLOWEST


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
@pytest.mark.parametrize(("language", "text"), [("fr", "Le bac repart à midi."), ("en", "The ferry leaves at noon.")])
def test_espeak_speaks_both_languages_to_a_file(language: str, text: str, tmp_path: Path) -> None:
    told = tmp_path / "told.wav"
    own = shlex.join(["espeak-ng", "-v", "{language}", "-s", "{rate}", "-w", str(told), "--stdin"])
    assert Speaker(voice(own)).say(text, language)
    with wave.open(str(told)) as sound:
        assert sound.getnframes() / sound.getframerate() > 0.5
