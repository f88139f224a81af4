"""A report's figures of people in one state → the one that is its toll: how many in all, as of now.

A report gives several: the whole and its parts, the event's and the war's. The toll is the first that counts the whole
of the event that is reported: headline before lead before what follows. A more exact figure that fits it comes before a
rough one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from rashomon.model import Analysis, Figure, Mention, Parse, Quantity, Statement
from rashomon.tabulate.current import adds_events, is_elsewhere, is_open, is_past
from rashomon.tabulate.hurt import HOSPITALISED, hurt
from rashomon.tabulate.parts import adds, is_among, is_share, share
from rashomon.tabulate.people import TOLLED, People, by_head, counts_people
from rashomon.tabulate.places import MORE, NEAR, OTHERS, by_kind, sentence_of
from rashomon.tabulate.sums import Told, counted_up, is_nth, one_by_one, summed, with_others
from rashomon.tabulate.victims import of_persons

# "Dozens" are fewer than hundreds.
MAGNITUDE = 10
REMAINS = frozenset({"body", "corpse"})
IN_ALL = frozenset({"total", "altogether", "overall", "combined"})


@dataclass(frozen=True, slots=True)
class Account:
    """What a report tells of people: its times, the persons and its figures of people in a state.

    ``parts`` are all figures that it tells as a part of others, whatever they count.
    """

    parse: Parse
    times: Sequence[Mention]
    people: People
    figures: Sequence[Told]
    parts: Sequence[Figure]

    def is_past(self, figure: Figure) -> bool:
        """Return whether a figure is of a time long before the report."""
        return is_past(self.parse, self.times, figure.where.span)

    def sentence(self, figure: Figure) -> int:
        """Return the number of the sentence in which a figure stands."""
        return sentence_of(self.parse, figure.where.span)


def tolled(analysis: Analysis, home: Mapping[int, Statement], figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield a report's figures, its tolls marked, and the tolls that it gives in no single amount.

    Those are sums of what one phrase joins, and persons told one by one. ``home`` gives the statement of each token.
    """
    tolls, single = chosen(analysis, home, figures)
    sums = {state: toll for state, toll in tolls.items() if toll not in figures}
    for figure in figures:
        sum_of = sums.get(figure.quantity.state or "")
        if sum_of is None or not sum_of.where.span.contains(figure.where.span):
            yield replace(figure, toll=True) if figure in tolls.values() else figure
    for state, toll in (sums | single).items():
        yield replace(toll, toll=True, counted=f"person / {state}")


def chosen(
    analysis: Analysis, home: Mapping[int, Statement], figures: Sequence[Figure]
) -> tuple[dict[str, Figure], dict[str, Figure]]:
    """Return the tolls by state: those that figures give, and those that follow from persons or from other tolls."""
    parse = analysis.parse
    account = account_of(analysis, [figure for figure in figures if counts_people(figure.quantity)], figures)
    tolls = {state: toll for state in TOLLED if (toll := toll_of(account, state))}
    if "dead" in tolls and "injured" in tolls and may_be_one(parse, tolls["dead"], tolls["injured"], figures):
        del tolls["injured"]
    recent = {head: p for head, p in account.people.items() if not is_past(parse, account.times, p.span)}
    single = of_persons(parse, recent, home, tolls)
    taken = account_of(analysis, [figure for figure in figures if figure.quantity.state == HOSPITALISED], figures)
    known = tolls | single | {HOSPITALISED: toll_of(taken, HOSPITALISED)}
    if (left := hurt(parse, known, figures, frozenset(single))) is not None:
        tolls.pop("injured", None)
        single["injured"] = left
    return tolls, single


def account_of(analysis: Analysis, told: Sequence[Figure], figures: Sequence[Figure]) -> Account:
    """Return what a report tells of the people whom some of its figures count."""
    parse = analysis.parse
    statements = {statement.id: statement for statement in analysis.statements}
    return Account(
        parse,
        [mention for mention in analysis.mentions if mention.kind == "time"],
        by_head(parse, [mention for mention in analysis.mentions if mention.kind == "person"]),
        [(figure, statements[figure.statement]) for figure in sorted(told, key=lambda each: each.where)],
        [figure for figure in figures if is_among(parse, figure.where.span)],
    )


