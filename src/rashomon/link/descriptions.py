"""Roles without a name: "the airline", "the striking nurses". Those of one head are one unless told apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from rashomon.kin import kin
from rashomon.link.back import names_by_report, rivalled
from rashomon.link.capitals import GOVERNMENTS
from rashomon.link.cluster import Clusters
from rashomon.link.holders import CALLED, age_in, called_so
from rashomon.link.items import CHANGING, LOOSE, OTHERS, Item, alike, comparable, opposed, possessor
from rashomon.link.owners import Owners
from rashomon.link.sorts import COMMON, sort_of, sort_word
from rashomon.link.weights import Vectors

# Kinds whose names may end with what they are: "Kamloops Hospital".
ENDING = frozenset({"organisation", "place", "thing", "event"})
# What has one head and is less alike in its passages than this is two: within a report, across reports. Of 79 stories
# one labelled join of 435 across reports lay below .6, and of those without a label one read in seven was right.
LIKE_HERE, LIKE_ACROSS = 0.5, 0.65
# The vector of a mention that nothing read.
UNREAD: Vectors = np.zeros(1, dtype=np.float32)
# A role is compared with so many groups of its head in its report, the latest ones, and no more.
MOST = 40
# A group is what a report tells of in the first place if it has so many roles, and so many times those of any other.
OFTEN, TIMES = 3, 3
# Happenings and words that English has in the plural where another writer has one: "the remark", "his remarks".
ONE_OR_MANY = frozenset(
    "election poll vote protest demonstration riot clash killing murder slaying shooting explosion blast flood fire"
    " wildfire celebration talk negotiation remark comment allegation accusation".split()
)
# What a report calls the police of its story without an article.
POLICE = frozenset({"officers"})
# Who is brought in beside one of the same kind.
ANEW = frozenset({"another", "second", "third"})
# By what a report brings in somebody.
ANEW_IN = re.compile(r"an? ", re.IGNORECASE)
# Polls that ask, and in which nobody is elected.
SURVEYS = frozenset({"exit", "opinion", "television", "tracking"})
# Whom an accident or a crime befell, once they are counted: "three people", "three victims".
COUNTED = frozenset({"people", "person", "victim"})
# Of these each state has one, so that the name beside it says which: "the Norland army", "the Vela regime".
OF_STATES = GOVERNMENTS | {"army", "military", "navy", "parliament", "leadership", "authorities", "troop", "force"}
# Every body has one, with a name or without: whose says which.
SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
# … and every body has some of them: those of a hospital in one report are not the bare "officials" of another.
OFFICIALS = frozenset({"official"})
# What any firm is called, so that a noun before it says which.
FIRMS = frozenset({"company", "firm", "operator"})
# Bodies of a state whose names end so are also called its agency.
AGENCIES = frozenset({"service"})


# Why two roles of one head are one across reports.
ONLY_ONE = "the only one of its kind of which the reports speak"
MOST_ALIKE = "the one of its kind whose passages are most alike"


class Group:
    """Roles of one head that are taken as one, with all that they say of it."""

    def __init__(self, role: Item, owners: Owners, *, foremost: bool = False) -> None:
        self.roles = [role]
        self.foremost = foremost
        self.words = {role.words}
        self.said = frozenset({*role.modifiers, role.count} - {""})
        self.proper = frozenset(role.words) - {sort_word(role.words)} if role.mention.form == "name" else role.proper
        self.common = role.common
        self.sort = frozenset(word for word in role.proper if word in role.text)
        self.changing = role.modifiers & CHANGING
        self.owner = owners.of(role) or owners.beside(role)
        told = (age_in(each.text) for each in (role, *owners.clusters.of(role)) if each.mention.form == "role")
        self.age = next(filter(None, told), "")
        self.count = role.count
        self.possessor = possessor(role)
        self.gender = role.gender
        self.vector = owners.clusters.vectors.get(role.id, UNREAD)

    @property
    def first(self) -> Item:
        """Return the role that stands for the group."""
        return self.roles[0]

    def apart(self, other: Group, *, names: bool = True) -> bool:
        """Return whether two groups differ in number, age, owner, gender, office, year or, with ``names``, in names."""
        if self.changing != other.changing or opposed(self.said, other.said):
            return True
        told = (
            (self.count, other.count),
            (self.age, other.age),
            (self.owner, other.owner),
            (self.gender, other.gender),
            (self.possessor, other.possessor),
        )
        if any(a and b and a != b for a, b in told) or self.outgrown(other) or other.outgrown(self):
            return True
        numbers = [{word for word in group.proper if word[:1].isdigit()} for group in (self, other)]
        if all(numbers) and not numbers[0] & numbers[1]:
            return True
        if not names or not self.proper or not other.proper:
            return False
        if self.first.mention.kind in ("person", "group"):
            return lacks(self.proper | self.said, other.proper) and lacks(other.proper | other.said, self.proper)
        kind, nouns = self.first.mention.kind, self.common | other.common
        named = any(role.mention.form == "name" for group in (self, other) for role in group.roles)
        owned = kind == "thing" and (self.owner or other.owner)
        if (
            kind in LOOSE
            and not named
            and not owned
            and not comparable(self.proper, other.proper, nouns, thing=kind == "thing")
        ):
            return False
        ours, theirs = self.proper, other.proper
        if named and ours - nouns and theirs - nouns:
            # A noun in common tells nothing of two with names besides: "the Oslo trade deal", "the Lima Trade Act".
            ours, theirs = ours - nouns, theirs - nouns
        return not any(alike(a, b) for a in ours for b in theirs)

    def outgrown(self, other: Group) -> bool:
        """Return whether a head tells of other years than the other's age: no teen is an 11-year-old boy."""
        years = [span for heads, span in CALLED if any(role.lemma in heads for role in self.roles)]
        return bool(other.age) and any(not called_so(other.age, span) for span in years)

    def take(self, other: Group) -> None:
        """Take in the roles of another group and what they say."""
        self.roles += other.roles
        self.foremost = self.foremost and other.foremost
        self.words |= other.words
        self.said |= other.said
        self.proper |= other.proper
        self.common |= other.common
        self.vector = self.vector + other.vector
        for field in ("owner", "age", "count", "gender", "possessor"):
            setattr(self, field, getattr(self, field) or getattr(other, field))


