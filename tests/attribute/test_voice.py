"""Whose word a clause is, looked at once more."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from rashomon.attribute import attribute, stated
from rashomon.attribute.evidence import features, views
from rashomon.attribute.heads import WIDTH
from rashomon.attribute.scene import Place, Scene
from rashomon.attribute.tagger import Tagged, tag
from rashomon.attribute.voice import Weights, load
from rashomon.mention import mention
from rashomon.model import Parse, Report, Span, Statement
from rashomon.parse import parse

TEXT = (
    "The ferry to Ambrel sank on Sunday night.\n"
    "Harbour master Ana Ruiz said that the crew had ignored two warnings. A pump failed within minutes.\n"
    "Divers will return on Friday."
)
NONE = np.zeros((5, WIDTH), dtype=np.float32)
ALWAYS_OWN, NEVER_OWN = Weights({}, NONE, 9.0), Weights({}, NONE, -9.0)


def read(text: str) -> Parse:
    """The parse of a text, each line a paragraph."""
    paragraphs, start = [], 0
    for line in text.split("\n"):
        paragraphs.append(Span(start, start + len(line)))
        start += len(line) + 1
    return parse(Report("r1:v", "voice.txt", "", text, tuple(paragraphs)))


def statements(weights: Weights, text: str = TEXT) -> dict[str, Statement]:
    """The statements of a text by their words, fragments marked with a star and acts with two."""
    parsed = read(text)
    made = attribute(parsed, mention(parsed), weights=weights)
    assert len({s.id for s in made}) == len(made)
    return {s.span.of(text) + "*" * (s.fragment + s.act): s for s in made}


def whose(statement: Statement, text: str = TEXT) -> str:
    """The last hand of a statement's chain."""
    return statement.chain[-1].span.of(text)


def test_a_clause_that_is_judged_own_loses_its_source_and_its_attribution_stays_as_an_act() -> None:
    text = "The fishermen asked the company to repair the lake bed before the rains of April."
    told = statements(ALWAYS_OWN, text)
    asked = next(s for words, s in told.items() if "repair the lake bed" in words and not s.fragment)
    [kept] = [s for s in told.values() if s.fragment]
    assert (asked.voice, asked.source, asked.cue, asked.chain, asked.attributed) == ("own", (), (), (), ())
    assert (kept.voice, whose(kept, text), kept.content) == ("attributed", "The fishermen", kept.attributed)
    assert kept.act


def test_what_hangs_on_an_act_that_the_outlet_tells_is_told_by_the_outlet_too() -> None:
    text = "The guild asked the company to repair the wells, which had been dry since March."
    leaning = Weights({"dep relcl": -20.0}, NONE, 9.0)
    assert {s.voice for s in statements(leaning, text).values() if not s.act} == {"own"}
    said = "The guild said that the company had closed the wells, which had been dry since March."
    assert {s.voice for s in statements(leaning, said).values()} == {"attributed"}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The coach asked the referees on Sunday to stop the final in Durban.", set()),
        ("The bishop urged the mayors to open the wells, which had been dry since March.", set()),
        ("The coach mocked the referees as “three blind mice” after the final in Durban.", {"three blind mice"}),
    ],
)
def test_an_act_that_the_outlet_tells_is_told_with_its_verb(text: str, left: set[str]) -> None:
    told = statements(ALWAYS_OWN, text).values()
    own = [" ".join(span.of(text) for span in s.content) for s in told if s.voice == "own"]
    assert any(each.startswith(" ".join(text.split()[:3])) for each in own), own
    assert sum(map(len, own)) <= len(text)
    assert {s.span.of(text) for s in told if s.fragment and not s.act} == left


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("The guild rejected the offer of the quarry on Sunday.", "the offer of the quarry", "The guild"),
        ("The bishop urged the mayors to open the wells again.", "the mayors to open the wells again", "The bishop"),
    ],
)
def test_what_is_in_a_mouth_is_a_fragment_and_what_the_outlet_tells_is_an_act(
    text: str, words: str, speaker: str
) -> None:
    said, told = statements(NEVER_OWN, text), statements(ALWAYS_OWN, text)
    [fragment], [act] = ([each for each in these if words in each and "*" in each] for these in (said, told))
    assert (said[fragment].act, told[act].act) == (False, True)
    assert whose(said[fragment], text) == whose(told[act], text) == speaker
    assert all(s.voice == "own" for each, s in told.items() if each != act)


def test_the_quoted_words_of_an_act_stay_in_the_speakers_mouth() -> None:
    text = "The coach mocked the referees as “three blind mice” after the final in Durban on Sunday."
    [kept] = [s for s in statements(ALWAYS_OWN, text).values() if s.fragment]
    assert (kept.span.of(text), kept.quote, kept.act) == ("three blind mice", "direct", False)
    assert whose(kept, text) == "The coach" and "the referees" in kept.attributed[0].of(text)