def may_be_one(parse: Parse, dead: Figure, hurt: Figure, figures: Sequence[Figure]) -> bool:
    """Return whether one who was hurt may be the one who died: nothing tells them apart, and no sentence has both."""
    if dead.quantity.low != 1 or hurt.quantity.low != 1:
        return False
    words = {t.text.lower() for each in (dead, hurt) for t in parse.tokens_in(each.where.span)}
    gone = [dead, *(each for each in figures if each.quantity.state == "dead" and each.quantity.low == 1)]
    beside = any(sentence_of(parse, each.where.span) == sentence_of(parse, hurt.where.span) for each in gone)
    return not (beside or words & (MORE | {"one", "1"}))


def toll_of(account: Account, state: str) -> Figure | None:
    """Return the toll of a state among a report's figures of people, ``None`` where none counts the whole.

    It is one of them, or the sum of several that one sentence adds up: "two adults and three children were found dead".
    """
    kinds = by_share(account, state)
    told = [*chain(*kinds.values())]
    nth = [figure for figure in told if is_nth(account.parse, figure) and not account.is_past(figure)]
    others = defaultdict(list, {kind: [figure for figure in held if figure not in nth] for kind, held in kinds.items()})
    before = whole_of(account, others)
    after = counted_up(account.parse, before, nth, told)
    return after if after is not before else whole_of(account, kinds)


def whole_of(account: Account, kinds: Mapping[str, list[Figure]]) -> Figure | None:
    """Return the figure that counts the whole, of those of one state by what share they count."""
    parse = account.parse
    # "One of them died": of those who were shot, where the report has no other dead.
    whole = kinds["whole"] or kinds["some"]
    # Where the report looks back on an event of long ago, all its figures are of long ago.
    whole = [figure for figure in whole if not account.is_past(figure)] or whole
    more = [figure for figure in kinds["more"] if not account.is_past(figure)]
    whole = [figure for figure in whole if not is_share(parse, figure)] or whole
    whole = [figure for figure in whole if not any(comes_on_top(parse, figure, other) for other in whole)]
    whole = [figure for figure in whole if not any(holds_bodies(parse, figure, other) for other in whole)]
    if not whole:
        return None
    first = exacter(account, whole, holder(account, leading(account, whole), whole))
    return one_by_one(parse, first, more) if first.quantity.low == 1 else with_others(parse, first, whole, more)


def by_share(account: Account, state: str) -> dict[str, list[Figure]]:
    """Return the figures of a state by what share of the reported event they count, sums of one phrase as one."""
    kinds: dict[str, list[Figure]] = defaultdict(list)
    last, other = -NEAR, -1
    for figure, statement in summed(account.parse, account.people, account.figures):
        place = account.sentence(figure)
        if figure.quantity.state != state:
            other = place
            continue
        # "Killed six people and wounded 30 others": others than the dead.
        near, last = place - last < NEAR and place != other, place
        if not (is_open(account.parse, figure.where.span, statement) or is_elsewhere(account.parse, figure)):
            kinds[share(account.parse, figure, near)].append(figure)
    return kinds


def holder(account: Account, first: Figure, whole: Sequence[Figure]) -> Figure:
    """Return the figure of which the first is a part as the report tells elsewhere, else the first.

    A headline's "58 civilians killed" is a part of the text's "82 people, including 58 civilians", its "two men" of
    "two men and a boy".
    """
    low, states = first.quantity.low, (None, first.quantity.state)
    told = {account.sentence(p) for p in account.parts if p.quantity.low == low and p.quantity.state in states}
    more = [f for f in whole if (f.quantity.low or 0.0) > (low or 0.0) and not adds_events(account.parse, f)]
    return next((f for f in more if account.sentence(f) in told or is_term(account, first, f)), first)


def is_term(account: Account, first: Figure, total: Figure) -> bool:
    """Return whether several people are told again as a term of a sum."""
    held = [figure for figure, _ in account.figures if figure is not total]
    terms = [figure for figure in held if total.where.span.contains(figure.where.span)]
    again = {(figure.quantity.low, figure.quantity.unit, figure.quantity.state) for figure in terms}
    several = first.quantity.low is not None and first.quantity.low > 1
    return several and len(terms) > 1 and (first.quantity.low, first.quantity.unit, first.quantity.state) in again


