"""Analysis → what each sentence tells of the event in which it counts people: where, what, since when, whose."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rashomon.differ.values import ARMED
from rashomon.kin import kin
from rashomon.model import Analysis, Parse, Span, Token
from rashomon.states import STATES

# What makes a count one of a longer time, or of a war, and not of the event of the day.
SINCE = re.compile(
    r"\bsince (?:[\w'’-]+ ){0,6}?(?:(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|began|broke out|started|erupted|beginning|start|outbreak)\b"
    r"|\bthis year\b|\b(?:war|conflict) (?:that )?(?:has|have)\b"
    r"|\b(?:over|in|during) the (?:past|last) (?:\w+ )?(?:years|decades|months)\b"
)
# The kinds of acts and mishaps of which there are tolls, by the words that tell of them. A bombing is from the air or
# on the ground, a bombardment from the air or by guns.
KINDS = {kind: frozenset(words.split()) for kind, words in {
    "raid": "strike airstrike raid warplane jet bomb bombing bombardment missile",
    "shelling": "rocket shell shelling mortar artillery bombardment missile",
    "blast": "bomb bombing blast explosion explode detonate explosive",
    "shooting": "shooting shoot gunman gunfire",
    "stabbing": "stabbing stab knife",
    "crash": "crash collision collide derail derailment",
    "quake": "earthquake quake tremor",
    "gas": "gas chemical sarin chlorine",
    "fire": "fire blaze wildfire",
    "flood": "flood flooding landslide mudslide",
    "storm": "storm hurricane typhoon cyclone tornado",
    "sinking": "sink capsize sinking ferry",
    "collapse": "collapse",
    "outbreak": "outbreak epidemic",
    "unrest": "protest demonstration rally march riot unrest protester demonstrator",
}.items()}  # fmt: skip
# How a name that tells whose somebody is may be tagged.
NAMING = frozenset({"PROPN", "ADJ"})


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


def acts(tokens: Iterable[Token]) -> Iterator[str]:
    """Yield the kinds of acts and mishaps of which some words tell."""
    words = [(token.lemma.lower(), token.pos) for token in tokens]
    # Shots and tear gas are fired where nothing burns.
    told = {word for word, pos in words if (word, pos) != ("fire", "VERB")}
    told -= {"gas"} if "tear" in told else set()
    return (kind for kind, names in KINDS.items() if told & names)


def sides(parse: Parse, amount: Span) -> frozenset[str]:
    """Return the names of the armed people whom an amount counts, where its report tells of those of two names.

    "Five Volish soldiers" of a clash with Tarnish troops are the dead of one side, and no count of all.
    """
    named = {n for token in parse.tokens if token.lemma.lower() in ARMED for n in names_before(parse, token)}
    inside = [parse.tokens[at] for at in parse.inside(amount)]
    if not any(token.pos == "NOUN" for token in inside):
        # "Five Volish soldiers were killed and 11 wounded".
        held = parse.sentences[inside[0].sentence] if inside else None
        inside = [*parse.tokens[held.first : held.last]] if held else []
    counted = {n for token in inside for n in names_before(parse, token)}
    return frozenset(counted & named) if len(named) > 1 else frozenset()


def names_before(parse: Parse, noun: Token) -> Iterator[str]:
    """Yield the names that qualify a noun: "Volish" of "Volish troops"."""
    return (
        t.text.lower() for t in parse.below(noun) if t.index < noun.index and t.text[:1].isupper() and t.pos in NAMING
    )
