"""What an attribution's content is: words put in a mouth, an act that is told, an object without its verb.

A content is a list of tokens; its tops are those that hang on none of its others.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.grammar import ALL_SUBJECTS, CARRYING, FINITE, SUBJECTS, VERBAL, WORDLESS, uppermost
from rashomon.model import Attribution, Parse, Quote, Span, Token
from rashomon.signatures import is_finite

# Parts of speech that carry content; a content or clause with fewer such words than LEAST says nothing.
CONTENT = CARRYING | {"ADV"}
LEAST = 2
# What things do that prove something; people and documents do it by speaking.
SHOWING = frozenset(
    "suggest show indicate mean imply signal reflect demonstrate highlight underscore underline illustrate "
    "feature dictate".split()
)
# What points at no source where it refers to none.
POINTING = frozenset({"it", "this", "that", "which", "what"})
# Verbs that say of their object what follows it, wherever the parser hangs that.
JUDGING = frozenset({"accuse", "blame", "suspect", "urge"})
# Verbs that say what somebody holds something to be.
CALLING = frozenset({"call", "label", "brand", "dub", "describe", "dismiss"})
# By a preposition: "described the talks | as frank", "condemned the toll | as theft", "put the toll | at 40".
HOLDING = {
    **dict.fromkeys(
        CALLING
        | frozenset(
            "castigate condemn denounce deride decry slam blast attack criticize criticise characterize "
            "characterise hail praise tout lambaste ridicule".split()
        ),
        "as",
    ),
    "put": "at",
}
# What is done by a vote or a text, and by no remark: what a law requires, bans or includes is what it does.
ENACTING = frozenset(
    "pass adopt enact introduce reintroduce draft require prohibit forbid ban bar cap mandate include grant".split()
)
# What somebody does, as an outlet tells it, where a report may name nothing that was said. So is what somebody wants;
# who demands a thing or urges somebody to do it says so.
DOING = ENACTING | frozenset(
    "back support oppose reject favor favour endorse ignore pressure press order refuse decline understand sense "
    "sentence thank award acquit jail let allow enable permit stand want seek offer give aim".split()
)
# Other verbs that close what somebody says, behind a comma: "it would cost 900 homes, | builders warned".
CLOSING = frozenset(
    "warn announce report add estimate claim argue predict indicate specify stress note recall explain clarify "
    "calculate underline emphasise emphasize conclude caution complain reiterate state reveal disclose".split()
)


def speaks(parse: Parse, attribution: Attribution) -> bool:
    """Return whether an attribution puts words in a mouth, rather than telling what somebody did by speaking.

    It does where its content is quoted or a clause of its own, and where a poll found it. "The mayor refused |
    to leave" and "the union rejected | the offer" tell an act: that the act took place is the outlet's own word. So is
    "the ruins suggest | it was large": things show, only people, bodies, documents and polls say.
    """
    if only_shows(parse, attribution):
        return False
    if attribution.chain and attribution.chain[-1].kind == "poll":
        return True
    content = parse.inside_all(attribution.content)
    heads = tops(parse, content)
    if weight(parse, content) >= LEAST and (
        is_judged(parse, attribution.cue, content) or is_closed(parse, attribution.cue, content)
    ):
        return True
    if is_all(parse, attribution) or is_parted(parse, attribution.cue, attribution.source, attribution.content):
        return True
    if only_does(parse, attribution.quote, attribution.cue, attribution.content):
        return False
    return attribution.quote != "indirect" or any(
        clausal(parse, index, content) or is_drawn_out(parse, index) or is_held(parse, attribution.cue, index)
        for index in heads
    )


def in_passing(parse: Parse, cue: Sequence[Span]) -> bool:
    """Return whether a cue only cites somebody for its sentence: "your plan, as the mayor has said, is late"."""
    verbs = [t for t in parse.tokens_in(*cue) if t.dep == "advcl"]
    below = [{(t.dep, t.lemma) for t in parse.below(verb)} for verb in verbs]
    # "As the mayor said that it was late, the bell rang" gives what she said.
    return any(("mark", "as") in each and not any(dep == "ccomp" for dep, _ in each) for each in below)


def is_closed(parse: Parse, cue: Sequence[Span], content: Sequence[int]) -> bool:
    """Return whether a "said" closes words that may lack a verb: "dam safe, | minister says", "not yet, she said".

    So does "…, the Courier understands", which is else an act, and "…, the union warned" behind a comma.
    """
    words = [n for n in parse.inside_all(cue) if parse.tokens[n].pos != "AUX"]
    if not words or content[-1] > words[0]:
        return False
    verb = parse.tokens[words[0]]
    return verb.lemma in {"say", "tell", "understand"} or closes(parse, verb, content[-1])


def closes(parse: Parse, verb: Token, last: int) -> bool:
    """Return whether a verb says what ends with a token and a comma before it: "it was open, the board indicated"."""
    return last < verb.index and verb.lemma in CLOSING and parse.tokens[last + 1].text == ","


def is_all(parse: Parse, attribution: Attribution) -> bool:
    """Return whether a sentence is nothing but what somebody says, and then who: "not so soon, warns the union".

    The parser may have taken its verb for a noun: "the lake supplies Talca, according to the board". What the cue has
    for its subject acts: "the plan | angered | the mayor".
    """
    content, cue = parse.inside_all(attribution.content), parse.inside_all(attribution.cue)
    if not content or not cue or content[-1] > cue[0]:
        return False
    if any(parse.tokens[n].dep in SUBJECTS and parse.tokens[n].head in cue for n in content):
        return False
    sentence = parse.sentences[parse.tokens[content[0]].sentence]
    told = {*content, *cue, *parse.inside_all(attribution.source)}
    rest = [n for n in range(sentence.first, sentence.last) if n not in told]
    return weight(parse, content) > 0 and all(parse.tokens[n].pos in WORDLESS for n in rest)


def is_parted(parse: Parse, cue: Sequence[Span], source: Sequence[Span], content: Sequence[Span]) -> bool:
    """Return whether who speaks stands in the middle of it behind commas: "fear, he told the hall, | is a thief"."""
    saying = sorted((*parse.inside_all(cue), *parse.inside_all(source)))
    if not cue or not saying:
        return False
    told = [n for n in parse.inside_all(content) if parse.tokens[n].sentence == parse.tokens[saying[0]].sentence]
    before, after = [n for n in told if n < saying[0]], [n for n in told if n > saying[-1]]
    if not before or not after or not any(parse.tokens[n].tag in FINITE for n in told):
        return False
    return all(parse.tokens[n].text == "," for n in (before[-1] + 1, after[0] - 1))


def is_judged(parse: Parse, cue: Sequence[Span], content: Sequence[int]) -> bool:
    """Return whether a cue calls its object something: "the union called | the offer insulting"."""
    verbs = [t for t in parse.tokens_in(*cue) if t.lemma in HOLDING]
    below = [(verb, t) for verb in verbs for t in parse.below(verb) if t.index in content]
    if any(token.lemma == HOLDING[verb.lemma] for verb, token in below):
        return True
    deps = {token.dep for verb, token in below if verb.lemma in CALLING}
    # The parser may take the object for a clause: "called | the second offer | a trick".
    return "oprd" in deps or {"dobj", "ccomp"} <= deps


def only_shows(parse: Parse, attribution: Attribution) -> bool:
    """Return whether a thing shows what an attribution is about, so that nobody says it: "the ruins suggest …"."""
    cue = {t.lemma for t in parse.tokens_in(*attribution.cue)}
    closed = is_closed(parse, attribution.cue, parse.inside_all(attribution.content))
    if closed or not (cue & SHOWING and attribution.chain):
        return False
    last = attribution.chain[-1]
    words = parse.tokens_in(last.span)
    pointing = last.referent is None and len(words) == 1 and words[0].lemma in POINTING
    return pointing or (last.kind == "office" and bool(words) and not any(token.pos == "PROPN" for token in words))


def only_does(parse: Parse, quote: Quote, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Return whether a cue tells an act without words: "the board passed | rules that would cap rents"."""
    doing = DOING if quote == "indirect" else ENACTING if quote == "mixed" else frozenset[str]()
    done = any(t.lemma in doing for t in parse.tokens_in(*cue))
    return done and not any(finite(parse, n) for n in tops(parse, parse.inside_all(content)))


