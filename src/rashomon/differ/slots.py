"""Two readings of one claim → where they part, slot by slot, with the words on both sides.

Each rule is strict: it speaks only where a careful reader would say that both cannot be exactly right as written, or
that one is firmer than the other. More detail on one side is no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.differ import figures
from rashomon.differ.persons import persons
from rashomon.differ.side import Parting, Side
from rashomon.differ.times import date
from rashomon.differ.words import reworded
from rashomon.hands import Hands
from rashomon.model import Certainty, Slot, Span, Statement

FIRM: dict[Certainty, int] = {
    "asserted": 3,
    "future": 3,
    "expected": 2,
    "reported": 1,
    "possible": 1,
    "considered": 0,
}
# Words that hedge or deny wherever they stand: a reading that holds one is not plainly firm, or plainly positive.
HEDGES = frozenset(
    """may might could likely probably possibly perhaps maybe expect plan intend believe suspect allege consider appear
    seem possible unclear apparently reportedly allegedly purportedly supposedly rumor rumour due""".split()
)
NEGATIVES = frozenset({"not", "n't", "n’t", "no", "never", "neither", "nor", "nobody", "nothing", "none", "without"})
DENIALS = frozenset({"deny", "refuse", "reject", "decline", "fail", "refute", "dispute", "lack"})
# Verbs that hedge only what they take as a complement: "set to open", but not "set fire to".
TAKERS = frozenset({"set", "discuss", "consider", "plan", "propose", "weigh", "schedule"})
# Verbs that hold the act and are not the act.
HOLDING = HEDGES | TAKERS | {"be", "have", "do", "say", "go", "get", "make", "take"}
ALL = frozenset({"all", "every", "each", "entire", "whole", "both", "any", "everyone", "nobody", "none"})
SOME = frozenset({"some", "most", "many", "several", "part", "half", "few", "certain", "partly", "almost"})


def partings(a: Side, b: Side, hands: Hands) -> Iterator[Parting]:
    """Yield where two readings part. ``grows`` is 1 where the right figure is the higher, -1 where the left is."""
    yield from figures.number(a, b)
    yield from date(a, b)
    yield from persons(a, b)
    yield from certainty(a, b)
    yield from polarity(a, b)
    yield from scope(a, b)
    yield from wording(a, b, hands)


def agree(slot: Slot, a: Side, b: Side) -> bool:
    """Return whether two readings that do not part in a slot say the same there, and are not merely silent."""
    if slot == "number":
        return figures.agree(a, b)
    if slot == "wording":
        return plain(a.text) in plain(b.text) or plain(b.text) in plain(a.text)
    return slot not in {"person", "place"}


def certainty(a: Side, b: Side) -> Iterator[Parting]:
    """Yield where one reading is firmer than the other by its own words."""
    gap = FIRM[a.statement.certainty] - FIRM[b.statement.certainty]
    if not gap or a.statement.polarity != b.statement.polarity or not acts(a) & acts(b):
        return
    firm, soft = (a, b) if gap > 0 else (b, a)
    # A past telling of a plan says "would"; that is no firmer than "intends".
    if told_as_would(firm) and FIRM[soft.statement.certainty] == FIRM["expected"]:
        return
    if hedges(soft) and not lemmas(firm) & HEDGES:
        yield Parting("certainty", a.statement.stance, b.statement.stance)


def acts(side: Side) -> set[str]:
    """Return the lemmas of a reading's verbs and of the nouns and adjectives that its main verb says something with.

    One reading is firmer than another only where both speak of the same act.
    """
    carried = {"attr", "acomp", "dobj", "oprd"}
    return {
        token.lemma.lower()
        for token in side.tokens
        if token.lemma not in HOLDING
        and (token.pos == "VERB" or (token.dep in carried and token.pos != "PROPN") or token is side.head)
    }


def lemmas(side: Side) -> set[str]:
    """Return a reading's lemmas in lower case, with its words as written."""
    return {form.lower() for token in side.tokens for form in (token.lemma, token.text)}


def told_as_would(side: Side) -> bool:
    """Return whether a reading's stance is the word "would"."""
    spans = {span.start for span in side.statement.stance}
    return any(token.start in spans and token.text.lower() == "would" for token in side.tokens)


def hedges(side: Side) -> bool:
    """Return whether a reading's stance words truly hedge its clause.

    A noun does not ("the suspect"), nor a verb that takes a thing and no clause ("set fire"), nor a past ability
    that is denied ("could not").
    """
    spans = {span.start for span in side.statement.stance}
    carriers = [token for token in side.tokens if token.start in spans]
    return any(
        token.pos not in {"NOUN", "PROPN"}
        and (token.lemma not in TAKERS or any(t.head == token.index and t.dep == "xcomp" for t in side.tokens))
        and not (token.text.lower() == "could" and side.statement.polarity == "negative")
        and token.lemma.lower() not in NEGATIVES | DENIALS
        for token in carriers
    )


def polarity(a: Side, b: Side) -> Iterator[Parting]:
    """Yield where one reading says that it is so and the other that it is not, of the same act."""
    if a.statement.polarity == b.statement.polarity or a.head.lemma != b.head.lemma:
        return
    if not denies(a if a.statement.polarity == "positive" else b):
        yield Parting("polarity", a.statement.stance, b.statement.stance)


def denies(side: Side) -> bool:
    """Return whether a reading holds a negating word anywhere, or an adjective that negates ("unwinnable")."""
    if lemmas(side) & (NEGATIVES | DENIALS) or re.search(r"n\s?[’']\s?t\b", side.text.lower()):
        return True
    return any(token.pos == "ADJ" and token.lemma.lower().startswith("un") for token in side.tokens)


def scope(a: Side, b: Side) -> Iterator[Parting]:
    """Yield where one reading speaks of all and the other of some of the same thing."""
    lefts, rights = quantified(a), quantified(b)
    for noun in sorted(lefts.keys() & rights.keys()):
        (wide, left), (other, right) = lefts[noun], rights[noun]
        if wide != other:
            yield Parting("scope", (left,), (right,))
            return


def quantified(side: Side) -> dict[str, tuple[bool, Span]]:
    """Return the nouns that a reading speaks of as all (true) or some (false), with the word that says so."""
    members = {token.index: token for token in side.tokens}
    found = {}
    for token in side.tokens:
        if token.lemma in ALL | SOME and token.head in members and members[token.head].pos in {"NOUN", "PROPN"}:
            found[members[token.head].lemma] = (token.lemma in ALL, Span(token.start, token.end))
    return found


def wording(a: Side, b: Side, hands: Hands) -> Iterator[Parting]:
    """Yield where both quote the same speaker's remark and the words between the marks differ."""
    if (
        a.statement.quote != "direct"
        or b.statement.quote != "direct"
        or not same_speaker(a.statement, b.statement, hands)
    ):
        return
    if reworded(plain(a.text).split(), plain(b.text).split()):
        yield Parting("wording", a.statement.content, b.statement.content)


def same_speaker(a: Statement, b: Statement, hands: Hands) -> bool:
    """Return whether two statements are the word of one linked entity."""
    entity = hands.last(a)
    return entity is not None and entity == hands.last(b)


def plain(text: str) -> str:
    """Return a text's words in lower case, one blank between, without marks."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split())
