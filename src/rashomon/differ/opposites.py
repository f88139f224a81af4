"""Two readings of one claim → acts and states of which one says that the other is not so.

Who rejects a plan does not approve it, and an unarmed man is not armed. Antonyms are, with negation and figures, what
contradictions between texts can be told by most surely (de Marneffe, Rafferty and Manning 2008, "Finding contradictions
in text"). Listed are decisions, outcomes and states that cannot both be right of one thing; none that may follow one
another while an event lasts, as an arrest and a release.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from rashomon.differ.roles import part_of
from rashomon.differ.side import Act, Parting, Side
from rashomon.differ.times import apart
from rashomon.grammar import OBJECTS, SUBJECTS
from rashomon.kin import kin
from rashomon.model import Certainty, Span, Token

# What is done to a thing, and what becomes of one: words that affirm it and words that deny it.
DECISIONS = (
    ("approve accept adopt ratify pass endorse back support favour favor", "reject veto oppose turn_down vote_down"),
    ("uphold affirm", "overturn quash annul void throw_out strike_down"),
    ("confirm acknowledge admit", "deny"),
    ("raise increase", "cut lower reduce slash"),
    ("convict", "acquit"),
    ("allow permit legalise legalize", "ban forbid prohibit outlaw"),
)
OUTCOMES = (
    ("rise increase climb jump surge", "fall drop decline decrease plunge slump"),
    ("survive", "die"),
    ("succeed", "fail"),
    ("win", "lose"),
)
STATES = (
    ("alive", "dead"),
    ("safe", "dangerous"),
    ("legal lawful", "illegal"),
    ("true", "false"),
    ("innocent", "guilty"),
    ("deliberate intentional", "accidental"),
    ("peaceful", "violent"),
    ("sober", "drunk intoxicated"),
)
# Adjectives with "un" that deny no other one.
UNDENYING = frozenset("united unique uniform universal unanimous unionised unionized uncanny unveiled".split())
# Words before a noun by which it is one of several: one man may die and another survive.
SOME = frozenset("a an another one some any no each every several many few most other both half".split())
COPULAS = frozenset({"be", "remain", "stay"})
# Verbs by which one says what a thing is: "called the seizure unlawful".
JUDGING = frozenset("call deem consider rule find declare label describe".split())
# How acts are told that can be held against each other.
FLAT: frozenset[Certainty] = frozenset({"asserted", "future"})


class Stand(NamedTuple):
    """Where a reading stands in a matter: the matter, whether it affirms, by which words, who does it, to whom or what.

    ``more`` are the lemmas that say which of its kind the subject is: "sales at older shops", "total sales".
    """

    matter: str
    affirms: bool
    words: Span
    certainty: Certainty
    doers: frozenset[str]
    done: frozenset[str]
    more: frozenset[str] = frozenset()


def table(pairs: tuple[tuple[str, str], ...]) -> dict[str, tuple[str, bool]]:
    """Return for each word the matter that it decides, named by the first word of its row, and whether it affirms."""
    return {
        word: (row[0].split()[0], affirms)
        for row in pairs
        for affirms, words in zip((True, False), row, strict=True)
        for word in words.split()
    }


DECIDING, COMING, BEING = table(DECISIONS), table(OUTCOMES), table(STATES)
# Matters that are of what something is done to; the others are of who does it or is so.
OF_THINGS = frozenset(matter for matter, _ in DECIDING.values())


def opposed(a: Side, b: Side) -> Iterator[Parting]:
    """Yield the first matter in which two readings take opposite stands, of the same thing and the same doer."""
    if of_two(a, b):
        return
    for left, right in product(stands(a), stands(b)):
        if left.matter == right.matter and left.affirms != right.affirms and is_same(left, right):
            yield Parting("polarity", (left.words,), (right.words,), topic=left.matter)
            return


def agree(parting: Parting, a: Side, b: Side) -> bool:
    """Return whether two readings take the same stand in the matter in which others part."""
    pairs = product(stands(a), stands(b))
    return any(x.matter == y.matter == parting.topic and x.affirms == y.affirms and is_same(x, y) for x, y in pairs)


def of_two(a: Side, b: Side) -> bool:
    """Return whether two readings name nothing in common, or tell of times that cannot be the same."""
    one, other = named(a), named(b)
    if one and other and not one & other:
        return True
    pairs = [*product(a.times, b.times)]
    return bool(pairs) and all(apart(a, x, b, y) for x, y in pairs)


def named(side: Side) -> set[str]:
    """Return the words of the names in a reading."""
    return {token.text for mention in side.names for token in side.inside(mention.span) if token.pos == "PROPN"}


def is_same(left: Stand, right: Stand) -> bool:
    """Return whether two stands are of one thing: what a decision is about, or whose outcome or state it is."""
    doers, done = left.doers & right.doers, left.done & right.done
    sets = ((left.doers, right.doers), (left.done, right.done), (left.more, right.more))
    others = any(one and other and not one & other for one, other in sets)
    return left.certainty == right.certainty and not others and bool(done if left.matter in OF_THINGS else doers)


def stands(side: Side) -> Iterator[Stand]:
    """Yield the stands that a reading takes in text order, those that it tells flat and does not deny."""
    for act in side.acts:
        if act.verbal and not act.cut and not act.denied and act.certainty in FLAT:
            yield from taken(side, act)
    yield from attributes(side)
    yield from judgments(side)


def taken(side: Side, act: Act) -> Iterator[Stand]:
    """Yield the stand that an act takes: by its verb, its verb's particle, or what "be" says."""
    verb = side.verb_of(act)
    below = side.below(verb)
    lemma = verb.lemma.lower()
    doers = parties(side, [t for t in below if part_of(t) == "doer"])
    done = parties(side, [t for t in below if part_of(t) == "done"])
    forms = (*(f"{lemma}_{t.lemma.lower()}" for t in below if t.dep == "prt"), lemma)
    # "found him guilty" convicts, and leaves him the subject of what he is found.
    guilty = next((t for t in below if t.text.lower() == "guilty"), None)
    if lemma == "find" and guilty is not None:
        done |= parties(side, [t for t in side.below(guilty) if t.dep in SUBJECTS])
        yield Stand("convict", not is_negated(side, guilty), act.place, act.certainty, doers, done)
    elif lemma == "plead" and guilty is not None:
        yield Stand("plead", not is_negated(side, guilty), act.place, act.certainty, doers, done)
    for form in forms:
        if form in DECIDING and done:
            yield Stand(*DECIDING[form], act.place, act.certainty, doers, done)
        # Who fails to do a thing does not do it: a denial.
        if form in COMING and is_definite(side, below) and not any(t.dep == "xcomp" for t in below):
            yield Stand(*COMING[form], act.place, act.certainty, doers, done, described(side, below))
    if any(t.dep == "auxpass" for t in below) and is_definite(side, below):
        yield state(verb, act.certainty, done)
    if lemma in COPULAS and is_definite(side, below):
        for said in (t for t in below if t.dep == "acomp"):
            yield state(said, act.certainty, doers)


