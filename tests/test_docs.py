"""The docs tell the truth: commands, options, settings, formats, words, links, and every block of code."""

from __future__ import annotations

import ast
import dataclasses
import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import typing
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import typer

import rashomon
from rashomon import cli, model
from rashomon.config import Settings, read_settings
from rashomon.corrections import parsed_corrections

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "src" / "rashomon" / "sample"
SCHEMAS = sorted((ROOT / "src" / "rashomon" / "export").glob("*.schema.json"))
MODELS = sorted(p for p in (ROOT / "src" / "rashomon" / "models").iterdir() if p.is_dir() and any(p.iterdir()))
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)


def blocks(language: str) -> list[tuple[Path, str]]:
    """Return the pages with their blocks of a language, the blocks of a page joined: a page is one session."""
    found = [
        (page, [code for kind, code in BLOCK.findall(page.read_text("utf-8")) if kind == language]) for page in PAGES
    ]
    return [(page, "\n".join(codes)) for page, codes in found if codes]


def single_blocks(language: str) -> list[tuple[Path, str]]:
    """Return every block of a language by itself, with its page."""
    return [(page, code) for page in PAGES for kind, code in BLOCK.findall(page.read_text("utf-8")) if kind == language]


def page_name(value: object) -> str | None:
    """Return a page's name for the test's title."""
    return str(value.relative_to(ROOT)) if isinstance(value, Path) else ""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder to work in, with reports of the sample story under ``reports``, as the docs assume it.

    The day at a desk brings its own. Two of the sample's reports are enough to run every command, in half the time.
    """
    (tmp_path / "reports").mkdir()
    for name in ("cordillera-wire.txt", "voz-firme.txt"):
        shutil.copy(SAMPLE / name, tmp_path / "reports")
    shutil.copytree(ROOT / "docs" / "day", tmp_path / "day")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commands() -> Iterator[tuple[str, click.Command]]:
    """Yield each command of the command line with its name."""
    group = typer.main.get_command(cli.app)
    yield from group.commands.items()  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_command_and_its_options_are_documented(name: str) -> None:
    reference = (ROOT / "docs" / "reference" / "cli.md").read_text("utf-8")
    assert f"## rashomon {name}" in reference
    options = [o for p in dict(commands())[name].params if isinstance(p, click.Option) for o in p.opts]
    assert [o for o in options if o.startswith("--") and f"`{o}" not in reference and o != "--help"] == []


def test_documented_options_exist() -> None:
    reference = (ROOT / "docs" / "reference" / "cli.md").read_text("utf-8")
    known = {o for _, command in commands() for p in command.params for o in p.opts} | {"--help", "--version"}
    assert set(re.findall(r"`(--[a-z-]+)", reference)) <= known


def test_documented_commands_exist() -> None:
    reference = (ROOT / "docs" / "reference" / "cli.md").read_text("utf-8")
    assert set(re.findall(r"^## rashomon (\w+)", reference, re.M)) == {name for name, _ in commands()}


@pytest.mark.parametrize(("page", "code"), blocks("console"), ids=page_name)
def test_console_blocks_run(page: Path, code: str, desk: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Each ``$ rashomon`` line runs well, and each line shown below it stands in what it printed."""
    printed = ""
    for line in code.splitlines():
        if line.startswith("$ rashomon"):
            printed = run_line(line.removeprefix("$ rashomon "), capsysbinary)
        elif line.startswith("$ make"):
            targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.M)
            assert line.split()[2] in targets
        elif not line.startswith("$ ") and line.strip() not in ("", "…"):
            assert " ".join(line.split()) in " ".join(printed.split())


def run_line(line: str, capture: pytest.CaptureFixture[bytes]) -> str:
    """Return what a command line printed; ``> FILE`` at its end writes it to the file."""
    words = shlex.split(line, comments=True)
    target = words[words.index(">") + 1] if ">" in words else None
    words = words[: words.index(">")] if ">" in words else words
    code = cli.run(words)
    printed = capture.readouterr()
    assert code == 0, f"{line}\n{printed.err.decode()}"
    if target:
        Path(target).write_bytes(printed.out)
    return (printed.out + printed.err).decode()


@pytest.mark.parametrize(("page", "code"), blocks("python"), ids=page_name)
def test_python_blocks_run(page: Path, code: str, desk: Path) -> None:
    exec(compile(code, page_name(page) or "", "exec"), {"__name__": "docs"})


@pytest.mark.parametrize(("page", "code"), single_blocks("json"), ids=page_name)
def test_json_blocks_are_json(page: Path, code: str) -> None:
    assert json.loads(code)


