"""What is planted in a copy: differences of seven kinds, and changes that leave both reports compatible (traps).

A finder looks at one sentence and yields the edits that its grammar allows: new words for some tokens, and the words of
the original that they stand against. The generator chooses among them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from english import participle, past, read, spelled, third, written
from paraphrase import SAYING, Change, below, child, root, tokens

from rashomon.model import Name, Parse, Sentence, Span, Token

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
CITIES = """Lusaka Turin Recife Aarhus Osaka Quito Bergen Perth Nairobi Lyon Manila Tbilisi Oaxaca Leeds Dakar
    Gdansk Chennai Calgary Hobart Izmir""".split()
COUNTRIES = (
    "Norway Kenya Uruguay Thailand Portugal Canada Morocco Vietnam Finland Ghana Chile Nepal Poland Jordan".split()
)
GIVEN = """Amara Tomas Yuki Ines Omar Lena Rafael Priya Anton Leila Kofi Marta Daniel Sana Viktor Elena Samir
    Grace Hugo Nadia""".split()
FAMILY = """Okonkwo Lindqvist Tanaka Barros Haddad Novak Moreau Iyer Petrov Karimi Mensah Kowalska Fischer
    Rahman Orlov Castellano Demir Whitfield Laurent Ansari""".split()
# Who may be put in another's place as a source: none of them can be whom a report names or the body he speaks for.
SOURCES = (
    "a witness",
    "a former employee",
    "two former employees",
    "several analysts",
    "a person familiar with the matter",
    "people briefed on the plans",
    "a rival",
    "critics",
)
PLACING = frozenset("in at near from to outside around toward towards".split())
# Verbs whose subject is a source, said or not.
SPEAKING = SAYING | frozenset(
    """tell write call think believe deny insist argue comment describe estimate expect promise ask admit agree predict
    suggest indicate feel hope worry show find cite quote accord claim urge describe reveal disclose hold""".split()
)
ROLES = frozenset(
    """president minister governor mayor senator chairman chairwoman director professor analyst engineer
    priest teacher commander spokesman spokeswoman judge lawyer chief secretary executive officer ceo
    coach captain""".split()
)
GROWING = frozenset(
    """people soldier worker person passenger employee delegate miner protester man woman family order
    death vehicle case""".split()
)
ACRONYMS = {
    "United States": "US",
    "European Union": "EU",
    "United Nations": "UN",
    "United Kingdom": "UK",
    "General Motors": "GM",
    "chief executive officer": "CEO",
}
UNITS = {
    "kilometres": "km",
    "kilometers": "km",
    "percent": "per cent",
    "metres": "m",
    "meters": "m",
    "km": "kilometres",
}


class Edit(NamedTuple):
    """One planted thing: its kind, the change, and the words of the original that it touches."""

    kind: str
    change: Change
    original: tuple[Span, ...]
    sentence: int


Finder = Callable[[Parse, int, Sentence, date, Random], Iterator[Edit]]


def edit(
    kind: str,
    parse: Parse,
    number: int,
    words: dict[int, str | None],
    marked: Iterable[int] = (),
    original: Iterable[int] | None = None,
) -> Edit:
    """Return an edit whose words in the original are those that it changes, unless others are named."""
    touched = sorted(words) if original is None else sorted(original)
    spans = tuple(Span(parse.tokens[n].start, parse.tokens[n].end) for n in touched)
    return Edit(kind, Change(words, frozenset(marked)), spans, number)


def quoted(parse: Parse, sentence: Sentence) -> bool:
    """Return whether a sentence holds quotation marks: words inside them are not changed."""
    return bool(re.search('["“”`]', sentence.span.of(parse.report.text)))


# --- numbers ------------------------------------------------------------------------------------------------------


class Count(NamedTuple):
    """A number in a sentence: its token, its value, and the noun or unit that it counts."""

    token: Token
    value: float
    noun: Token
    bound: tuple[int, ...]


BOUNDS = {
    "at least": ("at", "least"),
    "more than": ("more", "than"),
    "about": ("about",),
    "around": ("around",),
    "over": ("over",),
    "nearly": ("nearly",),
    "almost": ("almost",),
    "some": ("some",),
    "up to": ("up", "to"),
}


def counts(parse: Parse, sentence: Sentence) -> Iterator[Count]:
    """Yield the numbers that count something: no dates, ages, clock hours, scores or parts of names."""
    other = {
        n
        for x in parse.names
        if x.label not in ("CARDINAL", "QUANTITY", "MONEY", "PERCENT")
        for n in range(x.first, x.last)
    }
    for token in tokens(parse, sentence):
        if token.tag != "CD" or token.dep not in ("nummod", "compound", "quantmod") or token.index in other:
            continue
        value, noun = read(token.text), parse.tokens[token.head]
        if value is None or value <= 2 or noun.index <= token.index or noun.pos not in ("NOUN", "NUM", "SYM"):
            continue
        before = parse.tokens[token.index - 1]
        if (1900 <= value <= 2100 and token.text.isdigit()) or (before.pos == "PROPN" and before.text.isalpha()):
            continue
        if before.text.lower() in ("between", "from", "and", "or", "to", "-"):
            continue
        around = [parse.tokens[n].text.lower() for n in range(max(0, token.index - 2), token.index)]
        # Of a range neither end is changed alone: "2,100 to 2,000".
        if parse.tokens[token.index + 1].text in ("-", ":", "/", "–", "to") or parse.tokens[token.index - 1].text in (
            "-",
            "–",
            "#",
        ):
            continue
        found: tuple[int, ...] = ()
        for words in BOUNDS.values():
            if around[len(around) - len(words) :] == list(words):
                found = tuple(range(token.index - len(words), token.index))
        yield Count(token, value, noun, found)


def alone(parse: Parse, count: Count) -> bool:
    """Return whether a report gives a number once: a copy that changes it in one place then agrees with itself."""
    return sum(token.text.lower() == count.token.text.lower() for token in parse.tokens) == 1


def number(parse: Parse, n: int, sentence: Sentence, day: date, random: Random) -> Iterator[Edit]:
    """Give another number of the same thing: at least a quarter lower or a third higher."""
    if quoted(parse, sentence):
        return
    for count in counts(parse, sentence):
        if alone(parse, count):
            value = max(2.0, count.value * random.choice((0.4, 0.5, 0.6, 0.7, 1.4, 1.6, 1.8, 2.2)))
            value = float(round(value)) if count.value == int(count.value) else value
            new = written(value, count.token.text)
            if abs(value - count.value) >= 0.25 * count.value and new != count.token.text:
                yield edit("number", parse, n, {count.token.index: new})


# --- dates --------------------------------------------------------------------------------------------------------


def when(parse: Parse, n: int, sentence: Sentence, day: date, random: Random) -> Iterator[Edit]:
    """Give another weekday, day of the month, month or year."""
    if quoted(parse, sentence):
        return
    for name in parse.names:
        if name.label not in ("DATE", "TIME") or not sentence.first <= name.first < sentence.last:
            continue
        inside = parse.tokens[name.first : name.last]
        if inside[0].index == 0 or len({t.text for t in inside} & {*DAYS, *MONTHS}) > 1 or len(inside) > 4:
            continue
        governed = parse.tokens[name.first - 1].text.lower() in ("on", "in", "since", "until", "by", "of", "for", "to")
        for token in inside:
            if token.text in DAYS:
                others = [other for other in DAYS if other != token.text]
                yield edit("date", parse, n, {token.index: random.choice(others)})
            elif token.text.isdigit() and 1 <= len(token.text) <= 2 and governed and inside[0].text in MONTHS:
                value = int(token.text)
                yield edit("date", parse, n, {token.index: str(value + 5 if value <= 15 else value - 6)})
            elif re.fullmatch("(19|20)\\d\\d", token.text) and governed and len(inside) == 1:
                yield edit("date", parse, n, {token.index: str(int(token.text) - random.choice((2, 3, 4)))})
            elif token.text in MONTHS and governed and len(inside) == 1:
                yield edit("date", parse, n, {token.index: random.choice([m for m in MONTHS if m != token.text])})


# --- names --------------------------------------------------------------------------------------------------------


def bare(parse: Parse, name: Name) -> list[int]:
    """Return the tokens of a name without an article before or an ending of the genitive after."""
    found = list(range(name.first, name.last))
    while found and parse.tokens[found[-1]].tag == "POS":
        found.pop()
    while found and parse.tokens[found[0]].pos != "PROPN":
        found.pop(0)
    return found


def place(parse: Parse, n: int, sentence: Sentence, day: date, random: Random) -> Iterator[Edit]:
    """Put another town or country for one that says where something happened."""
    if quoted(parse, sentence):
        return
    for name in parse.names:
        found = bare(parse, name) if name.label == "GPE" and sentence.first <= name.first < sentence.last else []
        if not found or parse.tokens[found[0] - 1].text.lower() not in PLACING or found[-1] + 1 >= sentence.last:
            continue
        if parse.tokens[found[-1]].dep != "pobj" or parse.tokens[found[-1] + 1].text in ("(", "-", "'s", ","):
            continue
        text = " ".join(parse.tokens[i].text for i in found)
        if text in STATES or parse.tokens[found[0]].text.isupper():
            continue
        known = {parse.tokens[i].text for other in parse.names for i in range(other.first, other.last)}
        options = [p for p in (COUNTRIES if text in NATIONS else CITIES) if p not in known]
        yield edit("place", parse, n, swapped(found, random.choice(options)))


NATIONS = frozenset(
    """France Germany Spain Japan China Iran Russia Italy Mexico Brazil India Australia Canada Peru Chile
    Kenya Chad Colombia Ecuador Indonesia Vietnam Singapore Sweden Switzerland Belgium Ireland Poland
    Iraq Afghanistan Pakistan Israel Egypt Britain England Cuba Venezuela Argentina""".split()
)


# States and provinces, and towns that share the name of one: neither a town nor a country stands well in their place.
STATES = frozenset(
    """California Texas Florida Michigan Ohio Illinois Nevada Virginia Georgia Washington Oregon Tennessee Alabama
    Kentucky Indiana Missouri Delaware Arizona Ontario Quebec Bavaria Catalonia""".split()
) | {"New York", "New Jersey", "North Carolina", "South Carolina", "US", "U.S.", "USA", "UK", "EU"}


def swapped(found: list[int], text: str) -> dict[int, str | None]:
    """Return a change that puts a text for some tokens."""
    return {found[0]: text, **dict.fromkeys(found[1:])}


def people(parse: Parse) -> dict[str, list[Name]]:
    """Return the persons that a report names in full, by last name, each with its mentions."""
    full = {
        parse.tokens[found[-1]].text
        for name in parse.names
        if name.label == "PERSON"
        and len(found := bare(parse, name)) in (2, 3)
        and all(parse.tokens[i].text.istitle() and parse.tokens[i].text.isalpha() for i in found)
        and (
            any(
                parse.tokens[i].lemma in SAYING | ROLES
                for i in range(max(0, found[0] - 5), min(found[-1] + 6, len(parse.tokens)))
            )
        )
    }
    mentions: dict[str, list[Name]] = {}
    for name in parse.names:
        if name.label == "PERSON" and bare(parse, name) and (last := parse.tokens[bare(parse, name)[-1]].text) in full:
            mentions.setdefault(last, []).append(name)
    return mentions


def person(parse: Parse, n: int, sentence: Sentence, day: date, random: Random) -> Iterator[Edit]:
    """Put another person of the report for who did something, or a made name where the person is named once."""
    if quoted(parse, sentence):
        return
    known = people(parse)
    for mentions in known.values():
        for name in mentions:
            found = bare(parse, name)
            if not sentence.first <= name.first < sentence.last or not acts(parse, parse.tokens[found[-1]]):
                continue
            near = {token.text for token in tokens(parse, sentence)}
            others = [other for other in known if other not in near]
            if len(mentions) > 1 and others:
                other = bare(parse, max(known[random.choice(others)], key=lambda m: m.last - m.first))
                new = [parse.tokens[i].text for i in other]
                yield edit("person", parse, n, swapped(found, " ".join(new if len(found) > 1 else new[-1:])))
            elif len(mentions) == 1:
                new = [random.choice(GIVEN), random.choice(FAMILY)]
                yield edit("person", parse, n, swapped(found, " ".join(new if len(found) > 1 else new[-1:])))


def acts(parse: Parse, token: Token) -> bool:
    """Return whether a name is one who does or suffers something and not one who speaks."""
    above = parse.tokens[token.head]
    if token.dep in ("nsubj", "nsubjpass"):
        return above.lemma not in SPEAKING and child(parse, above, "ccomp") is None
    if token.dep == "appos":
        return above.dep in ("nsubjpass", "dobj") or (
            above.dep == "nsubj" and parse.tokens[above.head].lemma not in SPEAKING
        )
    return token.dep == "dobj" or (token.dep == "pobj" and above.text.lower() in ("by", "with", "against", "for"))


# --- polarity and certainty ---------------------------------------------------------------------------------------


NEGATIVE = frozenset("not n't no never neither nobody nothing none nor".split())


class Verb(NamedTuple):
    """The main verb of a sentence with its helpers."""

    verb: Token
    helper: Token | None


def main_verb(parse: Parse, sentence: Sentence) -> Verb | None:
    """Return the verb that a sentence asserts: its root, or that of what is said; ``None`` where it is not plain."""
    top = root(parse, sentence)
    said = child(parse, top, "ccomp")
    verb = said if said is not None and top.lemma in SAYING else top
    helpers = [t for t in parse.below(verb) if t.dep in ("aux", "auxpass")]
    if verb.pos not in ("VERB", "AUX") or len(helpers) > 1 or child(parse, verb, "neg") or quoted(parse, sentence):
        return None
    if NEGATIVE & {token.text.lower() for token in tokens(parse, sentence)} or (
        child(parse, verb, "nsubj", "nsubjpass") is None
        or child(parse, verb, "expl", "xcomp" if verb.lemma == "be" else "expl")
        or any(t.text.lower() in ("also", "only", "even") for t in parse.below(verb))
        or any(t.dep == "conj" and t.pos in ("VERB", "AUX") for t in parse.below(verb))
    ):
        return None
    return Verb(verb, helpers[0] if helpers else None)


def polarity(parse: Parse, n: int, sentence: Sentence, day: date, random: Random) -> Iterator[Edit]:
    """Deny what the report affirms, or affirm what it denies; not where a figure would stand as denied."""
    if any(counts(parse, sentence)):
        return
    if found := main_verb(parse, sentence):
        verb, helper = found
        if helper is not None and helper.text.lower() in (
            "will",
            "would",
            "was",
            "were",
            "is",
            "are",
            "could",
            "has",
            "have",
            "had",
        ):
            yield edit(
                "polarity", parse, n, {helper.index: helper.text + " not"}, [verb.index], [helper.index, verb.index]
            )
        elif helper is None and verb.lemma == "be" and verb.text.lower() in ("was", "were", "is", "are"):
            yield edit("polarity", parse, n, {verb.index: verb.text + " not"})
        elif helper is None and verb.tag in ("VBD", "VBZ", "VBP") and verb.lemma != "be" and formed(verb):
            do = {"VBD": "did", "VBZ": "does", "VBP": "do"}[verb.tag]
            yield edit("polarity", parse, n, {verb.index: f"{do} not {verb.lemma}"})
        return
    for token in tokens(parse, sentence):
        if token.dep == "neg" and token.text.lower() == "not" and not quoted(parse, sentence):
            helper, verb = parse.tokens[token.index - 1], parse.tokens[token.index + 1]
            if helper.text.lower() == "did" and verb.tag == "VB" and verb.head != verb.index + 1:
                words = {helper.index: None, token.index: None, verb.index: past(verb.lemma)}
                yield edit("polarity", parse, n, words)
            elif helper.text.lower() in ("was", "were", "is", "are", "will", "would", "had", "has", "have"):
                group = [helper.index, token.head]
                yield edit("polarity", parse, n, {token.index: None}, group, [*group, token.index])


def formed(verb: Token) -> bool:
    """Return whether a verb's form is the one that its lemma makes: the parser may have mistaken it."""
    forms = {"VBD": past, "VBZ": third}
    return verb.text == (forms[verb.tag](verb.lemma) if verb.tag in forms else verb.lemma)


