"""Cut a parse into clause-sized pieces: the extents of statements.

A piece is a clause that makes sense alone: a main clause, a coordinated clause, a relative, participial or adverbial
clause, an appositive. Where an attribution's content begins or ends, a piece ends too, so that no piece holds two
voices; the words that only attribute (source and cue) belong to no piece, but for what a clause tells of a source.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from rashomon.attribute.contents import LEAST, clausal, tokens_of, weight
from rashomon.grammar import ALL_SUBJECTS, SUBJECTS
from rashomon.model import Attribution, Parse, Sentence, Span, Token

# Dependents that open a clause of their own where they are long enough to be read alone. Complement clauses of an
# attribution are cut by its content; other complements ("wants to leave", "agreed that …") stay with their verb.
OPENERS = frozenset({"advcl", "parataxis"})
# Fewer content words than this do not make sense alone: the piece goes back to the clause that holds it.
FEWEST = 3
# Words that join a clause to the one before and add nothing to what it says.
JOINERS = frozenset({"and", "but", "that", "or", "because", "as", "while", "although", "though", "so"})
# What opens a condition or leaves open whether it holds, and what opens a time that is a condition where it has not
# come: "once the dust settles". "As long as" and "as soon as" hang on the word between.
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "long"})
TIMES = frozenset({"when", "whenever", "once", "until", "till", "before", "after", "soon"})
HELPING = frozenset({"aux", "auxpass"})
# Which forms a coordinated verb without a helper has beside it, the ones that look alike among them.
LIKE = {"VB": frozenset({"VB", "VBP"}), "VBN": frozenset({"VBN", "VBD"})}
# How the verb hangs that says who said what follows it.
ASIDES = frozenset({"ROOT", "relcl", "advcl", "acl", "pcomp", "conj", "parataxis"})
RELATIVE = frozenset({"WDT", "WP", "WRB", "WP$"})
# Words that say nothing of whom or what they mean, and what makes a noun the one of its kind.
NOBODY = frozenset(
    "those that one ones anyone everyone someone anybody everybody somebody nobody anything something".split()
)
SINGLING = frozenset({"only", "first", "last", "same", "very"})
MARKS = frozenset({"“", "”", '"', "«", "»"})
# Words that a term in quotation marks has at most, "don't" for two.
LONGEST_TERM = 7
PAIRS = (("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"), ("(", ")"), ("[", "]"))


@dataclass(frozen=True, slots=True)
class Piece:
    """One clause-sized extent: its spans, its head token and the attribution whose content it is (or ``None``)."""

    content: tuple[Span, ...]
    tokens: tuple[int, ...]
    head: int
    attribution: int | None


def pieces(parse: Parse, attributions: Sequence[Attribution]) -> tuple[Piece, ...]:
    """Return the clause-sized pieces of a parse, in text order; every content word is in at most one of them."""
    voices = innermost(parse, attributions)
    frame = framing(parse, attributions) - describing(parse, attributions)
    found = []
    for sentence in parse.sentences:
        found += [
            piece
            for group in grouped(parse, sentence, voices, frame)
            if (piece := cut(parse, group, voices[group[0]], frame)) is not None
        ]
    return tuple(sorted(found, key=lambda piece: piece.content))


def fragments(parse: Parse, attributions: Sequence[Attribution]) -> list[Piece]:
    """Return the whole content of each attribution as one piece, where it has a word."""
    told = [tokens_of(parse, attribution.content) for attribution in attributions]
    worded = [any(c.isalnum() for m in t for c in parse.tokens[m].text) for t in told]
    return [Piece(attributions[n].content, tuple(t), t[0], n) for n, t in enumerate(told) if worded[n]]


def innermost(parse: Parse, attributions: Sequence[Attribution]) -> list[int | None]:
    """Return, for each token, the number of the shortest attribution content that covers it."""
    voices: list[int | None] = [None] * len(parse.tokens)
    told = [tokens_of(parse, attribution.content) for attribution in attributions]
    for number in sorted(range(len(told)), key=lambda n: -len(told[n])):
        for index in told[number]:
            voices[index] = number
    return voices


def framing(parse: Parse, attributions: Sequence[Attribution]) -> set[int]:
    """Return the tokens that only attribute: those of a source, a cue or another hand."""
    return {
        index
        for attribution in attributions
        for span in (*attribution.source, *attribution.cue, *hands(attribution))
        for index in parse.inside(span)
    }


def hands(attribution: Attribution) -> list[Span]:
    """Return where an attribution names its hands; one that is carried stands in another's words."""
    return [link.span for link in attribution.chain if link.carried is None]


