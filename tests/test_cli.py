"""The command line: data on stdout, narration on stderr, 0 done, 1 failed, 2 usage; and never a traceback."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

import pytest

from reader import __version__, paths
from reader.desk import Desk
from tests.commandline import Run

HEADLINE = "The weir that hummed"
DUMP = f"""\
{HEADLINE}

information provided by Canal Dispatch • 14/11/2026 at 08:20

For a week now the weir above the mill has hummed, day and night — in something close to “B flat”.

Nobody in the village has slept, and nobody can say who would have to be called about a weir.
"""
COMMANDS = ("open", "show", "themes", "doctor")


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(DUMP, encoding="utf-8")
    return path


def process(*words: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """The same in a process of its own, for what only a process has: descriptors, a locale, an end."""
    command = [sys.executable, "-m", "reader", *words]
    return subprocess.run(command, capture_output=True, check=False, timeout=60, **options)  # type: ignore[call-overload, no-any-return]  # options of any kind


# ---------------------------------------------------------------------- reading


def test_without_a_terminal_the_front_page_is_printed(run: Run) -> None:
    status, out, err = run()
    assert (status, err) == (0, "")
    front_page = Desk().front_page()
    assert front_page.notice in " ".join(out.split())
    assert all(entry.headline.split()[0] in out for entry in front_page.entries)


@pytest.mark.parametrize("words", [(), ("open",)])
def test_without_a_terminal_a_story_is_printed(run: Run, dump: Path, words: tuple[str, ...]) -> None:
    status, out, err = run(*words, str(dump))
    assert (status, err) == (0, "")
    assert HEADLINE in out
    assert "Nobody in the village has slept" in out


def test_a_dumb_terminal_is_none(run: Run, dump: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert HEADLINE in run(str(dump)).out


def test_a_story_may_come_through_a_pipe(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = SimpleNamespace(buffer=io.BytesIO(DUMP.encode()), closed=False, isatty=lambda: False)
    monkeypatch.setattr(sys, "stdin", stdin)
    assert HEADLINE in run("-").out


def test_a_bundled_story_goes_by_its_name(run: Run) -> None:
    entry = Desk().edition.entries[0]
    slug = entry.target.removeprefix("edition:")
    assert run("show", slug).out == run("show", entry.target).out
    assert entry.headline.split()[0] in run(slug).out


def test_a_target_that_is_called_like_a_command_or_an_option_can_be_opened(
    run: Run, dump: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(dump.parent)
    for name in ("show", "-odd.txt", "--lang=fr"):
        dump.with_name(name).write_text(DUMP)
        assert HEADLINE in run("--", name).out
        assert HEADLINE in run("show", "--", name).out
        assert HEADLINE in run(f"./{name}").out


@pytest.mark.parametrize("form", ["plain", "json", "markdown", "html"])
def test_a_story_is_printed_in_each_format(run: Run, dump: Path, form: str) -> None:
    status, out, err = run("show", "--format", form, str(dump))
    assert (status, err) == (0, "")
    assert HEADLINE in out
    assert out.endswith("\n")


def test_options_may_stand_before_and_after_the_command(run: Run, dump: Path) -> None:
    french = run("--lang", "fr", "show", str(dump)).out
    assert french != run("show", str(dump)).out
    assert french == run("show", "--lang=fr", str(dump)).out == run("show", str(dump), "--lang", "fr").out
    assert french == run("--lang", "en", "show", "--lang", "fr", str(dump)).out


# ---------------------------------------------------------------------- several targets


def test_stories_come_in_the_order_asked_for_one_object_a_line(run: Run, dump: Path) -> None:
    slug = Desk().edition.slugs[0]
    result = run("show", "--format", "json", slug, str(dump), slug)
    assert result.status == 0
    first, second, third = result.records
    assert second["headline"] == HEADLINE
    assert first == third


def test_one_that_fails_leaves_its_error_in_its_place_and_the_others_come(run: Run, dump: Path) -> None:
    missing = str(dump.with_name("missing.txt"))
    status, out, err = result = run("show", "--format", "json", str(dump), missing, str(dump))
    assert status == 1
    first, failed, last = result.records
    assert first == last
    assert failed["target"] == missing
    assert failed["error"] == f"{missing}: there is no such file. Check the spelling."
    assert err == f"newsreader: {failed['error']}\n"
    assert out.count("\n") == 3


@pytest.mark.parametrize("form", ["plain", "markdown"])
def test_as_text_the_others_come_with_an_empty_line_between_them(run: Run, dump: Path, form: str) -> None:
    one = run("show", "--format", form, str(dump)).out
    status, out, err = run("show", "--format", form, "missing.txt", str(dump), "missing.txt", str(dump))
    assert status == 1
    assert out == f"{one}\n{one}"
    assert err.count("missing.txt: there is no such file") == 2


# ---------------------------------------------------------------------- bad input


def empty(path: Path) -> None:
    path.touch()


def folder(path: Path) -> None:
    path.mkdir()


def binary(path: Path) -> None:
    path.write_bytes(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20)


def picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))


def fifty_megabytes(path: Path) -> None:
    with path.open("wb") as file:
        file.write(DUMP.encode())
        file.truncate(50_000_000)


def blanks(path: Path) -> None:
    path.write_text(" \n\t\n \u00a0\n")


def nothing(path: Path) -> None:
    pass


BAD = [
    (nothing, "there is no such file", "Check the spelling"),
    (folder, "this is a folder", "Name one of the files in it"),
    (binary, "not a page of text", "Save the page as text"),
    (picture, "not a page of text", "Save the page as text"),
    (empty, "there is nothing in it", "Give a text dump"),
    (blanks, "there is no text to read in it", "A dump is the text of a news page"),
    (fifty_megabytes, "it is larger than 20 MB", "Cut out the page"),
]


@pytest.mark.parametrize("command", ["open", "show", "json"])
@pytest.mark.parametrize(("make", "what", "advice"), BAD, ids=[make.__name__ for make, _what, _advice in BAD])
def test_bad_input_is_told_with_what_where_and_what_to_do(
    run: Run, tmp_path: Path, make: Callable[[Path], None], what: str, advice: str, command: str
) -> None:
    path = tmp_path / "bad.txt"
    make(path)
    words = {"open": ["open"], "show": ["show"], "json": ["show", "--format", "json"]}[command]
    result = run(*words, str(path))
    assert result.status == 1
    assert result.err.startswith(f"newsreader: {path}: ")
    assert what in result.err
    assert advice in result.err
    assert result.err.count("\n") == 1
    if command == "json":
        assert result.records == [{"error": result.err.removeprefix("newsreader: ").strip(), "target": str(path)}]
    else:
        assert result.out == ""


@pytest.mark.parametrize("form", ["plain", "json", "markdown", "html"])
def test_a_dump_full_of_escape_sequences_commands_no_terminal(run: Run, tmp_path: Path, form: str) -> None:
    path = tmp_path / "hostile.txt"
    hostile = DUMP.replace(" ", " \x1b[31m\x1b]0;a title\x07\x9b2J\x08\u202e")
    path.write_text(hostile, encoding="utf-8")
    result = run("show", "--format", form, str(path))  # which looks for control characters
    assert result.status == 0
    assert "The weir" in result.out
    assert "[31m" not in result.out
    assert "a title" not in result.out
    assert "\u202e" not in result.out


NAMES = [
    "a b.txt",
    "a\nb.txt",
    "\x1b[31mred.txt",
    "\x1b]0;title\x07x.txt",
    "\u202ecod.txt",
    "“é”.txt",
    "a\\b'c\".txt",
]


@pytest.mark.parametrize("name", [*NAMES, os.fsdecode(b"\xff\xe9.txt")])
def test_a_file_may_have_any_name(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    missing = run("show", "--format", "json", str(path))
    assert missing.status == 1
    assert missing.err.count("\n") == 1
    assert missing.records[0]["target"] == str(path)
    path.write_text(DUMP, encoding="utf-8")
    (record,) = run("show", "--format", "json", str(path)).records
    assert record["headline"] == HEADLINE
    assert HEADLINE in run(str(path)).out


def test_a_name_that_no_file_can_have_is_told(run: Run) -> None:
    assert "the name is too long" in run("x" * 5000).err
    assert "there is no such file" in run("show", "a\x00b").err
    assert "no file is named" in run("show", "").err


def test_a_broken_story_of_the_edition_is_told_with_file_and_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stories").mkdir()
    (tmp_path / "edition.yaml").write_text(
        'title: {fr: x, en: x}\ndate: "2026-11-15"\nnotice: {fr: x, en: x}\nstories: [the-weir]\n'
    )
    story = tmp_path / "stories" / "the-weir.yaml"
    monkeypatch.setattr(paths, "content", lambda: tmp_path)
    for broken, complaint in (
        ("headline: x\nkickr: x\n---\nbody: []\n", ":2: unknown key “kickr”. Did you mean “kicker”?"),
        ("headline: 'x\n---\nbody: []\n", "this is not valid YAML"),
        ("", "the-weir.yaml"),
    ):
        story.write_text(broken)
        for words in ((), ("the-weir",), ("show", "edition:the-weir")):
            status, out, err = run(*words)
            assert (status, out) == (1, "")
            assert complaint in err


# ---------------------------------------------------------------------- themes


def test_themes_are_listed(run: Run) -> None:
    status, out, err = run("themes")
    assert (status, err) == (0, "")
    assert {"nuit", "jour", "sepia"} <= set(out.split())


def test_every_theme_of_the_house_passes_the_check(run: Run) -> None:
    status, out, err = run("themes", "--check", *map(str, paths.themes().glob("*.yaml")))
    assert (status, err) == (0, "")
    assert "too low" not in out


@pytest.mark.parametrize(
    ("broken", "complaint"),
    [
        ("name: [", "this is not valid YAML"),
        ("name: mine\nlevell: AAA\n", "unknown key “levell”"),
        ("", "must be a mapping"),
    ],
)
def test_a_broken_theme_is_told_with_file_and_line(run: Run, own_folders: Path, broken: str, complaint: str) -> None:
    path = own_folders / "config" / "newsreader" / "themes" / "mine.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(broken)
    for words in (("--theme", "mine"), ("themes", "--check", str(path))):
        status, out, err = run(*words)
        assert (status, out) == (1, "")
        assert complaint in err
        assert str(path) in err


def test_a_check_goes_on_after_what_cannot_be_checked(run: Run) -> None:
    status, out, err = run("themes", "--check", "missing.yaml", str(paths.themes() / "nuit.yaml"))
    assert status == 1
    assert "missing.yaml: cannot read it" in err
    assert "pairs pass" in out


def test_colours_under_the_level_fail_the_check(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "nuit.yaml"
    text = (paths.themes() / "nuit.yaml").read_text(encoding="utf-8")
    path.write_text(re.sub(r'  muted: "#......"', '  muted: "#333333"', text), encoding="utf-8")
    status, out, _err = run("themes", "--check", str(path))
    assert status == 1
    assert "too low" in out


def test_a_theme_that_is_not_there_is_told_with_the_nearest(run: Run) -> None:
    status, out, err = run("--theme", "sepai")
    assert (status, out) == (1, "")
    assert err == "newsreader: there is no theme called “sepai”. Did you mean “sepia”?\n"


# ---------------------------------------------------------------------- settings and state


def test_a_broken_settings_file_is_told_with_its_line(run: Run, tmp_path: Path, dump: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text("theme: nuit\nlanguage: fr\n")
    status, out, err = run("show", "--config", str(path), str(dump))
    assert (status, out) == (1, "")
    assert err.startswith(f"newsreader: {path}:2: unknown key “language”. ")


def test_the_doctor_can_be_asked_about_a_broken_settings_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text("theme: nuit\nthemme: fr\n")
    status, out, _err = run("doctor", "--config", str(path))
    assert status == 1
    assert f"{path}:2: unknown key “themme”" in out


def test_the_language_may_be_set_in_the_file(run: Run, own_folders: Path) -> None:
    path = own_folders / "config" / "newsreader" / "settings.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("lang: fr\n")
    assert Desk().edition.title("fr") in run().out


def test_a_state_folder_that_is_none_stops_nobody(run: Run, dump: Path, own_folders: Path) -> None:
    (own_folders / "state").write_text("in the way")
    status, out, err = run()
    assert status == 0
    assert out
    assert "what was remembered cannot be read" in err
    assert run("show", str(dump)).err == ""  # which needs nothing that is remembered


def test_a_damaged_state_file_is_kept_aside_and_told(run: Run, dump: Path, own_folders: Path) -> None:
    path = own_folders / "state" / "newsreader" / "state.json"
    path.parent.mkdir(parents=True)
    path.write_text('{"choices": ')
    run("show", str(dump))
    assert path.exists()
    status, out, err = run()
    assert status == 0
    assert out
    assert "what was remembered is damaged" in err
    assert path.with_name("state.damaged.json").read_text() == '{"choices": '


# ---------------------------------------------------------------------- usage


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--colour"], "there is no option “--colour” here. See “newsreader open --help”."),
        (["show", "--form", "json", "x"], "there is no option “--form” here. See “newsreader show --help”."),
        (["show"], "no story is named. Name one or more: newsreader show TARGET…"),
        (["show", "--format", "xml", "x"], "--format: “xml” is not a format. Choose one of: plain, json"),
        (["show", "--format"], "--format needs a value."),
        (["frobnicate", "x"], "“x” is one word too many. One story is read at a time"),
        (["doctor", "x"], "“x” is one word too many. See “newsreader doctor --help”."),
        (["--lang", "xx"], "--lang: “xx” is not a language of the interface. Choose one of: fr, en."),
        (["--lang"], "--lang needs a value."),
        (["--theme"], "--theme needs a value."),
        (["show", "x", "--contrast", "maybe"], "--contrast: “maybe” is neither on nor off"),
        (["themes", "--check"], "--check needs a value."),
        (["--help=all"], "--help takes no value."),
        (["\x1b[31m--x", "y\x1b[0m"], "“y” is one word too many."),
    ],
)
def test_what_makes_no_sense_is_told_with_status_2(run: Run, words: list[str], complaint: str) -> None:
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert err.startswith(f"newsreader: {complaint}")
    assert err.count("\n") == 1


def test_a_bad_value_in_the_environment_is_usage_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREADER_COLUMN", "wide")
    status, out, err = run()
    assert (status, out) == (2, "")
    assert "NEWSREADER_COLUMN" in err


def test_mistakes_are_told_in_the_language_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    french = [run("--lang", "fr", *words).err for words in (["--colour"], ["show"], ["show", "--format", "x", "y"])]
    assert "il n’y a pas d’option" in french[0]
    assert "aucun article n’est nommé" in french[1]
    assert "n’est pas un format" in french[2]
    monkeypatch.setenv("NEWSREADER_LANG", "fr")
    assert "demande une valeur" in run("--theme").err
    monkeypatch.delenv("NEWSREADER_LANG")
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert "demande une valeur" in run("--theme").err


def test_the_version(run: Run) -> None:
    assert run("--version") == (0, f"newsreader {__version__}\n", "")
    assert run("show", "--version") == (0, f"newsreader {__version__}\n", "")


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["--lang", "en", "--help"], ["--help", "--version"]])
def test_help_tells_commands_options_and_examples(run: Run, words: list[str]) -> None:
    status, out, err = run(*words)
    assert (status, err) == (0, "")
    assert out.startswith("usage: newsreader [OPTION]…")
    assert all(f"    {command} " in out for command in COMMANDS)
    assert "--contrast on|off" in out
    assert "  newsreader show --format json page.txt" in out


@pytest.mark.parametrize("command", COMMANDS)
def test_help_for_each_command(run: Run, command: str) -> None:
    status, out, err = run(command, "--help")
    assert (status, err) == (0, "")
    assert f"newsreader {command}" in out or f"newsreader [{command}]" in out
    assert "--lang fr|en" in out
    assert run("--help", command).out == out
    if command != "doctor":
        assert "examples:\n  newsreader" in out


@pytest.mark.parametrize("words", [[], *([command] for command in COMMANDS)], ids=["", *COMMANDS])
def test_help_in_french_has_no_english_word_of_argparse(run: Run, words: list[str]) -> None:
    out = run("--lang", "fr", *words, "--help").out
    assert out.startswith("utilisation\u00a0: newsreader")
    for english in ("usage:", "positional", "options:", "optional", "show this", "exit", "examples:", "arguments:"):
        assert english not in out
    assert "exemples\u00a0:" in out or words == ["doctor"]


# ---------------------------------------------------------------------- the end of a process


def test_giving_up_is_no_accident(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_args: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(Desk, "stories", interrupted)
    assert run("show", "x") == (1, "", "")


@pytest.mark.parametrize("words", [["show", "--format", "json"], ["--help"]], ids=["show", "help"])
def test_a_pipe_that_somebody_closes_ends_it_quietly(dump: Path, words: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    targets = [] if words == ["--help"] else [str(dump)] * 3
    command = [sys.executable, "-m", "reader", *words, *targets]
    ended = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False, timeout=60)
    os.close(write)
    assert (ended.returncode, ended.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_told(dump: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "reader", "show", str(dump)]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert ended.returncode == 1
    assert ended.stderr == b"newsreader: standard output: cannot write: the disk is full\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_an_error_that_nobody_can_be_told_is_still_one() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "reader", "show", "missing.txt"]
        ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=full, check=False, timeout=60)
    assert (ended.returncode, ended.stdout) == (1, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX closes them")
@pytest.mark.parametrize(
    ("closed", "status", "err"),
    [("<&-", 0, ""), (">&-", 1, "newsreader: standard output: it is closed\n"), ("2>&-", 0, "")],
)
def test_streams_may_be_closed(dump: Path, closed: str, status: int, err: str) -> None:
    script = f'exec "{sys.executable}" -m reader "$0" {closed}'
    ended = subprocess.run(["sh", "-c", script, str(dump)], capture_output=True, text=True, check=False, timeout=60)
    assert (ended.returncode, ended.stderr) == (status, err)


def test_a_message_for_a_closed_stderr_does_not_land_in_the_data(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    status, out, _err = run("show", "missing.txt")
    assert (status, out) == (1, "")


@pytest.mark.parametrize("form", ["plain", "markdown", "json", "html"])
def test_no_encoding_stops_the_output(dump: Path, form: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "LC_ALL": "C"}
    ended = process("show", "--format", form, str(dump), env=environment)
    assert (ended.returncode, ended.stderr) == (0, b"")
    exact = form in ("json", "html")
    assert ("— in something close to “B flat”" in ended.stdout.decode("utf-8", "replace")) is exact
    assert (b"? in something close to ?B flat?" in ended.stdout) is not exact


def test_no_encoding_stops_a_message(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii:strict", "LC_ALL": "C"}
    ended = process("--lang", "fr", str(tmp_path / "été.txt"), env=environment)
    assert ended.returncode == 1
    assert b"Traceback" not in ended.stderr
    assert ended.stderr.startswith(b"newsreader: ")
