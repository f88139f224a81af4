"""Which way a clause looks: back, at the present, or ahead."""

from __future__ import annotations

from rashomon.grammar import HELPERS, SUBJECTS, VERBAL, demander
from rashomon.mention.days import Tense
from rashomon.mention.lexicon import EVENT_NOUNS
from rashomon.model import Parse, Token
from rashomon.numerals import ORDINALS

FUTURE = frozenset("will shall 'll ’ll wo".split())
# What these govern lies ahead, whatever the tense: "closed until Friday", "ahead of Friday's vote".
AHEAD = frozenset("until till ahead".split())
MODALS = frozenset("would could may might should can must".split())
# A condition of what one of the second may bring about lies ahead, in whatever tense.
CONDITIONS, SUPPOSING = frozenset({"if", "unless", "until"}), frozenset({"would", "could", "might", "will", "wo"})
# What these say of happenings in the present tense is yet to come: "the trial starts on Monday".
TIMETABLE = frozenset(
    "start begin open reopen resume convene meet play face depart arrive close end finish lapse expire conclude".split()
)
PLANS = frozenset(
    "expect plan schedule set due intend hope aim slate propose likely unlikely ready poise forecast".split()
)
# What these promise to do is yet to come: "threatened to strike on Thursday".
PROMISES = frozenset({"threaten", "promise", "vow", "pledge"})
# What these are about, with the day that it bears, lies behind, whatever is planned: "to fight Monday's ruling".
LOOKING_BACK = frozenset("against about over after following despite since".split())
ANSWERING = frozenset("appeal challenge overturn reverse contest investigate probe mourn condemn avenge review".split())
# What one readies oneself "for" is yet to come, and so is that to which, or for which, one is asked.
READYING = frozenset({"prepare", "brace", "gear", "ready"})
ASKING = {"invite": "to", "summon": "to", "call": "for"}
# What one faces now, whatever it is for: "faces charges for the killing on May 3".
CHARGES = frozenset("charge count allegation accusation claim criticism".split())
# What one goes on with is no plan: "continue to look for the man of Tuesday's attack".
GOING_ON = frozenset({"continue", "keep"})
# For these one calls people together: "called for a march on Saturday", not "called for calm on Saturday".
GATHERINGS = frozenset("march protest rally demonstration strike walkout vigil shutdown boycott blockade".split())
# "The last to be freed" was.
OUTERMOST = frozenset({"last", "only", "next"})
# What these want in the present tense is yet to come: "wants the deal closed by June".
WISHES = frozenset({"want", "need", "demand"})
# What these tell with "back to" lies behind, whatever the tense: "the row dates back to January".
ORIGINS = frozenset({"date", "go", "reach", "stretch", "extend", "trace"})
# How a time hangs on the verb that tells what was done then.
WHEN = frozenset({"in", "on", "during", "last", "since"})


def tense(parse: Parse, index: int) -> Tense:
    """Return the tense of the clause in which a token stands, "present" where its verb shows none.

    What only qualifies a noun ("a March vote") has no part in the tense.
    """
    tokens, here = parse.tokens, parse.tokens[index]
    if here.dep == "compound":
        return "present"
    if here.dep == "poss" and is_answered(parse, tokens[here.head]):
        return "past"
    path = [here]
    for _ in range(12):
        if here.lemma in AHEAD or (here.lemma == "for" and is_meant_for(tokens[here.head], path)):
            return "future"
        if here.lemma == "since" and here.dep in {"prep", "mark"}:
            return "past"
        if here.lemma in ASKING and is_asked_to(parse, here, index):
            return "future"
        if here.pos in VERBAL and here.dep not in ("amod", "compound"):
            if here.lemma in ORIGINS and [each.lemma for each in path[-3:-1]] == ["to", "back"] and len(path) < 6:
                return "past"
            if is_timetable(parse, here, path):
                return "future"
            found = verb_tense(parse, here)
            if found is not None:
                return found
        if here.head == here.index:
            break
        here = tokens[here.head]
        path.append(here)
    return "present"


def is_answered(parse: Parse, noun: Token) -> bool:
    """Return whether what bears a day has come about, since something answers it: "challenge Monday's ruling"."""
    above = parse.tokens[noun.head]
    word = above.lemma.lower()
    return (noun.dep == "pobj" and word in LOOKING_BACK) or (noun.dep == "dobj" and word in ANSWERING)


def is_meant_for(above: Token, path: list[Token]) -> bool:
    """Return whether what stands for a time is to be then: "due for Monday", "called a strike for Thursday"."""
    called = above.lemma in EVENT_NOUNS or above.lemma in ASKING
    return above.lemma in PLANS | READYING or (called and len(path) == 2)


def is_asked_to(parse: Parse, verb: Token, index: int) -> bool:
    """Return whether a time stands after that to which somebody is asked: "invited them to his office on Friday"."""
    word = ASKING[verb.lemma]
    below = [t for t in parse.below(verb) if t.index < index and t.dep == "prep" and t.lemma == word]
    return any(word == "to" or any(u.lemma in GATHERINGS for u in parse.below(t)) for t in below)


