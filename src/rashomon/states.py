"""What a clause says became of someone: dead, injured, arrested, missing and the like.

Read from the parse: the verb that governs a noun phrase, its complement, a participle or adjective beside the phrase.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Literal

from rashomon.grammar import ACTIVE_SUBJECTS, OBJECTS, PASSIVE_SUBJECTS, PREDICATES, SUBJECTS, UNDERGOERS
from rashomon.model import Parse, Token

Part = Literal["subject", "patient"]

STATES = {
    "kill": "dead", "die": "dead", "dead": "dead", "slay": "dead", "perish": "dead", "drown": "dead", "murder": "dead",
    "execute": "dead", "massacre": "dead", "deceased": "dead", "death": "dead", "fatality": "dead", "slain": "dead",
    "killing": "dead", "slaying": "dead", "execution": "dead", "assassination": "dead", "assassinate": "dead",
    "martyr": "dead", "martyrdom": "dead", "electrocute": "dead", "succumb": "dead", "behead": "dead",
    "injure": "injured", "wound": "injured", "hurt": "injured", "injury": "injured", "injured": "injured",
    "wounded": "injured", "wounding": "injured", "arrest": "arrested", "detain": "arrested", "jail": "arrested",
    "imprison": "arrested", "apprehend": "arrested", "detention": "arrested", "miss": "missing", "missing": "missing",
    "hospitalize": "hospitalised", "hospitalise": "hospitalised", "displace": "displaced", "evacuate": "evacuated",
    "rescue": "rescued", "save": "rescued", "kidnap": "abducted", "abduct": "abducted", "charge": "charged",
    "infect": "infected", "infection": "infected", "homeless": "homeless", "strand": "stranded", "trap": "trapped",
    "shoot": "shot", "stab": "stabbed",
}  # fmt: skip
# What was done to someone, who may be dead of it or hurt.
STRUCK = ("shot", "stabbed")
# Forms that tell a state whatever stands around them: right before those whom it befalls, and right after them.
BEFORE = {
    form: state
    for state, forms in (
        ("dead", "kill kills killed killing"),
        ("injured", "injure injures injured injuring wounds wounded wounding"),
    )
    for form in forms.split()
}
AFTER = {"killed": "dead", "dead": "dead", "died": "dead", "dies": "dead", "slain": "dead", "injured": "injured",
         "wounded": "injured", "hurt": "injured", "shot": "shot", "stabbed": "stabbed", "fatally": "dead"}  # fmt: skip
# These tell the state of what stands before them whatever follows.
ALWAYS = frozenset({"dead", "fatally"})
# Before a verb, these leave open whether it came about.
NOT_YET = frozenset("to could would will can may might should not n't cannot".split())
CLOCK = frozenset({"a.m.", "p.m.", "am", "pm", ":", "o'clock"})
ROUGHLY = frozenset("at least most more than up to about around some nearly almost over only as many".split())
BEING = frozenset(
    "was were is are be been being has have had also still each both remain remains remained reportedly".split()
)
# What a headline's "shot outside bar" takes for an object tells where.
WHERE = frozenset("outside inside near behind opposite".split())
LIFELESS = frozenset("dead lifeless charred burn burnt burned decompose mutilate unidentified other more".split())
# Verbs of STATES whose subject, not object, is in the state.
SUBJECT_VERBS = frozenset({"die", "perish", "drown", "miss", "succumb"})
TOLLS = frozenset({"toll", "casualty", "number", "tally"})
CASUALTY_NOUNS = frozenset({"death", "fatality", "injury", "casualty", "arrest", "detention", "infection"})
# Nouns of an act whose "of …" names those it befell: "the killing of 12 villagers".
ACTS = frozenset(
    "death killing murder slaying execution massacre assassination martyrdom injury wounding arrest detention".split()
)
# What "of …" is measured by: the state of "a family of four" is that of the four.
GROUPS = frozenset("total group family number crew team party busload handful pair trio crowd".split())
# Whose life, by the verb: "claimed 12 lives", "lost their lives".
TAKING = frozenset({"claim", "take", "cost", "lose"})
FINDING = frozenset({"find", "recover", "discover", "retrieve", "pull", "remove", "unearth", "count"})
SUFFERING = frozenset({"suffer", "sustain", "receive"})
HARMS = frozenset("injury wound burn fracture concussion shrapnel bruise laceration inhalation".split())
# What is broken or hit is somebody's.
BODY = frozenset("arm leg head face chest neck back shoulder hand foot stomach abdomen thigh hip eye bone rib".split())
BROKEN = frozenset({"broken", "fractured", "dislocated"})
MOVING = frozenset({"take", "rush", "transport", "transfer", "airlift", "fly", "carry", "admit", "send"})
STAYING = frozenset({"be", "remain", "stay", "end", "land", "recover"})
LEAVING = frozenset({"leave", "put"})
NEEDING = frozenset({"need", "require", "receive"})
# As what people are listed.
LISTED = {"dead": "dead", "miss": "missing", "missing": "missing", "injured": "injured", "wounded": "injured"}
# Who is looked for is missing.
SEEKING = frozenset({"look", "search"})
HARMED = frozenset(
    "suffer bleed recover survive treat hospitalize hospitalise leave find arrive show come walk escape".split()
)
# By what whoever is hit is shot.
STRIKING = frozenset("hit strike graze pierce".split())
MISSILES = frozenset("bullet gunfire gunshot shot round shrapnel pellet buckshot crossfire ricochet".split())
OPENING_FIRE, FIRING = frozenset({"open", "fire"}), frozenset({"fire", "shot", "round"})
HOSPITALS = frozenset({"hospital", "clinic", "infirmary", "surgery"})
CENTRES, MEDICAL = frozenset({"center", "centre"}), frozenset({"medical", "trauma", "health", "burn"})
CARE, INTENSIVE = frozenset({"care"}), frozenset({"intensive"})
STATIONS, CUSTODY = frozenset({"station", "headquarters", "precinct"}), frozenset({"custody"})
POLICE = frozenset({"police"})
LIFE = frozenset({"life"})
CONDITIONS = frozenset({"critical", "serious", "stable", "grave", "fair"})
# The adverbs that make a blow a killing, and the adjective and noun that do so after the verb.
FATAL = frozenset({"fatal", "deadly"})
DEADLY = frozenset({"fatally", "mortally"})


def state_of(parse: Parse, head: int, after: int) -> str | None:
    """Return what is said of the thing that a noun phrase names: dead, injured, arrested, missing …, or ``None``.

    ``head`` is the phrase's head token, ``after`` the token that follows its number or its last word.
    """
    here = parse.tokens[head]
    if here.lemma in CASUALTY_NOUNS | {"dead", "wounded", "injured", "martyr"} and here.lemma in STATES:
        return STATES[here.lemma]
    near = adjacent(parse, head, after) or beside(parse, head) or shared(parse, here) or remains(parse, here)
    return near or governed(parse, here) or told_of_whom(parse, head) or toll(parse, here)


def befalls(parse: Parse, first: int) -> str | None:
    """Return the state that the verb form right before a phrase gives it ("Kills 20"), whatever its parse."""
    if not first or parse.tokens[first - 1].sentence != parse.tokens[first].sentence:
        return None
    if first > 1 and parse.tokens[first - 2].text.lower() in NOT_YET:
        return None
    return BEFORE.get(parse.tokens[first - 1].text.lower())


def adjacent(parse: Parse, head: int, after: int) -> str | None:
    """Return the state by the words right after a phrase, which hold where the parse does not: "2 Killed 9 Injured"."""
    tokens, here = parse.tokens, max(head + 1, after)
    while here < len(tokens) and (tokens[here].text.lower() in BEING | {"more"} or is_degree(tokens[here])):
        here += 1
    if here >= len(tokens) or tokens[here].sentence != tokens[head].sentence:
        return None
    if afflicted(parse, here):
        return "injured"
    if [token.text.lower() for token in tokens[here : here + 2]] == ["in", "hospital"]:
        return "hospitalised"
    if (past := past_aside(parse, here)) is not None:
        here = past
    told = tokens[here]
    owner = child_of(parse, told, SUBJECTS)
    # In a headline's "Blast Leaves Four Men Wounded" the parser takes the verb for what was wounded.
    named = owner is not None and owner.pos not in ("VERB", "AUX") and not holds_group(owner)
    if owner is not None and named and owner.index < head and head in parse.subtree(owner.index):
        return None
    if told.text.lower() == "miss" or (told.text.lower() not in ALWAYS and acts(parse, told)):
        return None
    if told.text.lower() in AFTER and both(parse, here):
        return "dead or injured"
    state = verb_state(parse, told, "patient") if told.tag in ("VBN", "VBD") else None
    if (last := run_on(parse, here)) is not None:
        state = last
    return state or AFTER.get(told.text.lower()) or (STATES.get(told.lemma) if told.tag in ("JJ", "RB") else None)


def afflicted(parse: Parse, index: int) -> bool:
    """Return whether "in critical condition" or "with serious injuries" stands at a token, whatever it hangs on."""
    after = [token for token in parse.tokens[index : index + 6] if token.sentence == parse.tokens[index].sentence]
    if len(after) > 2 and after[0].text.lower() == "in" and after[1].text.lower() in CONDITIONS:
        return any(token.lemma == "condition" for token in after)
    phrase = itertools.takewhile(lambda token: token.pos in ("ADJ", "NOUN", "ADV", "DET", "PUNCT"), after[1:])
    return after[0].text.lower() == "with" and any(token.lemma in HARMS for token in phrase if token.text != ",")


def past_aside(parse: Parse, index: int) -> int | None:
    """Return the participle after an aside between commas: "four passengers, three of them children, were injured"."""
    sentence = parse.tokens[index].sentence
    after = [token for token in parse.tokens[index : index + 12] if token.sentence == sentence]
    if after[0].text != ",":
        return None
    second = next((n for n, token in enumerate(after) if n and token.text == ","), len(after))
    if any(token.pos in ("VERB", "AUX") for token in after[:second]):
        return None
    rest = list(itertools.dropwhile(lambda token: token.text.lower() in BEING, after[second + 1 :]))
    told = rest[0] if 0 < len(rest) < len(after) - second - 1 else None
    return told.index if told is not None and told.text.lower() in AFTER else None


def run_on(parse: Parse, index: int) -> str | None:
    """Return the last state of "shot, wounded", "shot dead": what headlines say one after the other of the same."""
    after = [token for token in parse.tokens[index + 1 : index + 3] if token.sentence == parse.tokens[index].sentence]
    if after and after[0].text in (",", "&", "and"):
        after = after[1:]
    word = after[0] if after else None
    if word is None or parse.tokens[index].text.lower() not in AFTER:
        return None
    if word.text.lower() not in (AFTER if parse.tokens[index].text.lower() == "shot" else ("dead", "killed")):
        return None
    return None if word.text.lower() not in ALWAYS and acts(parse, word) else AFTER[word.text.lower()]


def is_degree(token: Token) -> bool:
    """Return whether a word only says how badly: "nine others **seriously** injured"."""
    return token.tag == "RB" and token.text.endswith("ly") and token.text.lower() not in DEADLY


def holds_group(noun: Token) -> bool:
    """Return whether what is said of a noun is said of those whom its "of …" names: "a group of ten"."""
    return noun.pos in ("NUM", "PRON") or noun.tag == "NNS" or noun.lemma in GROUPS | {"dozen"}


def both(parse: Parse, index: int) -> bool:
    """Return whether a participle stands with its counterpart for one number: "19 killed and injured"."""
    words = [token.text.lower() for token in parse.tokens[index : index + 3]]
    if len(words) < 3 or words[1] not in ("and", "or", "&", "/") or acts(parse, parse.tokens[index + 2]):
        return False
    return {AFTER[words[0]], AFTER.get(words[2])} == {"dead", "injured"}


def acts(parse: Parse, verb: Token) -> bool:
    """Return whether a verb form has an object, by the parse or by what follows: "a bomber killed at least five"."""
    if verb.lemma in SUBJECT_VERBS:
        return False
    following = [t for t in parse.tokens[verb.index + 1 : verb.index + 6] if t.sentence == verb.sentence]
    words = [token.text.lower() for token in following]
    if words[:1] and words[0] in WHERE:
        return False
    number = list(itertools.dropwhile(lambda token: token.text.lower() in ROUGHLY, following))
    if number and number[0].pos == "NUM" and not (words[0] == "at" and words[1] not in ("least", "most")):
        # "2 Killed 9 Injured" has no comma, and no object either; nor has "killed around 9 p.m.".
        said = number[1:3] if [token.pos for token in number[1:2]] != ["CCONJ"] else []
        return not any(token.text.lower() in AFTER.keys() | CLOCK for token in said)
    if child_of(parse, verb, OBJECTS) is not None or shares_object(parse, verb):
        return True
    after = following[0] if following else None
    return after is not None and after.pos in ("DET", "ADJ", "NOUN", "PRON") and after.text.lower() not in AFTER


def shares_object(parse: Parse, verb: Token) -> bool:
    """Return whether the verb after "and" has the object of both: "Carney shot and killed Vega"."""
    second = child_of(parse, verb, frozenset({"conj"}))
    close = second is not None and second.index == verb.index + 2 and second.pos == "VERB"
    return close and second is not None and child_of(parse, second, OBJECTS) is not None


def beside(parse: Parse, head: int) -> str | None:
    """Return the state in a participle or adjective below the counted: "3 people left dead", "3 wounded men"."""
    for child in (parse.tokens[index] for index in parse.children[head]):
        if child.dep == "amod" and child.tag in ("VBN", "JJ") and child.lemma in STATES:
            return STATES[child.lemma]
        part: Part = "subject" if child.tag == "VBG" else "patient"
        if child.dep != "acl" or (part == "patient" and acts(parse, child)):
            continue
        if child.tag in ("VBN", "JJ", "VBG") and (found := verb_state(parse, child, part)):
            return found
    below = [parse.tokens[index] for index in parse.children[head]]
    return "injured" if ending(parse, below, {"with"}, HARMS) else None


def shared(parse: Parse, noun: Token) -> str | None:
    """Return the state that a headline tells once for all whom it joins: "five pupils and a teacher hurt by glass"."""
    last = child_of(parse, noun, frozenset({"conj"})) if noun.dep == "ROOT" else None
    return beside(parse, last.index) if last is not None and last.pos == "NOUN" else None


def told_of_whom(parse: Parse, head: int) -> str | None:
    """Return the state in a relative clause of the counted: "who died", "who were killed", "whom they wounded"."""
    for verb in (parse.tokens[index] for index in parse.children[head]):
        for child in (parse.tokens[index] for index in parse.children[verb.index]) if verb.dep == "relcl" else ():
            if child.text.lower() in ("who", "that", "whom", "which"):
                part: Part = "subject" if child.dep in ACTIVE_SUBJECTS else "patient"
                return verb_state(parse, verb, part) if child.dep in SUBJECTS | OBJECTS else None
    return None


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


def verb_state(parse: Parse, verb: Token, part: Part) -> str | None:
    """Return the state that a verb with its complements gives its subject or the one it befalls."""
    found = [*states_by(parse, verb, part)]
    first = [state for state in ("dead", "injured") if state in found]
    # Who is "shot" or "stabbed" may be dead of it: what follows says so, or does not.
    return first[0] if first and found[0] not in STRUCK or "dead" in found else found[0] if found else None


def states_by(parse: Parse, verb: Token, part: Part) -> Iterator[str]:
    """Yield the states that a verb, its complements and the verbs beside it give, the most telling first."""
    below = [parse.tokens[index] for index in parse.children[verb.index]]
    if any(child.dep == "neg" for child in below):
        return
    beside = {verb.index - 1, verb.index + 1}
    if any(child.text.lower() in DEADLY and child.index in beside for child in below) or ending(
        parse, below, {"to"}, frozenset({"death"})
    ):
        if part == "patient" and verb.lemma != "put":
            yield "dead"
    yield from complements(parse, verb, below, part)
    for child in below:
        if child.dep == "xcomp" and child.pos in ("VERB", "AUX"):
            perfect = child_of(parse, child, frozenset({"aux"}), frozenset({"have"})) is not None
            passive = child_of(parse, child, frozenset({"auxpass"})) or (child.tag == "VBN" and not perfect)
            yield from states_by(parse, child, "patient" if passive else "subject")
        if child.dep == "conj" and child.pos == "VERB" and child_of(parse, child, SUBJECTS) is None:
            yield from beside_verb(parse, verb, child, part)
    if verb.lemma in STATES and (verb.lemma in SUBJECT_VERBS) == (part == "subject") and verb.lemma != "miss":
        yield STATES[verb.lemma]
    if part == "subject" or child_of(parse, verb, PASSIVE_SUBJECTS):
        yield from befell(parse, below)


def befell(parse: Parse, below: list[Token]) -> Iterator[str]:
    """Yield what befell a verb's subject before: "was treated after being shot in the foot"."""
    for child in (child for child in below if child.dep == "prep" and child.text.lower() == "after"):
        for verb in (parse.tokens[index] for index in parse.children[child.index]):
            if verb.dep == "pcomp" and child_of(parse, verb, frozenset({"auxpass"})):
                yield from states_by(parse, verb, "patient")


