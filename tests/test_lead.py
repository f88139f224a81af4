"""What a clause leans on is shown beside it, from the same report, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.attribute.stance import stance
from rashomon.brief.lead import lead, pronouns
from rashomon.brief.taking import taken, taking
from rashomon.model import Entity, Index, Mention, MentionKind, Report, Span, Story
from rashomon.parse import parse
from rashomon.pipeline import analyse_report


def leaning(text: str, clause: str, pronoun: str = "", name: str = "") -> str | None:
    """Return what a clause of a text leans on."""
    parsed = parse(Report("r1:test", "test.txt", "", text, (Span(0, len(text)),)))
    start = text.index(clause)
    names = {text.index(pronoun): Span(text.index(name), text.index(name) + len(name))} if name else {}
    found = lead(parsed, (Span(start, start + len(clause)),), names)
    return found and found.of(text)


@pytest.mark.parametrize(
    ("text", "clause", "expected"),
    [
        ("The ford on the Volta, which was shut in May, is open.", "which was shut in May", "The ford on the Volta"),
        ("The fire at the mill, in which two men died, is out.", "in which two men died", "The fire at the mill"),
        ("Asha Rao asked in which port it lay.", "in which port it lay", None),
        ("Police held two men suspected of the theft in Cusco.", "suspected of the theft in Cusco", "two men"),
        (
            "The minister of ports flew to Tema and opened the new quay.",
            "opened the new quay",
            "The minister of ports",
        ),
        ("The fire spread to the depot, destroying six buses.", "destroying six buses", "The fire"),
        # Whose participle this is, the town's or its officials', the words do not tell.
        (
            "The union on Friday filed a federal lawsuit against port officials, the Peruvian government and Acme "
            "alleging a wide fraud.",
            "alleging a wide fraud",
            None,
        ),
        ("Asha Rao, a judge from Pune, will hear the case.", "a judge from Pune", "Asha Rao"),
        ("The judge from Pune who heard the case has retired.", "who heard the case", "The judge from Pune"),
        (
            "The envoy said that the army would leave the valley and praised the engineers.",
            "praised the engineers",
            "The envoy",
        ),
        (
            "The surveyor said the dam leaked and warned that it may fail.",
            "warned that it may fail",
            "The surveyor",
        ),
        ("The surveyor said rebels attacked the dam and burned a mill.", "burned a mill", "rebels"),
        ("Rebels attacked the dam and burned a mill, the surveyor said.", "burned a mill", "Rebels"),
        ("“But no less a theology.”", "no less a theology", None),
        ("Asha Rao said: “Let us go to Pune.”", "Let us go to Pune", None),
        ("The letter called it “a gift to polluters”.", "“a gift to polluters”", "The letter called it"),
        ("Asha Rao of Pune", "Asha Rao of Pune", None),
        ("The talks in Lima failed because nobody came.", "The talks in Lima failed", None),
        ("The union wants to end the strike by Friday.", "to end the strike by Friday", "The union wants"),
        ("Asha Rao said she had seen the fire and called the police.", "called the police", "she"),
        # Words before that are no part of what it hangs on are left out, and what cannot be read is not shown.
        ("The rules, which they call unfair to small farms, and the tax are new, Rao said.", "the tax are new", None),
        ("The court found that it was wrong for the firm to dig.", "for the firm to dig", "it was wrong"),
        ("The mayor said the plan always was for Rao to stay.", "for Rao to stay", "the plan always was"),
        ("It is also illegal for him to use his badge.", "his badge", "It is also illegal for him to use"),
        ("“We will win,” Asha Rao told Radio Pune, referring to May.", "referring to May", "Asha Rao told Radio Pune"),
        (
            "Asha Rao, head of the guild and member of two boards in Pune, called the tax bad.",
            "the tax bad",
            "called",
        ),
        ("The former national co-chairman of the guild left in May.", "chairman of the guild left in May", None),
        ("The former national co-chairman of the guild left Pune.", "left Pune", "The former national co-chairman"),
        # A verb in another number is not the subject's.
        (
            "They want a plan that cuts food, radically weakens the fund and helps the rich.",
            "radically weakens the fund",
            "They want a plan that cuts food",
        ),
        (
            "The option means don't keep farms poor, don't make them weak.",
            "don't make them weak",
            "The option means don't keep farms poor",
        ),
        # Which of two is meant is for the reader to see.
        (
            "The report was among the guild's harshest on the plan, set for May.",
            "set for May",
            "The report was among the guild's harshest on the plan",
        ),
        ("According to the guild, the old body, the firm lost two ships.", "the firm lost two ships", None),
        # What is left to do, and in what respect.
        (
            "With a week left for the guild to avert a walkout, both sides met.",
            "for the guild to avert a walkout",
            "With a week left",
        ),
        ("We hold no cards as it relates to the quay.", "it relates to the quay", "We hold no cards as"),
        ("The mayor smiled as it began to rain.", "it began to rain", "The mayor smiled as"),
        # A verb without a helper of its own is told with the one that it shares.
        ("The ferry will leave Tema at noon and call at Lomé.", "call at Lomé", "The ferry will"),
        ("The clerk was fined in Quito and later dismissed.", "later dismissed", "The clerk was"),
        ("The guild hopes to open a school and to train nurses.", "to train nurses", "The guild hopes"),
        (
            "The captain was praised for saving the crew and turning the ship.",
            "turning the ship",
            "The captain was praised for",
        ),
        # What is asked for is told with who asks.
        ("The guild called for the mayor to step aside.", "the mayor to step aside", "The guild called for"),
        # No person is a "which".
        ("The bill backed by Asha Rao, which lifts the toll, fell.", "which lifts the toll", "The bill"),
        # No town is a "who".
        ("Asha Rao, 24, of Tema, who was held in May, is free.", "who was held in May", None),
        # Who is the object of the verb before is told with it.
        ("Villagers want them opened for carts.", "them opened for carts", "Villagers want"),
        # A list says of none of its names who it is.
        (
            "Challengers came from the party’s Tema branch: Kofi Boateng, former mayor Ama Owusu, who lost.",
            "former mayor Ama Owusu",
            None,
        ),
        (
            "Two bills wait: the Harbour Act, aid for bakers, and a school bill.",
            "aid for bakers, and a school bill",
            None,
        ),
        # What a participle tells of stands before it in the same words.
        (
            "In a letter signed by nurses, delivered to the board in Quito, the guild said no.",
            "In a letter signed by nurses, delivered to the board in Quito",
            None,
        ),
        # Who says a sentence does not do what it asks for.
        ("“Put all talks on hold until May,” Asha Rao posted.", "Put all talks on hold until May", None),
        # What a dash adds is not what the sentence's subject does.
        (
            "Asha Rao attacked the practice of ghost lists — making voters vanish from the rolls — as theft.",
            "making voters vanish from the rolls",
            "Asha Rao attacked the practice of ghost lists",
        ),
        (
            "In a note signed by the 42 members of the Kisumu caucus, delivered to the council majority leader, Asha "
            "Rao of Tema, and mentioned Monday on the council floor by the minority leader, Tom Bell of Accra, the "
            "farmers informed their rivals that they would not go on.",
            "mentioned Monday on the council floor by the minority leader, Tom Bell of Accra",
            None,
        ),
        # Who "it" is stays open, not that there is a subject.
        ("It left the quay at dawn and struck a sandbank.", "struck a sandbank", "It"),
        # Where neither shows, the words before it do.
        ("The palace disputed claims that the king was ill.", "claims that the king was ill", "The palace disputed"),
        ("Let nobody in Pune forget the flood.", "Let nobody in Pune forget the flood", None),
    ],
)
def test_a_clause_leans_on_the_words_that_it_was_cut_from(text: str, clause: str, expected: str | None) -> None:
    assert leaning(text, clause) == expected


def test_a_pronoun_leans_on_the_name_that_it_stands_for() -> None:
    text = "Asha Rao retired in May. She had heard the case for a year."
    assert leaning(text, "She had heard the case for a year", "She", "Asha Rao") == "Asha Rao"
    assert leaning(text, "She had heard the case for a year") is None


@pytest.mark.parametrize(
    ("name", "kind", "named"),
    [
        ("Harbour Board", "organisation", False),
        ("Harbour Police", "organisation", True),
        ("Harbour Scouts", "group", True),
    ],
)
def test_they_are_no_body_but_those_just_spoken_of(name: str, kind: MentionKind, named: bool) -> None:
    text = f"The {name} met. They left at noon."
    analysis = analyse_report(Report("r1:t", "t.txt", "", text, (Span(0, len(text)),)))
    spans = Span(4, 4 + len(name)), Span(text.index("They"), text.index("They") + 4)
    found = (
        Mention("m1:n", "r1:t", spans[0], kind, "name", spans[0]),
        Mention("m1:p", "r1:t", spans[1], kind, "pronoun", spans[1]),
    )
    story = Story("y1:t", (replace(analysis, mentions=found),))
    entity = Entity("e1:t", name, kind, ("m1:n", "m1:p"))
    assert (spans[1].start in pronouns((entity,), Index.of(story)).get("r1:t", {})) is named


def test_what_somebody_else_is_to_do_is_told_with_who_asks() -> None:
    text = (
        "Asha Rao leads the guild. At the end of the long note that reached the board on Sunday she asked all members "
        "of the old council of bakers to join her."
    )
    assert leaning(text, "to join her", "she", "Asha Rao") != "Asha Rao"


def test_who_reports_it_between_is_not_of_whom_it_is_told() -> None:
    text = "The dam is safe, the Herald reported, and has not been closed since."
    parsed = parse(Report("r1:test", "test.txt", "", text, (Span(0, len(text)),)))
    start, cue = text.index("has not"), text.index("reported")
    found = lead(parsed, (Span(start, len(text) - 1),), {}, (Span(cue, cue + len("reported")),))
    assert found is not None
    assert found.of(text) == "The dam"


def test_a_clause_that_begins_with_others_is_not_told_of_him() -> None:
    text = "Asha Rao spoke. While they are loud, he does not ask that stations fall silent."
    assert leaning(text, "they are loud, he does not ask that stations fall silent", "he", "Asha Rao") is None


def test_the_first_person_is_not_named_again() -> None:
    text = "“I heard the case for a year,” said Asha Rao."
    assert leaning(text, "I heard the case for a year", "I heard", "Asha Rao") is None


@pytest.mark.parametrize(
    ("text", "clause", "expected"),
    [
        ("The inquiry did not establish that the dam leaked.", "the dam leaked", "did not establish that"),
        ("The mayor of Oruro denied that the dam leaked.", "the dam leaked", "denied that"),
        ("The firm found no evidence that the dam leaked.", "the dam leaked", "no evidence that"),
        ("The palace dismissed reports that the king was ill.", "the king was ill", "dismissed reports that"),
        ("Police could not confirm whether the dam leaked.", "whether the dam leaked", "could not confirm"),
        ("The mayor of Oruro said that the dam did not leak.", "the dam did not leak", None),
        ("The firm denied claims by divers that the dam leaked.", "the dam leaked", "denied claims"),
        ("The mayor of Oruro did not know that the dam leaked.", "the dam leaked", None),
        ("The firm has doubts about whether the dam leaked.", "the dam leaked", "doubts about whether"),
        ("The firm has doubts about whether the dam is safe and has sent two divers.", "has sent two divers", None),
    ],
)
def test_a_clause_stands_with_the_words_that_deny_it(text: str, clause: str, expected: str | None) -> None:
    parsed = parse(Report("r1:test", "test.txt", "", text, (Span(0, len(text)),)))
    content = (Span(text.index(clause), text.index(clause) + len(clause)),)
    found = taking(parsed, content, stance(parsed, content)[2])
    assert (found and found.of(text)) == expected


@pytest.mark.parametrize(
    ("text", "clause", "expected"),
    [
        ("The inquiry did not establish that the dam leaked.", "the dam leaked", "not affirmed"),
        ("Ms Okoye dismissed the idea that the party could no longer win.", "the party could no longer win", "denied"),
        ("Police did not rule out that the dam leaked.", "the dam leaked", "left open"),
        ("The dam is expected to leak by May.", "to leak by May", "expected"),
        ("The mayor of Oruro said that the dam might leak.", "the dam might leak", ""),
    ],
)
def test_what_is_made_of_a_clause_is_named(text: str, clause: str, expected: str) -> None:
    parsed = parse(Report("r1:test", "test.txt", "", text, (Span(0, len(text)),)))
    assert taken(parsed, (Span(text.index(clause), text.index(clause) + len(clause)),), ()) == expected
