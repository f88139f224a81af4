"""Who does what a statement tells, and whose apologies are one.

Who apologises does it by speaking: the apology is the origin, as a speech is, however many tell of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from rashomon.grammar import uppermost
from rashomon.hands import Hands
from rashomon.model import Statement, Token

# A verb with one of these labels has the subject of the verb that it hangs on, where it has none of its own.
GOVERNED = frozenset({"advcl", "conj", "pcomp", "prep", "xcomp"})
# What is done by saying so; a parser may take the verb of a headline for a name.
APOLOGISES = re.compile(r"apologi[sz]e[sd]", re.IGNORECASE)
# What somebody does with an apology, whether a report says "apologised" or that one was issued.
ISSUING = frozenset("issue offer make post deliver give release publish tweet".split())


def doers(statement: Statement, hands: Hands) -> set[str]:
    """Return the entities that do what a statement tells: subjects of its verb, or of the verb that governs it."""
    parse = hands.index.parses[statement.report]
    inside = sorted(set(parse.inside_all(statement.content)))
    here = next(iter(uppermost([parse.tokens[n] for n in inside])), None)
    return set() if here is None else subjects(here, statement, hands)


def subjects(verb: Token, statement: Statement, hands: Hands) -> set[str]:
    """Return the entities that are the subject of a verb, or of the verb that governs it."""
    parse = hands.index.parses[statement.report]
    while True:
        found = [t for t in parse.below(verb) if t.dep == "nsubj"]
        if found or verb.dep not in GOVERNED:
            places = hands.places.get(statement.report, ())
            return {hands.owner[m.id] for m in places for t in found if m.span.holds(t.start)}
        verb = parse.tokens[verb.head]


def one_act(left: Set[str], right: Set[str]) -> bool:
    """Return whether two apologies for one thing, each by who makes it, may be one: no two people are known to.

    Nobody is who is not known.
    """
    return not left or not right or not left.isdisjoint(right)


def apologisers(own: Sequence[Statement], hands: Hands) -> dict[str, set[str]]:
    """Return, for each report that tells of an apology in its own voice, who makes it, nobody where that is not known.

    Statements of one claim tell one thing.
    """
    by_report = {report: [s for s in own if s.report == report] for report in sorted({s.report for s in own})}
    return {report: who for report, told in by_report.items() if (who := performed(told, hands)) is not None}


def performed(told: Sequence[Statement], hands: Hands) -> set[str] | None:
    """Return who apologises in what is told, nobody where that is not known, ``None`` where nobody does."""
    found = [subjects(verb, s, hands) & hands.people for s in told for verb in apologies(s, hands)]
    return set[str]().union(*found) if found else None


def apologies(statement: Statement, hands: Hands) -> Iterator[Token]:
    """Yield the verbs by which somebody apologises in a statement: "apologised", "issued an apology"."""
    parse = hands.index.parses[statement.report]
    asserted = statement.certainty == "asserted" and statement.polarity == "positive"
    for n in (n for span in statement.content for n in parse.inside(span) if asserted):
        token = parse.tokens[n]
        above = parse.tokens[token.head]
        if APOLOGISES.fullmatch(token.text):
            yield token
        elif token.lemma == "apology" and token.dep == "dobj" and above.lemma in ISSUING:
            yield above
