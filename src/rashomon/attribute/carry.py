"""The hands between an outlet and a source: who was told, the post, statement or broadcast in which it was said.

They are read off the words that hang on the cue: "told Channel 9", "in a letter to the court", "tweeted", "on the
programme Morning Desk".
"""

from __future__ import annotations

from rashomon.attribute.kind import MEDIA, Cast, is_outlet
from rashomon.model import Attribution, Source, Span, Token

# Prepositions between a saying and the occasion, document or outlet that carried it.
CARRYING = frozenset({"in", "on", "during", "at", "through", "via", "to", "with", "by"})
OCCASIONS = frozenset(
    "interview statement letter tweet post speech email e-mail memo video filing affidavit release broadcast op-ed "
    "conference briefing message testimony appearance article column facebook twitter show program programme call "
    "remark blog note text report podcast ad advertisement page website site hearing voicemail hall breakfast".split()
)
# Verbs whose object is the document that they speak in: "released a statement saying …", "told a news conference".
ISSUING = frozenset({"release", "issue", "post", "publish", "write", "send", "file", "tell", "tweet", "sign", "give"})
# Occasions whose other party, where it is a name and no person, is an outlet: "in an interview with Delta".
MEETINGS = frozenset({"interview", "appearance"})
# Occasions that are an outlet's own.
BROADCASTS = frozenset({"show", "program", "programme", "podcast", "broadcast"})
# Verbs that name the document in which they speak: who tweets has it from a tweet.
POSTING = frozenset({"tweet", "retweet"})
# Whom one tells and who then pass it on.
PASSING_ON = frozenset("police officer deputy detective investigator dispatcher prosecutor trooper agent".split())


def carriers(cast: Cast, attribution: Attribution, speaker: Span) -> list[Source]:
    """Return the hands between the outlet and a speaker, the nearest to the outlet first."""
    parse = cast.parse
    cue = [parse.tokens[n] for span in attribution.cue for n in parse.inside(span)]
    content = {n for span in attribution.content for n in parse.inside(span)}
    own = set(parse.inside(speaker))
    found: list[Source] = []
    for word in cue:
        if word.pos in {"VERB", "AUX", "ADP"}:
            found += [
                h
                for n in parse.children[word.index]
                if n not in content
                for h in carrier(cast, parse.tokens[n], content)
            ]
        if word.lemma in POSTING and word.pos == "VERB":
            found.append(Source(Span(word.start, word.end), "document"))
    found = [s for s in found if not own.intersection(parse.inside(s.span))]
    return list({s.span: s for s in [*heard(cast, own, content), *found]}.values())


def heard(cast: Cast, own: set[int], content: set[int]) -> list[Source]:
    """Return the outlet that a source spoke to in its own words: "officials speaking to Radio Delta"."""
    tokens, children = cast.parse.tokens, cast.parse.children
    speaking = [n for n in sorted(own) if tokens[n].lemma in {"speak", "talk"}]
    return [s for n in speaking for c in children[n] for s in carrier(cast, tokens[c], content)]


def carrier(cast: Cast, token: Token, content: set[int]) -> list[Source]:
    """Return the outlet, office or document that a dependent of the cue names, if any."""
    parse = cast.parse
    if cast.is_own(phrase(cast, token, content)):
        return []
    if token.dep in {"dobj", "dative"}:
        issued = parse.tokens[token.head].lemma in ISSUING
        said_in = document(cast, token, content) if issued else []
        return outlet(cast, token, content) or said_in or hearer(cast, token, content)
    if token.dep == "advcl" and token.tag == "VBG" and token.lemma in {"speak", "talk", "appear", "write"}:
        return [h for n in parse.children[token.index] for h in carrier(cast, parse.tokens[n], content)]
    if token.dep != "prep" or token.lemma not in CARRYING:
        return []
    nouns = [parse.tokens[n] for n in parse.children[token.index] if n not in content and parse.tokens[n].dep == "pobj"]
    return [h for noun in nouns for h in outlet(cast, noun, content) or document(cast, noun, content)]


def document(cast: Cast, noun: Token, content: set[int]) -> list[Source]:
    """Return the document or occasion that a noun names, behind the outlet where one stands with it."""
    parse = cast.parse
    if noun.lemma not in OCCASIONS:
        return []
    below = [parse.tokens[n] for n in parse.subtree(noun.index) if parse.tokens[n].dep == "prep" and n > noun.index]
    nouns = [parse.tokens[n] for p in below for n in parse.children[p.index] if n not in content]
    media = [h for each in nouns for h in outlet(cast, each, content)]
    if not media and noun.lemma in MEETINGS:
        spans = [phrase(cast, each, content) for each in nouns if each.pos == "PROPN"]
        media = [Source(span, "media") for span in spans if not cast.person_in(span) and not cast.is_own(span)]
    return media or [Source(phrase(cast, noun, content), "document")]


def outlet(cast: Cast, noun: Token, content: set[int]) -> list[Source]:
    """Return the outlet that a noun phrase names: the noun itself, or its journalist ("the Courier's Jo Bell")."""
    span = phrase(cast, noun, content)
    inside = [cast.parse.tokens[n] for n in cast.parse.inside(span)]
    if cast.is_own(span):
        return []
    if noun.lemma in (MEDIA | BROADCASTS) - {"press"} and noun.pos != "PROPN":
        return [Source(span, "media")]
    named = any(is_outlet(cast, token) for token in inside if token.pos != "NUM" and token.lemma not in MEDIA)
    return [Source(span, "media")] if named else []


def hearer(cast: Cast, noun: Token, content: set[int]) -> list[Source]:
    """Return the office that was told and passed it on: "a neighbour told deputies"."""
    return [Source(phrase(cast, noun, content), "office")] if noun.lemma in PASSING_ON else []


def phrase(cast: Cast, noun: Token, content: set[int]) -> Span:
    """Return a noun with the words before it that belong to it."""
    below = {n for n in cast.parse.subtree(noun.index) if n <= noun.index and n not in content}
    start = noun.index
    while start - 1 in below:
        start -= 1
    return Span(cast.parse.tokens[start].start, noun.end)
