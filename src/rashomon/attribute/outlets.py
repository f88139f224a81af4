"""Which names are outlets': by their words, and by where a report has them.

An outlet stands beside a word for a medium ("the broadcaster Delta"), is told what people say and is quoted; what bears
the name of a body that hears statements does not.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Sequence, Set
from importlib import resources

from rashomon.attribute.contents import head_of
from rashomon.genders import gender
from rashomon.grammar import ALL_OBJECTS, BESIDE_NAMES, SUBJECTS
from rashomon.model import Mention, Parse, Token

MEDIA = frozenset(
    "media medium newspaper broadcaster network outlet press station channel magazine newsroom agency tabloid "
    "daily weekly monthly paper newswire wire programme website journal publication affiliate television radio".split()
)
# Words for a medium that the parser takes for adjectives before a name, and those that mean one there alone.
# What names many outlets at once.
MANY = frozenset({"media", "press", "newspapers", "outlets", "broadcasters"})
PERIODICAL = frozenset({"daily", "weekly", "monthly", "tabloid"})
SITES = frozenset({"site", "portal"})
KIND_OF_PAPER = re.compile(rf"^(?:.* )?(?:{'|'.join(sorted(PERIODICAL))}) ")
# What opens a sentence within one.
OPENING = frozenset("“\"‘':—–")
# Labels of names that are no outlet's and no unknown's.
NO_STRANGERS = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP", "DATE", "EVENT", "LANGUAGE"})
# What stands in an outlet.
REPORTS = frozenset("report article story interview column piece essay commentary".split())
# Occasions that are an outlet's own, and those who speak with others for it.
BROADCASTS = frozenset({"show", "program", "programme", "podcast", "broadcast"})
HOSTS = frozenset("host anchor anchorman anchorwoman moderator interviewer reporter correspondent journalist".split())
# Names that outlets have by their form: call signs, numbered channels, "Daily" and "Canal" before a name.
FORMS = r"\bTV[A-Z]?\d+\b|\bi\d+\b|\b[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?\b|Daily [A-Z]\w+|Canal \w+"
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


@functools.cache
def lexicon() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds names of the shipped list: those that are outlets' alone, and all with those by their form."""
    blocks = (
        (resources.files("rashomon") / "models" / "names" / "outlets.txt").read_text(encoding="utf-8").split("\n\n")
    )
    names = [[re.escape(name).replace(r"\*", r"\w*") for name in block.split("\n")[1:] if name] for block in blocks]
    alone, either = (rf"\b(?:{'|'.join(each)})\b" for each in (names[0], [*names[0], *names[1]]))
    return re.compile(alone), re.compile(f"{either}|{FORMS}")


def is_outlets_alone(words: str) -> bool:
    """Return whether some words hold a name that only an outlet has.

    >>> is_outlets_alone("the Harbour Zeitung"), is_outlets_alone("the Harbour Post")
    (True, False)
    """
    return lexicon()[0].search(words) is not None


def like_outlet(words: str) -> bool:
    """Return whether some words hold what stands in outlets' names.

    >>> like_outlet("the Harbour Post"), like_outlet("KXYZ-TV"), like_outlet("the post")
    (True, True, False)
    """
    return lexicon()[1].search(words) is not None


def outlets(parse: Parse, known: Sequence[Mention], surnames: Set[str]) -> frozenset[str]:
    """Return the names that the report shows to be outlets', case folded, and their initials.

    A common noun that is an outlet's name keeps its capital: "she told People".
    """
    text, named = parse.report.text, [m for m in known if m.form == "name"]
    found = {m.span.of(text).casefold() for m in named if any(test(parse, m) for test in SHOWN)}
    found |= {KIND_OF_PAPER.sub("", name) for name in found}
    bodily = [m.span.of(text) for m in named if m.kind != "person"]
    # Two words hardly go by initials: those of "ABC News" would make an outlet of every "an".
    found |= {initials(name) for name in bodily if like_outlet(name) and len(re.split(r"[\s-]+", name)) != PAIR}
    found |= {initials(m[0]) for m in CAPITALISED.finditer(text) if like_outlet(m[0].split()[-1])}
    roles = {m.head.start for m in known if m.form == "role"}
    return frozenset(found | strangers(parse, roles, surnames))


