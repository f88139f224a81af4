"""What the grammar shows to be said where a tagger saw nothing: by a document, in a noun, by a plain verb of saying.

"Seeks clarity on reports suggesting that …", "warnings from the union that …", "nurses who say they …". A tagger gives
such a clause to whoever seeks or warns off, or to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.attribute.carry import phrase
from rashomon.attribute.cast import Cast
from rashomon.attribute.contents import clausal, closes, tops
from rashomon.attribute.kind import DOCUMENT, POLL, may_speak
from rashomon.grammar import ALL_OBJECTS, NOUN_CLAUSES, SUBJECTS, TENSED, WORDLESS
from rashomon.model import Attribution, Parse, Span, Token, hull

# What documents do in a clause of their own.
TELLING = frozenset(
    "suggest show say claim allege indicate reveal find warn state note conclude describe argue detail".split()
)
# Nouns of saying, which take what is said; without a speaker they stand for themselves, like documents.
SAYINGS = frozenset(
    "claim allegation accusation warning assertion argument suggestion complaint contention charge concern fear alarm "
    "worry rumour rumor promise pledge criticism".split()
)
TELLERS = DOCUMENT | POLL | SAYINGS
# What says by itself, though nobody tells whose it is, that something is told: "rumours that the dam leaked".
HEARSAY = frozenset({"report", "rumour", "rumor"})
SAYING = frozenset(
    "say tell inform claim announce argue insist warn allege maintain contend assert acknowledge concede rule hold "
    "admit confirm".split()
)
# These say something by a clause with "that" alone.
HOLDING = frozenset({"hold", "rule"})
# Who is nobody in particular: "those who say", "anyone claims".
NOBODY = frozenset("who that which it anyone anybody someone somebody nobody everyone everybody none".split()) | {
    "no one"
}
# Who speaks of oneself is the speaker already.
ONESELF = frozenset({"i", "we", "you"})
# What somebody puts at a number or an hour.
SIZES = frozenset(
    "toll number figure count total tally cost loss damage bill price value turnout crowd share strength size lead "
    "time chance odds estimate magnitude rate it".split()
)
# … in words that are no numbers.
PORTIONS = frozenset("half third quarter fifth tenth twice double dozen".split())
# What sets a clause beside the one before it.
CONTRASTING = frozenset({"while", "whereas", "though", "although"})
OWNING = frozenset({"from", "by", "of", "among"})
ASKING = frozenset("ask inquire demand shout reply answer respond".split())
# Characters after a quotation in which the word stands that begins who says it.
REACH = 8
# Marks that may stand behind the last one of a quotation, and blanks.
CLOSING = " ”\"»'’"

# Who says it, by which word, and the head of what is said; the word alone where nobody is named.
Told = tuple[Span, Token, Token]


def grammatical(cast: Cast, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions that the grammar shows, where ``found`` has none for their words.

    A plain verb or noun of saying inside what another says stays that other's word.
    """
    parse = cast.parse
    used = {n for each in found for n in parse.inside_all((*each.source, *each.cue))}
    told = said_in(parse, found)
    made = [each for each in documents(cast) if each[1].head not in used]
    made += [each for each in (*nouns(cast), *verbs(cast)) if each[1].index not in told]
    clauses = [
        (source, word, clause(cast, top))
        for source, word, top in made
        if word.index not in used and (top.index not in told or word.index in told)
    ]
    sizes = [
        each
        for each in sizes_put(cast)
        if each[1].index not in used and (each[1].index not in told or is_contrast(parse, each[1]))
    ]
    sizes += [each for each in quotations(cast) if each[1].index not in used | told]
    return tuple(
        Attribution((content,), (source,), (Span(word.start, word.end),), (), "none")
        for source, word, content in (*clauses, *sizes)
    )


