"""Times: TimeML type, value and bounds, against the day of publication."""

from __future__ import annotations

import pytest

from rashomon.mention import mention
from rashomon.mention.days import bounds
from rashomon.model import Published, Report, Span, Timex
from rashomon.parse import parse

# A Wednesday.
DAY = "2024-05-15"


def times(text: str, earliest: str | None = DAY, latest: str | None = DAY) -> dict[str, Timex]:
    report = Report("r1:x", "x", "", text, (Span(0, len(text)),), published=Published(earliest, latest))
    return {m.span.of(text): m.timex for m in mention(parse(report)) if m.timex}


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("The ferry sank on Monday off Lagos.", "Monday", "DATE", "2024-05-13"),
        ("The dam burst on Wednesday.", "Wednesday", "DATE", "2024-05-15"),
        ("The court will rule on Friday.", "Friday", "DATE", "2024-05-17"),
        ("Voters will choose a mayor next Tuesday.", "next Tuesday", "DATE", "2024-05-21"),
        ("The roof collapsed last Wednesday.", "last Wednesday", "DATE", "2024-05-08"),
        ("Troops entered the town on Tuesday night.", "Tuesday night", "TIME", "2024-05-14TNI"),
        ("The mine closed yesterday.", "yesterday", "DATE", "2024-05-14"),
        # what one faces now, what goes on, and the day right behind an hour
        ("Both face charges for the death of Osei on May 3.", "May 3", "DATE", "2024-05-03"),
        ("Police continue to look for the man of a raid from Monday night.", "Monday night", "TIME", "2024-05-13TNI"),
        ("It rang at 1:15 a.m. Monday, sheriff's clerk Ana Rao said.", "1:15 a.m. Monday", "TIME", "2024-05-13T01:15"),
        ("Rao calls last August 26 his worst day.", "last August 26", "DATE", "2023-08-26"),
        # a part of a day of which the words do not tell which it is
        ("The rain the night of the fire was heavy.", "the night", "TIME", "XXXX-XX-XXTNI"),
        ("It snowed on Monday. The night of the fire was dry.", "night", "TIME", "XXXX-XX-XXTNI"),
        ("That night the mill burned.", "That night", "TIME", "XXXX-XX-XXTNI"),
        ("She was hit in the middle of the day.", "the middle of the day", "DATE", "XXXX-XX-XX"),
        ("Fires spread overnight.", "overnight", "TIME", "2024-05-15TNI"),
        ("The bank failed last month.", "last month", "DATE", "2024-04"),
        ("The strike began last week.", "last week", "DATE", "2024-W19"),
        ("Prices doubled last year.", "last year", "DATE", "2023"),
        ("The poll was published earlier this month.", "earlier this month", "DATE", "2024-05"),
        ("They want a deal by the end of the year.", "the end of the year", "DATE", "2024"),
        ("In March, floods hit the delta.", "March", "DATE", "2024-03"),
        ("In November, floods hit the delta.", "November", "DATE", "2023-11"),
        ("The feud really goes back to November.", "November", "DATE", "2023-11"),
        ("The dispute really dates back to January.", "January", "DATE", "2024-01"),
        ("The dam will open in November.", "November", "DATE", "2024-11"),
        ("She was arrested on Feb. 3.", "Feb. 3", "DATE", "2024-02-03"),
        ("The war began on 7 October 2023.", "7 October 2023", "DATE", "2023-10-07"),
        ("The treaty dates from spring 1974.", "spring 1974", "DATE", "1974-SP"),
        ("The curfew in the old town ends on Friday.", "Friday", "DATE", "2024-05-17"),
        ("In 1999 he left. Forty years later nobody minds.", "Forty years later", "DATE", "XXXX"),
        ("In 1999 he left. Ten years later he returned.", "Ten years later", "DATE", "2009"),
        (
            "The audit, published on Tuesday, says the boiler failed at 6:47 a.m.",
            "6:47 a.m.",
            "TIME",
            "XXXX-XX-XXT06:47",
        ),
        ("The boiler that failed on Tuesday was restarted at 6:47 a.m.", "6:47 a.m.", "TIME", "2024-05-14T06:47"),
        ("The lease ends in October of next year.", "October of next year", "DATE", "2025-10"),
        ("The dam should be finished in November.", "November", "DATE", "2024-11"),
        ("The dam could have been finished in November.", "November", "DATE", "2023-11"),
        ("Crowds gathered over the weekend.", "the weekend", "DATE", "2024-W19-WE"),
        ("The party will meet over the weekend.", "the weekend", "DATE", "2024-W20-WE"),
        ("On May 2 it rained. The index ended the day at 9,505.", "the day", "DATE", "2024-05-02"),
        ("Sales fell in the last quarter.", "the last quarter", "DATE", "2024-Q1"),
        ("The port was built in the '70s.", "the '70s", "DATE", "197"),
        ("The current mayor lost.", "current", "DATE", "PRESENT_REF"),
        ("A recent report found cracks.", "recent", "DATE", "PAST_REF"),
        ("The port was built in the 1990s.", "the 1990s", "DATE", "199"),
        ("The temple is from the 12th century.", "the 12th century", "DATE", "11"),
        ("He resigned two days ago.", "two days ago", "DATE", "2024-05-13"),
        ("The siege lasted three days.", "three days", "DURATION", "P3D"),
        ("Talks went on for several hours.", "several hours", "DURATION", "PTXH"),
        ("The court meets every week.", "every week", "SET", "P1W"),
        ("The mayor recently resigned.", "recently", "DATE", "PAST_REF"),
        ("Rescuers are now on the island.", "now", "DATE", "PRESENT_REF"),
        ("The blast came at 3 p.m. on Tuesday.", "3 p.m. on Tuesday", "TIME", "2024-05-14T15:00"),
        ("Sales fell in the first quarter of 2023.", "the first quarter of 2023", "DATE", "2023-Q1"),
        ("Sales fell in the second half of last year.", "the second half of last year", "DATE", "2023-H2"),
        ("Q3 brought losses.", "Q3", "DATE", "2023-Q3"),
        ("The yard will deliver the ferry in the third quarter.", "the third quarter", "DATE", "2024-Q3"),
        ("Rents rose in April, compared with the same month last year.", "the same month last year", "DATE", "2023-04"),
        ("The treaty was signed in March of that year, 1994.", "March of that year", "DATE", "XXXX-03"),
        ("In 1994 they met. In May of the following year they parted.", "May of the following year", "DATE", "1995-05"),
        ("The canal froze from November to February 1963.", "November", "DATE", "1962-11"),
        ("The canal froze in January and February 1963.", "January", "DATE", "1963-01"),
        ("On May 2 it rained. The following Monday the river rose.", "The following Monday", "DATE", "2024-05-06"),
        ("On May 2 it rained. The previous Friday was dry.", "The previous Friday", "DATE", "2024-04-26"),
        ("On May 2 it rained. The night before, snow fell.", "The night before", "DATE", "2024-05-01"),
        ("He moved to Lima in 2011. The next year he married.", "The next year", "DATE", "2012"),
        ("The mine will close over the next year.", "the next year", "DURATION", "P1Y"),
        ("Voters elected him a few weeks back.", "a few weeks back", "DATE", "PAST_REF"),
        ("The minister resigned hours later.", "hours later", "DATE", "FUTURE_REF"),
        ("The harbour was closed five years previously.", "five years previously", "DATE", "2019"),
        ("Three dams burst throughout the week.", "the week", "DATE", "2024-W20"),
        ("It was the worst storm of the year.", "the year", "DATE", "2024"),
        ("They must agree by year-end.", "year-end", "DATE", "2024"),
        ("Spending rose this fiscal year.", "this fiscal year", "DATE", "2024"),
        ("The bank lost money in fiscal 2022.", "fiscal 2022", "DATE", "2022"),
        ("The vote in the 2020 elections was close.", "2020", "DATE", "2020"),
        ("Wheat prices are near their 2012 highs.", "2012", "DATE", "2012"),
        ("A March survey found less support.", "March", "DATE", "2024-03"),
        ("The November election brought a new mayor.", "November", "DATE", "2024-11"),
        ("The bridge reopens in October.", "October", "DATE", "2024-10"),
        ("The senator appeared likely to leave Friday.", "Friday", "DATE", "2024-05-17"),
        ("The courts will stay closed until Friday.", "Friday", "DATE", "2024-05-17"),
        ("Crowds gathered ahead of Friday's vote.", "Friday", "DATE", "2024-05-17"),
        ("Dam to open in November", "November", "DATE", "2024-11"),
        ("A weak outlook for the third quarter", "the third quarter", "DATE", "2024-Q3"),
        ("On June 20 she will be sentenced. Later in the day her son wept.", "Later in the day", "DATE", "2024-05-15"),
        ("Opposition Leader To Stand Trial Next Week", "Next Week", "DATE", "2024-W21"),
        ("Opposition Leader Jailed For Eight Years", "Eight Years", "DURATION", "P8Y"),
        ("The vote was held on Dec.14.", "Dec.14", "DATE", "2023-12-14"),
        ("Signed on 3/1/08 in Quito.", "3/1/08", "DATE", "2008-03-01"),
        ("Signed on 27/09/2013 in Quito.", "27/09/2013", "DATE", "2013-09-27"),
        ("Updated 08.04.2017 by our staff.", "08.04.2017", "DATE", "2017-04-08"),
        ("Updated 02-09-2013 by our staff.", "02-09-2013", "DATE", "2013-09-02"),
        ("The base was shelled overnight on Friday.", "overnight on Friday", "TIME", "2024-05-10TNI"),
        ("Prices rose over recent weeks.", "recent weeks", "DATE", "PAST_REF"),
        ("Prices will rise over the coming weeks.", "the coming weeks", "DATE", "FUTURE_REF"),
        ("Forty died in recent raids.", "recent", "DATE", "PAST_REF"),
        ("Forty died in recent weeks.", "in recent weeks", "DATE", "PAST_REF"),
        ("The council met to settle the strike Monday.", "Monday", "DATE", "2024-05-13"),
        ("The festival fills the town every summer.", "every summer", "SET", "XXXX-SU"),
        ("They march every Saturday morning.", "every Saturday morning", "SET", "XXXX-WXX-6TMO"),
        ("Buses leave every 20 minutes.", "every 20 minutes", "SET", "PT20M"),
        ("He earns 900 pesos a month.", "a month", "SET", "P1M"),
        ("She spent a month in Quito.", "a month", "DURATION", "P1M"),
        ("The weekly market was cancelled.", "weekly", "SET", "P1W"),
        ("The month-long strike ended.", "month-long", "DURATION", "P1M"),
        ("The decades-long quarrel ended.", "decades-long", "DURATION", "PXY"),
        ("Hours after the quake, aid arrived.", "Hours", "DURATION", "PTXH"),
        ("He ruled for half a century.", "half a century", "DURATION", "P50Y"),
        ("He ruled for a quarter of a century.", "a quarter of a century", "DURATION", "P25Y"),
        ("The trip took an hour and a half.", "an hour and a half", "DURATION", "PT1.5H"),
        ("The trip took forty-five minutes.", "forty-five minutes", "DURATION", "PT45M"),
        ("The port stood empty for three decades.", "three decades", "DURATION", "P30Y"),
        ("The nearly two-year-long trial ended.", "two-year", "DURATION", "P2Y"),
        ("The port has changed over the past years.", "the past years", "DURATION", "PXY"),
        ("The oak is said to have stood two hundred years.", "two hundred years", "DURATION", "P200Y"),
        ("Two days before the vote, he quit.", "Two days", "DURATION", "P2D"),
        ("He was a clerk at the time.", "at the time", "DATE", "PAST_REF"),
        ("They put the quarrels of the past behind them.", "the past", "DATE", "PAST_REF"),
        ("Both fear for the future of the port.", "the future", "DATE", "FUTURE_REF"),
        ("The dam holds for the time being.", "the time being", "DATE", "PRESENT_REF"),
        ("The troops left Kabul at midnight Dec. 21.", "midnight Dec. 21", "TIME", "2023-12-21T00:00"),
        ("On June 4 at 3 p.m. the siren will sound.", "June 4 at 3 p.m.", "TIME", "2024-06-04T15:00"),
        ("At 0800 UTC the ship sank.", "0800 UTC", "TIME", "2024-05-15T08:00Z"),
        ("At 6 p.m. (GMT +8) the plane landed.", "6 p.m. (GMT +8)", "TIME", "2024-05-15T18:00"),
        ("The bell rang at seven o'clock in the evening.", "seven o'clock in the evening", "TIME", "2024-05-15T19:00"),
        ("Troops came in the early hours of Sunday.", "in the early hours of Sunday", "TIME", "2024-05-12TMO"),
        ("On Monday he fled. That night he was caught.", "That night", "TIME", "2024-05-13TNI"),
        ("On Monday he fled. The next morning he was caught.", "The next morning", "TIME", "2024-05-14TMO"),
        ("On Monday he fled. In the night he was caught.", "the night", "TIME", "2024-05-13TNI"),
        ("Wolves hunt at night.", "night", "TIME", "XXXX-XX-XXTNI"),
        ("The fair opened in the winter.", "the winter", "DATE", "2023-WI"),
        ("Prices rose in the 70s and 80s.", "80s", "DATE", "198"),
        ("He was shot on Good Friday.", "Good Friday", "DATE", "2024-03-29"),
        ("Stores will close on Thanksgiving.", "Thanksgiving", "DATE", "2024-11-28"),
        ("The city burned in the autumn of 480 BC.", "the autumn of 480 BC", "DATE", "BC0480-FA"),
        ("The wall dates from the 4th century BC.", "the 4th century BC", "DATE", "BC03"),
        # What an event tells from others of its kind is as open as the event.
        ("He left the party in the summer before the vote.", "the summer", "DATE", "XXXX-SU"),
        ("They met on the Friday after the storm.", "Friday", "DATE", "XXXX-WXX-5"),
        ("They met in the winter when the river froze.", "the winter", "DATE", "XXXX-WI"),
        ("On a wet Thursday two men walked into the dam.", "Thursday", "DATE", "XXXX-WXX-4"),
        ("It fell at dawn on a Tuesday morning.", "Tuesday morning", "TIME", "XXXX-WXX-2TMO"),
        ("She showed up at Grill-in-A Friday when it rained.", "Friday", "DATE", "2024-05-10"),
        ("They met on Friday after the storm.", "Friday", "DATE", "2024-05-10"),
        # "That" is what was told, and open where nothing was.
        ("That week, guards searched the mill.", "That week", "DATE", "XXXX-WXX"),
        ("In 2019 the mine closed. Later that week it burned.", "Later that week", "DATE", "XXXX-WXX"),
        ("He ran in 2008 and left the race that March.", "that March", "DATE", "2008-03"),
        ("They wed in 2008. At that May 2 feast he sang.", "that May 2", "DATE", "2008-05-02"),
        ("She said that May 2 was a holiday.", "May 2", "DATE", "2024-05-02"),
        ("In 2011 she moved to Lima. That summer she married.", "That summer", "DATE", "2011-SU"),
        # A day told right after one of "that year" is of the same, after one of an earlier year it may be.
        ("In 2016 they wed. On July 22 that year they left. On Oct. 7 he fled.", "Oct. 7", "DATE", "2016-10-07"),
        ("The mill burned on July 22 that year. On Oct. 7 it was sold.", "Oct. 7", "DATE", "XXXX-10-07"),
        ("The mill burned on July 22, 2011. On Oct. 7 the owner was charged.", "Oct. 7", "DATE", "XXXX-10-07"),
        ("That spring they left for Lima, and in October her brother was born.", "October", "DATE", "XXXX-10"),
        ("In 2011 they wed. That spring they left, and in October he was born.", "October", "DATE", "2011-10"),
        ("He was held on Nov. 3, 2023. On Jan. 7 he was charged.", "Jan. 7", "DATE", "2024-01-07"),
        ("Since Jan. 1, 2015, it has raised $9 million. In August it raised two.", "August", "DATE", "2023-08"),
        ("In 2009 the bank failed. In October its head was held.", "October", "DATE", "2023-10"),
        ("In June they were engaged.", "June", "DATE", "2023-06"),
    ],
)
def test_a_time_has_its_timeml_value(text: str, words: str, kind: str, value: str) -> None:
    found = times(text)
    assert words in found, found
    assert (found[words].type, found[words].value) == (kind, value)