def attributes(side: Side) -> Iterator[Stand]:
    """Yield the states that adjectives before nouns tell: "the unarmed man"; dead fish are no matter of life."""
    for token in side.tokens:
        thing = side.at(token.head) if token.dep == "amod" else None
        if thing is not None and thing.pos == "NOUN" and token.lemma.lower() not in BEING:
            yield state(token, "asserted", frozenset({kin(thing.lemma.lower())}))


def judgments(side: Side) -> Iterator[Stand]:
    """Yield the states that somebody says a thing is in: "called the seizure unlawful", "ruled the strike illegal"."""
    for token in side.tokens:
        verb = side.at(token.head) if token.pos == "ADJ" and token.dep in {"oprd", "ccomp", "dobj"} else None
        if verb is None or verb.lemma.lower() not in JUDGING or is_negated(side, verb) or is_negated(side, token):
            continue
        of = [*side.below(token), *(t for t in side.below(verb) if t.dep in OBJECTS and t is not token)]
        judged = [t for t in of if t.dep in OBJECTS | SUBJECTS | {"compound"} and t.pos in {"NOUN", "PROPN"}]
        if judged and is_definite(side, judged):
            yield state(token, "asserted", parties(side, judged))


def state(token: Token, certainty: Certainty, holders: frozenset[str]) -> Stand:
    """Return the state that an adjective or participle tells; one with "un" denies the one without."""
    word, words = token.text.lower(), token.span
    if word.startswith("un") and word not in UNDENYING:
        matter, affirms = BEING.get(word[2:], (word[2:], True))
        return Stand(matter, not affirms, words, certainty, holders, frozenset())
    return Stand(*BEING.get(word, (word, True)), words, certainty, holders, frozenset())


def parties(side: Side, tokens: list[Token]) -> frozenset[str]:
    """Return the lemmas of those who play a part, a pronoun as it is written, those joined with them among them."""
    things = [u for t in tokens for u in (side.below(t) if t.dep == "agent" else [t])]
    things += [u for t in things for u in side.below(t) if t.dep != "conj" and u.dep == "conj"]
    named = (t for t in things if t.tag in {"PRP", "DT"} or t.pos in {"NOUN", "PROPN"})
    return frozenset(t.text.lower() if t.tag in {"PRP", "DT"} else kin(t.lemma.lower()) for t in named)


def described(side: Side, below: list[Token]) -> frozenset[str]:
    """Return the lemmas that carry meaning below the subject of a verb."""
    queue, found = [t for t in below if t.dep in SUBJECTS], list[Token]()
    while queue:
        inside = side.below(queue.pop())
        queue += inside
        found += inside
    return side.carried_at({t.start for t in found})


def is_definite(side: Side, below: list[Token]) -> bool:
    """Return whether the subject of a verb is no one out of several: "two died, three survived"."""
    subjects = [t for t in below if t.dep in SUBJECTS]
    inside = [u for t in subjects for u in (t, *side.below(t))]
    return not any(u.dep == "nummod" or u.text.lower() in SOME for u in inside)


def is_negated(side: Side, token: Token) -> bool:
    """Return whether a word is negated beside itself: "not guilty"."""
    return any(t.dep == "neg" for t in side.below(token))
