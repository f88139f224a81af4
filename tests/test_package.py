"""What the package promises as a whole: documented, typed, lazy, locked, and silent on the network."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

import rashomon
from rashomon.export.as_json import comparison_json

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "rashomon"
MODULES = sorted(SOURCE.rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# Modules through which a program could reach another machine.
NETWORK = {"socket", "ssl", "http", "urllib.request", "requests", "httpx", "aiohttp", "ftplib", "smtplib", "urllib3"}

Documented = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef

# A child process in which any use of a socket ends the run: the hook cannot be taken off again.
NO_SOCKET = """
import sys

def refuse(event, arguments):
    if event.startswith("socket.") and event != "socket.__new__":
        raise RuntimeError(f"reached for the network: {event} {arguments}")

sys.addaudithook(refuse)
from pathlib import Path
import rashomon
from rashomon.export.as_json import comparison_json
folder = Path(rashomon.__file__).parent / "sample"
comparison = rashomon.compare(sorted(folder.glob("*.txt"), reverse=True))
sys.stdout.buffer.write(comparison_json(comparison))
"""


def public(body: list[ast.stmt], prefix: str) -> Iterator[tuple[str, Documented]]:
    """Yield each public class and function with its dotted name."""
    for node in body:
        if isinstance(node, Documented) and not node.name.startswith("_"):
            yield f"{prefix}.{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body, f"{prefix}.{node.name}")


def imported(tree: ast.Module) -> Iterator[str]:
    """Yield the name of each module that a file imports, anywhere in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_public_names_are_documented(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the module says nothing about itself"
    missing = [name for name, node in public(tree.body, path.stem) if not ast.get_docstring(node)]
    assert missing == []


@pytest.mark.parametrize(
    "path", [p for p in MODULES if p.parent.name != "fetch"], ids=lambda path: str(path.relative_to(SOURCE))
)
def test_only_fetch_can_reach_the_network(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    names = {name for name in imported(ast.parse(text)) if name in NETWORK or name.split(".")[0] in NETWORK}
    if path.relative_to(SOURCE).as_posix() == "cli/serve.py":
        # It listens, and calls nobody.
        assert not re.search(r"[._]connect\w*\(|create_connection", text)
        names -= {"socket"}
    assert names == set()


def test_comparing_opens_no_socket_and_does_not_hang_on_order_or_the_hash_seed() -> None:
    folder, here = SOURCE / "sample", os.environ.get("PYTHONHASHSEED")
    seed = "8" if here == "7" else "7"
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, "-c", NO_SOCKET], capture_output=True, env=environment, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout == comparison_json(rashomon.compare(sorted(folder.glob("*.txt"))))


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, rashomon; print([m for m in ('spacy', 'numpy', 'onnxruntime', 'trafilatura') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stderr


def test_public_names_exist_and_are_few() -> None:
    assert len(rashomon.__all__) <= 20
    for name in rashomon.__all__:
        assert getattr(rashomon, name).__doc__


def test_unknown_public_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = rashomon.nothing


def test_version_is_stated_once() -> None:
    assert PROJECT["project"]["version"] == rashomon.__version__


@pytest.mark.parametrize("name", ["py.typed", "sample/cordillera-wire.txt", "models/encoder/model.onnx"])
def test_data_travels_with_the_package(name: str) -> None:
    assert resources.files("rashomon").joinpath(name).is_file()


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_lock_files_pin_by_hash_and_name_no_registry(name: str) -> None:
    lines = [
        line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")
    ]
    entries = [entry for entry in "\n".join(lines).replace("\\\n", " ").splitlines() if entry.strip()]
    assert len(entries) > 50
    for entry in entries:
        assert re.match(r"[a-z0-9][a-z0-9._-]*==\S+ .*--hash=sha256:[0-9a-f]{64}", entry), entry
        assert "://" not in entry
        assert "--index" not in entry


def test_lock_file_holds_every_dependency() -> None:
    locked = set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.M))
    named = {re.split(r"[<>=!~\[ ]", each)[0] for each in PROJECT["project"]["dependencies"]}
    assert {re.sub(r"[-_.]+", "-", name).lower() for name in named} <= {re.sub(r"[-_.]+", "-", n) for n in locked}
