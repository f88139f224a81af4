"""Pronouns joined with what they stand for, where only one can be meant."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from rashomon.genders import FEMININE, MASCULINE, MEN, WOMEN, gender
from rashomon.grammar import ALL_OBJECTS, MODIFIERS, SUBJECTS, VERBAL, demander
from rashomon.link.cluster import Clusters
from rashomon.link.items import Item
from rashomon.model import Parse, Passage, Span, Token

SINGULAR = frozenset({"it", "its", "itself"})
SEVERAL = frozenset({"they", "them", "their", "theirs", "themselves"})
RELATIVE = frozenset({"who", "whom", "which", "that", "whose", "where"})
# A pronoun reaches back over this many sentences.
REACH = 2
# … and over this many mentions.
WINDOW = 80
SAYING = frozenset({"say", "tell", "add", "report", "confirm", "announce", "explain", "note"})
# After these another's act may come, "when he knocked, Lund ran": who was told of before may be meant as well.
ACTS_IN_TURN = frozenset({"when", "after", "before", "once", "until"})


class Said(NamedTuple):
    """What each source says, by its words, and by report each direct quotation with whose words it is."""

    by: Mapping[Passage, Sequence[Span]]
    quoted: Mapping[str, Sequence[tuple[Span, Span]]]


def join_pronouns(clusters: Clusters, items: Sequence[Item], parses: dict[str, Parse], said: Said) -> None:
    """Join pronouns with the latest subject who can be meant, at most two sentences back.

    A relative pronoun is joined with what its clause describes, a reflexive with the subject of its own. Whom a speaker
    names is not the speaker, nor is "he" in his quotation, and whom somebody asks is not who asks.
    """
    genders: dict[str, str] = {}

    def join(one: Item, pronoun: Item, reason: str, gender: str = "") -> None:
        told = genders.get(clusters.find(one.id)) or genders.get(clusters.find(pronoun.id)) or gender
        clusters.join(one, pronoun, reason)
        if told:
            # The cluster may go by another id than before.
            genders[clusters.find(one.id)] = told

    by_report: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_report[item.report].append(item)
    for report in sorted(parses):
        here, parse = by_report[report], parses[report]
        heads = {item.head: item for item in here}
        quotations = sorted(said.quoted.get(report, ()))
        for cluster, told in told_genders(here, clusters, parse):
            genders.setdefault(cluster, told)
        for place, pronoun in enumerate(here):
            if pronoun.mention.form != "pronoun" or len(clusters.of(pronoun)) > 1:
                continue
            word = parse.tokens[pronoun.head].text.lower()
            before = here[max(0, place - WINDOW) : place]
            words = said.by.get(pronoun.passage, ())
            before = [item for item in before if not any(span.contains(item.mention.span) for span in words)]
            others = [heads[n] for n in opposite(parse, pronoun.head) if n in heads]
            # Who is quoted says "I" of himself.
            apart = {clusters.find(item.id) for item in (*others, *speakers(pronoun, quotations, here))}
            before = [item for item in before if clusters.find(item.id) not in apart]
            if word in RELATIVE:
                if (described := heads.get(described_by(parse, pronoun.head))) is not None:
                    join(described, pronoun, "the words that the clause describes")
            elif word in MASCULINE | FEMININE:
                gender = sex_of(parse, pronoun)
                tests = [one_of(clusters, genders, gender, named=named) for named in (True, False)]
                person, reason = person_meant(pronoun, before, clusters, parse, tests)
                ahead = heads.get(led_up_to(parse, pronoun.head))
                if ahead is not None and tests[0](ahead):
                    person, reason = led_to(pronoun, person, ahead, clusters, parse)
                if person is not None:
                    join(person, pronoun, reason, gender)
            elif word in SINGULAR | SEVERAL:
                if thing := meant(pronoun, before, clusters, parse, one_thing if word in SINGULAR else some):
                    clusters.join(thing, pronoun, "the only one near before that can be meant")


def told_genders(items: Sequence[Item], clusters: Clusters, parse: Parse) -> Iterator[tuple[str, str]]:
    """Yield the clusters of a report's items with the gender that an item tells: a title, a noun, a joined pronoun."""
    for item in items:
        told = sex_of(parse, item) if len(clusters.of(item)) > 1 else ""
        if gender := told or gender_of(item, parse):
            yield clusters.find(item.id), gender


def led_to(
    pronoun: Item, person: Item | None, ahead: Item, clusters: Clusters, parse: Parse
) -> tuple[Item | None, str]:
    """Return the subject ahead to which a pronoun's phrase leads up, and why; nobody where one told before may be."""
    other = person is not None and clusters.find(person.id) != clusters.find(ahead.id)
    return None if other and in_turn(parse, pronoun.head) else ahead, "the subject to which its phrase leads up"


