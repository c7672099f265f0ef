"""Pictures of the web: nothing is fetched before the reader asks, and what becomes of it is said."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image

from reader.desk import Desk
from reader.story import Paragraph, Picture, Span, Story
from tests.sources.web.site import Request, Site, answer
from tests.tui.sitting import Sitting, sitting


@pytest.fixture(autouse=True)
def many_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def site() -> Iterator[Site]:
    served = Site()
    yield served
    served.close()


def picture(width: int = 300, height: int = 200, kind: str = "PNG") -> bytes:
    stream = BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(stream, kind)
    return stream.getvalue()


def story_of(*sources: str, sized: bool = False) -> Story:
    """Pictures whose pages tell nothing of their size, with text before, between and after."""
    size = (300, 200) if sized else (None, None)
    blocks = [Picture(src, f"Quay {number}", "As it was", "E. Roux", *size) for number, src in enumerate(sources)]
    text = Paragraph((Span("The quay was there before the town. " * 8),))
    return Story("s", "A quay", language="en", blocks=(text, *(one for block in blocks for one in (block, text))))


def desk_for(story: Story) -> Desk:
    """A desk that opened ``story`` from the reader's own network, where the tests' site is."""
    desk = Desk()
    desk._online._own.add(story.id)
    return desk


async def came(at: Sitting) -> None:
    for _ in range(3):  # loaded, then laid out, then drawn
        await at.settle()
        await at.app.workers.wait_for_complete()
    await at.settle()


def painted_cells(at: Sitting) -> int:
    return sum(cell.text == "▀" for row in at.look().rows for cell in row)


async def test_nothing_is_fetched_before_the_reader_asks(site: Site) -> None:
    site.pages["/quay.png"] = answer(picture(), content_type="image/png")
    story = story_of(site.url("/quay.png"))
    async with sitting(story, desk=desk_for(story)) as at:
        await came(at)
        assert "p loads it" in at.look()
        assert not site.requests

        await at.press("p")
        await came(at)
        assert at.status == "The picture is here: 300 × 200 pixels."
        assert painted_cells(at) > 300
        assert "As it was" in at.look()
        assert [request.path for request in site.requests] == ["/quay.png"]

        await at.press("p")
        assert "[Picture: Quay 0]" in at.look()


async def test_another_story_asks_anew_but_what_is_kept_is_drawn_without_a_network(site: Site) -> None:
    site.pages["/quay.png"] = answer(picture(), content_type="image/png")
    story = story_of(site.url("/quay.png"))
    async with sitting(story, desk=desk_for(story)) as at:
        await at.press("p")
        await came(at)
    site.pages.clear()
    other = story_of(site.url("/quay.png"), site.url("/other.png"))
    async with sitting(other, desk=desk_for(other), size=(120, 100)) as at:
        await came(at)
        assert painted_cells(at) > 300, "the look is remembered, and the picture kept"
        assert "p loads it" in at.look(), "the other picture waits for a word"
        assert len(site.requests) == 1

        await at.press("p")
        await came(at)
        assert "not loaded:" in at.look()
        assert len(site.requests) == 2


async def test_only_what_comes_into_sight_is_loaded(site: Site) -> None:
    for name in ("/first.png", "/last.png"):
        site.pages[name] = answer(picture(), content_type="image/png")
    far = tuple(Paragraph((Span(f"Paragraph {number}."),)) for number in range(100))
    first, last = (Picture(site.url(name), "Quay", None, None) for name in ("/first.png", "/last.png"))
    story = Story("s", "A quay", language="en", blocks=(first, *far, last))
    async with sitting(story, desk=desk_for(story)) as at:
        await at.press("p")
        await came(at)
        assert [request.path for request in site.requests] == ["/first.png"]
        await at.press("end")
        await came(at)
        assert [request.path for request in site.requests] == ["/first.png", "/last.png"]


async def test_the_line_being_read_stays_when_a_picture_comes(site: Site) -> None:
    site.pages["/quay.png"] = answer(picture(200, 400), content_type="image/png")
    story = story_of(site.url("/quay.png"))
    async with sitting(story, desk=desk_for(story), size=(80, 24)) as at:
        at.story.article.move_to(4)
        before = at.top_line()
        await at.press("p")
        await came(at)
        assert painted_cells(at) > 50
        assert at.top_line() == before


@pytest.mark.parametrize(
    ("sent", "kind", "said"),
    [
        (picture(8000, 6000), "image/png", "more than 40 megapixels"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml", "not loaded:"),
        (picture()[:200], "image/png", "is damaged"),
        (b"<!doctype html><p>Log in first", "text/html", "not loaded:"),
        (b"", "image/png", "not loaded:"),
    ],
    ids=["bomb", "svg", "cut short", "page", "empty"],
)
async def test_what_cannot_be_drawn_is_told_in_words(site: Site, sent: bytes, kind: str, said: str) -> None:
    site.pages["/quay.png"] = answer(sent, content_type=kind)
    story = story_of(site.url("/quay.png"))
    async with sitting(story, desk=desk_for(story)) as at:
        await at.press("p")
        await came(at)
        assert at.status.startswith("Error: ")
        assert said in f"{at.status} {' '.join(at.look().text.split())}"
        assert "┌─ Picture" in at.look()


async def test_escape_stops_and_the_picture_can_be_asked_for_again(site: Site) -> None:
    def silent(_connection: object, _request: Request) -> None:
        site.gone.wait(10)

    site.pages["/quay.png"] = silent
    story = story_of(site.url("/quay.png"))
    async with sitting(story, desk=desk_for(story)) as at:
        await at.press("p")
        await at.until(lambda: len(site.requests) == 1)
        await at.press("escape")
        assert at.status == "Stopped."
        await came(at)
        assert "p loads it" in at.look()
        site.pages["/quay.png"] = answer(picture(), content_type="image/png")
        await at.press("p")
        await came(at)
        assert painted_cells(at) > 300


async def test_a_page_s_pictures_do_not_lead_into_the_reader_s_network(site: Site) -> None:
    site.pages["/quay.png"] = answer(picture(), content_type="image/png")
    async with sitting(story_of(site.url("/quay.png"))) as at:
        await at.press("p")
        await came(at)
        assert at.status.startswith("Error: ")
        assert not site.requests


async def test_without_pillow_it_is_said_how_to_get_it(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.raster.half_blocks.available", lambda: False)
    async with sitting(story_of(site.url("/quay.png"))) as at:
        await at.press("p")
        await came(at)
        assert "pip install 'newsreader-tui[images]'" in at.status
        assert not site.requests