def certainty(parse: Parse, n: int, sentence: Sentence, day: date, random: Random) -> Iterator[Edit]:
    """Make a firm telling a guess, or a guess firm."""
    found = main_verb(parse, sentence)
    if found is None:
        return
    verb, helper = found
    if helper is not None and helper.text.lower() in ("will", "would"):
        yield edit("certainty", parse, n, {helper.index: random.choice(("could", "may", "might"))})
    elif helper is not None and helper.text.lower() in ("could", "may", "might") and verb.tag == "VB":
        yield edit("certainty", parse, n, {helper.index: "will"})
    elif helper is not None and helper.dep == "auxpass" and helper.text.lower() in ("was", "were"):
        new = random.choice(
            ("may have been", f"{helper.text} reportedly", "might have been", f"{helper.text} probably")
        )
        yield edit("certainty", parse, n, {helper.index: new}, [verb.index], [helper.index, verb.index])
    elif helper is None and verb.tag == "VBD" and verb.lemma not in ("be", "have") and formed(verb):
        plain = participle(verb.lemma)
        options = (
            f"may have {plain}",
            f"might have {plain}",
            f"allegedly {verb.text}",
            f"possibly {verb.text}",
            f"probably {verb.text}",
        )
        yield edit("certainty", parse, n, {verb.index: random.choice(options)})
    elif helper is None and verb.lemma == "be" and verb.text.lower() in ("is", "are"):
        yield edit("certainty", parse, n, {verb.index: random.choice(("may be", "could be", verb.text + " probably"))})


