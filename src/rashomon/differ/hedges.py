"""Two readings of one claim → what one of them leaves open and the other tells flat.

An act has its own words of doubt (``acts``). A hedge also bears on what is no act ("reportedly of natural causes"),
and on a clause that the other report tells with another verb.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rashomon.differ import stances
from rashomon.differ.acts import is_ahead
from rashomon.differ.facing import ALIKE, verb
from rashomon.differ.roles import blamed, doers
from rashomon.differ.side import LIGHT, Act, Parting, Side, likeness
from rashomon.grammar import SUBJECTS, VERBAL
from rashomon.kin import kin
from rashomon.model import Span, Token
from rashomon.signatures import ADVERBS, DOUBTFUL, FIRM, HEDGES, KEPT, TAKEN, Effect, step

# How much of what is left open the other reading must tell where it does not tell its head: words, and their share.
FEW, TOLD = 2, 0.75
# Words by which a reading leaves open, or leaves to others, what stands in it.
OPEN = HEDGES | ADVERBS.keys() | DOUBTFUL | {"accuse", "charge", "either", "aim", "hope"}
# Nobody in particular, before what may be known or seen.
ANYONE = frozenset("anyone anybody those someone person people witness".split())
MODALS = frozenset({"may", "might", "could"})
# Words that put the charge that they take in another's mouth, and those that take one after "of".
CHARGES = frozenset({"accuse", "charge"})
BLAMING = CHARGES | {"suspect"}
# What these verbs take is at least doubtful; a plan is no doubt about what is planned.
UNSURE = frozenset({"reported", "possible"})


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word that leaves something open: with the head of that, whether it denies it, and the lemmas of all of it."""

    word: Token
    head: Token
    denied: bool
    scope: frozenset[str]


def certainty(a: Side, b: Side) -> Iterator[Parting]:
    """Yield an act that one reading tells as surer than the other, else what one leaves open and the other tells."""
    found = [p for p in stances.certainty(a, b) if not (asks(a, p.left) or asks(b, p.right))]
    if found or stances.is_left_to_others(a, b):
        yield from found
    elif (left := left_open(a, b)) is not None:
        yield Parting("certainty", *left)
    elif (right := left_open(b, a)) is not None:
        yield Parting("certainty", *right[::-1])


def left_open(open_: Side, flat: Side) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """Return the hedge of one reading and the words by which the other tells flat what it leaves open.

    What has no verb, or leaves it to a condition or a purpose, tells nothing flat.
    """
    forms = stances.lemmas(flat) | ({verb(flat.frame)} if flat.frame else set())
    verbs = [each for each in flat.acts if each.verbal]
    near = likeness(open_, flat)
    if forms & OPEN or not verbs or near.part < ALIKE or near.shared < FEW:
        return None
    told, cut = flat.carried(), {each.name for each in verbs if each.cut or is_unsure(each)}
    things = {kin(token.lemma.lower()) for token in flat.tokens if not is_naming(token)}
    for hedge in hedges(open_):
        # "'Fake news' such as Radio Delta, which he heard" tells by no verb what "may be" leaves open.
        if hedge.head.pos in VERBAL and flat.head.pos not in VERBAL:
            continue
        head, word = kin(hedge.head.lemma.lower()), hedge.word.lemma.lower()
        # "Was allegedly hatched" stands in both sentences, though one reading is cut before it.
        if (
            # Who denies what the other affirms parts from it in polarity.
            hedge.denied
            or word in forms
            or (word, head) in flat.around
            or head in cut
            or leaves_doer(open_, hedge, flat)
            or any_at_all(flat, head)
            or left_to_source(open_, word, flat)
            or (word in MODALS and (stances.of_chance(open_, flat) or of_anyone(open_, hedge.head)))
        ):
            continue
        shared = hedge.scope & told
        # Names alone tell no act, but they tell who somebody may be.
        held = shared if head in LIGHT else shared & things
        much = word not in BLAMING and len(held) >= FEW and len(shared) >= TOLD * len(hedge.scope)
        if head in shared or much:
            return (hedge.word.span,), told_flat(flat, head, shared)
    return None


def told_flat(flat: Side, head: str, shared: Collection[str]) -> tuple[Span, ...]:
    """Return the words by which a reading tells flat what the other leaves open: its verb, else all that both hold."""
    verbs = {token.index: token for token in flat.tokens if token.pos == "VERB" and kin(token.lemma.lower()) == head}
    helpers = [token for token in flat.tokens if token.tag == "MD" and token.head in verbs]
    if verbs:
        return tuple(sorted(token.span for token in (*verbs.values(), *helpers)))
    places = {start for start, lemma in flat.content if lemma in shared} | {flat.head.start}
    return tuple(token.span for token in flat.tokens if token.start in places)


