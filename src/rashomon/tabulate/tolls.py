"""A report's figures of people in one state → the one that is its toll: how many in all, as of now.

A report gives several: the whole and its parts, the event's and the war's. The toll is the first that counts the whole
of the event that is reported: headline before lead before what follows. A more exact figure that fits it comes before a
rough one.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from rashomon.grammar import SUBJECTS
from rashomon.model import Analysis, Figure, Mention, Parse, Passage, Quantity, Span, Statement, Token
from rashomon.states import STATES, STRUCK, TOLLS, child_of
from rashomon.states import beside as beside_of
from rashomon.tabulate.hurt import HOSPITALISED, hurt
from rashomon.tabulate.places import MORE, NEAR, OTHERS, by_kind, coordination, head_of, sentence_of
from rashomon.tabulate.victims import People, Victim, by_head, may_be, persons, together, victims

# Words before an amount that make it a part of another: "including three children", "among them two nurses".
PART_BEFORE = frozenset({"including", "includes", "include", "included", "incl", "comprising"})
# Some of those in a state, whose number is not told: "seven of the wounded".
OF_STATE = re.compile(r"\S+ of the (?:dead|injured|wounded)\b")
OF_THEM = frozenset({"them", "those", "whom", "these", "which"})
# What opens the span that a figure counts over, where that is no day of the week: a war, a year.
OPENING = frozenset("begin start erupt break beginning outbreak start".split())
YEAR = re.compile(r"(?:19|20)\d\d\Z")
# "Dozens" are fewer than hundreds.
MAGNITUDE = 10
# What stands between two amounts that are told as a sum: marks, "and", the ages of the first.
JOINING = re.compile(r"(?:,? (?:aged? |ages )?\d+(?:(?:,|,? and) \d+)*)?(?:,|,? (?:and|&))\s*")
IN_ALL = frozenset({"total", "altogether", "overall", "combined"})
# An event is reported within these days; a figure of a longer or an earlier time is of another.
RECENT = timedelta(days=10)
# Words of a sentence that counts over several events.
SEVERAL = frozenset({"incidents", "series", "since", "weekend"})
# The labels of clauses beside a noun.
ASIDE = frozenset({"acl", "relcl"})
# What is only feared or foreseen is no toll.
OPEN = frozenset({"possible", "considered", "expected", "future"})
FEARED = frozenset({"fear", "presume"})
# Who is expected to do so was hurt all the same.
OUTLIVING = frozenset({"recover", "survive", "live", "heal"})


# The states of people of which a report has a toll.
TOLLED = ("dead", "injured", "dead or injured", *STRUCK, "missing", "abducted")
# What else can be dead, hurt or missing.
NO_PEOPLE = frozenset(
    """animal dog cat horse cow bull sheep goat pig cattle bird chicken fish whale elephant tree plane aircraft
    helicopter ship boat vessel vehicle car file document record email weapon percent
    count charge shooting attack incident case block mile kilometre kilometer metre meter foot yard time""".split()
)
Told = tuple[Figure, Statement]


def tolled(analysis: Analysis, home: Mapping[int, Statement], figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield a report's figures, its tolls marked, and the tolls that it gives in no single amount.

    Those are sums of what one phrase joins, and persons told one by one. ``home`` gives the statement of each token.
    """
    parse = analysis.parse
    statements = {statement.id: statement for statement in analysis.statements}
    times = [mention for mention in analysis.mentions if mention.kind == "time"]
    people = by_head(parse, [mention for mention in analysis.mentions if mention.kind == "person"])
    told = [(figure, statements[figure.statement]) for figure in figures if counts_people(figure.quantity)]
    parts = [figure for figure in figures if is_among(parse, figure.where.span)]
    tolls = {state: toll for state in TOLLED if (toll := toll_of(parse, times, people, state, told, parts))}
    if "dead" in tolls and "injured" in tolls and may_be_one(parse, tolls["dead"], tolls["injured"], figures):
        del tolls["injured"]
    recent = {head: person for head, person in people.items() if not is_past(parse, times, person.span)}
    single = of_persons(parse, recent, home, tolls)
    taken = [(figure, statements[figure.statement]) for figure in figures if figure.quantity.state == HOSPITALISED]
    known = tolls | single | {HOSPITALISED: toll_of(parse, times, people, HOSPITALISED, taken, parts)}
    if (left := hurt(parse, known, figures, frozenset(single))) is not None:
        tolls.pop("injured", None)
        single["injured"] = left
    sums = {state: toll for state, toll in tolls.items() if toll not in figures}
    for figure in figures:
        sum_of = sums.get(figure.quantity.state or "")
        if sum_of is None or not sum_of.where.span.contains(figure.where.span):
            yield replace(figure, toll=True) if figure in tolls.values() else figure
    for state, toll in (sums | single).items():
        yield replace(toll, toll=True, counted=f"person / {state}")


