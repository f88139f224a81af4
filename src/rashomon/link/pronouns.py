"""Pronouns joined with the person they stand for, where only one can be meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.link.cluster import Clusters
from rashomon.link.items import MEN, WOMEN, Item
from rashomon.model import Parse

MASCULINE = frozenset({"he", "him", "his", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# A pronoun reaches back over this many sentences.
REACH = 2
# … and over this many mentions.
WINDOW = 80


def join_pronouns(clusters: Clusters, items: Sequence[Item], parses: dict[str, Parse]) -> None:
    """Join "he" and "she" with the latest subject who can be meant, at most two sentences back."""
    genders: dict[str, str] = {}
    by_report: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_report[item.report].append(item)
    for report in sorted(parses):
        here = by_report[report]
        for item in here:
            if gender := gender_of(item, parses[report]):
                genders.setdefault(clusters.find(item.id), gender)
        for place, pronoun in enumerate(here):
            word = pronoun.text.lower()
            if pronoun.mention.form == "pronoun" and word in MASCULINE | FEMININE:
                gender = "m" if word in MASCULINE else "f"
                before = here[max(0, place - WINDOW) : place]
                if person := meant(pronoun, before, clusters, genders, gender, parses[report]):
                    clusters.join(person, pronoun, "the only person near before who can be meant")
                    genders.setdefault(clusters.find(person.id), gender)


def gender_of(item: Item, parse: Parse) -> str | None:
    """Return "m" or "f" where a role's head or the title before a name tells."""
    words = {item.lemma}
    if item.mention.form == "name" and item.first:
        words = {parse.tokens[item.first - 1].text.lower().rstrip(".")}
    if words & MEN or (
        item.mention.form == "role"
        and item.lemma.endswith("man")
        and item.lemma not in ("spokesman", "chairman", "human", "woman")
    ):
        return "m"
    return "f" if words & WOMEN else None


def womanly(names: Sequence[Item]) -> bool:
    """Return whether a full name begins as many women's do: too little to join "she", enough to doubt "he"."""
    return any(item.mention.form == "name" and len(item.words) > 1 and item.words[0].endswith("a") for item in names)


def meant(
    pronoun: Item, here: list[Item], clusters: Clusters, genders: dict[str, str], gender: str, parse: Parse
) -> Item | None:
    """Return the person whom a pronoun stands for, or ``None`` where none or more than one can be meant."""
    near = [
        item
        for item in here
        if item.mention.kind == "person"
        and item.mention.span.end <= pronoun.mention.span.start
        and 0 <= pronoun.sentence - item.sentence <= REACH
        and not item.plural
        and not (gender == "m" and clusters.find(item.id) not in genders and womanly(clusters.of(item)))
        and (item.mention.form == "name" or clusters.has_name(item))
        and genders.get(clusters.find(item.id), gender) == gender
    ]
    if not near:
        return None
    latest = max(item.sentence for item in near)
    for group in ([i for i in near if i.sentence == latest and parse.tokens[i.head].dep in SUBJECTS], near):
        if group and len({clusters.find(item.id) for item in group}) == 1:
            return group[-1]
    return None
