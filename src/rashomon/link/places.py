"""Roles joined with places: "the city of Lund", "the country" after one country's name, "the Syrian regime"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from rashomon.countries import COUNTRIES, LANDS
from rashomon.link.capitals import GOVERNMENTS
from rashomon.link.cluster import Clusters
from rashomon.link.forms import Form
from rashomon.link.items import CHANGING, OTHERS, Item, alike
from rashomon.link.names import ALIASES
from rashomon.model import Parse

# What a place is where "of" and its name follow: "the island of Sark", but neither "the coast of Kenya" nor
# "a suburb of Perth". Those of the second line are not a country's: "the northern city of Iraq".
WHOLE = frozenset("island state country nation republic kingdom".split())
PARTS = frozenset("city town village hamlet province county municipality".split())
NATIONS = LANDS | {" ".join(name) for names in ALIASES[:2] for name in names}
# So many sentences back, or fewer, the name of the country may stand.
NEAR = 1
# … and so often it must be named at least.
TWICE = 2
# One of many is chief: "the main town of the island".
CHIEF = frozenset({"capital", "main", "chief", "second", "third"})


def join_places(clusters: Clusters, items: Sequence[Item], parses: dict[str, Parse]) -> None:
    """Join "the city of X" with X, and "the country" with the only country named right before it."""
    by_head = {(item.report, item.head): item for item in items if item.mention.form == "name"}
    nations: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.mention.form == "name" and " ".join(item.words) in NATIONS:
            nations[item.report].append(item)
    for role in items:
        if role.mention.form != "role" or role.plural or not role.definite or role.modifiers & OTHERS:
            continue
        if role.lemma in WHOLE | PARTS and (name := site(role, parses[role.report], by_head)) is not None:
            clusters.join(name, role, "the text says that they are one", (role.passage,))
        elif role.lemma == "country" and not role.modifiers and (name := nation(role, nations[role.report], clusters)):
            clusters.join(name, role, "the only country named right before")


def site(role: Item, parse: Parse, by_head: dict[tuple[str, int], Item]) -> Item | None:
    """Return the place whose name follows a role's "of", unless the role is one of its many: "the oldest city of X"."""
    tokens = parse.tokens
    if any(tokens[n].tag in ("JJS", "RBS") or tokens[n].lemma in CHIEF for n in range(role.first, role.head)):
        return None
    for child in parse.children[role.head]:
        if child == role.head + 1 and tokens[child].text.lower() == "of":
            found = [by_head.get((role.report, below)) for below in parse.children[child]]
            name = next((name for name in found if name and name.first == child + 1), None)
            return None if name and role.lemma in PARTS and " ".join(name.words) in NATIONS else name
    return None


def nation(role: Item, nations: Sequence[Item], clusters: Clusters) -> Item | None:
    """Return the country that is named in a role's sentence or right before it, where it is one alone.

    The report must name it twice at least, and no other as often: what is named in passing is not meant.
    """
    before = (name for name in nations if name.mention.span < role.mention.span)
    near = {clusters.find(name.id): name for name in before if role.sentence - name.sentence <= NEAR}
    (first, times), *others = Counter(clusters.find(name.id) for name in nations).most_common(2) or [("", 0)]
    if len(near) != 1 or times < TWICE or any(count == times for _, count in others):
        return None
    return near.get(first)


def join_governments(clusters: Clusters, forms: Sequence[Form], items: Sequence[Item]) -> None:
    """Join a capital that stands for a government with the role that names it: "Damascus", "the Syrian regime"."""
    for form in forms:
        country = COUNTRIES.get(" ".join(form.words), "")
        if form.kind != "organisation" or not country:
            continue
        for role in items:
            ruled = role.mention.form == "role" and role.lemma in GOVERNMENTS and not role.plural
            if ruled and not role.modifiers & CHANGING and any(alike(country, word) for word in role.proper):
                clusters.join(form.items[0], role, "a capital that stands for its government")