def of_persons(
    parse: Parse, people: People, home: Mapping[int, Statement], known: Mapping[str, Figure]
) -> dict[str, Figure]:
    """Return the tolls of persons told one by one, by state, for the states that have no other."""
    by_state, found = victims(parse, people), {}
    gone = [victim.name for victim in by_state["dead"] if victim.name]
    for state in TOLLED:
        told = by_state[state]
        if state != "dead" and (by_state["dead"] or "dead" in known):
            # Who was wounded and died is among the dead: only another name is another person.
            told = [v for v in told if is_another(parse, v, by_state["dead"], known.get("dead"))]
        if state in STRUCK and "dead" in known and len(persons(gone)) < (known["dead"].quantity.low or 0.0):
            # Who was shot may be one of the dead whom no name tells.
            told = []
        whole = together(parse, people, told) if state not in known else None
        if whole is None:
            continue
        number, span = whole
        statement = home.get(parse.inside(span)[0])
        if statement is not None and not is_open(parse, span, statement):
            if all(parse.tokens[n].pos == "PRON" for n in parse.inside(span)):
                # "She" alone tells nobody anything; "she later died" does.
                span = next(part for part in statement.content if part.contains(span))
            quantity = Quantity(number, number, "person", "exactly", state)
            found[state] = Figure(f"person / {state}", quantity, statement.id, Passage(parse.report.id, span))
    return found


def is_another(parse: Parse, victim: Victim, dead: Sequence[Victim], toll: Figure | None) -> bool:
    """Return whether a victim is none of the dead: by another name, or as somebody's kin in one sentence with them."""
    if victim.name:
        return not any(each.name and may_be(victim.name, each.name) for each in dead)
    owned = any(parse.tokens[n].dep == "poss" for n in parse.children[victim.head])
    spans = [each.span for each in dead] + ([toll.where.span] if toll is not None else [])
    place = sentence_of(parse, victim.span)
    return owned and any(sentence_of(parse, span) == place and not span.overlaps(victim.span) for span in spans)


def may_be_one(parse: Parse, dead: Figure, hurt: Figure, figures: Sequence[Figure]) -> bool:
    """Return whether one who was hurt may be the one who died: nothing tells them apart, and no sentence has both."""
    if dead.quantity.low != 1 or hurt.quantity.low != 1:
        return False
    words = {parse.tokens[n].text.lower() for each in (dead, hurt) for n in parse.inside(each.where.span)}
    gone = [dead, *(each for each in figures if each.quantity.state == "dead" and each.quantity.low == 1)]
    beside = any(sentence_of(parse, each.where.span) == sentence_of(parse, hurt.where.span) for each in gone)
    return not (beside or words & (MORE | {"one", "1"}))


def counts_people(quantity: Quantity) -> bool:
    """Return whether an amount counts people in a state of which a report has a toll, whatever it calls them."""
    return quantity.state in TOLLED and quantity.unit not in NO_PEOPLE


