"""Which words are one label, and which nouns of two reports name one happening or group."""

from __future__ import annotations

import hashlib

import pytest

from rashomon.link import link
from rashomon.mention import mention
from rashomon.model import Analysis, Claim, Linked, Reading, Report, Span, Statement, Story
from rashomon.parse import parse
from rashomon.tabulate.labels import labels
from rashomon.tabulate.referents import referents


def analysis(text: str) -> Analysis:
    """Return the analysis of a text whose every sentence is a statement in the outlet's voice."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    report = Report(f"r1:{digest[:8]}", digest[:8], digest, text, (Span(0, len(text)),))
    parsed = parse(report)
    told = [
        Statement(f"s1:{digest[:8]}{n}", report.id, (s.span,), (), (), (), "none", "own", "asserted", "positive")
        for n, s in enumerate(parsed.sentences)
    ]
    return Analysis(parsed, mention(parsed), tuple(told))


def called(text: str) -> set[str]:
    value = Story("y1:x", (analysis(text),))
    return {each.where.span.of(text) for each in labels(value, link(value))}


@pytest.mark.parametrize(
    ("text", "label", "stands"),
    [
        ("Lucia Ferrante, a critic of the mayor, spoke. Ferrante left.", "a critic of the mayor", True),
        ("Lucia Ferrante spoke. The mayor met Ferrante. The mayor is a critic of nobody.", "a critic of nobody", False),
        ("The Liberals won. A Liberal spoke. The Liberals cheered.", "A Liberal", False),
        ("A Peruvian diver spoke in Suva.", "Peruvian", False),
    ],
)
def test_a_description_is_a_label_only_where_the_text_ties_it_to_the_name(text: str, label: str, stands: bool) -> None:
    assert (label in called(text)) == stands


def test_a_headline_and_the_lead_below_it_give_a_label_each() -> None:
    text = "What we know about Ana Ruiz\nAna Ruiz left the port on Monday."
    lines = Span(0, text.index("\n")), Span(text.index("\n") + 1, len(text))
    parsed = parse(Report("r1:x", "x", "", text, lines))
    value = Story("y1:x", (Analysis(parsed, mention(parsed), ()),))
    assert [each.where.span.of(text) for each in labels(value, link(value))] == ["Ana Ruiz", "Ana Ruiz"]


def names(*texts: str) -> list[str]:
    """Return the referents of reports whose first sentences say one claim."""
    told = sorted((analysis(text) for text in texts), key=lambda a: a.report.id)
    value = Story("y1:x", tuple(told))
    firsts = [each.statements[0] for each in told]
    claim = Claim("c1:x", tuple(Reading(s.report, s.id, s.span) for s in firsts), 1.0, firsts[0].id)
    found, held = referents(value, link(value), [claim])
    assert all(any(each.of == referent.id for each in held) for referent in found)
    return [each.name for each in found]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Embattled President Dorji Wangmo resigned on Monday.", "Embattled President Dorji Wangmo"),
        ("Mr. Wangmo resigned. Dorji Wangmo lives in Paro.", "Mr. Wangmo"),
        ("Former Director of National Intelligence James Okello spoke.",
         "Former Director of National Intelligence James Okello"),
        ("Critics of the junta-backed Progress Party marched in Loikaw.", "junta-backed Progress Party"),
        ('The "moderate" Progress Party won Loikaw.', '"moderate" Progress Party'),
    ],
)  # fmt: skip
def test_the_words_that_modify_a_name_belong_to_its_label(text: str, label: str) -> None:
    assert label in called(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Talks between Oman-Yemen delegations began in Muscat. Yemen agreed.", "Oman-Yemen"),
        ("Unlike Wangmo, the minister stayed. Dorji Wangmo left Paro.", "Unlike Wangmo"),
        ("“We won,” Wangmo said. Dorji Wangmo lives in Paro.", "” Wangmo"),
        ("More than 300 Progress Party members met.", "300 Progress Party"),
        ("Nine people were flown to Lima.", "Nine others were flown to Lima."),
    ],
)
def test_what_only_stands_beside_a_name_does_not(text: str, label: str) -> None:
    assert label not in called(text)


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        # alike, and of one entity, wherever they stand
        ("Prices rose. Since the fall of Daoud Merhan, banks are shut.",
         "Banks are shut. The ouster of Daoud Merhan was quick.", "fall / ouster"),
        # alike, in one claim, with nothing else that could be meant
        ("Thirty people died in the massacre.", "Thirty people died in the clashes.", "clash / massacre"),
        # the same part of one act
        ("Police dispersed protesters in Loikaw.", "Police dispersed rioters in Loikaw.", "protester / rioter"),
    ],
)  # fmt: skip
def test_nouns_of_two_reports_name_one_thing(one: str, other: str, name: str) -> None:
    assert names(one, other) == [name]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the same word
        ("Thirty people died in the clashes.", "Thirty people died in clashes."),
        # of two entities
        ("Prices rose. Since the fall of Daoud Merhan, banks are shut.",
         "Banks are shut. The ouster of Anton Bereza was quick."),
        # two that could be meant
        ("Thirty people died in the massacre.", "Thirty people died in the clashes after a raid."),
        # of two peoples
        ("Ornish militants burned the mill.", "Vestan troops burned the mill."),
        # a group that plays another part
        ("Protesters attacked the bank.", "The bank called rioters to order."),
    ],
)  # fmt: skip
def test_nouns_that_may_be_two_things_are_left_apart(one: str, other: str) -> None:
    assert names(one, other) == []


def test_nothing_is_called_anything_without_entities() -> None:
    value = Story("y1:x", (analysis("It rained."),))
    assert list(labels(value, Linked(()))) == [] and referents(value, Linked(()), ()) == ([], [])