def strangers(parse: Parse, roles: Set[int], surnames: Set[str]) -> set[str]:
    """Return the names of one word that stand where outlets do wherever the report has them.

    Taggers take them for persons or for nothing: "told Kurier", "in an interview with Kurier", "People reported that".
    Who has a given name in the report, or bears one, is a person.
    """
    other = {n for name in parse.names if name.label in NO_STRANGERS for n in range(name.first, name.last)}
    places = defaultdict[str, list[Token]](list)
    for token in parse.tokens:
        if token.text.istitle() and token.pos in {"PROPN", "NOUN"} and not is_plain(parse, token, roles):
            places[token.text].append(token)
    return {
        word if names[0].pos == "NOUN" else word.casefold()
        for word, names in places.items()
        if word not in surnames
        and word.lower() not in HEARING
        and gender([word]) is None
        and all(t.index not in other and is_bare(parse, t) and stands_as_outlet(parse, t) for t in names)
    }


def is_plain(parse: Parse, noun: Token, roles: Set[int]) -> bool:
    """Return whether a common noun has its capital from the sentence that it opens, or from a headline's style."""
    sentence = parse.sentences[noun.sentence]
    small = any(t.pos == "NOUN" and t.text.islower() for t in parse.tokens[sentence.first : sentence.last])
    opens = noun.index == sentence.first or parse.tokens[noun.index - 1].text in OPENING
    alone = noun.tag == "NN" and noun.start not in roles and reports(parse, noun)
    return noun.pos == "NOUN" and ((opens and not alone) or not small)


def is_bare(parse: Parse, name: Token) -> bool:
    """Return whether no word belongs to a name but itself, and what follows it between commas."""
    beside = parse.below(name)
    # "Told Sens. Ruiz and Bell": a title cut short.
    after = next((t for t in parse.tokens[name.index + 1 : name.index + 3] if t.text != "."), name)
    alone = after.sentence != name.sentence or after.pos != "PROPN" or after is name
    return (
        alone
        and all(t.index > name.index and t.dep in {"punct", "appos"} for t in beside)
        and name.dep not in BESIDE_NAMES
    )


def stands_as_outlet(parse: Parse, name: Token) -> bool:
    """Return whether a name stands where an outlet does."""
    return any(slot(parse, name) for slot in SLOTS)


def beside_medium(parse: Parse, name: Mention) -> bool:
    """Return whether a name stands beside a word for a medium: "the broadcaster Delta", "the website Harbour Mail"."""
    tokens = parse.tokens_in(name.span)
    if not tokens or (name.kind == "person" and len(tokens) > 1):
        return False
    head = head_of(tokens)
    if head.dep == "compound" and parse.tokens[head.head].text.lower() in MANY:
        # "Lima media" are those of Lima.
        return False
    near = [head.head, *parse.children[head.index]] if head.dep in {"appos", "compound"} else parse.children[head.index]
    members = {t.index for t in tokens}
    beside = any(
        is_medium(parse, parse.tokens[n])
        and n not in members
        and (parse.tokens[n].dep in BESIDE_NAMES or head.dep in BESIDE_NAMES)
        for n in near
    )
    return beside or (name.kind != "place" and follows_medium(parse, tokens[0], head))


def follows_medium(parse: Parse, first: Token, head: Token) -> bool:
    """Return whether a name stands right behind a word for a medium: "the daily Delta", "the news site Delta says".

    Not so one that begins the clause of what a medium was told: "told the newspaper Delta had paid".
    """
    before = parse.tokens[max(0, first.index - 1)]
    told = head.dep in SUBJECTS and before.dep in {"dobj", "dative", "pobj"}
    adjective = before.dep == "amod" and before.text.lower() in PERIODICAL and head.dep not in BESIDE_NAMES
    return first.text[:1].isupper() and not told and (adjective or before.lemma in SITES or is_medium(parse, before))


def is_medium(parse: Parse, noun: Token) -> bool:
    """Return whether a noun is one for a medium, also where a capital opens its sentence; not any agency is one."""
    opens = parse.opens(noun)
    if noun.pos != "NOUN" and not (opens and noun.pos == "PROPN"):
        return False
    below = {t.lemma.lower() for t in parse.below(noun)}
    return noun.lemma.lower() in MEDIA and (noun.lemma.lower() != "agency" or bool(below & {"news", "press"}))


