"""A report as a scene of who speaks where, and a statement's place in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rashomon.attribute.contents import CLOSING, CONTENT, DOING, JUDGING, SHOWING, head_of, only_does
from rashomon.attribute.edges import AGAINST, PROMISING, opener
from rashomon.attribute.frames import PLAIN
from rashomon.attribute.quotation import quoted
from rashomon.attribute.tagger import Seen
from rashomon.grammar import RELATIVE_PRONOUNS, SUBJECTS
from rashomon.model import Parse, Span, Statement, Token, hull

# With these in its cue a speech is told as untrue.
UNTRUE = frozenset({"falsely", "wrongly", "incorrectly", "erroneously", "mistakenly", "baselessly"})
# How a clause hangs on a word of which it only says more, or which it goes along with.
HELD_APART = frozenset(
    {"relcl", "acl", "advcl", "pcomp", "prep", "pobj"}
)  # Cues that give words even where what they give is no clause.
WORDED = SHOWING | PLAIN | CLOSING | JUDGING | frozenset({"accord", "see"})

Flags = npt.NDArray[np.bool_]
# What the statements of one attribution share: all that is attributed, its cue, its source.
Key = tuple[tuple[Span, ...], ...]
# How who writes speaks of oneself.
WRITERS = frozenset({"we", "our", "us"})


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
    cue, source = (parse.tokens_in(*spans) for spans in (told.cue, told.source))
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
        tokens = [n for n in parse.inside_all(statement.content) if parse.tokens[n].pos != "SPACE"]
        if not tokens:
            return None
        head = head_of([parse.tokens[n] for n in tokens])
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
        """Return whether a clause with a "but" goes on with the cue of a speech before it, or sets that right.

        "She promised to come, | but stayed at home", "papers won't tell you, | but it rains".
        """
        above = parse.tokens[self.head.head]
        unsaid = any(t.dep == "neg" for t in parse.below(above))
        closed = hull(speech.told.attributed).end <= above.start or above.lemma in PROMISING or unsaid
        told = closed and any(token is above for token in speech.cue)
        joined = opener(parse, self.head.index)
        return told and joined is not None and parse.tokens[joined].lemma in AGAINST

    def is_within(self, speech: Speech) -> bool:
        """Return whether a statement's words stand in what a speech tells."""
        return any(span.contains(self.statement.span) for span in speech.told.attributed)

    def hangs_on(self, parse: Parse, act: Speech) -> bool:
        """Return whether a clause only says more of what an act without words is about: "hailed a crew | that won".

        What a film shows it shows by such clauses too, and what somebody warns of is that one's word.
        """
        told = act.told
        says_more = self.head.dep == "relcl" and parse.tokens[self.tokens[0]].tag in RELATIVE_PRONOUNS
        worded = any(token.lemma in WORDED for token in act.cue)
        return says_more and not worded and told.fragment and told.quote == "indirect" and self.is_within(act)

    def is_cleft(self, parse: Parse, speech: Speech) -> bool:
        """Return whether a clause tells who did what a speech's verb says: "it was Rao who | noticed | the smell"."""
        verbs = {token.index for token in speech.cue if token.pos == "VERB"}
        doers = {n for verb in verbs for n in parse.children[verb] if parse.tokens[n].tag == "WP"}
        return self.head.lemma == "be" and bool(doers) and verbs | doers <= set(self.tokens)

    def goes_with(self, scene: Scene, speech: Speech) -> bool:
        """Return whether a clause tells what went on beside a quotation: "“Go,” he said | as boats sank beside him"."""
        above = self.head.dep == "advcl" and any(token.index == self.head.head for token in speech.cue)
        return above and speech.told.quote == "direct" and not scene.quoted[list(self.tokens)].any()

    def is_taken(self, parse: Parse, speech: Speech) -> bool:
        """Return whether a speech's cue takes a clause, which does not merely say more of a word of what is told."""
        for token in parse.path(self.head):
            if token is not self.head and any(token is word for word in speech.cue):
                return True
            if token.dep in HELD_APART:
                return False
        return False

    def subjects(self, parse: Parse) -> list[Token]:
        """Return the subjects of the clause."""
        return [t for t in parse.below(self.head) if t.dep in SUBJECTS]

    def tells_of(self, parse: Parse, speech: Speech) -> bool:
        """Return whether a clause may tell of the document that spoke last: "it was signed by a clerk"."""
        subjects = self.subjects(parse)
        below = [*subjects, *(u for t in subjects for u in parse.below(t))]
        document = bool(speech.told.chain) and speech.told.chain[-1].kind == "document"
        return document and any(t.text.lower() in {"it", "its"} for t in below)

    def is_new(self, parse: Parse, speech: Speech) -> bool:
        """Return whether a clause tells of a definite thing that a sentence "according to" somebody did not name.

        "Nine were hurt, according to a clinic. | The driver had slept"; not "nine children were hurt, … The children
        are in a coma". An outlet that was told may have all of it.
        """
        told = speech.told
        according = any(token.lemma == "accord" for token in speech.cue)
        known = {t.lemma for t in parse.tokens_in(*told.attributed)}
        new = [t for t in self.subjects(parse) if t.lemma not in known]
        definite = any(u.text.lower() == "the" for t in new for u in parse.below(t))
        return according and definite and bool(told.chain) and told.chain[-1].kind != "media"

    def turns_from(self, scene: Scene, last: Speech) -> bool:
        """Return whether a sentence is the outlet's again after a speech.

        It is after what the outlet calls untrue ("he falsely said that it never rains. | It rained in May"), where
        it tells of the document that spoke, without marks after a quotation, and where it tells
        of a definite thing after an "according to", or in which "we" stands without marks: so does who writes.
        """
        parse = scene.parse
        # "“It is open,” Rao said. | All but the pier, she added": a tagger may miss the second.
        saying = any(parse.tokens[n].lemma in PLAIN and parse.tokens[n].pos == "VERB" for n in self.tokens)
        unquoted = last.told.quote == "direct" and not (saying or scene.quoted[list(self.tokens)].any())
        tells = self.tells_of(parse, last) or self.is_new(parse, last)
        writing = any(parse.tokens[n].text.lower() in WRITERS and not scene.quoted[n] for n in self.tokens)
        return unquoted or disputed(last) or tells or writing

    def going_on(self, scene: Scene) -> Speech | None:
        """Return the speech that a clause goes on with, if it is somebody's: its sentence's, else its paragraph's.

        "It showed opposition among farmers, | who reported fear" does not go on with what the farmers reported, nor
        does "they want a plan | that would help, but Ruiz said …" go on with what Ruiz said. A clause that holds a cue
        as its verb goes on with nobody else's: "critics say it is late; | Ruiz calls it sound". Nor does one that is
        set against what a cue before it closed: "it was safe, residents said, | but nobody came", nor one that tells of
        a speech with its verb ("it was Rao who | noticed | the smell") or what went on beside it, nor a sentence in
        which the outlet turns from who spoke. What somebody does, with words or without, is the outlet's: "| Ruiz
        backed the plan".
        """
        parse = scene.parse
        if self.here is not None and self.is_set_against(parse, self.here):
            return None
        headline = parse.report.headline
        if headline is not None and headline.contains(self.head.span) and ";" in headline.of(parse.report.text):
            # "Nine dead; | dam was old, union says": of two headlines in one, one goes on with nothing of the other.
            return None
        for speech in scene.within.get(self.sentence, ()):
            if any(token is self.head for token in speech.cue):
                if not is_worded(parse, speech):
                    return None
                if self.head.lemma in DOING and not scene.quoted[list(self.tokens)].any():
                    return None
                return speech if speech.told.chain and not speech.told.act else None
        if self.here is not None and (
            is_done(parse, self.here)
            or self.hangs_on(parse, self.here)
            or self.is_cleft(parse, self.here)
            or self.goes_with(scene, self.here)
        ):
            return None
        if self.here is not None and not (self.is_within(self.here) or self.is_taken(parse, self.here)):
            holders = [each for each in scene.within.get(self.sentence, ()) if self.is_within(each)]
            if holders:
                return next((each for each in holders if each.told.chain and self.is_taken(parse, each)), None)
        if self.here is not None and self.here.told.chain:
            held = {*self.tokens, *parse.subtree(self.head.index)}
            tops = [parse.tokens[t.head] if t.dep == "parataxis" else t for t in self.here.cue]
            return None if any(t.dep == "relcl" and t.head in held for t in tops) else self.here
        last = self.before
        if last is None or last.sentences[-1] not in self.paragraph or self.turns_from(scene, last):
            return None
        return last if last.told.chain and not last.told.act else None


def is_worded(parse: Parse, speech: Speech) -> bool:
    """Return whether a speech tells more than a pronoun: the outlet tells that "the firm denies | this"."""
    return any(t.pos not in {"PRON", "DET", "PUNCT"} for t in parse.tokens_in(*speech.told.attributed))


def is_done(parse: Parse, speech: Speech) -> bool:
    """Return whether a speech is an act that the outlet tells, by words or by deeds."""
    told = speech.told
    return told.act or (told.fragment and only_does(parse, told.quote, told.cue, told.attributed))


def disputed(speech: Speech) -> bool:
    """Return whether an outlet calls a speech untrue: what stands after it is the outlet's answer."""
    return any(token.lemma.lower() in UNTRUE for token in speech.cue)
