"""A second opinion on whose word a statement is: learned weights over all that speaks for own voice or against it.

The tagger marks every act of speaking, thinking and wanting; a reader takes "the council wants to move" for the
outlet's own word, and the sentence after "police said" for the police's. What tells the two apart is weighed by one
linear layer (logistic regression, ``training/attribution/voice.py``): the encoder's vectors, what the tagger saw,
quotation marks, grammar, and what stands around.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from importlib.resources.abc import Traversable

import numpy as np

from rashomon.attribute import heads
from rashomon.attribute.contents import clausal, goes_on, head_of, is_judged, is_parted, tops
from rashomon.attribute.evidence import features, views
from rashomon.attribute.quotation import quote_of, saying_how
from rashomon.attribute.scene import Key, Place, Scene, Speech, attribution_of
from rashomon.attribute.tagger import Seen
from rashomon.encoder import Vectors
from rashomon.grammar import NOUN_CLAUSES, SUBJECTS, VERBAL
from rashomon.model import Parse, Span, Statement, content_id, hull

# From this probability on a clause is the outlet's own word; below it somebody else's. Chosen by folds.
BAR = 0.6
# What a poll counts in.
SHARES = frozenset({"percent", "%", "percentage"})
# Participles by which an outlet says what a speaker means, or answers.
GLOSSING = frozenset({"refer", "allude", "respond", "react", "recall", "paraphrase", "mimic"})
# By these it shows that it only takes it so.
SUPPOSING = frozenset({"apparently", "seemingly", "evidently", "presumably"})


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight a feature by its name, one a number of each view's vector (views, WIDTH), and what stands alone."""

    named: Mapping[str, float]
    views: Vectors
    bias: float

    def own(self, features: Mapping[str, float], views: Vectors) -> float:
        """Return the probability that a clause is the outlet's own word."""
        score = self.bias + sum(self.named.get(name, 0.0) * value for name, value in features.items())
        return float(1.0 / (1.0 + math.exp(-(score + float((self.views * views).sum())))))


def read_weights(folder: Traversable) -> Weights:
    """Return the weights in a folder that holds ``voice.npz``."""
    with (folder / "voice.npz").open("rb") as file, np.load(file, allow_pickle=False) as stored:
        named = dict(zip(stored["names"].tolist(), stored["weights"].tolist(), strict=True))
        return Weights(named, stored["views"], float(stored["bias"]))


@functools.cache
def load() -> Weights:
    """Return the weights that ship with the package, read once a process."""
    return read_weights(resources.files("rashomon") / "models" / heads.MODEL)


def seconded(parse: Parse, seen: Seen, statements: Sequence[Statement], weights: Weights) -> list[Statement]:
    """Return the statements, each in the voice that the whole of the evidence speaks for.

    A clause that turns out to be the outlet's own loses its source, unless it is plainly told as somebody's word. One
    that turns out to be attributed gets the source of the speech that it goes on with, with its cue and content as
    evidence; where no speech is near, it stays the outlet's own. An attribution of which nothing is left as somebody's
    word is an act of speaking that the outlet tells: its quotations stay as fragments, and the rest as an act.
    """
    scene = Scene.of(parse, seen, statements)
    heard = [settled(scene, each, weights) for each in statements]
    acts = led_by_acts(parse, statements, heard)
    made = [
        as_own(after) if attribution_of(before) in acts and leans(parse, after) else after
        for before, after in zip(statements, heard, strict=True)
        if after is not None
    ]
    kept = {attribution_of(each) for each in made if each.voice == "attributed"}
    lost = {attribution_of(each): each for each in reversed(statements) if each.voice == "attributed"}
    return made + [left for key, each in lost.items() if key not in kept for left in remains(scene, each)]


def settled(scene: Scene, statement: Statement, weights: Weights) -> Statement | None:
    """Return a statement in the voice that the evidence speaks for; a fragment is in another's, or is none."""
    place = Place.of(scene, statement)
    if place is None:
        return statement
    own = weights.own(features(scene, place), views(scene, place)) >= BAR and not is_polled(scene, place)
    if own and statement.voice == "attributed":
        if statement.fragment:
            return statement if statement.cue and statement.quote == "direct" else None
        if outright(scene, place):
            return statement
        return as_own(statement)
    going_on = (
        place.going_on(scene)
        if statement.voice == "own" and not (own or is_gloss(scene.parse, place) or is_asked(scene.parse, place))
        else None
    )
    if going_on is None or is_about_source(scene.parse, place, going_on):
        return statement
    told = going_on.told
    return replace(
        statement,
        voice="attributed",
        quote=quote_of(statement.content, scene.marks),
        source=told.source,
        cue=told.cue,
        chain=told.chain,
        attributed=told.attributed,
    )


def as_own(statement: Statement) -> Statement:
    """Return a statement as the outlet's own word."""
    return replace(statement, voice="own", quote="none", source=(), cue=(), chain=(), attributed=())


def leans(parse: Parse, statement: Statement) -> bool:
    """Return whether an attributed clause hangs on another: a relative or adverbial clause, not quoted as a whole."""
    tokens = parse.inside_all(statement.content) if statement.quote != "direct" and not statement.fragment else []
    return bool(tokens) and head_of([parse.tokens[n] for n in tokens]).dep in {"relcl", "advcl"}


