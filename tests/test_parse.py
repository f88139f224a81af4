"""Tokens and sentences slice out of the report; a paragraph's trouble stays in it."""

from __future__ import annotations

import pytest

from rashomon.grammar import behind
from rashomon.model import Parse, Report, Span
from rashomon.parse import LONGEST, parse, pieces


def report(*paragraphs: str) -> Report:
    """A report of the paragraphs, a blank line between."""
    text, spans = "", []
    for paragraph in paragraphs:
        spans.append(Span(len(text), len(text) + len(paragraph)))
        text += paragraph + "\n\n"
    return Report("r1:t", "t.txt", "", text, tuple(spans))


def check(parsed: Parse) -> None:
    text = parsed.report.text
    for token in parsed.tokens:
        assert text[token.start : token.end] == token.text
    for number, token in enumerate(parsed.tokens):
        assert token.index == number
        assert parsed.sentences[token.sentence].first <= token.head < parsed.sentences[token.sentence].last
    for sentence in parsed.sentences:
        assert parsed.report.paragraphs[sentence.paragraph].contains(sentence.span)


def test_positions() -> None:
    check(parse(report("The mayor spoke. Nobody replied.", "Été: “naïve” coöperation – 3 km 🙂 away.")))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n  "])
def test_a_line_that_goes_on_is_parsed_as_one(end: str) -> None:
    line = "The ferry Estrela sank late on Monday and as many as 23 people are feared dead, the port authority said."
    broken = line.replace("and as many", f"and as{end}many").replace("port authority", f"port{end}authority")
    whole, wrapped = parse(report(line)), parse(report(broken))
    check(wrapped)
    words = [[(t.text, t.dep) for t in each.tokens if not t.text.isspace()] for each in (whole, wrapped)]
    assert words[0] == words[1]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Harbour\u00a0master Dina\u00a0Farouk said on\u202fMonday that 12\u2009ships waited.", "Dina\u00a0Farouk"),
        (
            "\ufeffHarbour master Dina Fa\u00adrouk said on Mon\u200bday that 12 ships waited\u200e.",
            "Dina Fa\u00adrouk",
        ),
        ("Harbour master Dina\u2028Farouk said on Monday\x0b that 12 ships waited.", "Dina\u2028Farouk"),
    ],
)
def test_blanks_of_pages_and_what_cannot_be_seen_are_no_words(written: str, name: str) -> None:
    expected = parse(report("Harbour master Dina Farouk said on Monday that 12 ships waited."))
    found = parse(report(written))
    check(found)
    assert [(t.lemma, t.dep) for t in found.tokens] == [(t.lemma, t.dep) for t in expected.tokens]
    # Citations stay as written.
    assert [(n.span.of(written), n.label) for n in found.names if n.label == "PERSON"] == [(name, "PERSON")]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The court fined the firm.", "fine"),
        ("They staged a play.", "stage"),
        ("The firm hopes to win.", "hope"),
        ("The state banned the firm.", "ban"),
        ("The firm planned a dam.", "plan"),
        ("She hopped on a bus.", "hop"),
    ],
)
def test_a_verb_keeps_the_e_that_an_ending_takes(text: str, lemma: str) -> None:
    assert lemma in [token.lemma for token in parse(report(text)).tokens]


def test_nothing_to_see_is_no_word() -> None:
    assert parse(report("\u200b\ufeff", "The mayor spoke.")).tokens[0].text == "The"


def test_later_paragraphs_change_nothing_before_them() -> None:
    first = "The ferry “Aurora sank off the coast, officials said"
    alone, followed = parse(report(first)), parse(report(first, "Rescuers” searched (until dawn."))
    assert followed.tokens[: len(alone.tokens)] == alone.tokens


