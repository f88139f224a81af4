"""What the verb, the noun or the toll above a noun phrase says became of those whom the phrase names."""

from __future__ import annotations

from rashomon.grammar import ACTIVE_SUBJECTS, OBJECTS, SUBJECTS, UNDERGOERS
from rashomon.model import Parse, Token
from rashomon.states.below import child_of
from rashomon.states.lexicon import ACTS, FINDING, GROUPS, LIFELESS, STATES, TAKING, TOLLS
from rashomon.states.verbs import is_fatal, verb_state

# "All of the 40" are 40, but not "some of the 40".
PARTIAL = frozenset("some many most few several any none".split())


def governed(parse: Parse, head: Token) -> str | None:
    """Return the state that the governing verb or noun of an act gives a noun phrase."""
    tokens = parse.tokens
    while head.dep == "conj" and tokens[head.head].pos in ("NOUN", "NUM", "PROPN"):
        head = tokens[head.head]
    if head.dep == "pobj" and tokens[head.head].text.lower() == "of":
        above = tokens[tokens[head.head].head]
        if above.lemma in ACTS or above.text.lower() == "wounding":
            return STATES[above.lemma]
        if above.lemma == "shooting":
            return "dead" if is_fatal(parse, above) else "shot"
        if above.lemma in ("body", "corpse"):
            return "dead"
        if above.lemma == "life":
            return remains(parse, above)
        if not holds_group(above):
            return None
        head = above
    verb = tokens[head.head]
    if verb.pos not in ("VERB", "AUX") or is_aim(parse, verb):
        return None
    if head.dep in ACTIVE_SUBJECTS and verb.dep == "auxpass":
        # "Seven remained hospitalised": the parser hangs the subject on the auxiliary.
        return verb_state(parse, tokens[verb.head], "patient")
    if head.dep in ACTIVE_SUBJECTS:
        return verb_state(parse, verb, "subject")
    return verb_state(parse, verb, "patient") if head.dep in UNDERGOERS else None


def is_aim(parse: Parse, verb: Token) -> bool:
    """Return whether a verb stands in a bare infinitive: whom one plans or threatens "to kill" need not be dead."""
    words = {
        parse.tokens[index].text.lower() for index in parse.children[verb.index] if parse.tokens[index].dep == "aux"
    }
    return "to" in words and "have" not in words


def remains(parse: Parse, noun: Token) -> str | None:
    """Return "dead" for the bodies that are found and the lives that are lost."""
    verb = parse.tokens[noun.head]
    if noun.lemma == "life":
        return "dead" if verb.lemma in TAKING else None
    if noun.lemma in ("body", "corpse"):
        below = [parse.tokens[n] for n in parse.children[noun.index]]
        # "Two regulatory bodies" are none, nor are "three bodies of water".
        called = [c for c in below if c.text == "of" or (c.dep in ("amod", "compound") and c.lemma not in LIFELESS)]
        return "dead" if verb.lemma in FINDING or (noun.tag == "NNS" and not called) else None
    return None


def toll(parse: Parse, number: Token) -> str | None:
    """Return the state of "the death toll rose to 14", "put the toll at 14", "the number of injured reached 30"."""
    here = number
    if number.pos != "NUM" and child_of(parse, number, frozenset({"nummod"})) is None:
        return None
    for _ in range(5):
        if here.dep == "conj":
            return None
        if here.lemma in TOLLS and here.pos == "NOUN" and here is not number:
            return tolled(parse, here)
        if here.pos in ("VERB", "AUX"):
            counts = child_of(parse, here, SUBJECTS | OBJECTS, TOLLS)
            return tolled(parse, counts) if counts and counts is not number else None
        here = parse.tokens[here.head]
    return None


def tolled(parse: Parse, noun: Token) -> str | None:
    """Return what a toll, tally or number counts; a toll of nothing named is one of deaths."""
    words = (parse.tokens[index].lemma for index in parse.subtree(noun.index))
    return next((STATES[word] for word in words if word in STATES), "dead" if noun.lemma == "toll" else None)


def holds_group(noun: Token) -> bool:
    """Return whether what is said of a noun is said of those whom its "of …" names: "a group of ten"."""
    if noun.lemma in PARTIAL:
        return False
    return noun.pos in ("NUM", "PRON") or noun.tag == "NNS" or noun.lemma in GROUPS | {"dozen"}