# --- attribution --------------------------------------------------------------------------------------------------


def attribution(parse: Parse, n: int, sentence: Sentence, day: date, random: Random) -> Iterator[Edit]:
    """Tell as the outlet's own what somebody says, put it in another mouth, or put the outlet's word in a mouth."""
    top = root(parse, sentence)
    subject, clause = child(parse, top, "nsubj"), child(parse, top, "ccomp")
    last = parse.tokens[sentence.last - 1]
    if last.text != ".":
        return
    inside = tokens(parse, sentence)
    if top.lemma in SAYING and subject is not None and clause is not None and not child(parse, top, "neg", "aux"):
        source, content = below(parse, subject), below(parse, clause)
        if not source or not content or subject.pos == "PRON" or child(parse, clause, "nsubj", "nsubjpass") is None:
            return
        if clause.index > top.index and content[0] == top.index + 1 and not quoted(parse, sentence):
            gone = [t.index for t in inside if t.index < content[0] + (parse.tokens[content[0]].text == "that")]
            if gone and gone[0] == source[0] == sentence.first:
                yield edit("attribution", parse, n, dict.fromkeys(gone), content, source)
        if len(source) <= 8 and top.tag == "VBD":
            yield edit("attribution", parse, n, swapped(source, random.choice(SOURCES)))
    elif (
        not quoted(parse, sentence)
        and main_verb(parse, sentence)
        and not any(t.lemma in SPEAKING or t.text.lower() == "according" for t in inside)
    ):
        content = [t.index for t in inside[:-1]]
        words: dict[int, str | None] = {last.index: f", {random.choice(SOURCES)} said."}
        yield edit("attribution", parse, n, words, (), content)


