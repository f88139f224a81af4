"""Speech that an aside gives to somebody: "as one farmer put it", "as first reported by the Courier".

A tagger gives such words to nobody, or takes the aside's "it" for what is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.attribute.carry import phrase
from rashomon.attribute.cast import Cast
from rashomon.attribute.kind import may_speak
from rashomon.model import Attribution, Parse, Span, Token, hull

PERIODS = frozenset({".", "!", "?"})
VERBAL = frozenset({"VERB", "AUX"})
# Words before "reported" within which its "as" stands.
REACH = 3

# An aside's first and last token, who it names, and the word that says so.
Aside = tuple[int, int, Token, Span]


def with_asides(cast: Cast, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions, and in place of what they make of an aside the one that it makes of its sentence.

    A quotation that they give to it stays as it is, and so does a sentence in which others speak.
    """
    made = list(found)
    for first, last, who, cue in asides(cast.parse):
        inside = cast.parse.span(first, last + 1)
        sentence = cast.parse.sentences[who.sentence].span
        here = [each for each in made if each.cue and sentence.overlaps(hull(each.cue))]
        mine = [each for each in here if inside.contains(hull(each.cue))]
        quoted = any(span.overlaps(mark) for each in mine for span in each.content for mark in cast.marks)
        content = told_around(cast.parse, first, last)
        if content and not quoted and len(mine) == len(here) and may_speak(cast, who):
            made = [each for each in made if each not in mine]
            made.append(Attribution(content, (phrase(cast, who, set()),), (cue,), (), "none"))
    return made


def asides(parse: Parse) -> Iterator[Aside]:
    """Yield the asides of a parse that commas or the ends of a sentence set off."""
    for token in parse.tokens:
        way = ASIDES.get(token.lemma)
        if way is not None and (found := way(parse, token)) and is_apart(parse, *found[:2]):
            yield found


def putting(parse: Parse, verb: Token) -> Aside | None:
    """Return the aside "as one farmer put it" of its verb, ``None`` where it is none."""
    below = [parse.tokens[n] for n in parse.children[verb.index]]
    subjects = [t for t in below if t.dep == "nsubj" and t.index < verb.index]
    objects = [t for t in below if t.text.lower() == "it" and t.index == verb.index + 1]
    if not subjects or not objects:
        return None
    words = range(parse.sentences[verb.sentence].first, verb.index)
    opening = [n for n in words if parse.tokens[n].text.lower() == "as"]
    # The parser may hang part of the name on the "as".
    between = range(opening[-1] + 1, verb.index) if opening else range(0)
    if not any(n == subjects[-1].index for n in between) or any(parse.tokens[n].pos in VERBAL for n in between):
        return None
    return opening[-1], objects[0].index, subjects[-1], Span(verb.start, objects[0].end)


def reporting(parse: Parse, verb: Token) -> Aside | None:
    """Return the aside "as first reported by the Courier" of its verb, ``None`` where it is none."""
    before = [parse.tokens[n] for n in range(max(0, verb.index - REACH), verb.index)]
    opening = [t.index for t in before if t.text.lower() == "as" and t.sentence == verb.sentence]
    between = parse.tokens[opening[-1] + 1 : verb.index] if opening else ()
    by = [parse.tokens[n] for n in parse.children[verb.index] if parse.tokens[n].text == "by"]
    names = [parse.tokens[n] for link in by for n in parse.children[link.index] if parse.tokens[n].dep == "pobj"]
    if not opening or not names or verb.tag != "VBN" or any(t.pos not in {"ADV", "AUX"} for t in between):
        return None
    return opening[-1], parse.subtree(verb.index)[-1], names[0], Span(verb.start, by[0].end)


# By its verb, what finds an aside.
ASIDES = {"put": putting, "report": reporting}


def is_apart(parse: Parse, first: int, last: int) -> bool:
    """Return whether commas or the ends of its sentence stand on both sides of an aside."""
    sentence = parse.sentences[parse.tokens[first].sentence]
    before = first == sentence.first or parse.tokens[first - 1].text == ","
    return before and (last + 1 >= sentence.last or parse.tokens[last + 1].text in PERIODS | {","})


def told_around(parse: Parse, first: int, last: int) -> tuple[Span, ...]:
    """Return what an aside says of its sentence, nothing where it may go with a part of it alone.

    It is the whole sentence where the aside opens it, or stands before its first verb, or closes a single clause.
    """
    sentence = parse.sentences[parse.tokens[first].sentence]
    words = [n for n in range(sentence.first, sentence.last) if parse.tokens[n].pos not in {"PUNCT", "SPACE"}]
    before, after = [n for n in words if n < first], [n for n in words if n > last]
    verbs = any(parse.tokens[n].pos in VERBAL for n in before)
    comma = any(parse.tokens[n].text == "," for n in range(sentence.first, first - 1))
    if (verbs and (after or comma)) or not (verbs or any(parse.tokens[n].pos in VERBAL for n in after)):
        return ()
    return tuple(parse.span(part[0], part[-1] + 1) for part in (before, after) if part)