def likeness(one: Group, other: Group) -> float:
    """Return how alike two groups are in their passages, as a cosine; 1 where nothing read one of them."""
    length = float(np.linalg.norm(one.vector) * np.linalg.norm(other.vector))
    return round(float(np.sum(one.vector * other.vector)) / length, 4) if length else 1.0


def likest(new: Group, known: Sequence[Group], least: float) -> list[Group]:
    """Return the groups that are as alike as ``least`` to a new one in their passages, the most alike first."""
    found = [(likeness(new, group), group) for group in known]
    return [group for like, group in sorted(found, key=lambda each: -each[0]) if like >= least]


def another(new: Group, known: Group) -> bool:
    """Return whether a report that names something known brings a second thing of its head in: "a truck".

    Headlines leave the article out.
    """
    first = new.first
    brought_in = first.mention.form == "role" and not (first.definite or first.plural) and first.sentence > 0
    return brought_in and any(role.report == first.report for role in known.roles)


def both_anew(one: Group, other: Group) -> bool:
    """Return whether each of two is one person whom a report brings in by other words: "a senior", "a duty officer"."""
    roles = one.first, other.first
    anew = all(role.mention.kind == "person" and ANEW_IN.match(role.text) and not role.plural for role in roles)
    return anew and bool(one.said - other.said) and bool(other.said - one.said)


