"""Verbs of saying where nothing is said: who claims a title, calls the police or points a gun has not spoken by it.

One closed table of frames: a verb, and what makes it an act without words when it hangs on the verb and no clause or
quotation does. Beside it, the frames that any verb can stand in: a participle before a noun ("her stated income"),
and the hearer who is the subject ("residents were told that the water was safe").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from rashomon.attribute.clauses import outermost, runs
from rashomon.attribute.contents import CALLING, clausal, tokens_of, tops
from rashomon.attribute.kind import DOCUMENT
from rashomon.grammar import ALL_SUBJECTS, SUBJECTS
from rashomon.model import Attribution, Parse, Span, Token
from rashomon.signatures import DENIALS

# What is taken, filled or led, not told of.
TAKEN = frozenset("victory win title crown medal trophy championship place seat spot prize scalp gold silver".split())
FIREARMS = frozenset("gun rifle weapon pistol handgun revolver shotgun knife camera torch".split())
GATHERINGS = frozenset(
    "crowd rally audience gathering conference convention congress parliament summit symposium assembly nation meeting "
    "court jury council senate session".split()
)
HELP = frozenset("police 911 999 112 ambulance doctor paramedic medic taxi cab mother father parent lawyer".split())
# By its lemma, what a verb takes where it says nothing: heads of its object or of what a preposition leads to,
# particles.
FRAMES: dict[str, frozenset[str]] = {
    "address": GATHERINGS,
    "admit": frozenset({"hospital", "ward", "clinic", "unit", "care", "university", "school", "bar"}),
    "call": HELP | frozenset("off in up back meeting election vote referendum strike session summit witness".split()),
    "charge": frozenset(
        "$ £ € dollar euro pound rupee yen fee price rent interest toll admission fare battery".split()
    ),
    "claim": TAKEN | frozenset("life responsibility benefit refund asylum wicket deduction compensation".split()),
    "confirm": frozenset("nominee nomination appointment".split()),
    "deny": frozenset("entry access bail visa permission asylum parole appeal".split()),
    "find": frozenset({"guilty", "dead", "alive", "body"}),
    "maintain": frozenset("order control calm contact presence lead position level silence".split()),
    "plead": frozenset({"guilty", "innocent", "contest"}),
    "point": FIREARMS,
    "pronounce": frozenset({"dead", "husband"}),
    "recall": frozenset("ambassador envoy troop parliament player product car vehicle model toy".split()),
    "rule": frozenset("country nation state region city province empire kingdom".split()),
    "swear": frozenset({"in"}),
    "tell": frozenset({"apart", "off", "difference", "time"}),
    "warn": frozenset({"off", "away"}),
}
# The prepositions with which a verb without an object says nothing: "reports to the manager", "is noted for".
LEADING = {"report": frozenset({"to", "for", "from"}), "note": frozenset({"for"}), "urge": frozenset({"on"})}
# Verbs that say something by a clause or a quotation alone: who holds talks or adds forty jobs has said nothing.
BY_CLAUSES = frozenset({"add", "convict", "hold"})
# How what a verb takes hangs on it.
TAKING = frozenset({"dobj", "nsubjpass", "prt", "advmod", "oprd", "acomp", "npadvmod"})
# Plain verbs of saying.
PLAIN = frozenset("say tell inform announce write warn argue insist state claim reply respond add".split())
# Verbs whose object hears: in the passive their subject does.
HEARD = frozenset("tell inform notify advise remind assure brief warn ask urge order".split())
# Who answers a claim, or meets with it, does not make it.
ANSWERING = frozenset({"respond", "react", "reply", "answer", "address"})
REFERRING = frozenset({"refer", "allude"})
MEETING = frozenset({"counter", "heed", "face", "draw"})
CLAIMS = frozenset(
    "claim allegation accusation charge criticism report rumour rumor call appeal plea demand complaint".split()
)
# What answers a claim, as a noun.
ANSWERS = frozenset({"response", "reaction", "reply", "answer"})
# What is a charge where somebody brings it, and nobody's word where nobody does.
CHARGING = frozenset({"charge", "accuse", "blame", "suspect"})
# What ties a saying of others to what happens beside it: "amid calls for her to go, the mayor spoke".
BESIDE = frozenset({"amid", "amidst", "despite", "after", "following", "over", "because", "since"})
# What sets a saying against what is told beside it.
OPPOSING = frozenset({"contrary", "unlike", "despite", "notwithstanding", "against", "contradict"})
# Characters of a mark or of an "'s" that stands alone.
CLITIC = 2
# What tells that something is not said.
UNSAYING = frozenset({"omit", "withhold", "conceal", "hide"})
# Prepositions that lead to whom somebody turns to.
ADDRESSING = frozenset({"to", "at", "with"})
OTHERS = frozenset({"him", "her", "them"})
# Verbs of which one leaves a thing open without a word of it where one does not do it; not so who cannot confirm it.
UNTOLD = frozenset("say tell know learn disclose reveal announce specify clarify decide".split())
# What leaves a saying unsaid.
REFUSING = frozenset({"decline", "refuse", "fail"})


def is_idle(parse: Parse, attribution: Attribution) -> bool:
    """Return whether an attribution's cue says nothing: it stands in a frame of the table, or before a noun."""
    cue = [parse.tokens[n] for n in tokens_of(parse, attribution.cue)]
    verbs = [token for token in cue if token.pos == "VERB"]
    content = tokens_of(parse, attribution.content)
    if verbs and verbs[-1].lemma in UNSAYING:
        return True
    if len(cue) == 1 and cue[0].dep == "amod" and cue[0].head in content and is_owners(parse, attribution):
        return True
    if verbs and verbs[-1].lemma == "plead" and (is_framed(parse, verbs[-1]) or pleads(parse, verbs[-1])):
        return True
    if not verbs or attribution.quote != "indirect" or any(clausal(parse, n, content) for n in tops(parse, content)):
        return False
    return verbs[-1].lemma in BY_CLAUSES or is_framed(parse, verbs[-1])


