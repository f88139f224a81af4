"""Every test of the store runs on a file and on a server: one code, two databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres import emptied, server
from texts import folder_of_reports

from rashomon.store import Desk


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The server's address."""
    with server() as found:
        yield found


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a new desk can be made."""
    if request.param == "sqlite":
        yield str(tmp_path / "rashomon.db")
        return
    yield emptied(request.getfixturevalue("address"))


@pytest.fixture
def desk(location: str) -> Iterator[Desk]:
    """An empty desk."""
    with Desk.open(location, create=True) as made:
        yield made


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with reports of two events."""
    return folder_of_reports(tmp_path / "reports")
