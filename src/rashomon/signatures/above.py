"""What stands above a clause: the words that take it, or that take the noun that does, from the innermost outwards."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import pairwise

from rashomon.grammar import ALL_SUBJECTS, NOUN_CLAUSES, PREDICATES, SUBJECTS, UNDERGOERS, VERBAL, Tree
from rashomon.model import Certainty, Token
from rashomon.signatures.beside import doubts, few, negators
from rashomon.signatures.clause import ASKING, TAKEN, first_joined, is_finite, is_part
from rashomon.signatures.lexicon import (
    ACCUSING,
    ACHIEVING,
    ACTING,
    ADJECTIVES,
    CLEARING,
    DENIED,
    EVIDENCE,
    FACT,
    FACTIVE,
    GOING,
    KEPT,
    LOOSE,
    NOUNS,
    PASSIVE_VERBS,
    SAYING,
    VERBS,
    WITHHOLDING,
    Effect,
    Signature,
    weaker,
)

# What "is" and "emerged" make of the noun they affirm.
FACT_OF = Signature(KEPT, DENIED)
# Prepositions by which a verb takes a charge or what it keeps from: "accused of", "refrained from".
LINKS = frozenset({"of", "from", "with", "about"})
# Verbs that say of evidence no more than that there is some.
HAVING = frozenset("have contain provide offer present produce gather include hold give cite".split())
SEEMS = frozenset({"seem", "appear"})
# Verbs that tell of what is to come by an infinitive alone.
INFINITIVAL = frozenset({"set", "poise"})
# What a rate is a multiple or a part of, beside numbers: "twice as likely".
MEASURES = frozenset({"percent", "twice", "half", "thrice"})
COPULAS = frozenset({"be", "remain", "become", "stay", "look"})
# After these another clause begins.
# Behind a comma they go on with what follows from it.
JOINING = frozenset({"so", "but", "yet"})
COLONS = frozenset({":", ";"})
# Verbs that say of a noun before them no more than that it is there: "no evidence has emerged that".
EMERGING = frozenset({"emerge", "surface", "exist", "come", "arise"})
# No clause stands deeper than so many words that take clauses.
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Governor:
    """A word that takes a clause, or takes the noun that does: its signature, what negates it, and what completes it.

    ``hedges`` are the words that make the word itself less than certain, with what they make it.
    """

    word: Token
    signature: Signature
    negators: tuple[Token, ...] = ()
    hedges: tuple[tuple[Token, Certainty], ...] = ()
    more: tuple[Token, ...] = ()

    def on(self, context: Effect) -> Effect:
        """Return what becomes of what the word takes, in the context in which the word itself stands."""
        negated, noun = len(self.negators) % 2 == 1, self.signature.denied
        chosen = self.signature.affirmed
        if negated != context.denied:
            chosen = noun if noun is not None and context.denied else self.signature.negated
        return Effect(chosen.denied, weaker(context.certainty, chosen.certainty, *(value for _, value in self.hedges)))


def governors(tree: Tree, head: Token, until: Collection[int] = ()) -> list[Governor]:
    """Return the words that take a clause, the innermost first, up to the cue."""
    found: list[Governor] = []
    here: Token | None = first_joined(tree, head)
    for _ in range(DEEPEST):
        if here is None or is_part(tree, here):
            break
        # Above the cue only "failed to", "stopped short of" and their like belong to the same act.
        if here.index in until and here.dep not in {"xcomp", "pcomp"}:
            break
        taking, here = step(tree, here)
        found += taking
        here = None if here is None else first_joined(tree, here)
    return found


def step(tree: Tree, here: Token) -> tuple[list[Governor], Token | None]:
    """Return the words that take a clause or a noun, and from which to go on; none at the edge of what they reach."""
    above = tree.at(here.head)
    if above is None or above.index == here.index:
        return [], None
    if here.dep in TAKEN:
        return ([], None) if stands_beside(tree, here, above) else by_predicate(tree, here, above)
    if here.dep == "pcomp" or (here.dep == "pobj" and here.pos == "NOUN"):
        return by_preposition(tree, here, above)
    if here.dep in NOUN_CLAUSES:
        return by_noun(tree, here, above)
    if here.pos == "NOUN" and here.dep in UNDERGOERS | {"attr", "nsubj"}:
        return by_verb(tree, here, above)
    if here.pos in {"ADJ", "VERB"} and here.dep in {"acomp", "attr"}:
        return [], above
    return [], None


def stands_beside(tree: Tree, here: Token, above: Token) -> bool:
    """Return whether a clause only stands before another: that has an object of its own, or comes after a colon.

    So in "it broke; they deny it", "There was one flaw: it never sailed", "they closed it, so nobody would fall".
    """
    if here.dep != "ccomp" or here.index > above.index:
        return False
    between = [t for n in range(here.index + 1, above.index) if (t := tree.at(n)) is not None]
    parted = any(t.text in COLONS for t in between)
    joined = any(a.text == "," and b.text.lower() in JOINING for a, b in pairwise(between))
    return parted or joined or any(t.dep == "dobj" for t in tree.below(above))


def by_predicate(tree: Tree, here: Token, above: Token) -> tuple[list[Governor], Token | None]:
    """Return what takes a complement clause: a verb, an adjective, or what "be" says of "it"."""
    if above.pos == "NOUN":
        return ([of_noun(tree, above)], above) if above.lemma in NOUNS else ([], None)
    if above.pos in {"ADJ", "ADV"}:
        return [of_adjective(tree, above)], above
    if above.lemma in COPULAS:
        return by_copula(tree, here, above)
    nouns = [t for t in tree.below(above) if t.dep in UNDERGOERS and t.lemma in NOUNS and t.index < here.index]
    if above.lemma in EMERGING:
        nouns += [t for t in tree.below(above) if t.dep == "nsubj" and t.lemma in NOUNS]
    if nouns and here.dep == "ccomp" and any(t.dep == "mark" for t in tree.below(here)):
        return [of_noun(tree, nouns[0]), *by_verb(tree, nouns[0], above)[0]], above
    return [of_verb(tree, above, here)], above


def by_copula(tree: Tree, here: Token, verb: Token) -> tuple[list[Governor], Token | None]:
    """Return what "it is" says of a clause: "is not true that", "is a lie that"; nothing where it says who or what."""
    said = next((t for t in tree.below(verb) if t.dep in PREDICATES and t.index != here.index), None)
    if said is None or (said.pos == "NOUN" and said.lemma not in NOUNS):
        return [], None
    if said.pos == "NOUN":
        return [of_noun(tree, said), *by_verb(tree, said, verb)[0]], verb
    return [of_adjective(tree, said)], verb


def by_noun(tree: Tree, here: Token, noun: Token) -> tuple[list[Governor], Token | None]:
    """Return the noun whose clause this is: "the claim that", "its refusal to"."""
    below = tree.below(here)
    marked = any(t.dep == "mark" and t.text.lower() in ASKING | {"that"} for t in below)
    if here.dep == "relcl":
        # "a rumour that the vaccine contained lead": the parser takes "that" for an object, beside the object.
        objects = [t for t in below if t.dep == "dobj"]
        marked = noun.lemma in NOUNS and len(objects) > 1 and objects[0].text.lower() == "that"
    finite = here.dep == "acl" and is_finite(tree, here) and any(t.dep in ALL_SUBJECTS for t in below)
    acting = here.tag == "VB" and noun.lemma in ACTING
    if not (marked or finite or acting):
        return [], None
    if (verb := told_without(tree, noun)) is not None:
        return [of_verb(tree, verb, here)], verb
    return [of_noun(tree, noun)], noun


def told_without(tree: Tree, noun: Token) -> Token | None:
    """Return the verb that takes a clause across "without evidence": "claimed without evidence that"."""
    link = tree.at(noun.head) if noun.dep == "pobj" else None
    verb = tree.at(link.head) if link is not None and link.text.lower() == "without" else None
    if verb is None or verb.pos != "VERB" or any(t.dep in {"dobj", "ccomp"} for t in tree.below(verb)):
        return None
    return verb


def by_verb(tree: Tree, noun: Token, verb: Token) -> tuple[list[Governor], Token | None]:
    """Return the verb that affirms or denies a noun with a clause: "rejected the claim", "is no evidence"."""
    if noun.dep == "attr" or (noun.dep == "nsubj" and verb.lemma in EMERGING):
        return [Governor(verb, FACT_OF, negators(tree, verb, noun), doubts(tree, verb))], verb
    if noun.dep not in UNDERGOERS:
        return [], None
    having = verb.lemma in HAVING and NOUNS.get(noun.lemma) is EVIDENCE
    found = of_verb(tree, verb, noun)
    return [replace(found, signature=FACT_OF) if having else found], verb


def by_preposition(tree: Tree, here: Token, link: Token) -> tuple[list[Governor], Token | None]:
    """Return what takes a clause or noun behind a preposition: "no truth to reports", "accused of", "without"."""
    if link.text.lower() == "without":
        return [Governor(link, WITHHOLDING)], None
    above = tree.at(link.head)
    if above is None:
        return [], None
    if above.pos == "NOUN" and above.lemma in NOUNS:
        return [of_noun(tree, above)], above
    if above.dep == "dobj" and (verb := tree.at(above.head)) is not None and verb.lemma in CLEARING | ACCUSING:
        # "cleared the clerk of forging": the parser hangs the charge on whom it is about.
        above = verb
    if above.pos in VERBAL:
        # "cast doubt on claims that"
        nouns = [t for t in tree.below(above) if t.dep == "dobj" and t.lemma in NOUNS and t.index < here.index]
        if nouns and here.dep == "pobj":
            return [of_noun(tree, nouns[0])], above
        # "accused of theft, with guards looking on" charges nobody with looking on.
        apart = here.dep == "pcomp" and any(t.dep in SUBJECTS for t in tree.below(here))
        if any(form in VERBS for form in forms(tree, above)) and link.text.lower() in LINKS and not apart:
            return [of_verb(tree, above, here)], above
    return [], None


def of_noun(tree: Tree, noun: Token) -> Governor:
    """Return a noun as what takes a clause."""
    return Governor(noun, NOUNS.get(noun.lemma, FACT), negators(tree, noun))


def of_adjective(tree: Tree, word: Token) -> Governor:
    """Return an adjective as what takes a clause, with what negates it beside itself or its verb."""
    verb = tree.at(word.head)
    beside = verb if verb is not None and verb.index != word.index and word.dep in PREDICATES else None
    words, unsure = negators(tree, word), doubts(tree, word)
    if beside is not None:
        words, unsure = (*words, *negators(tree, beside, word)), (*unsure, *doubts(tree, beside))
    found = FACTIVE if is_rate(tree, word) else ADJECTIVES.get(word.lemma, FACTIVE)
    return Governor(word, found, words, unsure)


def is_rate(tree: Tree, word: Token) -> bool:
    """Return whether an adjective tells how often something happens: "40% less likely to die", "twice as likely"."""
    below = [t for each in tree.below(word) for t in (each, *tree.below(each))]
    compared = any(t.tag in {"RBR", "JJR"} or t.text.lower() == "as" for t in below if t.index < word.index)
    sized = any(t.pos == "NUM" or t.text == "%" or t.lemma.lower() in MEASURES for t in below if t.index < word.index)
    return compared and sized


def of_verb(tree: Tree, verb: Token, taken: Token) -> Governor:
    """Return a verb as what takes a clause or a noun with one."""
    below = tree.below(verb)
    yet = [t for t in below if t.text.lower() == "yet"] if verb.lemma == "have" and taken.dep == "xcomp" else []
    words = (*negators(tree, verb, taken), *few(tree, verb), *yet)
    found, unsure = signature(tree, verb, taken), doubts(tree, verb)
    # "allegedly admitted that": the admission is hearsay, and what was admitted as sure as before.
    if found is SAYING:
        unsure = tuple(each for each in unsure if each[1] != "reported")
    return Governor(verb, found, words, unsure, tuple(particles(tree, verb)))


def signature(tree: Tree, verb: Token, taken: Token) -> Signature:
    """Return a verb's signature by what it takes: a clause with or without "to", or what follows "of"."""
    below, lemma = tree.below(verb), verb.lemma
    infinitive = any(t.dep == "aux" and t.tag == "TO" for t in tree.below(taken))
    # "Where she has said that it is late" is no passive.
    active = any(t.dep == "aux" and t.lemma == "have" for t in below)
    passive = any(t.dep == "auxpass" for t in below)
    passive = passive or (verb.tag == "VBN" and verb.dep in NOUN_CLAUSES and not active)
    if lemma in PASSIVE_VERBS and passive:
        return PASSIVE_VERBS[lemma]
    if lemma == "have" and infinitive:
        return ACHIEVING
    if lemma in {"forget", "remember"} and infinitive:
        return WITHHOLDING if lemma == "forget" else ACHIEVING
    # "It seems to me" marks an opinion, "is considered safe" a judgment.
    opinion = any(t.pos == "PRON" and t.lemma in {"i", "we"} for each in below for t in tree.below(each))
    judged = lemma == "consider" and passive
    loose = lemma in SEEMS and (opinion or (taken.dep in {"xcomp", "oprd"} and not infinitive))
    if judged or loose or (lemma in CLEARING | ACCUSING and taken.dep != "pcomp"):
        return SAYING
    if lemma == "go" and infinitive and verb.tag == "VBG" and not particles(tree, verb):
        return GOING
    # "Is set to rise" is expected, what "sets people free" is not.
    bare = lemma in INFINITIVAL and not infinitive
    known = (VERBS[form] for form in forms(tree, verb) if form in VERBS and not bare)
    return next(known, SAYING if is_finite(tree, taken) else LOOSE)


def forms(tree: Tree, verb: Token) -> list[str]:
    """Return the entries of the lexicon that a verb may be, with the particle beside it first: "rule_out", "rule"."""
    return [*(f"{verb.lemma}_{t.lemma}" for t in particles(tree, verb)), verb.lemma]


def particles(tree: Tree, verb: Token) -> list[Token]:
    """Return the words beside a verb that make another of it: "rule out", "stop short"."""
    return [t for t in tree.below(verb) if t.dep == "prt" or t.lemma == "short"]