def test_years_ago_is_at_least_a_year_ago() -> None:
    assert times("A guard was killed there years ago.")["years ago"].latest == "2023-12-31"


# The general forms of TimeML, with the values that its guidelines (Saurí et al. 2006) give them.
@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        # references to now, before and after
        ("The quarry is now a lake.", "now", "DATE", "PRESENT_REF"),
        ("She currently lives in Quito.", "currently", "DATE", "PRESENT_REF"),
        ("At the moment the pass is shut.", "At the moment", "DATE", "PRESENT_REF"),
        ("The two clubs have not spoken recently.", "recently", "DATE", "PAST_REF"),
        ("Wheat grew dearer in recent months.", "in recent months", "DATE", "PAST_REF"),
        ("The pier will close in the near future.", "the near future", "DATE", "FUTURE_REF"),
        ("The herd left years ago.", "years ago", "DATE", "PAST_REF"),
        # durations
        ("The union struck for months.", "months", "DURATION", "PXM"),
        ("It will take the next 12 months to rebuild.", "the next 12 months", "DURATION", "P12M"),
        ("Catches fell over the past five years.", "the past five years", "DURATION", "P5Y"),
        ("Catches fell over the past few days.", "the past few days", "DURATION", "PXD"),
        ("Catches fell in the past year.", "the past year", "DURATION", "P1Y"),
        ("The nine-month period was dry.", "nine-month", "DURATION", "P9M"),
        ("Exports fell in the first nine months of 2023.", "nine months", "DURATION", "P9M"),
        ("The shop won four consecutive quarters.", "four consecutive quarters", "DURATION", "P4Q"),
        ("Crews have 48 hours to leave.", "48 hours", "DURATION", "PT48H"),
        ("The descent took 2 1/2 hours.", "2 1/2 hours", "DURATION", "PT2.5H"),
        ("The descent took 2½ hours.", "2½ hours", "DURATION", "PT2.5H"),
        ("The descent took 2-1/2 hours.", "2-1/2 hours", "DURATION", "PT2.5H"),
        ("The descent took 23 / 4 hours.", "23 / 4 hours", "DURATION", "PT2.75H"),
        ("The descent took 12 1/2 hours.", "12 1/2 hours", "DURATION", "PT12.5H"),
        ("It was the worst harvest in 50 years.", "50 years", "DURATION", "P50Y"),
        ("The pumps ran all night.", "all night", "DURATION", "P1NI"),
        # sets
        ("The bench sits every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
        ("The bench sits on Mondays.", "Mondays", "SET", "XXXX-WXX-1"),
        ("The bridge is shut on weekends.", "weekends", "SET", "XXXX-WXX-WE"),
        ("The river rises every May.", "every May", "SET", "XXXX-05"),
        ("Guards walk the wall every night.", "every night", "SET", "XXXX-XX-XXTNI"),
        ("The levy is paid annually.", "annually", "SET", "P1Y"),
        ("Quarterly sales of tin fell.", "Quarterly", "SET", "P1Q"),
        ("The choir meets twice a week.", "twice a week", "SET", "P1W"),
        ("The islanders vote every four years.", "every four years", "SET", "P4Y"),
        ("A clerk earns $9,000 a year.", "a year", "SET", "P1Y"),
        # quarters and other periods of a firm's year
        ("The smelter lost money in the third quarter.", "the third quarter", "DATE", "2023-Q3"),
        ("Third-quarter profit fell at the smelter.", "Third-quarter", "DATE", "2023-Q3"),
        ("Fourth-quarter sales were flat.", "Fourth-quarter", "DATE", "2023-Q4"),
        ("Analysts expect a loss in the fourth quarter.", "the fourth quarter", "DATE", "2024-Q4"),
        ("Cement sales rose in the latest quarter.", "the latest quarter", "DATE", "2024-Q1"),
        ("Cement sales rose in the most recent month.", "the most recent month", "DATE", "2024-04"),
        ("Profit for the quarter was flat.", "the quarter", "DATE", "2024-Q1"),
        ("In the third quarter of 2022 ore fell. Costs rose in the quarter.", "the quarter", "DATE", "2022-Q3"),
        ("It lost less than in the year-ago quarter.", "the year-ago quarter", "DATE", "2023-Q2"),
        ("Costs rose in the fiscal year 2023.", "fiscal year 2023", "DATE", "2023"),
        ("Sales fell in the quarter ended Oct. 3.", "Oct. 3", "DATE", "2023-10-03"),
        ("Prices rose 2% from a year earlier.", "a year earlier", "DATE", "2023"),
        # days, and parts of days
        ("The chapel burned early Tuesday.", "early Tuesday", "DATE", "2024-05-14"),
        ("Last Thursday the levee broke.", "Last Thursday", "DATE", "2024-05-09"),
        ("Tuesday's count was close.", "Tuesday", "DATE", "2024-05-14"),
        ("The envoy will leave later today.", "later today", "DATE", "2024-05-15"),
        ("The trial starts on Monday.", "Monday", "DATE", "2024-05-20"),
        ("The council meets Monday.", "Monday", "DATE", "2024-05-20"),
        ("The funeral is on Monday.", "Monday", "DATE", "2024-05-20"),
        ("The skipper is due in court on Monday.", "Monday", "DATE", "2024-05-20"),
        ("The show is on Saturday at 9 p.m.", "Saturday at 9 p.m.", "TIME", "2024-05-18T21:00"),
        # What lay ahead of a day that is past.
        ("The clerk said on Monday that the strike would end on Tuesday.", "Tuesday", "DATE", "2024-05-14"),
        ("On Saturday they declared a truce set to begin on Sunday night.", "Sunday night", "TIME", "2024-05-12TNI"),
        ("The clerk said on Monday that the strike will end on Tuesday.", "Tuesday", "DATE", "2024-05-21"),
        # What a plan answers lies behind, and a condition of what would be lies ahead.
        ("He intends to appeal against Tuesday's ruling.", "Tuesday", "DATE", "2024-05-14"),
        ("She plans to contest Monday's count.", "Monday", "DATE", "2024-05-13"),
        ("The firm plans to attend Monday's talks.", "Monday", "DATE", "2024-05-20"),
        ("They would strike if the offer did not improve by Friday.", "Friday", "DATE", "2024-05-17"),
        ("They would have struck if the firm had not paid on Monday.", "Monday", "DATE", "2024-05-13"),
        ("Ferry Sinks Off Lagos on Monday", "Monday", "DATE", "2024-05-13"),
        ("Snow fell from Thursday night into Friday.", "Thursday night", "TIME", "2024-05-09TNI"),
        ("Snow fell from Thursday night into Friday.", "Friday", "DATE", "2024-05-10"),
        ("Late Thursday night the wall gave way.", "Late Thursday night", "TIME", "2024-05-09TNI"),
        ("The herders meet this weekend.", "this weekend", "DATE", "2024-W20-WE"),
        ("Fans fought last weekend.", "last weekend", "DATE", "2024-W19-WE"),
        ("Herders fought this weekend.", "this weekend", "DATE", "2024-W19-WE"),
        ("The mayor said the kiln had been inspected in June.", "June", "DATE", "2023-06"),
        ("Two men were arrested on July 3.", "July 3", "DATE", "2023-07-03"),
        ("The kiln was due to open in June.", "June", "DATE", "2024-06"),
        ("Herders spoke of a march in June.", "June", "DATE", "2024-06"),
        ("A rally with both singers set for Friday has been put off.", "Friday", "DATE", "2024-05-17"),
        ("The tram left at 7:16 p.m.", "7:16 p.m.", "TIME", "2024-05-15T19:16"),
        ("The tram left at 10:30 a.m. EDT.", "10:30 a.m. EDT", "TIME", "2024-05-15T10:30"),
        ("The tram left at 11.45pm.", "11.45pm", "TIME", "2024-05-15T23:45"),
        ("A clerk saw it this afternoon.", "this afternoon", "TIME", "2024-05-15TAF"),
        # coarser dates
        ("The talks go on early next week.", "early next week", "DATE", "2024-W21"),
        ("The abbot died late last year.", "late last year", "DATE", "2023"),
        ("The mill opened in mid-October.", "mid-October", "DATE", "2023-10"),
        ("The mill will open by the end of next year.", "the end of next year", "DATE", "2025"),
        ("The mill opened in the early 1990s.", "the early 1990s", "DATE", "199"),
        ("The mill opens next spring.", "next spring", "DATE", "2025-SP"),
        ("The union wants the mill closed by March.", "March", "DATE", "2025-03"),
        ("The herd was counted two months ago.", "two months ago", "DATE", "2024-03"),
        ("The herd was counted a week ago.", "a week ago", "DATE", "2024-W19"),
        ("Unions prepared for a march on Saturday.", "Saturday", "DATE", "2024-05-18"),
        ("She has invited the mayors to her office on Friday.", "Friday", "DATE", "2024-05-17"),
        ("The mayors were invited on Friday.", "Friday", "DATE", "2024-05-10"),
        ("The nurses called a strike for Thursday.", "Thursday", "DATE", "2024-05-16"),
        ("The guild called for a march in the old town on Saturday.", "Saturday", "DATE", "2024-05-18"),
        ("The bishop called for calm on Saturday.", "Saturday", "DATE", "2024-05-11"),
        ("The judge is to be sworn in on Friday.", "Friday", "DATE", "2024-05-17"),
        # What is asked for lies ahead, and so does what is to be done with a thing; "the third to be" was.
        ("The bishop demanded that he resign by Friday.", "Friday", "DATE", "2024-05-17"),
        ("The bishop called for a general shutdown on Friday.", "Friday", "DATE", "2024-05-17"),
        ("The board announced a rebate to be paid out in February.", "February", "DATE", "2025-02"),
        ("The union threatened to strike on Friday.", "Friday", "DATE", "2024-05-17"),
        ("She was the third judge to be arrested on Friday.", "Friday", "DATE", "2024-05-10"),
        ("With bread up by a third since spring, he's looking for a job.", "spring", "DATE", "2024-SP"),
        ("The judge was to be sworn in on Friday.", "Friday", "DATE", "2024-05-10"),
        ("Snow is forecast for Monday.", "Monday", "DATE", "2024-05-20"),
        ("A vote has been called for Sunday.", "Sunday", "DATE", "2024-05-19"),
        ("On May 3 he fled. Two days later he was caught.", "Two days later", "DATE", "2024-05-05"),
        ("On May 3 he fled. He was caught the next day.", "the next day", "DATE", "2024-05-04"),
        ("The lease ran from 1998 to 2003.", "1998", "DATE", "1998"),
        ("The lease ran between May and August 2020.", "May", "DATE", "2020-05"),
    ],
)
def test_the_general_forms_of_timeml_have_its_values(text: str, words: str, kind: str, value: str) -> None:
    found = times(text)
    assert words in found, found
    assert (found[words].type, found[words].value) == (kind, value)


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("The tram left at 7:16 p.m.", "7:16 p.m.", ("2024-05-14", "2024-05-15")),
        ("The tram will leave at 7:16 p.m.", "7:16 p.m.", ("2024-05-15", "2024-05-16")),
        ("The tram left at 7:16 p.m. on Monday.", "7:16 p.m. on Monday", ("2024-05-13", "2024-05-13")),
        ("Envoys will leave on Saturday. The tram left at 7:16 p.m.", "7:16 p.m.", ("2024-05-14", "2024-05-15")),
        (
            "It burned on Monday, he said on Tuesday. The roof fell at 7:16 p.m.",
            "7:16 p.m.",
            ("2024-05-13", "2024-05-13"),
        ),
        ("On Monday it snowed. At 7:16 p.m. the tram left.", "7:16 p.m.", ("2024-05-13", "2024-05-13")),
        ("The clerk left in the morning.", "the morning", ("2024-05-14", "2024-05-15")),
        ("The clerk left this morning.", "this morning", ("2024-05-15", "2024-05-15")),
        ("Fires spread overnight.", "overnight", ("2024-05-14", "2024-05-15")),
    ],
)
def test_a_time_of_day_alone_is_bounded_by_two_days(text: str, words: str, days: tuple[str, str]) -> None:
    timex = times(text)[words]
    assert (timex.earliest, timex.latest) == days