def beside_verb(parse: Parse, verb: Token, other: Token, part: Part) -> Iterator[str]:
    """Yield what a second verb gives the subject of the first ("were shot and killed"), or their one object."""
    if part == "patient" and child_of(parse, verb, PASSIVE_SUBJECTS) is None and verb.dep != "acl":
        return
    passive = child_of(parse, other, frozenset({"auxpass"})) or (part == "patient" and other.tag in ("VBN", "VBD"))
    if passive and child_of(parse, other, OBJECTS) is None and other.lemma not in SUBJECT_VERBS:
        yield from states_by(parse, other, "patient")
    else:
        yield from states_by(parse, other, "subject")


def complements(parse: Parse, verb: Token, below: list[Token], part: Part) -> Iterator[str]:
    """Yield the states in complements: "were dead", "are missing", "in critical condition", "suffered wounds"."""
    if verb.lemma == "miss" and verb.tag == "VBG":
        yield "missing"
    objects = {child.lemma for child in below if child.dep in OBJECTS}
    for child in below:
        # "The blast left two men dead": the state is the men's.
        if child.pos == "NOUN" and child.lemma != "dead":
            continue
        if child.dep in PREDICATES and child.lemma in STATES and (part == "patient" or not objects):
            if parse.tokens[child.index - 1].text.lower() != "brain":
                yield STATES[child.lemma]
    if part == "subject" and verb.lemma == "lose" and "life" in objects:
        yield "dead"
    if part == "subject" and verb.lemma in SUFFERING and objects & HARMS:
        harm = child_of(parse, verb, OBJECTS, HARMS)
        yield "dead" if harm is not None and is_fatal(parse, harm) else "injured"
    if part == "subject" and verb.lemma in SUFFERING and any(calls(parse, child, HARMS) for child in below):
        yield "injured"
    if part == "subject" and any(harms(parse, verb, child) for child in below):
        yield "injured"
    if part == "patient" and verb.lemma in STRIKING:
        missile = child_of(parse, verb, ACTIVE_SUBJECTS, MISSILES) or ending(
            parse, below, {"by", "with", "in"}, MISSILES
        )
        above = parse.tokens[verb.head]
        if missile or (above.lemma in OPENING_FIRE and child_of(parse, above, OBJECTS, FIRING)):
            yield "shot"
        elif ending(parse, below, {"in"}, BODY):
            yield "injured"
    if part == "subject" and verb.lemma == "recover" and recovers(parse, below):
        yield "injured"
    if part == "subject" and verb.lemma in ("fight", "battle", "struggle") and ending(parse, below, {"for"}, LIFE):
        yield "injured"
    conditions = CONDITIONS | {"good", "guarded"} if verb.lemma == "list" else CONDITIONS
    if ending(parse, below, {"in"}, frozenset({"condition"}), conditions):
        yield "injured"
    if verb.lemma in HARMED | MOVING and ending(parse, below, {"from", "for", "with"}, HARMS):
        yield "injured"
    yield from whereabouts(parse, verb, below, part)


