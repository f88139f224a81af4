"""What one report gives as somebody's word and another tells without a source, where both clearly say the same.

Rather too few than one too many: listed is only what a reader can see at a glance. A report that goes on with a
source's words for a sentence or two looks as if it spoke for itself, so its neighbourhood must be free of such words.
"""

from __future__ import annotations

import re

from rashomon.brief.differing import FACTS
from rashomon.brief.lines import Contrast, Row, Told, Unsourced
from rashomon.brief.rows import Ledger
from rashomon.model import Parse, Span, Statement, hull

# Words that both share at least, and their share of the longer one's words.
FEWEST, PART = 4, 0.3
HEARSAY = re.compile(r"\b(?:alleged|reported|purported|apparent)(?:ly)?\b|\b(?:accused|suspected) of\b", re.I)
QUOTATION = re.compile('[“”"]')
# Letters of a name's word at least: shorter ones ("the", "of") name nobody.
SHORTEST = 4


def unsourced(ledger: Ledger, rows: list[Row]) -> tuple[Unsourced, ...]:
    """Return the pairs, weightiest claim first, one a claim and each once."""
    found: dict[tuple[str, str], Unsourced] = {}
    for row in rows:
        pairs = (pair for contrast in row.contrasts if (pair := pair_of(ledger, contrast)) is not None)
        if (first := next(pairs, None)) is not None:
            found.setdefault((first.sourced.text, first.told.text), first)
    return tuple(found.values())


def pair_of(ledger: Ledger, contrast: Contrast) -> Unsourced | None:
    """Return the two readings, that with a source first, where nothing speaks against listing them."""
    slots = {slotted.on for slotted in contrast.slots}
    if "attribution" not in slots or slots & FACTS:
        return None
    sourced, told = sorted((contrast.left, contrast.right), key=lambda t: t.voice == "own")
    if sourced.voice == told.voice or sourced.quote != "indirect" or not sourced.chain:
        return None
    # "Police could not confirm whether …": it is nobody's word that it is so.
    if sourced.taken:
        return None
    # "Reportedly" is a source, if a nameless one.
    if told.headline or told.certainty == "reported" or HEARSAY.search(told.text):
        return None
    beside = ledger.index.statements[told.statement]
    one, other = (ledger.carried(each.report, each.content) for each in (sourced, told))
    if not say_the_same(one, other) or not stands_alone(ledger, sourced, beside):
        return None
    return Unsourced(contrast.claim, sourced, told)


def say_the_same(one: set[str], other: set[str]) -> bool:
    """Return whether two statements share words enough to be seen to say the same."""
    shared = len(one & other)
    return shared >= FEWEST and shared >= PART * max(len(one), len(other))


def stands_alone(ledger: Ledger, sourced: Told, statement: Statement) -> bool:
    """Return whether a sentence is told in the outlet's own voice beyond doubt.

    Nothing in it is attributed, it does not name the other report's source, and there are no quotation marks in it or
    in the sentences beside it.
    """
    parse, text = ledger.index.parses[statement.report], ledger.index.reports[statement.report].text
    sentence, near = around(parse, statement.span)
    names = {word for word in re.findall(r"\w+", sourced.chain[-1].label.casefold()) if len(word) >= SHORTEST}
    attributed = [
        s for s in ledger.index.statements.values() if s.report == statement.report and s.voice == "attributed"
    ]
    return (
        not QUOTATION.search(near.of(text))
        and names.isdisjoint(re.findall(r"\w+", sentence.of(text).casefold()))
        and not any(s.span.overlaps(sentence) for s in attributed)
    )


def around(parse: Parse, span: Span) -> tuple[Span, Span]:
    """Return the sentence in which a statement begins, and it with the sentences beside it."""
    at = next((n for n, s in enumerate(parse.sentences) if s.span.end > span.start), None)
    if at is None:
        return span, span
    near = parse.sentences[max(at - 1, 0) : at + 2]
    return parse.sentences[at].span, hull(sentence.span for sentence in near)
