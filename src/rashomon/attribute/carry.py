"""The hands between an outlet and a source: who was told, the post, statement or broadcast in which it was said.

They are read off the words that hang on the cue: "told Channel 9", "in a letter to the court", "tweeted", "on the
programme Morning Desk".
"""

from __future__ import annotations

from rashomon.attribute.cast import Cast
from rashomon.attribute.clauses import closed
from rashomon.attribute.contents import head_of
from rashomon.attribute.kind import is_outlet
from rashomon.attribute.outlets import BROADCASTS, HOSTS, MEDIA
from rashomon.grammar import ALL_OBJECTS, BEFORE_NOUNS, NOUN_CLAUSES, SUBJECTS, behind
from rashomon.hands import ACTS
from rashomon.model import Attribution, Parse, Source, Span, Token, hull
from rashomon.numerals import MONTH_NAMES, WEEKDAY_NAMES

# Prepositions between a saying and the occasion, document or outlet that carried it.
CARRYING = frozenset({"in", "on", "during", "at", "through", "via", "to", "with", "by"})
# Where documents stand that are others'.
PLATFORMS = frozenset("facebook twitter instagram youtube telegram whatsapp tiktok linkedin weibo bluesky".split())
# … and those whose names mean other things, unless one writes or posts on them.
WRITTEN_ON = frozenset({"x", "threads", "truth social", "reddit", "snapchat", "mastodon", "vk", "vkontakte"})
OCCASIONS = frozenset(
    "interview statement letter tweet post speech email e-mail memo video filing affidavit release broadcast ed "
    "footage recording audio conference briefing message notice posting testimony appearance article column show call "
    "remark comment announcement declaration communique communiqué bulletin blog note text report podcast ad "
    "advertisement page website site hearing voicemail phone telephone document complaint lawsuit petition motion "
    "indictment transcript essay book homily sermon lecture eulogy memoir diary autobiography".split()
).union(PLATFORMS)
# Verbs whose object is the document that they speak in: "released a statement saying …", "told a news conference".
ISSUING = frozenset({"release", "issue", "post", "publish", "write", "send", "file", "tell", "tweet", "sign", "give"})
# Occasions whose other party, where it is a name and no person, is an outlet: "in an interview with Delta".
MEETINGS = frozenset({"interview", "appearance"})
# What is done to one who then answers: "asked by host Jo Bell, the mayor said …", "reached by telephone".
ASKING = frozenset({"ask", "press", "question", "interview", "reach", "contact", "quote"})
# Those through whom one speaks.
SPOKESMEN = frozenset("spokesman spokeswoman spokesperson lawyer attorney representative publicist agent".split())
# Verbs by which a document reaches a report through another's hands.
GIVING_OUT = frozenset({"release", "obtain", "provide", "publish", "distribute", "circulate"})
# … through an outlet's: "a statement carried by Radio Delta", "a memo seen by the Courier".
PASSING = GIVING_OUT | frozenset("carry broadcast air see view review share leak send give hand show pass".split())
DAYS = frozenset(map(str.title, WEEKDAY_NAMES))
MONTHS = frozenset(map(str.title, MONTH_NAMES))
# What a speaker speaks in, wherever it stands in the sentence.
SPOKEN_IN = frozenset({"interview", "statement", "letter", "email", "e-mail", "memo", "tweet", "post"})
# What hangs on a verb and on no noun.
OF_VERBS = SUBJECTS | {"aux", "auxpass", "expl", "csubj", "mark", "advcl"}
# What an outlet's name makes its own: "a Courier reporter", "a Courier story".
OF_OUTLETS = (
    HOSTS
    | OCCASIONS
    | BROADCASTS
    | frozenset("story essay editor columnist crew team series hall debate forum".split())
)
# What is cited is no hand of who cites it.
CITING = frozenset({"cite", "quote", "credit"})
# Broadcasts that also mean a plan, and what tells that they do not.
PROGRAMMES = frozenset({"program", "programme"})
AIRED = frozenset({"radio", "television", "tv", "news", "talk", "cable"})
# Prepositions that also place what is said in passing: "she attacked the plan on Twitter, calling it …".
PLACING = frozenset({"in", "on", "to"})
# What an occasion consists of: "in a series of tweets", "at the end of a long post".
PARTS = frozenset(
    "taping recording end start beginning middle part course series string flurry number couple pair".split()
)
# Whom one tells and who then pass it on.
PASSING_ON = frozenset("police officer deputy detective investigator dispatcher prosecutor trooper agent".split())


