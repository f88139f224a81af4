"""The part that a word plays in a reading, the same whether the clause is active or passive.

"the jury", in "the jury freed him" and in "he was freed by the jury", is the doer of "free". Two mentions stand for the
same thing in two readings where they play the same part of the same act.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from rashomon.differ.side import Side, likeness, one_thing
from rashomon.kin import kin
from rashomon.model import Mention, Token

DOERS = frozenset({"nsubj", "csubj", "agent"})
DONE = frozenset({"nsubjpass", "dobj", "dative", "attr", "oprd"})
# Labels whose word plays the part of the word that it hangs on.
SAME = frozenset({"appos", "conj", "nummod", "quantmod", "compound", "nmod", "amod"})
# Words for what does something and is nobody.
NOBODY = frozenset({"that"})

# The share of the shorter reading's words in common that lets two mentions face each other whatever their parts, and
# how likely the readings must be one statement then.
ALIKE, NEARLY = 0.3, 0.6
SURER = 0.75


class Role(NamedTuple):
    """A part and the lemma of the act or thing that it is a part of: ``("done", "sign")``, ``("in", "meet")``."""

    part: str
    act: str


def role(side: Side, mention: Mention) -> Role | None:
    """Return the part that a mention plays, ``None`` where the reading does not hold what it is a part of."""
    top = side.top(mention.span)
    return role_of(side, top) if top is not None else None


def role_of(side: Side, token: Token) -> Role | None:
    """Return the part that a token plays."""
    here, seen = token, {token.index}
    while here.dep in SAME and (above := side.at(here.head)) is not None and above.index not in seen:
        here = above
        seen.add(here.index)
    above = side.at(here.head)
    if above is None or above.index == here.index:
        return None
    if here.dep == "pobj" and above.dep == "agent":
        verb = side.at(above.head)
        return Role("doer", kin(verb.lemma)) if verb is not None else None
    if here.dep == "pobj" and above.dep == "prep":
        governor = side.at(above.head)
        part = "of" if above.lemma == "of" else above.lemma
        return Role(part, kin(governor.lemma)) if governor is not None else None
    return Role(part_of(here), kin(above.lemma))


def part_of(token: Token) -> str:
    """Return the part that a dependency label stands for."""
    if token.dep in DOERS:
        return "doer"
    if token.dep in DONE:
        return "done"
    return "of" if token.dep == "poss" else token.dep


def doers(side: Side, verbs: Iterable[Token]) -> list[Token]:
    """Return the words for who does what some verbs tell, pronouns too."""
    return [t for verb in verbs for t in side.below(verb) if part_of(t) == "doer"]


def blamed(side: Side, verbs: Iterable[Token]) -> list[Token]:
    """Return the words for who does what some verbs tell, but for a happening's: "the crash that killed her"."""
    return [token for token in doers(side, verbs) if token.text.lower() not in NOBODY]


def faces(a: Side, left: Mention, b: Side, right: Mention, part: float = ALIKE) -> bool:
    """Return whether two mentions stand for the same thing: the same part of the same act, or much the same words."""
    one = role(a, left)
    return (one is not None and one == role(b, right)) or likeness(a, b, [left.span], [right.span]).part >= part


def other_parts(a: Side, left: Mention, b: Side, right: Mention) -> bool:
    """Return whether two mentions are known to play two parts."""
    parts = role(a, left), role(b, right)
    return None not in parts and parts[0] != parts[1]


def unmatched(
    a: Side, b: Side, lefts: Sequence[Mention], rights: Sequence[Mention], agree: Callable[[Mention, Mention], bool]
) -> tuple[list[Mention], list[Mention]]:
    """Return the mentions of two readings that agree with none of the other reading.

    Those that agree and play the same part are a pair, and stand for no third: "on Sunday" is not "Sunday's match"
    where each reading tells of such a match.
    """
    for left in lefts:
        pair = next(
            (r for r in rights if agree(left, r) and (part := role(a, left)) is not None and part == role(b, r)), None
        )
        if pair is not None:
            lefts, rights = ([m for m in each if m not in (left, pair)] for each in (lefts, rights))
    return (
        [left for left in lefts if not any(agree(left, right) for right in rights)],
        [right for right in rights if not any(agree(left, right) for left in lefts)],
    )


def opposed(
    a: Side, b: Side, lefts: Sequence[Mention], rights: Sequence[Mention], part: Callable[[Mention, Mention], bool]
) -> Iterator[tuple[Mention, Mention]]:
    """Yield the pairs of mentions that part and face each other; of several, those of the same part in the clause.

    Two of other parts may belong to two acts, "praised on Monday", "endorsed on Friday", unless the readings surely say
    one thing.
    """
    pairs = [(left, right) for left in lefts for right in rights if part(left, right)]
    same = [(left, right) for left, right in pairs if (r := role(a, left)) is not None and r == role(b, right)]
    if same:
        yield from same
    elif len(pairs) == 1 and one_thing(a, b, SURER):
        yield from pairs
