"""What the words around a noun phrase say became of those whom it names: right before and after it, or hung on it."""

from __future__ import annotations

import itertools

from rashomon.grammar import ACTIVE_SUBJECTS, OBJECTS, SUBJECTS
from rashomon.model import Parse, Token
from rashomon.states.above import holds_group
from rashomon.states.below import child_of, ending
from rashomon.states.lexicon import (
    AFTER,
    ALWAYS,
    BEFORE,
    BEING,
    CLOCK,
    CONDITIONS,
    DEADLY,
    HARMS,
    NOT_YET,
    ROUGHLY,
    STATES,
    SUBJECT_VERBS,
    WHERE,
)
from rashomon.states.verbs import Part, verb_state


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
    if [token.text.lower() for token in tokens[here : here + 2]] == ["of", "them"]:
        here += 2
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
    # "The star has shot up in the polls": who has been shot is told by "been".
    if tokens[here - 1].lemma == "have" and told.lemma not in SUBJECT_VERBS:
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
            return None if stands_alone(parse, child) else STATES[child.lemma]
        part: Part = "subject" if child.tag == "VBG" else "patient"
        if child.dep != "acl" or (part == "patient" and acts(parse, child)):
            continue
        if child.tag in ("VBN", "JJ", "VBG") and (found := verb_state(parse, child, part)):
            return found
    below = [parse.tokens[index] for index in parse.children[head]]
    return "injured" if ending(parse, below, {"with"}, HARMS) else None


def stands_alone(parse: Parse, adjective: Token) -> bool:
    """Return whether an adjective before a number is none of what that counts: "gave the kin of the dead 500 pesos"."""
    before, after = (parse.tokens[max(0, min(adjective.index + n, len(parse.tokens) - 1))] for n in (-1, 1))
    return adjective.lemma != "missing" and before.text.lower() == "the" and after.pos == "NUM"


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
