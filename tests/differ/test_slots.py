"""What only looks like a difference: words that hedge, deny or count nothing where they stand."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial

import pytest

from rashomon.attribute import attribute
from rashomon.attribute.tagger import Tagged
from rashomon.differ import differ
from rashomon.differ.around import around
from rashomon.differ.reading import Reader
from rashomon.differ.values import compatible, rounds
from rashomon.link import link
from rashomon.model import Analysis, Claim, Index, Parse, Published, Quantity, Reading, Report, Span, Statement, Story
from rashomon.parse import parse
from rashomon.pipeline import Pipeline, analyse_report


@cache
def parsed(text: str) -> Parse:
    """The parse of a text: each stands on both sides in turn, and the parser is most of what a row costs."""
    return parse(Report("r1:t", "t.txt", "", text, (Span(0, len(text)),)))


OWN = replace(
    Pipeline(),
    parse=lambda report: replace(parsed(report.text), report=report),
    attribute=partial(attribute, tagger=lambda parse: Tagged(())),
)


def slots(left: str, right: str, pipeline: Pipeline = OWN) -> set[str]:
    """The slots in which two one-sentence reports part that are taken for one claim."""
    texts = (("a", left), ("b", right))
    analyses = [analyse_report(Report(f"r1:{n}", f"{n}.txt", "", t, (Span(0, len(t)),)), pipeline) for n, t in texts]
    story = Story("y1:t", tuple(analyses))
    first = [analysis.statements[0] for analysis in analyses]
    claim = Claim("c1:t", tuple(Reading(s.report, s.id, s.span) for s in first), 1.0, first[0].id)
    return {difference.on for difference in differ(story, link(story), (claim,))}


@pytest.mark.parametrize(
    ("left", "right", "slot", "parts"),
    [
        # Some of a number are that number; nobody has done more than who has done most.
        ("Five people were shot in Osk.", "Two of five people shot in Osk were brothers.", "number", False),
        (
            "Vega has done more to mend the roads than any of her rivals.",
            "No candidate has done more to mend the roads than Governor Vega.",
            "polarity",
            False,
        ),
        # An age is that of the name beside it, and what is told of two persons parts in nothing.
        (
            "The two men killed are Tom Vane, 22, and Leo Marsh, 24.",
            "The dead were named as 22-year-old Tom Vane and 24-year-old Leo Marsh.",
            "number",
            False,
        ),
        ("Ana Lunde, 23, was charged in Osk.", "Ana Lunde, 32, was charged in Osk.", "number", True),
        ("Vane was freed from jail on bond on May 4.", "Marsh was freed from jail on bond on May 9.", "date", False),
        # Some of whom are counted.
        ("Two teen victims were hurt in Osk.", "Three victims were hurt in Osk.", "number", False),
        # One more of a kind is no other name for the first.
        (
            "Vane's body was found in a ditch by the mill.",
            "Marsh's body was also found in a ditch by the mill.",
            "person",
            False,
        ),
        # Who is accused of an act is not left open by the raid that did it.
        ("Tom Vane is accused of killing a boy in a raid.", "It was a raid that killed a boy.", "certainty", False),
        # A hedge counts; a word that only looks like one does not.
        ("The dam will burst.", "The dam could burst.", "certainty", True),
        # What a verb above makes likely is more than what may be; two of one degree are alike.
        (
            "The treaty is expected to be ratified at a session of the upper house in Oran.",
            "The treaty could be ratified when senators meet this week.",
            "certainty",
            True,
        ),
        (
            "The treaty is expected to be ratified at a session of the upper house in Oran.",
            "The treaty is likely to be ratified when senators meet this week.",
            "certainty",
            False,
        ),
        ("Rebels set fire to the depot.", "Rebels burned the depot.", "certainty", False),
        ("The suspect fled to Nairobi.", "The gunman fled to Nairobi.", "certainty", False),
        # The other side hedges too, in another place.
        ("The port may close.", "The port is the one that officials expect to close.", "certainty", False),
        # What somebody waits for need not come.
        ("Guards held the gate until the crowd might leave.", "The crowd left.", "certainty", False),
        # A speed is one however it is spelt; a share of "that" is of what stands elsewhere.
        (
            "The tram was doing 74mph, one mile below the limit.",
            "The tram was doing 74 miles an hour.",
            "number",
            False,
        ),
        (
            "The tram was doing 74mph in the tunnel.",
            "The tram was doing 84 miles an hour in the tunnel.",
            "number",
            True,
        ),
        ("Delmar has offered half of that.", "Delmar has offered 6 percent.", "number", False),
        ("Delmar lost a tenth of its fleet.", "Delmar lost 20 percent of its fleet.", "number", True),
        # How long what is named goes on is one length, whatever is done with it; a length of another thing is none.
        (
            "The mayor declared two days of public mourning.",
            "Three days of mourning are being observed.",
            "number",
            True,
        ),
        ("The mayor declared two days of mourning.", "Three days of talks are being held.", "number", False),
        # Who are called by one name are one group, if there are about as many.
        (
            "Four members of the Agrarian Party voted for the bill.",
            "Five Agrarians had the nerve to side with the left.",
            "number",
            True,
        ),
        (
            "Four members of the Agrarian Party voted for the bill.",
            "Nineteen Agrarians had the nerve to side with the left.",
            "number",
            False,
        ),
        # One sum of one month is one, in whatever verb; of two acts of other times it may be a part.
        (
            "Marken was fined 60,000 euros in February over flares.",
            "In February it paid 80,000 euros for flares.",
            "number",
            True,
        ),
        # The shares of two are none of one, and what a figure came from is told too.
        ("Rosa Ruiz won 52 percent of the vote.", "Peter Lund won 50 percent of the vote.", "number", False),
        ("Rosa Ruiz won 52 percent of the vote.", "Rosa Ruiz won 50 percent of the vote.", "number", True),
        ("Pollsters put her at 52 percent of the vote.", "The President had 50 percent of the vote.", "number", False),
        (
            "Delmar said 70 trams were running.",
            "Delmar said 90 trams were running on Tuesday, up from 70 on Monday.",
            "number",
            False,
        ),
        ("The strike ends at midnight on Wednesday.", "The strike ends on Wednesday night.", "date", False),
        # A time of one act is not held against the time of another that is told beside it, or before which it is.
        (
            "Governor Ana Ruiz intends to sign the bill on 2 May 2031.",
            "The teachers would strike on 4 May 2031 if Governor Ana Ruiz signed the bill.",
            "date",
            False,
        ),
        (
            "Members must pass this bill to fund the ferries on 4 May 2031.",
            "Members need to pass the bill to fund the ferries before the new council takes over in June 2031.",
            "date",
            False,
        ),
        # Two places in one row; what goes on has a second day and a third.
        ("The blaze began on the third floor of the mill.", "The blaze began on the fourth floor.", "number", True),
        (
            "The blaze raged for a third day at the mill.",
            "The blaze raged at the mill for a fourth day.",
            "number",
            False,
        ),
        # One person's age, whoever else is listed.
        (
            "Among the dead are Josef Kern, 81, and Rosa Holt, 67.",
            "Rosa Holt, 69, was one of the victims.",
            "number",
            True,
        ),
        # Those in a critical condition are but some of the hurt.
        (
            "The fire injured 27 people.",
            "The fire left four people injured and in a critical condition.",
            "number",
            False,
        ),
        # Beside those in a serious condition, and beside the dead, all who are in hospital are told.
        (
            "Eighteen people were in hospital, two of them in serious condition.",
            "26 people are hospitalised and two have died.",
            "number",
            True,
        ),
        # People as such, who may be counted as what they are; not two amounts of which one is far beyond the other.
        ("Nine men came out of the flooded cave.", "Rescuers pulled eight divers from the cave.", "number", True),
        ("The ferry carried 300 people.", "The ferry carried 40 sailors.", "number", False),
        # What was scored in one season is not all that was scored.
        ("Falk scored 28 goals last season.", "Falk scored 61 goals for Norvik.", "number", False),
        # What may not go beyond a bound may reach it.
        (
            "Landlords may not raise the rent by more than 3 percent a year.",
            "The bill would let landlords raise the rent by 3 percent a year.",
            "number",
            False,
        ),
        # What is imminent has not come about either.
        (
            "An attack by the rebels on the harbour of Beira was imminent.",
            "The rebels could attack the harbour of Beira within days.",
            "certainty",
            False,
        ),
        # A denial hangs on those whom it names together, on "has yet to", and on somebody who is new to the reader.
        ("Neither the driver nor his aide was named.", "The driver and his aide were named.", "polarity", True),
        ("The dead man has yet to be named.", "The dead man was named as Otto Lind.", "polarity", True),
        # The same chance in two spellings, and an amount that lies beyond the other.
        ("There is a one-in-three chance of rain.", "There is a 1 in 3 chance of rain.", "number", False),
        ("There is a one-in-four chance of rain.", "There is a 1 in 3 chance of rain.", "number", True),
        ("The fund paid $10,000.", "The fund paid more than $10,000.", "number", True),
        ("The fund paid at least $10,000.", "The fund paid $12,000.", "number", False),
        ("The council signed nearly two-dozen orders.", "The council signed 23 orders.", "number", False),
        # One count of officers, whom one calls agents; a doctor is none.
        ("Four federal officers were shot and wounded.", "Three federal agents were injured.", "number", True),
        ("Four federal officers were shot and wounded.", "Three doctors were injured.", "number", False),
        # Denial on both sides, in different forms, is agreement.
        ("The treaty was not winnable.", "The treaty was unwinnable.", "polarity", False),
        ("The ministry paid the farmers.", "The ministry never paid the farmers.", "polarity", True),
        ("The union never signed.", "The union signed nothing.", "polarity", False),
        ("The port named the sailors.", "The port did not name the other sailors.", "polarity", False),
        ("The port named the sailors.", "The port did not name the sailors.", "polarity", True),
        # One out of several is no count, nor is "several".
        ("One of the miners was rescued.", "Seven miners were rescued.", "number", False),
        # Who lives together, and people of four villages.
        (
            "About 400 households with loans will pay more.",
            "It will cost 700 families with loans 90 crowns.",
            "number",
            True,
        ),
        ("About 200 people left three villages.", "Some 400 inhabitants of four villages left.", "number", True),
        ("Two ferries sank.", "Several ferries sank.", "number", False),
        ("Two ferries sank.", "Five ferries sank.", "number", True),
        # Hundreds more are an order of number; two more are a remainder.
        ("The navy fired hundreds of additional shells.", "The navy fired over a thousand shells.", "number", True),
        ("The navy fired two additional shells.", "The navy fired nine shells.", "number", False),
        # Ages of one person part, those of two people do not.
        ("Lena Okafor, 43, won the race.", "Lena Okafor, 44, won the race.", "number", True),
        ("Lena Okafor, 43, won the race.", "Rosa Vidal, 44, won the race.", "number", False),
        # An age by its decade is one of several years.
        ("Divers found a man in his 30s.", "Divers found a 45-year-old man.", "number", True),
        ("Divers found a man in his 40s.", "Divers found a 45-year-old man.", "number", False),
        ("The woman, in her mid- to late fifties, drowned.", "Ines Barros, 61, drowned.", "number", True),
        # One length in two systems.
        ("The fire burned 10 miles of track.", "The fire burned 16 kilometres of track.", "number", False),
        ("The fire burned 10 miles of track.", "The fire burned 30 kilometres of track.", "number", True),
        # The parts of one day; a night may go on into the next.
        ("The dam broke on Monday morning.", "The dam broke on Monday night.", "date", True),
        ("The dam broke on Monday night.", "The dam broke early on Tuesday.", "date", False),
        # Each share is held against the one of the same place.
        (
            "Up to 80 percent of the wells in Chad have dried up.",
            "Up to 60 per cent of wells in Chad, and 80 per cent in Mali, ran dry.",
            "number",
            True,
        ),
        # A wife is no ex-wife, whatever the parser takes the name for.
        ("Rescuers found Dlamini's wife dead.", "Rescuers found Dlamini's ex-wife dead.", "person", True),
        # One name in two spellings.
        ("Rosa Teresova won the race.", "Rosa Tereshova won the race.", "person", True),
        # Another name where the readings are surely one and all else is told alike; not where little is.
        # One name of another script, in two conventions.
        ("Omar Khaddari won the race.", "Omar Qadhari won the race.", "person", False),
        ("Lena Okafor won the race.", "Rosa Vidal won the race.", "person", True),
        ("Lena Okafor won the race.", "Rosa Vidal won a boat at the fair.", "person", False),
        ("He toured the pier with Mayor Lena Okafor.", "He saw the pier with Mayor Rosa Vidal.", "person", True),
        ("He toured the pier with Lena Okafor.", "He saw the pier with Rosa Vidal.", "person", False),
        ("Aurora Lines closed 4 percent lower.", "Polar Freight closed 4 percent lower.", "person", True),
        ("Ingrid Halvorsen, 44", "Pavel Brodsky, 61", "person", False),
        # One name in two family relations.
        ("Police found his wife, Rosa Vidal, dead.", "Police found his ex-wife, Rosa Vidal, dead.", "person", True),
        ("Lena Okafor, Vidal's cousin, saw the fire.", "Lena Okafor, Vidal's aunt, saw the fire.", "person", True),
        ("Lena Okafor, Vidal's cousin, saw it.", "Rosa Okpara, Vidal's aunt, saw it.", "person", False),
        # Lengths of time of the same act.
        ("The clerk served four months in prison.", "The clerk served more than four years in prison.", "number", True),
        ("The clerk served four months in prison.", "The clerk served about four months in prison.", "number", False),
        ("The trial lasted three days.", "The jury needed two hours.", "number", False),
        # A bill is a measure; a rough figure of three digits is not ten per cent off.
        ("The house passed 15 bills.", "The house passed 19 measures.", "number", True),
        ("The couple earned roughly $141 million.", "The couple earned $139 million.", "number", True),
        ("More than 100 people marched.", "More than 200 people marched.", "number", True),
        # Hours of a day.
        ("The gunman entered the hall at 4 p.m.", "The gunman entered the hall at 7 p.m.", "date", True),
        ("The gunman entered the hall around 4 p.m.", "The gunman entered the hall at 4:15 p.m.", "date", False),
        ("The gunman entered the hall around 12 a.m.", "The gunman entered the hall at 11:50 p.m.", "date", False),
        ("The gunman entered the hall at 12:10 a.m.", "The gunman entered the hall at 11:50 p.m.", "date", True),
        ("The gunman entered the hall by 4 p.m.", "The gunman entered the hall at 3:20 p.m.", "date", False),
        ("The senator spoke over the weekend.", "The senator spoke on Sunday.", "date", False),
        ("The senator spoke on Saturday.", "The senator spoke on Sunday.", "date", True),
        # A span of years.
        ("She held the seat from 1967 to 1979.", "She held the seat from 1966 to 1978.", "date", True),
        ("She held the seat from 1967 to 1979.", "She held the seat from 1967 to 1978.", "date", True),
        # Days of the same thing, told with two verbs.
        ("The dam broke on 4 May 2031.", "The dam burst on 6 May 2031.", "date", True),
        ("The dam broke on 4 May 2031.", "The mayor resigned on 6 May 2031.", "date", False),
        # One of two days is another; the other agrees.
        ("Voters chose on Friday a mayor for March.", "Voters chose on Friday a mayor for June.", "date", True),
        # An act that another verb takes, or that stands beside another.
        ("The port plans to dismiss 40 pilots.", "The port does not plan to dismiss 40 pilots.", "polarity", True),
        ("He thought the pistol was not loaded.", "He did not know the pistol was loaded.", "polarity", False),
        ("The port said it paid and left.", "The port said it paid and did not leave.", "polarity", True),
        ("The clerk stole the seal.", "The clerk is accused of stealing the seal.", "certainty", True),
        ("The clerk is believed to have stolen the seal.", "The clerk stole the seal.", "certainty", True),
        ("The owner of the mine fled.", "The alleged owner of the mine fled.", "certainty", True),
        # Here the parser takes a verb for an adjective.
        (
            "Moreno had extramarital affairs.",
            "He blamed his rival for the story published Friday that alleged Moreno has had extramarital affairs.",
            "certainty",
            False,
        ),
        ("The line will open in May.", "The line would probably open in May.", "certainty", True),
        # Another act of that name is no denial, and half a denial is none.
        ("The pilot heard a whistle.", "The cook did not hear a bell.", "polarity", False),
        ("The fleet carries only salt.", "The fleet does not carry grain or salt.", "polarity", False),
        ("It does not appear that rebels burned the mill.", "Rebels did not burn the mill.", "polarity", False),
        # Whoever could not do a thing did not do it; that is no doubt.
        ("Divers could not reach the wreck.", "Divers did not reach the wreck.", "certainty", False),
        # What is left over is another amount, and "found one" leaves room for more.
        ("Crews freed nine sailors.", "Crews freed the other four sailors.", "number", False),
        ("Crews found one sailor.", "Crews found three stokers.", "number", False),
        # A stretch of a whole, all but a part of it, and what only tells of what kind a thing is.
        (
            "Okafor spent 19 seasons with the Hawks.",
            "Okafor spent his first 11 seasons with the Hawks.",
            "number",
            False,
        ),
        ("The clerk sold 40 stamps.", "The clerk sold all but 12 stamps.", "number", False),
        (
            "The limit is 90 parts per million.",
            "The paint held 370 parts per million, four times the limit.",
            "number",
            False,
        ),
        (
            "The paint held 410 parts per million of lead.",
            "The paint held 370 parts per million of lead.",
            "number",
            True,
        ),
        ("Vidal drove to the 7-yard line.", "Vidal drove 52 yards.", "number", False),
        # What was counted over other years.
        ("In 2014 the firm paid 9 percent.", "From 2007 to 2013 the firm paid 4 percent.", "number", False),
        ("In 2014 the firm paid 9 percent.", "In 2014 the firm paid 4 percent.", "number", True),
        ("Last year the firm paid 9 percent.", "From 2007 to 2013 the firm paid 4 percent.", "number", False),
        # The dead of one event and those of a war, or of another place where something else happened.
        ("The flood killed 12 people.", "The flood killed 40 people.", "number", True),
        ("The fighting killed 12 people.", "The fighting has killed 900 people since 2011.", "number", False),
        (
            "A bomb at a market in Kano killed 12 people.",
            "A shell on a school in Jos killed 40 people.",
            "number",
            False,
        ),
        (
            "A bomb on the road to Baghdad killed 12 people.",
            "Rockets on Nairobi city killed 40 people.",
            "number",
            False,
        ),
        ("A bomb in Kano killed 12 people.", "A bomb in northern Nigeria killed 40 people.", "number", True),
        # The ages of a mother and of a girl.
        ("The 34-year-old mother was hurt by a rock.", "An 11-year-old girl was hurt by a rock.", "number", False),
        ("The 34-year-old pilot was hurt by a rock.", "The 37-year-old pilot was hurt by a rock.", "number", True),
        # Two names, or one and nobody, by whom ages far apart stand.
        (
            "Police found the body of Ines Bora, 34, in a barn that Otto Lund, an heir, had set on fire.",
            "Police found the body of a farmer in a barn that Otto Lund, 61, had set on fire.",
            "number",
            False,
        ),
        ("The 13-year-old is also charged with theft.", "Otto Lund, 31, is also charged with theft.", "number", False),
        ("The 30-year-old is also charged with theft.", "Otto Lund, 31, is also charged with theft.", "number", True),
        # How long an act goes on, and after what time it begins.
        ("The ministers met for two hours.", "The ministers met after nine hours.", "number", False),
        # Several amounts of one unit: those of the same words.
        (
            "Prices rose by 9 percent for wheat and by 4 percent for rye.",
            "Prices rose by 9 percent for wheat and by 7 percent for rye.",
            "number",
            True,
        ),
        (
            "Prices rose by 9 percent for wheat and by 4 percent for rye.",
            "Prices rose by 4 percent for rye and by 9 percent for wheat.",
            "number",
            False,
        ),
        ("The track runs 20 to 30 kilometres.", "The track runs 40 to 90 kilometres.", "number", True),
        # Another person or place in the same part of the same act, in much the same words.
        (
            "Police arrested the bookkeeper Lena Okafor at the harbour office.",
            "The bookkeeper Rosa Vidal was arrested by police at the harbour office.",
            "person",
            True,
        ),
        ("The envoys will meet in Nairobi in May.", "The envoys will meet in Lusaka in May.", "place", True),
        # A town lies in its country, and a list may be in another order.
        ("The envoys will meet in Nairobi in May.", "The envoys will meet in Kenya in May.", "place", False),
        ("The envoys flew from Oslo to Turin.", "The envoys flew to Turin from Oslo.", "place", False),
        ("The track to Nairobi is closed.", "The track to Lusaka is closed.", "place", True),
        ("Lena Okafor, 36, of Mombasa, was freed.", "Lena Okafor, 36, of Nakuru, was freed.", "place", True),
        # A hedge bears on what is no act, and on what the other report tells with another verb.
        ("The clerk died of natural causes.", "The clerk was found, reportedly of natural causes.", "certainty", True),
        ("The pilot is suspected of smuggling gold.", "The pilot smuggled gold to Turin.", "certainty", True),
        # A nationality before a title names, and names alone tell no act.
        (
            "The broker did not rule out that Okafor could sign the lease with Peruvian Prime Minister Rosa Vidal.",
            "Talks on the lease between Okafor and Peruvian Prime Minister Rosa Vidal are close to an end.",
            "certainty",
            False,
        ),
        (
            "The broker did not rule out that Okafor could sign the lease with Peruvian Prime Minister Rosa Vidal.",
            "Okafor signed the lease with Peruvian Prime Minister Rosa Vidal.",
            "certainty",
            True,
        ),
        # Who does it is not what is left open, and whoever hedges too is no firmer.
        ("Three sailors were reportedly rescued.", "Three sailors sang on the pier.", "certainty", False),
        ("The pilot is suspected of smuggling gold.", "The pilot may have smuggled gold.", "certainty", False),
        (
            "Anyone who has information on the fire is asked to call the harbour police.",
            "Anyone who saw the fire or who may have information is asked to call the harbour police.",
            "certainty",
            False,
        ),
        ("The speech is set for 3 May.", "The speech will be given on 3 May.", "certainty", False),
        # What words above an act make of it.
        ("The mill burned the files.", "The audit did not find that the mill burned the files.", "polarity", True),
        ("The clerk forged the seal.", "Nobody has shown that the clerk forged the seal.", "polarity", True),
        ("The clerk forged the seal.", "The court cleared the clerk of forging the seal.", "polarity", True),
        ("The clerk forged the seal.", "The guild rejected claims that the clerk forged the seal.", "polarity", True),
        ("The clerk forged the seal.", "The guild did not know that the clerk forged the seal.", "polarity", False),
        ("The clerk forged the seal.", "The guild did not rule out that the clerk forged the seal.", "polarity", False),
        ("The clerk forged the seal.", "The guild did not rule out that the clerk forged the seal.", "certainty", True),
        ("The clerk forged the seal.", "It is unclear whether the clerk forged the seal.", "certainty", True),
        ("The clerk did not forge the seal.", "There is no sign that the clerk forged the seal.", "certainty", True),
        ("The clerk did not forge the seal.", "There is no sign that the clerk forged the seal.", "polarity", False),
        ("No fewer than nine clerks saw the seal.", "Nine clerks saw the seal.", "polarity", False),
        # What somebody did another need not have done, and who did a thing is not whether it was done.
        ("Somebody in the hall heard a shot.", "She did not hear a shot in the hall.", "polarity", False),
        ("The guard allegedly shot two men.", "Two men were shot on the quay.", "certainty", False),
        # How much of a thing is meant.
        ("The court struck down a part of the statute.", "The court struck down the statute.", "scope", True),
        ("Almost all of the villages lost power.", "All the villages lost power.", "scope", True),
        ("All the villages lost power.", "Some villages on the coast elected a mayor.", "scope", False),
        ("Some villages lost power.", "Several villages lost power.", "scope", False),
        ("A number of villages lost power.", "The villages lost power.", "scope", False),
        # A weekday and a day of the year that the calendar tells apart: 29 July 2014 was a Tuesday.
        ("The mill burned down on Sunday.", "The mill burned down on 29 July 2014.", "date", True),
        ("The mill burned down on Tuesday.", "The mill burned down on 29 July 2014.", "date", False),
        ("The board met on Monday on Sunday's game.", "The board met on Sunday on Sunday's game.", "date", True),
        # The whole of which a part is told.
        ("The party holds 14 of the 188 seats.", "The party holds 14 of the 132 seats.", "number", True),
        ("The party holds 14 of the 188 seats.", "The party holds 14 of 188 seats.", "number", False),
        # A relation that has ended, of a relative without a name.
        ("The guard shot his wife.", "The guard shot his ex-wife.", "person", True),
        ("The guard shot his wife.", "The guard shot his wife in the arm.", "person", False),
        # What is asked for is not told as done.
        ("The captain refused to step aside.", "The captain rebuffed calls to step aside.", "polarity", False),
        ("The port should be paying the pilots.", "The port is not paying the pilots.", "polarity", False),
        # Who did it is left open, not that it was done.
        ("Marek Sova, who allegedly robbed a bank, fled.", "A bank was robbed, and a man fled.", "certainty", False),
        (
            "A teen allegedly killed a mother of 12 in a crossfire.",
            "Last hours of a mother of 12 killed in a crossfire",
            "certainty",
            False,
        ),
        ("Marek Sova allegedly robbed a bank on Sunday.", "Marek Sova robbed a bank on Sunday.", "certainty", True),
        # A condition, a purpose and a wish neither tell an act as done nor doubt it.
        ("The canal closed in the storm.", "If the canal closed in the storm, ships would wait.", "certainty", False),
        ("The union does not close the canal.", "The union met to close the canal.", "polarity", False),
        ("The union cannot end the tariff.", "The union wants to end the tariff.", "polarity", False),
        ("The guild agreed to reopen the canal.", "The guild plans to reopen the canal.", "certainty", False),
        ("The guild began to dredge the canal.", "The guild may have begun to dredge the canal.", "certainty", True),
        ("The barge never left the canal.", "Pilots talked about leaving the canal with the barge.", "polarity", False),
        # What is only to come, what both hedge in one word, and a bare phrase, which tells nothing flat.
        ("It sank before it could reach the quay at Turin.", "It was to reach the quay at Turin.", "certainty", False),
        ("I hope the clerk joins the guild.", "I would hope that the clerk joins the guild.", "certainty", False),
        ("The new bridge might be an empty shell.", "An empty shell of a new bridge.", "certainty", False),
        (
            "The clerk is accused of theft, with guards searching the mill.",
            "Guards searched the mill.",
            "certainty",
            False,
        ),
        # Two figures of two hours are no two times of one thing.
        ("Shares were 11 percent lower at 1:30 p.m.", "Shares were 12 percent lower at 2:10 p.m.", "date", False),
        ("Shares were 11 percent lower at 1:30 p.m.", "Shares were 12 percent lower at 2:10 p.m.", "number", True),
        # One day each, whatever they hang on.
        ("On Wednesday, the senate voted on the bill.", "The senate passed it in a vote on Tuesday.", "date", True),
        # A town of one word may be taken for a person.
        ("A court in Bukavu freed the clerk.", "A court in Goma freed the clerk.", "place", True),
        # What is not so earlier, or fully, may be so.
        (
            "The port announced the sale.",
            "The port did not say why the sale was not announced earlier.",
            "polarity",
            False,
        ),
        ("The guild paid the crew.", "The guild has not fully paid the crew.", "polarity", False),
        # What is reported to be so and not to be so.
        ("It is said that the dam was sold.", "It is said that the dam was not sold.", "polarity", True),
        # One thing by two names, and an adjective that only describes.
        ("The truce would start on the coast.", "The ceasefire would not start on the coast.", "polarity", True),
        ("The unpaid crew left the quay.", "The crew did not leave the quay.", "polarity", True),
        # What is found safe has no faults.
        ("The lift was tested and found safe.", "The lift was tested and no faults were found.", "polarity", False),
        # "Any" leaves as much open as "alleged".
        (
            "They sued the port for any role in the fire.",
            "They sued the port for its alleged role.",
            "certainty",
            False,
        ),
        # The same hedge, on two acts; a question.
        ("It lay where Sova was believed to be.", "Sova was believed to lie there.", "certainty", False),
        (
            "who was initially thought to be a second thief",
            "who was initially believed to be a second thief",
            "certainty",
            False,
        ),
        # What is left of a state, and what it was at first.
        ("Seven miners remained in hospital.", "Nine miners are in hospital.", "number", False),
        ("Seven miners remained in hospital.", "Nine miners remained in hospital.", "number", True),
        ("Seven people remain missing in the shaft.", "Nine others are still missing in the shaft.", "number", True),
        ("remained hospitalized Tuesday, one with burns", "leaving two of them with burns", "number", False),
        # Who is accused of an act leaves open who did it, not that it was done.
        (
            "Five people were shot at the fair.",
            "He is accused of shooting five people at the fair.",
            "certainty",
            False,
        ),
        # Acts with two persons, and of one and of several.
        ("Okafor met Rosa Vidal in Turin.", "Okafor plans to meet with Pavel Brodsky.", "certainty", False),
        ("Okafor met Rosa Vidal in Turin.", "Okafor plans to meet with Rosa Vidal in Turin.", "certainty", True),
        ("It recognizes the leases of farmers.", "Banks do not recognize the leases of farmers.", "polarity", False),
        ("It recognizes the leases of farmers.", "It does not recognize the leases of farmers.", "polarity", True),
        # A denial of a place is none of the act; one word in common tells no act of two.
        ("Okafor served in Turin.", "Okafor had not served in Turin.", "polarity", True),
        ("Okafor is sane, unlike Vidal.", "He was not quite sane.", "polarity", False),
        # What one will do oneself and plans to do; what may be part of another sum.
        ("He will plead not guilty.", "He plans to plead not guilty.", "certainty", False),
        ("He will plead not guilty.", "He is expected to plead not guilty.", "certainty", True),
        ("He is concerned that Delta will sell the mill.", "He fears Delta could sell the mill.", "certainty", False),
        ("Turin will move $8 billion to the dam.", "The dam is to use $3 billion from the mill.", "number", False),
        ("Turin will move $8 billion to the dam.", "Turin will move $3 billion to the dam.", "number", True),
        # Money of whatever country is compared with money alone.
        ("Officers seized 900 pesos.", "Officers seized 14 rifles.", "number", False),
        ("Officers seized 900 pesos.", "Officers seized 700 pesos.", "number", True),
        ("There are two more debates in Turin.", "It was the second of three debates in Turin.", "number", False),
        # Of two telephone numbers it is the one that is another but for a digit.
        ("Call 555-3600 or the mill at 555-2020.", "Call 555-3700.", "number", True),
        ("Call 555-3600 or the mill at 555-2020.", "Call 555-9141.", "number", False),
        ("Call the mill at 555-3600.", "Call the port at 556-3700.", "number", False),
        # A year that tells a thing from others of its name.
        ("Okafor led the 2003 strike at the port.", "Okafor led the port from 2010 on.", "date", False),
        ("Okafor led the 2003 strike at the port.", "Okafor led the 2005 strike at the port.", "date", True),
        # What is denied of a thing that a pronoun stands for.
        ("It was the third big flood of that year.", "It was not the third big flood of that year.", "polarity", True),
        # Decisions, outcomes and states of which one says that the other is not so, of one thing and by one doer.
        ("The court upheld the fishing ban.", "The fishing ban was struck down by the court.", "polarity", True),
        ("The court upheld the fishing ban.", "The guild overturned the fishing ban.", "polarity", False),
        ("The council approved the quay.", "The council rejected the loan.", "polarity", False),
        ("The council rejected the quay.", "The council did not approve the quay.", "polarity", False),
        ("The council wants to reject the quay.", "The council approved the quay.", "polarity", False),
        ("The jury found him guilty of theft.", "The jury acquitted him of theft.", "polarity", True),
        ("She pleaded guilty to theft.", "She pleaded not guilty to theft.", "polarity", True),
        ("She was found guilty of theft.", "She had pleaded not guilty to theft.", "polarity", False),
        ("The captain survived the wreck.", "The captain died in the wreck.", "polarity", True),
        ("Two sailors died in the wreck.", "Three sailors survived the wreck.", "polarity", False),
        ("Rice prices rose in Lusaka.", "Rice prices fell in Lusaka.", "polarity", True),
        ("Total sales rose.", "Sales at older shops fell.", "polarity", False),
        ("Rice exports to Kenya rose.", "Rice exports to Ghana fell.", "polarity", False),
        ("The talks failed to end the strike.", "The talks succeeded.", "polarity", False),
        ("The smuggler was armed.", "The smuggler was unarmed.", "polarity", True),
        ("The march was peaceful.", "The march was violent.", "polarity", True),
        ("The captain was sober.", "The captain was drunk.", "polarity", True),
        ("The fire at the mill was accidental.", "The fire at the mill was deliberate.", "polarity", True),
        ("The old bridge was unsafe.", "The old bridge was safe.", "polarity", True),
        ("The captain was sober.", "The cook was drunk.", "polarity", False),
        ("The tap water is unsafe.", "The tap water is not safe.", "polarity", False),
        ("Dead fish lay on the beach.", "The fish are alive.", "polarity", False),
        # Two lengths of time of two things.
        (
            "The board must answer within 30 days of the vote.",
            "It must answer in 15 days of the vote.",
            "number",
            False,
        ),
        ("The board must answer within 30 days of the vote.", "It must answer within 15 days.", "number", True),
        ("The strike lasted 30 days.", "The strike at the mill lasted 15 days.", "number", True),
        # Who is meant is not what is told of them.
        ("The law is for those who are not citizens.", "Those born there are citizens.", "polarity", False),
        ("Asha Rao, who is not a citizen, was born there.", "Asha Rao is a citizen.", "polarity", True),
        ("The mill did not pay, nor was the crew told.", "The crew was not told.", "polarity", False),
        ("The mill will stop selling salt.", "The mill will not sell salt any longer.", "polarity", False),
        # A night goes on past midnight, an evening does not; an hour shortly after another.
        ("The ferry sank on Sunday night.", "The ferry sank early on Monday.", "date", False),
        ("The ferry sank on Sunday night.", "The ferry sank on Monday evening.", "date", True),
        ("The ferry sank on 4 May 2031.", "The ferry sank at 2 a.m. on 5 May 2031.", "date", True),
        ("The ferry sank on Tuesday morning.", "The ferry sank on Tuesday evening.", "date", True),
        ("The ferry sank at 3:40 a.m.", "The ferry sank shortly after 5 a.m.", "date", True),
        ("The ferry sank at 5:20 a.m.", "The ferry sank shortly after 5 a.m.", "date", False),
        # When a thing that is only spoken of was done.
        ("Protests grew on Monday over the tax.", "It met protests over a tax passed last week.", "date", False),
        # What a fully named person is to another, beside other relatives.
        (
            "He shot his girlfriend, Amina Yusuf, and her mother.",
            "Amina Yusuf, his wife, and her mother were shot.",
            "person",
            True,
        ),
        (
            "He shot his wife, Amina Yusuf, and her mother.",
            "Amina Yusuf, the aunt of a priest, and her mother were shot.",
            "person",
            False,
        ),
        (
            "He shot five people at the fair.",
            "The clerk is accused of shooting five people at the fair.",
            "certainty",
            True,
        ),
        # Nor does the charge where its act is told with other words beside it.
        (
            "The clerk is accused of shooting up the harvest fair in Medan.",
            "Five people were shot, one fatally, during the annual harvest fair in Medan.",
            "certainty",
            False,
        ),
        # What is no longer so was so once, and a report may tell of that time.
        ("The clerk is no longer a suspect.", "The clerk was initially thought to be a suspect.", "polarity", False),
        ("The clerk is no longer a suspect.", "The clerk was a suspect.", "polarity", False),
        ("The clerk was not a suspect.", "The clerk was a suspect.", "polarity", True),
        # Who finds that a thing would be wrong does not tell that it was done.
        (
            "Ines Barros will not meet with the envoy before the vote.",
            "It would be unwise to meet with the envoy before the vote.",
            "polarity",
            False,
        ),
        (
            "Ines Barros did not meet with the envoy before the vote.",
            "Ines Barros was right to meet with the envoy before the vote.",
            "polarity",
            True,
        ),
        # A chance that may be, and one that is, are one.
        (
            "There is a one-in-five chance the rebels could lose the port.",
            "Envoys see a one-in-five chance the rebels lose the port.",
            "certainty",
            False,
        ),
        # One of several talks is none of another day's.
        ("Envoys met in Medan on Sunday.", "Envoys met in Medan on Monday in their latest attempt.", "date", False),
        ("Envoys met in Medan again on Sunday.", "Envoys met in Medan again on Monday.", "date", True),
        # Numbers with a fraction.
        ("The clerk served 4½ months in prison.", "The clerk served four months in prison.", "number", True),
        ("The clerk served 4-1/2 months in prison.", "The clerk served 4 1/2 months in prison.", "number", False),
        ("Crews walked 2½ miles to the dam.", "Crews walked four miles to the dam.", "number", True),
        # What happened to nobody at all happened to no two; to no nurses, it may have happened to guards.
        ("There were no injuries.", "Three people were injured.", "number", True),
        ("No arrests have been made.", "Police arrested two men.", "number", True),
        ("No reports of injuries came in.", "A clerk was injured.", "number", True),
        ("The fire caused no deaths.", "Several people died in the fire.", "number", True),
        ("No nurses were hurt.", "Three guards were hurt.", "number", False),
        ("No one else was hurt.", "Three guards were hurt.", "number", False),
        ("No one was killed in the blast.", "Nobody died in the blast.", "number", False),
        ("There were no deaths in Lima.", "Three people died in Medan.", "number", False),
        ("The 38-year-old male was shot in Lima.", "The 39-year-old man was shot in Lima.", "number", True),
        # Two words for one thing that is counted, or that lasts; "no less than" is "at least".
        ("She signed a four-year contract.", "She signed a three-year deal.", "number", True),
        ("The club played 40 matches.", "The club played 41 games.", "number", True),
        ("The union wants at least 650 crowns more.", "The union wants no less than 650 crowns more.", "number", False),
        ("The union wants 650 crowns more.", "The union wants less than 650 crowns more.", "number", True),
        # What stands in the place of a noun is spoken of.
        ("He passed his medical on Monday.", "He had his medical on Tuesday.", "date", True),
        # The day of another match than that in which they meet.
        ("Rovers will meet the winner of Friday's match.", "Rovers will meet Alder in Sunday's match.", "date", False),
        ("Rovers lost in Friday's match.", "Rovers lost in Sunday's match.", "date", True),
        # What one calls a thing, beside what it is.
        ("Oslo called the seizure unlawful.", "The seizure is lawful.", "polarity", True),
        ("The judge ruled the strike illegal.", "The strike is legal.", "polarity", True),
        ("The judge did not call the strike illegal.", "The strike is legal.", "polarity", False),
        # The result of a vote or a match, whoever comes first in it; of a part of it; what is no score.
        ("The senate passed the water bill 52-48.", "The water bill passed the senate 54-46.", "number", True),
        ("The senate passed the water bill 52-48.", "Senators voted 48-52 on the water bill.", "number", False),
        ("Kenya beat Ghana 3–1 in Kisumu.", "Kenya beat Ghana 2–1 in Kisumu.", "number", True),
        ("Kenya beat Ghana 3-1 in Kisumu.", "Kenya led Ghana 2-1 at half-time in Kisumu.", "number", False),
        ("He held the seat in 1998-99.", "He held the seat in 1999-2000.", "number", False),
        ("He spoke of the 9-11 attacks.", "He spoke of the 7-7 attacks.", "number", False),
        (
            "The board must answer within 30 days of the vote.",
            "The board must answer within 15 days of the ruling.",
            "number",
            False,
        ),
        # A noun for an act leaves open who did it.
        (
            "A Selby man is accused of murdering two nurses.",
            "A Selby man was held in the slayings of two nurses whose car was found.",
            "certainty",
            False,
        ),
        # The time of a figure, beside that of the act.
        ("The otters fell from 9,000 animals in 1990 to 400.", "The otters fell in number in 2007.", "date", False),
        ("The otters fell in number in 1990.", "The otters fell in number in 2007.", "date", True),
        # A helper that stands before the verb with which another is joined.
        (
            "The port will buy tugs and close two docks.",
            "The port is expected to buy tugs and to close two docks.",
            "certainty",
            True,
        ),
    ],
)
def test_words_that_part_and_words_that_do_not(left: str, right: str, slot: str, parts: bool) -> None:
    assert (slot in slots(left, right)) is parts
    assert (slot in slots(right, left)) is parts


def reported(text: str, day: str = "2013-02-20") -> Analysis:
    """Return the analysis of a report of one paragraph that was published on a day."""
    made = Report(f"r1:{text}", "", "", text, (Span(0, len(text)),), published=Published(day, day))
    return analyse_report(made, OWN)


def parted(left: Analysis, right: Analysis) -> set[str]:
    """Return the slots in which the first statements of two reports part that are taken for one claim."""
    story = Story("y1:t", (left, right))
    told = [analysis.statements[0] for analysis in story.analyses]
    claim = Claim("c1:t", tuple(Reading(s.report, s.id, s.span) for s in told), 1.0, told[0].id)
    return {difference.on for difference in differ(story, link(story), (claim,))}


def test_an_amount_belongs_to_the_noun_that_it_stands_before_however_near_the_next_amount_is() -> None:
    found = reported("Hale bought a $43,350 gold watch and $9,587 worth of chairs.")
    story = Story("y1:t", (found,))
    statement = found.statements[0]
    claim = Claim("c1:t", (Reading(statement.report, statement.id, statement.span),), 1.0, statement.id)
    side = Reader.of(story, Index.of(story), (claim,)).side(claim.readings[0])
    first, second = side.quantities
    assert "watch" in around(side, first) and "watch" not in around(side, second)
    assert "chair" in around(side, second) and "chair" not in around(side, first)


def test_a_nor_before_a_reading_denies_it() -> None:
    text = "The mayor will sell no mill, nor will the council close the farm."
    whole = reported(text)
    cut = replace(whole.statements[0], content=(Span(text.index("will the"), len(text) - 1),))
    left = replace(whole, statements=(cut,))
    assert "polarity" not in parted(left, reported("The council will not close the farm."))
    assert "polarity" in parted(left, reported("The council will close the farm."))


def test_a_day_of_a_year_that_nobody_names_is_one_day() -> None:
    # Read in July, "June 28" is of the year before for one and of this one for the other.
    left = reported("The judge set the sentencing for June 28 at 2 p.m.", "2012-07-20")
    for day, parts in (("June 28", False), ("June 29", True)):
        right = reported(f"The judge set the sentencing for {day}.", "2013-02-20")
        assert ("date" in parted(left, right)) is parts


def test_a_saying_on_two_days_is_told_apart_by_the_words_beside_its_verb() -> None:
    left = "The harbour board said on Monday that the old pier would close for good."
    right = "In a letter on Friday, the harbour board said that the old pier would close for good."
    assert "date" in slots(left, right, Pipeline())
    assert "date" not in slots(left, left.replace("on Monday", "this week"), Pipeline())


@pytest.mark.parametrize(
    ("left", "right", "parts"),
    [
        # An hour alone is of a day that stands elsewhere: each report's date would put it on another.
        ("The pier broke at 11:42 p.m.", "The pier broke at 11:42 p.m.", False),
        ("The pier broke at 11:42 p.m.", "The pier broke at 9:05 p.m.", True),
        ("The pier broke at 11:42 p.m. on Sunday.", "The pier broke at 11:42 p.m. on Monday.", True),
    ],
)
def test_an_hour_without_a_day_is_compared_as_an_hour(left: str, right: str, parts: bool) -> None:
    analyses = [
        analyse_report(
            Report(f"r1:{day}", f"{day}.txt", "", text, (Span(0, len(text)),), published=Published(day, day)), OWN
        )
        for day, text in (("2031-05-05", left), ("2031-05-07", right))
    ]
    story = Story("y1:t", tuple(analyses))
    first = [analysis.statements[0] for analysis in analyses]
    claim = Claim("c1:t", tuple(Reading(s.report, s.id, s.span) for s in first), 1.0, first[0].id)
    assert ("date" in {d.on for d in differ(story, link(story), (claim,))}) is parts


def test_a_figure_that_counts_up_to_a_later_time_is_a_revision() -> None:
    analyses = [
        analyse_report(Report(f"r1:{n}", f"{n}.txt", "", t, (Span(0, len(t)),)), OWN)
        for n, t in (("a", "The storm killed 12 people."), ("b", "As of Monday evening, the storm killed 19 people."))
    ]
    story = Story("y1:t", tuple(analyses))
    first = [analysis.statements[0] for analysis in analyses]
    claim = Claim("c1:t", tuple(Reading(s.report, s.id, s.span) for s in first), 1.0, first[0].id)
    [found] = [d for d in differ(story, link(story), (claim,)) if d.on == "number"]
    assert found.revised


@pytest.mark.parametrize(
    ("coarse", "fine", "same"),
    [
        (13_600_000, 13_625_777, True),
        (13_600_000, 13_725_777, False),
        (15_000_000, 14_959_450, True),
        # Thousands are given to the unit: no rounding is taken for granted there.
        (43_000, 43_350, False),
        (0, 1, False),
    ],
)
def test_figures_in_millions_may_be_rounded(coarse: float, fine: float, same: bool) -> None:
    a, b = (Quantity(value, value, "USD", "exactly") for value in (coarse, fine))
    assert rounds(a, b) is same
    assert compatible(a, b) is compatible(b, a) is same


def test_not_to_rule_a_thing_out_is_no_refusal_to_say_it() -> None:
    said = "The minister said on Sunday that the port will sign the lease with Delta Lines."
    open_ = "The minister did not rule out that the port will sign the lease with Delta Lines."
    assert "polarity" not in slots(said, open_, Pipeline())
    assert "polarity" in slots(said, said.replace("said on Sunday", "did not say"), Pipeline())


def test_a_charge_is_a_source_s_word_and_a_suspicion_is_not() -> None:
    said = "The pilot smuggled gold to Turin, the police said."
    assert "certainty" not in slots(said, "The pilot is accused of smuggling gold to Turin.", Pipeline())
    assert "certainty" in slots(said, "The pilot is suspected of smuggling gold to Turin.", Pipeline())


def test_to_refuse_to_say_a_word_is_no_denial_that_somebody_said_so() -> None:
    said = "\"The minister refused to even say the word 'flood' in the speech on Monday,\" Rosa Vidal said."
    own = "The minister refused to say the word “flood” in the speech on Monday."
    assert "polarity" not in slots(said, own, Pipeline())


def test_what_two_speakers_affirm_and_deny_is_told_with_each() -> None:
    yes = "The deputy took the envelope in the car park, the driver told Radio Tumba on Friday."
    no = "The deputy's lawyer said on Saturday that the deputy did not take the envelope in the car park."
    assert "polarity" in slots(yes, no, Pipeline())
    denied = "The deputy's lawyer denied on Saturday that the deputy took the envelope in the car park."
    assert "polarity" in slots(yes, denied, Pipeline())
    assert "polarity" not in slots(no, denied, Pipeline())
    assert "certainty" not in slots(yes, yes.replace("took", "reportedly took").split(", the driver")[0], Pipeline())
    # What one is told to charge and another to say is as sure in both.
    charged = "The deputy is accused of taking the envelope in the car park."
    assert "certainty" not in slots(yes, charged, Pipeline())


def test_a_hedge_that_a_report_has_right_before_its_reading_is_not_what_parts_it() -> None:
    texts = (
        ("a", "I'm not sure that all the guards were warned, the clerk said."),
        ("b", "I'm not sure that all the guards were warned, the clerk said."),
        ("c", "All the guards were warned, the clerk said."),
    )
    analyses = [analyse_report(Report(f"r1:{n}", f"{n}.txt", "", t, (Span(0, len(t)),)), OWN) for n, t in texts]
    story = Story("y1:t", tuple(analyses))
    cut, whole, other = (analysis.statements[0] for analysis in analyses)
    start = texts[0][1].index("all the")
    cut = replace(cut, content=(Span(start, texts[0][1].index(",")),))
    analyses[0] = replace(analyses[0], statements=(cut,))
    story = Story("y1:t", tuple(analyses))

    def parts(one: Statement, two: Statement) -> bool:
        claim = Claim("c1:t", tuple(Reading(s.report, s.id, s.span) for s in (one, two)), 1.0, one.id)
        return "certainty" in {each.on for each in differ(story, link(story), (claim,))}

    assert not parts(cut, whole)
    assert parts(other, whole)
