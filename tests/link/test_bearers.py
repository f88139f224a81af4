"""Descriptions and their likely bearers: who is compared, what is told of a pair, and what is joined."""

from __future__ import annotations

import numpy as np
import pytest
from link_texts import story

from rashomon.link import by_rules, link
from rashomon.link.apart import apart
from rashomon.link.bearers import FAR, REASON, candidates, features, join_likely
from rashomon.link.context import in_context
from rashomon.link.profile import Sheet
from rashomon.link.weights import Weights, Words, load
from rashomon.model import Index, Story
from rashomon.trees import Trees

FERRY = (
    "Captain Amina Diallo was arrested in Dakar on Monday. Diallo steered the ferry, police said. The 51-year-old"
    " sailor was alone on the bridge. Her lawyer, Moussa Sarr, spoke to reporters.",
    "A sailor was arrested in Dakar on Monday. She was alone on the bridge, police said.",
)


def sheet(value: Story) -> Sheet:
    parses, items, clusters, owners = by_rules(value)
    return Sheet(clusters, items, parses, owners, load().words, in_context(items, parses, load().reader))


def pair(value: Story, one: str, other: str) -> dict[str, float]:
    """Return the features of the description that says ``one`` and the bearer that says ``other``."""
    here = sheet(value)
    [found] = [
        features(here, x, y)
        for x, y in candidates(here)
        if one in {i.text for i in x.items} and other in {i.text for i in y.items}
    ]
    return found


def always(score: float) -> Weights:
    """Return weights that give each pair one and the same score."""
    node, zero = np.zeros((1, 1), dtype=np.int32), np.zeros((1, 1))
    return Weights(Trees(node, zero, node, node, np.array([[score]]), 0.0), load().words, load().reader)


def test_descriptions_alone_are_compared() -> None:
    found = [*candidates(sheet(story(*FERRY)))]
    assert found
    for x, y in found:
        assert not x.names
        assert x.key != y.key


def test_person_is_not_compared_with_a_thing() -> None:
    kinds = {frozenset((x.kind, y.kind)) for x, y in candidates(sheet(story(*FERRY))) if not y.names}
    assert kinds
    assert frozenset(("person", "thing")) not in kinds
    assert frozenset(("person", "place")) not in kinds


def test_what_is_told_of_a_pair() -> None:
    value = story(
        "The trawler Ostara sank off Reykjavik. Its owner, Jon Arnason, wept. The skipper of the trawler swam ashore.",
        "Two men searched for the vessel all night. A man of 60 was pulled out of the sea.",
    )
    found = pair(value, "A man of 60", "Jon Arnason")
    assert found["named"] == 1
    assert found["one number"] == 1
    assert found["back"] == FAR
    assert found["reports of x without y"] == 1


def test_words_have_meaning() -> None:
    words = load().words
    assert nearest(words, "the trawler", "the ship") > nearest(words, "the trawler", "the ruling")
    assert nearest(words, "the regime", "the government") > nearest(words, "the regime", "the stadium")


def nearest(words: Words, one: str, other: str) -> float:
    return Sheet.nearest(words.of([one]), words.of([other]))


def test_unknown_words_say_nothing() -> None:
    assert load().words.of(["Zzyzx"]).shape == (0, load().words.vectors.shape[1])


STRIKES = ("The harbour strike ended. A bus strike went on.", "The dock strike is over. A tram strike began.")
REGIMES = ("The Norland regime fell. The Westland regime fell.", "The Sudland regime fell. The Eastland regime fell.")


def told_apart(value: Story, one: str, other: str) -> bool:
    [x] = [p for p in sheet(value).profiles.values() if one in {i.text for i in p.items}]
    [y] = [p for p in sheet(value).profiles.values() if other in {i.text for i in p.items}]
    return apart(x, y)


@pytest.mark.parametrize(
    ("texts", "one", "other", "two"),
    [
        # a report that names both tells them apart, two reports that each name one do not
        (STRIKES, "The harbour strike", "A bus strike", True),
        (STRIKES, "The harbour strike", "The dock strike", False),
        # bodies and persons with other names are two wherever they stand
        (REGIMES, "The Norland regime", "The Sudland regime", True),
        (("The harbour pilot fled.", "The airline pilot fled."), "The harbour pilot", "The airline pilot", True),
        # one and several, two numbers
        (("The strike ended.", "Many strikes ended."), "The strike", "Many strikes", True),
        (("Two strikes ended.", "Five strikes ended."), "Two strikes", "Five strikes", True),
        # several, by their count, and one body with a name
        (("Two firms merged.", "Norland Bank fell."), "Two firms", "Norland Bank", True),
        (("Firms merged.", "Norland Bank fell."), "Firms", "Norland Bank", False),
        # a man's and a woman's, and words that rule each other out
        (("His campaign cost too much.", "Her campaign cost little."), "His campaign", "Her campaign", True),
        (("His campaign cost too much.", "The campaign cost little."), "His campaign", "The campaign", False),
        (("The east stand was shut.", "The west stand was full."), "The east stand", "The west stand", True),
        (("The east stand was shut.", "The old stand was full."), "The east stand", "The old stand", False),
        # two posts in one report, and what stands on two sides
        (("The mayor left. The coroner stayed.", "Rain fell."), "The mayor", "The coroner", True),
        (("The mayor left.", "The coroner stayed."), "The mayor", "The coroner", False),
        (("The mayor left. The diplomat wept.", "Rain fell."), "The mayor", "The diplomat", False),
        (("The medicine is new.", "The illness is rare."), "The medicine", "The illness", True),
        (("The landlord sued.", "The tenant paid."), "The landlord", "The tenant", True),
        (("The government knew.", "The Coastal Safety Agency knew."), "The government", "Coastal Safety Agency", True),
        (("The government knew.", "The cabinet knew."), "The government", "The cabinet", False),
    ],
)
def test_what_tells_two_descriptions_apart(texts: tuple[str, ...], one: str, other: str, two: bool) -> None:
    assert told_apart(story(*texts), one, other) is two


