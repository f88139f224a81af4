"""The timeline holds what happened and when, the figures what was counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.attribute.stance import stance
from rashomon.link import link
from rashomon.mention import mention
from rashomon.model import (
    Analysis,
    Claim,
    Linked,
    Published,
    Quantity,
    Reading,
    Report,
    Span,
    Statement,
    Story,
    Tables,
)
from rashomon.parse import parse
from rashomon.tabulate import counted, tabulate, worth_counting


def tables(*texts: str) -> Tables:
    """Return the tables of reports whose every sentence is one statement."""
    return tabulate(Story("y", analysed(*texts)), Linked(()), ())


def analysed(*texts: str) -> tuple[Analysis, ...]:
    """Return the analyses of reports whose every sentence is one statement."""
    analyses = []
    for number, text in enumerate(texts):
        known = Published("2025-11-06", "2025-11-06")
        parsed = parse(Report(f"r{number}", f"r{number}", "", text, (Span(0, len(text)),), published=known))
        mentions = mention(parsed)
        statements = []
        for n, sentence in enumerate(parsed.sentences):
            certainty, polarity, words = stance(parsed, (sentence.span,))
            held = tuple(m.id for m in mentions if sentence.span.contains(m.span))
            statements.append(
                Statement(
                    f"s{number}-{n}", f"r{number}", (sentence.span,), (), (), (), "none", "own", certainty, polarity,
                    words, held,
                )
            )  # fmt: skip
        analyses.append(Analysis(parsed, mentions, tuple(statements)))
    return tuple(analyses)


def with_times(*texts: str) -> tuple[Story, Tables]:
    """Return reports, the first of a known date, and their tables, with the times that are one."""
    first, *others = analysed(*texts)
    parses = [replace(a.parse, report=replace(a.report, published=Published())) for a in others]
    open_ = [replace(a, parse=p, mentions=mention(p)) for a, p in zip(others, parses, strict=True)]
    story = Story("y", (first, *open_))
    return story, tabulate(story, link(story), ())


def test_a_day_that_a_report_leaves_open_has_its_date_from_a_report_that_tells_alike() -> None:
    story, found = with_times("The dam at Sirwan broke on Tuesday.", "The dam at Sirwan has broken on Tuesday night.")
    day, night = found.timeline
    assert (day.timex.value, day.dated_by) == ("2025-11-04", None)
    assert (night.timex.value, night.timex.earliest, night.when.report) == ("2025-11-04TNI", "2025-11-04", "r1")
    assert night.dated_by is not None and night.dated_by.report == "r0"
    assert night.dated_by.span.of(story.reports[0].text) == "Tuesday"


@pytest.mark.parametrize(
    "texts",
    [
        # of another event
        ("The dam at Sirwan broke on Tuesday.", "The mayor of Oslo resigned on Tuesday."),
        # of a happening that the other does not tell of
        ("Thousands marched in Sirwan on Tuesday over the crash.", "The crash on Tuesday led to marches in Sirwan."),
        # a day seen from the report's own
        ("The dam at Sirwan broke on Tuesday.", "The dam at Sirwan broke yesterday."),
    ],
)
def test_what_is_not_told_alike_or_says_little_takes_no_date(texts: tuple[str, str]) -> None:
    _, found = with_times(*texts)
    assert [event.dated_by for event in found.timeline] == [None, None]
    assert [event.timex.earliest for event in found.timeline] == ["2025-11-04", None]


def test_timeline_is_in_the_order_of_the_times() -> None:
    text = "The dam at Sirwan broke on 4 November 2025. Engineers had inspected it on 12 March 2024."
    assert [(e.timex.value, e.statement) for e in tables(text).timeline] == [
        ("2024-03-12", "s0-1"),
        ("2025-11-04", "s0-0"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The governor told reporters on 4 November 2025 that the dam was safe.",
        "The repair took three weeks.",
        "The report of 4 November 2025.",
        "The army violated the 1974 Disengagement Agreement.",
        "Ruiz promised some changes in the days before Wednesday's vote.",
        "Drilling remains illegal under the 1970 Fisheries Act.",
        "Ruiz met the minister before the 2016 election.",
        "The probe looks into what officials did amid claims of meddling in the votes of 2016.",
        "A clerk was convicted in the 2010 warehouse attack.",
        "Two men were charged in the 2016 ferry fire.",
        "Searches often begin on Monday morning with a call.",
        "Published 27 June 2016",
        "Mine Blast 05.10.2017(updated19:35 05.10.2017) and a fire",
    ],
)
def test_what_dates_the_telling_or_nothing_is_no_event(text: str) -> None:
    assert tables(text).timeline == ()


@pytest.mark.parametrize(
    ("text", "value", "words", "bounds"),
    [
        (
            "The two firms talked to each other between September 2016 and July 2017.",
            "2016-09/2017-07",
            "between September 2016 and July 2017",
            ("2016-09-01", "2017-07-31"),
        ),
        ("Hale led the port union from 1995-99.", "1995/1999", "from 1995-99", ("1995-01-01", "1999-12-31")),
        ("The clerk had repaired it before summer 2015.", "../2015-06-01", "before summer 2015", (None, "2015-06-01")),
        (
            "Some 400 miners died from March 2011 to June 2016.",
            "2011-03/2016-06",
            "from March 2011 to June 2016",
            ("2011-03-01", "2016-06-30"),
        ),
        (
            "Hale ran the port in the years 2006 through 2011.",
            "2006/2011",
            "2006 through 2011",
            ("2006-01-01", "2011-12-31"),
        ),
        ("The vote was to be held before 3 May 2024.", "../2024-05-03", "before 3 May 2024", (None, "2024-05-03")),
        ("The board left after 3 May 2024.", "2024-05-03/..", "after 3 May 2024", ("2024-05-03", None)),
        ("Troops have held the hill since 1967.", "1967", "since 1967", ("1967-01-01", "1967-12-31")),
        ("Ruiz lost the seat in the 2010 election.", "2010", "2010", ("2010-01-01", "2010-12-31")),
        ("An earthquake in the same valley in 1946 killed 400.", "1946", "1946", ("1946-01-01", "1946-12-31")),
        ("The unions want the thing done by June.", "../2026-06", "by June", (None, "2026-06-30")),
    ],
)
def test_a_span_of_time_and_a_bound_are_no_points(
    text: str, value: str, words: str, bounds: tuple[str | None, str | None]
) -> None:
    (event,) = tables(text).timeline
    assert (event.timex.value, event.when.span.of(text)) == (value, words)
    assert (event.timex.earliest, event.timex.latest) == bounds


def test_figures_of_the_same_thing_stand_together() -> None:
    found = tables("The flood killed 14 people in Sylhet.", "At least 12 people were killed. It cost $3 million.")
    groups = [(f.counted, f.quantity.low, f.where.report) for f in found.figures]
    assert groups == [("USD / cost", 3e6, "r1"), ("person / dead", 14.0, "r0"), ("person / dead", 12.0, "r1")]


def tolls(*texts: str) -> dict[tuple[str, str | None], float | None]:
    """Return the number that each report's toll names, by report and state."""
    found = tables(*texts).figures
    return {(f.where.report, f.quantity.state): f.quantity.low for f in found if f.toll}


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("At least 12 people were killed in Lima.", 12),
        ("The quake killed 40 people, including 11 children.", 40),
        ("Six children were among 19 people killed in the fire.", 19),
        ("The ferry sank and 30 people died. Another four died in hospital.", 30),
        ("A monk was killed. The landslide buried a school, and 14 people died.", 14),
        ("Dozens of people were killed. Hospitals said 31 people died.", 31),
        ("Dozens of people were killed. The war has killed at least 90,000 people, the envoy added.", 24),
        ("More than 200 people were killed. A minister said at least 213 people died.", 213),
        ("Two adults and three children were found dead.", 5),
        ("The storm killed nine people. More than 4,000 people have been killed by storms since 2004.", 9),
        ("The death toll rose from 10 to 14.", 14),
        ("Amina Diallo, 34, was killed when the bus overturned. Diallo was a teacher.", 1),
        ("Rosa Pinto and Luis Vega were killed in the avalanche.", 2),
        ("One of the drivers was killed.", 1),
        ("No one was killed.", 0),
        ("A man and his young son were found dead.", 2),
        ("The driver killed six of his cousins, his sister and himself.", 8),
        ("Rosa Pinto and her daughter were killed in the avalanche.", 2),
        ("A couple died in the fire.", 2),
        ("Rosa Pinto was fatally wounded. Three others sustained non-fatal burns.", 1),
        ("The spark may have led to a blaze that killed four people.", 4),
        ("Rescuers found two more bodies, which raised the number of dead to 27.", 27),
        ("Three of the 27 dead were children.", 27),
        ("The toll of 27 dead could rise.", 27),
        ("Five children and four nurses killed by shells on a clinic", 9),
        ("Six martyrs and 22 injured were claimed in the blast.", 6),
        ("Two boys, ages 7 and 10, and two nurses were found dead in the hut.", 4),
        ("Family of four dies in house fire", 4),
        ("A bus driver killed one and wounded three in Lyon.", 1),
        ("Three people were stabbed on a ferry, and one of them died.", 1),
        ("Marta Alvarez Ruiz, born in Quito in 1950, was killed in the landslide.", 1),
        ("A soldier was killed by a mine. Another soldier was killed by a shell.", 2),
        ("Man killed in flood was a baker. It rained. It blew. Snow fell. It killed six people and hurt nine.", 6),
        ("Jonas A. Brandt died in the fire. Neighbours said the fire that killed Jonas began in a stove.", 1),
        ("The climbers may have erred. Two climbers died and four may have been lost.", 2),
        ("One victim died at once. The crew searched. It rained. Snow fell. In total nine people were killed.", 9),
        ("The mudslide killed ten children. It rained. Ten children were among at least 48 people killed.", 48),
        ("Shells killed 58 farmers. The envoy said 82 people, including 58 farmers, were killed.", 82),
        ("Shells killed four farmers. The four were among nine people killed in the region since Monday.", 4),
        ("35 Dead Dozens Wounded in Market Fire", 35),
        ("Medics treated nine farmers, three of which died in hospital. At least 87 people died in the attack.", 87),
        ("The jury heard of an attack that left two people dead and a third hurt.", 2),
        ("Two nurses were killed. Two nurses and a driver were killed, the union said.", 3),
        ("Police recovered 14 bodies from the river. There were 26 deaths.", 26),
        ("Two pilots were killed. Relief crews said 45 people were killed on the pass in all of October.", 2),
    ],
)
def test_the_toll_counts_the_whole(text: str, dead: int) -> None:
    assert tolls(text)["r0", "dead"] == dead


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fell. More than 4,000 people have been killed in floods since 2004.",
        "The gang threatened to kill two judges.",
        "Twelve horses died in the fire.",
        "The doctors declared the girl brain dead.",
        "The flood could kill 4,000 people.",
        "Forty people are feared dead.",
        "Three of the dead were children.",
    ],
)
def test_what_counts_no_people_of_the_event_is_no_toll(text: str) -> None:
    assert ("r0", "dead") not in tolls(text)