@pytest.mark.parametrize(("page", "code"), single_blocks("toml"), ids=page_name)
def test_toml_blocks_are_settings_or_corrections(page: Path, code: str, tmp_path: Path) -> None:
    if code.startswith("[["):
        assert {each.kind for each in parsed_corrections(code, page.name)} == set(typing.get_args(model.CorrectionKind))
        return
    (tmp_path / "rashomon.toml").write_text(code, encoding="utf-8")
    assert read_settings(tmp_path / "rashomon.toml") != Settings()


@pytest.mark.parametrize("field", dataclasses.fields(Settings), ids=lambda field: field.name)
def test_settings_are_documented_with_their_defaults(field: dataclasses.Field[object]) -> None:
    shown = json.dumps(field.default)
    assert f"| `{field.name}` | " in (page := (ROOT / "docs" / "reference" / "settings.md").read_text("utf-8"))
    row = next(line for line in page.splitlines() if line.startswith(f"| `{field.name}`"))
    assert shown in row


def test_glossary_has_every_value() -> None:
    glossary = (ROOT / "docs" / "explanation" / "glossary.md").read_text("utf-8")
    tree = ast.parse(Path(model.__file__).read_text("utf-8"))
    values = [node.name for node in tree.body if isinstance(node, ast.ClassDef)]
    assert [name for name in values if f"`{name}`" not in glossary] == []


def test_glossary_has_every_word_of_the_closed_lists() -> None:
    glossary = (ROOT / "docs" / "explanation" / "glossary.md").read_text("utf-8")
    lists = [each for each in vars(model).values() if typing.get_origin(each) is typing.Literal]
    assert len(lists) > 8
    assert [word for each in lists for word in typing.get_args(each) if f"`{word}`" not in glossary] == []


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_every_key_of_a_schema_is_documented(path: Path) -> None:
    reference = (ROOT / "docs" / "reference" / "json.md").read_text("utf-8")
    assert sorted(key for key in keys(json.loads(path.read_text("utf-8"))) if f"`{key}`" not in reference) == []


def keys(schema: object) -> set[str]:
    """Return the names of all properties at and below a part of a JSON Schema."""
    if isinstance(schema, list):
        return set().union(*map(keys, schema)) if schema else set()
    if not isinstance(schema, dict):
        return set()
    here = set(schema["properties"]) if isinstance(schema.get("properties"), dict) else set()
    return here.union(*(keys(value) for value in schema.values())) if schema else here


def test_every_module_is_in_the_architecture() -> None:
    page = (ROOT / "docs" / "explanation" / "architecture.md").read_text("utf-8")
    folder = Path(model.__file__).parent
    modules = [p for p in folder.iterdir() if not p.name.startswith("_") and (p.suffix == ".py" or any(p.glob("*.py")))]
    assert [p.stem for p in modules if not re.search(rf"`{p.stem}(\.py|/)?`", page)] == []


@pytest.mark.parametrize("folder", MODELS, ids=lambda folder: folder.name)
def test_every_model_has_a_card(folder: Path) -> None:
    assert "| terms |" in (folder / "CARD.md").read_text("utf-8")


def test_public_names_are_in_the_python_reference() -> None:
    reference = (ROOT / "docs" / "reference" / "python.md").read_text("utf-8")
    assert [name for name in rashomon.__all__ if f"`{name}" not in reference] == []


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8"))
    assert [t for t in targets if not t.startswith("https://") and not (page.parent / t).exists()] == []


def test_every_page_is_reachable_from_the_readme() -> None:
    seen, stack = set(), [ROOT / "README.md"]
    while stack:
        page = stack.pop()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        targets = re.findall(r"\]\(([^)#\s]+\.md)", page.read_text("utf-8"))
        stack.extend((page.parent / target).resolve() for target in targets if not target.startswith("https://"))
    assert sorted(set(PAGES) - seen) == []


def test_readme_opens_with_what_it_is_a_picture_and_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    opening = text[: text.index("\n## ")]
    assert re.search(r"!\[[^\]]+\]\(docs/img/", opening)
    assert re.search(r"^make demo\b.*\nmake test\b", opening, re.M)


def test_make_help_names_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = set(re.search(r"^\.PHONY: (.+)$", makefile, re.M)[1].split())  # type: ignore[index]
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.split("\t")[0] for line in shown.splitlines() if "\t" in line} == phony


def test_project_metadata_reads() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["license"] == "Apache-2.0"
    assert (ROOT / "LICENSE").read_text("utf-8").count("Apache License") >= 1
    assert f"{sys.version_info.major}.{sys.version_info.minor}" >= project["requires-python"].removeprefix(">=")
