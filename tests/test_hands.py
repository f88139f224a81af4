"""Whom the words of a chain mean, once the story tells who is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.hands import Hands
from rashomon.model import Entity, Index, Linked, Mention, Report, Source, SourceKind, Span, Statement
from rashomon.parse import parse

TEXT = (
    "Jorge Salto came. Salto said so. A lawyer for Mrs. Salto spoke. Secretary of Labour Jorge Salto left. "
    "Mr. Salto’s team stayed."
)


def span(words: str) -> Span:
    """Where some words stand last in the text."""
    start = TEXT.rindex(words)
    return Span(start, start + len(words))


def hands() -> Hands:
    """The look-up over one person, named in full at two places and by family name inside two phrases."""
    spans = [Span(0, len("Jorge Salto")), span("Jorge Salto")]
    spans += [Span(end - len("Salto"), end) for end in (span("Mrs. Salto").end, span("Mr. Salto").end)]
    mentions = [Mention(f"m{n}", "r", each, "person", "name", each) for n, each in enumerate(spans)]
    person = Entity("e", "Jorge Salto", "person", tuple(m.id for m in mentions))
    report = Report("r", "r.txt", "", TEXT, (Span(0, len(TEXT)),))
    index = Index({"r": report}, {"r": parse(report)}, {}, {m.id: m for m in mentions})
    return Hands.of(index, Linked((person,)))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        # A word that ends a person's name in the story means him, though nothing marks it here.
        ("Salto", "named"),
        ("Secretary of Labour Jorge Salto", "named"),
        # What is somebody's is not he.
        ("A lawyer for Mrs. Salto", "office"),
        ("Mr. Salto’s team", "office"),
    ],
)
def test_an_office_whose_holder_the_story_names_counts_as_named(words: str, kind: str) -> None:
    at = Span(TEXT.index("Salto said"), TEXT.index("Salto said") + len("Salto")) if words == "Salto" else span(words)
    assert hands().kind("r", Source(at, "office")) == kind


@pytest.mark.parametrize(
    ("words", "kind", "named"),
    [
        ("at least one deputy, Talca’s Jorge Salto", "named", "Jorge Salto"),
        ("An aide for Vice President Jorge Salto", "office", None),
        ("Vice President Jorge Salto", "named", "Jorge Salto"),
    ],
)
def test_who_speaks_is_the_one_whom_the_words_name(words: str, kind: SourceKind, named: str | None) -> None:
    text = f"{words} said so."
    place, person = text.find("Talca"), text.index("Jorge Salto")
    mentions = []
    if place >= 0:
        role, owner = Span(0, text.index(",")), Span(place, place + len("Talca"))
        mentions.append(Mention("m0", "r", role, "person", "role", role))
        mentions.append(Mention("m1", "r", owner, "person", "name", owner))
    bearer = Span(person, person + len("Jorge Salto"))
    mentions.append(Mention("m2", "r", bearer, "person", "name", bearer))
    report = Report("r", "r.txt", "", text, (Span(0, len(text)),))
    index = Index({"r": report}, {"r": parse(report)}, {}, {m.id: m for m in mentions})
    entities = [Entity("e", "Jorge Salto", "person", (mentions[-1].id,))]
    entities += [Entity("f", "Talca", "person", tuple(m.id for m in mentions[:-1]))] if place >= 0 else []
    look_up = Hands.of(index, Linked(tuple(entities)))
    assert look_up.entity("r", Source(Span(0, len(words)), kind)) == ("e" if named else None)


def test_words_that_another_description_stands_for_are_given_no_name() -> None:
    text = "Local media had it first. The report names no one."
    spans = [Span(0, len("Local media")), Span(text.index("The report"), text.index("The report") + len("The report"))]
    mentions = [Mention(f"m{n}", "r", each, "organisation", "role", each) for n, each in enumerate(spans)]
    report = Report("r", "r.txt", "", text, (Span(0, len(text)),))
    index = Index({"r": report}, {"r": parse(report)}, {}, {m.id: m for m in mentions})
    described = Entity("e", "The report", "organisation", tuple(m.id for m in mentions))
    assert Hands.of(index, Linked((described,))).named("r", Source(spans[0], "media")) is None


def test_a_name_inside_another_description_is_not_its_bearer() -> None:
    text = "Mina Dahl, President Asha Rao's spokesman, spoke. The president agreed."
    places = [text.index("Mina Dahl"), text.index("President"), text.index("Asha Rao")]
    words = ("Mina Dahl", "President Asha Rao's spokesman", "Asha Rao")
    spans = [Span(at, at + len(each)) for at, each in zip(places, words, strict=True)]
    spokesman = Span(text.index("spokesman"), text.index("spokesman") + len("spokesman"))
    heads = (spans[0], spokesman, spans[2])
    mentions = [Mention(f"m{n}", "r", spans[n], "person", "name", head) for n, head in enumerate(heads)]
    people = (Entity("e1", "Mina Dahl", "person", ("m0", "m1")), Entity("e2", "Asha Rao", "person", ("m2",)))
    report = Report("r", "r.txt", "", text, (Span(0, len(text)),))
    found = Hands.of(Index({"r": report}, {"r": parse(report)}, {}, {m.id: m for m in mentions}), Linked(people))
    at = text.index("The president")
    link = Source(Span(at, at + len("The president")), "named", spans[2])
    assert found.entity("r", link) == "e2"


def test_who_somebody_is_told_to_be_names_nobody_else() -> None:
    text = "Asha Rao, who was mayor of the northern port until 2006, said that it rained."
    spans = [
        Span(text.index(words), text.index(words) + len(words)) for words in ("Asha Rao", "mayor of the northern port")
    ]
    mentions = [
        Mention(f"m{n}", "r", each, "person", form, each)
        for n, (each, form) in enumerate(zip(spans, ("name", "role"), strict=True))
    ]
    people = (Entity("e1", "Asha Rao", "person", ("m0",)), Entity("e2", "the mayor", "person", ("m1",)))
    report = Report("r", "r.txt", "", text, (Span(0, len(text)),))
    found = Hands.of(Index({"r": report}, {"r": parse(report)}, {}, {m.id: m for m in mentions}), Linked(people))
    link = Source(Span(0, text.index(", said")), "named")
    assert (found.entity("r", link), found.named("r", link)) == ("e1", "Asha Rao")


def test_an_owner_who_is_no_mention_is_whoever_is_called_so_elsewhere_in_the_report() -> None:
    text = "Ms. Rao came. Ms. Rao’s letter said that it rained."
    mention = Mention("m", "r", Span(4, 7), "person", "name", Span(4, 7))
    report = Report("r", "r.txt", "", text, (Span(0, len(text)),))
    people = (Entity("e", "Asha Rao", "person", ("m",)),)
    found = Hands.of(Index({"r": report}, {"r": parse(report)}, {}, {"m": mention}), Linked(people))
    owner = Span(14, 21)
    assert found.named("r", Source(owner, "named")) == "Asha Rao"
    assert found.named("r", Source(owner, "office")) is None


@given(st.sets(st.tuples(st.integers(0, 40), st.integers(1, 30)), min_size=1, max_size=12), st.integers(0, 50))
def test_mentions_at_a_place_are_all_that_share_a_character_with_it(places: set[tuple[int, int]], start: int) -> None:
    """A long mention may hold short ones, and reach further than those that begin after it."""
    spans = [Span(at, at + length) for at, length in sorted(places)]
    mentions = [Mention(f"m{n:02}", "r", each, "person", "name", each) for n, each in enumerate(spans)]
    entity = Entity("e", "", "person", tuple(m.id for m in mentions))
    index = Index({"r": Report("r", "r.txt", "", "", ())}, {}, {}, {m.id: m for m in mentions})
    where = Span(start, start + 5)
    assert Hands.of(index, Linked((entity,))).at("r", where) == [m for m in mentions if m.span.overlaps(where)]


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("The Peru-based monitor", False),
        ("The Peru police", False),
        ("The Peru desk of the bank", False),
        ("The Peru government", True),
        ("Peru", True),
        ("Peru, which borders the lake,", True),
    ],
)
def test_a_body_is_no_state_because_its_words_name_one(words: str, state: bool) -> None:
    text = f"{words} said that rain fell."
    at = text.index("Peru")
    place = Mention("m", "r", Span(at, at + 4), "place", "name", Span(at, at + 4))
    report = Report("r", "r.txt", "", text, (Span(0, len(text)),))
    found = Hands.of(
        Index({"r": report}, {"r": parse(report)}, {}, {"m": place}), Linked((Entity("e", "Peru", "place", ("m",)),))
    )
    assert (found.entity("r", Source(Span(0, len(words)), "office")) == "e") is state


@pytest.mark.parametrize(
    ("words", "kind", "name", "names_it"),
    [
        ("two Harbour Board aides", "anonymous", "Harbour Board", False),
        ("some close to Asha Rao", "anonymous", "Asha Rao", False),
        ("Harbour Board pool reports", "document", "Harbour Board", False),
        ("a memo on a meeting with Asha Rao", "document", "Asha Rao", False),
        ("lawyers for both Mina Dahl and Asha Rao", "office", "Asha Rao", False),
        ("the police who had caught Asha Rao", "office", "Asha Rao", False),
        ("the Harbour Board safety panel", "office", "Harbour Board", False),
        ("Harbour Board media", "media", "Harbour Board", False),
        ("the Harbour Board", "office", "Harbour Board", True),
        ("President Asha Rao", "named", "Asha Rao", True),
    ],
)
def test_a_nameless_source_is_nobody_whom_its_words_name(
    words: str, kind: SourceKind, name: str, names_it: bool
) -> None:
    text = f"{words} said that rain fell."
    at = Span(text.index(name), text.index(name) + len(name))
    mention = Mention("m", "r", at, "person" if name == "Asha Rao" else "organisation", "name", at)
    report = Report("r", "r.txt", "", text, (Span(0, len(text)),))
    found = Hands.of(
        Index({"r": report}, {"r": parse(report)}, {}, {"m": mention}),
        Linked((Entity("e", name, mention.kind, ("m",)),)),
    )
    assert (found.entity("r", Source(Span(0, len(words)), kind)) == "e") is names_it


def test_two_who_speak_together_are_neither_of_them_alone() -> None:
    text = "Mina Dahl and Asha Rao said in a letter that rain fell. Mina Dahl left."
    spans = [Span(0, 9), Span(14, 22), Span(text.rindex("Mina Dahl"), text.rindex("Mina Dahl") + 9)]
    mentions = [Mention(f"m{n}", "r", each, "person", "name", each) for n, each in enumerate(spans)]
    people = (Entity("e1", "Mina Dahl", "person", ("m0", "m2")), Entity("e2", "Asha Rao", "person", ("m1",)))
    report = Report("r", "r.txt", "", text, (Span(0, len(text)),))
    found = Hands.of(Index({"r": report}, {"r": parse(report)}, {}, {m.id: m for m in mentions}), Linked(people))
    both = Source(Span(0, len("Mina Dahl and Asha Rao")), "named")
    assert (found.entity("r", both), found.name("r", both)) == (None, "Mina Dahl and Asha Rao")
    assert found.entity("r", Source(spans[0], "named")) == "e1"


@pytest.mark.parametrize("words", ["a Courier newspaper report", "the new report in The Courier", "The Courier"])
def test_an_outlet_s_report_is_the_outlet_s_hand(words: str) -> None:
    text = f"{words} said that rain fell. The Courier said so again."
    noun = text.index("report") if "report" in words else text.index("Courier")
    last = Span(text.rindex("The Courier"), text.rindex("The Courier") + len("The Courier"))
    described = Mention("m0", "r", Span(0, len(words)), "thing", "role", Span(noun, noun + len("report")))
    outlet = Mention("m1", "r", last, "organisation", "name", last)
    entities = (Entity("e1", words, "thing", ("m0",)), Entity("e2", "The Courier", "organisation", ("m1",)))
    report = Report("r", "r.txt", "", text, (Span(0, len(text)),))
    own, again = Source(Span(0, len(words)), "media"), Source(last, "media")
    told = Statement("s", "r", (last,), (again.span,), (), (again,), "indirect", "attributed", "asserted", "positive")
    index = Index({"r": report}, {"r": parse(report)}, {"s": told}, {"m0": described, "m1": outlet})
    assert Hands.of(index, Linked(entities)).name("r", own) == "The Courier"


@pytest.mark.parametrize(("cue", "hearer"), [("told", True), ("saying", False), ("said", False)])
def test_who_is_told_something_is_no_part_of_what_is_said(cue: str, hearer: bool) -> None:
    text = f"A clerk {cue} Radio Delta had lied. Radio Delta said so."
    at, again = text.index("Radio Delta"), text.rindex("Radio Delta")
    spans = (Span(at, at + len("Radio Delta")), Span(again, again + len("Radio Delta")))
    mentions = [Mention(f"m{n}", "r", each, "organisation", "name", each) for n, each in enumerate(spans)]
    station = Entity("e", "Radio Delta", "organisation", ("m0", "m1"))
    report = Report("r", "r.txt", "", text, (Span(0, len(text)),))
    clerk, outlet = Source(Span(0, 7), "anonymous"), Source(spans[1], "media")
    tone = ("indirect", "attributed", "asserted", "positive")
    word = Span(8, 8 + len(cue))
    made = [
        Statement("s1", "r", spans[:1], (clerk.span,), (word,), (clerk,), *tone),
        Statement("s2", "r", spans[1:], (outlet.span,), spans[1:], (outlet,), *tone),
    ]
    index = Index({"r": report}, {"r": parse(report)}, {s.id: s for s in made}, {m.id: m for m in mentions})
    assert bool(Hands.of(index, Linked((station,))).through(made[0])) is hearer


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("Coach Ama Boateng tweeted that it was over.", "tweeted", "a tweet"),
        ("Coach Ama Boateng said in a tweet that it was over.", "a tweet", "a tweet"),
        ("The widow testified that she saw him.", "testified", "testimony"),
    ],
)
def test_a_document_that_only_a_verb_names_is_shown_by_its_noun(text: str, words: str, shown: str) -> None:
    report = Report("r", "r.txt", "", text, (Span(0, len(text)),))
    index = Index({"r": report}, {"r": parse(report)}, {}, {})
    at = text.index(words)
    assert Hands.of(index, Linked(())).shown("r", Source(Span(at, at + len(words)), "document")) == shown
