"""Those whom a report only calls shot, stabbed or taken to hospital → its injured, where it gives no number of them.

"Three people were shot, one fatally" tells of two who are hurt. Where the dead may or may not be among those who were
shot, nothing is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.grammar import VERBAL
from rashomon.model import Figure, Parse, Passage, Span, hull
from rashomon.states import HARMS, STATES, STRUCK, to_hospital
from rashomon.tabulate.places import NEAR, OTHERS, by_kind, head_of, same_sentence, sentence_of

HOSPITALISED = "hospitalised"
# Words of what brings people to hospital, if none of an illness does.
HARMING = HARMS | frozenset(
    "shooting stabbing shoot stab gunman gunfire bullet crash collision blast explosion".split()
)
# Words of a death that no verb of STATES tells.
FATAL = frozenset({"fatal", "fatally", "homicide", "funeral", "autopsy", "coroner", "mourn"})


def hurt(
    parse: Parse, tolls: Mapping[str, Figure | None], figures: Sequence[Figure], single: frozenset[str]
) -> Figure | None:
    """Return the injured as they follow from other tolls, ``None`` where the report's own number stands.

    ``figures`` are all that the report gives; ``single`` are the states whose toll is of persons told one by one.
    """
    told = tolls.get("injured")
    for state in (*STRUCK, HOSPITALISED):
        whole = tolls.get(state)
        if whole is None or (state == HOSPITALISED and not tells_of(parse, "injured", HARMING)):
            continue
        left = living(parse, whole, tolls.get("dead"), figures, state in single) or as_many(whole, figures)
        if left is not None and (told is None or is_part(parse, told, whole, left)):
            return left
    return None


def living(parse: Parse, whole: Figure, dead: Figure | None, figures: Sequence[Figure], single: bool) -> Figure | None:
    """Return those of a whole who are not dead, ``None`` where one cannot tell how many of them are."""
    if whole.quantity.low is None or whole.quantity.bound not in ("exactly", "at least"):
        return None
    everyone = injured(parse, whole, whole.quantity.low, whole)
    if dead is not None and holds_again(parse, whole, dead):
        return injured(parse, whole, whole.quantity.low - 1, whole) if dead.quantity.low == 1 else None
    if dead is None or dead.quantity.low == 0:
        return None if dead is None and tells_of(parse, "dead", FATAL) else everyone
    if adds(parse, whole) or (single and whole.quantity.low == 1):
        return everyone
    among = next((f for f in sorted((dead, *figures), key=place) if is_among(parse, f, dead, whole)), None)
    if among is not None and among.quantity.low is not None:
        return injured(parse, whole, whole.quantity.low - among.quantity.low, among)
    return everyone if leads_up(parse, dead, whole) and whole.quantity.low > 1 else None


def leads_up(parse: Parse, dead: Figure, whole: Figure) -> bool:
    """Return whether the dead are told before a whole in its sentence."""
    return same_sentence(parse, dead, whole) and place(dead) < place(whole)


def holds_again(parse: Parse, whole: Figure, dead: Figure) -> bool:
    """Return whether a sum holds who is told as dead before it: "a man died after he and four others were shot"."""
    first = next((t.text.lower() for t in parse.tokens_in(whole.where.span)), "")
    return leads_up(parse, dead, whole) and first in ("he", "she") and (whole.quantity.low or 0.0) > 1


def as_many(whole: Figure, figures: Sequence[Figure]) -> Figure | None:
    """Return the injured that are as many as those who were shot or stabbed: "all seven victims suffered wounds"."""
    many = whole.quantity.state in STRUCK and (whole.quantity.low or 0.0) > 1
    hurt = (f for f in figures if f.quantity.state == "injured" and f.quantity.low == whole.quantity.low)
    return next(hurt, None) if many else None


def place(figure: Figure) -> int:
    """Return where a figure begins."""
    return figure.where.span.start


def is_among(parse: Parse, figure: Figure, dead: Figure, whole: Figure) -> bool:
    """Return whether a figure counts the dead of a whole that stands just before it: "four were shot, one fatally"."""
    same = figure.quantity.state == "dead" and figure.quantity.low == dead.quantity.low
    exact = figure.quantity.bound == whole.quantity.bound == "exactly"
    if not (same and exact) or place(figure) <= place(whole) or adds(parse, figure):
        return False
    fewer = (figure.quantity.low or 0.0) < (whole.quantity.low or 0.0)
    return fewer and sentence_of(parse, figure.where.span) - sentence_of(parse, whole.where.span) < NEAR


def is_part(parse: Parse, told: Figure, whole: Figure, left: Figure) -> bool:
    """Return whether the injured that a report numbers are some of those who are left: "two of them seriously"."""
    fewer = told.quantity.low is not None and told.quantity.low < (left.quantity.low or 0.0)
    if not fewer or place(told) < place(whole):
        return False
    if of_some(parse, told) or by_kind(parse, told):
        return True
    if adds(parse, told):
        return False
    after = sentence_of(parse, told.where.span) - sentence_of(parse, whole.where.span)
    if whole.quantity.state == HOSPITALISED:
        # Of several who were hurt not all need to be taken to hospital.
        return after == 0
    # Whoever was shot and lives is hurt.
    return after < NEAR or left.quantity.low == whole.quantity.low


def of_some(parse: Parse, figure: Figure) -> bool:
    """Return whether a figure is told as some of others: "three of the four victims"."""
    found = parse.inside(figure.where.span)
    return any(token.text.lower() == "of" for token in parse.tokens[found[0] : found[-1] + 2])


def adds(parse: Parse, figure: Figure) -> bool:
    """Return whether a figure counts others than those before it: "three others"."""
    found = parse.inside(figure.where.span)
    return bool(OTHERS & {parse.tokens[n].text.lower() for n in range(max(0, found[0] - 1), found[-1] + 1)})


def tells_of(parse: Parse, state: str, words: frozenset[str]) -> bool:
    """Return whether a report has a word of a state."""
    return any(
        (STATES.get(token.lemma) == state or token.lemma in words)
        and parse.tokens[token.index - 1].lemma.lower() not in ("attempt", "attempted", "to")
        for token in parse.tokens
    )


def injured(parse: Parse, whole: Figure, number: float, last: Figure) -> Figure:
    """Return a number of people as a figure that cites the words from a whole to what is last told of it."""
    spans = [with_verb(parse, each.where.span) for each in (whole, last)]
    span = hull(spans)
    high = number if whole.quantity.high is not None else None
    quantity = replace(whole.quantity, low=number, high=high, state="injured")
    return replace(whole, counted="person / injured", quantity=quantity, where=Passage(whole.where.report, span))


def with_verb(parse: Parse, span: Span) -> Span:
    """Return a span with the verb that follows in its sentence and tells what became of those whom it counts."""
    path = parse.path(head_of(parse, span))
    verb = next((t for t in path if t.pos in VERBAL), None)
    if verb is None or verb.pos != "VERB" or verb.end <= span.end or verb.sentence != sentence_of(parse, span):
        return span
    to = to_hospital(parse, parse.below(verb))
    where = next(iter(parse.below(to)), verb) if to else verb
    return Span(span.start, where.end)
