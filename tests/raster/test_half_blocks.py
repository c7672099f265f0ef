"""Pictures as coloured cells: right side up, in their own colours, and with words for what cannot be drawn."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from reader import paths
from reader.errors import ExtraMissing, PictureError
from reader.raster.half_blocks import RGB, available, half_blocks, size_of

RED, GREEN, BLUE, WHITE, BLACK = (200, 0, 0), (0, 160, 0), (0, 0, 200), (255, 255, 255), (0, 0, 0)


def file(image: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    """``image`` as the bytes of a file."""
    stream = BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def quarters(width: int = 80, height: int = 80) -> Image.Image:
    """Red and green over blue and white."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    image.paste(WHITE, (width // 2, height // 2, width, height))
    return image


def near(one: RGB, other: RGB, within: int = 8) -> bool:
    return all(abs(a - b) <= within for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_cell_shows_two_pixels_one_above_the_other(form: str) -> None:
    data = file(quarters(), form, **({"quality": 95} if form in ("JPEG", "WEBP") else {}))
    drawing = half_blocks(data, 8, 5)
    assert [len(row) for row in drawing] == [8] * 5
    assert near(drawing[0][0][0], RED)
    assert near(drawing[0][7][0], GREEN)
    upper, lower = drawing[2][1]  # the middle row: its upper halves are of the upper quarters
    assert near(upper, RED, 60)
    assert near(lower, BLUE, 60)
    assert near(drawing[4][0][1], BLUE)
    assert near(drawing[4][7][1], WHITE)


def test_a_picture_stands_upright_as_its_camera_said() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # "turn it by a quarter to the right"
    drawing = half_blocks(file(quarters(), "JPEG", exif=exif, quality=95), 8, 4)
    assert near(drawing[0][0][0], BLUE)
    assert near(drawing[0][7][0], RED)
    assert near(drawing[3][0][1], WHITE)
    assert near(drawing[3][7][1], GREEN)


def test_the_size_of_a_picture_is_that_of_the_upright_one() -> None:
    assert size_of(file(quarters(80, 60))) == (80, 60)
    turned = Image.Exif()
    turned[0x0112] = 6
    assert size_of(file(quarters(80, 60), "JPEG", exif=turned)) == (60, 80)
    with pytest.raises(PictureError, match="no picture"):
        size_of(b"<svg/>")


@pytest.mark.parametrize("background", [WHITE, BLACK])
def test_the_background_shows_through_transparent_parts(background: RGB) -> None:
    image = Image.new("RGBA", (40, 40), (*RED, 0))
    image.paste((*BLUE, 255), (0, 20, 40, 40))
    drawing = half_blocks(file(image), 4, 4, background)
    assert near(drawing[0][0][0], background)
    assert near(drawing[3][0][1], BLUE)


def test_a_palette_with_a_transparent_colour_is_transparent_there() -> None:
    image = quarters().convert("P", palette=Image.Palette.ADAPTIVE, colors=4)
    data = file(image, "GIF", transparency=image.getpixel((0, 0)))
    assert near(half_blocks(data, 4, 4)[0][0][0], WHITE)


def test_neighbours_that_look_alike_are_equal_and_others_are_not() -> None:
    slope = Image.linear_gradient("L").rotate(90).convert("RGB")  # 256 greys from left to right
    (row, *_rest) = half_blocks(file(slope), 64, 4)
    assert all(upper == lower for upper, lower in row)
    assert 30 <= len(set(row)) <= 64
    assert max(abs(cell[0][0] - (4 * place + 2)) for place, cell in enumerate(row)) <= 8


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture"),
        (file(quarters(), "BMP"), "no picture"),  # a format that news pages do not use
        (file(quarters())[:120], "damaged"),
        (file(Image.new("1", (8001, 5000))), "more than 40 megapixels"),
        (file(Image.new("1", (20_000, 20_000))), "more than 40 megapixels"),  # above Pillow's own limits
    ],
    ids=["empty", "svg", "bmp", "cut", "large", "bomb"],
)
def test_what_cannot_be_drawn_is_told_in_words(data: bytes, message: str) -> None:
    with pytest.raises(PictureError, match=message):
        half_blocks(data, 10, 5)


_WHOLE = [file(quarters(16, 16)), file(quarters(16, 16), "JPEG"), file(quarters(16, 16), "GIF")]


@given(st.sampled_from(_WHOLE), st.integers(0, 400), st.binary(max_size=4), st.integers(0, 400))
@settings(max_examples=100, deadline=None)
def test_damage_ends_in_a_drawing_or_in_words(whole: bytes, place: int, wrong: bytes, length: int) -> None:
    data = (whole[:place] + wrong + whole[place + len(wrong) :])[: max(length, place)]
    try:
        drawing = half_blocks(data, 5, 3)
    except PictureError:
        return
    assert [len(row) for row in drawing] == [5] * 3


def test_every_picture_of_the_edition_can_be_drawn() -> None:
    files = sorted((paths.content() / "pictures").glob("*.png"))
    assert files
    for path in files:
        drawing = half_blocks(path.read_bytes(), 36, 12)
        assert len({cell for row in drawing for cell in row}) > 40, path.name


def test_without_pillow_the_reader_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    usual: Callable[..., Any] = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.partition(".")[0] == "PIL":
            raise ImportError(name)
        return usual(name, *rest)

    assert available()
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ExtraMissing, match=r"needs Pillow\. pip install 'newsreader-tui\[images\]'"):
        half_blocks(file(quarters()), 4, 4)