# --- traps --------------------------------------------------------------------------------------------------------


def bounds(parse: Parse, n: int, sentence: Sentence, day: date, random: Random) -> Iterator[Edit]:
    """Give a bound for a number that it holds, or a number that a bound holds: "at least 12" and "14"."""
    for count in counts(parse, sentence):
        if count.value < 6 or quoted(parse, sentence) or count.value != int(count.value) or count.noun.pos == "NUM":
            continue
        said = " ".join(parse.tokens[i].text.lower() for i in count.bound)
        if said in ("at least", "more than", "over"):
            new = written(count.value + max(1, round(0.1 * count.value)), count.token.text)
            yield edit(
                "bound",
                parse,
                n,
                {**dict.fromkeys(count.bound), count.token.index: new},
                (),
                [*count.bound, count.token.index],
            )
        elif not said and parse.tokens[count.token.index - 1].text not in ("$", "US$", "£", "€", "the", "The"):
            least = written(count.value - max(1, round(0.1 * count.value)), count.token.text)
            yield edit("bound", parse, n, {count.token.index: f"{random.choice(('at least', 'more than'))} {least}"})


def rounding(parse: Parse, n: int, sentence: Sentence, day: date, random: Random) -> Iterator[Edit]:
    """Round a number and say so: "43" and "about 40"."""
    for count in counts(parse, sentence):
        digits = len(str(int(count.value)))
        near = round(count.value, 1 - digits if digits < 3 else 2 - digits)
        if (
            count.bound
            or quoted(parse, sentence)
            or count.value < 11
            or not 0 < abs(near - count.value) <= 0.08 * count.value
        ):
            continue
        if parse.tokens[count.token.index - 1].text in ("$", "US$", "£", "€", "the", "The", "its", "their"):
            continue
        yield edit(
            "rounding",
            parse,
            n,
            {count.token.index: f"{random.choice(('about', 'around'))} {written(near, count.token.text)}"},
        )