def lacks(words: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether some of the other words stand for nothing among some words."""
    return any(not any(alike(a, b) for a in words) for b in other)


def join_owned(clusters: Clusters, items: Sequence[Item], owners: Owners) -> None:
    """Join the roles of one head that one owner has: "his wife" with "Kamau's wife"."""
    groups: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        if item.mention.form == "role" and not item.plural and (owner := owners.of(item)) and owner[0] != "?":
            groups[owner, sort_of(item.lemma)].append(item)
    for _, roles in sorted(groups.items()):
        roles.sort(key=lambda role: (not clusters.has_name(role), role.report, role.mention.span))
        first = Group(roles[0], owners)
        for role in roles[1:]:
            new = Group(role, owners)
            if not (role.modifiers & OTHERS or first.apart(new) or both_anew(first, new)):
                clusters.join(roles[0], role, "the same role of the same person or body")


def join_offices(clusters: Clusters, items: Sequence[Item], owners: Owners) -> None:
    """Join "the sheriff's office" with the only such office that is named: "the Orne County Sheriff's Office"."""
    names = [i for i in items if i.mention.form == "name" and i.mention.kind == "organisation" and len(i.words) > 2]
    for role in items:
        word = owners.of(role)[1:] if role.mention.form == "role" and owners.of(role)[:1] == "=" else ""
        found = {clusters.find(i.id): i for i in names if word and i.words[-2:] == (word, role.lemma)}
        if len(found) == 1 and not clusters.has_name(role):
            clusters.join(next(iter(found.values())), role, ONLY_ONE)


def join_descriptions(clusters: Clusters, items: Sequence[Item], owners: Owners) -> None:
    """Join the roles of each head: within a report with what they repeat, then across the reports.

    Names of bodies, places and things that end with a head go with its roles, unless the head says little: "the group"
    is tied to a company by the text alone.
    """
    heads: dict[tuple[str, bool], dict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
    told = join_others(clusters, items)
    for item in items:
        if item.mention.form == "role" and not item.modifiers & OTHERS and not at_large(item) and item.id not in told:
            heads[head_of(item), several(item)][item.report].append(item)
    for item in items:
        ends = item.mention.form == "name" and len(item.words) > 1 and item.mention.kind in ENDING
        if ends and (word := sort_word(item.words)) and word not in COMMON:
            key = (sort_of("agency" if word in AGENCIES else word), False)
            if key in heads:
                heads[key][item.report].append(item)
    names = names_by_report(items)
    for _, reports in sorted(heads.items()):
        across([within(roles, clusters, owners) for _, roles in sorted(reports.items())], clusters, names)


def join_others(clusters: Clusters, items: Sequence[Item]) -> set[str]:
    """Join "the man" with "another man" right before it, and return the ids of what is joined so."""
    told: set[str] = set()
    last: dict[tuple[str, str], Item] = {}
    for item in items:
        if item.mention.form != "role" or item.plural:
            continue
        known = last.get((item.report, item.lemma))
        again = item.definite and not item.modifiers and known is not None and item.sentence - known.sentence <= 1
        if known is not None and again and (known.modifiers & ANEW or known.id in told):
            clusters.join(known, item, "the same role or kind, told of before")
            told.add(item.id)
        last[item.report, item.lemma] = item
    return told


def at_large(role: Item) -> bool:
    """Return whether a role is a bare noun that tells of no certain thing: "a say in government"; headlines apart."""
    bare = role.last - role.first == 1 and not role.plural and role.sentence > 0
    return bare and role.mention.kind == "organisation"


def head_of(role: Item) -> str:
    """Return the sort of a role's head; several of a sort may be several things, so there only kin heads are one."""
    if role.text.lower() in POLICE:
        return "police"
    if role.lemma == "poll" and role.modifiers & SURVEYS:
        return "survey"
    if role.count and role.lemma in COUNTED:
        return "people"
    return kin(role.lemma) if several(role) else sort_of(role.lemma)


def several(role: Item) -> bool:
    """Return whether a role means several things that one role in the singular cannot mean."""
    one = role.lemma in ONE_OR_MANY or role.lemma == "police" or role.text.lower() in POLICE
    return role.plural and (bool(role.count) or not one)


def within(roles: list[Item], clusters: Clusters, owners: Owners) -> list[Group]:
    """Join each role of one head in one report with what it repeats, the most alike in its passages before the rest.

    Where nothing read the passages, what is spoken of most goes first.
    """
    groups: list[Group] = []
    for role in sorted(roles, key=lambda role: role.mention.span):
        new = Group(role, owners)
        fitting = [group for group in groups[-MOST:] if repeats(role, group) and not group.apart(new)]
        fitting = [group for group in fitting if not narrows(new, group)]
        fitting.sort(key=lambda group: (-len(group.roles), -group.first.head))
        for group in likest(new, fitting, LIKE_HERE):
            joined = clusters.same(group.first, role)
            if joined or clusters.join(group.first, role, "the same role or kind, told of before"):
                group.take(new)
                break
        else:
            groups.append(new)
    sizes = sorted(len(group.roles) for group in groups)
    for group in groups:
        group.foremost = len(groups) == 1 or len(group.roles) >= max(OFTEN, TIMES * sizes[-2])
    return groups


def repeats(role: Item, group: Group) -> bool:
    """Return whether a role can repeat what a group says: it is definite, follows a headline, or has the same words.

    "A man" twice may be two.
    """
    bare = not group.first.sentence and group.first.last - group.first.first == 1
    if role.mention.kind == "person" and role.lemma in COMMON and not (role.definite or bare):
        return False
    kind = role.plural and not role.count
    return role.definite or kind or group.first.sentence == 0 or role.words in group.words


def narrows(new: Group, known: Group) -> bool:
    """Return whether a later role tells which is meant, as no role before it did: "the driver of the lorry".

    Who goes on to say so has another in mind than "the driver", or than "the company" before "the water company".
    """
    role = new.first
    if not (role.definite and any(each.report == role.report and each.head < role.head for each in known.roles)):
        return False
    told_whose = role.mention.kind == "person" and " of " in role.text and bool(new.owner) and not known.owner
    return told_whose or of_a_trade(new, known)


def of_a_trade(new: Group, known: Group) -> bool:
    """Return whether nouns tell which body of a kind a role means, where what is known says no more than the kind.

    "The water company" is not what another passage calls "the company Varga".
    """
    return new.first.lemma in FIRMS and bool(new.common) and not known.said


def across(told: list[list[Group]], clusters: Clusters, names: dict[str, list[Item]]) -> None:
    """Join the groups of one head in all reports, where nothing tells them apart.

    Where two reports each know only one thing of a head, or one above all, other names beside it do not tell it apart:
    one says where a hospital stands, the other how it is called. A head that says little ("the man") needs words in
    common or such reports, and words in common to be a body with a name ("the group"). Without such words a head means
    what a report tells of in the first place, not another of the kind that it names in passing. A spokesman whom one
    report names is another's without a name only where both say whose. Of several groups the most alike in its passages
    is meant, and none that is unlike. A firm without a name is none that follows another's name in its report.
    """
    groups = [group for report in told for group in report]
    groups.sort(key=lambda group: (not group.foremost, not clusters.has_name(group.first), group.first.report))
    joined: list[Group] = []
    for new in groups:
        known = sorted(joined[:MOST], key=lambda group: (not group.said & new.said, not group.foremost))
        for group in likest(new, known, LIKE_ACROSS):
            pairs = (new, group), (group, new)
            sole = new.foremost and group.foremost
            named = clusters.has_name(group.first)
            human = new.first.mention.kind in ("person", "group")
            strict = human or new.first.lemma in OF_STATES or not sole or (named and bool(new.sort))
            if (named and another(new, group)) or group.apart(new, names=strict):
                continue
            if any(narrows(one, other) for one, other in pairs):
                continue
            body = new.first.mention.kind == "organisation"
            meant = pairs[:1] if named else pairs if new.first.lemma in FIRMS else ()
            if any(rivalled(a.first, b.first, names[a.first.report], clusters) for a, b in meant):
                continue
            if both_anew(new, group) or (new.first.lemma in FIRMS and new.possessor != group.possessor):
                continue
            shared = group.said & new.said
            if new.first.lemma in COMMON and ((body and named) or not sole) and not shared:
                continue
            if new.first.lemma in SPEAKERS and named and not shared:
                continue
            if any(clusters.has_name(other.first) and of_a_trade(one, other) for one, other in pairs):
                continue
            if new.first.lemma in OFFICIALS and bool(new.proper) != bool(group.proper):
                continue
            others = any(other is not group and not other.apart(new) for other in joined[:MOST])
            if clusters.join(group.first, new.first, MOST_ALIKE if others else ONLY_ONE):
                group.take(new)
                break
        else:
            joined.append(new)