def told(parse: Parse, name: Mention) -> bool:
    """Return whether a name is what a source told something, and neither a person's nor an official body's.

    "She told the Trib | that a bullet grazed her": people who speak to a named body through no one speak to an outlet.
    """
    tokens = parse.tokens_in(name.span)
    if name.kind == "person" or not tokens:
        return False
    head = head_of(tokens)
    definite = tokens[0].index > 0 and parse.tokens[tokens[0].index - 1].lemma == "the"
    # "Told the French", "told the Danes".
    people = head.tag == "NNPS" and not tokens[1:]
    people |= any(n.label == "NORP" and n.first <= head.index < n.last for n in parse.names)
    verb = parse.tokens[head.head]
    speakers = {t.lemma for t in parse.below(verb) if t.dep == "nsubj"}
    # "Lawyers told the Old Bailey": where they speak a court hears them.
    people |= name.kind != "organisation" and bool(speakers & PLEADING)
    bodily = not people and (name.kind == "organisation" or definite or head.text[-1].isdigit())
    last = tokens[-1].text.lower().replace(".", "")
    return bodily and hears(parse, head) and not HEARING & {last, last.removesuffix("s")}


def cited(parse: Parse, name: Mention) -> bool:
    """Return whether a name is no person's and who reported, citing others, or a body's in which somebody is quoted."""
    tokens = parse.tokens_in(name.span)
    if not tokens or (tokens[1:] and gender([tokens[0].text]) is not None):
        return False
    head = head_of(tokens)
    verb = parse.tokens[head.head]
    below = parse.below(verb)
    citing = any(token.dep == "advcl" and token.lemma in {"cite", "quote"} for token in below)
    reporting = head.dep == "nsubj" and verb.lemma == "report" and citing
    return reporting or (name.kind == "organisation" and prints(parse, head))


# What shows that a name is an outlet's.
SHOWN = (beside_medium, told, cited)


def hears(parse: Parse, name: Token) -> bool:
    """Return whether a name is whom somebody told: "told Kurier that …"."""
    return name.dep in ALL_OBJECTS and parse.tokens[name.head].lemma == "tell"


def meets(parse: Parse, name: Token) -> bool:
    """Return whether a name is whom somebody gave an interview: "in an interview with Kurier"."""
    link = parse.tokens[name.head]
    return name.dep == "pobj" and link.lemma in {"with", "to"} and parse.tokens[link.head].lemma == "interview"


def prints(parse: Parse, name: Token) -> bool:
    """Return whether a name is where somebody is quoted or wrote: "quoted in Kurier", "a report in Kurier"."""
    link = parse.tokens[name.head]
    above = parse.tokens[link.head]
    quoted = above.pos == "VERB" and above.lemma in {"quote", "write", "publish", "print"}
    return name.dep == "pobj" and link.lemma == "in" and (quoted or above.lemma in REPORTS)


def reports(parse: Parse, name: Token) -> bool:
    """Return whether a name is who reports or writes a clause: "Kurier reported that …", "…, Kurier reports"."""
    verb = parse.tokens[name.head]
    below = {t.dep for t in parse.below(verb)}
    return name.dep == "nsubj" and verb.lemma in {"report", "write"} and ("ccomp" in below or "dobj" not in below)


# Where outlets stand.
SLOTS = (hears, meets, prints, reports)


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
    """Return whether some words are a publisher's short name: its last words, its brand, its name without its town.

    "The Times" in The New York Times, "Fox & Friends" in Fox News, but not its affiliate. Initials that no outlet is
    called by stand for their last word: "The Courier" in a report of the "hcc". "El Eco" may be that of a town.

    >>> is_called("nyt", "The Times"), is_called("nyt", "The Post"), is_called("afp", "The Post")
    (True, False, False)
    >>> is_called("El Eco de Lima", "El Eco"), is_called("El Eco de Lima", "Lima")
    (True, False)
    """
    called, whole = (re.sub(r"^the ", "", name.casefold()) for name in (words, publisher))
    brand = NEWSROOM.sub("", publisher).casefold()
    code = re.fullmatch(r"[a-z]{3,4}", whole) and not like_outlet(whole.upper())
    if code and called != words.casefold() and like_outlet(words) and called[:1] == whole[-1] and " " not in called:
        return True
    if publisher and brand != publisher.casefold() and re.match(rf"{re.escape(brand)}\b(?! affiliate)", called):
        return True
    if re.match(rf"{re.escape(called)} (?:of|de|del|di|du|da|von|van) ", whole):
        return True
    return called != words.casefold() and f" {whole}".endswith(f" {called}")
