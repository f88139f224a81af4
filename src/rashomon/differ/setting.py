"""Analysis → what each sentence tells of the event in which it counts people: where, what happened, since when."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from rashomon.kin import kin
from rashomon.model import Analysis, Span
from rashomon.states import STATES

# What makes a count one of a longer time, or of a war, and not of the event of the day.
SINCE = re.compile(
    r"\bsince (?:[\w'’-]+ ){0,6}?(?:(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|began|broke out|started|erupted|beginning|start|outbreak)\b"
    r"|\bthis year\b|\b(?:war|conflict) (?:that )?(?:has|have)\b"
    r"|\b(?:over|in|during) the (?:past|last) (?:\w+ )?(?:years|decades|months)\b"
)


class Setting(NamedTuple):
    """What a sentence tells of its event: whether it counts since long ago, the words of the places that it names, and
    the lemmas of its nouns that neither count nor name people."""

    since: bool = False
    places: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()


def settings(analysis: Analysis) -> tuple[Setting, ...]:
    """Return the setting of each sentence of a report, in text order."""
    parse = analysis.parse
    places: dict[int, set[str]] = defaultdict(set)
    people: set[int] = set()
    for mention in analysis.mentions:
        inside = parse.inside(mention.span)
        if mention.kind in ("person", "group") or mention.quantity is not None or mention.timex is not None:
            people.update(inside)
        elif mention.kind == "place":
            for token in (parse.tokens[n] for n in inside if parse.tokens[n].pos == "PROPN"):
                places[token.sentence].add(token.text.lower())
    things: dict[int, set[str]] = defaultdict(set)
    for token in parse.tokens:
        if token.pos == "NOUN" and token.index not in people and token.lemma not in STATES:
            things[token.sentence].add(kin(token.lemma.lower()))
    return tuple(
        Setting(since(parse.report.text, each.span), frozenset(places[n]), frozenset(things[n]))
        for n, each in enumerate(parse.sentences)
    )


def since(text: str, sentence: Span) -> bool:
    """Return whether a sentence counts over a longer time: "since the war began", "so far this year"."""
    return SINCE.search(text, sentence.start, sentence.end) is not None
