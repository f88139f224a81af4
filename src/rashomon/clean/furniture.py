"""Blocks → what each is if it is not the report: by kind, and only where its own form or its place says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rashomon.clean import patterns as p
from rashomon.clean.lines import Block
from rashomon.model import Evidence, FurnitureKind, Span

Kinds = list[FurnitureKind | None]
# A block longer than this is read as a paragraph whatever it starts with.
LONGEST = 600
# Characters of what stands twice in a text, at least.
SHORTEST_TWICE = 40
# Characters of a credit at the end of a paragraph at most.
LONGEST_CREDIT = 200
SITE = re.compile(
    r"(.{2,60}?)['’]s website can also be accessed at|(?:Copyright |©|\(c\)|\s){1,4}\d{4} ([^.|]{2,60})", re.IGNORECASE
)
LONG_WORD = re.compile(r"\w{5,}")
WORD = re.compile(r"[^\s|·•,/:()\[\]]+")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place, date and agency at the start of a report's first paragraph."""

    block: Block
    span: Span
    credit: str | None


def mark(found: list[Block], evidence: tuple[Evidence, ...]) -> Kinds:
    """Return the kind of furniture that each block is, ``None`` for the report's own words."""
    titles = {folded(e.value) for e in evidence if e.field == "title"}
    kinds: Kinds = ["head" if here else None for here in head(found, evidence)]
    for number, block in enumerate(found):
        if kinds[number] is None and folded(block.text) not in titles:
            kinds[number] = by_form(block.text)
    bodies = [n for n, block in enumerate(found) if kinds[n] is None and is_prose(block.text)]
    first, last = (bodies[0], bodies[-1]) if bodies else (len(found), -1)
    related_lists(found, kinds)
    playlist(found, kinds)
    gallery(found, kinds)
    carousel(found, kinds, titles)
    top(found, kinds, first, titles)
    masthead(found, kinds, first, titles)
    captions(found, kinds, bodies)
    bottom(found, kinds, last)
    return kinds


def head(found: list[Block], evidence: tuple[Evidence, ...]) -> list[bool]:
    """Return which blocks are the head lines: those at the very start whose values the reader took from them.

    A headline that stands between them is none.
    """
    values, titles = (of_head(evidence, field) for field in (None, "title"))
    flags = []
    going = bool(values)
    for block in found:
        name, _, value = block.text.partition(":")
        line = name.strip("*_").isalpha() and (not value.strip() or value.lstrip("*_").strip() in values)
        going = going and (line or block.text in titles)
        flags.append(going and line)
    return flags


def of_head(evidence: tuple[Evidence, ...], field: str | None = None) -> set[str]:
    """Return what the head lines give, or of them one field."""
    return {each.value for each in evidence if each.origin == "head" and field in (None, each.field)}


def folded(value: str) -> str:
    """Return a value for comparison: one line, no case, no closing marks.

    >>> folded("Dam  BREAKS.") == folded("dam breaks")
    True
    """
    return " ".join(value.split()).casefold().strip(" .\"'“”‘’")


def is_prose(value: str) -> bool:
    """Return whether a block reads as sentences: long, or longer than a label and closed by a full stop."""
    return len(value) >= 150 or (len(value) >= 40 and bool(p.SENTENCE_END.search(value)))


def by_form(value: str) -> FurnitureKind | None:
    """Return the kind that a block's form alone shows, wherever it stands."""
    if len(value) > LONGEST:
        return None
    short = len(value) <= 200
    if short and p.ADVERTISEMENT.fullmatch(value):
        return "advertisement"
    if short and p.RELATED.fullmatch(value) and (not p.COMMON.match(value) or ":" in value or value.isupper()):
        return "related"
    if short and (is_share(value) or p.SHARE.fullmatch(value) or p.TOOLS.fullmatch(value)):
        return "share"
    if p.CAPTION.fullmatch(value):
        return "caption"
    if p.FOOTER.fullmatch(value):
        return "footer"
    return None


def is_share(value: str) -> bool:
    """Return whether a block holds nothing but the words of share buttons.

    >>> is_share("Share on Facebook  Copy link"), is_share("Share prices fell")
    (True, False)
    """
    words = [word.strip(".!").casefold() for word in WORD.findall(value)]
    return (
        0 < len(words) <= 20
        and not value.rstrip().endswith((".", "?"))
        and all(word in p.SHARE_WORDS for word in words)
        and any(word in p.SHARE_STRONG for word in words)
    )


