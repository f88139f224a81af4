"""What speaks for the outlet's own voice or against it: a report as a scene, a clause's place in it, named features."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rashomon.attribute import heads
from rashomon.attribute.contents import CONTENT, DOING, tokens_of
from rashomon.attribute.edges import AGAINST, opener
from rashomon.attribute.quotation import quoted
from rashomon.attribute.standing import ITSELF, LABELS, standing
from rashomon.attribute.tagger import Seen
from rashomon.encoder import Vectors
from rashomon.grammar import SUBJECTS
from rashomon.model import Parse, Span, Statement, Token, hull

# Sentences on either side that are looked at together.
AROUND = 3
# Verbs that tell most surely that somebody speaks.
SPEAKING = frozenset({"say", "tell", "accord"})
FIRST_PERSON = frozenset("i we me us my our mine ours".split())
THIRD_PERSON = frozenset("he she him her his hers they them their it its".split())
UNSURE = frozenset({"would", "could", "might"})
# With these in its cue a speech is told as untrue.
UNTRUE = frozenset({"falsely", "wrongly", "incorrectly", "erroneously", "mistakenly", "baselessly"})
# A cue this many tokens from the end of its sentence, or fewer, closes it: "…, Ana Ruiz told reporters on Monday".
CLOSING = 8
# Paragraphs that a report opens with: its headline and lead, and those that sum the event up.
LEAD, OPENING = 1, 3

# How a clause hangs on a word of which it only says more, or which it goes along with.
HELD_APART = frozenset({"relcl", "acl", "advcl", "pcomp", "prep", "pobj"})

Flags = npt.NDArray[np.bool_]
# What the statements of one attribution share: all that is attributed, its cue, its source.
Key = tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """One attribution as its statements tell it: the first of them, and the sentences from its first to its last."""

    told: Statement
    cue: tuple[Token, ...]
    source: tuple[Token, ...]
    span: Span
    sentences: range


@dataclass(frozen=True, slots=True)
class Scene:
    """A report with what the tagger saw in it: which tokens are in quotation marks, attributed, or of content.

    ``speeches`` are in text order. ``within`` gives those that touch a sentence, ``ended`` the last that ends before
    it, ``coming`` the first that begins after it; ``paragraphs`` the sentences of a paragraph. ``sums`` (2, tokens + 1)
    counts the words of content up to a token, and those of them that are attributed.
    """

    parse: Parse
    seen: Seen
    marks: tuple[Span, ...]
    quoted: Flags
    attributed: Flags
    weighty: Flags
    sums: npt.NDArray[np.int64]
    speeches: Mapping[Key, Speech]
    within: Mapping[int, list[Speech]]
    ended: tuple[Speech | None, ...]
    coming: tuple[Speech | None, ...]
    paragraphs: Mapping[int, range]

    @classmethod
    def of(cls, parse: Parse, seen: Seen, statements: Sequence[Statement]) -> Scene:
        """Return the scene that a report's statements make."""
        told = {attribution_of(s): s for s in reversed(statements) if s.voice == "attributed"}
        speeches = sorted((speech(parse, s) for s in told.values()), key=lambda each: (each.span, each.told.id))
        within: dict[int, list[Speech]] = {}
        for each in speeches:
            for number in each.sentences:
                within.setdefault(number, []).append(each)
        paragraphs: dict[int, range] = {}
        for number, sentence in enumerate(parse.sentences):
            first = paragraphs.get(sentence.paragraph, range(number, number)).start
            paragraphs[sentence.paragraph] = range(first, number + 1)
        marks = quoted(parse)
        attributed = flagged(parse, [span for s in told.values() for span in s.attributed])
        weighty = np.array([token.pos in CONTENT for token in parse.tokens], dtype=bool)
        sums = np.stack([np.concatenate([[0], np.cumsum(each)]) for each in (weighty, weighty & attributed)])
        return cls(
            parse=parse,
            seen=seen,
            marks=marks,
            quoted=flagged(parse, marks),
            attributed=attributed,
            weighty=weighty,
            sums=sums,
            speeches={attribution_of(each.told): each for each in speeches},
            within=within,
            ended=ended(speeches, len(parse.sentences)),
            coming=coming(speeches, len(parse.sentences)),
            paragraphs=paragraphs,
        )

    def told_in(self, sentences: range) -> float:
        """Return the share of the content words of some sentences that is attributed, 0 where there are none."""
        if not sentences:
            return 0.0
        first, last = self.parse.sentences[sentences[0]].first, self.parse.sentences[sentences[-1]].last
        every, told = self.sums[:, last] - self.sums[:, first]
        return float(told) / max(1, int(every))