@pytest.mark.parametrize("paragraph", ["word " * (LONGEST // 2), "x" * (2 * LONGEST + 7)])
def test_long_paragraphs_come_in_pieces(paragraph: str) -> None:
    made = report(paragraph)
    spans = [span for span, _ in pieces(made)]
    assert spans[0].start == 0
    assert spans[-1].end == len(paragraph)
    assert all(a.end == b.start for a, b in zip(spans, spans[1:], strict=False))
    assert all(span.end - span.start <= LONGEST for span in spans)


def test_no_paragraphs() -> None:
    assert parse(report()).tokens == ()


@pytest.mark.parametrize(
    ("sentence", "word", "pos"),
    [
        ("Mayor Ines Prado wants a bill to re-open the harbour by June.", "re-open", "VERB"),
        ("The clinic, which Aune Saar co-founded in 1998, has closed.", "co-founded", "VERB"),
        ("The two co-owners' non-profit paid for the survey.", "co-owners", "NOUN"),
        ("Residents got the warning by E-Mail and E-mails.", "E-Mail", "PROPN"),
        ("Nurses held an anti-smoking march in Pune.", "anti-smoking", "ADJ"),
    ],
)
def test_what_a_prefix_begins_is_one_word(sentence: str, word: str, pos: str) -> None:
    found = parse(report(sentence))
    check(found)
    assert [(t.text, t.pos) for t in found.tokens if t.text == word] == [(word, pos)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("They paid a fee of £6m. He joins in June.", ["They paid a fee of £6m.", "He joins in June."]),
        ("The new case weighs 240g. It costs less.", ["The new case weighs 240g.", "It costs less."]),
        ("She is the No. 2 seed. He lost to No. 41.", ["She is the No. 2 seed.", "He lost to No. 41."]),
        ("Fans took Ana Hale (R-Wisc.) to task.", ["Fans took Ana Hale (R-Wisc.) to task."]),
        (
            "They spoke before the judge in Salem, Ore. Hale's wife spent $90 on coats.",
            ["They spoke before the judge in Salem, Ore.", "Hale's wife spent $90 on coats."],
        ),
        ("At a mill in Salem, Mr. Hale spoke.", ["At a mill in Salem, Mr. Hale spoke."]),
        ("A fire in Salem, Ore., on Monday hurt two.", ["A fire in Salem, Ore., on Monday hurt two."]),
        ("The mill burned at 4 p.m. The guard fled.", ["The mill burned at 4 p.m.", "The guard fled."]),
        ("It began about 2 a.m. Rao said he heard it.", ["It began about 2 a.m.", "Rao said he heard it."]),
        ("The mill burned at 4 p.m. Monday near Osk.", ["The mill burned at 4 p.m. Monday near Osk."]),
        ("He came to the 10 a.m. Mass on Sunday.", ["He came to the 10 a.m. Mass on Sunday."]),
        ("She spoke to Cpt. Ana Rao of Osk.", ["She spoke to Cpt. Ana Rao of Osk."]),
        ("It stood on Mead St. The guard fled.", ["It stood on Mead St.", "The guard fled."]),
        ("He lives near St. Agnes in Osk.", ["He lives near St. Agnes in Osk."]),
        ("They sued in Washington, D.C. Superior Court.", ["They sued in Washington, D.C. Superior Court."]),
        ("They left (so did Jean-Luc.) It rained.", ["They left (so did Jean-Luc.)", "It rained."]),
        ("Asked about it, he said: No. Then he left.", ["Asked about it, he said: No.", "Then he left."]),
    ],
)
def test_a_unit_ends_a_sentence_and_what_is_shortened_does_not(text: str, sentences: list[str]) -> None:
    found = parse(report(text))
    check(found)
    assert [each.span.of(text) for each in found.sentences] == sentences
    assert ("No." in [token.text for token in found.tokens]) == ("No. 2" in text)


def test_a_hyphen_between_two_words_still_parts_them() -> None:
    words = [token.text for token in parse(report("The Anglo-Dutch firm re-hired a well-known pro-European.")).tokens]
    assert words == "The Anglo - Dutch firm re-hired a well - known pro - European .".split()


def test_a_parse_is_asked_for_what_hangs_below_a_word_and_above_it() -> None:
    parsed = parse(report("The mayor of Torvik praised the crew."))
    mayor = parsed.tokens[1]
    assert [token.text for token in parsed.below(mayor)] == ["The", "of"]
    assert [token.text for token in parsed.path(parsed.tokens[3])] == ["Torvik", "of", "mayor", "praised"]
    assert [token.text for token in behind(parsed, mayor, {"of"})] == ["Torvik"] and not behind(parsed, mayor, {"in"})
    assert [token.text for token in parsed.tokens_in(Span(10, 19), Span(4, 9))] == ["of", "Torvik", "mayor"]
    assert parsed.at(1) is mayor and parsed.at(len(parsed.tokens)) is None
