"""Entities across the reports of a story: which mentions are one, why, and which are only proposed."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from link_texts import story

from rashomon.attribute import attribute
from rashomon.link import link
from rashomon.link.items import alike, normal, proper
from rashomon.model import Index, Linked, Report, Span, Story
from rashomon.parse import parse


def groups(value: Story, linked: Linked) -> list[set[str]]:
    index = Index.of(value)
    found = []
    for entity in linked.entities:
        spans = [index.mentions[m] for m in entity.mentions]
        found.append({m.span.of(index.reports[m.report].text) for m in spans})
    return found


def with_statements(value: Story) -> Story:
    """A story with what its reports say."""
    made = (replace(a, statements=attribute(a.parse, a.mentions)) for a in value.analyses)
    return replace(value, analyses=tuple(made))


def together(value: Story, one: str, other: str) -> bool:
    return any(one in group and other in group for group in groups(value, link(value)))


def test_who_demands_that_she_resign_is_not_she() -> None:
    texts = (
        "Lata Kiran spoke on Monday. Anil Trivedi demanded that she resign.",
        "Lata Kiran listened. Ana Ruiz insisted that she would stay.",
    )
    found = groups(value := story(*texts), link(value))
    assert {"Lata Kiran", "she"} in found
    assert any({"Ana Ruiz", "she"} <= group for group in found)


def test_news_is_no_outlet() -> None:
    texts = (
        "The mayor spoke to Harbour News. Later a pilot heard of this news at the port.",
        "Harbour News was right.",
    )
    assert not together(story(*texts), "Harbour News", "this news")


def test_an_article_that_belongs_to_a_name_stands_in_it() -> None:
    told = "She told The Beacon that the Senate would vote. He told The Beacon more. In Lima The Senate met."
    names = {entity.name for entity in link(story(told, "Later the Senate met. The Senate voted.")).entities}
    assert {"The Beacon", "Senate"} <= names


def test_what_a_quoted_party_calls_a_thing_is_not_its_name() -> None:
    told = (
        "The lawsuit alleges fraud. “This sham lawsuit is bogus,” Vela said. Rao read the lawsuit.",
        "Pilots filed the lawsuit. “This sham lawsuit is bogus,” Vela said.",
        "“This sham lawsuit is bogus,” Vela said.",
    )
    names = {entity.name for entity in link(with_statements(story(*told))).entities}
    assert "This sham lawsuit" not in names


def test_a_place_whose_word_longer_names_share_is_one_wherever_it_stands() -> None:
    value = story(
        "Turkmenistan is dry. In Turkmenistan it rained. Turkmenistan Airways flies.", "Turkmenistan is vast."
    )
    index = Index.of(value)
    held = [[index.mentions[m] for m in entity.mentions] for entity in link(value).entities]
    named = [[m for m in each if m.span.of(index.reports[m.report].text) == "Turkmenistan"] for each in held]
    assert [len(each) for each in named if each] == [3]


@pytest.mark.parametrize(
    ("texts", "one", "other"),
    [
        # a paper's last word, where the story has one such paper
        (
            ("The Dakota Post reported that the mayor had paid. The Post cited a clerk.", "Rain fell in Oslo."),
            "Dakota Post",
            "Post",
        ),
        # a family name and its full name, within and between reports
        (("Njeri Kamau won the seat. Kamau thanked voters.", "Kamau won in Nakuru."), "Njeri Kamau", "Kamau"),
        # after "in" a person is no place
        (
            ("Njeri Kamau won. Many have faith in Kamau.", "Kamau won in Nakuru. Her sister Wambui Kamau lost faith."),
            "Njeri Kamau",
            "Kamau",
        ),
        # a body under several names
        (("ISIS took the town.", "The Islamic State took the town."), "ISIS", "Islamic State"),
        # a middle initial
        (
            ("Peter J. Lindqvist resigned.", "Peter Lindqvist resigned on Monday."),
            "Peter J. Lindqvist",
            "Peter Lindqvist",
        ),
        # a second family name
        (
            ("Marisol Paredes Quiroga won.", "Marisol Paredes won the vote."),
            "Marisol Paredes Quiroga",
            "Marisol Paredes",
        ),
        # a short form of the given name
        (("Gregory Mbeki was freed.", "Greg Mbeki was freed."), "Gregory Mbeki", "Greg Mbeki"),
        # spellings of a transliterated name
        (
            ("Foreign Minister Asaad al-Hariri spoke.", "Foreign Minister Asad al-Hariri spoke in Amman."),
            "Asaad al-Hariri",
            "Asad al-Hariri",
        ),
        # an acronym in brackets
        (
            (
                "The Civil Aviation Agency (CAA) closed the airport. The CAA gave no reason.",
                "The CAA closed the airport.",
            ),
            "Civil Aviation Agency",
            "CAA",
        ),
        # written apart and together
        (("He told Kanal 9 News so.", "He told Kanal9 News so."), "Kanal 9 News", "Kanal9 News"),
        # a title before the name, then the bare role
        (
            ("Health Minister Rosa Quiroga resigned. The minister gave no reason.", "Rosa Quiroga resigned."),
            "Rosa Quiroga",
            "The minister",
        ),
        # an apposition
        (("Olena Bondar, the mayor of Odesa, left. The mayor was ill.",), "Olena Bondar", "The mayor"),
        # a pronoun with one person near
        (("Judge Mariam Traore sentenced the captain. She spoke for an hour.",), "Mariam Traore", "She"),
        # a body's name in small letters
        (
            ("Two died, Cumbria police said.", "Cumbria Police gave no names."),
            "Cumbria Police",
            "Cumbria police",
        ),
        # an age, where one person has it
        (
            ("Ines Duarte, 52, was rescued near Evora.", "The 52-year-old was rescued on Monday."),
            "Ines Duarte",
            "The 52-year-old",
        ),
        # what was done to one person
        (
            ("Police arrested Denis Kovac in Split.", "The suspect will appear in court on Monday."),
            "Denis Kovac",
            "The suspect",
        ),
        # a role with its owner, and the one who holds it
        (
            ("Pedro Salas resigned. His wife, Marta Salas, owns the clinic.", "Pedro Salas's wife left for Cadiz."),
            "Marta Salas",
            "Pedro Salas's wife",
        ),
        # what a body is, right before its name
        (
            (
                "The broadcaster Canal Once told of a truce.",
                "Canal Once told of a truce. The broadcaster named no one.",
            ),
            "Canal Once",
            "The broadcaster",
        ),
        # a capital that acts, and the government that it stands for
        (
            ("Nairobi rejected the offer on Friday.", "The Kenyan government gave no reason."),
            "Nairobi",
            "The Kenyan government",
        ),
        # a word that is no synonym, for the one thing of its sort
        (("The teenager swam ashore near Cork.", "A boy swam ashore. The boy was cold."), "The teenager", "The boy"),
        # two given names of one holder of one office
        (
            ("Prime Minister Benedict Otieno spoke.", "Prime Minister Ben Otieno spoke in Kisumu."),
            "Benedict Otieno",
            "Ben Otieno",
        ),
        # a family name that differs by a letter, after the same first name, or the same title
        (("Paulo Mendes was fined.", "Paulo Mendez was fined by the court."), "Paulo Mendes", "Paulo Mendez"),
        (
            ("Police chief Hansen was fined. Hansen will appeal.", "Police chief Hanson was fined by the court."),
            "Hansen",
            "Hanson",
        ),
        (
            ("Councillor Paulo Mendes was fined.", "The court fined councillor Mendez on Friday."),
            "Paulo Mendes",
            "Mendez",
        ),
        # who is made or called what a role says
        (("Pedro Salas was elected president of the union.",), "Pedro Salas", "president of the union"),
        (("Ana Ferro, who was sworn in as interior minister, wept.",), "Ana Ferro", "interior minister"),
        (("Police identified Jonas Ek as the gunman.",), "Jonas Ek", "the gunman"),
        (("The club has named Lena Holt as head coach.",), "Lena Holt", "head coach"),
        # a word that says little, for the body that alone was spoken of
        (
            ("Boston Consulting Group hired 400 people in Lagos. The group opened an office.",),
            "Boston Consulting Group",
            "The group",
        ),
        # the one of an age of whom the reports tell above all
        (
            (
                "Samuel Okoro, 15, was hit twice. Okoro was awake. Peter Mbeki, 17, ran for help.",
                "The teenager was hit on Sunday. Samuel Okoro thanked the nurses. Okoro was tired.",
            ),
            "Samuel Okoro",
            "The teenager",
        ),
        # a seat beside a name
        (("Rep. Ana Ruiz (D-Ohio) voted no.", "The Ohio Democrat left early."), "Ana Ruiz", "The Ohio Democrat"),
        (
            ("Senator Pat Lowell, R-S.C., spoke last.", "The South Carolina senator was tired."),
            "Pat Lowell",
            "The South Carolina senator",
        ),
        # one of several, which an apposition says that somebody is
        (
            ("Ivan Horak, one of the country's richest bankers, died in Brno.",),
            "Ivan Horak",
            "one of the country's richest bankers",
        ),
        # a happening by its place, before it and after it
        (
            (
                "The Nairobi shooting shook Kenya. It was worse than the shooting in Mombasa.",
                "The shooting in Nairobi shook Kenya. Officials spoke of the Mombasa shooting too.",
            ),
            "The Nairobi shooting",
            "The shooting",
        ),
        # a role alone, in two reports
        (("The airline cancelled flights.", "On Sunday the airline said little."), "The airline", "the airline"),
        # two descriptions joined by "and" in apposition to one person, or said of him
        (("Adaeze Obi, a surgeon and former minister, resigned.",), "Adaeze Obi", "former minister"),
        (("Tomas Riik is a baker and a champion of rye bread.",), "Tomas Riik", "a champion of rye bread"),
        # how many one has of something is not whose one is
        (
            (
                "Lucia Paz, a mother of three, won the race.",
                "Runners cheered in Quito. A mother of three won the race.",
            ),
            "Lucia Paz",
            "A mother of three",
        ),
        # a term of office is no other office
        (("Mayor Ivo Klee spoke. The second-term mayor left early.",), "Ivo Klee", "The second-term mayor"),
        # a happening named after its place and after what it was
        (
            (
                "The Izmir attack killed four. The attack began at noon. The attack shocked Turkey. The attack on the "
                "market ended soon. Officials called the market attack cowardly.",
                "Ministers condemned the attack.",
            ),
            "The Izmir attack",
            "the market attack",
        ),
        # half of a land's name
        (("North Korea closed the border. The North gave no reason.",), "North Korea", "North"),
        # the police of a story, and nouns of one sort
        (("Police searched the house in Pecs.", "Officers found a knife."), "Police", "Officers"),
        (("A motorist hit the wall in Turku.", "The driver was drunk."), "A motorist", "The driver"),
        # a given name with a voiced or an unvoiced sound at its beginning
        (
            ("Gurbannazar Atayev spoke in Merv.", "Kurbannazar Atayev spoke at noon."),
            "Gurbannazar Atayev",
            "Kurbannazar Atayev",
        ),
    ],
)
def test_two_mentions_are_one(texts: tuple[str, ...], one: str, other: str) -> None:
    value = story(*texts)
    assert together(value, one, other), groups(value, link(value))


@pytest.mark.parametrize(
    ("texts", "one", "other"),
    [
        # two papers that end alike
        (
            ("The Dakota Post and the Lagos Post reported it. The Post cited a clerk.", "Rain fell."),
            "Dakota Post",
            "Post",
        ),
        # brothers
        (("Carlos Medina and Luis Medina were arrested.", "Carlos Medina was freed."), "Carlos Medina", "Luis Medina"),
        # a name that two people bear, where neither stands out
        (("Ana Ferreira met Rui Ferreira. Ferreira spoke first.",), "Ana Ferreira", "Ferreira"),
        # father and son
        (("Samuel Okoro Jr. and Samuel Okoro ran the firm.",), "Samuel Okoro Jr.", "Samuel Okoro"),
        # a woman's and a man's form
        (("Mario Rossi sang.", "Maria Rossi sang."), "Mario Rossi", "Maria Rossi"),
        # a former and a present minister
        (
            ("Health Minister Rosa Quiroga spoke.", "The former health minister stayed away."),
            "Rosa Quiroga",
            "The former health minister",
        ),
        # a headline's last words and the name that begins the text
        (("Court frees the mayor's aide\nKamau left the court on Monday.", "Njeri Kamau left."), "aide", "Njeri Kamau"),
        # two of one party and state; another state
        (
            ("Rep. Ana Ruiz (D-Ohio) met Rep. Tom Bell (D-Ohio).", "The Ohio Democrat left early."),
            "Ana Ruiz",
            "The Ohio Democrat",
        ),
        (("Rep. Ana Ruiz (D-Ohio) voted no.", "The Utah Democrat left early."), "Ana Ruiz", "The Utah Democrat"),
        # two of an age, neither of whom stands out
        (
            ("Mateo Rojas, 15, and Luis Paz, 17, were hit.", "The teenager was hit on Sunday."),
            "Mateo Rojas",
            "The teenager",
        ),
        # the opposite
        (
            ("Tom Reid, the lawyer, objected. The only non-lawyer on the panel agreed.",),
            "Tom Reid",
            "The only non-lawyer",
        ),
        # happenings of one kind at two places
        (
            (
                "The Nairobi shooting shook Kenya. It was worse than the shooting in Mombasa.",
                "The shooting in Nairobi shook Kenya. Officials spoke of the Mombasa shooting too.",
            ),
            "The shooting",
            "the Mombasa shooting",
        ),
        # a denial
        (("Anders Holm is not the mayor. The mayor left.",), "Anders Holm", "The mayor"),
        # two numbers
        (("The two suspects fled.", "The five suspects fled."), "The two suspects", "The five suspects"),
        # two ministers of different countries
        (
            ("Finnish Prime Minister Aino Laine met reporters.", "The Danish prime minister stayed away."),
            "Aino Laine",
            "The Danish prime minister",
        ),
        # a letter, with nothing else in common; in one report; a woman's and a man's form of a family name
        (("Paulo Mendes was fined.", "Rita Mendez was fined by the court."), "Paulo Mendes", "Rita Mendez"),
        (("Police chief Hansen wept.", "The mayor thanked Ms. Hanson."), "Hansen", "Hanson"),
        (("Health minister Hoang spoke.", "Finance minister Huang spoke in Hanoi."), "Hoang", "Huang"),
        (("Police chief Hansen met police chief Hanson.",), "Hansen", "Hanson"),
        (("Judge Petrov spoke.", "Judge Petrova spoke in Varna."), "Petrov", "Petrova"),
        # a word that says little, and the company whose name ends so
        (
            ("Verdant Consulting Group wrote the report. Students protested on the square. The group sang.",),
            "Verdant Consulting Group",
            "The group",
        ),
        # a country and its capital
        (("Peru protested.", "Lima protested."), "Peru", "Lima"),
        # a city and its university
        (("Fire hit Turku.", "Fire hit the University of Turku."), "Turku", "University of Turku"),
        # "and his wife" is another person; of two in a list each is one
        (("Adaeze Obi, a surgeon and his wife, left.",), "Adaeze Obi", "his wife"),
        # things about two matters
        (
            (
                "The fishing treaty was signed. Lima's leaders like the fishing treaty. The border treaty failed.",
                "The fishing treaty holds.",
            ),
            "The fishing treaty",
            "The border treaty",
        ),
        # a name of its own, and what another is about
        (
            ("Parliament passed the Zulu Act. The health bill failed.", "The health bill failed in Pretoria."),
            "Zulu Act",
            "The health bill",
        ),
        # whose it is
        (
            ("The union's plan fell through. The water plan holds.", "Ministers praised the union's plan."),
            "The union's plan",
            "The water plan",
        ),
        # what one is not made, or not yet, and who makes another so
        (("Jonas Ek was not elected mayor.",), "Jonas Ek", "mayor"),
        (("If Jonas Ek is elected mayor, taxes will fall.",), "Jonas Ek", "mayor"),
        (("Jonas Ek wants to be elected mayor.",), "Jonas Ek", "mayor"),
        (("Members elected Ana Ferro as their president over Jonas Ek.",), "Jonas Ek", "their president"),
        (("Fires burn in North Dakota. The North is dry, too.",), "North Dakota", "North"),
        (("Police searched the house in Pecs.", "Two officers were hurt. Police left."), "Police", "Two officers"),
        (("Bela Nagy spoke in Pecs.", "Pela Nagy spoke in Pecs."), "Bela Nagy", "Pela Nagy"),
    ],
)
def test_two_mentions_stay_apart(texts: tuple[str, ...], one: str, other: str) -> None:
    value = story(*texts)
    assert not together(value, one, other), groups(value, link(value))


def test_a_capital_that_acts_is_a_body_and_a_place_where_things_happen_is_none() -> None:
    value = story("Nairobi rejected the offer on Friday. Thousands marched in Nairobi.", "Nairobi refused to talk.")
    found = [(e.kind, len(e.mentions)) for e in link(value).entities if e.name == "Nairobi"]
    assert sorted(found) == [("organisation", 2), ("place", 1)]
    # One deals with a government; a road or a view has a town at its end.
    for words, kind in (
        ("Oslo signed a pact with Nairobi.", "organisation"),
        ("A road links Nyeri with Nairobi.", "place"),
    ):
        assert {e.kind for e in link(story(words)).entities if e.name == "Nairobi"} == {kind}


def test_whose_lawyer_one_is_counts_as_what_the_lawyer_is_called() -> None:
    value = story(
        "Nils Holm is free. Nils Holm's lawyer, Ingrid Berg, thanked the judge.",
        "Nils Holm's lawyer, Ingrid Berg, left.",
    )
    kept = {entity.name: len(entity.mentions) for entity in link(value).entities if entity.kind == "person"}
    assert kept["Ingrid Berg"] == 4
    # The second report calls Nils Holm by his name nowhere else, so there it stays a mention of him.
    assert kept["Nils Holm"] == 2


def test_whose_lawyer_one_is_by_a_pronoun_is_no_mention_of_whom_it_means() -> None:
    value = story("Nils Holm is free. His lawyer, Ingrid Berg, left.", "Nils Holm wept.")
    kept = {entity.name: len(entity.mentions) for entity in link(value).entities}
    assert kept == {"Nils Holm": 2, "Ingrid Berg": 2}


def test_place_within_what_a_person_is_called_is_no_mention_of_the_place() -> None:
    value = story(
        "Senator Richard Alcott opposed the bill on Monday. The Illinois Democrat said it was rushed.",
        "The bill failed after the Illinois Democrat opposed it. Illinois was quiet.",
    )
    assert {entity.name: len(entity.mentions) for entity in link(value).entities}["Illinois"] == 1
    assert not together(value, "Illinois", "the Illinois Democrat")


TWO_NAMES = (
    "Marovian President Henrik Vasa will sign the accord with Denmark and Poland, a Polish broadcaster said."
    " Vasa met Donald Tusk in Warsaw. Denmark and Poland welcomed Vasa.",
    "Bren Sokol, head of the Marovian government, will sign the accord with Denmark and Poland, officials said."
    " Sokol met Donald Tusk in Warsaw. Denmark and Poland did not answer Sokol.",
)


def test_two_names_for_the_holder_of_one_office_are_proposed_and_never_joined() -> None:
    value = story(*TWO_NAMES)
    linked = link(value)
    names = {entity.id: entity.name for entity in linked.entities}
    assert not together(value, "Henrik Vasa", "Bren Sokol")
    pairs = [{names[one] for one in proposal.entities} for proposal in linked.proposals]
    assert {"Henrik Vasa", "Bren Sokol"} in pairs
    for proposal in linked.proposals:
        assert 0 < proposal.score <= 1
        assert {p.report for p in proposal.because} == {a.report.id for a in value.analyses}


def test_every_join_has_a_reason_and_passages_and_binds_the_entity() -> None:
    value = story(
        "Health Minister Rosa Quiroga resigned. The minister gave no reason. Quiroga left at once.",
        "Rosa Quiroga resigned.",
    )
    index, entities = Index.of(value), link(value).entities
    assert {entity.name: len(entity.mentions) for entity in entities}["Rosa Quiroga"] > 3
    for entity in entities:
        for join in entity.evidence:
            assert join.reason
            assert join.because
            assert all(index.text(passage).strip() for passage in join.because)
            assert {join.left, join.right} <= set(index.mentions)
        assert len(entity.evidence) >= len(entity.mentions) - 1


def test_times_and_amounts_form_no_entities_and_no_mention_is_in_two() -> None:
    value = story("On Monday 12 miners died near Potosi.", "Twelve miners died near Potosi on Monday.")
    ids = [m for entity in link(value).entities for m in entity.mentions]
    assert len(ids) == len(set(ids))
    assert all(Index.of(value).mentions[m].form != "value" for m in ids)


def test_a_mark_that_the_parser_takes_for_a_name_tells_no_role_from_another() -> None:
    text = "The ' team won. The Lima team lost."
    parsed = parse(Report("r1:x", "x", "", text, (Span(0, len(text)),)))
    tokens = tuple(replace(t, pos="PROPN", dep="compound", head=2) if t.text == "'" else t for t in parsed.tokens)
    marked = replace(parsed, tokens=tokens)
    assert proper(marked, 0, 3, 2, "organisation") == frozenset()
    assert proper(marked, 5, 8, 7, "organisation") == {"lima"}


def test_the_order_of_the_reports_changes_nothing() -> None:
    texts = (*TWO_NAMES, "The accord pleased Denmark. Vasa smiled.")
    results = [link(story(*order)) for order in itertools.permutations(texts)]
    assert all(result == results[0] for result in results)


def test_an_entity_is_called_by_its_fullest_frequent_name() -> None:
    value = story("Njeri Kamau won. Kamau thanked voters. Kamau left.", "Njeri Kamau won the seat.")
    assert [e.name for e in link(value).entities if e.kind == "person"] == ["Njeri Kamau"]


def test_a_name_that_no_report_gives_in_full_is_a_body_where_one_report_shows_it() -> None:
    value = story(
        "Scooter maker Velora spoke. Velora laughed.",
        "Velora paid. Velora left.",
        "A Velora Pico burnt. Velora was late.",
    )
    assert {e.kind for e in link(value).entities if e.name == "Velora"} == {"organisation"}


@pytest.mark.parametrize(
    ("word", "plain"), [("Müller’s", "muller"), ("U.S.", "us"), ("O'Neill", "oneill"), ("[Sato]", "sato")]
)
def test_words_are_compared_in_a_normal_form(word: str, plain: str) -> None:
    assert normal(word) == plain


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("kenya", "kenyan", True), ("peru", "peruvian", False), ("iran", "iraq", False), ("brazil", "brazilian", True)],
)
def test_a_country_and_its_people_are_alike(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same


def test_a_story_without_mentions_has_no_entities() -> None:
    assert link(Story("y1:x", ())) == Linked(())


def test_who_is_quoted_in_full_is_not_he_in_the_quotation() -> None:
    text = "The town shut the port. “It was late,” said Peter Lund. “From his desk he has shut every door.” It rained."
    assert not together(with_statements(story(text)), "Peter Lund", "he")
    indirect = with_statements(story("The port is shut. Peter Lund said on Monday that he had left early."))
    assert together(indirect, "Peter Lund", "he")


def test_a_speaker_is_not_whom_the_speaker_names() -> None:
    value = with_statements(story("The harbour board met. “The town will not forgive Peter Lund,” he told reporters."))
    assert not together(value, "Peter Lund", "he")


def test_whose_word_is_given_without_a_name_is_nobody_whom_another_report_names() -> None:
    value = with_statements(
        story(
            "The boat sank at five, coastguard commander Leo Brandt said. Brandt praised the crews of the coastguard.",
            "The boat sank at five. A senior officer of the coastguard, who wished no name, said that it was late.",
            "The boat sank at five. A duty officer of the coastguard said that the case was not urgent.",
        )
    )
    assert not together(value, "Leo Brandt", "A senior officer of the coastguard")
    assert not together(value, "A senior officer of the coastguard", "A duty officer of the coastguard")


@pytest.mark.parametrize(
    "text",
    [
        # A name that only tells which thing is meant.
        "The board weighed the Lund tax cuts, though he was not there.",
        # Whom somebody asks is not who asks.
        "Senator Peter Lund rose. He asked the senator whether the bridge was safe.",
    ],
)
def test_a_pronoun_does_not_mean_who_is_named_by_the_way(text: str) -> None:
    pronoun = "he" if " he " in text else "He"
    assert not together(
        story("Peter Lund leads the board. It sat in Oslo. It rose at noon. It sat again. " + text),
        "Peter Lund",
        pronoun,
    )


def test_a_possessive_means_the_subject_to_which_its_phrase_leads_up() -> None:
    value = story("Amos Bell sat down. Before his talks with the guild, Peter Lund ate. Bell watched.")
    assert together(value, "Peter Lund", "his") and not together(value, "Amos Bell", "his")
    posing = story("Amos Bell sat down. Posing for a portrait before his talks, Peter Lund ate. Bell watched.")
    assert together(posing, "Peter Lund", "his")


def test_an_office_is_not_whose_aide_somebody_was() -> None:
    text = (
        "President Rosa Quiroga met the guild. The guild praised President Rosa Quiroga. The guild sat all day. It rose"
        " at noon. Tom Reyes, a former aide to President Ana Lindqvist, spoke. The president was right, he said."
    )
    assert not together(story(text), "Ana Lindqvist", "The president")


def test_a_deal_named_in_passing_is_not_the_one_that_reports_tell_of() -> None:
    passing = (
        "The Oslo Fisheries trade deal was signed. The trade deal covers cod. The deal covers herring."
        " Voters doubt trade deals such as the North Baltic Free Trade Deal."
    )
    value = story(passing, "The deal was signed on Monday.")
    assert not together(value, "North Baltic Free Trade Deal", "The trade deal")
    assert not together(value, "North Baltic Free Trade Deal", "The deal")


def test_a_possessive_in_a_speakers_words_may_mean_whom_the_speaker_names() -> None:
    value = with_statements(story("Rosa Lund lived in the flat with the guild’s cook, her aunt said."))
    assert together(value, "Rosa Lund", "her")