def later(parse: Parse, n: int, sentence: Sentence, day: date, random: Random) -> Iterator[Edit]:
    """Give a higher figure as of a later time than the report's own: "by Monday evening, 19 people were treated"."""
    top, first, last = root(parse, sentence), parse.tokens[sentence.first], parse.tokens[sentence.last - 1]
    for count in counts(parse, sentence):
        if (
            count.noun.lemma not in GROWING
            or quoted(parse, sentence)
            or count.value < 5
            or count.token in (first, last)
        ):
            continue
        value = written(count.value + max(2, round(0.4 * count.value)), count.token.text)
        time = f"{DAYS[(day.weekday() + 1) % 7]} {random.choice(('evening', 'morning', 'night'))}"
        words: dict[int, str | None] = {count.token.index: value}
        if top.lemma in SAYING or random.random() < 0.5:
            opening = first.text if first.pos == "PROPN" else first.text[0].lower() + first.text[1:]
            words[first.index] = f"by {time}, {opening}"
        else:
            words[last.index] = f", as of {time}."
        if top.tag in ("VBD", "VBN", "VBZ") and child(parse, top, "nsubj", "nsubjpass"):
            yield edit("later figure", parse, n, words, (), [count.token.index])


def detail(parse: Parse, n: int, sentence: Sentence, day: date, random: Random) -> Iterator[Edit]:
    """Leave a detail out: an adjective that only describes, or a phrase at the end that says where, when or how."""
    top = root(parse, sentence)
    whole = range(sentence.first, sentence.last)
    if quoted(parse, sentence):
        return
    for token in tokens(parse, sentence):
        part = below(parse, token)
        trailing = (
            token.dep == "prep" and top.index < token.index < token.head + 12 and part and part[-1] == sentence.last - 2
        )
        held = token.head == top.index and child(parse, top, "dobj", "nsubjpass") and token.text.lower() in STANDING
        if trailing and held and 3 <= len(part) <= 10:
            kept = set(whole) - set(part)
            yield edit("more detail", parse, n, dict.fromkeys(part), kept, kept)
        elif (
            token.dep == "amod"
            and token.lemma in DESCRIBING
            and parse.tokens[token.index - 1].text not in ("a", "an", "A")
        ):
            kept = set(whole) - {token.index}
            yield edit("more detail", parse, n, {token.index: None}, kept, kept)


