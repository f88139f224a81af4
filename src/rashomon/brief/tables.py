"""The tables of a brief: whose word, what each calls whom, figures, timeline."""

from __future__ import annotations

from collections import Counter, defaultdict

from rashomon.brief.lines import Count, Debt, Hand, Label, Maybe, Moment, Told, Value, Voice
from rashomon.brief.rows import Desk, dated
from rashomon.model import Entity, Event, Figure, Mention, Passage

KINDS = ("named", "office", "media", "document", "poll", "anonymous")
NAMED = ("person", "organisation", "group", "place", "thing")


def whose_word(desk: Desk) -> tuple[Voice, ...]:
    """Return the sources by kind, those behind most statements first; the word is the last hand's of a chain."""
    readings = [desk.told(s) for a in desk.comparison.story.analyses for s in a.clauses if s.chain]
    # A report's words for a source that are linked once are linked throughout that report.
    linked = {
        (t.report, folded(t.chain[-1].label)): t.chain[-1].entity
        for t in readings
        if t.chain[-1].entity and t.chain[-1].name
    }
    told: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for reading in readings:
        told[source_key(reading.chain[-1], reading.report, linked)].append(reading)
    voices = [voice(readings) for _, readings in sorted(told.items())]
    return tuple(sorted(voices, key=lambda v: (KINDS.index(v.kind), -v.total, v.name)))


def source_key(hand: Hand, report: str, linked: dict[tuple[str, str], str]) -> tuple[str, str]:
    """Return what makes two hands the same source: one entity where linked, else the same words in one report.

    Unnamed sources of two reports are never taken for one here, however alike their descriptions.
    """
    words = folded(hand.label)
    if hand.kind != "anonymous" and (entity := linked.get((report, words))):
        return hand.kind, entity
    return hand.kind, f"{report} {words}"


def folded(text: str) -> str:
    """Return words without regard to case and spacing."""
    return " ".join(text.casefold().split())


def voice(readings: list[Told]) -> Voice:
    """Return one source from the readings that rest on its word."""
    last = next((t.chain[-1] for t in readings if t.chain[-1].name), readings[0].chain[-1])
    by_report: dict[str, list[str]] = defaultdict(list)
    for told in readings:
        by_report[told.report].append(told.statement)
    via = dict.fromkeys(hand.label for told in readings for hand in told.chain[:-1])
    return Voice(
        name=last.label,
        kind=last.kind,
        entity=last.entity if last.name else None,
        via=tuple(via),
        statements=tuple((report, tuple(ids)) for report, ids in by_report.items()),
        passages=tuple(dict.fromkeys(told.chain[-1].passage for told in readings)),
    )


def debts(desk: Desk) -> tuple[Debt, ...]:
    """Return which report has something from whom, by publication of the report that has it."""
    names = {report.id: report.name for report in desk.comparison.story.reports}
    found = [
        Debt(
            derived=d.derived,
            origin=names.get(d.origin, d.origin),
            report=d.origin if d.origin in names else None,
            kind=d.kind,
            because=tuple((passage, desk.index.text(passage)) for passage in d.because),
        )
        for d in desk.comparison.derivations
        if d.derived in names
    ]
    return tuple(sorted(found, key=lambda d: (dated(desk.index.reports[d.derived]), d.origin, d.kind)))


def labels(desk: Desk) -> tuple[Label, ...]:
    """Return what each report calls the people and things of the story, in most reports first.

    Those that are called by several names come before the others, people and bodies before places and things.
    """
    found = [label for entity in desk.comparison.entities if (label := label_of(desk, entity))]
    alone = len(desk.comparison.story.analyses) == 1
    kept = [label for label in found if alone or len(label.forms) > 1]
    return tuple(sorted(kept, key=label_order))


def label_order(label: Label) -> tuple[object, ...]:
    """Return the key that orders labels."""
    forms = {form.casefold() for _, counted in label.forms for form, _ in counted}
    thing = label.kind in ("place", "thing")
    return (len(forms) == 1, thing, -len(label.forms), -label.total, label.name, label.entity)


