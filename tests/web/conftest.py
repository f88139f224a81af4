"""A server over a desk, and a browser in front of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from serving import Server, started, within
from written import folder_of_reports

from rashomon.store import Desk


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with the reports of the fire, compared: to be copied, and never changed."""
    folder = tmp_path_factory.mktemp("filled")
    path = folder / "desk.db"
    with Desk.open(path, create=True) as desk:
        assert [receipt.outcome for receipt in desk.add([folder_of_reports(folder / "reports")])] == ["stored"] * 4
        [row] = desk.stories().rows
        desk.brief(row.id)
        with desk._database.alone() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture(scope="session")
def server(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over the fire, whose desk no test changes."""
    path = tmp_path_factory.mktemp("server") / "desk.db"
    shutil.copy(filled, path)
    made = started(path)
    yield made
    made.kill()


@pytest.fixture
def own(filled: Path, tmp_path: Path) -> Iterator[Server]:
    """A server over the fire for one test alone."""
    shutil.copy(filled, tmp_path / "desk.db")
    with within(tmp_path / "desk.db") as made:
        yield made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        word = "no Chromium here: install the Debian package chromium"
        pytest.fail(word) if os.environ.get("CI") else pytest.skip(word)
    # A click returns before the page that it asks for is there: what follows is waited for, never read at once.
    expect.set_options(timeout=15_000)
    with sync_playwright() as playwright:
        # The container's root user has no sandbox; only our own pages are opened.
        made = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield made
        made.close()