def describing(parse: Parse, attributions: Sequence[Attribution]) -> set[int]:
    """Return the tokens of clauses inside a source that tell of it: "Rao, who led two strikes in May, said".

    What is told of a source that nobody names says only why it may know.
    """
    found = set[int]()
    for attribution in attributions:
        if not attribution.chain or attribution.chain[-1].kind == "anonymous":
            continue
        source = set(tokens_of(parse, attribution.source))
        held = [set(parse.inside(link.span)) for link in attribution.chain]
        clauses = [n for n in source if parse.tokens[n].dep in {"relcl", "acl"} and opens(parse, n)]
        for below in (set(parse.subtree(index)) for index in clauses):
            if below <= source and not any(hand <= below for hand in held):
                found |= below
    return found


def grouped(parse: Parse, sentence: Sentence, voices: Sequence[int | None], frame: set[int]) -> list[list[int]]:
    """Return the sentence's tokens grouped by clause and voice, small groups given back to their parent clause."""
    heads = clause_heads(parse, sentence, whole=is_headline(parse, sentence))
    groups: dict[tuple[int, int | None], list[int]] = {}
    for index in range(sentence.first, sentence.last):
        if parse.tokens[index].pos == "SPACE":
            continue
        groups.setdefault((heads[index], voices[index]), []).append(index)
    for key in sorted(groups, key=lambda key: (key[0], -1 if key[1] is None else key[1]), reverse=True):
        clause, voice = key
        if voice is None and not telling(parse, groups[key], frame):
            continue
        if weight(parse, groups[key]) >= FEWEST or clause == parse.tokens[clause].head:
            continue
        parent = (heads[above(parse, clause)], voice)
        if parent in groups and parent != key:
            groups[parent] = sorted(groups[parent] + groups.pop(key))
    for key in [key for key in groups if weight(parse, groups[key]) < LEAST]:
        # "He would stay | if it rained": too short to be told alone, and not told elsewhere.
        clause, voice = key
        top = parse.tokens[outermost(parse, groups[key])]
        below = [k for k in groups if k[1] == voice and k != key and heads[above(parse, k[0])] == clause]
        said = voice is not None and (top.tag == "VB" or clausal(parse, top.index, groups[key]))
        own = voice is None and clausal(parse, top.index, groups[key]) and telling(parse, groups[key], frame)
        if below and (said or own):
            groups[min(below)] = sorted(groups[min(below)] + groups.pop(key))
    return [
        group
        for (_, voice), group in sorted(groups.items(), key=lambda item: item[1])
        if weight(parse, group) >= LEAST
        and (telling(parse, group, frame) if voice is None else not frame.issuperset(worded(parse, group)))
    ]


def worded(parse: Parse, group: Sequence[int]) -> list[int]:
    """Return the tokens of a group that are no marks, nor a "that" which opens a clause."""
    return [n for n in group if parse.tokens[n].pos != "PUNCT" and parse.tokens[n].dep != "mark"]


def telling(parse: Parse, group: Sequence[int], frame: set[int]) -> bool:
    """Return whether an own-voice group says more than who said something, to whom and when."""
    if outermost(parse, group) in frame:
        return False
    return weight(parse, [index for index in group if index not in frame]) >= FEWEST or not frame.intersection(group)


def outermost(parse: Parse, group: Sequence[int]) -> int:
    """Return the first token of a group that hangs on none of its others."""
    members = set(group)
    return next((n for n in group if parse.tokens[n].head not in members or parse.tokens[n].head == n), group[0])


def is_headline(parse: Parse, sentence: Sentence) -> bool:
    """Return whether a sentence stands in the headline: its terse grammar misleads the parser, so it stays whole."""
    return parse.report.headline is not None and parse.report.headline.contains(sentence.span)


def clause_heads(parse: Parse, sentence: Sentence, *, whole: bool) -> dict[int, int]:
    """Return, for each token of a sentence, the token that heads its clause; one head for all if ``whole``."""
    if whole:
        return dict.fromkeys(range(sentence.first, sentence.last), sentence.first)
    heads: dict[int, int] = {}
    named = terms(parse, sentence)
    if any(parse.tokens[n].head == n for n in named):
        # Who takes a term for the main clause has misread the sentence.
        return dict.fromkeys(range(sentence.first, sentence.last), sentence.first)
    for index in range(sentence.first, sentence.last):
        trail = []
        here = index
        while here not in heads and (here in named or not opens(parse, here)):
            trail.append(here)
            here = above(parse, here)
        top = heads.get(here, here)
        for each in (here, *trail):
            heads[each] = top
    return heads