def asks(side: Side, cited: Collection[Span]) -> bool:
    """Return whether cited words hold a "may" that says only whom one asks."""
    modals = (t for t in side.tokens if t.lemma in MODALS and t.span in cited)
    return any((verb := side.at(t.head)) is not None and of_anyone(side, verb) for t in modals)


def of_anyone(side: Side, verb: Token) -> bool:
    """Return whether a verb says what those know whom one asks: "anyone who may have seen it should call"."""
    here: Token | None = verb
    while here is not None and here.dep == "conj":
        here = side.at(here.head)
    above = side.at(here.head) if here is not None and here.dep == "relcl" else None
    return above is not None and above.text.lower() in ANYONE


def is_naming(token: Token) -> bool:
    """Return whether a word names, as a nationality does before a title: "Peruvian Prime Minister"."""
    return token.pos == "PROPN" or (token.pos == "ADJ" and token.text[:1].isupper())


def left_to_source(open_: Side, word: str, flat: Side) -> bool:
    """Return whether a hedge says no more than that it is somebody's word, which the statements' sources tell."""
    voices = open_.statement.voice, flat.statement.voice
    if word in CHARGES:
        return voices[1] == "attributed"
    return word in stances.HEARSAY and voices == ("own", "attributed")


def leaves_doer(open_: Side, hedge: Hedge, flat: Side) -> bool:
    """Return whether a hedge leaves open who did what the other reading tells without a doer.

    "who allegedly killed her", "the man accused of killing her", beside "she was killed", "held over the killing", "the
    shooting that killed her".
    """
    act = kin(hedge.head.lemma.lower())
    told = [token for token in flat.tokens if token.pos in {"VERB", "NOUN"} and kin(token.lemma.lower()) == act]
    verbs = [token for token in told if token.pos != "NOUN"]
    done = all((t.tag == "VBN" or doers(flat, [t])) and not blamed(flat, [t]) for t in verbs)
    charged = hedge.word.lemma.lower() in BLAMING and hedge.head.dep == "pcomp"
    return bool((charged or doers(open_, [hedge.head])) and told) and done


def any_at_all(side: Side, lemma: str) -> bool:
    """Return whether a reading leaves open by "any" what a noun names: "for any role" beside "for its alleged role"."""
    above = {token.head for token in side.tokens if token.dep == "det" and token.text.lower() == "any"}
    return any(token.index in above and kin(token.lemma.lower()) == lemma for token in side.tokens)


def is_unsure(told: Act) -> bool:
    """Return whether an act is told as less than sure, if by words before its reading: "charges that"."""
    return FIRM[told.certainty] < FIRM["asserted"]


def hedges(side: Side) -> Iterator[Hedge]:
    """Yield the hedges of a reading in text order, each with all that it leaves open."""
    for token in side.tokens:
        for head in heads(side, token):
            if scope := below(side, head, token):
                yield Hedge(token, head, made(side, token, head).denied, scope)


def heads(side: Side, token: Token) -> list[Token]:
    """Return the heads of what a word leaves open: what it hangs on, or what it takes as its complement."""
    word, above = token.text.lower(), side.at(token.head)
    if above is not None and above.index != token.index:
        doubts = token.pos == "ADV" and word in ADVERBS
        # "The story that alleged Moreno had affairs": what the tagger sees as a verb in a tense is no adjective.
        if doubts or (token.dep == "amod" and token.tag != "VBD" and word in DOUBTFUL | {"accused"}):
            return [above]
        # "could not reach the town" is a past ability.
        beside = side.below(above)
        if token.dep == "aux" and word in MODALS and not any(t.dep == "neg" or is_ahead(t) for t in beside):
            return [above]
    if token.pos not in {"VERB", "ADJ"}:
        return []
    beside = side.below(token)
    found = [child for child in beside if made(side, token, child).certainty in UNSURE]
    if token.lemma.lower() in BLAMING:
        found += [t for child in beside if child.lemma == "of" for t in side.below(child) if t.dep in {"pcomp", "pobj"}]
    return found


def made(side: Side, word: Token, taken: Token) -> Effect:
    """Return what a word of doubt makes of the clause that it takes; other words make nothing of it."""
    taking = step(side, taken)[0] if taken.dep in TAKEN | {"pcomp"} else []
    found = (each for each in taking if each.word.index == word.index and each.signature.affirmed.certainty in UNSURE)
    return next((each.on(KEPT) for each in found), KEPT)


def below(side: Side, head: Token, hedge: Token) -> frozenset[str]:
    """Return the lemmas that carry meaning in and below a word, without the hedge and without who does it."""
    places, queue = {head.start}, [head]
    while queue:
        for child in side.below(queue.pop()):
            if child.dep not in SUBJECTS and child.start not in places and child.index != hedge.index:
                places.add(child.start)
                queue.append(child)
    return side.carried_at(places)
