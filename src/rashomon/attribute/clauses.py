"""Cut a parse into clause-sized pieces: the extents of statements.

A piece is a clause that makes sense alone: a main clause, a coordinated clause, a relative, participial or adverbial
clause, an appositive. Where an attribution's content begins or ends, a piece ends too, so that no piece holds two
voices; the words that only attribute (source and cue) belong to no piece, but for what a clause tells of a source.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from rashomon.attribute.contents import LEAST, clausal, is_drawn_out, weight, worded
from rashomon.attribute.openers import FEWEST, above, clause_heads, conditions, opens
from rashomon.attribute.quotation import is_title
from rashomon.grammar import NOUN_CLAUSES, RELATIVES, SUBJECTS, uppermost
from rashomon.model import Attribution, Parse, Sentence, Span, Token
from rashomon.signatures import NEGATIVE

# Words that join a clause to the one before and add nothing to what it says.
JOINERS = frozenset({"and", "but", "that", "or", "because", "as", "while", "although", "though", "so"})
# How the verb hangs that says who said what follows it.
ASIDES = frozenset({"ROOT", "relcl", "advcl", "acl", "pcomp", "conj", "parataxis"})
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
    told = [parse.inside_all(attribution.content) for attribution in attributions]
    worded = [any(c.isalnum() for m in t for c in parse.tokens[m].text) for t in told]
    return [Piece(attributions[n].content, tuple(t), t[0], n) for n, t in enumerate(told) if worded[n]]


def innermost(parse: Parse, attributions: Sequence[Attribution]) -> list[int | None]:
    """Return, for each token, the number of the shortest attribution content that covers it."""
    voices: list[int | None] = [None] * len(parse.tokens)
    told = [parse.inside_all(attribution.content) for attribution in attributions]
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
        source = set(parse.inside_all(attribution.source))
        held = [set(parse.inside(link.span)) for link in attribution.chain]
        clauses = [n for n in source if parse.tokens[n].dep in NOUN_CLAUSES and opens(parse, n)]
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
    # Where a group went that is given back: what hangs on it and stands before it goes there too.
    given: dict[tuple[int, int | None], tuple[int, int | None]] = {}
    for key in sorted(groups, key=lambda key: (key[0], -1 if key[1] is None else key[1]), reverse=True):
        clause, voice = key
        if voice is None and not telling(parse, groups[key], frame):
            continue
        if weight(parse, groups[key]) >= FEWEST or clause == parse.tokens[clause].head:
            continue
        parent = (heads[above(parse, clause)], voice)
        parent = given.get(parent, parent)
        if parent in groups and parent != key:
            groups[parent] = sorted(groups[parent] + groups.pop(key))
            given[key] = parent
    with_conditions(parse, groups, voices)
    with_verbs(parse, groups, voices)
    for key in [key for key in groups if weight(parse, groups[key]) < LEAST]:
        # "He would stay | if it rained": too short to be told alone, and not told elsewhere.
        clause, voice = key
        top = parse.tokens[outermost(parse, groups[key])]
        below = [k for k in groups if k[1] == voice and k != key and heads[above(parse, k[0])] == clause]
        said = voice is not None and (top.tag == "VB" or clausal(parse, top.index, groups[key]))
        own = voice is None and clausal(parse, top.index, groups[key]) and telling(parse, groups[key], frame)
        if below and (said or own):
            groups[min(below)] = sorted(groups[min(below)] + groups.pop(key))
        elif voice is not None and (before := ending_before(parse, groups, key)) is not None:
            groups[before] = sorted(groups[before] + groups.pop(key))
    return [
        group
        for (_, voice), group in sorted(groups.items(), key=lambda item: item[1])
        if weight(parse, group) >= (1 if is_whole(parse, sentence, voices, voice, group) else least(parse, group))
        and (telling(parse, group, frame) if voice is None else says_more(parse, group, frame))
    ]


def says_more(parse: Parse, group: Sequence[int], frame: Set[int]) -> bool:
    """Return whether what somebody says is more than that another said something: "| Rao told the board | it held"."""
    head = outermost(parse, group)
    rest = weight(parse, [n for n in group if n not in frame])
    return not frame >= set(worded(parse, group)) and (head not in frame or rest >= FEWEST)


def with_conditions(
    parse: Parse, groups: dict[tuple[int, int | None], list[int]], voices: Sequence[int | None]
) -> None:
    """Give a condition that the parser hangs on a verb of saying to what is said before it, in place.

    "It may be lost, the union warned, | unless it rains".
    """
    for key in [*groups]:
        clause, voice = key
        top = outermost(parse, groups[key])
        apart = voice is not None and voices[clause] != voice and top != clause and conditions(parse, top)
        before = [k for k in groups if apart and k[1] == voice and groups[k][-1] < groups[key][0]]
        if before:
            last = max(before, key=lambda k: groups[k][-1])
            groups[last] = sorted(groups[last] + groups.pop(key))


def with_verbs(parse: Parse, groups: dict[tuple[int, int | None], list[int]], voices: Sequence[int | None]) -> None:
    """Give a subject its verb, in place, where the parser hangs the subject on a cue.

    "An express | hit a lorry near Dala, police said": as if the express said so.
    """
    for key in [*groups]:
        if key not in groups:
            continue
        voice, top = key[1], parse.tokens[outermost(parse, groups[key])]
        astray = voice is not None and top.dep in SUBJECTS and top.index < top.head and voices[top.head] != voice
        last = groups[key][-1]
        for other in [k for k in groups if astray and k != key and k[1] == voice]:
            verb = outermost(parse, groups[other])
            if groups[other][0] == last + 1 and is_participle_of(parse, verb, groups[key]):
                groups[key] = sorted(groups[key] + groups.pop(other))


def is_participle_of(parse: Parse, index: int, group: Sequence[int]) -> bool:
    """Return whether a token is a past participle that tells of a noun in a group."""
    token = parse.tokens[index]
    return token.dep == "acl" and token.tag in {"VBN", "VBD"} and token.head in group


def least(parse: Parse, group: Sequence[int]) -> int:
    """Return how many words a clause must hold to say something: one that denies says it by less, "he was not hurt"."""
    top = outermost(parse, group)
    denied = any(parse.tokens[n].text.lower() in NEGATIVE for n in group) and clausal(parse, top, group)
    return 1 if denied else LEAST


def is_whole(
    parse: Parse, sentence: Sentence, voices: Sequence[int | None], voice: int | None, group: Sequence[int]
) -> bool:
    """Return whether a clause is all that somebody says in a sentence: "doctors say | she is stable"."""
    told = worded(parse, group)
    others = [n for n in range(sentence.first, sentence.last) if voices[n] == voice and n not in group]
    whole = voice is not None and bool(told) and not worded(parse, others)
    if not whole:
        return False
    top = outermost(parse, told)
    words = parse.span(told[0], told[-1] + 1).of(parse.report.text).split()
    # "And he said, ‘I knew’" within what is quoted tells no more than that, and a title tells nothing.
    return parse.tokens[top].lemma != "say" and clausal(parse, top, group) and not is_title(words)


def ending_before(
    parse: Parse, groups: Mapping[tuple[int, int | None], list[int]], key: tuple[int, int | None]
) -> tuple[int, int | None] | None:
    """Return the group of the same voice whose last word leads to a group that hangs on what its voice does not tell.

    "It will close for | good, Ana Ruiz warned": the parser may give the word to the name after it.
    """
    first, members = groups[key][0], {n for other, group in groups.items() if other[1] == key[1] for n in group}
    if parse.tokens[outermost(parse, groups[key])].head in members:
        return None
    before = next((other for other in groups if other[1] == key[1] and groups[other][-1] == first - 1), None)
    return before if before is not None and parse.tokens[first - 1].dep == "prep" else None


def telling(parse: Parse, group: Sequence[int], frame: set[int]) -> bool:
    """Return whether an own-voice group says more than who said something, to whom and when."""
    if outermost(parse, group) in frame:
        return False
    return weight(parse, [index for index in group if index not in frame]) >= FEWEST or not frame.intersection(group)


def outermost(parse: Parse, group: Sequence[int]) -> int:
    """Return the first token of a group that hangs on none of its others."""
    return uppermost([parse.tokens[n] for n in group])[0].index


def is_headline(parse: Parse, sentence: Sentence) -> bool:
    """Return whether a sentence stands in the headline: its terse grammar misleads the parser, so it stays whole."""
    return parse.report.headline is not None and parse.report.headline.contains(sentence.span)


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
    aside = aside or any(is_drawn_out(parse, n) for n in parse.children[last.index])
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
    if token.tag in RELATIVES and token.dep == "pobj":
        # "His comment | in which he said".
        token = parse.tokens[token.head]
        return token.head > group[-1] and token.head not in members
    leading = token.dep in {"mark", "aux", "auxpass", "advmod"} or token.tag in RELATIVES
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
