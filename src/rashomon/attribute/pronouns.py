"""Whom "he", "she", "it" and "they" mean among those of whom a report told before.

Where the text does not tell, it stays open: a wrong source is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.attribute.carry import phrase
from rashomon.attribute.cast import Cast, normal
from rashomon.attribute.contents import head_of
from rashomon.attribute.context import FARTHEST, NEAR, Context, paragraph_of, speakers
from rashomon.attribute.kind import ANONYMOUS, BODIES, HOLDERS, LONGEST_NAME, may_speak
from rashomon.genders import MASCULINE, MEN, WOMEN, Gender, gender
from rashomon.grammar import ALL_OBJECTS, BEFORE_NOUNS, PLURAL, SUBJECTS
from rashomon.model import Parse, Source, SourceKind, Span, Token

# Pronouns and the kinds of sources that they can mean.
OTHERS: dict[str, frozenset[SourceKind]] = {
    **dict.fromkeys(("it", "its"), frozenset({"office", "document", "media", "poll"})),
    **dict.fromkeys(("they", "we", "them", "their"), frozenset({"office", "anonymous"})),
}
# Courtesy titles that tell a woman from a man.
OF_MEN = frozenset({"mr", "mr.", "sir", "lord"})
OF_WOMEN = frozenset({"mrs", "mrs.", "ms", "ms.", "miss", "lady", "dame"})
# Several who are called by one noun, beside bodies.
CREWS = frozenset({"crew", "family", "staff", "couple", "pair"})
# Verbs whose clause is about others than who acts.
TOLD = frozenset("say tell ask deny claim announce argue insist warn report believe think".split())
# What an outlet does to tell something.
RELATING = TOLD | frozenset(
    "write add note quote cite describe publish continue conclude suggest show find estimate project".split()
)
# Holders of an office of whom a text tells at length by the office alone.
HOLDERS_ALONE = frozenset("president minister premier chancellor mayor governor king queen prince pope coach".split())


def body_meant(context: Context, head: Token) -> Span | None:
    """Return what "it" or whom "they" means: told of in its sentence, or the last who spoke and can be meant.

    One man is "they" only where nobody else may be; who spoke before others did is nearer than no subject, and than
    what "it" says of itself if in no paragraph above. Where several spoke last, "it" stays open.
    """
    beside = before_colon(context, head) or fronted(context, head) or body_beside(context, head)
    if (beside := beside or several_beside(context, head)) is not None:
        return beside
    word, before = head.text.lower(), [] if goes_on_from(context, head) else list(speakers(context, head))
    word = "it" if word == "its" else word
    last = next((last for last in before if may_be(context, last, head)), None)
    last = None if last and word == "it" and is_several(context.parse, last) else last
    told = fronted(context, head, "ccomp")
    nearer = last is None or last is not before[0] or is_one_of_many(context, last)
    if told is not None and (nearer or (word == "it" and is_above(context, last, head))):
        return told
    return (last.referent or last.span) if last else None


def before_colon(context: Context, head: Token) -> Span | None:
    """Return who does what stands before a colon in a pronoun's sentence: "the firm denied it: no oil ran, it said"."""
    parse, cast = context.parse, context.cast
    clause = parse.tokens[parse.sentences[head.sentence].first : head.index]
    colon = next((t.index for t in clause if t.text == ":"), -1)
    subjects = [t for t in clause if t.index < colon and t.dep in SUBJECTS and parse.tokens[t.head].index < colon]
    if head.dep not in SUBJECTS or parse.tokens[head.head].lemma not in TOLD or len(subjects) != 1:
        return None
    noun = subjects[0]
    names = [
        name for name in cast.person_in(Span(max(0, noun.start - LONGEST_NAME), noun.end)) if name.end > noun.start
    ]
    if head.text.lower() == "it":
        body = noun.tag not in PLURAL and not names and (noun.lemma in BODIES or is_in_body(cast, noun))
        return phrase(cast, noun, set()) if body else None
    fits = noun.tag not in PLURAL and suits(noun, head) and agrees(cast, [noun], head)
    return next(iter(names), None) if fits and head.text.lower() not in OTHERS else None