def test_whom_somebody_wants_dead_is_not() -> None:
    assert tolls("Two men wanted him dead. The farmer went home.") == {}


def test_each_state_has_its_toll_and_others_are_added_to_their_own_kind() -> None:
    found = tolls("A guard was killed and 12 others were injured.", "Vera Novak was shot in the arm. She later died.")
    assert found["r0", "dead"] == 1 and found["r0", "injured"] == 12
    assert tolls("Two people were killed, including the pilot, and six others were injured.")["r0", "injured"] == 6
    assert tolls("Two were hurt in Osk. An unrelated fire in Lund on Sunday injured ten people.")["r0", "injured"] == 2
    assert found["r1", "dead"] == 1 and ("r1", "injured") not in found


def test_a_person_hurt_and_a_person_dead_are_one_unless_told_apart() -> None:
    found = tolls(
        "A boy was injured in a fall. A boy died on Sunday.",
        "A boy was injured in a fall. Another boy died and one nurse was injured.",
        "Crash kills a boy\n\nThe crash left a boy dead and a woman injured.",
    )
    assert ("r0", "injured") not in found
    assert found["r1", "injured"] == found["r2", "injured"] == 1


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Three people were shot, one fatally, outside a cafe in Porto.", 2),
        ("Three people were stabbed at a market in Riga, and one of them died.", 2),
        ("Four men were shot in Leeds. One of them later died in hospital. Two were badly wounded.", 3),
        ("A farmer was killed and three others were shot near Goma.", 3),
        ("Six people were shot at a wedding in Sana.", 6),
        ("A man was shot in the leg and another man was shot in the arm.", 2),
        ("Seven miners remained hospitalized on Tuesday, one with critical injuries.", 7),
        ("Five passengers were taken to hospital. Two of the five were treated for burns.", 5),
        ("The avalanche left one skier dead and another injured.", 1),
        ("Blast Leaves Five Sailors Wounded", 5),
        ("Five sailors were shot off Aden. It rained. It blew. Snow fell. Two sailors were badly wounded.", 5),
        ("Three others who were hurt were hospitalised. One of the others hurt was a cook.", 3),
        ("A woman was killed and her husband was hurt when their car hit a tree.", 1),
        ("All four divers were expected to recover from their injuries.", 4),
        ("Two pupils and a cook were hit by stray bullets in Karachi.", 3),
        ("Bullets struck two farmers near Jos.", 2),
        ("A jockey is recovering after being stabbed in the arm.", 1),
        ("Two others showed up at the hospital with gunshot wounds.", 2),
        ("Two men are in critical condition and two others were injured.", 4),
        ("The storm left a sailor dead and two of his friends with serious injuries.", 2),
        ("A row left a driver dead and another in critical condition.", 1),
        ("Two cooks are fighting for their lives after a stabbing in Leeds.", 2),
        ("A driver died and four passengers, three of them children, were injured in the crash.", 4),
        ("Three hikers were airlifted to a trauma centre with life-threatening injuries.", 3),
        ("Four miners are in the hospital following an explosion.", 4),
        ("Nine people hurt at the fair in May could learn next week whether they are paid.", 9),
        ("The court asks whether a brawl that left two people dead and three others wounded was planned.", 3),
        ("Seven people were shot in Cali. Five walked in with wounds. All seven victims suffered wounds.", 7),
        ("Jurors convicted Pryce of attempted murder for shooting his former wife.", 1),
        ("A man who killed five relatives and wounded a neighbour was sentenced on Tuesday.", 1),
        ("LAGOS -- Seven young dockers remained hospitalised after a stabbing, one with critical injuries.", 7),
        ("Four pupils were shot and one of them died. The shooting hurt a one-year-old baby. It was in May.", 3),
        ("Her brother, 14, was flown to a hospital in Bergen and is listed in serious condition.", 1),
        ("A rider suffered a broken leg when the scaffold fell.", 1),
        ("Another 30 people had minor injuries.", 30),
        ("Nine others suffered smoke inhalation.", 9),
        ("The gunman opened fire, hitting three shoppers.", 3),
        ("One woman had been hit in the arm.", 1),
        ("Two brothers, 19 and 22, were each shot in the leg.", 2),
        ("Otis Brandt killed four neighbours. Ida Brandt was also shot in the arm but survived.", 1),
        ("Priest killed, boy wounded in Cali\n\nShots were fired, killing a priest and wounding three others.", 3),
        ("A baker died on Sunday after he and four others were shot outside a bar in Jos.", 4),
        ("Four pupils were shot in Leeds. Prynne is accused of an assault with intent to kill.", 4),
        ("Three divers died and one has been upgraded to serious condition.", 1),
        ("Four shooting victims were found early on Sunday.", 4),
        ("A row led a clerk to shoot and kill one man and wound five others.", 5),
        ("Six cooks were hurt in Goma. A similar shooting in May injured ten.", 6),
    ],
)
def test_the_injured_follow_where_no_number_is_told(text: str, injured: int) -> None:
    assert tolls(text)["r0", "injured"] == injured


