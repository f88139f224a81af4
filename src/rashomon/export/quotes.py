"""A report's words on one line, in quotation marks."""

from __future__ import annotations

import re

from rashomon.export.harmless import one_line

# A straight mark that opens a quotation, and none after it.
OPENING = re.compile(r'(?:^|[\s(\[—–])"(?=\w)[^"]*$')


def in_quotes(text: str) -> str:
    """Return a report's words on one line in quotation marks, none added where the words bring their own.

    >>> in_quotes("No comment"), in_quotes("“No comment,”")
    ('“No comment”', '“No comment,”')
    """
    line = closed(one_line(text))
    inner = line[1:-1]
    if len(line) > 2 and line[0] in '“"' and line[-1] in '”"' and not any(mark in inner for mark in '“”"'):
        return line
    return f"“{line}”"


def closed(line: str) -> str:
    """Return words in which a quotation that goes on beyond them is closed with a mark that more follows.

    A quotation that begins before them is opened; of one that merely ends with them, or ends in what is left out, the
    mark is left out.

    >>> closed('the plan was “a gift to polluters'), closed('the plan was "a gift" to all')
    ('the plan was “a gift to polluters …”', 'the plan was "a gift" to all')
    >>> closed("the plan was “a gift to …")
    'the plan was “a gift to …”'
    >>> closed('a gift” to all'), closed('the plan was a gift,”')
    ('“a gift” to all', 'the plan was a gift')
    >>> closed("Hale, 33 … ” has left")
    'Hale, 33 … has left'
    """
    unopened = line.count("”") - line.count("“")
    if unopened == 1 and "… ”" in line:
        return closed(re.sub(r"… ”\s*", "… ", line, count=1))
    if unopened == -1 and line.rfind("“") > line.rfind("”"):
        return f"{line}”" if line.endswith("…") else f"{line} …”"
    if unopened == 1 and line.endswith("”"):
        return line[:-1].rstrip(",")
    if unopened == 1 and "“" not in line.partition("”")[0]:
        return f"“{line}"
    if line.count('"') % 2 and OPENING.search(line):
        return f'{line}"' if line.endswith("…") else f'{line} …"'
    return line


def shortened(text: str, longest: int = 90) -> str:
    """Return a report's words in quotation marks, cut within ``longest`` characters with a mark that more follows.

    >>> shortened("The pier was closed at dawn", 8)
    '“The pier …”'
    """
    line = one_line(text)
    return in_quotes(line if len(line) <= longest else f"{line[: longest + 1].rsplit(' ', 1)[0].rstrip()} …")