def carriers(cast: Cast, attribution: Attribution, speaker: Span) -> list[Source]:
    """Return the hands between the outlet and a speaker, the nearest to the outlet first."""
    parse = cast.parse
    cue = parse.tokens_in(*attribution.cue)
    content = set(parse.inside_all(attribution.content))
    own = set(parse.inside(speaker))
    found: list[Source] = []
    for word in cue:
        if word.pos in {"VERB", "AUX", "ADP"} and word.lemma not in CITING:
            found += [
                h for n in hanging(parse, word) if n not in content for h in carrier(cast, parse.tokens[n], content)
            ]
        found += [h for noun in stated(parse, word) if noun.index not in content for h in document(cast, noun, content)]
    if not any(hand.kind == "document" for hand in found):
        found += [Source(Span(t.start, t.end), "document") for t in cue if t.lemma in ACTS and t.pos == "VERB"]
    found = [s for s in found if not own.intersection(parse.inside(s.span))]
    return list({s.span: s for s in [*heard(cast, own, content), *found]}.values())


def hanging(parse: Parse, word: Token) -> list[int]:
    """Return the tokens on which a hand may hang beside a cue's word, in text order.

    They hang on the word itself, on an adverb beside it ("back on Radio Delta, she said"), and, where it goes on with
    what another verb began, on that verb: "in a letter, she pointed to the dam and said …".
    """
    tokens = parse.tokens
    found = list(parse.children[word.index])
    beside = [t for t in parse.below(word) if t.dep == "advmod"]
    # "Contrary to reports, she said" is not said in them.
    found += [n for t in beside if t.text.lower() != "contrary" for n in parse.children[t.index]]
    above = tokens[word.head]
    if above.pos == "VERB" and not any(t.dep in SUBJECTS for t in parse.below(word)):
        before = [n for n in parse.children[above.index] if tokens[n].dep in {"prep", "advcl"} and n < word.index]
        if word.dep == "conj":
            found += [n for n in before if n < above.index]
        elif word.dep == "advcl" and word.tag == "VBG" and word.index > above.index:
            found += [n for n in before if tokens[n].lemma in PLACING]
    return sorted(found)


def stated(parse: Parse, word: Token) -> list[Token]:
    """Return the statement or interview in which a cue's word stands, wherever the sentence names it.

    "A letter in which she said …", and one that the parser hangs on another word of the sentence, since nobody else
    there speaks in it.
    """
    tokens = parse.tokens
    top = word
    while top.dep == "conj" and top.head < top.index:
        top = tokens[top.head]
    above = tokens[top.head]
    if top.dep == "relcl":
        below = parse.below(top)
        within = any(t.dep == "prep" and t.lemma in {"in", "on"} for t in below)
        return [above] if within and above.lemma in SPOKEN_IN else []
    along = governor(parse, word)
    sentence = parse.sentences[word.sentence]
    nouns = [t for t in tokens[sentence.first : sentence.last] if t.dep == "pobj" and t.lemma in SPOKEN_IN]
    nouns = [t for t in nouns if along is word or t.index < word.index]
    return [t for t in nouns if tokens[t.head].lemma == "in" and under(parse, t, along)]


def governor(parse: Parse, word: Token) -> Token:
    """Return the verb that a verb without a subject goes along with: "she praised it in a letter, calling it …"."""
    tokens = parse.tokens
    while word.dep == "conj" or (word.dep == "advcl" and word.tag == "VBG"):
        above = tokens[word.head]
        if above.index >= word.index or any(t.dep in SUBJECTS for t in parse.below(word)):
            break
        word = above
    return word


def under(parse: Parse, token: Token, above: Token) -> bool:
    """Return whether a token hangs below another, with no clause of another subject between."""
    for here in parse.path(token):
        if here.index == above.index:
            return True
        apart = here.dep in {"relcl", "ccomp", "conj"} or (here.dep == "acl" and here.tag != "VB")
        if apart or (here.dep == "advcl" and here.lemma in CITING):
            return False
    return False


