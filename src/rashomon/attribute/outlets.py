"""Which names are outlets': by their words, and by where a report has them.

An outlet stands beside a word for a medium ("the broadcaster Delta"), is told what people say and is quoted; what bears
the name of a body that hears statements does not.
"""

from __future__ import annotations

import re

from rashomon.attribute.contents import head_of
from rashomon.genders import gender
from rashomon.model import Mention, Parse, Token

MEDIA = frozenset(
    "media medium newspaper broadcaster network outlet press station channel magazine newsroom agency tabloid "
    "daily paper newswire wire programme website journal publication affiliate television radio".split()
)
# Occasions that are an outlet's own, and those who speak with others for it.
BROADCASTS = frozenset({"show", "program", "programme", "podcast", "broadcast"})
HOSTS = frozenset("host anchor anchorman anchorwoman moderator interviewer reporter correspondent journalist".split())
# Names of outlets: their last words, call signs, and the agencies that hardly need one.
OUTLET = re.compile(
    r"(?:\b(?:News(?:day|week|max)?|NEWS|Times|Post|Journal|Tribune|Herald|Gazette|Chronicle|Observer|Telegraph|"
    r"Guardian|Mail|Mirror|Globe|"
    r"Examiner|Ledger|Inquirer|Courier|Dispatch|Standard|Star|Sun|Press|Radio|TV|Television|Broadcasting|Magazine|"
    r"Media|Today|Weekly|Review|Monitor|Independent|Bulletin|Record|Register|Sentinel|Argus|Wire|Channel|"
    r"Network|Show|Reporter|Enquirer|Politico|Reuters|Bloomberg|BBC|CNN|NBC|CBS|ABC|MSNBC|CNBC|NPR|PBS|AP|AFP|UPI|DPA|EFE|"
    r"ANSA|TASS|Xinhua|Kyodo|Interfax|Anadolu|Al[ -]Jazeera|Al[ -]Arabiya|Axios|Economist|Spiegel|Monde|"
    r"Figaro|País|Corriere|Haaretz|TMZ|Gawker|Slate|Vox|Univision|Telemundo)\b"
    r"|\w(?:News|Post|TV|Times|Today)\b|Associated Press|The (?:Hill|Atlantic|Verge|Intercept)|"
    r"Daily Beast|Rolling Stone|Vanity Fair|BuzzFeed|Canal \w+|Radio \w+|\bi\d+\b"
    r"|\b[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?\b)"
)
# What a broadcaster adds to its name where it gives news.
NEWSROOM = re.compile(r" (?:News|Radio|TV|Television)$")
# Words of a name that hardly goes by its initials.
PAIR = 2
# A run of three or more words in capitals: what may have initials.
CAPITALISED = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){2,}")
# Words that make a name with an outlet's word in it another body: "Times Square Alliance", "Post Office".
OTHER_BODY = frozenset("department bureau office ministry commission alliance union council corps service".split())
# Last words of bodies that hear statements and do not publish: whom else a source tells, and has a name, is an outlet.
HEARING = OTHER_BODY | frozenset(
    "congress senate parliament house assembly court committee police jury board authority administration government "
    "inquiry panel agency party republicans democrats fbi cia nsa atf dea dhs irs epa fda nypd lapd un eu nato "
    "conference summit team club united force army university school company group association bundestag bundesrat "
    "knesset duma sejm riksdag folketing storting eduskunta diet dáil seanad cortes sabha majlis kremlin pentagon "
    "tribunal".split()
)
# Who speaks in a court.
PLEADING = frozenset("lawyer barrister attorney counsel prosecutor solicitor witness defence defense".split())


def outlets(parse: Parse, named: list[Mention]) -> frozenset[str]:
    """Return the names that the report shows to be outlets', case folded, and their initials."""
    text = parse.report.text
    found = {m.span.of(text).casefold() for m in named if any(test(parse, m) for test in SHOWN)}
    bodily = [m.span.of(text) for m in named if m.kind != "person"]
    # Two words hardly go by initials: those of "ABC News" would make an outlet of every "an".
    found |= {initials(name) for name in bodily if OUTLET.search(name) and len(re.split(r"[\s-]+", name)) != PAIR}
    return frozenset(found | {initials(m[0]) for m in CAPITALISED.finditer(text) if OUTLET.search(m[0].split()[-1])})


def beside_medium(parse: Parse, name: Mention) -> bool:
    """Return whether a name stands beside a word for a medium: "the broadcaster Delta", "the website Harbour Mail"."""
    tokens = [parse.tokens[n] for n in parse.inside(name.span)]
    if not tokens or (name.kind == "person" and len(tokens) > 1):
        return False
    head = head_of(tokens)
    near = [head.head, *parse.children[head.index]] if head.dep in {"appos", "compound"} else parse.children[head.index]
    members = {t.index for t in tokens}
    kin = {"appos", "compound", "nmod"}
    return any(
        is_medium(parse, parse.tokens[n]) and n not in members and (parse.tokens[n].dep in kin or head.dep in kin)
        for n in near
    )


