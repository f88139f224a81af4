"""Report → whom it credits: agencies and other outlets in its dateline, byline and closing lines."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rashomon.model import Report, Span

# Agencies by the short names that credits use; their full names end in words that AGENCY knows, or stand below.
SHORT = {
    "ap": "associated press",
    "afp": "agence france-presse",
    "upi": "united press international",
    "pa": "press association",
    "pti": "press trust of india",
    "cp": "canadian press",
    "aap": "australian associated press",
    "dpa": "deutsche presse-agentur",
}
KNOWN = frozenset(
    """reuters bloomberg xinhua kyodo yonhap tass interfax anadolu ansa efe lusa belga ukrinform unian antara bernama
    ria sana irna mena ians ani anp ntb ritzau stt kcna kuna wafa wam""".split()
) | frozenset(SHORT)
AGENCY = re.compile(r"(?:Agency|Agence|Agencia|Newswire|Wire|Wires|News Service)(?:\s|$)")
# An American station by its letters: in a dateline they are those of the outlet itself, by whatever name it publishes
# (of 148 in local reports 141 were), unless it publishes under other such letters.
STATION = re.compile(r"[KW][A-Z]{2,3}(?:[ -]?(?:TV|\d{1,2}))?(?:\.com)?")
# Words of many outlets' names: alone they name none.
GENERIC = frozenset(
    """the news press agency agence agencia wire wires newswire service daily times post herald gazette tribune
    journal radio tv television channel media group network online com""".split()
)
UNNAMED = re.compile(
    r"\b(?:(?:news )?(?:agencies|wires|wire reports|wire services|news services|agency reports)"
    r"|(?:syndicated|agency|wire) feeds?)\b",
    re.I,
)
# A line that says where the report stood first, and one that says whose it is.
REPUBLISHED = re.compile(
    r"\W{0,3}(?:(?:an? (?:\w+ )?version of )?(?:this|the) (?:article|story|report|piece|post|column|interview)\b"
    r".{0,90}?)?"
    r"\b(?:(?:first|originally) (?:published|appeared|ran|posted|printed|aired|produced)"
    r"|republished|reprinted|reproduced|syndicated)\b",
    re.I,
)
COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b)", re.I)
# A credit is no sentence: it holds capitals and these words alone, and one of those that lead to a name.
LEADING = frozenset("contributed with from by via source sources courtesy agencies wires wire".split())
CREDITING = LEADING | frozenset(
    """additional also and article at compiled contributing dpa edited editing files for here in information input
    inputs is material news of on original other our permission prepared produced published read report reporter
    reporters reporting reports service services staff story the this to using was were with writer writers writing
    written""".split()
)
# A line of so many characters at either end of a report may be a credit; a longer one is told by the report.
LONGEST = 200
EDGES = 3
NAME = re.compile(r"[A-Z][\w.&'’-]*(?: (?:of |de |the )?[A-Z][\w.&'’-]*){0,4}|\bdpa\b")
LAST = re.compile(r"\(([^()\n]{2,150})\)\.?$")


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or outlet that a report credits, by the words that name it, and where they stand."""

    name: str
    span: Span

    @property
    def unnamed(self) -> bool:
        """Return whether the words name no agency in particular."""
        return bool(UNNAMED.fullmatch(self.name))


def credits(report: Report, outlets: Collection[str] = ()) -> tuple[Credit, ...]:
    """Return whom a report credits, itself aside, in the text's order; ``outlets`` count beside the agencies."""
    letters = is_station(re.split(r"[.:]", report.publisher or "")[0].upper())
    found = [Credit(line.of(report.text), line) for line in datelined(report)]
    found = [credit for credit in found if letters or not is_station(credit.name)]
    for line in lines(report):
        found += named(report.text, line, outlets)
    kept = {credit.span: credit for credit in found if not same_outlet(credit.name, report.publisher)}
    return tuple(kept[span] for span in sorted(kept))


def datelined(report: Report) -> Iterator[Span]:
    """Yield the agency in a report's dateline."""
    for each in report.evidence:
        if each.field == "credit" and each.origin == "dateline" and report.dateline:
            for name in each.value.split("/"):
                start = report.text.find(name, report.dateline.start, report.dateline.end)
                if start >= 0 and name:
                    yield Span(start, start + len(name))


