"""The pictures of stories: which can be drawn, and each of them in cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.desk import Desk
from reader.errors import TargetNotFound, TargetUnreadable
from reader.sources.edition import Edition
from reader.story import Picture, Story

SKY = "edition:pictures/comet-sky.png"


def test_a_picture_can_be_drawn_where_its_file_is_at_hand() -> None:
    gone, web, file = "edition:pictures/gone.png", "https://example.org/a.png", "file:///etc/hostname"
    story = Story("s", "H", blocks=tuple(map(Picture, (SKY, gone, web, file, None))))
    pictures = Desk().pictures
    assert pictures.at_hand(story) == {SKY}
    drawing = pictures.drawing(SKY, 12, 4)
    assert [len(row) for row in drawing] == [12] * 4
    assert pictures.drawing(SKY, 12, 4) is drawing, "what was drawn last is not drawn again"
    with pytest.raises(TargetNotFound, match="no such picture"):
        pictures.drawing(gone, 12, 4)


def test_a_picture_whose_file_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Edition, "picture", lambda self, src: tmp_path)  # a folder
    with pytest.raises(TargetUnreadable, match="the picture cannot be read"):
        Desk().pictures.drawing(SKY, 12, 4)
