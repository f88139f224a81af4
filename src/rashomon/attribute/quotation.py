"""Quotation marks as evidence: what stands between them, and whose it is when no cue says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.attribute.contents import clausal, in_passing, tops
from rashomon.model import Attribution, Parse, Quote, Span, hull

OPENING = {"“": "”", "«": "»", "„": "“", "``": "''", '"': '"'}
MARKS = re.compile(r"``|''|[“”«»„\"]")
# A quoted stretch of fewer words is a term in quotation marks, not somebody's statement.
FEWEST = 5
# A quotation goes on over so many paragraphs without a mark, and no more.
MOST = 6
# Words of more letters have a capital in a title.
SHORTEST_LONG = 4


def quoted(parse: Parse) -> tuple[Span, ...]:
    """Return what stands inside double quotation marks, marks excluded, paragraph by paragraph.

    A mark that is not closed reaches to the next that opens, or to the end of its paragraph and no further: a quotation
    over several paragraphs opens anew in each, or, where none of them has a mark, is closed in the last. A straight
    mark opens or closes by what stands beside it where that tells, so that one missing mark does not turn the rest
    inside out.
    """
    text, paragraphs = parse.report.text, parse.report.paragraphs
    found = [inside_marks(text, paragraph) for paragraph in paragraphs]
    onward = [between(text, paragraphs, found, first) for first in range(len(paragraphs))]
    whole = {
        n for first, each in enumerate(onward) for n in (first, *each) if each and (n > first or nests(text, found[n]))
    }
    return tuple(span for n, spans in enumerate(found) for span in ([paragraphs[n]] if n in whole else spans))


def between(text: str, paragraphs: Sequence[Span], found: Sequence[Sequence[Span]], first: int) -> range:
    """Return the paragraphs without marks between one in which a quotation is left open and one that closes it."""
    if not found[first] or found[first][-1].end != paragraphs[first].end or text[found[first][-1].start - 1] != "“":
        return range(0)
    last = first + 1
    while last < len(paragraphs) and last - first <= MOST and not MARKS.search(paragraphs[last].of(text)):
        last += 1
    closing = MARKS.search(paragraphs[last].of(text)) if last < len(paragraphs) else None
    return range(first + 1, last) if closing and closing.group() == "”" else range(0)


def nests(text: str, marks: Sequence[Span]) -> bool:
    """Return whether a paragraph's first quotation opens it and quotes others by the same marks: “He has “gone”."""
    return text[: marks[0].start - 1].endswith("\n") and "“" in marks[0].of(text)


def inside_marks(text: str, paragraph: Span) -> list[Span]:
    """Return what stands between double quotation marks of one paragraph."""
    found: list[Span] = []
    opened, closing = None, ""
    for mark in MARKS.finditer(text, paragraph.start, paragraph.end):
        place, sign = mark.start(), mark.group()
        if opened is None and sign in OPENING:
            if sign != '"' or leans(text, place, paragraph) >= 0:
                opened, closing = mark.end(), OPENING[sign]
        elif opened is not None and sign == '"' and closing == '"' and leans(text, place, paragraph) > 0:
            found.append(Span(opened, place))
            opened = mark.end()
        elif opened is not None and sign in (closing, "”", "''"):
            found.append(Span(opened, place))
            opened = None
        elif sign == "”" and not found:
            # Closed here and opened in a paragraph above, which some papers do not mark anew.
            found.append(Span(paragraph.start, place))
    if opened is not None:
        found.append(Span(opened, paragraph.end))
    return [span for span in found if span.end > span.start]


def leans(text: str, place: int, paragraph: Span) -> int:
    """Return 1 where a straight mark can only open (' "a'), -1 where it can only close ('a" '), else 0."""
    before = place == paragraph.start or text[place - 1].isspace()
    after = place + 1 >= paragraph.end or text[place + 1].isspace()
    return int(before and not after) - int(after and not before)