def ended(speeches: Sequence[Speech], sentences: int) -> tuple[Speech | None, ...]:
    """Return, for each sentence, the last of the speeches that end before it."""
    last: list[Speech | None] = [None] * (sentences + 1)
    for each in speeches:
        if each.sentences:
            last[each.sentences[-1] + 1] = each
    place = {id(each): number for number, each in enumerate(speeches)}
    for number in range(1, sentences + 1):
        before, here = last[number - 1], last[number]
        if before is not None and (here is None or place[id(here)] < place[id(before)]):
            last[number] = before
    return tuple(last)


def coming(speeches: Sequence[Speech], sentences: int) -> tuple[Speech | None, ...]:
    """Return, for each sentence, the first of the speeches that begin after it."""
    first: list[Speech | None] = [None] * (sentences + 1)
    for each in reversed(speeches):
        if each.sentences and each.sentences[0] > 0:
            first[each.sentences[0] - 1] = each
    for number in range(sentences - 1, -1, -1):
        first[number] = first[number] or first[number + 1]
    return tuple(first)


def attribution_of(statement: Statement) -> Key:
    """Return what the statements of one attribution share."""
    return statement.attributed, statement.cue, statement.source


def speech(parse: Parse, told: Statement) -> Speech:
    """Return the attribution of which a statement is a clause."""
    cue, source = ([parse.tokens[n] for n in tokens_of(parse, spans)] for spans in (told.cue, told.source))
    span = hull((*told.attributed, *told.cue, *told.source))
    inside = parse.inside(span)
    sentences = range(parse.tokens[inside[0]].sentence, parse.tokens[inside[-1]].sentence + 1) if inside else range(0)
    return Speech(told, tuple(cue), tuple(source), span, sentences)


