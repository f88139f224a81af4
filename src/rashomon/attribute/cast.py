"""Who is named in a report, and what the report shows of them: persons, bodies and outlets, with their titles.

A name that a tagger takes for one thing is told by what stands beside it, anywhere in the report: the broadcaster
Delta, host Jo Bell, President Tarvo; "the Trib", which somebody told that he was hurt.
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.attribute.quotation import quoted
from rashomon.genders import Gender, gender
from rashomon.model import Mention, Parse, Span, Token

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
# Letters of a name that stands for no publisher if it has no more.
SHORTEST_NAME = 2
# What a broadcaster adds to its name where it gives news.
NEWSROOM = re.compile(r" (?:News|Radio|TV|Television)$")
# A run of three or more words in capitals: what may have initials.
PAIR = 2
CAPITALISED = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){2,}")
# A programme beside its outlet's name: "Radio Delta's “Morning Desk”".
PROGRAMME = re.compile(
    r"(?:the )?[A-Z][\w.&]*(?: [A-Z][\w.&]*){0,3}[’'](?:s )?\s?(?:the )?[“\"][A-Z][^“”\"\n]{2,60}[”\"]"
    r"(?: (?:show|program|programme|podcast))?"
)
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
# A title with a dot or of courtesy and a name, or the title of an office and a full name; not what is the person's.
TITLED = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Dr|Sgt|Lt|Capt|Cpl|Const|Det|Rep|Sen|Gov|Gen|Col|Maj|Rev|Prof|Adm|Supt)\.? [A-Z][\w’'-]+"
    r"|(?:President|Senator|Governor|Mayor|Sheriff|Judge|Representative|Pope|King|Queen|Prince|Princess|Ambassador|"
    r"Congressman|Congresswoman|Councilman|Councilwoman|Councillor|Archbishop|Bishop|Professor|Colonel) [A-Z][\w’'-]+"
    r"|(?:President|Minister|Secretary|Senator|Governor|Mayor|Sheriff|Chief|Judge|Whip|Leader|Speaker|Chairman|"
    r"Chairwoman|Commissioner|Detective|Sergeant|Lieutenant|Captain|Constable|Inspector)(?: [A-Z][\w’'-]+){2})"
    r"(?<![’']s)\b(?![’']s)"
)
# Titles as they are cut short before a name.
SHORT_TITLES = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "det": "detective",
    "sgt": "sergeant", "lt": "lieutenant", "capt": "captain", "col": "colonel", "prof": "professor",
    "congressman": "representative", "congresswoman": "representative", "chairwoman": "chairman",
}  # fmt: skip
# How words hang on a title that they narrow, also in "chairman of the harbour board".
MODIFYING = frozenset({"compound", "amod", "nmod", "poss", "pobj"})


# A person who bears a title, and the words that narrow it.
Bearer = tuple[Span, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is named in a report: where persons and bodies are named, in text order; outlets' names, case folded.

    ``surnames`` are the last words of persons' full names: a bare one elsewhere means a person too. ``hosts`` are the
    last words of the names of journalists and of programmes that bear a person's name, ``programmes`` where an outlet's
    name stands with a programme's in quotation marks, ``roles`` where the head nouns begin that say what a person is,
    ``institutions`` those that say what a body is.
    ``bearers`` gives for a title those who bear it, each with the words that narrow it; ``called`` the bodies that have
    a word in their names, small letters; ``genders`` what the given names of those with one last word agree on, and
    ``given`` the first word of the first full name with it: whom a bare last name means; ``marks``
    are what stands in quotation marks.
    """

    parse: Parse
    people: tuple[Span, ...]
    bodies: tuple[Span, ...]
    outlets: frozenset[str]
    surnames: frozenset[str]
    hosts: frozenset[str]
    programmes: tuple[Span, ...]
    roles: frozenset[int]
    institutions: frozenset[int]
    bearers: Mapping[str, tuple[Bearer, ...]]
    called: Mapping[str, tuple[Span, ...]]
    genders: Mapping[str, Gender]
    given: Mapping[str, str]
    marks: tuple[Span, ...] = ()

    @classmethod
    def of(cls, parse: Parse, mentions: Iterable[Mention]) -> Cast:
        """Return the cast of a report from its mentions."""
        text, known = parse.report.text, list(mentions)
        named = [m for m in known if m.form == "name"]
        certain = [m.span for m in named if m.kind == "person"]
        last = surnames(parse, certain)
        # A family name that the tagger takes for another thing elsewhere means the person there too.
        persons = {*certain, *(m.span for m in named if m.span.of(text) in last)}
        people = tuple(sorted(persons))
        bodies = tuple(sorted(m.span for m in named if m.kind == "organisation" and m.span not in persons))
        borne, called, homes = defaultdict(list), defaultdict(list), defaultdict[str, set[str]](set)
        for person in people:
            homes[person.of(text).split()[-1]] |= home(parse, person)
        for person in people:
            for title, modifiers in titles(parse, person).items():
                borne[title].append((person, frozenset(modifiers | homes[person.of(text).split()[-1]])))
        for body in bodies:
            for word in dict.fromkeys(body.of(text).lower().split()):
                called[word].append(body)
        return cls(
            parse=parse,
            people=people,
            bodies=bodies,
            outlets=outlets(parse, named),
            surnames=last,
            hosts=frozenset(person.of(text).split()[-1] for person in people if hosting(parse, person)),
            programmes=tuple(
                Span(*m.span()) for m in PROGRAMME.finditer(text) if OUTLET.search(re.split('[“"]', m[0])[0])
            ),
            roles=frozenset(m.head.start for m in known if m.form == "role" and m.kind in ("person", "group")),
            institutions=frozenset(m.head.start for m in known if m.form == "role" and m.kind == "organisation"),
            bearers={title: tuple(those) for title, those in borne.items()},
            called={word: tuple(those) for word, those in called.items()},
            genders=genders(person.of(text).split() for person in people),
            marks=quoted(parse),
            given={words[-1]: words[0] for words in (p.of(text).split() for p in reversed(people)) if words[1:]},
        )

    def is_own(self, span: Span) -> bool:
        """Return whether some words name the report's own publisher: what it was told itself came through no hand."""
        report = self.parse.report
        publisher, text = report.publisher or "", span.of(report.text)
        host = re.match(r"\w+://(?:www\.)?([\w-]+)", report.url or "")
        names = {squeezed(publisher), squeezed(host[1]) if host else ""} - {""}
        return (
            any(name in squeezed(text) for name in names if len(name) > SHORTEST_NAME)
            or any(shortens(name, text) for name in names)
            or is_called(publisher, text)
        )

    def programme_at(self, span: Span) -> Span | None:
        """Return the outlet and programme of whose names some words are a part."""
        return next((show for show in self.programmes if show.overlaps(span)), None)

    def person_in(self, span: Span) -> list[Span]:
        """Return the persons' names that begin inside a span."""
        return begun(self.people, span)

    def person_of(self, span: Span) -> Span | None:
        """Return the person whom some words name: whom their head is, else one who is not merely somebody's owner.

        "Lena Holt's lawyer, Tom Reyes" names Reyes, "a lawyer for Lena Holt" nobody.
        """
        parse, people = self.parse, self.person_in(span)
        head = head_of([parse.tokens[n] for n in parse.inside(span)]) if people else None
        heads = {person: head_of([parse.tokens[n] for n in parse.inside(person)]) for person in people}
        holding = [person for person in people if head and person.start <= head.start < person.end]
        free = [person for person, top in heads.items() if top.dep not in {"poss", "pobj", "nmod"}]
        return next(iter((*holding, *free)), None)

    def quotation_at(self, span: Span) -> Span | None:
        """Return the quotation that some words begin in."""
        place = bisect.bisect_right(self.marks, span.start, key=lambda mark: mark.start) - 1
        return self.marks[place] if place >= 0 and self.marks[place].end > span.start else None

    def body_in(self, span: Span) -> list[Span]:
        """Return the bodies' names that begin inside a span."""
        return begun(self.bodies, span)


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


