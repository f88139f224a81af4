"""Whom a bare family or given name means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set

from rashomon.link.cluster import Clusters
from rashomon.link.forms import Form, join_all
from rashomon.link.holders import age_beside, called_so
from rashomon.link.items import Item
from rashomon.link.spellings import variant
from rashomon.link.titles import COURTESY, gender, namesake, office, relative, respelt_title, suffix, title_gender
from rashomon.model import Parse, Span
from rashomon.romanised import same_sound, sound_key

# Family names alone are compared by spelling where they are longer than this and begin with the same letters, by sound
# where they are as long.
SHORTEST, ONSET = 5, 2
# Years of age in which nobody is called by the family name alone, and in which none is whose family is named too.
INFANT, CHILD = range(6), range(13)
# The proper nouns that stand alone, by report.
Given = Set[tuple[str, str]]


def join_bare(
    form: Form,
    by_name: dict[str, list[list[Form]]],
    by_given: Given,
    clusters: Clusters,
    parses: dict[str, Parse],
) -> bool:
    """Join a bare family or given name with its person: the only one in the story, else the only one in the report.

    Returns whether there is any whom it can mean. No report calls an infant by the family name alone, nor who holds an
    office by a bare given name without having named him in full: another's "Anton" is not the president.
    """
    word = form.surname
    known = by_name.get(word, [])
    bearers = [person for person in known if any(word == full.surname for full in person)]
    if suffix(form):
        bearers = [person for person in bearers if any(suffix(full) == suffix(form) for full in person)]
    if not bearers:
        bearers = [
            p
            for p in known
            if any(word in (full.given[0], *full.nicknames) and suffix(full) >= suffix(form) for full in p)
        ]
        if not in_office([form], parses):
            bearers = [p for p in bearers if not in_office(p, parses) or any(form.reports & f.reports for f in p)]
    reason = "a part of the full name, which no one else in the story bears"
    if not bearers:
        near = {id(p): p for key in near_keys(word) for p in by_name.get(key, [])}
        bearers = [p for p in near.values() if any(respelling(form, full, parses) for full in p)]
        reason = "a part of the full name in another spelling, which no one else in the story bears"
    if len(bearers) > 1:
        split(form, bearers, by_given, clusters, parses)
        return True
    join_all(form.items, clusters)
    if bearers and word == bearers[0][0].surname and aged(bearers[0], INFANT, parses):
        return True
    if bearers and not namesake(form, bearers[0], parses):
        full = bearers[0][0]
        clusters.join_names(full.items[0], form.items[0], reason)
    return bool(bearers)


def in_office(person: list[Form], parses: dict[str, Parse]) -> bool:
    """Return whether an office stands with a name."""
    return any(office(item, parses) for form in person for item in form.items)


def aged(person: list[Form], years: range, parses: dict[str, Parse]) -> bool:
    """Return whether an age of so many years stands beside a name."""
    told = (age_beside(item, parses[item.report]) for form in person for item in form.items)
    return any(called_so(age[0], years) for age in told if age)


def near_keys(name: str) -> tuple[str, str]:
    """Return what a name must share with another spelling of it in part: its first letters, or its consonants."""
    return name[:ONSET] + "*", "~" + sound_key(name)


def respelling(form: Form, full: Form, parses: dict[str, Parse]) -> bool:
    """Return whether a bare family name can be a full name's, spelt otherwise; never where one report has both."""
    one, other = form.surname, full.surname
    alike = (len(one) > SHORTEST and variant(one, other)) or (
        min(len(one), len(other)) >= SHORTEST and same_sound(one, other)
    )
    return not form.reports & full.reports and (alike or respelt_title(form, full, parses))