def finite(parse: Parse, index: int) -> bool:
    """Return whether a token heads a clause in a tense that a verb or noun takes: "rejected | claims that it fell"."""
    token = parse.tokens[index]
    return token.dep in {"ccomp", "acl"} and is_finite(parse, token) and has_that(parse, token)


def has_that(parse: Parse, verb: Token) -> bool:
    """Return whether a "that" opens the clause of a verb."""
    return any(t.dep == "mark" and t.lemma == "that" for t in parse.below(verb))


def is_drawn_out(parse: Parse, index: int) -> bool:
    """Return whether a token heads what is said of what a relative clause is about: "who, polls show, | is ahead".

    A second such clause the parser may hang elsewhere: "that Rao called a trap and that the board said | was fair".
    """
    token = parse.tokens[index]
    verb = parse.tokens[token.head]
    return token.dep == "ccomp" and is_finite(parse, token) and (verb.dep == "relcl" or lacks(parse, verb, token))


def lacks(parse: Parse, verb: Token, said: Token) -> bool:
    """Return whether a verb behind "that" has a clause without a subject right after it: "that Rao said | was new"."""
    behind = has_that(parse, verb) and any(t.dep in ALL_SUBJECTS for t in parse.below(verb))
    alone = not any(t.dep in ALL_SUBJECTS for t in parse.below(said))
    return behind and alone and parse.subtree(said.index)[0] == verb.index + 1


