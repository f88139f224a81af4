"""Whose word the clauses of a sentence are, from the text to the statements."""

from __future__ import annotations

import re

import pytest

from rashomon.attribute import attribute
from rashomon.mention import mention
from rashomon.model import Report, Span, Statement
from rashomon.parse import parse


def told(text: str) -> list[tuple[str, list[str]]]:
    """The clauses of a text with the hands of each, what a hand refers to for its own words."""
    parsed = parse(Report("r1:w", "whose.txt", "", text, tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", text))))
    made = [each for each in attribute(parsed, mention(parsed)) if not each.fragment]
    return [(words(each, text), [(k.referent or k.span).of(text) for k in each.chain]) for each in made]


def words(statement: Statement, text: str) -> str:
    """The words of a statement."""
    return " … ".join(span.of(text) for span in statement.content)


@pytest.mark.parametrize(
    ("text", "clause", "chain"),
    [
        # What "according to" somebody begins after what is told of whom it names.
        (
            "According to the abbot, who said the fire began in the kitchen, no one was hurt.",
            "the fire began in the kitchen",
            ["the abbot"],
        ),
        (
            "According to the prior, Anton Weiss, who said two monks were missing, the roof fell in.",
            "the roof fell in",
            ["the prior"],
        ),
        (
            "According to Mayor Ines Rao, who told reporters that the bridge would open, traffic doubled.",
            "traffic doubled",
            ["Mayor Ines Rao"],
        ),
        # Who gathered to demand something demands it, and what somebody saw happen is the outlet's telling.
        (
            "Police in Osk fired tear gas on Monday to drive back farmers who had marched on parliament to demand that "
            "the governor drop a tax on grain.",
            "the governor drop a tax on grain",
            ["farmers"],
        ),
        (
            "Some 900 fans had come by boat. They saw Leo Brandt miss the net from the spot.",
            "They saw Leo Brandt miss the net from the spot",
            [],
        ),
        # The one of whom a clause tells is not she who speaks next.
        (
            "Ruiz, whose daughter Marie is eight, wants more than money. “Somebody has to answer for this,” she said.",
            "Somebody has to answer for this",
            ["Ruiz"],
        ),
        (
            "They closed the road on Monday, a member of the mission said, who asked not to be named.",
            "who asked not to be named",
            [],
        ),
        # So is why he asks for it; what somebody is said to tell is no word of theirs.
        ("A clerk said the vault was empty. She asked not to be named.", "She asked not to be named", []),
        (
            "The guild met three carters. What they tell does not resemble the tale of the governor.",
            "What they tell does not resemble the tale of the governor",
            [],
        ),
        # What closes a sentence behind a comma says the rest, whatever the verb; a thing in its midst only shows.
        (
            "The pier of Osk was not shut at any time, the harbour authority indicated.",
            "The pier of Osk was not shut at any time",
            ["the harbour authority"],
        ),
        ("Nine men were arrested, General Vela specified.", "Nine men were arrested", ["General Vela"]),
        # "She" is whoever is named, not nobody, and whose view it is stands before it.
        (
            "Nobody disputes that the seal was torn. Rao is furious. Lund will not sail, she says.",
            "Lund will not sail",
            ["Rao"],
        ),
        (
            "The guild said that it was late. In its view nothing had gone wrong at the pier.",
            "nothing had gone wrong at the pier",
            ["The guild"],
        ),
        # Who writes does not go on with what another claims, nor does what the outlet itself understands.
        (
            "Varga claims that the samples from the river are fine. Ours contain nine times as much lead as is legal.",
            "Ours contain nine times as much lead as is legal",
            [],
        ),
        # What voters got says it; of two, the holder of an office who was the last to act is "he".
        (
            "Some 300 voters in Osk received leaflets saying that the vote was on Friday.",
            "the vote was on Friday",
            ["leaflets"],
        ),
        (
            "Robert Vela always maintained that the fees were declared. The Prime Minister stays calm. “I saw ten "
            "of these and won nine,” he said.",
            "I saw ten of these and won nine",
            ["The Prime Minister"],
        ),
        # A name behind a comma belongs to the role before it, also where another passes on what was said.
        (
            "The president of Senegal's football federation, Omar Fall, told state television that he had received "
            "threats, state media reported.",
            "he had received threats",
            ["state media", "state television", "The president of Senegal's football federation, Omar Fall"],
        ),
        # A quotation after one cue is not another's, though a further one of his stands below.
        (
            "“Just heard that the port was sued by the pilots,” Vela tweeted. “This may be good news, for we will now "
            "ask for their letters and their logs.” The suit claims that the port hid a leak from the town. “The leak "
            "was an assault on the bay and on all who fish there,” said Ana Ruiz, who leads the pilots.",
            "This may be good news, for we will now ask for their letters and their logs",
            ["tweeted", "Vela"],
        ),
        # A husband and a wife of one name, of whom he has a title alone.
        (
            "President Vela and Maria Vela, the first lady, met Mr. Okoro. Mr. Okoro sails. Mr. Vela threatened the "
            "port with a ban. “You can mark it down for June,” he said.",
            "You can mark it down for June",
            ["Vela"],
        ),
        # What a quoted party calls a thing is not what "the lawsuit" means.
        (
            "Pilots filed a lawsuit in May. Vela called it “a sham lawsuit about a bogus leak”. It will be heard in "
            "June. The lawsuit alleges that the port hid the leak.",
            "the port hid the leak",
            ["a lawsuit"],
        ),
        # A condition after the cue goes with what is said; a denial is told in however few words; a note is one.
        (
            "Up to a quarter of the crop may be lost, the farmers' union warned, unless it rains by mid-June.",
            "Up to a quarter of the crop may be lost … unless it rains by mid-June",
            ["the farmers' union"],
        ),
        ("Two men were shot. They have not been named.", "They have not been named", []),
        ("Two men were shot. Neither was named.", "Neither was named", []),
        ("Mudslides in northern Peru: 7 dead, 3 missing.", "Mudslides in northern Peru: 7 dead, 3 missing", []),
        # What somebody wants the outlet tells, what somebody demands is said.
        ("The drivers want twelve per cent over two years.", "The drivers want twelve per cent over two years", []),
        ("The board wants the strike to end by Friday.", "The board wants the strike to end by Friday", []),
        ("The drivers say they want twelve per cent.", "they want twelve per cent", ["The drivers"]),
        ("Rebels demanded that the town free 12 men.", "the town free 12 men", ["Rebels"]),
        # A participle that leads up to the verb of saying has nobody's word.
        (
            "In a petition signed by 400 nurses and praised on Sunday by the bishop, Ana Ruiz, the strikers told the "
            "board that they would not go back.",
            "they would not go back",
            ["a petition", "the strikers"],
        ),
        # Who is warned does not warn.
        (
            "The guild sent a note to Mayor Jo Bell warning him that the kiln would burst.",
            "the kiln would burst",
            ["a note", "The guild"],
        ),
        # … nor is who is asked the one who asks.
        (
            "It follows a complaint to the council from Vidal that the mill was sold too cheaply.",
            "the mill was sold too cheaply",
            ["Vidal"],
        ),
        (
            "The strike came after a promise to the crew from Captain Vidal that the ferry would be mended.",
            "the ferry would be mended",
            ["Captain Vidal"],
        ),
        # Reports and claims say what they are about; who pushes back on them does not.
        ("Officials tried to calm reports that the lake was poisoned.", "the lake was poisoned", ["reports"]),
        ("Rumours that the bank had failed spread through Lagos on Monday.", "the bank had failed", ["Rumours"]),
        (
            "The mine pushed back on claims by villagers and their priest that the river had turned red.",
            "the river had turned red",
            ["villagers and their priest"],
        ),
        (
            "Ruiz was referring to a claim by an aide of the bishop that the bells had been sold.",
            "the bells had been sold",
            ["an aide of the bishop"],
        ),
        # … nor do reports say what somebody dismisses.
        ("The Courier dismissed reports that it would be sold.", "reports that it would be sold", ["The Courier"]),
        # A report that claims, whatever the parser takes for the subject.
        (
            "The ministry of health published a study Monday claiming the new pump would not leak.",
            "the new pump would not leak",
            ["The ministry of health"],
        ),
        # No nurses are a "which".
        (
            "The parish got a letter signed by the nurses, which said, “[W]e will not go back until we are paid.”",
            "[W]e will not go back until we are paid",
            ["a letter"],
        ),
        # Several reports are not the one that was named last.
        (
            "The Herald reported that the vault was open. Police fear for the bank, since the reports say that the "
            "keys were copied.",
            "the keys were copied",
            ["the reports"],
        ),
        # … but one report may be that of media in general.
        (
            "Peruvian media said that the mine would close. The report said that all workers would be paid in full.",
            "all workers would be paid in full",
            ["Peruvian media"],
        ),
        # … nor is one group several.
        (
            "Farming groups said the ban was late. The dairy board met on Monday. The group said it would sue the "
            "mayor of Talca.",
            "it would sue the mayor of Talca",
            ["The group"],
        ),
        (
            "At least three sailors told the Cork Herald that the anchor had been cut.",
            "the anchor had been cut",
            ["the Cork Herald", "At least three sailors"],
        ),
    ],
)
def test_who_says_a_clause(text: str, clause: str, chain: list[str]) -> None:
    assert (clause, chain) in told(text)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        # What is left open or unsaid is told by the outlet, and the alternatives together.
        (
            "The mayor will say on Friday whether the bridge closes or stays open to lorries.",
            ["The mayor will say on Friday whether the bridge closes or stays open to lorries"],
        ),
        (
            "The governor has not said whether he will sign the law.",
            ["The governor has not said whether he will sign the law"],
        ),
        (
            "The annual report was notable for what it omitted: any word on the flood.",
            ["The annual report was notable for what it omitted: any word on the flood"],
        ),
        # So is what "we" who write think of it.
        (
            "Delmar Mills offers a voucher. We think that is too little.",
            ["Delmar Mills offers a voucher", "We think that is too little"],
        ),
        # So is how a speaker put it.
        (
            "That is how the coach of Osaka described the defeat to reporters.",
            ["That is how the coach of Osaka described the defeat to reporters"],
        ),
    ],
)
def test_what_the_outlet_tells(text: str, clauses: list[str]) -> None:
    assert told(text) == [(clause, []) for clause in clauses]


