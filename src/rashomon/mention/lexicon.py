"""Words that the mention stage knows: titles, nouns of roles, bodies, places, documents and events.

The lists are closed classes and the commonest members of open ones; they name kinds of noun, never particular people
or events.
"""

from __future__ import annotations

import functools
from importlib import resources
from typing import Literal

from rashomon.model import MentionKind

# Before a name, and no part of it. Written without the full stop, in lower case.
TITLES = frozenset(
    "mr mrs ms miss dr sir dame lord lady prof professor rev reverend fr father sister brother imam sheikh ayatollah"
    " mullah rabbi pastor bishop archbishop cardinal pope president vice-president premier chancellor"
    " prime minister foreign defence defense interior finance justice secretary ambassador consul envoy governor gov"
    " lt senator sen representative rep reps sens congressman congresswoman councilman councilwoman councillor mayor"
    " judge justice attorney solicitor prosecutor sheriff deputy officer sgt sergeant det detective cpl corporal capt"
    " captain maj major col colonel gen general brig brigadier adm admiral cmdr commander pvt private insp inspector"
    " supt superintendent const constable chief king queen prince princess emperor sultan emir duke duchess count"
    " countess baron baroness speaker whip chairman chairwoman chairperson coach manager director staff gm ag"
    " spokesman spokeswoman"
    " spokesperson actor actress singer author journalist reporter suspect victim".split()
)

# Of those, what no one is called by alone.
COURTESY = frozenset("mr mrs ms miss dr sir dame rev".split())

# Before a name these are titles even where the tagger takes the whole for a body.
PERSONAL_TITLES = frozenset(
    "bishop archbishop cardinal pope judge sheikh imam rabbi pastor senator detective sheriff congressman"
    " congresswoman spokesman spokeswoman spokesperson".split()
)

# Offices by their letters, which stand in capitals.
SHORT_OFFICES = frozenset({"ag", "a.g."})

PERSON_NOUNS = SHORT_OFFICES | frozenset(
    """
    president vice-president premier chancellor minister secretary ambassador consul envoy diplomat governor
    lieutenant-governor senator representative congressman congresswoman lawmaker legislator parliamentarian councilman
    councilwoman councillor councilor mayor commissioner judge magistrate justice attorney lawyer solicitor barrister
    counsel prosecutor sheriff deputy officer sergeant detective corporal captain major colonel general brigadier
    admiral commander lieutenant inspector superintendent constable chief king queen prince princess emperor
    monarch sultan emir
    duke duchess speaker chairman chairwoman chairperson chair coach manager director spokesman spokeswoman
    spokesperson actor actress singer author writer journalist reporter editor columnist correspondent broadcaster
    anchor host blogger photographer artist musician rapper comedian producer filmmaker
    suspect victim gunman gunwoman shooter attacker assailant killer murderer thief robber burglar hijacker
    kidnapper terrorist militant insurgent rebel fighter soldier trooper marine sailor airman pilot veteran guard
    bodyguard policeman policewoman cop agent investigator official administrator aide adviser advisor assistant
    strategist consultant analyst expert scholar academic professor lecturer teacher principal student pupil
    researcher scientist
    engineer economist historian lobbyist activist campaigner organizer organiser protester protestor demonstrator
    marcher dissident refugee migrant immigrant asylum-seeker resident citizen inhabitant villager civilian voter
    candidate nominee contender challenger incumbent frontrunner front-runner opponent rival leader boss head founder
    co-founder owner partner executive ceo cfo chairman entrepreneur businessman businesswoman investor banker trader
    employee worker staffer colleague customer client consumer shopper passenger driver motorist pedestrian cyclist
    rider bystander witness survivor patient doctor physician surgeon nurse paramedic medic medical-examiner coroner
    firefighter rescuer volunteer donor supporter critic ally adversary enemy friend neighbor neighbour relative
    husband wife spouse widow widower fiance fiancee boyfriend girlfriend father mother dad mom mum parent stepfather
    stepmother grandfather grandmother grandparent son daughter child baby infant toddler boy girl teen teenager youth
    kid brother sister sibling twin uncle aunt cousin nephew niece grandson granddaughter man woman gentleman lady
    person individual inmate prisoner detainee hostage captive convict defendant plaintiff petitioner accused accuser
    juror felon fugitive offender perpetrator dictator strongman ruler warlord tyrant president-elect cleric imam priest
    bishop archbishop cardinal pope pastor preacher rabbi monk nun chaplain missionary believer farmer fisherman miner
    baker chef cook waiter waitress bartender clerk cashier janitor driver captain player footballer quarterback
    goalkeeper striker midfielder defender pitcher batter catcher receiver baseman outfielder linebacker runner swimmer
    athlete champion medalist winner loser rookie teammate umpire referee trainer jockey boxer wrestler skater golfer
    model designer architect astronaut sailor skipper climber hiker tourist visitor traveller traveler guest host
    landlord tenant homeowner roommate caretaker caregiver babysitter nanny whistleblower informant hacker spy
    mediator negotiator delegate observer inspector monitor peacekeeper mercenary sniper bomber pirate smuggler
    trafficker dealer gangster mobster ringleader mastermind accomplice patriarch matriarch heir successor predecessor
    republican democrat conservative liberal socialist communist nationalist separatist loyalist moderate progressive
    hardliner islamist jihadist extremist radical racist supremacist feminist environmentalist
    billionaire millionaire tycoon mogul star celebrity legend hero icon billionaire dreamer alien newcomer
    intruder invader caller messenger starlet delinquent operative male female pal partygoer housemate receptionist
    magnate entertainer performer youngster schoolboy schoolgirl newborn clergyman mourner pilgrim settler
    adult counterpart
    """.split()
)


