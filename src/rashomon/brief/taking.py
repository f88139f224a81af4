"""What takes a clause: the words before it that deny it or leave it open, and what they make of it."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.grammar import ALL_SUBJECTS, FINITE, HELPERS
from rashomon.model import Certainty, Parse, Span
from rashomon.signatures import standing

HELD: dict[Certainty, str] = {"expected": "expected", "reported": "reported", "considered": "under consideration"}
JOINING = frozenset({"mark", "prep", "prt"})


def taking(parse: Parse, content: Sequence[Span], stance: Sequence[Span]) -> Span | None:
    """Return the words before a clause that deny it or leave it open, with their helpers and the "that" that follows.

    ``stance`` are the words that carry the clause's certainty and polarity, inside it or not. In "the inquiry did not
    establish that the dam leaked", the clause "the dam leaked" is told with "did not establish that".
    """
    start = min(span.start for span in content)
    words = [n for span in stance for n in parse.inside(span) if span.end <= start]
    # An infinitive's "to" before one joined with it tells nothing alone.
    if all(parse.tokens[n].tag == "TO" for n in words):
        return None
    if joined_finite(parse, content, words):
        return None
    first, last = min(words), max(words)
    while first and parse.tokens[first - 1].dep in HELPERS and first <= parse.tokens[first - 1].head <= last:
        first -= 1
    while parse.tokens[last + 1].dep in JOINING and parse.tokens[last + 1].end <= start:
        last += 1
    # "Claims by | the crew that …": what leads elsewhere tells nothing alone.
    leading = any(t.start >= start for t in parse.below(parse.tokens[last]))
    if parse.tokens[last].dep == "prep" and not leading:
        last -= 1
    return parse.span(first, max(first, last) + 1)


def joined_finite(parse: Parse, content: Sequence[Span], words: Sequence[int]) -> bool:
    """Return whether a clause is a finite verb without its subject, joined with what a "whether" among the words opens.

    In "doubts whether it is safe and has called for a check" nobody doubts that anybody called.
    """
    inside = set(parse.inside_all(content))
    opened = {parse.tokens[n].head for n in words if parse.tokens[n].dep == "mark"} - inside
    tops = [parse.tokens[n] for n in inside if parse.tokens[n].head in opened and parse.tokens[n].dep == "conj"]
    below = [parse.tokens[n] for top in tops for n in (top.index, *parse.children[top.index])]
    finite_verb = any(t.tag in FINITE for t in below)
    return finite_verb and not any(t.dep in ALL_SUBJECTS for t in below)


def taken(parse: Parse, content: Sequence[Span], cue: Sequence[Span]) -> str:
    """Return in a word what the words that take a clause make of it: "denied", "left open", empty where they keep it.

    ``cue`` are the words that give the clause to its source.
    """
    inside = set(parse.inside_all(content))
    head = next((n for n in sorted(inside) if parse.tokens[n].head not in inside), None)
    if head is None:
        return ""
    until = set(parse.inside_all(cue))
    effect, _ = standing(parse, parse.tokens[head], until)
    if effect.denied:
        return "not affirmed" if effect.certainty == "possible" else "denied"
    return "left open" if effect.certainty == "possible" else HELD.get(effect.certainty, "")
