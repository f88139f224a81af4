"""What each report calls whom, and whose word it gives: read from texts to the brief, in neutral words."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

import rashomon
from rashomon.brief import Brief, brief
from rashomon.brief.entries import Form, Label
from rashomon.brief.rows import Ledger
from rashomon.brief.sources import Share, Voice
from rashomon.brief.words import alone, unquoted
from rashomon.export.as_html import comparison_html
from rashomon.export.as_html.numbers import numbered
from rashomon.export.as_json import comparison_value
from rashomon.export.as_markdown import comparison_markdown
from rashomon.model import Comparison, Report, Span
from rashomon.tabulate.labels import form, quotations

RIVER = """Troops enter Kassala Heights

The Mountain League's fighters left Kassala Heights on Tuesday after a truce was signed in Port Amal. Governor Salma
Idris announced the truce on Monday evening.

Mr. Osman Bekele, the League's chairman, said his men would "keep the peace". The governor insisted that Osman Bekele
had broken every promise. "Bekele has no place in our valley," Idris said.

The siege of Kassala Heights lasted 40 days. Since the fall of President Daoud Merhan, the valley has had no police.
Merhan is in exile. Merhan has not been seen since April.
"""
SUMMIT = """Terrorists give up Kassala Heights

The terrorists of the Mountain League left Kassala Heights on Tuesday after an armistice was signed in Port Amal.
Ms. Idris, the embattled governor, announced the armistice on Monday evening.

Bekele, a convicted smuggler, claimed that his men would keep the peace. Idris admitted that the "government" of the
valley had no money.

