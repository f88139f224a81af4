"""What kind of source some words name: a person, an office, nobody in particular, a document, an outlet, a poll.

Word lists hold lemmas of head nouns in the sense of the annotation guidelines: an office is an unnamed holder or body
that can be told exactly ("police", "a spokesman for the port"); anonymous is anybody else without a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.attribute.cast import TITLED, Cast
from rashomon.attribute.contents import head_of
from rashomon.attribute.outlets import MEDIA, OTHER_BODY, SITES, is_outlets_alone, like_outlet
from rashomon.genders import gender
from rashomon.grammar import MODIFIERS, PLURAL, behind
from rashomon.model import Parse, SourceKind, Span, Token

ANONYMOUS = frozenset(
    "source official people person critic witness expert analyst observer supporter resident neighbor neighbour "
    "insider aide adviser advisor lawmaker opponent activist man woman friend relative colleague other some many "
    "most several one protester employee worker scholar economist historian diplomat politician reader user "
    "survivor farmer student parent family voter fan passenger bystander doctor villager local veteran ally rival "
    "pundit demonstrator trader investor customer few campaigner rebel militant fighter soldier someone somebody "
    "anyone everyone nobody father mother brother sister son daughter boy girl child teenager teen cousin uncle aunt "
    "wife husband partner grandmother grandfather niece nephew stepfather stepmother proponent researcher scientist "
    "academic biologist physicist chemist geologist seismologist meteorologist climatologist astronomer archaeologist "
    "epidemiologist virologist psychologist sociologist engineer".split()
)
# Those who bear no office, whom a report calls by what they did or what befell them: no body, and often named there.
PRIVATE = frozenset(
    "driver victim suspect owner gunman shooter attacker tenant customer guest patient inmate prisoner detainee caller "
    "pedestrian cyclist tourist hiker sailor fisherman miner nurse teacher pilot refugee migrant dad mom mum stepdad "
    "stepmom grandma grandpa widow widower fiance fiancee boyfriend girlfriend godfather godmother roommate foreman "
    "bartender clerk cashier waiter waitress".split()
)
# Holders of an office and bodies that are exact without a name, also in the plural or with "a".
HOLDERS = frozenset(
    "spokesman spokeswoman spokesperson lawyer attorney counsel prosecutor investigator officer deputy judge cop "
    "trooper dispatcher detective sheriff coroner examiner".split()
)
BODIES = frozenset(
    "police authority court jury department ministry agency office committee commission government administration "
    "campaign company party union council army navy military force guard fire-service firm airline club team bank "
    "board university hospital school church inquest inquiry tribunal trust cooperative association federation "
    "regulator watchdog charity".split()
)
OFFICES = HOLDERS | BODIES
DOCUMENT = frozenset(
    "report statement letter filing affidavit document complaint indictment study tweet post video email e-mail "
    "memo memorandum ruling bill law resolution transcript record paper book lawsuit suit petition release notice "
    "order warrant decree article story column editorial text message note press-release decision opinion dossier "
    "communique communiqué draft plan file recording audio footage website page blog list data figure number "
    "agreement contract charter return excerpt autopsy rule code guideline missive ad advertisement speech remark "
    "monologue homily sermon lecture eulogy testimony announcement act treaty constitution regulation voice-over "
    "caption headline photo photograph projection estimate forecast analysis snapshot cable finding obituary manifesto "
    "datum statistic research audit review assessment apology image imagery banner placard plaque poster leaflet "
    "inscription sheet log diary memoir conclusion criterion criteria directive protocol bylaw "
    "injunction update".split()
)
# What a figure is that is somebody.
EMINENT = frozenset(
    "senior major leading public key prominent political opposition party influential top powerful popular religious "
    "controversial divisive establishment conservative liberal local underworld cult".split()
)
# With a capital they name a text and no body: "the 14th Amendment".
LAWS = frozenset(
    "amendment constitution act treaty charter code accord clause article law declaration resolution".split()
)
POLL = frozenset({"poll", "survey", "polling", "census", "questionnaire"})
# Labels of names that are no person's.
NO_PERSONS = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP"})
# What a poll does with those whom it asks.
POLLING = frozenset({"poll", "survey", "canvass"})
# Documents that are an outlet's own where they stand beside its name or in the plural: "a Courier story", "reports".
REPORTING = frozenset("report story article broadcast coverage column editorial obituary investigation".split())
# Before "reports" they say that these are somebody's on record, or an outlet's.
OFFICIAL = frozenset("autopsy medical toxicology forensic".split())
PRESS = frozenset("news media press newspaper tv television radio wire agency online blog".split())
# Who does so with reports has them from whoever called.
GETTING = frozenset("receive get take field investigate have".split())
GOING = frozenset("respond arrive call come go rush dispatch send".split())
# Words through which one looks at what they count: "two of the people".
COUNTING = frozenset(
    "one two three four five six seven eight nine ten dozen dozens some many several most few half handful group "
    "number majority scores hundred hundreds thousand thousands all both any each none lot".split()
)
WORDING = frozenset("term word wording text language version copy part section page".split())
# Names that no person bears, whatever a tagger takes them for: first words of an outlet's name, and initials.
UNMISTAKABLE = re.compile(r"(?:Radio|Channel|Canal|TV|Agence|Agencia|Agenzia) |[A-Z]{3,}$")
# First words of a phrase that could mean anybody.
INDEFINITE = frozenset({"a", "an", "one", "another", "some", "many", "several", "few", "more"})
# Those who serve a body: exact in the plural where the body is named.
SERVING = frozenset({"official", "agent", "leader", "representative"})
# What makes the name that follows somebody else's: "a lawyer for Mr. Otieno".
OF_ANOTHER = frozenset("of for to by with from at about against".split())
# A word in capitals of more letters than this is a body's, whatever its tag.
SHORTEST_LETTERS = 2
# Characters that a name has at most.
LONGEST_NAME = 60
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who", "him", "her", "them", "his", "their"})


def kind_of(cast: Cast, tokens: list[Token], span: Span) -> SourceKind:
    """Return the kind of source that some words name, from their head noun and the names among them."""
    outer = head_of(tokens)
    head = counted(cast.parse, outer, tokens)
    head = spelt_out(cast.parse, head, tokens)
    noun = common(cast.parse, beside(cast.parse, head))
    if noun in POLL or is_polled(cast.parse, head):
        return "poll"
    if is_outlet(cast, head):
        return "media"
    if is_body_by_name(cast, outer, span):
        return "office"
    if (head is outer and names_person(cast, head, span)) or is_apposed(cast, outer, span):
        return "named"
    if is_full_name(cast, tokens) or has_name(cast, head):
        return "named"
    if head.lemma == "report" and is_called_in(cast.parse, head):
        return "anonymous"
    if (noun in DOCUMENT or head.text.lower() in LAWS) and not is_eminent(cast.parse, head):
        return "media" if head.lemma in REPORTING and reported(cast, head, tokens) else "document"
    return "anonymous" if unnamed(cast, head, outer, tokens) else "office"


def beside(parse: Parse, head: Token) -> Token:
    """Return the poll that the parser hangs on the name before it ("an NBC/Post | poll"), else the word itself."""
    after = (t for t in parse.below(head) if t.dep == "appos")
    joined = (t for t in after if t.lemma in POLL and parse.tokens[head.index + 1].pos not in {"PUNCT", "ADP"})
    return next(joined, head)


def may_speak(cast: Cast, noun: Token) -> bool:
    """Return whether a noun can be what speaks: "citing two diplomats", not "citing fears"."""
    known = ANONYMOUS | OFFICES | MEDIA | POLL | DOCUMENT | SERVING
    return noun.pos in {"PROPN", "PRON"} or noun.lemma in known or noun.start in cast.roles | cast.institutions


def common(parse: Parse, head: Token) -> str:
    """Return a common noun's lemma, nothing for a name; a capital at the start of a sentence makes no name of it."""
    if head.pos != "PROPN" or head.text.islower():
        return head.lemma
    opens = parse.opens(head)
    return head.lemma.lower().removesuffix("s") if opens else ""