def test_a_quotation_that_no_cue_gives_is_weighed() -> None:
    text = (
        "“It was dark and the rain had begun,” Ana Ruiz said.\n"
        "“Two men are on trial for the loss of the ferry.”\n"
        "The court sits on Friday."
    )
    words = "Two men are on trial for the loss of the ferry"
    own, said = statements(ALWAYS_OWN, text), statements(NEVER_OWN, text)
    assert (own[words].voice, own[words].chain) == ("own", ())
    assert (said[words].quote, said[words].cue, whose(said[words], text)) == ("direct", (), "Ana Ruiz")
    assert not any(s.fragment and not s.act for s in own.values()), "marks that are not trusted leave no quotation"
    assert statements(load(), text)[words].voice == "attributed"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TEXT, "two warnings"),
        ("The judges held that the licence had been granted without a hearing.", "licence"),
        ("The harbour master did not rule out that the pump could fail again in April.", "pump could"),
        ("The harbour master did not rule out the chance that the pump could fail again in April.", "pump could"),
        ("In their letter, the nurses make clear they are not objecting to her speaking in May.", "not objecting"),
        ("According to the harbour master, the pump failed within minutes of the alarm.", "pump failed"),
        ("Why the ferry sank in the calm harbour is not known, the harbour master said.", "not known"),
        ("The dockers' union called the company's second offer insulting.", "insulting"),
        ("“We heard the hull break on the rocks at noon,” said Ana Ruiz.", "hull break"),
    ],
)
def test_what_is_plainly_told_as_somebodys_word_stays_so(text: str, words: str) -> None:
    [told] = [s for each, s in statements(ALWAYS_OWN, text).items() if words in each and not s.fragment]
    assert told.voice == "attributed" and told.chain


def test_a_clause_that_is_judged_attributed_goes_on_with_the_speech_of_its_paragraph() -> None:
    told = statements(NEVER_OWN)
    pump = told["A pump failed within minutes"]
    assert (pump.voice, pump.quote, whose(pump)) == ("attributed", "indirect", "Harbour master Ana Ruiz")
    assert "two warnings" in pump.attributed[0].of(TEXT)


@pytest.mark.parametrize("words", ["The ferry to Ambrel sank on Sunday night", "Divers will return on Friday"])
def test_where_no_speech_is_near_a_clause_stays_own(words: str) -> None:
    assert statements(NEVER_OWN)[words].voice == "own"


def test_a_clause_does_not_go_on_with_what_those_reported_of_whom_it_tells() -> None:
    text = "The survey brought strong opposition among the farmers of the north, who reported that they lived in fear."
    [survey] = [s for words, s in statements(NEVER_OWN, text).items() if words.startswith("The survey")]
    assert (survey.voice, survey.chain) == ("own", ())


def test_a_clause_that_is_set_against_what_a_cue_closed_is_the_outlets() -> None:
    text = "The two wells had been sealed in March, residents said, but the old pump stayed open."
    told = statements(NEVER_OWN, text)
    assert told["the old pump stayed open"].voice == "own"


@pytest.mark.parametrize(("cue", "voice"), [("falsely said", "own"), ("said", "attributed")])
def test_what_follows_words_that_the_outlet_calls_untrue_is_the_outlets(cue: str, voice: str) -> None:
    text = f"The governor {cue} that no other coast has a ferry. Six coasts have ferries."
    assert statements(NEVER_OWN, text)["Six coasts have ferries"].voice == voice


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Asha Rao notably backed the miners of Talca over the company in the dispute.",
        "The council of Accra, angry since May, rejects calls for a second airport near the lagoon.",
        "The upper house on Friday passed a sweeping bill allowing fishermen to sue the dam company.",
    ],
)
def test_what_somebody_does_is_the_outlets_word(text: str) -> None:
    [act] = [s for words, s in statements(NEVER_OWN, text).items() if words.startswith(text[:20])]
    assert (act.voice, act.chain) == ("own", ())


def test_claims_that_somebody_rejects_are_not_the_outlets() -> None:
    text = "The board rejected claims that the old bridge in Lima was unsafe for lorries."
    [claims] = [s for words, s in statements(load(), text).items() if "was unsafe" in words and not s.fragment]
    assert (claims.voice, claims.polarity) != ("own", "positive")