def flagged(parse: Parse, spans: Iterable[Span]) -> Flags:
    """Return which tokens begin inside one of the spans."""
    flags = np.zeros(len(parse.tokens), dtype=bool)
    for span in spans:
        inside = parse.inside(span)
        flags[inside.start : inside.stop] = True
    return flags


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands: its tokens, their head, its sentence and paragraph, and the speech that it is part of.

    ``here`` is the nearest other speech of its sentence, ``before`` the nearest of the sentences before, and ``after``
    that of the sentences of its paragraph after it.
    """

    statement: Statement
    tokens: tuple[int, ...]
    head: Token
    sentence: int
    paragraph: range
    own: Speech | None
    here: Speech | None
    before: Speech | None
    after: Speech | None

    @classmethod
    def of(cls, scene: Scene, statement: Statement) -> Place | None:
        """Return where a statement stands, ``None`` where it holds no token."""
        parse = scene.parse
        tokens = [n for n in tokens_of(parse, statement.content) if parse.tokens[n].pos != "SPACE"]
        if not tokens:
            return None
        head = head_of(parse, tokens)
        own = scene.speeches[attribution_of(statement)] if statement.voice == "attributed" else None
        number, span = head.sentence, statement.span
        paragraph, after = scene.paragraphs[parse.sentences[number].paragraph], scene.coming[number]
        here = [s for s in scene.within.get(number, ()) if s is not own]
        here.sort(key=lambda s: min(abs(s.span.end - span.start), abs(s.span.start - span.end)))
        return cls(
            statement,
            tuple(tokens),
            head,
            number,
            paragraph,
            own,
            here[0] if here else None,
            scene.ended[number],
            after if after and after.sentences[0] in paragraph else None,
        )

    def is_set_against(self, parse: Parse, speech: Speech) -> bool:
        """Return whether a clause with a "but" goes on with the cue of a speech that stands before it."""
        above = parse.tokens[self.head.head]
        told = hull(speech.told.attributed).end <= above.start and any(token is above for token in speech.cue)
        joined = opener(parse, self.head.index)
        return told and joined is not None and parse.tokens[joined].lemma in AGAINST

    def is_within(self, speech: Speech) -> bool:
        """Return whether a statement's words stand in what a speech tells."""
        return any(span.contains(self.statement.span) for span in speech.told.attributed)

    def is_taken(self, parse: Parse, speech: Speech) -> bool:
        """Return whether a speech's cue takes a clause, which does not merely say more of a word of what is told."""
        token = self.head
        while token.head != token.index and token.dep not in HELD_APART:
            token = parse.tokens[token.head]
            if any(token is word for word in speech.cue):
                return True
        return False

    def going_on(self, scene: Scene) -> Speech | None:
        """Return the speech that a clause goes on with, if it is somebody's: its sentence's, else its paragraph's.

        "It showed opposition among farmers, | who reported fear" does not go on with what the farmers reported, nor
        does "they want a plan | that would help, but Ruiz said …" go on with what Ruiz said. A clause that holds a cue
        as its verb goes on with nobody else's: "critics say it is late; | Ruiz calls it sound". Nor does one that is
        set against what a cue before it closed: "it was safe, residents said, | but nobody came", nor the sentence
        after what the outlet calls untrue: "he falsely said that it never rains. | It rained in May". What somebody
        does, with words or without, is the outlet's: "| Ruiz backed the plan".
        """
        parse = scene.parse
        if self.here is not None and self.is_set_against(parse, self.here):
            return None
        for speech in scene.within.get(self.sentence, ()):
            if any(token is self.head for token in speech.cue):
                if self.head.lemma in DOING and not scene.quoted[list(self.tokens)].any():
                    return None
                return speech if speech.told.chain and not speech.told.act else None
        if self.here is not None and self.here.told.act:
            return None
        if self.here is not None and not (self.is_within(self.here) or self.is_taken(parse, self.here)):
            holders = [each for each in scene.within.get(self.sentence, ()) if self.is_within(each)]
            if holders:
                return next((each for each in holders if each.told.chain and self.is_taken(parse, each)), None)
        if self.here is not None and self.here.told.chain:
            told = [parse.tokens[t.head] for t in self.here.cue if t.dep == "relcl" and t.head in self.tokens]
            return None if any(noun.dep not in SUBJECTS for noun in told) else self.here
        last = self.before
        if last is None or last.sentences[-1] not in self.paragraph or disputed(last):
            return None
        return last if last.told.chain and not last.told.act else None


def disputed(speech: Speech) -> bool:
    """Return whether an outlet calls a speech untrue: what stands after it is the outlet's answer."""
    return any(token.lemma.lower() in UNTRUE for token in speech.cue)


def head_of(parse: Parse, tokens: Sequence[int]) -> Token:
    """Return the token of some that hangs on none of the others."""
    members = set(tokens)
    tops = (t for n in tokens if (t := parse.tokens[n]).head not in members or t.head == n)
    return next((token for token in tops if token.pos != "PUNCT"), parse.tokens[tokens[0]])


def views(scene: Scene, place: Place) -> Vectors:
    """Return the vectors that are weighed (views, WIDTH): of the words, head, sentence, first cue word and governor."""
    vectors, sentence = scene.seen.vectors, scene.parse.sentences[place.sentence]
    cue = place.own.cue if place.own else ()
    return np.stack(
        [
            vectors[list(place.tokens)].mean(axis=0),
            vectors[place.head.index],
            vectors[sentence.first : sentence.last].mean(axis=0),
            vectors[cue[0].index] if cue else np.zeros_like(vectors[0]),
            vectors[place.head.head],
        ]
    )