def counted(parse: Parse, head: Token, tokens: list[Token]) -> Token:
    """Return what a counting word counts ("two of the people": people), else the word itself."""
    members = {token.index for token in tokens}
    if head.lemma in COUNTING:
        return next((t for t in behind(parse, head, {"of"}) if t.head in members), head)
    return head


def spelt_out(parse: Parse, head: Token, tokens: list[Token]) -> Token:
    """Return the document whose words are meant ("the terms of the bill": bill), else the word itself."""
    members = {token.index for token in tokens}
    if head.lemma in WORDING:
        of = behind(parse, head, {"of"})
        return next((t for t in of if t.index in members and t.lemma in DOCUMENT), head)
    return head


def is_outlet(cast: Cast, head: Token) -> bool:
    """Return whether a head noun is a medium or the name of one; social media are where people write, and no outlet."""
    if any(t.text.lower() == "social" for t in cast.parse.below(head)):
        return False
    if head.lemma == "website" and any(is_owner(cast, n) for n in cast.parse.children[head.index]):
        return False
    if head.lemma in SITES:
        return any(t.text.casefold() in cast.outlets for t in cast.parse.below(head))
    if head.lemma in MEDIA and (head.pos != "PROPN" or head.text.islower()):
        if head.lemma == "agency":
            return any(t.lemma in {"news", "press"} for t in cast.parse.below(head))
        return not (head.lemma == "paper" and head.tag == "NNS")
    if head.text.islower() and not any(c.isdigit() for c in head.text) and head.text not in cast.outlets:
        return False
    name = name_at(cast.parse, head)
    words = name.of(cast.parse.report.text)
    if cast.outlets & {words.casefold(), head.text.casefold(), head.text}:
        return True
    if not like_outlet(words) or head.lemma in OTHER_BODY:
        return False
    if UNMISTAKABLE.match(words) or is_outlets_alone(words):
        return True
    if any(person.end >= head.end for person in cast.person_in(name)):
        return False
    return head.pos == "PROPN" or head.text[:2].isupper() or any(c.isdigit() for c in head.text)


