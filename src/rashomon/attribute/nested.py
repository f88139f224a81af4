"""What the grammar shows to be said where a tagger saw nothing: by a document, in a noun, by a plain verb of saying.

"Seeks clarity on reports suggesting that …", "warnings from the union that …", "nurses who say they …". A tagger gives
such a clause to whoever seeks or warns off, or to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.attribute.carry import phrase
from rashomon.attribute.cast import Cast
from rashomon.attribute.contents import clausal, tokens_of, tops
from rashomon.attribute.kind import DOCUMENT, POLL, may_speak
from rashomon.grammar import SUBJECTS
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
NOBODY = frozenset("who that which it anyone anybody someone somebody nobody everyone everybody".split())
# Who speaks of oneself is the speaker already.
ONESELF = frozenset({"i", "we", "you"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
# What somebody puts at a number or an hour.
SIZES = frozenset(
    "toll number figure count total tally cost loss damage bill price value turnout crowd share strength size lead "
    "time chance odds estimate magnitude".split()
)
# What sets a clause beside the one before it.
CONTRASTING = frozenset({"while", "whereas", "though", "although"})
OWNING = frozenset({"from", "by", "of", "among"})
ASKING = frozenset("ask inquire demand shout reply answer respond".split())
# Characters after a quotation in which the word stands that begins who says it.
REACH = 8
# Marks that may stand behind the last one of a quotation, and blanks.
CLOSING = " ”\"»'’"
# Characters between a content and the words that close its sentence: a comma, a mark.
APART = 3

# Who says it, by which word, and the head of what is said; the word alone where nobody is named.
Told = tuple[Span, Token, Token]


def grammatical(cast: Cast, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions that the grammar shows, where ``found`` has none for their words.

    A plain verb or noun of saying inside what another says stays that other's word.
    """
    parse = cast.parse
    used = {n for each in found for n in tokens_of(parse, (*each.source, *each.cue))}
    told = {n for each in found if is_said(parse, each) for n in tokens_of(parse, each.content)}
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
    used = {n for each in found for n in tokens_of(parse, each.cue)}
    told = {n for each in found if is_said(parse, each) for n in tokens_of(parse, each.content)}
    return tuple(
        Attribution((clause(cast, top),), (source,), (Span(word.start, word.end),), (), "none")
        for source, word, top in verbs(cast)
        if word.index in told
        and word.index not in used
        and word.dep != "advcl"
        and source.of(parse.report.text).lower() not in NOBODY
    )


