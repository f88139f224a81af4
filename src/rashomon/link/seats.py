"""American lawmakers called by the seat that a report gives beside a name: "Ruiz (D-Ohio)", "the Ohio Democrat"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.countries import STATES
from rashomon.link.cluster import Clusters
from rashomon.link.items import CHANGING, OTHERS, Item
from rashomon.model import Parse, Passage, Span

# After a name: its party's letter and its state, as papers shorten it.
SEAT = re.compile(r"(?:,? \(|, )([DRI])[-–—] ?([A-Z][A-Za-z.]*(?: [A-Z][A-Za-z.]+)*)")
PARTIES = {"D": "democrat", "R": "republican", "I": "independent"}
# What one person of a state may be called, whatever its house.
MEMBERS = frozenset({"lawmaker", "legislator"})
Seats = Mapping[tuple[str, str], Mapping[str, tuple[Item, Passage]]]


def join_seats(clusters: Clusters, items: Sequence[Item], parses: dict[str, Parse]) -> None:
    """Join "the Ohio Democrat" and "the Ohio senator" with the only lawmaker of that seat whom the reports name."""
    seats = seats_of(clusters, items, parses)
    for role in items:
        if not seats or role.mention.form != "role" or role.plural or clusters.has_name(role):
            continue
        if role.modifiers & (OTHERS | CHANGING) or not (role.definite or role.sentence == 0):
            continue
        held = seats.get((role.lemma, state_in(role)), {})
        if len(held) == 1:
            name, passage = next(iter(held.values()))
            clusters.join(name, role, "the only one of that seat whom the reports name", (passage, role.passage))


def seats_of(clusters: Clusters, items: Sequence[Item], parses: dict[str, Parse]) -> Seats:
    """Return by what they are called and their state the lawmakers whose seat a report gives, by cluster."""
    found: dict[tuple[str, str], dict[str, tuple[Item, Passage]]] = defaultdict(dict)
    for item in items:
        if item.mention.form == "name" and clusters.kinds[item.id] == "person":
            for word, state, passage in seat_beside(clusters, item, parses[item.report]):
                found[word, state].setdefault(clusters.find(item.id), (item, passage))
    return found


def seat_beside(clusters: Clusters, name: Item, parse: Parse) -> Iterator[tuple[str, str, Passage]]:
    """Yield what a person may be called by the seat right after the name, with its state and the words that tell."""
    told = SEAT.match(parse.report.text, name.mention.span.end)
    state = STATES.get(told[2].replace(".", "").lower().strip()) if told else None
    if told and state:
        passage = Passage(name.report, Span(name.mention.span.start, told.end()))
        offices = {item.lemma for item in clusters.of(name) if item.mention.form == "role"}
        for word in sorted({PARTIES[told[1]], *MEMBERS, *offices}):
            yield word, state, passage


def state_in(role: Item) -> str:
    """Return the state that a role's names make, or an empty string: "the senior South Carolina Republican"."""
    words = " ".join(word for word in role.words if word in role.proper)
    return STATES.get(words, "")