def is_above(context: Context, source: Source | None, head: Token) -> bool:
    """Return whether a source is named in a paragraph before that of a token."""
    parse = context.parse
    return source is not None and paragraph_of(parse, source.span.start) < paragraph_of(parse, head.start)


def is_one_of_many(context: Context, source: Source) -> bool:
    """Return whether a source is one without a name, called by what anybody may be: "the owner"."""
    inside = context.parse.tokens_in(source.referent or source.span)
    return source.kind == "anonymous" and bool(inside) and head_of(inside).tag == "NN"


def fronted(context: Context, head: Token, dep: str = "advcl") -> Span | None:
    """Return the subject of a clause before a pronoun's in its sentence, of which that goes on: "while the letters …".

    "While the letters praise the mayor, they say that she was warned": the letters do. A ``ccomp`` is what the pronoun
    says: "the retailer expects a loss, it said".
    """
    parse, tokens = context.parse, context.parse.tokens
    plural = {"they": True, "it": False}.get(head.text.lower())
    verb = tokens[head.head]
    opening = [tokens[n] for n in parse.children[verb.index] if tokens[n].dep == dep and n < head.index]
    if verb.dep == "parataxis" and dep == "ccomp":
        opening.append(tokens[verb.head])
    subjects = [tokens[n] for verb in opening for n in parse.children[verb.index] if tokens[n].dep in SUBJECTS]
    # "The airline's profit halved, it said".
    owners = {t.index: [tokens[n] for n in parse.children[t.index] if tokens[n].dep == "poss"] for t in subjects}
    subjects = [t if may_speak(context.cast, t) else next(iter(owners[t.index]), t) for t in subjects]
    nouns = [t for t in subjects if t.pos in {"NOUN", "PROPN"} and (t.lemma in CREWS or may_speak(context.cast, t))]
    if plural is None or head.dep not in SUBJECTS or len(nouns) != 1:
        return None
    span = phrase(context.cast, nouns[0], set())
    several = nouns[0].tag in PLURAL or (plural and nouns[0].lemma in BODIES | CREWS)
    alone = not plural and (nouns[0].lemma in ANONYMOUS or context.cast.person_in(span))
    return span if plural == several and not alone else None


def body_beside(context: Context, head: Token) -> Span | None:
    """Return the one body that an "it" has before itself in its sentence: "inspectors warned the company, but it said".

    Several bodies there leave it open, and so does what the pronoun's verb gives.
    """
    cast, tokens = context.cast, context.parse.tokens
    if head.text.lower() != "it" or head.dep not in SUBJECTS:
        return None
    told = set(context.parse.inside_all(context.content))
    before = [tokens[n] for n in range(context.parse.sentences[head.sentence].first, head.index) if n not in told]
    nouns = [t for t in before if t.tag in {"NN", "NNP", "NNPS"} and t.dep not in BEFORE_NOUNS]
    bodies = [t for t in nouns if t.lemma in BODIES or t.start in cast.institutions or is_in_body(cast, t)]
    return phrase(cast, bodies[0], set()) if len(bodies) == 1 else None


def several_beside(context: Context, head: Token) -> Span | None:
    """Return the one party of several whom a "they" means that acts: "deputies held the man who they say fired"."""
    clause = next((t for t in context.parse.path(head) if t.dep == "relcl"), None)
    if head.text.lower() != "they" or head.dep not in SUBJECTS or clause is None:
        return None
    before = context.parse.tokens[context.parse.sentences[head.sentence].first : head.index]
    nouns = [t for t in before if t.dep not in BEFORE_NOUNS and (t.tag in PLURAL or t.lemma in CREWS | {"police"})]
    nouns = [t for t in nouns if t.index != clause.head and (t.lemma in CREWS or may_speak(context.cast, t))]
    return phrase(context.cast, nouns[0], set()) if [t.dep in SUBJECTS | {"ROOT"} for t in nouns] == [True] else None