def is_owner(cast: Cast, index: int) -> bool:
    """Return whether a word is whose a website is that is no outlet's: "the union's website"."""
    token = cast.parse.tokens[index]
    return token.dep == "poss" and not (token.pos == "PROPN" and is_outlet(cast, token))


def name_at(parse: Parse, head: Token) -> Span:
    """Return the run of proper nouns and numbers around a head, a "The" before it included."""
    first = last = head.index
    tokens = parse.tokens
    while first > 0 and tokens[first - 1].pos == "PROPN" and tokens[first - 1].sentence == head.sentence:
        first -= 1
    while (
        last + 1 < len(tokens)
        and tokens[last + 1].pos in {"PROPN", "NUM"}
        and tokens[last + 1].head in (head.index, head.head)
        and tokens[last + 1].sentence == head.sentence
    ):
        last += 1
    if first > 0 and tokens[first - 1].text == "The":
        first -= 1
    return parse.span(first, last + 1)


def names_person(cast: Cast, head: Token, span: Span) -> bool:
    """Return whether the words name a person: the head is the name, carries it as a title, or has it in apposition."""
    if head.text in cast.surnames or titled(cast.parse, head, span):
        return True
    # A name may begin before the words do: "Leigh Corfman" where the source is "Corfman".
    members = set(cast.parse.inside(span))
    for person in cast.person_in(Span(span.start - LONGEST_NAME, span.end)):
        if person.end <= span.start:
            continue
        inner = cast.parse.tokens_in(person)
        name = head_of(inner)
        if inner[0].index <= head.index <= inner[-1].index:
            return True
        if (
            person.start > head.start
            and (head.lemma not in DOCUMENT or is_eminent(cast.parse, head))
            and (
                name.dep == "appos"
                or name.head not in members
                or (name.dep == "compound" and name.head == head.index)
                or (head.dep in {"compound", "nmod", "appos", "amod", "nsubj"} and head.head == name.index)
                or 0 <= person.start - head.end <= 1
            )
        ):
            return True
    return False


def is_body_by_name(cast: Cast, outer: Token, span: Span) -> bool:
    """Return whether a role is called by the name of a body: "the ferry's owner, Korva Lines"."""
    beside = cast.parse.below(outer)
    apposed = [token for token in beside if token.dep == "appos" and token.index > outer.index]
    return any(body.contains(token.span) for token in apposed for body in cast.body_in(span))


def is_apposed(cast: Cast, outer: Token, span: Span) -> bool:
    """Return whether "one" or "another" is called by a person's name: "one of them, Senator Ana Ruiz"."""
    parse = cast.parse
    names = [head_of(parse.tokens_in(person)) for person in cast.person_in(span)]
    beside = {outer.index, *(u.index for t in parse.below(outer) for u in parse.below(t))}
    apposed = (t.head in beside if t.dep == "appos" else (t.dep, t.head) == (outer.dep, outer.head) for t in names)
    return outer.lemma in {"one", "another"} and any(apposed)


def is_eminent(parse: Parse, head: Token) -> bool:
    """Return whether a "figure" is a person of weight and no number: "a leading figure, Ana Ruiz"."""
    words = {t.text.lower() for t in parse.below(head)}
    return head.lemma == "figure" and bool(words & EMINENT)


def is_polled(parse: Parse, head: Token) -> bool:
    """Return whether some are those whom a poll asked: "half of those polled", "respondents"."""
    below = parse.below(head)
    asked = any(token.dep == "acl" and token.tag == "VBN" and token.lemma in POLLING for token in below)
    return asked or head.lemma == "respondent"


def is_full_name(cast: Cast, tokens: Sequence[Token]) -> bool:
    """Return whether some words are a given name and a last one, which no name tagger took for a body or a place."""
    named = all(token.pos == "PROPN" and token.text[:1].isupper() for token in tokens)
    known = len(tokens) > 1 and gender([tokens[0].text]) is not None
    inside = range(tokens[0].index, tokens[-1].index + 1)
    other = any(n.label in NO_PERSONS and n.first in inside for n in cast.parse.names)
    return named and known and not other


