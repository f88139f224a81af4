"""Origins: what is attributed to one hand counts once, own voices each, copies with what they copy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.link import link
from rashomon.model import Claim, Evidence, Origins, Published, Reading, Report, Source, Span, Story, Traced
from rashomon.pipeline import Pipeline, analyse_report
from rashomon.trace import trace


def traced(*texts: str, every: bool = False, unsure: int = -1) -> Traced:
    """The trace of one-paragraph reports whose longest (or all) statements are taken for one claim.

    The report of the number ``unsure`` may not say it.
    """
    analyses = []
    for n, text in enumerate(texts):
        made = Report(f"r1:{n}", f"{n}.txt", "", text, (Span(0, len(text)),), publisher=f"Outlet {n}")
        analyses.append(analyse_report(made, Pipeline()))
    story = Story("y1:t", tuple(analyses))
    longest = [max(a.statements, key=lambda s: (s.span.end - s.span.start, s.id)) for a in analyses]
    said = [s for a in analyses for s in a.statements] if every else longest
    readings = (Reading(s.report, s.id, s.span, 0.4 if s.report == f"r1:{unsure}" else 0.8) for s in said)
    claim = Claim("c1:t", tuple(readings), 1.0, said[0].id)
    return trace(story, link(story), (claim,))


def origins(*texts: str, every: bool = False, unsure: int = -1) -> Origins:
    """The origins of the one claim."""
    [found] = traced(*texts, every=every, unsure=unsure).origins
    return found


def test_one_speaker_in_two_outlets_is_one_origin() -> None:
    found = origins(
        "Governor Lena Okafor said on Tuesday that the northern bridge will stay closed until August.",
        "The northern bridge will remain shut until August, Governor Lena Okafor said.",
    )
    assert (found.least, found.most) == (1, 1)
    assert [group.reason for group in found.groups] == ["both from Lena Okafor"]


@pytest.mark.parametrize(
    "told",
    [
        "The Okafor Company denied that it dumped oil in the northern river in March.",
        "Police could not confirm whether the Okafor Company dumped oil in the northern river in March.",
    ],
)
def test_nobody_is_the_origin_of_what_they_deny_or_leave_open(told: str) -> None:
    found = origins("The Okafor Company dumped oil in the northern river in March.", told)
    assert (found.least, found.most) == (2, 2)


def test_own_voices_count_each() -> None:
    found = origins("The northern bridge closed on Tuesday.", "The bridge in the north was shut on Tuesday.")
    assert (found.least, found.most) == (2, 2)
    assert {group.kind for group in found.groups} == {"own"}


def test_a_copied_passage_is_one_origin() -> None:
    wire = "The northern bridge closed on Tuesday after inspectors found deep cracks in two of its oldest pillars"
    found = origins(f"{wire}.", f"{wire}.")
    assert found.least == 1
    assert found.groups[0].reason == "the same passage in each"
    assert found.groups[0].because


def test_a_statement_that_goes_on_beyond_the_copied_passage_is_copied_too() -> None:
    wire = "Inspectors found deep cracks in the oldest pillars of the northern bridge after the storm of last week"
    found = origins(f"{wire}.", f"{wire} and in the long wall below the customs house by the river mouth.")
    assert [group.reason for group in found.groups] == ["the same passage in each"]
    assert (found.least, found.most) == (1, 2)


@pytest.mark.parametrize(
    ("texts", "least"),
    [
        (
            (
                "Mayor Asha Rao apologised on Monday for the broken gate at the harbour of Tema.",
                "Asha Rao issued an apology for the broken gate at the harbour on Monday.",
                "Mayor Apologises For Broken Gate At Tema Harbour",
            ),
            1,
        ),
        # Two who apologise, one who does not, and what else one does.
        (("Mayor Asha Rao apologised for the broken gate.", "Mayor Tom Bell apologised for the broken gate."), 2),
        (("Mayor Asha Rao apologised for the gate.", "Mayor Asha Rao never apologised for the gate."), 2),
        (("Mayor Asha Rao opened the gate at Tema.", "Mayor Asha Rao opened the harbour gate at Tema."), 2),
    ],
)
def test_outlets_that_tell_of_one_apology_have_it_from_who_made_it(texts: tuple[str, ...], least: int) -> None:
    found = origins(*texts)
    assert (found.least, found.most) == (least, len(texts)), "whether it was made once is left open"
    assert ("each tells of the same apology" in {group.reason for group in found.groups}) is (least == 1)


def test_own_voice_beside_a_mouth_is_two() -> None:
    found = origins(
        "The northern bridge closed on Tuesday.",
        "Governor Lena Okafor said the northern bridge had been closed on Tuesday.",
    )
    assert found.least == 2


def test_an_outlet_that_is_named_is_a_derivation() -> None:
    found = traced("Radio Delta reported that the northern bridge will stay closed until August.")
    assert [(d.derived, d.origin) for d in found.derivations] == [("r1:0", "Radio Delta")]


def copied(left: Report, right: Report) -> list[tuple[str, str]]:
    """The directions of copying between two reports."""
    story = Story("y1:t", tuple(analyse_report(r, Pipeline()) for r in (left, right)))
    return [(d.derived, d.origin) for d in trace(story, link(story), ()).derivations]


def test_direction_of_a_copy() -> None:
    text = "The northern bridge closed on Tuesday after inspectors found deep cracks in two of its oldest pillars."
    whole = (Span(0, len(text)),)
    wire = Report(
        "r1:w", "w.txt", "", text, whole, publisher="Delta Wire", published=Published("2031-05-02", "2031-05-02")
    )
    later = Report("r1:l", "l.txt", "", text, whole, published=Published("2031-05-03", "2031-05-03"))
    line = f"OSH (Delta Wire) – {text}"
    credited = Report(
        "r1:c", "c.txt", "", line, (Span(20, len(line)),), dateline=Span(0, 18),
        evidence=(Evidence("credit", "Delta Wire", "dateline"),),
    )  # fmt: skip
    unknown = Report("r1:u", "u.txt", "", text, whole)
    assert copied(wire, later) == [("r1:l", "r1:w")]
    assert set(copied(credited, wire)) == {("r1:c", "r1:w")}
    assert copied(unknown, later) == []


def test_one_broadcaster_behind_two_reports_is_one_origin() -> None:
    found = origins(
        "A source close to the minister told Radio Delta that the northern bridge will stay closed until August.",
        "The northern bridge will stay closed until August, Radio Delta reported.",
    )
    assert (found.least, found.most) == (1, 1)
    assert [group.reason for group in found.groups] == ["both from Radio Delta’s report"]


def test_a_credit_in_a_dateline_is_a_derivation() -> None:
    text = "OSH (Delta Wire) – The northern bridge closed on Tuesday."
    line = Span(0, text.index("–"))
    report = Report(
        "r1:d", "d.txt", "", text, (Span(line.end + 2, len(text)),), dateline=line,
        evidence=(Evidence("credit", "Delta Wire", "dateline"),),
    )  # fmt: skip
    story = Story("y1:d", (analyse_report(report, Pipeline()),))
    [found] = trace(story, link(story), ()).derivations
    assert (found.derived, found.origin, found.kind) == ("r1:d", "Delta Wire", "hadPrimarySource")
    assert [passage.span.of(text) for passage in found.because] == ["Delta Wire"]


@pytest.mark.parametrize(("tail", "derived"), [(", the harbour police said", []), ("", ["r1:1"])])
def test_time_tells_no_order_of_what_a_third_is_said_to_have_said(tail: str, derived: list[str]) -> None:
    shared = (
        "Marek Vance was charged with two counts of arson, unlawful entry of the old grain mill and theft of a boat "
        "that belonged to the harbour board of Osk"
    )
    texts = (f"The mill burned on Monday. {shared}{tail}.", f"A court sat in Osk. {shared}{tail}. Nobody was hurt.")
    analyses = []
    for number, text in enumerate(texts):
        day = Published(f"2024-03-0{number + 4}", f"2024-03-0{number + 4}")
        report = Report(f"r1:{number}", "d.txt", "", text, (Span(0, len(text)),), published=day)
        analyses.append(analyse_report(report, Pipeline()))
    story = Story("y1:d", tuple(analyses))
    assert [d.derived for d in trace(story, link(story), ()).derivations] == derived


def test_an_agency_that_is_credited_by_two_names_is_one() -> None:
    texts = ("OSH (AP) – The northern bridge closed on Tuesday.", "OSH (Associated Press) – The mill burned on Friday.")
    analyses = []
    for number, text in enumerate(texts):
        line = Span(0, text.index("–"))
        name = text[text.index("(") + 1 : text.index(")")]
        report = Report(
            f"r1:{number}", "d.txt", "", text, (Span(line.end + 2, len(text)),), dateline=line,
            evidence=(Evidence("credit", name, "dateline"),),
        )  # fmt: skip
        analyses.append(analyse_report(report, Pipeline()))
    story = Story("y1:d", tuple(analyses))
    assert {d.origin for d in trace(story, link(story), ()).derivations} == {"Associated Press"}


def test_a_report_that_gives_anothers_quotation_as_its_own_words_is_no_origin_beside_it() -> None:
    found = origins(
        "The old northern bridge was held together by little more than paint.",
        "Inspector Tomas Reyes said the old northern bridge was held together by little more than paint.",
    )
    assert found.least == 1


def test_an_act_that_is_taken_for_somebodys_word_has_no_words_that_others_could_repeat() -> None:
    texts = ("Fans came out to show support for the old harbour ferry.", "Support for the old harbour ferry grew.")
    analyses = [
        analyse_report(Report(f"r1:{n}", f"{n}.txt", "", text, (Span(0, len(text)),)), Pipeline())
        for n, text in enumerate(texts)
    ]
    act = Span(texts[0].index("to show"), len(texts[0]) - 1)
    crowd = Source(Span(0, len("Fans")), "anonymous")
    taken = replace(analyses[0].statements[0], voice="attributed", content=(act,), chain=(crowd,))
    own = max(analyses[1].statements, key=lambda s: s.span.end - s.span.start)
    story = Story("y1:t", (replace(analyses[0], statements=(taken,)), replace(analyses[1], statements=(own,))))
    claim = Claim("c1:t", tuple(Reading(s.report, s.id, s.span) for s in (taken, own)), 1.0, own.id)
    [found] = trace(story, link(story), (claim,)).origins
    assert found.least == 2


def test_what_a_speaker_is_told_to_do_rests_on_the_speaker() -> None:
    found = origins(
        "Lena Okafor told reporters that the northern bridge must stay closed until August.",
        "Governor Lena Okafor has defended keeping the northern bridge closed until August.",
    )
    assert found.least == 1


def test_what_a_speaker_does_may_be_known_from_the_speaker_and_may_not() -> None:
    found = origins(
        "Lena Okafor told reporters that she had left the port authority in May.",
        "Governor Lena Okafor quit her post at the port long before the flood of last summer.",
    )
    assert (found.least, found.most) == (1, 2)


def test_the_same_words_under_two_names_are_one_origin() -> None:
    found = origins(
        "“The northern bridge has been rotten since my father crossed it,” Governor Lena Okafor said.",
        "“The northern bridge has been rotten since my father crossed it,” Governor Oyelaran said.",
    )
    assert found.least == 1


def test_the_same_words_told_without_marks_under_two_names_are_two_origins() -> None:
    told = "said the northern bridge has been rotten since the flood of the old river."
    found = origins(f"Governor Lena Okafor {told}", f"Engineer Tomas Reyes {told}")
    assert found.least == 2


def test_two_persons_of_one_family_name_may_be_one() -> None:
    found = origins(
        "Lena Okafor said the ferry had run without lights for an hour before it struck the pier.",
        "The pilot had steered the ferry in the dark for an hour until it hit the pier, Amadou Okafor said.",
    )
    assert (found.least, found.most) == (1, 2)


def test_who_hands_on_what_another_said_is_no_origin_beside_the_other() -> None:
    found = origins(
        "Police said the ferry had run without lights for an hour before it struck the pier.",
        "Witnesses said the ferry ran dark for an hour until it hit the pier, according to police.",
    )
    assert found.least == 1


def test_a_statement_stands_behind_one_origin() -> None:
    found = origins(
        "The ferry had run without lights. Police said that the ferry had run without lights.",
        "The ferry had no lights on. Witnesses said that the ferry had no lights on.",
        every=True,
    )
    told = [statement for group in found.groups for statement in group.statements]
    assert (found.least, len(set(told))) == (2, len(told))


def test_what_rests_on_its_own_reports_source_adds_nothing_to_the_most() -> None:
    found = origins(
        "“It was dark,” Ines Duarte told Radio Delta. The ferry ran without lights for an hour before it hit the pier. "
        "The ferry ran dark, Ines Duarte said.",
        "The ferry ran dark for an hour before it struck the pier, police spokeswoman Ines Duarte said.",
        every=True,
    )
    assert (found.least, found.most) == (1, 1)


def test_a_few_quoted_words_under_two_names_are_one_origin() -> None:
    found = origins(
        "“A bridge of rotten teeth,” Governor Lena Okafor called it in her speech.",
        "Governor Oyelaran said the crossing was “a bridge of rotten teeth and promises”.",
    )
    assert found.least == 1


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("Police", "witnesses", 2),
        ("Officials", "witnesses", 2),
        ("Prosecutors", "his lawyer Amadou Bello", 2),
        # A lawyer speaks for a family, and one in office may be any official.
        ("His family", "his lawyer Amadou Bello", 1),
        ("Officials", "government lawyers", 1),
        ("Officials", "his lawyer Amadou Bello", 1),
    ],
)
def test_two_who_speak_as_different_things_are_two_origins(one: str, other: str, least: int) -> None:
    found = origins(
        f"{one} said the ferry had run without lights for an hour before it struck the pier.",
        f"The pilot had steered the ferry in the dark for an hour until it hit the pier, {other} said.",
    )
    assert found.least == least


@pytest.mark.parametrize(("added", "least"), [("Police", 2), ("Harbour master Ines Duarte", 1)])
def test_a_person_whom_one_report_adds_is_no_origin_and_a_body_is(added: str, least: int) -> None:
    found = origins(
        "Witnesses said the ferry had run without lights." if least == 2 else "Lena Okafor said the ferry ran dark.",
        ("Witnesses" if least == 2 else "Governor Lena Okafor")
        + f" said the ferry had no lights on. {added} said the ship was in darkness.",
        every=True,
    )
    assert found.least == least


@pytest.mark.parametrize(
    ("last", "most"),
    [("The northern pier was badly damaged by the ferry.", 3), ("Witnesses said the northern pier was damaged.", 3)],
)
def test_a_report_that_may_not_say_it_adds_no_origin_to_what_others_attribute(last: str, most: int) -> None:
    told = (
        "Police said the ferry had run without lights for an hour before it struck the northern pier.",
        "The ferry ran dark for an hour before it hit the northern pier, police spokeswoman Ines Duarte said.",
        last,
    )
    assert origins(*told).least == 2
    assert (origins(*told, unsure=2).least, origins(*told, unsure=2).most) == (1, most)


def test_a_report_that_may_not_say_it_counts_beside_an_own_voice() -> None:
    told = (
        "Police said the ferry had run without lights for an hour before it struck the northern pier.",
        "The ferry ran dark for an hour before it hit the northern pier.",
        "The northern pier was badly damaged by the ferry.",
    )
    assert origins(*told, unsure=2).least == origins(*told).least == 3


def test_a_report_that_may_not_say_it_counts_beside_a_single_one_that_does() -> None:
    told = (
        "Police said the ferry had run without lights for an hour before it struck the northern pier.",
        "The northern pier was badly damaged by the ferry.",
    )
    assert origins(*told, unsure=1).least == 2


def test_words_in_a_mouth_without_a_name_may_be_anothers() -> None:
    texts = ("Police said the ferry ran without lights.", "It was said that the ferry ran without lights.")
    analyses = [
        analyse_report(Report(f"r1:{n}", f"{n}.txt", "", text, (Span(0, len(text)),)), Pipeline())
        for n, text in enumerate(texts)
    ]
    said = [max(a.statements, key=lambda s: s.span.end - s.span.start) for a in analyses]
    said[1] = replace(said[1], voice="attributed", source=(), chain=())
    story = Story("y1:t", tuple(replace(a, statements=(s,)) for a, s in zip(analyses, said, strict=True)))
    claim = Claim("c1:t", tuple(Reading(s.report, s.id, s.span) for s in said), 1.0, said[0].id)
    [found] = trace(story, link(story), (claim,)).origins
    assert (found.least, found.most) == (1, 2)


def test_an_office_and_the_person_who_speaks_for_it_are_not_shown_to_be_two() -> None:
    found = origins(
        "Police said the ferry had run without lights for an hour before it struck the pier.",
        "Police spokeswoman Ines Duarte said the ferry ran without lights for an hour before it hit the pier.",
    )
    assert (found.least, found.most) == (1, 2)
    assert "Ines Duarte" in found.groups[0].reason and "do not show" in found.groups[0].reason


def test_officials_may_be_anybody_who_holds_an_office() -> None:
    found = origins(
        "Officials said the ferry had run without lights for an hour before it struck the pier.",
        "The ferry ran without lights for an hour before it hit the pier, officials said.",
    )
    assert (found.least, found.most) == (1, 2)


def test_an_outlet_that_is_here_is_one_with_what_another_has_from_it() -> None:
    found = origins(
        "The ferry ran without lights for an hour before it hit the pier.",
        "Outlet 0 reported that the ferry ran dark for an hour and then struck the northern pier.",
    )
    assert found.least == 1


def test_each_origin_gives_its_reason_in_spans() -> None:
    found = origins(
        "The ferry ran without lights for an hour before it hit the pier.",
        "The ferry had no lights for an hour before it struck the pier.",
    )
    assert [group.reason for group in found.groups] == ["own voice, no common hand visible"] * 2
    assert all(group.because for group in found.groups)


def test_nameless_sources_who_told_one_broadcaster_are_one_origin() -> None:
    found = origins(
        "Kenyan officials told Radio Delta that the ferry ran without lights for an hour before it hit the pier.",
        "The ferry ran dark for an hour before it struck the pier, according to port sources speaking to Radio Delta.",
    )
    assert (found.least, found.most) == (1, 1)
    assert [group.reason for group in found.groups] == ["both from Radio Delta’s report"]


def test_an_outlet_first_told_of_in_general_is_the_one_that_the_next_sentence_names() -> None:
    found = origins(
        "Kenyan media reported that the ferry ran without lights for an hour before it hit the pier. "
        "It was late, the Kenyan broadcaster Radio Delta said.",
        "Radio Delta reported that the ferry ran dark for an hour before it struck the pier.",
    )
    assert (found.least, found.most) == (1, 1)


def test_media_in_general_are_not_the_outlet_of_another_country() -> None:
    found = origins(
        "Kenyan media reported that the ferry ran without lights for an hour before it hit the pier. "
        "It was late, the Omani broadcaster Radio Delta said.",
        "Radio Delta reported that the ferry ran dark for an hour before it struck the pier.",
    )
    assert (found.least, found.most) == (1, 2)


def test_own_voice_after_the_same_hand_is_not_shown_to_be_its_own_origin() -> None:
    found = origins(
        "“It was dark,” Ines Duarte told Radio Delta. The ferry ran without lights for an hour before it hit the pier.",
        "The ferry ran dark for an hour before it struck the pier, police spokeswoman Ines Duarte said.",
    )
    assert (found.least, found.most) == (1, 2)


def test_own_voice_after_an_official_of_the_same_body_is_not_shown_to_be_its_own_origin() -> None:
    found = origins(
        "A Harbour Authority engineer said so. The ferry ran without lights for an hour before it hit the old pier.",
        "The ferry ran dark for an hour before it struck the pier, the Harbour Authority said.",
    )
    assert (found.least, found.most) == (1, 2)


def test_own_voice_before_a_hand_is_the_outlets() -> None:
    found = origins(
        "The ferry ran without lights for an hour before it hit the old northern pier. It was dark, Ines Duarte said.",
        "The ferry ran dark for an hour before it struck the pier, police spokeswoman Ines Duarte said.",
    )
    assert (found.least, found.most) == (2, 2)


def test_two_occasions_of_one_speaker_are_told_apart_by_the_hearer() -> None:
    found = origins(
        "Governor Lena Okafor told Radio Delta that the northern bridge will stay closed until August.",
        "The northern bridge will remain shut until August, Governor Lena Okafor told The Osh Courier newspaper.",
    )
    assert found.least == 1
    [group] = found.groups
    assert group.reason.startswith("both from Lena Okafor, told to ")
    assert "Radio Delta" in group.reason and "Osh Courier" in group.reason


def test_two_occasions_of_one_speaker_are_told_apart_by_the_day() -> None:
    found = origins(
        "On 3 May 2031 Governor Lena Okafor said that the northern bridge will stay closed until August.",
        "Governor Lena Okafor said on 9 June 2031 that the northern bridge will remain shut until August.",
    )
    assert (found.least, found.most) == (1, 1)
    assert found.groups[0].reason == "both from Lena Okafor, said on 2031-05-03 and 2031-06-09"
