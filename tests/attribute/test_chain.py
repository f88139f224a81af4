"""Chains go from the nearest hand to the farthest; what the words do not tell stays open."""

from __future__ import annotations

import pytest
from marked import hands, read_marked

from rashomon.attribute import attributed
from rashomon.attribute.source import without_frame
from rashomon.attribute.tagger import Tagged
from rashomon.mention import mention
from rashomon.model import Attribution, Parse, Report, Span
from rashomon.parse import parse


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{S:The mayor} {C:said} {X:the bridge is safe}.", [("The mayor", "office", None)]),
        ("{S:Mayor Ana Ruiz} {C:said} {X:the bridge is safe}.", [("Mayor Ana Ruiz", "named", None)]),
        ("{S:Police} {C:said} {X:two men had been held}.", [("Police", "office", None)]),
        ("{S:Two officials} {C:said} {X:the talks had failed}.", [("Two officials", "anonymous", None)]),
        (
            "Two officials were there. {S:Two nurses, who} {C:said} {X:it was late}, left.",
            [("Two nurses", "anonymous", None)],
        ),
        ("{S:The report} {C:says} {X:the dam was unsafe}.", [("The report", "document", None)]),
        ("{S:The mayor} {C:said} on social media {X:that the bridge is safe}.", [("The mayor", "office", None)]),
        ("{S:Social media firms} {C:said} {X:the rules had changed}.", [("Social media firms", "office", None)]),
        ("{S:A poll} {C:found that} {X:most voters were undecided}.", [("A poll", "poll", None)]),
        ("{C:According to} {S:the Harbour Post}, {X:the ferry was late}.", [("the Harbour Post", "media", None)]),
        # Whom "according to" names speaks, whatever other words a tagger takes for the source.
        (
            "{X:Sixty have died} {C:according to} {S:the council} which did not count {S:the northern army}.",
            [("the council", "office", None)],
        ),
        (
            "{S:A source close to the mayor} {C:told} Channel 9 News on Thursday {X:that the bridge would close}.",
            [("Channel 9 News", "media", None), ("A source close to the mayor", "anonymous", None)],
        ),
        (
            "{S:The minister} {C:said} in an interview with Radio Delta {X:that prices would fall}.",
            [("Radio Delta", "media", None), ("The minister", "office", None)],
        ),
        (
            "{S:The union} {C:said} in a statement {X:that the strike goes on}.",
            [("a statement", "document", None), ("The union", "office", None)],
        ),
        (
            "{S:Radio Delta} {C:reported}, citing a diplomat, {X:that the border would open}.",
            [("Radio Delta", "media", None), ("a diplomat", "anonymous", None)],
        ),
        (
            "{C:According to} {S:officials speaking to Radio Delta}, {X:the talks had failed}.",
            [("Radio Delta", "media", None), ("officials speaking to Radio Delta", "anonymous", None)],
        ),
        # Whom an outlet cites stands behind it, also where the cue holds the citing, and so does a document.
        (
            "{S:The Manila Bulletin} {C:reported on Sunday, citing} two coast guard officers, {X:that it had sunk}.",
            [("The Manila Bulletin", "media", None), ("two coast guard officers", "office", None)],
        ),
        (
            "{X:The mine is to close in March}, {S:La Voz} {C:reported}, citing a memo.",
            [("La Voz", "media", None), ("a memo", "document", None)],
        ),
        # Whom a person quotes has spoken, whom one credits has not.
        (
            "The novelist was {C:quoted by} {S:Jo Bell} {X:as calling the prize a trap}.",
            [("Jo Bell", "named", None), ("The novelist", "office", None)],
        ),
        (
            "The novelist was {C:credited by} {S:Radio Delta} {X:with saving the prize}.",
            [("Radio Delta", "media", None)],
        ),
        # A name that is cut, and what only goes along with the speaker, are no part of the words.
        (
            "{X:Bell trails} {C:in} {S:the poll by Accra} {X:Mayor Asha Rao with 18 percent}.",
            [("the poll", "poll", None)],
        ),
        (
            "{S:Deputy Asha Rao of Talca, traveling} with the miners, {C:told reporters} {X:that the mine was shut}.",
            [("Deputy Asha Rao of Talca", "named", None)],
        ),
        # A parser may hang a second verb of saying in the first quotation.
        (
            "Fire came even from Governor Asha Rao, who said “Goats, crows and thieves are treated better,” "
            "and {C:questioned} {X:“who let the press in there?”}",
            [("who", "named", "Governor Asha Rao")],
        ),
        # For words of her own a person cites nobody.
        (
            "{X:“I should go,”} {S:Ana Ruiz} {C:said}, citing two senators.",
            [("Ana Ruiz", "named", None)],
        ),
        # An outlet carries a statement, or sees a document.
        (
            "{X:“It is safe,”} {S:the mayor} {C:said} in a statement carried by the state news agency Sana.",
            [
                ("the state news agency Sana", "media", None),
                ("a statement", "document", None),
                ("the mayor", "office", None),
            ],
        ),
        (
            "{S:A memo seen by The Accra Post} {C:shows} {X:that the owner knew of the cracks}.",
            [("The Accra Post", "media", None), ("A memo seen by The Accra Post", "document", None)],
        ),
        (
            "{S:A memo seen by the miners} {C:shows} {X:that the owner knew of the cracks}.",
            [("A memo seen by the miners", "document", None)],
        ),
        (
            "Interviewed by the broadcaster Canal Sur, {S:cyclist Paul Ferrer} {C:denied} {X:that he had lied}.",
            [("the broadcaster Canal Sur", "media", None), ("cyclist Paul Ferrer", "named", None)],
        ),
        # A part of what tells who a person is means the person.
        (
            "Paul Otieno, the {S:PFO general} counsel, met the crew, {C:warning} {X:that the pier was closed}.",
            [("Paul Otieno", "named", None)],
        ),
        # What tells of a speaker is not the speaker.
        (
            "{S:The audit}, {S:a copy of which was obtained by Radio Delta,} {C:found} {X:that the dam was unsafe}.",
            [("The audit", "document", None)],
        ),
        # An outlet goes by the names of its journalists and programmes.
        (
            "{S:Mayor Ana Ruiz} {C:told} the Harbour Post’s Jo Bell {X:that the bridge is safe}.",
            [("the Harbour Post", "media", None), ("Mayor Ana Ruiz", "named", None)],
        ),
        (
            "{S:Mayor Ana Ruiz} {C:said} on the “Morning Desk” show {X:that the bridge is safe}.",
            [("the “Morning Desk” show", "media", None), ("Mayor Ana Ruiz", "named", None)],
        ),
        (
            "{S:Mayor Ana Ruiz} {C:said} on Radio Delta’s “Morning Desk” {X:that the bridge is safe}.",
            [("Radio Delta’s “Morning Desk”", "media", None), ("Mayor Ana Ruiz", "named", None)],
        ),
        (
            "{S:Ana Ruiz} {C:told} host Jo Bell {X:that the bridge is safe}.",
            [("host Jo Bell", "media", None), ("Ana Ruiz", "named", None)],
        ),
        # An outlet's name may end in a word for a medium; a day may stand behind the place.
        (
            "{S:Ana Ruiz} {C:told} Delta Business Network {X:that the bridge is safe}.",
            [("Delta Business Network", "media", None), ("Ana Ruiz", "named", None)],
        ),
        (
            "{S:Ana Ruiz} {C:said} on Facebook Friday {X:that the bridge is safe}.",
            [("Facebook", "document", None), ("Ana Ruiz", "named", None)],
        ),
        (
            "{S:Ana Ruiz} {C:said} on “Harbour Morning” {X:that the bridge is safe}.",
            [("Harbour Morning", "media", None), ("Ana Ruiz", "named", None)],
        ),
        (
            "{S:A neighbour} {C:admitted} to police {X:that the dog had barked}.",
            [("police", "office", None), ("A neighbour", "anonymous", None)],
        ),
        (
            "{S:Ana Ruiz} {C:said} in an interview in January {X:that the bridge is safe}.",
            [("an interview", "document", None), ("Ana Ruiz", "named", None)],
        ),
        (
            "{S:Ana Ruiz} {C:told} co-host Maria Novak {X:that the bridge is safe}.",
            [("Maria Novak", "media", None), ("Ana Ruiz", "named", None)],
        ),
        (
            "“{X:The bridge is safe},” {S:Ana Ruiz} {C:told} USA Today.",
            [("USA Today", "media", None), ("Ana Ruiz", "named", None)],
        ),
        (
            "{S:Ana Ruiz} {C:told} Jo Bell of Radio Delta {X:that the bridge is safe}.",
            [("Jo Bell", "media", None), ("Ana Ruiz", "named", None)],
        ),
        (
            "{S:Ana Ruiz} {C:said} at a Radio Delta debate {X:that the bridge is safe}.",
            [("a Radio Delta debate", "media", None), ("Ana Ruiz", "named", None)],
        ),
        ("{S:Ana Ruiz} {C:told} the Radio Delta audience {X:that the bridge is safe}.", [("Ana Ruiz", "named", None)]),
        # A name that is no person's and no official body's, and is told something, is an outlet's.
        (
            "{S:Ana Ruiz} {C:told} the KLM9 {X:that the bridge is safe}.",
            [("the KLM9", "media", None), ("Ana Ruiz", "named", None)],
        ),
        ("{S:Ana Ruiz} {C:told} the Harbour Council {X:that the bridge is safe}.", [("Ana Ruiz", "named", None)]),
        # What goes on outside the source's words, and the comma before it, is no part of it.
        (
            "{S:Every member of the Lima council on} Monday {C:said} {X:it was late}.",
            [("Every member of the Lima council", "office", None)],
        ),
        (
            "{S:Ana Ruiz, mayor of Ambrel, whose term} ends in May, {C:said} {X:it was late}.",
            [("Ana Ruiz, mayor of Ambrel", "named", None)],
        ),
        ("{S:A poll published} last week {C:found} {X:most were undecided}.", [("A poll", "poll", None)]),
        (
            "{S:Mayor Ana Ruiz’s} first priority {C:would be} {X:to repair the bridge}.",
            [("Mayor Ana Ruiz", "named", None)],
        ),
        ("{C:According to} {S:him the ferry} {X:was late}.", [("him", "anonymous", None)]),
        ("{X:The ferry was late}, {S:Chilean media} {C:report}.", [("Chilean media", "media", None)]),
        # Of two names the one that does what the cue says, also where another verb stands between.
        (
            "{S:Mayor Ana Ruiz} praised the crew and {C:said} {X:they were the best since the last captain}, "
            "{S:Tomás Vega, a former sailor}.",
            [("Mayor Ana Ruiz", "named", None)],
        ),
        # Whom a report brings in with "a" it does not name.
        (
            "Mayor Ana Ruiz met a sailor from the ferry. {S:The sailor} {C:said} {X:it was late}.",
            [("The sailor", "anonymous", None)],
        ),
        (
            "[Harbour{S:] Visitor Centre staff} {C:said} {X:it was late}.",
            [("[Harbour] Visitor Centre staff", "office", None)],
        ),
        # Whose participle it is may be open; of two that a tagger takes, the main verb's subject speaks.
        (
            "{S:The owners} turned the offer down before {S:Mayor Ana Ruiz} spoke, {C:claiming} {X:it was late}.",
            [("The owners", "anonymous", None)],
        ),
        (
            "The owners turned the offer down before Mayor Ana Ruiz spoke, {C:claiming} {X:that the port had closed}.",
            [],
        ),
        (
            "Before Mayor Ana Ruiz spoke, the owners turned the offer down, {C:claiming} {X:that the port had closed}.",
            [("the owners", "anonymous", None)],
        ),
        # Who sends a letter says what is in it; "the letter" is none before it if its own words tell which it is.
        ("The court saw {S:a letter} {C:saying} {X:that the strike goes on}.", [("a letter", "document", None)]),
        (
            "The mayor wrote a letter. {S:The letter} sent by the union {C:said} {X:the strike goes on}.",
            [("The letter", "document", None)],
        ),
        # What the cue's participle goes along with is done by the one who says it.
        (
            "{S:The petition} took {S:Mayor Ana Ruiz} to task, {C:saying} {X:the port was unsafe}.",
            [("The petition", "document", None)],
        ),
        # Where an interview took place is no outlet.
        (
            "{S:Ana Ruiz} {C:said} in an interview in Lima on Monday {X:that the bridge is safe}.",
            [("an interview", "document", None), ("Ana Ruiz", "named", None)],
        ),
        (
            "{S:Ana Ruiz} {C:said} during the taping of an appearance on the “Late Show” in Lima {X:that it is safe}.",
            [("the “Late Show”", "media", None), ("Ana Ruiz", "named", None)],
        ),
        (
            "“{X:They want someone new. I think she brings that,” Ana Ruiz told reporters}, "
            "{C:according to} {S:the Harbour Post}.",
            [("the Harbour Post", "media", None), ("Ana Ruiz", "named", None)],
        ),
        (
            "{S:One of the members of the council who wanted} to wait {C:said} {X:it was late}.",
            [("One of the members of the council", "anonymous", None)],
        ),
        # A place beside a name tells whom a role of that place means.
        (
            "Senator Jo Bell met Senator Ana Ruiz. Ruiz, of Texas, left. "
            "{S:The Texas senator} {C:said} {X:it was late}.",
            [("The Texas senator", "named", "Ana Ruiz")],
        ),
        # A word that only points on stands for nobody.
        ("His {S:other} {C:claims} {X:that the bridge is safe} were older.", []),
        # What a document cites is no hand of its own.
        (
            "Citing details in emails, {S:the indictment} {C:said} {X:that the dam was old}.",
            [("the indictment", "document", None)],
        ),
        # State broadcasters have no name; a word of two letters is no outlet's initials; "&" joins one name.
        (
            "{S:Ana Ruiz} {C:told} state television {X:that the bridge is safe}.",
            [("state television", "media", None), ("Ana Ruiz", "named", None)],
        ),
        (
            "ABC News was there. {S:Ana Ruiz} {C:said} in an interview {X:that the bridge is safe}.",
            [("an interview", "document", None), ("Ana Ruiz", "named", None)],
        ),
        # A newspaper called Post is no post; papers are what a court keeps; a website is its owner's.
        (
            "Writing in the Harbour Post, {S:Ana Ruiz} {C:said} {X:the bridge is safe}.",
            [("the Harbour Post", "media", None), ("Ana Ruiz", "named", None)],
        ),
        (
            "{S:Prosecutors} {C:said} in court papers {X:that the bridge is safe}.",
            [("court papers", "document", None), ("Prosecutors", "office", None)],
        ),
        (
            "{S:The ferry company} {C:said} on its website {X:that the bridge is safe}.",
            [("its website", "document", None), ("The ferry company", "office", None)],
        ),
        (
            "{S:Ana Ruiz} {C:said} in a series of tweets {X:that the bridge is safe}.",
            [("tweets", "document", None), ("Ana Ruiz", "named", None)],
        ),
        # A programme is one of broadcast or a plan.
        (
            "{S:Ana Ruiz} {C:said} on a radio programme {X:that the bridge is safe}.",
            [("a radio programme", "media", None), ("Ana Ruiz", "named", None)],
        ),
        (
            "On the city’s repair programme, {S:Ana Ruiz} {C:said} {X:the bridge is safe}.",
            [("Ana Ruiz", "named", None)],
        ),
        # By telephone, through others, when asked, in a call that came in, as another quotes it.
        (
            "{S:Ana Ruiz} {C:said} by phone {X:that the bridge is safe}.",
            [("phone", "document", None), ("Ana Ruiz", "named", None)],
        ),
        (
            "Reached by telephone, {S:Ana Ruiz} {C:said} {X:the bridge is safe}.",
            [("telephone", "document", None), ("Ana Ruiz", "named", None)],
        ),
        (
            "{S:Ana Ruiz} {C:said} through a spokesman {X:that the bridge is safe}.",
            [("a spokesman", "office", None), ("Ana Ruiz", "named", None)],
        ),
        (
            "Asked by Radio Delta about the dam, {S:Ana Ruiz} {C:said} {X:the bridge is safe}.",
            [("Radio Delta", "media", None), ("Ana Ruiz", "named", None)],
        ),
        (
            "Guards received a call from a driver {S:who} {C:said} {X:the bridge is safe}.",
            [("a call", "document", None), ("who", "anonymous", "a driver")],
        ),
        (
            "“{X:The bridge is safe},” the mayor {C:was quoted} by {S:Radio Delta} {C:as saying}.",
            [("Radio Delta", "media", None), ("the mayor", "office", None)],
        ),
        (
            "{S:Radio Delta} {C:reported} {X:that two men had died}, citing a pilot.",
            [("Radio Delta", "media", None), ("a pilot", "anonymous", None)],
        ),
        (
            "{S:Ana Ruiz} {C:testified} {X:that the bridge is safe}.",
            [("testified", "document", None), ("Ana Ruiz", "named", None)],
        ),
        # A source is what names somebody: without what ties it to the sentence, with the whole of a cut name.
        ("It is late, {S:as the mayor} {C:said} {X:the bridge is safe}.", [("the mayor", "office", None)]),
        ("{S:The mayor went on} {C:saying} {X:that the bridge is safe}.", [("The mayor", "office", None)]),
        ("{S:both in 1979 and now} {C:said} {X:the bridge is safe}.", []),
        ("City engineer {S:Ana} Ruiz {C:said} {X:the bridge is safe}.", [("Ana Ruiz", "named", None)]),
        # What stands before the verb that the cue goes on from, or hangs on another word, is its too.
        (
            "In a letter, {S:the mayor} pointed to the old dam and {C:said} {X:the bridge is safe}.",
            [("a letter", "document", None), ("the mayor", "office", None)],
        ),
        (
            "The minister issued a statement in which {S:Ana Ruiz} {C:said} {X:the bridge is safe}.",
            [("a statement", "document", None), ("Ana Ruiz", "named", None)],
        ),
        (
            "{S:Ana Ruiz} {C:said} in a letter released by the union {X:that the bridge is safe}.",
            [("the union", "office", None), ("a letter", "document", None), ("Ana Ruiz", "named", None)],
        ),
        # Who is told and passes it on is a hand; who merely listens is none.
        (
            "{S:A neighbour} {C:told} police {X:that the dog had barked}.",
            [("police", "office", None), ("A neighbour", "anonymous", None)],
        ),
        ("{S:A neighbour} {C:told} a friend {X:that the dog had barked}.", [("A neighbour", "anonymous", None)]),
        (
            "{S:Ana Ruiz} {C:tweeted} {X:that the bridge is safe}.",
            [("tweeted", "document", None), ("Ana Ruiz", "named", None)],
        ),
        # A cue without a source has the subject of the verb that it goes along with; "it" of a passive is nobody.
        ("Marta Silva left the hall, {C:saying} {X:that the bridge is safe}.", [("Marta Silva", "named", None)]),
        ("{S:It} {C:was reported} {X:that the bridge is safe}.", []),
        # An outlet that passes on what another said is a hand before him, whichever of them the cue names.
        (
            "{X:“The bridge is safe,” the mayor said}, {C:according to} {S:the Harbour Post}.",
            [("the Harbour Post", "media", None), ("the mayor", "office", None)],
        ),
        (
            "{X:The Harbour Post reports that the bridge is safe}, {C:according to} {S:two engineers}.",
            [("The Harbour Post", "media", None), ("two engineers", "anonymous", None)],
        ),
        (
            "Radio Delta quoted a diplomat {S:who} {C:said} {X:the bridge is safe}.",
            [("Radio Delta", "media", None), ("who", "anonymous", "a diplomat")],
        ),
        (
            "As Radio Delta reported, {S:the mayor} {C:said} {X:the bridge is safe}.",
            [("Radio Delta", "media", None), ("the mayor", "office", None)],
        ),
        (
            "At a news conference a week after Radio Delta’s report, {S:the mayor} {C:said} {X:the bridge is safe}.",
            [("a news conference", "document", None), ("the mayor", "office", None)],
        ),
        # Fears are no source.
        ("{S:The mayor} {C:closed the bridge}, citing fears {X:that it would fall}.", [("The mayor", "office", None)]),
        # A document whose words name its author is his word.
        (
            "{S:A statement from the union} {C:said} {X:the bridge is safe}.",
            [("A statement from the union", "document", None), ("the union", "office", None)],
        ),
        (
            "{S:A Harbour Council statement} {C:said} {X:the bridge is safe}.",
            [("A Harbour Council statement", "document", None), ("Harbour Council", "office", None)],
        ),
        # A study is the person's whose it is; what an office reports is the report's.
        (
            "{S:A study by Dr. Lena Holt} {C:found} {X:that bees sleep}.",
            [("A study by Dr. Lena Holt", "document", None), ("Dr. Lena Holt", "named", None)],
        ),
        (
            "{S:A report by the audit office} {C:says} {X:the dam is old}.",
            [("A report by the audit office", "document", None)],
        ),
        ("{S:A Facebook post} {C:said} {X:the bridge is safe}.", [("A Facebook post", "document", None)]),
        ("{S:A Friday statement} {C:said} {X:the bridge is safe}.", [("A Friday statement", "document", None)]),
        # "relatives who said": the noun before the pronoun speaks, or the one beside it that is somebody.
        (
            "The plan drew the ire of residents {S:who} {C:said} {X:the bridge is safe}.",
            [("who", "anonymous", "residents")],
        ),
        (
            "The fire stunned relatives {S:who} {C:said} {X:the house had been empty}.",
            [("who", "anonymous", "relatives")],
        ),
        (
            "The board met two women who were students at the time {S:who} {C:said} {X:the hall was locked}.",
            [("who", "anonymous", "two women")],
        ),
    ],
)
def test_one_attribution(marked: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert hands(marked) == [expected]


@pytest.mark.parametrize(
    ("marked", "last"),
    [
        (
            "{S1:Ana Ruiz} {C1:said} {X1:the bridge is safe}. {S2:She} {C2:added} {X2:that repairs were done}.",
            ("She", "named", "Ana Ruiz"),
        ),
        (
            "{S1:A source at the port} {C1:said} {X1:the ship had left}. "
            "{S2:The source} {C2:said} {X2:it carried grain}.",
            ("The source", "anonymous", "A source at the port"),
        ),
        (
            "Kenyan Finance Minister Paul Otieno met bankers. {S1:The minister} {C1:said} {X1:rates would stay}.",
            ("The minister", "named", "Paul Otieno"),
        ),
        (
            "Chilean President Marta Silva met the Peruvian delegation. "
            "{S1:The Peruvian president} {C1:said} {X1:talks went well}.",
            ("The Peruvian president", "office", None),
        ),
        # Where one person alone bears a title, his party may stand for what the report said of him before.
        (
            "Gov. Marta Silva closed the port. {S:The Republican governor} {C:said} {X:ships must wait}.",
            ("The Republican governor", "named", "Marta Silva"),
        ),
        # A vice president is not the president, whether named before or a source.
        (
            "President Marta Silva met Vice President Ivo Novak. {S:The president} {C:said} {X:talks went well}.",
            ("The president", "named", "Marta Silva"),
        ),
        (
            "{S1:Vice President Ivo Novak} {C1:said} {X1:it went well}. {S2:The president} {C2:said} {X2:it failed}.",
            ("The president", "named", None),
        ),
        # The nearest person is who speaks, though the parser hangs the clause on a thing.
        (
            "The vote widened the gap in the way of any deal between the mayor of the port and the unions — poised to "
            "take the port on Thursday — {S:who} {C:say} {X:nobody would pay}.",
            ("who", "office", "the unions"),
        ),
        # A tabloid with a name, or beside another that is named, is not the outlet that spoke before.
        (
            "{S1:Radio Delta} {C1:reported} {X1:the ship had left}. The Lima Herald had a photo. "
            "{S2:The tabloid} {C2:said} {X2:it sank}.",
            ("The tabloid", "media", None),
        ),
        # A body is called by the noun in its name; two that hold it stay apart.
        (
            "She was taken to Delta Valley Hospital. {S:The hospital} {C:said} {X:she was stable}.",
            ("The hospital", "office", "Delta Valley Hospital"),
        ),
        # A role with "the" is somebody named before, though nothing tells who; not so beside another bearer of it.
        (
            "Marta Silva beat Ivo Novak in the north. {S:The front-runner} {C:said} {X:the vote was fair}.",
            ("The front-runner", "named", None),
        ),
        # … and a word that is no name leaves it one of those who bear the title.
        (
            "Senators Marta Silva and Ivo Novak met. Senator Marta Silva left. Senator Ivo Novak stayed. "
            "{S:The veteran senator} {C:said} {X:the vote was fair}.",
            ("The veteran senator", "named", None),
        ),
        # What a document is a part of is not the document.
        (
            "{S1:Paul Otieno’s letter} {C1:said} {X1:the wall will stand}. Paul Otieno left. "
            "{S2:He} {C2:said} {X2:it will not}.",
            ("He", "named", "Paul Otieno"),
        ),
        # Nor is one's lawyer, who is named beside it.
        (
            "{S1:Paul Otieno’s lawyer, Mark Bell,} {C1:said} {X1:the wall stands}. {S2:He} {C2:said} {X2:it is old}.",
            ("He", "named", "Mark Bell"),
        ),
        # A noun that a name modifies is no title of his.
        (
            "The Otieno administration met the unions. {S:The administration} {C:said} {X:talks went well}.",
            ("The administration", "office", None),
        ),
        # The latest subject speaks, not the speaker before.
        (
            "{S1:Ana Ruiz} {C1:said} {X1:the wall will stand}. Paul Otieno dismissed the idea last week. "
            "{S2:He} {C2:said} {X2:nobody would pay}.",
            ("He", "named", "Paul Otieno"),
        ),
        # … but not whom a speaker speaks of, or is asked about, or who is named in a quotation.
        (
            "“{X1:The wall is safe},” {S1:Paul Otieno} {C1:said}. “Not like that of Mark Bell.”\n\n"
            "“{X2:Nobody will move},” {S2:he} {C2:said}.",
            ("he", "named", "Paul Otieno"),
        ),
        (
            "{S1:Paul Otieno} {C1:said} {X1:it was late}. Otieno nodded when asked whether Mark Bell would stay. "
            "{S2:He} {C2:said} {X2:the vote was fair}.",
            ("He", "named", "Otieno"),
        ),
        (
            "{S1:Paul Otieno} {C1:said} {X1:Mark Bell was wrong}. {S2:He} {C2:added} {X2:that the vote was fair}.",
            ("He", "named", "Paul Otieno"),
        ),
        (
            "{S1:Paul Otieno} {C1:said} {X1:it was fair}. Of Mark Bell, {S2:he} {C2:said}: {X2:“I wish him well.”}",
            ("he", "named", "Paul Otieno"),
        ),
        # What a clause before tells of goes on in the sentence.
        (
            "{S1:Critics} {C1:said} {X1:it was late}. While the letters praise the mayor, {S2:they} "
            "{C2:say} {X2:she lied}.",
            ("they", "document", "the letters"),
        ),
        # A body is no "he", whatever it is called.
        (
            "Paul Otieno stood. {S1:His campaign} {C1:said} {X1:it was fair}. {S2:He} {C2:said} {X2:it was not}.",
            ("He", "named", "Paul Otieno"),
        ),
        # "The source" is the one without a name who spoke last, be it told once more why there is none.
        (
            "{S1:A senior official in the water ministry} {C1:said} {X1:it was dry}. {S2:The source, who was not "
            "allowed to speak,} {C2:said} {X2:it would rain}.",
            ("The source, who was not allowed to speak", "anonymous", "A senior official in the water ministry"),
        ),
        (
            "{S1:Two divers} {C1:said} {X1:it was dry}. {S2:The source} {C2:said} {X2:it would rain}.",
            ("The source", "anonymous", None),
        ),
        # A courtesy title speaks against a pronoun; a body is no "he".
        (
            "{S1:Ms. Ruiz} {C1:said} {X1:the wall will stand}. {S2:He} {C2:said} {X2:it will not}.",
            ("He", "anonymous", None),
        ),
        # So does a given name, whose may stand elsewhere in the report …
        (
            "{S1:Roy Otieno} {C1:said} {X1:the wall will stand}. {S2:She} {C2:said} {X2:it will not}.",
            ("She", "anonymous", None),
        ),
        (
            "Roy Otieno came. {S1:Otieno} {C1:said} {X1:the wall will stand}. {S2:She} {C2:said} {X2:it will not}.",
            ("She", "anonymous", None),
        ),
        # … and where it speaks for the one person of the sentence before, she is meant.
        (
            "{S1:Roy Otieno} {C1:said} {X1:the wall will stand}. The case rests on what was seen by Maria Ruiz. "
            "{S2:She} {C2:said} {X2:it leaned}.",
            ("She", "named", "Maria Ruiz"),
        ),
        (
            "{S1:The Harbour Board} {C1:said} {X1:the quay is shut}. {S2:He} {C2:said} {X2:it will open}.",
            ("He", "anonymous", None),
        ),
        # What cannot speak is nobody's "she".
        (
            "{S1:The collapse} {C1:says} {X1:the dam was old}. {S2:She} {C2:said} {X2:nobody came}.",
            ("She", "anonymous", None),
        ),
        # "A" brings in what "the" then means, whether or not it was a source.
        (
            "The union paid for a poll. {S:The poll} {C:found} {X:that few sailors slept}.",
            ("The poll", "poll", "a poll"),
        ),
        (
            "{S1:A poll of sailors} {C1:found} {X1:that most were tired}. The union ordered a poll of captains. "
            "{S2:The poll} {C2:found} {X2:that few slept}.",
            ("The poll", "poll", "a poll"),
        ),
        # A poll is also called a survey, and a clause set off by a comma does not tell which.
        (
            "{S1:A poll of sailors} {C1:found} {X1:that most were tired}. {S2:The survey}, conducted in May, "
            "{C2:showed} {X2:that few slept}.",
            ("The survey", "poll", "A poll of sailors"),
        ),
        # What a document says is its author's word.
        (
            "{S1:The union} {C1:said} in a statement {X1:that the strike goes on}. “{X2:We will not move},” "
            "{S2:the statement} {C2:read}.",
            ("The union", "office", None),
        ),
        # An agency that the report names so is not the outlet that spoke last, nor is a magazine an agency.
        (
            "The Rail Safety Agency met. {S1:The magazine Delta} {C1:said} {X1:the brakes failed}. "
            "{S2:The agency} {C2:said} {X2:it had no such report}.",
            ("The agency", "office", "Rail Safety Agency"),
        ),
        (
            "{S1:The magazine Delta} {C1:said} {X1:the brakes failed}. {S2:The agency} {C2:said} {X2:it will look}.",
            ("The agency", "office", None),
        ),
        # The one outlet named before is the paper.
        (
            "The leak was in the Harbour Post on Friday. Divers told {S:the newspaper} {C:that} {X:the hull was thin}.",
            ("the newspaper", "media", "Harbour Post"),
        ),
        (
            "Radio Delta aired the tape, the Harbour Post did not. {S:The station} {C:cited} {X:a shift log}.",
            ("The station", "media", None),
        ),
        (
            "{S1:Reuters} {C1:said} {X1:the port was shut}. {S2:The agency} {C2:said} {X2:ships were waiting}.",
            ("The agency", "media", "Reuters"),
        ),
    ],
)
def test_words_that_refer_back(marked: str, last: tuple[str, str, str | None]) -> None:
    assert hands(marked)[-1][-1] == last


def test_a_hand_refers_back_as_a_source_does() -> None:
    letter, post = (
        hands(
            "{S1:Ana Ruiz} {C1:said} in a letter {X1:that the dock is safe}. {S2:Tom Reyes} {C2:doubted} in the letter "
            "{X2:that it holds}."
        ),
        hands(
            "{S1:Ana Ruiz} {C1:wrote} on Twitter {X1:that the dock is safe}. {S2:Tom Reyes} {C2:said} on the social "
            "media site {X2:that it leaks}."
        ),
    )
    assert letter[1][0] == ("the letter", "document", "a letter")
    assert post[1][0] == ("the social media site", "document", "Twitter")


def test_a_source_keeps_the_outlet_it_spoke_to() -> None:
    first, second = hands(
        "{S1:A source close to the board} {C1:told} Radio Delta {X1:that the merger was off}. "
        "{S2:The source} {C2:added} {X2:that lawyers were at work}."
    )
    assert [words for words, _, _ in first] == ["Radio Delta", "A source close to the board"]
    assert [words for words, _, _ in second] == ["Radio Delta", "The source"]


def test_justification() -> None:
    parsed, [found] = read_marked("{S:An aide familiar with the talks} {C:said} {X:a deal was near}.")
    [link] = found.chain
    assert link.justification is not None
    assert link.justification.of(parsed.report.text) == "familiar with the talks"


@pytest.mark.parametrize(
    ("marked", "quote"),
    [
        ("{S:She} {C:said}: “{X:the river has never been this high}.”", "direct"),
        ("{S:She} {C:said} {X:the river had never been this high}.", "indirect"),
        ("{S:She} {C:said} {X:the river was “higher than ever” and rising fast in the lower town}.", "mixed"),
    ],
)
def test_quote(marked: str, quote: str) -> None:
    _, [found] = read_marked(marked)
    assert found.quote == quote


@pytest.mark.parametrize(
    ("publisher", "told"),
    [
        ("Harbour Post", "told Harbour Post"),
        ("Harbour Post", "told this newspaper"),
        ("Plains Today", "told Plains Today"),
        ("Harbour City Courier", "told Courier"),
        # By its last words, by what its name is short for, by its brand; an interview with it is none of another's.
        ("The Harbour City Times", "told The Times"),
        ("HarbPost", "told The Harbour Post"),
        ("Delta News", "said on Delta & Friends"),
        ("The Harbour City Times", "said in an interview with The Times"),
        ("The Harbour City Times", "told The Times in an interview"),
    ],
)
def test_an_outlet_is_no_hand_of_its_own_report(publisher: str, told: str) -> None:
    cue, rest = told.split(" ", 1)
    marked = f"{{S:Ana Ruiz}} {{C:{cue}}} {rest} {{X:that the bridge is safe}}."
    parsed, found = read_marked(marked, publisher=publisher)
    assert [link.span.of(parsed.report.text) for link in found[0].chain] == ["Ana Ruiz"]


def test_an_affiliate_and_a_namesake_are_other_outlets() -> None:
    for publisher, told in (("Delta News", "Delta affiliate KQRX"), ("The Harbour City Times", "Radio Times")):
        marked = f"{{S:Ana Ruiz}} {{C:told}} {told} {{X:that the bridge is safe}}."
        _, [found] = read_marked(marked, publisher=publisher)
        assert [link.kind for link in found.chain] == ["media", "named"]


def test_what_an_outlet_has_learned_is_its_own_word() -> None:
    text = "Harbour Post has learned that the bridge will be closed on Monday."
    paragraphs = (Span(0, len(text)),)
    for publisher, told in (("Harbour Post", 0), ("Delta Wire", 1)):
        parsed = parse(Report("r1:o", "o.txt", "", text, paragraphs, publisher=publisher))
        assert len(attributed(parsed, mention(parsed), Tagged(learned(parsed)))) == told


def learned(parsed: Parse) -> tuple[Attribution, ...]:
    """The attribution that a tagger finds in the text above."""
    text = parsed.report.text
    spans = [
        Span(text.index(w), text.index(w) + len(w)) for w in ("the bridge will be closed", "Harbour Post", "learned")
    ]
    content, source, cue = ((span,) for span in spans)
    return (Attribution(content, source, cue, (), "none"),)


@pytest.mark.parametrize(
    ("place", "meant"),
    [("on her website", "her website"), ("in a statement", "a statement"), ("at a briefing", None)],
)
def test_it_may_be_what_a_speaker_wrote(place: str, meant: str | None) -> None:
    first, second = hands(
        f"{{S:Ana Ruiz}} {{C:says}} {place} {{X:that she was born in Lima}}. "
        "“{X2:She has two sons},” {S2:it} {C2:says}."
    )
    assert first[-1] == ("Ana Ruiz", "named", None)
    assert second[0] == ("it", "document" if meant else "anonymous", meant)


def test_words_that_hold_no_token_are_left_as_they_are() -> None:
    text = "MAYOR:—We wait."
    read = parse(Report("r1:t", "t.txt", "", text, (Span(0, len(text)),)))
    assert without_frame(read, Span(1, 3)) == Span(1, 3)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # A tagger gives the clause to the main verb's subject, the grammar to "who".
        ("{S:Ana Ruiz} met with miners, who {C:have said} {X:the dam is late}.", ["who"]),
        # Who is quoted speaks, also where a tagger finds nobody.
        (
            "Ana Ruiz {C:was quoted in the Harbour Courier as saying}: {X:“The dam is late and it leaks”}.",
            ["the Harbour Courier", "Ana Ruiz"],
        ),
    ],
)
def test_the_subject_that_the_grammar_shows_speaks(marked: str, expected: list[str]) -> None:
    [chain] = hands(marked)
    assert [words for words, _, _ in chain] == expected