def related_lists(found: list[Block], kinds: Kinds) -> None:
    """Mark the headlines that follow a bare "Related stories:" line."""
    going = False
    for number, block in enumerate(found):
        if kinds[number] == "related":
            going = block.text.endswith(":") or ":" not in block.text
        elif going and kinds[number] is None and len(block.text) <= 140 and not p.SENTENCE_END.search(block.text):
            kinds[number] = "related"
        else:
            going = False


def playlist(found: list[Block], kinds: Kinds) -> None:
    """Mark the titles of a site's films, each behind its length, where three or more stand in a row.

    The hours of a live blog go one way: "10:02", "10:15", "11:00".
    """
    films = [(n, m[1].zfill(5)) for n, block in enumerate(found) if (m := p.FILM.fullmatch(block.text))]
    for _, row in groupby(enumerate(films), key=lambda each: each[1][0] - each[0]):
        numbers, lengths = zip(*(film for _, film in row), strict=True)
        if len(numbers) > 2 and [*lengths] not in (sorted(lengths), sorted(lengths, reverse=True)):
            for number in numbers:
                kinds[number] = "related"


def gallery(found: list[Block], kinds: Kinds) -> None:
    """Mark the pictures of a gallery with their words, in one line or in many, up to the way back to the first."""
    end = next((n for n, block in enumerate(found) if p.GALLERY_END.search(block.text)), -1)
    first = next((n for n in range(end + 1) if p.IMAGE.search(found[n].text)), end + 1)
    kinds[first : end + 1] = ["caption"] * (end + 1 - first)


def carousel(found: list[Block], kinds: Kinds, titles: set[str]) -> None:
    """Mark what stands in a text twice: once what comes again, and both where a site shows its other stories so.

    Beside a report each of these has a picture, with its words above and below. What shares a word with the headline
    may be of the report.
    """
    opening = next((folded(block.text) for block, kind in zip(found, kinds, strict=True) if kind is None), "")
    told = {word for title in titles or {opening} for word in LONG_WORD.findall(title)}
    seen: dict[str, int] = {}
    twice: list[int] = []
    for number, block in enumerate(found):
        if kinds[number] is not None or len(block.text) < SHORTEST_TWICE or folded(block.text) in titles:
            continue
        if (before := seen.get(block.text)) is not None:
            kinds[number] = "repeated"
            twice += [before] if before == number - 1 else []
        seen[block.text] = number
    others = sum(kind is None and is_prose(block.text) for kind, block in zip(kinds, found, strict=True)) - len(twice)
    if len(twice) > 1 and others > 1:
        for number in twice:
            if told.isdisjoint(LONG_WORD.findall(folded(found[number].text))):
                kinds[number] = kinds[number + 1] = "related"


def top(found: list[Block], kinds: Kinds, first: int, titles: set[str]) -> None:
    """Mark what stands before the report begins: breadcrumb, byline, time stamp."""
    for number, block in enumerate(found[: first + 3]):
        if kinds[number] is not None or len(block.text) > 160 or folded(block.text) in titles:
            continue
        if (number < first and is_breadcrumb(block.text)) or p.SITE_TAIL.fullmatch(block.text):
            kinds[number] = "breadcrumb"
        elif p.DATELINE_ALONE.fullmatch(block.text):
            kinds[number] = "dateline"
        elif is_byline(block.text) or is_stamp(block.text):
            kinds[number] = "byline"
        elif number < first and is_menu(block.text):
            kinds[number] = "breadcrumb"


def masthead(found: list[Block], kinds: Kinds, first: int, titles: set[str]) -> None:
    """Mark the site's name where it opens a page: furniture follows it, and then a longer line that is the headline."""
    above = found[:first]
    after = next((n for n in range(1, len(above)) if kinds[n] is None), 0)
    if after < 2 or kinds[0] is not None or folded(above[0].text) in titles:
        return
    name = p.SITE_NAME.fullmatch(above[0].text)
    if name and len(above[after].text.split()) > len(above[0].text.split()):
        kinds[0] = "breadcrumb"


