"""What speaks for the outlet's own voice or against it: named features of a statement's place in its scene."""

from __future__ import annotations

import math

import numpy as np

from rashomon.attribute import heads
from rashomon.attribute.scene import Place, Scene, Speech
from rashomon.attribute.standing import ITSELF, LABELS, standing
from rashomon.encoder import Vectors
from rashomon.model import Parse, hull

# Sentences on either side that are looked at together.
AROUND = 3
# Verbs that tell most surely that somebody speaks.
SPEAKING = frozenset({"say", "tell", "accord"})
FIRST_PERSON = frozenset("i we me us my our mine ours".split())
THIRD_PERSON = frozenset("he she him her his hers they them their it its".split())
UNSURE = frozenset({"would", "could", "might"})
# A cue this many tokens from the end of its sentence, or fewer, closes it: "…, Ana Ruiz told reporters on Monday".
CLOSING = 8
# Paragraphs that a report opens with: its headline and lead, and those that sum the event up.
LEAD, OPENING = 1, 3


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
        found |= described("own", scene, place.own) | {"attributed": 1.0}
    if place.here:
        found |= described("here", scene, place.here) | beside(parse, place, place.here)
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
    below = parse.below(place.head)
    words = [parse.tokens[n].text.lower() for n in place.tokens]
    return {
        f"dep {place.head.dep}": 1.0,
        f"tag {place.head.tag}": 1.0,
        "modal": any(token.tag == "MD" for token in below),
        "unsure": any(token.lemma in UNSURE for token in below if token.dep == "aux"),
        "first person": math.log1p(sum(word in FIRST_PERSON for word in words)),
        "third person": math.log1p(sum(word in THIRD_PERSON for word in words)),
    }


def described(name: str, scene: Scene, speech: Speech) -> dict[str, float]:
    """Return what kind of attribution a speech is, each feature under a name that tells which speech it is."""
    told, cue, source = speech.told, speech.cue, speech.source
    found: dict[str, float] = {
        f"{name} quote {told.quote}": 1.0,
        f"{name} hand {told.chain[-1].kind if told.chain else 'none'}": 1.0,
        f"{name} hands": sum(link.carried is None for link in told.chain),
        f"{name} cue words": math.log1p(len(cue)),
        f"{name} source words": math.log1p(len(source)),
        f"{name} content words": math.log1p(len(scene.parse.inside_all(told.attributed))),
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