@pytest.mark.parametrize(
    "text",
    [
        "A boy was killed in Porto. Vega was shot.",
        "A man was shot in Lima. His funeral was held on Friday.",
        "Four people were found shot dead.",
        "Two passengers were taken to hospital for tests.",
        "Carney shot and killed Vega.",
        "Two people were killed in Lima. It rained. It blew. Snow fell. Four people were shot.",
        "Cohill is suspected to have shot at the wrong home.",
        "The firm is recovering after a poor year.",
        "A nurse arrived at the clinic with a complaint.",
        "Two passengers were taken to a detention centre.",
        "The firm had serious losses.",
        "A referee was hit in the final minutes with a complaint.",
        "An unrelated shooting in Goma injured ten.",
        "Many were wounded, including two pupils who were wounded in the arm.",
    ],
)
def test_who_may_be_dead_or_well_is_not_called_injured(text: str) -> None:
    assert ("r0", "injured") not in tolls(text)


def test_a_headline_that_counts_one_holds() -> None:
    titled = (
        "Mine blast kills four, injures one\n\nRescuers found two miners dead and three injured. Two of those died."
    )
    parsed = parse(Report("r0", "r0", "", titled, (Span(0, 34), Span(36, len(titled))), headline=Span(0, 34)))
    whole = (Span(0, len(titled)),)
    told = Statement("s0", "r0", whole, (), (), (), "none", "own", "asserted", "positive", (), ())
    found = tabulate(Story("y", (Analysis(parsed, mention(parsed), (told,)),)), Linked(()), ()).figures
    assert {f.quantity.state: f.quantity.low for f in found if f.toll} == {"dead": 4, "injured": 1}


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("A fire killed three people on Monday. A fourth victim died in hospital on Tuesday.", 4),
        ("A second victim died on Tuesday. Two men had been shot in Oran on Monday.", 2),
        ("A third miner has died of his burns.", 3),
        ("Two adult miners were killed, and a third miner was killed by gas.", 3),
        ("A second trial opened. A man was killed in Porto.", 1),
    ],
)
def test_one_more_is_counted_on(text: str, dead: int) -> None:
    assert tolls(text)["r0", "dead"] == dead


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("One dead, three others injured in Riga blast", {"dead": 1, "injured": 3}),
        ("3-year-old shot, killed in Durban", {"dead": 1}),
        ("Two men shot outside bar in Recife", {"shot": 2, "injured": 2}),
        ("Six miners in hospital after blast", {"injured": 6}),
        ("At least nine dead as ferry sinks off Luzon", {"dead": 9}),
    ],
)
def test_a_headline_gives_a_toll(headline: str, expected: dict[str, int]) -> None:
    text = f"{headline}\n\nThe authorities gave no cause."
    parsed = parse(
        Report(
            "r0",
            "r0",
            "",
            text,
            (Span(0, len(headline)), Span(len(headline) + 2, len(text))),
            headline=Span(0, len(headline)),
        )
    )
    told = Statement("s0", "r0", (Span(0, len(text)),), (), (), (), "none", "own", "asserted", "positive", (), ())
    found = tabulate(Story("y", (Analysis(parsed, mention(parsed), (told,)),)), Linked(()), ()).figures
    assert {f.quantity.state: f.quantity.low for f in found if f.toll} == expected