def test_what_is_of_something_is_no_period_of_its_own() -> None:
    assert set(times("In the last week of May they vote.")) == {"May"}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ferry sank on Thursday.", "Thursday", "XXXX-WXX-4"),
        ("The ferry sank on Nov. 19.", "Nov. 19", "XXXX-11-19"),
        ("The ferry sank in March.", "March", "XXXX-03"),
        ("The ferry sank last month.", "last month", "XXXX-XX"),
        ("The ferry sank yesterday.", "yesterday", "XXXX-XX-XX"),
    ],
)
def test_without_a_day_of_publication_a_relative_time_stays_open(text: str, words: str, value: str) -> None:
    timex = times(text, None, None)[words]
    assert (timex.value, timex.earliest, timex.latest) == (value, None, None)


def test_an_interval_of_publication_resolves_what_all_its_days_agree_on() -> None:
    found = times("The dam burst in March, and on Monday the mayor left.", "2024-05-02", "2024-05-30")
    assert found["March"].value == "2024-03"
    assert found["Monday"].value == "XXXX-WXX-1"
    assert (found["Monday"].earliest, found["Monday"].latest) == ("2024-04-29", "2024-05-27")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("In 1994 they met. Two days later they parted.", "Two days later", "XXXX-XX-XX"),
        ("In 1994 they met. The following month they parted.", "The following month", "XXXX-XX"),
        ("In May 1994 they met. The following month they parted.", "The following month", "1994-06"),
        ("They met in May 1994 and parted a year later.", "a year later", "1995"),
    ],
)
def test_a_step_finer_than_the_date_it_starts_from_stays_open(text: str, words: str, value: str) -> None:
    assert times(text)[words].value == value


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        ("The poll was published earlier this month.", "earlier this month", "2024-05-01", "2024-05-15"),
        ("Later this year the bridge will open.", "Later this year", "2024-05-15", "2024-12-31"),
        ("He died in late June 2023.", "late June 2023", "2023-06-21", "2023-06-30"),
        ("Prices rose over the past two weeks.", "the past two weeks", "2024-05-01", "2024-05-15"),
    ],
)
def test_a_time_is_bounded(text: str, words: str, earliest: str, latest: str) -> None:
    timex = times(text)[words]
    assert (timex.earliest, timex.latest) == (earliest, latest)


