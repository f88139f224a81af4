"""Settings come from TOML; a wrong file is named with what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.config import Settings, read_settings
from rashomon.errors import SettingsError


def test_settings(tmp_path: Path) -> None:
    path = tmp_path / "rashomon.toml"
    path.write_text("jobs = 2\n", encoding="utf-8")
    assert read_settings(path) == Settings(jobs=2)
    # Some editors put a mark at the start.
    path.write_text("jobs = 3\n", encoding="utf-8-sig")
    assert read_settings(path) == Settings(jobs=3)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("jobs = ", "is not TOML"),
        ("job = 2", "unknown setting 'job'"),
        ('jobs = "2"', "must be of type int"),
        ("jobs = true", "int"),
        ("max_bytes = 0", "must be at least 1"),
    ],
)
def test_wrong_settings(tmp_path: Path, content: str, problem: str) -> None:
    path = tmp_path / "rashomon.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=problem) as caught:
        read_settings(path)
    assert str(path) in str(caught.value)


def test_missing_settings(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read_settings(tmp_path / "none.toml")
