"""Whom or what "who" and "which" stand for, wherever the parser hangs their clause."""

from __future__ import annotations

from rashomon.attribute.carry import phrase
from rashomon.attribute.cast import Cast
from rashomon.attribute.kind import ANONYMOUS, LONGEST_NAME, OFFICES
from rashomon.model import Parse, Span, Token


def antecedent(cast: Cast, head: Token) -> Span | None:
    """Return the noun phrase that a relative pronoun stands for, the name where that is in apposition to one."""
    verb = cast.parse.tokens[head.head]
    above = cast.parse.tokens[verb.head]
    noun = above if verb.dep == "relcl" and above.pos != "PUNCT" else before_comma(cast.parse, head)
    if noun is None:
        return None
    if head.text.lower() in {"who", "whom"}:
        noun = same_persons(cast, animate(cast, noun, head))
    elif head.text.lower() == "which":
        noun = inanimate(cast, noun)
    above = cast.parse.tokens[noun.head]
    return phrase(cast, above if noun.dep == "appos" and above.pos == "PROPN" else noun, set())


def before_comma(parse: Parse, pronoun: Token) -> Token | None:
    """Return the noun before the comma of a "who" whose clause the parser hangs elsewhere."""
    tokens = parse.tokens
    if pronoun.index < 2 or tokens[pronoun.index - 1].text != "," or pronoun.text.lower() not in {"who", "which"}:
        return None
    noun = tokens[pronoun.index - 2]
    while noun.dep in {"compound", "appos"}:
        noun = tokens[noun.head]
    return noun if noun.pos in {"NOUN", "PROPN"} and noun.sentence == pronoun.sentence else None


def same_persons(cast: Cast, noun: Token) -> Token:
    """Return whom a noun in a clause about them says they are: "three women | who were teenagers then | who said …"."""
    verb = cast.parse.tokens[noun.head]
    if noun.dep != "attr" or verb.dep != "relcl" or noun.tag != "NNS":
        return noun
    who = any(t.text.lower() == "who" for t in cast.parse.below(verb))
    return cast.parse.tokens[verb.head] if who else noun


def inanimate(cast: Cast, noun: Token) -> Token:
    """Return what a "which" means near those by whom it is: "a letter signed by the nurses, which said …"."""
    tokens = cast.parse.tokens
    by = tokens[noun.head]
    done = tokens[by.head]
    return tokens[done.head] if by.dep == "agent" and done.dep == "acl" and is_person(cast, noun) else noun


def animate(cast: Cast, noun: Token, head: Token) -> Token:
    """Return the person or persons that a "who" means near a noun that is none: "the ire of the mayor, who said …".

    What stands above a noun may be a verb: "two women who were students at the time who said …".
    """
    tokens = cast.parse.tokens
    below = [u for t in cast.parse.below(noun) if t.dep == "prep" for u in cast.parse.below(t)]
    above = [tokens[tokens[noun.head].head]] if noun.dep == "pobj" else []
    beside = [t for verb in above for t in cast.parse.below(verb) if t.dep == "attr"]
    # A parser may hang the clause on a noun farther left than the one before it.
    nearer = [t for t in reversed(tokens[noun.index : head.index]) if t.pos in {"NOUN", "PROPN"}]
    return next((each for each in (noun, *below, *above, *beside, *nearer) if is_person(cast, each)), noun)


def is_person(cast: Cast, noun: Token) -> bool:
    """Return whether a noun means a person or persons."""
    named = cast.person_in(Span(noun.start - LONGEST_NAME, noun.end))
    known = noun.lemma in ANONYMOUS | OFFICES or noun.start in cast.roles or noun.tag == "NNPS"
    return known or noun.pos == "PRON" or any(name.end > noun.start for name in named)
