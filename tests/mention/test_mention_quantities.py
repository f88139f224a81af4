"""Amounts: interval, unit, bound and state."""

from __future__ import annotations

import pytest

from rashomon.mention import mention
from rashomon.mention.numbers import read_number
from rashomon.model import Quantity, Report, Span
from rashomon.parse import parse


def quantities(text: str) -> dict[str, Quantity]:
    report = Report("r1:x", "x", "", text, (Span(0, len(text)),))
    return {m.span.of(text): m.quantity for m in mention(parse(report)) if m.quantity}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The blast killed at least 12 people.", "at least 12 people", (12, None, "person", "at least", "dead")),
        ("More than 40 houses burned.", "More than 40 houses", (40, None, "house", "at least", None)),
        ("The guns fired hundreds of shells.", "hundreds of shells", (200, None, "shell", "vague", None)),
        ("Rebels mounted over a thousand raids.", "over a thousand raids", (1000, None, "raid", "at least", None)),
        ("Dozens of miners were rescued.", "Dozens of miners", (24, None, "miner", "vague", "rescued")),
        ("The bridge cost $1.2 million.", "$1.2 million", (1.2e6, 1.2e6, "USD", "exactly", None)),
        ("Only 14 percent of farmers agreed.", "Only 14 percent", (14, 14, "percent", "exactly", None)),
        ("The army holds nine posts.", "nine posts", (9, 9, "post", "exactly", None)),
        ("The survey asked 1,229 adults.", "1,229 adults", (1229, 1229, "adult", "exactly", None)),
        ("About 300 nurses marched.", "About 300 nurses", (300, 300, "nurse", "about", None)),
        ("Rebels mounted 90-plus raids.", "90-plus raids", (90, None, "raid", "at least", None)),
        ("The singer is in his early 30s.", "early 30s", (30, 34, "year of age", "between", None)),
        ("A diver in her mid- to late fifties came.", "mid- to late fifties", (53, 59, "year of age", "between", None)),
        ("Olm is a town of 1,200 about 90 miles from Osk.", "about 90 miles", (90, 90, "mile", "about", None)),
        ("Up to 20 ships waited.", "Up to 20 ships", (None, 20, "ship", "at most", None)),
        ("The ship holds 900 metric tons of oil.", "900 metric tons", (900, 900, "tonne", "exactly", None)),
        ("The parcel holds 240g. It is late.", "240g", (240, 240, "g", "exactly", None)),
        ("Between 10 and 15 boats sank.", "Between 10 and 15 boats", (10, 15, "boat", "between", None)),
        ("The crash left three passengers injured.", "three passengers", (3, 3, "passenger", "exactly", "injured")),
        ("Police arrested 31 protesters.", "31 protesters", (31, 31, "protester", "exactly", "arrested")),
        ("Twenty-one sailors died in the storm.", "Twenty-one sailors", (21, 21, "sailor", "exactly", "dead")),
        ("Five climbers are missing.", "Five climbers", (5, 5, "climber", "exactly", "missing")),
        ("A dozen villages were evacuated.", "A dozen villages", (12, 12, "village", "exactly", "evacuated")),
        ("The flood claimed the lives of 12 herders.", "12 herders", (12, 12, "herder", "exactly", "dead")),
        ("The landslide claimed 17 lives.", "17 lives", (17, 17, "person", "exactly", "dead")),
        ("Divers recovered nine bodies from the lake.", "nine bodies", (9, 9, "person", "exactly", "dead")),
        ("The killing of 12 villagers drew protests.", "12 villagers", (12, 12, "villager", "exactly", "dead")),
        ("Two tourists were shot and killed in Cusco.", "Two tourists", (2, 2, "tourist", "exactly", "dead")),
        ("Two tourists were shot in Cusco.", "Two tourists", (2, 2, "tourist", "exactly", "shot")),
        ("Three miners who died were from Zambia.", "Three miners", (3, 3, "miner", "exactly", "dead")),
        ("Four hikers were in critical condition.", "Four hikers", (4, 4, "hiker", "exactly", "injured")),
        ("Nine cooks came out alive, four of them injured.", "four", (4, 4, "person", "exactly", "injured")),
        ("Seven divers are unaccounted for.", "Seven divers", (7, 7, "diver", "exactly", "missing")),
        ("Two cooks suffered burns.", "Two cooks", (2, 2, "cook", "exactly", "injured")),
        ("17 people are believed to have been killed.", "17 people", (17, 17, "person", "exactly", "dead")),
        ("The army shelled the port, killing 13.", "13", (13, 13, "person", "exactly", "dead")),
        ("The clinic put the death toll at at least 70.", "at least 70", (70, None, "person", "at least", "dead")),
        ("A nurse was stabbed to death in Leeds.", "A nurse", (1, 1, "nurse", "exactly", "dead")),
        ("A 19-year-old died at the scene.", "A 19-year-old", (1, 1, "person", "exactly", "dead")),
        ("A wave hit the pier, killing two and wounding another.", "another", (1, 1, "person", "exactly", "injured")),
        ("A bomb went off, hurting 12 people.", "12 people", (12, 12, "person", "exactly", "injured")),
        # A harm that lasts, or may come, is no injury.
        ("The strike is hurting 300 people.", "300 people", (300, 300, "person", "exactly", None)),
        ("The law would hurt 300 people.", "300 people", (300, 300, "person", "exactly", None)),
        ("Some of the 40 welders were hurt.", "40 welders", (40, 40, "welder", "exactly", None)),
        ("All of the 40 welders were hurt.", "40 welders", (40, 40, "welder", "exactly", "injured")),
        ("The rate rose by 0.5 percentage points.", "0.5 percentage points", (0.5, 0.5, "percent", "exactly", None)),
        ("Patients in hospital because of the heat: 400", "400", (400, 400, "patient", "exactly", None)),
        ("They sent 400 doses of vaccine.", "400 doses", (400, 400, "dose", "exactly", None)),
        ("They paid the kin of the dead 500 rupals each.", "500 rupals", (500, 500, "rupal", "exactly", None)),
        ("No one was hurt in the fire.", "No one", (0, 0, "person", "exactly", "injured")),
        ("No injuries were reported.", "No injuries", (0, 0, "person", "exactly", "injured")),
        ("In Accra 11 people were killed.", "11 people", (11, 11, "person", "exactly", "dead")),
        ("19 killed and injured in Goma blast", "19", (19, 19, "person", "exactly", "dead or injured")),
        (
            "The court released 300 of Ms. Okafor's letters.",
            "300 of Ms. Okafor's letters",
            (300, 300, "letter", "exactly", None),
        ),
        ("Seven bakers are being treated in hospital.", "Seven bakers", (7, 7, "baker", "exactly", "hospitalised")),
        ("The fire left 17 guests in hospital.", "17 guests", (17, 17, "guest", "exactly", "hospitalised")),
        ("Six nurses are in intensive care.", "Six nurses", (6, 6, "nurse", "exactly", "hospitalised")),
        ("Nine fans were taken to the police station.", "Nine fans", (9, 9, "fan", "exactly", "arrested")),
        ("Two pilots were taken into custody.", "Two pilots", (2, 2, "pilot", "exactly", "arrested")),
        ("31 hikers were still being looked for.", "31 hikers", (31, 31, "hiker", "exactly", "missing")),
        ("Another 28 hikers are listed as missing.", "28 hikers", (28, 28, "hiker", "exactly", "missing")),
        ("Seventeen were taken to hospital.", "Seventeen", (17, 17, "person", "exactly", "hospitalised")),
        ("Of the clinic's 120 beds, 88 were in use.", "88", (88, 88, "bed", "exactly", None)),
        ("The clinic has 220 beds, of which 88 are in use.", "88", (88, 88, "bed", "exactly", None)),
        ("It counted 43 dead. Of these, 38 have been identified.", "38", (38, 38, "person", "exactly", None)),
        ("The mayor put the number of marchers at 4,500.", "4,500", (4500, 4500, "marcher", "exactly", None)),
        (
            "Nine men were held; at least four of them are from Jos.",
            "at least four",
            (4, None, "man", "at least", None),
        ),
        (
            'They handle "between a fifth and a quarter" of the trade.',
            "between a fifth and a quarter",
            (20, 25, "percent", "between", None),
        ),
        ("The mayor estimated the crowd at 4,500.", "4,500", (4500, 4500, "person", "exactly", None)),
        (
            "Police saw 4,500 marchers; the union spoke of up to 20,000.",
            "up to 20,000",
            (None, 20000, "marcher", "at most", None),
        ),
        ("More than 12,000 marched.", "More than 12,000", (12000, None, "person", "at least", None)),
        ("Forty-four people have died, up from 38 on Saturday.", "38", (38, 38, "person", "exactly", "dead")),
        (
            "The loss was 610 million euros. It had earned 702 million.",
            "702 million",
            (702e6, 702e6, "EUR", "exactly", None),
        ),
        ("Loans grew from nine billion kroner to 61 billion.", "61 billion", (61e9, 61e9, "crown", "exactly", None)),
        ("The court fined him 200 pesos.", "200 pesos", (200, 200, "peso", "exactly", None)),
        (
            "The paint held 3,700 parts per million of lead.",
            "3,700 parts",
            (3700, 3700, "part per million", "exactly", None),
        ),
        ("A quake of magnitude 6.7 hit Lima.", "6.7", (6.7, 6.7, "magnitude", "exactly", None)),
        ("A 6.7-magnitude quake hit Lima.", "6.7", (6.7, 6.7, "magnitude", "exactly", None)),
        ("The quake measured 6.7 on the Richter scale.", "6.7", (6.7, 6.7, "magnitude", "exactly", None)),
        ("A 4.9 aftershock followed.", "4.9", (4.9, 4.9, "magnitude", "exactly", None)),
        ("The senate voted 52-48 to pass it.", "48", (48, 48, "vote", "exactly", None)),
        ("It passed by 52 votes to 48.", "48", (48, 48, "vote", "exactly", None)),
        ("Fewer than half of the seats were filled.", "Fewer than half", (None, 50, "percent", "at most", None)),
        ("Nearly a quarter of its loans failed.", "Nearly a quarter", (25, 25, "percent", "about", None)),
        ("One in five voters stayed away.", "One in five", (20, 20, "percent", "about", None)),
        ("Two out of three teachers went on strike.", "Two out of three", (66.7, 66.7, "percent", "about", None)),
        ("Owners keep two fifths of the firm.", "two fifths", (40, 40, "percent", "about", None)),
        (
            "Between a fifth and a quarter of voters came.",
            "Between a fifth and a quarter",
            (20, 25, "percent", "between", None),
        ),
        ("Fourteen bodies lay in the gymnasium.", "Fourteen bodies", (14, 14, "person", "exactly", "dead")),
        ("There were no reports of injuries.", "no reports of injuries", (0, 0, "person", "exactly", "injured")),
        ("No casualties were reported.", "No casualties", (0, 0, "person", "exactly", "dead or injured")),
        ("Dead: 43\nInjured: 158\nHomes: about 1,100", "43", (43, 43, "person", "exactly", "dead")),
        ("Dead: 43\nInjured: 158\nHomes: about 1,100", "158", (158, 158, "person", "exactly", "injured")),
        ("Dead: 43\nInjured: 158\nHomes: about 1,100", "about 1,100", (1100, 1100, "home", "about", None)),
        ("Both pilots survived.", "Both pilots", (2, 2, "pilot", "exactly", None)),
        (
            "The flood killed from 500 to well over 900 people.",
            "from 500 to well over 900 people",
            (500, 900, "person", "between", "dead"),
        ),
        (
            "Police say one of five people shot outside the bar has died.",
            "one of five people",
            (1, 1, "person", "exactly", "dead"),
        ),
        ("Four owners sent in a WarmGlow 300 electric blanket.", "Four owners", (4, 4, "owner", "exactly", None)),
        ("The tram did about 74 miles an hour.", "about 74 miles", (74, 74, "mph", "about", None)),
        ("It ran at 120 kilometres per hour.", "120 kilometres", (120, 120, "kmh", "exactly", None)),
        ("Judges kill 600 jobs in the valley.", "600 jobs", (600, 600, "job", "exactly", None)),
    ],
)
def test_an_amount_is_an_interval_of_a_unit(text: str, words: str, expected: tuple[object, ...]) -> None:
    found = quantities(text)
    assert words in found, found
    q = found[words]
    assert (q.low, q.high, q.unit, q.bound, q.state) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A swimmer rescued two boys.",
        "A bomber killed at least five guards.",
        "The blast left two men dead and wounded two women.",
        "He planned to kill three judges.",
        "The girl's mother and two other children were not injured.",
        "The director shot three films in Rome.",
        "The father of three children was killed.",
        "No one else was hurt.",
        "By that method nobody ever dies.",
        "A spokesman put the death toll at 70.",
    ],
)
def test_a_state_is_not_given_to_others(text: str) -> None:
    wrong = {
        "swimmer": "rescued",
        "bomber": "dead",
        "judge": "dead",
        "woman": "dead",
        "film": "shot",
        "spokesman": "dead",
    }
    for quantity in quantities(text).values():
        assert quantity.state is None or wrong.get(quantity.unit) != quantity.state
        assert (quantity.unit, quantity.state) not in {("child", "injured"), ("child", "dead"), ("person", "injured")}