def test_words_of_a_quotation_are_given_once() -> None:
    text = (
        "The Coast Gazette says the vote is a “carefully kept secret” and reports that “even the oldest members of the "
        "guild, on land and at sea, say they don’t know how it will end.”"
    )
    clauses = [clause for clause, _ in told(text)]
    assert "the vote is a “carefully kept secret”" in clauses
    assert not any(clause.endswith(" say") for clause in clauses)


@pytest.mark.parametrize(
    "text",
    [
        "The bakery pays its drivers only when the flour arrives from Lomé.",
        "The bakery only pays its drivers when the flour arrives from Lomé.",
    ],
)
def test_what_holds_in_one_case_alone_is_told_with_it(text: str) -> None:
    assert [clause for clause, _ in told(text)] == [text.rstrip(".")]


def test_a_clause_that_only_grants_something_stands_alone() -> None:
    text = "The bakery praised its new drivers, though it only hired two old men from Lomé."
    assert len(told(text)) == 2


def test_a_term_in_quotation_marks_is_no_clause() -> None:
    text = "The army wants to keep its “don't look, don't tell” rule for young recruits."
    assert [clause for clause, _ in told(text)] == [text.rstrip(".")]


@pytest.mark.parametrize(
    ("text", "clause", "chain"),
    [
        # An aside says who put it so …
        (
            "As the ferryman put it, the lake has gone to sleep for the winter.",
            "the lake has gone to sleep for the winter",
            ["the ferryman"],
        ),
        (
            "The rule, as a clerk puts it, feeds the rich and starves the poor.",
            "The rule … feeds the rich and starves the poor",
            ["a clerk"],
        ),
        # … where it is no part of one clause of several, and nothing is put on a shelf or sung.
        ("As a clerk put it on the shelf, the lamp fell and broke.", "the lamp fell and broke", []),
        (
            "The dam had cracked in March, as first reported by Harrow Valley Radio.",
            "The dam had cracked in March",
            ["Harrow Valley Radio"],
        ),
        (
            "In the last words of the song, the ferryman goes home to Lima.",
            "In the last words of the song, the ferryman goes home to Lima",
            [],
        ),
        # What is quoted "as saying" is whose it is, by the outlet's hand.
        (
            "The bishop was quoted by Radio Delta as saying that the bells would ring on Sunday.",
            "the bells would ring on Sunday",
            ["Radio Delta", "The bishop"],
        ),
        (
            "The Cork Herald quoted a miner as saying that the lamps had failed twice.",
            "the lamps had failed twice",
            ["The Cork Herald", "a miner"],
        ),
        # Who disproves a claim is no hand of it; who bears it out may be.
        (
            "His claim that he had never seen the lamps was contradicted by a photograph.",
            "he had never seen the lamps",
            ["His"],
        ),
        # Who dismisses what others claim does not say it.
        (
            "The guild rejected claims by two potters that the kiln was cracked.",
            "claims by two potters that the kiln was cracked",
            ["The guild"],
        ),
        # Nor is what happened "contrary to" a claim the claim, nor is anything said in what it is contrary to.
        (
            "Contrary to claims by the guild, the kiln cracked twice in May.",
            "the kiln cracked twice in May",
            [],
        ),
        (
            "According to claims by the guild, the kiln cracked twice in May.",
            "the kiln cracked twice in May",
            ["claims by the guild"],
        ),
        (
            "Contrary to rumours, the abbot did not resign on Sunday, his lawyer said.",
            "the abbot did not resign on Sunday",
            ["his lawyer"],
        ),
        # What is told of a noun of saying is no part of what it says.
        (
            "The mayor's fears that the ferry would sink were mocked in the harbour.",
            "the ferry would sink",
            ["The mayor"],
        ),
        (
            "The mayor fears that the ferry would sink and that the pilots were drunk.",
            "the ferry would sink and that the pilots were drunk",
            ["The mayor"],
        ),
        # A figure that others remark on is not theirs, nor the sentence around what they say in a relative clause.
        (
            "Fever has spread to six villages near Goma, a pace that nurses say has not been seen in years.",
            "Fever has spread to six villages near Goma",
            [],
        ),
        (
            "The tunnel, which engineers say costs too much, will get two pumps in May.",
            "The tunnel, … , will get two pumps in May",
            [],
        ),
        (
            "Judges say the tunnel, which costs too much, will get two pumps in May.",
            "the tunnel, … , will get two pumps in May",
            ["Judges"],
        ),
        # A bracket keeps its source to itself.
        (
            "The chapel (sold in 1911, according to the parish book) burned down on Sunday.",
            "The chapel (sold in 1911, according to the parish book) burned down on Sunday",
            [],
        ),
        # Others who disagree are told of by the outlet, and so is what calls itself the truth.
        (
            "The keeper thinks that the wolves came from the north. Biologists at Turin disagree.",
            "Biologists at Turin disagree",
            [],
        ),
        (
            "Growers claim that the dam is empty. The truth is that it holds enough for a year.",
            "The truth is that it holds enough for a year",
            [],
        ),
        (
            "The keeper says that the wolves came from the north. They disagree with dogs and eat at night, she says.",
            "They disagree with dogs and eat at night",
            ["The keeper"],
        ),
        # Of a document that spoke the outlet tells who signed it.
        (
            "The audit found that the pumps were rusty. It was signed by two clerks in Lima.",
            "It was signed by two clerks in Lima",
            [],
        ),
        (
            "The audit found that the pumps were rusty. Its authors blame the harbour board, the audit says.",
            "Its authors blame the harbour board",
            ["The audit"],
        ),
        # What a "while" sets beside it is another's, if that other says it; else it stays the speaker's.
        (
            "Six people are dead, the clinic said, though villagers fear that many more have drowned.",
            "many more have drowned",
            ["villagers"],
        ),
        (
            "Witnesses said the boat sank at nine while the harbour office was shut for lunch.",
            "the harbour office was shut for lunch",
            ["Witnesses"],
        ),
        # Who only agrees with what was told has not told it.
        (
            "The guild warned that the kiln would burst by Easter, and the council agreed.",
            "the kiln would burst by Easter",
            ["The guild"],
        ),
        (
            "The kiln burst at Easter, and the council said that the guild had been warned.",
            "the guild had been warned",
            ["the council"],
        ),
        # To thank somebody is an act.
        ("The bishop thanked the divers, who he said had saved nine lives.", "The bishop thanked the divers", []),
        # A closing verb takes what stands before it, in a headline without a verb too.
        ("The chapel is full of rats, its priest has admitted.", "The chapel is full of rats", ["its priest"]),
        ("No talks before Easter, the abbot said. He left for Lima.", "No talks before Easter", ["the abbot"]),
        ("The vicar said grace before lunch.", "The vicar said grace before lunch", []),
        # Words that the parser gives to the name after them, and a lone verb that a tagger takes for told.
        ("The potters will be gone for good, a guild official said.", "The potters will be gone for good", None),
        (
            "According to the abbot, who said a novice had rung the bell, the roof fell before noon.",
            "the roof fell before noon",
            ["the abbot"],
        ),
    ],
)
def test_whose_word_a_careful_reader_sees(text: str, clause: str, chain: list[str] | None) -> None:
    hands = dict(told(text))
    assert clause in hands
    assert chain is None or hands[clause] == chain