def without_said_before(parse: Parse, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions, those of contents in parts without parts of what another says before in the sentence.

    "Despite warnings from the union that it was late and | “unsafe,” | the board dismissed | the plea": "unsafe" is the
    union's word.
    """
    return [without_parts(parse, each, [other for other in found if other is not each]) for each in found]


def without_parts(parse: Parse, attribution: Attribution, others: Sequence[Attribution]) -> Attribution:
    """Return an attribution without the parts of its content that end another's, or that follow another's cue.

    That cue stands before both, or after what is left: "the Courier reported that it sank, while | the Herald told of |
    a fire". What this one's content holds with its source is told within it.
    """
    if len(attribution.content) == 1 or not attribution.cue:
        return attribution
    cue = hull(attribution.cue)
    around = next((sentence.span for sentence in parse.sentences if sentence.span.contains(cue)), cue)
    told = [(o, hull(o.cue), hull(o.content)) for o in others if o.cue and o.source and around.contains(hull(o.cue))]
    before = [whole for _, word, whole in told if word.end <= whole.start and whole.end <= cue.start]
    first = attribution.content[0]
    after = [
        whole
        for other, word, whole in told
        if cue.end <= first.start
        and first.end <= word.start < word.end <= whole.start
        and not any(span.overlaps(part) for span in other.source for part in attribution.content)
    ]
    kept = tuple(
        part
        for part in attribution.content
        if not any(whole.start < part.start and part.end <= whole.end for whole in before)
        and not any(whole.contains(part) for whole in after)
    )
    return replace(attribution, content=kept) if kept else attribution


def reaching_back(parse: Parse, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions, those that close a sentence with all of it that another in it tells.

    "Ruiz told the council | that he needed a pledge, one person said": that she told them so is the person's word, not
    only what she told.
    """
    inside: dict[int, list[Attribution]] = {}
    for each in found:
        inside.setdefault(sentence_of_content(parse, each), []).append(each)
    return [reached_back(parse, each, inside[sentence_of_content(parse, each)]) for each in found]


def reached_back(parse: Parse, last: Attribution, beside: Sequence[Attribution]) -> Attribution:
    """Return an attribution that closes a sentence with the whole of another of which it holds what is told, if any."""
    content = hull(last.content)
    closing = hull((*last.source, *last.cue)) if last.source and last.cue else content
    if not 0 < closing.start - content.end <= APART:
        return last
    for other in beside:
        opening = hull((*other.source, *other.cue)) if other.source and other.cue else content
        told = hull(other.content)
        if opening.end <= content.start and told.contains(content) and told.end <= closing.start:
            return replace(last, content=(hull((opening, told)),))
    return last


def sentence_of_content(parse: Parse, attribution: Attribution) -> int:
    """Return the number of the sentence in which an attribution's content begins, -1 where it holds no token."""
    tokens = tokens_of(parse, attribution.content)
    return parse.tokens[tokens[0]].sentence if tokens else -1


def is_said(parse: Parse, attribution: Attribution) -> bool:
    """Return whether a content is quoted or a clause, not merely the thing that an act is about."""
    content = tokens_of(parse, attribution.content)
    quoted = any(parse.tokens[n].text in {"“", "”", '"'} for n in content)
    return quoted or any(clausal(parse, n, content) for n in tops(parse, content))


def documents(cast: Cast) -> Iterator[Told]:
    """Yield what a document says in a clause that hangs on it: "reports suggesting that …"."""
    tokens, children = cast.parse.tokens, cast.parse.children
    for verb in tokens:
        if verb.lemma not in TELLING or verb.dep not in {"acl", "relcl"} or verb.tag not in FINITE | {"VBG"}:
            continue
        below = [tokens[n] for n in children[verb.index]]
        clauses = [token for token in below if token.dep == "ccomp" and token.index > verb.index]
        # "The bill, which he said is bad" is his word.
        alone = all(t.text.lower() in {"that", "which"} for t in below if t.dep in SUBJECTS)
        if tokens[verb.head].lemma in TELLERS and clauses and alone:
            yield phrase(cast, tokens[verb.head], set()), verb, clauses[0]


def nouns(cast: Cast) -> Iterator[Told]:
    """Yield what somebody's noun of saying takes: "the union's claim that …", "warnings from the union that …".

    Reports and rumours that are nobody's are a source by themselves.
    """
    tokens, children = cast.parse.tokens, cast.parse.children
    for noun in tokens:
        if noun.lemma not in SAYINGS | HEARSAY or noun.pos != "NOUN":
            continue
        below = [tokens[n] for n in children[noun.index]]
        tops = [t for t in below if t.dep in {"acl", "ccomp"} and "that" in marks(cast, t)]
        leads = (tokens[n] for t in below if t.lemma in OWNING and t.dep == "prep" for n in children[t.index])
        owners = [t for t in (*below, *leads) if t.dep in {"poss", "pobj"} and may_speak(cast, t)]
        if tops and owners:
            yield joint(cast, owners[0]), noun, tops[0]
        elif tops and noun.lemma in HEARSAY and noun.tag == "NNS":
            yield phrase(cast, noun, set()), noun, tops[0]


def joint(cast: Cast, owner: Token) -> Span:
    """Return the words for an owner with those who are joined with it: "warnings from | the union and the guild"."""
    tokens, children = cast.parse.tokens, cast.parse.children
    whole, last = phrase(cast, owner, set()), owner
    while others := [tokens[n] for n in children[last.index] if tokens[n].dep == "conj" and tokens[n].pos == owner.pos]:
        last = others[0]
        whole = hull((whole, phrase(cast, last, set())))
    return whole


def marks(cast: Cast, top: Token) -> set[str]:
    """Return the words that open a clause."""
    tokens = cast.parse.tokens
    return {tokens[n].text.lower() for n in cast.parse.children[top.index] if tokens[n].dep == "mark"}


def verbs(cast: Cast) -> Iterator[Told]:
    """Yield what a plain verb of saying takes as a clause after it, by its subject."""
    tokens, children = cast.parse.tokens, cast.parse.children
    for verb in tokens:
        if verb.lemma not in SAYING:
            continue
        below = [tokens[n] for n in children[verb.index]]
        perfect = verb.tag == "VBN" and any(t.lemma == "have" for t in below if t.dep == "aux")
        if not (verb.tag in FINITE or perfect):
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
    hearers = [n for n in parse.children[verb.index] if parse.tokens[n].dep in {"dobj", "dative"}]
    return [parse.tokens[m] for n in hearers for m in parse.children[n] if parse.tokens[m].dep == "acl"]


def sizes_put(cast: Cast) -> Iterator[tuple[Span, Token, Span]]:
    """Yield how large somebody puts something, by the verb: "the ministry put | the toll at 40"."""
    tokens, children = cast.parse.tokens, cast.parse.children
    for verb in tokens:
        if verb.lemma != "put" or verb.tag not in FINITE:
            continue
        below = [tokens[n] for n in children[verb.index]]
        speakers = [t for t in below if t.dep == "nsubj" and (may_speak(cast, t) or t.lemma in {"who", "which"})]
        objects = [t for t in below if t.dep == "dobj" and t.index > verb.index and t.lemma in SIZES]
        held = [tokens[n] for each in objects for n in cast.parse.subtree(each.index)]
        links = [t for t in (*held, *below) if t.text == "at"]
        sized = [t for t in links if any(tokens[n].pos == "NUM" for n in cast.parse.subtree(t.index))]
        if speakers and objects and sized:
            first, last = cast.parse.subtree(objects[0].index)[0], cast.parse.subtree(sized[0].index)[-1]
            yield clause(cast, speakers[0]), verb, cast.parse.span(first, last + 1)


def quotations(cast: Cast) -> Iterator[tuple[Span, Token, Span]]:
    """Yield what is quoted right before who says or asks it: "“Did it sink?” | a juror asked the captain"."""
    tokens = cast.parse.tokens
    for mark in cast.marks:
        after = cast.parse.inside(Span(mark.end, min(mark.end + REACH, len(cast.parse.report.text))))
        first = next((tokens[n] for n in after if tokens[n].pos not in {"PUNCT", "SPACE"}), None)
        # "“It leaks.” | The board has not replied": another sentence stands behind the mark.
        if first is None or cast.parse.report.text[mark.end : first.start].strip(CLOSING):
            continue
        subject = first
        while subject.dep not in SUBJECTS and subject.head > subject.index:
            subject = tokens[subject.head]
        verb = tokens[subject.head]
        own = subject.dep == "nsubj" and cast.parse.subtree(subject.index)[0] == first.index
        if own and verb.index > subject.index and verb.lemma in SAYING | ASKING and may_speak(cast, subject):
            yield clause(cast, subject), verb, mark


def without_contrasted(parse: Parse, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions without what a "while" sets beside it that another says: "…, | while police put it at 9".

    That other's source and cue stand in the clause, and no word of the first's.
    """
    made = list(found)
    for other in found:
        verbs = [parse.tokens[n] for n in tokens_of(parse, other.cue)]
        beside = [t for t in verbs if t.index > t.head and is_contrast(parse, t)]
        clause = parse.subtree(beside[0].index) if beside and other.source else range(0)
        whole = parse.span(clause[0], clause[-1] + 1) if clause else None
        if whole is None or not whole.contains(hull((*other.source, *other.cue))):
            continue
        made = [each if each == other else cut_before(each, whole) for each in made]
    return made


def is_contrast(parse: Parse, verb: Token) -> bool:
    """Return whether a clause is set beside the one it hangs on: "while police put it at 9", "; police put it"."""
    first = parse.subtree(verb.index)[0]
    if first > 0 and ";" in {parse.tokens[first].text, parse.tokens[first - 1].text}:
        return True
    return verb.dep == "advcl" and any(
        parse.tokens[n].text.lower() in CONTRASTING and parse.tokens[n].dep == "mark"
        for n in parse.children[verb.index]
    )


def cut_before(attribution: Attribution, clause: Span) -> Attribution:
    """Return an attribution without the end of its content, from where a clause that it holds begins."""
    frame, whole = (*attribution.source, *attribution.cue), hull(attribution.content)
    ends = whole.start < clause.start and whole.end <= clause.end
    if not frame or hull(frame).end > clause.start or not ends:
        return attribution
    kept = (Span(s.start, min(s.end, clause.start)) for s in attribution.content if s.start < clause.start)
    return replace(attribution, content=tuple(kept))


def given_back(cast: Cast, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions, each quotation that a source and cue close given to these alone.

    "“Did it sink?” | a juror asked. “It did,” he replied": what is asked is no part of what he replied.
    """
    frames = {n: hull((*each.source, *each.cue)) for n, each in enumerate(found) if each.source and each.cue}
    contents = {n: list(each.content) for n, each in enumerate(found)}
    for mark in cast.marks:
        closing = [n for n, frame in frames.items() if closes(cast.parse, mark, frame)]
        if len(closing) != 1:
            continue
        last = closing[0]
        holding = [n for n in contents if any(part.overlaps(mark) for part in contents[n])]
        # "It was late and “unsafe,” | the board said": the marks are within what is told.
        if any(part.start < mark.start - APART for n in holding for part in contents[n] if part.overlaps(mark)):
            continue
        for n in holding:
            # "“It was late,” she said, | according to the Courier": that she said so is told too.
            around = any(part.overlaps(frames[last]) for part in contents[n])
            if n in frames and n != last and not around and not frames[n].overlaps(frames[last]):
                contents[n] = [part for part in contents[n] if not part.overlaps(mark)]
        if holding and last not in holding:
            contents[last].append(mark)
    return [replace(each, content=tuple(sorted(contents[n]))) if contents[n] else each for n, each in enumerate(found)]


def without_others(cast: Cast, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions, each without a whole sentence before its cue's in which another says something.

    "A miner said it leaked. | It would be closed, the official said": the official does not say that the miner said so.
    Of a quotation that is so where the cue stands within the marks.
    """
    return [without_other(cast, each, found) for each in found]


def without_other(cast: Cast, attribution: Attribution, found: Sequence[Attribution]) -> Attribution:
    """Return an attribution without the sentences before its cue's up to the last in which another says something."""
    content, words = attribution.content, tokens_of(cast.parse, attribution.cue)
    if not content or not words:
        return attribution
    cue, here = hull(attribution.cue), cast.parse.sentences[cast.parse.tokens[words[0]].sentence].span
    if content[0].start >= here.start or any(
        part.overlaps(mark) and not mark.contains(cue) for part in content for mark in cast.marks
    ):
        return attribution
    frames = [hull((*other.source, *other.cue)) for other in found if other.source and other.cue]
    frames += [hull((who, Span(word.start, word.end))) for who, word, _ in verbs(cast)]
    before = [s.span for s in cast.parse.sentences if content[0].start < s.span.end <= here.start]
    others = [s for s in before if any(s.contains(f) and any(p.contains(f) for p in content) for f in frames)]
    start = max((s.end for s in others), default=0)
    kept = tuple(Span(max(part.start, start), part.end) for part in content if part.end > start)
    return replace(attribution, content=kept) if kept else attribution


def closes(parse: Parse, mark: Span, frame: Span) -> bool:
    """Return whether a source and cue stand right after a quotation and close it: "“It sank,” she said"."""
    text = parse.report.text
    last = text[mark.end - 1]
    if last not in ",?!" or not 0 <= frame.start - mark.end <= REACH or text[mark.end : frame.start].strip(CLOSING):
        return False
    # "“Did it sink?” Ana Ruiz said “No” to that."
    rest = text[frame.end : parse.sentences[parse.tokens[parse.inside(frame)[-1]].sentence].span.end]
    return last == "," or not any(sign in rest.rstrip(' ”"»') for sign in '“"«:')


def clause(cast: Cast, top: Token) -> Span:
    """Return the words of a clause or phrase."""
    below = cast.parse.subtree(top.index)
    return cast.parse.span(below[0], below[-1] + 1)