def split(form: Form, bearers: list[list[Form]], by_given: Given, clusters: Clusters, parses: dict[str, Parse]) -> None:
    """Join a name that several people of the story bear, report by report.

    It means the only bearer whom the report names in full, or else the one whom the story names in full at least
    three times as often as any other: the person whom it is about. Otherwise its mentions stay by themselves. It means
    no child, and none whom the report calls by the given name alone if it names another before in full.
    """
    everyone = bearers
    grown = [person for person in bearers if not aged(person, CHILD, parses)]
    for report in sorted(form.reports):
        first = min(item.mention.span for item in form.items if item.report == report)
        others = [person for person in grown if told_before(person, report, first) and not relative(person, parses)]
        others = [person for person in others if not called(person, report, by_given)]
        bearers = others or grown or everyone
        main = foremost(bearers) if len(bearers) > 1 else None
        genders = [gender(person, parses) for person in bearers]
        kin = [relative(person, parses) for person in bearers]
        groups: dict[str, list[Item]] = defaultdict(list)
        for item in form.items:
            if item.report == report:
                groups[title_gender(item, parses[report], COURTESY) or "x"].append(item)
        titled = groups.keys() - {"x"}
        if len(titled) == 1 and ("m" in titled or len(groups["x"]) <= len(groups["f"])):
            # The report gives titles: where one lacks, in a headline say, it is left out. "Mrs." alone may tell a wife
            # from whom it calls by the name.
            groups = {told: [*groups[told], *groups["x"]] for told in titled}
        for told, here in sorted(groups.items()):
            join_all(here, clusters)
            fit = [p for p, g in zip(bearers, genders, strict=True) if told == "x" or g in (None, told)]
            sure = [p for p, g in zip(bearers, genders, strict=True) if told == "x" or g == told]
            own = [p for p, related in zip(bearers, kin, strict=True) if p in fit and not related]
            candidates = sure if len(sure) == 1 else own if len(own) == 1 else fit
            join_one(here, candidates, own, main, clusters, parses)


def told_before(person: list[Form], report: str, first: Span) -> bool:
    """Return whether a report names a person in full before a place."""
    return any(item.report == report and item.mention.span < first for form in person for item in form.items)


def called(person: list[Form], report: str, by_given: Given) -> bool:
    """Return whether a report calls a person by the given name alone."""
    return any((report, form.given[0]) in by_given for form in person)


def join_one(
    here: list[Item],
    bearers: list[list[Form]],
    own: list[list[Form]],
    main: list[Form] | None,
    clusters: Clusters,
    parses: dict[str, Parse],
) -> None:
    """Join the mentions of a family name in one report with the bearer whom they must mean, where there is one.

    ``own`` are the bearers who are not brought in as another's relatives: those are called by more than the name.
    """
    report = here[0].report
    titles = {office(item, parses) for item in here} - {""}
    titled = [p for p in bearers if titles & {office(item, parses) for form in p for item in form.items}]
    named = [person for person in bearers if any(report in form.reports for form in person)]
    before = introduced(here, [person for person in named if person in own])
    if len(titled) == 1:
        one, reason = titled[0], "a part of the full name, with the same title"
    elif len(bearers) == 1:
        one, reason = bearers[0], "a part of the full name, with a title that fits one bearer"
    elif len(named) == 1 and main in (None, named[0]):
        one, reason = named[0], "a part of the full name, which no one else in the report bears"
    elif len(before) == 1 and main in (None, before[0]):
        one, reason = before[0], "a part of the full name, which no one else bears up to here"
    elif main is not None and main in bearers and (main in named or not named):
        one, reason = main, "a part of the full name, which the story gives to no one else as often"
    else:
        return
    clusters.join_names(one[0].items[0], here[0], reason)


def introduced(here: list[Item], named: list[list[Form]]) -> list[list[Form]]:
    """Return those whom a report names in full before it first says the family name alone; its headline apart."""
    report = here[0].report
    full = [[i.mention.span for form in person for i in form.items if i.report == report] for person in named]
    start = min((span for spans in full for span in spans), default=None)
    if start is None:
        return []
    first = min((item.mention.span for item in here if item.mention.span > start), default=start)
    return [person for person, spans in zip(named, full, strict=True) if any(span < first for span in spans)]


def foremost(bearers: list[list[Form]]) -> list[Form] | None:
    """Return the bearer who is named in full at least three times as often as any other, or ``None``."""
    ranked = sorted(bearers, key=lambda person: (-mentions(person), person[0].words))
    return ranked[0] if mentions(ranked[0]) >= 3 * mentions(ranked[1]) else None


def mentions(person: list[Form]) -> int:
    """Return how often a person is named in full."""
    return sum(len(form.items) for form in person)