@pytest.mark.parametrize(
    "text",
    [
        "A quarter of a million fled.",
        "He scored in the second half of the match.",
        "She scored with a first-half free throw.",
        "Half a mile of road was closed.",
        "In the third quarter of the year profits rose.",
        "It lost two in three years.",
        "She won one in 2012.",
        "The team won 3-1.",
        "Eleven Angry Men was shown in Lyon.",
        "Doors open at 9: tickets are gone.",
        "The ship left at ten past five.",
    ],
)
def test_other_words_are_no_shares_votes_or_counts(text: str) -> None:
    assert not {"percent", "vote", "mile", "ticket", "past"} & {quantity.unit for quantity in quantities(text).values()}


@pytest.mark.parametrize("text", ["The league has 16 governing bodies.", "The park has 16 bodies of water."])
def test_what_is_called_a_body_of_some_kind_is_nobody(text: str) -> None:
    assert [quantity.state for quantity in quantities(text).values()] == [None]


def test_a_place_in_a_list_counts_nothing() -> None:
    assert set(quantities("The five seed beat the two seed; the three pick, Okoro, scored 9 points.")) == {"9 points"}
    assert set(quantities("Five seeds sprouted.")) == {"Five seeds"}


def test_penalties_are_not_rescued() -> None:
    assert [q.state for q in quantities("The goalkeeper saved two penalties.").values()] == [None]
    assert [q.state for q in quantities("Crews saved 12 sailors.").values()] == ["rescued"]