def is_in_body(cast: Cast, noun: Token) -> bool:
    """Return whether a noun is a part of a body's name."""
    names = cast.body_in(Span(max(0, noun.start - LONGEST_NAME), noun.end))
    return any(name.holds(noun.start) for name in names)


def goes_on_from(context: Context, head: Token) -> bool:
    """Return whether an "it" is the one before it as a subject of its sentence, of which nobody told what it means.

    "It would ban coal, and it says that mills must close": who spoke before has not said so.
    """
    parse = context.parse
    told = {n for each in context.earlier for n in parse.inside_all(each.content)}
    before = (parse.tokens[n] for n in range(parse.sentences[head.sentence].first, head.index) if n not in told)
    return head.text.lower() == "it" and any(t.text.lower() == "it" and t.dep == "nsubj" for t in before)


def may_be(context: Context, source: Source, pronoun: Token) -> bool:
    """Return whether a source can be what "it" or "they" means; two persons who speak together are "they".

    A spokesman is no "it", and an outlet is one only where it tells something: not in "it plans to close the mill".
    """
    parse, word = context.parse, pronoun.text.lower()
    tokens = parse.tokens_in(source.referent or source.span)
    if word not in ("it", "its"):
        return source.kind in OTHERS[word] or are_two(parse, parse.tokens_in(source.span))
    if source.kind == "media" and parse.tokens[pronoun.head].lemma not in RELATING:
        return False
    return source.kind in OTHERS[word] and not (tokens and head_of(tokens).lemma in HOLDERS)


def is_several(parse: Parse, source: Source) -> bool:
    """Return whether a source's own words are a noun in the plural and no name: "it" is never those."""
    tokens = parse.tokens_in(source.referent or source.span)
    return bool(tokens) and head_of(tokens).tag == "NNS" and head_of(tokens).lemma not in BODIES


def are_two(parse: Parse, tokens: Sequence[Token]) -> bool:
    """Return whether some words name two: "Rao and the mayor"."""
    members = {token.index for token in tokens}
    return bool(tokens) and any(t.index in members for t in beside(parse, head_of(list(tokens))))


def beside(parse: Parse, noun: Token) -> list[Token]:
    """Return what "and" joins to a noun; a comma alone may set off anything."""
    below = parse.below(noun)
    joined = [token for token in below if token.dep == "conj"]
    listed = any(t.dep == "cc" for token in (noun, *joined) for t in parse.below(token))
    return joined if listed else []


def person_meant(context: Context, head: Token) -> Span | None:
    """Return whom "he" or "she" means: the latest subject or speaker who can be meant."""
    if (before := before_colon(context, head)) is not None:
        return before
    speaker = next((last for last in speakers(context, head) if single(context, last, head)), None)
    subject = nearest_person(context, head, is_above(context, speaker, head))
    titled = holder_before(context, head)
    if titled is not None and titled.start > max((s.end for s in (subject, speaker and speaker.span) if s), default=0):
        return titled
    if subject is not None and (speaker is None or subject.start > speaker.span.end):
        return None if is_joined(context, subject, head) else subject
    if speaker is None:
        return None
    target = speaker.referent or speaker.span
    return context.cast.person_of(target) or target


def holder_before(context: Context, head: Token) -> Span | None:
    """Return who is the subject of the sentence before by an office alone: "The mayor stays calm. … he said"."""
    parse, cast = context.parse, context.cast
    if not head.sentence:
        return None
    last = parse.sentences[head.sentence - 1]
    for token in parse.tokens[last.first : last.last]:
        one = token.tag in {"NN", "NNP"} and token.start in cast.roles and token.lemma.lower() in HOLDERS_ALONE
        if one and token.dep == "nsubj" and parse.tokens[token.head].dep == "ROOT" and suits(token, head):
            span = phrase(cast, token, set())
            the = span.of(parse.report.text).lower().startswith("the ")
            return span if the and cast.quotation_at(span) is None and not cast.person_in(span) else None
    return None


