#!/usr/bin/env python3
"""Bring the gettext catalogues up to date with the messages in the source, and compile them.

    python scripts/catalogues.py            rewrite every .po and .mo
    python scripts/catalogues.py --check    change nothing; exit status 1 if something would change

A new message comes in without translation, one that the source no longer has goes out; nothing is guessed
("fuzzy"). The files hold no dates, line numbers or tool versions, so that only a change of words changes them.
English needs no catalogue: its texts are the message ids.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "reader"
FOLDER = SOURCE / "locale" / "catalogues"
LANGUAGES = ("fr",)

_SINGLE = {"_", "N_"}
_PLURAL = "ngettext"
_COMMENT = "# Translators: "
_HEADER = "# The messages of newsreader in {language}.\n# Made by scripts/catalogues.py; edit the msgstr lines only."


class StableCatalog(Catalog):
    """A catalogue whose header says what gettext needs and nothing that changes by itself."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Project-Id-Version", "newsreader"),
            ("Language", str(self.locale)),
            ("Plural-Forms", get_plural(self.locale).plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def po_path(language: str) -> Path:
    """The catalogue of ``language`` as people edit it."""
    return FOLDER / language / "LC_MESSAGES" / "newsreader.po"


def read(language: str) -> Catalog:
    """The catalogue of ``language`` as it is on disk, empty if there is none."""
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def extract() -> Catalog:
    """The messages in the source, without translation, in the order of files and lines."""
    template = Catalog()
    for file, line, message, comments in _messages():
        template.add(message, locations=[(file, line)], auto_comments=comments)
    return template


def _messages() -> Iterator[tuple[str, int, str | tuple[str, ...], list[str]]]:
    """File, line, message and remarks for translators, of every call in the source.

    By the syntax tree, since Babel's own extraction does not look into the expressions of an f-string.
    """
    for path in sorted(SOURCE.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        lines = source.splitlines()
        calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
        for node in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
            if message := _message(node):
                above = lines[node.lineno - 2].strip() if node.lineno > 1 else ""
                comments = [above.removeprefix(_COMMENT)] if above.startswith(_COMMENT) else []
                yield path.relative_to(ROOT).as_posix(), node.lineno, message, comments


def _message(node: ast.Call) -> str | tuple[str, ...] | None:
    """The message, or its singular and plural, if ``node`` calls for the translation of one that is written out."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)
    texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    if name in _SINGLE and len(texts) == 1:
        return texts[0]
    return tuple(texts) if name == _PLURAL and len(texts) == 2 else None


def update(language: str) -> Catalog:
    """The messages in the source with the translations that ``language`` has."""
    known = read(language)
    updated = StableCatalog(locale=language, header_comment=_HEADER.format(language=language), fuzzy=False)
    for message in extract():
        if not message.id:
            continue  # the header
        before = known.get(message.id)
        updated.add(
            message.id,
            before.string if before else "",
            locations=message.locations,
            auto_comments=message.auto_comments,
            user_comments=before.user_comments if before else (),
        )
    return updated


def po(catalogue: Catalog) -> bytes:
    """``catalogue`` as the text that people edit."""
    stream = io.BytesIO()
    write_po(stream, catalogue, width=0, include_lineno=False)
    return stream.getvalue()


def mo(catalogue: Catalog) -> bytes:
    """``catalogue`` as the file that gettext reads."""
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def main(check: bool) -> int:
    status = 0
    for language in LANGUAGES:
        catalogue = update(language)
        path = po_path(language)
        for file, content in ((path, po(catalogue)), (path.with_suffix(".mo"), mo(catalogue))):
            if file.exists() and file.read_bytes() == content:
                continue
            if check:
                print(f"{file.relative_to(ROOT)} is out of date; run scripts/catalogues.py", file=sys.stderr)
                status = 1
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
                print(f"wrote {file.relative_to(ROOT)}", file=sys.stderr)
        untranslated = [message.id for message in catalogue if message.id and not _translated(message.string)]
        for message_id in untranslated:
            print(f"{language}: no translation of {message_id!r}", file=sys.stderr)
        status = 1 if untranslated else status
    return status


def _translated(string: str | Sequence[str] | None) -> bool:
    return bool(string) and all(string or ())


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
