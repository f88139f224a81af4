"""Settings: one frozen value, read once from TOML and handed down. Nothing is read at import."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path

from rashomon.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can set.

    ``max_bytes``: larger inputs are refused by name. ``jobs``: processes that analyse reports side by side.
    ``language``: ISO 639-1 code; reports in another language are named and left out. ``db``: the desk, a file or
    ``postgresql://user@host/database``. ``wait``: seconds that a writer of the desk waits for another.
    """

    max_bytes: int = 10_000_000
    jobs: int = 1
    language: str = "en"
    db: str = "rashomon.db"
    wait: int = 30


def read_settings(path: str | Path) -> Settings:
    """Return the settings of a TOML file, defaults where it is silent.

    Raises ``SettingsError`` for a file that cannot be read, is no TOML, or has an unknown or mistyped entry.
    """
    try:
        given = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(str(path), f"cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(str(path), f"is not TOML: {error}") from error
    defaults = Settings()
    known = {each.name: type(getattr(defaults, each.name)) for each in fields(Settings)}
    for name, value in given.items():
        if name not in known:
            raise SettingsError(str(path), f"has an unknown setting {name!r}; known are {', '.join(sorted(known))}")
        if type(value) is not known[name]:
            raise SettingsError(str(path), f"{name} must be of type {known[name].__name__}")
        if isinstance(value, int) and value < 1:
            raise SettingsError(str(path), f"{name} must be at least 1")
    return replace(defaults, **given)
