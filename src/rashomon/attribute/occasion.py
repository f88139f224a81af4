"""An occasion: when and through whose hands somebody spoke, read off an attribution or told without one.

"She said in an interview with Radio Delta", "she apologised in a letter", "Ruiz spoke to Radio Delta".
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.attribute.carry import (
    DAYS,
    ISSUING,
    MEETINGS,
    MONTHS,
    OCCASIONS,
    SPOKEN_IN,
    carrier,
    document,
    hanging,
    outlet,
    phrase,
)
from rashomon.attribute.cast import Cast
from rashomon.attribute.chain import MEMORY
from rashomon.attribute.context import Context, first, paragraph_of
from rashomon.attribute.kind import DOCUMENT, LONGEST_NAME, may_speak
from rashomon.attribute.source import source
from rashomon.grammar import ALL_OBJECTS, SUBJECTS
from rashomon.model import Attribution, Source, Span, Token, hull

# Paragraphs without a word of the speaker after which an occasion is over: a person's, a body's.
OF_PERSONS, OF_BODIES = 2, 1
# Events that anybody may attend: they end what went on before, and are no hand that goes on.
EVENTS = frozenset(
    "appearance speech conference briefing remark hearing testimony event rally announcement call "
    "homily sermon lecture eulogy".split()
)
# Posts of a sentence or two, each an occasion of its own.
POSTS = frozenset({"tweet", "retweet", "twitter"})
# What shows somebody speaking: "the footage shows the mayor telling …".
PICTURES = frozenset({"video", "footage", "recording", "audio", "clip", "tape", "film"})
SHOWING = frozenset({"show", "capture", "feature", "depict", "record", "catch"})
# Verbs of being heard by an outlet's public, without a word of what was said.
APPEARING = frozenset({"appear", "speak", "talk", "be"})
HOLDING = ISSUING | {"give", "make", "hold", "deliver", "begin", "open", "start", "conduct"}
PLACING = frozenset({"in", "during", "on", "at", "with", "to"})
ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Occasion:
    """Through whose hands a speaker's words came at one time, the words that say so, and the days named with them.

    ``paragraph`` is where the speaker last spoke on it; it goes on for ``reach`` paragraphs from there. It is
    ``summed_up`` where a sentence of its own tells of all the speaker's words: "Ruiz spoke to Radio Delta".
    """

    speaker: str
    hands: tuple[Source, ...]
    opening: Span
    days: frozenset[str]
    paragraph: int
    reach: int
    summed_up: bool = False


def opened_by(cast: Cast, attribution: Attribution) -> Occasion | None:
    """Return the occasion that an attribution names, ``None`` where it names none."""
    speaker = name_of(cast, attribution.chain[-1]) if attribution.chain else None
    hands = attribution.chain[:-1]
    if speaker is None or not (any(h.kind in ("document", "media") for h in hands) or tells_another(cast, attribution)):
        return None
    opening = hull([*attribution.cue, *(hand.span for hand in hands)])
    around = {m for token in cast.parse.tokens_in(*attribution.cue) for m in cast.parse.subtree(token.index)}
    around -= set(cast.parse.inside_all(attribution.content))
    days = named_days(cast.parse.tokens[n] for n in around)
    reach = OF_PERSONS if attribution.chain[-1].kind == "named" else OF_BODIES
    return occasion_of(cast, speaker, hands, opening, days, reach)


def occasion_of(
    cast: Cast, speaker: str, hands: Iterable[Source], opening: Span, days: frozenset[str], reach: int
) -> Occasion:
    """Return an occasion without the hands that do not go on with it."""
    words = {hand: {t.lemma.lower() for t in cast.parse.tokens_in(hand.span)} for hand in hands}
    kept = tuple(hand for hand in words if hand.kind != "document" or not words[hand] & EVENTS)
    posted = any(words[hand] & POSTS for hand in kept)
    return Occasion(speaker, kept, opening, days, paragraph_of(cast.parse, opening.start), 0 if posted else reach)


def tells_another(cast: Cast, attribution: Attribution) -> bool:
    """Return whether somebody who is no hand is told: "told reporters", "speaking to reporters, she said".

    So is the report's own publisher, in an interview.
    """
    parse = cast.parse
    content = set(parse.inside_all(attribution.content))
    cue = cast.parse.tokens_in(*attribution.cue)
    below = [(token, t) for token in cue for t in parse.below(token) if t.index not in content]
    told = any(token.lemma == "tell" and each.dep in ALL_OBJECTS for token, each in below)
    told = told or any(token.lemma in MEETINGS for token in beside(cast, attribution))
    return told or any(each.dep == "advcl" and each.tag == "VBG" and each.lemma in APPEARING for _, each in below)


def name_of(cast: Cast, who: Source) -> str | None:
    """Return what tells a source from others, small letters: a person's name, else its words.

    ``None`` where the text does not say who it is: "officials", a pronoun that refers to nobody.
    """
    words, text = who.referent or who.span, cast.parse.report.text
    people = cast.person_in(words)
    if who.kind == "anonymous":
        return None
    if people and who.kind == "named":
        return full_name(cast, cast.person_of(words) or people[-1])
    if who.referent is None and any(t.pos == "PRON" for t in cast.parse.tokens_in(words)):
        return None
    return " ".join(word for word in words.of(text).casefold().split() if word not in ARTICLES)


def full_name(cast: Cast, person: Span) -> str:
    """Return a person's first and last word, small letters.

    A bare last name means who bears it in the same paragraph before, else whom the report names with it first.
    """
    text = cast.parse.report.text
    *given, last = person.of(text).split()
    paragraph = cast.parse.report.paragraphs[paragraph_of(cast.parse, person.start)]
    before = [other.of(text).split() for other in cast.person_in(Span(paragraph.start, person.start))]
    near = [words[0] for words in before if words[1:] and words[-1] == last]
    return " ".join([*(given or near[-1:] or [cast.given.get(last, "")])[:1], last]).casefold()


def beside(cast: Cast, attribution: Attribution) -> list[Token]:
    """Return the words that hang on an attribution's cue, its content left out."""
    parse = cast.parse
    content = set(parse.inside_all(attribution.content))
    found = {n for token in cast.parse.tokens_in(*attribution.cue) for n in hanging(parse, token)} - content
    below = {m for n in found if parse.tokens[n].dep in {"prep", "npadvmod"} for m in parse.children[n]} - content
    return [parse.tokens[n] for n in sorted(found | below)]


