"""Two readings of one claim → an act that one tells as surer than the other, or that one affirms and one denies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.differ.facing import FEW, NEARLY, facing, told_by_both, verb
from rashomon.differ.roles import blamed, doers, part_of
from rashomon.differ.side import Act, Parting, Side, likeness
from rashomon.grammar import behind
from rashomon.kin import kin
from rashomon.model import Span
from rashomon.signatures import ADVERBS, FIRM, HALF_DENIALS, HEDGES, MODALS, NEGATIVE

# What is not so earlier, any longer or fully may be so, or have been so.
LIMITING = frozenset(
    "earlier before previously sooner longer until fully entirely completely always necessarily again"
    " immediately".split()
)
# Who denies that something was done to these leaves open whether it was to the first.
PARTIAL = frozenset("other others another further additional more remaining".split())
# Degrees of certainty in which two cannot both be right.
TOLD = frozenset({"expected", "reported"})
# Adverbs that say no more than that somebody says so.
HEARSAY = frozenset("reportedly allegedly purportedly supposedly reputedly".split())
ACCUSED = frozenset("accuse accuses accused accusing charged charges".split())
ANYONE = frozenset("someone somebody something others another some one".split())
# Verbs by which one says what one will do oneself.
MEANT = frozenset({"plan", "intend"})
# Nouns that tell how likely an act is.
CHANCES = frozenset("chance odds likelihood probability possibility".split())
SPACED = re.compile(r"n\s?[’']\s?t\b")


def certainty(a: Side, b: Side) -> Iterator[Parting]:
    """Yield an act that one reading tells as sure and the other as unsure."""
    planned: set[Span] = set()
    for left, right in unevenly_sure(a, b):
        (firm, sure), (soft, unsure) = ranked((a, left), (b, right))
        # A past telling of a plan says "would"; that is no firmer than "intends", nor is "will" or
        # what the plan holds.
        as_planned = "would" in words(firm, sure) or (
            sure.certainty == "future" and bool(hedging(soft, unsure) & MEANT)
        )
        told_as_would = unsure.certainty == "expected" and as_planned
        planned |= {*unsure.words} if told_as_would else set()
        # What makes the surer act itself less than sure is weighed already.
        hedged = lemmas(firm) & HEDGES - lemmas(soft) - hedging(firm, sure) or (
            not sure.denied and half_denies(firm, soft)
        )
        # The word that makes it unsure here stands there too, on another act; "in May" is none.
        hedged = hedged or hedging(soft, unsure) & {t.lemma.lower() for t in firm.tokens if t.pos != "PROPN"}
        if (
            not sure.cut
            and not unsure.cut
            and not planned & {*unsure.words}
            and not hedged
            and not (of_chance(firm, soft) and words(soft, unsure) <= MODALS.keys())
            and not is_led_in(firm, soft, unsure)
            and not is_near(firm, soft, unsure)
            and not left_to_others(firm, soft, sure, unsure)
        ):
            yield Parting("certainty", left.words or (left.place,), right.words or (right.place,), topic=left.name)
            return


def of_chance(a: Side, b: Side) -> bool:
    """Return whether two readings tell how likely something is: a "could" adds nothing to that."""
    return bool(lemmas(a) & lemmas(b) & CHANCES)


def is_led_in(firm: Side, soft: Side, unsure: Act) -> bool:
    """Return whether the words that leave an act open stand right before the other reading, which was cut after them.

    "I'm not sure (all were hit)" beside "I'm not sure all were hit".
    """
    told = [token.text.lower() for span in unsure.words for token in soft.inside(span)]
    return bool(told) and firm.led_in[-len(told) :] == tuple(told)


def is_near(firm: Side, soft: Side, unsure: Act) -> bool:
    """Return whether the words that leave an act open hang on the same in the sentence from which the other is cut."""
    told = [(t, soft.at(t.head)) for span in unsure.words for t in soft.inside(span)]
    return any(above is not None and (t.lemma.lower(), kin(above.lemma.lower())) in firm.around for t, above in told)


def unevenly_sure(a: Side, b: Side) -> Iterator[tuple[Act, Act]]:
    """Yield the acts that two readings tell as more and as less sure, both affirmed or both denied."""
    for left, right in told_by_both(a, b):
        if FIRM[left.certainty] != FIRM[right.certainty] and left.denied == right.denied:
            yield left, right


def ranked(one: tuple[Side, Act], other: tuple[Side, Act]) -> tuple[tuple[Side, Act], tuple[Side, Act]]:
    """Return two readings of an act, the surer first."""
    return (one, other) if FIRM[one[1].certainty] > FIRM[other[1].certainty] else (other, one)


def is_left_to_others(a: Side, b: Side) -> bool:
    """Return whether one of the acts that the readings tell as more and as less sure is left to others in both."""
    pairs = (ranked((a, left), (b, right)) for left, right in unevenly_sure(a, b))
    return any(left_to_others(firm, soft, sure, unsure) for (firm, sure), (soft, unsure) in pairs)


def left_to_others(firm: Side, soft: Side, sure: Act, unsure: Act) -> bool:
    """Return whether what is unsure is no more than whose word it is, or who did it.

    "reportedly fled" and "is accused of fleeing" are as sure as "fled, police said". "allegedly shot two" and "is
    accused of shooting two" leave open who did, and so does "two were shot", "the raid that killed two".
    """
    said, own = words(soft, unsure) | {*soft.led_in[-1:]}, soft.statement.voice == "own"
    said |= {verb(soft.frame)} if soft.frame else set()
    accused = bool(said & ACCUSED)
    if not sure.verbal:
        return False
    voiced = firm.statement.voice == "attributed" and (accused or (own and bool(said & HEARSAY)))
    done = {part for part, _ in sure.parts}
    # "A mother of 12 | killed in a crossfire".
    done |= {"done" for verb in firm.inside(sure.place) if verb.tag == "VBN" and verb.dep == "acl"}
    open_ = (accused or bool(doers(soft, soft.inside(unsure.place)))) and not blamed(firm, firm.inside(sure.place))
    return voiced or (open_ and "done" in done)


def defining(side: Side, told: Act) -> bool:
    """Return whether an act only tells which is meant: "those who are not citizens", not "Rao, who is no citizen"."""
    verb = next(iter(side.inside(told.place)), None)
    who = next((t for t in side.below(verb) if t.tag in {"WP", "WDT"}), None) if verb is not None else None
    before = side.at(who.index - 1) if who is not None else None
    return verb is not None and verb.dep == "relcl" and before is not None and before.pos != "PUNCT"


def judges(side: Side, told: Act) -> bool:
    """Return whether an act says what a thing is: "found safe", "left it open"."""
    return any(t.dep in {"acomp", "oprd"} for verb in side.inside(told.place) for t in side.below(verb))


def words(side: Side, told: Act) -> set[str]:
    """Return the words that say how sure an act is, in lower case."""
    return {token.text.lower() for span in told.words for token in side.inside(span)}


def hedging(side: Side, told: Act) -> set[str]:
    """Return the lemmas of the words that hedge an act wherever they stand."""
    return {token.lemma.lower() for span in told.words for token in side.inside(span)} & HEDGES


def lemmas(side: Side) -> set[str]:
    """Return a reading's lemmas in lower case, with its words as written."""
    return {form.lower() for token in side.tokens for form in (token.lemma, token.text)}


