"""A clause → the parts of it that can be read alone.

Two reports may share half a clause: "the plant will close in May, the company said, with the loss of 400 jobs" beside
"400 jobs will go". The parts are the clause and the clauses inside it that lean on no other verb, each without some of
what is added at its edges, and what commas set off. A part says something of somebody: it has a verb of its own, or
tells what a noun before it is. It holds every word of its clause that negates, hedges or sets a condition: cut from
under it, it would say another thing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rashomon.grammar import SUBJECTS_OR_THERE, VERBAL, uppermost
from rashomon.model import Parse, Span, Statement, Token, clipped
from rashomon.signatures import ASKING, LINKS, NEGATIVE

# Words that carry no meaning of their own.
SILENT = frozenset({"DET", "PUNCT", "SPACE", "CCONJ", "SCONJ", "ADP", "PART", "AUX", "PRON", "SYM", "INTJ", "X"})
# What a word cannot be read without: a verb's object, complement and auxiliaries, what a preposition governs.
NEEDED = frozenset(
    {"dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "dative"}
    | {"aux", "auxpass", "neg", "prt", "pobj", "pcomp", "compound", "poss", "nummod"}
)
# Words that cannot be read without the word they hang on: "FBI" of "FBI official".
LEANING = frozenset({"compound", "poss", "nummod", "det", "amod", "aux", "auxpass", "neg"})
# Clauses that are told for themselves. Complements ("hopes to cut jobs") are told by their verb.
OWN = frozenset({"relcl", "acl", "advcl", "parataxis"})
# What may be left out behind a verb: what is added to it, and what is joined on. Not what tells which thing is meant
# ("the man who fell"), nor what a noun is of.
ADDED = frozenset({"prep", "agent", "advmod", "npadvmod", "appos", "conj", "advcl", "parataxis"})
PARTICIPLES = frozenset({"VBN", "VBG"})
# Words that look like verbs and tell nothing by themselves.
HELPING = frozenset({"aux", "auxpass", "amod", "compound"})
# Cut from under these, a clause says another thing.
BINDING = NEGATIVE | ASKING | {"without", "until"}
HYPHEN = "-"
MARKS = frozenset({",", ";", ":", "—", "–", "-", "--"})
CLOSING = '”"%)'  # noqa: S105
# Fewer words that carry meaning say nothing alone.
FEWEST = 2
# How many parts between commas a part may take together.
TOGETHER = 3

# Why a part was cut, in the order in which they are tried.
WHOLE, EDGES, INNER, SET_OFF = range(4)


@dataclass(frozen=True, slots=True)
class Extent:
    """A part of a clause: its first and last token, why it was cut, and whether it leans on a verb outside.

    "After losing its rudder" tells something beside "the ferry ran aground", and not alone.
    """

    first: int
    last: int
    kind: int
    leans: bool = False

    def spans(self, parse: Parse, statement: Statement) -> tuple[Span, ...]:
        """Return the part's spans: those of the statement inside it."""
        if self.kind == WHOLE:
            return statement.content
        return clipped(statement.content, Span(parse.tokens[self.first].start, parse.tokens[self.last].end))


def extents(parse: Parse, statement: Statement) -> tuple[Extent, ...]:
    """Return the parts of a clause, the whole first, each once."""
    inside = [n for span in statement.content for n in parse.inside(span) if parse.tokens[n].pos != "SPACE"]
    if not inside:
        return ()
    members = frozenset(inside)
    head = uppermost([parse.tokens[n] for n in inside])[0].index
    bound = {n for n in inside if binds(parse.tokens[n], statement)}
    cuts = (
        *((first, last, EDGES) for first, last in at_edges(parse, inside, members, head)),
        *((first, last, INNER) for first, last in inner(parse, inside, members, head)),
        *((first, last, SET_OFF) for first, last in set_off(parse, inside)),
    )
    tried = {(inside[0], inside[-1]): WHOLE}
    for first, last, kind in cuts:
        tried.setdefault(trimmed(parse.tokens, first, last, members), kind)
    clausal = tells(parse, inside)
    found = {
        part: kind
        for part, kind in tried.items()
        if kind == WHOLE or stands(parse, part, members, bound, clausal=clausal)
    }
    return tuple(
        Extent(first, last, kind, leans=kind != WHOLE and leans(parse, first, last, members))
        for (first, last), kind in found.items()
    )