def named_days(tokens: Iterable[Token]) -> frozenset[str]:
    """Return the days and months among some words."""
    return frozenset(token.text for token in tokens if token.text in DAYS | MONTHS)


def narrated(cast: Cast, ordered: Sequence[Attribution]) -> list[Occasion]:
    """Return the occasions that a report tells of without saying what was said on them, in text order.

    "She apologised in a letter", "his comments came in an interview", "Ruiz spoke to Radio Delta", "the footage shows
    her speaking at the port".
    """
    parse = cast.parse
    told = {n for each in ordered for span in (*each.content, *each.cue) for n in parse.inside(span)}
    found = []
    for token in parse.tokens:
        if token.index in told:
            continue
        if token.pos in {"NOUN", "PROPN"} and token.lemma.lower() in OCCASIONS | PICTURES:
            found += [*acted(cast, token, ordered, told), *pictured(cast, token)]
        elif token.lemma in APPEARING:
            found += appeared(cast, token, ordered, told)
    return sorted(found, key=lambda occasion: occasion.opening)


def acted(cast: Cast, noun: Token, ordered: Sequence[Attribution], told: set[int]) -> Iterator[Occasion]:
    """Yield the occasion of an act that a noun names: "apologised in a letter", "gave a speech"."""
    parse = cast.parse
    verb = act(cast, noun)
    if verb and (asked := interviewed(cast, noun, verb, told)):
        yield asked
        return
    who = actor(cast, verb, ordered) if verb and verb.index not in told else None
    speaker = name_of(cast, who) if who else None
    if verb and who and speaker:
        hands = document(cast, noun, told) if noun.lemma in SPOKEN_IN | MEETINGS else outlet(cast, noun, told)
        opening = hull([Span(verb.start, verb.end), Span(noun.start, noun.end), *(hand.span for hand in hands)])
        days = named_days(parse.tokens[n] for n in parse.subtree(verb.index))
        yield occasion_of(cast, speaker, hands, opening, days, OF_PERSONS if who.kind == "named" else OF_BODIES)


