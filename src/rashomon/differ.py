"""Claims → Differences."""
from __future__ import annotations
from rashomon.model import Claim, Difference, Linked, Story


def differ(story: Story, linked: Linked, claims: tuple[Claim, ...]) -> tuple[Difference, ...]:
    """Return where the readings of each claim part."""
    return ()