@pytest.mark.parametrize(
    ("text", "clause", "chain"),
    [
        # A quotation is whose source and cue close it.
        (
            "“How long did the lamp burn?” a juror asked the miner. “It went out at ten o'clock,” he answered.",
            "How long did the lamp burn",
            ["a juror"],
        ),
        (
            "“The lamp went out at ten,” a miner told the juror. “It had no oil,” he added.",
            "It had no oil",
            ["a miner"],
        ),
        (
            "“Were you ever paid for the lamps?” the judge asked. “Not once in nine years,” Ms. Bell said.",
            "Were you ever paid for the lamps",
            ["the judge"],
        ),
        (
            "“Were you ever paid for the lamps?” the judge asked. “Not once in nine years,” Ms. Bell said.",
            "Not once in nine years",
            ["Ms. Bell"],
        ),
        # What a juror asked is the juror's question.
        (
            "Asked by a juror why he had left the pit, the miner said that the lamps had failed.",
            "why he had left the pit",
            ["a juror"],
        ),
        (
            "Asked by a juror why he had left the pit, the miner said that the lamps had failed.",
            "the lamps had failed",
            ["the miner"],
        ),
        (
            "Ivan Rao gave a speech on Sunday in which he said that the miners were lazy.",
            "the miners were lazy",
            ["Ivan Rao"],
        ),
        # A name that somebody gives is part of who speaks; so is not what somebody is not allowed to do.
        (
            "“The mast was cut with a saw,” said a harbour guard who was not allowed to speak to the press.",
            "The mast was cut with a saw",
            ["a harbour guard who was not allowed to speak to the press"],
        ),
        (
            "A harbour source who spoke to Radio Delta said that the mast had been cut.",
            "the mast had been cut",
            ["Radio Delta", "A harbour source who spoke to Radio Delta"],
        ),
        ("Divers, some in tears, said the hull had split in two.", "the hull had split in two", ["Divers"]),
        # A parliament hears, and publishes nothing.
        (
            "Chancellor Ana Lind told the Bundestag that the tax would go in May.",
            "the tax would go in May",
            ["Chancellor Ana Lind"],
        ),
        (
            "Chancellor Ana Lind told the Courier that the tax would go in May.",
            "the tax would go in May",
            ["the Courier", "Chancellor Ana Lind"],
        ),
        # Scholars say what they suggest, as ruins do not.
        (
            "Geologists suggest that the lava may have come from the north.",
            "the lava may have come from the north",
            ["Geologists"],
        ),
        (
            "The ruins suggest that the lava came from the north.",
            "The ruins suggest that the lava came from the north",
            [],
        ),
        # What came is set against what was promised, by the outlet; what else is promised is not.
        (
            "The mayor pledged that the pool would open in June, but in July it was still full of mud.",
            "in July it was still full of mud",
            [],
        ),
        (
            "The mayor pledged that the pool would open in June but that swimmers would have to pay.",
            "swimmers would have to pay",
            ["The mayor"],
        ),
        # What they say of a thing is no more than the clause in which they say it.
        (
            "Divers using a net from Lima have caught a fish that, they say, glows at night.",
            "Divers using a net from Lima have caught a fish",
            [],
        ),
        (
            "The old pier, divers say, is sinking by an inch each year.",
            "The old pier … is sinking by an inch each year",
            None,
        ),
        # Who replies has replied, and a people is no outlet.
        (
            "“Where did the money go?” Ana Rao asked the clerk. “It went to the bank in Lima,” the clerk replied.",
            "It went to the bank in Lima",
            ["the clerk"],
        ),
        (
            "The harbour master told the Danes that the ferry would sail at dawn.",
            "the ferry would sail at dawn",
            ["The harbour master"],
        ),
        # A semicolon sets apart what another puts at a number; what nobody else says stays the speaker's.
        (
            "The clinic said six people were hurt; the council put the number at 32.",
            "six people were hurt",
            ["The clinic"],
        ),
        (
            "The clinic said six people were hurt; the ward was full.",
            "six people were hurt; the ward was full",
            ["The clinic"],
        ),
        # What comes after what is not told is no word of who does not tell it, nor what neither of two would say.
        (
            "Papers won't tell you this, but the pier is full of holes. Divers say it will fall.",
            "the pier is full of holes",
            [],
        ),
        (
            "Neither the guild nor the mayor would say how many lamps had failed.",
            "Neither the guild nor the mayor would say how many lamps had failed",
            [],
        ),
        ("The guild would say how many lamps had failed.", "how many lamps had failed", ["The guild"]),
        # What others blame is told by the outlet.
        (
            "“The wool is late again,” said Ana Rao, a weaver from Cork. The guild blames the rain in May.",
            "The guild blames the rain in May",
            [],
        ),
        # A quotation ends where its mark stands; what is said after it needs a cue of its own.
        (
            "“The wool,” said Ana Rao, a weaver from Cork, “is late again this year.” The guild blames the rain.",
            "The guild blames the rain",
            [],
        ),
        (
            "“The wool,” said Ana Rao, a weaver from Cork, “is late again this year.” She said the guild was broke.",
            "the guild was broke",
            ["Ana Rao"],
        ),
        # An outlet that tells that somebody said so keeps the quotation.
        (
            "“I will not sell the pier,” she said after a meeting with Bell, according to the Cork Herald.",
            "I will not sell the pier",
            ["the Cork Herald", "she"],
        ),
        # A court holds that something is so, who holds a thing does not.
        ("In the print she holds what looks like a lamp.", "In the print she holds what looks like a lamp", []),
        ("The High Court held 4-1 that the toll was unlawful.", "the toll was unlawful", ["The High Court"]),
    ],
)
def test_who_speaks_as_a_careful_reader_sees(text: str, clause: str, chain: list[str] | None) -> None:
    hands = dict(told(text))
    assert clause in hands
    assert chain is None or hands[clause] == chain


