"""What one says and what another says beside it, parted: of two attributions that hold the same words one loses them.

A tagger that sees two speak in a sentence may give either what the other says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.attribute.cast import Cast
from rashomon.attribute.nested import CLOSING, REACH, is_contrast, verbs
from rashomon.model import Attribution, Parse, Span, hull

# Characters between a content and the words that close its sentence: a comma, a mark.
APART = 3


def without_said_before(parse: Parse, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions, those of contents in parts without parts of what another says before in the sentence.

    "Despite warnings from the union that it was late and | “unsafe,” | the board dismissed | the plea": "unsafe" is the
    union's word.
    """
    return [without_parts(parse, each, [other for other in found if other is not each]) for each in found]


def without_parts(parse: Parse, attribution: Attribution, others: Sequence[Attribution]) -> Attribution:
    """Return an attribution without the parts of its content that end another's, or that follow another's cue.

    That cue stands before both, or after what is left: "the Courier reported that it sank, while | the Herald told of |
    a fire". What this one's content holds with its source is told within it.
    """
    if len(attribution.content) == 1 or not attribution.cue:
        return attribution
    cue = hull(attribution.cue)
    around = next((sentence.span for sentence in parse.sentences if sentence.span.contains(cue)), cue)
    told = [(o, hull(o.cue), hull(o.content)) for o in others if o.cue and o.source and around.contains(hull(o.cue))]
    before = [whole for _, word, whole in told if word.end <= whole.start and whole.end <= cue.start]
    first = attribution.content[0]
    after = [
        whole
        for other, word, whole in told
        if cue.end <= first.start
        and first.end <= word.start < word.end <= whole.start
        and not any(span.overlaps(part) for span in other.source for part in attribution.content)
    ]
    kept = tuple(
        part
        for part in attribution.content
        if not any(whole.start < part.start and part.end <= whole.end for whole in before)
        and not any(whole.contains(part) for whole in after)
    )
    return replace(attribution, content=kept) if kept else attribution


