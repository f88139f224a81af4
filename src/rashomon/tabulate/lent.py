"""Days that a report leaves open → the dates that other reports of the story give for them."""

from __future__ import annotations

import re
from typing import NamedTuple

from rashomon.grammar import SUBJECTS
from rashomon.model import Index, Linked, Mention, Parse, Passage, Story, Timex
from rashomon.tabulate.places import head_of

# A day of the year or of the week of which the report does not tell in which year or week; what may follow is an hour.
OPEN = re.compile(r"XXXX-(?:WXX-[1-7]|\d\d-\d\d)(T.+)?")
DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.+)?")


class Lent(NamedTuple):
    """The time that a mention means, and the words of another report that give its date."""

    timex: Timex
    where: Passage


def lent_dates(story: Story, linked: Linked) -> dict[str, Lent]:
    """Return, for the id of each time with an open day, the date that the reports give for what is one with it.

    Where they give two dates none is lent. "Today" and "yesterday" stay open: they say too little to be sure of a day.
    Nor is any lent to the day of a happening, "the blast on Monday": another report's Monday may be of another.
    """
    index = Index.of(story)
    mentions = index.mentions
    happenings = {(m.report, m.head) for m in mentions.values() if m.kind == "event"}
    found: dict[str, Lent] = {}
    for time in linked.times:
        held = [(m, m.timex) for each in time.mentions if (m := mentions.get(each)) is not None and m.timex is not None]
        givers = {date[1]: m for m, timex in reversed(held) if (date := DATE.fullmatch(timex.value or ""))}
        for mention, timex in held if len(givers) == 1 else ():
            if hour := OPEN.fullmatch(timex.value or ""):
                (day, giver), *_ = givers.items()
                noun = governor(index.parses[mention.report], mention)
                if (mention.report, index.parses[mention.report].span(noun, noun + 1)) in happenings:
                    continue
                value = Timex(timex.type, day + (hour[1] or ""), day, day)
                found[mention.id] = Lent(value, Passage(giver.report, giver.span))
    return found


def governor(parse: Parse, time: Mention) -> int:
    """Return the word on which a time hangs; between a subject and its verb, "the blast on Monday led", the subject."""
    head = head_of(parse, time.span).index
    link = parse.tokens[parse.tokens[head].head]
    above = parse.tokens[link.head] if link.pos == "ADP" else link
    doers = [n for n in parse.children[above.index] if parse.tokens[n].dep in SUBJECTS and n < head < above.index]
    return doers[-1] if doers else above.index
