"""Two readings of one claim → where they part, slot by slot, with the words on both sides.

Each rule is strict: it speaks only where a careful reader would say that both cannot be exactly right as written, or
that one is firmer than the other. More detail on one side is no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.differ import extents, figures, hedges, opposites, persons, scores, stances, times
from rashomon.differ.side import Parting, Side
from rashomon.differ.words import reworded
from rashomon.hands import Hands
from rashomon.model import Statement

# What an outlet adds within what it quotes.
ADDED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# Words between quotation marks, of which a reading may hold one alone.
MARKED = re.compile(r"“([^“”]+)(?:”|$)|^([^“”]+)”|\"([^\"]+)(?:\"|$)")

# So many words at least tell that a quotation goes on where a reading ends.
LEAST = 3


def partings(a: Side, b: Side, hands: Hands) -> Iterator[Parting]:
    """Yield where two readings part. ``grows`` is 1 where the right figure is the higher, -1 where the left is.

    What two persons did on two days is no difference: "Ruiz was freed on Monday", "Lund was freed on Friday".
    """
    counted = [*figures.number(a, b)] or [*scores.score(a, b)]
    yield from counted
    # Two figures may be of two hours: "down 11 percent at noon", "12 percent lower at one".
    if not counted and not persons.are_two(a, b, hands):
        yield from times.date(a, b, hands)
    yield from persons.persons(a, b, hands)
    yield from hedges.certainty(a, b)
    yield from [*stances.polarity(a, b)] or opposites.opposed(a, b)
    yield from extents.scope(a, b)
    yield from wording(a, b, hands)


def agree(parting: Parting, a: Side, b: Side, hands: Hands) -> bool:
    """Return whether two readings, of which one parts from another, say the same there, and are not merely silent."""
    slot = parting.on
    if slot == "number":
        return figures.agree(parting, a, b) or scores.agree(parting, a, b)
    if slot == "date":
        return times.agree(parting, a, b)
    if slot == "person" or slot == "place":
        return persons.agree(parting, a, b, hands)
    if slot == "certainty" or slot == "polarity":
        return stances.agree(parting, a, b) or opposites.agree(parting, a, b)
    if slot == "wording":
        return plain(a.text) in plain(b.text) or plain(b.text) in plain(a.text)
    return False


def wording(a: Side, b: Side, hands: Hands) -> Iterator[Parting]:
    """Yield where both quote the same speaker's remark and the words between the marks differ.

    Pieces of a quotation, with the outlet's words between, that all stand in the other's are no other wording.
    """
    left, right = (plain(" ".join(pieces)) for pieces in (remark(a), remark(b)))
    if not (left and right and same_speaker(a.statement, b.statement, hands)):
        return
    in_pieces = [(pieces, other) for pieces, other in ((remark(a), right), (remark(b), left)) if len(pieces) > 1]
    if any(all(runs_on(plain(piece).split(), other.split()) for piece in pieces) for pieces, other in in_pieces):
        return
    if reworded(left.split(), right.split()):
        yield Parting("wording", a.statement.content, b.statement.content, plain=True)


def runs_on(piece: list[str], other: list[str]) -> bool:
    """Return whether a quotation holds another's words, or a part of it begins or ends them where its reading does.

    >>> runs_on("a deal to end the strike".split(), "we have a deal to end".split())
    True
    >>> runs_on("a deal at last".split(), "we have a deal to end".split())
    False
    """
    size = len(piece)
    if any(other[start : start + size] == piece for start in range(len(other) - size + 1)):
        return True
    return any(piece[:n] == other[-n:] or piece[-n:] == other[:n] for n in range(LEAST, min(size, len(other)) + 1))


def remark(side: Side) -> list[str]:
    """Return the words of a reading between quotation marks, mark by mark; all of a direct quotation.

    None where the reading leaves words out in the middle: they may stand in the report. What stands in brackets is the
    outlet's.
    """
    if len(side.statement.content) > 1:
        return []
    text = ADDED.sub(" ", side.text)
    if side.statement.quote == "direct":
        return [text]
    quoted = MARKED.findall(text) if side.statement.quote == "mixed" else ()
    return ["".join(found) for found in quoted]


def same_speaker(a: Statement, b: Statement, hands: Hands) -> bool:
    """Return whether two statements are the word of one linked entity."""
    entity = hands.last(a)
    return entity is not None and entity == hands.last(b)


def plain(text: str) -> str:
    """Return a text's words in lower case, one blank between, without marks; "&" is "and"."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.lower().replace("&", " and ")).split())