# Plural or collective: a group of people without an organisation's name.
GROUP_NOUNS = frozenset(
    """
    people police crowd public population community family couple crew staff personnel troop troops mob gang militia
    gunmen men women children folk folks electorate audience minority majority diaspora tribe clergy youth elderly
    media press opposition delegation team squad force forces guerrilla guerrillas ranks
    other others
    """.split()
)

BODY_NOUNS = frozenset(
    """
    government administration regime cabinet ministry department agency bureau office authority authorities commission
    committee subcommittee panel council parliament congress senate house legislature assembly court tribunal jury
    party campaign coalition alliance bloc union federation league association society organisation organization group
    movement network company firm corporation business conglomerate manufacturer maker automaker carmaker airline
    airliner bank lender insurer retailer supermarket chain store shop startup publisher newspaper paper outlet
    broadcaster channel station magazine website studio university college school academy hospital clinic church mosque
    synagogue temple diocese charity foundation nonprofit think-tank institute laboratory army military navy
    airforce coastguard brigade battalion regiment police club franchise utility supplier operator contractor
    developer watchdog regulator lobby syndicate cartel prosecution defense defence junta monarchy secretariat
    embassy consulate
    """.split()
)

PLACE_NOUNS = frozenset(
    """
    country nation state province region district county city town village capital suburb neighborhood neighbourhood
    island peninsula border airport port harbor harbour station base camp prison jail house home apartment building
    school church mosque hospital hotel restaurant bar nightclub mall market stadium park square street road highway
    bridge river lake sea coast beach mountain forest desert farm factory plant mine site scene venue
    headquarters courthouse embassy compound facility store shop warehouse structure
    centre center daycare mansion residence intersection yard garage rehab cathedral palace tunnel
    """.split()
)

THING_NOUNS = frozenset(
    """
    report memo letter email tweet statement document filing complaint lawsuit suit indictment affidavit warrant
    bill law act legislation measure amendment resolution treaty agreement deal pact accord ceasefire truce plan
    proposal offer contract order executive-order directive policy rule regulation budget ruling decision verdict
    sentence charge allegation accusation claim poll survey study investigation inquiry probe review audit video
    photo photograph image tape recording footage book article story ad advertisement commercial speech remark comment
    interview transcript dossier manifesto petition gun rifle pistol handgun weapon firearm knife bomb device missile
    rocket drone car vehicle truck bus van plane aircraft jet helicopter ship boat vessel ferry train satellite
    spacecraft rocket phone computer browser product drug vaccine medicine virus disease wall fence
    money fund tax tariff sanction loan grant
    account picture flaw vulnerability patch update bug smartphone handset blog cargo berth trophy corpse
    pipeline dam reactor grenade shotgun tanker trawler freighter
    ban repeal provision program programme scheme project mandate
    """.split()
)