def pleads(parse: Parse, verb: Token) -> bool:
    """Return whether a plea follows its verb, whatever the parser hangs it on: "pleaded guilty and the mayor fled"."""
    after = (token.lemma.lower() for token in parse.tokens[verb.index + 1 : verb.index + 3])
    return next((word for word in after if word not in {"not", "no"}), "") in FRAMES["plead"]


def is_owners(parse: Parse, attribution: Attribution) -> bool:
    """Return whether a source, if there is one, only owns what a participle stands before: "her stated income"."""
    return all(parse.tokens[n].dep in {"poss", "case"} for n in tokens_of(parse, attribution.source))


def is_framed(parse: Parse, verb: Token) -> bool:
    """Return whether a verb takes what its row of the table names; "called the vote a farce" judges it."""
    frame, leading = FRAMES.get(verb.lemma, frozenset()), LEADING.get(verb.lemma, frozenset())
    below = [parse.tokens[n] for n in parse.children[verb.index]]
    if leading and not any(token.dep == "dobj" for token in below):
        return any(token.dep == "prep" and token.lemma in leading for token in below)
    judged = any(token.dep == "oprd" and not names(token, frame) for token in below)
    return not judged and any(names(token, frame) for token in taken(parse, below))


def taken(parse: Parse, below: Sequence[Token]) -> Iterator[Token]:
    """Yield what a verb takes, the currency of a sum, and what a preposition leads to."""
    yield from (token for token in below if token.dep in TAKING)
    for token in below:
        for n in parse.children[token.index]:
            if parse.tokens[n].dep in ({"pobj"} if token.lemma in {"to", "into"} else {"quantmod", "nmod"}):
                yield parse.tokens[n]


def names(token: Token, frame: Set[str]) -> bool:
    """Return whether a token is one of a frame's words."""
    return token.lemma.lower() in frame or token.text.lower() in frame