def test_a_shot_at_goal_hits_nobody() -> None:
    found = quantities("Two wingers took a shot, hitting two defenders.")
    assert [quantity.state for quantity in found.values()] == [None, None]


def test_the_day_in_a_name_counts_nothing() -> None:
    assert all(found.low != 11 for found in quantities("Fifteen of the 19 Sept. 11 rioters were freed.").values())


def test_days_written_in_figures_are_no_amounts() -> None:
    assert set(quantities("On 05-04-2016 two boats sank; on 7/4/2016 three did.")) <= {"two boats", "three"}


def headlined(headline: str) -> dict[str, Quantity]:
    """Return the amounts of a headline over a line of text."""
    text = f"{headline}\n\nThe authorities gave no cause."
    end = len(headline)
    report = Report("r1:x", "x", "", text, (Span(0, end), Span(end + 2, len(text))), headline=Span(0, end))
    return {m.span.of(text): m.quantity for m in mention(parse(report)) if m.quantity}


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Farmer killed, 3 wounded in Punjab clash", {"Farmer": (1, "dead"), "3": (3, "injured")}),
        ("2 Killed 9 Injured in Dhaka Bus Crash", {"2": (2, "dead"), "9": (9, "injured")}),
        ("Four Hurt In Cork Fire", {"Four": (4, "injured")}),
        ("Police: Two dead, two injured in Kobe fire", {"Two": (2, "dead"), "two": (2, "injured")}),
        ("Sailor shot, killed in Durban", {"Sailor": (1, "dead")}),
        ("Mine Blast Leaves Four Men Wounded", {"Four Men": (4, "injured")}),
        ("2 adults, 3 children dead in Perth", {"2 adults": (2, "dead"), "3 children": (3, "dead")}),
        ("4 shot in Leeds, 2 die", {"4": (4, "shot"), "2": (2, "dead")}),
        ("Police search for shooting suspect in Leeds", {}),
    ],
)
def test_headlines_leave_words_out(headline: str, expected: dict[str, tuple[int, str]]) -> None:
    assert {words: (q.low, q.state) for words, q in headlined(headline).items()} == expected