The valley has been without police since the ouster of Daoud Merhan. Merhan lives abroad.
"""


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    folder: Path = tmp_path_factory.mktemp("labels")
    for publisher, text in (("River Gazette", RIVER), ("Summit Herald", SUMMIT)):
        body = re.sub(r"(?<!\n)\n(?!\n)", " ", text)
        (folder / f"{publisher}.txt").write_text(f"Publisher: {publisher}\nDate: 2023-05-09\n\n{body}", "utf-8")
    return rashomon.compare(folder)


@pytest.fixture(scope="module")
def lines(comparison: Comparison) -> Brief:
    return brief(comparison)


def label(lines: Brief, name: str) -> Label:
    return next(each for each in lines.labels if name in each.name)


def called(lines: Brief, name: str) -> dict[str, dict[str, Form]]:
    outlets = {report.id: report.name for report in lines.head.reports}
    return {outlets[r]: {each.text: each for each in found} for r, found in label(lines, name).forms}


def test_a_title_and_what_modifies_a_name_are_one_label_with_it(lines: Brief) -> None:
    found = called(lines, "Idris")
    assert "Governor Salma Idris" in found["River Gazette"]
    assert "Ms. Idris" in found["Summit Herald"], "the courtesy belongs to what she is called"
    assert label(lines, "Idris").apart


def test_a_label_knows_whose_voice_it_stands_in(comparison: Comparison) -> None:
    texts = {report.id: report.text for report in comparison.story.reports}
    voices = {(each.where.span.of(texts[each.where.report]), each.voice) for each in comparison.labels}
    assert ("Governor Salma Idris", "own") in voices
    assert ("Osman Bekele", "reported") in voices, "the governor's word, as the paper tells it"
    assert ("Bekele", "quoted") in voices and ("Mr. Osman Bekele", "own") in voices


def test_quotation_marks_around_a_label_alone_are_told() -> None:
    texts = (
        "Ana Prado, the “queen” of the harbour, spoke in Port Amal. “Prado is late,” a pilot said.",
        "Ana Prado, the harbour master, spoke in Port Amal.",
    )
    reports = [Report(f"r1:{n}", f"{n}.txt", "", text, (Span(0, len(text)),)) for n, text in enumerate(texts)]
    found = rashomon.compare(reports)
    named = {report.id: report.text for report in reports}
    labels = {(each.where.span.of(named[each.where.report]), each.marked) for each in found.labels}
    assert {("“queen”", True), ("Prado", False), ("Ana Prado", False)} <= labels
    assert [words for words, marked in labels if marked] == ["“queen”"]


def test_what_somebody_does_to_a_group_is_no_part_of_what_it_is_called() -> None:
    texts = (
        "John Vela won again, and two years later further angered Democrats when he endorsed Ana Prado.",
        "Newly elected Democrats spoke in Port Amal.",
    )
    reports = [Report(f"r1:{n}", f"{n}.txt", "", text, (Span(0, len(text)),)) for n, text in enumerate(texts)]
    called = {each.form for each in rashomon.compare(reports).labels}
    assert "elected democrats" in called and "angered democrats" not in called


def test_what_somebody_is_called_is_a_label_of_its_own() -> None:
    texts = ("They called John Vela a traitor in Port Amal.", "John Vela spoke in Port Amal. John Vela sat down.")
    reports = [Report(f"r1:{n}", f"{n}.txt", "", text, (Span(0, len(text)),)) for n, text in enumerate(texts)]
    called = {each.form for each in rashomon.compare(reports).labels}
    assert "john vela" in called and "john vela a traitor" not in called


def test_a_happening_is_one_row_under_each_report_s_noun(lines: Brief) -> None:
    names = {each.name for each in lines.labels if each.kind == "event"}
    assert {"armistice / truce", "fall / ouster"} <= names
    assert set(called(lines, "fall / ouster")["Summit Herald"]) == {"ouster"}


def test_a_group_of_one_body_is_one_row_under_each_report_s_noun(lines: Brief) -> None:
    found = called(lines, "fighter / terrorist")
    assert [set(found[name]) for name in ("River Gazette", "Summit Herald")] == [{"fighters"}, {"terrorists"}]


def test_a_row_is_named_by_no_outlet_s_noun_alone(comparison: Comparison) -> None:
    assert comparison.referents
    assert all(each.name.split(" / ") == sorted(each.name.split(" / ")) for each in comparison.referents)


def test_every_label_is_cut_from_its_report(comparison: Comparison) -> None:
    texts = {report.id: report.text for report in comparison.story.reports}
    statements = {s.id: s for a in comparison.story.analyses for s in a.statements}
    assert comparison.labels
    for each in comparison.labels:
        words = each.where.span.of(texts[each.where.report])
        assert words == words.strip() and form(words) == each.form
        assert each.statement is None or statements[each.statement].report == each.where.report
        assert (each.voice == "own") == (each.statement is None or statements[each.statement].voice == "own")


def test_the_verbs_of_one_speaker_stand_side_by_side(lines: Brief) -> None:
    outlets = {report.id: report.name for report in lines.head.reports}
    bekele = next(voice for voice in lines.whose_word if "Bekele" in voice.name)
    verbs = {outlets[share.report]: [(v.verb, v.kind) for v in share.verbs] for share in bekele.shares}
    assert verbs == {"River Gazette": [("say", "say")], "Summit Herald": [("claim", "claim")]}
    assert bekele.only is None and all(share.words > 3 for share in bekele.shares)
    idris = next(voice for voice in lines.whose_word if "Idris" in voice.name)
    assert ("admit", "concede") in [(v.verb, v.kind) for share in idris.shares for v in share.verbs]


def test_only_a_linked_name_is_said_to_be_one_report_s_source(lines: Brief) -> None:
    assert all(voice.entity and len(voice.shares) == 1 for voice in lines.whose_word if voice.only)
    bishop = Voice("Bishop Ana Sorel", "named", "e1:a", (), (Share("r1:a", ("s1:a",), 3, ()),), ())
    same = replace(bishop, name="Sorel", entity="e1:b", shares=(Share("r1:b", ("s1:b",), 3, ()),))
    ledger = SimpleNamespace(comparison=SimpleNamespace(story=SimpleNamespace(analyses=(1, 2))))
    assert [each.only for each in alone([bishop], ledger)] == ["r1:a"]  # type: ignore[arg-type]
    assert [each.only for each in alone([bishop, same], ledger)] == [None, None], "she may be the bishop"  # type: ignore[arg-type]
    spelt = replace(same, name="Ana Sorell")
    assert [each.only for each in alone([bishop, spelt], ledger)] == [None, None], "and so may she"  # type: ignore[arg-type]
    other = replace(same, name="Ana Sokol")
    assert [each.only for each in alone([bishop, other], ledger)] == ["r1:a", "r1:b"]  # type: ignore[arg-type]


def test_who_is_named_and_not_quoted_by_a_report(comparison: Comparison) -> None:
    ledger = Ledger(comparison)
    bekele = next(each for each in comparison.entities if "Bekele" in each.name)
    reports = {report.id for report in comparison.story.reports}
    assert list(unquoted(ledger, bekele.id, reports)) == []
    merhan = next(each for each in comparison.entities if "Merhan" in each.name)
    assert {report for report, _ in unquoted(ledger, merhan.id, set())} == reports
    (left,) = unquoted(ledger, merhan.id, {min(reports)})
    assert left[0] == max(reports) and left[1] >= 2


def test_who_is_spoken_of_and_never_heard(lines: Brief) -> None:
    assert [each.name for each in lines.unheard if each.kind == "person"] == ["Daoud Merhan"]
    assert sum(len(found) for _, found in lines.unheard[0].mentions) == lines.unheard[0].total >= 3


def test_exports_show_labels_and_whose_word(comparison: Comparison, lines: Brief) -> None:
    page, text = comparison_html(lines), comparison_markdown(lines)
    for shown in (page, text):
        assert "terrorists" in shown and "fighters" in shown and "Spoken of, never heard" in shown
    value = comparison_value(comparison)
    assert {each["voice"] for each in value["labels"]} == {"own", "quoted", "reported"}
    assert [each["name"] for each in value["unheard"]][:1] == ["Daoud Merhan"]
    wanted = {f'id="l{number}"' for number in numbered(lines).labels.values()}
    assert wanted and all(page.count(each) == 1 for each in wanted), "each label has one place to go to"


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("The Governor", "governor"),
        ("Idris's", "idris"),
        ("the “so-called” council", "so-called council"),
        ("villagers'", "villagers"),
        ("A  tall\nman", "tall man"),
    ],
)
def test_labels_are_the_same_without_article_case_possessive_and_marks(words: str, same: str) -> None:
    assert form(words) == same


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("She said “no” and “never”.", ["no", "never"]),
        ('The "rescue" failed.', ["rescue"]),
        ("“It goes on", ["It goes on"]),
        ("the villagers' well and the ‘wise men’ of it", ["wise men"]),
        ("it's the council's", []),
    ],
)
def test_what_stands_between_quotation_marks(text: str, inside: list[str]) -> None:
    assert [span.of(text) for span in quotations(text, Span(0, len(text)))] == inside


def test_what_one_remark_came_through_is_not_said_of_the_others() -> None:
    letter = "Mayor Lena Okafor said in a letter on Monday that the northern bridge was unsafe."
    for text, via in (
        (letter, ("a letter",)),
        (f"{letter} Okafor said on Thursday that the ferry would run until August.", ()),
    ):
        report = Report("r1:a", "a.txt", "", text, (Span(0, len(text)),))
        [voice] = brief(rashomon.compare([report])).whose_word
        assert (voice.name, voice.via) == ("Lena Okafor", via)


def test_an_office_is_one_with_the_article_and_without() -> None:
    texts = ("The ferry sank on Monday, the police said.", "A ferry has sunk near Kell, police said.")
    reports = [Report(f"r1:{n}", f"{n}.txt", "", text, (Span(0, len(text)),)) for n, text in enumerate(texts)]
    [voice] = brief(rashomon.compare(reports)).whose_word
    assert len(voice.shares) == 2


PORT = """Okafor Questions Harbour Chief Lena Ortiz