def person_meant(
    pronoun: Item, before: list[Item], clusters: Clusters, parse: Parse, tests: Sequence[Callable[[Item], bool]]
) -> tuple[Item | None, str]:
    """Return the person before whom "he", "her" or "himself" stands for, ``None`` where that is not plain, and why.

    ``tests`` tell who can be meant: persons with a name, and those without one.
    """
    if parse.tokens[pronoun.head].text.lower().endswith("self"):
        return doer(pronoun, before, parse, tests), "the subject of its own clause"
    persons = [meant(pronoun, before, clusters, parse, test) for test in tests]
    if undergoes(parse, pronoun) and persons[0] is not None and speaks(parse, persons[0]):
        # "The boy was hit, said Sgt. Rao. He was taken to a hospital."
        persons.reverse()
    if persons[0] is not None and persons[1] is not None and within(parse, persons[0], persons[1], pronoun):
        persons.reverse()
    # With a name before without one, but the nearer sentence first.
    nearest = max(filter(None, persons), key=lambda found: found.sentence, default=None)
    return nearest, "the only person near before who can be meant"


def sex_of(parse: Parse, item: Item) -> str:
    """Return "m" or "f" where an item is a pronoun that tells, else an empty string."""
    word = parse.tokens[item.head].text.lower() if item.mention.form == "pronoun" else ""
    return "m" if word in MASCULINE else "f" if word in FEMININE else ""


def within(parse: Parse, name: Item, role: Item, pronoun: Item) -> bool:
    """Return whether a name only says whose a person is, of whom the role tells: "the mother of Kim Moe said she …"."""
    return role.gender == sex_of(parse, pronoun) and name.head in parse.subtree(role.head)


def undergoes(parse: Parse, pronoun: Item) -> bool:
    """Return whether something is done to whom a pronoun means."""
    return parse.tokens[pronoun.head].dep == "nsubjpass"


def speaks(parse: Parse, item: Item) -> bool:
    """Return whether a person is the subject of a verb of saying: "said Sgt. Rao"."""
    token = parse.tokens[item.head]
    return token.dep == "nsubj" and parse.tokens[token.head].lemma in SAYING


def doer(pronoun: Item, before: Sequence[Item], parse: Parse, tests: Sequence[Callable[[Item], bool]]) -> Item | None:
    """Return the person who does to himself what a reflexive's verb says, ``None`` where its clause does not tell.

    "The mayor said the child had shot himself" is of the child, whoever else is near.
    """
    subject = next(iter(governing(parse, pronoun.head)), -1)
    return next((i for i in reversed(before) if i.head == subject and any(test(i) for test in tests)), None)


def speakers(pronoun: Item, quotations: Sequence[tuple[Span, Span]], here: Sequence[Item]) -> Sequence[Item]:
    """Return the mentions by which the source of the quotation is called in which a pronoun stands.

    ``quotations`` are words and whose they are, in text order.
    """
    place = bisect.bisect_right(quotations, pronoun.mention.span, key=lambda each: each[0]) - 1
    if place < 0 or not quotations[place][0].contains(pronoun.mention.span):
        return ()
    source = quotations[place][1]
    first = bisect.bisect_left(here, source.start, key=lambda item: item.mention.span.start)
    last = bisect.bisect_right(here, source.end, key=lambda item: item.mention.span.start)
    return [item for item in here[first:last] if source.contains(item.mention.span)]


def led_up_to(parse: Parse, pronoun: int) -> int:
    """Return the subject that a pronoun's phrase leads up to; -1 where none.

    "Before his talks, Lund ate", "because he is ill, Lund stays".
    """
    token = parse.tokens[pronoun]
    if token.dep not in SUBJECTS and token.dep != "poss":
        return -1
    path = parse.path(parse.tokens[token.head] if token.dep in SUBJECTS else token)
    for branch, above in pairwise(path):
        subjects = [t.index for t in parse.below(above) if t.dep in SUBJECTS]
        if subjects:
            leads = branch.dep in ("prep", "advcl") and subjects[0] > branch.index
            return subjects[0] if leads else -1
    return -1


def in_turn(parse: Parse, pronoun: int) -> bool:
    """Return whether a pronoun's clause tells of an act after which another's may come: "when he knocked"."""
    verb = parse.tokens[parse.tokens[pronoun].head]
    return any(t.text.lower() in ACTS_IN_TURN for t in parse.below(verb) if t.index < pronoun)


def opposite(parse: Parse, pronoun: int) -> list[int]:
    """Return who stands on the other side of a pronoun's verb: "he asked the mayor", "the mayor asked that he go"."""
    token = parse.tokens[pronoun]
    below = parse.below(parse.tokens[token.head])
    if token.dep in SUBJECTS:
        asking = asked_by(parse, parse.tokens[token.head]) if token.text.lower() != "they" else []
        return [t.index for t in below if t.dep in ALL_OBJECTS and t.pos in ("NOUN", "PROPN")] + asking
    bound = token.text.lower().endswith(("self", "selves"))
    return [t.index for t in below if t.dep in SUBJECTS] if token.dep in ALL_OBJECTS and not bound else []


def asked_by(parse: Parse, verb: Token) -> list[int]:
    """Return who asks for what a verb without an ending tells: "the union demanded that he resign"."""
    above = demander(parse, verb)
    return [] if above is None else [t.index for t in parse.below(above) if t.dep in SUBJECTS]


