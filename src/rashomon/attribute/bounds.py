"""What an attribution holds: its source, cue and content, as far as grammar lets each of them reach.

A tagger may give an attribution a bystander for its speaker ("residents were told that …"), or more than the speaker
tells: what is told of a noun, what stands outside the brackets or the relative clause of its cue.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from rashomon.attribute.clauses import runs
from rashomon.attribute.contents import CALLING, in_passing, tops
from rashomon.attribute.frames import CLAIMS, asks, is_open
from rashomon.attribute.kind import DOCUMENT
from rashomon.grammar import ALL_OBJECTS, behind
from rashomon.model import Attribution, Parse, Span, Token, clipped
from rashomon.signatures import DENIALS

# Verbs whose object hears: in the passive their subject does.
HEARD = frozenset("tell inform notify advise remind assure brief warn ask urge order".split())
# What ties a saying of others to what happens beside it: "amid calls for her to go, the mayor spoke".
BESIDE = frozenset({"amid", "amidst", "despite", "after", "following", "over", "because", "since"})
# Characters of a mark or of an "'s" that stands alone.
CLITIC = 2
# Prepositions that lead to whom somebody turns to.
ADDRESSING = frozenset({"to", "at", "with"})
OTHERS = frozenset({"him", "her", "them"})


def bounded(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an attribution whose source, cue and content end where grammar ends them."""
    for bound in BOUNDS:
        attribution = bound(parse, attribution)
    return attribution