FORTS = " ".join(f"A fort fell in {year}." for year in range(1801, 1811))


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("In March the peace was signed.", "March", "1810-03"),
        ("By the end of the year all were free.", "the end of the year", "1810"),
        ("The siege began in the autumn.", "the autumn", "1810-FA"),
        ("This year was the hardest.", "This year", "1810"),
        ("That evening the king fled.", "That evening", "XXXX-XX-XXTEV"),
        ("The queen, on the throne for long years since 1790, left. In May she died.", "May", "1810-05"),
    ],
)
def test_a_narrative_of_the_past_keeps_to_the_year_last_named(text: str, words: str, value: str) -> None:
    assert times(f"{FORTS} {text}")[words].value == value


def test_a_report_that_looks_back_once_is_no_narrative() -> None:
    text = f"{FORTS} The museum opened on Friday. It said today: in March it will show the keys."
    assert times(text)["March"].value == "2025-03"


def test_the_same_day_is_the_one_last_named_and_open_where_another_date_came_between() -> None:
    assert times("On May 2 he flew to Oslo. The same day he spoke.")["The same day"].value == "2024-05-02"
    found = times("On May 2 he flew to Oslo. He had been there in 2019. The same day he spoke.")
    assert found["The same day"].value == "XXXX-XX-XX"