def heard(cast: Cast, own: set[int], content: set[int]) -> list[Source]:
    """Return the outlet that a source spoke to in its own words: "officials speaking to Radio Delta", "quoted in it".

    Who is "not authorised to speak to the media" names none.
    """
    tokens, children = cast.parse.tokens, cast.parse.children
    speaking = [n for n in sorted(own) if tokens[n].lemma in {"speak", "talk"} and tokens[n].dep != "xcomp"]
    # A tagger leaves what a comma sets off out of a source: "the mayor, | quoted in the Courier, | said".
    beside = {c for n in own for c in children[n] if tokens[c].dep == "acl" and c not in content}
    speaking += [c for c in sorted(beside) if tokens[c].lemma in {"speak", "talk", "quote", "interview"}]
    return [s for n in speaking for t in cast.parse.below(tokens[n]) for s in carrier(cast, t, content)]


def sent(cast: Cast, speaker: Span) -> list[Source]:
    """Return the document or call that came from a speaker: "a call from a woman who said …"."""
    tokens, inside = cast.parse.tokens, list(cast.parse.inside(speaker))
    head = head_of([tokens[n] for n in inside]) if inside else None
    if head is None or head.dep != "pobj" or tokens[head.head].lemma != "from":
        return []
    return document(cast, tokens[tokens[head.head].head], set(inside))


def carrier(cast: Cast, token: Token, content: set[int]) -> list[Source]:
    """Return the outlet, office or document that a dependent of the cue names, if any."""
    parse = cast.parse
    if cast.is_own(phrase(cast, token, content)):
        return []
    if token.dep in ALL_OBJECTS or (token.dep == "npadvmod" and token.pos == "PROPN" and is_told(parse, token)):
        issued = parse.tokens[token.head].lemma in ISSUING
        said_in = document(cast, token, content) if issued else []
        return outlet(cast, token, content) or said_in or hearer(cast, token, content)
    speaking = token.tag == "VBG" and token.lemma in {"speak", "talk", "appear", "write"}
    if token.dep == "advcl" and (speaking or (token.tag == "VBN" and token.lemma in ASKING)):
        return [h for t in parse.below(token) for h in carrier(cast, t, content)]
    if token.dep == "agent" and parse.tokens[token.head].lemma in ASKING:
        nouns = [t for t in parse.below(token) if t.dep == "pobj"]
        return [h for noun in nouns for h in placed(cast, noun, content)]
    if token.dep == "advcl" and token.lemma == "report" and reported_by(parse, token):
        named = [t for t in parse.below(token) if t.dep == "nsubj"]
        return [h for noun in named for h in outlet(cast, noun, content)]
    if token.dep == "pobj" and parse.tokens[token.head].lemma in CARRYING:
        return placed(cast, token, content)
    if token.dep != "prep" or token.lemma not in CARRYING:
        return []
    nouns = [t for t in parse.below(token) if t.index not in content and t.dep == "pobj"]
    return [h for noun in nouns for h in placed(cast, noun, content)]


def placed(cast: Cast, noun: Token, content: set[int]) -> list[Source]:
    """Return the outlet or document that a preposition's noun names; a day may stand behind it: "on Twitter Sunday"."""
    prep = cast.parse.tokens[noun.head]
    if prep.lemma == "to" and (passed_on := hearer(cast, noun, content)):
        return passed_on
    if prep.lemma == "through" and noun.lemma in SPOKESMEN:
        return [Source(phrase(cast, noun, content), "office")]
    if noun.lemma in PARTS:
        noun = next((t for t in behind(cast.parse, noun, {"of"}) if t.index not in content), noun)
    if noun.text in DAYS:
        noun = next((t for t in cast.parse.below(noun) if t.dep == "compound"), noun)
    written = phrase(cast, noun, content)
    if prep.lemma == "on" and written.of(cast.parse.report.text).lower().rstrip(".") in WRITTEN_ON:
        return [Source(written, "document")]
    return outlet(cast, noun, content) or document(cast, noun, content) or air(cast, noun, prep, content)


def air(cast: Cast, noun: Token, prep: Token, content: set[int]) -> list[Source]:
    """Return the programme in quotation marks on which somebody spoke: "she said on “Morning Desk” that …"."""
    parse, span = cast.parse, phrase(cast, noun, content)
    marked = parse.report.text[span.start - 1 : span.start] in {'"', "“"}
    spoken = prep.lemma == "on" and parse.tokens[prep.head].lemma in {"say", "speak", "appear"}
    return [Source(span, "media")] if marked and spoken and noun.pos == "PROPN" and not cast.is_own(span) else []


def reported_by(parse: Parse, verb: Token) -> bool:
    """Return whether a clause says who reported the rest: "as Radio Delta reported"."""
    return any(t.dep == "mark" and t.lemma == "as" for t in parse.below(verb))