def test_a_death_toll_counts_persons() -> None:
    (quantity,) = quantities("The death toll rose to 14.").values()
    assert (quantity.low, quantity.high, quantity.unit, quantity.state) == (14, 14, "person", "dead")


@pytest.mark.parametrize(
    ("text", "words", "years"),
    [
        ("The 43-year-old baker was freed.", "43-year-old", 43),
        ("The victim, aged 19, was from Quito.", "aged 19", 19),
        ("Amina Diallo, 34, won the seat.", "34", 34),
    ],
)
def test_an_age_is_in_years_of_age(text: str, words: str, years: int) -> None:
    quantity = quantities(text)[words]
    assert (quantity.low, quantity.high, quantity.unit) == (years, years, "year of age")


@pytest.mark.parametrize(
    "text",
    [
        "The war began in 1967.",
        "The talks start at 3 p.m. on Tuesday.",
        "The siege lasted three days.",
        "She finished first.",
        "No one answered.",
        "Not one of them has been charged.",
        "She spoke for the 1 percent.",
        "The top 1 percent own it.",
        "They called 911.",
    ],
)
def test_years_clock_times_durations_and_ordinals_are_no_amounts(text: str) -> None:
    assert not quantities(text)


def test_a_prefix_is_no_noun_that_is_counted() -> None:
    assert [q.unit for q in quantities("Some 40 ex-sailors met millions of ex-miners.").values()] == [
        "ex-sailor",
        "ex-miner",
    ]


