"""Parse → Mentions."""
from __future__ import annotations
from rashomon.model import Mention, Parse


def mention(parse: Parse) -> tuple[Mention, ...]:
    """Return the mentions of a parse."""
    return ()
