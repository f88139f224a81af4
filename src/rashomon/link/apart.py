"""Two clusters of a story → whether its reports tell them apart, whatever likeness says."""

from __future__ import annotations

from rashomon.link.descriptions import OFFICIALS, SPEAKERS
from rashomon.link.holders import CALLED, GROWN, OLDEST, SUSPECTS, VICTIMS, called_so
from rashomon.link.items import LOOSE, comparable, opposed
from rashomon.link.offices import POSTS
from rashomon.link.profile import Profile, alike_words
from rashomon.link.sorts import on_two_sides

# Where a place ends or what lies beside it: none of it is the place whose name follows "of".
EDGES = frozenset("coast coastline shore shoreline border frontier suburb outskirts edge".split())

# What firms, mills and banks are taken for.
BODIES = frozenset({"organisation", "thing"})
# Who fights a state, and what is a state's.
REBELS = frozenset("rebel insurgent separatist militant terrorist guerrilla jihadist extremist opposition".split())
STATES = frozenset("government regime army military troop state".split())
# Who leads others is but some of them.
LEADING = frozenset("leader leadership head chief boss official".split())
# Who holds one of these is nobody's spokesman; a secretary may be: the press secretary is.
HELD = POSTS - {"secretary"} | frozenset("chief senator representative congressman congresswoman councilman".split())
DOERS = SUSPECTS | frozenset("suspect shooter attacker assailant murderer robber".split())
# From these years on one is called a man or a woman, if not by all; and of what years those heads tell.
ADULT = 18
AGED = (*CALLED, (GROWN, range(ADULT - 2, OLDEST + 1)))


def apart(one: Profile, other: Profile) -> bool:
    """Return whether the reports tell two clusters apart: by number, age or gender, or as two of one sort.

    Nobody holds two posts in one report, or serves two: the coroner's investigator, the sheriff's sergeant. What
    stands on two sides is two: "the drug", "the disease". Whom a sentence describes is nobody whom it goes on to name
    in full: "the chairwoman had helped Lena Holt". Two of one sort have another office or are "another", one is
    several, or two of one head have other names. Nobody is his own owner, and groups of two sorts that both speak are
    two: "officials", "witnesses". Several by their count are no body with a name. What is but unlikely is left to the
    trees (decision 0050): that "a former pilot" is one of whom the report has told before. Things and happenings have
    other names only where one report gives both: what two reports call "the visit to Oslo" and "the April visit" is
    mostly one.
    """
    if (
        clash(one.counts, other.counts)
        or clash(one.ages, other.ages)
        or clash(one.genders, other.genders)
        or clash(one.people, other.people)
        or clash(one.possessors, other.possessors)
        or clash(one.modifiers & POSTS, other.modifiers & POSTS)
        or one.key in other.owners
        or other.key in one.owners
    ):
        return True
    if two_posts(one, other) or on_two_sides(one.heads, other.heads):
        return True
    tests = (
        *(named_after, part_of, told_of, in_two_camps, edge_of, led_by, two_forces, office_of, named_so, none_of),
        *(unnamed, counted, outgrown, at_each_end, speaks_for_holder),
    )
    if any(test(one, other) or test(other, one) for test in tests):
        return True
    return unlike(one, other) if one.sorts & other.sorts else two_groups(one, other) and one.speaks and other.speaks


def two_posts(one: Profile, other: Profile) -> bool:
    """Return whether one report gives two persons each a post of their own: "the mayor", "the coroner"."""
    shared = one.posts.keys() & other.posts.keys()
    return any(one.posts[report].isdisjoint(other.posts[report]) for report in shared)


def in_two_camps(one: Profile, other: Profile) -> bool:
    """Return whether one fights a state and the other is a state's: "rebel officials", "the government"."""
    words, others = one.heads | one.modifiers, other.heads | other.modifiers
    return bool(words & REBELS and others & STATES) and not (words & STATES or others & REBELS)


def two_groups(one: Profile, other: Profile) -> bool:
    """Return whether both are groups without a name and of two sorts: where both speak, they are two origins.

    So are bodies that are told by other names or nouns each: "Norland's coast guard", "the port authority of Osk".
    """
    told = one.proper and other.proper and not alike_words(one.proper, other.proper)
    one_kind = one.kind == other.kind == "group" or (one.kind == other.kind == "organisation" and bool(told))
    return one_kind and not (one.names or other.names or one.sorts & other.sorts)


def unlike(one: Profile, other: Profile) -> bool:
    """Return whether what two clusters of one sort are called tells them from each other."""
    if (
        opposed(one.modifiers, other.modifiers)
        or one.another
        or other.another
        or one.changing != other.changing
        or one.plural != other.plural
    ):
        return True
    if one.kind in LOOSE and other.kind in LOOSE:
        shared = one.called_in.keys() & other.called_in.keys()
        told_in = [(one.called_in[report], other.called_in[report]) for report in sorted(shared)]
        nouns, thing = one.common | other.common, "thing" in (one.kind, other.kind)
        return any(not alike_words(a, b) and comparable(a, b, nouns, thing=thing) for a, b in told_in)
    if not one.heads & other.heads:
        return False
    if OFFICIALS & one.heads & other.heads and bool(one.proper) != bool(other.proper):
        return not one.at.heads.keys() & other.at.heads.keys()
    a, b = one.proper | one.names, other.proper | other.names
    if not a or not b:
        return False
    both = alike_words(a, b), alike_words(b, a)
    return both[0] < len(a) and both[1] < len(b) if one.kind in ("person", "group") else not both[0]