def toll_of(
    parse: Parse, times: Sequence[Mention], people: People, state: str, figures: Sequence[Told], parts: Sequence[Figure]
) -> Figure | None:
    """Return the toll of a state among a report's figures of people, ``None`` where none counts the whole.

    ``parts`` are all figures that the report tells as a part of others.

    It is one of them, or the sum of several that one sentence adds up: "two adults and three children were found dead".
    """
    kinds: dict[str, list[Figure]] = defaultdict(list)
    last, other = -NEAR, -1
    for figure, statement in summed(parse, people, sorted(figures, key=lambda f: f[0].where)):
        place = sentence_of(parse, figure.where.span)
        if figure.quantity.state != state:
            other = place
            continue
        # "Killed six people and wounded 30 others": others than the dead.
        near, last = place - last < NEAR and place != other, place
        if not is_open(parse, figure.where.span, statement):
            kinds[share(parse, figure, near)].append(figure)
    # "One of them died": of those who were shot, where the report has no other dead.
    whole = kinds["whole"] or kinds["some"]
    # Where the report looks back on an event of long ago, all its figures are of long ago.
    whole = [figure for figure in whole if not is_past(parse, times, figure.where.span)] or whole
    more = [figure for figure in kinds["more"] if not is_past(parse, times, figure.where.span)]
    whole = [figure for figure in whole if not is_share(parse, figure)] or whole
    whole = [figure for figure in whole if not any(comes_on_top(parse, figure, other) for other in whole)]
    if not whole:
        return None
    first = holder(parse, leading(parse, whole, figures), parts, whole, figures)
    first = exacter(parse, whole, first)
    return one_by_one(parse, first, more) if first.quantity.low == 1 else with_others(parse, first, whole, more)


def holder(
    parse: Parse, first: Figure, parts: Sequence[Figure], whole: Sequence[Figure], figures: Sequence[Told]
) -> Figure:
    """Return the figure of which the first is a part as the report tells elsewhere, else the first.

    A headline's "58 civilians killed" is a part of the text's "82 people, including 58 civilians", its "two men" of
    "two men and a boy".
    """
    same = [
        p for p in parts if p.quantity.low == first.quantity.low and p.quantity.state in (None, first.quantity.state)
    ]
    told = {sentence_of(parse, part.where.span) for part in same}
    more = [f for f in whole if (f.quantity.low or 0.0) > (first.quantity.low or 0.0) and not adds_events(parse, f)]
    return next((f for f in more if sentence_of(parse, f.where.span) in told or is_term(first, f, figures)), first)


def is_term(first: Figure, total: Figure, figures: Sequence[Told]) -> bool:
    """Return whether several people are told again as a term of a sum."""
    terms = [figure for figure, _ in figures if total.where.span.contains(figure.where.span) and figure is not total]
    again = {(figure.quantity.low, figure.quantity.unit, figure.quantity.state) for figure in terms}
    several = first.quantity.low is not None and first.quantity.low > 1
    return several and len(terms) > 1 and (first.quantity.low, first.quantity.unit, first.quantity.state) in again


def comes_on_top(parse: Parse, figure: Figure, later: Figure) -> bool:
    """Return whether a figure adds to a toll told before the report, which gives it in all: "two more, 27 by now"."""
    inside = [parse.tokens[n].text.lower() for n in parse.inside(figure.where.span)]
    adding = adds([], inside) and not OTHERS & set(inside)
    return adding and later.where > figure.where and (later.quantity.low or 0.0) > (figure.quantity.low or 0.0)


def one_by_one(parse: Parse, first: Figure, more: Sequence[Figure]) -> Figure:
    """Return one person with those whom the sentence or the next adds: "a man was shot. A second man was shot, too"."""
    total, span = first.quantity, first.where.span
    if total.bound != "exactly":
        return first
    for figure in more:
        apart = sentence_of(parse, figure.where.span) - sentence_of(parse, span)
        added_up = plus(total, figure.quantity) if 0 <= apart <= 1 and figure.where > first.where else None
        if added_up is not None:
            total, span = added_up, Span(span.start, figure.where.span.end)
    if total is first.quantity:
        return first
    return replace(first, quantity=replace(total, unit="person"), where=replace(first.where, span=span))


def with_others(parse: Parse, first: Figure, whole: Sequence[Figure], more: Sequence[Figure]) -> Figure:
    """Return a figure with what a sentence that tells it adds: "two are critical and two others are hurt"."""
    for figure in more:
        place = sentence_of(parse, figure.where.span)
        again = [f for f in whole if f.quantity.low == first.quantity.low and sentence_of(parse, f.where.span) == place]
        total = plus(again[0].quantity, figure.quantity) if again and again[0].where < figure.where else None
        if total is not None:
            span = Span(again[0].where.span.start, figure.where.span.end)
            return replace(again[0], quantity=replace(total, unit="person"), where=replace(first.where, span=span))
    return first


