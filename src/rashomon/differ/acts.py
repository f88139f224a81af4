"""A reading → the acts that it tells, each with how sure it is told and whether it is denied.

Each verb, and each thing that "be" says, is an act of its own: "plans to sell" holds a plan and a sale. What makes an
act unsure or denies it are the words that hang on it, and the word that takes it as its complement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.differ.roles import part_of
from rashomon.differ.side import LIGHT, Act, Side
from rashomon.grammar import HELPERS, PREDICATES, SUBJECTS, VERBAL
from rashomon.kin import kin
from rashomon.model import Certainty, Token
from rashomon.signatures import (
    ADJECTIVES,
    DEEPEST,
    DOUBTFUL,
    KEPT,
    LOOSE,
    TAKEN,
    Effect,
    Tree,
    first_joined,
    governors,
    hedges,
    negators,
    opener,
    standing,
    weaker,
)

# Prepositions that name an act without telling that it is done.
NAMING = frozenset({"about", "of", "on", "from", "against", "as", "for", "with"})
# Forms that lean on a word that governs them, and how a participle hangs on one.
BARE = frozenset({"VB", "VBG"})
HUNG = frozenset({"acl", "ccomp", "xcomp", "oprd", "conj"})
# Verbs that take a question.
ENQUIRING = frozenset({"ask", "wonder", "enquire", "inquire"})
# Words that open a clause of what may come after something else.
AHEAD = frozenset({"before", "until", "lest"})
# What these verbs take with "to" is done.
DONE = frozenset("begin start continue proceed come go get force compel cause lead help".split())
# How an infinitive stands that is a purpose, a matter of talk or a thought, and nothing done.
ADDED = frozenset({"advcl", "acl", "relcl", "csubj"})
# Helpers of an act that is wanted, not told.
OUGHT = frozenset({"should", "must", "ought"})


def acts(side: Side, tree: Tree, cue: frozenset[int]) -> tuple[Act, ...]:
    """Return the acts that a reading tells, in text order; what takes them is read from the tree up to the cue."""
    told = (token for token in side.tokens if is_act(token))
    return tuple(
        act(side, token, tree, is_supposed(tree, token) or is_wanted(tree, token, cue), *taken(tree, token, cue))
        for token in told
    )


def taken(tree: Tree, token: Token, cue: frozenset[int]) -> tuple[Effect, list[Token]]:
    """Return what the words that take an act make of it, with these words; a noun stands for itself."""
    return (KEPT, []) if token.pos == "NOUN" else standing(tree, token, cue)


def is_act(token: Token) -> bool:
    """Return whether a token names an act: a verb that is no helper, or a noun."""
    return (token.pos in VERBAL and token.dep not in HELPERS) or token.pos == "NOUN"


def act(
    side: Side, token: Token, tree: Tree, supposed: bool = False, outer: Effect = KEPT, above: Sequence[Token] = ()
) -> Act:
    """Return the act that a token names, with what makes it unsure and what denies it.

    It is told as so unless it is ``supposed``. ``outer`` is what the words ``above`` that take it make of it. The tree
    holds the verb with which it shares a helper, wherever the reading begins.
    """
    doubts, denials = doubting(side, token, tree), negators(side, token)
    # "Nor will I lie" stands whole where a reading is cut behind its first word.
    denials += tuple(t for t in negators(tree, token) if t.text.lower() == "nor" and t not in denials)
    told = {each.start: each.span for each in (*(t for t, _ in doubts), *denials, *above)}
    own = weaker(*(value for _, value in doubts), "asserted")
    return Act(
        name=name(side, token),
        verbal=token.pos != "NOUN",
        cut=supposed or is_cut(side, token, tree),
        parts=frozenset(parts(side, token)),
        certainty=weaker(own, outer.certainty),
        denied=outer.denied != (len(denials) % 2 == 1),
        unproven=outer.denied and own == "asserted",
        words=tuple(told[start] for start in sorted(told)),
        place=token.span,
    )


def is_cut(side: Side, token: Token, tree: Tree) -> bool:
    """Return whether an act is not told as so: left without its governing word, asked for, or what ought to be.

    "calls to step aside" tells of no step, "they should create jobs" of none created, "about building" of none built.
    """
    helpers = [t for t in side.below(token) if t.dep in HELPERS]
    first = first_joined(side, token)
    sharing = joined(tree, first)
    helped = helpers or (sharing is not None and any(t.dep == "aux" and t.tag == "MD" for t in tree.below(sharing)))
    if first.index == side.head.index and not helped and leans(side, token, first):
        return True
    above = side.at(token.head)
    named = token.tag == "VBG" and token.dep == "pcomp" and above is not None and above.text.lower() in NAMING
    meant = token.tag == "VB" and (token.dep == "acl" or (above is not None and above.pos == "NOUN"))
    return named or meant or any(t.text.lower() in OUGHT for t in helpers)


def leans(side: Side, token: Token, first: Token) -> bool:
    """Return whether a verb without a helper, the head of a reading or joined with it, leans on a word before that."""
    own = (t for t in side.below(first) if t.dep not in {"agent", "dative"})
    hung = first.dep in HUNG and not any(part_of(t) in {"doer", "done"} for t in own)
    return token.tag in BARE or (token.tag == "VBN" and hung)


def is_wanted(tree: Tree, token: Token, cue: frozenset[int]) -> bool:
    """Return whether an act is no more than wanted, agreed on, asked for or judged: "wants to end it", "agreed to pay".

    Who finds that "it would be wrong to pay" tells of no payment.
    """
    taking = governors(tree, token, cue) if token.dep in TAKEN and is_infinitive(tree, token) else []
    if not taking:
        return False
    word = taking[0].word
    if word.pos == "ADJ":
        verb = tree.at(word.head) if word.dep in PREDICATES else None
        judged = verb is not None and any(t.dep == "aux" and t.tag == "MD" for t in tree.below(verb))
        return judged and word.lemma.lower() not in ADJECTIVES
    return taking[0].signature is LOOSE and word.lemma.lower() not in DONE


def is_supposed(tree: Tree, token: Token) -> bool:
    """Return whether an act stands under a condition, in a question or under a purpose: "if it closed", "to explode".

    None tells that it is so, or doubts it, and nor does "before it could". What "whether" itself opens is left open.
    """
    here = token
    for _ in range(DEEPEST):
        if any(is_ahead(t) or t.text == "?" for t in tree.below(here)):
            return True
        above, opened = tree.at(here.head), opener(tree, here) is not None
        asked = opened and (here.dep == "advcl" or here.index != token.index)
        # "asked if he thought it had sunk": the parser may hang "if" deeper.
        asked = asked or (not opened and here.dep == "ccomp" and above is not None and above.lemma in ENQUIRING)
        if asked or (here.dep in ADDED and is_infinitive(tree, here)):
            return True
        if above is None or above.index == here.index:
            return False
        here = above
    return False


def is_ahead(token: Token) -> bool:
    """Return whether a word makes its clause one of what is only to come: "before it could reach the town"."""
    return token.dep == "mark" and token.text.lower() in AHEAD


def is_infinitive(tree: Tree, token: Token) -> bool:
    """Return whether a verb stands with "to"."""
    return token.tag == "VB" and any(t.tag == "TO" for t in tree.below(token))


def name(side: Side, token: Token) -> str:
    """Return what names an act: its lemma, and for a verb that says little by itself the word that completes it."""
    lemma = token.lemma.lower()
    if lemma not in LIGHT or token.pos == "NOUN":
        return kin(lemma)
    below = side.below(token)
    objects = (child for child in below if child.dep in {"acomp", "attr", "dobj", "oprd", "xcomp"})
    if (thing := next(objects, None)) is not None:
        return f"{lemma} {kin(thing.lemma.lower())}"
    phrases = ((child, t) for child in below if child.dep == "prep" for t in side.below(child) if t.dep == "pobj")
    return next((f"{lemma} {child.lemma} {kin(t.lemma.lower())}" for child, t in phrases), lemma)


def parts(side: Side, token: Token) -> Iterator[tuple[str, str]]:
    """Yield the lemmas of the nouns that do an act or that it is done to, each with its part."""
    below = side.below(token)
    # "with two trophies allowed": the parser calls what a bare participle is done to its subject.
    bare = token.tag == "VBN" and not any(t.dep in HELPERS for t in below)
    for child in below:
        part = "done" if bare and child.dep == "nsubj" else part_of(child)
        things = [t for t in side.below(child) if t.dep == "pobj"] if child.dep == "agent" else [child]
        things += [t for thing in things for t in side.below(thing) if t.dep == "conj"]
        if part in {"doer", "done"}:
            yield from ((part, kin(t.lemma.lower())) for t in things if t.pos in {"NOUN", "PROPN"})
    yield from (("done", kin(t.lemma.lower())) for t in raised(side, token))


def raised(side: Side, token: Token) -> list[Token]:
    """Return what an infinitive is done to where that is the subject above: "the pact is expected to be signed"."""
    above = side.at(token.head)
    if token.dep != "xcomp" or above is None or not any(t.dep == "auxpass" for t in side.below(token)):
        return []
    return [t for t in side.below(above) if t.dep in SUBJECTS and t.pos in {"NOUN", "PROPN"}]


def doubting(side: Tree, token: Token, tree: Tree) -> list[tuple[Token, Certainty]]:
    """Return the words that say how sure an act is, with what each makes it."""
    below = side.below(token)
    if token.pos == "NOUN":
        if token.dep == "pobj":
            return []
        return [(t, "reported") for t in below if t.dep == "amod" and t.text.lower() in DOUBTFUL]
    found = [*hedges(side, token)]
    if (above := joined(tree, token)) is not None:
        found += doubting(tree, above, tree)
    return found


def joined(tree: Tree, token: Token) -> Token | None:
    """Return the verb whose helper a verb joined with it shares: "will resign and leave"."""
    above = tree.at(token.head)
    if token.dep != "conj" or above is None or above.pos != "VERB" or above.index == token.index:
        return None
    return None if any(t.dep in {"nsubj", "nsubjpass", "aux"} for t in tree.below(token)) else above
