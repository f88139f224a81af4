"""Words → a source: which of them speak for a cue, where they begin and end, what they name and whom they mean.

Where the words do not tell whom they mean, it stays open: a wrong source is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.attribute.bounds import addressed, quoted_as, served
from rashomon.attribute.carry import CITING, phrase
from rashomon.attribute.cast import Cast
from rashomon.attribute.contents import head_of
from rashomon.attribute.context import Context
from rashomon.attribute.definite import role_meant, stands_for_a_name
from rashomon.attribute.kind import DOCUMENT, LONGEST_NAME, PRIVATE, PRONOUNS, justification, kind_of, may_speak
from rashomon.attribute.pronouns import OTHERS, body_meant, person_meant
from rashomon.attribute.relatives import antecedent
from rashomon.genders import FEMININE, MASCULINE
from rashomon.grammar import MODIFIERS, RELATIVE_PRONOUNS
from rashomon.model import Attribution, Parse, Source, SourceKind, Span, Token, hull

RELATIVE = frozenset({"who", "which", "that", "whom"})
# Those who act in public, and whom a report names where it speaks of them with "the".
PUBLIC = frozenset("lawmaker politician diplomat activist economist historian scholar campaigner".split())
# What can stand for somebody: "two of them", "many", "those".
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
# Subjects that are nobody's name.
NOBODY = frozenset({"it", "there", "who", "which", "that"})
# By what somebody comes by a document, and says nothing.
GETTING = frozenset({"get", "receive", "find", "see", "read"})
# By these one is found speaking: "was caught on camera saying", "was overheard telling".
PERCEIVING = frozenset("catch hear overhear film record tape see".split())
# How many verbs up the subject may stand of whom a participle tells.
FARTHEST_SUBJECT = 4


def spoken(context: Context, attribution: Attribution) -> Span | None:
    """Return the words for whoever speaks in an attribution, ``None`` where neither source nor grammar tells."""
    if (who := relative(context.parse, attribution) or found_speaking(context, attribution)) is not None:
        return who
    who = speaker(context.parse, context.cast, attribution) if attribution.source else None
    # A tagger may take a thing beside the cue for its source: "was given a chair, saying that she was tired".
    return who if who is not None and not is_thing(context.cast, who) else subject(context, attribution) or who


def found_speaking(context: Context, attribution: Attribution) -> Span | None:
    """Return who is found speaking: "the mayor was caught on camera | saying that …", "a tape has Ruiz | saying …".

    So is what somebody gets: "voters received | leaflets | saying …".

    The parser may hang what is said on where that was, or on another verb: what stands right before tells.
    """
    tokens, content = context.parse.tokens, set(context.parse.inside_all(attribution.content))
    for verb in (t for t in context.parse.tokens_in(*attribution.cue) if t.index and t.tag == "VBG"):
        above = tokens[verb.head]
        got = tokens[above.head].lemma in GETTING and above.lemma in DOCUMENT
        if verb.dep == "acl" and above.dep == "dobj" and (got or tokens[above.head].lemma == "have"):
            return phrase(context.cast, above, content)
        above = tokens[verb.index - 1]
        while above.dep in {"pobj", "prep"}:
            above = tokens[above.head]
        found = (t for t in context.parse.below(above) if t.dep == "nsubjpass")
        if above.lemma in PERCEIVING and (noun := next(found, None)) is not None:
            given = (span for span in attribution.source if span.holds(noun.start))
            return next(given, phrase(context.cast, noun, content))
    return None


def is_thing(cast: Cast, span: Span) -> bool:
    """Return whether some words are a common noun for what cannot speak."""
    tokens = cast.parse.tokens_in(span)
    head = head_of(tokens) if tokens else None
    return head is not None and head.pos == "NOUN" and head.text.islower() and not may_speak(cast, head)


def speaker(parse: Parse, cast: Cast, attribution: Attribution) -> Span:
    """Return the part of a source that speaks.

    The cue's subject comes first, or whom "according to" names, then that of the verb which it goes on with ("praised
    him and said", "praised him, saying"), then a person by name, then the longest.
    """
    cue = set(parse.inside_all(attribution.cue))
    according = {n for n in cue if parse.tokens[n].text.lower() == "according"}
    by = {n for n in cue if parse.tokens[n].head in according and parse.tokens[n].text.lower() == "to"}
    verbs = [parse.tokens[n] for n in cue if parse.tokens[n].dep in {"conj", "advcl"}]
    above = {parse.tokens[verb.head].head if is_open(parse, verb) else verb.head for verb in verbs}

    def rank(span: Span) -> tuple[bool, int, bool, bool, bool, bool, bool, int, int]:
        tokens = parse.tokens_in(span)
        heads = {t.head for t in tokens if t.dep == "nsubj" or (t.dep == "pobj" and t.head in by)}
        passive = {t.head for t in tokens if t.dep == "nsubjpass"}
        # "The audit, | a copy of which was lost, | found": a clause about the speaker is not the speaker.
        about = any(t.tag in {"WDT", "WP$"} for t in tokens[1:])
        # "A note found in | the car | read": what stands in another's words is no speaker either.
        beside = {n for other in attribution.source if other != span for n in parse.inside(other)}
        within = any(t.index in beside for token in tokens[:1] for t in parse.path(token) if t is not token)
        # "A film shared on | Telegram | claims": nor is where it stood.
        leads = [parse.tokens[t.head] for t in tokens if t.dep == "pobj" and t.head < tokens[0].index]
        governed = any(lead.dep != "agent" and lead.index not in by for lead in leads)
        longest = span.start - span.end
        # "The mill, | locals | say, burned down": of two subjects the parser gives the cue the nearer one.
        subjects = [t for t in tokens if t.dep == "nsubj" and t.head in cue]
        nearest = min((t.head - t.index for t in subjects if t.head > t.index), default=0)
        unnamed = not cast.person_in(span)
        return (
            not heads & cue,
            nearest,
            not (heads | passive) & above,
            unnamed,
            about,
            within,
            governed,
            longest,
            span.start,
        )

    return min(with_names(cast, attribution.source), key=rank)


def with_names(cast: Cast, sources: Sequence[Span]) -> list[Span]:
    """Return sources, a role and the name behind its comma as one: "according to | the governor | , | Ana Ruiz |"."""
    text, found = cast.parse.report.text, list[Span]()
    for span in sources:
        before = found[-1] if found and span in cast.people and text[found[-1].end : span.start] == ", " else None
        role = before is not None and head_of(cast.parse.tokens_in(before)).start in cast.roles
        found[-1:] = [hull([before, span])] if before is not None and role else [*found[-1:], span]
    return found


def relative(parse: Parse, attribution: Attribution) -> Span | None:
    """Return the "who" that is a cue's own subject, where a source is told that it does not mean.

    "Ruiz met with miners, who have said that it is late": the miners have, though a tagger gives it to Ruiz.
    """
    source = set(parse.inside_all(attribution.source))
    for n in parse.inside_all(attribution.cue):
        verb = served(parse, parse.tokens[n])
        who = [m for m in parse.children[verb.index] if parse.tokens[m].dep == "nsubj" and parse.tokens[m].tag == "WP"]
        if source and verb.dep == "relcl" and who and source.isdisjoint({*who, *parse.subtree(verb.head)}):
            return Span(parse.tokens[who[0]].start, parse.tokens[who[0]].end)
    return None


def is_empty(parse: Parse, span: Span) -> bool:
    """Return whether a source stands for nobody: the "it" of "it was reported", words without a noun ("in 1979")."""
    tokens = parse.tokens_in(without_frame(parse, span))
    if len(tokens) == 1 and tokens[0].lemma == "you":
        return True
    if len(tokens) == 1 and tokens[0].lemma == "it" and tokens[0].dep in {"nsubjpass", "expl"}:
        return True
    if len(tokens) == 1 and tokens[0].text.lower() in {"other", "such", "own", "same"}:
        return True
    return not any(token.text[:1].isupper() or (token.pos in NOMINAL and not token.text.isdigit()) for token in tokens)


def subject(context: Context, attribution: Attribution) -> Span | None:
    """Return whose act a cue without a source is: its own subject, or that of the verb which it goes along with.

    "She left the hall, saying that it was late" and "after threatening to resign, he stayed": the grammar tells whose.
    """
    parse, tokens = context.parse, context.parse.tokens
    content = set(parse.inside_all(attribution.content))
    verbs = [tokens[n] for span in attribution.cue for n in parse.inside(span) if tokens[n].pos == "VERB"]
    if quoted := quoted_in(parse, verbs):
        return phrase(context.cast, quoted[0], set())
    if not verbs or verbs[0].tag not in {"VBG", "VBD", "VBZ", "VBP"}:
        return None
    here, steps = verbs[0], 0
    while steps < FARTHEST_SUBJECT:
        hearing = addressed(parse, here)
        below = (tokens[n] for n in parse.children[here.index] if n not in content and n not in hearing)
        named = [token for token in below if token.dep == "nsubj"]
        if named:
            span = phrase(context.cast, named[0], content)
            return span if is_somebody(context.cast, here, named[0]) else None
        if here.dep not in {"advcl", "conj", "pcomp", "prep", "xcomp"} or here.head == here.index:
            return None
        if here is verbs[0] and is_open(parse, here):
            return None
        here, steps = tokens[here.head], steps + 1
    return None


def is_somebody(cast: Cast, verb: Token, subject: Token) -> bool:
    """Return whether a verb's subject can speak; of "the company, which says that", what it is said of."""
    if subject.text.lower() in {"which", "that"}:
        return verb.dep == "relcl" and may_speak(cast, cast.parse.tokens[verb.head])
    return subject.lemma.lower() not in NOBODY - {"who"} and may_speak(cast, subject)


