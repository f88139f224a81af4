"""Statements → Claims."""
from __future__ import annotations
from rashomon.model import Claim, Linked, Story


def align(story: Story, linked: Linked) -> tuple[Claim, ...]:
    """Return the claims of a story."""
    return ()
