"""A story's figures → what each counts, one name for one thing: "USD / savings", "kilometre / depth".

A unit that is a noun of its own says what is counted: ships, seats. Money, shares, lengths and people are of something,
which the words beside them tell. Two reports that give one figure of one claim count one thing, whatever they call it.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.currencies import MONEY
from rashomon.grammar import PREMODIFIERS, SUBJECTS, VERBAL
from rashomon.kin import kin
from rashomon.model import SURE, Claim, Figure, Parse, Span, Story, Token
from rashomon.tabulate.places import head_of

# Units that measure something else than themselves.
LENGTHS = frozenset("kilometre kilometer km metre meter mile foot yard inch centimetre centimeter".split())
OTHER = frozenset(
    "percent person acre hectare ton tonne pound kilogram kilo gram litre liter gallon barrel degree megawatt".split()
)
MEASURES = MONEY | LENGTHS | OTHER
# What a share is of, and what money is for.
OF, FOR = frozenset({"of"}), frozenset({"of", "in", "for"})
# How a measure hangs on the noun that it measures, after it: "savings of $180 million".
ASIDE = frozenset({"prep", "appos"})
# Verbs of whose subject a measure tells: "shares rose 7.5 percent", "bail was set at $1 million".
OF_SUBJECT = frozenset(
    """be rise fall grow climb drop jump gain lose close stand total reach amount cost increase decrease decline shrink
    lie measure weigh span set estimate value dip slip surge soar slump tumble plunge""".split()
)
# Verbs by which somebody has a share: of the votes, of those who were asked.
OF_HOLDER = frozenset("get win earn garner receive poll lead tie draw capture score command trail".split())
# Verbs that tell how much their object is.
PUTTING, PUT = frozenset({"put", "estimate", "set", "reckon", "value"}), frozenset({"dobj", "nsubjpass"})
# Words that name nothing.
EMPTY = MEASURES | frozenset(
    """it they that which this what one some total amount average number quarter exchange return be have do figure sum
    tally""".split()
)
# "Five countries" and "five regulators" may be two things in one sentence, "118 ships" and "118 craft" hardly.
CHANCE = 12
STEPS = 6


def named(story: Story, claims: Sequence[Claim], figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures with what they count named: a measure with what it is of, one name for one thing."""
    parses = {analysis.report.id: analysis.parse for analysis in story.analyses}
    told = [told_of(parses[figure.where.report], figure) for figure in figures]
    groups = Groups([key_of(number, figure, told[number][0]) for number, figure in enumerate(figures)])
    for one, other in itertools.chain(same(claims, figures), again(figures)):
        groups.join(one, other)
    return [replace(figure, counted=name) for figure, name in zip(figures, groups.names(figures, told), strict=True)]


def key_of(number: int, figure: Figure, word: str) -> tuple[str, str]:
    """Return what a figure is grouped by: its unit and what it is of, by its number where nothing tells what."""
    alone = not word and figure.quantity.state is None and figure.quantity.unit in MEASURES
    return kin(figure.counted), f"#{number}" if alone else word


class Groups:
    """Figures that count one thing: those with one key, and those that are joined."""

    def __init__(self, keys: Sequence[tuple[str, str]]) -> None:
        self.parent = list(range(len(keys)))
        first: dict[tuple[str, str], int] = {}
        for number, key in enumerate(keys):
            self.join(number, first.setdefault(key, number))

    def find(self, number: int) -> int:
        """Return the figure that stands for the group of one."""
        while self.parent[number] != number:
            self.parent[number] = number = self.parent[self.parent[number]]
        return number

    def join(self, one: int, other: int) -> None:
        """Make one group of two."""
        low, high = sorted((self.find(one), self.find(other)))
        self.parent[high] = low

    def names(self, figures: Sequence[Figure], told: Sequence[tuple[str, str]]) -> Iterator[str]:
        """Yield each figure's name: one that tells what it is of, that most of its group have, the first of several."""
        names: dict[int, Counter[str]] = defaultdict(Counter)
        for number, (figure, (_, words)) in enumerate(zip(figures, told, strict=True)):
            names[self.find(number)][f"{figure.counted} / {words}" if words else figure.counted] += 1
        best = {
            group: min(count, key=lambda name: (" / " not in name, -count[name], name))
            for group, count in names.items()
        }
        return (best[self.find(number)] for number in range(len(figures)))


