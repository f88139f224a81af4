"""Who is named in a report, and what the report shows of them: persons, bodies and outlets, with their titles.

A name that a tagger takes for one thing is told by what stands beside it, anywhere in the report: host Jo Bell,
President Tarvo. Which names are outlets' is told in `outlets`.
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.attribute.contents import head_of
from rashomon.attribute.outlets import BROADCASTS, HOSTS, is_called, like_outlet, outlets, shortens
from rashomon.attribute.quotation import quoted
from rashomon.genders import MEN, WOMEN, Gender, gender
from rashomon.grammar import BESIDE_NAMES, VERBAL
from rashomon.model import Mention, Parse, Span, Token

# Letters of a name that stands for no publisher if it has no more.
SHORTEST_NAME = 2
# A programme beside its outlet's name: "Radio Delta's “Morning Desk”".
PROGRAMME = re.compile(
    r"(?:the )?[A-Z][\w.&]*(?: [A-Z][\w.&]*){0,3}[’'](?:s )?\s?(?:the )?[“\"][A-Z][^“”\"\n]{2,60}[”\"]"
    r"(?: (?:show|program|programme|podcast))?"
)
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
    ``given`` the first word of the first full name with it: whom a bare last name means; ``things`` are the names of
    what cannot speak, case folded, ``marks`` what stands in quotation marks.
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
    things: frozenset[str] = frozenset()
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
            outlets=outlets(parse, known, last),
            surnames=last,
            hosts=frozenset(person.of(text).split()[-1] for person in people if hosting(parse, person)),
            programmes=tuple(
                Span(*m.span()) for m in PROGRAMME.finditer(text) if like_outlet(re.split('[“"]', m[0])[0])
            ),
            roles=frozenset(m.head.start for m in known if m.form == "role" and m.kind in ("person", "group")),
            institutions=frozenset(m.head.start for m in known if m.form == "role" and m.kind == "organisation"),
            bearers={title: tuple(those) for title, those in borne.items()},
            called={word: tuple(those) for word, those in called.items()},
            genders=genders((courtesy(parse, person), person.of(text).split()) for person in people),
            things=frozenset(m.span.of(text).casefold() for m in named if m.kind == "thing"),
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

    def is_part_of_own(self, span: Span) -> bool:
        """Return whether the words for an outlet are cut from its publisher's name, or are the last of that.

        "The clerk told Plains | Today"; "told Courier" in the Delta Courier.
        """
        publisher, text = self.parse.report.publisher or "", self.parse.report.text
        here = text[span.start : span.start + len(publisher)].casefold()
        cut = bool(publisher) and here == publisher.casefold()
        return cut or publisher.casefold().endswith(f" {span.of(text).casefold()}")

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
        head = head_of(parse.tokens_in(span)) if people else None
        heads = {person: head_of(parse.tokens_in(person)) for person in people}
        holding = [person for person in people if head and person.holds(head.start)]
        free = [person for person, top in heads.items() if top.dep not in {"poss", "pobj", "nmod"}]
        return next(iter((*holding, *free)), None)

    def quotation_at(self, span: Span) -> Span | None:
        """Return the quotation that some words begin in."""
        place = bisect.bisect_right(self.marks, span.start, key=lambda mark: mark.start) - 1
        return self.marks[place] if place >= 0 and self.marks[place].end > span.start else None

    def body_in(self, span: Span) -> list[Span]:
        """Return the bodies' names that begin inside a span."""
        return begun(self.bodies, span)


def begun(spans: tuple[Span, ...], inside: Span) -> list[Span]:
    """Return the spans, given in text order, that begin inside another."""
    first = bisect.bisect_left(spans, inside.start, key=lambda span: span.start)
    return list(spans[first : bisect.bisect_left(spans, inside.end, lo=first, key=lambda span: span.start)])


def surnames(parse: Parse, people: Iterable[Span]) -> frozenset[str]:
    """Return the last words of persons' full names, and those after a title.

    "O'Neill" may be cut in two: the last token counts beside the last word.
    """
    text = parse.report.text
    words = [name[0].split() for name in TITLED.finditer(text)]
    for person in people:
        words += [person.of(text).split(), re.split(r"[\s’']+", person.of(text).strip("’'"))]
        words += [[t.text for t in parse.tokens_in(person)]]
    return frozenset(each[-1] for each in words if each[1:])


def courtesy(parse: Parse, person: Span) -> Gender | None:
    """Return what the word before a name tells of its bearer: "Mr. Vela", "King Vela"."""
    first = parse.inside(person)[0]
    before = parse.tokens[first - 1].text.lower().rstrip(".") if first else ""
    return "m" if before in MEN else "f" if before in WOMEN else None


def genders(names: Iterable[tuple[Gender | None, list[str]]]) -> dict[str, Gender]:
    """Return, by the last word of names, whose they are where what stands before all with that word agrees.

    That is a courtesy title, else the given names: "Mr. Vela" beside "Ana Vela" are two.
    """
    found: dict[str, set[Gender | None]] = defaultdict(set)
    for titled, (*given, last) in names:
        if titled or given:
            found[last].add(titled or gender(given))
    return {last: kind for last, kinds in found.items() if len(kinds) == 1 and (kind := next(iter(kinds))) is not None}


def squeezed(name: str) -> str:
    """Return a name's letters and digits, case folded: "The Harbour Post" and harbourpost.example agree.

    >>> squeezed("The Harbour Post")
    'harbourpost'
    """
    return re.sub(r"^the (?=\w)|[\W_]", "", name.casefold())


def hosting(parse: Parse, person: Span) -> bool:
    """Return whether a person's name stands beside a word for a journalist or a programme."""
    inside = parse.inside(person)
    if not inside:
        return False
    head = head_of([parse.tokens[n] for n in inside])
    beside = [t for t in parse.below(head) if t.index not in inside]
    above = [parse.tokens[head.head]] if head.dep in {"appos", "compound"} else []
    titles = [t for t in beside if t.dep in BESIDE_NAMES]
    # "Co-host" stands before its name in pieces.
    before = [parse.tokens[inside[0] - 1]] if inside[0] > 0 else []
    titled = any(t.lemma in HOSTS and t.sentence == head.sentence for t in before)
    return titled or any(t.lemma in HOSTS | BROADCASTS for t in (*titles, *above))


def titles(parse: Parse, person: Span) -> dict[str, set[str]]:
    """Return the heads of what stands as a title before a name or in apposition to it, each with its modifiers.

    A noun that the name itself modifies is no title: "the Otieno administration" does not govern. What no comma sets
    off again is none either, whatever the parser says: "46.9 for Ana Ruiz, the commission announced".
    """
    found = {}
    inside = parse.inside(person)
    last = head_of([parse.tokens[n] for n in inside])
    near = [*parse.children[last.index], last.head if last.dep == "appos" else last.index]
    for n in near:
        if n not in inside and parse.tokens[n].dep in {"compound", "appos", "nmod", "nsubj", "dobj"}:
            if parse.tokens[n].dep == "appos" and n > inside[-1] and runs_on(parse, n):
                continue
            below = [c for c in parse.subtree(n) if c != n and c not in inside and parse.tokens[c].dep in MODIFYING]
            found[normal(parse.tokens[n])] = {normal(parse.tokens[c]) for c in below}
    return found


def runs_on(parse: Parse, noun: int) -> bool:
    """Return whether a verb follows a noun and what hangs on it without a mark: the noun is rather its subject."""
    after = parse.subtree(noun)[-1] + 1
    return after < len(parse.tokens) and parse.tokens[after].pos in VERBAL


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