def is_done(parse: Parse, index: int) -> bool:
    """Return whether a time tells when something past was done: "was inspected in March", not "was due in March"."""
    tokens = parse.tokens
    here = tokens[index]
    # Of "July 3" the month.
    here = tokens[here.head] if here.dep == "nummod" else here
    link = tokens[here.head]
    if link.pos == "ADP":
        if link.lemma not in WHEN:
            return False
        link = tokens[link.head]
    elif here.dep != "npadvmod":
        return False
    link = tokens[link.head] if link.dep in HELPERS else link
    below = parse.below(link)
    planned = any(each.lemma in PLANS or each.tag == "TO" for each in below)
    return link.pos in VERBAL and verb_tense(parse, link) == "past" and not planned


def is_timetable(parse: Parse, verb: Token, path: list[Token]) -> bool:
    """Return whether a verb in the present tense tells when something is to be: "is on Monday", "is due Friday".

    ``path`` leads from the time to the verb, both included.
    """
    below = path[-2] if len(path) > 1 else verb
    if verb.tag not in ("VBZ", "VBP") or (verb.lemma == "face" and is_accused(parse, verb)):
        return False
    if verb.lemma != "be" or below.lemma in PLANS:
        return verb.lemma in TIMETABLE or below.lemma in PLANS
    if len(path) > 3 or (len(path) == 3 and below.pos != "ADP"):
        return False
    children = parse.below(verb)
    return all(
        each.lemma in PLANS or each.index == below.index
        for each in children
        if each.dep in ("acomp", "attr", "xcomp", "ccomp")
    )


def is_accused(parse: Parse, verb: Token) -> bool:
    """Return whether what somebody faces is a charge."""
    return any(t.dep == "dobj" and t.lemma in CHARGES for t in parse.below(verb))


def verb_tense(parse: Parse, verb: Token) -> Tense | None:
    """Return the tense that a verb and its auxiliaries show, or ``None`` where they show none."""
    tokens = parse.tokens
    helpers = [t for t in parse.below(verb) if t.dep in HELPERS]
    words = {token.text.lower() for token in helpers}
    if is_demanded(parse, verb) or (not helpers and is_wished(tokens, verb)):
        return "future"
    if words & FUTURE or (verb.lemma in PLANS and verb.tag in ("VBN", "VBZ", "VBP") and "had" not in words):
        return "future"
    if words & MODALS:
        return "past" if words & {"have", "'ve", "’ve"} else "future"
    if is_supposed(parse, verb) and "had" not in words:
        return "future"
    # "Is to be sworn in": the participle of what is to come tells nothing past.
    ahead = "to" in words and any(token.tag == "VB" for token in helpers)
    if not ahead and (verb.tag in ("VBD", "VBN") or any(token.tag in ("VBD", "VBN") for token in helpers)):
        return "past"
    if verb.tag == "VBG" and any(token.tag in ("VBZ", "VBP") for token in helpers):
        return "present"
    governor = tokens[verb.head]
    if "to" in words and verb.dep == "ROOT":
        return "future"
    if "to" in words and verb.dep in ("xcomp", "advcl", "acl", "relcl", "ccomp"):
        present = governor.tag in ("VBZ", "VBP", "VB") and governor.lemma not in GOING_ON
        going = present or governor.lemma in PLANS | PROMISES or governor.text == "going"
        return "future" if going or (ahead and is_still_to_be(parse, governor)) else None
    if verb.tag in ("VBZ", "VBP"):
        return "present"
    return None


def looks_from_past(parse: Parse, index: int) -> bool:
    """Return whether what a clause looks ahead to is seen from a past act: "would begin", a truce "set to begin"."""
    verb = parse.tokens[index]
    while verb.pos not in VERBAL and verb.head != verb.index:
        verb = parse.tokens[verb.head]
    helpers = {t.text.lower() for t in parse.below(verb) if t.dep in HELPERS}
    if "would" in helpers:
        return True
    above = parse.tokens[verb.head]
    return "to" in helpers and above.tag == "VBN" and above.dep == "acl"


def is_supposed(parse: Parse, verb: Token) -> bool:
    """Return whether a verb tells a condition of what would be: "would go if it did not improve by Monday"."""
    beside = {t.text.lower() for t in parse.below(verb) if t.dep == "mark"}
    above = {t.text.lower() for t in parse.below(parse.tokens[verb.head]) if t.dep == "aux"}
    return verb.dep == "advcl" and bool(beside & CONDITIONS) and bool(above & SUPPOSING)


def is_demanded(parse: Parse, verb: Token) -> bool:
    """Return whether a clause tells what is asked for: "demanded that he resign"; "they resign" may be the present."""
    does = {t.text.lower() for t in parse.below(verb) if t.dep in SUBJECTS}
    return demander(parse, verb) is not None and not {"i", "we", "you", "they"} & does


def is_still_to_be(parse: Parse, noun: Token) -> bool:
    """Return whether a noun's "to be paid" lies ahead: not where the noun tells which it was, "the third to be hit"."""
    words = {t.text.lower() for t in (noun, *parse.below(noun))}
    return noun.pos in ("NOUN", "PROPN") and not words & (ORDINALS.keys() | OUTERMOST)


def is_wished(tokens: tuple[Token, ...], verb: Token) -> bool:
    """Return whether a participle tells what someone wants: "they want it done", the parser's noun between or not."""
    if verb.tag != "VBN" or verb.dep not in ("acl", "ccomp", "xcomp", "oprd"):
        return False
    governor = tokens[verb.head]
    governor = tokens[governor.head] if verb.dep == "acl" else governor
    return governor.lemma in WISHES and governor.tag in ("VBZ", "VBP", "VB")