@pytest.mark.parametrize(
    ("text", "clause", "chain"),
    [
        # What the one of whom it is found does stays found.
        (
            "The inspectorate ruled that the guild hid the leak and banned its potters from the yard.",
            "banned its potters from the yard",
            ["The inspectorate"],
        ),
        # A clause with a single word of content is told where it is all that somebody says.
        ("Nurses say he is asleep.", "he is asleep", ["Nurses"]),
        ("The harbour police said there had been a mutiny.", "there had been a mutiny", ["The harbour police"]),
        # Who only answers "this" has said nothing.
        ("The nurses say the ward is full of rats. The clinic disputes this.", "The clinic disputes this", []),
        ("The nurses say the ward is full of rats. The clinic says this is a lie.", "this is a lie", ["The clinic"]),
        # Lawyers speak to a court, which is no outlet.
        (
            "Lawyers for the abbot told the Four Courts that he had been in Rome.",
            "he had been in Rome",
            ["Lawyers for the abbot"],
        ),
        # Nothing that stands behind the next full stop closes a quotation.
        (
            "The diary says that the abbot was “afraid of wolves”. The bishop has not replied.",
            "the abbot was “afraid of wolves”",
            ["The diary"],
        ),
        (
            "The diary says that the abbot was afraid. “There are no wolves here,” the bishop replied.",
            "There are no wolves here",
            ["the bishop"],
        ),
        # Who is quoted speaks, by way of who quotes.
        (
            "The keeper quoted the bishop: “The lamp went out at nine and nobody came.”",
            "The lamp went out at nine and nobody came",
            ["The keeper", "the bishop"],
        ),
        # Whom an outlet is quoting stands behind it, wherever the grammar hangs the quoting.
        (
            "State radio, quoting the Harbour Guard, said four boats had been sunk near Cork.",
            "four boats had been sunk near Cork",
            ["State radio", "the Harbour Guard"],
        ),
        # Pictures and books in which somebody speaks carry the word.
        (
            "The drummer wrote on Instagram that the band would never play in Lima again.",
            "the band would never play in Lima again",
            ["Instagram", "The drummer"],
        ),
        # Where somebody is quoted in a name, that is an outlet; where somebody wrote in a town, it is none.
        (
            "The abbot was quoted in La Gaviota Libre as saying that the bells were sold.",
            "the bells were sold",
            ["La Gaviota Libre", "The abbot"],
        ),
        ("The abbot wrote in Lima that the bells were sold in May.", "the bells were sold in May", ["The abbot"]),
        # "It" is who is told of in the same sentence where nobody spoke before, "they" no single man.
        (
            "The airline expects a loss in May, it said in a letter.",
            "The airline expects a loss in May",
            ["a letter", "The airline"],
        ),
        (
            "The guild said the wool was late. The firm owes the weavers for three months, it said.",
            "The firm owes the weavers for three months",
            ["The guild"],
        ),
        (
            "The guild said the wool was late.\n\nThe firm owes the weavers for three months, it said.",
            "The firm owes the weavers for three months",
            ["The firm"],
        ),
        (
            "The owner blamed the team. The team have not seen a penny since May, they say.",
            "The team have not seen a penny since May",
            ["The team"],
        ),
        # In "it was she who" the outlet tells who did what.
        ("It was Ana who first heard the bells.", "It was Ana who first heard the bells", []),
        # After "according to" the outlet goes on with what is another's and new; an outlet's report may be all told.
        (
            "Nine sailors were burned, according to a clinic in Cork. The captain had fallen asleep on the bridge.",
            "The captain had fallen asleep on the bridge",
            [],
        ),
        (
            "Nine sailors were burned, according to a clinic in Cork. Three of them are still in a coma.",
            "Three of them are still in a coma",
            ["a clinic in Cork"],
        ),
        # So it does after a quotation.
        (
            "“No more wool,” the weaver wrote. “The moths say nine weeks.” The fair was to have opened in Cork.",
            "The fair was to have opened in Cork",
            [],
        ),
        # "I" outside of quotation marks is who writes.
        ("I asked the ferryman whether the lake was deep.", "I asked the ferryman whether the lake was deep", []),
        (
            "“I asked the ferryman whether the lake was deep,” said Ana Rao.",
            "I asked the ferryman whether the lake was deep",
            ["Ana Rao"],
        ),
        # A quotation of one word of content is told too; so is whose an "it" is in the same sentence.
        ("“We were lucky,” said the pilot, Ana Rao.", "We were lucky", ["the pilot, Ana Rao"]),
        (
            "The bank's profit halved, it said, because of floods at two branches.",
            "The bank's profit halved … because of floods at two branches",
            ["The bank"],
        ),
        (
            "A trader blames the mayor. The crew have left the ship, they said.",
            "The crew have left the ship",
            ["The crew"],
        ),
        (
            "According to a school in Cork, nine pupils caught it. The school has two wells.",
            "The school has two wells",
            [],
        ),
        # The outlet tells what went on as somebody was quoted, and a word of the speaker's goes on after a quotation.
        (
            "“They had no right to sink it,” Ana Rao said as boats with guards passed beside her.",
            "boats with guards passed beside her",
            [],
        ),
        (
            "Nine sailors were burned, according to a clinic in Cork. The sailors were between 19 and 30 years old.",
            "The sailors were between 19 and 30 years old",
            ["a clinic in Cork"],
        ),
        # Who closes a sentence does not say what another says in the one before.
        (
            "“A diver with a lamp said the wreck was empty. The mast was gone, the officer said, and so was the bell.”",
            "the wreck was empty",
            ["A diver with a lamp"],
        ),
        # What somebody told a man is told, wherever the parser hangs it.
        (
            "According to the diary, Novak told a detective that he had sunk the ferry. Divers found nothing.",
            "he had sunk the ferry",
            ["the diary", "a detective", "Novak"],
        ),
        (
            "According to the diary, Novak told a bargeman that he had sunk the ferry. Divers searched in vain.",
            "Divers searched in vain",
            [],
        ),
    ],
)
def test_who_speaks_in_reports_of_many_kinds(text: str, clause: str, chain: list[str]) -> None:
    hands = dict(told(text))
    assert clause in hands
    assert hands[clause] == chain


