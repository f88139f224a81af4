"""How long an occasion lasts: who spoke in an interview, a statement or a letter still speaks in it in what follows.

A report names the occasion once ("she said in an interview with Radio Delta") and quotes on for paragraphs; its
headline and lead rest on it too. The hands of an occasion are carried to the same speaker's other words until the
report names another occasion or another time for them, or leaves the speaker. A carried hand says so, and cites the
words that opened the occasion.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.attribute.carry import MEETINGS
from rashomon.attribute.cast import Cast
from rashomon.attribute.contents import speaks
from rashomon.attribute.context import first, paragraph_of
from rashomon.attribute.occasion import POSTS, Occasion, beside, name_of, named_days, narrated, opened_by
from rashomon.grammar import ALL_OBJECTS
from rashomon.model import Attribution

# Paragraphs by which words may stand before the occasion that they lead up to, and those of the headline and the lead.
AHEAD, FROM_LEAD = 1, 5
# Words beside a cue that place it at another time than what was told before.
ELSEWHEN = frozenset("later earlier previously yesterday initially once ago then afterward afterwards before".split())
# Times named with them that are no one occasion's: "during the campaign", "in recent months".
PERIODS = frozenset({"week", "month", "year", "decade", "campaign"})
WRITING = frozenset({"write", "post", *POSTS})
# Who answers what was said after it does so on another occasion.
ANSWERING = frozenset({"respond", "reply", "counter", "react"})
CONTINUING = frozenset({"add", "continue"})
DEFINITE = frozenset({"the", "that", "this", "his", "her", "their"})


def carried_on(cast: Cast, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions in text order, each that names no occasion with the hands of the one that goes on."""
    ordered = sorted(found, key=lambda each: (first(each), each.content, each.cue))
    own = {n: occasion for n, each in enumerate(ordered) if (occasion := opened_by(cast, each))}
    told = narrated(cast, ordered)
    where = going_on(cast, ordered, own, told)
    where = leading_up(cast, ordered, where, told)
    made = [settled(each, own.get(n), where.get(n)) for n, each in enumerate(ordered)]
    return tuple(sorted(made, key=lambda each: (each.content, each.cue, each.source)))


def settled(attribution: Attribution, own: Occasion | None, occasion: Occasion | None) -> Attribution:
    """Return an attribution with the hands of the occasion on which its words were said."""
    if occasion is None or occasion == own:
        return attribution
    if own is not None and own.hands:
        again = {hand.span for hand in own.hands}
        chain = [
            replace(hand, kind=occasion.hands[0].kind, referent=occasion.hands[0].span) if hand.span in again else hand
            for hand in attribution.chain
        ]
        return replace(attribution, chain=tuple(chain))
    hands = (replace(hand, carried=occasion.opening) for hand in occasion.hands)
    return replace(attribution, chain=(*hands, *attribution.chain))


def going_on(
    cast: Cast, ordered: Sequence[Attribution], own: Mapping[int, Occasion], told: Sequence[Occasion]
) -> dict[int, Occasion]:
    """Return the occasion of each attribution, by its number: its own, or the one that was opened before it."""
    where, last, coming = dict[int, Occasion](), dict[str, Occasion](), list(reversed(told))
    for n, each in enumerate(ordered):
        while coming and coming[-1].opening.start < first(each):
            opened = coming.pop()
            last[opened.speaker] = opened
        speaker = name_of(cast, each.chain[-1]) if each.chain else None
        if speaker is None:
            continue
        occasion, here = last.pop(speaker, None), paragraph_of(cast.parse, first(each))
        if n in own:
            again = occasion and (is_again(cast, own[n], occasion) or hears_again(cast, each, occasion))
            where[n] = occasion if occasion and again else own[n]
        elif occasion and lasts(cast, each, occasion, here) and not is_apart(cast, each, occasion):
            where[n] = occasion
        if n in where:
            last[speaker] = replace(where[n], paragraph=here)
    return {n: occasion for n, occasion in where.items() if n in own or fits(cast, ordered[n], occasion)}