def features(scene: Scene, place: Place) -> dict[str, float]:
    """Return what speaks for own voice or against it, by name; what is not there is not named."""
    parse, statement = scene.parse, place.statement
    headline = parse.report.headline
    found: dict[str, float] = {
        "fragment": statement.fragment,
        "headline": headline is not None and headline.overlaps(statement.span),
        **as_seen(scene, place),
        **around(scene, place),
        **position(scene, place),
        **closing(scene, place),
        **following(place),
        **grammar(parse, place),
    }
    if place.own:
        found |= described("own", scene, place, place.own) | {"attributed": 1.0}
    if place.here:
        found |= described("here", scene, place, place.here) | beside(parse, place, place.here)
    if place.before and place.before.told.chain:
        found[f"before {place.before.told.chain[-1].kind}"] = 1.0
        found["same before and after"] = place.after is not None and named(parse, place.before) == named(
            parse, place.after
        )
    return {name: float(value) for name, value in found.items() if value}


def as_seen(scene: Scene, place: Place) -> dict[str, float]:
    """Return what the tagger and the quotation marks say of a statement, its sentence and paragraph."""
    sentences = scene.parse.sentences
    sentence, roles = sentences[place.sentence], scene.seen.roles[list(place.tokens)]
    whole = slice(sentences[place.paragraph[0]].first, sentences[place.paragraph[-1]].last)
    here = slice(sentence.first, sentence.last)
    return {
        "content": float(roles[:, heads.CONTENT].mean()),
        "most content": float(roles[:, heads.CONTENT].max()),
        "least content": float(roles[:, heads.CONTENT].min()),
        "cue": float(roles[:, heads.CUE].max()),
        "source": float(roles[:, heads.SOURCE].max()),
        "anchor in the sentence": float(scene.seen.anchors[here].max()),
        "quoted": float(scene.quoted[list(place.tokens)].mean()),
        "quoted sentence": float(scene.quoted[here].mean()),
        "quoted paragraph": float(scene.quoted[whole].mean()),
    }


def around(scene: Scene, place: Place) -> dict[str, float]:
    """Return how much is attributed around a statement: in its sentence, beside it, in its paragraph, up to its end.

    Nothing that stands in a later paragraph is looked at: what is added to a report changes nothing before it.
    """
    number, paragraph = place.sentence, place.paragraph
    every = range(paragraph[-1] + 1)
    above = scene.paragraphs.get(scene.parse.sentences[number].paragraph - 1, range(0))
    sentence, mine = scene.parse.sentences[number], set(place.tokens)
    rest = [n for n in range(sentence.first, sentence.last) if n not in mine and scene.weighty[n]]
    return {
        "told": scene.told_in(every),
        "told in the sentence": scene.told_in(range(number, number + 1)),
        "told in the rest": float(scene.attributed[rest].mean()) if rest else 0.0,
        "told before": scene.told_in(range(max(number - 1, paragraph[0]), number)),
        "told after": scene.told_in(every[number + 1 : number + 2]),
        "told in the paragraph": scene.told_in(paragraph),
        "told above": scene.told_in(above),
        "told near before": scene.told_in(every[max(0, number - AROUND) : number]),
        "told near after": scene.told_in(every[number + 1 : number + 1 + AROUND]),
    }


def position(scene: Scene, place: Place) -> dict[str, float]:
    """Return where a statement's sentence stands in its paragraph, and the paragraph in the report."""
    number, paragraph = place.sentence, place.paragraph
    ordinal = scene.parse.sentences[number].paragraph
    return {
        "first in the paragraph": number == paragraph[0],
        "last in the paragraph": number == paragraph[-1],
        "alone in the paragraph": len(paragraph) == 1,
        "sentences of the paragraph": math.log1p(len(paragraph)),
        "lead": ordinal <= LEAD,
        "opening": ordinal <= OPENING,
        "place in the report": math.log1p(ordinal),
    }


def following(place: Place) -> dict[str, float]:
    """Return how far the last speech before a statement's sentence is, and how it is quoted in the same paragraph."""
    last = place.before
    if last is None:
        return {"no speech before": 1.0}
    apart = place.sentence - last.sentences[-1]
    inside = last.sentences[-1] in place.paragraph
    return {
        "before distance": math.log1p(apart),
        "before next to it": apart == 1,
        "before in the paragraph": inside,
        f"before quote {last.told.quote}": inside,
    }