def test_a_range_may_begin_at_nothing() -> None:
    (quantity,) = quantities("It takes 0 to 5 boats.").values()
    assert (quantity.low, quantity.high, quantity.unit) == (0, 5, "boat")


def test_a_monstrous_figure_is_no_amount() -> None:
    found = quantities(f"They counted {'9' * 400} ships and 5 {'trillion ' * 40}boats.")
    assert all(q.high is None or q.high < 1e40 for q in found.values())


@pytest.mark.parametrize(
    ("text", "value", "length"),
    [
        ("one hundred and five", 105, 4),
        ("twenty-one", 21, 3),
        ("2.5 million", 2.5e6, 2),
        ("half a million", 5e5, 3),
        ("2½ miles", 2.5, 1),
        ("2 1/2 miles", 2.5, 2),
        ("2-3/4 miles", 2.75, 3),
        ("1 1/2 million", 1.5e6, 3),
        ("tens of thousands", 20_000, 3),
        ("three hundred thousand", 300_000, 3),
    ],
)
def test_numbers_are_read_in_words_and_figures(text: str, value: float, length: int) -> None:
    report = Report("r1:x", "x", "", text, (Span(0, len(text)),))
    number = read_number(parse(report).tokens, 0)
    assert number is not None
    assert (number.value, number.last) == (value, length)