def test_injured_who_follow_cite_the_words_from_which_they_do() -> None:
    text = "Three people were shot, one fatally, outside a cafe."
    (figure,) = [f for f in tables(text).figures if f.quantity.state == "injured"]
    assert figure.where.span.of(text) == "Three people were shot, one"
    assert [f.quantity.low for f in tables(text).figures if f.quantity.state == "shot" and f.toll] == [3]


def test_people_of_every_kind_in_one_state_stand_together() -> None:
    found = tables("The strike killed 30 soldiers.", "The strike killed 12 civilians.").figures
    assert {figure.counted for figure in found} == {"person / dead"}


def test_some_of_a_number_are_not_added_to_it() -> None:
    text = "The ambush cost the lives of 14 soldiers, two of whom died later in hospital."
    [toll] = [figure for figure in tables(text).figures if figure.toll]
    assert toll.quantity.low == 14


def test_who_died_by_another_name_is_not_hurt_besides() -> None:
    story = Story(
        "y", analysed("The teacher died on Friday, police said. Mara Ortiz, the teacher, was shot in the head.")
    )
    apart, linked = ({f.counted for f in tabulate(story, each, ()).figures} for each in (Linked(()), link(story)))
    assert "person / injured" in apart and "person / injured" not in linked and "person / dead" in linked