def same(claims: Sequence[Claim], figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Yield the figures of two reports that one claim shows to be of one thing.

    Both measure in one unit and are alone in it in their readings or have one value; or they count by two nouns, and
    have one value that is too large to be one by chance. A reading that may not say the claim shows nothing.
    """
    by_statement: Mapping[str, list[int]] = defaultdict(list)
    for number, figure in enumerate(figures):
        if figure.quantity.state is None:
            by_statement[figure.statement].append(number)
    for claim in claims:
        sure = [reading for reading in claim.readings if reading.agreement >= SURE]
        held = [
            [n for n in by_statement[reading.statement] if reading.span.contains(figures[n].where.span)]
            for reading in sure
        ]
        for one, other in itertools.combinations(range(len(held)), 2):
            if sure[one].report != sure[other].report:
                yield from matched(figures, held[one], held[other])


def again(figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Yield the figures in which one report gives one sum of money more than once: to the dollar, and no round one."""
    first: dict[object, int] = {}
    for number, figure in enumerate(figures):
        found = figure.quantity
        if found.unit in MONEY and found.bound == "exactly" and len(f"{found.low:.0f}".rstrip("0")) > 1:
            yield first.setdefault((figure.where.report, found), number), number


def matched(figures: Sequence[Figure], ones: Sequence[int], others: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the figures of two readings of one claim that are of one thing."""
    for one, other in itertools.product(ones, others):
        a, b = figures[one].quantity, figures[other].quantity
        equal = (a.low, a.high) == (b.low, b.high)
        if a.unit in MEASURES or b.unit in MEASURES:
            alone = all(sum(figures[n].quantity.unit == a.unit for n in side) == 1 for side in (ones, others))
            if a.unit == b.unit and (equal or alone):
                yield one, other
        elif equal and (a.low or 0.0) > CHANCE:
            yield one, other


def told_of(parse: Parse, figure: Figure) -> tuple[str, str]:
    """Return what a measure is of, as a key that is one for kin words and as words; both empty for other figures."""
    if figure.quantity.state is not None or figure.quantity.unit not in MEASURES or not parse.inside(figure.where.span):
        return "", ""
    token = measured(parse, figure.where.span, figure.quantity.unit)
    if token is None or token.lemma.lower() in EMPTY or not token.text[0].isalpha():
        return "", ""
    if token.pos in VERBAL:
        # "Seven miles south, a man opened fire": how far off something is done is not what is done.
        far = figure.quantity.unit in LENGTHS
        return ("", "") if far else (kin(token.lemma.lower()), token.text.lower())
    return kin(token.lemma.lower()), phrase(parse, token)


def phrase(parse: Parse, noun: Token) -> str:
    """Return a noun with the noun right before it that makes one name with it: "port fees"; small, but for names."""
    before = parse.tokens[noun.index - 1] if noun.index else noun
    first = noun.index
    while first > 1 and parse.tokens[first - 1].text == "-" and not parse.tokens[first - 1].space:
        first -= 2
    if first < noun.index:
        # "A fund-raiser", "a Build-a-Boat", which the parser takes apart.
        whole = "".join(token.text for token in parse.tokens[first : noun.index + 1])
        return whole if whole[0].isupper() else whole.lower()
    joined = before.head == noun.index and before.dep == "compound" and before.text.isalpha()
    joined = joined and before.lemma.lower() not in MEASURES
    words = (before, noun) if joined and before.sentence == noun.sentence else (noun,)
    return " ".join(word.text if word.pos == "PROPN" else word.text.lower() for word in words)


def measured(parse: Parse, span: Span, unit: str) -> Token | None:
    """Return the noun or verb that tells what a measure is of: "savings of $180 million", "shares rose 7 percent"."""
    inside = parse.inside(span)
    top = head_of(parse, span)
    if unit != "person":
        for link in (
            t for word in (top.index, inside[-1]) for t in parse.below(parse.tokens[word]) if t.index not in inside
        ):
            if link.dep == "prep" and link.lemma in (FOR if unit in MONEY else OF):
                return next((t for t in parse.below(link) if t.dep == "pobj"), None)
    token = top
    for _ in range(STEPS):
        above = parse.tokens[token.head]
        if above.index == token.index:
            return None
        if above.pos in VERBAL:
            return of_verb(parse, above, token, inside, unit)
        if above.pos in ("NOUN", "PROPN") and (token.dep in PREMODIFIERS | ASIDE or token.lemma == "worth"):
            return above
        token = above
    return None


def of_verb(parse: Parse, verb: Token, below: Token, inside: range, unit: str) -> Token | None:
    """Return what a verb's measure is of: its subject where the verb only tells how much that is, else the verb.

    Of what is put or estimated "at" so much, its object; of "which", what that stands for. What is "worth" so much has
    a worth, if no noun tells what it is. Nothing tells what "about 3 percent came from the north" is of.
    """
    children = parse.below(verb)
    put = next((t for t in children if t.dep in PUT and t.pos == "NOUN"), None) if below.lemma == "at" else None
    if put is not None and verb.lemma in PUTTING:
        return put
    subject = next((t for t in children if t.dep in SUBJECTS), None)
    if subject is not None and subject.tag == "WDT" and verb.dep == "relcl":
        subject = parse.tokens[verb.head]
    if subject is not None and subject.index in inside and subject.dep != "nsubjpass":
        return None
    named = subject is not None and subject.pos in ("NOUN", "PROPN")
    telling = OF_SUBJECT | OF_HOLDER if unit == "percent" else OF_SUBJECT
    if subject is not None and named and (verb.lemma in telling or below.lemma == "worth"):
        return subject
    if unit == "person" and below.dep in {"prep", "dative"} and below.pos == "ADP":
        # Who "spoke of 300 people" tells of them, and they did not speak; who drew cheers "from 300 people" drew.
        return None
    return below if below.lemma == "worth" else verb