@pytest.mark.parametrize(
    "text",
    [
        "Deputies in Lima staunchly defended their party’s candidate, Jorge Salto, after a report "
        "that he had sold the lake twice to a mining company.",
        "“I was stunned when the dam broke,” Salto said in a statement. It's a reference to the fact "
        "that he had been generally liked by both the fishermen and the farmers of the valley.",
    ],
)
def test_what_a_noun_beside_all_that_is_told_says_is_not_the_speakers(text: str) -> None:
    [clause] = [s for words, s in statements(load(), text).items() if "he had" in words]
    assert (clause.voice, clause.chain) == ("own", ())


def test_a_clause_that_holds_a_cue_as_its_verb_goes_on_with_nobody_else() -> None:
    text = "Critics say the law punishes beekeepers; supporters of the bill call it overdue and fair."
    told = statements(NEVER_OWN, text)
    assert {whose(s, text) for words, s in told.items() if "overdue" in words} == {"supporters of the bill"}


@pytest.mark.parametrize(
    ("text", "words", "voice"),
    [
        (
            "Half of those polled by Ipsum said they would stay. Support for the liberals fell to 9 percent.",
            "Support for the liberals fell to 9 percent",
            "attributed",
        ),
        (
            "Half of those polled by Ipsum said they would stay. The liberals hold nine of the old ministries.",
            "The liberals hold nine of the old ministries",
            "own",
        ),
        (
            "The miners of Oruro said they would stay. Support for the liberals fell to 9 percent.",
            "Support for the liberals fell to 9 percent",
            "own",
        ),
    ],
)
def test_a_share_after_what_a_poll_found_is_the_polls(text: str, words: str, voice: str) -> None:
    assert statements(ALWAYS_OWN, text)[words].voice == voice


def test_what_tells_of_a_hand_is_the_outlets() -> None:
    text = "In a letter that reached the town council on Monday, Ana Ruiz said the mine would close in May."
    told = statements(NEVER_OWN, text)
    assert told["that reached the town council on Monday"].voice == "own"


@pytest.mark.parametrize(
    "text",
    [
        "In the hall Ana Ruiz grabbed the captain’s lamp and repeatedly asked him to leave the ferry.",
        "Ana Ruiz looked visibly tired and then asked, “Who was on the bridge of the ferry?”",
    ],
)
def test_what_a_speaker_does_before_speaking_is_the_outlets(text: str) -> None:
    deed = [s for words, s in statements(NEVER_OWN, text).items() if words.startswith(("In the hall", "Ana Ruiz"))]
    assert [s.voice for s in deed if not s.fragment] == ["own"]


def test_a_clause_in_what_some_want_does_not_go_on_with_what_others_said() -> None:
    text = (
        "The growers hope for a dam that would hold the spring floods, "
        "but the ministers said that nobody could pay for one."
    )
    told = [s for words, s in statements(NEVER_OWN, text).items() if "hold the spring floods" in words]
    assert told and "The ministers" not in {whose(s, text).capitalize() for s in told if s.chain}


def test_those_whom_a_poll_asked_are_no_hands_behind_it() -> None:
    text = "Seven in ten Kenyans say the roads are worse than a year ago, a survey has found."
    told = statements(NEVER_OWN, text)
    assert [link.kind for link in told["the roads are worse than a year ago"].chain] == ["poll"]


def test_what_a_thing_shows_is_an_act_and_nobodys_word() -> None:
    told = statements(NEVER_OWN, "The ruins suggest that the town was large and rich.")
    assert [s.act for s in told.values() if s.voice == "attributed"] == [True]


def test_what_a_speaker_was_asked_is_not_what_the_speaker_says() -> None:
    text = (
        "Asked whether the company would repair the lake bed before April, Ana Ruiz said the lease had ended in March."
    )
    told = statements(NEVER_OWN, text)
    [asked] = [s for words, s in told.items() if "repair the lake bed" in words and not s.fragment]
    assert asked.voice == "own" and told["the lease had ended in March"].voice == "attributed"


@pytest.mark.parametrize(
    "gloss",
    ["referring to the three owners of the ferry company", "responding to a charge by the owners of the ferry company"],
)
def test_what_a_speaker_means_or_answers_is_told_by_the_outlet(gloss: str) -> None:
    told = statements(NEVER_OWN, f"“They never came back to us,” Ana Ruiz said, {gloss}.")
    assert told[gloss].voice == "own"
    assert told["They never came back to us"].voice == "attributed"


def test_what_an_outlet_only_supposes_of_a_speaker_is_the_outlets() -> None:
    text = "“I wanted to be home by then,” Ana Ruiz told the panel, apparently describing her mood during the flood."
    [gloss] = [s for words, s in statements(NEVER_OWN, text).items() if words.startswith("apparently")]
    assert gloss.voice == "own"