def interviewed(cast: Cast, noun: Token, verb: Token, told: set[int]) -> Occasion | None:
    """Return the occasion of whom a journalist interviews: "host Jo Bell began her interview with Ruiz"."""
    tokens, children = cast.parse.tokens, cast.parse.children
    hosts = [hand for subject in subjects(cast, verb)[:1] for hand in outlet(cast, subject, told)]
    if noun.lemma not in MEETINGS or not hosts:
        return None
    preps = [n for n in (*children[noun.index], *children[verb.index]) if tokens[n].lemma == "with" and n > noun.index]
    guests = [phrase(cast, t, told) for n in preps for t in cast.parse.below(tokens[n]) if t.dep == "pobj"]
    people = [person for guest in guests for person in cast.person_in(guest)]
    if not people:
        return None
    opening = hull([hosts[0].span, Span(verb.start, verb.end), Span(noun.start, noun.end)])
    return occasion_of(cast, full_name(cast, people[0]), hosts, opening, frozenset(), OF_PERSONS)


def act(cast: Cast, noun: Token) -> Token | None:
    """Return the verb of an act that took place on an occasion or issued it."""
    tokens = cast.parse.tokens
    above = tokens[noun.head]
    if noun.dep == "dobj":
        return above if above.lemma in HOLDING else None
    if noun.dep != "pobj" or above.lemma not in PLACING:
        return None
    return next((t for t in cast.parse.path(above) if t.pos == "VERB"), None)


def actor(cast: Cast, verb: Token, ordered: Sequence[Attribution]) -> Source | None:
    """Return who did what a verb says; where no one did, whose it was: "his push emerged in an interview"."""
    parse = cast.parse
    while verb.dep in {"advcl", "conj", "xcomp", "pcomp"} and not subjects(cast, verb) and verb.head != verb.index:
        verb = parse.tokens[verb.head]
    for noun in subjects(cast, verb):
        owners = [t for t in parse.below(noun) if t.dep == "poss"]
        said = noun.lemma in DOCUMENT or not may_speak(cast, noun)
        speaker = noun if not said else owners[0] if owners else None
        if speaker is not None:
            before = bisect.bisect_left(ordered, noun.start, key=first)
            earlier = tuple(ordered[max(0, before - MEMORY) : before])
            return source(Context(cast, earlier), phrase(cast, speaker, set()))
    return None


def subjects(cast: Cast, verb: Token) -> list[Token]:
    """Return the subjects of a verb."""
    return [t for t in cast.parse.below(verb) if t.dep in SUBJECTS]


def appeared(cast: Cast, verb: Token, ordered: Sequence[Attribution], told: set[int]) -> Iterator[Occasion]:
    """Yield the occasion of a sentence that only says where somebody was heard: "Ruiz spoke to Radio Delta"."""
    preps = cast.parse.below(verb)
    hands = [hand for prep in preps if prep.dep == "prep" for hand in carrier(cast, prep, told) if hand.kind == "media"]
    who = actor(cast, verb, ordered) if hands else None
    speaker = name_of(cast, who) if who else None
    if who and speaker:
        opening = hull([Span(verb.start, verb.end), *(hand.span for hand in hands)])
        occasion = occasion_of(cast, speaker, hands, opening, frozenset(), OF_PERSONS)
        yield replace(occasion, summed_up=True)


def pictured(cast: Cast, noun: Token) -> Iterator[Occasion]:
    """Yield the occasion of a film or recording that shows somebody: "the footage shows the mayor telling …"."""
    parse, verb = cast.parse, cast.parse.tokens[noun.head]
    if noun.lemma not in PICTURES or noun.dep != "nsubj" or verb.lemma not in SHOWING:
        return
    for n in parse.subtree(verb.index):
        shown = parse.tokens[n]
        people = cast.person_in(Span(shown.start - LONGEST_NAME, shown.end))
        if n > verb.index and shown.dep in {"nsubj", "dobj"} and people and people[-1].end >= shown.end:
            who = Source(people[-1], "named")
            hand = Source(phrase(cast, noun, set()), "document")
            opening = hull([hand.span, Span(verb.start, verb.end)])
            yield occasion_of(cast, name_of(cast, who) or "", [hand], opening, frozenset(), OF_PERSONS)
            return