The poll shows Okafor leading Ortiz in the harbour towns. Democrats cheered, and the Democrats of the coast marched.
Other Democrats stayed at home, Senate Democrats did not speak, and Democrat aides wept. Our Democrat colleagues left.

Senators Ada Quist and Tom Reyes met Ortiz. Quist praised Ortiz. Reyes did not. Ortiz thanked Quist. Lena Ortiz left
with Reyes.
"""


def test_a_label_takes_in_no_verb_no_title_of_many_and_no_part_of_a_group() -> None:
    text = re.sub(r"(?<!\n)\n(?!\n)", " ", PORT)
    paragraphs = tuple(Span(m.start(), m.end()) for m in re.finditer(r".+", text))
    report = Report("r1:a", "a.txt", "", text, paragraphs, headline=paragraphs[0])
    forms = {each.form for each in rashomon.compare([report]).labels}
    assert {"ortiz", "ada quist", "democrats"} <= forms
    assert not [each for each in forms if re.search("leading|senators|senate dem|other", each)]
    assert "democrat" not in forms


def test_parts_of_bodies_are_called_nothing(tmp_path: Path) -> None:
    texts = ("Ivo Rao was shot in the leg. The leg was saved.", "Rao's leg was hit. A man was hit in the leg too.")
    for publisher, text in zip(("River Gazette", "Summit Herald"), texts, strict=True):
        (tmp_path / f"{publisher}.txt").write_text(f"Publisher: {publisher}\nDate: 2023-05-09\n\n{text}", "utf-8")
    compared = rashomon.compare(tmp_path)
    assert not any("leg" in label.form for label in compared.labels)


def test_years_before_old_are_no_part_of_a_name(tmp_path: Path) -> None:
    texts = ("Two died: 25 year old Nils Aker and 30 year old Ivo Senn.", "Nils Aker and Ivo Senn died, police said.")
    for publisher, text in zip(("River Gazette", "Summit Herald"), texts, strict=True):
        (tmp_path / f"{publisher}.txt").write_text(f"Publisher: {publisher}\nDate: 2023-05-09\n\n{text}", "utf-8")
    assert not any(label.form.startswith("old") for label in rashomon.compare(tmp_path).labels)