def clash(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two sets that are both told share nothing."""
    return bool(one and other) and one.isdisjoint(other)


def named_so(one: Profile, other: Profile) -> bool:
    """Return whether a description's head stands in another's name: whether it means that one, rules have told.

    "The committee" may be the Budget Committee, lions are no team that is called the Lions.
    """
    return not one.names and any(head in other.names or f"{head}s" in other.names for head in one.heads)


def unnamed(one: Profile, other: Profile) -> bool:
    """Return whether a report gives somebody's word and no name, and another report tells of anybody of that kind.

    "A senior officer said" may be whoever serves there, by name or not: "a duty officer".
    """
    if one.kind != "person" or one.names or not (one.speaks and one.brought_in):
        return False
    told = one.modifiers - other.modifiers, other.modifiers - one.modifiers
    called_else = other.brought_in and one.heads & other.heads and all(told)
    return bool(other.names or called_else) and one.at.heads.keys().isdisjoint(other.at.heads.keys())


def counted(one: Profile, other: Profile) -> bool:
    """Return whether a description is of several, by their count, and the other is one body by its name.

    Several bodies are no other body either: "the two companies", "the brewery".
    """
    if not one.counts - {"1"} or one.names:
        return False
    bodies = one.kind in BODIES and other.kind in BODIES and not other.plural
    return bodies or (bool(other.names) and other.kind == "organisation")


def outgrown(one: Profile, other: Profile) -> bool:
    """Return whether a head names one of other years than another is: no man of 34 is "the toddler", no boy a man."""
    ranges = [years for heads, years in AGED if one.heads & heads]
    if any(other.ages and not any(called_so(age, years) for age in other.ages) for years in ranges):
        return True
    return bool(one.heads & GROWN) and any(other.heads & heads for heads, years in CALLED if years.stop <= ADULT)


def at_each_end(one: Profile, other: Profile) -> bool:
    """Return whether one is called a suspect or a gunman and only the other a victim, or said to be shot or killed."""
    return bool(one.heads & DOERS) and (other.harmed or bool(other.heads & VICTIMS)) and not one.harmed


def speaks_for_holder(one: Profile, other: Profile) -> bool:
    """Return whether a description is of a spokesman, and the other is a holder of an office by name."""
    return bool(one.heads & SPEAKERS and other.heads & HELD) and bool(other.names) and not one.names


def part_of(one: Profile, other: Profile) -> bool:
    """Return whether a head names a part of what another names: a subcommittee of a committee."""
    return any(f"sub{head}" in other.heads or f"sub-{head}" in other.heads for head in one.heads)


def told_of(one: Profile, other: Profile) -> bool:
    """Return whether a thing is told as some other's: "the paint of the cup" is not the cup."""
    if not one.kind == other.kind == "thing":
        return False
    after = {report: sorted(heads) for report, heads in other.at.heads.items() if report in one.at.heads}
    held = (
        (report, *place) for report in after for place in zip(one.at.heads[report], one.at.spans[report], strict=True)
    )
    return any(head < at < last for report, head, (_, last) in held for at in after[report])


def edge_of(one: Profile, other: Profile) -> bool:
    """Return whether a description is of an edge, "the coast of Oman", and the other is a name without that word."""
    return bool(one.heads & EDGES and other.names) and not (one.names or one.heads & other.names)


def led_by(one: Profile, other: Profile) -> bool:
    """Return whether a description is of those who lead a group by name: "the Democratic leaders", "Democrats"."""
    return bool(one.heads & LEADING) and not one.names and bool(other.names) and other.kind == "group"


def two_forces(one: Profile, other: Profile) -> bool:
    """Return whether a description is of a sheriff's deputies, and the other a police force by name."""
    return "deputy" in one.heads and not one.names and "police" in other.names


def office_of(one: Profile, other: Profile) -> bool:
    """Return whether a description is of the office of a post that the other's name has not: "the coroner's office"."""
    posts = {owner[1:] for owner in one.owners if owner[0] == "="}
    return bool(posts and other.names) and not one.names and posts.isdisjoint(other.names)


def none_of(one: Profile, other: Profile) -> bool:
    """Return whether a head names who is none of what another is called: a non-lawyer."""
    called = {item.words[-1] for item in other.items if item.words}
    return any(head.startswith("non-") and head.removeprefix("non-") in called for head in one.heads)


def named_after(one: Profile, other: Profile) -> bool:
    """Return whether a sentence that speaks of a person by a description gives another's full name after it."""
    return any(head > first for line, head in other.full_names.items() if (first := one.told_of.get(line)) is not None)
