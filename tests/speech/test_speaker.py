"""A speaker says a sentence whole, or stops at once; with any program, here with Python's own."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
import threading
import wave
from pathlib import Path

import pytest

from reader import locale
from reader.desk import Desk
from reader.errors import SpeechError
from reader.layout.sentences import sentences
from reader.settings import Settings
from reader.speech.speaker import Speaker
from reader.speech.voices import FASTEST, SLOWEST, voice
from reader.story import Paragraph, plain


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


def test_a_text_of_which_the_language_is_not_known_is_in_the_interface_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    heard = tmp_path / "heard.txt"
    program = shlex.join([sys.executable, "-c", f"import sys; open({str(heard)!r}, 'a').write(sys.argv[1] + ' ')"])
    for interface in ("fr", "en"):
        locale.use(interface)
        speaker = Desk(Settings(speech=program + " {language}")).speaker()
        for language in (None, "", "no language at all", "pt-BR"):
            assert speaker.say("Hm.", language)
    assert heard.read_text() == "fr fr fr pt-BR en en en pt-BR "


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
@pytest.mark.parametrize(
    ("slug", "language", "other"), [("tram-sable-trop-rond", "fr", "en"), ("the-lock-ledger", "en", "fr")]
)
def test_espeak_speaks_the_stories_of_both_languages_with_their_own_voices(
    slug: str, language: str, other: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    locale.use(other)  # the voice is the story's, whatever the interface speaks
    phonemes = tmp_path / "phonemes-{number}"
    told = tmp_path / "told-{number}.wav"
    words = [
        "espeak-ng",
        "-v",
        "{language}",
        "-s",
        "{rate}",
        "-x",
        f"--phonout={phonemes}",
        "-w",
        str(told),
        "--stdin",
    ]
    desk = Desk(Settings(speech=shlex.join(words)))
    story = desk.open(f"edition:{slug}")
    assert story.language == language
    speaker = desk.speaker()
    first = next(plain(block.spans) for block in story.blocks if isinstance(block, Paragraph))
    for number, (start, end) in enumerate(list(sentences(first))[:2], 1):
        sentence = first[start:end]
        assert speaker.say(sentence, story.language)
        said = Path(str(phonemes).format(number=number)).read_text(encoding="utf-8").split()
        assert said == pronounced(sentence, language)
        assert said != pronounced(sentence, other)
        with wave.open(str(told).format(number=number)) as sound:
            assert sound.getnframes() / sound.getframerate() > 0.5


def pronounced(text: str, language: str) -> list[str]:
    """How espeak-ng pronounces ``text``, in its own notation."""
    called = ["espeak-ng", "-v", language, "-q", "-x", "--stdin"]
    return subprocess.run(called, input=text, capture_output=True, text=True, check=True).stdout.split()
