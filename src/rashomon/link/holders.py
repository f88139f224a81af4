"""Roles joined with the name that holds them by what the reports tell of it: its age, what was done to it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from rashomon.grammar import NOUN_CLAUSES, TENSED, UNDERGOERS
from rashomon.kin import kin
from rashomon.link.cluster import Clusters
from rashomon.link.items import CHANGING, OTHERS, WRITTEN, Item
from rashomon.model import Parse, Passage, Span

# Of an age, but for that of whose relative or thing it is: "the 4-year-old's mother".
AGE = re.compile(r"\b(\d{1,3}|[a-z]+)[\s-]*(year|month|week|day)s?[\s-]*olds?\b(?!\s?[’']s)", re.IGNORECASE)
OLDEST = 115
# What stands between an age and the name in apposition to whom it describes: "-old nephew, ".
APPOSED = re.compile(r"(?: [\w’'-]+){1,3}, ")
# A person is what the reports are about if they name him so many times as any other of whom the same holds.
TIMES = 3
# What a person of an age in years is called; infants are told by months too.
CALLED = (
    (frozenset({"baby", "infant", "newborn"}), range(0, 3)),
    (frozenset({"toddler"}), range(1, 4)),
    (frozenset({"teen", "teenager", "youth"}), range(13, 20)),
    (frozenset({"boy", "girl", "child", "kid", "youngster", "schoolboy", "schoolgirl"}), range(0, 18)),
)
# Whom a report calls so is nobody whom another calls a child.
GROWN = frozenset({"man", "woman", "gentleman", "lady", "adult"})
# What is done to the one whom a report then calls the suspect, and to the one whom it calls the victim.
ACCUSED = frozenset("arrest charge accuse indict arraign convict sentence jail detain suspect apprehend book".split())
HARMED = frozenset("kill shoot stab murder slay wound injure strangle behead".split())
# … in two words: "found guilty", "taken into custody", "faces charges".
PHRASES = frozenset({("find", "guilty"), ("take", "custody"), ("face", "charge"), ("plead", "guilty")})
SUSPECTS = frozenset({"gunman", "defendant", "accused", "killer"})
VICTIMS = frozenset({"victim"})
ROLES = ((ACCUSED, SUSPECTS, "the one whom the reports name as accused"),
         (HARMED, VICTIMS, "the one whom the reports name as harmed"))  # fmt: skip


def join_holders(clusters: Clusters, items: Sequence[Item], parses: dict[str, Parse]) -> None:
    """Join roles of persons with names by age, then "the suspect" and "the victim" by what befell the name."""
    join_ages(clusters, items, parses)
    for verbs, heads, reason in ROLES:
        join_by_act(clusters, items, parses, verbs, heads, reason)


def join_ages(clusters: Clusters, items: Sequence[Item], parses: dict[str, Parse]) -> None:
    """Join a role that gives an age, or a word for it, with the one person of that age whom the reports name."""
    named: dict[str, dict[str, tuple[Item, Passage]]] = defaultdict(dict)
    roles: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if clusters.kinds[item.id] != "person" or item.plural:
            continue
        if item.mention.form == "name":
            if (told := age_beside(item, parses[item.report])) is not None:
                named[told[0]].setdefault(clusters.find(item.id), (item, told[1]))
        elif item.mention.form == "role" and (age := age_in(item.text)):
            if clusters.has_name(item):
                named[age].setdefault(clusters.find(item.id), (item, item.passage))
            else:
                roles[age].append(item)
    for age in sorted(roles):
        join_aged(clusters, roles[age], list(named[age].values()), "the only one of that age whom the reports name")
    for heads, years in CALLED:
        fit = [r for r in items if r.mention.form == "role" and r.lemma in heads and r.definite and not r.plural]
        ages = [age for age in named if named[age] and called_so(age, years)]
        found = [each for age in ages for each in named[age].values()]
        # Another so young may be meant, of whom a report gives the age alone.
        others = {r.report for age in roles if called_so(age, years) and age not in ages for r in roles[age]}
        fit = [role for role in fit if not age_in(role.text) and role.report not in others]
        join_aged(clusters, fit, found, "the only one so young whom the reports name")


def join_aged(clusters: Clusters, roles: list[Item], named: list[tuple[Item, Passage]], reason: str) -> None:
    """Join roles with the one named person that is left for them, none where there are two."""
    told = {clusters.find(item.id): (item, passage) for item, passage in named}
    found = foremost(clusters, told)
    if found is None:
        return
    name, passage = found
    for role in roles:
        if not clusters.has_name(role) and not role.modifiers & OTHERS:
            clusters.join(name, role, reason, (passage, role.passage))


def foremost(clusters: Clusters, told: dict[str, tuple[Item, Passage]]) -> tuple[Item, Passage] | None:
    """Return the only one of some named persons, or the one of whom the reports tell so many times as of any other."""
    ranked = sorted(told, key=lambda key: (-len(clusters.members[key]), key))
    sizes = [len(clusters.members[key]) for key in ranked]
    return told[ranked[0]] if sizes and (len(sizes) == 1 or sizes[0] >= TIMES * sizes[1]) else None


def called_so(age: str, years: range) -> bool:
    """Return whether an age lies within a range of years; months, weeks and days are less than three years."""
    number, unit = age.split()
    return int(number) in years if unit == "year" else 0 in years


def age_in(text: str) -> str:
    """Return the age that a phrase gives, as "7 year" or "6 month", or an empty string."""
    return age_of(AGE.search(text))


def age_of(found: re.Match[str] | None) -> str:
    """Return the age that a match gives; small numbers may be words."""
    if found is None:
        return ""
    word = found[1].lower()
    number = WRITTEN.get(word, word)
    return f"{int(number)} {found[2].lower()}" if number.isdigit() and int(number) <= OLDEST else ""


def age_beside(item: Item, parse: Parse) -> tuple[str, Passage] | None:
    """Return the age right after a name ("X, 22,") or before it ("22-year-old X"), with its passage.

    So too what stands in apposition: "their 2-year-old son, X".
    """
    tokens = parse.tokens
    after = tokens[item.last : item.last + 3]
    if len(after) > 1 and after[0].text == "," and after[1].text.isdigit() and int(after[1].text) <= OLDEST:
        if len(after) == 2 or after[2].text in (",", ".", ";", "of", "was", "who", ")", "and"):
            return f"{int(after[1].text)} year", Passage(item.report, Span(item.mention.span.start, after[1].end))
    # No further back than its own sentence: a headline's "6-year-old" is nothing of whom the lead then names.
    window = tokens[max(parse.sentences[item.sentence].first, item.first - 8) : item.first]
    start = window[0].start if window else item.mention.span.start
    before = parse.report.text[start : item.mention.span.start]
    last = next(iter([*AGE.finditer(before)][::-1]), None)
    if last is None or not (age := age_of(last)):
        return None
    between = before[last.end() :]
    acts = [t for t in window if t.tag in TENSED or t.lemma == "tell" or t.pos == "ADP"]
    if any(t.start >= start + last.end() for t in acts):
        # "The 22-year-old told Ana Ruiz", "the 12-year-old son of Ana Ruiz" tell nothing of her age.
        return None
    if re.search(r"[,.;]|\band\b", between) and not (tokens[item.head].dep == "appos" and APPOSED.fullmatch(between)):
        return None
    return age, Passage(item.report, Span(start + last.start(), item.mention.span.end))


def join_by_act(
    clusters: Clusters,
    items: Sequence[Item],
    parses: dict[str, Parse],
    verbs: frozenset[str],
    heads: frozenset[str],
    reason: str,
) -> None:
    """Join the roles of some heads with the one name of which the verbs are said; none where there are two.

    None either where several are accused: whom "a third suspect" names is not all whom the others call the suspect.
    """
    held: dict[str, tuple[Item, Passage]] = {}
    for item in items:
        if clusters.kinds[item.id] == "person" and item.mention.form != "pronoun" and clusters.has_name(item):
            if (passage := undergoes(item, parses[item.report], verbs)) is not None:
                held.setdefault(clusters.find(item.id), (item, passage))
    if len({clusters.find(item.id) for item, _ in held.values()}) != 1:
        return
    name, passage = next(iter(held.values()))
    told = [item for item in items if item.mention.form == "role" and kin(item.lemma) in heads]
    if verbs is ACCUSED and any(role.plural or role.modifiers & OTHERS for role in told):
        return
    anew: set[str] = set()
    for role in told:
        if role.plural:
            continue
        if brought_in(role, parses[role.report]):
            anew.add(role.report)
        if role.report not in anew and not role.modifiers & (OTHERS | CHANGING) and not clusters.has_name(role):
            clusters.join(name, role, reason, (passage, role.passage))


def brought_in(role: Item, parse: Parse) -> bool:
    """Return whether a report begins to tell of somebody by a role below its headline: "a victim" may be any."""
    return role.sentence > 0 and parse.tokens[role.first].text.lower() in ("a", "an", "one")


def undergoes(item: Item, parse: Parse, verbs: frozenset[str]) -> Passage | None:
    """Return the words that say that one of some things was done to whom an item names: "X was arrested"."""
    tokens = parse.tokens
    head = tokens[item.head]
    places = [head.head] if head.dep in UNDERGOERS or two_words(parse, head.head) else []
    places += [t.index for t in parse.below(head) if t.dep in NOUN_CLAUSES]
    for place in places:
        verb = tokens[place]
        if done(parse, place, verbs) and not negated(parse, place):
            ends = (item.mention.span.start, item.mention.span.end, verb.start, verb.end)
            return Passage(item.report, Span(min(ends), max(ends)))
    return None


def done(parse: Parse, verb: int, verbs: frozenset[str]) -> bool:
    """Return whether a verb is one of some verbs; for those of accusation, or a phrase that says the same."""
    return parse.tokens[verb].lemma.lower() in verbs or (verbs is ACCUSED and two_words(parse, verb))


def two_words(parse: Parse, verb: int) -> bool:
    """Return whether a verb and a word below it say that someone is accused."""
    lemma = parse.tokens[verb].lemma.lower()
    if not any(lemma == first for first, _ in PHRASES):
        return False
    return any((lemma, parse.tokens[i].lemma.lower()) in PHRASES for i in parse.subtree(verb))


def negated(parse: Parse, verb: int) -> bool:
    """Return whether a verb is negated."""
    return any(t.dep == "neg" for t in parse.below(parse.tokens[verb]))