def polarity(a: Side, b: Side) -> Iterator[Parting]:
    """Yield an act that one reading affirms and the other denies."""
    for left, right in told_by_both(a, b):
        unsure = any(FIRM[each.certainty] < FIRM["asserted"] and not each.unproven for each in (left, right))
        # What is reported may be so or not; what may be so may also not be so.
        alike = words(a, left) & words(b, right) or (left.certainty == right.certainty and left.certainty in TOLD)
        if not left.verbal or left.denied == right.denied or (unsure and not alike):
            continue
        affirming, denying = (a, b) if right.denied else (b, a)
        affirmed, denied = (left, right) if right.denied else (right, left)
        # "thought it was not loaded" and "did not realise it was loaded": as much is denied in one as in the other.
        even = 0 < negatives(affirming) >= negatives(denying)
        plain = not affirmed.cut and not even and limits(denying, denied) <= lemmas(affirming)
        plain = plain and defining(affirming, affirmed) == defining(denying, denied)
        # "found it safe" says what "found no fault" says.
        plain = plain and judges(affirming, affirmed) == judges(denying, denied)
        # "Someone heard it" does not gainsay who did not.
        plain = plain and not any(t.text.lower() in ANYONE for t in doers(affirming, affirming.inside(affirmed.place)))
        # Nobody "has done more than" who has done most.
        plain = plain and "than" not in lemmas(denying)
        if plain and not half_denies(affirming, denying):
            # What hedges the act that is affirmed is not what parts them.
            sides = [each.words if each.denied else cited(side, each) for side, each in ((a, left), (b, right))]
            yield Parting("polarity", sides[0], sides[1], topic=left.name)
            return


