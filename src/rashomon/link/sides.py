"""Items of a story → of which state each ministry and army is, where the reports tell of those of two states.

Each side of a war has a Defence Ministry, and its outlets do not say whose: that of an outlet's own country is meant.
It is no other country's, however like its name, and what the two say is not one word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.countries import LANDS
from rashomon.link.items import Item, alike, words_of
from rashomon.model import Entity, Parse

# Bodies that each state has one of.
BODIES = frozenset("ministry staff army military government parliament navy cabinet forces force authority".split())
# What tells that the one whose it is is a state, beside those.
ARMED = BODIES | frozenset("soldier troop fighter rebel militant terrorist president ambassador".split())


def sides(items: Sequence[Item], parses: Mapping[str, Parse]) -> dict[str, str]:
    """Return, by item, the state whose body it names: as it says, or else as its report is that of an outlet of one.

    Nothing where the reports tell of one state alone.
    """
    states = states_of(items)
    if len(states) < 2:
        return {}
    homes = {report: home(parse, states) for report, parse in parses.items()}
    found: dict[str, str] = {}
    last: dict[tuple[str, str], str] = {}
    for item in (each for each in items if names_a_body(each)):
        named = item.mention.form == "name" or item.text.rpartition(" ")[2][:1].isupper()
        key = (item.report, item.lemma)
        own = next((state for word in told(item) if (state := state_in(word, states))), "")
        if own:
            last[key] = own
        if state := own or (last.get(key) or homes[item.report] if named else ""):
            found[item.id] = state
    return found


def names_a_body(item: Item) -> bool:
    """Return whether an item names a body that each state has one of."""
    if item.mention.form == "pronoun" or item.mention.kind == "person":
        return False
    return bool(BODIES & set(item.words)) if item.mention.form == "name" else item.lemma in BODIES


def told(item: Item) -> Sequence[str]:
    """Return the words by which an item says whose a body is."""
    return item.words if item.mention.form == "name" else sorted(item.proper)


def states_of(items: Sequence[Item]) -> tuple[str, ...]:
    """Return the words for the states of which the reports name bodies or soldiers: "Velia's army"."""
    places = {item.words[0] for item in items if len(item.words) == 1 and item.mention.form == "name" and is_land(item)}
    owners = {word for item in items if item.mention.form == "role" and item.lemma in ARMED for word in item.proper}
    found: list[str] = []
    for place in sorted(places):
        known = place in LANDS or any(alike(place, word) for word in owners)
        if known and not any(alike(place, other) for other in found):
            found.append(place)
    return tuple(found)


def is_land(item: Item) -> bool:
    """Return whether a name is taken for a place, or for a body as a country that acts may be."""
    return item.mention.kind in ("place", "organisation", "group")


def state_in(word: str, states: Sequence[str]) -> str:
    """Return the state that a word names, as a country or its people, empty where it names none."""
    return next((state for state in states if alike(state, word)), "")


def home(parse: Parse, states: Sequence[str]) -> str:
    """Return the state after which a report's outlet is called, empty where it is called after none."""
    words = words_of(parse.report.publisher or "")
    found = {state for word in words if (state := state_in(word, states))}
    return found.pop() if len(found) == 1 else ""


def told_apart(entities: Sequence[Entity], items: Mapping[str, Item], known: Mapping[str, str]) -> list[Entity]:
    """Return entities, those bodies of states (``known``) with one name called as a report does that says whose."""
    shared = {name for name, count in Counter(entity.name for entity in entities).items() if count > 1}
    found = []
    for entity in entities:
        bodies = [items[each] for each in entity.mentions if each in known] if entity.name in shared else []
        whose = [item.text for item in bodies if any(state_in(word, (known[item.id],)) for word in told(item))]
        found.append(replace(entity, name=min(whose, key=lambda text: (len(text), text))) if whose else entity)
    return found