EVENT_NOUNS = frozenset(
    """
    attack assault shooting gunfight shootout bombing blast explosion airstrike strike raid incursion invasion war
    conflict battle fight fighting clash massacre killing murder slaying stabbing assassination suicide death
    kidnapping abduction hijacking robbery burglary theft heist arrest detention trial hearing
    execution election vote ballot primary caucus referendum debate campaign rally protest demonstration march riot
    unrest uprising revolution coup strike walkout meeting summit talks negotiation conference convention ceremony
    funeral wedding festival concert parade party celebration game match race tournament season visit trip tour crash
    collision accident derailment wreck fire wildfire blaze flood flooding storm hurricane typhoon cyclone tornado
    earthquake quake tsunami eruption landslide avalanche drought famine outbreak epidemic pandemic crisis scandal
    shutdown layoff merger acquisition takeover bankruptcy launch landing mission operation resignation nomination
    appointment inauguration incident tragedy disaster rampage standoff siege chase pursuit escape rescue search
    evacuation recall violence gunfire outage disruption boycott blockade embargo withdrawal ouster ousting
    overthrow toppling fall downfall collapse
    """.split()
)

# Kinds of the labels that OntoNotes' scheme gives to names; its times and amounts are found by our own grammar.
LABELS: dict[str, MentionKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "PRODUCT": "thing",
    "WORK_OF_ART": "thing",
    "LAW": "thing",
    "EVENT": "event",
}

# Words in a name that tell its kind, whatever the tagger says.
ORGANISATION_WORDS = frozenset(
    """
    committee commission council department ministry agency bureau association federation union university college
    institute foundation party court parliament congress senate corporation corp inc ltd llc plc company co group bank
    airlines airways lines railways holdings industries motors police sheriff's army navy force forces corps guard
    hospital school church club league press news times post tribune herald gazette journal broadcasting network
    television radio society coalition alliance movement organisation organization office authority board fund centre
    center service services administration rescue elementary shipping logistics petroleum insurance
    """.split()
)
# Of those, what follows a firm's own name, by which alone it goes too; of a paper or the police that is a town's.
FIRMS = frozenset(
    "corporation corp inc ltd llc plc company co group bank airlines airways lines railways holdings industries"
    " motors shipping logistics petroleum insurance".split()
)
# Who stands behind a team's name, before one's own: "Everton manager Jon Pike".
PLAYERS = frozenset(
    "coach manager captain goalkeeper goalie keeper striker midfielder defender defenseman defenceman winger forward"
    " guard center centre quarterback linebacker cornerback receiver lineman pitcher catcher shortstop outfielder"
    " infielder batsman bowler prop flanker fullback".split()
)
# Persons have these too.
TRAINING = frozenset({"coach", "manager", "keeper", "guard"})
# How the names of clubs end: "Leeds United".
CLUBS = frozenset("united rovers wanderers albion hotspur fc cf afc".split())
# Bodies that a tagger takes for persons, since people speak "on" them.
NETWORKS = frozenset("twitter facebook instagram youtube telegram whatsapp tiktok reddit linkedin".split())
# Before a name they say that it is a ship's.
SHIPS = frozenset(
    "ship vessel tanker freighter trawler ferry tug tugboat yacht submarine frigate destroyer icebreaker".split()
)
NOT_NAMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december mr mrs ms dr http https www com pm am est gmt photo image video ap afp reuters copyright
    alzheimer crohn tourette asperger hodgkin parkinson
    god hi hello dear advertisement read more share related caption getty
    """.split()
)

# Particles that belong to the name that follows them.
PARTICLES = frozenset(
    "al el abu bin ibn ben van von der den de di da du del della la le st mac o ul ur san dos".split()
)

JUNIOR = frozenset({"jr.", "jr", "sr.", "sr"})

PRONOUNS: dict[str, MentionKind] = {
    **dict.fromkeys("he him his himself she her hers herself".split(), "person"),
    **dict.fromkeys("they them their theirs themselves we us our".split(), "group"),
}

# Of the nouns above, those that are names as well, or parts of names.
NAMES_TOO = frozenset(
    "congress parliament senate republican democrat conservative liberal bill mark king chase guy duke prince march may"
    " times post baker cook miner bishop islamist pope house dreamer progressive socialist communist rose ford page"
    " park".split()
)
NOUNS = (PERSON_NOUNS | GROUP_NOUNS | BODY_NOUNS | PLACE_NOUNS | THING_NOUNS | EVENT_NOUNS) - NAMES_TOO


@functools.cache
def nouns_of(kind: Literal["persons", "things", "happenings"]) -> frozenset[str]:
    """Return the common nouns that mostly mean a person, a thing or a happening, in small letters, read once a process.

    The lists are made from WordNet by ``training/names/nouns.py``. The nouns above are the commonest of news, which
    stand before names too.
    """
    return frozenset((resources.files("rashomon") / "models" / "names" / f"{kind}.txt").read_text().split())