def whereabouts(parse: Parse, verb: Token, below: list[Token], part: Part) -> Iterator[str]:
    """Yield the states in where people are: "stayed in hospital", "was taken into custody", "are looked for"."""
    inside = (
        ending(parse, below, {"in", "at"}, HOSPITALS)
        or ending(parse, below, {"in", "at"}, CENTRES, MEDICAL)
        or ending(parse, below, {"in"}, CARE, INTENSIVE)
    )
    if inside and verb.lemma in (STAYING if part == "subject" else LEAVING | {"treat"}):
        yield "hospitalised"
    care = child_of(parse, verb, OBJECTS, frozenset({"treatment"})) if verb.lemma in NEEDING else None
    if (
        part == "subject"
        and care
        and {parse.tokens[n].lemma for n in parse.subtree(care.index)} & (HOSPITALS | MEDICAL)
    ):
        yield "hospitalised"
    if part == "patient" and verb.lemma in MOVING:
        if to := to_hospital(parse, below):
            yield "injured" if HARMS & {parse.tokens[n].lemma for n in parse.subtree(to.index)} else "hospitalised"
        elif ending(parse, below, {"into"}, CUSTODY) or ending(parse, below, {"to"}, STATIONS, POLICE):
            yield "arrested"
    if part == "subject" and verb.lemma in STAYING and ending(parse, below, {"in"}, CUSTODY):
        yield "arrested"
    if part == "patient" and verb.lemma in SEEKING and any(child.text.lower() == "for" for child in below):
        yield "missing"
    as_what = [token.lemma for token in parse.tokens[verb.index + 1 : verb.index + 3]]
    if part == "patient" and as_what[:1] == ["as"] and as_what[-1] in LISTED:
        yield LISTED[as_what[-1]]