def is_breadcrumb(value: str) -> bool:
    """Return whether a block is a path of sections.

    >>> is_breadcrumb("Home > Sport > Rowing")
    True
    """
    parts = [part.strip() for part in p.BREADCRUMB.split(value)]
    short = all(part and len(part) <= 30 and len(part.split()) <= 4 for part in parts)
    opens = parts[0].casefold() in ("home", "news", "home page", "homepage")
    return short and (len(parts) >= 3 or (len(parts) == 2 and opens)) and not p.SENTENCE_END.search(value)


def is_menu(value: str) -> bool:
    """Return whether a block is the names of a site's parts, one beside the other.

    >>> is_menu("Home | Reports | Opinion | Donate"), is_menu("Ana Lima | 12 March | 5 min read")
    (True, False)
    """
    parts = p.MENU_PART.split(value)
    short = all(part and len(part.split()) <= 3 and not any(map(str.isdigit, part)) for part in parts)
    return short and len(parts) >= 3 and not p.SENTENCE_END.search(value)


def is_byline(value: str) -> bool:
    """Return whether a block names who wrote the report and says nothing else.

    >>> is_byline("By Ana Lima and Joe Ng, Example News"), is_byline("By Tuesday the water had gone")
    (True, False)
    """
    match = p.BYLINE.fullmatch(value)
    if not match:
        return False
    words = [word for word in re.split(r"[\s,|;&/]+", match[1]) if word]
    known = all(word[0].isupper() or word.casefold() in p.BYLINE_SMALL or "@" in word for word in words)
    verbs = {"is", "was", "has", "had", "were", "are", "said"}
    return 1 <= len(words) <= 16 and known and not verbs & set(words) and any(word[0].isupper() for word in words)


def is_stamp(value: str) -> bool:
    """Return whether a block says when the report was written, perhaps by whom, and nothing else.

    >>> is_stamp("by: Ana Lima Updated: Apr 12, 2016 - 9:35 AM"), is_stamp("Two hurt by Lorry on April 12, 2016")
    (True, False)
    """
    if p.STAMP.fullmatch(value):
        return True
    rest, moments = p.MOMENT.subn(" ", value)
    words = re.findall(r"\w[\w.'’-]*", rest)
    named = next((n for n, word in enumerate(words) if word.casefold() == "by"), len(words))
    said = [word.rstrip(".").casefold() in p.STAMP_WORDS for word in words]
    return moments > 0 and all(said[:named]) and all(s or w[0].isupper() for s, w in zip(said, words, strict=True))


def captions(found: list[Block], kinds: Kinds, bodies: list[int]) -> None:
    """Mark a sentence before the report's lead that tells what a picture shows.

    Only above the lead, only one sentence, only with the verbs of captions, and only under a headline or with a full
    date: the words alone occur in reports. So too, anywhere but at the end, a sentence with whose picture it is.
    """
    for number in range(max(bodies, default=0)):
        value = found[number].text
        if (
            kinds[number] is None
            and p.CREDITED.fullmatch(value)
            and not p.AFTER_SENTENCE.search(value[: value.rfind("(")].rstrip())
        ):
            kinds[number] = "caption"
    for number in bodies[:2]:
        value = found[number].text
        follows = any(later > number for later in bodies)
        one = len(re.findall(r"[.!?][\"”’]?(?=\s|$)", value)) <= 1
        placed = number > 0 or bool(p.DATE_IN_TEXT.search(value))
        if follows and one and placed and len(value) <= 300 and p.SEEN.search(value):
            if number == first_open(kinds, found):
                kinds[number] = "caption"


def first_open(kinds: Kinds, found: list[Block]) -> int:
    """Return the number of the first prose block that is not marked."""
    return next((n for n, block in enumerate(found) if kinds[n] is None and is_prose(block.text)), -1)


def bottom(found: list[Block], kinds: Kinds, last: int) -> None:
    """Mark what stands after the report: menus, credits, and the loose lines among footers."""
    for number in range(max(0, len(found) - 8), len(found)):
        value = found[number].text
        if kinds[number] is None and len(value) <= 300:
            if is_credit(value):
                kinds[number] = "byline"
            elif number > last and p.SIGNATURE.fullmatch(value):
                kinds[number] = "byline"
    seen = False
    for number in range(last + 1, len(found)):
        value = found[number].text
        if kinds[number] is None and number > 0:
            menu = p.MENU.fullmatch(value) and not p.SENTENCE_END.search(value)
            if menu or (seen and len(value) <= 80 and not p.SENTENCE_END.search(value)):
                kinds[number] = "footer"
        seen = seen or kinds[number] in ("footer", "share", "related")