def is_medium(parse: Parse, noun: Token) -> bool:
    """Return whether a noun is one for a medium, also where a capital opens its sentence; not any agency is one."""
    opens = noun.index == parse.sentences[noun.sentence].first
    if noun.pos != "NOUN" and not (opens and noun.pos == "PROPN"):
        return False
    below = {parse.tokens[n].lemma.lower() for n in parse.children[noun.index]}
    return noun.lemma.lower() in MEDIA and (noun.lemma.lower() != "agency" or bool(below & {"news", "press"}))


def printed(parse: Parse, name: Mention) -> bool:
    """Return whether a name is where somebody was quoted or wrote and a body's: "quoted in Nature"."""
    tokens = [parse.tokens[n] for n in parse.inside(name.span)]
    if name.kind != "organisation" or not tokens:
        return False
    head = head_of(tokens)
    link = parse.tokens[head.head]
    verb = parse.tokens[link.head]
    return head.dep == "pobj" and link.lemma == "in" and verb.lemma in {"quote", "write"} and verb.pos == "VERB"


def told(parse: Parse, name: Mention) -> bool:
    """Return whether a name is what a source told something, and neither a person's nor an official body's.

    "She told the Trib | that a bullet grazed her": people who speak to a named body through no one speak to an outlet.
    """
    tokens = [parse.tokens[n] for n in parse.inside(name.span)]
    if name.kind == "person" or not tokens:
        return False
    head = head_of(tokens)
    definite = tokens[0].index > 0 and parse.tokens[tokens[0].index - 1].lemma == "the"
    # "Told the French", "told the Danes".
    people = head.tag == "NNPS" or any(n.label == "NORP" and n.first <= head.index < n.last for n in parse.names)
    verb = parse.tokens[head.head]
    speakers = {parse.tokens[n].lemma for n in parse.children[verb.index] if parse.tokens[n].dep == "nsubj"}
    # "Lawyers told the Old Bailey": where they speak a court hears them.
    people |= name.kind != "organisation" and bool(speakers & PLEADING)
    bodily = not people and (name.kind == "organisation" or definite or head.text[-1].isdigit())
    heard = head.dep in {"dobj", "dative"} and verb.lemma == "tell"
    return bodily and heard and tokens[-1].text.lower().replace(".", "") not in HEARING


def cites(parse: Parse, name: Mention) -> bool:
    """Return whether a name is who reported, citing others, and no person's: "La Voz reported, citing a memo"."""
    tokens = [parse.tokens[n] for n in parse.inside(name.span)]
    if not tokens or (tokens[1:] and gender([tokens[0].text]) is not None):
        return False
    head = head_of(tokens)
    verb = parse.tokens[head.head]
    below = [parse.tokens[n] for n in parse.children[verb.index]]
    citing = any(token.dep == "advcl" and token.lemma in {"cite", "quote"} for token in below)
    return head.dep == "nsubj" and verb.lemma == "report" and citing


# What shows that a name is an outlet's.
SHOWN = (beside_medium, told, cites, printed)


def initials(name: str) -> str:
    """Return the initials of a name, case folded; one word is kept whole.

    >>> initials("Harbour City Courier")
    'hcc'
    """
    words = [word for word in re.split(r"[\s-]+", name) if word[:1].isupper()]
    return "".join(word[0] for word in words).casefold() if words[1:] else name.casefold()


def shortens(name: str, full: str) -> bool:
    """Return whether a name run together is made of the beginnings of all of another's words.

    >>> shortens("nytimes", "The New York Times"), shortens("huffpost", "Huffington Post"), shortens("fox", "Foxconn")
    (True, True, False)
    """
    words = [re.escape(word) for word in re.findall(r"\w+", re.sub(r"^the ", "", full.casefold()))]
    beginnings = ("(?:" + "|".join(word[:end] for end in range(len(word), 0, -1)) + ")" for word in words)
    return len(words) > 1 and re.fullmatch("".join(beginnings), name) is not None


def is_called(publisher: str, words: str) -> bool:
    """Return whether some words are a publisher's short name: its last words, or its brand.

    "The Times" in The New York Times, "Fox & Friends" in Fox News, but not its affiliate.
    """
    called, whole = (re.sub(r"^the ", "", name.casefold()) for name in (words, publisher))
    brand = NEWSROOM.sub("", publisher).casefold()
    if publisher and brand != publisher.casefold() and re.match(rf"{re.escape(brand)}\b(?! affiliate)", called):
        return True
    return called != words.casefold() and f" {whole}".endswith(f" {called}")