def begun(spans: tuple[Span, ...], inside: Span) -> list[Span]:
    """Return the spans, given in text order, that begin inside another."""
    first = bisect.bisect_left(spans, inside.start, key=lambda span: span.start)
    return list(spans[first : bisect.bisect_left(spans, inside.end, lo=first, key=lambda span: span.start)])


def outlets(parse: Parse, named: list[Mention]) -> frozenset[str]:
    """Return the names that the report shows to be outlets', case folded, and their initials."""
    text = parse.report.text
    found = {m.span.of(text).casefold() for m in named if any(test(parse, m) for test in SHOWN)}
    bodily = [m.span.of(text) for m in named if m.kind != "person"]
    # Two words hardly go by initials: those of "ABC News" would make an outlet of every "an".
    found |= {initials(name) for name in bodily if OUTLET.search(name) and len(re.split(r"[\s-]+", name)) != PAIR}
    return frozenset(found | {initials(m[0]) for m in CAPITALISED.finditer(text) if OUTLET.search(m[0].split()[-1])})


def surnames(parse: Parse, people: Iterable[Span]) -> frozenset[str]:
    """Return the last words of persons' full names, and those after a title.

    "O'Neill" may be cut in two: the last token counts beside the last word.
    """
    text = parse.report.text
    words = [name[0].split() for name in TITLED.finditer(text)]
    for person in people:
        words += [person.of(text).split(), re.split(r"[\s’']+", person.of(text).strip("’'"))]
        words += [[parse.tokens[n].text for n in parse.inside(person)]]
    return frozenset(each[-1] for each in words if each[1:])