def harms(parse: Parse, verb: Token, child: Token) -> bool:
    """Return whether a noun below a verb is a harm that its subject has: "has minor injuries", "with a broken arm"."""
    if child.dep == "prep" and child.text.lower() == "with" and verb.lemma in HARMED:
        return any(harms(parse, verb, parse.tokens[n]) for n in parse.children[child.index])
    if child.dep not in OBJECTS | {"pobj"} or verb.lemma not in SUFFERING | HARMED | {"have"}:
        return False
    marked = child_of(parse, child, frozenset({"amod"}))
    return marked is not None and (child.lemma in HARMS or (child.lemma in BODY and marked.text.lower() in BROKEN))


def to_hospital(parse: Parse, below: list[Token]) -> Token | None:
    """Return the preposition below a verb that leads to a hospital, by whatever name."""
    into = {"to", "into"}
    return ending(parse, below, into, HOSPITALS) or ending(parse, below, into, CENTRES, MEDICAL)


def calls(parse: Parse, child: Token, nouns: frozenset[str]) -> bool:
    """Return whether a clause names what it stands for by a noun: "sustained what police say are injuries"."""
    if child.dep != "ccomp":
        return False
    named = child_of(parse, child, frozenset({"attr"}), nouns)
    return named is not None or any(calls(parse, parse.tokens[n], nouns) for n in parse.children[child.index])


