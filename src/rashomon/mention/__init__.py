"""Parse → Mentions: the names, roles, pronouns, times and amounts of one report."""

from __future__ import annotations

from rashomon.grammar import uppermost
from rashomon.mention.names import names
from rashomon.mention.numbers import read_number
from rashomon.mention.quantities import quantities
from rashomon.mention.roles import pronouns, roles
from rashomon.mention.when import times
from rashomon.model import (
    Mention,
    MentionForm,
    MentionKind,
    Parse,
    Quantity,
    Span,
    Timex,
    content_id,
)

__all__ = ["mention"]


def mention(parse: Parse) -> tuple[Mention, ...]:
    """Return the mentions of a report, sorted by span, no two with the same span, kind and form.

    Names carry no article, possessive or title; the title before a name is a role of its own. Roles are noun phrases
    that name someone or something by what it is ("Chile's new health minister", "the company", "the crash"). Times
    are resolved against ``Report.published``. Mentions may nest: a role can hold a name.
    """
    timed = list(times(parse))
    spans = [span for span, _ in timed]
    called = [
        n
        for n in names(parse)
        if not is_number(parse, n.first, n.last) and not any(s.contains(parse.span(n.first, n.last)) for s in spans)
    ]
    named = {index: name.first for name in called for index in range(name.first, name.last)}
    kinds = {index: name.kind for name in called for index in range(name.first, name.last)}
    found = [
        *(
            made(parse, parse.span(n.first, n.last), n.kind, "name", uppermost(parse.tokens[n.first : n.last])[0].span)
            for n in called
        ),
        *(
            made(parse, parse.span(p.first, p.last), p.kind, "role", parse.span(p.head, p.head + 1))
            for p in roles(parse, named, kinds, spans)
        ),
        *(
            made(parse, parse.span(p.first, p.last), p.kind, "pronoun", parse.span(p.head, p.head + 1))
            for p in pronouns(parse)
        ),
        *(made(parse, span, "time", "value", span, timex=timex) for span, timex in timed),
        *(
            made(parse, a.span, "quantity", "value", a.head, quantity=a.quantity)
            for a in quantities(parse, spans, set(named))
        ),
    ]
    distinct = {m.id: m for m in found}
    return tuple(sorted(distinct.values(), key=lambda m: (m.span, m.kind, m.form)))


def is_number(parse: Parse, first: int, last: int) -> bool:
    """Return whether what the parser takes for a name is the number that opens a sentence: "Seventeen were freed"."""
    opens = parse.opens(parse.tokens[first])
    number = read_number(parse.tokens, first) if opens and last < len(parse.tokens) else None
    return number is not None and number.last == last and parse.tokens[last].pos in ("VERB", "AUX", "ADP")


def made(
    parse: Parse,
    span: Span,
    kind: MentionKind,
    form: MentionForm,
    head: Span,
    timex: Timex | None = None,
    quantity: Quantity | None = None,
) -> Mention:
    """Return a mention with its id."""
    report = parse.report.id
    return Mention(
        content_id("m", report, span.start, span.end, kind, form), report, span, kind, form, head, timex, quantity
    )
