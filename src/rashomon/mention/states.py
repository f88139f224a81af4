"""What is said of the counted: dead, injured, arrested, missing and the like, as far as the clause tells."""

from __future__ import annotations

from rashomon.mention.numbers import Number
from rashomon.model import Parse, Token

STATES = {
    "kill": "dead", "die": "dead", "dead": "dead", "slay": "dead", "perish": "dead", "drown": "dead", "murder": "dead",
    "execute": "dead", "massacre": "dead", "deceased": "dead", "death": "dead", "fatality": "dead", "slain": "dead",
    "injure": "injured", "wound": "injured", "hurt": "injured", "injury": "injured", "injured": "injured",
    "wounded": "injured", "arrest": "arrested", "detain": "arrested", "jail": "arrested", "imprison": "arrested",
    "apprehend": "arrested", "detention": "arrested", "miss": "missing", "missing": "missing",
    "hospitalize": "hospitalised", "hospitalise": "hospitalised", "displace": "displaced", "evacuate": "evacuated",
    "rescue": "rescued", "save": "rescued", "kidnap": "abducted", "abduct": "abducted", "charge": "charged",
    "infect": "infected", "infection": "infected", "homeless": "homeless", "strand": "stranded", "trap": "trapped",
}  # fmt: skip
# Verbs of STATES whose subject, not object, is in the state.
SUBJECT_VERBS = frozenset({"die", "perish", "drown", "miss"})
TOLLS = frozenset({"toll", "casualty", "number", "count", "tally"})
CASUALTY_NOUNS = frozenset({"death", "fatality", "injury", "casualty", "arrest", "detention", "infection"})


def state_of(parse: Parse, counted: int | None, number: Number, last: int) -> str | None:
    """Return what is said of the counted: dead, injured, arrested, missing …, or ``None``."""
    tokens = parse.tokens
    head = tokens[counted] if counted is not None else tokens[number.last - 1]
    if counted is not None and (head.lemma in STATES and head.lemma in CASUALTY_NOUNS | {"dead", "wounded", "injured"}):
        return STATES[head.lemma]
    if (near := beside(parse, head.index, last)) is not None:
        return near
    return toll(parse, number) or governed(parse, head)


def beside(parse: Parse, head: int, last: int) -> str | None:
    """Return the state in a participle or adjective beside the counted: "12 dead", "3 people wounded", "wounded 3"."""
    tokens = parse.tokens
    for index in parse.children[head]:
        if (
            tokens[index].dep in ("amod", "acl")
            and tokens[index].tag in ("VBN", "JJ")
            and tokens[index].lemma in STATES
        ):
            return STATES[tokens[index].lemma]
    after = max(head + 1, last)
    if after < len(tokens) and tokens[after].sentence == tokens[head].sentence:
        here = tokens[after]
        if here.lemma in STATES and here.tag in ("JJ", "VBN", "VBD", "NN", "RB") and here.text.lower() != "miss":
            direct = here.tag == "VBD" and here.lemma not in SUBJECT_VERBS and has_object(parse, here)
            return None if direct else STATES[here.lemma]
    return None


def has_object(parse: Parse, verb: Token) -> bool:
    """Return whether a verb has a direct object."""
    return any(parse.tokens[i].dep in ("dobj", "obj") for i in parse.children[verb.index])


def toll(parse: Parse, number: Number) -> str | None:
    """Return the state of "the death toll rose to 14", "the number of injured reached 30"."""
    tokens = parse.tokens
    here = tokens[number.last - 1]
    for _ in range(4):
        if here.pos in ("VERB", "AUX"):
            for index in parse.children[here.index]:
                if tokens[index].dep in ("nsubj", "nsubjpass") and tokens[index].lemma in TOLLS:
                    return next(
                        (STATES[tokens[i].lemma] for i in parse.subtree(index) if tokens[i].lemma in STATES), None
                    )
            return None
        here = tokens[here.head]
    return None


def governed(parse: Parse, head: Token) -> str | None:
    """Return the state that the governing verb gives the counted: object of "kill", subject of "die", passives."""
    tokens = parse.tokens
    while head.dep == "conj" and tokens[head.head].pos in ("NOUN", "NUM", "PROPN"):
        head = tokens[head.head]
    if head.dep == "pobj" and tokens[head.head].text.lower() == "of":
        head = tokens[tokens[head.head].head]
    verb = tokens[head.head]
    if verb.pos not in ("VERB", "AUX"):
        return None
    if verb.lemma in STATES and verb.lemma not in SUBJECT_VERBS and head.dep in ("dobj", "obj", "nsubjpass"):
        return STATES[verb.lemma]
    if verb.lemma in SUBJECT_VERBS and head.dep in ("nsubj",) and verb.lemma != "miss":
        return STATES[verb.lemma]
    if head.dep in ("nsubj", "nsubjpass", "dobj"):
        return complement(parse, verb)
    return None


def complement(parse: Parse, verb: Token) -> str | None:
    """Return the state in a complement: "12 were dead", "20 are missing", "left 3 wounded"."""
    tokens = parse.tokens
    if verb.lemma in ("miss",) and verb.tag == "VBG":
        return "missing"
    for index in parse.children[verb.index]:
        if tokens[index].dep in ("acomp", "oprd", "attr") and tokens[index].lemma in STATES:
            return STATES[tokens[index].lemma]
    return None