def is_joined(context: Context, person: Span, pronoun: Token) -> bool:
    """Return whether another who can be meant too is joined to a person: "Lund and Rao met", before "she said"."""
    joined = beside(context.parse, head_of(context.parse.tokens_in(person)))
    others = [other for t in joined for other in context.cast.person_in(Span(t.start - LONGEST_NAME, t.end))]
    others = [other for other in others if other.start > person.end]
    return any(agrees(context.cast, context.parse.tokens_in(other), pronoun) for other in others)


def single(context: Context, source: Source, pronoun: Token) -> bool:
    """Return whether a source is one person who can be meant by a pronoun."""
    target = source.referent or source.span
    tokens = context.parse.tokens_in(target)
    if source.kind in ("document", "media", "poll") or not tokens:
        return False
    head = head_of(tokens)
    several = head.lemma in BODIES - {"guard"} or head.start in context.cast.institutions
    body = source.kind != "named" and (head.pos == "PROPN" or several)
    if source.kind != "named" and not may_speak(context.cast, head):
        return False
    # "Nobody disputes it" gives nobody who could be "she".
    one = head.tag not in PLURAL and not body and head.pos != "PRON"
    one = one and not are_two(context.parse, tokens) and not is_hearer(context.cast, target, pronoun)
    return one and suits(head, pronoun) and agrees(context.cast, tokens, pronoun)


def is_hearer(cast: Cast, person: Span, pronoun: Token) -> bool:
    """Return whether a person is whom a pronoun's verb is done to, by name or title: "he asked Mayor Rao"."""
    parse, text = cast.parse, cast.parse.report.text
    below = parse.below(parse.tokens[pronoun.head]) if pronoun.dep in SUBJECTS else []
    heard = [token for token in below if token.dep in ALL_OBJECTS and token.pos in {"NOUN", "PROPN"}]
    borne = {span.of(text).split()[-1] for token in heard for span, _ in cast.bearers.get(normal(token), ())}
    names = {name.of(text).split()[-1] for name in cast.person_in(person)}
    return not names.isdisjoint(borne | {token.text for token in heard})


def suits(noun: Token, pronoun: Token) -> bool:
    """Return whether a noun may mean whom a pronoun does: a spokesman is no "she", a mother no "he"."""
    word = noun.lemma.lower()
    if word in WOMEN or word.endswith("woman"):
        return pronoun.text.lower() not in MASCULINE
    return pronoun.text.lower() in MASCULINE or not (word in MEN or word.endswith("man")) or noun.pos == "PROPN"


def agrees(cast: Cast, tokens: list[Token], pronoun: Token) -> bool:
    """Return whether neither a courtesy title among some words nor a given name speaks against a pronoun."""
    words = {token.text.lower() for token in tokens}
    masculine = pronoun.text.lower() in MASCULINE
    own, other = (OF_MEN, OF_WOMEN) if masculine else (OF_WOMEN, OF_MEN)
    return not words & other and (bool(words & own) or gender_of(cast, tokens) in ("m" if masculine else "f", None))


def is_told(cast: Cast, tokens: list[Token]) -> bool:
    """Return whether a courtesy title or a given name tells a woman from a man."""
    return bool({t.text.lower() for t in tokens} & (OF_MEN | OF_WOMEN)) or gender_of(cast, tokens) is not None


def gender_of(cast: Cast, tokens: list[Token]) -> Gender | None:
    """Return whose name stands among some words, by the given name that it has there or elsewhere in the report."""
    # The parser takes "shop steward" before a name for names too, and Steward is one.
    names = [token.text for token in tokens if token.pos == "PROPN" and token.text[:1].isupper()]
    return (gender(names[:-1]) or cast.genders.get(names[-1])) if names else None