def led_by_acts(parse: Parse, before: Sequence[Statement], after: Sequence[Statement | None]) -> set[Key]:
    """Return the attributions whose leading clause is the outlet's own: what hangs on it is nobody's word either.

    "The bill would ban | asylum for minors | who come alone".
    """
    acts = set[Key]()
    for told, heard in zip(before, after, strict=True):
        turned = told.voice == "attributed" and not told.fragment and heard is not None and heard.voice == "own"
        if turned and told.quote != "direct":
            leading = min(tops(parse, parse.inside_all(told.attributed)), default=None)
            acts |= {attribution_of(told)} if leading in parse.inside_all(told.content) else set()
    return acts


def is_gloss(parse: Parse, place: Place) -> bool:
    """Return whether a clause is what an outlet adds on what a speaker means or answers: "he said, referring to …".

    So is how a speaker put it: "that is how he described the vote".
    """
    if any(saying_how(parse, n) == place.head.index for n in parse.children[place.head.index]):
        return True
    if place.head.tag != "VBG" or place.head.dep != "advcl":
        return False
    supposed = any(t.lemma.lower() in SUPPOSING for t in parse.below(place.head))
    return supposed or place.head.lemma in GLOSSING


def is_polled(scene: Scene, place: Place) -> bool:
    """Return whether a clause with a share goes on with what a poll found: "half agree. Ten percent do not"."""
    last, parse = place.before, scene.parse
    if last is None or place.here is not None or last.sentences[-1] not in place.paragraph:
        return False
    polled = bool(last.told.chain) and last.told.chain[-1].kind == "poll"
    found = parse.inside_all(last.told.attributed)
    shares = any(parse.tokens[n].lemma in SHARES for n in place.tokens)
    return polled and shares and any(clausal(parse, n, found) for n in tops(parse, found))


def is_about_source(parse: Parse, place: Place, speech: Speech) -> bool:
    """Return whether a clause tells of a speech's source or hand: "Rao, who led a strike, said in a letter …".

    So does one that has the source for its subject and says nothing itself: "Rao took the phone and | asked why".
    """
    if any(span.contains(hull(place.statement.content)) for span in speech.told.source):
        return True
    if place.head not in speech.cue and any(t.dep in SUBJECTS and t.head == place.head.index for t in speech.source):
        return True
    noun = parse.tokens[place.head.head]
    hands = (link.span for link in speech.told.chain)
    return place.head.dep in NOUN_CLAUSES and any(hand.holds(noun.start) for hand in hands)


def is_asked(parse: Parse, place: Place) -> bool:
    """Return whether a clause is what a speaker was asked: "asked whether it would rain, she said it would"."""
    return any(t.lemma == "ask" and t.tag == "VBN" and t.dep == "advcl" for t in parse.path(place.head))


def outright(scene: Scene, place: Place) -> bool:
    """Return whether grammar or layout shows that a clause is somebody's word, so that no weighing undoes it.

    It does where a cue gives it and it is quoted, where the cue has no verb ("according to", a headline's colon), where
    it is what the cue calls something, where the cue is "as she put it" or stands in the middle, and where it is the
    finite clause that the cue takes, or goes on with it: "held that the licence was void and had been bought", or what
    says the noun that it takes is: "did not rule out the possibility that it was". A quotation without a cue is not
    enough: one missing mark puts the wrong words in it.
    """
    tokens, cue = scene.parse.tokens, place.own.cue if place.own else ()
    acts = [t for t in cue if t.pos in VERBAL and t.lemma not in {"accord", "put"}]
    if cue and (place.statement.quote == "direct" or not acts):
        return True
    mine = place.statement
    judged = is_judged(scene.parse, mine.cue, scene.parse.inside_all(mine.attributed))
    if judged or is_parted(scene.parse, mine.cue, mine.source, mine.attributed):
        return True
    first = place.head
    while first.dep == "conj" and not any(t.dep in SUBJECTS for t in scene.parse.below(first)):
        first = tokens[first.head]
    below = (n for n in scene.parse.children[first.index] if tokens[n].dep == "acl" and goes_on(scene.parse, n))
    if first.dep == "dobj" and tokens[first.head] in cue and (told := next(below, None)) is not None:
        return clausal(scene.parse, told, place.tokens)
    above = tokens[first.head]
    # What is "made clear" the parser may take for its subject or for a clause beside it.
    deps = ("ccomp", "acl", "csubj", "advcl") if above.pos == "ADJ" else ("ccomp", "acl")
    taken = first.dep in deps and {above.index, above.head} & {token.index for token in cue}
    held = place.tokens if first is place.head else scene.parse.inside_all(place.statement.attributed)
    return bool(taken) and clausal(scene.parse, first.index, held)


def remains(scene: Scene, statement: Statement) -> list[Statement]:
    """Return what stays of the attribution of a statement that the outlet tells as an act of speaking.

    What stands in quotation marks is the speaker's all the same; marks around words that no cue gives are not trusted.
    """
    quoted = parts(statement.attributed, scene.marks) if statement.cue else []
    if not quoted:
        return [as_fragment(statement, statement.attributed, act=True)]
    return [replace(as_fragment(statement, (words,)), quote="direct") for words in quoted]


def parts(content: Sequence[Span], marks: Sequence[Span]) -> list[Span]:
    """Return the parts of a content that stand in quotation marks, in text order."""
    shared = (Span(max(c.start, m.start), min(c.end, m.end)) for c in content for m in marks if c.overlaps(m))
    return sorted(shared)


def as_fragment(statement: Statement, content: tuple[Span, ...], *, act: bool = False) -> Statement:
    """Return some words of a statement's attribution as a fragment."""
    # Attributions may lie within one another and hold the same words.
    spans = ((span.start, span.end) for span in (*content, *statement.attributed, *statement.cue))
    number = content_id("s", statement.report, "fragment", *spans)
    return replace(statement, id=number, content=content, fragment=True, act=act)
