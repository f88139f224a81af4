"""How a wire story becomes an outlet's: seeded copies of texts, with the place of every character that was copied.

A text is trimmed, re-ordered, re-headlined and lightly edited, its byline is swapped, the outlet's own paragraphs stand
among the copied ones, and two wires may be merged into one report. Credit and time of the copy are drawn, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

TITLES = "Mr Ms Dr St Jr Sr No Mrs Inc Sen Rep Gov Gen".split()
SENTENCE = re.compile(
    r"(?:(?<=[.!?])|(?<=[.!?][\"”]))(?<!\b[A-Z]\.)"
    + "".join(rf"(?<!\b{title}\.)" for title in TITLES)
    + r"\s+(?=[\"“A-Z0-9])"
)
NUMBER = re.compile(r"(?<![\w.,-])\d{1,3}(?:,\d{3})*(?![\w-]|[.,]\d)")
# Words that copy desks swap without a change of sense.
SWAPS = {
    "said": "stated",
    "about": "around",
    "also": "further",
    "but": "yet",
    "began": "started",
    "more than": "over",
    "because": "since",
    "near": "close to",
    "after": "following",
    "several": "a number of",
    "however": "still",
    "will": "is to",
    "large": "big",
    "people": "persons",
    "many": "numerous",
    "told": "informed",
    "company": "firm",
    "announced": "disclosed",
    "during": "in the course of",
}
# Words that an editor cuts.
LOOSE = re.compile(r"(?<=\w )(?:[a-z]+ly|that|also|very|now|then|just|still|already|so far) (?=\w)")
SWAP = re.compile(rf"\b(?:{'|'.join(SWAPS)})\b")
WIRES = ("Cordillera Wire", "Meridian Press", "Baltia News Agency", "Sahel Press Agency", "Reuters", "Associated Press")
SHORT = {"Cordillera Wire": "Cordillera", "Reuters": "Reuters", "Associated Press": "AP", "Meridian Press": "MP"}
OUTLETS = ("Harbour Gazette", "Pacific Ledger", "Daily Steppe", "Voz del Puerto", "Lake Tribune", "Northern Standard")
NAMES = ("Ana Lima", "Joseph Ng", "Marit Solberg", "Tomas Ferreira", "Aino Laine", "Kwame Boateng")
HEADLINES = (
    "What is known so far",
    "Questions remain as details emerge",
    "Officials under pressure to explain",
    "A day of news, at a glance",
    "Region reacts to the latest turn",
)


class Source(NamedTuple):
    """A text that may be copied: its name, what it is about, headline and paragraphs of sentences."""

    name: str
    topic: str
    headline: str
    paragraphs: tuple[tuple[str, ...], ...]


class Piece(NamedTuple):
    """A sentence in a made text; ``origin`` is (source, paragraph, sentence) where it was copied."""

    text: str
    origin: tuple[str, int, int] | None = None


@dataclass(frozen=True)
class Made:
    """A report as a text file, and where its copied sentences stand: (source, paragraph, sentence) → characters."""

    name: str
    publisher: str
    text: str
    places: dict[tuple[str, int, int], tuple[int, int]] = field(default_factory=dict)


def sentences(paragraph: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph.

    >>> sentences("It rained. Mr. Ng left at 5.30 p.m. on foot.")
    ('It rained.', 'Mr. Ng left at 5.30 p.m. on foot.')
    """
    return tuple(part for part in SENTENCE.split(" ".join(paragraph.split())) if part)


def edited(sentence: str, random: Random, numbers: float, words: float) -> str:
    """Return a sentence with some numbers changed, some words swapped and some loose ones cut."""
    sentence = NUMBER.sub(lambda m: str(random.randint(2, 900)) if random.random() < numbers else m[0], sentence)
    sentence = LOOSE.sub(lambda m: "" if random.random() < words else m[0], sentence)
    return SWAP.sub(lambda m: SWAPS[m[0]] if random.random() < words else m[0], sentence)


def taken(source: Source, random: Random) -> list[list[Piece]]:
    """Return what an outlet takes of a text: trimmed, lightly edited, maybe re-ordered."""
    whole = [[Piece(s, (source.name, p, n)) for n, s in enumerate(each)] for p, each in enumerate(source.paragraphs)]
    if random.random() < 0.5:
        whole = whole[: max(1, round(len(whole) * random.uniform(0.4, 0.9)))]
    dropped = random.choice((0.0, 0.0, 0.15, 0.3))
    kept = [[piece for piece in each if random.random() >= dropped] for each in whole]
    numbers, words = random.choice(((0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.6, 0.8)))
    made = [[Piece(edited(t, random, numbers, words), o) for t, o in each] for each in kept if each] or whole[:1]
    if random.random() < 0.4:
        random.shuffle(made)
    return made