def is_open(parse: Parse, span: Span, statement: Statement) -> bool:
    """Return whether a statement leaves open what it says of the words: in "the row may have led to a crash that killed
    two", the crash is open and the two are dead."""
    token = parse.tokens[head_of(parse, span)]
    by_participle = beside_of(parse, token.index) is not None
    while token.pos not in ("VERB", "AUX") and token.head != token.index:
        if token.lemma in TOLLS or (by_participle and token.dep in SUBJECTS):
            # "The toll of 27 could rise", "nine people hurt in May could sue": the rise is open, and the suit.
            return False
        token = parse.tokens[token.head]
    if token.lemma in FEARED:
        return True
    if statement.certainty not in OPEN:
        return False
    if {token.lemma, *(parse.tokens[n].lemma for n in parse.children[token.index])} & OUTLIVING:
        return False
    verbs = {token.index}
    while goes_on(parse, token):
        token = parse.tokens[token.head]
        verbs.add(token.index)
    words = [parse.tokens[n] for stance in statement.stance for n in parse.inside(stance)]
    return not words or any(word.index in verbs or word.head in verbs for word in words)


def goes_on(parse: Parse, verb: Token) -> bool:
    """Return whether a verb goes on with what another begins, and with its "may": it has no subject of its own."""
    return verb.dep in ("xcomp", "conj") and verb.head != verb.index and not child_of(parse, verb, SUBJECTS)


def summed(parse: Parse, people: People, figures: Sequence[Told]) -> list[Told]:
    """Return figures, those that one phrase adds up as one, with the span from the first to the last.

    What a phrase joins is added where all of it can be counted: "six grandchildren, his daughter and himself" are
    eight, "six soldiers and some villagers" are not summed.
    """
    heads = {head_of(parse, figure.where.span): (figure, statement) for figure, statement in figures}
    found: list[Told] = []
    done: set[int] = set()
    for head, (figure, statement) in heads.items():
        if head in done:
            continue
        group = coordination(parse, head)
        total = added(parse, [heads[n][0] if n in heads else people.get(n) for n in group], figure)
        done.update(group if total else ())
        if total is None and found and beside(parse, found[-1][0], figure):
            total = added(parse, [found.pop()[0], figure], figure)
        found.append((total or figure, statement))
    return found


def added(parse: Parse, parts: Sequence[Figure | Mention | None], figure: Figure) -> Figure | None:
    """Return figures and persons as one figure, ``None`` where there is one alone or one that cannot be added.

    Two equal figures are one told twice: a headline runs on into the text, or a sentence says it again.
    """
    total = Quantity(0, 0, "person", "exactly", figure.quantity.state)
    spans = []
    for part in parts:
        more = part.quantity if isinstance(part, Figure) else ONE
        if part is None or (isinstance(part, Figure) and not adds_up(parse, part, figure)):
            return None
        summed_up = plus(total, more)
        if summed_up is None:
            return None
        total = summed_up
        spans.append(part.where.span if isinstance(part, Figure) else part.span)
    told = [(part.quantity.low, part.quantity.unit) for part in parts if isinstance(part, Figure)]
    if len(spans) < 2 or len(set(told)) < len(told):
        return None
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    return replace(figure, quantity=total, where=replace(figure.where, span=whole))


ONE = Quantity(1, 1, "person", "exactly")


def adds_up(parse: Parse, part: Figure, figure: Figure) -> bool:
    """Return whether a figure may be a term of a sum: of the same state, and no share of a group."""
    return part.quantity.state == figure.quantity.state and not is_share(parse, part)


def beside(parse: Parse, before: Figure, figure: Figure) -> bool:
    """Return whether only marks, ages and "and" stand between figures of one state: "2 boys, 7 and 9, and a man"."""
    between = parse.report.text[before.where.span.end : figure.where.span.start]
    return JOINING.fullmatch(between) is not None and adds_up(parse, before, figure)


def plus(a: Quantity, b: Quantity) -> Quantity | None:
    """Return the sum of two amounts of people, ``None`` where one is too rough to be added."""
    if a.low is None or b.low is None or not {a.bound, b.bound} <= {"exactly", "at least"}:
        return None
    bound: Literal["exactly", "at least"] = "exactly" if a.bound == b.bound == "exactly" else "at least"
    low = a.low + b.low
    return replace(a, low=low, high=low if bound == "exactly" else None, bound=bound)