def quote_of(content: Sequence[Span], marks: Sequence[Span]) -> Quote:
    """Return ``direct`` where nearly all of a content stands in quotation marks, ``indirect`` where hardly any does."""
    size = sum(span.end - span.start for span in content)
    inside = sum(max(0, min(c.end, m.end) - max(c.start, m.start)) for c in content for m in marks)
    if inside >= 0.85 * size:
        return "direct"
    return "indirect" if inside <= 0.05 * size else "mixed"


def snapped(parse: Parse, found: Sequence[Attribution], marks: Sequence[Span]) -> tuple[Attribution, ...]:
    """Return the attributions, each grown to the whole of a quotation of which it holds most.

    Quotation marks are harder evidence of where words begin and end than a tagger's guess. A quotation that holds
    the attribution's own source or cue is left alone: there the marks are not to be trusted.
    """
    near = (replace(each, content=beside(parse, each, marks)) for each in found)
    whole = (replace(each, content=grown(each, marks)) for each in near)
    told = (replace(each, content=rounded_off(parse, each, marks)) for each in whole)
    told = (replace(each, content=tuple(ended(parse, span, marks) for span in each.content)) for each in told)
    return tuple(replace(each, content=alone(parse, each, marks)) for each in told)


def beside(parse: Parse, attribution: Attribution, marks: Sequence[Span]) -> tuple[Span, ...]:
    """Return an attribution's content without what an earlier sentence holds that is no neighbour of its words.

    "he wrote. “It is good news.” The suit says more. “It is an assault,” Perez said": the first is not Perez's. Nor is
    it the suit's, whose sentence tells without marks what the suit says.
    """
    held = {t.sentence for t in parse.tokens_in(*attribution.content)}
    named = (*parse.inside_all(attribution.cue), *parse.inside_all(attribution.source))
    first = min((parse.tokens[n].sentence for n in named), default=0)
    home = parse.sentences[first].span
    told = [s for s in attribution.content if s.overlaps(home) and not any(s.overlaps(mark) for mark in marks)]
    while not told and first - 1 in held:
        first -= 1
    start = parse.tokens[parse.sentences[first].first].start
    return tuple(span for span in attribution.content if span.end > start) or attribution.content


