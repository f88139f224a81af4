"""What a verb with its complements says became of its subject, or of the one it befalls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from rashomon.grammar import ACTIVE_SUBJECTS, OBJECTS, PASSIVE_SUBJECTS, PREDICATES, SUBJECTS
from rashomon.model import Parse, Token
from rashomon.states.below import child_of, ending
from rashomon.states.lexicon import (
    BODY,
    BROKEN,
    CARE,
    CENTRES,
    CONDITIONS,
    CUSTODY,
    DEADLY,
    FATAL,
    FIRING,
    GRADING,
    HARMED,
    HARMS,
    HOSPITALS,
    INTENSIVE,
    LEAVING,
    LIFE,
    LISTED,
    MEDICAL,
    MISSILES,
    MOVING,
    OPENING_FIRE,
    OUTLIVING,
    POLICE,
    SEEKING,
    STATES,
    STATIONS,
    STAYING,
    STRIKING,
    STRUCK,
    SUBJECT_VERBS,
    SUFFERING,
)

Part = Literal["subject", "patient"]


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
        if not goes_on(verb, below):
            yield STATES[verb.lemma]
    if part == "subject" or child_of(parse, verb, PASSIVE_SUBJECTS):
        yield from befell(parse, below)


def goes_on(verb: Token, below: list[Token]) -> bool:
    """Return whether a verb tells of a harm that lasts or may come, and of no injury: "is hurting", "would hurt"."""
    return verb.lemma == "hurt" and verb.tag in {"VB", "VBG"} and any(child.dep == "aux" for child in below)


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
    if STATES.get(verb.lemma) in STRUCK and other.lemma in OUTLIVING:
        yield "injured"
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
    graded = {"in", "to"} if verb.lemma in GRADING else {"in"}
    if ending(parse, below, graded, frozenset({"condition"}), conditions):
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
    """Return whether a noun below a verb is a harm that its subject has: "has minor injuries"."""
    if child.dep not in OBJECTS or verb.lemma not in SUFFERING | HARMED | {"have"}:
        return False
    marked = child_of(parse, child, frozenset({"amod"}))
    return marked is not None and (child.lemma in HARMS or (child.lemma in BODY and marked.text.lower() in BROKEN))


def to_hospital(parse: Parse, below: list[Token]) -> Token | None:
    """Return the preposition below a verb that leads to a hospital, by whatever name."""
    into = {"to", "into"}
    return ending(parse, below, into, HOSPITALS) or ending(parse, below, into, CENTRES, MEDICAL)


def recovers(parse: Parse, below: list[Token]) -> bool:
    """Return whether a verb's complements tell from what someone recovers: "after being shot in the hand"."""
    after = [child for child in below if child.dep == "prep" and child.text.lower() in ("after", "from")]
    acts = (parse.tokens[n] for child in after for n in parse.children[child.index])
    return any(STATES.get(act.lemma) in STRUCK or act.lemma in ("shooting", "stabbing") for act in acts)


def is_fatal(parse: Parse, noun: Token) -> bool:
    """Return whether a noun is called fatal: "a fatal wound", and no "non-fatal" one."""
    mark = child_of(parse, noun, frozenset({"amod"}), FATAL)
    return mark is not None and parse.tokens[mark.index - 1].text.lower() not in ("-", "non", "not")