def original(source: Source, publisher: str, day: str | None, random: Random) -> Made:
    """Return a text as its first publisher sends it."""
    pieces = [[Piece(s, (source.name, p, n)) for n, s in enumerate(each)] for p, each in enumerate(source.paragraphs)]
    return laid_out(
        source.name, publisher, day, Piece(source.headline, (source.name, -1, 0)), f"By {random.choice(NAMES)}", pieces
    )


def inserted(pieces: list[list[Piece]], others: Sequence[Source], random: Random) -> list[list[Piece]]:
    """Return the pieces with an outlet's own paragraphs among them: sentences of texts on other matters."""
    for _ in range(random.choice((0, 1, 1, 2, 3))):
        own = random.choice(random.choice(others).paragraphs)
        pieces.insert(random.randint(0, len(pieces)), [Piece(text) for text in own])
    return pieces


def laid_out(
    name: str, publisher: str, day: str | None, headline: Piece, byline: str, pieces: list[list[Piece]], last: str = ""
) -> Made:
    """Return a report as a text file with its head, byline and closing line."""
    head = f"Publisher: {publisher}\n" + (f"Date: {day}\n" if day else "")
    text = f"{head}Title: {headline.text}\n\n"
    places = {}
    if headline.origin:
        places[headline.origin] = (len(text), len(text) + len(headline.text))
    text += f"{headline.text}\n\n{byline}\n\n"
    for paragraph in pieces:
        for piece in paragraph:
            if piece.origin:
                places[piece.origin] = (len(text), len(text) + len(piece.text))
            text += piece.text + " "
        text = text.rstrip() + "\n\n"
    return Made(name, publisher, text + last, places)


class Case(NamedTuple):
    """One or two originals, their copies, and what tells of the direction: credit, time, both or nothing."""

    originals: tuple[Made, ...]
    copies: tuple[Made, ...]
    told: str


def cases(sources: Sequence[Source], count: int, seed: int) -> Iterator[Case]:
    """Yield so many cases; sources of one topic are merged, those of other topics lend an outlet's own paragraphs."""
    random = Random(seed)
    for number in range(count):
        first = random.choice(sources)
        same = [s for s in sources if s.topic == first.topic and s.name != first.name]
        merged = random.sample(same, 1) if same and random.random() < 0.25 else []
        wires, (outlet, second) = random.sample(WIRES, 2), random.sample(OUTLETS, 2)
        told = random.choice(("credit", "credit", "time", "both", "nothing"))
        days = (
            ("2031-05-02", "2031-05-03")
            if told in ("time", "both")
            else random.choice(((None, None), ("2031-05-02", "2031-05-02")))
        )
        chosen = [first, *merged]
        originals = tuple(original(source, wire, days[0], random) for source, wire in zip(chosen, wires, strict=False))
        others = [s for s in sources if s.topic != first.topic]
        made = []
        for name, publisher in ((f"{number}-copy", outlet), (f"{number}-sibling", second))[: 1 + (number % 4 == 0)]:
            pieces = [p for source in chosen for p in taken(source, random)]
            if merged and random.random() < 0.5:
                random.shuffle(pieces)
            pieces = inserted(pieces, others, random)
            new = random.choice(HEADLINES)
            headline = random.choice((Piece(first.headline, (first.name, -1, 0)), Piece(new), Piece(new)))
            credited = told in ("credit", "both")
            byline, last = credit([SHORT.get(w, w) for w in wires[: len(chosen)]], pieces, credited, random)
            made.append(laid_out(name, publisher, days[1], headline, byline, pieces, last))
        yield Case(originals, tuple(made), told)


def credit(wires: list[str], pieces: list[list[Piece]], given: bool, random: Random) -> tuple[str, str]:
    """Return byline and closing line, which credit the wires where that is wanted, or a dateline that does."""
    name, joined = random.choice(NAMES), " and ".join(wires)
    if not given:
        return f"By {name}", ""
    form = random.choice(("dateline", "closing", "byline", "with", "material"))
    if form == "dateline" and len(wires) == 1:
        text, origin = pieces[0][0]
        # The dateline is no part of what was copied.
        pieces[0].insert(0, Piece(f"OSLO ({wires[0]}) -"))
        pieces[0][1] = Piece(text, origin)
        return f"By {name}", ""
    if form == "byline":
        return f"By {name} and {joined}", ""
    closing = {
        "with": f"With {joined}.",
        "material": f"(This story was written with material from {joined}.)",
    }.get(form, f"{joined} contributed to this report.")
    return f"By {name}", closing