@pytest.mark.parametrize(
    "text",
    [
        "Some 2000 workers marched through the port.",
        "Ms. May denied it.",
        "The 43-year-old drove the bus.",
        "The second man fled.",
        "A quarter of the crop was lost.",
        "The current swept the boat away.",
        "The former mayor will soon stand trial.",
        "Temperatures were in his 40s.",
        "The team scored twice in the first half.",
        "On Black Friday shops opened early.",
        "The Sunday Times and the Daily Mail reported it.",
        "Those were my days at sea.",
        "The minister told NBC’s “Today” that the bridge was safe.",
        'The envoy appeared on ABC\'s "This Week" to defend the accord.',
        "The editor of the BBC’s Today programme resigned.",
        "He hosted ''Last Week'' and a quiz.",
        "She lost her job on “Tonight.”",
        "USA Today first reported the recall.",
        "The band played Yesterday and two other songs.",
        "The strike is a month old.",
        "Version 1.2.10 and the score of 3-2-1 stand.",
        "The patch closes a zero-day hole.",
        "The quarterback threw for a touchdown in the fourth quarter.",
        "The quarterback threw two touchdowns late in the quarter.",
        "Entertainment Weekly was sold.",
        "She scored with 4:43 to play in the first half.",
        "They led with 2:10 left.",
        "The crowd moved to 1101 Harbour Street.",
        "The notice was read at 1514 in both languages.",
        "See http://example.org/2013/years-of-war for the list.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert not times(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Today,” she said, “we mourn.”", "Today"),
        ("The coach said: “Tonight we play.”", "Tonight"),
        ("Asked when he would leave, he said “Tomorrow.”", "Tomorrow"),
        ("Today the mine closed.", "Today"),
        ("Talks on NBC's future begin this week.", "this week"),
        ("The bank's Friday statement was short.", "Friday"),
    ],
)
def test_a_capital_that_a_sentence_gives_leaves_a_time(text: str, words: str) -> None:
    assert words in times(text)


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2023-WI", ("2023-12-01", "2024-02-29")),
        ("2024-Q4", ("2024-10-01", "2024-12-31")),
        ("2024-H2", ("2024-07-01", "2024-12-31")),
        ("BC0480-09", (None, None)),
        ("19", ("1900-01-01", "1999-12-31")),
        ("XXXX-05", (None, None)),
        ("PAST_REF", (None, None)),
    ],
)
def test_bounds_of_values(value: str, days: tuple[str | None, str | None]) -> None:
    assert bounds(value) == days


