"""A story that is kept comes back as it was."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from reader.library.storycodec import read_story, write_story
from reader.story import LeftOut, Story
from tests import strategies


@settings(max_examples=100, deadline=None)
@given(strategies.stories)
def test_there_and_back(story: Story) -> None:
    assert read_story(write_story(story)) == story


def test_evidence_and_what_was_left_out_stay_behind() -> None:
    story = Story("s", "A headline", next_page="https://harbour.example/2")
    more = replace(story, evidence={"headline": "h1"}, left_out=(LeftOut("menu", "Home", "short"),))
    assert read_story(write_story(more)) == story


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"id": 1}'])
def test_what_is_no_story_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        read_story(text)


def test_an_unknown_kind_of_block_is_refused() -> None:
    data = json.loads(write_story(Story("s", "h")))
    data["blocks"] = [["hologram", "x"]]
    with pytest.raises(ValueError, match="hologram"):
        read_story(json.dumps(data))