def nearest_person(context: Context, head: Token, far: bool) -> Span | None:
    """Return the person who was the last subject before a pronoun outside of what others are quoted with.

    Where a sentence names one person alone before the pronoun, that person need not be its subject; nor where the
    sentence before does, and the given name is one of the pronoun's or who spoke last is ``far``, in a paragraph above.
    """
    parse = context.parse
    before = context.cast.person_in(Span(max(0, head.start - FARTHEST), head.start))
    before = [n for n in before if not is_topic(parse, head_of(parse.tokens_in(n)), head)]
    before = [n for n in before if not is_hearer(context.cast, n, head)]
    told = set(parse.inside_all(context.content))
    here = [n for n in before if parse.tokens[i := parse.inside(n)[0]].sentence == head.sentence and i not in told]
    last = [n for n in before if parse.tokens[parse.inside(n)[0]].sentence == head.sentence - 1]
    sure = len(last) == 1 and not here and (far or gender_of(context.cast, parse.tokens_in(last[0])))
    sure = sure and not (
        far and (is_above(context, Source(last[0], "named"), head) or is_beside(context, last[0], head))
    )
    alone = here[0] if len(here) == 1 and not is_beside(context, here[0], head) else last[0] if sure else None
    for person in reversed(before):
        inside = parse.inside(person)
        token = head_of([parse.tokens[n] for n in inside])
        if head.sentence - token.sentence > NEAR:
            return None
        titled = [parse.tokens[n] for n in range(max(0, inside.start - 1), inside.stop)]
        contents = (context.content, *(each.content for each in context.earlier))
        mark = context.cast.quotation_at(person)
        quoted = any(span.overlaps(person) for content in contents for span in content)
        quoted = quoted or (mark is not None and mark.end <= head.start)
        subject = token.dep in {"nsubj", "nsubjpass", "agent"} or person == alone
        if not quoted and (owner := told_by_clause(parse, token, head)) is not None:
            return owner if agrees(context.cast, parse.tokens_in(owner), head) else None
        aside = is_aside(parse, token) and not is_told(context.cast, titled)
        if subject and not (quoted or aside or is_told_of(parse, token)) and agrees(context.cast, titled, head):
            return person
    return None


def is_beside(context: Context, person: Span, head: Token) -> bool:
    """Return whether another noun for a person is a subject from a sentence on that names one: "the judge met Bell"."""
    parse = context.parse
    first = parse.tokens[parse.inside(person)[0]].sentence
    tokens = parse.tokens[parse.sentences[first].first : head.index]
    subjects = [
        t for t in tokens if t.dep in SUBJECTS and t.pos == "NOUN" and not person.contains(Span(t.start, t.end))
    ]
    return any(t.tag == "NN" and t.start in context.cast.roles and suits(t, head) for t in subjects)


def is_topic(parse: Parse, token: Token, pronoun: Token) -> bool:
    """Return whether a token is of whom a pronoun's sentence says something: "Of Bell, he said …" is another's word."""
    above = parse.tokens[token.head]
    opening = above.sentence == pronoun.sentence and parse.opens(above)
    return opening and token.dep == "pobj" and above.lemma.lower() in {"of", "about"}


def is_aside(parse: Parse, token: Token) -> bool:
    """Return whether a token is in a clause that only says which thing is meant: "the word that Bell used"."""
    return any(t.dep == "relcl" for t in parse.path(token))


def told_by_clause(parse: Parse, token: Token, pronoun: Token) -> Span | None:
    """Return whom by name a token's clause tells of, if a pronoun may mean them: "Ruiz, whose son Leo is ill"."""
    clause = next((t for t in parse.path(token) if t.dep == "relcl"), None)
    if clause is None:
        return None
    owner = parse.tokens[clause.head]
    if owner.pos != "PROPN" or owner.dep not in SUBJECTS or not suits(owner, pronoun):
        return None
    parts = [owner, *(t for t in parse.below(owner) if t.dep == "compound")]
    return Span(min(part.start for part in parts), owner.end)


def is_told_of(parse: Parse, token: Token) -> bool:
    """Return whether a token stands in what somebody says, asks or is asked: "asked whether Bell would stay"."""
    clauses = (t for t in parse.path(token) if t.dep == "ccomp" and t.index > t.head)
    return any(parse.tokens[t.head].lemma in TOLD for t in clauses)