def leading(parse: Parse, whole: Sequence[Figure], figures: Sequence[Told]) -> Figure:
    """Return the first figure, or where that is one person by kind, "a nurse", the number of people that the report
    gives right after, as the sum, beside the toll of another state, or twice."""
    first = whole[0]
    if first.quantity.low != 1:
        return first
    last = sentence_of(parse, first.where.span) + NEAR
    many = [figure for figure in whole if figure.quantity.low != 1]
    headline = parse.report.headline
    # A headline's "four dead, one hurt" is told as the whole.
    headed = headline is not None and headline.contains(first.where.span) and not by_kind(parse, first)
    for figure in many:
        again = sum(figure.quantity.low == other.quantity.low for other in many) > 1
        told = by_kind(parse, first) and (again or is_paired(parse, figure, figures)) and not adds_events(parse, figure)
        near = not headed and sentence_of(parse, figure.where.span) <= last
        if told or near or is_sum(parse, figure):
            return figure
    return first


def adds_events(parse: Parse, figure: Figure) -> bool:
    """Return whether the sentence of a figure counts over several events: "40 were hurt in 33 separate incidents"."""
    sentence = parse.sentences[sentence_of(parse, figure.where.span)]
    words = {token.text.lower() for token in parse.tokens[sentence.first : sentence.last]}
    return bool(words & SEVERAL)


def is_paired(parse: Parse, figure: Figure, figures: Sequence[Told]) -> bool:
    """Return whether a figure stands beside several in another state: "killed four people and injured six others"."""
    place = sentence_of(parse, figure.where.span)
    return any(
        other.quantity.state != figure.quantity.state
        and (other.quantity.low or 0.0) > 1
        and sentence_of(parse, other.where.span) == place
        for other, _ in figures
    )


def is_sum(parse: Parse, figure: Figure) -> bool:
    """Return whether a figure is told as the sum: "nine people in total"."""
    found = parse.inside(figure.where.span)
    words = [token.text.lower() for token in parse.tokens[max(0, found[0] - 3) : found[-1] + 4]]
    return bool(IN_ALL & set(words)) or ("in", "all") in itertools.pairwise(words)


def exacter(parse: Parse, whole: Sequence[Figure], rough: Figure) -> Figure:
    """Return the first figure that tells a rough one more exactly, else a number close to a vague one, else itself."""
    fine = [figure for figure in whole if refines(figure.quantity, rough.quantity)]
    if not fine and rough.quantity.bound == "vague":
        last, most = sentence_of(parse, rough.where.span) + NEAR, MAGNITUDE * (rough.quantity.low or 0.0)
        numbers = [f for f in whole if f.quantity.bound != "vague" and (f.quantity.low or 0.0) < most]
        fine = [figure for figure in numbers if sentence_of(parse, figure.where.span) <= last]
    return fine[0] if fine else rough


def refines(fine: Quantity, rough: Quantity) -> bool:
    """Return whether an amount is a rough one told more exactly: "213" for "more than 200", "29" for "dozens"."""
    if fine.low is None or rough.low is None or fine.bound == "vague":
        return False
    if rough.bound == "vague":
        return rough.low <= fine.low < MAGNITUDE * rough.low
    rounded = rough.bound in ("at least", "about") and rough.low >= 20 and rough.low % 10 == 0
    return rounded and fine.low % 10 != 0 and 0 < fine.low - rough.low < 0.2 * rough.low


def share(parse: Parse, figure: Figure, near: bool) -> Literal["whole", "more", "some", "other"]:
    """Return whether a figure counts the whole of what is reported, what comes on top of it, some of it, or others.

    ``near`` tells that another figure of the state stands just before, to which this one may add. "Others" are those of
    years of war, and some of what "including" leads to.
    """
    span = figure.where.span
    if not parse.inside(span):
        return "other"
    before, inside, after = around(parse, span)
    if is_included(parse, span) or before[-1:] == ["from"]:
        return "other"
    if over_years(parse, span) or OF_STATE.match(" ".join([*inside, *after])):
        return "other"
    if is_part(before, inside, after):
        return "some"
    return "more" if near and adds(before, inside) else "whole"


