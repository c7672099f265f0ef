"""Stories that the tests make: small ones to know by heart, and one that is longer than anybody would write."""

from __future__ import annotations

from reader.story import (
    Comment,
    Crosshead,
    Paragraph,
    Picture,
    Related,
    Span,
    Story,
    Thread,
)


def paragraph(text: str) -> Paragraph:
    return Paragraph((Span(text),))


def with_sections(sections: int = 6, paragraphs: int = 3) -> Story:
    """A story in sections; each paragraph begins with a word of its own, ``s2p1`` for the second section's first."""
    blocks: list[Paragraph | Crosshead] = []
    for section in range(1, sections + 1):
        blocks.append(Crosshead(f"Section {section}"))
        for number in range(1, paragraphs + 1):
            beginning = f"s{section}p{number} "
            blocks.append(paragraph(beginning + "goes on about the ferry and its one passenger. " * 6))
    return Story(id="sections", headline="A ferry for one", language="en", blocks=tuple(blocks))


def with_picture(alt: str | None, caption: str | None, credit: str | None) -> Story:
    picture = Picture(src="quay.png", alt=alt, caption=caption, credit=credit, width=480, height=320)
    blocks = (paragraph("Before the picture."), picture, paragraph("After the picture."))
    return Story(id="picture", headline="The quay", language="en", blocks=blocks)


def with_comments(thread: Thread) -> Story:
    return Story(
        id="commented",
        headline="A bench is moved",
        language="en",
        blocks=(paragraph("Two metres."),),
        comments=thread,
    )


def branching() -> Story:
    """Two comments, of which the first has an answer that has two itself; and a third that is long."""
    said = (
        Comment("a", "The bench was fine where it stood.", author="Ada", time="2026-11-01T09:00+00:00", score=1),
        Comment("b", "It stood in the rain.", "a", "Ben", "2026-11-01T09:10+00:00", 5),
        Comment("c", "So does the new one.", "b", "Cleo", "2026-11-01T09:20+00:00", 2),
        Comment("d", "But with a view.", "b", "Dov", "2026-11-01T09:30+00:00", 0),
        Comment("e", "Which bench?", author="Eve", time="2026-11-01T10:00+00:00", score=9),
        Comment(
            "f", "\n\n".join(f"Point {n} of my letter." for n in range(1, 41)), None, "Fay", "2026-11-01T11:00+00:00"
        ),
    )
    return with_comments(Thread(count=44, comments=said))


def with_related(*urls: str | None) -> Story:
    related = tuple(Related(title=f"Story number {n}", url=url) for n, url in enumerate(urls, 1))
    return Story(
        id="related", headline="See elsewhere", language="en", blocks=(paragraph("Nothing here."),), related=related
    )


def huge(words: int = 40_000, comments: int = 10_000) -> Story:
    """``words`` words in paragraphs of eighty, and a thread of ``comments`` that answer one another three deep."""
    sentence = "The harbour master counted the boats again and came to the same number. " * 6 + "Nobody else did."
    blocks = tuple(paragraph(f"{number}: {sentence}") for number in range(words // 80))
    said = tuple(
        Comment(
            str(n), f"Comment {n} says so.", str(n - 1) if n % 4 else None, f"Reader {n}", "2026-11-01T09:00+00:00"
        )
        for n in range(comments)
    )
    return Story(id="huge", headline="The count", language="en", blocks=blocks, comments=Thread(comments, said))
