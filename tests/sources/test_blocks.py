"""The body of a bundled story: each kind of block, and each mistake in one with its line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import EditionError
from reader.sources.blocks import Blocks
from reader.story import Block, Crosshead, Embed, Listing, Paragraph, Picture, Quote, Span, Table, Verbatim
from reader.strictyaml import Document


@pytest.fixture
def pictures(write: Callable[..., Path]) -> Path:
    return write() / "pictures"


def blocks(text: str, pictures: Path = Path()) -> list[Block]:
    return list(Blocks(Document(f"body:\n{text}\n", "story.yaml", EditionError), pictures))


def words(*texts: str) -> tuple[tuple[Span, ...], ...]:
    return tuple((Span(text),) for text in texts)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("- paragraph: It *hums*.", Paragraph((Span("It "), Span("hums", frozenset({"em"})), Span(".")))),
        ("- crosshead: A note", Crosshead("A note")),
        ("- crosshead: {text: Lower still, level: 3}", Crosshead("Lower still", 3)),
        ("- quote: {text: Quiet!}", Quote(words("Quiet!"))),
        (
            "- quote: {text: [I hear it., I dream it.], source: Ines}",
            Quote(words("I hear it.", "I dream it."), "Ines"),
        ),
        ("- list: [one, two]", Listing(words("one", "two"))),
        ("- numbered: [one, two]", Listing(words("one", "two"), ordered=True)),
        ("- table: {rows: [['', Sleep], [Monday, 4 h]]}", Table((("", "Sleep"), ("Monday", "4 h")))),
        ("- table: {caption: Nights, header: false, rows: [[a]]}", Table((("a",),), header=False, caption="Nights")),
        ("- verbatim: |\n    hum\n      hum\n", Verbatim("hum\n  hum")),
        ("- embed: {text: A recording}", Embed("A recording")),
        ("- embed: {text: A post, src: 'https://example.org/1'}", Embed("A post", "https://example.org/1")),
    ],
)
def test_each_kind(text: str, block: Block) -> None:
    assert blocks(text) == [block]


def test_a_picture_has_its_texts_apart_and_its_size_from_the_file(pictures: Path) -> None:
    assert blocks("- picture: {file: weir.png, alt: Water, caption: The weir, credit: M. Ferrand}", pictures) == [
        Picture("edition:pictures/weir.png", "Water", "The weir", "M. Ferrand", 480, 320)
    ]


def test_blocks_after_the_first_picture_are_not_read_to_find_it(pictures: Path) -> None:
    text = "body:\n- picture: {file: weir.png, alt: Water}\n- nonsense: 1\n"
    found = Blocks(Document(text, "story.yaml", EditionError), pictures).first_picture()
    assert found == Picture("edition:pictures/weir.png", "Water", width=480, height=320)


def test_a_story_may_have_no_picture() -> None:
    assert Blocks(Document("body: [paragraph: Dry.]", "story.yaml"), Path()).first_picture() is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- paragraf: a", "unknown key “paragraf”. Did you mean “paragraph”?"),
        ("- a", "“body.1” must be a mapping of keys to values"),
        ("- {paragraph: a, crosshead: b}", "a block has one key, which says what it is"),
        ("- {}", "a block has one key, which says what it is"),
        ("- paragraph: 12", "“body.1.paragraph” must be a text"),
        ("- crosshead: {text: a, level: 1}", "the level of a crosshead is from 2 to 6"),
        ("- crosshead: [a]", "“body.1.crosshead” must be a mapping of keys to values"),
        ("- quote: a", "“body.1.quote” must be a mapping of keys to values"),
        ("- quote: {text: []}", "this list is empty"),
        ("- quote: {text: a, by: b}", "unknown key “by”"),
        ("- list: []", "this list is empty"),
        ("- list: [a, [b]]", "“body.1.list.1” must be a text"),
        ("- numbered: a", "“body.1.numbered” must be a list"),
        ("- picture: {file: weir.png}", "a picture needs a caption or an alternative text"),
        ("- picture: {file: lock.png, alt: a}", "cannot read the picture “lock.png”: there is no such file"),
        ("- picture: {file: text.png, alt: a}", "“text.png” is no PNG picture of the edition"),
        ("- picture: {file: ../edition.yaml, alt: a}", "“../edition.yaml” is no PNG picture of the edition"),
        ("- picture: {alt: a}", "the key “file” is missing"),
        ("- table: {rows: []}", "a table needs rows"),
        ("- table: {rows: [[a, b], [c]]}", "this row has 1 cells, the first one 2"),
        ("- table: {rows: [[a], [1.10]]}", "“body.1.table.rows.1.0” must be a text"),
        ("- table: {rows: [[a]], header: 1}", "“body.1.table.header” must be true or false"),
        ("- verbatim: [a]", "“body.1.verbatim” must be a text"),
        ("- embed: {src: a}", "the key “text” is missing"),
    ],
)
def test_a_mistake_is_named_with_its_line(pictures: Path, text: str, message: str) -> None:
    (pictures / "text.png").write_text("no picture", encoding="utf-8")
    with pytest.raises(EditionError) as caught:
        blocks(f"- paragraph: a\n{text}", pictures)
    assert str(caught.value).startswith(f"story.yaml:3: {message}")