def around(parse: Parse, span: Span) -> tuple[list[str], list[str], list[str]]:
    """Return the words of a span in small letters, with up to six of its sentence before it and five after."""
    found = parse.inside(span)
    sentence = parse.sentences[sentence_of(parse, span)]
    ranges = (
        (max(sentence.first, found[0] - 6), found[0]),
        (found[0], found[-1] + 1),
        (found[-1] + 1, min(sentence.last, found[-1] + 6)),
    )
    before, inside, after = ([token.text.lower() for token in parse.tokens[a:b]] for a, b in ranges)
    return before, inside, after


def is_included(parse: Parse, span: Span) -> bool:
    """Return whether an amount is among what "including" leads to, and not after that has ended."""
    first, head = parse.inside(span)[0], head_of(parse, span)
    sentence = parse.tokens[first].sentence
    for token in parse.tokens[max(0, first - 8) : first]:
        if token.text.lower() in PART_BEFORE and token.sentence == sentence:
            return first - token.index <= 2 or head in parse.subtree(token.index)
    return False


def is_part(before: list[str], inside: list[str], after: list[str]) -> bool:
    """Return whether an amount counts some of another: "two of them", "six were among 19 killed"."""
    if any(a == "among" and b in OF_THEM for a, b in itertools.pairwise(before)):
        return True
    run = inside + after
    if any(a == "of" and b in OF_THEM for a, b in itertools.pairwise([*before[-2:], *run[: len(inside) + 2]])):
        return True
    return "among" in after[:2] and not OF_THEM & set(after[:3])


def is_among(parse: Parse, span: Span) -> bool:
    """Return whether an amount is told as a part: after "including", or "among" others."""
    return bool(parse.inside(span)) and (is_included(parse, span) or is_part(*around(parse, span)))


def is_share(parse: Parse, figure: Figure) -> bool:
    """Return whether a figure is told as some of a group: "two of the victims", which may be the whole and may not."""
    found = parse.inside(figure.where.span)
    words = [token.text.lower() for token in parse.tokens[found[0] : found[-1] + 3]]
    return "of" in words and words[words.index("of") + 1 :][:1] in (["the"], ["its"], ["their"])


def adds(before: list[str], inside: list[str]) -> bool:
    """Return whether an amount is added to another of the kind: "another five", "two more"."""
    adding = [word for word, following in zip(inside, [*inside[1:], ""], strict=True) if following != "than"]
    return bool(MORE & {*before[-2:], *adding})


def over_years(parse: Parse, amount: Span) -> bool:
    """Return whether a figure counts from years ago to now: "since 2011", "since the war began", "has since killed"."""
    sentence = parse.sentences[sentence_of(parse, amount)]
    tokens = parse.tokens[sentence.first : sentence.last]
    for place, token in enumerate(tokens):
        if token.text.lower() == "since" and token.start < amount.start and token.dep == "advmod":
            return True
        if token.text.lower() == "since" and token.start > amount.end:
            if any(t.lemma in OPENING or YEAR.match(t.text) for t in tokens[place + 1 : place + 8]):
                return True
    return False


def is_past(parse: Parse, times: Sequence[Mention], span: Span) -> bool:
    """Return whether the sentence of a span gives a time long before the report: "last month", "in 2013"."""
    latest = parse.report.published.latest
    if latest is None:
        return False
    day = (date.fromisoformat(latest[:10]) - RECENT).isoformat()
    sentence = parse.sentences[sentence_of(parse, span)].span
    return any(
        (mention.timex.earliest or mention.timex.latest)[:10] < day
        for mention in times
        if mention.timex and mention.timex.latest and mention.timex.type in ("DATE", "TIME")
        if sentence.contains(mention.span) and not is_aside(parse, mention.span, span)
    )


def is_aside(parse: Parse, time: Span, counted: Span) -> bool:
    """Return whether a time stands in a clause that tells of the counted something else: "Vega, born in 1950, died"."""
    if not parse.inside(time):
        return False
    here = parse.tokens[head_of(parse, time)]
    while here.head != here.index and here.dep not in ASIDE:
        here = parse.tokens[here.head]
    return here.dep in ASIDE and here.lemma not in STATES and here.head == head_of(parse, counted)