def is_told(parse: Parse, token: Token) -> bool:
    """Return whether a name of two words or in quotation marks, which the parser takes for a time, is whom one told."""
    named = any(t.dep == "compound" for t in parse.below(token))
    return parse.tokens[token.head].lemma == "tell" and (named or parse.tokens[token.index - 1].text in {'"', "“"})


def document(cast: Cast, noun: Token, content: set[int]) -> list[Source]:
    """Return the document or occasion that a noun names, behind the outlet where one stands with it.

    Who gave a document out is a hand before it: "in a letter released by the union".
    """
    parse = cast.parse
    # "The Harbour Post" is no post.
    named = noun.pos == "PROPN" and any(t.pos == "PROPN" for t in parse.below(noun))
    papers = noun.lemma == "paper" and noun.tag == "NNS"
    if (noun.lemma.lower() not in OCCASIONS and not papers) or (named and noun.text != noun.text.upper()):
        return []
    below = [parse.tokens[n] for n in parse.subtree(noun.index) if parse.tokens[n].dep == "prep" and n > noun.index]
    below = [token for token in below if token.lemma in CARRYING | {"for", "from"}]
    if noun.lemma in MEETINGS:
        below += meeting_on(parse, noun)
    nouns = [t for p in below for t in parse.below(p) if t.index not in content]
    # "With “Axios on HBO”": what stands between two names is none.
    nouns = [noun for noun in nouns if noun.pos != "ADP"]
    verb = parse.tokens[parse.tokens[noun.head].head]
    told = [t for t in parse.below(verb) if t.dep in ALL_OBJECTS]
    if noun.lemma in MEETINGS and any(cast.is_own(phrase(cast, each, content)) for each in (*nouns, *told)):
        # What the report's own publisher was told came through no hand.
        return []
    media = [h for each in nouns for h in outlet(cast, each, content)]
    if not media and noun.lemma in MEETINGS:
        # "In an interview in New York" names no outlet.
        parties = [t for t in nouns if t.pos == "PROPN" and parse.tokens[t.head].lemma not in {"in", "at", "during"}]
        spans = [phrase(cast, each, content) for each in parties if each.text not in DAYS | MONTHS]
        media = [Source(span, "media") for span in spans if not cast.person_in(span) and not cast.is_own(span)]
    if noun.lemma == "comment":
        # "In comments to Radio Delta" names an outlet, "in his comments on the dam" nothing in which one speaks.
        return media
    return media or [*issuers(cast, noun, content), Source(phrase(cast, noun, content), "document")]


def meeting_on(parse: Parse, noun: Token) -> list[Token]:
    """Return the prepositions behind a meeting that may hang elsewhere: "an interview on Sunday with Radio Delta"."""
    above = parse.tokens[parse.tokens[noun.head].head]
    beside = [t for t in parse.below(above) if t.index > noun.index]
    beside += [t for day in beside if day.dep == "npadvmod" for t in parse.below(day)]
    return [token for token in beside if token.dep == "prep" and token.lemma in {"on", "with"}]


def issuers(cast: Cast, noun: Token, content: set[int]) -> list[Source]:
    """Return who gave a document out, where the words say so: "released by the union", "seen by Radio Delta".

    So is the outlet to which it got: "leaked to Radio Delta".
    """
    tokens, children = cast.parse.tokens, cast.parse.children
    found = []
    for verb in (tokens[n] for n in (*children[noun.index], noun.head) if passes(tokens[n], noun)):
        leads = cast.parse.below(verb)
        leads = [t for t in leads if t.dep == "agent" or (t.dep in {"prep", "dative"} and t.lemma == "to")]
        for lead, each in ((t, u) for t in leads for u in cast.parse.below(t) if u.index not in content):
            span = phrase(cast, each, content)
            media = outlet(cast, each, content) if each.dep == "pobj" else []
            given_out = lead.dep == "agent" and verb.lemma in GIVING_OUT and not cast.is_own(span)
            found += media or ([Source(span, "office")] if given_out and each.dep == "pobj" else [])
    return found


def passes(verb: Token, document: Token) -> bool:
    """Return whether a participle or clause tells by whom a document came, or "a copy of which was seen"."""
    beside = verb.index == document.head and document.dep == "nsubjpass" and verb.dep != "ROOT"
    return verb.lemma in PASSING and verb.tag in {"VBN", "VBD"} and (beside or verb.dep in NOUN_CLAUSES)


