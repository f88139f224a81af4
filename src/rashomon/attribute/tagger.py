"""Parse → Attributions, by a small trained encoder (``models/attribution``, made by ``training/attribution``).

One pass of the encoder a paragraph. A first head marks the anchor of each attribution, the first word piece of its
cue; a second head reads every piece together with one anchor, and how its token stands to the anchor in the parse, and
gives it its role for that anchor: source, cue, content or nothing. So which source goes with which content is learned,
and discontinuous parts need no special case. Each paragraph is read alone: no paragraph's trouble spills into the
next, and later ones change nothing before them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rashomon import encoder
from rashomon.attribute import heads
from rashomon.attribute.edges import mended
from rashomon.attribute.heads import CONTENT, CUE, SOURCE, WIDTH, Heads
from rashomon.attribute.quotation import quoted
from rashomon.attribute.standing import between_marks, standing
from rashomon.encoder import Encoded, Offsets
from rashomon.model import Attribution, Parse, Span

# An anchor counts from this probability on; chosen on PolNeAR dev.
BAR = 0.7
# One that does not is a hint from this probability on.
FAINT = 0.1

Ints = npt.NDArray[np.int64]
Encode = Callable[[str], Encoded]


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text that is read at once, with its word pieces.

    ``tokens`` is the range of the parse's tokens in it; ``homes`` gives each piece's place in that range (pieces,).
    """

    span: Span
    encoded: Encoded
    tokens: range
    homes: Ints

    @property
    def real(self) -> npt.NDArray[np.bool_]:
        """Return which pieces stand for characters."""
        return np.asarray(self.encoded.offsets[:, 1] > self.encoded.offsets[:, 0])


@dataclass(frozen=True, slots=True)
class Seen:
    """What the tagger saw in each token of a parse, a row a token.

    ``vectors`` (tokens, WIDTH) are the encoder's; ``anchors`` (tokens,) and ``roles`` (tokens, 4) are the highest
    probabilities of being an anchor, and of being an anchor's source, cue or content.
    """

    vectors: encoder.Vectors
    anchors: encoder.Vectors
    roles: encoder.Vectors

    @classmethod
    def blank(cls, tokens: int) -> Seen:
        """Return what is seen before anything is read."""
        return cls(*(np.zeros(shape, dtype=np.float32) for shape in ((tokens, WIDTH), (tokens,), (tokens, 4))))


@dataclass(frozen=True, slots=True)
class Tagged:
    """The attributions of a parse in text order of their contents, without chains, and what was seen, if that tells."""

    attributions: tuple[Attribution, ...]
    seen: Seen | None = None


def encode(text: str) -> Encoded:
    """Return the word pieces of a text and their vectors, by the encoder that ships with the package."""
    return encoder.load(heads.MODEL).encode([text])[0]


def tag(parse: Parse) -> Tagged:
    """Return the attributions of a parse by the weights that ship with the package."""
    return tagged(parse, heads.load(), encode, BAR)


def tagged(parse: Parse, weights: Heads, encode: Encode, bar: float) -> Tagged:
    """Return the attributions that some weights find."""
    marks, seen = quoted(parse), Seen.blank(len(parse.tokens))
    found = []
    for span in spans_to_read(parse):
        unit = unit_of(parse, span, encode(span.of(parse.report.text)))
        starts = unit.encoded.offsets[:, 0] + span.start
        likely = weights.anchors(unit.encoded.vectors)
        pieces = weights.pieces(unit.encoded.vectors, between_marks(starts, marks))
        here = slice(unit.tokens.start, unit.tokens.stop)
        seen.vectors[here] = by_token(unit, unit.encoded.vectors)
        np.maximum.at(seen.anchors[here], unit.homes[unit.real], likely[unit.real])
        for anchor in np.nonzero(unit.real & (likely > min(bar, FAINT)))[0].tolist():
            branch, stem = standing(parse, unit.tokens, unit.tokens[unit.homes[anchor]])
            roles = weights.roles(unit.encoded.vectors, pieces, anchor, branch[unit.homes], stem[unit.homes])
            mean = by_token(unit, roles)
            np.maximum(seen.roles[here], mean * likely[anchor], out=seen.roles[here])
            if likely[anchor] > bar and (made := attribution(parse, unit, mean)) is not None:
                found.append(made)
    return Tagged(once(found), seen)


def once(found: list[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions in text order; of two with one content, the one whose cue is shorter.

    "The survey brought opposition among farmers, who reported that they lost money": what was reported was not brought.
    """
    longest_first = sorted(found, key=lambda a: sum(cue.end - cue.start for cue in a.cue), reverse=True)
    return tuple(sorted({a.content: a for a in longest_first}.values(), key=lambda a: (a.content, a.cue)))


def spans_to_read(parse: Parse) -> list[Span]:
    """Return the spans to read: paragraphs, those too long for the encoder cut between sentences."""
    by_paragraph: dict[int, list[Span]] = {}
    for sentence in parse.sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence.span)
    passages = encoder.load(heads.MODEL).passages
    return [span for sentences in by_paragraph.values() for span in passages(parse.report.text, sentences)]


def unit_of(parse: Parse, span: Span, encoded: Encoded) -> Unit:
    """Return a span with its pieces laid over the parse's tokens."""
    return Unit(span, encoded, parse.inside(span), homes(parse, span, encoded.offsets))


def homes(parse: Parse, span: Span, offsets: Offsets) -> Ints:
    """Return the place of the token that each piece begins in, counted from the span's first token."""
    tokens = parse.inside(span)
    starts = [parse.tokens[n].start for n in tokens]
    places = np.searchsorted(starts, offsets[:, 0] + span.start, side="right") - 1
    return np.asarray(np.maximum(places, 0), dtype=np.int64)


def attribution(parse: Parse, unit: Unit, roles: encoder.Vectors) -> Attribution | None:
    """Return the attribution that the tokens' roles make, or ``None`` where nothing is attributed."""
    by_token = mended(parse, token_roles(unit, roles))
    content, source, cue = (spans(parse, by_token, role) for role in (CONTENT, SOURCE, CUE))
    return Attribution(content, source, cue, (), "none") if content else None


def token_roles(unit: Unit, roles: encoder.Vectors) -> dict[int, int]:
    """Return the likeliest role of each token of a unit that was read; ``roles`` are means, so that no word is cut."""
    return {unit.tokens[place]: int(roles[place].argmax()) for place in np.unique(unit.homes[unit.real]).tolist()}


def by_token(unit: Unit, values: encoder.Vectors) -> encoder.Vectors:
    """Return the mean over each token's pieces, a row a token of the unit; zeros where a token was not read."""
    places, starts, count = np.unique(unit.homes[unit.real], return_index=True, return_counts=True)
    found = np.zeros((len(unit.tokens), values.shape[1]), dtype=np.float32)
    found[places] = np.add.reduceat(values[unit.real], starts, axis=0, dtype=np.float64) / count[:, None]
    return found


def spans(parse: Parse, roles: dict[int, int], role: int) -> tuple[Span, ...]:
    """Return the spans of a role's tokens; neighbours make one span."""
    found: list[Span] = []
    previous = -2
    for token in sorted(token for token, each in roles.items() if each == role):
        start, end = parse.tokens[token].start, parse.tokens[token].end
        if token == previous + 1:
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
        previous = token
    return tuple(found)