def terms(parse: Parse, sentence: Sentence) -> set[int]:
    """Return the tokens of terms in quotation marks before a noun: "the “stop, look” rule".

    The parser finds clauses in them, but they only name something.
    """
    tokens, found = parse.tokens, set[int]()
    marks = [n for n in range(sentence.first, sentence.last) if tokens[n].text in MARKS]
    for opening, closing in pairwise(marks):
        inside = range(opening + 1, closing)
        after = tokens[closing + 1] if closing + 1 < sentence.last else None
        short = 0 < len(worded(parse, inside)) <= LONGEST_TERM
        if short and after is not None and after.pos == "NOUN" and tokens[opening].text != "”":
            found |= set(inside)
    return found


def above(parse: Parse, index: int) -> int:
    """Return the token on which another hangs, as a reader has it: a condition on what it is one of.

    An apposition with a clause before it is of that clause's last noun.

    "Ruiz, who left the staff of the mayor, Ana Rao": a parser gives the name to whom the clause tells of.
    """
    tokens = parse.tokens
    head = tokens[index].head
    if inverted(parse, index):
        return next((n for n in parse.children[head] if n > index and tokens[n].dep == tokens[index].dep), head)
    if tokens[index].dep != "appos" or head > index:
        return head
    last = parse.subtree(index)[0] - 1
    while last > head and tokens[last].pos == "PUNCT":
        last -= 1
    clauses = (n for n in parse.children[head] if tokens[n].dep in {"relcl", "acl"} and head < n <= last)
    return last if any(last in parse.subtree(n) for n in clauses) else head


def opens(parse: Parse, index: int) -> bool:
    """Return whether a token heads a clause of its own."""
    token = parse.tokens[index]
    if token.head == index:
        return True
    if token.dep == "conj":
        # A coordinated verb opens a clause; a coordinated noun does not, nor does a verb right beside the other:
        # "born or naturalised in Kenya" shares what follows.
        beside = token.head == index - 2 and parse.tokens[index - 1].dep == "cc"
        verbs = token.pos in {"VERB", "AUX"} and parse.tokens[token.head].pos in {"VERB", "AUX"}
        return verbs and not (beside or helpless(parse, index) or is_alternative(parse, index))
    if token.dep in {"relcl", "acl"} and (index < token.head or picks_out(parse, index)):
        # "A politically charged issue": a participle before its noun only says which.
        return False
    if token.dep == "relcl":
        return stands_alone(parse, index)
    if token.dep == "acl" and of_noun(parse, index):
        return False
    if token.dep == "acl" and not infinitive(parse, index):
        # "efforts made by the mayor" is one thing; a participle that is long or set off by a comma tells its own.
        below = parse.subtree(index)
        return weight(parse, below) > FEWEST or (below[0] > 0 and parse.tokens[below[0] - 1].text == ",")
    if token.dep == "appos":
        # "a retired judge" says something of its own; a bare name does not.
        return any(parse.tokens[n].pos in {"NOUN", "NUM", "ADJ"} for n in parse.subtree(index))
    if token.dep == "ccomp":
        # What stands before its verb is told first and read alone: "Rain fell, it turned out".
        return index < token.head and not inverted(parse, index)
    if token.dep not in OPENERS or infinitive(parse, index):
        return False
    return not (conditions(parse, index) or places(parse, index) or is_only(parse, index))


def places(parse: Parse, index: int) -> bool:
    """Return whether a clause is all that another tells: "the strike comes | as the port prepares to close"."""
    verb = parse.tokens[parse.tokens[index].head]
    beside = {parse.tokens[n].dep for n in parse.children[verb.index] if n != index and parse.tokens[n].dep != "punct"}
    return verb.lemma == "come" and verb.index < index and beside <= SUBJECTS | HELPING


def is_alternative(parse: Parse, index: int) -> bool:
    """Return whether a clause leaves open which of several coordinated verbs holds: "whether he goes or stays"."""
    either = False
    while parse.tokens[index].dep in {"conj", "xcomp"}:
        index = parse.tokens[index].head
        either |= any(parse.tokens[n].lemma == "or" and parse.tokens[n].dep == "cc" for n in parse.children[index])
    return either and any(parse.tokens[n].text.lower() == "whether" for n in parse.children[index] if n < index)


