"""What a source's words are read against: who is in the report, who spoke before them, and how far back."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.attribute.cast import Cast
from rashomon.attribute.kind import DOCUMENT
from rashomon.model import Attribution, Parse, Source, Span, Token

# A pronoun finds a speaker this many sentences back, or, since quotations are long, this many paragraphs.
SENTENCES, PARAGRAPHS = 4, 2
# A person who is no speaker is looked for this many sentences back, within this many characters.
NEAR, FARTHEST = 2, 1000


@dataclass(frozen=True, slots=True)
class Context:
    """Who is in the report, the chains so far, and what is being attributed, for sources that refer back."""

    cast: Cast
    earlier: tuple[Attribution, ...]
    content: tuple[Span, ...] = ()

    @property
    def parse(self) -> Parse:
        """Return the report's parse."""
        return self.cast.parse


def speakers(context: Context, head: Token) -> Iterator[Source]:
    """Yield those whose word was given before a token and within reach, the latest first; for "it" their documents too.

    "Rao says on her website: … "Born in Lima," it says": the website does.
    """
    paragraph = paragraph_of(context.parse, head.start)
    for attribution in reversed(context.earlier):
        place = first(attribution)
        near = paragraph - paragraph_of(context.parse, place) <= PARAGRAPHS
        # Who is quoted is "I" in the quotation.
        if attribution.quote == "direct" and any(s.holds(head.start) for s in attribution.content):
            continue
        if attribution.chain and (near or sentences_apart(context.parse, place, head) <= SENTENCES):
            yield attribution.chain[-1]
            if head.text.lower() == "it":
                yield from (link for link in reversed(attribution.chain[:-1]) if is_written(context.parse, link))


def is_written(parse: Parse, link: Source) -> bool:
    """Return whether a hand is a document that says something itself, not an occasion such as a briefing."""
    return link.kind == "document" and any(t.lemma in DOCUMENT for t in parse.tokens_in(link.span))


def first(attribution: Attribution) -> int:
    """Return where an attribution's words begin."""
    return min(span.start for span in (*attribution.source, *attribution.cue, *attribution.content))


def sentences_apart(parse: Parse, position: int, token: Token) -> int:
    """Return how many sentences lie between a position and a token."""
    here = parse.inside(Span(position, position + 1))
    return token.sentence - parse.tokens[here[0]].sentence if here else SENTENCES + 1


def paragraph_of(parse: Parse, position: int) -> int:
    """Return the number of the paragraph that holds a position."""
    return max(0, bisect.bisect_right(parse.report.paragraphs, position, key=lambda span: span.start) - 1)
