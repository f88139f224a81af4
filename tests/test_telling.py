"""A row tells something, no two are shown in the same words, and each outlet's own words stand beside its name."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from rashomon.brief import brief
from rashomon.brief.differing import ordered, split
from rashomon.brief.telling import bare_cue, bare_date, bare_name, only_calls
from rashomon.export import attribution, grouping, naming, parting, phrases, quotes
from rashomon.export.as_html import comparison_html
from rashomon.export.as_markdown import comparison_markdown
from rashomon.export.terminal import terminal_text
from rashomon.link import link
from rashomon.model import Claim, Comparison, Difference, Entity, Passage, Reading, Report, Slot, Span, Story, Token
from rashomon.parse import parse
from rashomon.pipeline import analyse_report, compare_story


def tokens(text: str) -> list[Token]:
    return list(parse(Report("r1:test", "test.txt", "", text, (Span(0, len(text)),))).tokens)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("The harbour master said.", True),
        ("Radio Tamale reported.", True),
        ("Witnesses later told him.", True),
        ("The announcement comes.", True),
        ("The ministry said in a report released Friday morning.", True),
        ("Radio Tamale reported on Thursday.", True),
        ("The reply comes in the form of a strike.", False),
        ("The ministry said in a report that was leaked the port is shut.", False),
        ("The harbour master said nothing.", False),
        ("Two injuries were reported.", False),
        ("No other team even comes close.", False),
        ("The minister spoke in Accra.", False),
        ("The crew resigned.", False),
        ("Farmers reported losses of two million cedis.", False),
    ],
)
def test_the_act_of_speaking_alone_is_no_claim(text: str, bare: bool) -> None:
    assert bare_cue(tokens(text)) is bare


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Ama Serwaa", True),
        ("Mayor Ama Serwaa of Tamale", True),
        ("April 24, 2016", True),
        ("a former mayor of Tamale", False),
        ("134 to 63", False),
        ("Ama Serwaa, 49", False),
        ("46 in Akhal region", False),
    ],
)
def test_names_and_dates_alone_are_no_claim(text: str, bare: bool) -> None:
    assert bare_name(tokens(text)) is bare


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("14 October 2011", True),
        ("on Monday, May 4", True),
        ("Ama Serwaa", False),
        ("46 in May", False),
        ("134", False),
    ],
)
def test_a_date_alone_is_no_claim_of_several_reports_either(text: str, bare: bool) -> None:
    assert bare_date(tokens(text)) is bare


@pytest.mark.parametrize(
    ("text", "shown", "calls"),
    [
        ("Ama Serwaa, the former mayor of Tamale, laid the stone.", "the former mayor of Tamale", True),
        ("The union leader Kofi Mensah led the march.", "union leader Kofi Mensah", True),
        ("Her father, port rights leader Rev. Kofi Mensah, won.", "port rights leader Rev. Kofi Mensah", True),
        ("Ama Serwaa, a longtime adviser to President Mensah, left.", "a longtime adviser to President Mensah", True),
        ("Kofi Mensah, an aide from Mayor Ama Serwaa’s office, won.", "an aide from Mayor Ama Serwaa’s office", True),
        ("Kofi Mensah, an aide to Ama Serwaa (R-Texas), won.", "an aide to Ama Serwaa (R-Texas)", True),
        ("Ama Serwaa, the third victim of the gunman, was a nurse.", "the third victim of the gunman", False),
        ("Ama Serwaa, one of two officers on duty, fled.", "one of two officers on duty", False),
        ("Ama Serwaa, the youngest mayor in the country, won.", "the youngest mayor in the country", False),
        ("Ama Serwaa, mayor since 2011, won.", "mayor since 2011", False),
        ("Ama Serwaa is the mayor of Tamale.", "Ama Serwaa is the mayor of Tamale", False),
        ("Ama Serwaa led the march to Tamale.", "Ama Serwaa led the march to Tamale", False),
        ("The mayor left after the fire at the port.", "after the fire at the port", False),
    ],
)
def test_what_somebody_is_called_is_told_by_the_labels_alone(text: str, shown: str, calls: bool) -> None:
    analysis = analyse_report(Report("r1:test", "test.txt", "", text, (Span(0, len(text)),)))
    content = (Span(text.index(shown), text.index(shown) + len(shown)),)
    assert only_calls(analysis.parse, content, analysis.mentions) is calls


def with_one_claim(*texts: str) -> Comparison:
    """Return a comparison of reports with one claim, of the words that stand in each between bars."""
    analyses, readings = [], []
    for n, marked in enumerate(texts):
        before, words, after = marked.split("|")
        text, span = before + words + after, Span(len(before), len(before) + len(words))
        made = analyse_report(Report(f"r1:{n}", f"{n}.txt", "", text, (Span(0, len(text)),)))
        told = replace(made.statements[0], id=f"s1:{n}", report=made.report.id, content=(span,))
        analyses.append(replace(made, statements=(told,)))
        readings.append(Reading(told.report, told.id, span))
    claim = Claim("c1:one", tuple(readings), 1.0, "s1:0")
    return Comparison(Story("y1:t", tuple(analyses)), (), (), (claim,), (), (), (), (), ())


def test_a_row_needs_two_reports_that_say_more_than_who_somebody_is() -> None:
    told = "Rain fell. |Ama Serwaa opened the bridge|."
    for other, shown in (
        ("Rain fell on |Ama Serwaa, the mayor of Tamale|.", False),
        ("Rain fell. |Mayor Ama Serwaa opened it|.", True),
    ):
        assert [row.claim for row in brief(with_one_claim(told, other)).rows] == ["c1:one"] * shown


def test_a_report_that_says_more_is_shown_by_that() -> None:
    made = with_one_claim("Rain fell. |Ama Serwaa opened the bridge|.", "|Mayor Ama Serwaa opened it|. It rained.")
    who = replace(made.story.analyses[1].statements[0], id="s1:2", content=(Span(0, 16),))
    first, second = made.story.analyses
    story = Story("y1:t", (first, replace(second, statements=(*second.statements, who))))
    claim = replace(
        made.claims[0], readings=(*made.claims[0].readings, Reading("r1:1", "s1:2", Span(0, 16))), best="s1:2"
    )
    found = replace(made, story=story, claims=(claim,))
    (row,) = brief(found).rows
    assert [told.statement for told in row.readings] == ["s1:0", "s1:1"] and row.best.statement != "s1:2"
    # What a difference cites is shown with it.
    sides = Passage("r1:0", claim.readings[0].span), Passage("r1:1", Span(0, 16))
    parted = replace(found, differences=(Difference("c1:one", ("r1:0", "r1:1"), "person", *sides, ()),))
    (row,) = brief(parted).rows
    assert [told.statement for told in row.readings] == ["s1:0", "s1:2", "s1:1"]
    assert phrases.DIFFER in comparison_html(brief(parted))


@pytest.mark.parametrize("second", ["Delta Lines owes a bank in Lima", "Delta Lines shut the mill at dusk"])
def test_two_acts_of_one_body_may_be_two_claims(second: str) -> None:
    made = with_one_claim("|Delta Lines shut a mill in Cork|.", f"|{second}|.")
    named = [m for a in made.story.analyses for m in a.mentions if m.span == Span(0, 11) and m.form == "name"]
    body = Entity("e1:d", "Delta Lines", "organisation", tuple(m.id for m in named))
    claim = replace(made.claims[0], readings=tuple(replace(r, agreement=0.8) for r in made.claims[0].readings))
    found = replace(made, entities=(body,), claims=(claim,))
    assert len(named) == 2 and len(brief(found).maybe_same) == ("owes" in second)


def test_the_reading_that_shows_a_row_comes_first_if_its_report_may_not_say_the_claim(comparison: Comparison) -> None:
    row = next(row for row in brief(comparison).rows if len(row.by_report) > 1)
    doubtful = tuple(replace(told, doubtful=told.report == row.best.report) for told in row.readings)
    best = next(told for told in doubtful if told.statement == row.best.statement)
    told = replace(row, best=best, readings=doubtful).by_report
    assert told[0] is best
    assert [each.doubtful for each in told[1:]] == [False] * len(told[1:])


def paired_again(comparison: Comparison) -> Comparison:
    """Return a comparison with one more claim, lighter than the others, of two passages that stand in others."""
    first, second = sorted((c for c in comparison.claims if len(c.reports) > 1), key=lambda c: -c.weight)[:2]
    one = first.readings[0]
    other = next(r for r in second.readings if r.report != one.report)
    again = Claim("c1:again", (one, other), 0.01, one.statement)
    return replace(comparison, claims=(*comparison.claims, again))


def test_a_claim_whose_passages_all_stand_in_weightier_ones_is_set_apart(comparison: Comparison) -> None:
    before, after = brief(comparison), brief(paired_again(comparison))
    assert [row.claim for row in after.again] == ["c1:again"]
    assert (after.all_say, after.some_say) == (before.all_say, before.some_say)
    assert after.head.shared == before.head.shared
    assert "c1:again" in {row.claim for row in after.rows}


def test_headlines_alone_are_set_apart_unless_they_part() -> None:
    told = (
        ("Ferry sinks off Lamu", "The Pwani ran aground at dawn. Nobody was hurt."),
        ("Ferry goes down near Lamu", "A court in Mombasa will hear the owners. The Pwani ran aground."),
    )
    analyses = []
    for n, (title, body) in enumerate(told):
        text = f"{title}\n\n{body}"
        paragraphs = (Span(0, len(title)), Span(len(title) + 2, len(text)))
        made = Report(f"r1:{n}", f"{n}.txt", "", text, paragraphs, headline=paragraphs[0], title=title)
        analyses.append(analyse_report(made))
    heads = [next(s for s in a.statements if s.span.start == 0) for a in analyses]
    readings = tuple(Reading(s.report, s.id, s.span) for s in heads)
    claim = Claim("c1:heads", readings, 1.0, heads[0].id)
    story = Story("y1:t", tuple(analyses))
    alike = Comparison(story, (), (), (claim,), (), (), (), (), ())
    assert [row.claim for row in brief(alike).again] == ["c1:heads"]
    left, right = (Passage(s.report, s.span) for s in heads)
    parted = replace(alike, differences=(Difference(claim.id, ("r1:0", "r1:1"), "place", left, right, (left, right)),))
    assert [row.claim for row in brief(parted).all_say] == ["c1:heads"]


def test_two_claims_that_show_two_parts_of_the_same_passages_are_both_shown(comparison: Comparison) -> None:
    first = max((c for c in comparison.claims if len(c.reports) > 1), key=lambda c: c.weight)

    def shows(reading: Reading, second: bool) -> Reading:
        middle = (reading.span.start + reading.span.end) // 2
        span = Span(middle, reading.span.end) if second else Span(reading.span.start, middle)
        return replace(reading, span=span)

    halves = [
        replace(first, id=f"c1:{second}", readings=tuple(shows(each, second) for each in first.readings))
        for second in (False, True)
    ]
    others = [c for c in comparison.claims if c is not first]
    after = brief(replace(comparison, claims=(*halves, *others)))
    assert {"c1:False", "c1:True"} <= {row.claim for row in (*after.all_say, *after.some_say)}
    assert not after.again


def test_what_is_set_apart_is_counted_in_the_terminal_and_shown_where_all_is(comparison: Comparison) -> None:
    lines = brief(paired_again(comparison))
    console = Console(width=120, color_system=None, file=io.StringIO())
    short, whole = (terminal_text(lines, console, limit) for limit in (12, None))
    assert f"Not shown: {phrases.AGAIN} 1 (see --all or --html)" in short
    words = whole.partition(f"{phrases.AGAIN} · 1")[2].partition("Only ")[0]
    assert lines.again[0].best.text in words.replace("\n  ", " ")
    page = comparison_html(lines)
    assert page.count(f">{phrases.AGAIN} ") == 1
    assert f"## {phrases.AGAIN}" in comparison_markdown(lines)


def written(*texts: str) -> tuple[Claim, Story]:
    """Return one claim of the whole sentences of as many reports."""
    made = [
        Report(f"r1:{n}", f"{n}.txt", "", t, (Span(0, len(t)),), publisher=f"Paper {n}") for n, t in enumerate(texts)
    ]
    analyses = tuple(analyse_report(report) for report in made)
    longest = [max(a.statements, key=lambda s: (s.span.end - s.span.start, s.id)) for a in analyses]
    readings = tuple(Reading(s.report, s.id, s.span) for s in longest)
    return Claim("c1:one", readings, 1.0, longest[0].id), Story("y1:one", analyses)


@pytest.mark.parametrize(
    ("texts", "agreement", "shared"),
    [
        (("The bridge at Mopti collapsed at dawn.", "At Mopti a bridge fell."), 0.7, True),
        (("The bridge at Mopti collapsed at dawn.", "Traders sold fish by the river."), 0.4, False),
        (("The bridge at Mopti collapsed.", "Traders sold fish.", "A crossing fell into the water."), 0.4, True),
    ],
)
def test_two_reports_that_less_likely_say_the_same_may(texts: tuple[str, ...], agreement: float, shared: bool) -> None:
    claim, story = written(*texts)
    weighed = tuple(replace(each, agreement=agreement) for each in claim.readings)
    lines = brief(Comparison(story, (), (), (replace(claim, readings=weighed),), (), (), (), (), ()))
    assert (len(lines.all_say) + len(lines.some_say), len(lines.maybe_same)) == ((1, 0) if shared else (0, 1))
    assert lines.head.shared == int(shared) and len(lines.rows) == 1
    assert (f"{phrases.MAYBE_SAME} 1" in terminal_text(lines, Console(file=io.StringIO()))) is not shared


@pytest.mark.parametrize(
    ("other", "agreement", "shared"),
    [
        ("Mayor Ama Serwaa slept until noon.", 0.85, False),
        ("Mayor Ama Serwaa slept until noon.", 0.95, True),
        ("Ms. Serwaa, the mayor, cut the ribbon at the bridge.", 0.85, True),
    ],
)
def test_readings_that_share_only_whom_they_tell_of_must_be_surest(other: str, agreement: float, shared: bool) -> None:
    claim, story = written("Mayor Ama Serwaa opened the bridge.", other)
    linked = link(story)
    weighed = tuple(replace(each, agreement=agreement) for each in claim.readings)
    lines = brief(Comparison(story, linked.entities, (), (replace(claim, readings=weighed),), (), (), (), (), ()))
    assert bool(lines.all_say) is shared and bool(lines.maybe_same) is not shared


@pytest.mark.parametrize(("agreements", "doubtful"), [((0.9, 0.8, 0.7), []), ((0.4, 0.9, 0.8), ["Paper 0"])])
def test_of_three_reports_one_that_may_not_say_it_is_told_apart(
    agreements: tuple[float, ...], doubtful: list[str]
) -> None:
    claim, story = written("Traders sold fish.", "The bridge at Mopti collapsed.", "A crossing fell into the water.")
    weighed = tuple(replace(each, agreement=a) for each, a in zip(claim.readings, agreements, strict=True))
    lines = brief(Comparison(story, (), (), (replace(claim, readings=weighed),), (), (), (), (), ()))
    [row] = lines.rows
    assert (list(row.doubtful), row in lines.all_say, lines.head.by_all) == (doubtful, not doubtful, int(not doubtful))
    assert row.best.doubtful is False and [told.doubtful for told in row.by_report][-1] is bool(doubtful)
    said = f"{phrases.UNSURE}: Paper 0"
    assert (said in comparison_html(lines), said in comparison_markdown(lines)) == (bool(doubtful), bool(doubtful))
    shown = terminal_text(lines, Console(width=120, color_system=None, file=io.StringIO()), None)
    assert (f"own voice · {phrases.UNSURE}" in shown) is bool(doubtful)


def test_beside_what_shows_a_better_row_what_may_not_say_it_makes_no_row() -> None:
    claim, story = written("The bridge at Mopti collapsed.", "The bridge at Mopti collapsed.", "Traders sold fish.")
    first, second, other = claim.readings
    bridge = replace(claim, readings=(first, second))
    weighed = (replace(first, agreement=0.8), replace(second, agreement=0.8), replace(other, agreement=0.4))
    wider = replace(claim, id="c1:wider", weight=0.1, readings=weighed)
    lines = brief(Comparison(story, (), (), (bridge, wider), (), (), (), (), ()))
    assert [row.claim for row in lines.again] == ["c1:wider"]


def test_a_row_whose_new_reading_is_not_shown_is_set_apart() -> None:
    claim, story = written("The bridge at Mopti collapsed.", "The bridge at Mopti collapsed. A crossing fell.")
    [_, analysis] = story.analyses
    hidden = next(s for s in analysis.statements if s.span.start > 20)
    readings = (*claim.readings, Reading(hidden.report, hidden.id, hidden.span))
    wider = replace(claim, id="c1:wider", weight=0.1, readings=readings)
    lines = brief(Comparison(story, (), (), (claim, wider), (), (), (), (), ()))
    assert [row.claim for row in lines.again] == ["c1:wider"]


def test_what_is_read_first_is_surest() -> None:
    claim, story = written("The bridge at Mopti collapsed.", "A crossing fell into the water.")
    loose = replace(claim, id="c1:loose", readings=tuple(replace(each, agreement=0.7) for each in claim.readings))
    [sure, less] = [
        brief(Comparison(story, (), (), (each,), (), (), (), (), ())).rows[0]
        for each in (replace(claim, weight=0.6), loose)
    ]
    assert sure.worth > less.worth, "though the other carries more of the event"


def test_two_claims_are_not_shown_by_the_same_words(comparison: Comparison) -> None:
    first, second = sorted((c for c in comparison.claims if len(c.reports) > 1), key=lambda c: -c.weight)[:2]
    wider = replace(second, readings=(first.readings[0], *second.readings), best=first.readings[0].statement)
    first = replace(first, best=first.readings[0].statement)
    others = tuple(c for c in comparison.claims if c.id not in (first.id, second.id))
    rows = {row.claim: row for row in brief(replace(comparison, claims=(first, wider, *others))).rows}
    assert rows[first.id].best.statement == first.best
    assert rows[wider.id].best.statement in {r.statement for r in second.readings}


def test_readings_that_part_alike_in_two_claims_are_one_difference(comparison: Comparison) -> None:
    claims = {claim.id: claim for claim in comparison.claims}
    difference = comparison.differences[0]
    twin = replace(claims[difference.claim], id="c1:twin", weight=0.01)
    double = replace(
        comparison,
        claims=(*comparison.claims, twin),
        differences=(*comparison.differences, replace(difference, claim="c1:twin")),
    )
    assert [c.label for c in brief(double).differ] == [c.label for c in brief(comparison).differ]


def test_differences_in_attribution_alone_stand_apart_and_last(comparison: Comparison) -> None:
    first, *others = comparison.differences
    worded = replace(comparison, differences=(replace(first, on="attribution"), *others))
    lines = brief(worded)
    told, _, apart = split(lines.differ)
    assert [each.label for each in apart] == ["attribution"] and len(told) == len(others)
    console = Console(width=120, color_system=None, file=io.StringIO())
    assert f"{phrases.WORDED} 1 " in terminal_text(lines, console)
    assert apart[0].left.text in terminal_text(lines, console, None).partition(phrases.WORDED)[2].replace("\n", " ")
    page = comparison_html(lines)
    assert f"<details><summary>{phrases.WORDED}: 1</summary>" in page
    assert page.index(told[0].label) < page.index(f"{phrases.WORDED}: 1")


def test_whose_word_the_shown_words_are_is_told_first() -> None:
    claim, story = written("The bridge at Mopti collapsed at dawn.", "The bridge at Mopti fell, the mayor said.")
    readings = [Reading(s.report, s.id, s.span) for a in story.analyses for s in a.clauses if "bridge" in a.report.text]
    for shown, first in ((readings[0], "own voice"), (readings[1], "the mayor")):
        made = replace(claim, readings=tuple(readings[:2]), best=shown.statement)
        [row] = brief(Comparison(story, (), (), (made,), (), (), (), (), ())).all_say
        assert [whose for whose, _ in attribution.words_of(row)][0] == first


def test_each_outlet_stands_beside_its_own_words(comparison: Comparison) -> None:
    lines = brief(comparison)
    row = lines.all_say[0]
    shown = terminal_text(lines, Console(width=200, color_system=None, file=io.StringIO()), None)
    names = naming.outlet_names(lines)
    for told in row.by_report:
        words = quotes.in_quotes(told.text)
        start = f"  {words}  {names[told.report]}: " if told is row.best else f"    {names[told.report]}: {words}"
        line = next(each for each in shown.splitlines() if each.startswith(start))
        assert attribution.word(told) in line


@pytest.mark.parametrize(
    ("location", "publisher", "name"),
    [
        ("reports/000_cf5a6dfded05f526.txt", None, "report 1"),
        ("reports/20240205-183000.html", None, "report 1"),
        ("reports/000_cf5a6dfded05f526.txt", "Harbour Post", "Harbour Post"),
        ("reports/harbour-post-2024-02-05.txt", None, "harbour-post-2024-02-05"),
        ("reports/a.txt", None, "a"),
        ("reports/12.txt", None, "12"),
    ],
)
def test_a_report_whose_file_no_person_named_is_numbered(location: str, publisher: str | None, name: str) -> None:
    report = Report("r1:x", location, "", "Text", (Span(0, 4),), publisher=publisher)
    assert naming.called(report, 1) == name
    assert (naming.file_of(report) == "") is (name != "report 1")


def test_a_second_passage_for_one_that_is_shared_must_be_surer(comparison: Comparison) -> None:
    first = next(claim for claim in comparison.claims if len(claim.reports) == 2)
    lone = next(c for c in comparison.claims if c.reports == first.reports[:1])
    for agreement, shared in ((0.7, False), (0.9, True)):
        readings = tuple(replace(each, agreement=agreement) for each in (*lone.readings, first.readings[1]))
        second = Claim("c1:second", readings, 0.01, lone.best)
        others = tuple(claim for claim in comparison.claims if claim is not lone)
        lines = brief(replace(comparison, claims=(*others, second)))
        assert ("c1:second" in {row.claim for row in lines.some_say}) is shared
        assert ("c1:second" in {row.claim for row in lines.maybe_same}) is not shared


def test_facts_in_which_claims_part_that_may_be_two_are_folded(comparison: Comparison) -> None:
    (difference,) = [each for each in comparison.differences if each.on == "number"]
    for agreement, on, title in (
        (0.7, "date", phrases.MAY_DIFFER),
        (0.7, "number", phrases.DIFFER),
        (0.9, "date", phrases.DIFFER),
    ):
        plainly = replace(difference, revised=False, on=on)
        claims = tuple(
            replace(c, readings=tuple(replace(r, agreement=agreement) for r in c.readings)) for c in comparison.claims
        )
        lines = brief(replace(comparison, claims=claims, differences=(plainly,)))
        assert lines.head.differences == int(title == phrases.DIFFER)
        heading = f"## {title}\n\n| in | one | other |\n|---|---|---|\n| {on} |"
        assert heading in comparison_markdown(lines)


@pytest.mark.parametrize(
    ("on", "agreement", "words"),
    [("date", 0.9, "differs: date"), ("date", 0.7, "may differ: date"), ("attribution", 0.9, "")],
)
def test_a_row_names_the_facts_in_which_it_parts(
    comparison: Comparison, on: Slot, agreement: float, words: str
) -> None:
    contrast = next(each for each in brief(comparison).differ if each.label.startswith("number"))
    slot = replace(contrast.slots[0], on=on, revised=False)
    row = brief(comparison).rows[0]
    parted = replace(row, contrasts=(replace(contrast, slots=(slot,), agreement=agreement),))
    assert phrases.differs(parted) == words


def test_of_the_facts_that_part_the_surest_come_first(comparison: Comparison) -> None:
    (contrast,) = [each for each in brief(comparison).differ if each.label.startswith("number")]
    slot = replace(contrast.slots[0], revised=False)
    wording = replace(contrast, claim="c1:w", slots=(replace(slot, on="wording"),))
    date = replace(contrast, claim="c1:d", slots=(replace(slot, on="date"),), agreement=0.9)
    number = replace(contrast, claim="c1:n", slots=(slot,), agreement=0.8)
    apart = [replace(each, left=replace(each.left, statement=each.claim)) for each in (wording, number, date)]
    assert [each.claim for each in ordered(apart)] == ["c1:d", "c1:n", "c1:w"]


def test_a_headline_that_parts_as_its_text_does_is_left_out(comparison: Comparison) -> None:
    (contrast,) = [each for each in brief(comparison).differ if each.label.startswith("number")]
    head = replace(contrast, claim="c1:h", left=replace(contrast.left, statement="s1:h", headline=True))
    assert ordered([head, contrast]) == (contrast,)
    assert ordered([head]) == (head,)
    # The text parts in something else: both are told.
    other = replace(contrast, slots=(replace(contrast.slots[0], on="date"),))
    assert len(ordered([head, other])) == 2


def test_the_likelier_of_two_claims_of_one_weight_comes_first(comparison: Comparison) -> None:
    one, two = [claim for claim in comparison.claims if len(claim.reports) > 1][:2]
    less = tuple(replace(each, agreement=0.7) for each in one.readings)
    claims = (replace(one, readings=less, weight=0.5), replace(two, weight=0.5))
    assert [row.claim for row in brief(replace(comparison, claims=claims, differences=())).rows] == [two.id, one.id]


@pytest.mark.parametrize(
    ("left", "right", "marked"),
    [
        ("We shall never sell the lake", "We will never sell the lake", (["shall"], ["will"])),
        ("We shall never, ever sell it", "We shall never sell it", (["ever"], [])),
        # What goes on before or after the other is no other wording.
        ("I think the lake is ours", "the lake is ours, he said", ([], [])),
    ],
)
def test_of_two_wordings_what_only_one_has_is_marked(
    comparison: Comparison, left: str, right: str, marked: tuple[list[str], list[str]]
) -> None:
    contrast = next(each for each in brief(comparison).differ if each.label == "wording")
    texts = (left, right)
    both = replace(contrast, left=replace(contrast.left, text=left), right=replace(contrast.right, text=right))
    found = [[texts[n][a:b].strip(" ,") for a, b in parting.parted(both, n, texts[n])] for n in (0, 1)]
    assert (found[0], found[1]) == marked


def test_the_words_that_show_why_two_readings_part_are_marked(comparison: Comparison) -> None:
    number = next(each for each in brief(comparison).differ if each.label.startswith("number"))
    whole = replace(number.slots[0], cut=(number.left.text, number.right.text), shown=(("14",), ("21",)))
    shown = replace(number, slots=(whole,))
    assert [number.left.text[a:b] for a, b in parting.parted(shown, 0, number.left.text)] == ["14"]


REMARK = (
    '"The ferry was too old. The crew was too small. The owners knew both," {who} told reporters in Suva on Monday.',
    '"The ferry was too old. The crew was too small. The owners knew both," said {who}, the union\'s secretary.',
)


def test_the_parts_of_one_remark_stand_in_one_place() -> None:
    texts = [text.format(who="Mere Tukana") for text in REMARK]
    made = [
        analyse_report(Report(f"r1:{n}", f"{n}.txt", "", text, (Span(0, len(text)),))) for n, text in enumerate(texts)
    ]
    lines = brief(compare_story(Story("s", tuple(made))))
    rows = [row for row in lines.all_say if all(told.quote == "direct" for told in row.by_report)]
    assert len(rows) == 3
    assert [len(parts) for parts in grouping.together(rows, grouping.remark)] == [3]
    console = Console(width=200, file=io.StringIO())
    shown = terminal_text(lines, console)
    assert shown.count("of the same remark: ") == 1
    assert "All say · 3" in shown
    assert "of the same remark" not in terminal_text(lines, console, None)