def is_only(parse: Parse, index: int) -> bool:
    """Return whether another clause holds in a case alone: "they paid only | when a court told them to"."""
    tokens, verb = parse.tokens, parse.tokens[index].head
    opening = [n for n in parse.children[index] if n < index and (tokens[n].dep == "mark" or tokens[n].tag == "WRB")]
    if verb > index or not opening:
        return False
    before = {*parse.children[verb], *parse.children[index], opening[0] - 1}
    return any(tokens[n].lemma in {"only", "solely"} and tokens[n].dep == "advmod" for n in before if n < opening[0])


def helpless(parse: Parse, index: int) -> bool:
    """Return whether a coordinated verb has no helper of its own and another form than the one whose it would share.

    "A captain, engineer and decorated diver": the parser takes for a verb what is none.
    """
    token = parse.tokens[index]
    below = [parse.tokens[n] for n in parse.children[index]]
    helped = any(t.dep in HELPING | ALL_SUBJECTS for t in below)
    return not helped and parse.tokens[token.head].tag not in LIKE.get(token.tag, {parse.tokens[token.head].tag})


def conditions(parse: Parse, index: int) -> bool:
    """Return whether a clause tells only on what condition another holds: "if it rains", "as long as it rains".

    Alone it would tell as done what nobody says was, and the other without it as certain.
    """
    if inverted(parse, index):
        return True
    below = [parse.tokens[n] for n in parse.children[index]]
    opening = {t.text.lower() for t in below if t.index < index and (t.dep == "mark" or t.tag == "WRB")}
    if "as" in opening:
        opening.add(parse.tokens[parse.tokens[index].head].lemma)
    verbs = [parse.tokens[index], *(t for t in below if t.dep in HELPING)]
    finite = {t.tag for t in verbs} & {"VBD", "VBZ", "VBP", "MD"}
    return bool(opening & CONDITIONS) or (bool(opening & TIMES) and bool(finite) and "VBD" not in finite)


def inverted(parse: Parse, index: int) -> bool:
    """Return whether a clause before its verb is a condition by its order: "had the dam held, they would live"."""
    first = parse.tokens[parse.subtree(index)[0]]
    inside = first.dep in HELPING and first.head == index and first.text.lower() in {"had", "were", "should"}
    return inside and parse.tokens[index].dep in {"ccomp", "advcl"} and index < parse.tokens[index].head


def infinitive(parse: Parse, index: int) -> bool:
    """Return whether a verb is an infinitive without a subject of its own: "to promote the law" leans on its clause."""
    below = [parse.tokens[n] for n in parse.children[index]]
    plain = parse.tokens[index].tag == "VB" or any(t.tag == "TO" for t in below if t.index < index)
    bare = plain and not any(t.dep in ALL_SUBJECTS for t in below)
    return bare and not any(t.dep in HELPING and t.tag in {"MD", "VBD", "VBZ", "VBP"} for t in below)


def of_noun(parse: Parse, index: int) -> bool:
    """Return whether a clause is what a noun before it is about: "on condition that rain stops", "no sign that it has".

    Alone it would tell as done what the noun leaves open or denies.
    """
    below = (parse.tokens[n] for n in parse.children[index] if n < index)
    return any(t.dep == "mark" and t.lemma == "that" for t in below)


def picks_out(parse: Parse, index: int) -> bool:
    """Return whether a clause without a comma tells which is meant of what says nothing, or too much, without it.

    "Those | who fled in May", "the only port | that stayed open": alone the last would tell of the only port there is.
    """
    tokens, noun = parse.tokens, parse.tokens[parse.tokens[index].head]
    first = parse.subtree(index)[0]
    if first == 0 or tokens[first - 1].pos == "PUNCT":
        return False
    before = (tokens[n] for n in parse.children[noun.index] if n < noun.index)
    return noun.text.lower() in NOBODY or any(t.tag == "JJS" or t.text.lower() in SINGLING for t in before)


def stands_alone(parse: Parse, index: int) -> bool:
    """Return whether a relative clause can be read alone: its pronoun is its subject, or a comma sets it off.

    "which carried ninety passengers" can; "[the nine positions] it holds" cannot: it lacks what it speaks of.
    """
    tokens = parse.tokens
    first = parse.subtree(index)[0]
    subject = [n for n in parse.children[index] if tokens[n].dep in SUBJECTS]
    return (first > 0 and tokens[first - 1].text == ",") or any(tokens[n].tag in {"WDT", "WP"} for n in subject)


