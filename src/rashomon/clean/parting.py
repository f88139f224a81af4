"""Blocks → blocks: what a page gives in one line with the report's own words is told apart from them.

A ``Title:`` line, a headline with the site's name or a stamp behind it, a page that was pasted as one paragraph.
"""

from __future__ import annotations

import re

from rashomon.clean import patterns as p
from rashomon.clean.furniture import folded, head, is_prose, is_stamp, of_head
from rashomon.clean.lines import Block
from rashomon.model import Evidence, Span

# Words of a title that a text repeats without a mark behind it, at least.
FEWEST_IN_TITLE = 5
# Blocks at the top that may be a headline, and words that are left of one without the site's name.
AT_TOP, FEWEST_LEFT = 4, 3


def split(text: str, found: list[Block], evidence: tuple[Evidence, ...]) -> list[Block]:
    """Return the blocks, those in parts that hold more than one thing."""
    above = sum(head(found, evidence))
    parts = parted(found, evidence)
    top = [part for block in parts[: above + AT_TOP] for part in tailed(text, block)]
    return run_in(text, [*top, *parts[above + AT_TOP :]], evidence, above + AT_TOP)


def parted(found: list[Block], evidence: tuple[Evidence, ...]) -> list[Block]:
    """Return the blocks, the headline of a ``Title:`` line in one of its own: other formats give it so too.

    Not where it stands in the text once more.
    """
    titles, made = of_head(evidence, "title"), list[Block]()
    standing = {folded(block.text) for block in found} if titles else set()
    for block, here in zip(found, head(found, evidence), strict=True):
        name, _, value = block.text.partition(":")
        title = value.strip()
        if here and title in titles and folded(title) not in standing:
            cut = block.end - len(title)
            made += [Block(block.start, block.start + len(name) + 1, f"{name}:"), Block(cut, block.end, title)]
        else:
            made.append(block)
    return made


def tailed(text: str, block: Block) -> list[Block]:
    """Return a block, the stamp or the site's name behind a headline in one of its own."""
    if "\n" in text[block.start : block.end] or is_stamp(block.text):
        return [block]
    cut = len(untailed(block.text))
    stamp = p.STAMP_BEHIND.search(block.text)
    if stamp and stamp.start() and is_stamp(block.text[stamp.end() :]):
        cut = min(cut, stamp.start())
    if cut == len(block.text) or block.text not in text[block.start : block.end]:
        return [block]
    at = block.start + cut
    return [block_of(text, trimmed(text, Span(start, end))) for start, end in ((block.start, at), (at, block.end))]


def untailed(title: str) -> str:
    """Return a headline without the name of a site behind it.

    >>> untailed("Ferry sinks off Lunda - KQXB News 5"), untailed("Ferry sinks - two saved"), untailed("Port - a map")
    ('Ferry sinks off Lunda', 'Ferry sinks - two saved', 'Port - a map')
    """
    tail = p.SITE_TAIL.search(title)
    return title[: tail.start()] if tail and len(title[: tail.start()].split()) >= FEWEST_LEFT else title


def run_in(text: str, found: list[Block], evidence: tuple[Evidence, ...], first: int) -> list[Block]:
    """Return the blocks, the stamp that runs into the report's first paragraph in one of its own.

    So do the buttons beside it, the headline before it and the one that follows it once more: a page pasted as plain
    text may be one line. That paragraph is one of the ``first`` blocks.
    """
    number = next((n for n, block in enumerate(found[:first]) if is_prose(block.text)), None)
    if number is None:
        return found
    lead = found[number]
    titles = [e.value for e in evidence if e.field == "title"] + [block.text for block in found[:number]]
    above = lead.start + repeated(text[lead.start : lead.end], titles)
    match = p.RUN_IN.match(text, above, lead.end)
    if match is None or match.end() == lead.end:
        again = [trimmed(text, Span(lead.start, above)), Span(above, lead.end)] if lead.start < above < lead.end else []
        return [*found[:number], *(block_of(text, part) for part in again), *found[number + 1 :]] if again else found
    below = match.end() + repeated(text[match.end() : lead.end], titles)
    agency = p.AGENCY_BEFORE.match(text, below, lead.end)
    behind = agency.end() if agency and below > match.end() else below
    stamp = (match.start("stamp"), match.end("stamp"))
    cuts = sorted({lead.start, above, *stamp, match.end(), below, behind, lead.end})
    parts = [Span(start, end) for start, end in zip(cuts, cuts[1:], strict=False) if text[start:end].strip(" .")]
    return [*found[:number], *(block_of(text, trimmed(text, part)) for part in parts), *found[number + 1 :]]


def block_of(text: str, span: Span) -> Block:
    """Return the block of a span, its words on one line."""
    return Block(span.start, span.end, " ".join(span.of(text).split()))


def repeated(value: str, titles: list[str]) -> int:
    """Return at which character a text goes on that begins with one of the titles, 0 where it does not.

    A title that a capital follows without a mark must be long enough to be no part of a sentence.

    >>> repeated("Dam breaks. The wall gave way.", ["Dam breaks"]), repeated("Dam breaks at night.", ["Dam breaks"])
    (11, 0)
    """
    for title in titles:
        words = re.findall(r"\w+", title)
        end = r"\s?[.!?]+" if len(words) < FEWEST_IN_TITLE else r"(?:\s?[.!?]+|(?=\s+[\"“A-Z\d]))"
        again = re.match(r"(?i:\W*" + r"\W+".join(words) + ")" + end, value)
        if words and again:
            return again.end()
    return 0


def trimmed(text: str, span: Span) -> Span:
    """Return a span without white space at its ends."""
    inside = span.of(text)
    start = span.start + len(inside) - len(inside.lstrip())
    return Span(start, start + len(inside.strip()))