def comes_on_top(parse: Parse, figure: Figure, later: Figure) -> bool:
    """Return whether a figure adds to a toll told before the report, which gives it in all: "two more, 27 by now"."""
    inside = [t.text.lower() for t in parse.tokens_in(figure.where.span)]
    adding = adds([], inside) and not OTHERS & set(inside)
    return adding and later.where > figure.where and (later.quantity.low or 0.0) > (figure.quantity.low or 0.0)


def holds_bodies(parse: Parse, figure: Figure, other: Figure) -> bool:
    """Return whether a figure counts the bodies that were found, of more who are told to be dead."""
    found, dead = (parse.tokens[parse.inside(each.where.span)[-1]].lemma in REMAINS for each in (figure, other))
    return found and not dead and (other.quantity.low or 0.0) > (figure.quantity.low or 0.0)


def leading(account: Account, whole: Sequence[Figure]) -> Figure:
    """Return the first figure, or where that is one person by kind, "a nurse", the number of people that the report
    gives right after, as the sum, beside the toll of another state, or twice."""
    first, parse = whole[0], account.parse
    if first.quantity.low != 1:
        return first
    many = [figure for figure in whole if figure.quantity.low != 1]
    kind, headline = by_kind(parse, first), parse.report.headline
    # A headline's "four dead, one hurt" is told as the whole.
    headed = headline is not None and headline.contains(first.where.span) and not kind
    for figure in many:
        again = sum(figure.quantity.low == other.quantity.low for other in many) > 1
        told = kind and (again or is_paired(account, figure)) and not adds_events(parse, figure)
        near = not headed and account.sentence(figure) <= account.sentence(first) + NEAR
        if told or near or is_sum(parse, figure):
            return figure
    return first


def is_paired(account: Account, figure: Figure) -> bool:
    """Return whether a figure stands beside several in another state: "killed four people and injured six others".

    It does beside one as well where it counts others than that one: "killing a nurse and wounding three others".
    """
    place, state = account.sentence(figure), figure.quantity.state
    others = [other for other, _ in account.figures if other.quantity.state != state]
    least = 0.0 if counts_others(account.parse, figure) else 1.0
    return any((other.quantity.low or 0.0) > least and account.sentence(other) == place for other in others)


def counts_others(parse: Parse, figure: Figure) -> bool:
    """Return whether a figure counts others than those before it: "three others"."""
    return bool(OTHERS & {t.text.lower() for t in parse.tokens_in(figure.where.span)})


def is_sum(parse: Parse, figure: Figure) -> bool:
    """Return whether a figure is told as the sum: "nine people in total"."""
    found = parse.inside(figure.where.span)
    words = [token.text.lower() for token in parse.tokens[max(0, found[0] - 3) : found[-1] + 4]]
    return bool(IN_ALL & set(words)) or ("in", "all") in pairwise(words)


def exacter(account: Account, whole: Sequence[Figure], rough: Figure) -> Figure:
    """Return the first figure that tells a rough one more exactly, else a number close to a vague one, else itself."""
    fine = [figure for figure in whole if refines(figure.quantity, rough.quantity)]
    if not fine and rough.quantity.bound == "vague":
        last, most = account.sentence(rough) + NEAR, MAGNITUDE * (rough.quantity.low or 0.0)
        numbers = [f for f in whole if f.quantity.bound != "vague" and (f.quantity.low or 0.0) < most]
        fine = [figure for figure in numbers if account.sentence(figure) <= last]
    return fine[0] if fine else rough


def refines(fine: Quantity, rough: Quantity) -> bool:
    """Return whether an amount is a rough one told more exactly: "213" for "more than 200", "29" for "dozens"."""
    if fine.low is None or rough.low is None or fine.bound == "vague":
        return False
    if rough.bound == "vague":
        return rough.low <= fine.low < MAGNITUDE * rough.low
    rounded = rough.bound in ("at least", "about") and rough.low >= 20 and rough.low % 10 == 0
    return rounded and fine.low % 10 != 0 and 0 < fine.low - rough.low < 0.2 * rough.low