def stands(
    parse: Parse, part: tuple[int, int], members: Collection[int], bound: Collection[int], *, clausal: bool
) -> bool:
    """Return whether a part can be read alone, without a word of the clause (``members``) outside it.

    It holds every word that is ``bound`` to be read with the clause, and tells something if the clause is ``clausal``.
    """
    inside = [n for n in range(part[0], part[1] + 1) if n in members]
    heavy = sum(parse.tokens[n].pos not in SILENT for n in inside) >= FEWEST and (tells(parse, inside) or not clausal)
    held = frozenset(inside)
    return heavy and held.issuperset(bound) and not any(lacks(parse, n, held, members) for n in inside)


def binds(token: Token, statement: Statement) -> bool:
    """Return whether a word negates, hedges or sets a condition."""
    if token.dep == "neg" or token.tag == "MD" or token.lemma.lower() in BINDING:
        return True
    return any(span.holds(token.start) for span in statement.stance)


def lacks(parse: Parse, index: int, held: Collection[int], members: Collection[int]) -> bool:
    """Return whether a part leaves out a word of the clause that one of its own words cannot be read without."""
    # "was in critical condition": after "be", a preposition is what is said and no addition.
    needed = NEEDED | {"prep"} if parse.tokens[index].lemma == "be" else NEEDED
    left_out = [n for n in parse.children[index] if n in members and n not in held]
    if any(parse.tokens[n].dep in needed or befalls(parse, n) for n in left_out):
        return True
    # "a native of Lagos, scored twice" is a piece of the subject with its verb.
    subjects = [
        n for n in parse.children[index] if parse.tokens[n].dep in SUBJECTS_OR_THERE and n in members and n not in held
    ]
    if any(n in held for subject in subjects for n in parse.subtree(subject)):
        return True
    if dangles(parse, index, held, members):
        return True
    above = parse.tokens[index].head
    return parse.tokens[index].dep in LEANING and above in members and above not in held


def befalls(parse: Parse, index: int) -> bool:
    """Return whether a participle tells what befell the noun before it: "led to the girl | being shot"."""
    below = parse.below(parse.tokens[index])
    return parse.tokens[index].dep == "acl" and any(t.dep == "auxpass" and t.tag == "VBG" for t in below)


def dangles(parse: Parse, index: int, held: Collection[int], members: Collection[int]) -> bool:
    """Return whether a participle that is added, or what a verb says of its subject, has lost what follows it.

    "Based" needs its "on", "he is privy" its "to".
    """
    token, behind = parse.tokens[index], index + 1
    if behind not in members or behind in held:
        return False
    if token.dep == "acomp":
        return parse.tokens[behind].dep == "prep" and parse.tokens[behind].lemma == "to"
    added = token.tag in PARTICIPLES and token.dep in {"prep", "acl", "advcl"}
    return added and parse.tokens[behind].dep in {"prep", "agent"}


def leans(parse: Parse, first: int, last: int, members: Collection[int]) -> bool:
    """Return whether a part is added to a verb outside it: a phrase or a clause that says when, how or why."""
    tokens = parse.tokens[first : last + 1]
    tops = [t for t in tokens if t.index in members and t.head != t.index and not first <= t.head <= last]
    return any(t.dep in {"prep", "advcl"} and t.head in members for t in tops)


def tells(parse: Parse, held: Sequence[int]) -> bool:
    """Return whether words say something of somebody: with a verb, or as an apposition that describes."""
    for token in (parse.tokens[n] for n in held):
        if token.pos in VERBAL and token.dep not in HELPING:
            return True
        if token.dep == "appos" and token.pos == "NOUN" and token.head < held[0]:
            return True
    return False


def at_edges(parse: Parse, inside: Sequence[int], members: Collection[int], head: int) -> list[tuple[int, int]]:
    """Return the clause without some of what stands at its edges."""
    below = [n for n in parse.children[head] if n in members and n < head]
    starts = [parse.subtree(n)[-1] + 1 for n in below if parse.tokens[n].dep not in SUBJECTS_OR_THERE]
    ends = [parse.subtree(n)[0] - 1 for n in inside if n > head and added(parse.tokens[n])]
    return [(a, b) for a in (inside[0], *starts) for b in (inside[-1], *ends) if a <= b]