def closing(scene: Scene, place: Place) -> dict[str, float]:
    """Return whether another speech's cue closes the sentence after a statement: all that it follows may be said.

    It does so most surely where it is the main verb, or where all that it is known to give stands before it.
    """
    end = scene.parse.sentences[place.sentence].last
    found: dict[str, float] = {}
    for speech in scene.within.get(place.sentence, ()):
        cue = speech.cue
        if speech is place.own or not cue or cue[0].sentence != place.sentence:
            continue
        if place.tokens[-1] < cue[0].index and end - cue[-1].index <= CLOSING:
            found |= {"closed by the main verb": 1.0} if cue[0].head == cue[0].index else {}
            found |= {"closed after content": 1.0} if hull(speech.told.attributed).end <= cue[0].start else {}
    return found


def grammar(parse: Parse, place: Place) -> dict[str, float]:
    """Return the grammar of a statement's head, and how often a statement names a first or third person."""
    below = [parse.tokens[n] for n in parse.children[place.head.index]]
    words = [parse.tokens[n].text.lower() for n in place.tokens]
    return {
        f"dep {place.head.dep}": 1.0,
        f"tag {place.head.tag}": 1.0,
        "modal": any(token.tag == "MD" for token in below),
        "unsure": any(token.lemma in UNSURE for token in below if token.dep == "aux"),
        "first person": math.log1p(sum(word in FIRST_PERSON for word in words)),
        "third person": math.log1p(sum(word in THIRD_PERSON for word in words)),
    }


def described(name: str, scene: Scene, place: Place, speech: Speech) -> dict[str, float]:
    """Return what kind of attribution a speech is, each feature under a name that tells which speech it is."""
    told, cue, source = speech.told, speech.cue, speech.source
    found: dict[str, float] = {
        f"{name} quote {told.quote}": 1.0,
        f"{name} hand {told.chain[-1].kind if told.chain else 'none'}": 1.0,
        f"{name} hands": sum(link.carried is None for link in told.chain),
        f"{name} cue words": math.log1p(len(cue)),
        f"{name} source words": math.log1p(len(source)),
        f"{name} content words": math.log1p(len(tokens_of(scene.parse, told.attributed))),
        f"{name} pronoun": bool(source) and source[0].pos == "PRON",
    }
    if cue:
        found |= {f"{name} verb {token.lemma}": 1.0 for token in cue if token.lemma in SPEAKING}
        found |= {f"{name} cue {cue[0].pos}": 1.0, f"{name} cue tag {cue[0].tag}": 1.0}
        found[f"{name} anchor"] = float(scene.seen.anchors[[token.index for token in cue]].max())
    return found


def beside(parse: Parse, place: Place, speech: Speech) -> dict[str, float]:
    """Return how a statement stands to another speech of its sentence: where, how far, how in the parse."""
    content, span = hull(speech.told.attributed), place.statement.span
    found: dict[str, float] = {
        "here before": content.end <= span.start,
        "here around": speech.span.start <= span.start and span.end <= speech.span.end,
        "here named": bool(last := named(parse, speech)) and last in {parse.tokens[n].text for n in place.tokens},
    }
    if speech.cue and speech.cue[0].sentence == place.sentence:
        cue, head = speech.cue[0].index, place.head.index
        branch, stem = standing(parse, range(head, head + 1), cue)
        found |= {f"here branch {label(int(branch[0]))}": 1.0, f"here stem {label(int(stem[0]))}": 1.0}
        apart = place.tokens[0] - cue if place.tokens[0] > cue else place.tokens[-1] - cue
        found["here distance"] = math.copysign(math.log1p(abs(apart)), apart)
    return found


def named(parse: Parse, speech: Speech) -> str:
    """Return the last word by which a speech's last hand is called, nothing where there is none."""
    if not speech.told.chain:
        return ""
    last = speech.told.chain[-1]
    return next(reversed((last.referent or last.span).of(parse.report.text).split()), "")


def label(number: int) -> str:
    """Return the dependency label of a number, ``itself`` and ``other`` for those that are none."""
    if number < len(LABELS):
        return LABELS[number]
    return "itself" if number == ITSELF else "other"