def without_marks(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an attribution without sources that hold no word: a mark, or what "let's" is cut into."""
    words = ((span, span.of(parse.report.text)) for span in attribution.source)
    return replace(attribution, source=tuple(span for span, word in words if word[:1].isalnum() or len(word) > CLITIC))


def without_hearer(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an attribution without a source that only heard: the subject of "residents were told that …"."""
    source = set(tokens_of(parse, attribution.source))
    for n in tokens_of(parse, attribution.cue):
        verb = parse.tokens[n]
        if verb.lemma not in HEARD or verb.tag != "VBN":
            continue
        below = [parse.tokens[m] for m in parse.children[n]]
        heard = [token.index for token in below if token.dep == "nsubjpass"]
        # "Asked whether it would rain, she left": she was asked.
        told = tokens_of(parse, attribution.content)
        by = agents(parse, verb, set(told)) if told and asks_or_leaves_open(parse.tokens[told[0]]) else []
        leading = {"nsubj", "aux"} if by else {"nsubj", "aux", "agent"}
        if verb.dep == "advcl" and not any(token.dep in leading for token in below):
            heard += [m for m in parse.children[verb.head] if parse.tokens[m].dep == "nsubj"]
        if verb.dep == "acl":
            heard.append(verb.head)
        if any(m in source for m in heard):
            heard_words = {m for top in heard for m in parse.subtree(top)}
            kept = [s for s in attribution.source if not heard_words.intersection(parse.inside(s))]
            return replace(attribution, source=tuple(kept or by))
    return attribution


def agents(parse: Parse, participle: Token, told: Set[int]) -> list[Span]:
    """Return the words for who does what a participle tells, without what is told: "asked by | a reporter | why"."""
    leads = [n for n in parse.children[participle.index] if parse.tokens[n].dep == "agent"]
    below = [parse.subtree(m) for n in leads for m in parse.children[n] if parse.tokens[m].dep == "pobj"]
    return [span for each in below for span in runs(parse, [n for n in each if n not in told])]


def without_bystanders(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an attribution without sources that only stand beside its cue.

    Whom a participle describes has not spoken, but what does ("the guard | described in the file as …"), nor has the
    subject of a sentence beside others' saying ("amid calls for her to go, | the mayor …"), nor to whom somebody turned
    ("sent a letter to | the mayor | warning him that …").
    """
    cue = {n for span in attribution.cue for n in parse.inside(span)}
    beside, described = set[int](), list[Span]()
    for token in (parse.tokens[n] for n in sorted(cue)):
        below = {(t.dep, t.lemma) for t in (parse.tokens[n] for n in parse.children[token.index])}
        judged = ("prep", "as") in below or any(dep == "oprd" for dep, _ in below)
        if token.tag == "VBN" and token.dep == "acl" and token.lemma in CALLING and judged:
            beside |= {token.head}
            described += describing(parse, token)
        beside |= {n for n in addressed(parse, token) for n in parse.subtree(n)}
        above = parse.tokens[token.head]
        if token.pos == "NOUN" and token.lemma in CLAIMS and token.dep == "pobj" and above.lemma.lower() in BESIDE:
            # What stands in the noun's own words may be whose it is.
            whole = set(parse.subtree(token.index))
            beside |= {n for n in tokens_of(parse, attribution.source) if n not in whole}
    if not beside:
        return attribution
    kept = [span for span in attribution.source if beside.isdisjoint(parse.inside(span))]
    return replace(attribution, source=tuple(kept or described))


def addressed(parse: Parse, participle: Token) -> list[int]:
    """Return who stands after a preposition before a participle that tells the same one: "to | Bell | warning him"."""
    below = [parse.tokens[n] for n in parse.children[participle.index]]
    told = any(t.dep in {"dobj", "dative"} and t.text.lower() in OTHERS for t in below)
    if participle.tag != "VBG" or not told:
        return []
    before = [t.index for t in below if t.dep == "nsubj"] or [participle.head]
    starts = [(n, parse.subtree(n)[0]) for n in before]
    return [n for n, first in starts if first and parse.tokens[first - 1].text.lower() in ADDRESSING]


def leads_up(parse: Parse, attribution: Attribution) -> bool:
    """Return whether a cue is a participle that only leads up to who says it.

    "In a letter mentioned by the mayor, the guild told him | that the kiln had cracked": the guild's word.
    """
    content = tokens_of(parse, attribution.content)
    verb = parse.tokens[outermost(parse, content)] if content else None
    cue = [parse.tokens[n] for n in tokens_of(parse, attribution.cue)]
    if verb is None or verb.lemma not in PLAIN or not cue or cue[-1].index > content[0]:
        return False
    taken = {parse.tokens[n].dep for n in parse.children[verb.index] if n in set(content)}
    return {"nsubj", "ccomp"} <= taken and any(above_by_participles(parse, t) == verb.index for t in cue)


def joins_on(parse: Parse, attribution: Attribution) -> bool:
    """Return whether a cue and its subject only go on with an "and" after all that they are said to tell.

    "The union warned that the mine would shut, | and the council agreed": the union's word.
    """
    content = tokens_of(parse, attribution.content)
    for verb in (parse.tokens[n] for n in tokens_of(parse, attribution.cue)):
        subjects = [n for n in parse.children[verb.index] if parse.tokens[n].dep in SUBJECTS]
        first = parse.subtree(subjects[0])[0] if subjects else 0
        joined = first > 0 and parse.tokens[first - 1].dep == "cc" and verb.dep == "conj"
        if joined and verb.head in content and content[-1] < first:
            return True
    return False


def above_by_participles(parse: Parse, token: Token) -> int | None:
    """Return the verb to which a participle leads up, ``None`` for another word; a tagger may call it a past tense."""
    while token.dep == "conj" and token.tag in {"VBN", "VBD"} and not has_subject(parse, token):
        token = parse.tokens[token.head]
    plain = token.tag == "VBN" and token.dep == "advcl" and token.index < token.head
    return token.head if plain and not has_subject(parse, token) else None


def has_subject(parse: Parse, verb: Token) -> bool:
    """Return whether a verb has a subject of its own."""
    return any(parse.tokens[n].dep in ALL_SUBJECTS for n in parse.children[verb.index])


def describing(parse: Parse, participle: Token) -> list[Span]:
    """Return the words for who or what describes somebody: a participle's agent, or the document it stands in."""
    below = [parse.tokens[n] for n in parse.children[participle.index] if parse.tokens[n].dep in {"prep", "agent"}]
    found = [(lead, parse.tokens[n]) for lead in below for n in parse.children[lead.index]]
    words = [t for lead, t in found if lead.dep == "agent" or (lead.lemma == "in" and t.lemma in DOCUMENT)]
    return [parse.span(parse.subtree(t.index)[0], parse.subtree(t.index)[-1] + 1) for t in words[:1]]


def within_clause(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an attribution with the relative clause alone of which its verb is, or in which an "according to" stands.

    "The mayor, who is rich according to Radio Delta, said he would pay": the station does not say that he said so, nor
    do miners say in "the dam, which miners say leaks, would close" that it would. So does what stands in brackets,
    and "they found a lake that, they say, boils".
    """
    words = [parse.tokens[n] for n in tokens_of(parse, attribution.cue)]
    told = attribution.quote == "indirect"
    verbs = [token for token in words if token.lemma == "accord" or (token.dep == "relcl" and told)]
    asides = [parse.tokens[token.head] for token in words if token.dep == "parataxis" and told]
    aside = next((parse.subtree(token.index) for token in asides if token.dep == "relcl"), None)
    clause = bracket(parse, words) or (relative(parse, verbs[0]) if verbs else None)
    clause = parse.span(aside[0], aside[-1] + 1) if clause is None and aside else clause
    parts = [span for span in attribution.content if clause is not None and span.overlaps(clause)]
    if clause is None or not parts:
        return attribution
    within = (Span(max(part.start, clause.start), min(part.end, clause.end)) for part in parts)
    return replace(attribution, content=tuple(within))


def within_what(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an attribution without what is said of what somebody calls so: "what she calls a retreat | is a rout"."""
    for verb in tokens_of(parse, attribution.cue):
        # The parser may take what it is called for a part of what is said of that.
        inside = {*parse.subtree(verb), *range(verb, parse.tokens[verb].head)}
        asked = any(parse.tokens[n].tag == "WP" and parse.tokens[n].lemma == "what" for n in parse.children[verb])
        kept = [n for n in tokens_of(parse, attribution.content) if n in inside]
        if asked and kept and parse.tokens[verb].dep != "ROOT":
            return replace(attribution, content=tuple(runs(parse, kept)))
    return attribution


def within_noun(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an attribution by a noun without what is told of the noun: "hopes that it would open | were dashed"."""
    cue = [parse.tokens[n] for n in tokens_of(parse, attribution.cue)]
    content = tokens_of(parse, attribution.content)
    subjects = [t for t in cue if t.pos == "NOUN" and t.dep in SUBJECTS and t.head in content]
    if not subjects:
        return attribution
    inside = set(parse.subtree(subjects[0].index))
    kept = [n for n in content if n in inside]
    return replace(attribution, content=tuple(runs(parse, kept))) if kept else attribution


def within_quoted(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an attribution with no more than what somebody is quoted as saying: "was quoted as saying | that …"."""
    content = set(tokens_of(parse, attribution.content))
    for verb in (parse.tokens[n] for n in tokens_of(parse, attribution.cue)):
        saying = quoted_as(parse, verb)
        told = [n for n in parse.children[saying.index] if parse.tokens[n].dep == "ccomp"] if saying else []
        kept = [n for top in told for n in parse.subtree(top) if n in content]
        if saying and kept:
            cue = (*attribution.cue, parse.span(saying.head, saying.index + 1))
            return replace(attribution, content=tuple(runs(parse, kept)), cue=cue)
    return attribution


def quoted_as(parse: Parse, verb: Token) -> Token | None:
    """Return the "saying" of "quoted a sailor as saying", ``None`` for another verb."""
    if verb.lemma not in {"quote", "cite"}:
        return None
    links = (n for n in parse.subtree(verb.index) if parse.tokens[n].lemma == "as" and parse.tokens[n].dep == "prep")
    below = (parse.tokens[m] for n in links for m in parse.children[n])
    return next((t for t in below if t.dep == "pcomp" and t.tag == "VBG"), None)


def with_subject(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an attribution with the whole subject of its cue where that gives a name.

    "A man who gave his name as Jan said that it was late": the parser reads "as Jan said", and no main verb.
    """
    for verb in (parse.tokens[n] for n in tokens_of(parse, attribution.cue)):
        naming = parse.tokens[verb.head]
        root = parse.tokens[naming.head]
        as_ = [n for n in parse.children[verb.index] if parse.tokens[n].text.lower() == "as" and n < verb.index]
        bare = root.head == root.index and root.pos in {"NOUN", "PRON"} and naming.dep == "relcl"
        if verb.dep == "advcl" and as_ and bare and parse.tokens[as_[0] - 1].text != ",":
            return replace(attribution, source=(parse.span(parse.subtree(root.index)[0], verb.index),))
    return attribution


def with_claim(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an attribution that denies what others claim with the noun that says so: "dismissed | claims that …".

    Without it the source would say what it denies.
    """
    words, content = tokens_of(parse, attribution.cue), tokens_of(parse, attribution.content)
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


def without_hands(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an attribution without hands where what it is about is nobody's word in it."""
    return replace(attribution, chain=()) if is_withheld(parse, attribution) else attribution


def is_withheld(parse: Parse, attribution: Attribution) -> bool:
    """Return whether a source does not say what its act is about: it is the outlet's question, or others' claim.

    "Did not say why it failed" does not say that it failed, nor "will say whether it did"; "responded to claims that it
    failed" and "answered a call to help" neither. Nor is what a document "does not charge" anybody's word, what
    happened "contrary to what the mayor said" hers, or what "nobody claimed" somebody's.
    """
    content = tokens_of(parse, attribution.content)
    if not content or attribution.quote != "indirect":
        return False
    cue = [parse.tokens[n] for n in tokens_of(parse, attribution.cue)]
    lemmas = {token.lemma for token in cue}
    # "Responding to the belief that it failed": a noun and its clause.
    noun = parse.tokens[outermost(parse, content)].pos == "NOUN"
    held = noun and any(clausal(parse, n, content) for n in tops(parse, content))
    below = [parse.tokens[n] for token in cue for n in parse.children[token.index]]
    denied = any(token.dep == "neg" for token in (*cue, *below))
    if any(is_opposed(parse, token, content) for token in cue) or is_nobody(parse, attribution):
        return True
    if (denied and lemmas & CHARGING) or passes_on_answer(parse, content):
        return True
    if (lemmas & ANSWERING and held) or (lemmas & CLAIMS and (lemmas & (ANSWERING | MEETING) or is_pushed(cue))):
        return True
    first = parse.tokens[content[0]]
    unsaid = denied or any(token.lemma in REFUSING for token in cue)
    to_come = any(is_to_come(parse, token) for token in cue)
    return (asks(first) and unsaid) or (is_open(first) and bool(lemmas & UNTOLD) and (unsaid or to_come))


def answers_another(parse: Parse, attribution: Attribution) -> bool:
    """Return whether a cue answers, or refers to, what others say who are named: "pushed back on claims by Ruiz"."""
    cue = [parse.tokens[n] for n in tokens_of(parse, attribution.cue)]
    answered = is_pushed(cue) or any(token.lemma in ANSWERING | MEETING | REFERRING for token in cue)
    content = tokens_of(parse, attribution.content)
    top = parse.tokens[outermost(parse, content)] if content else None
    # What is told may begin with the noun, or hang on it.
    about = (top, parse.tokens[top.head]) if top else ()
    claims = [token for token in (*cue, *about) if token.pos == "NOUN" and token.lemma in CLAIMS]
    leads = [parse.tokens[n] for token in claims for n in parse.children[token.index]]
    return answered and any(token.dep == "prep" and token.lemma in {"by", "from"} for token in leads)


def is_opposed(parse: Parse, verb: Token, content: Sequence[int]) -> bool:
    """Return whether a saying is set against what stands beside it: "contrary to what he said, | it rained".

    So is a claim: "despite claims by the firm, | the pipe burst".
    """
    link = parse.tokens[verb.head]
    if verb.dep not in {"pcomp", "pobj"} or set(content) & set(parse.subtree(verb.index)):
        return False
    if parse.tokens[content[0]].text.lower() == "that":
        # What the noun is about, whatever the parser hangs it on.
        return False
    beside = {link.lemma.lower(), parse.tokens[max(0, link.index - 1)].lemma.lower()}
    return bool(beside & OPPOSING)


def is_nobody(parse: Parse, attribution: Attribution) -> bool:
    """Return whether a source is the lack of one: "nobody has claimed that", "neither Rao nor Bell would say"."""
    words = tokens_of(parse, attribution.source)
    source = [parse.tokens[n].text.lower() for n in words]
    if not source or source[0] in {"nobody", "none", "neither"} or source[:2] == ["no", "one"]:
        return bool(source)
    return words[0] > 0 and parse.tokens[words[0] - 1].text.lower() == "neither"


def passes_on_answer(parse: Parse, content: Sequence[int]) -> bool:
    """Return whether a content is an answer to what others claim: "gave | the mayor's reaction to reports that …"."""
    words = [parse.tokens[n] for n in content]
    answers = [token.index for token in words if token.pos == "NOUN" and token.lemma in ANSWERS]
    claims = (token for token in words if token.pos == "NOUN" and token.lemma in CLAIMS)
    return bool(answers) and any(
        claim.index > answers[0] and any(parse.tokens[n].dep == "acl" for n in parse.children[claim.index])
        for claim in claims
    )


def is_pushed(cue: Sequence[Token]) -> bool:
    """Return whether a cue tells of what somebody is against: "pushed back against claims"."""
    return any(token.lemma in {"push", "hit", "fight"} for token in cue) and any(t.lemma == "back" for t in cue)


def is_to_come(parse: Parse, verb: Token) -> bool:
    """Return whether what a verb tells has not come: "when she announces whether …", "will say whether …"."""
    below = [parse.tokens[n] for n in parse.children[verb.index] if n < verb.index]
    ahead = any(t.lemma in {"when", "until", "before"} and t.dep in {"mark", "advmod"} for t in below)
    return any(t.tag == "MD" for t in below) or (ahead and verb.tag in {"VBZ", "VBP"})


def is_open(token: Token) -> bool:
    """Return whether a token opens what is left open: "whether", "if"."""
    return token.text.lower() in {"whether", "if"}


def asks_or_leaves_open(token: Token) -> bool:
    """Return whether a token opens a question: "why", "whether"."""
    return asks(token) or is_open(token)


def asks(token: Token) -> bool:
    """Return whether a token opens a question that takes for granted what it asks about; "whether" leaves it open."""
    return token.tag in {"WRB", "WP", "WP$", "WDT"}