@pytest.mark.parametrize(
    "text",
    [
        "The 2018 races drew crowds.",
        "The four-term senator won by a six-vote margin.",
        "Several boats and a few tents stood there.",
        "Under one pretext the talks went on.",
        "A teacher was arrested in Split.",
    ],
)
def test_what_no_editor_would_list_is_no_figure(text: str) -> None:
    assert tables(text).figures == ()


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Quantity(43, 43, "year of age", "exactly"), False),
        (Quantity(3, 3, "week", "exactly"), False),
        (Quantity(1, 1, "bridge", "exactly"), False),
        (Quantity(1, 1, "person", "exactly", "dead"), True),
        (Quantity(2, 2, "percent", "exactly"), True),
        (Quantity(1, 1, "rupee", "exactly"), True),
        (Quantity(300, None, "house", "at least"), True),
        (Quantity(None, None, "house", "vague"), False),
    ],
)
def test_worth_counting(quantity: Quantity, expected: bool) -> None:
    assert worth_counting(quantity) is expected


def test_units_are_one_word() -> None:
    assert counted(Quantity(2, 2, "people", "exactly", "dead")) == counted(Quantity(3, 3, "person", "exactly", "dead"))


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The firms forecast savings of $180 million a year.", "USD / savings"),
        ("The board approved the $4.5 billion deal.", "USD / deal"),
        ("Ruiz asked for $5.7 billion for the tunnel.", "USD / tunnel"),
        ("The group is worth about $3 billion.", "USD / group"),
        ("The judge fined them $5,000.", "USD / fined"),
        ("Bail was set at $1 million.", "USD / bail"),
        ("Shares of the line rose 7.5 percent.", "percent / shares"),
        ("Its owners will hold 58 percent of the new company.", "percent / company"),
        ("The quake struck at a depth of 31 kilometres.", "kilometre / depth"),
        ("The dam, which lies 40 kilometres to the west, held.", "kilometre / dam"),
        ("Some seven miles south, a guard opened a gate.", "mile"),
        ("Sirwan is a market town of about 9,000 people.", "person / market town"),
        ("The two firms employ 6,200 people.", "person / employ"),
        ("The governor spoke of 6,300 people in the valley.", "person"),
        ("The lake supplies drinking water to some 280,000 people.", "person"),
        ("The fleet counts 118 ships.", "ship"),
        ("The union put the crowd at 4,000.", "person / crowd"),
        ("The damage was put at 40 million euros.", "EUR / damage"),
        ("Half of the houses burned.", "percent / houses"),
        ("The union got 21 percent in the poll.", "percent / union"),
        ("They promised 100 percent privacy.", "percent / privacy"),
        ("About 3 percent came from the north.", "percent"),
        ("Nine dockers were hospitalised.", "person / hospitalised"),
        ("The bank reported a loss of 12 million crowns.", "crown / loss"),
        ("He paid for a tour on the Build-a-Boat, about $6.50.", "USD / Build-a-Boat"),
        ("They held a $900 fund-raiser.", "USD / fund-raiser"),
    ],
)
def test_what_a_figure_counts_is_named(text: str, counted: str) -> None:
    assert [figure.counted for figure in tables(text).figures if (figure.quantity.low or 0) > 2] == [counted]