def without_marks(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an attribution without sources that hold no word: a mark, or what "let's" is cut into."""
    words = ((span, span.of(parse.report.text)) for span in attribution.source)
    return replace(attribution, source=tuple(span for span, word in words if word[:1].isalnum() or len(word) > CLITIC))


def without_hearer(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an attribution without a source that only heard: the subject of "residents were told that …"."""
    source = set(parse.inside_all(attribution.source))
    for n in parse.inside_all(attribution.cue):
        verb = parse.tokens[n]
        below = parse.below(parse.tokens[n])
        if verb.lemma not in HEARD or verb.tag != "VBN":
            continue
        heard = [token.index for token in below if token.dep == "nsubjpass"]
        # "Asked by a juror whether it would rain, she left": she was asked.
        told = parse.inside_all(attribution.content)
        question = bool(told) and (asks(parse.tokens[told[0]]) or is_open(parse.tokens[told[0]]))
        leading = {"nsubj", "aux"} if question else {"nsubj", "aux", "agent"}
        if verb.dep == "advcl" and not any(token.dep in leading for token in below):
            heard += [m for m in parse.children[verb.head] if parse.tokens[m].dep == "nsubj"]
        if verb.dep == "acl":
            heard.append(verb.head)
        if any(m in source for m in heard):
            heard_words = {m for top in heard for m in parse.subtree(top)}
            kept = [s for s in attribution.source if not heard_words.intersection(parse.inside(s))]
            return replace(attribution, source=tuple(kept))
    return attribution


def without_bystanders(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an attribution without sources that only stand beside its cue.

    Whom a participle describes has not spoken, but what does ("the guard | described in the file as …"), nor has the
    subject of a sentence beside others' saying ("amid calls for her to go, | the mayor …"), nor to whom somebody turned
    ("sent a letter to | the mayor | warning him that …"; "a request to | the mayor | from the port").
    """
    cue = set(parse.inside_all(attribution.cue))
    beside, described = set[int](), list[Span]()
    for token in (parse.tokens[n] for n in sorted(cue)):
        below = {(t.dep, t.lemma) for t in parse.below(token)}
        judged = ("prep", "as") in below or any(dep == "oprd" for dep, _ in below)
        if token.tag == "VBN" and token.dep == "acl" and token.lemma in CALLING and judged:
            beside |= {token.head}
            described += describing(parse, token)
        beside |= {n for n in addressed(parse, token) for n in parse.subtree(n)}
        if token.pos == "NOUN" and (hearers := behind(parse, token, {"to"})):
            beside |= {n for hearer in hearers for n in parse.subtree(hearer.index)}
            described += senders(parse, token, hearers, set(parse.inside_all(attribution.content)))
        above = parse.tokens[token.head]
        if token.pos == "NOUN" and token.lemma in CLAIMS and token.dep == "pobj" and above.lemma.lower() in BESIDE:
            # What stands in the noun's own words may be whose it is.
            whole = set(parse.subtree(token.index))
            beside |= {n for n in parse.inside_all(attribution.source) if n not in whole}
    if not beside:
        return attribution
    kept = [span for span in attribution.source if beside.isdisjoint(parse.inside(span))]
    return replace(attribution, source=tuple(kept or described))


def addressed(parse: Parse, participle: Token) -> list[int]:
    """Return who stands after a preposition before a participle that tells the same one: "to | Bell | warning him"."""
    below = parse.below(participle)
    told = any(t.dep in ALL_OBJECTS and t.text.lower() in OTHERS for t in below)
    if participle.tag != "VBG" or not told:
        return []
    before = [t.index for t in below if t.dep == "nsubj"] or [participle.head]
    starts = [(n, parse.subtree(n)[0]) for n in before]
    return [n for n, first in starts if first and parse.tokens[first - 1].text.lower() in ADDRESSING]


def senders(parse: Parse, noun: Token, hearers: Sequence[Token], told: Set[int]) -> list[Span]:
    """Return the words for whose a request, a complaint or the like is, without what it says.

    The parser may hang "from the port" on who hears; "to the man from Lima" tells where that one is from.
    """
    places = {n for name in parse.names if name.label in {"GPE", "LOC"} for n in range(name.first, name.last)}
    beside = [t for hearer in hearers for t in behind(parse, hearer, {"from"}) if t.index not in places]
    whose = behind(parse, noun, {"from", "by"}) or beside
    return [span for t in whose[:1] for span in runs(parse, [n for n in parse.subtree(t.index) if n not in told])[:1]]


def served(parse: Parse, verb: Token) -> Token:
    """Return the verb whose subject an infinitive shares: "gathered" of "who had gathered to demand that …"."""
    while verb.tag == "VB" and verb.dep in {"advcl", "xcomp", "conj"} and verb.head < verb.index:
        verb = parse.tokens[verb.head]
    return verb


def describing(parse: Parse, participle: Token) -> list[Span]:
    """Return the words for who or what describes somebody: a participle's agent, or the document it stands in."""
    below = [t for t in parse.below(participle) if t.dep in {"prep", "agent"}]
    found = [(lead, t) for lead in below for t in parse.below(lead)]
    words = [t for lead, t in found if lead.dep == "agent" or (lead.lemma == "in" and t.lemma in DOCUMENT)]
    return [parse.span(parse.subtree(t.index)[0], parse.subtree(t.index)[-1] + 1) for t in words[:1]]


def with_main_clause(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an "according to" whose source ran on with the clause that follows it as what the source says.

    "According to two who know him, | the mayor rang the clerk".
    """
    inside = parse.inside_all(attribution.source)
    for word in parse.tokens_in(*attribution.cue):
        verb = parse.tokens[word.head]
        if word.lemma != "accord" or verb.index not in inside or verb.index < word.index:
            continue
        own = [n for n in inside if n in parse.subtree(word.index)]
        rest = [n for n in inside if n not in own and n > max(own, default=verb.index)]
        if own and verb.index in rest and parse.tokens[rest[0]].text == ",":
            told = sorted({*rest[1:], *parse.inside_all(attribution.content)})
            return replace(attribution, source=tuple(runs(parse, own)), content=tuple(runs(parse, told)))
    return attribution


def within_clause(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an attribution with the relative clause alone of which its verb is, or in which an "according to" stands.

    "The mayor, who is rich according to Radio Delta, said he would pay": the station does not say that he said so, nor
    do miners say in "the dam, which miners say leaks, would close" that it would. So does what stands in brackets,
    and "they found a lake that, they say, boils".
    """
    words = parse.tokens_in(*attribution.cue)
    told = attribution.quote == "indirect"
    verbs = [token for token in words if token.lemma == "accord" or (token.dep == "relcl" and told)]
    asides = [parse.tokens[token.head] for token in words if token.dep == "parataxis" and told]
    aside = next((parse.subtree(token.index) for token in asides if token.dep == "relcl"), None)
    clause = bracket(parse, words) or (relative(parse, verbs[0]) if verbs else None)
    clause = parse.span(aside[0], aside[-1] + 1) if clause is None and aside else clause
    parts = clipped(attribution.content, clause) if clause is not None else ()
    return replace(attribution, content=parts) if parts else attribution


def within_what(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an attribution without what is said of what somebody calls so: "what she calls a retreat | is a rout"."""
    for verb in parse.inside_all(attribution.cue):
        # The parser may take what it is called for a part of what is said of that.
        inside = {*parse.subtree(verb), *range(verb, parse.tokens[verb].head)}
        asked = any(t.tag == "WP" and t.lemma == "what" for t in parse.below(parse.tokens[verb]))
        kept = [n for n in parse.inside_all(attribution.content) if n in inside]
        if asked and kept and parse.tokens[verb].dep != "ROOT":
            return replace(attribution, content=tuple(runs(parse, kept)))
    return attribution


def within_quoted(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an attribution with no more than what somebody is quoted as saying: "was quoted as saying | that …"."""
    content = set(parse.inside_all(attribution.content))
    for verb in parse.tokens_in(*attribution.cue):
        saying = quoted_as(parse, verb)
        # "The bells would ring, | the abbot was quoted as saying".
        takers = (saying.index, verb.index) if saying else ()
        told = [n for taker in takers for n in parse.children[taker] if parse.tokens[n].dep == "ccomp"][:1]
        kept = [n for top in told for n in parse.subtree(top) if n in content]
        if saying and kept:
            cue = (*attribution.cue, parse.span(saying.head, saying.index + 1))
            return replace(attribution, content=tuple(runs(parse, kept)), cue=cue)
    return attribution


def within_sentence(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an attribution told without quotation marks without later sentences of which it holds no main verb.

    Of an "according to" that is every later sentence: "ten died, according to a clinic. | It rained all day". Who is
    cited in passing says what stands in that sentence alone.
    """
    cue = parse.inside_all(attribution.cue)
    if not cue or (attribution.quote != "indirect" and not in_passing(parse, attribution.cue)):
        return attribution
    here = parse.tokens[cue[0]].sentence
    if in_passing(parse, attribution.cue):
        around = parse.sentences[here].span
        return replace(attribution, content=tuple(s for s in attribution.content if s.overlaps(around)))
    content = parse.inside_all(attribution.content)
    according = any(parse.tokens[n].lemma == "accord" for n in cue)
    whole = {parse.tokens[n].sentence for n in content if parse.tokens[n].head == n and not according}
    kept = [n for n in content if parse.tokens[n].sentence <= here or parse.tokens[n].sentence in whole]
    beside = any(parse.tokens[n].sentence == here for n in kept)
    return replace(attribution, content=tuple(runs(parse, kept))) if beside and kept != content else attribution


def within_heading(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an attribution in a headline with its side of a semicolon: "Nine dead; | dam was old, union says".

    Of two headlines in one, who closes the second has not said the first.
    """
    place, text = parse.report.headline, parse.report.text
    if place is None or not attribution.cue or not place.contains(attribution.cue[0]):
        return attribution
    before = text.rfind(";", place.start, attribution.cue[0].start)
    after = text.find(";", attribution.cue[0].end, place.end)
    kept = clipped(attribution.content, Span(max(place.start, before + 1), after if after >= 0 else place.end))
    if not kept or kept == attribution.content:
        return attribution
    return replace(attribution, content=tuple(runs(parse, parse.inside_all(kept))))


def quoted_as(parse: Parse, verb: Token) -> Token | None:
    """Return the "saying" of "quoted a sailor as saying", ``None`` for another verb."""
    if verb.lemma not in {"quote", "cite"}:
        return None
    links = (n for n in parse.subtree(verb.index) if parse.tokens[n].lemma == "as" and parse.tokens[n].dep == "prep")
    below = (t for n in links for t in parse.below(parse.tokens[n]))
    return next((t for t in below if t.dep == "pcomp" and t.tag == "VBG"), None)


def with_claim(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an attribution that denies what others claim with the noun that says so: "dismissed | claims that …".

    Without it the source would say what it denies.
    """
    words, content = parse.inside_all(attribution.cue), parse.inside_all(attribution.content)
    cue = [parse.tokens[n] for n in words]
    heads = {parse.tokens[n].head for n in tops(parse, content)}
    denied = [
        t
        for t in cue
        if t.pos == "NOUN" and t.dep == "dobj" and t.index in heads and parse.tokens[t.head].lemma in DENIALS
    ]
    if not denied or denied[0].head not in words:
        return attribution
    noun = parse.subtree(denied[0].index)
    kept = [n for n in words if n not in noun]
    return replace(attribution, content=(parse.span(noun[0], noun[-1] + 1),), cue=tuple(runs(parse, kept)))


def bracket(parse: Parse, cue: Sequence[Token]) -> Span | None:
    """Return what stands in the brackets of its sentence that hold a cue, ``None`` outside of any."""
    if not cue:
        return None
    sentence, text = parse.sentences[cue[0].sentence].span, parse.report.text
    opened = text.rfind("(", sentence.start, cue[0].start)
    closed = text.find(")", max(opened, sentence.start), sentence.end)
    return Span(opened + 1, closed) if opened >= 0 and closed >= cue[-1].end else None


def relative(parse: Parse, token: Token) -> Span | None:
    """Return the relative clause in which a token stands before the end of its sentence, ``None`` outside of one."""
    while token.dep != "relcl":
        if token.head == token.index:
            return None
        token = parse.tokens[token.head]
    below = parse.subtree(token.index)
    ends = below[-1] + 1 >= parse.sentences[token.sentence].last - 1
    return None if ends else parse.span(below[0], below[-1] + 1)


# In this order: what a clause or a noun holds is settled before who spoke.
BOUNDS = (
    with_main_clause,
    within_sentence,
    within_heading,
    within_what,
    within_clause,
    without_marks,
    within_quoted,
    with_claim,
    without_hearer,
    without_bystanders,
)