@pytest.mark.parametrize(
    "text", ["It fell on February 31.", "It fell 9999 centuries ago.", "It fell on 31 April 2020.", "At 25:99 it fell."]
)
def test_times_outside_the_calendar_are_none_and_do_no_harm(text: str) -> None:
    found = times(f"{text} The mine closed yesterday.")
    assert found["yesterday"].value == "2024-05-14"
    assert all("31" not in (timex.earliest or "") for timex in found.values())


def test_an_impossible_date_is_no_time() -> None:
    assert not times("The code was 2024-13-45.")


def test_a_spring_in_her_step_is_no_season() -> None:
    assert not times("The win has put a special spring in her step.")


def test_a_day_that_is_glued_to_what_stands_before_it_is_read() -> None:
    found = times('Nobody will forget it."Wednesday divers searched the lake near Osk.')
    assert [text for text in found if "Wednesday" in text]


@pytest.mark.parametrize(
    ("told", "gap", "value"),
    [
        ("The fan was mended on April 20.", "\n\n", "2024-05-15TMI"),
        ("The fan was mended on April 20.", " ", "2024-04-20TMI"),
        ("The fan broke on Monday.", "\n\n", "2024-05-13TMI"),
        ("The fan, which broke on Monday, is dusty.", "\n\n", "2024-05-15TMI"),
    ],
)
def test_an_hour_in_a_paragraph_of_its_own_is_not_of_a_day_weeks_before_or_told_aside(
    told: str, gap: str, value: str
) -> None:
    text = f"{told}{gap}Divers had reached the gallery by noon."
    start = text.index("Divers")
    paragraphs = (Span(0, len(text)),) if gap == " " else (Span(0, start - len(gap)), Span(start, len(text)))
    report = Report("r1:x", "x", "", text, paragraphs, published=Published(DAY, DAY))
    found = {m.span.of(text): m.timex for m in mention(parse(report)) if m.timex}
    assert found["noon"].value is not None
    assert found["noon"].value.split("T")[0] == value.split("T")[0]
