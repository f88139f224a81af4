"""Verbs of saying where nothing is said: who claims a title, calls the police or points a gun has not spoken by it.

One closed table of frames: a verb, and what makes it an act without words when it hangs on the verb and no clause or
quotation does. Beside it, the frames that any verb can stand in: a claim that is answered, what is not said. What an
attribution that does say something holds is `bounds`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from rashomon.attribute.clauses import outermost
from rashomon.attribute.contents import clausal, tops
from rashomon.grammar import ALL_SUBJECTS, RELATIVES, SUBJECTS
from rashomon.model import Attribution, Parse, Token

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
SEEING = frozenset({"see", "watch"})
NAMING = frozenset({"name", "identify", "quote"})
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
# What sets a saying against what is told beside it.
OPPOSING = frozenset({"contrary", "unlike", "despite", "notwithstanding", "against", "contradict"})
# What tells that something is not said.
UNSAYING = frozenset({"omit", "withhold", "conceal", "hide"})
# Verbs of which one leaves a thing open without a word of it where one does not do it; not so who cannot confirm it.
UNTOLD = frozenset("say tell know learn disclose reveal announce specify clarify decide".split())
# What asks whether a thing is so, or says that it is not sure; all else that takes such a question leaves it open, or
# tells that it was answered.
QUESTIONING = frozenset(
    "ask press wonder question inquire enquire query doubt debate confirm skeptical sceptical doubtful unsure".split()
)
# What leaves a saying unsaid.
REFUSING = frozenset({"decline", "refuse", "fail"})


def is_idle(parse: Parse, attribution: Attribution) -> bool:
    """Return whether an attribution's cue says nothing: it stands in a frame of the table, or leaves unsaid."""
    cue = parse.tokens_in(*attribution.cue)
    verbs = [token for token in cue if token.pos == "VERB"]
    content = parse.inside_all(attribution.content)
    if verbs and verbs[-1].lemma in UNSAYING:
        return True
    if verbs and verbs[-1].lemma == "plead" and is_framed(parse, verbs[-1]):
        return True
    if not verbs or attribution.quote != "indirect" or any(clausal(parse, n, content) for n in tops(parse, content)):
        return False
    return verbs[-1].lemma in BY_CLAUSES or is_framed(parse, verbs[-1])


def is_framed(parse: Parse, verb: Token) -> bool:
    """Return whether a verb takes what its row of the table names; "called the vote a farce" judges it."""
    frame, leading = FRAMES.get(verb.lemma, frozenset()), LEADING.get(verb.lemma, frozenset())
    below = parse.below(verb)
    if leading and not any(token.dep == "dobj" for token in below):
        return any(token.dep == "prep" and token.lemma in leading for token in below)
    judged = any(token.dep == "oprd" and not names(token, frame) for token in below)
    return not judged and any(names(token, frame) for token in taken(parse, below))


def taken(parse: Parse, below: Sequence[Token]) -> Iterator[Token]:
    """Yield what a verb takes, the currency of a sum, and what a preposition leads to."""
    # The parser may take "her guilty" for a clause.
    yield from (token for token in below if token.dep in TAKING or (token.dep == "ccomp" and token.pos == "ADJ"))
    for token in below:
        for n in parse.children[token.index]:
            if parse.tokens[n].dep in ({"pobj"} if token.lemma in {"to", "into"} else {"quantmod", "nmod"}):
                yield parse.tokens[n]


def names(token: Token, frame: Set[str]) -> bool:
    """Return whether a token is one of a frame's words."""
    return token.lemma.lower() in frame or token.text.lower() in frame


def leads_up(parse: Parse, attribution: Attribution) -> bool:
    """Return whether a cue is a participle that only leads up to who says it.

    "In a letter mentioned by the mayor, the guild told him | that the kiln had cracked": the guild's word.
    """
    content = parse.inside_all(attribution.content)
    verb = parse.tokens[outermost(parse, content)] if content else None
    cue = parse.tokens_in(*attribution.cue)
    if verb is None or verb.lemma not in PLAIN or not cue or cue[-1].index > content[0]:
        return False
    taken = {t.dep for t in parse.below(verb) if t.index in set(content)}
    return {"nsubj", "ccomp"} <= taken and any(above_by_participles(parse, t) == verb.index for t in cue)


def only_tells_of(parse: Parse, attribution: Attribution) -> bool:
    """Return whether a cue is a participle that tells of a noun by whom it was told, and the rest says more of that.

    "The sale, first reported by the Courier, | would cost 40 jobs": that it was sold is what the Courier reported.
    """
    content = parse.inside_all(attribution.content)
    verbs = [t for t in parse.tokens_in(*attribution.cue) if t.pos == "VERB"]
    if not verbs or verbs[0].tag != "VBN" or verbs[0].dep != "acl":
        return False
    noun = parse.tokens[verbs[0].head]
    agent = any(t.dep == "agent" for t in parse.below(verbs[0]))
    return agent and noun.dep in SUBJECTS and {noun.index, noun.head} <= set(content)


def is_of_subject(parse: Parse, attribution: Attribution) -> bool:
    """Return whether a cue only says of what something is told: "what they tell | does not resemble the tale"."""
    content = set(parse.inside_all(attribution.content))
    verbs = parse.tokens_in(*attribution.cue)
    verbs = [token for token in verbs if token.dep == "csubj" and token.head in content]
    return any(t.text.lower() == "what" for verb in verbs for t in parse.below(verb))