# Adjectives that can be left out without saying less than is so, and prepositions of place, time and manner.
DESCRIBING = frozenset(
    """northern southern eastern western large big huge massive popular successful famous heavy old young
    local global regional troubled ailing wide powerful strong major giant rival ongoing""".split()
)
STANDING = frozenset("in on at after during near through with".split())


def respelled(parse: Parse, n: int, sentence: Sentence, day: date, random: Random) -> Iterator[Edit]:
    """Spell a unit or a number otherwise: "31 km", "seven" and "7"."""
    if quoted(parse, sentence):
        return
    for count in counts(parse, sentence):
        unit = UNITS.get(count.noun.text)
        if unit and count.noun.index == count.token.index + 1:
            yield edit(
                "unit", parse, n, {count.noun.index: unit}, [count.token.index], [count.token.index, count.noun.index]
            )
        elif count.noun.pos != "NOUN" or count.token.index + 1 != count.noun.index:
            continue
        elif count.token.text.isdigit() and count.value < 20 and (word := spelled(int(count.value))):
            yield edit("unit", parse, n, {count.token.index: word})
        elif count.token.text.isalpha() and count.value < 100:
            yield edit("unit", parse, n, {count.token.index: f"{count.value:.0f}"})


def calendar(parse: Parse, n: int, sentence: Sentence, day: date, random: Random) -> Iterator[Edit]:
    """Put the date for a weekday of the past seven days: "on August 13" for "on Tuesday"."""
    for token in tokens(parse, sentence)[1:-1]:
        before, after = parse.tokens[token.index - 1], parse.tokens[token.index + 1]
        if (
            token.text in DAYS
            and before.text == "on"
            and root(parse, sentence).tag == "VBD"
            and not quoted(parse, sentence)
        ):
            if after.pos in ("NOUN", "PROPN", "NUM"):
                continue
            then = day - timedelta((day.weekday() - DAYS.index(token.text)) % 7)
            yield edit("weekday", parse, n, {token.index: f"{MONTHS[then.month - 1]} {then.day}"})


