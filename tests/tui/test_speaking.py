"""Reading aloud: what is said, in which language, what is marked meanwhile, and how it pauses."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event, Semaphore

import pytest

from reader.desk import Desk
from reader.errors import SpeechError
from reader.story import Crosshead, Story
from tests.tui import stories
from tests.tui.sitting import Sitting, sitting

STORY = Story(
    id="ferry",
    headline="The ferry runs again",
    language="fr",
    blocks=(
        stories.paragraph("It crossed the sound at dawn. Forty cars came along."),
        Crosshead("Then the fog"),
        *(stories.paragraph(f"Hour {number} was grey.") for number in range(1, 30)),
    ),
)


class Voice:
    """A speaker that takes as long over a sentence as the test lets it."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.languages: set[str | None] = set()
        self.rate = 175
        self._turns = Semaphore(0)
        self._hushed = Event()

    def say(self, text: str, language: str | None) -> bool:
        if self._hushed.is_set():
            return False
        self.said.append(text)
        self.languages.add(language)
        return self._turns.acquire(timeout=10) and not self._hushed.is_set()

    def listen(self) -> None:
        self._hushed.clear()

    def hush(self) -> None:
        self._hushed.set()
        self._turns.release()

    def finish(self) -> None:
        """Let the sentence come to its end."""
        self._turns.release()

    def faster(self, steps: int = 1) -> int:
        self.rate += 25 * steps
        return self.rate


@pytest.fixture
def voice(monkeypatch: pytest.MonkeyPatch) -> Iterator[Voice]:
    voice = Voice()
    monkeypatch.setattr(Desk, "speaker", lambda _desk: voice)
    yield voice
    voice.hush()


async def hears(at: Sitting, voice: Voice, number: int) -> str:
    """Wait for the ``number``-th sentence."""
    await at.until(lambda: len(voice.said) >= number)
    return voice.said[number - 1]


async def reaches(at: Sitting, voice: Voice, sentence: str) -> None:
    """Wait until ``sentence`` is being said."""
    while await hears(at, voice, len(voice.said) or 1) != sentence:
        said = len(voice.said)
        voice.finish()
        await hears(at, voice, said + 1)


def marked(at: Sitting) -> list[str]:
    """What is painted as the selection, without the title of the pane that has the focus."""
    return [text for text in at.in_selection() if not text.startswith("▶")]


async def test_the_spoken_sentence_is_marked_and_the_next_follows(voice: Voice) -> None:
    async with sitting(STORY) as at:
        await at.press("v")
        assert await hears(at, voice, 1) == "The ferry runs again"
        assert marked(at) == ["The ferry runs again"]
        assert "Reading aloud" in at.status
        await reaches(at, voice, "It crossed the sound at dawn.")
        assert marked(at) == ["It crossed the sound at dawn."]
        assert voice.languages == {"fr"}


async def test_a_pause_goes_on_with_its_sentence(voice: Voice) -> None:
    async with sitting(STORY) as at:
        await at.press("v")
        await reaches(at, voice, "It crossed the sound at dawn.")
        await at.press("v")
        assert "paused" in at.status
        assert marked(at) == ["It crossed the sound at dawn."], "one sees where it will go on"
        await at.press("v")
        assert await hears(at, voice, 4) == "It crossed the sound at dawn."


async def test_escape_falls_silent(voice: Voice) -> None:
    async with sitting(STORY) as at:
        await at.press("v")
        await hears(at, voice, 1)
        await at.press("escape")
        assert not at.story.speaking.is_on
        assert len(voice.said) == 1


async def test_what_is_said_is_kept_in_view(voice: Voice) -> None:
    async with sitting(STORY, size=(80, 20)) as at:
        await at.press("v")
        for number in range(1, 20):
            said = await hears(at, voice, number)
            assert marked(at) == [said]
            voice.finish()
        assert at.story.article.top > 0


async def test_another_width_marks_the_same_sentence(voice: Voice) -> None:
    async with sitting(STORY, size=(120, 40)) as at:
        await at.press("v")
        await reaches(at, voice, "It crossed the sound at dawn.")
        await at.resize(40, 20)
        assert " ".join(marked(at)) == "It crossed the sound at dawn."
        voice.finish()
        assert await hears(at, voice, 4) == "Forty cars came along."


async def test_it_begins_with_what_is_at_the_top(voice: Voice) -> None:
    async with sitting(STORY, size=(80, 24)) as at:
        await at.press("]", "v")
        assert await hears(at, voice, 1) == "Then the fog"


async def test_speed_is_changed_and_remembered(voice: Voice) -> None:
    async with sitting(STORY) as at:
        await at.press(".")
        assert "200" in at.status
        assert at.app.desk.choice("rate", "") == "200"
        await at.press(",")
        assert "175" in at.status


async def test_at_the_end_it_says_so_and_unmarks(voice: Voice) -> None:
    async with sitting(Story(id="a", headline="All of it")) as at:
        await at.press("v")
        await hears(at, voice, 1)
        voice.finish()
        await at.until(lambda: "end" in at.status)
        assert marked(at) == []


async def test_without_a_voice_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_desk: Desk) -> None:
        raise SpeechError("no program that speaks was found", hint="Install one.")

    monkeypatch.setattr(Desk, "speaker", none)
    async with sitting(STORY) as at:
        await at.press("v")
        assert at.status == "Error: no program that speaks was found. Install one."