def test_what_reads_is_what_was_found_and_not_where() -> None:
    parsed = parse(
        Report("r1:w", "whose.txt", "", text := "A card found in the van read: “Forgive me.”", (Span(0, 43),))
    )
    assert [k.span.of(text) for s in attribute(parsed, mention(parsed)) for k in s.chain] == ["A card"]


def test_a_clause_does_not_end_on_what_leads_to_who_speaks() -> None:
    text = "The minister later withdrew his speech in which he said that the potters were lazy."
    assert [clause for clause, chain in told(text) if not chain] == ["The minister later withdrew his speech"]


@pytest.mark.parametrize(
    ("text", "clause", "chain"),
    [
        # What no comma sets off again stands beside nobody's name.
        (
            "He had come back from Peru, a doctor at the clinic said.",
            "He had come back from Peru",
            ["a doctor at the clinic"],
        ),
        (
            "Ana Ruiz, a doctor at the clinic, said that the kiln was safe.",
            "the kiln was safe",
            ["Ana Ruiz, a doctor at the clinic"],
        ),
        # A participle tells of the noun alone by whom it was told.
        ("The sale, first reported by the Courier, would cost 40 jobs.", "The sale, … , would cost 40 jobs", []),
        (
            "A sale of the mill, the Courier reported, would cost 40 jobs.",
            "A sale of the mill … would cost 40 jobs",
            ["the Courier"],
        ),
        # What an outlet "understands" at the end of a sentence it tells; else it is an act.
        (
            "The mill will be sold on Monday, the Courier understands.",
            "The mill will be sold on Monday",
            ["the Courier"],
        ),
        (
            "Ana Ruiz understands the harm that the mill has done.",
            "Ana Ruiz understands the harm that the mill has done",
            [],
        ),
        # What a decree lets others do is what it does.
        (
            "The decree would let mayors choose who is paid first.",
            "The decree would let mayors choose who is paid first",
            [],
        ),
        # How large somebody puts something is his word, in sizes that are no numbers, and of one that is "it".
        ("The union says it rained. The bank put the loss at a third.", "put the loss at a third", ["The bank"]),
        (
            "The union said that 40,000 had come. The Courier put it at 9,000 people.",
            "put it at 9,000 people",
            ["The Courier"],
        ),
        (
            "Witnesses said the boat sank at about nine, while the harbour office put the time at 8.40 p.m.",
            "put the time at 8.40 p.m.",
            ["the harbour office"],
        ),
        ("The police put it in a drawer with the lamps.", "The police put it in a drawer with the lamps", []),
        # No one is nobody's source.
        (
            "No one told him the ferry was about to sink, the captain said.",
            "No one told him the ferry was about to sink",
            ["the captain"],
        ),
        # Where "we" stands without marks the outlet speaks again; a "you" is nobody's word.
        ("The guild says the mill is sound. Our inspection found two cracks.", "Our inspection found two cracks", []),
        ("“It is sound,” the guild said. “Our men found no cracks.”", "Our men found no cracks", ["the guild"]),
        ("You know that the mill has burned.", "the mill has burned", []),
        # A verb before its subject, right behind a quotation, says it, whichever it is; who speaks next does not.
        ("“Must we go?” bellowed the bishop. They must, she said.", "Must we go", ["the bishop"]),
        ("“Must we go?” she said. The bishop laughed until dawn.", "The bishop laughed until dawn", []),
        # "Which" is who can speak.
        (
            "The sale led to a rebuke from the guild, which said that the bells were sold.",
            "the bells were sold",
            ["the guild"],
        ),
        (
            "The sale led to a letter from the guild, which said that the bells were sold.",
            "the bells were sold",
            ["a letter", "the guild"],
        ),
        # An outlet tells what documents show.
        (
            "Letters show that the bishop sold the bells, the Courier reports.",
            "Letters show that the bishop sold the bells",
            ["the Courier", "Letters"],
        ),
        ("The Herald stands by the story on the bells.", "The Herald stands by the story on the bells", []),
        # What somebody neither confirms nor denies nobody says.
        (
            "The guild would neither confirm nor deny that the bells had been sold.",
            "The guild would neither confirm nor deny that the bells had been sold",
            [],
        ),
        ("The guild denied that the bells had been sold.", "the bells had been sold", ["The guild"]),
        # Who is found speaking, wherever that was; not who looks on, nor where it was.
        (
            "Several divers told of their anger on Monday after the harbour master was caught on film saying that the "
            "pier is a rotten heap.",
            "the pier is a rotten heap",
            ["the harbour master"],
        ),
        (
            "Canon Ewan Roy was caught on a live microphone saying that the choir was “noise”.",
            "the choir was “noise”",
            ["Canon Ewan Roy"],
        ),
        (
            "The bishop was overheard telling a canon that the bells were gone.",
            "that the bells were gone",
            ["The bishop"],
        ),
        (
            "A tape of the night has the pilot saying that “the left wing is heavy”.",
            "the left wing is heavy",
            ["the pilot"],
        ),
        # A name behind a comma says who the governor is, also where the parser gives it another verb.
        (
            "According to the governor, Timur Asanov, the shaft had been closed for repairs since May.",
            "the shaft had been closed for repairs since May",
            ["the governor, Timur Asanov"],
        ),
        (
            "According to the governor, Asanov Mining had closed the shaft in May.",
            "Asanov Mining had closed the shaft in May",
            ["the governor"],
        ),
        # Who "they" are in a quotation is not told: the words stay the speaker's.
        (
            "Parents dispute the sum. Ines Vidal said a builder had named half of it. “We asked for the survey. They "
            "say it is secret,” she said.",
            "They say it is secret",
            ["she"],
        ),
        (
            "Ines Vidal said a builder had named half of the sum. “The council says the survey is secret,” she said.",
            "the survey is secret",
            ["she", "The council"],
        ),
        # The speaker at a sentence's end is no title of whom the words before the comma name.
        (
            "The count stood at 51 against 44 for the challenger's Mila Sorin, the Harbour Commission said on Monday. "
            "Turnout fell, the commission said.",
            "Turnout fell",
            ["the Harbour Commission"],
        ),
        # "It" at a sentence's end is who the sentence is about, where others have spoken since another spoke.
        (
            "Delmar Mills said the sacks were safe. Omar Fall said he had seen mould. The Food Office has opened an "
            "inquiry into when Delmar knew, it said.",
            "The Food Office has opened an inquiry into when Delmar knew",
            ["The Food Office"],
        ),
        # A verb goes with its subject, though the parser gives that to the cue.
        (
            "A ferry rammed a stationary barge near Korva Falls on Tuesday, drowning two people, police said.",
            "A ferry rammed a stationary barge near Korva Falls on Tuesday",
            ["police"],
        ),
        (
            "Among the dead was the driver of the express, police Chief Superintendent Ines Rao told reporters.",
            "Among the dead was the driver of the express",
            ["police Chief Superintendent Ines Rao"],
        ),
        # Whom an outlet cites stands behind it, also where a clause on the outlet says so.
        (
            "According to Delta Newswire, which cited two people briefed on the matter, the thieves had had keys "
            "since May.",
            "the thieves had had keys since May",
            ["Delta Newswire", "two people briefed on the matter"],
        ),
        # An owner that is a body by its name is "it".
        (
            "Eleven were hurt, according to the Harbour Office. The ferry's owner, Korva Lines, said the siren had "
            "sounded. It said that the fire broke out in a van.",
            "the fire broke out in a van",
            ["The ferry's owner, Korva Lines"],
        ),
        # So does who warns of it, behind a comma.
        (
            "The cap that the council passed on Monday would mean 900 fewer homes, the Builders' League warned Friday.",
            "The cap that the council passed on Monday would mean 900 fewer homes",
            ["the Builders' League"],
        ),
        # A steward is no Steward.
        (
            "The sale pleased Vik. Nobody knew of it, shop steward Lise Lund said. “I heard it on the tram,” she said.",
            "I heard it on the tram",
            ["Lise Lund"],
        ),
        # Where a film stood has not spoken.
        ("A film passed round on Telegram claims that the dam has burst.", "the dam has burst", ["A film"]),
        # Where a sentence is all that somebody says, and then who, it needs no verb that the parser sees.
        ("Ferry hit by a crane, inquest finds.", "Ferry hit by a crane", ["inquest"]),
        # Who urges somebody speaks, as who asks does.
        (
            "The bridge is safe, the board said, and urged drivers to stay calm.",
            "urged drivers to stay calm",
            ["the board"],
        ),
        # Who speaks in the middle of a sentence says all of it, and who closes one does, whoever else speaks in it.
        (
            "Hunger, she told the fishermen's congress in Osk, is a bell that nobody in the palace can hear.",
            "Hunger … is a bell that nobody in the palace can hear",
            ["she"],
        ),
        (
            "Ms. Vela's account, though, was backed in part by two of the abbot's clerks, who were questioned by "
            "guards and told them that Ms. Vela had shown them the lock, two people close to the inquiry have said.",
            "told them that Ms. Vela had shown them the lock",
            ["two people close to the inquiry"],
        ),
        # Whether a thing is so nobody says who examines it, is silent on it or focuses on it.
        (
            "Magistrates in Talca are examining whether the board knew that the dam had cracked.",
            "Magistrates in Talca are examining whether the board knew that the dam had cracked",
            [],
        ),
        (
            "The governor was silent on whether she would sign the treaty.",
            "The governor was silent on whether she would sign the treaty",
            [],
        ),
        # What says more of what an act is about is the outlet's.
        (
            "Senator Leo Brandt assailed three mills on Sunday that have been hostile to the guild since 1990.",
            "that have been hostile to the guild since 1990",
            [],
        ),
        # A law that is passed is the outlet's to tell, a word of it quoted or not.
        (
            "The assembly passed a charter that would cap rents in every “free quarter” of the town.",
            "The assembly passed a charter",
            [],
        ),
        # What befell somebody's son is not cut from him, where the parser takes it for what befell that one.
        (
            "The guild had support from one man on Sunday: Leo Brandt, whose 6-year-old son, Ivo, was killed.",
            "Leo Brandt, whose 6-year-old son, Ivo, was killed",
            [],
        ),
        # What a law requires, includes or bans nobody says, nor what else hangs on it.
        (
            "The second levy would require mills that burn peat to publish the names of villages that they buy from.",
            "that burn peat to publish the names of villages that they buy from",
            [],
        ),
        (
            "The harbour charter includes rules naming Monday a day of rest and barring ships that carry coal.",
            "naming Monday a day of rest",
            [],
        ),
        ("Custom dictates that captains leave the ship last.", "Custom dictates that captains leave the ship last", []),
        # What somebody holds a thing to be is that one's word, by whichever verb.
        (
            "Sailors castigated the treaty as a gift to smugglers.",
            "castigated the treaty as a gift to smugglers",
            ["Sailors"],
        ),
        # Several papers are not the one of whom they tell.
        (
            "The subpoenas, signed by prosecutors under Magistrate Ana Ruiz, seek letters. The subpoenas issued this "
            "week show that the guild is under suspicion.",
            "The subpoenas issued this week show that the guild is under suspicion",
            [],
        ),
        # A second clause on one noun says whose it is in its midst.
        (
            "Crews looked for the cause of a blast that union leaders blamed on the owner and that Delta Lines said "
            "had been caused by rust.",
            "had been caused by rust",
            ["Delta Lines"],
        ),
    ],
)
def test_who_says_it_and_who_only_stands_beside(text: str, clause: str, chain: list[str]) -> None:
    hands = dict(told(text))
    assert clause in hands
    assert hands[clause] == chain


