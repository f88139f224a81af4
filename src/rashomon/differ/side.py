"""One reading with what stands inside it, and where two readings part: what the rules of each slot work on."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Mention, Slot, Span, Statement, Token


@dataclass(frozen=True, slots=True)
class Side:
    """One reading: its statement, tokens, head and text, and its amounts, ages, times, lengths of time and names.

    ``known`` are the words of its whole report, in lower case.
    """

    statement: Statement
    tokens: tuple[Token, ...]
    head: Token
    quantities: tuple[Mention, ...]
    times: tuple[Mention, ...]
    text: str
    ages: tuple[Mention, ...] = ()
    lengths: tuple[Mention, ...] = ()
    names: tuple[Mention, ...] = ()
    known: frozenset[str] = frozenset()

    def inside(self, span: Span) -> list[Token]:
        """Return the tokens that begin inside a span."""
        return [token for token in self.tokens if span.start <= token.start < span.end]

    def before(self, span: Span, count: int) -> str:
        """Return the last ``count`` words before a span, in lower case, one blank between."""
        return " ".join([token.text.lower() for token in self.tokens if token.end <= span.start][-count:])

    def about(self, *, but: Mention | None = None, names: bool = False) -> set[str]:
        """Return the lemmas of a reading's verbs and nouns outside its amounts and times (one of them excepted)."""
        taken = [m.span for m in (*self.quantities, *self.times, *self.ages, *self.lengths) if m is not but]
        wanted = {"NOUN", "VERB", "PROPN"} if names else {"NOUN", "VERB"}
        return {
            token.lemma.lower()
            for token in self.tokens
            if token.pos in wanted and not any(s.start <= token.start < s.end for s in taken)
        }

    def persons(self) -> set[str]:
        """Return the words of the persons' names in a reading."""
        spans = [mention.span for mention in self.names if mention.kind == "person"]
        return {token.text for span in spans for token in self.inside(span)}


@dataclass(frozen=True, slots=True)
class Parting:
    """One slot in which two readings part: the words on the left and on the right, if any carry it."""

    on: Slot
    left: tuple[Span, ...]
    right: tuple[Span, ...]
    grows: int = 0