def is_open(parse: Parse, participle: Token) -> bool:
    """Return whether a participle after a comma may go along with either of two verbs.

    "Rao left before Bell spoke, saying that …": with the verb of the clause before it or with the verb above that.
    """
    above = parse.tokens[participle.head]
    marked = any(t.dep == "mark" for t in parse.below(above))
    apart = parse.tokens[participle.index - 1].text == ","
    return apart and above.dep == "advcl" and marked and above.index < participle.index


def quoted_in(parse: Parse, verbs: Sequence[Token]) -> list[Token]:
    """Return who is quoted, where verbs say so of a subject: "the mayor was quoted in the Courier as saying".

    So is the object: "the Courier quoted the mayor as saying", "she quoted her father: “…”".
    """
    quoting = [verb for verb in verbs if verb.tag == "VBN" and verb.lemma in CITING - {"credit"}]
    below = [t for verb in quoting for t in parse.below(verb)]
    active = [verb for verb in verbs if quoted_as(parse, verb) or (verb.lemma == "quote" and verb.tag != "VBN")]
    objects = [t for verb in active for t in parse.below(verb) if t.dep == "dobj"]
    return [t for t in below if t.dep == "nsubjpass"] or objects


def source(context: Context, span: Span) -> Source:
    """Return the source that some words name, resolved to whom they refer where the text tells."""
    parse = context.parse
    span = whole_name(context, without_frame(parse, span))
    tokens = parse.tokens_in(span)
    if not tokens:
        return Source(span, "anonymous")
    head = head_of(tokens)
    if is_cut_off(context.cast, head, span):
        return source(context, phrase(context.cast, parse.tokens[head.head], set()))
    if (named := apposed_to(context.cast, head)) is not None and not context.cast.person_in(span):
        return source(context, named)
    span = with_name(context, head, span)
    tokens = parse.tokens_in(span)
    kind = kind_of(context.cast, tokens, span)
    referent = meant(context, head, tokens) if kind != "named" else None
    if referent is not None:
        kind = referent_kind(context, referent, kind)
    elif (kind == "office" or head.lemma in PUBLIC | PRIVATE) and stands_for_a_name(context, head, tokens):
        kind = "named"
    return Source(span, kind, referent, justification(parse, head, tokens, kind))