@pytest.mark.parametrize(
    ("other", "two"),
    [
        ("Supporters said that the gates were shut.", True),
        ("The crowd pushed the gates as supporters sang.", False),
    ],
)
def test_two_groups_that_both_speak_are_two_origins(other: str, two: bool) -> None:
    value = story("Officials said that the gates were open all night.", other, quoted=True)
    assert told_apart(value, "Officials", "Supporters" if two else "supporters") is two


@pytest.mark.parametrize("weights", [always(-9.0), always(9.0)])
def test_two_names_stay_two(weights: Weights) -> None:
    linked = link(story(*FERRY), weights)
    index = Index.of(story(*FERRY))
    for entity in linked.entities:
        texts = {index.mentions[m].span.of(index.reports[index.mentions[m].report].text) for m in entity.mentions}
        assert not {"Amina Diallo", "Moussa Sarr"} <= texts


TWO_PILOTS = (
    "Pilot Ewa Zielinska landed the glider in a field near Gdynia. Pilot Marek Nowak stayed at the airfield in Sopot.",
    "The woman who landed the glider was unhurt. The man at the airfield called for help.",
)


def test_likeness_never_makes_one_of_two_names() -> None:
    value = story(*TWO_PILOTS)
    index = Index.of(value)
    for entity in link(value, always(9.0)).entities:
        texts = {index.mentions[m].span.of(index.reports[index.mentions[m].report].text) for m in entity.mentions}
        assert not {"Ewa Zielinska", "Marek Nowak"} <= texts


def test_who_is_brought_in_may_be_one_told_of_before() -> None:
    value = story("Lindiwe Mbeki was charged in Durban. A former pilot left the room. Nobody spoke.", "Rain fell.")
    assert not told_apart(value, "A former pilot", "Lindiwe Mbeki")


def test_what_one_report_brings_in_may_be_whom_another_names() -> None:
    value = story("Lindiwe Mbeki closed the hearing in Durban.", "A judge ended the session in Durban on Friday.")
    assert not told_apart(value, "A judge", "Lindiwe Mbeki")


def test_no_bearer_where_none_is_likely() -> None:
    parses, items, clusters, owners = by_rules(story(*FERRY))
    before = len(clusters.joins)
    join_likely(clusters, items, parses, owners, always(-9.0))
    assert len(clusters.joins) == before


def test_likely_bearers_are_joined_and_say_so() -> None:
    parses, items, clusters, owners = by_rules(story(*FERRY))
    join_likely(clusters, items, parses, owners, always(9.0))
    assert REASON in {join.reason for join in clusters.joins}


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Police charged Denis Kovac in Split. The suspect did not speak.", True),
        ("Police charged Denis Kovac and arrested Milan Horvat in Split. The suspect did not speak.", False),
    ],
)
def test_no_name_where_another_is_as_likely(text: str, joined: bool) -> None:
    parses, items, clusters, owners = by_rules(story(text))
    join_likely(clusters, items, parses, owners, always(9.0))
    [suspect] = [i for i in items if i.text == "The suspect"]
    assert any(clusters.same(suspect, i) for i in items if i.mention.form == "name") == joined


def test_who_is_no_lawyer_is_not_the_lawyer() -> None:
    value = story("Tom Reid, the lawyer, spoke in Pecs. A doctor and a non-lawyer listened.")
    here = sheet(value)
    [other] = [p for p in here.profiles.values() if "non-lawyer" in p.heads]
    [lawyer] = [p for p in here.profiles.values() if "reid" in p.names]
    assert apart(other, lawyer) and apart(lawyer, other)


def test_same_entities_whatever_the_order() -> None:
    ids = {tuple(sorted(entity.id for entity in link(story(*texts)).entities)) for texts in (FERRY, FERRY[::-1])}
    assert len(ids) == 1


def test_who_is_described_is_not_who_is_named_in_full_after_it() -> None:
    value = story(
        "The board’s chairwoman had helped Amina Diallo to win, miners said. Diallo thanked them.",
        "Amina Diallo won. The chairwoman of the board left.",
    )
    here = sheet(value)
    described = [p for p in here.profiles.values() if not p.names and "chairman" in p.heads]
    [named] = [p for p in here.profiles.values() if "diallo" in p.names]
    assert described and any(apart(p, named) and apart(named, p) for p in described)