def test_one_thing_of_a_claim_has_one_name() -> None:
    texts = "Its owners will hold 58 percent of the new company.", "The firm's owners take 58 percent."
    analyses = analysed(*texts)
    whole = tuple(Reading(a.report.id, s.id, s.span) for a in analyses for s in a.statements)
    joined = tabulate(Story("y", analyses), Linked(()), (Claim("c", whole, 1.0, whole[0].statement),)).figures
    assert {figure.counted for figure in joined} == {"percent / company"}
    assert {figure.counted for figure in tables(*texts).figures} == {"percent / company", "percent / take"}


def test_a_value_that_a_report_gives_again_of_one_thing_on_one_word_stands_once() -> None:
    found = tables(
        "The flood killed 14 people. The toll of 14 shocked many. Fourteen people were killed, 12 in Sylhet."
    )
    assert [figure.quantity.low for figure in found.figures if figure.quantity.state == "dead"] == [14]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The death toll rose to 27 on Tuesday evening, the office said.", "Tuesday evening"),
        ("The toll of Monday's quake rose to 27 on Tuesday evening.", "Tuesday evening"),
        ("By Tuesday evening 27 people had died.", "Tuesday evening"),
        ("As of Wednesday, 40 people were in hospital.", "Wednesday"),
        ("Twenty-eight people were still missing on Wednesday afternoon.", "Wednesday afternoon"),
        ("Fourteen bodies had been laid out in the hall by nightfall on Sunday.", "Sunday"),
        ("The ministry put the toll at 40 on Sunday.", "Sunday"),
        ("It updated an earlier toll on Sunday evening of 15.", "Sunday evening"),
        ("Nine men are still missing underground after a blast shortly after 3 a.m. on Tuesday.", None),
        ("A fire killed three people on Monday.", None),
        ("Twelve ships will be sold by Friday.", None),
        ("Two crews by the name of Monday Boys counted 12 ships.", None),
    ],
)
def test_a_figure_tells_up_to_when_it_counts(text: str, words: str | None) -> None:
    told = [figure.as_of and figure.as_of.when.span.of(text) for figure in tables(text).figures]
    assert told and all((words or "") in (each or "") and bool(each) == bool(words) for each in told)


@pytest.mark.parametrize(
    "text",
    [
        "A miner died in the shaft on Monday. Another miner was killed there years ago.",
        "A miner died in the shaft on Monday. A few years earlier, another miner was killed there.",
    ],
)
def test_who_was_killed_years_ago_is_no_part_of_the_toll(text: str) -> None:
    assert [f.quantity.low for f in tables(text).figures if f.toll] == [1]


def test_what_did_not_come_about_is_no_event() -> None:
    assert not tables("Ten years ago, nobody would have asked for a bridge.").timeline
    assert not tables("Five years ago we might not have built the bridge.").timeline
    assert tables("Five years ago we built the bridge.").timeline


def test_a_clause_that_names_a_day_twice_is_one_line() -> None:
    assert len(tables("The pier was shut on Tuesday, that same day.").timeline) == 1