def with_name(context: Context, noun: Token, span: Span) -> Span:
    """Return a source's words with the name behind their comma: "the head of the board | , Omar Fall"."""
    text = context.parse.report.text
    beside = (t for t in context.parse.below(noun) if t.dep == "appos")
    names = [name for token in beside for name in context.cast.person_in(Span(span.end, token.end))]
    # Within what another passes on, both are told.
    told = [content for content in context.content if not content.contains(span)]
    names = [name for name in names if not any(name.overlaps(content) for content in told)]
    apart = [name for name in names if text[span.end : name.start] == ", "]
    return hull([span, apart[0]]) if apart and not context.cast.person_in(span) else span


def is_cut_off(cast: Cast, word: Token, span: Span) -> bool:
    """Return whether a tagger cut a word off the noun that it belongs to: an article, "ethics" before "lawyers"."""
    noun = cast.parse.tokens[word.head]
    if word.dep == "det":
        return word.pos == "DET" and noun.pos in {"NOUN", "PROPN"}
    behind = word.dep in MODIFIERS and noun.start >= span.end
    return behind and noun.pos == "NOUN" and may_speak(cast, noun) and is_thing(cast, span)


def meant(context: Context, head: Token, tokens: list[Token]) -> Span | None:
    """Return the words that a source's words refer to, ``None`` where they do not refer or the text does not tell."""
    word = head.text.lower()
    if word in RELATIVE:
        return antecedent(context.cast, head)
    if word in MASCULINE | FEMININE:
        return person_meant(context, head)
    if word in OTHERS:
        return body_meant(context, head)
    return None if head.lemma in PRONOUNS or head.pos == "PRON" else role_meant(context, head, tokens)


