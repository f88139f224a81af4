"""The command line: forms, exit codes, messages, and how little is loaded before a command runs."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import rashomon.api
from rashomon import __version__
from rashomon.cli import run
from rashomon.cli.common import failed
from rashomon.cli.compare import hints
from rashomon.errors import DocumentError, NothingToCompareError
from rashomon.model import Comparison, Problem, Published
from rashomon.pipeline import compare_analyses, distinct

COMMANDS = ["compare", "analyse", "verify", "demo"]


@pytest.fixture
def sound(comparison: Comparison, monkeypatch: pytest.MonkeyPatch) -> Comparison:
    """The hand-made comparison, without problems, as what compare() returns."""
    made = replace(comparison, problems=())
    monkeypatch.setattr(rashomon.api, "compare", lambda inputs, settings, pipeline, corrections: made)
    return made


def returns(monkeypatch: pytest.MonkeyPatch, made: Comparison | BaseException) -> None:
    def compare(inputs: object, settings: object, pipeline: object, corrections: object) -> Comparison:
        if isinstance(made, BaseException):
            raise made
        return made

    monkeypatch.setattr(rashomon.api, "compare", compare)


def test_the_brief_is_the_default(sound: Comparison, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "a.txt", "b.txt"]) == 0
    out, err = capfd.readouterr()
    assert out.startswith("3 reports · ") and "\x1b" not in out and err == ""
    assert max(map(len, out.splitlines())) == 100


def test_width(sound: Comparison, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "a.txt", "--width", "60"]) == 0
    assert max(map(len, capfd.readouterr().out.splitlines())) == 60


@pytest.mark.parametrize(
    ("form", "start"), [("--json", '{\n "schema"'), ("--markdown", "# 3 reports"), ("--csv", "\ufeffclaim,shown as,")]
)
def test_forms(sound: Comparison, capfd: pytest.CaptureFixture[str], form: str, start: str) -> None:
    assert run(["compare", "a.txt", form]) == 0
    assert capfd.readouterr().out.startswith(start)


def test_html_is_written_beside_the_brief(sound: Comparison, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run(["compare", "a.txt", "--html", str(page)]) == 0
    out, err = capfd.readouterr()
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert f"wrote {page}" in err and out.startswith("3 reports")


def test_output_goes_to_a_file(sound: Comparison, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "c.json"
    assert run(["compare", "a.txt", "--json", "--output", str(file)]) == 0
    assert capfd.readouterr().out == ""
    assert json.loads(file.read_bytes())["schema"] == "rashomon.comparison/1"
    assert run(["verify", str(file)]) == 0


def test_a_file_that_cannot_be_written_is_named(
    sound: Comparison, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "page").symlink_to(tmp_path / "none" / "page")
    assert run(["compare", "a.txt", "--html", str(tmp_path / "page")]) == 1
    assert "page: No such file or directory" in capfd.readouterr().err


@pytest.mark.parametrize("option", ["--html", "--output"])
def test_where_nothing_can_be_written_is_told_before_any_work(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path, option: str
) -> None:
    monkeypatch.setattr(rashomon.api, "compare", lambda *_, **__: pytest.fail("compared"))
    assert run(["compare", "a.txt", option, str(tmp_path / "none" / "page")]) == 2
    assert f"there is no folder {tmp_path / 'none'}" in " ".join(capfd.readouterr().err.split())
    assert run(["compare", "a.txt", option, str(tmp_path)]) == 2
    assert f"{tmp_path} is a folder; name a file" in " ".join(capfd.readouterr().err.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare"],
        ["compare", "a", "--json", "--csv"],
        ["nonsense"],
        ["compare", "a", "--jobs", "0"],
        ["compare", "-x"],
    ],
)
def test_usage_errors(sound: Comparison, arguments: list[str]) -> None:
    assert run(arguments) == 2


def test_failed_inputs_are_named_and_the_rest_done(
    comparison: Comparison, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    returns(monkeypatch, comparison)
    assert run(["compare", "a.txt"]) == 3
    out, err = capfd.readouterr()
    assert err == "stories/empty.txt: is empty. Give a file that holds a report.\n"
    assert "Not read or not placed" in out


def test_a_hint_names_what_a_comparison_lacks(comparison: Comparison) -> None:
    dated, *_ = reports = [replace(each, published=Published("2025-11-03", "2025-11-03"))
                           for each in comparison.story.reports]  # fmt: skip
    assert list(hints(reports, ())) == []
    assert "nothing to compare it with" in next(hints([dated], ()))
    (hint,) = hints([dated, *(replace(dated, location=f"{n}.txt", published=Published()) for n in range(5))], ())
    assert hint.startswith("0.txt, 1.txt, 2.txt and 2 more: no date of publication found")
    assert hint.endswith("at the top of the text, in this form: Date: 2025-03-04")
    *_, hint = hints([dated, replace(dated, location="News.JSONL#a-1", published=Published())], ())
    assert hint.startswith("News.JSONL#a-1: no date") and "record" in hint and "top of the text" not in hint


def test_nothing_could_be_read(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    returns(monkeypatch, NothingToCompareError((Problem("a\x1b.txt", "read", "is empty.", "Give another."),)))
    assert run(["compare", "a.txt"]) == 1
    assert capfd.readouterr().err == "a\ufffd.txt: is empty. Give another.\nno report could be read\n"


def test_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    returns(monkeypatch, KeyboardInterrupt())
    assert run(["compare", "a.txt"]) == 130


def test_settings_that_cannot_be_used(sound: Comparison, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    config = tmp_path / "c.toml"
    config.write_text("speed = 3\n", encoding="utf-8")
    assert run(["compare", "a.txt", "--config", str(config)]) == 1
    assert "unknown setting 'speed'" in capfd.readouterr().err


def test_files_of_no_kind_that_is_read_are_named(comparison: Comparison, tmp_path: Path) -> None:
    for name in ("a.txt", "scan.png", "page.html", "page_files/logo.gif", ".DS_Store"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("The ford is shut.", encoding="utf-8")
    hint, *_ = hints(comparison.story.reports, [str(tmp_path)])
    assert "scan.png: passed over" in hint
    assert "logo.gif" not in hint


def test_what_was_read_and_set_aside_is_no_failure(comparison: Comparison) -> None:
    analyses = comparison.story.analyses
    _, (repeated,) = distinct([analyses[0], analyses[0]])
    assert not failed(repeated), "the same report twice"
    assert not failed(Problem("x", "group", "appears to be about another event.", ""))
    assert failed(DocumentError("x", "read", "is empty.").as_problem())
    assert compare_analyses  # the wording of the first comes from there


def test_verify_fails_with_its_own_code(sound: Comparison, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "c.json"
    run(["compare", "a.txt", "--json", "--output", str(file)])
    file.write_text(file.read_text(encoding="utf-8").replace('"text": "21 people"', '"text": "22 people"'), "utf-8")
    assert run(["verify", str(file)]) == 4
    out, err = capfd.readouterr()
    assert "do not hold" in out and "cites '22 people', but the report has '21 people' there" in err


def test_verify_refuses_what_is_no_export(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["verify", str(tmp_path / "gone.json")]) == 1
    assert "gone.json" in capfd.readouterr().err


def test_verify_goes_on_after_a_file_that_is_no_export(
    sound: Comparison, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file, other = tmp_path / "c.json", tmp_path / "notes.txt"
    run(["compare", "a.txt", "--json", "--output", str(file)])
    other.write_text("The ferry sank.", encoding="utf-8")
    assert run(["verify", str(other), str(file)]) == 3
    out, err = capfd.readouterr()
    assert "c.json" in out and "all hold" in out
    assert "notes.txt: is not JSON" in err and "Give a file that rashomon wrote." in err


def test_version(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capfd.readouterr().out == f"rashomon {__version__}\n"


def test_no_command_is_cut_short_in_the_list_of_commands(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["--help"]) == 0
    assert "..." not in capfd.readouterr().out.partition("Commands:")[2]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_shows_an_example(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    assert f"  rashomon {command} " in capfd.readouterr().out


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from rashomon.cli import run; run(['--help']); "
        "sys.exit(','.join(m for m in ('spacy', 'numpy', 'rich.console', 'msgspec', 'rashomon.pipeline', 'lxml', "
        "'onnxruntime') if m in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_that_leaves_early_is_no_error() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import conftest, rashomon.api; "
        "rashomon.api.compare = lambda inputs, settings, pipeline, corrections: conftest.make_comparison(); "
        "sys.stdin.read(); "
        "from rashomon.cli import run; sys.exit(run(['compare', 'a.txt', '--json']))"
    )
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdout.close()
        process.stdin.close()
        error = process.stderr.read().decode()
        assert process.wait(timeout=60) == 0
    assert "Traceback" not in error and "BrokenPipe" not in error


def test_the_demo_verifies(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file, page = tmp_path / "demo.json", tmp_path / "demo.html"
    assert run(["demo", "--json", "--output", str(file), "--html", str(page)]) == 0
    assert run(["verify", str(file)]) == 0
    assert "all hold" in capfd.readouterr().out
    reports = json.loads(file.read_bytes())["reports"]
    assert {report["location"].split("/")[0] for report in reports} == {"sample"}
    assert 10_000 < page.stat().st_size < 300_000