def test_a_verb_that_goes_on_with_what_is_plainly_said_is_said_too() -> None:
    text = "The bishop held that the licence was void and had been bought by the owners of the quarry."
    told = [s for s in statements(ALWAYS_OWN, text).values() if not s.fragment]
    assert {s.voice for s in told} == {"attributed"} and len(told) == 2


def test_attributions_are_the_same_whatever_the_voices() -> None:
    def told(weights: Weights) -> set[tuple[tuple[Span, ...], ...]]:
        found = statements(weights).values()
        return {(s.attributed, s.cue, s.source) for s in found if s.voice == "attributed"}

    assert told(ALWAYS_OWN) == told(NEVER_OWN) == told(load())


def test_without_what_the_tagger_saw_the_attributions_alone_decide() -> None:
    parsed = read(TEXT)
    tagged = replace(tag(parsed), seen=None)
    made = attribute(parsed, mention(parsed), tagger=lambda _: tagged, weights=ALWAYS_OWN)
    assert {s.id for s in made if s.voice == "attributed"} == {
        s.id for s in stated(parsed, mention(parsed), tagged) if s.voice == "attributed"
    }
    silent = read("The ferry to Ambrel sank on Sunday night.\nDivers will return on Friday.")
    assert not any(s.voice == "attributed" for s in attribute(silent, (), tagger=lambda _: Tagged(())))


def test_shipped_weights_leave_plain_telling_own_and_plain_saying_attributed() -> None:
    told = statements(load())
    assert told["The ferry to Ambrel sank on Sunday night"].voice == "own"
    assert told["the crew had ignored two warnings"].voice == "attributed"


def test_evidence_is_named_where_it_is_there() -> None:
    parsed = read(TEXT)
    tagged = tag(parsed)
    made = stated(parsed, mention(parsed), tagged)
    assert tagged.seen is not None
    scene = Scene.of(parsed, tagged.seen, made)
    places = {s.span.of(TEXT): Place.of(scene, s) for s in made}
    pump, ferry = places["A pump failed within minutes"], places["The ferry to Ambrel sank on Sunday night"]
    assert pump is not None
    assert ferry is not None
    after, first = features(scene, pump), features(scene, ferry)
    assert after["before named"] == after["dep ROOT"] == 1.0
    assert after["told before"] > 0.4
    assert not {"before named", "told before", "attributed", "told in the sentence"} & set(first)
    assert views(scene, pump).shape == (5, WIDTH)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The pump failed at noon, after the crew had ignored two warnings, harbour master Ana Ruiz said.",
            "The pump failed",
            {"closed by the main verb"},
        ),
        ("Ana Ruiz said that the pump failed at noon, as the ferry left the port.", "pump failed", set()),
    ],
)
def test_a_cue_that_closes_the_sentence_is_evidence(text: str, words: str, expected: set[str]) -> None:
    parsed = read(text)
    tagged = tag(parsed)
    assert tagged.seen is not None
    # As if the tagger had given the clause to nobody.
    made = [
        replace(s, voice="own", source=(), cue=(), chain=(), attributed=()) if words in s.span.of(text) else s
        for s in stated(parsed, mention(parsed), tagged)
    ]
    scene = Scene.of(parsed, tagged.seen, made)
    [place] = [Place.of(scene, s) for s in made if words in s.span.of(text)]
    assert place is not None
    assert {name for name in features(scene, place) if name.startswith("closed by")} == expected


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        # Who says how large something is has said it, by whatever verb; to put a thing somewhere is to say nothing.
        ("Rescuers put the number of dead at more than forty on Monday.", "at more than forty", "Rescuers"),
        ("A porter put his bag at platform 4 and left the hall.", "at platform 4", None),
        # Of two clauses side by side the second is no complaint.
        (
            "Residents complained of burning eyes and coughing, and the primary school was closed for two days.",
            "was closed",
            None,
        ),
        # What somebody calls so is not what is said of it.
        ("What the firm calls a retreat is a burial in the eyes of the miners.", "is a burial", None),
        # What happened contrary to somebody's word is not on it, and nobody's claim is nobody's.
        ("Despite what the ministry said on Monday, the wells of Tarma were never drilled.", "never drilled", None),
        ("Nobody has claimed that the two brothers set the mill in Oruro on fire.", "set the mill", None),
        # "Which" can speak where what it is said of can.
        (
            "Vela left the port on Monday for the company, which says that it acted in good faith.",
            "acted in good faith",
            "the company",
        ),
    ],
)
def test_whose_word_a_clause_is_not(text: str, words: str, source: str | None) -> None:
    [told] = [s for said, s in statements(load(), text).items() if words in said and not s.fragment]
    assert told.voice == ("attributed" if source else "own")
    if source:
        last = told.chain[-1]
        assert (last.referent or last.span).of(text) == source