def added(token: Token) -> bool:
    """Return whether a word heads what may be left out behind a verb."""
    return token.dep in ADDED and token.text.lower() != "of"


def inner(parse: Parse, inside: Sequence[int], members: Collection[int], head: int) -> list[tuple[int, int]]:
    """Return the clauses inside a clause that are told for themselves, with and without what is added behind a verb."""
    found = []
    for number in inside:
        if number == head or not alone(parse, number, head):
            continue
        here = [n for n in parse.subtree(number) if n in members]
        behind = [n for n in parse.children[number] if n > number and added(parse.tokens[n])]
        found += [(here[0], end) for end in (here[-1], *(parse.subtree(n)[0] - 1 for n in behind)) if here[0] <= end]
    return found


def alone(parse: Parse, index: int, head: int) -> bool:
    """Return whether a word heads a clause, or a phrase added to a verb, that leans on no other verb than ``head``.

    A coordinated verb without a subject of its own shares that of the first: it is told for itself where the first is.
    "The plan to sell" leans on its noun, "accused of selling" on its verb.
    """
    token, above = parse.tokens[index], parse.tokens[parse.tokens[index].head]
    if token.dep == "prep":
        return above.pos in VERBAL and token.text.lower() not in LINKS
    if token.pos not in VERBAL:
        return False
    below = parse.below(parse.tokens[index])
    if token.dep == "conj":
        own = any(t.dep in SUBJECTS_OR_THERE for t in below)
        return own or above.index == head or alone(parse, above.index, head)
    return token.dep in OWN and not (token.dep == "acl" and any(t.tag == "TO" for t in below))


def set_off(parse: Parse, inside: Sequence[int]) -> list[tuple[int, int]]:
    """Return what commas and dashes set off, up to ``TOGETHER`` parts in a row; "Paris, Texas" is one."""
    tokens = parse.tokens
    inner = [
        n for n in inside[1:-1] if tokens[n].text in MARKS and not (tokens[n].text == HYPHEN and in_word(tokens, n))
    ]
    apart = [n for n in inner if not tokens[n - 1].pos == tokens[n + 1].pos == "PROPN"]
    cuts = [inside[0] - 1, *apart, inside[-1] + 1]
    return [
        (cuts[i] + 1, cuts[j] - 1)
        for i in range(len(cuts))
        for j in range(i + 1, min(i + 1 + TOGETHER, len(cuts)))
        if cuts[i] < cuts[j] - 1
    ]


def in_word(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a mark stands inside a word: "11-year-old"."""
    return not (tokens[index - 1].space and tokens[index].space)


def trimmed(tokens: Sequence[Token], first: int, last: int, members: Collection[int]) -> tuple[int, int]:
    """Return the first and last token of a part without marks and joining words at its edges."""
    while first < last and not (
        first in members and tokens[first].text[0].isalnum() and tokens[first].pos not in {"CCONJ", "SCONJ"}
    ):
        first += 1
    while first < last and not (
        last in members
        and (tokens[last].text[-1].isalnum() or tokens[last].text in CLOSING)
        and tokens[last].pos != "CCONJ"
    ):
        last -= 1
    return first, last


# What is known of a part apart from what it says, in the order of `trait`.
TRAITS = ("length", "share", "verb", "subject", "first", "last", "open", "kind")


def trait(parse: Parse, part: Extent, whole: Extent) -> tuple[float, ...]:
    """Return a part's length in tokens, its share of the clause, whether it has a verb, a subject, the clause's first
    and last word, how many of its words hang on words outside it, and why it was cut."""
    tokens = parse.tokens[part.first : part.last + 1]
    length = len(tokens)
    return (
        float(length),
        length / (whole.last - whole.first + 1),
        float(any(t.pos == "VERB" for t in tokens)),
        float(any(t.dep in SUBJECTS_OR_THERE for t in tokens)),
        float(part.first == whole.first),
        float(part.last == whole.last),
        float(sum(not part.first <= t.head <= part.last for t in tokens)),
        float(part.kind),
    )