def apposed_to(cast: Cast, noun: Token) -> Span | None:
    """Return the person's name before a noun that only says what she is: "Ana Ruiz, the | general | counsel, said".

    What no comma sets off again is none, whatever the parser says: "he had come from Lima, a doctor said".
    """
    tokens = cast.parse.tokens
    while noun.dep in MODIFIERS and tokens[noun.head].index > noun.index:
        noun = tokens[noun.head]
    above = tokens[noun.head]
    span = phrase(cast, above, set())
    between = cast.parse.report.text[span.end : tokens[cast.parse.subtree(noun.index)[0]].start]
    after = cast.parse.subtree(noun.index)[-1] + 1
    closed = after >= len(tokens) or tokens[after].pos == "PUNCT"
    return span if noun.dep == "appos" and between.strip() == "," and closed and cast.person_in(span) else None


def without_frame(parse: Parse, span: Span) -> Span:
    """Return a source's words without what only ties them to the sentence.

    The preposition or conjunction before them ("as the mayor"), what begins a clause of their own that goes on outside
    them ("officials, who", "a poll published"), the verb of which they are the subject ("the mayor went on").
    """
    tokens = parse.tokens_in(span)
    if not tokens:
        return span
    while len(tokens) > 1 and tokens[0].pos in {"ADP", "SCONJ", "CCONJ", "PUNCT"} and not opens_number(tokens):
        tokens = tokens[1:]
    tokens = without_open_bracket(without_opening(parse, without_cut_name(parse, tokens)))
    if tokens[0].tag == "PRP" and len(tokens) > 1 and tokens[1].pos in {"DET", "ADJ", "NUM", "NOUN", "PROPN"}:
        # "According to him | the ferry was late" without a comma.
        tokens = tokens[:1]
    if (verb := head_of(tokens)).pos == "VERB":
        subject = next((token for token in tokens if token.dep == "nsubj" and token.head == verb.index), None)
        below = set(parse.subtree(subject.index)) if subject else set()
        tokens = [token for token in tokens if token.index in below] or tokens
    return Span(max(span.start, tokens[0].start), min(span.end, tokens[-1].end))


