"""What stands beside a word: words that negate it, and words that make it less than certain."""

from __future__ import annotations

from rashomon.grammar import QUOTATION, SUBJECTS, Tree
from rashomon.model import Certainty, Token
from rashomon.signatures.lexicon import ADVERBS, FIRM, MODALS, NEGATIVE, SCARCE

# After "not", these take it back: "not only said that".
MERELY = frozenset("only just merely simply least".split())
# Nouns that deny nothing after "no": "no matter where", "no doubt".
IDLE = frozenset("matter doubt wonder".split())
# A "no" before one of these denies the verb: "no talks took place", "was made by neither company".
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj"})


def negators(tree: Tree, token: Token, but: Token | None = None) -> tuple[Token, ...]:
    """Return the words that negate a word: beside it, in its subject or object, before a noun.

    What negates ``but``, which the word takes, is not counted.
    """
    below = [t for t in tree.below(token) if but is None or t.index != but.index]
    # "had not earlier announced", "not enough evidence": the parser hangs the word on the one between.
    below += [u for t in below if t.dep in {"advmod", "amod"} for u in tree.below(t) if u.dep == "neg"]
    # "was made by neither company": what denies stands with the doer.
    below += [u for t in below if t.dep == "agent" for u in tree.below(t)]
    below += nor(tree, token)
    scarce = [t for t in below if token.pos == "NOUN" and t.text.lower() in SCARCE and t.dep in {"det", "amod", "neg"}]
    found = [t for t in below if t.text.lower() in NEGATIVE and t.pos != "PROPN" and not is_merely(tree, t)]
    found += [u for t in below if t.dep in ARGUMENTS for u in tree.below(t) if is_none(tree, u)]
    return tuple({t.index: t for t in (*scarce, *found)}.values())


def nor(tree: Tree, token: Token) -> list[Token]:
    """Return the "nor" that joins a verb with the one before: "nor was the mayor told"."""
    above = tree.at(token.head)
    if token.dep != "conj" or above is None:
        return []
    between = (t for t in tree.below(above) if above.index < t.index < token.index)
    return [t for t in between if t.dep == "cc" and t.text.lower() == "nor"]


def few(tree: Tree, verb: Token) -> list[Token]:
    """Return the "few" that does what a verb tells: "few believe that", "few experts believe"; not "a few"."""
    subjects = [t for t in tree.below(verb) if t.dep in SUBJECTS]
    found = [t for s in subjects for t in (s, *tree.below(s)) if t.text.lower() == "few"]
    counted = any(t.dep == "det" for s in subjects for t in tree.below(s))
    return [] if counted else found


def is_none(tree: Tree, token: Token) -> bool:
    """Return whether a word before a noun says that there is none: "no talks", "neither side", "neither he nor she".

    Not so "no fewer than", "no doubt", nor "the No camp", "a “no” vote".
    """
    before, after = tree.at(token.index - 1) if token.index else None, tree.at(token.index + 1)
    return (
        token.dep in {"det", "preconj"}
        and not is_quoted(before, after)
        and token.text.lower() in {"no", "neither"}
        and not (after is not None and (after.tag in {"JJR", "RBR"} or after.text.lower() in IDLE))
        and not (before is not None and before.dep == "det" and before.head == token.head)
    )


def is_quoted(before: Token | None, after: Token | None) -> bool:
    """Return whether a word stands alone in quotation marks, of which a reading may be cut: "“no” won by a hair"."""
    return after is not None and after.text in QUOTATION and (before is None or before.text in QUOTATION)


def is_merely(tree: Tree, negator: Token) -> bool:
    """Return whether a negation denies nothing: "not only said that", "no matter what he said", "if not now".

    Nor does "nothing so grave as", which calls a thing the gravest.
    """
    before, after = tree.at(negator.index - 1) if negator.index else None, tree.at(negator.index + 1)
    if after is None:
        return False
    if is_quoted(before, after):
        return True
    if before is not None and before.text.lower() == "if" and negator.dep == "neg":
        return True
    if negator.pos == "PRON" and any(is_compared(tree, t) for t in tree.below(negator)):
        return True
    word, negation = after.text.lower(), negator.text.lower()
    return (negator.dep in {"neg", "preconj"} and word in MERELY) or (negation == "no" and word in IDLE)


def is_compared(tree: Tree, word: Token) -> bool:
    """Return whether an adjective sets what it is said of against one thing: "so grave as", "graver than"."""
    below = {t.text.lower() for t in tree.below(word)}
    return word.pos == "ADJ" and ("as" in below or "than" in below) and ("so" in below or word.tag == "JJR")


def hedges(tree: Tree, token: Token) -> tuple[tuple[Token, Certainty], ...]:
    """Return the words beside a word that make it less than certain, with what each makes it."""
    below = tree.below(token)
    negated = any(t.dep == "neg" for t in below)
    # What "would have helped" is not to come: it was to be, under another condition.
    unreal = token.tag == "VBN" and any(t.dep == "aux" and t.lemma == "have" for t in below)
    modals = [t for t in below if t.dep == "aux" and t.text.lower() in MODALS]
    # "could not reach the town" is a past ability.
    found = [(t, "asserted" if negated and t.text.lower() == "could" else MODALS[t.text.lower()]) for t in modals]
    found = [(t, "possible" if unreal and t.text.lower() == "would" else value) for t, value in found]
    found += [(t, ADVERBS[t.text.lower()]) for t in below if t.dep == "advmod" and t.text.lower() in ADVERBS]
    return tuple(found)


def doubts(tree: Tree, token: Token) -> tuple[tuple[Token, Certainty], ...]:
    """Return the words that make a word less than certain; what it will take is not made less certain by "will"."""
    return tuple((word, value) for word, value in hedges(tree, token) if FIRM[value] < FIRM["asserted"])