def label_of(desk: Desk, entity: Entity) -> Label | None:
    """Return one entity's forms by report, pronouns left out; none where it is mentioned once or is no such thing."""
    mentions = [desk.index.mentions[m] for m in entity.mentions if m in desk.index.mentions]
    named = [m for m in mentions if m.form in ("name", "role")]
    if entity.kind not in NAMED or len(named) < 2:
        return None
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    written: dict[str, str] = {}
    for mention in sorted(named, key=lambda m: (m.report, m.form != "name", m.span)):
        form = form_of(desk, mention)
        # "The minister" at the head of a sentence is no other form than "the minister".
        forms[mention.report][written.setdefault(form.casefold(), form)] += 1
    return Label(
        entity=entity.id,
        name=entity.name,
        kind=entity.kind,
        forms=tuple(
            (report.id, tuple(sorted(forms[report.id].items(), key=lambda f: (-f[1], f[0]))))
            for report in sorted(desk.comparison.story.reports, key=dated)
            if report.id in forms
        ),
        total=len(mentions),
    )


def form_of(desk: Desk, mention: Mention) -> str:
    """Return a mention's words on one line."""
    return " ".join(mention.span.of(desk.index.reports[mention.report].text).split())


def maybe(desk: Desk) -> tuple[Maybe, ...]:
    """Return the pairs of entities that may be one, likeliest first."""
    ordered = sorted(desk.comparison.proposals, key=lambda p: (-p.score, p.entities))
    return tuple(
        Maybe(
            names=(desk.entities[p.entities[0]].name, desk.entities[p.entities[1]].name),
            score=p.score,
            because=tuple((passage, desk.index.text(passage)) for passage in p.because),
        )
        for p in ordered
        if all(entity in desk.entities for entity in p.entities)
    )


def figures(desk: Desk) -> tuple[Count, ...]:
    """Return the figures by what they count, those that most reports give first."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in desk.comparison.figures:
        groups[figure.counted].append(figure)
    counts = [
        Count(counted, tuple(value(desk, figure) for figure in sorted(group, key=lambda f: figure_order(desk, f))))
        for counted, group in sorted(groups.items())
    ]
    return tuple(sorted(counts, key=lambda c: (-len({v.where.report for v in c.values}), -len(c.values), c.counted)))


def figure_order(desk: Desk, figure: Figure) -> tuple[object, ...]:
    """Return the key that orders figures: by publication of their report, its toll first, then by position."""
    published, passage = place(desk, figure.where)
    return published, not figure.toll, passage


def place(desk: Desk, passage: Passage) -> tuple[tuple[str, str, str], Passage]:
    """Return the key that orders passages by their report's publication and then by position."""
    return dated(desk.index.reports[passage.report]), passage


def value(desk: Desk, figure: Figure) -> Value:
    """Return one value of a counted thing with the reading that gives it."""
    told = desk.told(desk.index.statements[figure.statement])
    low, high = figure.quantity.low, figure.quantity.high
    return Value(figure.where, desk.index.text(figure.where), told, figure.toll, low, high)


def timeline(desk: Desk) -> tuple[Moment, ...]:
    """Return the dated happenings in time order, readings of the same time together."""
    moments: dict[tuple[str, str, str], list[Event]] = defaultdict(list)
    for event in desk.comparison.timeline:
        timex = event.timex
        moments[(timex.earliest or "9999", timex.latest or "9999", timex.value or "")].append(event)
    return tuple(moment(desk, moments[key]) for key in sorted(moments))


def moment(desk: Desk, events: list[Event]) -> Moment:
    """Return one time with the readings that tell what happened then."""
    timex = events[0].timex
    ordered = sorted(events, key=lambda e: (place(desk, e.when), e.statement))
    told = tuple((e.when, desk.index.text(e.when), desk.told(desk.index.statements[e.statement])) for e in ordered)
    return Moment(timex.value, timex.earliest, timex.latest, told)