def without_open_bracket(tokens: list[Token]) -> list[Token]:
    """Return words without a bracket that they open and do not close: "Ana Ruiz | (D-CA"."""
    opened = max((n for n, token in enumerate(tokens) if token.text.startswith("(")), default=len(tokens))
    return tokens if any(")" in token.text for token in tokens[opened:]) else tokens[:opened] or tokens


def opens_number(tokens: Sequence[Token]) -> bool:
    """Return whether words begin with a bracket, or with what bounds a number: "at least two miners"."""
    return tokens[0].text == "[" or (tokens[0].text.lower() == "at" and tokens[1].text.lower() in {"least", "most"})


def without_cut_name(parse: Parse, tokens: list[Token]) -> list[Token]:
    """Return words without a preposition and a part of a name at their end: "the poll | by Cork | Mayor Ruiz"."""
    last = tokens[-1]
    cut = last.dep in {"compound", "nmod"} and last.head > last.index and parse.tokens[last.head].pos == last.pos
    if not cut or last.pos != "PROPN":
        return tokens
    before = [token for token in tokens if token.dep in {"prep", "agent"} and token.head < token.index]
    place = next((token for token in reversed(before) if last.index in parse.subtree(token.index)), None)
    kept = [token for token in tokens if place is None or token.index < place.index]
    return kept or tokens


def without_opening(parse: Parse, tokens: list[Token]) -> list[Token]:
    """Return words without what only opens a clause or phrase at their end that goes on after them, and its comma."""
    for place, token in enumerate(tokens[1:], 1):
        verb = parse.tokens[token.head].head if token.tag == "WP$" else token.head
        cut = verb > tokens[-1].index or (verb == tokens[-1].index and parse.subtree(verb)[-1] > verb)
        if token.tag in RELATIVE_PRONOUNS and cut and tokens[place - 1].pos != "ADP":
            tokens = tokens[:place]
            break
    while len(tokens) > 1:
        last = tokens[-1]
        after = [n for n in parse.children[last.index] if n > last.index]
        # "Residents, | some of them in tears, said".
        apart = tokens[-2].text == "," and (last.tag == "VBG" or (last.dep == "appos" and last.tag == "DT"))
        leading = last.dep == "prep" or (last.dep == "acl" and last.tag == "VBN") or apart
        # "Ana Ruiz's | first priority is to …": whose it is says it.
        if not (last.tag == "POS" or last.text in {",", ";", ":", "–", "—"} or (leading and after)):
            break
        tokens = tokens[:-1]
    return tokens


def whole_name(context: Context, span: Span) -> Span:
    """Return a source's words with the rest of a name that a tagger cut: "Robert" before "Gibbs", after "Highway"."""
    near, cast = Span(max(0, span.start - LONGEST_NAME), span.end), context.cast
    cut = [name for name in (*cast.person_in(near), *cast.body_in(near)) if name.overlaps(span)]
    cut = [name for name in cut if not any(name.overlaps(told) for told in context.content)]
    whole, text = hull([span, *cut]), context.parse.report.text
    # "[Harbour] Police", cut after the bracket.
    opened = text[whole.start - 1 : whole.start] == "[" and "]" in whole.of(text).partition("[")[0]
    return Span(whole.start - opened, whole.end)


def referent_kind(context: Context, referent: Span, kind: SourceKind) -> SourceKind:
    """Return the kind of what is referred to: of the earlier source it is, else as its own words tell."""
    parse = context.parse
    tokens = parse.tokens_in(referent)
    if not tokens:
        return kind
    head = head_of(tokens)
    for attribution in reversed(context.earlier):
        for link in attribution.chain:
            named = parse.tokens_in(link.span)
            if link.span.overlaps(referent) and named and head_of(named) == head:
                return link.kind
    return kind_of(context.cast, tokens, referent)