def outlet(cast: Cast, noun: Token, content: set[int]) -> list[Source]:
    """Return the outlet that a noun phrase names: the noun itself, or its journalist ("the Courier's Jo Bell").

    A journalist who is so called in the report stands for it too: "host Jo Bell", and "Bell" later, and one "of" it.
    """
    parse, span = cast.parse, phrase(cast, noun, content)
    # "Fox & Friends" is one name, though two nouns.
    span = hull([span, *(body for body in cast.body_in(Span(noun.start, noun.end)) if noun.pos == "PROPN")])
    if programme := cast.programme_at(span):
        return [] if cast.is_own(programme) else [Source(programme, "media")]
    if any(t.dep == "poss" and t.pos == "PRON" for t in parse.below(noun)):
        # "Its website" is the source's own.
        return []
    this = any(t.dep == "det" and t.lemma == "this" for t in parse.below(noun))
    if cast.is_own(span) or cast.is_part_of_own(span) or (this and noun.lemma in MEDIA):
        return []
    if noun.pos != "PROPN" and noun.text.islower() and noun.lemma in (MEDIA | BROADCASTS) - {"press"}:
        heard = is_broadcast(cast, noun) if noun.lemma in BROADCASTS else is_outlet(cast, noun)
        return [Source(hull([span, *called(parse, noun)]), "media")] if heard else []
    if (
        noun.pos == "NOUN"
        and not noun.text.isupper()
        and noun.lemma not in OF_OUTLETS
        and noun.text not in cast.outlets
    ):
        return []
    inside = parse.tokens_in(span)
    if noun.text in cast.hosts or any(is_outlet(cast, t) for t in inside if t.lemma not in MEDIA or t.pos == "PROPN"):
        return [Source(span, "media")]
    of = (t for t in behind(parse, noun, {"of"}) if t.index not in content)
    return [Source(span, "media")] if any(is_outlet(cast, t) for t in of) else []


def called(parse: Parse, noun: Token) -> list[Span]:
    """Return the name that follows a noun for a medium: "the broadcaster Canal Delta"."""
    names = [t for t in parse.below(noun) if t.dep == "appos" and t.index > noun.index]
    spans = [parse.span(parse.subtree(name.index)[0], name.index + 1) for name in names if name.pos == "PROPN"]
    return [span for span in spans if not parse.report.text[noun.end : span.start].strip()]


def is_broadcast(cast: Cast, noun: Token) -> bool:
    """Return whether a noun is a broadcast: a show, or a programme that is bare or somebody's who gives broadcasts.

    "The programme", "a radio programme", "Jo Bell's programme"; not "the country's nuclear programme".
    """
    below = cast.parse.below(noun)
    modifiers = [token for token in below if token.dep in BEFORE_NOUNS and token.pos != "PRON"]
    on_air = any(t.lemma.lower() in AIRED or t.text in cast.hosts or is_outlet(cast, t) for t in modifiers)
    return noun.lemma not in PROGRAMMES or not modifiers or on_air


def hearer(cast: Cast, noun: Token, content: set[int]) -> list[Source]:
    """Return the office that was told and passed it on: "a neighbour told deputies"."""
    return [Source(phrase(cast, noun, content), "office")] if noun.lemma in PASSING_ON else []


def phrase(cast: Cast, noun: Token, content: set[int]) -> Span:
    """Return a noun with the words before it that belong to it, and with what a role is of: "the head of state"."""
    parse = cast.parse
    # What the parser takes for a noun may be a verb with its subject: "That has enraged | Republicans".
    own = [n for n in parse.children[noun.index] if n < noun.index and parse.tokens[n].dep not in OF_VERBS]
    below = {m for n in own for m in parse.subtree(n) if m not in content}
    start = noun.index
    while start - 1 in below:
        start -= 1
    words = Span(parse.tokens[start].start, completed(cast, noun, content).end)
    return closed(parse.report.text, words.start, words)


def completed(cast: Cast, noun: Token, content: set[int]) -> Token:
    """Return the noun that a role is of, right behind it, else the noun itself: "the chief | of the river police"."""
    of = [t for t in behind(cast.parse, noun, {"of"}) if t.head == noun.index + 1]
    role = noun.start in cast.roles and noun.tag == "NN"
    return of[0] if role and of and of[0].index not in content else noun
