"""Analyses → Stories: reports of one event are kept together, reports of different events are parted.

Place, persons, ages, numbers, days and rare words decide, not the topic. ``sketch`` takes from a report what grouping
needs, ``Stream`` holds the sketches and says which stories they make, and ``group`` does both for reports at hand.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.group.score import FEED, HANDFUL
from rashomon.group.sketch import Sketch, sketch
from rashomon.group.stream import Link, Outline, Stream
from rashomon.model import Analysis, Story, content_id

__all__ = ["FEED", "HANDFUL", "Link", "Outline", "Sketch", "Stream", "group", "sketch", "together"]


# So many reports are a handful that somebody put together; more are a feed.
FEW = 20


def group(analyses: Sequence[Analysis]) -> tuple[Story, ...]:
    """Return the stories of the analyses, ordered by their first report's id; every analysis is in exactly one.

    A handful is parted only where its reports are clearly of different events; many are grouped as a feed is.
    """
    held = {analysis.report.id: analysis for analysis in analyses}
    stream = Stream(bars=HANDFUL if len(held) <= FEW else FEED)
    stream.add(map(sketch, held.values()))
    found = [(outline.id, sorted(outline.reports)) for outline in stream.stories()]
    ordered = sorted(found, key=lambda each: each[1])
    return tuple(Story(story, tuple(held[report] for report in reports)) for story, reports in ordered)


def together(analyses: Sequence[Analysis]) -> tuple[Story, ...]:
    """Return all analyses as one story, by report id: for whoever knows that they are of one event.

    Takes the place of ``group``: ``replace(Pipeline(), group=together)``.
    """
    held = sorted(analyses, key=lambda analysis: analysis.report.id)
    return (Story(content_id("y", held[0].report.id), tuple(held)),) if held else ()