def recovers(parse: Parse, below: list[Token]) -> bool:
    """Return whether a verb's complements tell from what someone recovers: "after being shot in the hand"."""
    after = [child for child in below if child.dep == "prep" and child.text.lower() in ("after", "from")]
    acts = (parse.tokens[n] for child in after for n in parse.children[child.index])
    return any(STATES.get(act.lemma) in STRUCK or act.lemma in ("shooting", "stabbing") for act in acts)


def is_fatal(parse: Parse, noun: Token) -> bool:
    """Return whether a noun is called fatal: "a fatal wound", and no "non-fatal" one."""
    mark = child_of(parse, noun, frozenset({"amod"}), FATAL)
    return mark is not None and parse.tokens[mark.index - 1].text.lower() not in ("-", "non", "not")


def ending(
    parse: Parse, below: list[Token], words: set[str], nouns: frozenset[str], marks: frozenset[str] = frozenset()
) -> Token | None:
    """Return the preposition below a verb or noun that leads to one of the nouns, with one of the marks if given."""
    for child in below:
        if child.dep not in ("prep", "dative", "agent") or child.text.lower() not in words:
            continue
        for noun in (parse.tokens[index] for index in parse.children[child.index]):
            lemmas = {parse.tokens[index].lemma for index in parse.subtree(noun.index)}
            if noun.lemma in nouns or (noun.lemma == "treatment" and lemmas & nouns):
                return child if not marks or lemmas & marks else None
    return None


def child_of(parse: Parse, head: Token, labels: frozenset[str], lemmas: frozenset[str] | None = None) -> Token | None:
    """Return the first dependent of a token with one of the labels and, if given, one of the lemmas."""
    for child in (parse.tokens[index] for index in parse.children[head.index]):
        if child.dep in labels and (lemmas is None or child.lemma in lemmas):
            return child
    return None