def test_of_two_headlines_in_one_a_speaker_closes_the_second() -> None:
    text = "Nine dead in Korva tunnel crash; brakes had been reported faulty, union says"
    parsed = parse(Report("r1:w", "whose.txt", "", text, (Span(0, len(text)),), headline=Span(0, len(text))))
    made = {words(each, text): [k.span.of(text) for k in each.chain] for each in attribute(parsed, mention(parsed))}
    assert made == {"Nine dead in Korva tunnel crash": [], "brakes had been reported faulty": ["union"]}


def test_that_an_outlet_reveals_it_is_no_clause() -> None:
    text = "The striker will earn 90,000 crowns a week until 2028, the Whistle can reveal."
    parsed = parse(Report("r1:w", "whose.txt", "", text, (Span(0, len(text)),), publisher="Daily Whistle"))
    made = [(words(each, text), each.voice) for each in attribute(parsed, mention(parsed))]
    assert made == [("The striker will earn 90,000 crowns a week until 2028", "own")]


def test_who_said_it_is_no_clause_of_its_own() -> None:
    text = (
        "No fewer than 60 trucks crossed on Monday, the United Nations said, compared with more than 500 a day before."
    )
    found = told(text)
    assert "the United Nations said" not in [clause for clause, _ in found]


def test_who_says_what_is_drawn_out_of_a_clause_does_not_end_the_one_before() -> None:
    clauses = dict(told("Union members planned a parade on Sunday that they said could close the bridge."))
    assert clauses == {
        "Union members planned a parade on Sunday": [],
        "could close the bridge": ["Union members"],
    }


def test_that_another_said_it_is_not_the_others_word() -> None:
    text = "The Courier reported that Rao had told the board on Monday that the dam held."
    assert told(text) == [("the dam held", ["The Courier", "Rao"])]