def relayed(cast: Cast, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return what a plain verb of saying gives to another within what somebody says, in text order.

    "Rao said Bell had told her that it leaked": that it leaked is Bell's word, by way of Rao. What Bell believes is
    Rao's word.
    """
    parse = cast.parse
    used = {n for each in found for n in parse.inside_all(each.cue)}
    told = said_in(parse, found)
    return tuple(
        Attribution((clause(cast, top),), (source,), (Span(word.start, word.end),), (), "none")
        for source, word, top in verbs(cast)
        if word.index in told
        and word.index not in used
        and word.dep != "advcl"
        and source.of(parse.report.text).lower() not in NOBODY
    )


def said_in(parse: Parse, found: Sequence[Attribution]) -> set[int]:
    """Return the tokens of what others say, quoted or in a clause."""
    return {n for each in found if is_said(parse, each) for n in parse.inside_all(each.content)}


def is_said(parse: Parse, attribution: Attribution) -> bool:
    """Return whether a content is quoted or a clause, not merely the thing that an act is about."""
    content = parse.inside_all(attribution.content)
    quoted = any(parse.tokens[n].text in {"“", "”", '"'} for n in content)
    return quoted or any(clausal(parse, n, content) for n in tops(parse, content))


def documents(cast: Cast) -> Iterator[Told]:
    """Yield what a document says in a clause that hangs on it: "reports suggesting that …"."""
    tokens = cast.parse.tokens
    for verb in tokens:
        if verb.lemma not in TELLING or verb.dep not in NOUN_CLAUSES or verb.tag not in TENSED | {"VBG"}:
            continue
        below = cast.parse.below(verb)
        clauses = [token for token in below if token.dep == "ccomp" and token.index > verb.index]
        # "The bill, which he said is bad" is his word.
        alone = all(t.text.lower() in {"that", "which"} for t in below if t.dep in SUBJECTS)
        if tokens[verb.head].lemma in TELLERS and clauses and alone:
            yield phrase(cast, tokens[verb.head], set()), verb, clauses[0]


def nouns(cast: Cast) -> Iterator[Told]:
    """Yield what somebody's noun of saying takes: "the union's claim that …", "warnings from the union that …".

    Reports and rumours that are nobody's are a source by themselves.
    """
    tokens = cast.parse.tokens
    for noun in tokens:
        if noun.lemma not in SAYINGS | HEARSAY or noun.pos != "NOUN":
            continue
        below = cast.parse.below(noun)
        tops = [t for t in below if t.dep in {"acl", "ccomp"} and "that" in marks(cast, t)]
        leads = (u for t in below if t.lemma in OWNING and t.dep == "prep" for u in cast.parse.below(t))
        owners = [t for t in (*below, *leads) if t.dep in {"poss", "pobj"} and may_speak(cast, t)]
        if tops and owners:
            yield joint(cast, owners[0]), noun, tops[0]
        elif tops and noun.lemma in HEARSAY and noun.tag == "NNS":
            yield phrase(cast, noun, set()), noun, tops[0]


def joint(cast: Cast, owner: Token) -> Span:
    """Return the words for an owner with those who are joined with it: "warnings from | the union and the guild"."""
    whole, last = phrase(cast, owner, set()), owner
    while others := [t for t in cast.parse.below(last) if t.dep == "conj" and t.pos == owner.pos]:
        last = others[0]
        whole = hull((whole, phrase(cast, last, set())))
    return whole


def marks(cast: Cast, top: Token) -> set[str]:
    """Return the words that open a clause."""
    return {t.text.lower() for t in cast.parse.below(top) if t.dep == "mark"}


def verbs(cast: Cast) -> Iterator[Told]:
    """Yield what a plain verb of saying takes as a clause after it, by its subject."""
    tokens = cast.parse.tokens
    for verb in tokens:
        below = cast.parse.below(verb)
        before = [t for t in below if t.dep == "ccomp" and t.index < verb.index]
        closing = bool(before) and closes(cast.parse, verb, cast.parse.subtree(before[0].index)[-1])
        if verb.lemma not in SAYING and not (closing and verb.dep == "ROOT"):
            continue
        perfect = verb.tag == "VBN" and any(t.lemma == "have" for t in below if t.dep == "aux")
        if not (verb.tag in TENSED or perfect):
            continue
        speakers = [t for t in below if t.dep == "nsubj" and (may_speak(cast, t) or t.lemma == "who")]
        speakers = [t for t in speakers if t.text.lower() not in ONESELF]
        # "Patients lay on the floor, the clinic has admitted".
        clauses = [t for t in below if t.dep == "ccomp" and (t.index > verb.index or verb.dep == "ROOT")]
        clauses = clauses or [t for t in heard(cast.parse, verb) if "that" in marks(cast, t)]
        if verb.lemma in HOLDING:
            # "She holds what looks like a lamp".
            clauses = [t for t in clauses if "that" in marks(cast, t)]
        denied = any(t.dep == "neg" for t in below)
        # "The records that she says are forged" lacks what she says it of.
        lacking = verb.dep == "relcl" and not any(t.lemma in {"who", "that", "which"} for t in speakers)
        if (
            speakers
            and clauses
            and not denied
            and not lacking
            and clausal(cast.parse, clauses[0].index, range(len(tokens)))
        ):
            yield clause(cast, speakers[0]), verb, clauses[0]


def heard(parse: Parse, verb: Token) -> list[Token]:
    """Return the clauses that the parser hangs on whom somebody told them: "told a detective | that it was buried"."""
    hearers = [n for n in parse.children[verb.index] if parse.tokens[n].dep in ALL_OBJECTS]
    return [t for n in hearers for t in parse.below(parse.tokens[n]) if t.dep == "acl"]


def sizes_put(cast: Cast) -> Iterator[tuple[Span, Token, Span]]:
    """Yield how large somebody puts something, by the verb: "the ministry put | the toll at 40"."""
    tokens = cast.parse.tokens
    for verb in tokens:
        if verb.lemma != "put" or verb.tag not in TENSED:
            continue
        below = cast.parse.below(verb)
        speakers = [t for t in below if t.dep == "nsubj" and (may_speak(cast, t) or t.lemma in {"who", "which"})]
        objects = [t for t in below if t.dep == "dobj" and t.index > verb.index and t.lemma in SIZES]
        held = [tokens[n] for each in objects for n in cast.parse.subtree(each.index)]
        links = [t for t in (*held, *below) if t.text == "at"]
        sized = [t for t in links if any(is_number(tokens[n]) for n in cast.parse.subtree(t.index))]
        if speakers and objects and sized:
            first, last = cast.parse.subtree(objects[0].index)[0], cast.parse.subtree(sized[0].index)[-1]
            yield clause(cast, speakers[0]), verb, cast.parse.span(first, last + 1)


def is_number(token: Token) -> bool:
    """Return whether a token is a number or a portion: "at 40", "at a third"."""
    return token.pos == "NUM" or token.lemma in PORTIONS


def quotations(cast: Cast) -> Iterator[tuple[Span, Token, Span]]:
    """Yield what is quoted right before who says or asks it: "“Did it sink?” | a juror asked", "| growled Bell".

    What stands before its subject there is a verb of saying, whichever it is.
    """
    tokens, text = cast.parse.tokens, cast.parse.report.text
    for mark in cast.marks:
        after = cast.parse.inside(Span(mark.end, min(mark.end + REACH, len(text))))
        first = next((tokens[n] for n in after if tokens[n].pos not in WORDLESS), None)
        # "“It leaks.” | The board has not replied": another sentence stands behind the mark.
        if first is None or text[mark.end : first.start].strip(CLOSING):
            continue
        turned = first.pos == "VERB" and first.tag in TENSED and text[mark.end - 1] in ",?!"
        subject = next((t for t in cast.parse.below(first) if turned and t.index > first.index), first)
        while not turned and subject.dep not in SUBJECTS and subject.head > subject.index:
            subject = tokens[subject.head]
        verb = tokens[subject.head]
        own = subject.dep == "nsubj" and cast.parse.subtree(subject.index)[0] == first.index + turned
        saying = turned or (verb.index > subject.index and verb.lemma in SAYING | ASKING)
        if own and saying and may_speak(cast, subject):
            yield clause(cast, subject), verb, mark


def is_contrast(parse: Parse, verb: Token) -> bool:
    """Return whether a clause is set beside the one it hangs on: "while police put it at 9", "; police put it"."""
    first = parse.subtree(verb.index)[0]
    if first > 0 and ";" in {parse.tokens[first].text, parse.tokens[first - 1].text}:
        return True
    return verb.dep == "advcl" and any(t.text.lower() in CONTRASTING and t.dep == "mark" for t in parse.below(verb))


def clause(cast: Cast, top: Token) -> Span:
    """Return the words of a clause or phrase."""
    below = cast.parse.subtree(top.index)
    return cast.parse.span(below[0], below[-1] + 1)
