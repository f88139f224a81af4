"""Timeline and figures."""
from __future__ import annotations
from rashomon.model import Linked, Story, Tables


def tabulate(story: Story, linked: Linked) -> Tables:
    """Return the timeline and the figures of a story."""
    return Tables()
