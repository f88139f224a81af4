"""The brief puts every claim in one section and cuts every word from a report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.brief import Brief, brief
from rashomon.brief.lines import Hand, Told
from rashomon.brief.rows import Ledger, parts, wording
from rashomon.brief.tables import worded
from rashomon.brief.verbs import VERBS
from rashomon.brief.words import kind_of_source, verb_of
from rashomon.export.as_markdown import comparison_markdown
from rashomon.export.attribution import word
from rashomon.export.phrases import copies_lines, voiced
from rashomon.model import (
    Comparison,
    Entity,
    Label,
    Mention,
    MentionKind,
    Origin,
    Origins,
    Passage,
    Published,
    Report,
    Source,
    SourceKind,
    Span,
    Story,
)
from rashomon.parse import parse
from rashomon.pipeline import analyse_report, compare_story


@pytest.fixture(scope="module")
def lines(comparison: Comparison) -> Brief:
    return brief(comparison)


def test_the_head_counts(lines: Brief) -> None:
    head = lines.head
    assert (len(head.reports), len(head.outlets), head.claims, head.by_all, head.shared) == (3, 3, 5, 1, 3)
    assert (head.earliest, head.latest, head.undated) == ("2025-11-03", "2025-11-04", 1)
    assert [report.name for report in head.reports] == ["Harbour Post", "Coast Radio", "Daily Dhow"]
    assert (head.least, head.most, head.single) == (1, 3, 1)


def test_each_claim_stands_in_one_section(lines: Brief, comparison: Comparison) -> None:
    sections = [row.claim for row in (*lines.all_say, *lines.some_say)]
    sections += [row.claim for each in lines.only for row in each.rows]
    assert sorted(sections) == sorted(claim.id for claim in comparison.claims)
    assert [row.claim for row in lines.rows] == [claim.id for claim in comparison.claims], "by weight"


def test_every_word_is_cut_from_a_report(lines: Brief, comparison: Comparison) -> None:
    texts = {report.id: report.text for report in comparison.story.reports}
    told = [t for row in lines.rows for t in row.readings]
    assert told
    for each in told:
        assert all(part in texts[each.report] for part in each.text.split(" … "))
        assert each.passage.span.of(texts[each.report])


def test_a_later_figure_is_shown_as_such(lines: Brief) -> None:
    wording_, number = lines.differ
    assert (wording_.label, wording_.revised) == ("wording", False)
    assert (number.label, number.revised) == ("number, given as of a later time", True)
    assert number.slots[0].cut == ("At least 14 passengers", "21 people")


def test_readings_that_part_in_two_slots_are_one_pair_hardest_first(comparison: Comparison) -> None:
    first = comparison.differences[0]
    both = replace(comparison, differences=(first, replace(first, on="number")))
    (pair,) = brief(both).differ
    assert pair.label == "number; wording" and not pair.revised
    assert brief(both).all_say[0].slots == ("number", "wording")


def test_a_fact_in_which_a_row_seen_above_parts_is_told(
    comparison: Comparison, lines: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rashomon.brief.sorted_out", lambda ledger, rows: ([], [], [*rows]))
    first = comparison.differences[0]
    sourced = replace(comparison, differences=(*comparison.differences, replace(first, on="attribution")))
    assert {each.label for each in brief(sourced).differ} == {"wording; attribution", lines.differ[1].label}
    assert brief(replace(comparison, differences=(replace(first, on="attribution"),))).differ == ()


def test_a_row_shows_the_shared_part_and_what_parts_it_the_whole_clause(comparison: Comparison) -> None:
    difference = comparison.differences[0]
    claim = next(c for c in comparison.claims if c.id == difference.claim)
    reading = next(r for r in claim.readings if r.report == difference.left.report)
    part = Span(reading.span.start, reading.span.start + 9)
    cut = replace(claim, readings=tuple(replace(r, span=part) if r is reading else r for r in claim.readings))
    shown = brief(replace(comparison, claims=tuple(cut if c is claim else c for c in comparison.claims)))
    text = {report.id: report.text for report in comparison.story.reports}[reading.report]
    row = next(row for row in shown.rows if row.claim == claim.id)
    assert [told.text for told in row.readings if told.statement == reading.statement] == [part.of(text)]
    assert row.contrasts[0].left.text == reading.span.of(text)


def test_sources_are_grouped_by_kind_and_unnamed_ones_kept_apart(lines: Brief) -> None:
    assert [voice.kind for voice in lines.whose_word] == ["named", "named", "office"] + ["anonymous"] * 3
    officials = next(voice for voice in lines.whose_word if voice.name == "officials")
    assert officials.via == ("Coast Radio",) and officials.total == 1


def test_a_debt_names_both_reports_and_the_words_that_show_it(lines: Brief, comparison: Comparison) -> None:
    (debt,) = lines.debts
    names = {report.id: report.name for report in comparison.story.reports}
    assert (names[debt.derived], debt.origin, names[str(debt.report)]) == ("Daily Dhow", "Coast Radio", "Coast Radio")
    assert [text for _, text in debt.because] == ["Citing Coast Radio"]


def test_labels_show_each_form_by_report(lines: Brief, comparison: Comparison) -> None:
    (ship,) = lines.labels
    names = {report.id: report.name for report in comparison.story.reports}
    assert (ship.name, ship.total, ship.apart) == ("Mwangaza", 3, True)
    forms = {names[report]: [(form.text, form.times, form.named) for form in found] for report, found in ship.forms}
    assert forms == {
        "Harbour Post": [("ferry Mwangaza", 1, False)],
        "Coast Radio": [("ferry Mwangaza", 1, False)],
        "Daily Dhow": [("Mwangaza", 1, True)],
    }


def test_a_label_is_shown_in_its_place_and_with_whose_word_it_is(comparison: Comparison) -> None:
    post = next(a for a in comparison.story.analyses if a.report.publisher == "Harbour Post")
    warned = next(s for s in post.statements if s.chain and "pilot" in s.span.of(post.report.text))
    at = post.report.text.index("pilot")
    where = Passage(post.report.id, Span(at, at + 5))
    extra = (Label("e1:juma", where, "pilot", "quoted", warned.id, True), Label("e1:juma", where, "pilot", "own"))
    alone = replace(comparison, labels=extra, story=replace(comparison.story, analyses=(post,)), claims=(),
                    differences=(), origins=(), derivations=(), timeline=(), figures=(), proposals=())  # fmt: skip
    (label,) = brief(alone).labels
    ((_, (form,)),) = label.forms
    assert [(p.voice, p.whose, p.marked) for p in form.places] == [("quoted", "She", True), ("own", None, False)]
    assert all("said the pilot had warned" in place.around for place in form.places)
    assert voiced(form) == "1 quoting She, 1 in quotation marks"


def test_what_has_no_name_is_a_row_only_where_it_is_spoken_of_as_known(comparison: Comparison) -> None:
    post = next(a for a in comparison.story.analyses if a.report.publisher == "Harbour Post")
    text = post.report.text

    def rows(words: str, times: int) -> int:
        at = text.index(words)
        found = Mention("m1:z", post.report.id, Span(at, at + len(words)), "group", "role", Span(at, at + len(words)))
        story = replace(comparison.story, analyses=(replace(post, mentions=(*post.mentions, found)),))
        labels = tuple(Label("e1:z", Passage(post.report.id, found.span), words, "own") for _ in range(times))
        made = replace(comparison, story=story, entities=(Entity("e1:z", words, "group", ("m1:z",)),), labels=labels,
                       claims=(), differences=(), origins=(), derivations=(), timeline=(), figures=(),
                       proposals=())  # fmt: skip
        return len(brief(made).labels)

    assert (rows("the captain", 4), rows("the captain", 3), rows("passengers", 4)) == (1, 0, 0)


def test_figures_and_times_name_their_readings(lines: Brief) -> None:
    (count,) = lines.figures
    assert [value.text for value in count.values] == ["At least 14 passengers", "21 people"], "by publication"
    (moment,) = lines.timeline
    assert moment.value == "2025-11-03" and len(moment.told) == 2


def test_what_a_dated_report_gives_no_date_of_stands_nowhere_in_time(comparison: Comparison) -> None:
    event = comparison.timeline[0]

    def shown(value: str, known: bool = True) -> int:
        undated = replace(event, timex=replace(event.timex, value=value, earliest=None, latest=None))
        analyses = tuple(
            a if known else replace(a, parse=replace(a.parse, report=replace(a.report, published=Published())))
            for a in comparison.story.analyses
        )
        made = replace(comparison, timeline=(undated,), story=replace(comparison.story, analyses=analyses))
        return len(brief(made).timeline)

    assert (shown("XXXX-XX-XXTMO"), shown("XXXX-XX-XX"), shown("XXXX-03")) == (0, 0, 1)
    assert shown("XXXX", known=False) == 1, "“last year” of a report without a date"


def test_a_report_s_toll_stands_before_its_other_figures(comparison: Comparison) -> None:
    (first, *_) = sorted(comparison.figures, key=lambda figure: figure.where)
    later = replace(
        first, where=replace(first.where, span=Span(first.where.span.start + 1, first.where.span.end)), toll=True
    )
    (count,) = brief(replace(comparison, figures=(first, later))).figures
    assert [value.toll for value in count.values] == [True, False]


def test_a_partial_report_does_not_count_as_silent(comparison: Comparison) -> None:
    dhow = next(a for a in comparison.story.analyses if a.report.publisher == "Daily Dhow")
    part = replace(dhow, parse=replace(dhow.parse, report=replace(dhow.report, partial=True)))
    story = replace(comparison.story, analyses=tuple(part if a is dhow else a for a in comparison.story.analyses))
    found = brief(replace(comparison, story=story))
    assert len(found.all_say) == 2, "the figure is said by all that were retrieved"
    assert "not retrieved" in {state for row in found.all_say for _, state in row.cells}
    assert " · not retrieved: Daily Dhow" in comparison_markdown(found)


def test_one_report_alone_has_a_brief(comparison: Comparison) -> None:
    first = comparison.story.analyses[0]
    ids = {statement.id for statement in first.statements}
    claims = tuple(
        replace(claim, readings=kept, best=kept[0].statement)
        for claim in comparison.claims
        if (kept := tuple(r for r in claim.readings if r.statement in ids))
    )
    alone = replace(
        comparison, story=replace(comparison.story, analyses=(first,)), claims=claims, differences=(), origins=(),
        timeline=(), figures=(), proposals=(),
    )  # fmt: skip
    found = brief(alone)
    assert not found.all_say and not found.some_say
    assert len(found.only) == 1 and len(found.only[0].rows) == len(claims)


def test_nothing_at_all_has_a_brief(comparison: Comparison) -> None:
    empty = replace(
        comparison, claims=(), entities=(), proposals=(), differences=(), origins=(), timeline=(), figures=(),
        story=replace(comparison.story, analyses=tuple(replace(a, statements=()) for a in comparison.story.analyses)),
    )  # fmt: skip
    assert brief(empty).head.claims == 0


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["The dam", " held"], "The dam held"),
        (["The dam", "held"], "The dam held"),
        (["The dam", "until noon"], "The dam … until noon"),
        (["until noon", "The dam"], "The dam … until noon"),
    ],
)
def test_parts_are_joined_with_what_is_left_out_marked(parts: list[str], expected: str) -> None:
    text = "The dam held, engineers said, until noon."
    assert wording([Span(text.index(p), text.index(p) + len(p)) for p in parts], text) == expected


@pytest.mark.parametrize(
    ("kind", "words", "mention", "mention_kind", "named"),
    [
        ("named", "Judge Ana Prieto", "Ana Prieto", "person", True),
        ("office", "the ministry", "ministry", "organisation", True),
        ("media", "the broadcaster Radio Delta", "Radio Delta", "organisation", True),
        ("office", "officials of the ministry", "the ministry", "organisation", False),
        ("office", "officials in Lima", "Lima", "place", False),
        ("anonymous", "a friend of Ana Prieto", "Ana Prieto", "person", False),
        ("office", "Ana Prieto's office", "Ana Prieto", "person", False),
    ],
)
def test_a_source_is_called_by_a_name_only_where_the_name_is_its_own(
    kind: str, words: str, mention: str, mention_kind: str, named: bool
) -> None:
    from rashomon.hands import is_name

    at = words.index(mention)
    span = Span(at, at + len(mention))
    found = Mention("m1:x", "r1:x", span, mention_kind, "name", span)  # type: ignore[arg-type]
    assert is_name(found, Source(Span(0, len(words)), kind), kind) is named  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "name", "shown"),
    [
        ("Ana Mendez, who led the port until 2019", "Ana Méndez", "Ana Méndez"),
        ("Mendez, 47,", "Ana Méndez", "Ana Méndez"),
        ("The harbour master, whose term ends in May,", "Ana Méndez", "The harbour master (Ana Méndez)"),
        ("a clerk, who left in May", None, "a clerk, who left in May"),
    ],
)
def test_what_else_is_told_of_somebody_named_is_no_part_of_whose_word_it_is(
    words: str, name: str | None, shown: str
) -> None:
    place = Passage("r", Span(0, 1))
    hand = Hand(words, "named" if name else "anonymous", place, "e" if name else None, name)
    told = Told("r", "r", "s", place, (), "", "attributed", "none", "asserted", "positive", (hand,))
    assert word(told) == shown


@pytest.mark.parametrize(
    ("kinds", "of", "expected"),
    [
        (("named", "office"), "organisation", "office"),
        (("named",), "organisation", "office"),
        (("office",), "person", "named"),
        (("office", "media"), "organisation", "media"),
        (("document",), "organisation", "document"),
    ],
)
def test_one_source_is_of_one_kind(
    comparison: Comparison, kinds: tuple[SourceKind, ...], of: MentionKind, expected: SourceKind
) -> None:
    ledger = Ledger(comparison)
    ledger.entities["e"] = Entity("e", "Varga", of, ())
    hands = [Hand("Varga", kind, Passage("r", Span(0, 1)), "e", "Varga") for kind in kinds]
    assert kind_of_source(ledger, hands) == expected


def test_a_source_is_called_by_the_words_that_its_own_refer_to() -> None:
    hand = Hand("The source", "anonymous", Passage("r", Span(0, 1)), meant="a source close to the mayor")
    assert hand.label == "a source close to the mayor"


def test_words_that_show_a_debt_are_told_once(comparison: Comparison) -> None:
    ledger = Ledger(comparison)
    report = comparison.story.reports[0]
    first = report.text.split()[0]
    passage = Passage(report.id, Span(report.text.index(first), report.text.index(first) + len(first)))
    assert worded(ledger, (passage, passage)) == ((passage, first),)


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("The bridge is closed, according to the port.", "according to", "according to"),
        ("ROSSI: The bridge is closed.", ":", ""),
        ("CALLER (Ada Rossi): The bridge is closed.", "):", ""),
        ("Ada Rossi called the bridge a ruin.", "called", "call"),
        ("Ada Rossi did not rule out a strike.", "did not rule out", "not rule out"),
        ("Ada Rossi pointed out that the bridge is closed.", "pointed out", "point out"),
        ("Ada Rossi's loud, angry promise to close the bridge came late.", "loud, angry promise", "promise"),
    ],
)
def test_a_mark_is_no_verb(text: str, cue: str, expected: str) -> None:
    parsed = parse(Report("r1:test", "test.txt", "", text, (Span(0, len(text)),)))
    assert verb_of(parsed, [Span(text.index(cue), text.index(cue) + len(cue))]) == expected


def test_who_calls_it_a_ruin_asks_for_nothing() -> None:
    assert (VERBS["call"], VERBS["order"], VERBS["predict"]) == ("say", "order", "expect")


WIRE = (
    "The roof of the covered market in Oruro fell in on Tuesday.",
    "Two traders died and nine others were hurt, the fire service said.",
    "Heavy snow had lain on the roof for four days.",
    "The mayor ordered both other halls of the city to be closed.",
    "Eleven ambulances were sent to the square within minutes.",
)
OWN = (
    "A market hall collapsed under the weight of snow in Oruro.",
    "Traders had complained for years that water came through.",
    "The mayor ordered both other halls of the city to be closed.",
    "He did not reply.",
)


@pytest.mark.parametrize(
    ("texts", "groups"),
    [
        ((WIRE, WIRE, OWN), ["01"]),
        ((WIRE[:4], WIRE), ["01"]),
        ((WIRE, WIRE[1:], (*WIRE, *OWN[:2])), ["012"]),
        ((WIRE, OWN), []),
        ((OWN[3:], OWN[3:]), []),
    ],
)
def test_reports_that_carry_one_text_are_named(texts: tuple[tuple[str, ...], ...], groups: list[str]) -> None:
    made = [
        Report(f"r1:{number}", f"{number}.txt", "", " ".join(text), (Span(0, len(" ".join(text))),))
        for number, text in enumerate(texts)
    ]
    found = brief(compare_story(Story("s", tuple(map(analyse_report, made)))))
    assert ["".join(report[-1] for report in group) for group in found.head.same_text] == groups
    assert [line.partition(":")[0] for line in copies_lines(found)] == [
        f"{len(group)} reports carry one text, whole or nearly so" for group in groups
    ]


def test_a_reason_for_one_origin_names_its_outlets_where_the_row_has_more(lines: Brief) -> None:
    row = next(row for row in lines.rows if len(row.outlets) == 3)
    one, two, three = {told.outlet: told.statement for told in row.readings}.items()
    pair = Origin((one[1], two[1]), "own", "the same passage in each", ())
    alone = Origin((three[1],), "own", "own voice, no common hand visible", ())
    told = replace(row, origins=Origins(row.claim, 2, 2, (pair, alone))).reasons
    assert told == (f"{one[0]}, {two[0]}: the same passage in each",)
    every = replace(pair, statements=(one[1], two[1], three[1]))
    assert replace(row, origins=Origins(row.claim, 1, 1, (every,))).reasons == ("the same passage in each",)


def test_a_hand_that_is_a_pronoun_is_called_by_name() -> None:
    place = Passage("r", Span(0, 1))
    hands = (Hand("he", "named", place, "e", "Tomas Lima"), Hand("Ana Ruiz", "named", place))
    told = Told("r", "r", "s", place, (), "", "attributed", "none", "asserted", "positive", hands)
    assert word(told) == "Ana Ruiz, via Tomas Lima"


def test_commas_around_the_parts_of_a_reading_are_not_marked() -> None:
    text = "The ferry, which was old, sank , off Kell."
    told = Told(
        "r", "Post", "s", Passage("r", Span(0, 41)), (Span(0, 10), Span(24, 32), Span(31, 32)), "", "own", "", "", ""
    )
    assert [span.of(text) for span in parts(told, text)] == ["The ferry", "sank"]
