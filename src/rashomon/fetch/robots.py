"""robots.txt → what a program may read and how long it waits between two pages (RFC 9309, and ``Crawl-delay``).

Wildcards are matched in time that grows with pattern times path; a regular expression, the usual way, can be made to
take forever by the file that it is read from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

MOST_LINES = 20_000
MOST_RULES = 5_000
LINE = re.compile(r"\s*([A-Za-z-]{1,30})\s*:\s*([^#]*)")
NUMBER = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6})?")


@dataclass(frozen=True, slots=True)
class Robots:
    """What one robots.txt says to us: ``rules`` as (allowed, pattern), ``delay`` in seconds."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """Return whether a path, with its query, may be read: the longest pattern decides, of two the friendlier.

        >>> Robots(((False, "/"), (True, "/news/"))).allows("/news/today?page=2")
        True
        """
        wanted = plain(path)
        matching = [(len(pattern), allowed) for allowed, pattern in self.rules if matches(pattern, wanted)]
        return max(matching)[1] if matching else True


def parse(source: str, agent: str) -> Robots:
    """Return what a robots.txt says to the program called ``agent``: its own groups, else those for all.

    >>> parse("User-agent: *\\nDisallow: /private\\nCrawl-delay: 2", "rashomon")
    Robots(rules=((False, '/private'),), delay=2.0)
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    names: list[str] = []
    open_group = False
    for line in source.removeprefix("\ufeff").splitlines()[:MOST_LINES]:
        found = LINE.match(line)
        if found is None:
            continue
        field, value = found[1].lower(), found[2].strip()
        if field == "user-agent":
            names = [*names, value.lower()] if open_group else [value.lower()]
            open_group = True
            groups.setdefault(value.lower(), [])
        elif field in ("allow", "disallow", "crawl-delay"):
            open_group = False
            for name in names:
                groups[name].append((field, value))
    lines = groups.get(agent.lower(), groups.get("*", []))[:MOST_RULES]
    rules = tuple((field == "allow", plain(value)) for field, value in lines if field != "crawl-delay" and value)
    delays = [float(value) for field, value in lines if field == "crawl-delay" and NUMBER.fullmatch(value)]
    return Robots(rules, max(delays, default=0.0))


def plain(path: str) -> str:
    """Return a path with each character percent-encoded in one way, the marks of a pattern aside."""
    return quote(unquote_to_bytes(re.sub("%(2[aAfF4]|3[fF])", r"%25\1", path)), safe="/?*$=&;:@!'(),+~%")


def matches(pattern: str, path: str) -> bool:
    """Return whether a pattern with ``*`` and a closing ``$`` matches the start of a path, or all of it.

    >>> [matches(each, "/a/b.html") for each in ("/a", "/*.html$", "/a$", "*b")]
    [True, True, False, True]
    """
    whole = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not others:
        return not whole or path == first
    place = len(first)
    # The leftmost place of each part leaves the most room for the next; only the last is bound to the end.
    for part in others[:-1] if whole else others:
        place = path.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return not whole or (path.endswith(others[-1]) and len(path) - len(others[-1]) >= place)