def described_by(parse: Parse, pronoun: int) -> int:
    """Return the token that a relative pronoun's clause describes, -1 where it stands in no such clause."""
    tokens, at = parse.tokens, pronoun
    while tokens[at].dep != "relcl":
        if tokens[at].head == at or tokens[at].dep in ("ccomp", "advcl"):
            return -1
        at = tokens[at].head
    return tokens[at].head


def gender_of(item: Item, parse: Parse) -> str | None:
    """Return "m" or "f" where a role's head, the title before a name or a given name tells."""
    words = {item.lemma}
    if item.mention.form == "name" and item.first:
        words = {parse.tokens[item.first - 1].text.lower().rstrip(".")}
    if words & MEN or (
        item.mention.form == "role"
        and item.lemma.endswith("man")
        and item.lemma not in ("spokesman", "chairman", "human", "woman")
    ):
        return "m"
    if words & WOMEN:
        return "f"
    return gender(item.words[:-1]) if item.mention.form == "name" and item.mention.kind == "person" else None


def womanly(names: Sequence[Item]) -> bool:
    """Return whether a full name begins as many women's do: too little to join "she", enough to doubt "he"."""
    return any(item.mention.form == "name" and len(item.words) > 1 and item.words[0].endswith("a") for item in names)


def one_of(clusters: Clusters, genders: dict[str, str], gender: str, *, named: bool) -> Callable[[Item], bool]:
    """Return the test whether an item is one person who may be of a gender, with a name or without one."""

    def fits(item: Item) -> bool:
        key = clusters.find(item.id)
        return (
            clusters.kinds[item.id] == "person"
            and not item.plural
            and (clusters.has_name(item) if named else described(clusters, item))
            and genders.get(key, gender) == gender
            and not (gender == "m" and key not in genders and womanly(clusters.of(item)))
        )

    return fits


def described(clusters: Clusters, item: Item) -> bool:
    """Return whether an item is a person without a name: a role, or a pronoun that stands for one."""
    if item.mention.form == "role":
        return True
    return not clusters.has_name(item) and any(each.mention.form == "role" for each in clusters.of(item))


def one_thing(item: Item) -> bool:
    """Return whether "it" can stand for an item."""
    return (
        item.mention.kind in ("organisation", "place", "thing") and item.mention.form != "pronoun" and not item.plural
    )


def some(item: Item) -> bool:
    """Return whether "they" can stand for an item: several, or a body."""
    return item.mention.form != "pronoun" and (item.plural or item.mention.kind in ("group", "organisation"))


def meant(
    pronoun: Item, here: list[Item], clusters: Clusters, parse: Parse, fits: Callable[[Item], bool]
) -> Item | None:
    """Return what a pronoun stands for, or ``None`` where nothing or more than one thing can be meant."""
    tokens = parse.tokens
    clause = tokens[pronoun.head].head
    above = governing(parse, pronoun.head)
    for subject in above:
        if found := [item for item in here if item.head == subject and fits(item)]:
            return found[-1]
    bound = tokens[pronoun.head].dep == "poss" or tokens[pronoun.head].text.lower().endswith(("self", "selves"))
    near = [
        item
        for item in here
        if item.mention.span.end <= pronoun.mention.span.start
        and 0 <= pronoun.sentence - item.sentence <= REACH
        and (bound or tokens[item.head].head != clause or tokens[pronoun.head].dep in SUBJECTS)
        and not qualifies(parse, item)
        and fits(item)
    ]
    near = without_asides(parse, near)
    if not near:
        return None
    latest = max(item.sentence for item in near)
    for group in ([i for i in near if i.sentence == latest and tokens[i.head].dep in SUBJECTS], near):
        if group and len({clusters.find(item.id) for item in group}) == 1:
            return group[-1]
    return None


def without_asides(parse: Parse, items: list[Item]) -> list[Item]:
    """Return some items without those in a relative clause that tells of another one: "Ruiz, whose son Leo is ill"."""
    told = {t.index for item in items for t in parse.below(parse.tokens[item.head]) if t.dep == "relcl"}
    beside = {n for clause in told for n in parse.subtree(clause)}
    return [item for item in items if item.head not in beside]


def qualifies(parse: Parse, item: Item) -> bool:
    """Return whether a person's name only says more of a thing: "the Bell tax cuts"."""
    token = parse.tokens[item.head]
    noun = parse.tokens[token.head].pos == "NOUN"
    return item.mention.kind == "person" and item.mention.form == "name" and token.dep in MODIFIERS and noun


def governing(parse: Parse, pronoun: int) -> list[int]:
    """Return the subjects of the clauses around a pronoun, the nearest first, that stand before it.

    The subject of its own clause is there only for a possessive or a reflexive: "X said that Y saw him" is not of Y.
    """
    token = parse.tokens[pronoun]
    bound = token.dep == "poss" or token.text.lower().endswith(("self", "selves"))
    verbs = [t for t in parse.path(token) if t is not token and t.pos in VERBAL]
    around = verbs if bound else verbs[1:]
    return [t.index for verb in around for t in parse.below(verb) if t.dep in SUBJECTS and t.index < pronoun]