def without_how(parse: Parse, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions without those that only tell how it was put: "that is how Ruiz described the vote"."""
    return [each for each in found if all(saying_how(parse, verb) is None for verb in parse.inside_all(each.cue))]


def saying_how(parse: Parse, verb: int) -> int | None:
    """Return the "is" of "that is how she put it", given its verb, ``None`` where there is none."""
    tokens, above = parse.tokens, parse.tokens[verb].head
    how = any(t.lemma == "how" for t in parse.below(tokens[verb]) if t.index < verb)
    # The parser knows no lemma of "’s".
    be = tokens[above].lemma == "be" or tokens[above].text in {"’s", "'s"}
    return above if how and be and above < verb and tokens[verb].dep in {"ccomp", "advcl", "attr"} else None


def rounded_off(parse: Parse, attribution: Attribution, marks: Sequence[Span]) -> tuple[Span, ...]:
    """Return an attribution's content without words outside the marks after a cue that follows a whole quotation.

    ""It was dark," she said, and went on" is quoted up to the mark: what follows is told by the outlet, unless the cue
    takes it: "adding that it was late".
    """
    content = attribution.content
    if not attribution.cue:
        return content
    cue = hull(attribution.cue)
    quotes = [m for m in marks if any(span.start <= m.start + 1 and m.end - 1 <= span.end for span in content)]
    if not any(mark.end <= cue.start for mark in quotes):
        return content
    verbs = parse.inside_all(attribution.cue)
    taken = {n for verb in verbs for n in parse.children[verb] if parse.tokens[n].dep == "ccomp"}
    return tuple(
        s
        for s in content
        if s.start < cue.end or any(s.overlaps(mark) for mark in marks) or taken.intersection(parse.inside(s))
    )


def ended(parse: Parse, span: Span, marks: Sequence[Span]) -> Span:
    """Return a part of a content that begins with a quotation up to its end, where only the next sentence follows.

    "“It has doubled.” | The board blames the rain": a tagger may take the outlet's next sentence for the speaker's.
    """
    text = parse.report.text
    for mark in marks:
        opens = abs(span.start - mark.start) <= 1 and mark.end < span.end and text[mark.end - 1] in ".?!"
        if opens and not any(span.overlaps(other) for other in marks if other != mark):
            return Span(span.start, min(mark.end + 1, span.end))
    return span


def alone(parse: Parse, attribution: Attribution, marks: Sequence[Span]) -> tuple[Span, ...]:
    """Return an attribution's content without words that lead up to a quotation which is a sentence of its own.

    "Rao attacked the plan, “It will fail,” she said" and "asked about the plan, “Will it fail?”": what stands before is
    the outlet's, unless it is a clause that a cue before it takes.
    """
    content = attribution.content
    for mark in marks if attribution.cue else ():
        leading = led_up(parse, content, mark)
        words = parse.span(leading[0], leading[-1] + 1) if leading else mark
        if not any(span.overlaps(mark) for span in content) or any(words.overlaps(other) for other in marks):
            continue
        follows = hull(attribution.cue).start >= mark.end
        if follows or not any(clausal(parse, n, leading) for n in tops(parse, leading)):
            kept = (s for s in content if not words.contains(s))
            content = tuple(Span(mark.start, s.end) if s.overlaps(words) else s for s in kept)
    return content


def led_up(parse: Parse, content: Sequence[Span], mark: Span) -> list[int]:
    """Return the tokens of a content before a quotation in its sentence, if that is one of its own after a comma."""
    text = parse.report.text
    before = text[: mark.start - 1].rstrip()[-1:]
    inside, words = parse.inside(mark), mark.of(text).split()
    if before not in {",", ":"} or not text[mark.start].isupper() or len(words) < FEWEST or is_title(words):
        return []
    first = parse.sentences[parse.tokens[inside[0]].sentence].first
    leading = [n for n in parse.inside_all(content) if first <= n < inside[0] and parse.tokens[n].pos != "PUNCT"]
    # "Said that, “…”" and "things such as, “…”" only join it.
    whole = leading and parse.tokens[leading[-1]].pos not in {"ADP", "SCONJ"}
    return leading if whole else []


def grown(attribution: Attribution, marks: Sequence[Span]) -> tuple[Span, ...]:
    """Return an attribution's content with the quotations of which it holds more than half made whole."""
    content = list(attribution.content)
    for mark in marks:
        inside = [span for span in content if span.overlaps(mark)]
        held = sum(min(s.end, mark.end) - max(s.start, mark.start) for s in inside)
        if 2 * held <= mark.end - mark.start or held == mark.end - mark.start:
            continue
        if any(span.overlaps(mark) for span in (*attribution.source, *attribution.cue)):
            continue
        content = [span for span in content if span not in inside] + [hull([*inside, mark])]
    return tuple(sorted(content))


def with_floating(
    parse: Parse, found: Sequence[Attribution], marks: Sequence[Span], acts: Sequence[Attribution] = ()
) -> tuple[Attribution, ...]:
    """Return the attributions and, for each quotation without a cue, one to the speaker who was being quoted.

    That is the speaker of the last attribution that ends before it in its paragraph, else of the first after it; else,
    where it is not closed and goes on in the next paragraph, who speaks there; else, where the paragraph before ends in
    a quotation or this one is nothing but one, that paragraph's last attribution's; ``acts`` of speaking count there
    too ("Ruiz attacked the plan."). Who is only cited in passing is none of these. Otherwise it stays open.
    """
    passing = [each for each in found if in_passing(parse, each.cue)]
    result = [each for each in found if each not in passing]
    for mark in marks:
        words = mark.of(parse.report.text).split()
        if len(words) < FEWEST or is_title(words) or any(covers(each, mark) for each in result):
            continue
        # What was already given to a speaker counts too: a quotation may go on over several paragraphs.
        if speaker := speaking(parse, sorted(result, key=lambda a: a.content), acts, marks, mark):
            result.append(replace(speaker, content=(mark,), cue=(), quote="direct"))
    return tuple(sorted((*result, *passing), key=lambda a: (a.content, a.cue, a.source)))


def is_title(words: Sequence[str]) -> bool:
    """Return whether some words are written like the title of a work: most with a capital, and all the long ones.

    >>> is_title("The Late Show with Jo Bell".split()), is_title("We lost all we had".split())
    (True, False)
    """
    capitals = sum(word[:1].isupper() for word in words)
    return 3 * capitals >= 2 * len(words) and all(word[:1].isupper() for word in words if len(word) > SHORTEST_LONG)


def covers(attribution: Attribution, mark: Span) -> bool:
    """Return whether a third of a quotation is content, source or cue of an attribution."""
    parts = (*attribution.content, *attribution.source, *attribution.cue)
    shared = sum(max(0, min(p.end, mark.end) - max(p.start, mark.start)) for p in parts)
    return shared * 3 >= mark.end - mark.start


def speaking(
    parse: Parse, found: Sequence[Attribution], acts: Sequence[Attribution], marks: Sequence[Span], mark: Span
) -> Attribution | None:
    """Return the attribution whose speaker a quotation without a cue goes on quoting."""
    paragraphs = parse.report.paragraphs
    number = next(n for n, p in enumerate(paragraphs) if p.contains(mark))
    # Who speaks within a quotation is not who is quoted.
    direct = [a for a in found if a.quote != "indirect" and a.source and not any(map(mark.contains, a.source))]
    here = [a for a in direct if paragraphs[number].contains(hull(a.content))]
    before = [a for a in here if hull(a.content).end <= mark.start]
    if before or here:
        return before[-1] if before else here[0]
    if onward := ahead(paragraphs, direct, marks, number):
        return onward
    if not number:
        return None
    above = [a for a in (*found, *acts) if a.source and paragraphs[number - 1].contains(hull(a.content))]
    # … nor is who speaks within the quotation with which the paragraph before ends.
    last = [m for m in marks if paragraphs[number - 1].contains(m)][-1:]
    above = [a for a in above if not any(m.contains(hull(a.source)) for m in last)] or above
    above.sort(key=lambda a: a.content)
    if any(m.end >= paragraphs[number - 1].end - 2 for m in marks if paragraphs[number - 1].contains(m)):
        above = [a for a in above if a.quote != "indirect"]
    elif not is_whole(parse, paragraphs[number], mark):
        return None
    return above[-1] if above else None


def ahead(
    paragraphs: Sequence[Span], direct: Sequence[Attribution], marks: Sequence[Span], number: int
) -> Attribution | None:
    """Return the attribution of the first paragraph below that tells whose quotation goes on from one, if one does.

    A paragraph that goes on with one from above has the speaker of that.
    """
    ends, starts = {mark.end for mark in marks}, {mark.start - 1 for mark in marks}
    if number and paragraphs[number - 1].end in ends:
        return None
    while paragraphs[number].end in ends and number + 1 < len(paragraphs) and paragraphs[number + 1].start in starts:
        number += 1
        here = [each for each in direct if paragraphs[number].contains(hull(each.content))]
        if here:
            return here[0]
    return None


def is_whole(parse: Parse, paragraph: Span, mark: Span) -> bool:
    """Return whether a paragraph is nothing but a quotation: so papers let a speaker go on whom they named above."""
    text = parse.report.text
    return not (text[paragraph.start : mark.start] + text[mark.end : paragraph.end]).strip(" “”«»„\"'`.,!?…")