def leading_up(
    cast: Cast, ordered: Sequence[Attribution], where: Mapping[int, Occasion], told: Sequence[Occasion]
) -> dict[int, Occasion]:
    """Return the occasion of each attribution, by its number: as it stands, or the one that a person's words lead to.

    The headline and the lead tell what the report then quotes, and a sentence may lead up to the next.
    """
    found, coming, before = dict(where), dict[str, Occasion](), list(told)
    summed_up = {occasion.speaker: occasion for occasion in told if occasion.summed_up}
    headline = cast.parse.report.headline
    lead = paragraph_of(cast.parse, headline.start) + 1 if headline else 0
    for n, each in reversed(list(enumerate(ordered))):
        while before and before[-1].opening.start > first(each):
            opened = before.pop()
            coming[opened.speaker] = opened
        speaker = name_of(cast, each.chain[-1]) if each.chain and each.chain[-1].kind == "named" else None
        if speaker is None:
            continue
        occasion, here = coming.pop(speaker, None), paragraph_of(cast.parse, first(each))
        # Only the headline and the lead sum up a post.
        ahead = FROM_LEAD if here <= lead else AHEAD * (occasion is not None and leads_up(cast, occasion))
        if occasion is None or occasion.paragraph - here > ahead:
            occasion = summed_up.get(speaker)
        if n not in found and occasion and not is_apart(cast, each, occasion, leading=True):
            found[n] = occasion
        if n in found:
            coming[speaker] = replace(found[n], paragraph=here)
    return {n: occasion for n, occasion in found.items() if n in where or fits(cast, ordered[n], occasion)}


def leads_up(cast: Cast, occasion: Occasion) -> bool:
    """Return whether what stands just before an occasion may lead up to it: not where it is new in its sentence.

    "In an open letter, Rao said that …" goes over to another thing than Rao said before; a post stands alone.
    """
    tokens = cast.parse.tokens
    first = cast.parse.sentences[tokens[cast.parse.inside(occasion.opening)[0]].sentence].first
    opening = cast.parse.subtree(first) if tokens[first].pos == "ADP" else range(0)
    hands = [n for hand in occasion.hands for n in cast.parse.inside(hand.span)]
    fronted = bool(hands) and hands[0] in opening and tokens[hands[0]].text.lower() in {"a", "an"}
    return occasion.reach > 0 and not fronted


def lasts(cast: Cast, attribution: Attribution, occasion: Occasion, here: int) -> bool:
    """Return whether an occasion reaches a paragraph; "she added" goes on with a post in the next one."""
    adding = any(token.lemma in CONTINUING for token in cast.parse.tokens_in(*attribution.cue))
    return here - occasion.paragraph <= max(occasion.reach, int(adding))


def fits(cast: Cast, attribution: Attribution, occasion: Occasion) -> bool:
    """Return whether an attribution gives words rather than an act, and those of a short post in quotation marks."""
    return speaks(cast.parse, attribution) and (occasion.reach > 0 or attribution.quote != "indirect")


def is_apart(cast: Cast, attribution: Attribution, occasion: Occasion, leading: bool = False) -> bool:
    """Return whether an attribution is placed at another time than an occasion, or written where that was spoken."""
    parse = cast.parse
    cue = cast.parse.tokens_in(*attribution.cue)
    days = named_days(beside(cast, attribution))
    if days - occasion.days and not (leading and not occasion.days):
        return True
    if any(token.lemma in ANSWERING for token in cue) and any(hand.kind == "document" for hand in occasion.hands):
        return True
    if any(token.lemma in WRITING for token in cue) and any(hand.kind == "media" for hand in occasion.hands):
        return True
    perfect = any(
        token.tag == "VBN" and t.lemma == "have" and t.dep == "aux" for token in cue for t in parse.below(token)
    )
    opening = {t.lemma for t in parse.tokens_in(occasion.opening)}
    return perfect or any(
        token.lemma.lower() in ELSEWHEN or (token.lemma in PERIODS and token.lemma not in opening)
        for token in beside(cast, attribution)
    )


def is_again(cast: Cast, own: Occasion, occasion: Occasion) -> bool:
    """Return whether an occasion is one that was named before: "in the interview", after "on Radio Delta"."""
    if not occasion.hands or occasion.hands[0].kind != "media" or len(own.hands) != 1:
        return False
    words = cast.parse.tokens_in(own.hands[0].span)
    return words[0].text.lower() in DEFINITE and words[-1].lemma in MEETINGS


def hears_again(cast: Cast, attribution: Attribution, occasion: Occasion) -> bool:
    """Return whether one who is told is an occasion's hand already: "told Bell", after "told Radio Delta's Jo Bell"."""
    parse = cast.parse
    verbs = (t for t in parse.tokens_in(*attribution.cue) if t.lemma == "tell")
    names = {t.text for verb in verbs for t in parse.below(verb) if t.dep in ALL_OBJECTS}
    return bool(names & {t.text for hand in occasion.hands for t in parse.tokens_in(hand.span)})