def short_name(parse: Parse, n: int, sentence: Sentence, day: date, random: Random) -> Iterator[Edit]:
    """Put a person's last name for the full name that stands elsewhere, or the full name for the last."""
    for mentions in people(parse).values():
        longest = bare(parse, max(mentions, key=lambda m: m.last - m.first))
        for name in mentions:
            found = bare(parse, name)
            if not sentence.first <= name.first < sentence.last or len(mentions) < 2:
                continue
            if len(found) == 1:
                full = " ".join(parse.tokens[i].text for i in longest)
                yield edit("short name", parse, n, {found[0]: full})
            elif name is not mentions[0]:
                yield edit("short name", parse, n, dict.fromkeys(found[:-1]), found[-1:], found)


def role(parse: Parse, n: int, sentence: Sentence, day: date, random: Random) -> Iterator[Edit]:
    """Put a person's role, told before, for the name: "the mayor" for "Ruiz"."""
    for mentions in people(parse).values():
        title = next((told for m in mentions if (told := role_of(parse, bare(parse, m)))), None)
        for name in mentions[1:]:
            found = bare(parse, name)
            if (
                title
                and sentence.first <= name.first < sentence.last
                and parse.tokens[found[-1]].dep in ("nsubj", "nsubjpass")
            ):
                if parse.tokens[found[-1] + 1].tag != "POS" and below(parse, parse.tokens[found[-1]]) == found:
                    yield edit("role", parse, n, swapped(found, f"the {title}"))


def role_of(parse: Parse, found: list[int]) -> str | None:
    """Return the role that a report gives beside a name: before it, or in an apposition."""
    before = parse.tokens[found[0] - 1]
    if before.lemma.lower() in ROLES and before.pos in ("PROPN", "NOUN"):
        return before.text.lower()
    token = parse.tokens[found[-1]]
    for other in (parse.tokens[token.head] if token.dep == "appos" else None, child(parse, token, "appos")):
        if other is not None and other.lemma in ROLES and other.tag == "NN":
            return other.text
    return None


def acronym(parse: Parse, n: int, sentence: Sentence, day: date, random: Random) -> Iterator[Edit]:
    """Put an acronym for its expansion, or the other way."""
    inside = tokens(parse, sentence)
    for full, letters in ACRONYMS.items():
        size = len(full.split())
        for at in range(len(inside) - size + 1):
            if " ".join(t.text for t in inside[at : at + size]) == full and not quoted(parse, sentence):
                yield edit("acronym", parse, n, swapped([t.index for t in inside[at : at + size]], letters))


DIFFERENCES: dict[str, Finder] = {
    "number": number,
    "date": when,
    "place": place,
    "person": person,
    "polarity": polarity,
    "certainty": certainty,
    "attribution": attribution,
}
TRAPS: dict[str, Finder] = {
    "bound": bounds,
    "rounding": rounding,
    "later figure": later,
    "more detail": detail,
    "unit": respelled,
    "weekday": calendar,
    "short name": short_name,
    "role": role,
    "acronym": acronym,
}