def is_held(parse: Parse, cue: Sequence[Span], index: int) -> bool:
    """Return whether a token heads a clause in a tense of which the parser takes a cue for the subject.

    "A report | claiming | the dam would not hold": what claims is the report, and what would not hold is the dam.
    """
    below = parse.below(parse.tokens[index])
    tense = any(token.tag in FINITE for token in (parse.tokens[index], *below))
    held = set(parse.inside_all(cue))
    return tense and any(t.dep == "csubj" and t.tag == "VBG" and t.index in held and t.index < index for t in below)


def tops(parse: Parse, content: Sequence[int]) -> list[int]:
    """Return the tokens of a content that hang on none of its others, with the clauses that say what they are.

    Those are verbs coordinated with them and the clause of a noun: "the possibility that it rains".
    """
    found = [token.index for token in uppermost([parse.tokens[n] for n in content])]
    return found + [n for n in content if parse.tokens[n].head in found and goes_on(parse, n)]


def with_verb(parse: Parse, content: Sequence[Span], cue: Sequence[Span]) -> tuple[Span, ...]:
    """Return a content that is an object and what is said of it with the verb of its cue, other contents as they are.

    "The board | called | the deal a trap" and "accused | Ruiz of fraud" cannot be read without it.
    """
    told, verbs = parse.inside_all(content), set(parse.inside_all(cue))
    heads = [parse.tokens[n] for n in tops(parse, told) if parse.tokens[n].pos != "PUNCT"]
    leading = [n for t in heads if (n := taking(parse, t)) in verbs and n < told[0]]
    alone = [t.dep for t in heads] == ["dobj"] and bool(leading) and parse.tokens[leading[0]].lemma not in JUDGING
    if not leading or alone or any(t.dep == "ccomp" or clausal(parse, t.index, told) for t in heads):
        return tuple(content)
    between = range(leading[0], told[0])
    beside = verbs.union(n for n in between if parse.tokens[n].pos in {"PUNCT", "ADV", "PART"})
    if not beside.issuperset(between):
        return tuple(content)
    return (Span(parse.tokens[leading[0]].start, content[0].end), *content[1:])


def taking(parse: Parse, noun: Token) -> int:
    """Return the verb that has a noun as an object, -1 where none has; also by "to": "referred to him as …"."""
    above = parse.tokens[noun.head]
    if noun.dep in {"dobj", "oprd"}:
        return above.index
    return above.head if noun.dep == "pobj" and above.lemma == "to" and above.index < noun.index else -1


def goes_on(parse: Parse, index: int) -> bool:
    """Return whether a token is a coordinated verb, or heads a clause with "that" which says what a noun is."""
    token = parse.tokens[index]
    return token.dep == "conj" or (token.dep == "acl" and has_that(parse, token))


def clausal(parse: Parse, index: int, content: Sequence[int]) -> bool:
    """Return whether a token is a finite verb with its subject, both in the content."""
    token = parse.tokens[index]
    if token.pos not in VERBAL:
        return False
    return any(t.dep in ALL_SUBJECTS and t.index in content for t in parse.below(parse.tokens[index]))


def weight(parse: Parse, group: Sequence[int]) -> int:
    """Return the number of content words in a group."""
    return sum(parse.tokens[index].pos in CONTENT for index in group)


def worded(parse: Parse, group: Sequence[int]) -> list[int]:
    """Return the tokens of a group that are no marks, nor a "that" which opens a clause."""
    return [n for n in group if parse.tokens[n].pos != "PUNCT" and parse.tokens[n].dep != "mark"]


def head_of(tokens: list[Token]) -> Token:
    """Return the token that governs the others; of a compound that the parser left in pieces, the last noun."""
    tops = [token for token in uppermost(tokens) if token.pos != "PUNCT"]
    tops = [t for t in tops if t.pos != "DET"] or tops
    head = tops[0] if tops else tokens[0]
    for token in tops[1:]:
        if token.index == head.index + 1 and head.pos in {"NOUN", "PROPN", "ADJ"} and token.pos in {"NOUN", "PROPN"}:
            head = token
    return head