def limits(side: Side, told: Act) -> set[str]:
    """Return the words by which a denial leaves the act itself open: "not fully paid", "did not name the others"."""
    below = [t for verb in side.inside(told.place) for t in side.below(verb)]
    done = (u for t in below if part_of(t) == "done" for u in (t, *side.below(t), *behind(side, t, {"of"})))
    inside = {t.text.lower() for t in below} & LIMITING
    return inside | {w for t in done for w in (t.text.lower(), *(u.text.lower() for u in side.below(t)))} & PARTIAL


def cited(side: Side, told: Act) -> tuple[Span, ...]:
    """Return the words by which a reading affirms an act: the verb, and what its source denies in vain."""
    disputed = tuple(span for span in told.words if not side.inside(span))
    return disputed or (told.place,)


def half_denies(side: Side, other: Side) -> bool:
    """Return whether a reading holds a word that denies, if another act, and that the other reading has not."""
    if lemmas(side) & (NEGATIVE | HALF_DENIALS) - lemmas(other) or SPACED.search(side.text.lower()):
        return True
    # "The unsecured creditors agreed" denies nothing of what they did.
    denying = (t for t in side.tokens if t.pos == "ADJ" and t.lemma.lower().startswith("un"))
    told = {t.lemma.lower() for t in denying if t.dep != "amod" or t.lemma.lower()[2:] in lemmas(other)}
    return bool(told - lemmas(other))


def negatives(side: Side) -> int:
    """Return how many words of a reading deny."""
    return sum(token.text.lower() in NEGATIVE for token in side.tokens)


def agree(parting: Parting, a: Side, b: Side) -> bool:
    """Return whether two readings tell an act alike, as sure or with the same polarity.

    Where they do not both tell it but are much alike, what counts is whether either holds anything unsure.
    """
    told = [(left, right) for left, right in facing(a, b) if left.name == parting.topic]
    if parting.on == "polarity":
        return any(left.denied == right.denied for left, right in told)
    if not told and not about(a, b, parting.topic):
        return False
    pairs = [(FIRM[left.certainty], FIRM[right.certainty]) for left, right in told]
    return any(one == other for one, other in pairs or [(firmness(a), firmness(b))])


def about(a: Side, b: Side, topic: str) -> bool:
    """Return whether two readings that do not both tell an act are much alike and share who or what it concerns.

    What tells no act at all, as a part of a list, agrees in none.
    """
    if not all(any(each.verbal for each in side.acts) for side in (a, b)):
        return False
    near = likeness(a, b)
    parts = {lemma for side in (a, b) for each in side.acts if each.name == topic for _, lemma in each.parts}
    concerned = not parts or bool(parts & a.carried() & b.carried())
    return concerned and near.part >= NEARLY and near.shared >= FEW


def firmness(side: Side) -> int:
    """Return how firm the least sure act of a reading is."""
    doubts = (ADVERBS[word] for token in side.tokens if (word := token.text.lower()) in ADVERBS)
    return min((FIRM[each] for each in (*(act.certainty for act in side.acts), *doubts)), default=FIRM["asserted"])