def genders(names: Iterable[list[str]]) -> dict[str, Gender]:
    """Return, by the last word of full names, whose names they are where all with that word agree."""
    found: dict[str, set[Gender | None]] = defaultdict(set)
    for *given, last in names:
        if given:
            found[last].add(gender(given))
    return {last: kind for last, kinds in found.items() if len(kinds) == 1 and (kind := next(iter(kinds))) is not None}


def squeezed(name: str) -> str:
    """Return a name's letters and digits, case folded: "The Harbour Post" and harbourpost.example agree.

    >>> squeezed("The Harbour Post")
    'harbourpost'
    """
    return re.sub(r"^the (?=\w)|[\W_]", "", name.casefold())


def initials(name: str) -> str:
    """Return the initials of a name, case folded; one word is kept whole.

    >>> initials("Harbour City Courier")
    'hcc'
    """
    words = [word for word in re.split(r"[\s-]+", name) if word[:1].isupper()]
    return "".join(word[0] for word in words).casefold() if words[1:] else name.casefold()


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


def hosting(parse: Parse, person: Span) -> bool:
    """Return whether a person's name stands beside a word for a journalist or a programme."""
    inside = parse.inside(person)
    if not inside:
        return False
    head = head_of([parse.tokens[n] for n in inside])
    beside = [parse.tokens[n] for n in parse.children[head.index] if n not in inside]
    above = [parse.tokens[head.head]] if head.dep in {"appos", "compound"} else []
    titles = [t for t in beside if t.dep in {"appos", "compound", "nmod"}]
    # "Co-host" stands before its name in pieces.
    before = [parse.tokens[inside[0] - 1]] if inside[0] > 0 else []
    titled = any(t.lemma in HOSTS and t.sentence == head.sentence for t in before)
    return titled or any(t.lemma in HOSTS | BROADCASTS for t in (*titles, *above))


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


def head_of(tokens: list[Token]) -> Token:
    """Return the token that governs the others; of a compound that the parser left in pieces, the last noun."""
    members = {token.index for token in tokens}
    tops = [t for t in tokens if (t.head not in members or t.head == t.index) and t.pos != "PUNCT"]
    tops = [t for t in tops if t.pos != "DET"] or tops
    head = tops[0] if tops else tokens[0]
    for token in tops[1:]:
        if token.index == head.index + 1 and head.pos in {"NOUN", "PROPN", "ADJ"} and token.pos in {"NOUN", "PROPN"}:
            head = token
    return head


def titles(parse: Parse, person: Span) -> dict[str, set[str]]:
    """Return the heads of what stands as a title before a name or in apposition to it, each with its modifiers.

    A noun that the name itself modifies is no title: "the Otieno administration" does not govern.
    """
    found = {}
    inside = parse.inside(person)
    last = head_of([parse.tokens[n] for n in inside])
    near = [*parse.children[last.index], last.head if last.dep == "appos" else last.index]
    for n in near:
        if n not in inside and parse.tokens[n].dep in {"compound", "appos", "nmod", "nsubj", "dobj"}:
            below = [c for c in parse.subtree(n) if c != n and c not in inside and parse.tokens[c].dep in MODIFYING]
            found[normal(parse.tokens[n])] = {normal(parse.tokens[c]) for c in below}
    return found


def home(parse: Parse, person: Span) -> set[str]:
    """Return the words of the place that a name stands with: "Ana Ruiz, of Lima", "Ana Ruiz, Republican of Lima"."""
    inside = parse.inside(person)
    top = head_of([parse.tokens[n] for n in inside]).index
    above = (top, *(n for n in parse.children[top] if parse.tokens[n].dep == "appos"))
    preps = [n for m in above for n in parse.children[m] if parse.tokens[n].lemma == "of" and n > inside[-1]]
    names = [m for n in preps for m in parse.children[n] if parse.tokens[m].pos == "PROPN"]
    return {normal(parse.tokens[n]) for m in names for n in (m, *parse.children[m]) if parse.tokens[n].pos == "PROPN"}


def normal(token: Token) -> str:
    """Return a token's lemma in small letters, the short form of a title spelt out: "Sen." and "senator" agree."""
    word = token.lemma.lower().rstrip(".")
    return SHORT_TITLES.get(word, word)