def reaching_back(parse: Parse, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions, those that close a sentence with all of it that another in it tells.

    "Ruiz told the council | that he needed a pledge, one person said": that she told them so is the person's word, not
    only what she told.
    """
    inside: dict[int, list[Attribution]] = {}
    for each in found:
        inside.setdefault(sentence_of_content(parse, each), []).append(each)
    return [reached_back(each, inside[sentence_of_content(parse, each)]) for each in found]


def reached_back(last: Attribution, beside: Sequence[Attribution]) -> Attribution:
    """Return an attribution that closes a sentence with the whole of another of which it holds what is told, if any."""
    content = hull(last.content)
    closing = hull((*last.source, *last.cue)) if last.source and last.cue else content
    if not 0 < closing.start - content.end <= APART:
        return last
    for other in beside:
        opening = hull((*other.source, *other.cue)) if other.source and other.cue else content
        told = hull(other.content)
        if opening.end <= content.start and told.contains(content) and told.end <= closing.start:
            return replace(last, content=(hull((opening, told)),))
    return last


def sentence_of_content(parse: Parse, attribution: Attribution) -> int:
    """Return the number of the sentence in which an attribution's content begins, -1 where it holds no token."""
    tokens = parse.inside_all(attribution.content)
    return parse.tokens[tokens[0]].sentence if tokens else -1


def without_contrasted(parse: Parse, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions without what a "while" sets beside it that another says: "…, | while police put it at 9".

    That other's source and cue stand in the clause, and no word of the first's.
    """
    made = list(found)
    for other in found:
        verbs = parse.tokens_in(*other.cue)
        beside = [t for t in verbs if t.index > t.head and is_contrast(parse, t)]
        clause = parse.subtree(beside[0].index) if beside and other.source else range(0)
        whole = parse.span(clause[0], clause[-1] + 1) if clause else None
        if whole is None or not whole.contains(hull((*other.source, *other.cue))):
            continue
        made = [each if each == other else cut_before(each, whole) for each in made]
    return made


def cut_before(attribution: Attribution, clause: Span) -> Attribution:
    """Return an attribution without the end of its content, from where a clause that it holds begins."""
    frame, whole = (*attribution.source, *attribution.cue), hull(attribution.content)
    ends = whole.start < clause.start and whole.end <= clause.end
    if not frame or hull(frame).end > clause.start or not ends:
        return attribution
    kept = (Span(s.start, min(s.end, clause.start)) for s in attribution.content if s.start < clause.start)
    return replace(attribution, content=tuple(kept))


def given_back(cast: Cast, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions, each quotation that a source and cue close given to these alone.

    "“Did it sink?” | a juror asked. “It did,” he replied": what is asked is no part of what he replied.
    """
    frames = {n: hull((*each.source, *each.cue)) for n, each in enumerate(found) if each.source and each.cue}
    contents = {n: list(each.content) for n, each in enumerate(found)}
    for mark in cast.marks:
        closing = [n for n, frame in frames.items() if closes(cast.parse, mark, frame)]
        if len(closing) != 1:
            continue
        last = closing[0]
        holding = [n for n in contents if any(part.overlaps(mark) for part in contents[n])]
        # "It was late and “unsafe,” | the board said": the marks are within what is told.
        if any(part.start < mark.start - APART for n in holding for part in contents[n] if part.overlaps(mark)):
            continue
        for n in holding:
            # "“It was late,” she said, | according to the Courier": that she said so is told too.
            around = any(part.overlaps(frames[last]) for part in contents[n])
            if n in frames and n != last and not around and not frames[n].overlaps(frames[last]):
                contents[n] = [part for part in contents[n] if not part.overlaps(mark)]
        if holding and last not in holding:
            contents[last].append(mark)
    return [replace(each, content=tuple(sorted(contents[n]))) if contents[n] else each for n, each in enumerate(found)]


def without_others(cast: Cast, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions, each without a whole sentence before its cue's in which another says something.

    "A miner said it leaked. | It would be closed, the official said": the official does not say that the miner said so.
    Of a quotation that is so where the cue stands within the marks.
    """
    return [without_other(cast, each, found) for each in found]


def without_other(cast: Cast, attribution: Attribution, found: Sequence[Attribution]) -> Attribution:
    """Return an attribution without the sentences before its cue's up to the last in which another says something."""
    content, words = attribution.content, cast.parse.inside_all(attribution.cue)
    if not content or not words:
        return attribution
    cue, here = hull(attribution.cue), cast.parse.sentences[cast.parse.tokens[words[0]].sentence].span
    if content[0].start >= here.start or any(
        part.overlaps(mark) and not mark.contains(cue) for part in content for mark in cast.marks
    ):
        return attribution
    frames = [hull((*other.source, *other.cue)) for other in found if other.source and other.cue]
    frames += [hull((who, Span(word.start, word.end))) for who, word, _ in verbs(cast)]
    before = [s.span for s in cast.parse.sentences if content[0].start < s.span.end <= here.start]
    others = [s for s in before if any(s.contains(f) and any(p.contains(f) for p in content) for f in frames)]
    start = max((s.end for s in others), default=0)
    kept = tuple(Span(max(part.start, start), part.end) for part in content if part.end > start)
    return replace(attribution, content=kept) if kept else attribution


def closes(parse: Parse, mark: Span, frame: Span) -> bool:
    """Return whether a source and cue stand right after a quotation and close it: "“It sank,” she said"."""
    text = parse.report.text
    last = text[mark.end - 1]
    if last not in ",?!" or not 0 <= frame.start - mark.end <= REACH or text[mark.end : frame.start].strip(CLOSING):
        return False
    # "“Did it sink?” Ana Ruiz said “No” to that."
    rest = text[frame.end : parse.sentences[parse.tokens[parse.inside(frame)[-1]].sentence].span.end]
    return last == "," or not any(sign in rest.rstrip(' ”"»') for sign in '“"«:')
