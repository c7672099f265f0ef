"""Every screen, every dialog, and the states that they can be in: walks that say where they are, step by step."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

from tests.tui.sitting import Sitting

Walk = Callable[[Sitting], AsyncIterator[str]]

_LONG = "The harbour is closed, and nobody can say for how long. " * 8


async def of_the_edition(at: Sitting) -> AsyncIterator[str]:
    """From the front page of the bundled edition through a story and everything that can be done with it."""
    yield "front page"
    for stop in ("skip link", "contrast control", "list"):
        await at.press("tab")
        yield stop
    await at.press("m", "down", "m")
    yield "kept stories"
    await at.press("slash")
    yield "finder"
    await at.type("la")
    yield "what fits"
    await at.press("enter")
    yield "a story that was found"
    await at.press("escape", "slash")
    await at.type("zzzz")
    yield "nothing found"
    await at.press("escape")
    for key in ("question_mark", "t", "F", "ctrl+o", "ctrl+p"):
        await at.press(key)
        yield f"dialog of {key}"
        await at.type("zz")
        yield f"dialog of {key}, typed in"
        await at.press("backspace", "backspace", "end")
        yield f"dialog of {key}, at its end"
        await at.press("escape")
    at.app.say("Opening the story …")
    await at.settle()
    yield "loading"
    at.app.say(_LONG, wrong=True)
    await at.settle()
    yield "error"
    await at.press("home")
    await at.open("enter")
    async for where in of_a_story(at):
        yield where
    await at.press("escape")
    yield "back, one story read"


async def of_a_story(at: Sitting) -> AsyncIterator[str]:
    """A story, its comments and its related stories, searched, folded, reported, told in links."""
    yield "story"
    article = at.story.article
    article.complete()
    for page in range(30):
        if article.top + article.page >= len(article.sheet):
            break
        await at.press("space")
        yield f"page {page}"
    article.mark_spoken(((article.top + 1, 0, 20),))
    await at.settle()
    yield "a sentence that is spoken"
    article.mark_spoken(())
    for stop in ("tab", "tab", "tab", "tab"):
        await at.press(stop)
        yield f"story, {stop}"
    await at.press("1", "home")
    for _page in range(12):
        await at.press("f")
        if "type the letters" in at.status:
            yield "letters of links"
            await at.press("escape")
            break
        await at.press("space")
    await at.press("F")
    yield "list of links"
    if at.app.screen is not at.story:
        await at.press("escape")
    await at.press("slash")
    await at.type("a")
    await at.press("enter", "n")
    yield "matches"
    await at.press("escape", "2", "down")
    yield "comment"
    for key in ("enter", "z", "z", "s", "end"):
        await at.press(key)
        yield f"comments, {key}"
    await at.press("r")
    if at.app.screen is not at.story:
        yield "reasons"
        await at.press("down")
        yield "another reason"
        await at.press("enter")
        yield "reported"
        if at.app.screen is not at.story:
            await at.press("tab")
            yield "notice"
            await at.press("escape")
        yield "folded away"
    await at.press("w")
    await at.app.workers.wait_for_complete()
    await at.settle()
    yield "writing is explained"
    await at.press("ctrl+c")
    yield "how to leave"
    at.app.say(_LONG, wrong=True)
    await at.settle()
    yield "error in a story"


async def of_a_few(at: Sitting) -> AsyncIterator[str]:
    """The front page, a story, its comments, a dialog: each kind of screen once."""
    yield "front page"
    await at.open("enter")
    yield "story"
    for key in ("2", "down", "question_mark"):
        await at.press(key)
        yield key
    await at.press("escape", "slash")
    await at.type("a")
    await at.press("enter")
    yield "matches"
    at.app.say(_LONG, wrong=True)
    await at.settle()
    yield "error"


async def of_a_library(at: Sitting) -> AsyncIterator[str]:
    """From the front page of those who follow feeds: lists, feeds, their dialogs, marks, searches."""
    yield "list"
    await at.press("m", "down", "N", "down")
    yield "kept and read"
    for key in ("d", "d", "l", "l", "s", "s", "n", "A", "u"):
        await at.press(key)
        yield f"list, {key}"
    await at.press("slash")
    await at.type("goat")
    yield "found while typing"
    await at.press("enter")
    yield "found"
    await at.press("escape", "slash")
    await at.type("zzzz")
    await at.press("enter")
    yield "nothing found"
    await at.press("escape", "escape", "1", "home")
    yield "feeds"
    for step in range(12):
        await at.press("down")
        yield f"feed {step}"
    await at.press("E")
    if not at.app.screen.is_modal:
        await at.press("up", "E")
    yield "what to do with a feed"
    for choice in range(2):
        await at.press("enter")
        yield f"feed dialog {choice}"
        await at.press("escape", "E", *["down"] * (choice + 1))
        yield f"choice {choice}"
    await at.press("escape", "escape", "home", "down", "down", "down", "down", "enter")
    yield "another list"
    await at.press("1", "end", "z")
    yield "folded, or no folder"
    await at.press("2", "home")
    await at.open("enter")
    yield "story of a feed"
    for pane in ("2", "3", "1", "J"):
        await at.press(pane)
        yield f"story of a feed, {pane}"


async def of_letters(at: Sitting) -> AsyncIterator[str]:
    """A comment is written, refused, and reported, on a story of a site that takes comments."""
    for where, keys in (
        ("comments", ("2", "end")),
        ("answer to a long comment", ("R",)),
        ("text", (*"A word\nand more", "shift+left", "shift+left")),
        ("name", ("tab",)),
        ("email", ("tab",)),
        ("website", ("tab",)),
        ("send", ("tab",)),
        ("close", ("tab",)),
        ("what is answered", ("tab",)),
        ("text again", ("tab", "left")),
        ("name missing", ("ctrl+s",)),
        ("who writes", (*"Ada", "tab", *"a@example.org")),
        ("last yes", ("ctrl+s",)),
        ("what is sent", ("tab",)),
        ("told", ("shift+tab", "enter")),
        ("reasons", ("escape", "2", "r")),
        ("notice", ("enter",)),
        ("copied", ("up", "up", "enter")),
    ):
        await at.press(*keys)
        await at.app.workers.wait_for_complete()
        await at.settle()
        yield where
