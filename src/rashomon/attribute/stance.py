"""Certainty and polarity of a clause: by its own words, and by the words that take it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rashomon.grammar import HELPERS, PREDICATES, SUBJECTS, UNDERGOERS, uppermost
from rashomon.model import Certainty, Parse, Polarity, Span, Token
from rashomon.signatures import (
    ADJECTIVES,
    DEEPEST,
    KEPT,
    NOUNS,
    PASSIVE_VERBS,
    TAKEN,
    VERBS,
    WEIGHING,
    Effect,
    Tree,
    governors,
    hedges,
    is_finite,
    negators,
    opener,
    standing,
    weaker,
)

# Verbs that deny what they have as an object, be it a clause or not: "denied the report".
BLUNT = frozenset("deny refute rebut dispute debunk disprove".split())
# Verbs that one does by using them: "we can confirm that".
PERFORMING = frozenset("confirm say report reveal tell announce disclose assure attest".split())
UNITS = frozenset("tonne ton kilo kilogram kilogramme gram gramme pound ounce stone".split())
LISTED = VERBS.keys() | PASSIVE_VERBS.keys() | ADJECTIVES.keys() | NOUNS.keys() | {"go"}

Stance = tuple[Certainty, Polarity, tuple[Span, ...]]


def stance(parse: Parse, content: tuple[Span, ...], cue: tuple[Span, ...] = ()) -> Stance:
    """Return a clause's certainty and polarity with the words that carry them, in text order.

    The clause is that which its head tells: "no evidence that it leaked" is about the leak. ``cue`` are the words that
    give it to its source: they and what stands below them decide on the source's word, what stands above does not.
    """
    inside = [parse.tokens[n] for span in content for n in parse.inside(span)]
    if not inside:
        return "asserted", "positive", ()
    members = {token.index for token in inside}
    head = uppermost(inside)[0]
    told = core(parse, head, members)
    giving = {n for span in cue for n in parse.inside(span)}
    outer, words = standing(parse, told, giving)
    own, beside = said(parse, told, told is head and not is_purpose(parse, told, giving))
    found = {token.index: Span(token.start, token.end) for token in (*words, *beside)}
    polarity: Polarity = "negative" if outer.denied != own.denied else "positive"
    certainty = own.certainty if outer.certainty == "asserted" else weaker(outer.certainty, own.certainty)
    return certainty, polarity, tuple(found[index] for index in sorted(found))


def core(tree: Tree, head: Token, members: Collection[int]) -> Token:
    """Return the head of the clause that a clause is about: "sign" in "is expected to sign", "refused to sign"."""
    inside = Part(tree, members)
    for _ in range(DEEPEST):
        below = next((t for t in complements(inside, head) if is_about(inside, t)), None)
        if below is None:
            break
        head = below
    return head


def complements(tree: Tree, head: Token) -> Iterator[Token]:
    """Yield the clauses that a word takes, itself, by a preposition, or through what it says or has as its object."""
    below = tree.below(head)
    yield from (t for t in below if t.dep in TAKEN | {"acl", "relcl"})
    links = [t for each in (head, *(t for t in below if t.dep == "dobj")) for t in tree.below(each) if t.dep == "prep"]
    yield from (t for link in links for t in tree.below(link) if t.dep == "pcomp")
    for child in below:
        if child.dep in PREDICATES or (child.dep in UNDERGOERS and is_denied(tree, head, child)):
            yield from complements(tree, child)


def is_denied(tree: Tree, verb: Token, noun: Token) -> bool:
    """Return whether a verb with a noun denies, doubts or finds: "rejected the claim", "has no evidence"."""
    return noun.lemma in NOUNS and (verb.lemma in VERBS or bool(negators(tree, noun)))


def is_about(tree: Tree, clause: Token) -> bool:
    """Return whether words of the lexicon take a clause and make it less than it would be alone."""
    taking = governors(tree, clause)
    # "Has yet to be named" is about the naming.
    listed = taking and (taking[0].word.lemma in LISTED or (taking[0].word.lemma == "have" and taking[0].negators))
    return bool(listed) and opener(tree, clause) is None and standing(tree, clause)[0] != KEPT


@dataclass(frozen=True, slots=True)
class Part:
    """Some tokens of a tree."""

    tree: Tree
    members: Collection[int]

    def at(self, index: int) -> Token | None:
        """Return the token of a number, ``None`` where it is no member."""
        return self.tree.at(index) if index in self.members else None

    def below(self, token: Token) -> Sequence[Token]:
        """Return the members that hang on a token."""
        return [t for t in self.tree.below(token) if t.index in self.members]


def said(tree: Tree, head: Token, alone: bool) -> tuple[Effect, list[Token]]:
    """Return what the words beside a clause's head make of it, with these words; ``alone`` where nothing took it."""
    doubts = [
        *(each for each in hedges(tree, head) if each[1] != "asserted"),
        *((t, "possible") for t in tree.below(head) if is_able(t) and not performs(tree, head)),
    ]
    weighing = head.pos == "VERB" and VERBS.get(head.lemma) is WEIGHING
    if weighing and not is_passive(tree, head) and not is_measured(tree, head):
        doubts.append((head, "considered"))
    if not doubts and alone and (particle := infinitive(tree, head)) is not None:
        doubts.append((particle, "future"))
    denials = [*negators(tree, head), *([head] if head.lemma in BLUNT and not is_contested(tree, head) else [])]
    # Two negatives ("did not deny") are no plain denial; the words are kept, the polarity is read as positive.
    certainty = weaker(*(value for _, value in doubts), "asserted")
    return Effect(len(denials) % 2 == 1, certainty), [*(t for t, _ in doubts), *denials]