def cut(parse: Parse, group: list[int], attribution: int | None, frame: Set[int]) -> Piece | None:
    """Return the piece that a group of tokens makes, edges trimmed of what cannot be read there."""
    tokens = parse.tokens
    while group and (trimmed(tokens[group[0]], leading=True) or misread(parse, group[0])):
        group = group[1:]
    group = ended(parse, group, frame if attribution is None else frozenset())
    if not group:
        return None
    head = outermost(parse, group)
    spans = runs(parse, group)
    spans[-1] = closed(parse.report.text, spans[0].start, spans[-1])
    spans[0] = opened(parse.report.text, spans[0])
    return Piece(tuple(spans), tuple(group), head, attribution)


def ended(parse: Parse, group: list[int], frame: Set[int]) -> list[int]:
    """Return a group without what adds nothing at its end, what only leads on, and who said what follows.

    "We want rules rather than | to play games"; "he showed a plan that he said | the board did not want".
    """
    kept = list(group)
    while kept and (trimmed(parse.tokens[kept[-1]], leading=False) or leads_out(parse, kept)):
        kept.pop()
    said = len(kept)
    while said and kept[said - 1] in frame:
        said -= 1
    if said == len(kept):
        return kept
    # What a verb takes is no such aside: "the letter led | Ruiz to ask".
    last = parse.tokens[kept[-1]]
    aside = (last.pos == "VERB" and last.dep in ASIDES) or (last.dep == "nsubj" and last.head not in kept)
    return ended(parse, kept[:said], frame) if aside else kept


def leads_out(parse: Parse, group: Sequence[int]) -> bool:
    """Return whether a group's last word leads to words after it that are not in the group."""
    token, members = parse.tokens[group[-1]], set(group)
    if token.dep in {"prep", "agent"}:
        below = [n for n in parse.children[token.index] if n > token.index]
        # The parser leaves an "as" that opens a clause without it.
        return members.isdisjoint(below) if below else token.lemma == "as"
    if token.dep == "cc":
        return True
    leading = token.dep in {"mark", "aux", "auxpass", "advmod"} or token.tag in RELATIVE
    return leading and token.head > token.index and token.head not in members


def opened(text: str, first: Span) -> Span:
    """Return a piece's first span with the bracket that opens within its first word: "[W]e leave today"."""
    word = first.of(text).partition(" ")[0]
    cut = text[first.start - 1 : first.start] == "[" and "]" in word and "[" not in word
    return Span(first.start - cut, first.end)


def closed(text: str, start: int, last: Span) -> Span:
    """Return a piece's last span with the mark that closes a quotation or bracket opened inside the piece."""
    inside, after = text[start : last.end], text[last.end : last.end + 2]
    for opening, closing in PAIRS:
        place = after.find(closing)
        opened = inside.count(opening) % 2 if opening == closing else inside.count(opening) > inside.count(closing)
        if opened and place >= 0 and not after[:place].strip(",.;!?"):
            return Span(last.start, last.end + place + 1)
    return last


def trimmed(token: Token, *, leading: bool) -> bool:
    """Return whether a token adds nothing at the edge of a piece."""
    if token.text in {"$", "£", "€", "#"}:
        return False
    if not any(character.isalnum() for character in token.text):
        return not (token.text in {")", "%", "]"} and not leading)
    joins = token.pos == "CCONJ" or (leading and (token.pos == "SCONJ" or token.dep == "mark"))
    return joins and token.lemma in JOINERS


def misread(parse: Parse, index: int) -> bool:
    """Return whether a "that" only leads to what is told, though the parser gives it a part there."""
    token = parse.tokens[index]
    told = parse.tokens[token.head]
    subjects = (n for n in parse.children[told.index] if parse.tokens[n].dep in SUBJECTS)
    return token.text == "that" and token.tag == "WDT" and told.dep == "ccomp" and any(n > index for n in subjects)


def runs(parse: Parse, group: Sequence[int]) -> list[Span]:
    """Return the spans of a group's tokens, gaps of punctuation and white space closed."""
    tokens = parse.tokens
    spans: list[Span] = []
    last = None
    for index in group:
        token = tokens[index]
        gap = range(last + 1, index) if last is not None else range(0)
        if last is not None and all(not any(c.isalnum() for c in tokens[n].text) for n in gap):
            spans[-1] = Span(spans[-1].start, token.end)
        else:
            spans.append(Span(token.start, token.end))
        last = index
    return spans