def has_name(cast: Cast, head: Token) -> bool:
    """Return whether a role is called by a given name and a last one: "the choir's conductor Ana Ruiz"."""
    tokens = cast.parse.tokens
    after = [t for t in cast.parse.below(head) if t.dep == "appos" and t.index > head.index]
    below = [[tokens[m] for m in cast.parse.subtree(name.index)] for name in after]
    full = any(len(name) > 1 and name[0].pos == "PROPN" and gender([name[0].text]) is not None for name in below)
    return head.tag == "NN" and head.start in cast.roles and full


def titled(parse: Parse, head: Token, span: Span) -> bool:
    """Return whether a title and a name within a source's words are its head, or follow it as its own name."""
    text = parse.report.text
    bare = all(t.pos in {"PROPN", "DET", "ADP", "PART", "PUNCT"} for t in parse.tokens_in(span))
    for name in TITLED.finditer(text, span.start, span.end):
        before = text[span.start : name.start()].split()
        if bare and before and before[-1][0].isupper():
            # "The Union for Nurses President Ana Ruiz": a title behind the name of a body.
            return True
        between = text[head.end : name.start()].lower().split()
        if name.start() < head.end <= name.end() or (head.end <= name.start() and not OF_ANOTHER.intersection(between)):
            return True
    return False


def reported(cast: Cast, head: Token, tokens: list[Token]) -> bool:
    """Return whether reports are an outlet's: in the plural without a number, or beside the name of one.

    "Autopsy reports" are no outlet's, "news reports" are.
    """
    beside = [t for t in tokens if t.index != head.index and t.pos == "PROPN" and is_outlet(cast, t)]
    # "A report of the guild obtained by the Courier" is the guild's.
    beside = [t for t in beside if cast.parse.tokens[t.head].dep != "agent"]
    of = [t for t in tokens if t.head == head.index and t.dep in MODIFIERS]
    filed = any((t.pos == "NOUN" and t.text.lower() not in PRESS) or t.text.lower() in OFFICIAL for t in of)
    official = filed or cast.body_in(tokens_span(tokens))
    return bool(beside) or (head.tag == "NNS" and head.lemma == "report" and not official)


def is_called_in(parse: Parse, head: Token) -> bool:
    """Return whether reports are what somebody gets or goes to, and no outlet's: "received reports that a boy fell"."""
    above = parse.tokens[head.head]
    if head.dep == "dobj":
        return above.lemma in GETTING
    return head.dep == "pobj" and above.lemma in {"to", "on"} and parse.tokens[above.head].lemma in GOING


def tokens_span(tokens: list[Token]) -> Span:
    """Return the span of some tokens."""
    return Span(tokens[0].start, tokens[-1].end)


def unnamed(cast: Cast, head: Token, outer: Token, tokens: list[Token]) -> bool:
    """Return whether the words name nobody that could be told exactly."""
    if head.lemma in PRONOUNS or head.pos == "PRON":
        return True
    if head.lemma in PRIVATE:
        return True
    if head.lemma in OFFICES or (head.text.isupper() and len(head.text) > SHORTEST_LETTERS):
        return False
    if head.lemma in SERVING and head.tag == "NNS":
        # Officials cannot be told; "police officials", "Harbour Board officials" can.
        before = [t for t in tokens if t.index < head.index and t.dep in {"compound", "nmod"}]
        return not any(t.lemma == "police" or cast.body_in(Span(t.start, t.end)) for t in before)
    if head.lemma in ANONYMOUS:
        return True
    indefinite = outer is not head or tokens[0].lemma in INDEFINITE
    plural = head.tag in PLURAL and tokens[0].lemma not in {"the", "both"}
    norp = any(n.label == "NORP" and n.first <= head.index < n.last for n in cast.parse.names)
    grouped = head.pos != "PROPN" or (norp and not head.text.isupper())
    return (indefinite or plural) and grouped


def justification(parse: Parse, head: Token, tokens: list[Token], kind: SourceKind) -> Span | None:
    """Return the words that say why an unnamed source can know: "close to …", "familiar with …", "who was there"."""
    if kind != "anonymous":
        return None
    members = {token.index for token in tokens}
    for child in parse.children[head.index]:
        token = parse.tokens[child]
        if child in members and child > head.index and token.dep in {"amod", "relcl", "acl", "prep"}:
            below = [n for n in parse.subtree(child) if n in members]
            if len(below) > 1:
                return Span(parse.tokens[below[0]].start, parse.tokens[below[-1]].end)
    return None