def only_sees(parse: Parse, attribution: Attribution) -> bool:
    """Return whether a cue tells what somebody saw happen, which is an act, and nothing said: "they saw Ruiz fall"."""
    cue = {n for n in parse.inside_all(attribution.cue) if parse.tokens[n].lemma in SEEING}
    content = parse.inside_all(attribution.content)
    seen = parse.tokens[outermost(parse, content)] if content else None
    if seen is None or seen.dep != "ccomp" or seen.tag not in {"VB", "VBG"} or seen.head not in cue:
        return False
    return not any(t.dep in {"aux", "mark"} for t in parse.below(seen))


def wants_no_name(parse: Parse, attribution: Attribution) -> bool:
    """Return whether nothing is told but that who speaks wants no name: "a guard said, who asked not to be named"."""
    content = parse.inside_all(attribution.content)
    verbs = [parse.tokens[n] for n in tops(parse, content) if parse.tokens[n].lemma in NAMING]
    deps = {t.dep for verb in verbs for t in parse.below(verb)}
    words = {parse.tokens[n].lemma.lower() for n in content if parse.tokens[n].pos != "PRON"}
    bare = bool(words & NAMING) and words <= NAMING | {"not", "to", "be", "ask", "request"}
    return bare or {"neg", "auxpass"} <= deps


def above_by_participles(parse: Parse, token: Token) -> int | None:
    """Return the verb to which a participle leads up, ``None`` for another word; a tagger may call it a past tense."""
    while token.dep == "conj" and token.tag in {"VBN", "VBD"} and not has_subject(parse, token):
        token = parse.tokens[token.head]
    plain = token.tag == "VBN" and token.dep == "advcl" and token.index < token.head
    return token.head if plain and not has_subject(parse, token) else None


def has_subject(parse: Parse, verb: Token) -> bool:
    """Return whether a verb has a subject of its own."""
    return any(t.dep in ALL_SUBJECTS for t in parse.below(verb))


def without_hands(parse: Parse, attribution: Attribution) -> Attribution:
    """Return an attribution without hands where what it is about is nobody's word in it."""
    return replace(attribution, chain=()) if is_withheld(parse, attribution) else attribution


def is_withheld(parse: Parse, attribution: Attribution) -> bool:
    """Return whether a source does not say what its act is about: it is the outlet's question, or others' claim.

    "Did not say why it failed" does not say that it failed, nor "will say whether it did", "examines whether it did";
    "responded to claims that it failed" and "answered a call to help" neither. Nor is what a document "does not charge"
    anybody's word, what happened "contrary to what the mayor said" hers, or what "nobody claimed" somebody's.
    """
    content = parse.inside_all(attribution.content)
    if not content or attribution.quote != "indirect":
        return False
    if only_sees(parse, attribution) or wants_no_name(parse, attribution):
        return True
    cue = parse.tokens_in(*attribution.cue)
    lemmas = {token.lemma for token in cue}
    # "Responding to the belief that it failed": a noun and its clause.
    noun = parse.tokens[outermost(parse, content)].pos == "NOUN"
    held = noun and any(clausal(parse, n, content) for n in tops(parse, content))
    below = [t for token in cue for t in parse.below(token)]
    denied = any(token.dep == "neg" for token in (*cue, *below))
    if any(is_opposed(parse, token, content) for token in cue) or is_nobody(parse, attribution):
        return True
    # "Would neither confirm nor deny that it failed".
    if (denied and lemmas & CHARGING) or {"confirm", "deny"} <= lemmas or passes_on_answer(parse, content):
        return True
    if (lemmas & ANSWERING and held) or (lemmas & CLAIMS and (lemmas & (ANSWERING | MEETING) or is_pushed(cue))):
        return True
    first = parse.tokens[content[0]]
    unsaid = denied or any(token.lemma in REFUSING for token in cue)
    to_come = any(is_to_come(parse, token) for token in cue)
    if first.text.lower() == "whether" and not lemmas & QUESTIONING:
        return True
    return (asks(first) and unsaid) or (is_open(first) and bool(lemmas & UNTOLD) and (unsaid or to_come))


def answers_another(parse: Parse, attribution: Attribution) -> bool:
    """Return whether a cue answers, or refers to, what others say who are named: "pushed back on claims by Ruiz"."""
    cue = parse.tokens_in(*attribution.cue)
    answered = is_pushed(cue) or any(token.lemma in ANSWERING | MEETING | REFERRING for token in cue)
    content = parse.inside_all(attribution.content)
    top = parse.tokens[outermost(parse, content)] if content else None
    # What is told may begin with the noun, or hang on it.
    about = (top, parse.tokens[top.head]) if top else ()
    claims = [token for token in (*cue, *about) if token.pos == "NOUN" and token.lemma in CLAIMS]
    leads = [t for token in claims for t in parse.below(token)]
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
    words = parse.inside_all(attribution.source)
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
        claim.index > answers[0] and any(t.dep == "acl" for t in parse.below(claim)) for claim in claims
    )


def is_pushed(cue: Sequence[Token]) -> bool:
    """Return whether a cue tells of what somebody is against: "pushed back against claims"."""
    return any(token.lemma in {"push", "hit", "fight"} for token in cue) and any(t.lemma == "back" for t in cue)


def is_to_come(parse: Parse, verb: Token) -> bool:
    """Return whether what a verb tells has not come: "when she announces whether …", "will say whether …"."""
    below = [t for t in parse.below(verb) if t.index < verb.index]
    ahead = any(t.lemma in {"when", "until", "before"} and t.dep in {"mark", "advmod"} for t in below)
    return any(t.tag == "MD" for t in below) or (ahead and verb.tag in {"VBZ", "VBP"})


def is_open(token: Token) -> bool:
    """Return whether a token opens what is left open: "whether", "if"."""
    return token.text.lower() in {"whether", "if"}


def asks(token: Token) -> bool:
    """Return whether a token opens a question that takes for granted what it asks about; "whether" leaves it open."""
    return token.tag in RELATIVES