def lines(report: Report) -> Iterator[Span]:
    """Yield the lines that credit: bylines, rights lines, and short ones at either end of the report worded so."""
    for piece in report.furniture:
        if piece.kind == "byline" or (piece.kind == "footer" and COPYRIGHT.match(piece.span.of(report.text))):
            yield piece.span
    edges = report.paragraphs[:EDGES] + report.paragraphs[EDGES:][-EDGES:]
    for span in edges:
        text = span.of(report.text)
        if span == report.headline and not is_agency(text):
            continue
        if span.end - span.start <= LONGEST and is_credit(text):
            yield span
        elif (last := LAST.search(text)) and is_credit(last[1]):
            yield Span(span.start + last.start(1), span.start + last.end(1))


def is_credit(text: str) -> bool:
    """Return whether a line is worded as a credit, or is the name of an agency and nothing else.

    >>> is_credit("(AP)"), is_credit("With material from Reuters."), is_credit("Reuters fell silent.")
    (True, True, False)
    """
    if REPUBLISHED.match(text):
        return True
    words = re.findall(r"[\w’'&-]+", text)
    small = {word.lower() for word in words if word.islower() or word.lower() in LEADING}
    return is_agency(" ".join(words)) or bool(small & LEADING and small <= CREDITING)


def named(text: str, line: Span, outlets: Collection[str]) -> Iterator[Credit]:
    """Yield the agencies and outlets that a credit names."""
    for match in UNNAMED.finditer(text, line.start, line.end):
        yield Credit(match[0], Span(*match.span()))
    for match in NAME.finditer(text, line.start, line.end):
        for name in re.finditer(
            r"(?:(?!\b(?:writer|reporter|correspondent|staff)|(?<=[a-z]{3})\. ).)+", match[0], re.I
        ):
            words = name[0].strip().rstrip(".")
            words = words.removeprefix("By ").removeprefix("With ").removeprefix("From ").removeprefix("The ")
            if is_agency(words) or any(same_outlet(words, outlet) for outlet in outlets):
                start = text.index(words, match.start())
                yield Credit(words, Span(start, start + len(words)))


def is_agency(name: str) -> bool:
    """Return whether a name is that of a news agency.

    >>> is_agency("AP"), is_agency("Sahel Press Agency"), is_agency("Ana Lima"), is_agency("Police raid the Agency")
    (True, True, False, False)
    """
    known = plain(name) in KNOWN or plain(name) in SHORT.values()
    return known or bool(AGENCY.search(name) and len(name.split()) > 1 and NAME.fullmatch(name))


def same_outlet(name: str, other: str | None) -> bool:
    """Return whether two names are one outlet's: the same, a short form, its initials, or its own word in it.

    >>> same_outlet("AP", "The Associated Press"), same_outlet("Cordillera", "Agencia Cordillera")
    (True, True)
    >>> same_outlet("Daily", "Daily Steppe"), same_outlet("Ana Lima", "Lima Gazette")
    (False, False)
    >>> same_outlet("Delta 4", "oslo.deltalocal.com"), same_outlet("Delta4 News", "delta4.com")
    (True, True)
    """
    if not other:
        return False
    one, two = (SHORT.get(plain(each), plain(each)) for each in (name, other))
    if one == two or any(addressed(a, b) for a, b in ((name, other), (other, name))):
        return True
    short, long = sorted((one.split(), two.split()), key=len)
    if len(short) == 1 and len(long) > 1 and name.isupper() != other.isupper():
        if short[0] == "".join(word[0] for word in long):
            return True
    return set(short) <= set(long) and not set(short) <= GENERIC and len(long) - len(short) <= 2


def addressed(name: str, address: str) -> bool:
    """Return whether a part of a site's address begins with the letters of an outlet's name, but for its number."""
    letters = "".join(re.findall(r"[a-z]+", name.casefold()))
    parts = re.split(r"[.:]", address.casefold())
    return "." in address and " " not in address and len(letters) > 2 and any(p.startswith(letters) for p in parts[:-1])


def is_station(name: str) -> bool:
    """Return whether a name is a station's letters and no agency's.

    >>> is_station("WXYZ"), is_station("KAAA 5"), is_station("KCNA"), is_station("AP")
    (True, True, False, False)
    """
    return bool(STATION.fullmatch(name)) and not is_agency(name)


def plain(name: str) -> str:
    """Return a name for comparison: lower case, no article, no address ending."""
    folded = re.sub(r"[^\w\s&-]", "", re.sub(r"\.(?:com|org|net|co\.uk)$", "", name.casefold().strip()))
    return " ".join(folded.split()).removeprefix("the ")