def is_contested(tree: Tree, verb: Token) -> bool:
    """Return whether what is disputed is no claim, but what two want: "the border has been disputed since 1991"."""
    about = [t for t in tree.below(verb) if t.dep in SUBJECTS]
    return verb.lemma == "dispute" and is_passive(tree, verb) and not any(t.lemma in NOUNS for t in about)


def is_able(token: Token) -> bool:
    """Return whether a helper says what can be done: "the ferry can carry ninety cars"."""
    return token.dep == "aux" and token.text.lower() == "can"


def performs(tree: Tree, verb: Token) -> bool:
    """Return whether who can do so does it by saying so: "we can confirm that the pier is shut"."""
    said = any(t.dep == "ccomp" and is_finite(tree, t) for t in tree.below(verb))
    return verb.lemma in PERFORMING and said and not negators(tree, verb)


def is_passive(tree: Tree, verb: Token) -> bool:
    """Return whether a verb stands in the passive: "is considered safe" weighs nothing."""
    return any(t.dep == "auxpass" for t in tree.below(verb))


def is_measured(tree: Tree, verb: Token) -> bool:
    """Return whether something only has a weight: "the whale weighed 11 tonnes", "weighed in at", "weighs on us".

    Who weighs a plan has an object that is no number or unit.
    """
    if verb.lemma != "weigh":
        return False
    taken = [t for t in tree.below(verb) if t.dep in {"dobj", "attr", "npadvmod"}]
    sized = any(u.pos == "NUM" or u.lemma in UNITS for t in taken for u in (t, *tree.below(t)))
    return sized or not any(t.dep in {"dobj", "ccomp", "xcomp"} for t in tree.below(verb))


def is_purpose(tree: Tree, head: Token, cue: Collection[int]) -> bool:
    """Return whether an infinitive tells what something is done for: "they met to mend the wall | and paint it".

    What a cue takes is asked for: "called | on the board to mend it"; so is what somebody is to do.
    """
    first = first_infinitive(tree, head)
    return first.dep == "advcl" and first.head not in cue and not any(t.dep in SUBJECTS for t in tree.below(first))


def first_infinitive(tree: Tree, head: Token) -> Token:
    """Return the first of coordinated infinitives, which has the "to" of all."""
    while head.dep == "conj" and head.tag == "VB":
        above = tree.at(head.head)
        if above is None or above.index >= head.index or above.tag != "VB":
            break
        head = above
    return head


def infinitive(tree: Tree, head: Token) -> Token | None:
    """Return the "to" of a clause that is an infinitive: "Delta to build two ferries" tells what is still to come.

    One coordinated with such an infinitive shares its "to"; "to have built" looks back.
    """
    below = tree.below(first_infinitive(tree, head))
    if any(token.dep in HELPERS and token.lemma == "have" for token in below):
        return None
    return next((token for token in below if token.dep == "aux" and token.tag == "TO"), None)