def is_credit(value: str) -> bool:
    """Return whether a block names who made the report, and no sentence of the report stands before that.

    >>> is_credit("Ana Lima contributed to this report."), is_credit("It is open. Ana Lima contributed to this report.")
    (True, False)
    """
    form = p.CREDIT_AT_END
    if not form.fullmatch(value) and not form.fullmatch(value.strip("()[]")):
        return False
    sentence = p.AFTER_SENTENCE.search(value)
    # What is left is a credit by itself: then a sentence that is none does not belong to it.
    return not (sentence and form.fullmatch(value[sentence.end() :])) or bool(
        form.fullmatch(first := value[: sentence.end()].strip()) or p.ABOUT.fullmatch(first)
    )


def credit(text: str, span: Span) -> Span | None:
    """Return the credit with which a report's last paragraph ends: "… he said. (Reporting by Ana Lima)".

    It names people and bodies and says nothing else; ``None`` where there is none.
    """
    for match in p.AFTER_SENTENCE.finditer(text, max(span.start, span.end - LONGEST_CREDIT), span.end):
        words = text[match.end() : span.end].strip("()[] ")
        known = all(word[0].isupper() or word in p.CREDIT_WORDS for word in re.findall(r"\w[\w'’-]*", words))
        if known and p.CREDIT_AT_END.fullmatch(words):
            return Span(match.end(), span.end)
    return None


def hours(text: str, paragraphs: Sequence[Span]) -> dict[Span, Span]:
    """Return the hour before each entry of a live blog, by paragraph; empty where no two paragraphs begin with one."""
    found = {span: match for span in paragraphs if (match := p.ENTRY.match(text, span.start, span.end))}
    return {span: Span(*match.span()) for span, match in found.items()} if len(found) > 1 else {}


def dateline(text: str, found: list[Block], kinds: Kinds) -> Dateline | None:
    """Return the dateline, at the start of the first or second paragraph of prose; ``None`` where there is none."""
    prose = [block for n, block in enumerate(found) if kinds[n] is None and (n == 0 or is_prose(block.text))]
    for block in prose[:3]:
        match = p.DATELINE.match(text, block.start, block.end)
        if match and not text[match.end() : block.end].isupper() and match.end() < block.end:
            words = re.findall(r"\w+", match[0])
            credit = match["a"] or match["b"] or match["c"] or match["d"] or match["e"]
            if words and (credit or words[0].upper() not in p.LABELS):
                return Dateline(block, Span(block.start, match.end()), credit)
    return None


def byline(found: list[Block], kinds: Kinds) -> Span | None:
    """Return the span of the first block that names who wrote the report."""
    marked = [block for block, kind in zip(found, kinds, strict=True) if kind == "byline"]
    return next((Span(b.start, b.end) for b in marked if is_byline(b.text) or p.SIGNATURE.fullmatch(b.text)), None)


def evidence(
    text: str, found: list[Block], kinds: Kinds, line: Dateline | None, end: Span | None
) -> Iterator[Evidence]:
    """Yield what the furniture says of the report: the agency in a dateline, credits, the site in a footer.

    ``end`` is the credit with which the last paragraph ends.
    """
    if line and line.credit:
        yield Evidence("credit", line.credit, "dateline")
    for block, kind in zip(found, kinds, strict=True):
        if kind == "byline" and p.CREDIT_AT_END.fullmatch(block.text.strip("()[]")):
            yield Evidence("credit", block.text.strip("()[]"), "byline")
        elif kind == "byline" and (agency := p.AGENCY_STAMP.match(block.text)):
            yield Evidence("credit", agency[1], "byline")
        site = SITE.match(block.text) if kind == "footer" else None
        if site:
            yield Evidence("publisher", (site[1] or site[2]).strip(), "footer")
    if end:
        yield Evidence("credit", end.of(text).strip("()[]"), "byline")
